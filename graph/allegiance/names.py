"""Names made comparable: one key for the spellings that differ only in case, accents and punctuation."""

import re
import unicodedata

from anyascii import anyascii

_POSSESSIVE = re.compile(r"['’ʼ`´‘][sS]\b")
_MARKS = re.compile(r"['’ʼ`´‘.\u00ad\u200b-\u200f]")
_GAPS = re.compile(r"[^a-z0-9]+")


def key(name: str) -> str:
    """The name in plain lower-case letters and digits, single spaces, without article and possessive.

    >>> key("The Kata’ib Hizballah's"), key("IRAN'S"), key("U.S.-backed"), key("Ḥashd al-Shaʿbī")
    ('kataib hizballah', 'iran', 'us backed', 'hashd al shabi')
    """
    text = name if name.isascii() else _bare(name)
    if _MARKS.search(text):  # most names have none, and lists hold thousands
        text = _MARKS.sub("", _POSSESSIVE.sub("", text))
    if not text.isascii():
        text = _MARKS.sub("", anyascii(text))
    text = _GAPS.sub(" ", text.lower()).strip()
    return text.removeprefix("the ")


def _bare(name: str) -> str:
    """The name without accents and modifier letters."""
    text = unicodedata.normalize("NFKD", name)
    return "".join(c for c in text if not unicodedata.combining(c) and unicodedata.category(c) != "Lm")


def slug(name: str) -> str:
    """An actor's id from its name.

    >>> slug("Shi'ite militias"), slug("Popular Mobilization Forces")
    ('shiite-militias', 'popular-mobilization-forces')
    """
    return key(name).replace(" ", "-")
