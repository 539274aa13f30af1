"""Crowds and bands known by what they are: "Iran-backed Shi'ite militias", "an Iraqi militia"."""

from dataclasses import dataclass, field

from allegiance.extraction.found import Found, Line, Scene, written
from allegiance.extraction.lexicon import lexicon, words
from allegiance.names import slug
from allegiance.records import ActorType

_LONGEST = 8
_COMPOUND_TAILS = words("groups", "compound_tails")
_SPONSORED = words("groups", "sponsored")
_SPONSORS = words("groups", "sponsors")
_SIDES = words("groups", "sides")
_PLAIN_BANDS = words("groups", "plain_bands")
_NOT_ACTORS = words("groups", "not_actors")
_GENERAL = frozenset({"groups", "forces", "group", "units", "factions", "fighters", "policemen"})
_ASSETS = lexicon()["assets"] - {"line", "lines", "post", "posts", "vehicle", "factory"}
_HEADS = lexicon()["bands"] | lexicon()["crowds"]
_BY_THEMSELVES = frozenset({"rebels", "separatists", "guerrillas"})
_ADJECTIVAL = frozenset({"rebel", "separatist", "opposition"})
OPENERS = _HEADS | lexicon()["kinds"] | _ADJECTIVAL | {"pro", "anti", "allied"}
"""The small words that a description may begin with."""
_SAYING = frozenset({"which", "that", "led", "based", "founded", "formed", "operating", "active"})
_OTHERS = words("groups", "others")
_BESIDE = words("states", "beside")
_BY_NAME = words("groups", "by_name")


@dataclass(slots=True)
class _Words:
    """The words that describe a crowd, up to its head at ``head``."""

    kinds: list[str] = field(default_factory=list)
    owner: str = ""
    vague: bool = True
    """Whether no word says more than that they are armed, foreign or religious."""
    head: int = -1


_EQUIPPED = words("crowds", "equipped")
_ROW = 3  # tokens from a verb joined to another to what stands before both: "has | trained and armed"


def described(scene: Scene, line: Line, at: int) -> Found | None:  # noqa: PLR0911
    """A crowd or band known by what it is: "Iran-backed Shi'ite militias", "Syrian Kurdish groups"."""
    if line.key(at) == "allied" and line.key(at + 1) not in _HEADS:
        return None  # "allied Tuareg militias" are Tuareg militias
    if equips(line, at):
        return None
    if line.key(at) in _ADJECTIVAL and _held(line, at):
        return _crowd(scene, line, at, _Words(head=at))
    said = _words(scene, line, at)
    if said is None or _entry(line, at, said.head):
        return None
    head, plain = line.key(said.head), not said.kinds
    named_head = line.tokens[said.head].capital and said.head == at and not plain
    if line.key(said.head + 1) in _NOT_ACTORS or named_head or _allies(scene, head, said):
        return None
    if said.vague and (sponsored := _sponsored(line, at, said)) is not None:
        placed = plain and head == "rebels" and scene.beside(line, said.head + 1)
        return _crowd(scene, line, at, said) if placed else sponsored
    if said.vague and head in _PLAIN_BANDS and line.key(at - 1) in {"a", "an"}:
        # "X, an armed group that …": nobody by itself
        return Found(at, said.head + 1, "", head, ActorType.MILITIA, "vague", "band", 0.8)
    if line.key(at - 1) in _OTHERS and not said.owner:
        return None  # "X and other rebels": nobody knows which
    return _crowd(scene, line, at, said) if _tells(head, said) else None


def _tells(head: str, said: _Words) -> bool:
    """Whether the words make a crowd an actor by themselves."""
    if said.vague and head == "gangs" and said.kinds:
        said.kinds.clear()  # "armed gangs" are gangs
        return True
    if not said.kinds:
        return head in _BY_THEMSELVES
    band = head in lexicon()["bands"] and head != "paramilitary"
    return not (said.vague and (band or head in _GENERAL))


def _allies(scene: Scene, head: str, said: _Words) -> bool:
    """As in "its Ugandan allies", who are the army or the state; at home they are militias."""
    armed = said.kinds[:1] == ["militia"]  # "its militia allies" are no army
    return head in _BESIDE and len(said.kinds) == 1 and not armed and said.owner not in {"", scene.country}


