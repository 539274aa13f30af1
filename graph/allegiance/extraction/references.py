"""Words that stand for an actor named elsewhere: "the group", "his forces", "they"."""

from allegiance.extraction.couples import ADJECTIVES, BOTH, THE, couple
from allegiance.extraction.cues import cues
from allegiance.extraction.found import Found, Line, pointer
from allegiance.extraction.lexicon import lexicon, words
from allegiance.extraction.loosely import RISEN, loose

_ONE = words("references", "one")
_MANY = words("references", "many")
_ARMED = frozenset(["army", "military", "troops", "soldiers"])
_RULE = frozenset(["regime", "government", "junta", "administration"])
_COUNCILS = frozenset({"military", "ruling"})
_RULERS_ALL = frozenset({"authorities", "rulers"})
_NEW = frozenset({"new", "interim", "transitional"})
_OWNERS = frozenset({"his", "its", "their", "her", "our"})
_OWN = frozenset({"own", "allied", "armed", "remaining", "elite", "regular", "local", "ground", "other"}) | {
    "border",
    "special",
    "airborne",
    "naval",
}
_HOMES = words("references", "homes")
_FORCES = words("references", "forces")
_SUBJECT = frozenset({"they", "it"})
_HEADS = words("references", "heads")
_HELD = lexicon()["assets"] - {"line", "lines", "advance", "advances", "post", "posts", "vehicle", "factory"}
_SUCH = frozenset({"militant", "jihadist", "insurgent", "extremist", "terrorist", "islamist"})
_LED = words("references", "led")
_ATTACKERS = words("references", "attackers")
_OFFICERS = words("references", "officers")
_RULERS = frozenset({"president", "king", "colonel", "general", "strongman", "dictator"})
_STRANGE = words("references", "strange")
_SERVICES = words("references", "services")
_POLICE = words("references", "police")
_LINES = words("references", "lines")
_MEANS = words("references", "means")
_TARGETS = words("references", "coalition_targets")
_FLOWN = words("frames", "hardware")
_EXTREME = frozenset({"extremist", "hardline", "jihadist", "terror", "terrorist", "militant"})
_RULERS_FORCES = frozenset({"forces", "troops", "soldiers", "fighters", "army", "military"})
_OF_JUNTA = frozenset({"spokesman", "spokeswoman", "chief", "leader", "head"})
_FOLLOWING = frozenset({"fighters", "militants", "forces", "members"})
_OF_ONE = lexicon()["assets"] | {"director", "spokesman", "leader"}
_SPONSORED = words("groups", "sponsored")
_UPHELD = words("references", "upheld")
_MANNED = words("references", "manned")
_LEAGUES = words("references", "leagues")
_COALITIONS = frozenset({"coalition", "alliance"})


_SERVING = frozenset({"air", "coast", "national", "navy", "marines"})
OPENERS = (
    frozenset({"he", "she", "him", "we", "us", "them", "each", "one", "two", "three", "four", "resolution"})
    | _SERVING
    | frozenset({"government", "regime", "state", "army", "military", "loyalist", "security", "armed"})
    | frozenset({"troops", "soldiers", "coalition", "observatory", "junta"})
    | _SUBJECT | _OWNERS | BOTH | THE | _POLICE | _SUCH | RISEN
)  # fmt: skip
"""The small words that a reference may begin with."""


def reference(line: Line, at: int) -> Found | None:  # noqa: PLR0911
    """The word or words at ``at`` that point to an actor named elsewhere."""
    key = line.key(at)
    if key in {"he", "she", "him"}:
        return pointer(at, at + 1, "he", key)
    if key in {"we", "us"} and line.tokens[at].text != "US":
        return pointer(at, at + 1, "we", key)
    if key in _SUBJECT or key == "them":
        return pointer(at, at + 1, "pronoun", key)
    if key in _OWNERS:
        return _owned(line, at)
    if key in {"each", "one"} and line.key(at + 1) == ("other" if key == "each" else "another"):
        return pointer(at, at + 2, "each", key)
    if key in BOTH and (pair := couple(line, at)):
        return pair
    if service := _service(line, at):
        return service
    if key in THE:
        told = _league(line, at) or _militias(line, at) or _council(line, at) or _definite(line, at)
        return told or _aged(line, at) or _folk(line, at)
    if key == "resolution" and line.key(at + 1).isdigit():
        return pointer(
            at, at + 2 + 3 * (line.key(at + 2) == "(" and line.key(at + 4) == ")"), "resolution", key
        )
    return _bare(line, at)


