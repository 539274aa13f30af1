"""Armed groups and bodies: listed names with what belongs to them, unlisted names, and described crowds."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from allegiance.extraction.cues import cues
from allegiance.extraction.found import Found, Line, Scene, written
from allegiance.extraction.idioms import year
from allegiance.extraction.lexicon import lexicon, words
from allegiance.extraction.names import LAST, Name
from allegiance.extraction.proper import is_head, name_end, self_defence
from allegiance.extraction.tokens import tokenize
from allegiance.extraction.trie import Hit
from allegiance.names import slug
from allegiance.records import ActorType

_LONGEST = 9
_BRANDS = frozenset({"organisations", "organizations", "groups", "entities"})


def listed(scene: Scene, line: Line, at: int) -> Found | None:
    """The listed actor whose name begins at token ``at``."""
    hit = line.hits.get(at)
    if hit is None:
        return None
    name = _choose(scene, line, hit)
    if name is None:
        return None
    actor = scene.index.actors[name.actor]
    certainty = (1.0 if hit.exact else 0.95) * (0.9 if name.kind == "weak" else 1.0)
    country = scene.index.state_of.get(actor.id, "")
    if actor.type is ActorType.MILITIA and (end := _branch_name(line, hit.last)):
        longer = written(line, at, end)  # "M23-Renewed" is not M23
        return Found(at, end, slug(longer), longer, actor.type, "pattern", "name", 0.85)
    return Found(at, hit.last, actor.id, actor.name, actor.type, "gazetteer", "name", certainty, country)


def _branch_name(line: Line, at: int) -> int:
    """Where the rest of a name behind a hyphen ends, "Nduma Defence of Congo | -Renovated"; 0 without one."""
    if line.key(at) != "-" or not line.tokens[at].glued or at + 1 in line.hits or at + 1 >= len(line.tokens):
        return 0
    behind = line.tokens[at + 1]
    told = behind.glued and behind.capital and behind.text.isalpha() and not behind.text.isupper()
    return at + 2 if told and behind.key not in lexicon().tags else 0


def _choose(scene: Scene, line: Line, hit: Hit[list[Name]]) -> Name | None:
    """The strong owner of a name, else a weak one in its context and time; of several the one at home."""
    meant = [
        name
        for name in hit.value
        if name.kind == "actor" and _told_where(scene, name) and _at_home(scene, name.actor)
    ]
    if not meant:
        weak = {name.actor: name for name in hit.value if name.kind == "weak"}
        in_full = [name for actor, name in weak.items() if actor in scene.sure]
        timed = [weak[actor] for actor in timely(scene, line, weak) if in_context(scene, actor)]
        if not timed and not scene.year:  # where no year is told, who has ended may be meant as well
            timed = [name for actor, name in weak.items() if in_context(scene, actor)]
        meant = in_full if len(in_full) == 1 else timed  # "UPC" of a text that says what it stands for
    if len(meant) < 2:
        return meant[0] if meant else None
    index = scene.index
    beside = {name.actor for other in line.hits.values() for name in other.value if name.kind == "actor"}
    near = [name for name in meant if not index.company(name.actor).isdisjoint(beside)]
    if len(near) == 1:
        return near[0]  # "Coalition jets struck the Houthis", in a text that names the US as well
    at_home = (n for n in meant if index.by_country.get(index.actors[n.actor].country) == scene.country)
    return next(at_home, meant[0])


def _at_home(scene: Scene, actor: str) -> bool:
    """Whether a listed person may be meant: the text names his country, or whom he leads or speaks for.

    Many bear the name of one commander or another; a head of state is known everywhere.
    """
    index = scene.index
    known = index.actors[actor]
    near = {actor, *index.of.get(actor, ())}
    if known.type is not ActorType.PERSON or not near.isdisjoint(index.states):
        return True
    if not scene.named.isdisjoint(near - {actor}):
        return True
    homes = {index.by_country.get(index.actors[each].country, "") for each in near if each in index.actors}
    return any(home in scene.countries for home in (homes | near) - {""})


def _told_where(scene: Scene, name: Name) -> bool:
    """Whether the text names the country of a name that many countries could have, or no country at all."""
    return not name.home or name.home in scene.countries or not scene.countries


def in_context(scene: Scene, actor: str) -> bool:
    """Whether the text names what a weak name of an actor needs beside it, in whatever words."""
    if any(words <= scene.words for words in scene.index.context.get(actor, ())):
        return True
    company = scene.index.company(actor)
    return not (company.isdisjoint(scene.sure) and company.isdisjoint(scene.countries))


def timely(scene: Scene, line: Line, actors: Iterable[str]) -> list[str]:
    """Those that were there in the years that the sentence names, or else in the year of the document.

    If nobody was there in that year, it is the one who bears the name, if he had been. Where no year is told,
    they are those that still are, if any is.
    """
    lives = {actor: scene.index.lives.get(actor, (0, LAST)) for actor in actors}
    if told := list(years(line)):
        return _there(lives, told)
    if scene.year:
        return _there(lives, [(0 if len(lives) == 1 else scene.year, scene.year)])
    return [actor for actor, (_, last) in lives.items() if last == LAST] or list(lives)


def _there(lives: Mapping[str, tuple[int, int]], years: Sequence[tuple[int, int]]) -> list[str]:
    """Who was there in one of those years at least."""
    return [
        actor
        for actor, (first, last) in lives.items()
        if any(first <= until and since <= last for since, until in years)
    ]


def years(line: Line) -> Iterator[tuple[int, int]]:
    """The years of a sentence, from the first to the last that each may mean: "prior to 2011" is open."""
    for at, word in enumerate(line.keys):
        if year(word):
            before = line.key(at - 1) if line.key(at - 1) != "to" else line.key(at - 2)
            yield (0 if before in {"prior", "before", "until"} else int(word)), int(word)


def extended(line: Line, found: Found) -> Found:
    """The name with the people that stand for the group: "ISIS fighters", "Islamic State group jihadists"."""
    lex = lexicon()
    at = found.last
    if found.type is ActorType.PERSON or (found.type is ActorType.STATE and found.country):
        return found  # a self-declared republic has fighters as a group has
    at += self_defence(line, at) + _staff(line, at)
    at += found.type is ActorType.MILITIA and line.key(at) in _RULING  # "the Taliban government"
    while (
        line.key(at) in lex["parts"]
        and not _starts_clause(line, at)
        and not _office(line, at)
        and not branded(line, at)
    ):
        at += 1
    found.last = at
    return found


def branded(line: Line, at: int) -> bool:
    """As in "declared A and B | terrorist organisations": what they are called, and no part of a name."""
    return line.key(at) in {"terrorist", "terror"} and line.key(at + 1) in _BRANDS


def _staff(line: Line, at: int) -> int:
    """How many tokens "General Command", "Political Bureau" behind a group's name take up."""
    pair = f"{line.key(at)}_{line.key(at + 1)}"
    named = at + 1 < len(line.tokens) and line.tokens[at].capital and line.tokens[at + 1].capital
    return 2 if named and pair in _STAFFS else 0