def _entry(line: Line, at: int, head: int) -> bool:
    """As in "Armed separatist group led by N": without an article it says what the entry of a list is."""
    opens = at == 0 or (at == 1 and line.key(0) == "armed")
    return opens and line.key(head) in lexicon()["bands"] and line.key(head + 1) in _SAYING


def _held(line: Line, at: int) -> bool:
    """As in "rebel positions", "separatist bases", "a rebel-held town": what they hold."""
    if line.key(at + 1) == "-":
        return line.key(at + 2) in {"held", "controlled"}
    return line.key(at + 1) in _ASSETS


def equips(line: Line, at: int) -> bool:
    """As in "Iran has trained and armed Shi'ite militias": a verb joined to another one."""
    if line.key(at) != "armed" or line.key(at - 1) != "and" or line.key(at - 2) not in _EQUIPPED or at < _ROW:
        return False
    return line.key(at - _ROW) in {"has", "have", "had", ","} or line.tokens[at - _ROW].capital


def _words(scene: Scene, line: Line, at: int) -> _Words | None:
    """The describing words that begin at ``at``, None where they end in no crowd or band."""
    step, said = at, _Words()
    while step < len(line.tokens) and step - at < _LONGEST:
        key = line.key(step)
        if key in _HEADS:
            if (following := _second_head(line, step, said)) == step:
                said.head = step
                return said
            step = following
            continue
        following = _kind(scene, line, step, said)
        if following == step:
            return None
        step = following
    return None


def _second_head(line: Line, step: int, said: _Words) -> int:
    """Where the head goes on, as in "rebel opposition forces", "militia fighters"; ``step`` if it ends."""
    lex = lexicon()
    key, following = line.key(step), line.key(step + 1)
    mere = key in lex["bands"] and key not in {"opposition", "paramilitary"} and following != "allies"
    if following in _HEADS and not mere:
        said.vague = said.vague and key != "opposition"
        said.kinds.append(key)
        return step + 1
    if said.kinds and following in lex["crowds"] and following != key:
        said.kinds.append(key)
        return step + 1
    return step


def _kind(scene: Scene, line: Line, step: int, said: _Words) -> int:  # noqa: PLR0911
    """Where the describing word at ``step`` ends, ``step`` itself if it describes nobody."""
    lex, key, kinds = lexicon(), line.key(step), said.kinds
    hit = line.hits.get(step)
    country = next((n.actor for n in hit.value if n.kind in {"demonym", "state"}), "") if hit else ""
    if country and hit and not said.owner:
        kinds.append(_adjective(scene, country))
        said.owner, said.vague = country, False
        return hit.last
    if key in {"pro", "anti"} and line.key(step + 1) == "-" and step + 2 < len(line.tokens):
        end = _proper(line, step + 2)
        if end == step + 2 and line.key(end) in _SIDES:
            end += 1  # "pro-government militias"
        if end == step + 2:
            return step
        kinds.append(key + "-" + slug(written(line, step + 2, end)))
        said.vague = False
        return end
    if key == "self" and line.key(step + 1) == "-" and line.key(step + 2) in {"defence", "defense"}:
        kinds.append("self-defence")
        said.vague = False
        return step + 3
    if line.key(step + 1) == "-" and line.key(step + 2) in _COMPOUND_TAILS and key in lex["kinds"]:
        kinds.append(key + "-" + line.key(step + 2))
        said.vague = False
        return step + 3
    if key in lex["kinds"]:
        if not (key == "muslim" and kinds and kinds[-1] == "shiite"):
            kinds.append("shiite" if key == "shia" else key)
        said.vague = said.vague and key in lex["vague"]
        return step + 1
    if not kinds and hit is None and _people(line, step):
        kinds.append(key)
        said.vague = False
        return step + 1
    return step


