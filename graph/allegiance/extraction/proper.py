"""Proper names of bodies that nobody listed: how far they reach, by the word that heads them."""

from dataclasses import dataclass

from allegiance.extraction.found import Line, Scene
from allegiance.extraction.lexicon import lexicon, words
from allegiance.records import ActorType

_LONGEST = 12
_FEW = 4
_INITIALLED = 8
_SERVICES = words("groups", "services")
_DIRECTIONS = words("groups", "directions")
_SMALL_HEADS = words("groups", "small_heads")
_APOSTROPHES = frozenset({"'s", "'", "’"})
_HOLDERS = lexicon()["titles"] | {"governor", "minister"}
_OFFICES = lexicon()["titles"] - {"field", "defence", "defense", "foreign"}


def name_end(scene: Scene, line: Line, at: int) -> int:
    """Where the longest name that begins at ``at`` and bears a head word ends, ``at`` if there is none."""
    first = line.key(at)
    leads = first in lexicon()["first"]
    if first in lexicon()["first_of"] and line.key(at + 1) not in {"of", "for"}:
        leads = False
    name = _Name(scene, line, at, at, at, leads, leads)
    while name.step < len(line.tokens) and name.step - at < _LONGEST and name.goes_on():
        pass
    return name.best


@dataclass(slots=True)
class _Name:
    """A name while its end is looked for."""

    scene: Scene
    line: Line
    first: int
    step: int
    """The token that is looked at."""
    best: int
    """Where the name ends as far as is known."""
    leads: bool
    """Whether it opens with its head: "Army of", "Jaysh"."""
    headed: bool
    """Whether a head has been seen."""
    capitals: int = 0

    def goes_on(self) -> bool:
        """Take the next word in; false where the name ends."""
        token = self.line.tokens[self.step]
        if token.capital and token.text[0].isalpha():
            return self._capital()
        if self.step == self.first:
            self.step += 1
            return token.key in {"al", "el"}  # "al-Furqan Brigade"
        if token.key == "-" and _apart(self.line, self.step):
            return False  # "Afghanistan - The National Front": a heading
        if token.key == "-" or (
            token.key in _APOSTROPHES and not self.headed and _people(self.line, self.step)
        ):
            self.step += 1
            return True
        if token.key in lexicon()["inner"] or token.key == "in":
            self.step += 1
            return not self._ends_before(self.step - 1)
        if self.capitals:
            self._small_head()
        return False

    def _capital(self) -> bool:
        line, step = self.line, self.step
        key = line.key(step)
        if step > self.first and (_another(line, step) or (self.capitals and key in _OFFICES)):
            return False
        self.capitals += 1
        self.step = step + 1
        if is_head(key):
            self.headed = True
            self.best = self.step if self.capitals > 1 else self.best
        elif self.leads or (self.headed and self._told(step)):
            self.best = self.step
        return True

    def _told(self, step: int) -> bool:
        """Whether a capital behind the head is of the name: "of Conquest", or right behind it."""
        return self.line.key(step - 1) in lexicon()["inner"] or self.best == step > self.first + 1

    def _small_head(self) -> None:
        """As in "Zenki movement", "Hill self-defence militia": the head is written small."""
        line, step = self.line, self.step
        step += self_defence(line, step)
        if line.key(step) not in _SMALL_HEADS or line.key(step - 1) in lexicon()["inner"]:
            return
        if self.capitals < _FEW and not self.leads and _proper_before(line, self.first, self.step):
            self.best = step + 1

    def _ends_before(self, at: int) -> bool:
        """Whether a small word, "of", "and", "the", does not belong to the name."""
        line, key = self.line, self.line.key(at)
        if key in {"of", "for", "a"} and not self.headed:
            return True
        if key == "and":
            return self._ends_before_and(at)
        if key == "for":
            return line.key(at + 1) == "the" and not _to_initials(line, at + 2)
        if key == "of":
            own = (not self.leads and _headed(line, at + 1)) or _whole(self.scene, line, at)
            own = own or _army_behind(line, at + 1)
            own = own or (self.capitals > 1 and not self.leads and _officer(line, at + 1))
            return own or (self.capitals > 1 and (_bearer(line, at + 1) or _family(line, at + 1)))
        if key == "in":
            return not _to_initials(line, at + 1)  # "Unity for Peace in Central Africa (UPC)"
        return key == "the" and line.key(at - 1) not in lexicon()["inner"]  # "In Cauca the Hill Front"

    def _ends_before_and(self, at: int) -> bool:
        line = self.line
        the = line.key(self.first - 1) == "the"
        if at + 1 == len(line.tokens) or _state(line, at + 1) or _initials(line, at + 1):
            return True  # "of hiding Jaish al-Adl and Saudi Arabia of paying it", "Jund al-Hill and ISIS"
        if not self.headed:
            single = self.capitals == 1 and self.first not in line.hits
            return not (the and (single or _service(line, self.first, at)))
        if self.leads and _opens_too(line, self.first, at + 1):
            return True  # "Liwa Hasan and Liwa Hamad"
        inner = line.key(at - 2) in lexicon()["inner"]
        whole = at - 1 > self.first and is_head(line.key(at - 1)) and not inner
        if the and whole and line.key(at + 1) == "the":
            return True  # "the Saraya Furqan Movement and the Hill Brigade": two
        tasks = {line.key(step) for step in range(self.first, at)} & {"for", "of"} and self.leads
        alone = at + 2 >= len(line.tokens) or not line.tokens[at + 2].capital
        if tasks and alone and at + 1 not in line.hits and line.key(self.first) != "forces":
            return not line.tokens[at + 1].capital  # "the Movement for Democracy and Reconstruction"
        plural = line.key(at + 1)
        both = line.key(at - 2) == "of" and plural.endswith("s") and is_head(plural[:-1])
        # but "the General Staff of Blocs and Fronts"
        return not both and (not self.leads or line.key(self.first) in {"front", "army"})


