// The handout maker. The choice stands in the address; name and notes stand in the page and nowhere else.
"use strict";
{
  const root = document.querySelector("[data-app=maker]");
  if (root) maker(root, guide.data(), guide.refs(root));

  function maker(root, data, el) {
    const { words, stretches } = data;
    const SIZES = [1.2, 1.15, 1.1, 1.05, 1, 0.95, 0.9, 0.85, 0.8];   // of the print, largest first
    const SHEET = 248 * 96 / 25.4;                              // the height of Letter and the width of A4, within the margins
    const rows = [...root.querySelectorAll("[data-stretch]")].map((row) => (
      { row, stretch: stretches.get(row.dataset.stretch), on: row.querySelector("input"), fields: row.querySelector("[data-dose]") }));
    let waiting = 0, wanted = false;   // the paper is measured once it is seen or changed: that takes time

    function load() {
      const shared = guide.decode(location.hash, data);
      const items = shared.items.length ? shared.items : data.first.map((id) => stretches.get(id));
      const named = new Map(items.map((item) => [item.id, item]));
      for (const one of rows) {
        const item = named.get(one.stretch.id);
        one.on.checked = Boolean(item);
        if (item || one.fields) set(one, item ?? one.stretch);
      }
      el.days.value = shared.days ?? data.days;
      draw();
    }

    /** Show a dose in the fields of a row; a row has none before it is first ticked. */
    function set(one, dose) {
      if (!one.fields) {
        one.row.append(guide.copy(el.dose, one.stretch.name));
        one.fields = one.row.lastElementChild;
        if (dose.sides === "both") one.fields.lastElementChild.remove();
      }
      for (const select of one.fields.querySelectorAll("select")) select.value = dose[select.dataset.field];
    }

    function dose({ stretch, fields }) {
      const [hold, repeats, sides] = [...fields.querySelectorAll("select")].map(({ value }) => value);
      return { ...stretch, hold: Number(hold), repeats: Number(repeats), sides: sides ?? "both" };
    }

    function draw() {
      const ticked = rows.filter(({ on }) => on.checked);
      for (const one of ticked) if (!one.fields) set(one, one.stretch);
      for (const { on, fields } of rows) if (fields) fields.hidden = !on.checked;
      const items = ticked.map(dose);
      const days = Number(el.days.value);
      history.replaceState(null, "", `#${guide.encode(items, days)}`);
      root.dataset.ready = items.length ? "yes" : "";
      el.paper.dataset.count = items.length;
      el.when.textContent = guide.fill(words.when, { days: guide.count(words.day_count, days) });
      el.link.textContent = `${data.url}session.html#${guide.encode(items)}`;
      el.blocks.replaceChildren(...items.map(block));
      if (el.names) el.names.textContent = new Intl.ListFormat(document.documentElement.lang).format(items.map(({ name }) => name));
      el.diary.hidden = items.length > 2;
      el.print.disabled = !items.length;
      write();
    }

    function write() {
      el.who.textContent = el.name.value;
      el.words.textContent = el.notes.value;
      clearTimeout(waiting);
      if (wanted) waiting = setTimeout(() => {
        const fits = fit();
        el.fit.textContent = el.print.disabled ? words.none : fits ? words.fits : words.more_sheets;
      }, 100);
    }

    /** Take the largest print that fits one sheet, tried on a copy that nobody sees; says whether any does. */
    function fit() {
      const copy = el.paper.cloneNode(true);
      copy.classList.add("paper-measure");
      copy.setAttribute("aria-hidden", "true");
      root.append(copy);
      const size = SIZES.find((scale) => {
        copy.style.setProperty("--scale", scale);
        return copy.getBoundingClientRect().height <= SHEET;
      });
      copy.remove();
      el.paper.style.setProperty("--scale", size ?? 1);
      return Boolean(size);
    }

    function make(tag, className, ...children) {
      const node = document.createElement(tag);
      if (className) node.className = className;
      node.append(...children);
      return node;
    }

    function block(item) {
      const turned = guide.turned(item, item.sides);
      const picture = (state, alt, className) =>
        Object.assign(new Image(480, 360), { src: item.drawings[state].at(turned), alt: alt.at(turned), className });
      const [start, hold] = item.alt;
      const alone = words.alone[item.sides];
      const steps = alone && item.last_alone ? [...item.steps.slice(0, -1), item.last_alone] : item.steps;
      const dose = guide.fill(words.dose, {
        seconds: guide.count(words.number.seconds, item.hold),
        times: guide.times(words, item),
        total: guide.time(words.number, guide.held(item)),
      });
      return make("section", "paper-block",
        make("div", "paper-title", make("h4", "", item.name), make("p", "paper-dose", dose)),
        make("div", "paper-picture", picture("start", start, "paper-start"), picture("hold", hold, "")),
        make("div", "paper-text",
          ...(alone ? [make("p", "", make("strong", "", alone))] : []),
          make("ol", "", ...steps.map((step) => make("li", "", step.at(turned)))),
          make("p", "", item.felt.at(turned)),
          ...(item.leave_out ? [make("p", "", make("strong", "", words.leave_out), " ", item.leave_out)] : [])));
    }

    async function copy() {
      const here = location.protocol === "file:" ? `${data.url}handouts.html${location.hash}` : location.href;
      try {
        await navigator.clipboard.writeText(here);
        el.copied.textContent = words.copied;
      } catch {
        el.copied.textContent = words.by_hand;
      }
    }

    el.form.addEventListener("input", ({ target }) => {
      if (target.type === "search") return;   // finds a stretch and ticks none
      wanted = true;
      if (target === el.name || target === el.notes) write(); else draw();
    });
    el.form.addEventListener("submit", (event) => event.preventDefault());
    el.copy.addEventListener("click", copy);
    addEventListener("hashchange", load);
    addEventListener("beforeprint", fit);
    new IntersectionObserver(([paper]) => {
      if (wanted || !paper.isIntersecting) return;
      wanted = true;
      write();
    }).observe(el.paper);
    load();
  }
}