def _people(line: Line, at: int) -> bool:
    """As in "the Zintani fighters", "Idlib rebels": a name inside a sentence, with those who fight for it."""
    token = line.tokens[at]
    if not token.capital or at == 0 or line.shouting or not token.text.isalpha() or token.text.isupper():
        return False
    if line.tokens[at - 1].capital or not line.tokens[at - 1].text[0].isalnum():
        return False
    return line.key(at + 1) in _BY_NAME and token.key not in lexicon()["not_names"]


def _sponsored(line: Line, at: int, said: _Words) -> Found | None:
    """As in "Iran-backed groups", "al-Qaeda affiliated militants": nothing else tells who they are."""
    tail = at - 1
    hyphen = line.key(tail - 1) == "-"
    own = not hyphen and line.key(tail) == "armed" and line.key(said.head) == "forces"
    if line.key(tail) not in _SPONSORED or own:
        return None  # "the Houthi armed forces": its own
    last = tail - 2 if hyphen else tail - 1  # the last word of the sponsor's name
    first = next((low for low in range(max(0, last - 4), last + 1) if _ends(line, low, last)), last)
    if line.key(said.head + 1) == "of" or line.key(first - 1) == "'s":
        return None  # "Assad's Iran-backed forces", "the Iran-backed forces of Assad": his
    named = first in line.hits and _ends(line, first, last)
    if not named and not (hyphen and line.key(last) in _SPONSORS):
        return None
    head = line.key(said.head)
    if head in lexicon()["bands"]:  # "the Iran-backed unit" is one that the text names, or nobody
        return Found(at, said.head + 1, "", head, ActorType.MILITIA, "vague", "band", 0.8)
    if head == "groups" and lexicon().tags.get(line.key(first - 1)) == "NUM":
        return None  # "two US-backed groups" are two that the text names
    slugged = "-".join([*said.kinds, _plural(head)])  # never of the backer
    name = written(line, first, said.head + 1)
    type_ = ActorType.COALITION if head in {"coalition", "alliance"} else ActorType.MILITIA
    return Found(at, said.head + 1, slugged, name, type_, "unnamed", "crowd", 0.85)


def _ends(line: Line, first: int, last: int) -> bool:
    hit = line.hits.get(first)
    return hit is not None and hit.last == last + 1


def _proper(line: Line, at: int) -> int:
    end = at
    while end < len(line.tokens) and line.tokens[end].capital and end - at < 3:
        end += 1
    return end


def _adjective(scene: Scene, country: str) -> str:
    demonyms = scene.index.states[country].demonyms
    return slug(demonyms[0]) if demonyms else country


def _crowd(scene: Scene, line: Line, first: int, said: _Words) -> Found:
    lex = lexicon()
    head, kinds, owner = line.key(said.head), said.kinds, said.owner
    rebel = head in lex["rebel"] or "rebel" in kinds or ("opposition" in kinds and head in lex["crowds"])
    if rebel and head not in {"coalition", "alliance", "network"}:
        country = owner or scene.beside(line, said.head + 1) or scene.theatre(line) or scene.country
        rest = [kind for kind in kinds if kind not in {"rebel", "opposition", "armed"}]
        if not owner and country and not rest:
            rest = [_adjective(scene, country)]
        slugged, type_ = "-".join([*rest, "rebels"]), ActorType.MILITIA
        owner = country
    else:
        if not kinds and scene.country and head == "guerrillas":
            kinds, owner = [_adjective(scene, scene.country)], scene.country
        slugged = "-".join([*kinds, _plural(head)])
        type_ = ActorType.COALITION if head in {"coalition", "alliance"} else ActorType.MILITIA
    name = slugged.replace("-", " ")
    role = "band" if head in lex["bands"] else "crowd"
    return Found(
        first, said.head + 1, slugged, name[0].upper() + name[1:], type_, "unnamed", role, 0.85, country=owner
    )


_PLURALS = {
    "separatist": "separatists",
    "militiamen": "militias",
    "policemen": "policemen",
    "opposition": "opposition",
    "army": "armies",
    "paramilitary": "paramilitaries",
}


def _plural(head: str) -> str:
    if head in _PLURALS:
        return _PLURALS[head]
    if head.endswith(("s", "men")):
        return head
    return head[:-1] + "ies" if head.endswith("y") else head + "s"
