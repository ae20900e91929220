// The handout maker: a second language on the paper. Its texts are in a script of that language, loaded when they are wanted.
"use strict";
guide.second = (el, draw) => {
  const languages = [...document.querySelectorAll("#language_menu [data-offer]:not([aria-current])")];
  const { second: select, second_field: field } = el;
  field.hidden = !languages.length;
  for (const { lang, textContent } of languages) {
    select.append(Object.assign(new Option(textContent, lang), { lang }));
  }

  /** What the paper says in a language; nothing while that is on its way. */
  function chosen() {
    const { value } = select;
    if (!value) return undefined;
    const found = guide.languages[value];
    if (!found) load(value);
    else found.of ??= new Map(found.stretches.map((stretch) => [stretch.id, stretch]));
    return found;
  }

  function load(code) {
    if (document.querySelector(`script[data-second="${code}"]`)) return;
    const { href } = languages.find(({ lang }) => lang === code);
    const script = Object.assign(document.createElement("script"), { src: new URL("maker-words.js", href).href });
    script.dataset.second = code;
    script.addEventListener("load", draw);
    script.addEventListener("error", () => script.remove());   // asked for again with the next change
    document.head.append(script);
  }

  return { chosen };
};
