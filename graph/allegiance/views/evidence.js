// What stands behind a tie: each claim with its sentence, its source and how it is stated.

const FIRST = 25;

function claimView(place, relation) {
  const claim = data.claims[place];
  const source = data.documents[claim.document];
  const quote = make("blockquote", { dir: "auto" }, ...claim.quote.map((piece) => quotePiece(piece, relation)));
  const origin = [source.publisher, source.date].filter(Boolean).join(", ");
  return make("article", { "data-claim": claim.id },
    quote,
    make("p", { class: "source" }, articleLink(source.url, source.title || source.url || "Untitled"),
      origin ? name(` · ${origin}`, "span") : ""),
    facts(claim));
}

function quotePiece([text, role], relation) {
  if (!role) return text;
  // where the order says nothing, naming the roles would say too much
  if (relation.symmetric) return make("mark", { class: role }, text);
  const ends = { subject: relation.subject, object: relation.object, both: `${relation.subject}, ${relation.object}` };
  return make("mark", { class: role, "data-role": ends[role] }, text);
}

function facts(claim) {
  const said = [claim.speaker, claim.channel && `on ${claim.channel}`].filter(Boolean).join(" ");
  const time = claim.time.text && [claim.time.text, span(claim.time)].filter(Boolean).join(" = ");
  const rows = [
    ["Said by", said || "the article itself"],
    ["Stated as", `${claim.modality}, ${claim.polarity}, ${claim.tense}`],
    ["Kind", claim.kind],
    ["Time", time],
    ["Place", claim.place],
    ["Read by", `rule ${claim.rule || "not named"} of ${claim.extractor || "an unnamed reader"}`],
    ["Confidence", claim.confidence.toFixed(2)],
  ];
  return make("dl", {}, ...rows.filter(([, value]) => value).flatMap(([term, value]) => [
    make("dt", {}, term), make("dd", { dir: "auto" }, value)]));
}

function span({ start, end }) {
  if (!start && !end) return "";
  return start === end ? start : `${start ?? "open"} to ${end ?? "open"}`;
}

// The first claims, and a button for the others: a tie of a thousand sentences still opens at once.
function claimList(title, places, relation) {
  if (!places.length) return [];
  const list = make("section", {}, make("h3", {}, `${title} (${places.length.toLocaleString("en")})`));
  const show = (some) => list.append(...some.map((place) => claimView(place, relation)));
  show(places.slice(0, FIRST));
  const rest = places.slice(FIRST);
  if (rest.length) {
    const more = button(`Show the other ${rest.length.toLocaleString("en")}`, () => {
      more.remove();
      show(rest);
    });
    list.append(more);
  }
  return [list];
}
