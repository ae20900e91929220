// The sheets of the handout maker: the paper laid out on as few as can be.
"use strict";
guide.sheets = (el, words) => {
  const MM = 96 / 25.4;
  const HEIGHT = { a4: 297, letter: 279.4 };   // as in guide.css, which has the widths
  const MARGINS = 20 + 1;                      // above and below, and what rounding may take
  const SIZES = { false: [12, 13, 14, 15, 16, 17, 18], true: [18, 20, 22, 24] };   // of the text in points, by large print
  // Which pictures, and in how large a scale, from most to least: of every step, of start and hold, of the hold.
  const PICTURES = [["steps", 2], ["steps", 1], ["pair", 1.7], ["pair", 1.3], ["pair", 1], ["hold", 1.7], ["hold", 1.3], ["hold", 1]];
  const PACKED = [1, 4, 7].map((n) => PICTURES[n]);   // the least of each kind
  const LEAST = PACKED.at(-1);
  const WASTE = 0.12;                          // of a sheet before the last may stay empty
  const desk = el.paper.parentElement;

  /** Everything on the first sheet again, in order. */
  function gather() {
    const more = [...desk.querySelectorAll(".paper ~ .paper")];
    for (const sheet of more) el.paper.append(...[...sheet.children].filter((part) => !part.matches(".paper-more")));
    for (const sheet of more) sheet.remove();
  }

  /** The head of a sheet after the first. */
  function more(sheet, sheets) {
    const head = Object.assign(document.createElement("p"), { className: "paper-more" });
    head.innerHTML = "<span></span><b></b>";
    const told = { title: words.title, sheet: guide.format(sheet), sheets: guide.format(sheets) };
    [head.firstChild.textContent, head.lastChild.textContent] = [guide.fill(words.more, told), el.who.textContent];
    return head;
  }

  function style(sheet, size, [kind, scale]) {
    Object.assign(sheet.dataset, { pictures: kind, scale });
    sheet.style.setProperty("--size", size);
    sheet.style.setProperty("--scale", scale);
  }

  /** Measures the parts of the paper in any layout, on a copy that nobody sees. */
  function measure() {
    const tray = el.paper.cloneNode(true);
    tray.classList.add("paper-measure");
    tray.classList.remove("is-bare");
    desk.after(tray);
    const parts = [...tray.children];
    const head = tray.appendChild(more(99, 99));
    const rules = tray.querySelector(".paper-rules");
    const height = (part) => part.getBoundingClientRect().height;
    const known = new Map();
    const lay = (size, pictures) => style(tray, size, pictures);
    const heights = (size, pictures) => {
      const key = `${size} ${pictures}`;
      if (!known.has(key)) {
        lay(size, pictures);
        const gap = parseFloat(getComputedStyle(tray).rowGap);
        known.set(key, { gap, of: parts.map(height), head: height(head) + gap, rules: height(rules) });
      }
      return known.get(key);
    };
    return { heights, parts, lay, close: () => tray.remove() };
  }

  const rows = (block) => [...block.querySelectorAll("li, .paper-text > p")];

  /** Move what follows some rows of a stretch into a part of its own, below its name. */
  function cut(block, at) {
    const more = block.cloneNode(true);
    for (const row of rows(block).slice(at)) row.remove();
    for (const row of rows(more).slice(0, at)) row.remove();
    for (const list of more.querySelectorAll("ol")) list.start += block.querySelectorAll("li").length;
    for (const list of [block, more].map((part) => part.querySelector("ol:empty"))) list?.remove();
    more.querySelector(".paper-pictures")?.remove();
    block.after(more);
  }

  /** Cut each stretch that is longer than a sheet; says whether one was. */
  function divide({ heights, parts, lay }, full, size) {
    const room = full - heights(size, LEAST).head;
    const blocks = [...el.paper.children];
    return parts.map((part, n) => {
      const height = (pictures) => heights(size, pictures).of[n];
      if (!part.matches(".paper-block")) return false;
      lay(size, PICTURES.reduce((a, b) => (height(b) < height(a) ? b : a)));
      const step = part.querySelector(".paper-both") ? 2 : 1;   // a row holds a step in either language
      const end = part.getBoundingClientRect().top + room;
      const all = rows(part);
      const over = all.findIndex((row) => row.getBoundingClientRect().bottom > end);
      const at = Math.max(step, over);   // both languages of a row end together
      if (over < 0 || at >= all.length) return false;
      cut(blocks[n], at);
      return true;
    }).includes(true);
  }

  /** One way to lay out: the parts and pictures (`least` or more) of each sheet, how many there are, and how much of
      those before the last stays empty. Boxes to tick, notes and foot stay together. */
  function layout({ heights, parts }, full, least, size, lines) {
    const notes = parts.length - 2;
    const enough = PICTURES.slice(0, PICTURES.indexOf(least) + 1);
    const room = (sheet) => full - (sheet ? heights(size, least).head : 0);
    const sum = (page, pictures) => {
      const { of, gap, rules } = heights(size, pictures);
      const saved = lines || !page.includes(notes) ? 0 : el.words.textContent ? rules : of[notes];
      return page.reduce((all, part) => all + of[part] + gap, -gap - saved);
    };
    const filling = (page, sheet) => enough.find((one) => sum(page, one) <= room(sheet));
    const pages = [[]];
    for (let part = 0; part < notes; part++) {
      const next = part === notes - 1 ? [part, notes, notes + 1] : [part];
      if (pages.at(-1).length && !filling([...pages.at(-1), ...next], pages.length - 1)) pages.push([]);
      pages.at(-1).push(...next);
    }
    const pictures = pages.map(filling);
    const count = pages.reduce((all, page, sheet) => all + (pictures[sheet] ? 1 : Math.ceil(sum(page, LEAST) / full)), 0);
    const empty = pages.slice(0, -1)   // lines for notes fill the last
      .map((page, sheet) => (pictures[sheet] ? 1 - sum(page, pictures[sheet]) / room(sheet) : 1));
    return { size, lines, pages, pictures, count, waste: Math.max(0, ...empty) };
  }

  /** The best way: few sheets, lines for notes where these hold them, well filled, many pictures, large text. */
  function best(measured, full, sizes) {
    const fewest = layout(measured, full, LEAST, sizes[0], false).count;
    const tried = (lines) => PACKED.flatMap((least) => sizes.toReversed().map((size) => layout(measured, full, least, size, lines)))
      .filter(({ count }) => count <= fewest);
    const lined = tried(true);
    const allowed = lined.length ? lined : tried(false);
    return allowed.find(({ waste }) => waste <= WASTE) ?? allowed.reduce((a, b) => (b.waste < a.waste ? b : a));
  }

  /** Lay the sheets out for a choice. Gives how many are printed. */
  function fit({ items, large, size: paper }) {
    gather();
    if (!items.length) return 0;
    const full = (HEIGHT[paper] - MARGINS) * MM;
    const sizes = SIZES[large];
    el.paper.dataset.size = paper;
    let measured = measure();
    while (divide(measured, full, sizes[0])) {
      measured.close();
      measured = measure();
    }
    const { pages, pictures, size, lines, count } = best(measured, full, sizes);
    measured.close();

    const all = [...el.paper.children];
    pages.forEach((page, number) => {
      const sheet = number ? desk.appendChild(el.paper.cloneNode(false)) : el.paper;
      if (number) {
        delete sheet.dataset.ref;
        const head = more(number + 1, count);
        sheet.setAttribute("aria-label", head.firstChild.textContent);
        sheet.append(head, ...page.map((part) => all[part]));
      }
      sheet.classList.toggle("is-long", !pictures[number]);
      sheet.classList.toggle("is-bare", !lines);
      style(sheet, size, pictures[number] ?? LEAST);
    });
    return count;
  }

  /** Load the pictures that are to be printed. */
  async function loaded() {
    const shown = [...desk.querySelectorAll("img")].filter((image) => image.checkVisibility());
    for (const image of shown) image.loading = "eager";
    await Promise.allSettled(shown.map((image) => image.decode()));
  }

  return { gather, fit, loaded };
};
