"""Every actor that a document mentions, sentence by sentence."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise
from types import MappingProxyType

from allegiance.extraction import (
    acronyms,
    branches,
    crowds,
    formations,
    given,
    groups,
    persons,
    shortnames,
    states,
)
from allegiance.extraction.capitals import calmed, small
from allegiance.extraction.found import Found, Line, Scene, joined
from allegiance.extraction.lands import lands
from allegiance.extraction.lexicon import lexicon, words
from allegiance.extraction.names import Index
from allegiance.extraction.references import OPENERS, reference
from allegiance.extraction.tokens import Token, tokenize
from allegiance.extraction.torn import reunite
from allegiance.records import ActorType, Sentence

_SURE = 1.0
_NAMED_THING = words("mentions", "named_thing")
# the small words that a mention may begin with; most words are none of them
_OPENERS = crowds.OPENERS | OPENERS | lexicon()["titles"] | {"al", "el"}
_PLACING = words("mentions", "placing")
_COUNTRIES = frozenset({"state", "demonym", "capital"})
_SIDES = frozenset({"pro", "anti"})
_DASHES = frozenset({"-", "–", "—", "--"})
_DATELINE = 18  # tokens: as many as place, land and agency take
_PARTS_OF_LANDS = words("mentions", "lands")
_FORCES = lexicon()["army"] | lexicon()["army_inner"]
_DIRECTIONS = words("mentions", "directions")
_OTHERS = words("groups", "others")

_NO_DATELINES: Mapping[int, str] = MappingProxyType({})


def scene(
    index: Index, sentences: Sequence[Sentence], year: int = 0, datelines: Mapping[int, str] = _NO_DATELINES
) -> Scene:
    """The document's sentences with their tokens, name hits and mentions; nothing is resolved yet.

    ``year`` is the document's, 0 where it has none; ``datelines`` are the places that stand before sentences.
    """
    read = [(sentence, tokenize(sentence.text, sentence.start)) for sentence in sentences]
    written = small(tokens for _, tokens in read)
    lines = [_line(index, sentence, calmed(tokens, written)) for sentence, tokens in read if tokens]
    reunite(lines, index.trie)
    words = frozenset(token.key for line in lines for token in line.tokens)
    named = {name.actor for line in lines for hit in line.hits.values() for name in hit.value}
    sure = frozenset(_sure(lines))
    found = Scene(index, lines, words, named=frozenset(named), sure=sure, year=year)
    _count_countries(found)
    found.lands = lands(index, lines, found.countries, datelines)
    _count_places(found)
    persons.repeated(found)
    known = frozenset(found.persons)
    for line in lines:
        _mentions(found, line)
    for line in lines:  # what the first pass has learned, the second applies from the beginning
        if _taught(found, line, known):
            _mentions(found, line)
    return found


def _sure(lines: list[Line]) -> Iterator[str]:
    """Whom the text names in words that name nobody else."""
    for line in lines:
        for hit in line.hits.values():
            if hit.exact and len(hit.value) == 1 and hit.value[0].kind == "actor" and not hit.value[0].home:
                yield hit.value[0].actor


def _mentions(found: Scene, line: Line) -> None:
    """Find whom a sentence mentions, and learn from it."""
    line.founds = _founds(found, line)
    for mention in line.founds:
        _learn(found, line, mention)


def _taught(found: Scene, line: Line, known: frozenset[str]) -> bool:
    """Whether something learned since it was read may stand in a sentence."""
    if any(key in found.persons and key not in known for key in line.keys):
        return True
    names = (at for at, token in enumerate(line.tokens) if _begins(token))
    return any(found.learned.at(line.tokens, at) for at in names)


def _begins(token: Token) -> bool:
    return token.capital or token.text[0].isdigit() or token.key in {"al", "el"}


def _line(index: Index, sentence: Sentence, tokens: list[Token]) -> Line:
    letters = [token for token in tokens if token.text[0].isalpha() and len(token.text) > 3]
    shouting = len(letters) > 2 and sum(token.text.isupper() for token in letters) > len(letters) / 2
    line = Line(sentence, tokens, shouting=shouting)
    if "(" in sentence.text:
        line.longs = acronyms.long_forms(tokens)
    for at in range(len(tokens)):
        hit = index.trie.at(tokens, at)
        if hit and not hit.exact and all(name.kind in _COUNTRIES for name in hit.value):
            continue  # countries are spelt one way: "Dhere" is no Zaire
        if hit and not (shouting and hit.last - at == 1 and len(tokens[at].key) < 4):
            line.hits[at] = hit
    return line


def _count_countries(found: Scene) -> None:  # noqa: C901
    """Whom a text is about: countries by name, more where things happen, less as homes of groups."""
    index, theatres, armed = found.index, set(), set()
    for line in found.lines:
        end = 0
        for at, hit in line.hits.items():
            if at < end:
                continue  # "Emirates" of "the United Arab Emirates"
            end = hit.last
            if line.key(at - 1) == "-" and line.key(at - 2) in {"pro", "anti"}:
                continue  # "pro-Russian rebels" are not in Russia
            name = hit.value[0]
            if name.kind in {"state", "demonym", "capital", "regime"}:
                where = _where(line, at) or line.key(end) in _PARTS_OF_LANDS
                if not where and _at_home(index, line, end, name.actor):
                    continue  # "its Lebanese ally Hezbollah": the group counts for its home
                found.countries[name.actor] += 3 if where else 2
                if where:
                    theatres.add(name.actor)
                elif line.key(end) in _FORCES:
                    armed.add(name.actor)
                continue
            actor = index.actors.get(name.actor)
            home = index.by_country.get(actor.country) if actor and not name.home else None
            if home and actor and name.kind == "actor" and actor.type is not ActorType.PERSON:
                found.countries[home] += 1
                theatres.add(home)
    found.theatres = frozenset(theatres)
    for state in found.countries:
        if state not in theatres | armed:
            found.countries[state] = (found.countries[state] + 1) // 2


def _count_places(found: Scene) -> None:
    """A town tells where things happen as a group tells by its home."""
    spots = [land for here in found.lands.values() for land in here if not land.listed and not land.talked]
    for land in spots:
        found.countries[land.state] += 1
    found.theatres |= {land.state for land in spots}


def _at_home(index: Index, line: Line, at: int, state: str) -> bool:
    """Whether the name of a group that is at home in a state stands right behind the state's."""
    for step in range(at, at + 3):
        if hit := line.hits.get(step):
            actor = index.actors.get(hit.value[0].actor)
            return actor is not None and index.by_country.get(actor.country) == state != actor.id
    return False


