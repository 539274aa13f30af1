"""The words of ``lexicon.toml``, ready to be looked up, and the forms of a verb."""

import tomllib
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from typing import Any, NamedTuple

_VOWELS = frozenset("aeiou")


class Form(NamedTuple):
    """A verb form: its base form and what it is (``base``, ``s``, ``past``, ``part``, ``ing``)."""

    lemma: str
    kinds: frozenset[str]


@dataclass(frozen=True)
class Lexicon:
    """Word classes by the name that ``lexicon.toml`` gives them, and verb forms."""

    classes: dict[str, frozenset[str]]
    tags: dict[str, str]
    irregular: dict[str, tuple[str, str]]
    doubled: frozenset[str]
    verbs: frozenset[str]
    ambiguous: frozenset[str]
    either: frozenset[str]

    def __getitem__(self, name: str) -> frozenset[str]:
        return self.classes[name]

    def forms(self, lemma: str) -> dict[str, frozenset[str]]:
        """The forms of a verb and what each may be.

        >>> sorted(lexicon().forms("fight"))
        ['fight', 'fighting', 'fights', 'fought']
        """
        stem = lemma[:-1] if lemma.endswith("e") and not lemma.endswith("ee") else lemma
        ing = stem + "ing"
        if lemma in self.doubled:
            stem = lemma + lemma[-1]
            ing = stem + "ing"
        elif lemma.endswith("ie"):
            ing = lemma[:-2] + "ying"
        past = stem + ("d" if stem.endswith("ee") else "ed")
        if lemma.endswith("y") and lemma[-2] not in _VOWELS:
            past = lemma[:-1] + "ied"
        if lemma in self.either:
            doubled = lemma + lemma[-1]
            return {
                **{
                    word: frozenset({kind})
                    for word, kind in ((doubled + "ed", "past"), (doubled + "ing", "ing"))
                },
                **replace(self, either=frozenset()).forms(lemma),
            }
        past, part = self.irregular.get(lemma, (past, past))
        found: dict[str, set[str]] = {}
        for word, kind in (
            (lemma, "base"), (_third(lemma), "s"), (past, "past"), (part, "part"), (ing, "ing"),
        ):  # fmt: skip
            found.setdefault(word, set()).add(kind)
        return {word: frozenset(kinds) for word, kinds in found.items()}


def _third(lemma: str) -> str:
    if lemma.endswith("y") and lemma[-2] not in _VOWELS:
        return lemma[:-1] + "ies"
    return lemma + ("es" if lemma.endswith(("s", "sh", "ch", "x", "z", "o")) else "s")


_TAGS = {
    "determiners": "DET", "numbers": "NUM", "prepositions": "PREP", "conjunctions": "CONJ",
    "relatives": "REL",
    "subordinators": "SUB", "pronouns": "PRON", "negations": "NEG", "adverbs": "ADV", "adjectives": "ADJ",
    "modals": "MODAL", "have": "HAVE", "be": "BE", "do": "DO",
}  # fmt: skip


@cache
def lexicon() -> Lexicon:
    """The lexicon that ships with the package."""
    data = _data()
    classes = {
        name: frozenset(words.split())
        for table in ("function", "heads", "names")
        for name, words in data[table].items()
        if not (table == "names" and name == "army")
    }
    flown = frozenset(data["states"]["flown"].split())
    classes |= {"army": classes["army"] | flown, "assets": classes["assets"] | flown}
    classes["army_names"] = frozenset(data["names"]["army"].split())
    tags: dict[str, str] = {}
    for name, words in data["function"].items():
        for word in words.split():
            tags.setdefault(word, _TAGS[name])
    verbs = data["verbs"]
    homographs = frozenset(verbs["homographs"]["words"].split())
    ambiguous = homographs | frozenset(verbs["ambiguous"]["words"].split())
    classes["ambiguous_forms"] = ambiguous | {_third(word) for word in ambiguous}
    classes["participles"] = frozenset(data["verbs"]["participles"]["words"].split())
    classes["third_forms"] = frozenset(_third(word) for word in data["verbs"]["third"]["words"].split())
    irregular = {lemma: tuple(forms.split()) for lemma, forms in data["verbs"]["irregular"].items()}
    return Lexicon(
        classes,
        tags,
        irregular,
        frozenset(data["verbs"]["doubled"]["words"].split()),
        frozenset(f"{verbs['words']} {verbs['more']} {verbs['further']['words']}".split())
        | homographs
        | irregular.keys(),
        ambiguous,
        frozenset(data["verbs"]["either"]["words"].split()),
    )


@cache
def words(table: str, name: str) -> frozenset[str]:
    """A word list of one stage: ``[table] name`` of ``lexicon.toml``.

    >>> "border" in words("frames", "between")
    True
    """
    return frozenset(_data()[table][name].split())


@cache
def kinds(table: str) -> dict[str, str]:
    """Each word of a table of ``lexicon.toml`` with the name it stands under.

    >>> kinds("support")["ammunition"]
    'weapons'
    """
    return {word: kind for kind, listed in _data()[table].items() for word in listed.split()}


@cache
def _data() -> dict[str, Any]:
    return tomllib.loads(source())


def source() -> str:
    """The text of ``lexicon.toml``."""
    return files("allegiance.extraction").joinpath("lexicon.toml").read_text("utf-8")
