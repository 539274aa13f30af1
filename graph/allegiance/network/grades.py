"""The grades that a user gives to those who publish and speak; none is ever guessed."""

from collections.abc import Iterable, Mapping

from allegiance.channels import carrier
from allegiance.errors import SettingsError
from allegiance.names import key
from allegiance.records import Actor, Document, Source


class Grades:
    """The user's grades, by name: of outlets, of channels, and of persons and bodies that speak.

    A grade is that of NATO's Admiralty code (AJP-2.1; the same as in MISP's taxonomy ``admiralty-scale``): a
    letter for the reliability of a source, from A (completely reliable) to E (unreliable), F where it cannot
    be judged; and, where the user gives it, a number for the credibility of what it says, from 1 (confirmed)
    to 5 (improbable), 6 where it cannot be judged. They are shown and go into no confidence.

    Names are compared by key, those of channels without what says of what kind they are; a channel that two
    names of different grades may mean has none.

    >>> grades = Grades({"Al-Mayadin": "C", "the Observatory": "B2"})
    >>> grades.publisher(Document("", publisher="al mayadin")), grades.publisher(Document(""))
    ('C', '')
    >>> grades.source(Source("the Observatory", "al mayadin")), grades.source(Source("", "al mayadin"))
    ('B2', 'C')

    Raises:
        SettingsError: one name is graded twice, as its spellings are the same.
    """

    def __init__(self, given: Mapping[str, str] | None = None) -> None:
        self._named: dict[str, str] = {}
        self._carried: dict[str, str] = {}
        written: dict[str, str] = {}
        for name, grade in (given or {}).items():
            first = written.setdefault(key(name), name)
            if self._named.setdefault(key(name), grade) != grade:
                raise SettingsError(f"the setting grades gives two grades to one name: {first} and {name}")
            known = self._carried.setdefault(carrier(name), grade)
            self._carried[carrier(name)] = grade if known == grade else ""

    def publisher(self, document: Document) -> str:
        """The grade of the document's publisher, else empty."""
        return self._named.get(key(document.publisher), "")

    def source(self, source: Source, actor: Actor | None = None) -> str:
        """The grade of the speaker, by any name that ``actor`` bears, else of the channel, else empty."""
        names: Iterable[str] = (actor.name, *actor.aliases) if actor else (source.speaker,)
        found = next((grade for name in names if (grade := self._named.get(key(name), ""))), "")
        return found or (self._carried.get(source.channel, "") if source.channel else "")
