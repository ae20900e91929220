// What the apps share: from a choice of stretches to timed phases, to words, and to a link.
"use strict";
globalThis.guide = (() => {
  const other = (side) => (side === "left" ? "right" : "left");

  /** What the page carries for its script; the stretches by their id. */
  function data() {
    const found = JSON.parse(document.getElementById("guide_data").textContent);
    found.stretches = new Map(found.stretches.map((stretch) => [stretch.id, stretch]));
    return found;
  }
  const refs = (root) => Object.fromEntries([...root.querySelectorAll("[data-ref]")].map((node) => [node.dataset.ref, node]));

  /** What is kept on the device, as JSON under names, in `localStorage` or `sessionStorage`; nothing where that is off. */
  function store(kind) {
    const use = (action) => { try { return action(globalThis[kind]); } catch { return null; } };
    return {
      get: (name) => use((all) => JSON.parse(all.getItem(name))),
      set: (name, value) => use((all) => all.setItem(name, JSON.stringify(value))),
      forget: (name) => use((all) => all.removeItem(name)),
    };
  }

  // Words: patterns with braces, plural forms by the rules of the language.
  const fill = (pattern, values) => pattern.replace(/\{(\w+)\}/g, (_, name) => values[name]);

  /** How a language counts: numbers, counts in words, lengths of time, repeats. */
  function counting(lang) {
    const language = `${lang}-u-nu-latn`;
    const rules = new Intl.PluralRules(language);
    const { format } = new Intl.NumberFormat(language);
    const count = (forms, n) => fill(forms[rules.select(n)] ?? forms.other, { n: format(n) });

    /** 200 -> "3 minutes 20 seconds". */
    function time(words, seconds) {
      const [minutes, rest] = [Math.floor(seconds / 60), seconds % 60];
      const parts = { minutes: count(words.minutes, minutes), seconds: count(words.seconds, rest) };
      if (!minutes) return parts.seconds;
      return rest ? fill(words.join, parts) : parts.minutes;
    }
    const times = (words, item) => fill(words.sides[item.sides], { times: count(words.number.times, item.repeats) });
    return { format, count, time, times };
  }
  const { format, count, time, times } = counting(document.documentElement.lang);

  // A choice is made of items: stretches, each with the dose in the content or with one of its own.
  const held = (item) => item.hold * item.repeats * (item.sides === "each" ? 2 : 1);

  /** Where the words and drawings for a side stand: 0 for the side that the drawing shows, -1 for the other.
      What is the same for both stands once. */
  const turned = (stretch, side) => -(side === other(stretch.drawn));

  /** What a template holds, with the name of a stretch in its labels. */
  function copy({ content }, stretch) {
    const copy = content.cloneNode(true);
    for (const node of copy.querySelectorAll("[aria-label]")) node.ariaLabel = fill(node.ariaLabel, { stretch });
    return copy;
  }

  function holds(item) {
    const sides = item.sides === "each" ? [item.drawn, other(item.drawn)] : [item.sides];   // the drawn one first
    const repeats = Array.from({ length: item.repeats }, (_, n) => n + 1);
    return item.change === "hold"
      ? repeats.flatMap((repeat) => sides.map((side) => ({ side, repeat })))
      : sides.flatMap((side) => repeats.map((repeat) => ({ side, repeat })));
  }

  /** The whole session as phases, in order; each with its stretch, side and seconds. A phase of kind `position` (before
      a stretch) or `switch` (to the other side) waits for the reader where `pauses` gives it no seconds; `ready` follows. */
  function phases(items, timing, pauses) {
    const list = [];
    items.forEach((stretch, position) => {
      let before = null;
      for (const { side, repeat } of holds(stretch)) {
        const kind = before === null ? "position" : before !== side ? "switch" : "rest";
        const phase = { stretch, side, repeat, of: stretch.repeats, position };
        const seconds = kind === "rest" ? timing.rest : pauses[kind];
        list.push({ ...phase, kind, seconds });
        if (!seconds) list.push({ ...phase, kind: "ready", seconds: timing.ready });
        list.push({ ...phase, kind: "hold", seconds: stretch.hold });
        before = side;
      }
    });
    return list.map((phase, index) => ({ ...phase, index }));
  }

  /** How long it all takes, in seconds; what waits for the reader as long as `timing` expects. */
  const length = (items, timing, pauses) => phases(items, timing, pauses)
    .reduce((total, { kind, seconds }) => total + (seconds || timing[kind]), 0);

  // A choice as a link. It never holds a name or a note.
  const encode = (items, days) =>
    `do=${items.map(({ id, hold, repeats, sides }) => [id, hold, repeats, sides[0]].join(".")).join("_")}${days ? `&days=${days}` : ""}`;

  /** What a link names, as far as it is allowed; the rest is as usual. A stretch may have got another id since. */
  function decode(link, { stretches, holds: lengths, most, moved }) {
    const query = new URLSearchParams(link.replace(/^#/, ""));
    const found = new Map();
    for (const part of (query.get("do") ?? "").split("_")) {
      const [id, hold, repeats, code] = part.split(".");
      const stretch = stretches.get(moved[id] ?? id);
      if (!stretch || found.has(stretch)) continue;
      const item = { ...stretch };
      if (lengths.includes(Number(hold))) item.hold = Number(hold);
      if (/^\d+$/.test(repeats) && repeats > 0 && repeats <= most) item.repeats = Number(repeats);
      if (item.sides === "each") item.sides = ["left", "right"].find((side) => side[0] === code) ?? "each";
      found.set(stretch, item);
    }
    const days = query.get("days") ?? "";
    return { items: [...found.values()], days: /^[1-7]$/.test(days) ? Number(days) : null };
  }

  /** Call `load` when the address names another choice. A link to a place on the page, such as the one that skips to the
      text, names none: the choice stays in the address. */
  function follow(load) {
    addEventListener("hashchange", ({ oldURL }) => {
      const isPlace = location.hash && !new URLSearchParams(location.hash.slice(1)).has("do");
      if (isPlace) history.replaceState(null, "", oldURL); else load();
    });
  }

  return { languages: {}, data, refs, store, counting, format, fill, count, time, held, times, turned, copy, phases, length, encode, decode, follow };
})();
