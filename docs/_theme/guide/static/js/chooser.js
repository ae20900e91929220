// Which stretch is for me? Every rule and every reason comes with the data; here they are only looked up.
"use strict";
{
  const root = document.querySelector("[data-app=chooser]");
  if (root) chooser(root, guide.data(), guide.refs(root));

  function chooser(root, { words, conditions, reasons, stretches }, el) {
    const cards = new Map([...root.querySelectorAll("[data-stretch]")].map((card) => [card.dataset.stretch, card]));
    const boxes = [...el.form.querySelectorAll("[type=checkbox]")];

    const answers = () => ({
      ...Object.fromEntries([...el.form.querySelectorAll("[type=radio]:checked")].map(({ name, value }) => [name, value])),
      ...Object.fromEntries(boxes.map(({ name, checked }) => [name, checked ? "yes" : "no"])),
    });
    const given = (numbers, said) => numbers.map((number) => reasons[number])
      .filter(({ when }) => Object.keys(when).some((question) => said[question] === when[question]));
    const list = (reasons) => reasons.map(({ say }) => Object.assign(document.createElement("li"), { textContent: say }));

    function show() {
      const said = answers();
      const asked = el.form.querySelector("[type=radio]:checked") || boxes.some(({ checked }) => !checked);
      let fit = 0;
      for (const { id, against, spared } of stretches.values()) {
        const card = cards.get(id);
        const out = given(against, said);
        card.querySelector("[data-reasons]").replaceChildren(...list(out.length ? out : given(spared, said)));
        card.querySelector("[data-suits]").hidden = out.length > 0;
        (out.length ? el.others : el.fits).append(card);
        fit += out.length ? 0 : 1;
      }
      el.heading.textContent = fit === 0 ? words.none : asked ? guide.count(words.fit, fit) : words.start;
      el.status.textContent = asked ? el.heading.textContent : "";
      el.fits.hidden = fit === 0;
      el.see.hidden = fit > 0 && !conditions.some((pain) => said[pain] === "yes");
      el.out.hidden = fit === stretches.size;
      document.dispatchEvent(new Event("sorted"));
    }

    el.form.addEventListener("change", show);
    el.form.addEventListener("reset", () => setTimeout(show));
    show();
  }
}
