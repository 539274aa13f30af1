"""Named persons: by title, by what a text says they are, and by surname once they are known."""

import re
from itertools import pairwise

from allegiance.extraction.found import Found, Learned, Line, Scene, written
from allegiance.extraction.groups import in_context
from allegiance.extraction.lexicon import lexicon, words
from allegiance.names import key as key_of
from allegiance.names import slug
from allegiance.records import ActorType

_PARTICLES = words("persons", "particles")
_ARABIC = re.compile(r"(al|el)$")
_LONGEST = 6
_SHORT = 5
_TAILS = frozenset({"led", "run", "held", "era", "born", "wing", "like", "made"})
_APOSTROPHES = frozenset({"'", "’", "‘", "ʿ"})
_PERSONAL = words("persons", "personal")


def run(line: Line, at: int) -> int:
    """Where the capitalised name that begins at ``at`` ends; ``at`` itself if there is none."""
    lex = lexicon()
    end, step = at, at
    while step < len(line.tokens) and step - at < _LONGEST + 4:
        token = line.tokens[step]
        if token.capital and token.text[0].isalpha():
            if token.key in lex["not_names"] and token.key != "abu" and not _initial(line, step):
                break
            step = end = step + 1
        elif _syllable(line, step) and step - 1 > at:
            step = end = step + 1  # "Prom-in", "Jong-un"
        elif token.key in _APOSTROPHES and step > at and line.tokens[step + 1 : step + 2]:
            if not line.tokens[step + 1].capital or not line.tokens[step + 1].glued:
                break
            step += 1  # "Ahmad 'Ali Diallo"
        elif token.key in _PARTICLES or (token.key == "-" and step > at):
            step += 1
        else:
            break
    return end


def _initial(line: Line, at: int) -> bool:
    """As in "General A S Diallo": no article, but the first letter of a name."""
    single = len(line.tokens[at].text) == 1 and at + 1 < len(line.tokens) and line.tokens[at + 1].capital
    return single and line.key(at + 1) not in lexicon()["not_names"] and (at > 0 or line.key(at + 2) != "")


def _syllable(line: Line, at: int) -> bool:
    """The last part of a name behind a hyphen, in small letters."""
    token, before = line.tokens[at], line.tokens[at - 1]
    glued = token.glued and before.glued and before.key == "-"
    return glued and token.text.isalpha() and len(token.text) < _SHORT and token.key not in _TAILS


def titled(scene: Scene, line: Line, at: int) -> Found | None:
    """A title with the name that follows: "President Bashar al-Assad", "commander Abu Mustafa"."""
    lex = lexicon()
    step = at
    while line.key(step) in lex["titles"] or (step > at and line.key(step) in {"-", "."}):
        step += 1
    if step == at or line.key(step - 1) in {"-", "rebel", "foreign", "defense", "defence", "military"}:
        return None
    if not any(line.key(before) in _PERSONAL or line.tokens[before].capital for before in range(at, step)):
        return None
    return _named(scene, line, step)


def _named(scene: Scene, line: Line, at: int) -> Found | None:
    if at >= len(line.tokens):
        return None
    hit = line.hits.get(at)
    named = hit.value if hit else ()
    if any(n.kind == "actor" or (n.kind == "weak" and in_context(scene, n.actor)) for n in named):
        return None  # the gazetteer names him itself
    end = run(line, at)
    if end == at or end - at > _LONGEST or (end - at == 1 and line.key(at) in _NOBODY):
        return None  # "Mr Speaker, I shall", "the General Command of"
    if end < len(line.tokens) and line.key(end) in lexicon()["offices"]:
        return None
    return person(scene, line, at, end)


def person(scene: Scene, line: Line, first: int, last: int) -> Found:
    """The person that tokens ``first:last`` name."""
    name = written(line, first, last)
    known = scene.persons.get(surname(line, last))
    article = last - first == 3 and line.key(first) in {"al", "el"} and line.key(first + 1) == "-"
    if known and (last - first == 1 or article or slug(known.name).endswith(slug(name))):
        return Found(first, last, known.actor, known.name, known.type, known.how, certainty=0.95)
    return Found(first, last, slug(name), name, ActorType.PERSON, "pattern", certainty=0.9)


def surname(line: Line, last: int) -> str:
    """The last name without its article, as the key of a person in a document."""
    return line.tokens[last - 1].key


