// Search for an actor by any of its names, without regard to accents, case and apostrophes.

const fold = (text) => text.normalize("NFKD").replace(/[\p{M}'’‘ʻʼ`-]/gu, "").toLowerCase();
const names = data.actors.map((actor) => [...new Set([actor.name, ...actor.aliases])].map((each) => [each, fold(each)]));

// Places of the actors that bear the words: names that begin with them first, then the actors with the most ties.
function findActors(words) {
  const wanted = fold(words.trim());
  if (!wanted) return [];
  const found = [];
  names.forEach((own, place) => {
    const hit = own.find(([, folded]) => folded.startsWith(wanted)) ?? own.find(([, folded]) => folded.includes(wanted));
    if (hit) found.push({ place, alias: hit[0], first: hit[1].startsWith(wanted) });
  });
  found.sort((one, other) => other.first - one.first || one.place - other.place);
  return found.slice(0, 12);
}

function startSearch() {
  const input = document.getElementById("find");
  const list = document.getElementById("found");
  let found = [];
  let at = -1;
  const close = () => {
    list.hidden = true;
    at = -1;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  };
  const take = (hit) => {
    input.value = data.actors[hit.place].name;
    close();
    location.hash = hashOf("actor", data.actors[hit.place].id);
  };
  const point = (next) => {
    at = (next + found.length) % found.length;
    [...list.children].forEach((item, place) => item.setAttribute("aria-selected", String(place === at)));
    input.setAttribute("aria-activedescendant", list.children[at].id);
    list.children[at].scrollIntoView({ block: "nearest" });
  };
  const open = () => {
    found = findActors(input.value);
    close();
    if (!input.value.trim()) return;
    list.replaceChildren(...(found.length ? found.map((hit, place) => foundItem(hit, place, take)) :
      [make("li", {}, "No actor of this page bears that name.")]));
    list.hidden = false;
    input.setAttribute("aria-expanded", "true");
  };
  input.addEventListener("input", open);
  input.addEventListener("blur", () => setTimeout(close, 150));
  input.addEventListener("keydown", (event) => {
    if (event.key === "Escape") close();
    if (list.hidden || !found.length) return;
    if (event.key === "Enter") take(found[Math.max(at, 0)]);
    else if (event.key === "ArrowDown") point(at + 1);
    else if (event.key === "ArrowUp") point(at < 0 ? -1 : at - 1);
    else return;
    event.preventDefault();
  });
}

function foundItem({ place, alias }, row, take) {
  const actor = data.actors[place];
  const item = make("li", { role: "option", id: `found-${row}`, "aria-selected": "false", "data-name": "yes" },
    actorSwatch(types.get(actor.type)), name(actor.name),
    alias === actor.name ? "" : make("span", { class: "alias" }, name(alias)));
  item.addEventListener("mousedown", (event) => {
    event.preventDefault();
    take({ place });
  });
  return item;
}
