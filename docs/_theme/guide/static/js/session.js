// The guided session. Time is read from the clock, so a page that slept is right when it wakes.
"use strict";
{
  const root = document.querySelector("[data-app=session]");
  if (root) session(root, guide.data(), guide.refs(root));

  function session(root, data, el) {
    const { words, stretches, timing } = data;
    const { number, set_up: before, run: during, done: after } = words;
    const calm = matchMedia("(prefers-reduced-motion: reduce)");
    const onward = document.documentElement.dir === "rtl" ? "ArrowLeft" : "ArrowRight";
    const KEPT = "session";   // the choice and the place, nothing about anybody

    // -- Set up
    const rows = [...root.querySelectorAll("[data-stretch]")].map((row) => (
      { row, id: row.dataset.stretch, box: row.querySelector("input"), dose: row.querySelector("[data-dose]") }));
    const choice = new Map([...stretches].map(([id, stretch]) => [id, { ...stretch }]));
    let order = [];   // ids of the ticked stretches, in the order in which they are done
    const chosen = () => order.map((id) => choice.get(id));

    function take(items, ids) {
      for (const item of items) choice.set(item.id, item);
      order = [...ids];
      for (const { box, id } of rows) box.checked = ids.includes(id);
      refresh();
    }

    function setHold(seconds) {
      for (const { id, hold_from, hold } of stretches.values())
        choice.get(id).hold = Math.min(Math.max(seconds, hold_from), hold);
    }

    function refresh(changed = rows) {
      for (const { id, row, box, dose } of changed) {
        const item = choice.get(id);
        dose.textContent = guide.fill(words.dose, { hold: guide.time(number, item.hold), times: guide.times(words, item) });
        if (!box.checked) continue;
        if (!row.children[1]) row.append(guide.copy(el.stepper, item.name));
        const [fewer, repeats, more] = row.children[1].children;
        repeats.textContent = item.repeats;
        fewer.disabled = item.repeats <= 1;
        more.disabled = item.repeats >= data.most;
      }
      const items = chosen();
      if (el.names) el.names.textContent = items.map(({ name }) => name).join(", ");
      for (const button of el.setup.querySelectorAll("[data-routine]"))
        button.ariaPressed = button.dataset.routine === order.join(" ");
      const minutes = Math.max(1, Math.round(sum(guide.phases(items, timing)) / 60));
      el.total.textContent = items.length
        ? guide.fill(before.total, { stretches: guide.count(before.count, items.length), minutes: guide.count(before.minutes, minutes) })
        : before.none;
      el.start.disabled = !items.length;
    }

    // -- Run
    let items = [], plan = [], at = 0, left = 0, ends = 0, on = false, held = {}, holds = 0;
    let ticker = 0, shown = null, lock = null, audio = null;

    /** Begin, or go on: the rest of a hold starts with a little time to get ready. */
    function begin(last) {
      ({ items, held = {}, holds = 0 } = last);
      plan = guide.phases(items, timing);
      if (last.phase?.kind === "hold") {
        const rest = Math.max(1, Math.ceil(last.left / 1000));
        plan.splice(last.at, 1, { ...last.phase, kind: "ready", seconds: timing.ready, before: rest }, { ...last.phase, seconds: rest });
      }
      audio ??= window.AudioContext ? new AudioContext() : null;
      const files = new Set(items.flatMap(({ drawings }) => [...drawings.start, ...drawings.hold]));   // fetched while there is a network
      el.pictures.replaceChildren(...[...files].map((src) => element("img", { src, alt: "", hidden: true })));
      el.bar.replaceChildren(...items.map(() => element("li")));
      show("stage");
      enter(last.at ?? 0);
      resume();
      el.pause.focus();
    }

    function show(name) {
      for (const part of ["setup", "stage", "done"]) el[part].hidden = part !== name;
      document.body.classList.toggle("is-running", name === "stage");
      if (el.stop.open) el.stop.close();
      scrollTo(0, 0);
    }

    function enter(place, start = Date.now()) {
      at = place;
      left = plan[at].seconds * 1000;
      ends = start + left;
      shown = null;
    }

    /** Show and tell the phase that is due, once. */
    function arrive() {
      const phase = plan[at];
      const { stretch, side, kind } = phase;
      const turned = guide.turned(stretch, side);
      el.stage.dataset.phase = kind;
      el.phase.textContent = during[kind];
      el.name.textContent = stretch.name;
      el.cue.textContent = stretch.cue.at(turned);
      el.count.textContent = place(phase, items.length);
      el.after.textContent = then(plan[at + 1]);
      const file = stretch.drawings[kind === "hold" || kind === "rest" ? "hold" : "start"].at(turned);
      for (const image of el.pictures.children) image.hidden = image.getAttribute("src") !== file;
      say(speech(phase, el.cue.textContent));
      if (kind === "hold") sound(880, 0.25, [200]);
      else if (at) sound(440, 0.25, [100, 80, 100]);
      draw();
    }

    const place = ({ position, repeat, of }, stretches) =>
      guide.fill(during.place, { stretch: position + 1, stretches, hold: repeat, holds: of });
    function then(phase) {
      if (!phase) return during.then_done;
      return guide.fill(during[`then_${phase.kind}`], { seconds: guide.count(number.seconds, phase.seconds), stretch: phase.stretch.name });
    }
    function speech({ kind, stretch }, cue) {
      const seconds = guide.count(number.seconds, Math.ceil(left / 1000));
      return guide.fill(during[`say_${kind}`] ?? during.say_stretch, { seconds, cue, phase: during[kind], stretch: stretch.name });
    }

    function draw() {
      const phase = plan[at];
      const second = Math.ceil(left / 1000);
      const part = (calm.matches ? second : left / 1000) / phase.seconds;
      el.ring.setAttribute("stroke-dashoffset", 100 * (1 - part));
      if (second === shown) return;
      shown = second;
      el.digits.textContent = second;
      const own = plan.filter(({ position }) => position === phase.position);
      const past = sum(own.slice(0, own.indexOf(phase))) + phase.seconds - second;
      [...el.bar.children].forEach((segment, position) =>
        segment.style.setProperty("--done", position === phase.position ? past / sum(own) : Number(position < phase.position)));
      const last = second > 0 && second <= 3;
      el.stage.classList.toggle("is-last", last && phase.kind === "hold");
      if (on && last) {
        sound(660, 0.09, [40]);
        if (!el.sound.checked) speak(second);
      }
      keep();
    }

    /** Go where the clock says: after a sleep that may be several phases on. */
    function beat() {
      const start = at;
      while (Date.now() >= ends) {
        left = 0;
        count();
        if (at + 1 === plan.length) return finish();
        enter(at + 1, ends);
      }
      left = Math.min(ends - Date.now(), plan[at].seconds * 1000);
      if (at === start) draw(); else arrive();
    }

    /** What was held of each stretch so far, the hold that is on included, in milliseconds. */
    function heldSoFar() {
      const { kind, seconds, stretch: { id } } = plan[at];
      return kind === "hold" ? { ...held, [id]: (held[id] ?? 0) + seconds * 1000 - left } : held;
    }

    /** Add a hold to the summary, when it ends or is left. */
    function count() {
      held = heldSoFar();
      if (plan[at].kind === "hold" && left === 0) holds += 1;
    }

    function resume() {
      on = true;
      ends = Date.now() + left;
      ticker = setInterval(beat, 100);
      el.pause.textContent = during.pause;
      el.stage.classList.remove("is-paused");
      audio?.resume();
      keepAwake();
      arrive();
    }

    function pause() {
      if (!on) return;
      left = Math.max(0, ends - Date.now());
      halt();
      el.pause.textContent = during.carry_on;
      el.phase.textContent = during.paused;
      el.stage.classList.add("is-paused");
      say(during.paused);
      keep();
    }

    function halt() {
      on = false;
      clearInterval(ticker);
      lock?.release();
      lock = null;
    }

    /** One phase on; or back to the start of this one, or of the one before if this has just begun. */
    function move(step) {
      if (on) left = Math.max(0, ends - Date.now());
      const begun = plan[at].seconds * 1000 - left > 2000;
      const to = step < 0 && begun ? at : Math.max(0, at + step);
      if (step > 0 || begun) count();
      if (to === plan.length) return finish();
      enter(to);
      arrive();
      if (!on) el.phase.textContent = during.paused;
    }

    function leave(part) {
      halt();
      window.speechSynthesis?.cancel();
      forget();
      show(part);
    }

    function finish() {
      leave("done");
      const time = (some) => guide.time(number, Math.round(some / 1000));
      const all = Object.values(held).reduce((total, some) => total + some, 0);
      el.summary.textContent = guide.fill(after.summary, { time: time(all), holds: guide.count(after.holds, holds) });
      el.list.replaceChildren(...items.filter(({ id }) => held[id] >= 1000).map(({ id, name, often }) =>
        element("li", { textContent: guide.fill(after.stretch, { stretch: name, time: time(held[id]), often }) })));
      say(during.say_done);
      sound(880, 0.6, [300]);
      el.well.focus();
    }

    // -- Sound, voice, screen
    function say(text) {
      el.live.textContent = text;
      speak(text);
    }
    function speak(text) {
      if (!el.voice.checked || !window.speechSynthesis) return;
      speechSynthesis.cancel();
      speechSynthesis.speak(Object.assign(new SpeechSynthesisUtterance(text), { lang: document.documentElement.lang }));
    }
    function sound(frequency, length, buzz) {
      navigator.vibrate?.(buzz);
      if (!el.sound.checked || !audio) return;
      const [tone, volume, start] = [audio.createOscillator(), audio.createGain(), audio.currentTime];
      tone.frequency.value = frequency;
      volume.gain.setValueAtTime(0.25, start);
      volume.gain.exponentialRampToValueAtTime(0.001, start + length);
      tone.connect(volume).connect(audio.destination);
      tone.start(start);
      tone.stop(start + length);
    }
    async function keepAwake() {
      try {
        const taken = await navigator.wakeLock?.request("screen");
        if (on && !lock) lock = taken; else taken?.release();
      } catch { /* refused: low battery, or a page in the background */ }
    }

    // -- What is kept over a reload
    const kept = (use) => {
      try { return use(sessionStorage); } catch { return null; /* storage may be switched off */ }
    };
    function keep() {
      const { index, before } = plan[at];
      const rest = before ? before * 1000 : left;
      kept((store) => store.setItem(KEPT, JSON.stringify({ link: guide.encode(items), at: index, left: rest, held: heldSoFar(), holds })));
    }
    const forget = () => kept((store) => store.removeItem(KEPT));
    const begun = () => kept((store) => {
      const found = JSON.parse(store.getItem(KEPT));
      const { items } = guide.decode(found.link, data);
      const phase = guide.phases(items, timing)[found.at];
      return phase && { ...found, phase, items };
    });

    // -- Controls
    function askToStop() {
      el.stop.dataset.was = on ? "on" : "";
      pause();
      el.stop.showModal();
    }
    el.stop.addEventListener("close", () => { if (el.stop.dataset.was && !el.stage.hidden) resume(); });
    el.keep.addEventListener("click", () => el.stop.close());
    el.quit.addEventListener("click", () => { el.stop.dataset.was = ""; leave("setup"); el.start.focus(); });

    el.setup.addEventListener("change", ({ target }) => {
      const row = rows.find(({ box }) => box === target);
      if (row) order = row.box.checked ? [...order, row.id] : order.filter((id) => id !== row.id);
      if (target.name === "hold") setHold(Number(target.value));
      refresh(row && [row]);
    });
    el.setup.addEventListener("click", ({ target }) => {
      const step = target.closest("[data-step]");
      const routine = target.closest("[data-routine]");
      if (routine) take([], routine.dataset.routine.split(" "));
      if (!step) return;
      choice.get(step.closest("[data-stretch]").dataset.stretch).repeats += Number(step.dataset.step);
      refresh();
    });
    el.setup.addEventListener("submit", (event) => { event.preventDefault(); begin({ items: chosen() }); });
    el.pause.addEventListener("click", () => (on ? pause() : resume()));
    el.back.addEventListener("click", () => move(-1));
    el.skip.addEventListener("click", () => move(1));
    el.end.addEventListener("click", askToStop);
    el.again.addEventListener("click", () => begin({ items }));
    el.change.addEventListener("click", () => { show("setup"); el.start.focus(); });
    document.addEventListener("visibilitychange", () => {
      if (!on) return;
      if (document.hidden) { lock = null; return keep(); }
      beat();
      if (on) keepAwake();
    });
    addEventListener("pagehide", () => { if (on) { left = Math.max(0, ends - Date.now()); keep(); } });
    document.addEventListener("keydown", (event) => {
      if (el.stage.hidden || el.stop.open || event.ctrlKey || event.metaKey || event.altKey) return;
      if (event.key === " " && !event.target.closest?.("button, a")) on ? pause() : resume();
      else if (event.key === "Escape") askToStop();
      else if (event.key === "ArrowLeft" || event.key === "ArrowRight") move(event.key === onward ? 1 : -1);
      else return;
      event.preventDefault();
    });

    function load() {
      const { items: named } = guide.decode(location.hash, data);
      if (el.setup.hidden) return;
      take(named, named.length ? named.map(({ id }) => id) : data.first);
      const same = el.setup.querySelector(`[name=hold][value="${named[0]?.hold}"]`);
      if (same) same.checked = true;
    }
    load();
    addEventListener("hashchange", load);
    el.voice.closest("label").hidden = !window.speechSynthesis;
    const last = begun();
    if (last) {
      el.offer.hidden = false;
      el.where.textContent = `${last.phase.stretch.name}: ${place(last.phase, last.items.length)}`;
      el.goOn.addEventListener("click", () => { el.offer.hidden = true; begin(last); });
      el.afresh.addEventListener("click", () => { el.offer.hidden = true; forget(); el.start.focus(); });
    }
  }

  function element(tag, values) { return Object.assign(document.createElement(tag), values); }
  function sum(list) { return list.reduce((total, { seconds }) => total + seconds, 0); }
}
