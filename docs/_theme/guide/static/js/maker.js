// The handout maker: its form. The choice stands in the address; name, clinic, notes and named days stand in the page and nowhere else.
"use strict";
{
  const root = document.querySelector("[data-app=maker]");
  if (root) maker(root, guide.data(), guide.refs(root));

  function maker(root, data, el) {
    const { words, stretches } = data;
    const paper = guide.paper(el, data);
    const second = guide.second(el, () => draw());
    const title = document.title;
    const rows = [...root.querySelectorAll("[data-stretch]")].map((row) => (
      { row, stretch: stretches.get(row.dataset.stretch), on: row.querySelector("input"), fields: row.querySelector("[data-dose]") }));
    const week = [...el.named.querySelectorAll("input")];
    let waiting, wanted = false;   // the paper is measured once it is seen or changed: that takes time
    let names, session;
    let often = "";   // how many days were chosen before days were named

    /** Where the guide is published; where it has no address of its own, where it is read, unless that is a folder. */
    const home = data.url || (location.protocol === "file:" ? "" : new URL("./", location.href).href);

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
      often = "";
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
      const named = week.filter(({ checked }) => checked).map(({ value }) => value);
      el.days.disabled = named.length > 0;
      if (named.length) {
        often ||= el.days.value;
        el.days.value = named.length;
      } else if (often) {
        [el.days.value, often] = [often, ""];
      }
      const days = Number(el.days.value);
      history.replaceState(null, "", `#${guide.encode(items, days)}`);
      session = `session.html#${guide.encode(items)}`;
      names = new Intl.ListFormat(document.documentElement.lang).format(items.map(({ name }) => name));
      root.toggleAttribute("data-ready", items.length > 0);
      if (el.names) el.names.textContent = names;
      const twin = second.chosen();
      el.print.disabled = !items.length || twin === null;
      el.session.disabled = !items.length;
      el.copied.textContent = "";   // what was copied is of another choice
      paper.show({
        items, days, named, second: twin ?? undefined, daily: Number(el.daily.value), size: el.size.value, large: el.large.checked,
        address: data.url && data.url + session,
      });
      write();
    }

    function write() {
      el.who.textContent = el.name.value;
      el.from.textContent = el.clinic.value;
      el.words.textContent = el.notes.value;
      clearTimeout(waiting);
      if (wanted) waiting = setTimeout(() => {
        const sheets = paper.fit();
        el.fit.textContent = sheets ? guide.count(words.sheets, sheets) : words.none;
      }, 100);
    }

    async function copy(address) {
      try {
        await navigator.clipboard.writeText(address);
        el.copied.textContent = words.copied;
      } catch {
        el.copied.textContent = guide.fill(words.by_hand, { address });
      }
    }

    el.form.addEventListener("input", ({ target }) => {
      if (target.type === "search") return;   // finds a stretch and ticks none
      wanted = true;
      if ([el.name, el.clinic, el.notes].includes(target)) write(); else draw();
    });
    el.form.addEventListener("submit", (event) => event.preventDefault());
    el.session.hidden = !home;
    el.session.addEventListener("click", () => copy(home + session));
    el.copy.addEventListener("click", () => copy(
      location.protocol === "file:" && data.url ? `${data.url}handouts.html${location.hash}` : location.href));
    el.print.addEventListener("click", async () => {
      paper.fit();
      await paper.loaded();
      print();
    });
    guide.follow(load);
    addEventListener("beforeprint", () => {
      if (paper.fit()) document.title = names;   // a PDF that is saved gets this name
    });
    addEventListener("afterprint", () => { document.title = title; });
    new IntersectionObserver(([seen]) => {
      if (wanted || !seen.isIntersecting) return;
      wanted = true;
      write();
    }).observe(el.paper);
    load();
  }
}
