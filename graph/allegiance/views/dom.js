// Elements are made here and nowhere else. Text becomes a text node: nothing that a text holds is ever markup.

// What would turn round or break the line of all that follows shows as the replacement character.
function tame(text) {
  return text.replace(/[\u2028\u2029]/g, " ").replace(/[\u202d\u202e]/g, "\ufffd");
}

function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== "" && value !== null && value !== undefined) element.setAttribute(name, value);
  }
  const kept = children.filter((child) => child !== null && child !== "");
  element.append(...kept.map((child) => (typeof child === "string" ? tame(child) : child)));
  return element;
}

// A name or title from a text, kept from turning round the direction of what stands beside it.
function name(text, tag = "bdi") {
  return make(tag, {}, text);
}

function button(text, act) {
  const element = make("button", { type: "button" }, text);
  element.addEventListener("click", act);
  return element;
}

// A link to an article: only addresses of the web, whatever the data says.
function articleLink(url, text) {
  let address;
  try {
    address = new URL(url);
  } catch {
    return name(text);
  }
  if (address.protocol !== "http:" && address.protocol !== "https:") return name(text);
  return make("a", { href: address.href, target: "_blank", rel: "noopener noreferrer" }, name(text));
}

function hashOf(kind, id) {
  return `#${kind}=${encodeURIComponent(id)}`;
}

function count(number, noun) {
  return `${number.toLocaleString("en")} ${noun}${number === 1 ? "" : "s"}`;
}

function svg(tag, attributes, ...children) {
  const element = document.createElementNS("http://www.w3.org/2000/svg", tag);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  element.append(...children);
  return element;
}

function swatch(width, ...children) {
  return svg("svg", { class: "swatch", width, height: 16, viewBox: `0 0 ${width} 16`, "aria-hidden": "true" }, ...children);
}

// A sample of a tie: its colour, how it is broken, the bar of a hostile one, the arrow of a directed one.
function tieSwatch({ colour = "#444444", dashes = [], ink = 1, hostile = false, directed = false }) {
  const line = svg("line", { x1: 1, y1: 8, x2: directed ? 28 : 33, y2: 8, stroke: colour, "stroke-width": 2.2,
    "stroke-dasharray": dashes.join(" "), "stroke-opacity": ink });
  const marks = [line];
  if (hostile) marks.push(svg("rect", { x: 15.5, y: 3, width: 2.6, height: 10, fill: colour }));
  if (directed) marks.push(svg("path", { d: "M33 8 L25 4 L25 12 Z", fill: colour }));
  return swatch(34, ...marks);
}

const OUTLINES = {
  diamond: "M8 1 L15 8 L8 15 L1 8 Z",
  square: "M2.5 2.5 H13.5 V13.5 H2.5 Z",
  dot: "M8 2 A6 6 0 1 1 7.99 2 Z",
  triangle: "M8 1.5 L15 14 H1 Z",
  hexagon: "M4.5 2 H11.5 L15 8 L11.5 14 H4.5 L1 8 Z",
  star: "M8 .8 L9.9 5.9 L15.3 6.1 L11 9.4 L12.6 14.7 L8 11.6 L3.4 14.7 L5 9.4 L.7 6.1 L6.1 5.9 Z",
};

function actorSwatch(type) {
  return swatch(16, svg("path", { d: OUTLINES[type.shape], fill: type.colour }));
}
