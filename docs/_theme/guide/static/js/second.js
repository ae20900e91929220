// The handout maker: a second language on the paper. Its texts are in a script of that language, loaded when they are wanted.
"use strict";
guide.second = (el, draw) => {
  const languages = [...document.querySelectorAll("#language_menu [data-words]:not([aria-current])")];
  const { second: select, second_field: field, second_told: told } = el;
  field.hidden = !languages.length;
  for (const { lang, textContent } of languages) {
    select.append(Object.assign(new Option(textContent, lang), { lang }));
  }

  /** What the paper says in a language; undefined if none is wanted, null while that is on its way. */
  function chosen() {
    const { value } = select;
    if (!value) return undefined;
    const found = guide.languages[value] ?? null;
    if (!found) load(value);
    else found.of ??= new Map(found.stretches.map((stretch) => [stretch.id, stretch]));
    return found;
  }

  function load(code) {
    if (document.querySelector(`script[data-second="${code}"]`)) return;
    const { dataset } = languages.find(({ lang }) => lang === code);
    const script = Object.assign(document.createElement("script"), { src: dataset.words });
    script.dataset.second = code;
    const missing = () => {
      script.remove();   // asked for again when it is chosen again
      if (select.value !== code) return;
      select.value = "";
      told.textContent = told.dataset.missing;
      draw();
    };
    script.addEventListener("load", () => (guide.languages[code] ? draw() : missing()));   // a portal may answer with a page of its own
    script.addEventListener("error", missing);
    document.head.append(script);
  }

  select.addEventListener("input", () => { told.textContent = ""; });

  return { chosen };
};