def _where(line: Line, at: int) -> bool:
    """As in "in Mali", "across northern Mali": where things happen."""
    at -= line.key(at - 1) in _DIRECTIONS
    at -= line.key(at - 1) == "the"  # "in the Central African Republic"
    return line.key(at - 1) in _PLACING


def _founds(found: Scene, line: Line) -> list[Found]:
    mentions: list[Found] = []
    at, size = 0, len(line.tokens)
    while at < size:
        token = line.tokens[at]
        small = not token.capital and at not in line.hits and token.key not in _OPENERS
        mention = _at(found, line, at) if not small or token.text[0].isdigit() else None
        if mention is None:
            at += 1
            continue
        mention.first = max(mention.first, at)
        if mention.role in {"crowd", "band"} and (target := _taken_side(found, line, mention)) is not None:
            mentions.append(target)
            mention.first = target.last  # "pro-Houthi fighters": whom they are for is an actor of his own
        mentions.append(mention)
        at = max(mention.last, at + 1)
    _share_heads(found, line, mentions)
    _share_initials(line, mentions)
    return _undated(line, acronyms.spelled(line, mentions))


def _undated(line: Line, mentions: list[Found]) -> list[Found]:
    """Without the country that a dateline names: "GOMA, Congo (AFP) - M23 said it" speaks of M23."""
    end = next((at for at in range(2, min(_DATELINE, len(line.tokens))) if line.key(at) in _DASHES), 0)
    spaced = 0 < end < len(line.tokens) - 1 and not line.tokens[end].glued and not line.tokens[end + 1].glued
    if not spaced or not all(_of_dateline(line, at) for at in range(end)):
        return mentions
    told = {at for at in range(1, end) if line.key(at - 1) in {",", "/"}}
    return [one for one in mentions if one.first not in told or one.type is not ActorType.STATE]