def _apart(line: Line, at: int) -> bool:
    """Whether a hyphen has a space on either side."""
    return at + 1 < len(line.tokens) and not line.tokens[at].glued and not line.tokens[at + 1].glued


def _opens_too(line: Line, first: int, at: int) -> bool:
    """Whether a second name begins with such a head as the first does: "Liwa", "Jaysh", "Ministry of"."""
    heads = lexicon()["first"] - lexicon()["first_of"]
    one, other = line.key(first), line.key(at)
    if line.key(at + 1) == "al" and "al" in line.keys[first:at]:
        return line.tokens[at].capital  # "Jund al-Sham and Shabab al-Hill"
    return line.tokens[at].capital and (one == other or {one, other} <= heads)


def is_head(key: str) -> bool:
    """Whether a word is one that armed groups, armies or bodies are called by."""
    lex = lexicon()
    return (
        key in lex["militia"]
        or key in lex["organization"]
        or key in lex["coalition"]
        or key in lex["army_names"]
    )


def _to_initials(line: Line, at: int) -> bool:
    """Whether capitals go on up to initials in brackets: "the Rebirth of Central Africa (FPRC)"."""
    for step in range(at, min(at + _INITIALLED, len(line.tokens) - 2)):
        if line.key(step) == "(":
            return line.tokens[step + 1].text.isupper() and line.key(step + 2) == ")"
        if not line.tokens[step].capital and line.key(step) not in lexicon()["inner"]:
            return False
    return False


def _another(line: Line, at: int) -> bool:
    """Whether another actor's name begins here: a listed one, "Ansar Dine and | Malian troops"."""
    hit = line.hits.get(at)
    if hit is None:
        return False
    kinds = {name.kind for name in hit.value}
    return ("actor" in kinds and hit.last > at + 1) or ("demonym" in kinds and line.key(at - 1) == "and")


def _initials(line: Line, at: int) -> bool:
    """Whether the initials of a listed actor stand at a token."""
    hit = line.hits.get(at)
    if hit is None or hit.last != at + 1 or not line.tokens[at].text.isupper():
        return False
    return any(name.kind == "actor" for name in hit.value)


def _state(line: Line, at: int) -> bool:
    """Whether a country's name stands at a token."""
    hit = line.hits.get(at)
    return hit is not None and any(name.kind == "state" for name in hit.value)


