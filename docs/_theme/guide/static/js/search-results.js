// On the search page, between Sphinx's search and its index: words of danger and numbers to call bring the safety page first,
// excerpts are sentences, and a word that is nowhere in the guide brings the nearest that is.
"use strict";
{
  const { safety, nearest, calls, ...said } = JSON.parse(document.getElementById("search-words").textContent);
  const parted = (text) => text.split(/[,،、]/);   // a language may have several words for one
  const danger = said.danger.flatMap(parted);
  const { lang } = document.documentElement;
  const stemmer = new Stemmer();
  const stem = (word) => stemmer.stemWord(word);
  const isPassedOver = (word) => stopwords.has(word) || /^\d+$/.test(word);
  const all = (text) => splitQuery(text.toLowerCase());
  const words = (text) => all(text).filter((word) => !isPassedOver(word));
  const stems = (text) => words(text).map(stem);
  const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "");
  const query = new URLSearchParams(location.search).get("q") ?? "";

  // -- Danger
  const NOT = Symbol("not");   // "cannot", "can't" and "unable to" are the same
  const bare = (word) => stem(word.replaceAll("'", ""));   // many leave an apostrophe out
  const refusals = new Set(parted(said.not).flatMap(all).map(bare));
  const saysNot = (word) => refusals.has(bare(word));
  const signs = (text) => all(text).filter((word) => saysNot(word) || !isPassedOver(word)).map((word) => (saysNot(word) ? NOT : plain(stem(word))));
  const numbers = (text) => ` ${text.replace(/[٠-٩۰-۹]/g, (digit) => digit.charCodeAt() & 15).match(/\d+/g)?.join(" ") ?? ""} `;
  const asked = new Set(signs(query));
  const inDanger = calls.some((number) => numbers(query).includes(numbers(number)))
    || danger.map(signs).some((entry) => entry.some((sign) => sign !== NOT) && entry.every((sign) => asked.has(sign)));

  // -- What is found, and in which order
  const FIRST = 1000;   // more than any score of Sphinx
  const find = Search.performTermsSearch;
  Search.performTermsSearch = (terms, excluded) => {
    suggest((word) => find(new Set([stem(word)]), new Set()).length > 0);
    const { docnames, titles, filenames, terms: known } = Search._index;
    const found = find(new Set([...terms].filter((term) => Object.hasOwn(known, term) || !refusals.has(term))), excluded);
    const page = docnames.indexOf(safety);
    if (inDanger && page >= 0 && !found.some(([doc]) => doc === safety))
      found.push([safety, titles[page], "", null, 0, filenames[page], SearchResultKind.text]);
    return found;
  };
  Scorer.score = ([doc, , anchor, , score]) => (inDanger && doc === safety && !anchor ? FIRST : score);

  // -- Excerpts
  const BLOCKS = "p, li, dd, td, figcaption";
  const NO_TEXT = "nav, noscript, template, [hidden], .sr-only, .contents, label, button";
  const MOST = 240;   // letters of an excerpt, unless one sentence has more
  const segmenter = globalThis.Intl?.Segmenter && new Intl.Segmenter(lang, { granularity: "sentence" });
  const isWhole = (text) => /[.!?…。！？؟۔।][)\]"'”’»]*$/u.test(text);
  const split = (text) => (segmenter ? [...segmenter.segment(text)].map(({ segment }) => segment.trim()) : text.split(/(?<=[.!?…])\s+/u));

  /** What a block says, without a label before its sentence. */
  function textOf(block) {
    const copy = block.cloneNode(true);
    for (const node of copy.querySelectorAll(`sup, .footnote-reference, .sure, ${NO_TEXT}`)) node.remove();
    const text = (node) => node.textContent.replace(/\s+/g, " ").trim();
    const [all, first] = [text(copy), copy.firstElementChild ? text(copy.firstElementChild) : ""];
    const rest = all.slice(first.length);
    return first && all.startsWith(first) && !isWhole(first) && /^ \p{Lu}/u.test(rest) ? rest.trim() : all;
  }

  /** The sentences of a part of a page, each once, as [what opens its list, what it says]. */
  function sentences(part) {
    const found = [...(part.matches(BLOCKS) ? [part] : []), ...part.querySelectorAll(BLOCKS)]
      .filter((block) => !block.querySelector(BLOCKS) && !block.closest(NO_TEXT))
      .flatMap((block) => {
        const list = block.closest("li")?.parentElement.previousElementSibling;
        const opening = (list?.matches("p") && split(textOf(list)).at(-1)) || "";
        const text = textOf(block);
        if (opening.endsWith(":") && text) return [[opening, `${opening} ${text}`]];
        return split(text).filter(isWhole).map((sentence) => ["", sentence]);
      });
    return [...new Map(found.map((one) => [one[1], one])).values()];
  }

  /** The content of a page, without the data of its scripts. */
  function content(html) {
    const main = new DOMParser().parseFromString(html, "text/html").querySelector("main");
    for (const script of main?.querySelectorAll("script") ?? []) script.remove();
    return main;
  }

  /** An excerpt with the words that were looked for marked, in whatever form they stand. */
  function marked(text, sought) {
    const excerpt = Object.assign(document.createElement("p"), { className: "context" });
    excerpt.append(...text.split(/([\p{L}\p{N}_]+)/u).map((textContent) => (sought.has(stem(textContent.toLowerCase()))
      ? Object.assign(document.createElement("span"), { className: "highlighted", textContent }) : textContent)));
    return excerpt;
  }

  Search.makeSearchSummary = (html, keywords, anchor) => {
    const main = content(html);
    const named = anchor ? main?.querySelector(`#${CSS.escape(anchor.slice(1))}`) : null;
    const part = named?.matches("dt") ? named.nextElementSibling : named?.closest("section, li, dd, p") ?? main;
    if (!part) return new Text();
    const sought = [...keywords];
    const rated = sentences(part).map(([opening, text], place) => {
      const has = stems(text.slice(opening.length));
      const hit = (word) => (has.includes(word) ? 2 : Number(word.length > 2 && has.some((stem) => stem.includes(word))));
      return { opening, text, place, points: sought.reduce((all, word) => all + hit(word), 0) };
    });
    const [best, ...others] = [...rated].sort((one, other) => other.points - one.points);
    if (!best) return new Text();
    const second = others.find(({ opening, points, text }) =>
      points === best.points && !(opening && opening === best.opening) && best.text.length + text.length < MOST);
    const [one, other] = [best, second].filter(Boolean).sort((some, another) => some.place - another.place);
    const gap = other?.place === one.place + 1 && isWhole(one.text) ? " " : " … ";
    return marked(other ? one.text + gap + other.text : one.text, keywords);
  };

  // -- The nearest word
  /** How many letters to change, add, leave out or swap to get from one word to the other. */
  function distance(one, other) {
    let [before, last] = [[], Array.from({ length: other.length + 1 }, (_, n) => n)];
    for (let i = 1; i <= one.length; i += 1) {
      const row = [i];
      for (let j = 1; j <= other.length; j += 1) {
        const same = one[i - 1] === other[j - 1];
        row[j] = Math.min(last[j] + 1, row[j - 1] + 1, last[j - 1] + !same);
        if (i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1]) row[j] = Math.min(row[j], before[j - 2] + 1);
      }
      [before, last] = [last, row];
    }
    return last[other.length];
  }

  /** The stems of the index, each with a word as readers write it where a title, a term or a word of danger has one. */
  function vocabulary() {
    const { terms, alltitles, indexentries } = Search._index;
    const known = new Map();
    for (const text of [...danger, ...Object.keys(indexentries), ...Object.keys(alltitles)])
      for (const word of words(text)) if (!known.has(stem(word))) known.set(stem(word), word);
    for (const term of Object.keys(terms))
      if (!known.has(term) && term === term.toLowerCase() && !/\d/.test(term)) known.set(term, null);
    return known;
  }

  /** A word as a page has it, whose stem this is. A page that opens from a folder cannot look into another. */
  async function spelled(term) {
    const { terms, docnames } = Search._index;
    const page = await fetch(`${document.documentElement.dataset.content_root}${docnames[[terms[term]].flat()[0]]}${DOCUMENTATION_OPTIONS.FILE_SUFFIX}`);
    return words(content(await page.text()).textContent).find((word) => stem(word) === term);
  }

  /** The word of the guide that this one is most likely meant to be: one letter is wrong, or two in a long word. */
  async function nearestTo(word, known) {
    const meant = plain(stem(word));
    const most = word.length < 4 ? 0 : word.length < 8 ? 1 : 2;
    const near = [...known.keys()].filter((other) => Math.abs(other.length - meant.length) <= most)
      .map((other) => ({ other, far: distance(meant, plain(other)) + (other[0] === meant[0] ? 0 : 0.5) }))
      .filter(({ far }) => far <= most).sort((one, another) => one.far - another.far);
    for (const { other } of near.slice(0, 5)) {
      const found = known.get(other) ?? await spelled(other).catch(() => null);
      if (found) return found;
    }
    return null;
  }

  /** Offer the same search with the nearest word in place of each that is nowhere in the guide; Sphinx does not ask for short ones. */
  async function suggest(isThere) {
    const known = vocabulary();
    const typed = all(query);
    const gone = new Set(typed.filter((word) =>
      word.length > 2 && !isPassedOver(word) && !saysNot(word) && known.get(stem(word)) == null && !isThere(word)));
    Search.status.setAttribute("role", "status");
    if (!gone.size || inDanger) return;   // nothing draws away from the safety page
    const offer = Object.assign(document.createElement("p"), { className: "nearest", role: "status" });
    Search.status.after(offer);
    const better = (await Promise.all(typed.map((word) => (gone.has(word) ? nearestTo(word, known) : word)))).filter(Boolean);
    if (!better.some((word) => word.length > 2 && !isPassedOver(word))) return;
    const text = better.join(" ");
    const link = Object.assign(document.createElement("a"), { href: `?${new URLSearchParams({ q: text })}`, textContent: text });
    const [before, after] = nearest.split("{words}");
    offer.append(before, link, after ?? "");
  }
}
