// A list of many stretches, shown part by part: a field finds rows, a button shows more.
"use strict";
for (const box of document.querySelectorAll("[data-rows]")) {
  const words = JSON.parse(box.dataset.words);
  const [field, told, button] = ["input", "p", "button"].map((part) => box.querySelector(part));
  const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  let found, most;

  /** Show the first of the rows that have every word that was typed; a row that is ticked stays in sight all the same. */
  function show(number) {
    const rows = [...document.querySelectorAll(box.dataset.rows)];
    const typed = plain(field?.value ?? "").split(/\s+/);
    found = rows.filter((row) => {
      row.text ??= plain((row.cells?.[0] ?? row.querySelector("strong, a")).textContent);
      return typed.every((word) => row.text.includes(word));
    });
    most = Math.min(number, found.length);
    for (const row of rows) row.classList.add("is-out");
    for (const row of found.slice(0, most)) row.classList.remove("is-out");
    const left = Math.min(most, found.length - most);
    button.hidden = !left;
    button.textContent = guide.count(words.more, left);
    told.textContent = guide.fill(most ? words.showing : words.nothing, { n: guide.format(most), all: guide.format(found.length) });
  }
  const start = () => show(Number(box.dataset.most));

  button.addEventListener("click", () => {
    const next = found[most];
    show(2 * most);
    next.querySelector("a, input").focus();
  });
  start();
  if (field) {
    field.addEventListener("input", start);
    field.addEventListener("keydown", (event) => { if (event.key === "Enter") event.preventDefault(); });
    (found.at(-1).closest("table") ?? found.at(-1)).after(button);
    // What is unticked goes when the next word is typed, not from under the pointer.
    document.addEventListener("change", ({ target }) => target.closest(".is-out")?.classList.remove("is-out"));
  } else document.addEventListener("sorted", start);   // by chooser.js
  box.hidden = false;
}
