// Runs before the first paint: puts back the colours that the reader chose. Everything else waits for site.js.
"use strict";
try {
  const theme = localStorage.getItem("theme");
  if (theme) document.documentElement.dataset.theme = theme;
} catch { /* storage may be switched off */ }
document.documentElement.classList.add("js");
