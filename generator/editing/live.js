// Added by the live server only: reloads the page once it is built anew, and shows the problems of the content.
"use strict";
{
  const overlay = document.createElement("pre");
  overlay.setAttribute("role", "alert");
  overlay.id = "live-problems";
  const style = { position: "fixed", inset: "auto 0 0 0", zIndex: 9999, margin: 0, padding: "1rem", maxHeight: "50vh",
    overflow: "auto", whiteSpace: "pre-wrap", background: "#7a1420", color: "#fff", font: "16px/1.5 monospace" };
  Object.assign(overlay.style, style);
  const retryDelay = 500; // milliseconds, while the server does not answer
  let lastStatus = "", shownBuild = null;

  const showProblems = (problems) => {
    overlay.textContent = problems;
    if (problems) document.body.append(overlay); else overlay.remove();
  };

  // A long poll: the server answers when the status is no longer the last one, or after a timeout.
  const pollStatus = async () => {
    try {
      const response = await fetch("/-live-status", { headers: { "X-Last-Status": lastStatus } });
      lastStatus = await response.text();
      const { build, problems } = JSON.parse(lastStatus);
      if (shownBuild !== null && build !== shownBuild) return location.reload();
      shownBuild = build;
      showProblems(problems);
    } catch {
      await new Promise((resolve) => { setTimeout(resolve, retryDelay); });
    }
    return pollStatus();
  };
  pollStatus();
}
