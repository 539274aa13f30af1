// Filters, which are the legend too: by relation, actor type, status and number of documents.

const chosen = {
  relations: new Set(data.relations.map((relation) => relation.name)),
  types: new Set(data.types.map((type) => type.name)),
  statuses: new Set(data.statuses.filter((status) => status.shown).map((status) => status.name)),
  documents: 0,
};
const visible = { actors: new Set(), ties: new Set() };

// An actor is drawn with its ties: one whose every tie is filtered out goes too.
function applyFilters() {
  visible.ties = new Set();
  visible.actors = new Set();
  data.ties.forEach((tie, place) => {
    const ends = [tie.subject, tie.object];
    if (!chosen.relations.has(tie.relation) || !chosen.statuses.has(tie.status) || tie.documents < chosen.documents) return;
    if (!ends.every((end) => chosen.types.has(data.actors[end].type))) return;
    visible.ties.add(place);
    for (const end of ends) visible.actors.add(end);
  });
  document.getElementById("shown").textContent =
    `${visible.actors.size.toLocaleString("en")} of ${count(data.actors.length, "actor")}, ` +
    `${visible.ties.size.toLocaleString("en")} of ${count(data.ties.length, "tie")} shown`;
}

function choice(group, entry, sample, number, changed) {
  const box = make("input", { type: "checkbox", name: group, value: entry.name });
  box.checked = chosen[group].has(entry.name);
  box.addEventListener("change", () => {
    if (box.checked) chosen[group].add(entry.name);
    else chosen[group].delete(entry.name);
    changed();
  });
  const says = entry.says ?? entry.name;
  return make("label", { title: says }, box, sample, make("span", {}, entry.verb ?? entry.name), make("span", { class: "count" }, number.toLocaleString("en")));
}

function choices(title, group, entries, sample, number, changed) {
  const present = entries.filter((entry) => number(entry));
  return make("fieldset", {}, make("legend", {}, title),
    ...present.map((entry) => choice(group, entry, sample(entry), number(entry), changed)));
}

function documentsFilter(changed) {
  const most = Math.max(1, ...data.ties.map((tie) => tie.documents));
  const shown = make("output", { for: "documents" }, "0");
  const range = make("input", { id: "documents", type: "range", min: 0, max: most, step: 1, value: 0, "aria-label": "Minimum number of documents" });
  range.addEventListener("input", () => {
    chosen.documents = Number(range.value);
    shown.textContent = range.value;
    changed();
  });
  return make("fieldset", {}, make("legend", {}, "Documents, at least"), make("label", {}, range, shown));
}

function startFilters(changed) {
  if (!data.ties.length) return;
  const form = document.getElementById("filters");
  const tally = (key) => (entry) => data.ties.filter((tie) => tie[key] === entry.name).length;
  form.append(
    choices("Ties", "relations", data.relations,
      (entry) => tieSwatch({ colour: entry.colour, hostile: entry.sign < 0, directed: !entry.symmetric }), tally("relation"), changed),
    choices("Actors", "types", data.types, actorSwatch,
      (entry) => data.actors.filter((actor) => actor.type === entry.name).length, changed),
    choices("Status", "statuses", data.statuses, (entry) => tieSwatch(entry.says ? { ...entry, colour: "#444444" } : {}), tally("status"), changed),
    documentsFilter(changed),
    make("p", { class: "hint" }, "A bar across a tie: hostile. An arrow: from subject to object. A wider tie: more documents. A larger actor: more ties."),
    button("Fit", () => fit()),
    button("Reset", () => {
      form.querySelectorAll("input").forEach((input) => resetInput(input));
      location.hash = "";
      fit();
    }),
  );
  form.addEventListener("submit", (event) => event.preventDefault());
}

function resetInput(input) {
  const before = { checked: input.checked, value: input.value };
  if (input.type === "checkbox") {
    const status = input.name === "statuses" ? statuses.get(input.value) : null;
    input.checked = status ? status.shown : true;
    if (input.checked !== before.checked) input.dispatchEvent(new Event("change"));
  } else {
    input.value = 0;
    if (input.value !== before.value) input.dispatchEvent(new Event("input"));
  }
}
