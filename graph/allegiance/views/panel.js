// The side panel: the evidence of a tie, the ties of an actor, or the way in.

const FACTS = new Set(["current", "past", "contested"]);

function actorLink(place) {
  const actor = data.actors[place];
  return make("a", { href: hashOf("actor", actor.id) }, name(actor.name || actor.id));
}

function sampleOf(tie) {
  const relation = relations.get(tie.relation);
  const { dashes, ink } = statuses.get(tie.status);
  return tieSwatch({ colour: relation.colour, dashes, ink, hostile: tie.sign < 0, directed: !relation.symmetric });
}

function statusBadge(tie) {
  return make("span", { class: tie.status === "current" ? "badge" : "badge odd" }, tie.status);
}

function tieView(place) {
  const tie = data.ties[place];
  const relation = relations.get(tie.relation);
  const status = statuses.get(tie.status);
  return [
    make("h2", {}, actorLink(tie.subject), make("span", { class: "verb" }, ` ${relation.verb} `), actorLink(tie.object)),
    make("p", {}, sampleOf(tie), " ", statusBadge(tie), ` ${tie.counts}`, ` · confidence ${tie.confidence.toFixed(2)}`),
    ...tie.days.map((line) => make("p", {}, `${line[0].toUpperCase()}${line.slice(1)}.`)),
    make("p", { class: "soft" }, `${tie.sign < 0 ? "Hostile" : "Friendly"}. ${relation.says}`),
    make("p", { class: "soft" }, status.says),
    visible.ties.has(place) ? "" : make("p", {}, "The filters hide this tie in the drawing."),
    tie.listing ? make("p", {}, "The list of known actors states it too. Its source: ", name(tie.listing)) : "",
    tie.claims.length || tie.denials.length ? "" : make("p", {}, "No sentence of the texts stands behind this tie."),
    ...claimList(FACTS.has(tie.status) ? "Evidence" : "Stated by", tie.claims, relation),
    ...claimList("Denied by", tie.denials, relation),
    ...claimList("Also said of it", tie.others, relation),
  ];
}

function actorView(place) {
  const actor = data.actors[place];
  const type = types.get(actor.type);
  const others = actor.aliases.filter((alias) => alias !== actor.name);
  const kinds = data.relations.map(({ name: kind }) => [kind, tiesOf[place].filter((tie) => data.ties[tie].relation === kind)]);
  return [
    make("h2", {}, name(actor.name || actor.id)),
    make("p", {}, actorSwatch(type), ` ${actor.type}`, actor.country ? ` · ${actor.country}` : "",
      ` · ${count(tiesOf[place].length, "tie")}`, actor.listed ? "" : " · learned from a text"),
    others.length ? make("p", { class: "soft" }, "Also called ", ...joined(others.map((alias) => name(alias)))) : "",
    ...kinds.filter(([, ties]) => ties.length).flatMap(([kind, ties]) => tieGroup(relations.get(kind), ties)),
  ];
}

function joined(elements) {
  return elements.flatMap((element, place) => (place ? [", ", element] : [element]));
}

function tieGroup(relation, ties) {
  return [
    make("h3", {}, tieSwatch({ colour: relation.colour, hostile: relation.sign < 0, directed: !relation.symmetric }),
      `${relation.verb} (${ties.length})`),
    make("ul", {}, ...ties.map(tieItem)),
  ];
}

function tieItem(place) {
  const tie = data.ties[place];
  const link = make("a", { href: hashOf("tie", tie.id) }, name(data.actors[tie.subject].name),
    ` ${relations.get(tie.relation).verb} `, name(data.actors[tie.object].name));
  return make("li", {}, link, tie.status === "current" ? "" : statusBadge(tie),
    make("span", { class: "count", title: tie.counts }, String(tie.documents)));
}

function overview() {
  if (!data.ties.length) {
    return [make("h2", {}, "An empty graph"), make("p", {}, "No text states a tie between two actors.")];
  }
  const actors = data.actors.map((_, place) => place).filter((place) => visible.actors.has(place));
  const list = make("ul", {});
  const show = (some) => list.append(...some.map((place) => make("li", {}, actorSwatch(types.get(data.actors[place].type)),
    actorLink(place), make("span", { class: "count" }, String(tiesOf[place].length)))));
  show(actors.slice(0, 100));
  const rest = actors.slice(100);
  const more = button(`Show the other ${rest.length.toLocaleString("en")}`, () => {
    more.remove();
    show(rest);
  });
  return [
    make("h2", {}, "Actors"),
    make("p", { class: "soft" }, "Choose a tie to read the sentences behind it, an actor to see its ties. The number is of ties."),
    list,
    rest.length ? more : "",
  ];
}

function showPanel(selection) {
  const panel = document.getElementById("panel");
  const back = selection ? [make("p", {}, make("a", { href: "#" }, "← All actors"))] : [];
  const view = !selection ? overview() : selection.kind === "tie" ? tieView(selection.place) : actorView(selection.place);
  panel.replaceChildren(...back, ...view.filter((element) => element !== ""));
  panel.scrollTop = 0;
}
