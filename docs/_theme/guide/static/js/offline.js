// On every page: keeps the guide on the device, once the page is there and the reader does not save data.
"use strict";
{
  const note = document.querySelector("[data-offline]");
  const say = (name) => {
    note.textContent = note.dataset[name];
    note.hidden = false;
  };
  if (location.protocol === "file:") say("folder");
  else if ("serviceWorker" in navigator && !navigator.connection?.saveData) {
    const root = new URL(document.documentElement.dataset.content_root, location.href);
    addEventListener("load", () => {
      navigator.serviceWorker.register(new URL("sw.js", root)).catch(() => { /* private windows refuse it: the page works without */ });
      navigator.serviceWorker.ready.then(() => say("kept"));
    });
  }
}
