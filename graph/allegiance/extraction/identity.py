"""What the whole document tells of an actor: look-alikes, appositions, heads, homes, whose forces."""

from collections import Counter, defaultdict
from itertools import pairwise

from allegiance.extraction.found import ARMED, Found, Line, Scene
from allegiance.extraction.introduced import introduced
from allegiance.extraction.lexicon import lexicon, words
from allegiance.extraction.names import Index
from allegiance.extraction.states import army_of
from allegiance.extraction.tokens import fold
from allegiance.names import key
from allegiance.records import ActorType

BE = words("coreference", "be")
ROLES = words("coreference", "roles")
_AFFILIATES = words("coreference", "affiliates")
_LEADING = words("coreference", "leading")
GROUPS = frozenset({ActorType.MILITIA, ActorType.COALITION})
UNITS = frozenset({"unit", "brigade", "battalion"})
"""Bands that are an army's where only a country's name stands before them."""
_FAR = 12
_RULING = frozenset({"government", "regime", "authorities", "administration", "rulers", "emirate"})
_MARKS = frozenset({")", "(", '"', "“", "”", "'", "’"})


def look_alikes(scene: Scene) -> None:
    """A name that two actors share goes to the one whose company it keeps."""
    index = scene.index
    named = {name.actor for line in scene.lines for hit in line.hits.values() for name in hit.value}
    rivals: dict[str, list[str]] = {}
    for actor, others in index.confusable.items():
        for other in others:
            if actor in named and actor in index.context:
                rivals.setdefault(other, []).append(actor)
    states = _states(scene) if rivals else set()
    said: set[str] = set()
    for line in scene.lines:
        keys = {token.key for token in line.tokens}
        here = {found.actor for found in line.founds}
        for found in line.founds:
            for rival in rivals.get(found.actor, ()):
                short = rival in said and rival not in here and found.actor not in said
                short = short and not _at_home(scene.index, found.actor, states)
                rules = {line.key(found.last), line.key(found.last - 1)} & _RULING  # "the Taliban government"
                if (
                    not rules
                    and _alike(scene, line, found, rival)
                    and (
                        short or (rival not in here and _keeps_company(scene, line, keys, found.actor, rival))
                    )
                ):
                    actor_ = index.actors[rival]
                    found.actor, found.name, found.type = actor_.id, actor_.name, actor_.type
                    found.certainty = 0.8
        said.update(found.actor for found in line.founds)


def _states(scene: Scene) -> set[str]:
    """The states that the document names."""
    return {
        name.actor
        for line in scene.lines
        for hit in line.hits.values()
        for name in hit.value
        if name.kind in {"state", "demonym", "capital"}
    }


def _at_home(index: Index, actor: str, states: set[str]) -> bool:
    """Whether the document may mean the actor by a short name: he is of no country, or of one of these."""
    home = index.by_country.get(index.actors[actor].country)
    return home is None or home in states


def _alike(scene: Scene, line: Line, found: Found, rival: str) -> bool:
    """Whether the words written are a part of one of the rival's names."""
    written = {fold(line.key(at)) for at in range(found.first, found.last) if line.tokens[at].capital}
    actor = scene.index.actors[rival]
    names = (name for name in (actor.name, *actor.aliases) if "/" not in name)  # "AFC/M23" names two
    return any(written < {fold(word) for word in key(name).split()} for name in names)


def _keeps_company(scene: Scene, line: Line, keys: set[str], actor: str, rival: str) -> bool:
    index = scene.index
    own, others = (
        index.by_country.get(index.actors[actor].country),
        index.by_country.get(index.actors[rival].country),
    )
    states = {
        name.actor
        for hit in line.hits.values()
        for name in hit.value
        if name.kind in {"state", "demonym", "capital"}
    }
    if own in states or own == others:
        return False
    return any(words <= keys for words in index.context[rival])


def appositions(scene: Scene) -> None:
    """What is only described takes the name that stands beside it."""
    for line in scene.lines:
        kept: list[Found] = []
        for at, found in enumerate(line.founds):
            numbered = found.how == "pattern" and line.tokens[found.first].text[0].isdigit()
            other = _described(line, kept, found) or _named_later(line, at) if numbered else None
            if other is not None:
                become(found, other, 0.9)  # "X, the 45th Brigade of Y": the number is another name of X
            if found.role in {"band", "crowd"}:
                following = line.founds[at + 1] if at + 1 < len(line.founds) else None
                if found.role == "band" and following and _names_it(found, following):
                    continue  # "the Iraqi paramilitary unit Kataib Hezbollah": the name says it all
                if following and (_called(line, found, following) or _told_behind(line, found, following)):
                    become(found, following, 0.9)  # "the al-Qaeda-linked group, known as JNIM"
                    kept.append(found)
                    continue
                if found.role == "crowd" and following and _people_of(line, found, following):
                    become(found, following, 0.9)
                    kept.append(found)
                    continue
                if (before := _described(line, kept, found)) is not None:
                    if found.country:
                        scene.homes.setdefault(before.actor, found.country)
                    become(found, before, 0.9)
            kept.append(found)
        line.founds = kept


