// Added by the live server only: reloads the page once it is built anew, and shows the problems of the content with
// the drawings of the poses that have some.
"use strict";
{
  const overlay = document.createElement("div");
  overlay.setAttribute("role", "alert");
  overlay.id = "live-problems";
  const style = { position: "fixed", inset: "auto 0 0 0", zIndex: 9999, margin: 0, padding: "1rem", maxHeight: "70vh",
    overflow: "auto", whiteSpace: "pre-wrap", background: "#7a1420", color: "#fff", font: "16px/1.5 monospace" };
  Object.assign(overlay.style, style);
  const retryDelay = 500; // milliseconds, while the server does not answer with a status
  let lastChecksum = "", shownBuild = null;

  const drawingOf = (address) => {
    const image = new Image(480, 360);
    image.src = address;
    image.alt = address.replace(/^.*\/|\.svg.*$/gu, "");
    Object.assign(image.style, { background: "#fff", colorScheme: "light", margin: "1rem 1rem 0 0", maxWidth: "100%" });
    return image;
  };

  const showProblems = (problems, drawings) => {
    overlay.replaceChildren(problems, document.createElement("br"), ...drawings.map(drawingOf));
    if (problems) document.body.append(overlay); else overlay.remove();
  };

  // A long poll: the server answers when the status is no longer the last one, or after a timeout.
  const pollStatus = async () => {
    try {
      const response = await fetch("/-live-status", { headers: { "X-Last-Status": lastChecksum } });
      if (!response.ok) throw new Error(response.statusText);
      const { checksum, build, problems, drawings } = await response.json();
      if (checksum !== lastChecksum) {
        if (shownBuild !== null && build !== shownBuild) return location.reload();
        showProblems(problems, drawings);
        [lastChecksum, shownBuild] = [checksum, build];
      }
    } catch {
      await new Promise((resolve) => { setTimeout(resolve, retryDelay); });
    }
    return pollStatus();
  };
  pollStatus();
}