def _service(line: Line, at: int) -> Found | None:
    """As in "the air force", "Navy boats", "the coast guard": of the country that the text is about."""
    first = at + (line.key(at) == "the")
    flown = line.keys[first : first + 2] == ["air", "force"] and line.key(first + 2) in _FLOWN
    if line.key(first) not in _SERVING or (first == at and not line.tokens[first].capital and not flown):
        return None  # but "an air force jet"
    for last in (first + 2, first + 1):
        words_ = "_".join(line.key(step) for step in range(first, last))
        following = line.tokens[last] if last < len(line.tokens) else None
        named = following is not None and (following.capital or following.key in {"of", "-"})
        if words_ in _SERVICES and not named and not line.tokens[at - 1 if at else 0].capital * (at > 0):
            return pointer(at, last, "service", words_)
    return None


def _owned(line: Line, at: int) -> Found | None:
    step, tags = at + 1, lexicon().tags
    while line.key(step) in _OWN or line.key(step)[:1].isdigit() or tags.get(line.key(step)) == "NUM":
        step += 1  # "its 2,000 soldiers", "his own remaining fighters"
    led = line.key(at) in {"his", "her"} and line.key(step) in _LED
    if line.key(at) in {"his", "her"} and line.key(at + 1) in _HOMES:
        return pointer(at, at + 2, "homeland", line.key(at))
    if (line.key(step) in _FORCES or led) and line.key(step + 1) != "'s":
        return pointer(at, step + 1, "owned", line.key(at))
    return pointer(at, at + 1, "possessive", line.key(at))


def _definite(line: Line, at: int) -> Found | None:
    """As in "the group", "these fighters", "the Lebanese army", "the regime": one that was spoken of."""
    step = _described(line, at)
    if _capital_head(line, step):
        return _by_head(line, at, step)
    key = line.key(step)
    adjectives = {line.key(i) for i in range(at + 1, step)}
    if key == "state" and step == at + 1 and _opposed(line, at):
        return pointer(at, step + 1, "rule", key)
    if key in _RULE | _RULERS_ALL:
        return _ruling(line, at, step, adjectives)
    kind = _sort(line, at, step, adjectives)
    if not kind or (key == "front" and line.key(step + 1) in _LINES):
        return None
    end = step + 1
    if kind == "army" and _of_name(line, end):
        # "the army of President Omar Diallo", and not "the armed forces of the Northern Alliance"
        ruled = step == at + 1 and line.key(end + 1) in _RULERS
        return pointer(at, end, kind, key) if ruled else None
    while kind in {"one", "jihadist", "crowd"} and line.key(end) in _FOLLOWING:
        end += 1
    if kind == "army":
        key = "army" if key == "forces" else key
        if key == "army" and adjectives & _IRREGULAR:
            kind = "head"  # "the ethnic army", "the rebel army"
    sort = " ".join((key, *sorted(adjectives))) if kind in {"jihadist", "crowd"} else key
    named = kind == "crowd" and _of_name(line, end) and _listed_at(line, end + 1)
    return None if named else pointer(at, end, kind, sort)  # "the fighters of M23"


def _opposed(line: Line, at: int) -> bool:
    """As in "at war with the state", "fought against the state": the government is meant, and no province."""
    before = line.key(at - 1)
    fought = before in {"against", "fighting", "fought", "fight"} or (
        before == "with" and line.key(at - 2) in {"war", "truce", "talks", "deal", "agreement"}
    )
    return (
        fought
        and line.key(at) == "the"
        and _ends_clause(line, at + 2)
        and line.key(at + 2) not in {"of", "'s"}
    )


