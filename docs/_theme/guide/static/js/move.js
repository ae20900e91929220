// On the page of a stretch: the link to the moving drawing plays it in place, once, and stops it at once. What has
// played to its end goes back on request.
"use strict";
for (const link of document.querySelectorAll("[data-move]")) {
  const picture = document.getElementById(link.dataset.move);
  const still = picture.getAttribute("src");
  const ways = [
    { words: link.textContent, moving: link.href },
    { words: link.dataset.backWords, moving: new URL(link.dataset.back, location.href) },
  ];
  const button = document.createElement("button");
  Object.assign(button, { type: "button", className: link.className, textContent: ways[0].words });
  let [way, runs, end] = [0, 0, 0];

  const stop = (next) => {
    clearTimeout(end);
    [way, end] = [next, 0];
    picture.src = still;
    button.textContent = ways[way].words;
    button.classList.remove("is-moving");
  };
  button.addEventListener("click", () => {
    if (end) return stop(way);
    const address = new URL(ways[way].moving);
    address.searchParams.set("run", ++runs); // a picture that has run does not run again under the same address
    picture.src = address;
    button.textContent = link.dataset.stop;
    button.classList.add("is-moving");
    end = setTimeout(() => stop(1 - way), Number(link.dataset.seconds) * 1000);
  });
  matchMedia("(prefers-reduced-motion: reduce)").addEventListener("change", () => stop(0));
  link.replaceWith(button);
}
