"""Holds the lists of designated bodies against the gazetteer: designated.py UN.xml[.gz] SDN.csv[.gz].

UN is the Security Council's consolidated list (https://scsanctions.un.org/consolidated), SDN the list of the
US Treasury's Office of Foreign Assets Control, with its remarks in the last column; neither is shipped. It
prints the bodies that a list names and the gazetteer does not, and the entries whose source lacks the number.
"""

import csv
import gzip
import re
import sys
import xml.etree.ElementTree as ET
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from allegiance.gazetteer import Gazetteer, gazetteer
from allegiance.names import key
from allegiance.records import ActorType

_BODIES = frozenset({ActorType.MILITIA, ActorType.ORGANIZATION, ActorType.ARMY, ActorType.COALITION})
_SHORT = re.compile(r"\s*\([A-Z0-9 -]+\)$")
_NUMBER = re.compile(r"[\w.]+")
_ALSO = re.compile(r"a\.k\.a\. '([^']+)'")
_NO_PERSON, _TERRORISM = "-0-", re.compile(r"\b(FTO|SDGT)\b")


@dataclass(frozen=True)
class Designation:
    """A body on a list: its number there, the day of listing where the list gives it, its names."""

    number: str
    listed: str
    names: tuple[str, ...]


def main(un: Path, sdn: Path) -> None:
    """Print what the gazetteer lacks of both lists."""
    for title, found in (("UN", of_the_un(un)), ("OFAC", of_the_treasury(sdn))):
        unlisted, unnoted = compare(found, gazetteer())
        print(f"{title}: {len(unlisted)} bodies are not listed, {len(unnoted)} entries lack the number")
        for one in unlisted:
            print(f"  {one.number} {one.listed} {one.names[0]}".replace("  ", " "))
        for one, actor in unnoted:
            print(f"  [{actor}] {one.number} {one.names[0]}")


def compare(
    designations: Iterable[Designation], listed: Gazetteer
) -> tuple[list[Designation], list[tuple[Designation, str]]]:
    """Those that no entry bears the name of, and those whose one entry does not note the number."""
    owners: dict[str, set[str]] = defaultdict(set)
    for entry in listed:
        if entry.actor.type in _BODIES:
            for name in (entry.actor.name, *entry.actor.aliases):
                owners[key(name)].add(entry.actor.id)
    noted = {number.strip(".") for entry in listed for number in _NUMBER.findall(entry.source)}
    unlisted, unnoted = [], []
    for one in designations:
        if one.number in noted:
            continue
        actors = {actor for name in one.names for actor in owners.get(key(name), ())}
        if not actors:
            unlisted.append(one)
        elif len(actors) == 1:
            unnoted.append((one, actors.pop()))
    return unlisted, unnoted


def of_the_un(path: Path) -> Iterator[Designation]:
    """The entities of the consolidated list."""
    for entity in ET.fromstring(_text(path)).iter("ENTITY"):
        names = [entity.findtext("FIRST_NAME"), *(each.text for each in entity.iter("ALIAS_NAME"))]
        day = (entity.findtext("LISTED_ON") or "").strip()[:10]
        yield Designation((entity.findtext("REFERENCE_NUMBER") or "").strip(), day, _plain(names))


def of_the_treasury(path: Path) -> Iterator[Designation]:
    """The bodies that are designated as terrorists: programs FTO and SDGT."""
    for number, name, kind, programs, *_, remarks in list(csv.reader(_text(path).splitlines()))[1:]:
        if kind.strip() == _NO_PERSON and _TERRORISM.search(programs):
            yield Designation(number, "", _plain([name, *_ALSO.findall(remarks)]))


def _plain(names: Iterable[str | None]) -> tuple[str, ...]:
    return tuple(_SHORT.sub("", " ".join(name.split())) for name in names if name and name.strip())


def _text(path: Path) -> str:
    data = path.read_bytes()
    return (gzip.decompress(data) if path.suffix == ".gz" else data).decode("utf-8-sig", "replace")


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:]))
