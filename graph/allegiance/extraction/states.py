"""States and their armies, from country names, demonyms, capitals and rulers."""

from allegiance.extraction.cues import cues
from allegiance.extraction.found import Found, Line, Scene, written
from allegiance.extraction.idioms import year
from allegiance.extraction.lexicon import lexicon, words
from allegiance.extraction.names import Name
from allegiance.names import slug
from allegiance.records import ActorType

_STATES = frozenset({"state", "demonym", "capital", "regime"})
_INNER_MOST = 4
_MEANS = words("states", "means")


def _army_of(line: Line, end: int, after: int, name: Name, *, possessive: bool) -> int:
    """Where the army's head ends; of "Kabul police", "Tripoli units" nowhere: those are the town's."""
    army = _army(line, after, possessive=possessive)
    town = name.kind == "capital" and after == end and line.key(army - 1) not in _OF_CAPITALS
    return 0 if town else army


_OF_CAPITALS = frozenset({"forces", "troops", "army", "military"})


def state(scene: Scene, line: Line, at: int) -> Found | None:  # noqa: PLR0911
    """The state or army whose name begins at token ``at``."""
    hit = line.hits.get(at)
    if hit is None:
        return None
    name = next((name for name in hit.value if name.kind in _STATES), None)
    if name is None:
        return None
    if name.kind == "demonym" and line.key(hit.last) == "-" and line.key(hit.last + 1) not in _COMPOUND:
        return None
    after = _skip_possessive(line, hit.last)
    army = _army_of(line, hit.last, after, name, possessive=after > hit.last or hit.possessive)
    if army and line.tokens[hit.last].capital and (branch := _branch(line, at, army, name.actor)):
        return branch
    if army and (name.kind != "state" or after > hit.last or hit.possessive or _adjunct(line, hit.last)):
        return army_of(scene, name.actor, at, army)
    if police := _police(line, after):
        return police_of(scene, name.actor, at, police)
    if office := _office(line, after, name):
        return _state(scene, name.actor, at, office, "name")
    if name.kind == "demonym" and (people := _people(scene, line, at, hit.last, name.actor)):
        return people
    if (name.kind == "capital" and _inside(line, at)) or (
        name.kind == "state" and line.key(at - 1) == "lake"
    ):
        return None  # "Mocimboa da Praia", "Lake Chad"
    role = {"state": "state", "demonym": "demonym", "capital": "capital", "regime": "name"}[name.kind]
    return _state(scene, name.actor, at, hit.last, role)


_HEADS_OF_STATES = frozenset({"army", "forces", "military", "troops", "soldiers"})


def army_of_state(scene: Scene, line: Line, at: int) -> Found | None:
    """As in "the army of Chad", "the armed forces of the United Kingdom"."""
    if line.key(at) != "the":
        return None
    head = at + 1
    while line.key(head) in lexicon()["army_inner"]:
        head += 1
    name = head + 2 + (line.key(head + 2) == "the")
    hit = line.hits.get(name) if line.key(head + 1) == "of" else None
    if hit is None or line.key(head) not in _HEADS_OF_STATES or hit.value[0].kind != "state":
        return None
    owned = line.key(hit.last) in {"'s", "'", "’", "-"} or hit.possessive
    after = hit.last + 1 + (line.key(hit.last + 1) == "the")
    joint = line.key(hit.last) in {"and", "or", ","} and after in line.hits  # "of Chad and Niger": two armies
    return None if owned or joint else army_of(scene, hit.value[0].actor, head, hit.last)


def _ally(scene: Scene, line: Line, first: int, last: int, owner: str) -> Found:
    """As in "The Congolese army and its Ugandan allies": an army beside one, else the state."""
    at = first - 1 - (line.key(first - 1) in {"its", "their", "the"})
    if line.key(at) in {"and", "with", "alongside"} and line.key(at - 1) in lexicon()["army"]:
        return army_of(scene, owner, first, last)
    return _state(scene, owner, first, last, "name")


_BESIDE = words("states", "beside")


def _inside(line: Line, at: int) -> bool:
    """As in "Mocimboa da Praia": a word of a longer name of a place."""
    return line.key(at - 1) in {"da", "de", "do", "dos", "del"} and at > 1 and line.tokens[at - 2].capital