def _named_later(line: Line, at: int) -> Found | None:
    """As in "The 12th Brigade of the Front, better known as the Hill Battalion": its other name."""
    for here, following in pairwise(line.founds[at : at + 3]):
        if _called(line, here, following) or _aside(line, here, following):
            return following
        if [line.key(step) for step in range(here.last, following.first)] not in (["of"], ["of", "the"]):
            return None
    return None


def _aside(line: Line, before: Found, name: Found) -> bool:
    """As in "the 30th Brigade of the Front (Liwa al-Hadd)": an armed group's name between two marks."""
    marks = (line.key(before.last), line.key(name.last))
    alone = name.first - before.last == 1 + (line.key(name.first - 1) == "the")
    named = name.role == "name" and name.type in GROUPS and name.how in {"gazetteer", "pattern"}
    return alone and named and marks in {("(", ")"), ("-", "-"), ("–", "–"), (",", ",")}


def _names_it(band: Found, name: Found) -> bool:
    return name.first == band.last and name.role == "name" and name.type in GROUPS


def _called(line: Line, band: Found, name: Found) -> bool:
    between = [key for at in range(band.last, name.first) if (key := line.key(at)) not in {",", "the", "as"}]
    return between in (["known"], ["called"], ["named"], ["dubbed"], ["better", "known"]) and (
        name.role == "name" and name.type in ARMED
    )


def _told_behind(line: Line, band: Found, name: Found) -> bool:
    """As in "An elite Somali unit, the Danab.": who it is stands behind."""
    at = band.first - 1
    while lexicon().tags.get(line.key(at)) == "ADJ" or line.key(at) in _FINE:
        at -= 1
    between = [line.key(step) for step in range(band.last, name.first)]
    alone = line.key(name.last) in {"", ".", ",", ";", ")"} and between in ([","], [",", "the"])
    own = name.role == "name" and name.type in ARMED
    return alone and own and band.role == "band" and line.key(at) in _BEFORE_BAND


_FINE = words("identity", "fine")
_BEFORE_BAND = frozenset({"a", "an", "'s", "’", "its"})


def affiliates(scene: Scene) -> None:
    """As in "The al-Qaeda affiliate": the group of that kind which the text names, else one unnamed."""
    named = Counter(
        found.actor for line in scene.lines for found in line.founds if found.type is ActorType.MILITIA
    )
    for line in scene.lines:
        for found in line.founds:
            inside = line.key(found.last - 1) in _AFFILIATES
            end = found.last + (not inside)
            if (
                found.role != "name"
                or found.type is not ActorType.MILITIA
                or line.key(end - 1) not in _AFFILIATES
            ):
                continue
            before_name = end < len(line.tokens) and line.tokens[end].capital
            if _apposed(line, found.first) or line.key(end) in {"of", "'s"} or before_name:
                continue
            hit = line.hits.get(found.first)
            lost = hit is not None and hit.possessive  # "Islamic States Khorasan branch"
            if lost or any(line.key(at) == "'s" for at in range(found.first, found.last)):
                continue  # "Islamic State's Khorasan branch" is one that is listed
            here = {other.actor for other in line.founds}
            others = [actor for actor in named if actor not in here and actor in scene.index.actors]
            members = [actor for actor in others if _belongs(scene, actor, found)] or others[
                : len(others) < 2
            ]
            found.last, found.role, found.how, found.certainty = end, "band", "unnamed", 0.8
            following = next((other for other in line.founds if other.first >= end), None)
            if following is not None and _called(line, found, following):
                become(found, following, 0.9)  # "The Islamic State affiliate, known as ISWAP"
            elif members:
                listed = scene.index.actors[max(members, key=lambda actor: (named[actor], actor))]
                found.actor, found.name, found.how = listed.id, listed.name, "coreference"
            else:
                found.actor, found.name = f"{found.actor}-affiliates", f"{found.name} affiliate"


def _apposed(line: Line, at: int) -> bool:
    """Whether an article before a token follows a comma or a form of "be": it says what somebody is."""
    at -= 1
    if line.key(at) in {"a", "an", "the"}:
        at -= 1
    return line.key(at) in BE | {",", "as", "an", "–", "—", "("} or (at >= 0 and line.tokens[at].capital)


def _belongs(scene: Scene, actor: str, whole: Found) -> bool:
    """Whether a listed group is a part of another, by the list or by its name."""
    return whole.actor in scene.index.wholes.get(actor, ()) or actor.startswith(whole.actor + "-")