_RULING = words("groups", "ruling")
_STAFFS = words("groups", "staffs")


def _office(line: Line, at: int) -> bool:
    """As in "ELN rebel commander Rodriguez", "HTS official named Abu Ayman": what one person is."""
    if line.key(at) == "rebel":
        at += 1
    if line.key(at) not in {"commander", "officer", "official", "member", "fighter", "operative", "militant"}:
        return False
    if line.key(at + 1) in {",", "who"}:
        return True  # "Omar Diallo, a Front member, …"
    return line.key(at + 1) in {"named", "called"} or (
        at + 1 < len(line.tokens) and line.tokens[at + 1].capital
    )


def _starts_clause(line: Line, at: int) -> bool:
    """As in "RSF forces civilians out": a part word that is a verb here."""
    return line.key(at) in {"forces", "force", "lines", "units"} and line.key(at + 1) in {
        "the", "a", "an", "civilians", "people", "residents", "them", "it",
    }  # fmt: skip


def unlisted(scene: Scene, line: Line, at: int) -> Found | None:  # noqa: PLR0911
    """A proper name headed by what armed groups and bodies are called."""
    token = line.tokens[at]
    article = token.key in {"al", "el"} and line.key(at + 1) == "-" and at + 2 < len(line.tokens)
    capital = token.capital or (article and line.tokens[at + 2].capital)
    if not (capital or token.text[0].isdigit()) or line.shouting:
        return None
    if line.key(at - 1) == "-" and line.key(at - 2) in {"anti", "pro"}:
        return None  # "the anti-Houthi Coastal Brigades"
    if token.text[0].isdigit():
        return _numbered(line, at)
    if lexicon().tags.get(token.key) == "NUM" or token.key in lexicon()["numbers"]:
        return None  # "Four Army personnel"
    if (token.key, line.key(at + 1)) == ("lashkar", "gah"):
        return None  # a town
    if (
        token.key in lexicon()["not_names"]
        and not is_head(token.key)
        and not (at and token.key in _DIRECTIONS)
    ):
        return None
    end = line.longs.get(at) or name_end(scene, line, at)
    if end - at < 2:
        return _with_fighters(line, at)
    if _of_country(scene, line, at, end) or _organ(line, at, end) or _told(line, at, end):
        return None
    if line.key(end).isdigit() and line.key(end - 1) in _COUNTED and "." not in line.key(end):
        return _make(line, at, end + 1, _type(line, at, end))  # "Light Infantry Battalion 143"
    return _make(line, at, end, _type(line, at, end))


