// On the search page, before Sphinx's search: gives it the guide's words, and says what a word is. Sphinx's own way to give
// it the guide's words needs eval, which the policy forbids.
"use strict";
Object.assign(Documentation.TRANSLATIONS, JSON.parse(document.getElementById("search-words").textContent).said);

// Sphinx's marks would keep the words on the device, which fails where storage is blocked; js/search-results.js marks them.
const SPHINX_HIGHLIGHT_ENABLED = false;

/** The words of a text as in Sphinx's index. One with an apostrophe that the language passes over ("can't") is passed over whole;
    any other is its parts, and a single letter is none. */
globalThis.splitQuery = (text) => (text.replace(/[’ʼ`´]/g, "'").match(/[\p{L}\p{N}_]+(?:'[\p{L}\p{N}_]+)*/gu) ?? [])
  .flatMap((word) => (!word.includes("'") || stopwords.has(word.toLowerCase()) ? [word] : word.split("'").filter((part) => part.length > 1)));
