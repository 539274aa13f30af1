"""Whether a full stop, a question mark, an exclamation mark or an ellipsis ends a sentence of English."""

import re
import tomllib
from functools import cache
from importlib.resources import files

from allegiance.documents.lines import SPACE, TAG

CLOSERS = "\"'”’»)\\]"
OPENERS = "\"'“‘«(\\["
# the number of a note ("fell.[12] fell.² fell.12 The"), emphasis, the end of a link, a tag
_MARKUP = (
    r"\[\d{1,3}\]|[¹²³⁰⁴-⁹]+|(?<=[a-z]{3}[.!?])\d{1,2}(?=\s+[\"“]?[A-Z])|[*_]+(?![^\W_])"
    rf"|\]\((?:https?:|/|#)[^()\s]{{0,300}}\)|{TAG}"
)
STOP = re.compile(rf"[.!?…]+(?:[{CLOSERS}]|{_MARKUP})*")
_BESIDE = re.compile(_MARKUP)
_WORD = re.compile(rf"[^{SPACE}{OPENERS}—–/]*\Z")
_NEXT = re.compile(rf"(?P<space>[{SPACE}]*)(?:[{SPACE}{OPENERS}—–•*_#>-]|{TAG})*(?P<word>[^{SPACE}]{{0,40}})")
_DOTTED = re.compile(r"(?:\b[A-Za-z]\.)+[A-Za-z]\Z")
# Arabic names begin with their small article: "… the border. al-Husseini said"
_ARTICLED = re.compile(r"(?:al|el|ul|as|ash|an|ad|ar|at|az|bin|ibn)[-‑ ]?(?<=[-‑ ])[^\W\d_a-z]")
_SYLLABLE = re.compile(r"[^\W\d_a-z][’']?[^\W\d_A-Z]|(?:A|I)\b")
_ADDRESS = re.compile(r"://|www|@|\.[a-z]{2,}\Z", re.IGNORECASE)
_PART = re.compile(r"[.-]")
_REACH = 40
"""Characters before a stop that are looked at: no abbreviation is longer."""


def ends(text: str, mark: re.Match[str], high: int) -> bool:
    """Whether the match of ``STOP`` ends a sentence in ``text[:high]``, for all that follows it there."""
    following = _NEXT.match(text, mark.end(), high)
    assert following is not None, "the pattern may be empty"
    word = following["word"]
    if not word:
        return True  # nothing is left
    before = _WORD.search(text, max(0, mark.start() - _REACH), mark.start())
    last = before[0] if before else ""
    stop = _BESIDE.sub("", mark[0])
    if not following["space"] and mark[0][-1] not in "…]":
        return _ends_unspaced(last, stop, text[mark.end() : mark.end() + _REACH])
    if not word[0].isalnum() or (word[0].islower() and not _ARTICLED.match(word)):
        return False
    if stop[0] != "." or stop[:2] == "..":
        return True
    return _ends_spaced(last, word.rstrip(",;:.!?'’\")]"), closed=len(stop) > 1)


def _ends_spaced(last: str, word: str, *, closed: bool) -> bool:
    """Whether one period after ``last`` ends a sentence; ``closed`` if a bracket or a quote follows it."""
    words = _words()
    if last in words["titles"] or _PART.split(last)[-1] in words["titles"] or last in words["numbered"]:
        return closed or (last in words["numbered"] and not word[:1].isdigit())
    if last in words["calendar"]:
        return closed or not (word[:1].isdigit() or word in words["calendar"] or word in words["after_hours"])
    if last in words["hours"]:
        return not word[:1].isdigit() and word not in words["after_hours"]
    if last in words["short"] or _DOTTED.search(last) or (len(last) == 1 and last.isupper()):
        return word.replace("’", "'").split("'")[0] in words["starters"]
    return True


def _ends_unspaced(last: str, mark: str, rest: str) -> bool:
    """Whether two sentences are run together here ("… the border.The army"), and it is no name or number."""
    if not _SYLLABLE.match(rest.lstrip("\"'“‘«([")) or not last or _ADDRESS.search(last):
        return False
    if re.match(r"\w+", rest) and re.match(r"\w+", rest)[0].lower() in _words()["domains"]:  # type: ignore[index]
        return False
    if mark[0] != ".":
        return last[-1].islower()
    words, tail = _words(), _PART.split(last)[-1]
    kept = words["titles"] | words["numbered"] | words["calendar"] | words["short"]
    return len(tail) > 1 and not _DOTTED.search(last) and tail not in kept


@cache
def _words() -> dict[str, frozenset[str]]:
    text = files("allegiance.documents").joinpath("abbreviations.toml").read_text("utf-8")
    return {name: frozenset(words) for name, words in tomllib.loads(text).items()}