def _told(line: Line, first: int, last: int) -> bool:
    """As in "Treasury Targets Militia Network": a heading in capitals tells something, and names nobody."""
    written = [token for token in line.tokens if token.text.isalpha() and len(token.text) > _SHORT]
    heading = len(written) > _SHORT and all(token.capital for token in written)
    forms = (cues().forms.get(line.key(at), ("", frozenset()))[1] for at in range(first, last - 1))
    return heading and any(kinds & {"s", "ing", "past"} for kinds in forms)


def _organ(line: Line, first: int, last: int) -> bool:
    """As in "Al-Qaida's Shura Council", "the Political Bureau of Hamas": who it is is told beside."""
    if any(line.key(at) not in _ORGANS for at in range(first, last)):
        return False
    name = last + 1 + (line.key(last + 1) == "the")
    behind = line.key(last) == "of" and name < len(line.tokens) and line.tokens[name].capital
    return behind or line.key(first - 1) in {"'s", "'", "’"}


def _of_country(scene: Scene, line: Line, first: int, last: int) -> bool:
    """As in "Air Force jets", "Aleppo Units of the army", "Daraa Army units": the country's own."""
    if line.key(last - 1) in {"units", "forces"} and (line.key(last), line.key(last + 1)) == ("of", "the"):
        return True
    if last - first > 2:
        return False
    place = line.key(first) in scene.places and line.key(first + 1) in {"army", "forces", "police"}
    return place or f"{line.key(first)}_{line.key(first + 1)}" in _BARE_SERVICES


_BARE_SERVICES = words("references", "services")
_ORGANS = words("groups", "organs")
_COUNTED = words("groups", "counted")
_DIRECTIONS = words("groups", "directions")
_FIGHTERS = words("groups", "fighters")


def _with_fighters(line: Line, at: int) -> Found | None:
    """As in "Hizbul Islam insurgents": a name of two words or more whose people fight."""
    end = at
    while end < len(line.tokens) and (line.tokens[end].capital or line.tokens[end].key == "-"):
        if line.hits.get(end) or line.key(end) in lexicon()["not_names"]:
            return None
        end += 1
    if end - at < 2 or line.key(end) not in _FIGHTERS:
        return None
    return _make(line, at, end, ActorType.MILITIA)


def _numbered(line: Line, at: int) -> Found | None:
    """As in "45th Brigade", "25 Task Force Brigade", "1st Battalion Welsh Guards": regular units."""
    lex = lexicon()
    step = at + 1
    if line.key(step) in {"st", "nd", "rd", "th"} and line.tokens[step].glued:
        step += 1
    while step - at < _LONGEST_UNIT and step < len(line.tokens):
        key = line.key(step)
        following = line.tokens[step + 1] if step + 1 < len(line.tokens) else None
        army = key == "army" and line.tokens[step].capital and not (following and following.capital)
        if key in _UNITS or (army and step > at + 1):
            return _make(line, at, _regiment(line, step + 1), ActorType.ARMY)
        if key == "front" and line.tokens[step].capital and step > at + 1:
            return _make(line, at, step + 1, ActorType.MILITIA)
        ordinary = key in lex["not_names"] and not is_head(key) and key != "army" and key not in lex["kinds"]
        if not line.tokens[step].capital or ordinary:
            return None
        step += 1
    return None