def _ruling(line: Line, at: int, step: int, adjectives: set[str]) -> Found | None:
    """As in "the regime", "the regime's forces", "the new authorities", "the rulers in Damascus"."""
    key = line.key(step)
    if key in _RULERS_ALL:
        told = adjectives & _NEW or (key == "rulers" and line.key(step + 1) == "in")
        return pointer(at, step + 1, "rule", key) if told else None
    if any(i in line.hits for i in range(at + 1, step)):
        return None  # "the Iraqi government"
    forces = step + 1 + (line.key(step + 1) == "'s")
    armed = line.key(forces) in _RULERS_FORCES
    return pointer(at, forces + 1, "army", key) if armed else pointer(at, step + 1, "rule", key)


def _league(line: Line, at: int) -> Found | None:
    """As in "the international coalition", "the Arab alliance": of states, and one that everybody knows."""
    known = line.key(at + 1) in _LEAGUES and line.key(at + 2) in _COALITIONS and line.key(at) == "the"
    named = at + 3 < len(line.tokens) and line.tokens[at + 3].capital
    alone = line.key(at + 3) not in {"of", "for", "-"} and not named
    return pointer(at, at + 3, "coalition", "coalition") if known and alone else None


def _militias(line: Line, at: int) -> Found | None:
    """As in "the militias": a group of groups."""
    alone = (line.key(at), line.key(at + 1)) == ("the", "militias") and not _of_name(line, at + 2)
    return pointer(at, at + 2, "militias", "militias") if alone else None


def _council(line: Line, at: int) -> Found | None:
    """As in "the military council", "the ruling council": who rules the country."""
    ruling = line.key(at + 1) in _COUNCILS and line.key(at + 2) == "council"
    alone = ruling and not line.tokens[at + 2].capital and not _of_name(line, at + 3)
    return pointer(at, at + 3, "rule", "council") if alone else None


def _aged(line: Line, at: int) -> Found | None:
    """As in "The 44-year-old", "the 60-year-old former general": he who is spoken of."""
    if not line.key(at + 1).isdigit() or [line.key(at + step) for step in range(2, 6)] != _YEARS_OLD:
        return None
    end = at + 6
    while lexicon().tags.get(line.key(end)) == "ADJ" or line.key(end) in _ROLES:
        end += 1
    return pointer(at, end, "he", "the")


_YEARS_OLD = ["-", "year", "-", "old"]
_ROLES = words("persons", "nouns") | words("persons", "personal") | {"former", "prime", "vice", "foreign"}


def _folk(line: Line, at: int) -> Found | None:
    """As in "the Kachins", "the Kurds", "the Belt": who fights for that people, whose name ends so."""
    token = line.tokens[at + 1] if at + 1 < len(line.tokens) and not line.shouting else None
    if token is None or not token.capital or at + 1 in line.hits or len(token.key) < _SHORTEST_PEOPLE:
        return None
    if not token.text.isalpha() or token.text.isupper():
        return None
    plural = token.key.endswith("s")
    if not plural and token.key in lexicon()["not_names"]:
        return None
    return pointer(at, at + 2, "folk", token.key) if _ends_name(line, at + 2, plural=plural) else None


def _ends_name(line: Line, at: int, *, plural: bool) -> bool:
    """Whether a name is at its end before a token: "the Belt said", not "the Hill clan", "the Front for"."""
    key = line.key(at)
    if not key or not key[0].isalpha():
        return key != "-"
    lex = lexicon()
    if line.tokens[at].capital or key in {"of", "for"} or key in lex["parts"] | lex["crowds"] | lex["bands"]:
        return False
    return plural or (key != "and" and (key in lexicon().tags or key in cues().forms))


_SHORTEST_PEOPLE = 4
_IRREGULAR = frozenset({"ethnic", "rebel", "insurgent", "secessionist", "breakaway"})