def _of_dateline(line: Line, at: int) -> bool:
    token = line.tokens[at]
    return token.capital or not token.text[0].isalpha() or token.key in {"of", "the", "al", "el", "and"}


def _taken_side(found: Scene, line: Line, crowd: Found) -> Found | None:
    """Whom those are for or against who are called so: "pro-Houthi fighters", "anti-Taliban militia"."""
    at = crowd.first + 2
    if line.key(crowd.first) not in _SIDES or line.key(crowd.first + 1) != "-" or at >= crowd.last:
        return None
    readers = (groups.listed, states.ruler, states.state) if at in line.hits else ()
    target = next((told for reader in readers if (told := reader(found, line, at)) is not None), None)
    return target if target is not None and target.last < crowd.last else None


def _share_initials(line: Line, mentions: list[Found]) -> None:
    """As in "Unity for Peace in Central Africa (UPC)": a name that nobody listed, with listed initials."""
    for here, short in pairwise(mentions):
        bracketed = (
            short.first == here.last + 1 and line.key(here.last) == "(" and line.key(short.last) == ")"
        )
        if not bracketed or here.how != "pattern" or short.how != "gazetteer" or short.role != "name":
            continue
        if line.tokens[short.first].text.isupper() and ActorType.PERSON not in {here.type, short.type}:
            here.actor, here.name, here.type, here.how = short.actor, short.name, short.type, short.how


def _reference(_: Scene, line: Line, at: int) -> Found | None:
    return reference(line, at)


_HIT, _CAPITAL, _ANY = range(3)
_READERS: tuple[tuple[Callable[[Scene, Line, int], Found | None], int], ...] = (
    (groups.listed, _HIT),
    (branches.branch, _HIT),
    (branches.branch_of, _CAPITAL),
    (formations.formation, _CAPITAL),
    (states.ruler, _CAPITAL),
    (states.state, _HIT),
    (states.army_of_state, _ANY),
    (shortnames.shortened, _CAPITAL),
    (groups.unlisted, _CAPITAL),
    (crowds.described, _ANY),
    (groups.introduced, _CAPITAL),
    (acronyms.learned, _CAPITAL),
    (persons.titled, _ANY),
    (persons.full, _CAPITAL),
    (persons.told, _CAPITAL),
    (persons.kin, _CAPITAL),
    (groups.quoted, _CAPITAL),
    (persons.known, _CAPITAL),
    (given.named, _CAPITAL),
    (_reference, _ANY),
)
"""Who may stand at a token, and what the token must be for it; of those as long the first counts."""


def _at(found: Scene, line: Line, at: int) -> Found | None:
    hit, token = at in line.hits, line.tokens[at]
    if line.key(at - 1) == "-" and line.key(at - 2) == "non":
        return None  # "non-Serb militias", "non-US forces": whoever they are
    capital = _begins(token)
    listed = groups.listed(found, line, at) if hit else None
    mention: Found | None = None
    for reader, needs in _READERS:
        if (needs == _HIT and not hit) or (needs == _CAPITAL and not capital):
            continue
        candidate = listed if reader is groups.listed else reader(found, line, at)
        if candidate and listed and _no_longer(line, listed, candidate):
            continue
        if candidate and (mention is None or candidate.last > mention.last):
            mention = candidate
    if mention is None or (mention.role == "reference" and _names_more(found, line, mention)):
        return None
    if listed and mention.how == "pattern" and _of_home(line, listed, mention):
        mention = listed
    if mention.role == "name" and mention.how in {"gazetteer", "pattern", "acronym"}:
        mention = groups.extended(line, mention)
    if line.key(mention.last) in _NAMED_THING and mention.type is not ActorType.PERSON:
        return None
    return mention


