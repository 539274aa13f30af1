"""Words with their places in the text, and the keys by which they are compared."""

import re
from dataclasses import dataclass
from functools import lru_cache

from anyascii import anyascii

from allegiance.extraction.markup import APOSTROPHES, BROKEN, MARKUP, RAISED, SOFT

_TOKEN = re.compile(
    rf"""
      (?P<note>(?=[\s\d\[\]*_\#<>{RAISED}{SOFT}])(?:{MARKUP}))
    | (?:[A-Z]\.){{2,}}                                         # U.S.
    | [A-Z]\.[A-Z](?=[\s-])                                     # U.S-backed, its last point lost
    | (?:Lt|Gen|Col|Maj|Brig|Capt|Cpt|Sgt|Cdr|Cmdr|Adm|Cpl|Mr|Mrs|Ms|Dr|Hon|Sen|Rep|Gov|Prof)\.  # Lt. Gen.
    | \d+(?:[.,]\d+)*(?:s\b)?                                   # 1,500, the 1980s
    | [{APOSTROPHES}]s\b                                       # the possessive
    | (?P<hyphen>(?<=[^\W\d_])(?:–(?=[a-z]) | [−‒⁃](?=[^\W\d_])))  # Iran–backed
    | (?P<lost>(?<=[^\W\d_])[?"]s(?=\s+\w) | [’']\ s(?=\s+[^\W\d_])         # Iraq?s, Iraq’ s, Iraq s
        | (?<=[^\W\d_]\ )s(?=\ +[^\W\d_]))
    | [Rr]e-(?=[a-z]{{4}})[a-z]+                                  # re-listed
    | [^\W\d_](?:[^\W_{RAISED}]|[{SOFT}]|[{APOSTROPHES}](?!s\b)(?=[^\W\d_])|{BROKEN})*   # a word: Kata'ib
    | \.{{3}} | [–—]+ | -{{2,}}
    | \S
    """,
    re.VERBOSE,
)
# "USbacked", "Iranbacked", "alNujaba", "antiIS": the hyphen was lost where the page was copied.
_JOINED = re.compile(
    r"([A-Z]{2,4}|[A-Z][a-z]{3,})"
    r"(backed|supported|allied|aligned|affiliated|funded|trained|linked|dominated|sponsored|held|led)"
)
_JOINED_BARE = frozenset({"led", "held"})  # after a lower-case letter these end ordinary words
# "BEIRUTThe army": a page runs the dateline and the first word together.
_DATELINE = re.compile(r"([A-Z]{4,})([A-Z][a-z]{2,})")
_PEOPLE = ("ish", "ian", "audi", "mirati", "sraeli")  # but not after these: "Turkishled"
_PREFIXED = re.compile(r"([Aa]l|[Ee]l|[Pp]ro|[Aa]nti)([A-Z].+)")
_MEANT = {"hyphen": "-", "lost": "'s"}
_HYPHENS = frozenset("\u2010\u2011\u00ad")
_MARKS = re.compile(rf"[{APOSTROPHES}.{SOFT}]|-\s[\s>]*")


@dataclass(frozen=True, slots=True)
class Token:
    """A word or mark: ``document.text[start:end] == text``; ``key`` is what it is compared by.

    Of a hyphen that the page has lost the offsets are one, as it is not in the document.
    """

    start: int
    end: int
    text: str
    key: str
    capital: bool
    """Whether it begins with a capital letter."""
    glued: bool
    """Whether it follows the token before it without a space."""


def tokenize(text: str, start: int = 0) -> list[Token]:
    """The tokens of ``text``, which begins at offset ``start`` of its document.

    A hyphen that the page has lost is given back, as a token without width. The key of what stands in the
    place of an apostrophe or hyphen is theirs. The number of a footnote is no token, nor are a page's marks:
    emphasis, links, tags, the sign of a hashtag.

    >>> [token.text for token in tokenize("U.S.-backed, Hamas’s USbacked alHaq")]
    ['U.S.', '-', 'backed', ',', 'Hamas', '’s', 'US', '-', 'backed', 'al', '-', 'Haq']
    >>> [token.key for token in tokenize("Iraq?s army[3] and Iran s US–backed foes")]
    ['iraq', "'s", 'army', 'and', 'iran', "'s", 'us', '-', 'backed', 'foes']
    """
    tokens: list[Token] = []
    last = -1
    for match in _TOKEN.finditer(text):
        lost = match.lastgroup
        if lost == "note":
            last = match.end() if match.start() == last else last
            continue
        for begin, end in _split(match):
            word = text[begin:end] or "-"
            key = _MEANT[lost] if lost else lower(word)
            glued = bool(lost) or begin == last or key == "'s"
            tokens.append(Token(start + begin, start + end, word, key, word[0].isupper(), glued))
            last = end
    return tokens