def _regiment(line: Line, at: int) -> int:
    """Where the name of the regiment behind a battalion's number ends: "1st Battalion | Welsh Guards"."""
    end = at
    while end < len(line.tokens) and end - at < _FEW and line.tokens[end].capital and end not in line.hits:
        end += 1
    return end if end > at and is_head(line.key(end - 1)) else at


_UNITS = frozenset({"brigade", "division", "battalion", "regiment", "corps", "legion"})
_LONGEST_UNIT = 7
_SHORT = 3
_FEW = 3


def introduced(scene: Scene, line: Line, at: int) -> Found | None:
    """A name that the text itself says to be a group's: "the Kaniyat, a militia that …"."""
    if not line.tokens[at].capital or line.shouting or _named_before(line, at):
        return None
    if _wing(line, at):
        return _make(line, at, at + 1, ActorType.MILITIA)
    if last := _styled(line, at):
        return _make(line, at, last, ActorType.MILITIA)
    lex, end = lexicon(), at
    while end < len(line.tokens) and end - at < _INTRODUCED:
        token = line.tokens[end]
        if not token.capital or end in line.hits or token.key in _NOT_INTRODUCED:
            break
        end += 1
    if (
        line.key(end) != ","
        or end == at
        or end - at == _INTRODUCED
        or line.key(at) in lex.tags
        or line.key(at - 1) in _PLACES_BEFORE
    ):
        return None
    noun = _apposed(line, end)
    if not noun or slug(written(line, at, end)) in scene.persons:
        return None
    type_ = ActorType.ORGANIZATION if noun in _BODIES else ActorType.MILITIA
    return _make(line, at, end, type_)


def quoted(scene: Scene, line: Line, at: int) -> Found | None:
    """As in "the 'Ghost' brigade", "the "Hill" ("Jebel") battalion": a name in quotes before its head."""
    if line.key(at - 1) not in _QUOTES or line.shouting:
        return None
    end = at
    while end < len(line.tokens) and line.tokens[end].capital:
        end += 1
    if not 0 < end - at <= _FEW or line.key(end) not in _QUOTES:
        return None
    head = end + 1
    if line.key(head) == "(":
        while head < min(end + _INTRODUCED + 1, len(line.tokens)) and line.key(head) != ")":
            head += 1
        head += 1
    if line.key(head) not in _QUOTED_HEADS:
        return None
    name = f"{written(line, at, end)} {line.key(head).capitalize()}"
    parts = tokenize(name)
    hit = scene.index.trie.at(parts, 0)
    if hit and hit.last == len(parts) and hit.value[0].kind in {"actor", "weak"}:
        known = scene.index.actors[hit.value[0].actor]
        return Found(at, head + 1, known.id, known.name, known.type, "gazetteer", "name", 0.9)
    return Found(at, head + 1, slug(name), name, ActorType.MILITIA, "pattern", "name", 0.85)


_QUOTES = frozenset({'"', "“", "”", "'", "‘", "’", "«", "»"})
_QUOTED_HEADS = words("groups", "small_heads") | {"unit", "company", "regiment", "front", "legion"}


def _wing(line: Line, at: int) -> bool:
    """As in "Its military wing, FOCA, is": one word between commas behind what it is."""
    between = line.key(at - 1) == "," and line.key(at + 1) == "," and at not in line.hits
    return between and line.key(at - 2) in _ARMS and line.key(at - 3) in _ARMED_ARMS


def _styled(line: Line, at: int) -> int:
    """Where the name of "a brigade called Red Volta", "a faction, the Red Spears," ends; 0 for none."""
    the = line.key(at - 1) == "the"
    before = at - 1 - the
    known = (line.key(before - 1), line.key(before)) == ("known", "as")
    called = known or line.key(before) in {"called", "named", "dubbed"}
    apposed = the and line.key(before) == "," and _some_band(line, before - 1)
    if not apposed and (not called or line.key(before - 1 - known) not in _STYLED):
        return 0
    end = at
    while end < len(line.tokens) and end not in line.hits:
        possessive = line.key(end) in {"'s", "’s"} and end + 1 < len(line.tokens)
        if not (line.tokens[end].capital or (possessive and line.tokens[end + 1].capital)):
            break
        end += 1
    if end in line.hits or end - at > (_INTRODUCED if apposed or known else _FEW):
        return 0
    closed = end == len(line.tokens) or line.key(end) in _CLOSING
    return end if end - at > apposed and (closed or not apposed) else 0