_WHERE = words("persons", "where")
_THINGS = words("persons", "things")
_FLOWN = words("states", "flown")
_NOBODY = words("groups", "organs") | {"speaker"}
_AT = words("persons", "at")


def repeated(scene: Scene) -> None:  # noqa: C901
    """Remember those named in full whose last name stands alone elsewhere in the document."""
    alone: set[str] = set()
    named: dict[str, tuple[Line, int, int]] = {}
    places: set[str] = set()
    spots: set[str] = set()
    for line in scene.lines:
        at = 0
        while at < len(line.tokens):
            end = run(line, at) if line.tokens[at].text[0].isalpha() else at
            if end == at or line.key(at) in lexicon()["titles"]:
                hit = line.hits.get(at)
                at = hit.last if hit and hit.last <= end else at + 1  # "Prince Johnson" is listed so
                continue
            at = _behind_titles(line, at, end)
            if line.key(at - 1) in _AT:
                spots.add(slug(written(line, at, end)))
            if _unlisted(scene, line, at, end):
                if line.key(at - 1) in _WHERE or line.key(end) in lexicon()["place_heads"]:
                    places.add(line.key(end - 1))
                elif end - at == 1 or (end - at == _WITH_ARTICLE and line.key(at) in {"al", "el"}):
                    alone.add(line.key(end - 1))
                elif looks_like_person(line, at, end):
                    named.setdefault(surname(line, end), (line, at, end))
                    if _surname_in_capitals(line, at, end):
                        alone.add(surname(line, end))
            at = end
    scene.places, scene.spots = frozenset(places), frozenset(spots)
    for key, (line, first, last) in named.items():
        if key in alone and key not in places:
            name = written(line, first, last)
            scene.persons.setdefault(key, Learned(slug(name), name, ActorType.PERSON, "pattern"))


def _behind_titles(line: Line, first: int, last: int) -> int:
    """As in "Federal Attorney-General | Omar Diallo": where the name itself begins."""
    titles = [at for at in range(first, last - 1) if line.key(at) in lexicon()["titles"]]
    return titles[-1] + 1 if titles and line.tokens[titles[-1] + 1].capital else first


def _surname_in_capitals(line: Line, first: int, last: int) -> bool:
    """As in "Omar Musa DIALLO": so lists write whom they name."""
    family, given_ = line.tokens[last - 1].text, line.tokens[first].text
    return family.isupper() and len(family) > _INITIALS and not given_.isupper()


_INITIALS = 3
_WITH_ARTICLE = 3  # "Al", "-", "Jasim"


def _unlisted(scene: Scene, line: Line, first: int, last: int) -> bool:
    """Whether no listed name stands in a run of capitals, but for a first or last name that many bear."""
    for at in range(first, last):
        hit = line.hits.get(at)
        if hit is None:
            continue
        person_ = all(_is_person(scene, name.actor) for name in hit.value)
        if not person_ or hit.last - at > 1 or last - first == 1 or at == last - 1:
            return False
    return True


def _is_person(scene: Scene, actor: str) -> bool:
    listed = scene.index.actors.get(actor)
    return listed is not None and listed.type is ActorType.PERSON


def told(scene: Scene, line: Line, at: int) -> Found | None:
    """A name in full that the text tells to be a person's: "Omar Diallo, a preacher"."""
    if not line.tokens[at].capital or line.shouting or line.tokens[at - 1].capital * (at > 0):
        return None
    end = run(line, at)
    if end - at < 2 or not looks_like_person(line, at, end) or not _full_name(scene, line, at, end):
        return None
    return person(scene, line, at, end)


def _full_name(scene: Scene, line: Line, first: int, last: int) -> bool:  # noqa: PLR0911
    """Whether a run of capitals is a person's name by what follows it, or by a last name that is known."""
    if line.key(first) in lexicon()["titles"]:
        return False
    hits = [(at, line.hits[at]) for at in range(first, last) if at in line.hits]
    for at, hit in hits:
        if hit.last - at > 1 or not all(_is_person(scene, name.actor) for name in hit.value):
            return False
        if at < last - 1:
            continue
        names = {word for name in hit.value for word in _words(scene, name.actor)}
        return line.key(first) not in names  # another first name: another person
    if line.key(first) in lexicon().tags:
        return False
    role = line.key(first - 1) == "," and line.key(first - 2) in _NOUNS and line.key(first - 3) in _WHOSE
    if role or surname(line, last) in scene.persons:
        return True  # "His deputy, Oyay Nyikang, fled"
    if line.key(last) == "(" and line.key(last + 1) in {"alias", "born", "also", "aka"}:
        return True
    if line.key(last) != "," or line.key(last + 1) not in _AFTER or _ones_own(line, last + 1):
        return False
    return any(line.key(at) in _NOUNS for at in range(last + 1, last + _APPOSITION))


