"""What pages write between words that is no word: emphasis, links, tags, numbers of notes."""

import re

from allegiance.documents.lines import TAG

SOFT = "\u00ad\u200b-\u200f\u202a-\u202e\u2060\ufeff"
APOSTROPHES = "'’ʼ`´‘′\ufffd"
RAISED = "⁰¹²³⁴-⁹"
_DATED = (
    r"(?<!(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sep|Oct|Nov|Dec|ept|Gen|Col|Maj|Art|art|vol|Vol|ara|sec|Sec|Nos)\.)"
)
# What is no word: marks of emphasis, links and tags of pages, numbers of notes, characters without width.
MARKUP = rf"""
    (?<=\S)\[(?:\d{{1,3}} | [a-z] | (?:n|note)\ \d+ | citation\ needed)\]   # fell,[12]
  | (?<=[a-z]{{3}}[.,;:!?”"’)]){_DATED}\d{{1,2}}(?=\s|\Z) | [{RAISED}]+          # fell.12 fell²
  | \*+(?=[^\s\d]) | (?<=\S)\*+ | (?<!\w)_+(?=\w) | (?<=\w)_+(?!\w)        # **Hamas** _Hamas_
  | (?<!\w)\#(?=[^\W\d_])                                              # \#Hamas
  | {TAG}                                                              # <a href="…">
  | \]\((?:https?:|/|\#)[^()\s]{{0,300}}\) | \[(?=[^\[\]\n]{{1,200}}\]\()   # [Hamas](https://…)
  | (?<=\n)>+(?=\s)                                                     # lines that are quoted by "> "
  | [{SOFT}]+ | (?<=[^\W\d_]-)[^\S\n]*\n[\s>]*(?=[^\W\d_])                # Iran-⏎backed
"""
# A word broken at the end of a line, unless its hyphen is its own: "anti-", "-backed".
BROKEN = (
    r"(?<=[a-z])(?<!\bpro)(?<!\banti)(?<!\bself)(?<!\bnon)(?<!\bex)-[^\S\n]*\n[\s>]*(?=[a-z]{2})"
    r"(?!(?:backed|supported|allied|aligned|affiliated|funded|trained|linked|dominated|sponsored|held|led|based"
    r"|controlled|run|style|styled|term|wing|old|made|in|out|up|off|general|chief|east|west|called|armed|day|month|year|hour)\b)"
)
_BESIDE = re.compile(MARKUP, re.VERBOSE)


def bare(text: str) -> str:
    """What is written without a page's marks, in single spaces.

    >>> bare("<b>Abu  Omar</b> of *the* [Front](https://example.org/a)")
    'Abu Omar of the Front'
    """
    return " ".join(_BESIDE.sub("", text).split())
