// The handout maker. The choice stands in the address; name and notes stand in the page and nowhere else.
"use strict";
{
  const root = document.querySelector("[data-app=maker]");
  if (root) maker(root, guide.data(), guide.refs(root));

  function maker(root, data, el) {
    const { words, stretches } = data;
    const SIZES = [1.2, 1.15, 1.1, 1.05, 1, 0.95, 0.9, 0.85];   // of the print, largest first
    const SHEET = 248 * 96 / 25.4;                              // the height of Letter and the width of A4, within the margins
    const rows = [...root.querySelectorAll("[data-stretch]")].map((row) => ({
      stretch: stretches.find(({ id }) => id === row.dataset.stretch),
      fields: row.querySelector("[data-dose]"),
      ...Object.fromEntries([...row.querySelectorAll("[data-field]")].map((field) => [field.dataset.field, field])),
    }));
    let waiting = 0, wanted = false;   // the paper is measured once it is seen or changed: that takes time

    function load() {
      const shared = guide.decode(location.hash, data);
      const items = shared.items.length ? shared.items : stretches.filter(({ id }) => data.first.includes(id)).map(guide.usual);
      for (const { stretch, on, hold, repeats, sides } of rows) {
        const item = items.find(({ id }) => id === stretch.id);
        const dose = item ?? guide.usual(stretch);
        on.checked = Boolean(item);
        hold.value = dose.hold;
        repeats.value = dose.repeats;
        if (sides) sides.value = dose.sides;
      }
      el.days.value = shared.days ?? data.days;
      draw();
    }

    const chosen = () => rows.filter(({ on }) => on.checked).map(({ stretch, hold, repeats, sides }) => (
      { id: stretch.id, hold: Number(hold.value), repeats: Number(repeats.value), sides: sides?.value ?? "both" }));

    function draw() {
      const items = chosen();
      const days = Number(el.days.value);
      for (const { on, fields } of rows) fields.hidden = !on.checked;
      history.replaceState(null, "", `#${guide.encode(items, days)}`);
      root.dataset.ready = items.length ? "yes" : "";
      el.paper.dataset.count = items.length;
      el.when.textContent = guide.fill(words.when, { days: guide.count(words.day_count, days) });
      el.link.textContent = `${data.url}session.html#${guide.encode(items)}`;
      el.blocks.replaceChildren(...items.map(block));
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
      const stretch = stretches.find(({ id }) => id === item.id);
      const turned = guide.turned(stretch, item.sides);
      const picture = (state, alt, className) =>
        Object.assign(new Image(480, 360), { src: stretch.drawings[state][turned], alt: alt[turned], className });
      const [start, hold] = stretch.alt;
      const dose = guide.fill(words.dose, {
        seconds: guide.count(words.number.seconds, item.hold),
        times: guide.times(words, item),
        total: guide.time(words.number, guide.held(item)),
      });
      return make("section", "paper-block",
        make("div", "paper-title", make("h4", "", stretch.name), make("p", "paper-dose", dose)),
        make("div", "paper-picture", picture("start", start, "paper-start"), picture("hold", hold, "")),
        make("div", "paper-text",
          ...(words.alone[item.sides] ? [make("p", "", make("strong", "", words.alone[item.sides]))] : []),
          make("ol", "", ...stretch.steps.map((step) => make("li", "", step[turned]))),
          make("p", "", make("strong", "", words.felt), " ", stretch.felt[turned]),
          ...(stretch.leave_out ? [make("p", "", make("strong", "", words.leave_out), " ", stretch.leave_out)] : [])));
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
