// Names on the drawing: drawn after the graph at one size on the screen whatever the zoom, with a white halo,
// those of the actors with the most ties first, and none over another. A name that finds no room is left out
// until the reader zooms in or selects its actor.

const LABEL = 12.5;
const LINE = 15;
const CELL = 80;
const LARGEST = 40;
const measured = new Map();

// Room on the screen, kept in cells so that a label is compared with its neighbours only.
class Room {
  constructor() {
    this.cells = new Map();
  }

  *near({ left, right, top, bottom }) {
    for (let column = Math.floor(left / CELL); column <= Math.floor(right / CELL); column++) {
      for (let row = Math.floor(top / CELL); row <= Math.floor(bottom / CELL); row++) yield `${column},${row}`;
    }
  }

  take(box) {
    for (const cell of this.near(box)) {
      if (this.cells.has(cell)) this.cells.get(cell).push(box);
      else this.cells.set(cell, [box]);
    }
  }

  free(box) {
    for (const cell of this.near(box)) {
      if (this.cells.get(cell)?.some((other) => !apart(box, other))) return false;
    }
    return true;
  }
}

const apart = (one, other) =>
  one.right < other.left || other.right < one.left || one.bottom < other.top || other.bottom < one.top;
const within = (box, view) =>
  box.left >= view.left && box.right <= view.right && box.top >= view.top && box.bottom <= view.bottom;

function linesOf(text) {
  const letters = [...tame(text)];
  const short = letters.length > 56 ? `${letters.slice(0, 54).join("").trimEnd()}…` : letters.join("");
  const spaces = [...short.matchAll(/\s/g)].map((match) => match.index);
  if (short.length <= 24 || !spaces.length) return [short];
  const half = short.length / 2;
  const middle = spaces.reduce((best, at) => (Math.abs(at - half) < Math.abs(best - half) ? at : best));
  return [short.slice(0, middle), short.slice(middle + 1)];
}

function measure(context, place) {
  if (!measured.has(place)) {
    const lines = linesOf(data.graph.nodes[place].label);
    measured.set(place, { lines, width: Math.max(...lines.map((line) => context.measureText(line).width)) });
  }
  return measured.get(place);
}

function body({ x, y, radius }) {
  const half = radius * 0.8;
  return { left: x - half, right: x + half, top: y - half, bottom: y + half };
}

// Where a label may stand about its node, best first: below, above, right, left.
function seats({ x, y, radius }, { lines, width }) {
  const height = lines.length * LINE;
  return [
    [x - width / 2, y + radius + 1], [x - width / 2, y - radius - height - 1],
    [x + radius + 4, y - height / 2], [x - radius - width - 4, y - height / 2],
  ].map(([left, top]) => ({ left, top, right: left + width, bottom: top + height }));
}

function drawLabels(context) {
  const scale = graph.network.getScale();
  const view = windowOf(scale);
  const light = graph.light;
  const positions = graph.network.getPositions();
  const spots = [...visible.actors]
    .filter((place) => !light || light.actors.has(place))
    .map((place) => ({ place, x: positions[place].x * scale, y: positions[place].y * scale,
      radius: data.graph.nodes[place].size * scale }))
    .filter((spot) => within(body({ ...spot, radius: 0 }), view))
    .sort((one, other) => other.radius - one.radius || one.place - other.place);
  context.save();
  context.scale(1 / scale, 1 / scale);
  context.font = `${LABEL}px system-ui, "Segoe UI", Roboto, "DejaVu Sans", sans-serif`;
  context.textAlign = "center";
  context.textBaseline = "middle";
  context.lineJoin = "round";
  for (const { box, lines } of seated(context, spots, view, light && spots.length < 40)) drawLines(context, box, lines);
  context.restore();
}

// What of the drawing the window shows, in pixels of the drawing's own scale.
function windowOf(scale) {
  const { clientWidth, clientHeight } = document.getElementById("graph");
  const { x, y } = graph.network.DOMtoCanvas({ x: 0, y: 0 });
  return { left: x * scale, top: y * scale, right: x * scale + clientWidth, bottom: y * scale + clientHeight };
}

// A label keeps clear of other labels and of all actors; where a crowd leaves no such seat, the names of the
// largest actors may cover the small ones.
function seated(context, spots, view, all) {
  const [labels, bodies, larger] = [new Room(), new Room(), new Room()];
  const found = [];
  spots.forEach((spot) => bodies.take(body(spot)));
  spots.forEach((spot, rank) => {
    larger.take(body(spot));
    const { lines, width } = measure(context, spot.place);
    const seatsHere = seats(spot, { lines, width });
    const open = seatsHere.filter((seat) => within(seat, view) && labels.free(seat));
    const box = open.find((seat) => bodies.free(seat))
      ?? (rank < LARGEST ? open.find((seat) => larger.free(seat)) : null)
      ?? (all ? seatsHere[0] : null);
    if (!box) return;
    labels.take(box);
    found.push({ box, lines });
  });
  return found;
}

function drawLines(context, box, lines) {
  const x = (box.left + box.right) / 2;
  lines.forEach((line, row) => {
    const y = box.top + LINE * (row + 0.5);
    context.lineWidth = 4;
    context.strokeStyle = "rgba(255, 255, 255, 0.92)";
    context.strokeText(line, x, y);
    context.fillStyle = "#1b2430";
    context.fillText(line, x, y);
  });
}
