/**
 * Of each element that its parent and its classes tell from others: what the stylesheet makes of it, or that it is
 * hidden. What is usual, or handed down by the parent, is left out.
 */
() => {
  const OWN = [
    "align-items", "background-color", "background-image", "background-size", "border-radius", "box-shadow",
    "break-after", "break-before", "break-inside", "column-count", "column-gap", "display", "fill", "flex-direction",
    "flex-wrap", "float", "grid-template-areas", "justify-content", "mask-image", "max-width", "min-height",
    "object-fit", "opacity", "order", "overflow-x", "overflow-y", "page", "position", "row-gap", "stroke",
    "stroke-width", "text-decoration-line", "vertical-align",
  ];
  const HANDED_DOWN = [
    "color", "cursor", "font-family", "font-size", "font-style", "font-variant-numeric", "font-weight", "hyphens",
    "letter-spacing", "line-height", "list-style-type", "text-align", "text-transform", "white-space",
  ];
  const USUAL = new Set([
    "0", "0px", "0px 0px", "1", "1px", "auto", "baseline", "fill", "none", "normal", "nowrap", "rgb(0, 0, 0)",
    "rgba(0, 0, 0, 0)", "row", "static", "visible",
  ]);
  const SIDES = ["top", "right", "bottom", "left"];
  const PSEUDO = ["::before", "::after"];

  const rounded = (value) => value
    .replace(/url\("[^"]*\//g, 'url("')
    .replace(/\d+\.\d+/g, (number) => Number(number).toFixed(1));
  const name = (one) => [one.localName, ...[...one.classList].sort()].join(".");

  const look = (one, pseudo) => {
    const style = getComputedStyle(one, pseudo);
    const around = getComputedStyle(pseudo ? one : one.parentElement);
    const get = (property) => rounded(style.getPropertyValue(property));
    const found = OWN.map((property) => [property, get(property)]).filter(([, value]) => !USUAL.has(value));
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
    if (pseudo) found.push(["content", get("content")]);
    return found.map(([property, value]) => `${property}: ${value}`).join("; ");
  };

  const lines = new Set();
  for (const one of document.querySelectorAll("body *")) {
    const where = `${name(one.parentElement)} > ${name(one)}`;
    if (!one.checkVisibility()) {
      lines.add(`${where} { hidden }`);
      continue;
    }
    lines.add(`${where} { ${look(one, null)} }`);
    for (const pseudo of PSEUDO) {
      const { content } = getComputedStyle(one, pseudo);
      if (content !== "none" && content !== "normal") lines.add(`${where}${pseudo} { ${look(one, pseudo)} }`);
    }
  }
  return [...lines];
}
