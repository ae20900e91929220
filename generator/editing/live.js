// Added by the live server only: shows what is wrong in the content, and the page anew once it is built.
"use strict";
{
  const box = document.createElement("pre");
  box.setAttribute("role", "alert");
  box.id = "live-problems";
  const look = { position: "fixed", inset: "auto 0 0 0", zIndex: 9999, margin: 0, padding: "1rem", maxHeight: "50vh",
    overflow: "auto", whiteSpace: "pre-wrap", background: "#7a1420", color: "#fff", font: "16px/1.5 monospace" };
  Object.assign(box.style, look);
  let known = "", built = null;
  const ask = async () => {
    try {
      const answer = await fetch("/-live-state", { headers: { "X-Known": known } });
      known = await answer.text();
      const [number, problems] = JSON.parse(known);
      if (built !== null && number !== built) return location.reload();
      built = number;
      box.textContent = problems;
      if (problems) document.body.append(box); else box.remove();
    } catch {
      await new Promise((resolve) => { setTimeout(resolve, 500); });
    }
    return ask();
  };
  ask();
}
