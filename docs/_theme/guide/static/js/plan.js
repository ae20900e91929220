// What the apps share: from a choice of stretches to timed phases, to words, and to a link.
"use strict";
globalThis.guide = (() => {
  const CODES = { each: "e", both: "b", left: "l", right: "r" };
  const other = (side) => (side === "left" ? "right" : "left");

  const data = () => JSON.parse(document.getElementById("guide-data").textContent);
  const refs = (root) => Object.fromEntries([...root.querySelectorAll("[data-ref]")].map((node) => [node.dataset.ref, node]));

  // Words: patterns with braces, plural forms by the rules of the language.
  const rules = new Intl.PluralRules(document.documentElement.lang);
  const fill = (pattern, values) => pattern.replace(/\{(\w+)\}/g, (_, name) => values[name]);
  const count = (forms, n) => fill(forms[rules.select(n)] ?? forms.other, { n });

  /** 200 -> "3 min 20 s". */
  function time(words, seconds) {
    const [minutes, rest] = [Math.floor(seconds / 60), seconds % 60];
    const parts = { minutes: count(words.minutes_short, minutes), seconds: count(words.seconds_short, rest) };
    if (!minutes) return parts.seconds;
    return rest ? fill(words.join, parts) : parts.minutes;
  }

  /** What a stretch starts with: the dose in the content. */
  const usual = ({ id, hold, repeats, sides }) => ({ id, hold, repeats, sides });

  /** The sides in the order in which they are done: the drawn one first. */
  const sidesOf = (item, stretch) => (item.sides === "each" ? [stretch.drawn, other(stretch.drawn)] : [item.sides]);

  const held = (item) => item.hold * item.repeats * (item.sides === "each" ? 2 : 1);
  const times = (words, item) => fill(words.sides[item.sides], { times: count(words.number.times, item.repeats) });

  /** 0 for the side that the drawing shows, 1 for the mirrored one. */
  const turned = (stretch, side) => Number(side === other(stretch.drawn));

  function holds(item, stretch) {
    const sides = sidesOf(item, stretch);
    const repeats = Array.from({ length: item.repeats }, (_, n) => n + 1);
    return stretch.change === "hold"
      ? repeats.flatMap((repeat) => sides.map((side) => ({ side, repeat })))
      : sides.flatMap((side) => repeats.map((repeat) => ({ side, repeat })));
  }

  /** The whole session as phases: ready, hold, rest, switch, next; each with its stretch, side and seconds. */
  function phases(items, stretches, timing) {
    const list = [];
    items.forEach((item, position) => {
      const stretch = stretches.find(({ id }) => id === item.id);
      let before = null;
      for (const { side, repeat } of holds(item, stretch)) {
        const kind = before === null ? (position ? "next" : "ready") : before !== side ? "switch" : "rest";
        const phase = { stretch, side, repeat, of: item.repeats, position };
        list.push({ ...phase, kind, seconds: timing[kind], index: list.length });
        list.push({ ...phase, kind: "hold", seconds: item.hold, index: list.length });
        before = side;
      }
    });
    return list;
  }

  // A choice as a link. It never holds a name or a note.
  const encode = (items, days) =>
    `do=${items.map((item) => [item.id, item.hold, item.repeats, CODES[item.sides]].join(".")).join("_")}${days ? `&days=${days}` : ""}`;

  /** What a link names, as far as it is allowed; the rest is as usual. */
  function decode(link, { stretches, holds: lengths, most }) {
    const query = new URLSearchParams(link.replace(/^#/, ""));
    const found = new Map();
    for (const part of (query.get("do") ?? "").split("_")) {
      const [id, hold, repeats, code] = part.split(".");
      const stretch = stretches.find((one) => one.id === id);
      if (!stretch || found.has(id)) continue;
      const item = usual(stretch);
      if (lengths.includes(Number(hold))) item.hold = Number(hold);
      if (/^\d+$/.test(repeats) && repeats > 0 && repeats <= most) item.repeats = Number(repeats);
      if (item.sides === "each" && "elr".includes(code || " ")) item.sides = Object.keys(CODES).find((name) => CODES[name] === code);
      found.set(id, item);
    }
    const days = query.get("days") ?? "";
    return { items: [...found.values()], days: /^[1-7]$/.test(days) ? Number(days) : null };
  }

  return { data, refs, fill, count, time, usual, held, times, turned, phases, encode, decode };
})();