def _whole(scene: Scene, line: Line, of: int) -> bool:
    """Whether a group that is known follows "of": "the Hill Brigade of the LRA"."""
    at = of + 1 + (line.key(of + 1) == "the")
    hit = line.hits.get(at)
    if hit is None:
        return at < len(line.tokens) and scene.learned.at(line.tokens, at) is not None
    named = next((name.actor for name in hit.value if name.kind in {"actor", "weak"}), "")
    return bool(named) and scene.index.actors[named].type in {ActorType.MILITIA, ActorType.COALITION}


def _family(line: Line, at: int) -> bool:
    """As in "the Hill Regiment of the Diallo family": whose it is, not its name."""
    at += line.key(at) == "the"
    return line.key(at + 1) in {"family", "brothers", "clan", "tribe", "people"}


def _service(line: Line, first: int, at: int) -> bool:
    """As in "the National Intelligence and Security Service": a service with two tasks."""
    ends = line.key(at + 2) in _SERVICES and at + 2 < len(line.tokens) and line.tokens[at + 2].capital
    return ends and not any(step in line.hits for step in range(first, at + 2))


def _bearer(line: Line, at: int) -> bool:
    """As in "the People's Party of Omar Diallo": two names that are no country's, and not a third."""
    lex = lexicon()
    if at + 1 >= len(line.tokens) or any(step in line.hits for step in (at, at + 1)):
        return False
    if not (line.tokens[at].capital and line.tokens[at + 1].capital) or line.key(at + 2) == "(":
        return False
    plain = lex["kinds"] | lex["place_heads"] | _DIRECTIONS | lex["first"]
    known = any(line.key(step) in plain or is_head(line.key(step)) for step in (at, at + 1, at + 2))
    return not known and not (at + 2 < len(line.tokens) and line.tokens[at + 2].capital)


def _army_behind(line: Line, at: int) -> bool:
    """As in "Units of | the Chadian army": whose they are, and no name."""
    name = at + 1
    small = name + 1 < len(line.tokens) and not line.tokens[name + 1].capital
    return line.key(at) == "the" and _state_word(line, name) and small and line.key(name + 1).isalpha()


def _officer(line: Line, at: int) -> bool:
    """As in "the Hill Front of Darfur governor Omar Diallo": the holder of an office somewhere."""
    step = at
    while step < len(line.tokens) and line.tokens[step].capital and step - at < _FEW:
        step += 1
    step += line.key(step) in _APOSTROPHES
    office = step
    while line.key(step) in _HOLDERS or lexicon().tags.get(line.key(step)) == "ADJ":
        step += 1
    named = step < len(line.tokens) and line.tokens[step].capital
    held = line.key(step - 1) in _HOLDERS - {"commander", "chief"}  # those may be of the body itself
    return named and held and office > at


def _headed(line: Line, at: int) -> bool:
    """Whether what follows "of" is a group of its own: "the Hill Battalion of the Delta Army"."""
    at += line.key(at) == "the"
    while at < len(line.tokens) and line.tokens[at].capital:
        if is_head(line.key(at)):
            return True
        at += 1
    return False


def _proper_before(line: Line, first: int, last: int) -> bool:
    """Whether the words before a small head are a name of their own: not "Iraqi militia", "Shi'ite group"."""
    lex = lexicon()
    for at in range(first, last):
        if line.key(at) in lex["kinds"] or _state_word(line, at):
            return False
        hit = line.hits.get(at)
        if hit and any(name.kind in {"actor", "weak"} for name in hit.value):
            return False
    return True


def _people(line: Line, at: int) -> bool:
    return line.key(at - 1) in {"people", "peoples", "lord", "lords", "workers", "womens", "women"}


def _state_word(line: Line, at: int) -> bool:
    hit = line.hits.get(at)
    return bool(hit and any(name.kind in {"state", "demonym", "capital"} for name in hit.value))


def self_defence(line: Line, at: int) -> int:
    """How many tokens "self-defence" takes up before "militia", "group"."""
    keys = [line.key(at + step) for step in range(4)]
    told = keys[:2] == ["self", "-"] and keys[2] in {"defence", "defense"}
    return 3 if told and keys[3] in lexicon()["parts"] else 0
