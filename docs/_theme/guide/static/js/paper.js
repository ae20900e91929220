// The sheets of the handout maker: the paper with the stretches on it, laid out so that it is filled and no text is small.
"use strict";
guide.paper = (el, data) => {
  const { words } = data;
  const MM = 96 / 25.4;
  const HEIGHT = { a4: 297, letter: 279.4 };   // as in guide.css, which has the widths
  const MARGINS = 20 + 1;                      // above and below, and what rounding may take
  const SIZES = { false: [12, 13, 14, 15, 16, 17, 18], true: [18, 20, 22, 24] };   // of the text in points, by large print
  // Which pictures, and in how large a scale, from most to least: of every step, of start and hold, of the hold.
  const PICTURES = [["steps", 2], ["steps", 1], ["pair", 1.7], ["pair", 1.3], ["pair", 1], ["hold", 1.7], ["hold", 1.3], ["hold", 1]];
  const PACKED = [1, 4, 7].map((n) => PICTURES[n]);   // the least of each kind
  const WASTE = 0.12;                          // of a sheet before the last may stay empty
  const MORE = 2.4;                            // lines that the head of a second sheet takes
  const list = new Intl.ListFormat(document.documentElement.lang, { style: "narrow" });
  const desk = el.paper.parentElement;
  const diary = [...el.diary.querySelectorAll("tr")].map((row) => [...row.cells]);
  let choice = { items: [], large: false };

  function make(tag, className, ...children) {
    const node = document.createElement(tag);
    if (className) node.className = className;
    node.append(...children);
    return node;
  }

  /** The pictures of the steps, each once with the numbers of its steps; start and hold are among them. */
  function pictures(item, turned) {
    const shown = (item.sides !== "each" && item.sides !== "both" && item.picture_alone)
      ? [...item.pictures.slice(0, -1), item.picture_alone] : item.pictures;
    const address = (picture) => (item.drawings[picture] ?? picture).at(turned);
    const numbers = new Map(["start", ...shown, "hold"].map((picture) => [address(picture), []]));
    shown.forEach((picture, n) => numbers.get(address(picture)).push(n + 1));
    const first = (src) => numbers.get(src)[0] ?? (src === address("start") ? 0 : Infinity);
    return [...numbers.keys()].sort((a, b) => first(a) - first(b)).map((src) => {
      const kind = ["start", "hold"].findIndex((state) => address(state) === src);
      const alt = item.alt[kind]?.at(turned) ?? "";   // the text of a step says what its picture shows
      const image = Object.assign(new Image(480, 360), { loading: "lazy", alt, src });
      const told = [list.format(numbers.get(src).map(guide.format)), [words.pictures.start, words.pictures.hold][kind]];
      return make("figure", ["is-start", "is-hold"][kind], image, make("figcaption", "", told.filter(Boolean).join(" ")));
    });
  }

  /** What a sheet says of a stretch in one language: `own` has its texts, `said` the words around them. */
  function text(item, own, said, counts) {
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
  function both(one, other, { lang, dir }) {
    const cells = (nodes) => nodes.flatMap(([a, b]) => [a, Object.assign(b, { lang, dir })]);
    const step = (words, n) => make("p", "paper-step", make("b", "", guide.format(n + 1)), " ", words);
    return make("div", "paper-text paper-both", ...cells([
      ...one.before.map((node, n) => [node, other.before[n]]),
      ...one.steps.map((words, n) => [step(words, n), step(other.steps[n] ?? "", n)]),
      ...one.after.map((node, n) => [node, other.after[n] ?? make("p", "")]),
    ]));
  }

  function block(item) {
    const { second } = choice;
    const drawn = pictures(item, guide.turned(item, item.sides));
    const one = text(item, item, words, guide);
    const other = second && text(item, second.of.get(item.id), second.words, guide.counting(second.lang));
    const section = make("section", "paper-block",
      one.title,
      ...(other ? [Object.assign(other.title, { lang: second.lang, dir: second.dir })] : []),
      make("div", "paper-pictures", ...drawn),
      other ? both(one, other, second)
        : make("div", "paper-text", ...one.before, make("ol", "", ...one.steps.map((step) => make("li", "", step))), ...one.after));
    section.style.setProperty("--in-a-row", Math.max(5, drawn.length));
    section.style.setProperty("--in-two-rows", Math.max(3, Math.ceil(drawn.length / 2)));
    return section;
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

  /** Everything on the first sheet again, in order. */
  function gather() {
    const more = [...desk.querySelectorAll(".paper ~ .paper")];
    for (const sheet of more) el.paper.append(...[...sheet.children].filter((part) => !part.matches(".paper-more")));
    for (const sheet of more) sheet.remove();
  }

  /** The levels of care in a second language, each below the same in the first. */
  function care({ gate, lang, dir }) {
    [...el.paper.querySelectorAll(".paper-safety")].forEach((first, n) => {
      const copy = Object.assign(first.cloneNode(true), { lang, dir });
      copy.classList.add("is-second");
      const { title, action, points } = gate[n];
      copy.querySelector("h4").textContent = title;
      copy.querySelector("p").textContent = action;
      copy.querySelector("ul").replaceChildren(...points.map((point) => make("li", "", point)));
      first.after(copy);
    });
  }

  /** Put a choice onto the paper; `address` is that of its session, empty where the guide has none. */
  function show(chosen) {
    choice = chosen;
    const { items, days, named, daily, address } = chosen;
    gather();
    for (const old of el.paper.querySelectorAll(".paper-block, .is-second")) old.remove();
    if (chosen.second) care(chosen.second);
    el.diary.before(...items.map(block));
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

  /** Measures the parts of the paper in any layout, on a copy that nobody sees; `close` takes it away. */
  function measure(paper) {
    const tray = el.paper.cloneNode(true);
    tray.classList.add("paper-measure");
    tray.setAttribute("aria-hidden", "true");
    tray.dataset.size = paper;
    desk.after(tray);
    const parts = [...tray.children];
    const known = new Map();
    const heights = (size, pictures) => {
      const key = `${size} ${pictures}`;
      if (!known.has(key)) {
        style(tray, size, pictures);
        known.set(key, { gap: parseFloat(getComputedStyle(tray).rowGap), of: parts.map((part) => part.getBoundingClientRect().height) });
      }
      return known.get(key);
    };
    return { heights, count: parts.length, close: () => tray.remove() };
  }

  function style(sheet, size, [kind, scale]) {
    Object.assign(sheet.dataset, { pictures: kind, scale });
    sheet.style.setProperty("--size", size);
    sheet.style.setProperty("--scale", scale);
  }

  /** One way to lay out: which part goes onto which sheet (notes and foot together), which pictures each sheet holds, and
      how much of the sheets before the last stays empty. A stretch that is longer than a sheet runs on. */
  function layout({ heights, count }, full, least, size) {
    const room = (sheet) => full - (sheet ? MORE * size * 96 / 72 : 0);
    const sum = (page, pictures) => {
      const { of, gap } = heights(size, pictures);
      return page.reduce((all, part) => all + of[part] + gap, -gap);
    };
    const pages = [[]];
    for (let part = 0; part < count - 1; part++) {
      const next = part === count - 2 ? [part, part + 1] : [part];
      if (pages.at(-1).length && sum([...pages.at(-1), ...next], least) > room(pages.length - 1)) pages.push([]);
      pages.at(-1).push(...next);
    }
    const pictures = pages.map((page, sheet) => PICTURES.find((one) => sum(page, one) <= room(sheet)));
    const empty = pages.map((page, sheet) => (pictures[sheet] ? 1 - sum(page, pictures[sheet]) / room(sheet) : 1));
    if (pictures.at(-1)) empty.pop();   // lines for notes fill the last
    return { size, pages, pictures, waste: Math.max(0, ...empty) };
  }

  /** Lay the sheets out: as few as can be, filled as well as can be, with as many pictures and as large a text as they
      hold. Gives the number of sheets. */
  function fit() {
    gather();
    const { items, large, size: paper } = choice;
    if (!items.length) return 0;
    const measured = measure(paper);
    const full = (HEIGHT[paper] - MARGINS) * MM;
    const fewest = layout(measured, full, PACKED.at(-1), SIZES[large][0]).pages.length;
    const tried = PACKED.flatMap((least) => SIZES[large].toReversed().map((size) => layout(measured, full, least, size)));
    const allowed = tried.filter(({ pages }) => pages.length <= fewest);
    const best = allowed.find(({ waste }) => waste <= WASTE) ?? allowed.reduce((a, b) => (b.waste < a.waste ? b : a));
    measured.close();

    const all = [...el.paper.children];
    best.pages.forEach((page, number) => {
      const sheet = number ? desk.appendChild(el.paper.cloneNode(false)) : el.paper;
      if (number) {
        delete sheet.dataset.ref;
        const told = { title: words.title, sheet: guide.format(number + 1), sheets: guide.format(best.pages.length) };
        const name = guide.fill(words.more, told);
        sheet.setAttribute("aria-label", name);
        sheet.append(make("p", "paper-more", make("span", "", name), make("b", "", el.who.textContent)));
        sheet.append(...page.map((part) => all[part]));
      }
      sheet.dataset.size = paper;
      sheet.classList.toggle("is-long", !best.pictures[number]);
      style(sheet, best.size, best.pictures[number] ?? PACKED.at(-1));
    });
    return best.pages.length;
  }

  /** Load the pictures that are to be printed. */
  async function loaded() {
    const shown = [...desk.querySelectorAll("img")].filter((image) => image.checkVisibility());
    for (const image of shown) image.loading = "eager";
    await Promise.allSettled(shown.map((image) => image.decode()));
  }

  return { show, fit, loaded };
};