def _some_band(line: Line, at: int) -> bool:
    """As in "heads a small faction |": a band that has not been named."""
    if line.key(at) not in _STYLED:
        return False
    armed = {line.key(step) for step in range(at - _INTRODUCED, at)} & _ARMED_KINDS
    if line.key(at) in _CIVIL_TOO and not armed:
        return False  # "a rights group, the Kivu Tracker, said"
    for step in range(at - 1, max(-1, at - _INTRODUCED - 1), -1):
        if line.key(step) in {"a", "an", "another"}:
            return True
        if not line.key(step)[:1].isalpha() and line.key(step) != "-":
            return False
    return False


def _apposed(line: Line, at: int) -> str:
    """What sort of body the apposition after a name calls it, empty for none."""
    if line.key(at) != "," or line.key(at + 1) not in {"a", "an", "another", "once"}:
        return ""
    tags, armed = lexicon().tags, False
    for step in range(at + 2, at + 9):
        key = line.key(step)
        armed = armed or key in {"security", "military", "mercenary", "armed"}
        if key in _INTRODUCING and _heads(line.key(step + 1)):
            return "militia" if armed and key in {"company", "firm"} else key
        if tags.get(key, "ADJ") not in {"ADJ", "ADV"} or key in {",", "who"}:
            return ""
    return ""


def _named_before(line: Line, at: int) -> bool:
    return at > 0 and line.tokens[at - 1].capital and line.key(at - 1) != "the"


def _heads(following: str) -> bool:
    """Whether a noun heads its phrase by what follows it: "a militia from", "a company hired by"."""
    if not following[:1].isalpha() or following.endswith(("ed", "ing")):
        return True
    return lexicon().tags.get(following) in _AFTER_HEAD or following in {"led", "active", "run", "made"}


_CIVIL_TOO = frozenset({"group", "movement", "unit"})
_ARMED_KINDS = words("groups", "armed_kinds")
_CLOSING = frozenset({",", ".", ";", "which", "that", "in", "("})
_STYLED = frozenset({"group", "militia", "brigade", "battalion", "gang", "faction", "unit", "movement"})
_ARMS = frozenset({"wing", "arm", "branch"})
_ARMED_ARMS = frozenset({"armed", "military", "paramilitary", "militant"})
_AFTER_HEAD = frozenset({"PREP", "REL", "SUB", "CONJ", "BE", "HAVE", "MODAL"})
_INTRODUCED = 5
_NOT_INTRODUCED = lexicon()["not_names"] | lexicon()["titles"]
_INTRODUCING = words("groups", "introducing")
_BODIES = frozenset(
    {"company", "firm", "committee", "body", "party", "agency", "organisation", "organization"}
)
_PLACES_BEFORE = words("persons", "where") - {"of", "to"}


def _type(line: Line, first: int, last: int) -> ActorType:
    lex = lexicon()
    keys = [line.key(at) for at in range(first, last)]
    if "military" in keys and keys[-1] == "council":
        return ActorType.MILITIA
    for key in (keys[-1], keys[0], *keys):
        if key in lex["army_names"] or (key == "force" and "air" in keys):
            return ActorType.ARMY
        if key in lex["coalition"]:
            return ActorType.COALITION
        if key in lex["organization"]:
            return ActorType.ORGANIZATION
        if key in lex["militia"] or key == "group":
            return ActorType.MILITIA
    return ActorType.MILITIA


def _make(line: Line, first: int, last: int, type_: ActorType) -> Found | None:
    name = written(line, first, last)
    if not _NO_ACTOR.isdisjoint(line.key(at) for at in range(first, last)):
        return None
    return Found(first, last, slug(name), name, type_, "pattern", "name", 0.9)


# "Foreign Terrorist Organization" is a list, "Special Envoy" an office
_NO_ACTOR = frozenset(["terrorist", "envoy", "islands"])