def _of_name(line: Line, at: int) -> bool:
    """As in "of the Front", "of Chad"."""
    name = at + 1 + (line.key(at + 1) == "the")
    return line.key(at) == "of" and name < len(line.tokens) and line.tokens[name].capital


def _listed_at(line: Line, at: int) -> bool:
    """Whether the name of an actor, and of no place, stands there."""
    hit = line.hits.get(at + (line.key(at) == "the")) or line.hits.get(at)
    return hit is not None and any(name.kind in {"actor", "weak"} for name in hit.value)


def _described(line: Line, at: int) -> int:
    """Where the head of what "the" begins stands: behind words that describe it."""
    step = at + 1
    while (
        line.key(step) in ADJECTIVES
        or (line.key(step), line.key(step + 1)) == ("operations", "room")
        or (line.key(step) == "military" and line.key(step + 1) in _RULE)
        or line.key(step) == "-"
    ):
        step += 1
    return step


def _capital_head(line: Line, step: int) -> bool:
    """Whether the head is a name, "the Network", or cut off, so that only a few heads may be meant."""
    ends = line.tokens[step - 1].key == "-" or step >= len(line.tokens) or line.tokens[step].capital
    return ends and line.key(step) not in {"coalition", "army", "observatory", "islamists"}


def _sort(line: Line, at: int, step: int, adjectives: set[str]) -> str:
    """What the head at ``step`` says of whom it stands for, empty where it stands for nobody."""
    key = line.key(step)
    if key in _ONE | _MANY:
        return _body(line, at, step, adjectives)
    listed_inside = any(i in line.hits for i in range(at + 1, step))
    if key == "forces" and line.key(step - 1) == "armed" and line.key(at) == "the":
        return "" if listed_inside else "army"  # "the national armed forces"
    if key in _ARMED or key == "armys":
        own = line.tokens[step].capital and line.key(step + 1) == "of"  # "the Army of Conquest"
        return "" if own or listed_inside else "army"
    if key in _HEADS:
        return "head"
    if key in _ATTACKERS:
        return "attackers"
    return _BY_WORD.get(key, "")


_BY_WORD = {"coalition": "coalition", "observatory": "observatory"}


def _ends_clause(line: Line, at: int) -> bool:
    """Whether what stands behind a noun is no other noun."""
    key = line.key(at)
    return not key[:1].isalpha() or key in lexicon().tags or key in cues().forms


def _body(line: Line, at: int, step: int, adjectives: set[str]) -> str:
    """As in "the group", "these groups", "the fighters"; "the groups director" lost an apostrophe."""
    key, following = line.key(step), line.key(step + 1)
    if key == "clan" and not _ends_clause(line, step + 1):
        return ""  # "these clan militiamen"
    lost = key == "groups" and line.tokens[min(step + 1, len(line.tokens) - 1)].text != "'"
    if lost and (line.key(at) in {"these", "those", "two"} or "two" in adjectives):
        return "many"
    if lost and following not in _OF_ONE:
        return ""
    if key in _ONE or lost:
        if line.key(step + 1 + (following == "'s")) in {"director", "researcher"}:
            return "body"  # armed groups have no directors
        return "jihadist" if adjectives & _EXTREME and not lost else "one"
    told = key == "paramilitaries" and adjectives  # "the mostly Shia paramilitaries" tells who they are
    return "crowd" if line.key(at) != "that" and not told else ""  # "said that fighters": a conjunction


def _by_head(line: Line, at: int, step: int) -> Found | None:
    """As in "the Network", "the Task Force": a name by its last word alone."""
    if step != at + 1 or line.shouting:
        return None
    if (line.key(step), line.key(step + 1)) == ("task", "force"):
        return pointer(at, step + 2, "head", "force")
    alone = not (step + 1 < len(line.tokens) and line.tokens[step + 1].capital)
    if line.key(step) in _ONE | _HEADS and alone and line.key(step + 1) not in {"of", "for"}:
        return pointer(at, step + 1, "head", line.key(step))
    return None