def _people(scene: Scene, line: Line, first: int, last: int, state_: str) -> Found | None:
    """As in "The Kenyans", "its Ugandan allies": those who act for the army or the state."""
    one = not line.key(last).endswith("s") and {"a", "an"} & {line.key(first - 1), line.key(first - 2)}
    if line.key(last) in _BESIDE and state_ != scene.country and not one:  # not "M23, a Chadian ally"
        return _ally(scene, line, first, last + 1, state_)
    if not _plural(scene, line, first, last, state_):
        return None
    return Found(first, last, "", "people", ActorType.STATE, "coreference", "reference", 0.7, owner=state_)


def _plural(scene: Scene, line: Line, first: int, last: int, state_: str) -> bool:
    """Whether a demonym is a plural: "the Kenyans"."""
    adjectives = scene.index.states[state_].demonyms[:1]
    written_ = line.tokens[last - 1].text
    plural = written_.endswith("s") and written_ not in adjectives
    return plural and line.key(first - 1) == "the" and line.key(last) not in {"-", "'", "’", "'s"}


_COMPOUND = words("states", "compound")


_BRANCHES = words("states", "branches")


def _branch(line: Line, first: int, last: int, owner: str) -> Found | None:
    """A branch by its own name, "the Ukrainian Ground Forces", is an actor beside the army."""
    keys = {line.key(at) for at in range(first, last)}
    capitals = all(line.tokens[at].capital for at in range(first, last))
    if not (capitals and keys & _BRANCHES) or last - first > 5:
        return None
    name = written(line, first, last)
    return Found(first, last, slug(name), name, ActorType.ARMY, "pattern", "name", 0.9, country=owner)


def _adjunct(line: Line, at: int) -> bool:
    """As in "Pakistan military", "US forces said": a country's name used as an adjective."""
    if line.key(at) not in lexicon()["verbs_like"]:
        return True
    following, initials = line.key(at + 1), line.tokens[at - 1].text.replace(".", "").isupper()
    told = lexicon().tags.get(following) in _AFTER_NOUN or "past" in cues().forms.get(following, ("", ()))[1]
    return initials and (told or not following[:1].isalnum())


_AFTER_NOUN = frozenset({"BE", "HAVE", "MODAL", "DO", "PREP", "CONJ", "REL", "ADV"})


def ruler(scene: Scene, line: Line, at: int) -> Found | None:
    """As in "Assad's troops", "Assad forces": the army of the state whose regime bears that name."""
    token = line.tokens[at]
    if not token.capital:
        return None
    lost = token.key[:-1] if token.key.endswith("s") else ""
    named = token.key if token.key in scene.index.rulers else lost
    owner, end = scene.index.rulers.get(named), at + 1
    if not owner:
        owner, end = _ruled(scene, line, at), line.hits[at].last if at in line.hits else at
    if not owner:
        return None
    after = _skip_possessive(line, end)
    if army := _army(line, after, possessive=True):
        told = next((int(word) for word in line.keys if year(word)), scene.year)
        reigning = scene.index.reigns(named, told)  # those who follow him who once ruled are no army
        return army_of(scene, owner, at, army) if reigning else None
    while line.key(after) in {"own", "new", "embattled", "exiled"}:
        after += 1
    if line.key(after) in {"regime", "government", "administration", "cabinet", "junta"}:
        return _state(scene, owner, at, after + 1, "name")
    return None


def _ruled(scene: Scene, line: Line, at: int) -> str:
    """The state that a listed person leads, where the name is followed by what a ruler has."""
    hit = line.hits.get(at)
    if hit is None or line.key(hit.last) != "'s":
        return ""
    return next((state for name in hit.value if (state := scene.ruled(name.actor))), "")


def army_of(scene: Scene, owner: str, first: int, last: int) -> Found:
    """The regular forces of a state, listed or not."""
    index = scene.index
    actor = index.army_of.get(owner, f"{owner}-armed-forces")
    listed = index.actors.get(actor)
    name = listed.name if listed else f"{index.actors[owner].name} armed forces"
    return Found(first, last, actor, name, ActorType.ARMY, "pattern", "name", 0.97, country=owner)


def _state(scene: Scene, owner: str, first: int, last: int, role: str) -> Found:
    found = Found(
        first, last, owner, scene.index.actors[owner].name, ActorType.STATE, "gazetteer", role, country=owner
    )
    found.certainty = 0.9 if role == "capital" else 1.0
    return found


_POLICE = words("references", "police")
_OFFICERS = words("references", "officers")


def _police(line: Line, at: int) -> int:
    """Where "police", "police officers" after ``at`` ends, 0 if there is none."""
    while line.key(at) in {"national", "federal", "border", "riot", "state"}:
        at += 1
    if line.key(at) not in _POLICE:
        return 0
    return at + 1 + (line.key(at + 1) in _OFFICERS)


