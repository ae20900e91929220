// The sheets of the handout maker: the paper with the stretches on it, laid out so that it is filled and no text is small.
"use strict";
guide.paper = (el, data) => {
  const { words } = data;
  const MM = 96 / 25.4;
  const HEIGHT = { a4: 297, letter: 279.4 };   // as in guide.css, which has the widths
  const MARGINS = 20 + 1;                      // above and below, and what rounding may take
  const SIZES = { false: [12, 18], true: [18, 24] };   // of the text in points, the least and the most; by large print
  const PICTURES = ["steps", "pair", "hold"];  // those of all steps, start and hold, the hold alone
  const GROWTH = [1.8, 1.6, 1.4, 1.2, 1];      // of the pictures
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
    const [start, hold] = [item.drawings.start, item.drawings.hold].map((pair) => pair.at(turned));
    const numbers = new Map([[start, []], ...shown.map((pair) => [pair.at(turned), []]), [hold, []]]);
    shown.forEach((pair, n) => numbers.get(pair.at(turned)).push(guide.format(n + 1)));
    const first = (src) => Number(numbers.get(src)[0] ?? (src === start ? 0 : Infinity));
    return [...numbers.keys()].sort((a, b) => first(a) - first(b)).map((src) => {
      const kind = src === hold ? "hold" : src === start ? "start" : "";
      const alt = kind ? item.alt[kind === "hold" ? 1 : 0].at(turned) : "";
      const image = Object.assign(new Image(480, 360), { loading: "lazy", alt, src });
      const told = make("figcaption", "", list.format(numbers.get(src)), ...(kind ? [" ", words.pictures[kind]] : []));
      return make("figure", kind && `is-${kind}`, image, told);
    });
  }

  function block(item) {
    const turned = guide.turned(item, item.sides);
    const alone = words.alone[item.sides];
    const steps = alone && item.last_alone ? [...item.steps.slice(0, -1), item.last_alone] : item.steps;
    const dose = guide.fill(words.dose, {
      seconds: guide.count(words.number.seconds, item.hold),
      times: guide.times(words, item),
      total: guide.time(words.number, guide.held(item)),
    });
    return make("section", "paper-block",
      make("div", "paper-title", make("h4", "", item.name), make("p", "paper-dose", dose)),
      make("div", "paper-pictures", ...pictures(item, turned)),
      make("div", "paper-text",
        ...(alone ? [make("p", "", make("strong", "", alone))] : []),
        make("ol", "", ...steps.map((step) => make("li", "", step.at(turned)))),
        make("p", "", item.felt.at(turned)),
        ...(item.leave_out ? [make("p", "", make("strong", "", words.leave_out), " ", item.leave_out)] : [])));
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

  /** Put a choice onto the paper; `address` is that of its session, empty where the guide has none. */
  function show(chosen) {
    choice = chosen;
    const { items, days, named, daily, address } = chosen;
    gather();
    for (const old of el.paper.querySelectorAll(".paper-block")) old.remove();
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

  /** Lay the sheets out: as few as can be, then as many pictures, then as large a text as they hold, then larger
      pictures on each. Tried on a copy that nobody sees. Gives the number of sheets. */
  function fit() {
    gather();
    const { items, large, size: paper } = choice;
    if (!items.length) return 0;
    const tray = el.paper.cloneNode(true);
    tray.classList.add("paper-measure");
    tray.setAttribute("aria-hidden", "true");
    tray.dataset.size = paper;
    desk.after(tray);
    const parts = [...tray.children];
    const full = (HEIGHT[paper] - MARGINS) * MM;
    const [least, most] = SIZES[large];
    const set = (kind, size, growth) => {
      tray.dataset.pictures = kind;
      tray.style.setProperty("--size", size);
      tray.style.setProperty("--growth", growth);
      return { heights: parts.map((part) => part.getBoundingClientRect().height), gap: parseFloat(getComputedStyle(tray).rowGap) };
    };
    const room = (sheet, size) => full - (sheet ? MORE * size * 96 / 72 : 0);
    const sum = (page, { heights, gap }) => page.reduce((all, part) => all + heights[part] + gap, -gap);

    /** Which part goes onto which sheet; notes and foot stay together. */
    function packed(kind, size) {
      const measured = set(kind, size, 1);
      const pages = [[]];
      parts.forEach((_, part) => {
        if (part === parts.length - 1) return;
        const next = part === parts.length - 2 ? [part, part + 1] : [part];
        if (pages.at(-1).length && sum([...pages.at(-1), ...next], measured) > room(pages.length - 1, size)) pages.push([]);
        pages.at(-1).push(...next);
      });
      return pages;
    }

    const sheets = packed("hold", least).length;
    const kind = PICTURES.find((one) => packed(one, least).length <= sheets);
    let size = most;
    while (size > least && packed(kind, size).length > sheets) size -= 0.5;
    const pages = packed(kind, size);
    const growth = pages.map((page, sheet) => GROWTH.find((one) => sum(page, set(kind, size, one)) <= room(sheet, size)));
    tray.remove();

    const all = [...el.paper.children];
    pages.forEach((page, number) => {
      const sheet = number ? desk.appendChild(el.paper.cloneNode(false)) : el.paper;
      if (number) {
        const told = { title: words.title, sheet: guide.format(number + 1), sheets: guide.format(sheets) };
        sheet.append(make("p", "paper-more", make("span", "", guide.fill(words.more, told)), make("b", "", el.who.textContent)));
        sheet.append(...page.map((part) => all[part]));
      }
      Object.assign(sheet.dataset, { size: paper, pictures: kind });
      sheet.classList.toggle("is-long", !growth[number]);   // a stretch that no sheet holds runs on
      sheet.style.setProperty("--size", size);
      sheet.style.setProperty("--growth", growth[number] ?? 1);
    });
    return sheets;
  }

  /** Load the pictures that are to be printed. */
  async function loaded() {
    const shown = [...desk.querySelectorAll("img")].filter((image) => image.checkVisibility());
    for (const image of shown) image.loading = "eager";
    await Promise.allSettled(shown.map((image) => image.decode()));
  }

  return { show, fit, loaded };
};
