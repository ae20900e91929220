// On the search page: gives Sphinx's search the guide's words. Sphinx's own way to do so needs eval, which the policy forbids.
"use strict";
Object.assign(Documentation.TRANSLATIONS, JSON.parse(document.getElementById("search-words").textContent));
