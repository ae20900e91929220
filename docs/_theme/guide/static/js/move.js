// On the page of a stretch: the link to the moving drawing plays it in place, once, and stops it at once.
"use strict";
for (const link of document.querySelectorAll("[data-move]")) {
  const picture = document.getElementById(link.dataset.move);
  const [still, moving] = [picture.getAttribute("src"), link.href];
  const button = document.createElement("button");
  Object.assign(button, { type: "button", className: link.className, textContent: link.textContent });
  let [runs, end] = [0, 0];

  const stop = () => {
    clearTimeout(end);
    end = 0;
    picture.src = still;
    button.textContent = link.textContent;
    button.classList.remove("is-moving");
  };
  button.addEventListener("click", () => {
    if (end) return stop();
    const address = new URL(moving);
    address.searchParams.set("run", ++runs); // a picture that has run does not run again under the same address
    picture.src = address;
    button.textContent = link.dataset.stop;
    button.classList.add("is-moving");
    end = setTimeout(stop, Number(link.dataset.seconds) * 1000);
  });
  matchMedia("(prefers-reduced-motion: reduce)").addEventListener("change", stop);
  link.replaceWith(button);
}
