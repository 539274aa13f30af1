// The drawing: vis-network with the nodes, edges and options that pyvis made.

const data = JSON.parse(document.getElementById("data").textContent);
const byName = (entries) => new Map(entries.map((entry) => [entry.name, entry]));
const relations = byName(data.relations);
const types = byName(data.types);
const statuses = byName(data.statuses);
const actorAt = new Map(data.actors.map((actor, place) => [actor.id, place]));
const tieAt = new Map(data.ties.map((tie, place) => [tie.id, place]));
const tiesOf = data.actors.map(() => []);
data.ties.forEach((tie, place) => {
  for (const end of new Set([tie.subject, tie.object])) tiesOf[end].push(place);
});

const graph = { network: null, nodes: null, edges: null, ready: false };
const FADED = data.ties.length > 200 ? { actor: 0.12, tie: 0.05 } : { actor: 0.25, tie: 0.2 };

// Draws the graph once its layout has settled, then switches the physics off; `then` runs after that.
function startGraph(then) {
  const stage = document.getElementById("graph");
  const wait = document.getElementById("wait");
  if (!data.ties.length) {
    wait.hidden = true;
    document.getElementById("empty").hidden = false;
    return;
  }
  stage.classList.add("laying");
  graph.nodes = new vis.DataSet(data.graph.nodes);
  graph.edges = new vis.DataSet(data.graph.edges);
  graph.network = new vis.Network(stage, { nodes: graph.nodes, edges: graph.edges }, data.graph.options);
  graph.network.on("stabilizationProgress", ({ iterations, total }) => {
    wait.textContent = `Laying out the graph… ${Math.round((100 * iterations) / total)} %`;
  });
  graph.network.once("stabilizationIterationsDone", () => {
    graph.network.setOptions({ physics: false });
    graph.ready = true;
    wait.hidden = true;
    stage.classList.remove("laying");
    then();
  });
  graph.network.on("click", ({ nodes, edges }) => {
    if (nodes.length) location.hash = hashOf("actor", data.actors[nodes[0]].id);
    else if (edges.length) location.hash = hashOf("tie", data.ties[edges[0]].id);
    else location.hash = "";
  });
  for (const [event, cursor] of [["hoverNode", "pointer"], ["blurNode", ""], ["hoverEdge", "pointer"], ["blurEdge", ""]]) {
    graph.network.on(event, () => { stage.style.cursor = cursor; });
  }
  graph.network.on("afterDrawing", drawLabels);
}

// What the selection puts in the light: {actors, ties}, or null where nothing is selected.
function lit(selection) {
  if (!selection) return null;
  const ties = selection.kind === "tie" ? [selection.place] : tiesOf[selection.place].filter((place) => visible.ties.has(place));
  const actors = new Set(ties.flatMap((place) => [data.ties[place].subject, data.ties[place].object]));
  if (selection.kind === "actor") actors.add(selection.place);
  return { actors, ties: new Set(ties) };
}

// Shows what the filters let through and fades what the selection leaves out.
function paint(selection) {
  if (!graph.ready) return;
  const light = lit(selection);
  graph.light = light;
  graph.nodes.update(data.actors.map((_, id) => ({
    id,
    hidden: !visible.actors.has(id),
    opacity: !light || light.actors.has(id) ? 1 : FADED.actor,
  })));
  graph.edges.update(data.graph.edges.map(({ id, color, width }) => {
    const faded = light && !light.ties.has(id);
    const chosen = selection?.kind === "tie" && selection.place === id;
    return { id, hidden: !visible.ties.has(id), width: chosen ? width + 2 : width,
      color: { color: color.color, opacity: faded ? FADED.tie : color.opacity } };
  }));
}

// Brings the actors into sight with a margin for their names.
function fit(actors) {
  const nodes = [...(actors ?? visible.actors)];
  if (!graph.ready || !nodes.length) return;
  graph.network.fit({ nodes, maxZoomLevel: actors ? 0.8 : 1.3, animation: false });
  graph.network.moveTo({ position: graph.network.getViewPosition(), scale: graph.network.getScale() * 0.9 });
}

// Whether all of these actors lie inside the window, and not too small.
function inSight(actors) {
  const scale = graph.network.getScale();
  const view = windowOf(scale);
  const places = graph.network.getPositions([...actors]);
  return scale > 0.5 && Object.values(places).every(({ x, y }) =>
    within({ left: x * scale - 40, right: x * scale + 40, top: y * scale - 30, bottom: y * scale + 30 }, view));
}
