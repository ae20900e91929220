// The guided session: what it starts with, and what it ends with; run.js runs it in between.
"use strict";
{
  const root = document.querySelector("[data-app=session]");
  if (root) session(root, guide.data(), guide.refs(root));

  function session(root, data, el) {
    const { words, stretches, timing } = data;
    const { number, set_up: before, done: after } = words;
    const list = new Intl.ListFormat(document.documentElement.lang);
    const PAUSES = "pauses";   // kept on the device: the seconds that the reader chose
    const store = guide.store("localStorage");
    const runner = guide.run(el, data, go);

    // -- Set up
    const rows = [...root.querySelectorAll("[data-stretch]")].map((row) => (
      { row, id: row.dataset.stretch, box: row.querySelector("input"), dose: row.querySelector("[data-dose]") }));
    const lengths = [...el.setup.querySelectorAll("[name=hold]")];
    const choice = new Map();   // each stretch with its dose
    let order = [];   // ids of the ticked stretches, in the order in which they are done
    let last = null;  // what has been done
    const chosen = () => order.map((id) => choice.get(id));
    const pauses = () => ({ position: Number(el.position.value), switch: Number(el.switch.value) });

    /** Choose these, and no others; every other stretch has its usual dose again. */
    function take(items) {
      for (const item of [...stretches.values(), ...items]) choice.set(item.id, { ...item });
      order = items.map(({ id }) => id);
      for (const { box, id } of rows) box.checked = order.includes(id);
      refresh();
    }
    const usual = (ids) => ids.map((id) => stretches.get(id));

    /** How long a stretch is held where so many seconds are chosen for all. */
    const within = ({ hold_from, longest }, seconds) => Math.min(Math.max(seconds, hold_from), longest);
    function setHold(seconds) {
      for (const item of choice.values()) item.hold = within(item, seconds);
    }

    /** The ticked length of a hold is the one that runs; none is, where several run or one that is not offered. */
    function tickHold(items) {
      const ticked = lengths.find(({ checked }) => checked);
      const runs = ticked && items.every((item) => item.hold === within(item, Number(ticked.value)));
      for (const one of runs ? [] : lengths) one.checked = items.every(({ hold }) => hold === Number(one.value));
    }

    function refresh(changed = rows) {
      for (const { id, row, box, dose } of changed) {
        const item = choice.get(id);
        dose.textContent = guide.fill(words.dose, { hold: guide.time(number, item.hold), times: guide.times(words, item) });
        if (!box.checked) continue;
        if (!row.children[1]) row.append(guide.copy(el.stepper, item.name));
        const [fewer, repeats, more] = row.children[1].children;
        repeats.textContent = guide.format(item.repeats);
        fewer.ariaDisabled = item.repeats <= 1;   // a button that is disabled loses the focus
        more.ariaDisabled = item.repeats >= data.most;
      }
      const items = chosen();
      if (items.length) tickHold(items);
      const names = list.format(items.map(({ name }) => name));
      if (el.names) el.names.textContent = names;
      for (const button of el.setup.querySelectorAll("[data-routine]"))
        button.ariaPressed = button.dataset.routine === order.join(" ");
      const minutes = guide.count(before.minutes, Math.max(1, Math.round(guide.length(items, timing, pauses()) / 60)));
      el.total.textContent = items.length
        ? guide.fill(before.total, { stretches: guide.count(before.count, items.length), minutes })
        : before.none;
      el.question.textContent = guide.fill(before.ready, { stretches: names, minutes });
      const [first] = items;
      el.preview.replaceChildren(...(first
        ? [Object.assign(new Image(480, 360), { alt: "", loading: "lazy", src: first.drawings.hold.at(guide.turned(first, first.sides)) })] : []));
      el.reasons.replaceChildren(...items.filter(({ leave_out }) => leave_out).map(({ name, leave_out }) => entry(
        guide.fill(items.length > 1 ? before.reason_of : before.reason, { stretch: name, reasons: leave_out }))));
      el.start.disabled = !items.length;
    }
    const entry = (textContent) => Object.assign(document.createElement("li"), { textContent });

    /** One of four screens: ready (what a link names), setup, stage, done. */
    function show(name) {
      for (const part of ["ready", "stage", "done"]) el[part].hidden = part !== name;
      el.setup.hidden = !["ready", "setup"].includes(name);
      el.setup.classList.toggle("is-ready", name === "ready");
      document.body.classList.toggle("is-running", name === "stage");
      document.body.classList.toggle("is-asked", name === "ready");
    }

    /** Another screen, from its top, because the reader wants it or because the session is over. */
    function go(name, result) {
      show(name);
      if (name === "done") sumUp(result);
      if (name === "stage") scrollTo(0, 0);
      else begin(el[name], name === "done" ? el.well : el.setup.querySelector("[data-routine]"));
    }

    /** Show a screen from its top, with the focus where a reader begins: Start stands far below the choices. */
    function begin(screen, at) {
      screen.scrollIntoView({ behavior: "instant" });
      at.focus();
    }

    function start(from) {
      el.offer.hidden = true;   // what was left is over, or goes on
      go("stage");
      runner.begin(from);
    }

    function sumUp(result) {
      last = result;
      const time = (holds) => guide.time(number, Math.round(holds.reduce((total, one) => total + one.held, 0) / 1000));
      el.summary.textContent = guide.fill(after.summary, { time: time(last.holds), holds: guide.count(after.holds, last.holds.length) });
      el.list.replaceChildren(...last.items.flatMap(({ name, often }, index) => {
        const holds = last.holds.filter(({ position }) => position === index);
        return holds.length ? [entry(guide.fill(after.stretch, { stretch: name, time: time(holds), often }))] : [];
      }));
    }

    // -- Controls
    el.setup.addEventListener("change", ({ target }) => {
      const row = rows.find(({ box }) => box === target);
      if (row) order = row.box.checked ? [...order, row.id] : order.filter((id) => id !== row.id);
      if (target.name === "hold") setHold(Number(target.value));
      if ("pause" in target.dataset) store.set(PAUSES, pauses());
      refresh(row && [row]);
    });
    el.setup.addEventListener("click", ({ target }) => {
      const step = target.closest("[data-step]");
      const routine = target.closest("[data-routine]");
      if (routine) take(usual(routine.dataset.routine.split(" ")));
      if (!step || step.ariaDisabled === "true") return;
      choice.get(step.closest("[data-stretch]").dataset.stretch).repeats += Number(step.dataset.step);
      refresh();
    });
    el.setup.addEventListener("submit", (event) => {
      event.preventDefault();
      start({ items: chosen(), pauses: pauses() });
    });
    el.other.addEventListener("click", () => go("setup"));
    el.again.addEventListener("click", () => start({ items: last.items, pauses: last.pauses }));
    el.change.addEventListener("click", () => go("setup"));

    function restore() {
      const found = store.get(PAUSES) ?? {};
      for (const name of ["position", "switch"])
        if ([...el[name].options].some(({ value }) => value === String(found[name]))) el[name].value = found[name];
    }

    /** A link that names stretches asks whether they may start; a plain visit shows the whole choice. */
    function load() {
      const { items: named } = guide.decode(location.hash, data);
      if (!el.stage.hidden || !el.done.hidden) return;
      take(named.length ? named : usual(data.first));
      show(named.length ? "ready" : "setup");
    }
    restore();
    load();
    guide.follow(load);
    const begun = runner.begun();
    if (begun) {
      el.offer.hidden = false;
      el.where.textContent = guide.fill(before.where, begun);
      el.goOn.addEventListener("click", () => start(begun));
      el.afresh.addEventListener("click", () => { el.offer.hidden = true; runner.forget(); el.ready.hidden ? go("setup") : el.start.focus(); });
    }
  }
}