def _no_longer(line: Line, known: Found, longer: Found) -> bool:
    """As in "M23 and the Hill Brigade", who are two; "Maoist rebels", where the text tells which Maoists."""
    if longer.last > known.last and line.key(known.last) == "and":
        return True
    hit = line.hits.get(known.first)
    if hit is not None and hit.possessive and hit.last == known.last and longer.how == "pattern":
        return True  # "Saddam Husseins Iraq", its apostrophe lost
    crowd = longer.how == "unnamed" and known.first == longer.first
    return crowd and groups.extended(line, replace(known)).last >= longer.last


def _names_more(found: Scene, line: Line, mention: Found) -> bool:
    """As in "The Group to Support Islam and Muslims": a listed name begins behind the article."""
    hit = line.hits.get(mention.first + 1)
    if mention.name == "folk":
        return _at(found, line, mention.first + 1) is not None
    longer = hit is not None and hit.last > mention.last and line.tokens[mention.first + 1].capital
    # "the bandits", where the list knows bandits of that country
    more = longer or (hit is not None and hit.last == mention.last and mention.name == "crowd")
    return more and groups.listed(found, line, mention.first + 1) is not None


def _of_home(line: Line, known: Found, longer: Found) -> bool:
    """As in "The Kachin Independence Army of Myanmar": the listed one, with the country it is in."""
    of = line.key(known.last) == "of" and known.certainty >= _SURE and known.last - known.first > 1
    hit = line.hits.get(known.last + 1) if of else None
    return bool(hit and hit.last == longer.last and any(name.kind == "state" for name in hit.value))


def _learn(found: Scene, line: Line, mention: Found) -> None:
    if mention.type is ActorType.PERSON and mention.role == "name":
        persons.learn(found, line, mention)
    elif mention.role == "name":
        acronyms.learn(found, line, mention)
        shortnames.learn_short(found, line, mention)


def _share_heads(found: Scene, line: Line, mentions: list[Found]) -> None:
    """As in "The French, U.S. and Malian armed forces": a head stands for each that is joined to it."""
    shared: Found | None = None
    for here, following in zip(reversed(mentions[:-1]), reversed(mentions[1:]), strict=True):
        head, shared = shared or following, None
        begin = following.first - (line.key(following.first - 1) in _OTHERS)  # "and other forces"
        if not _modifies(line, here) or not joined(line, here.last, begin):
            continue
        # "Iraqi and Kurdish forces", "Iraqi and Coalition forces"
        joint = head.name == "coalition" or head.type is ActorType.COALITION
        manned = joint or head.role == "crowd"
        alike = manned and line.key(head.last - 1) in {"troops", "forces", "soldiers"}
        if alike or (head.type is ActorType.ARMY and head.country):
            shared = head
            army = states.army_of(found, here.country, here.first, here.last)
            here.actor, here.name, here.type, here.role, here.how = (
                army.actor, army.name, army.type, army.role, army.how,
            )  # fmt: skip


def _modifies(line: Line, here: Found) -> bool:
    """What may be told of a country as an adjective is: "Iraqi", and "U.S.", in capitals alone."""
    if here.role == "state" and here.country and here.last - here.first == 1:
        alone = (
            line.key(here.first - 1) == "the" and line.key(here.last) != "and"
        )  # "the U.S., and Iraqi troops"
        return line.tokens[here.first].text.isupper() and not alone
    return here.role == "demonym"