def _split(match: re.Match[str]) -> tuple[tuple[int, int], ...]:
    word = match.group()
    middle = _lost_hyphen(word) if len(word) > 3 and word.isalpha() else 0
    if not middle:
        ran = _DATELINE.fullmatch(word) if len(word) > 6 and word[:4].isupper() else None
        parts = (ran.span(1), ran.span(2)) if ran else ((0, len(word)),)
        return tuple((match.start() + low, match.start() + high) for low, high in parts)
    at = match.start() + middle
    return ((match.start(), at), (at, at), (at, match.end()))


def _lost_hyphen(word: str) -> int:
    """Where in a word its hyphen stood, 0 where it had none."""
    if prefixed := _PREFIXED.fullmatch(word):
        return prefixed.end(1)
    joined = _JOINED.fullmatch(word) if word[0].isupper() else None
    if joined is None:
        return 0
    bare = joined[2] in _JOINED_BARE and not joined[1].isupper() and not joined[1].endswith(_PEOPLE)
    return 0 if bare else joined.end(1)


@lru_cache(maxsize=65536)
def lower(word: str) -> str:
    """The word in lower-case ASCII without marks; a possessive is ``'s``.

    >>> lower("Shi’ite"), lower("U.S."), lower("’s"), lower("Erdoğan")
    ('shiite', 'us', "'s", 'erdogan')
    """
    if len(word) == 2 and word[0] in APOSTROPHES and word[1] == "s":
        return "'s"
    bare = _MARKS.sub("", word)
    bare = bare.replace("-", "") if bare[:3].lower() == "re-" else bare
    if not bare or not word[0].isalnum():
        return "-" if word in _HYPHENS else word
    return (bare if bare.isascii() else _MARKS.sub("", anyascii(bare))).lower()


_FAMILIES = {
    variant: family
    for family, variants in {
        "hezbollah": "hezbollah hizballah hizbullah hizbollah hezballah hezbullah hizb'allah hizbulla",
        "kataib": "kataib kataeb katiba katibat kataieb kitaeb",
        "hashd": "hashd hashed",
        "jaysh": "jaysh jaish jeish jaesh",
        "qaeda": "qaeda qaida kaida qaidah qaedah",
        "daesh": "daesh daish daech dash",
        "shabaab": "shabaab shabab shebab",
        "mohammed": "mohammed muhammad mohamed mohammad muhammed mohamad muhammet",
        "shia": "shia shiite shiites shias",
        "dine": "dine eddine deen",
        "brigades": "brigade brigades",
        "mobilization": "mobilization mobilisation",
        "defense": "defence defense",
        "defenses": "defences defenses",
        "center": "centre center",
        "al": "al el ul as ash ad an at az ar",
    }.items()
    for variant in variants.split()
}
_FOLDS = (
    (re.compile(r"is(?=ation)|is(?=ing|ed|e$)"), "iz"),
    (re.compile(r"ou|oo|o|w"), "u"),
    (re.compile(r"ee|ie|ei|ey|e|y"), "i"),
    (re.compile(r"q|ck|kh"), "k"),
    (re.compile(r"dh|z"), "z"),
    (re.compile(r"ph"), "f"),
    (re.compile(r"(.)\1+"), r"\1"),
    (re.compile(r"(?<=[aiu])h$|(?<=[a-z])h(?=[aiu]$)"), ""),
)


@lru_cache(maxsize=65536)
def fold(key: str) -> str:
    """One key for the spellings that transliteration gives a word.

    >>> fold("qaida") == fold("qaeda"), fold("husseini") == fold("hussaini"), fold("kataeb") == fold("kataib")
    (True, True, True)
    """
    if family := _FAMILIES.get(key):
        return "=" + family
    for pattern, letter in _FOLDS:
        key = pattern.sub(letter, key)
    return key.replace("ai", "i")
