// On the search page, before Sphinx's search: gives it the guide's words. Sphinx's own way to do so needs eval, which the
// policy forbids.
"use strict";
Object.assign(Documentation.TRANSLATIONS, JSON.parse(document.getElementById("search-words").textContent).said);
