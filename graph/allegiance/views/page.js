// What is selected stands in the page's address, as #tie=ID or #actor=ID: it can be linked, and Back goes back.

function selected() {
  const found = /^#(tie|actor)=(.+)$/.exec(location.hash);
  if (!found) return null;
  let id;
  try {
    id = decodeURIComponent(found[2]);
  } catch {
    return null;
  }
  const place = (found[1] === "tie" ? tieAt : actorAt).get(id);
  return place === undefined ? null : { kind: found[1], place };
}

// The reader came by the address, the search or a list and not by the drawing: bring it into sight.
let clicked = false;

function refresh() {
  const selection = selected();
  showPanel(selection);
  paint(selection);
  return selection;
}

function moved() {
  const selection = refresh();
  if (selection && graph.ready && !clicked) {
    const { actors } = lit(selection);
    if (!inSight(actors)) fit(actors);
  }
  clicked = false;
}

const noteElement = document.getElementById("note");
noteElement.textContent = data.note;
noteElement.hidden = !data.note;
startFilters(() => {
  applyFilters();
  refresh();
});
applyFilters();
startSearch();
refresh();
window.addEventListener("hashchange", moved);
document.getElementById("graph").addEventListener("pointerdown", () => { clicked = true; });
document.addEventListener("pointerdown", (event) => {
  if (!document.getElementById("graph").contains(event.target)) clicked = false;
});
document.addEventListener("keydown", (event) => {
  clicked = false;
  if (event.key === "Escape" && document.activeElement.id !== "find") location.hash = "";
});
startGraph(() => {
  moved();
  if (!selected()) fit();
});