def _people_of(line: Line, crowd: Found, whole: Found) -> bool:
    """As in "Ugandan rebels of the ADF", "separatists of the DPR": whose people they are."""
    between = [line.key(at) for at in range(crowd.last, whole.first)]
    group = whole.type in GROUPS or (whole.type is ActorType.STATE and not whole.country)
    return between in (["of"], ["of", "the"], ["from", "the"]) and group and whole.role == "name"


def _described(line: Line, before: list[Found], band: Found) -> Found | None:
    """The actor that "X, an Iran-backed militia" or "X is a militia" describes."""
    lex = lexicon()
    at = _before_side(line, before, band)
    while at >= 0 and (
        line.key(at)
        in {
            "-",
            "pro",
            "anti",
            "backed",
            "supported",
            "led",
            "based",
            "powerful",
            "aligned",
            "trained",
            "funded",
        }
        or lex.tags.get(line.key(at)) in {"ADJ", "ADV"}
        or line.key(at).endswith("est")
        or _people(line, before, at, band)
        or (line.key(at + 1) == "-" and line.tokens[at].capital)
        or line.key(at) in lex["kinds"]
    ):
        at -= 1
    if line.key(at) not in {"a", "an", "the"}:
        return None
    article, at = line.key(at), at - 1
    if line.key(at) in BE and line.key(at - 1) in {"which", "that", "who"}:
        at -= 3 if line.key(at - 2) == "," else 2
    elif line.key(at) in {",", "–", "—", "("} or line.key(at) in BE:
        at -= 1
    elif article == "the":
        return None
    while line.key(at) in _MARKS or (line.key(at + 1) == ")" and at >= 0):
        at -= 1
    if band.role == "crowd" and line.key(at + 1) not in BE:
        return None
    for found in reversed(before):
        if found.last == at + 1 or (found.first <= at < found.last):
            return found if found.actor and found.type in GROUPS and found.role in {"name", "band"} else None
    return None


def _before_side(line: Line, before: list[Found], band: Found) -> int:
    """The token before a band, and before the "pro-Houthi" that stands there."""
    at = band.first - 1
    if before and before[-1].last == band.first and line.key(before[-1].first - 1) == "-":
        at = before[-1].first - 1 - (line.key(before[-1].first - 2) in {"pro", "anti"})
    return at


def _people(line: Line, before: list[Found], at: int, band: Found) -> bool:
    """As in "an ethnic Rakhine guerrilla group": whose name stands among the words for a band."""
    inside = any(found.first <= at < found.last for found in before)
    return at == band.first - 1 and line.tokens[at].capital and not inside and line.key(at - 1) != ","


def become(found: Found, other: Found, certainty: float) -> None:
    """Make a mention mean the actor of another."""
    found.actor, found.name, found.type = other.actor, other.name, other.type
    found.how, found.certainty = "coreference", min(certainty, other.certainty)
    found.country = other.country or found.country


def learn_heads(scene: Scene) -> None:
    """Who speaks for and leads which group, for "his forces"."""
    everyone = {found.actor for line in scene.lines for found in line.founds}
    for line in scene.lines:
        for left, right in zip(line.founds, line.founds[1:], strict=False):
            between = {line.key(at) for at in range(left.last, right.first)}
            if _serves(left, right, between):
                scene.heads.setdefault(left.actor, right.actor)
            if right.first - left.last > _FAR or not between & (ROLES | _LEADING):
                continue
            if left.type is ActorType.PERSON and right.type in GROUPS:
                scene.heads.setdefault(left.actor, right.actor)
            elif right.type is ActorType.PERSON and left.type in GROUPS:
                scene.heads.setdefault(right.actor, left.actor)
    for person, body in filter(None, (introduced(scene, line) for line in scene.lines)):
        scene.heads.setdefault(person.actor, body.actor)
    for actor in everyone & scene.index.of.keys():
        group = next((of for of in scene.index.of[actor] if of in everyone and _is_group(scene, of)), "")
        if group:
            scene.heads.setdefault(actor, group)


def _serves(person: Found, body: Found, between: set[str]) -> bool:
    """As in "Colonel Omar Diallo of the Malian army": his soldiers are the army's."""
    own = body.type in ARMED and body.role == "name"
    return person.type is ActorType.PERSON and own and "of" in between and between <= {"of", "the", ","}


def _is_group(scene: Scene, actor: str) -> bool:
    listed = scene.index.actors.get(actor)
    return listed is not None and listed.type in GROUPS


_ARTICLES = frozenset({"a", "an", "the", "this", "its", "their"})
_DESCRIBED = 7  # words
_DATELINE = 8
_SOON = 3


