// The running session, phase by phase. Time is read from the clock, and what the clock jumped over is not counted.
"use strict";

/** The steps into a stretch with their pictures, as items of a list. */
globalThis.guide.steps = ({ steps }, turned) => steps.map(({ text, picture, alt }) => {
  const step = document.createElement("li");
  step.append(
    Object.assign(new Image(480, 360), { src: picture.at(turned), alt: alt.at(turned), loading: "lazy" }), text.at(turned));
  return step;
});

globalThis.guide.run = (el, data, ended) => {
  const { words, timing } = data;
  const { number, run: during } = words;
  const cues = guide.cues(el);
  const calm = matchMedia("(prefers-reduced-motion: reduce)");
  const onward = document.documentElement.dir === "rtl" ? "ArrowLeft" : "ArrowRight";
  const JUMP = 5000;        // a clock that is so many milliseconds ahead has slept
  const KEPT = "session";   // the choice and the place, nothing about anybody
  const element = (tag, values) => Object.assign(document.createElement(tag), values);
  const sum = (list) => list.reduce((total, { seconds }) => total + seconds, 0);

  let on = false;
  let items, pauses, plan, at, whole, left, ends, ticker, seen, shown;   // of the session that has begun
  let held;   // milliseconds of each hold by its index
  const waits = () => !plan[at].seconds;
  /** What is left of the phase that is on, in milliseconds; never more than it had, wherever the clock was set. */
  const remaining = () => Math.min(Math.max(0, ends - Date.now()), whole);
  /** How many seconds a phase takes: of a hold that was begun, its rest. */
  const due = ({ rest, seconds }) => rest ?? seconds;

  /** Begin, or go on: the rest of a hold starts with a little time to get ready. */
  function begin(last) {
    ({ items, pauses, held = {} } = last);
    plan = guide.phases(items, timing, pauses);
    const cut = plan[last.at];
    if (cut?.kind === "hold") {
      const rest = Math.max(1, Math.ceil(last.left / 1000));
      plan.splice(last.at, 1, { ...cut, kind: "ready", seconds: timing.ready, before: rest }, { ...cut, rest });
    }
    cues.wake();
    el.pictures.replaceChildren(...pictures().map((src) => element("img", { src, alt: "" })));
    el.bar.replaceChildren(...items.map(() => element("li")));
    enter(last.at ?? 0);
    resume();
    el.pause.focus();
  }

  /** Every picture that the session shows, fetched at its start while there is a network. */
  const pictures = () => [...new Set(items.flatMap(({ drawings, steps, out_picture }) =>
    [...drawings.start, ...drawings.hold, ...out_picture, ...steps.flatMap(({ picture }) => picture)]))];

  function enter(place, start = Date.now()) {
    at = place;
    left = whole = due(plan[at]) * 1000;
    ends = start + left;
    shown = null;
  }

  /** Show and tell the phase that is due, once. While it is paused, tell where. */
  function arrive() {
    const phase = plan[at];
    const { stretch, side, kind } = phase;
    const turned = guide.turned(stretch, side);
    const cue = kind === "rest" ? stretch.out.at(turned) : stretch.cue.at(turned);
    const steps = kind === "position" ? stretch.steps : [];
    el.stage.dataset.phase = kind;
    el.stage.classList.toggle("is-waiting", waits());
    el.phase.textContent = on ? during[kind] : during.paused;
    el.name.textContent = stretch.name;
    el.cue.textContent = steps.length ? "" : cue;
    el.steps.replaceChildren(...(steps.length ? guide.steps(stretch, turned) : []));
    el.count.textContent = place(phase, items.length);
    el.after.textContent = then(plan.slice(at + 1).find((one) => one.kind !== "ready"));
    const file = (kind === "hold" ? stretch.drawings.hold : kind === "rest" ? stretch.out_picture : stretch.drawings.start).at(turned);
    for (const image of el.pictures.children) image.hidden = image.getAttribute("src") !== file;
    const said = speech(phase, cue);
    if (on) {
      cues.say(said, [said, ...steps.map(({ text }) => text.at(turned))].join(" "));
      if (kind === "hold") cues.sound(880, 0.25, [200]);
      else if (at) cues.sound(440, 0.25, [100, 80, 100]);
    } else {
      cues.tell(guide.fill(during.say_paused, { phase: during[kind], place: el.count.textContent }));
    }
    label();
    draw();
    if (kind === "position") scrollTo(0, 0);
  }

  const place = ({ position, repeat, of }, stretches) =>
    guide.fill(during.place, { stretch: position + 1, stretches, hold: repeat, holds: of });
  function then(phase) {
    if (!phase) return during.then_done;
    return guide.fill(during[`then_${phase.kind}`], { seconds: guide.count(number.seconds, due(phase)), stretch: phase.stretch.name });
  }
  function speech({ kind, stretch }, cue) {
    const seconds = guide.count(number.seconds, Math.ceil(left / 1000));
    return guide.fill(during[`say_${kind}`], { seconds, cue, stretch: stretch.name });
  }
  function label() {
    el.pause.textContent = waits() ? during.im_ready : on ? during.pause : during.carry_on;
  }

  function draw() {
    const phase = plan[at];
    const second = Math.ceil(left / 1000);
    if (!waits()) el.ring.setAttribute("stroke-dashoffset", 100 * (1 - (calm.matches ? second : left / 1000) / phase.seconds));
    if (second === shown) return;
    shown = second;
    el.digits.textContent = waits() ? "" : guide.format(second);
    const own = plan.filter(({ position }) => position === phase.position);
    const past = sum(own.slice(0, own.indexOf(phase))) + phase.seconds - second;
    [...el.bar.children].forEach((segment, position) =>
      segment.style.setProperty("--done", position === phase.position ? past / sum(own) : Number(position < phase.position)));
    const last = second > 0 && second <= 3;
    el.stage.classList.toggle("is-last", last && phase.kind === "hold");
    if (on && last) {
      cues.sound(660, 0.09, [40]);
      if (!el.sound.checked) cues.speak(guide.format(second));
    }
    keep();
  }

  /** Go where the clock says, unless it jumped: then wait, and ask. */
  function beat() {
    const now = Date.now();
    const gone = now - seen;
    seen = now;
    if (waits()) return;
    if (gone < 0) ends += gone;   // the clock was set back
    if (gone > JUMP) {
      ends += gone;
      pause();
      el.away.showModal();
      return;
    }
    const start = at;
    while (!waits() && now >= ends) {
      left = 0;
      held = heldSoFar();
      if (at + 1 === plan.length) return finish();
      enter(at + 1, ends);
    }
    if (!waits()) left = remaining();
    if (at === start) draw(); else arrive();
  }

  /** After a jump: go on with the rest of the hold, or with the whole of it again. */
  function goOn(again) {
    const { index, before, stretch } = plan[at];
    const rest = again ? stretch.hold * 1000 : before ? before * 1000 : left;
    begin({ items, pauses, held: again ? held : heldSoFar(), at: index, left: rest });
  }

  /** What was held so far, the hold that is on included. */
  function heldSoFar() {
    const { kind, index } = plan[at];
    return kind === "hold" ? { ...held, [index]: (held[index] ?? 0) + whole - left } : held;
  }

  function resume() {
    on = true;
    seen = Date.now();
    ends = seen + left;
    ticker = setInterval(beat, 100);
    el.stage.classList.remove("is-paused");
    cues.wake();
    cues.keepAwake(true);
    arrive();
  }

  function pause() {
    if (!on) return;
    left = remaining();
    halt();
    label();
    if (waits()) return;
    el.phase.textContent = during.paused;
    el.stage.classList.add("is-paused");
    cues.say(during.paused);
    keep();
  }

  function halt() {
    on = false;
    clearInterval(ticker);
    cues.keepAwake(false);
  }

  /** One phase on; or back to the start of this one, or of the one before if this has just begun. */
  function move(step) {
    if (on && !waits()) left = remaining();
    const begun = !waits() && plan[at].seconds * 1000 - left > 2000;
    const to = step < 0 && begun ? at : Math.max(0, at + step);
    held = heldSoFar();
    if (to === plan.length) return finish();
    if (step < 0) delete plan[to].rest;   // what is repeated is repeated as a whole
    enter(to);
    if (!on && waits()) return resume();   // a phase that waits is not paused too
    arrive();
  }

  /** The session is over: tell what was held, hold by hold, if anything was. */
  function leave() {
    halt();
    cues.silence();
    forget();
    const holds = plan.filter(({ kind, index }) => kind === "hold" && held[index] >= 1000)
      .map(({ position, index }) => ({ position, held: held[index] }));
    ended(holds.length ? "done" : "setup", { items, pauses, holds });
    return holds;
  }

  function finish() {
    if (!leave().length) return;
    cues.say(during.say_done);
    cues.sound(880, 0.6, [300]);
  }

  function quit() {
    held = heldSoFar();
    el.stop.dataset.was = "";
    el.stop.close();
    leave();
  }

  // -- What is kept over a reload
  const store = guide.store("sessionStorage");
  function keep() {
    const { index, before } = plan[at];
    const rest = before ? before * 1000 : left;
    store.set(KEPT, { link: guide.encode(items), pauses, at: index, left: rest, held: heldSoFar() });
  }
  const forget = () => store.forget(KEPT);

  /** A session that was left, with the place in words; null if there is none. */
  function begun() {
    const found = store.get(KEPT);
    if (!found?.pauses) return null;   // none, or one that another edition kept
    const { items } = guide.decode(found.link, data);
    const phase = guide.phases(items, timing, found.pauses)[found.at];
    return phase ? { ...found, items, stretch: phase.stretch.name, place: place(phase, items.length) } : null;
  }

  // -- Controls
  const main = () => (waits() ? move(1) : on ? pause() : resume());
  function askToStop() {
    el.stop.dataset.was = on ? "on" : "";
    pause();
    el.stop.showModal();
  }
  el.stop.addEventListener("close", () => { if (el.stop.dataset.was && !el.stage.hidden) resume(); });
  el.keep.addEventListener("click", () => el.stop.close());
  el.quit.addEventListener("click", quit);
  el.stay.addEventListener("click", () => el.away.close());
  el.redo.addEventListener("click", () => el.away.close("again"));
  el.away.addEventListener("close", () => { if (!el.stage.hidden) goOn(el.away.returnValue === "again"); el.away.returnValue = ""; });
  el.pause.addEventListener("click", main);
  el.back.addEventListener("click", () => move(-1));
  el.skip.addEventListener("click", () => move(1));
  el.end.addEventListener("click", askToStop);
  // A pointer leaves the focus where it is, at first on the button that pauses: the space bar goes on doing what it says.
  for (const button of [el.back, el.skip, el.end]) button.addEventListener("mousedown", (event) => event.preventDefault());
  document.addEventListener("visibilitychange", () => {
    if (!on) return;
    if (document.hidden) { cues.lostLock(); return keep(); }
    beat();
    if (on) cues.keepAwake(true);
  });
  addEventListener("pagehide", () => { if (on && !waits()) { left = remaining(); keep(); } });
  document.addEventListener("keydown", (event) => {
    if (el.stage.hidden || el.stop.open || el.away.open || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === " " && !event.target.closest?.("button, a")) main();
    else if (event.key === "Escape") askToStop();
    else if (event.key === "ArrowLeft" || event.key === "ArrowRight") move(event.key === onward ? 1 : -1);
    else return;
    event.preventDefault();
  });

  return { begin, begun, forget };
};
