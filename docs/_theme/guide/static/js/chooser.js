// Which stretch is for me? Every rule and every reason comes with the data; here they are only looked up and counted.
"use strict";
{
  const root = document.querySelector("[data-app=chooser]");
  if (root) chooser(root, guide.data(), guide.refs(root));

  function chooser(root, { words, conditions, ask_first, things, enough, reasons, stretches }, el) {
    const KEPT = "chooser";   // the answers, on the device, for as long as the window is open
    const cards = new Map([...root.querySelectorAll("[data-stretch]")].map((card) => [card.dataset.stretch, card]));
    const radios = [...el.form.querySelectorAll("[type=radio]")];
    const boxes = [...el.form.querySelectorAll("[type=checkbox]")];
    const listed = (items, type) => new Intl.ListFormat(document.documentElement.lang, { type }).format(items);

    const answers = () => ({
      ...Object.fromEntries(radios.filter(({ checked }) => checked).map(({ name, value }) => [name, value])),
      ...Object.fromEntries(boxes.map(({ name, checked }) => [name, checked ? "yes" : "no"])),
    });
    const given = (numbers, said) => numbers.map((number) => reasons[number])
      .filter(({ when }) => Object.keys(when).some((question) => said[question] === when[question]));
    const list = (reasons) => reasons.map(({ say }) => Object.assign(document.createElement("li"), { textContent: say }));
    const isThing = ({ when }) => Object.keys(when).every((question) => question in things);
    const lacking = (out, said) => listed(out.flatMap(({ when }) => Object.keys(when))
      .filter((thing) => said[thing] === "no").map((thing) => things[thing]), "conjunction");

    /** Each stretch with what speaks against it, what speaks for it, and how much that counts. */
    const judged = (said) => [...stretches.values()].map(({ id, against, spared }) => {
      const suits = given(spared, said);
      return { id, out: given(against, said), suits, points: suits.reduce((all, { points = 1 }) => all + points, 0) };
    });

    function show() {
      const said = answers();
      const asked = radios.some(({ checked }) => checked) || boxes.some(({ checked }) => !checked);
      const all = radios.every(({ name }) => name in said);
      const belongs = said.ask_first === "yes" || (said.ask_first !== "asked" && ask_first.some((pain) => said[pain] === "yes"));
      const first = Boolean(el.ask) && belongs;   // a clinician comes before any stretch
      const found = judged(said);
      const fit = found.filter(({ out }) => !out.length).sort((one, other) => other.points - one.points);
      const rest = found.filter(({ out }) => out.length);
      const near = rest.filter(({ out }) => out.every(isThing));   // a thing is all that they lack
      const none = !fit.length;

      for (const { id, out, suits } of [...fit, ...rest]) {
        const card = cards.get(id);
        card.querySelector("[data-reasons]").replaceChildren(...list(out.length ? out : suits));
        card.querySelector("[data-suits]").hidden = out.length > 0;
        (out.length ? el.others : el.fits).append(card);
      }
      el.heading.textContent = first ? el.ask.dataset.title
        : none ? (near.length ? words.lack : words.none)
          : asked ? guide.count(all ? words.fit : words.so_far, fit.length) : words.start;
      el.status.textContent = asked ? el.heading.textContent : "";
      el.answer.textContent = el.heading.textContent;
      el.answer.href = first ? el.safety.href : "#answers_heading";
      el.bar.hidden = !asked;
      if (el.ask) el.ask.hidden = !first;
      el.get.hidden = first || !none || !near.length;
      if (!el.get.hidden)
        el.get.textContent = guide.fill(words.get, { things: listed([...new Set(near.map(({ out }) => lacking(out, said)))], "disjunction") });
      el.fits.hidden = first || none;
      el.see.hidden = first || !(none && !near.length || conditions.some((pain) => said[pain] === "yes"));
      el.out.hidden = first || !rest.length;
      lead(all && !first ? fit.slice(0, enough).map(({ id }) => id) : []);
      document.dispatchEvent(new Event("sorted"));
    }

    /** Links to the timer and to the handout maker with the stretches that fit best, once every question is answered. */
    function lead(ids) {
      el.actions.hidden = !ids.length;
      const named = { stretches: listed(ids.map((id) => cards.get(id).dataset.short), "conjunction") };
      for (const name of ["do", "print"]) {
        el[name].hash = `do=${ids.join("_")}`;
        el[name].textContent = guide.fill(words[ids.length > 1 ? name : `${name}_one`], named);
      }
    }

    const store = guide.store("sessionStorage");
    function restore() {
      const kept = store.get(KEPT) ?? {};
      for (const radio of radios) radio.checked = kept[radio.name] === radio.value;
      for (const box of boxes) box.checked = kept[box.name] !== "no";
    }

    el.form.addEventListener("change", () => {
      store.set(KEPT, answers());
      show();
    });
    el.form.addEventListener("reset", () => {
      store.forget(KEPT);
      setTimeout(show);
    });
    el.form.addEventListener("submit", (event) => event.preventDefault());   // some browsers send it at Enter
    restore();
    show();
  }
}