def announced(scene: Scene) -> None:
    """News tells first what a group is, "An Iraqi militia said …", and then its name."""
    bands = [
        (at, found)
        for at, line in enumerate(scene.lines)
        for found in line.founds
        if found.role == "band" and found.how in {"unnamed", "vague"}
        if line.key(found.last - 1) not in UNITS
    ]
    if not bands:
        return
    named, inside, first = _militias(scene)
    for at, band in bands:
        if (told := _told_next(scene, at, band) or _told_soon(scene, at, band)) is not None:
            become(band, told, 0.8)
            continue
        if band.how == "vague" or not band.country:
            continue
        counts = named[band.country] - inside[at]
        if counts:
            best = max(counts.values())
            order = min(first[actor] for actor, count in counts.items() if count == best)
            become(band, scene.lines[order[0]].founds[order[1]], 0.8)


def _told_next(scene: Scene, at: int, band: Found) -> Found | None:
    """The group whose name opens the sentence after "An Iraqi militia said": of the same country."""
    line = scene.lines[at + 1] if at + 1 < len(scene.lines) else None
    opening = line.founds[0] if line and line.founds else None
    if opening is None or opening.first > 1 or opening.role != "name" or opening.type not in GROUPS:
        return None
    if not _introduced(scene.lines[at], band):
        return None
    at_home = home(scene, opening.actor)
    return opening if at_home == band.country or "" in {at_home, band.country} else None


def _told_soon(scene: Scene, at: int, band: Found) -> Found | None:
    """The one militia of that country that is named soon behind "An Iraqi militia" in a lead."""
    if not band.country or not _introduced(scene.lines[at], band):
        return None
    for line in scene.lines[at + 1 : at + 1 + _SOON]:
        named = {
            found.actor: found
            for found in line.founds
            if found.role == "name"
            and found.type is ActorType.MILITIA
            and home(scene, found.actor) == band.country
        }
        if named:
            return next(iter(named.values())) if len(named) == 1 else None
    return None


def _introduced(line: Line, band: Found) -> bool:
    """As in "An Iran-backed Iraqi militia": something new, that opens its sentence."""
    at = band.first - 1
    while at > 0 and line.key(at) not in _ARTICLES and band.first - at < _DESCRIBED:
        at -= 1
    opens = at <= _DATELINE and all(found.last <= at or found.first > at for found in line.founds)
    return opens and line.key(at) in {"a", "an"}


def _militias(
    scene: Scene,
) -> tuple[dict[str, Counter[str]], dict[int, Counter[str]], dict[str, tuple[int, int]]]:
    """How often each militia is named: by its home, by sentence; and where it is named first."""
    by_home: dict[str, Counter[str]] = defaultdict(Counter)
    by_line: dict[int, Counter[str]] = defaultdict(Counter)
    first: dict[str, tuple[int, int]] = {}
    homes: dict[str, str] = {}
    for at, line in enumerate(scene.lines):
        for place, found in enumerate(line.founds):
            if found.role != "name" or found.type is not ActorType.MILITIA:
                continue
            if found.actor not in homes:
                homes[found.actor] = home(scene, found.actor)
            by_home[homes[found.actor]][found.actor] += 1
            by_line[at][found.actor] += 1
            first.setdefault(found.actor, (at, place))
    return by_home, by_line, first


def home(scene: Scene, actor: str) -> str:
    """The state that an armed group belongs to, empty where none is known."""
    listed = scene.index.actors.get(actor)
    return scene.index.by_country.get(listed.country, "") if listed else scene.homes.get(actor, "")


def listed_body(scene: Scene, person: str) -> str:
    """The one group of a listed person that the text names, empty where there is none."""
    groups = [of for of in scene.index.of.get(person, ()) if of in scene.named and _is_group(scene, of)]
    return groups[0] if len(groups) == 1 else ""


def forces_of(scene: Scene, owner: Found) -> Found | None:
    """Who fights for an actor: for a state or ruler the army, for a leader his group, else itself."""
    if owner.type is ActorType.STATE:
        return army_of(scene, owner.actor, owner.first, owner.last)
    if owner.type is ActorType.PERSON:
        if led := listed_body(scene, owner.actor) or scene.heads.get(owner.actor):
            everyone = (found for line in scene.lines for found in line.founds)
            return next((found for found in everyone if found.actor == led and found.role == "name"), None)
        of = (of for of in scene.index.of.get(owner.actor, ()) if _is_group(scene, of))
        if group := next(of, ""):
            actor = scene.index.actors[group]
            return Found(owner.first, owner.last, actor.id, actor.name, actor.type)
        last = key(owner.name).split()[-1]
        reigning = scene.index.reigns(last, scene.year)
        ruled = (reigning and scene.index.rulers.get(last)) or scene.ruled(owner.actor)
        return army_of(scene, ruled, owner.first, owner.last) if ruled else None
    return owner if owner.type in GROUPS or owner.type is ActorType.ARMY else None
