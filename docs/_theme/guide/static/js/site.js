// On every page: the colour switch, the reader's language, print buttons, closed answers on paper, tables on narrow screens, use offline.
"use strict";
{
  const html = document.documentElement;
  const prefersDark = matchMedia("(prefers-color-scheme: dark)");
  const isDark = () => (html.dataset.theme ? html.dataset.theme === "dark" : prefersDark.matches);

  for (const button of document.querySelectorAll("[data-theme-toggle]")) {
    const show = () => button.setAttribute("aria-pressed", String(isDark()));
    button.hidden = false;
    show();
    prefersDark.addEventListener("change", show);
    button.addEventListener("click", () => {
      html.dataset.theme = isDark() ? "light" : "dark";
      try { localStorage.setItem("theme", html.dataset.theme); } catch { /* kept for this page only */ }
      show();
    });
  }

  // The language of the reader's device is offered once.
  const offer = document.querySelector("[data-language-offer]");
  const read = (link) => link.lang.split("-")[0];
  const links = [...document.querySelectorAll("[data-offer]")];
  const keepHash = ({ currentTarget }) => { currentTarget.hash = location.hash; };
  for (const link of links) link.addEventListener("click", keepHash);
  const wanted = navigator.languages.map((name) => name.split("-")[0]).find((name) => links.some((link) => read(link) === name));
  const link = links.find((one) => read(one) === wanted);
  if (link && !link.hasAttribute("aria-current")) {
    let offered = true;
    try { [offered] = [localStorage.getItem("language-offered"), localStorage.setItem("language-offered", "yes")]; } catch { /* not offered where nothing can be kept */ }
    const [words, take, stay] = offer.children;
    [words.textContent, take.textContent, stay.textContent] = [link.dataset.offer, link.dataset.take, link.dataset.stay];
    Object.assign(offer, { lang: link.lang, dir: link.dir, hidden: Boolean(offered) });
    take.href = link.href;
    take.addEventListener("click", keepHash);
    stay.addEventListener("click", () => { offer.hidden = true; });
  }

  for (const button of document.querySelectorAll("[data-print]")) {
    button.hidden = false;
    button.addEventListener("click", () => print());
  }

  let opened = [];
  addEventListener("beforeprint", () => {
    opened = [...document.querySelectorAll("details:not([open])")];
    for (const details of opened) details.open = true;
  });
  addEventListener("afterprint", () => { for (const details of opened) details.open = false; });

  // Rows stand as cards on a narrow screen: each cell takes its column's name, and the roles that display: block takes away.
  for (const table of document.querySelectorAll("main table:not(.paper *)")) {
    const names = [...(table.tHead?.rows[0]?.cells ?? [])].map((cell) => cell.textContent.trim());
    table.setAttribute("role", "table");
    for (const group of table.querySelectorAll("thead, tbody")) group.setAttribute("role", "rowgroup");
    for (const row of table.rows) {
      row.setAttribute("role", "row");
      [...row.cells].forEach((cell, column) => {
        cell.setAttribute("role", { col: "columnheader", row: "rowheader" }[cell.scope] ?? "cell");
        cell.dataset.label = names[column] ?? "";
      });
    }
  }

  // Keep the guide on the device once the page is there, unless the reader saves data. A folder keeps itself.
  const note = document.querySelector("[data-offline]");
  const [told, button] = note.children;

  function say(name, choice) {
    told.textContent = note.dataset[name];
    note.hidden = false;
    button.hidden = !choice;
    button.textContent = note.dataset[choice];
    button.dataset.does = choice;
  }

  /** Keep the pages of this language. The worker of the language above it has a part in `ready`, so that is not asked. */
  async function keep() {
    try {
      const worker = await navigator.serviceWorker.register(`${html.dataset.content_root}sw.js`);
      const { installing } = worker;
      const told = () => { if (worker.active) say("kept", "remove"); };
      if (!worker.active) installing?.addEventListener("statechange", told);
      told();
    } catch { /* a private window: the page works without */ }
  }

  /** Remove what is kept of the guide in every language: each has a worker of its own. */
  async function remove() {
    const roots = note.dataset.roots.trim().split(" ").map((root) => new URL(root, location.href).href);
    const workers = (await navigator.serviceWorker.getRegistrations()).filter(({ scope }) => roots.includes(scope));
    await Promise.all(workers.map((worker) => worker.unregister()));
    const ours = (await caches.keys()).filter((name) => roots.some((root) => name.startsWith(`${root}|`)));   // as sw.js names them
    await Promise.all(ours.map((name) => caches.delete(name)));
    say("removed", "keep");
  }

  if (location.protocol === "file:") say("folder");
  else if (navigator.serviceWorker && !navigator.connection?.saveData) {
    const unwanted = "offline-unwanted";
    button.addEventListener("click", () => {
      const removes = button.dataset.does === "remove";
      try { if (removes) localStorage.setItem(unwanted, "yes"); else localStorage.removeItem(unwanted); } catch { /* asked again on the next page */ }
      if (removes) remove(); else keep();
    });
    addEventListener("load", () => {
      let wanted = true;
      try { wanted = !localStorage.getItem(unwanted); } catch { /* nothing is kept where storage is off */ }
      if (wanted) keep(); else say("removed", "keep");
    });
  }
}