def police_of(scene: Scene, owner: str, first: int, last: int) -> Found:
    """The police of a state, listed or not."""
    index = scene.index
    demonyms = index.states[owner].demonyms
    adjective = demonyms[0] if demonyms else index.actors[owner].name
    stems = (slug(adjective), f"{slug(adjective)}-national", f"{slug(adjective)}-federal", owner)
    ids = (f"{stem}-police{end}" for stem in stems for end in ("", "-force"))
    actor = next((index.actors[id_] for id_ in ids if id_ in index.actors), None)
    id_, name = (actor.id, actor.name) if actor else (f"{slug(adjective)}-police", f"{adjective} police")
    return Found(first, last, id_, name, ActorType.ORGANIZATION, "pattern", "name", 0.9, country=owner)


def _skip_possessive(line: Line, at: int) -> int:
    return at + 1 if line.key(at) in {"'s", "'", "’"} and at < len(line.tokens) else at


def _army(line: Line, at: int, *, possessive: bool) -> int:
    """Where the army's head after ``at`` ends, 0 if there is none."""
    lex = lexicon()
    inner = lex["army_inner"]
    while possessive and line.key(at) in {"own", "regular"}:
        at += 1
    craft = _craft(line, at)
    if craft > at and line.key(craft) not in lex["army"]:
        return craft  # "an Ethiopian MiG-23"
    at = craft
    for step in range(_INNER_MOST + 1):
        here = line.key(at + step)
        if here in lex["army"]:
            end = at + step + 1
            if here == "air" or (here in {"forces", "force"} and line.key(at + step - 1) == "task"):
                return 0
            while line.key(end) in lex["army"] and line.key(end) != "force":
                end += 1
            if line.key(end) in _MEANS and line.key(end - 1) != "army" and not _act(line, end):
                return 0  # "Iranian military advisers" are the state's, "Malian army bases" the army's
            if line.key(end) in _PEOPLE:
                end += 1
            return end
        if here not in inner:
            return 0
    return 0


def _act(line: Line, at: int) -> bool:
    """As in "Turkish forces attack the town": what they do, and no deed of theirs."""
    if line.key(at - 1) not in _SEVERAL or line.key(at).endswith("s") or at + 1 >= len(line.tokens):
        return False
    following = line.tokens[at + 1]
    named = following.capital and line.key(at + 1) not in {"on", "in"}
    return named or following.text[0].isdigit() or lexicon().tags.get(following.key) == "DET"


_SEVERAL = frozenset({"forces", "troops", "soldiers", "jets", "warplanes", "aircraft"})


def _craft(line: Line, at: int) -> int:
    """Where the model of a craft ends before its head: "F-16 | fighter jet", "Black Hawk | helicopter"."""
    step, model = at, False
    while (numbered := _numbered(line, step)) or line.key(step) in _CRAFT:
        step, model = step + (3 if numbered else 1), model or numbered
    return step if model or line.key(step) in lexicon()["army"] else at


def _numbered(line: Line, at: int) -> bool:
    """As in "F-16", "Su-34", "MiG-29"."""
    known = at < len(line.tokens) and line.tokens[at].capital and line.key(at).isalpha()
    return known and line.key(at + 1) == "-" and line.key(at + 2)[:1].isdigit()


_CRAFT = words("states", "craft")
_PEOPLE = words("states", "people")


_RULING = words("states", "ruling")
_LED = words("states", "led")


def _telling(line: Line, at: int) -> int:
    """How many tokens tell of a government and change nothing: "new", "Shi'ite-led", "UN-recognised"."""
    if line.key(at) in _RULING:
        return 1
    joined = line.key(at + 1) == "-" and line.tokens[at + 1].glued and line.key(at + 2) in _LED
    return 3 if joined and line.key(at + 3) != "administration" else 0  # "Syria's Kurdish-led administration"


def _office(line: Line, at: int, name: Name) -> int:
    """Where "government" or "regime" after ``at`` ends, 0 if there is none."""
    lex = lexicon()
    step = at
    while length := _telling(line, step):
        step += length
    if line.key(step) in lex["offices"] and name.kind != "regime":
        if line.key(step) in {"ministry", "minister"} or (
            line.key(step) == "state"
            and line.key(step + 1) in {"news", "tv", "media", "television", "department"}
        ):
            return 0
        step += 1
        while line.key(step) in {"officials", "supporters", "leaders"}:
            step += 1
        return step
    return 0
