/**
 * Of each element that its parent and its classes tell from others: what the stylesheet makes of it, or that it is
 * hidden. What is usual, or handed down by the parent, is left out. Then what is folded, hidden for a script to show
 * or a menu is shown, and looked at. A session is run, and looked at in each kind of phase, in a pause,
 * and at its end.
 */
() => {
  const OWN = [
    "align-content", "align-items", "align-self", "animation-name", "aspect-ratio", "background-color",
    "background-image", "background-size", "border-image-source", "border-radius", "box-shadow", "box-sizing",
    "break-after", "break-before", "break-inside", "clip-path", "column-count", "column-gap", "container-type",
    "counter-increment", "counter-reset", "display", "fill", "flex-basis", "flex-direction", "flex-grow", "flex-shrink",
    "flex-wrap", "float", "grid-auto-flow", "grid-column", "grid-row", "grid-template-areas", "justify-content",
    "justify-items", "justify-self", "mask-image", "max-height", "max-width", "min-height", "min-width", "object-fit",
    "opacity", "order", "outline-style", "overflow-x", "overflow-y", "page", "position", "rotate", "row-gap", "scale",
    "scroll-margin-bottom", "stroke", "stroke-width", "text-decoration-line", "text-decoration-style",
    "text-decoration-thickness", "text-overflow", "translate", "vertical-align", "z-index",
  ];
  const HANDED_DOWN = [
    "accent-color", "border-collapse", "color", "cursor", "font-family", "font-size", "font-style",
    "font-variant-numeric", "font-weight", "hyphens", "letter-spacing", "line-height", "list-style-type",
    "overflow-wrap", "print-color-adjust", "stroke-linecap", "stroke-linejoin", "text-align", "text-transform",
    "text-underline-offset", "text-wrap-style", "visibility", "white-space",
  ];
  const USUAL = new Set(["0px", "0px 0px", "auto", "none", "normal", "rgba(0, 0, 0, 0)", "visible"]);
  const USUAL_OF = {
    "box-sizing": "border-box", "fill": "rgb(0, 0, 0)", "flex-direction": "row",
    "flex-grow": "0", "flex-shrink": "1", "flex-wrap": "nowrap", "grid-auto-flow": "row", "justify-items": "legacy",
    "object-fit": "fill", "opacity": "1", "order": "0", "position": "static", "stroke-width": "1px",
    "text-decoration-style": "solid", "text-overflow": "clip", "vertical-align": "baseline",
  };
  const SIDES = ["top", "right", "bottom", "left"];
  // Not a select: it is as wide as its words, which each kind of Chromium sets a little differently.
  const SIZED = new Set(["img", "svg", "input", "hr"]);
  const PSEUDO = ["::before", "::after"];

  const rounded = (value) => value
    .replace(/url\("[^"]*\//g, 'url("')
    .replace(/\d+\.\d+/g, (number) => Number(number).toFixed(1));
  const whole = (size) => Math.round(parseFloat(size)) || size;
  const width = (one) => one.getBoundingClientRect().width;
  const inner = (one) => {
    const style = getComputedStyle(one);
    const around = [style.paddingLeft, style.paddingRight, style.borderLeftWidth, style.borderRightWidth];
    return around.reduce((left, one) => left - parseFloat(one), width(one));
  };
  const fills = (one, { display }) => one.parentElement && !display.startsWith("inline")
    && Math.abs(width(one) - inner(one.parentElement)) < 1;
  const name = (one) => [one.localName, ...[...one.classList].sort()].join(".");

  const look = (one, pseudo) => {
    const style = getComputedStyle(one, pseudo);
    const around = getComputedStyle(pseudo ? one : one.parentElement ?? one);
    const get = (property) => rounded(style.getPropertyValue(property));
    const found = OWN.map((property) => [property, get(property)])
      .filter(([property, value]) => !USUAL.has(value) && USUAL_OF[property] !== value);
    for (const property of HANDED_DOWN) {
      if (get(property) !== rounded(around.getPropertyValue(property))) found.push([property, get(property)]);
    }
    for (const kind of ["margin", "padding"]) {
      const all = SIDES.map((side) => get(`${kind}-${side}`));
      if (all.some((value) => value !== "0px")) found.push([kind, all.join(" ")]);
    }
    for (const side of SIDES) {
      const [width, line, color] = ["width", "style", "color"].map((part) => get(`border-${side}-${part}`));
      if (line !== "none" && width !== "0px") found.push([`border-${side}`, `${width} ${line} ${color}`]);
    }
    if (get("display") === "grid") found.push(["columns", get("grid-template-columns").split(" ").length]);
    if (!pseudo && fills(one, style)) found.push(["width", "all"]);
    if (pseudo || SIZED.has(one.localName)) found.push(["size", `${whole(get("width"))} ${whole(get("height"))}`]);
    if (pseudo) found.push(["content", get("content")]);
    return found.map(([property, value]) => `${property}: ${value}`).join("; ");
  };

  const lines = new Set();
  const note = (one) => {
    const where = one.parentElement ? `${name(one.parentElement)} > ${name(one)}` : name(one);
    if (!one.checkVisibility()) {
      lines.add(`${where} { hidden }`);
      return;
    }
    lines.add(`${where} { ${look(one, null)} }`);
    for (const pseudo of PSEUDO) {
      const { content } = getComputedStyle(one, pseudo);
      if (content !== "none" && content !== "normal") lines.add(`${where}${pseudo} { ${look(one, pseudo)} }`);
    }
  };
  const noteAll = (root) => [root, ...root.querySelectorAll("*")].forEach(note);

  note(document.documentElement);
  noteAll(document.body);
  const hidden = [...document.querySelectorAll("[hidden]")];
  const folded = [...document.querySelectorAll("details:not([open])")];
  for (const one of hidden) one.hidden = false;
  for (const one of folded) one.open = true;
  for (const one of [...hidden, ...folded]) noteAll(one);
  for (const one of document.querySelectorAll("[popover]")) {
    one.showPopover();
    noteAll(one);
    one.hidePopover();
  }
  for (const one of hidden) one.hidden = true;
  for (const one of folded) one.open = false;

  const get = (name) => document.querySelector(`[data-ref=${name}]`);
  if (get("stage")) {
    const phases = new Set();
    if (get("start").disabled) document.querySelector("[data-routine]").click();
    for (get("start").click(); !get("stage").hidden; get("skip").click()) {
      const { phase } = get("stage").dataset;
      if (phases.has(phase)) continue;
      phases.add(phase);
      noteAll(phases.size > 1 ? get("stage") : document.body);
      if (phase === "position") continue;
      get("pause").click();
      noteAll(get("stage"));
      get("pause").click();
    }
    noteAll(get("done"));
  }
  return [...lines];
}
