// The paper of the handout maker: what stands on it for a choice, in one language or in two.
"use strict";
guide.paper = (el, data) => {
  const { words } = data;
  const usual = { of: data.stretches, words, lang: document.documentElement.lang, counts: guide };   // of the page
  const sheets = guide.sheets(el, words);
  const diary = [...el.diary.querySelectorAll("tr")].map((row) => [...row.cells]);
  let choice = { items: [] };

  function make(tag, className, ...children) {
    const node = document.createElement(tag);
    if (className) node.className = className;
    node.append(...children);
    return node;
  }

  const tongue = (node, { lang, dir }) => Object.assign(node, { lang, dir });

  /** The pictures of the steps, each once with the numbers of its steps; start and hold are among them. */
  function pictures(item, { of, words: said, lang }) {
    const turned = guide.turned(item, item.sides);
    const list = new Intl.ListFormat(lang, { style: "narrow" });
    const shown = (item.sides !== "each" && item.sides !== "both" && item.picture_alone)
      ? [...item.pictures.slice(0, -1), item.picture_alone] : item.pictures;
    const address = (picture) => (item.drawings[picture] ?? picture).at(turned);
    const numbers = new Map(["start", ...shown, "hold"].map((picture) => [address(picture), []]));
    shown.forEach((picture, n) => numbers.get(address(picture)).push(n + 1));
    const first = (src) => numbers.get(src)[0] ?? (src === address("start") ? 0 : Infinity);
    // A start that no step shows comes too early where the first step has a picture of its own.
    const early = first(address("start")) === 0 && address(shown[0]) !== address("hold");
    return [...numbers.keys()].sort((a, b) => first(a) - first(b)).map((src) => {
      const kind = ["start", "hold"].findIndex((state) => address(state) === src);
      const alt = of.get(item.id).alt[kind]?.at(turned) ?? "";   // the text of a step says what its picture shows
      const image = Object.assign(new Image(480, 360), { loading: "lazy", alt, src });
      const told = [list.format(numbers.get(src).map(guide.format)), [said.pictures.start, said.pictures.hold][kind]];
      return make("figure", [`is-start${early ? " of-pair" : ""}`, "is-hold"][kind], image, make("figcaption", "", told.filter(Boolean).join(" ")));
    });
  }

  /** What a sheet says of a stretch in one language. */
  function text(item, { of, words: said, counts }) {
    const own = of.get(item.id);
    const turned = guide.turned(item, item.sides);
    const alone = said.alone[item.sides];
    const steps = alone && own.last_alone ? [...own.steps.slice(0, -1), own.last_alone] : own.steps;
    const dose = guide.fill(said.dose, {
      seconds: counts.count(said.number.seconds, item.hold),
      times: counts.times(said, item),
      total: counts.time(said.number, guide.held(item)),
    });
    return {
      title: make("div", "paper-title", make("h4", "", own.name), make("p", "paper-dose", dose)),
      before: alone ? [make("p", "", make("strong", "", alone))] : [],
      steps: steps.map((step) => step.at(turned)),
      after: [
        make("p", "", own.felt.at(turned)),
        ...(own.leave_out ? [make("p", "", make("strong", "", said.leave_out), " ", own.leave_out)] : []),
      ],
    };
  }

  /** Two languages side by side, a step beside the same step. */
  function both(one, other, second) {
    const cells = (nodes) => nodes.flatMap(([a, b]) => [a, tongue(b, second)]);
    const step = (words, n) => make("p", "paper-step", make("b", "", guide.format(n + 1)), " ", words);
    return make("div", "paper-text paper-both", ...cells([
      ...one.before.map((node, n) => [node, other.before[n]]),
      ...one.steps.map((words, n) => [step(words, n), step(other.steps[n] ?? "", n)]),
      ...one.after.map((node, n) => [node, other.after[n] ?? make("p", "")]),
    ]));
  }

  const alone = ({ before, steps, after }) =>
    make("div", "paper-text", ...before, make("ol", "", ...steps.map((step) => make("li", "", step))), ...after);

  /** A stretch with its pictures, in one language, or in that and a second one beside it. */
  function block(item, language, second) {
    const drawn = pictures(item, language);
    const one = text(item, language);
    const other = second && text(item, second);
    const section = make("section", "paper-block",
      one.title, ...(other ? [tongue(other.title, second)] : []),
      make("div", "paper-pictures", ...drawn), other ? both(one, other, second) : alone(one));
    const count = drawn.filter((one) => !one.matches(".of-pair")).length;
    section.style.setProperty("--in-a-row", Math.max(5, count));
    section.style.setProperty("--in-two-rows", Math.max(3, Math.ceil(count / 2)));
    return section;
  }

  /** In large print a column is too narrow for a language: there the second stands below the first. */
  function blocks(item, second, large) {
    return second && large ? [block(item, usual), tongue(block(item, second), second)] : [block(item, usual, second)];
  }

  /** The QR code of an address, four light modules around it; nothing for one that is too long. */
  function code(address) {
    const rows = address && guide.qr(address);
    if (!rows) return [];
    const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
    const path = svg.appendChild(document.createElementNS(svg.namespaceURI, "path"));
    svg.setAttribute("viewBox", `-4 -4 ${rows.length + 8} ${rows.length + 8}`);
    svg.setAttribute("role", "img");
    svg.setAttribute("aria-label", guide.fill(words.qr_alt, { url: address }));
    path.setAttribute("d", rows.map((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : "")).join("")).join(""));
    return [svg];
  }

  /** The boxes to tick: a column for each day that is named, or for all; a box for each time of a day. */
  function boxes({ named, daily }) {
    const [head, ...weeks] = diary;
    head.forEach((day, column) => {
      const off = column > 0 && named.length > 0 && !named.includes(day.textContent);
      for (const row of diary) row[column].hidden = off;
    });
    for (const week of weeks) for (const day of week.slice(1)) day.replaceChildren(...Array.from({ length: daily }, () => make("i")));
  }

  /** The levels of care in a second language, each below the same in the first. */
  function care(second) {
    [...el.paper.querySelectorAll(".paper-safety")].forEach((first, n) => {
      const copy = tongue(first.cloneNode(true), second);
      copy.classList.add("is-second");
      const { title, action, points } = second.gate[n];
      copy.querySelector("h4").textContent = title;
      copy.querySelector("p").textContent = action;
      copy.querySelector("ul").replaceChildren(...points.map((point) => make("li", "", point)));
      first.after(copy);
    });
  }

  /** Put a choice onto the paper; `address` is that of its session, empty where the guide has none. */
  function show(chosen) {
    choice = chosen;
    const { items, days, named, daily, address, large } = chosen;
    const second = chosen.second && { ...chosen.second, counts: guide.counting(chosen.second.lang) };
    sheets.gather();
    for (const old of el.paper.querySelectorAll(".paper-block, .is-second")) old.remove();
    if (second) care(second);
    el.diary.before(...items.flatMap((item) => blocks(item, second, large)));
    const often = guide.count(words.times_a_day, daily);
    el.when.textContent = named.length
      ? guide.fill(words.when_named, { days: new Intl.ListFormat(document.documentElement.lang).format(named), daily: often })
      : guide.fill(words.when, { days: guide.count(words.day_count, days), daily: often });
    boxes(chosen);
    el.link.textContent = address;
    el.reach.hidden = !address;
    el.code.replaceChildren(...code(address));
    el.code.hidden = !el.code.firstChild;
  }

  return { show, fit: () => sheets.fit(choice), loaded: sheets.loaded };
};