def _ones_own(line: Line, at: int) -> bool:
    """As in "After it took Wad Madani, | its commander, Omar Diallo, left": another bears that role."""
    comma = next((step for step in range(at, at + _APPOSITION) if line.key(step) in {",", ""}), at)
    named = comma + 1 < len(line.tokens) and line.tokens[comma + 1].capital
    return line.key(at) in {"its", "their"} and line.key(comma - 1) in _NOUNS and named


def _words(scene: Scene, actor: str) -> set[str]:
    listed = scene.index.actors[actor]
    return {word for name in (listed.name, *listed.aliases) for word in key_of(name).split()}


_APPOSITION = 8
_AFTER = words("persons", "after")
_WHOSE = frozenset({"his", "her", "its", "their", "'s", "deputy", "former", "the"})
_NOUNS = words("persons", "nouns")


def kin(scene: Scene, line: Line, at: int) -> Found | None:
    """A name behind what somebody is to another: "his brother Musa", "the leader's cousin Omar Diallo"."""
    if line.key(at - 1) not in _KIN or line.shouting or not line.tokens[at].capital:
        return None
    if not _KINS_OWNER & {line.key(at - 2), line.key(at - 3)}:
        return None  # but "his younger brother Musa"
    end = run(line, at)
    listed = line.hits.get(at)
    if end == at or (listed and not all(_is_person(scene, name.actor) for name in listed.value)):
        return None
    return person(scene, line, at, end) if end - at == 1 or looks_like_person(line, at, end) else None


_KIN = words("persons", "kin")
_KINS_OWNER = frozenset({"his", "her", "'s", "’", "'"})


def full(scene: Scene, line: Line, at: int) -> Found | None:
    """The full name of a person who is remembered."""
    if not line.tokens[at].capital or line.hits.get(at):
        return None
    end = run(line, at)
    if end - at < 2:
        return None
    learned = scene.persons.get(surname(line, end))
    if learned is None or slug(written(line, at, end)) != learned.actor:
        return None
    return Found(at, end, learned.actor, learned.name, learned.type, learned.how, certainty=0.9)


def learn(scene: Scene, line: Line, found: Found) -> None:
    """Remember the surname of a person named in full."""
    if found.last - found.first > 1:
        key = surname(line, found.last)
        scene.persons.setdefault(key, Learned(found.actor, found.name, found.type, found.how))


def known(scene: Scene, line: Line, at: int) -> Found | None:
    """A surname alone, of a person the document names in full."""
    token = line.tokens[at]
    first = at
    if not token.capital:
        if token.key not in {"al", "el"} or line.key(at + 1) != "-":
            return None
        at += 2
        if at >= len(line.tokens) or not line.tokens[at].capital:
            return None
    elif token.key in {"al", "el"} and line.key(at + 1) == "-":
        at += 2
    learned = scene.persons.get(line.key(at))
    if learned is None:
        return None
    # a longer name with another first name is another person
    if at + 1 < len(line.tokens) and line.tokens[at + 1].capital and line.tokens[at + 1].text.isalpha():
        return None
    return Found(first, at + 1, learned.actor, learned.name, learned.type, "coreference", certainty=0.9)


def looks_like_person(line: Line, first: int, last: int) -> bool:
    """Whether capitalised tokens could be a person's name: two to six words, none of them a group's head."""
    lex = lexicon()
    keys = [line.key(at) for at in range(first, last)]
    if not keys or keys[0] in {"the", "a", "an"} or keys[0] in lex["not_names"]:
        return False
    if keys[-1] in _FLOWN or lex.tags.get(keys[0]) == "NUM":
        return False  # "Two Tornados"
    if not _THINGS.isdisjoint(keys) or keys[-1] == "i":
        return False  # "under Executive Order 13224"
    if any(key in lex["militia"] or key in lex["organization"] or key in lex["place_heads"] for key in keys):
        return False
    capitals = sum(line.tokens[at].capital for at in range(first, last))
    return 2 <= capitals <= _LONGEST and all(a != b for a, b in pairwise(keys))