def _recognised(line: Line, at: int) -> bool:
    """As in "the U.N.-backed government", "the internationally recognised government"."""
    whose = line.key(at - 2) == "-" or line.key(at - 2).endswith("ly")
    if line.key(at - 1) not in _UPHELD or not whose:
        return False
    return "the" in {line.key(step) for step in range(max(0, at - 6), at - 2)}


def _bare(line: Line, at: int) -> Found | None:  # noqa: C901, PLR0911
    """As in "Regime forces", "government fighters", "army units": of the state that the text is about."""
    key = line.key(at)
    step = at + 1
    if key in {"government", "regime", "state", "army", "military"} and line.key(step) == "-":
        # "government-backed militias", "army-backed groups"
        kind = "army" if key in {"army", "military"} else "rule"
        return pointer(at, step, kind, key) if line.key(step + 1) in _SPONSORED else None
    if key == "junta" and line.key(step) in _OF_JUNTA:
        return pointer(at, at + 1, "rule", key)  # "a junta spokesman"
    if key in {"regime", "government", "loyalist"}:
        while line.key(step) in {"armed", "security", "military"}:
            step += 1
        if line.key(step) in {
            "forces",
            "troops",
            "soldiers",
            "fighters",
            "army",
            "military",
            "elements",
            "warplanes",
            "gunmen",
            "militiamen",
        }:
            return pointer(at, step + 1, "army", key)
        if key == "regime" and line.key(step) in {"positions", "offensive", "air", "attack", "bombardment"}:
            return pointer(at, at + 1, "rule", key)
        return pointer(at, at + 1, "rule", key) if _recognised(line, at) else None
    if held := _loose(line, at) or _held(line, at):
        return held
    if key == "security" and line.key(step) == "forces":
        return pointer(at, step + 1, "army", key)
    if (
        key in {"troops", "soldiers"}
        and line.key(at - 1) not in {"'s", "'", "’", "whose"}
        and line.key(step) not in {"of", "from", "loyal"}
        and line.key(at - 1) not in _STRANGE
    ):
        return pointer(at, at + 1, "army", key)
    theirs = line.key(step) in _MEANS | _TARGETS and line.key(at - 1) not in {"led", "backed"}
    if key == "coalition" and theirs:
        men = line.key(step) in {"forces", "troops", "soldiers"}
        return pointer(
            at, at + 1 + men, "coalition", key
        )  # "coalition aircraft", "coalition military forces"
    if key == "coalition" and line.tokens[at].capital:
        return pointer(at, at + 1 + (line.key(step) in {"forces", "troops", "warplanes"}), "coalition", key)
    if key == "observatory" and line.tokens[at].capital:
        return pointer(at, at + 1, "observatory", key)
    return None


def _loose(line: Line, at: int) -> Found | None:
    """As in "killed 30 militants": some one whose fighters they are."""
    return pointer(at, at + 1, "loose", line.key(at)) if loose(line, at) else None


def _held(line: Line, at: int) -> Found | None:
    """As in "an army base", "army units", "militant hideouts": whose they are."""
    key, following = line.key(at), line.key(at + 1)
    if key == "army" and following in {"units", "unit", "troops", "soldiers"}:
        return pointer(at, at + 2, "army", key)
    posts = following in {"post", "posts"} and key != "government"
    others = line.key(at - 1) in {"a", "an"} and line.key(at + 2) in _MANNED  # "a military base run by"
    whose = key in {"army", "military", "government", "junta"}
    if whose and (posts or following in _HELD) and not others:
        return pointer(at, at + 1, "army", key)
    if key in _POLICE and not line.tokens[at].text.isupper():
        return pointer(at, at + 1 + (following in _OFFICERS), "police", key)
    if key in _SUCH and (following in _HELD or line.key(at + 2) in {"held", "controlled"}):
        return pointer(at, at + 1, "crowd", key)
    if key == "armed" and line.tokens[at].capital and following == "forces":
        return pointer(at, at + 2, "army", "army")  # "Armed Forces chief of staff"
    return None
