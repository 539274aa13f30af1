"""What a plain text says of itself: title, publisher, date and URL; nothing that it does not say."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import islice

from allegiance.documents.boilerplate import after_date
from allegiance.documents.dateline import Dateline, dateline
from allegiance.documents.dates import find, made, yearless
from allegiance.documents.lines import Kind, Line, lines
from allegiance.documents.markers import markers

Day = date  # a field called date would hide the type
_HEAD, _TAIL = 8_000, 3_000
"""Characters at the top and at the foot of a text where it speaks of itself."""
_TITLE_WORDS = 30
_CRUMBS = 3
"""Spaces in the shortest title that is surely none of the site's sections ("World", "Latest news")."""
_LEADS = 4
_LABEL = re.compile(r"(title|headline|publisher|source|outlet|newspaper)\s*:\s*(.{2,300})", re.IGNORECASE)
_URL = re.compile(r"https?://[^\s<>\"'()]+[^\s<>\"'().,;:!?]")
_ADDRESSED = re.compile(
    r"(?:(?:source|original|short)?\s*(?:url|link|permalink)|source|read (?:the )?original(?: at)?)\s*:\s*(https?://\S+)",
    re.IGNORECASE,
)
_OWNER = re.compile(
    r"(?:copyright\s*)?(?:©|\(c\)|copyright)\s*(?:copyright\s*)?(?:\d{4}(?:\s*[-–]\s*\d{2,4})?,?\s+)?(?:by )?"
    r"([^\W\d_][\w&.'’ -]{1,50}?)(?:[.,|]|\s+[-–]\s|\s*all rights.*|\s*$).*",
    re.IGNORECASE,
)
_ENDED = re.compile(r"[.!?…][\"'”’»)\]]*\Z")
_STOPPED = re.compile(r"(?<!\b[A-Z])[.:;,]\Z")
_HOUR = " ,|)-–—:0123456789GMTUCamp."
"""Characters of an hour after a date, and of what parts them."""


@dataclass(frozen=True)
class Details:
    """What a text gives of itself; empty or ``None`` where it does not."""

    title: str = ""
    publisher: str = ""
    date: Day | None = None
    url: str = ""


def details(text: str, title: str = "") -> Details:
    """What the text says of itself; ``title`` where it is known from elsewhere.

    Title: a label ("Title: …"), a Markdown heading, or the first line that is no furniture, if it is short,
    does not end like a sentence, and a blank line, furniture or a longer sentence follows; a line of three
    words gives way to a longer one below it. After " | " stands the outlet.

    Publisher: a label, the outlet before the date below the title ("Reuters, 29 May 2017"), the agency of the
    dateline, the outlet after the title, else who claims the copyright.

    Date, the first of: a label ("Published …"); an outlet's line with a date; the dateline's; a line of date
    below the title; a date that runs into the first paragraph; an agency's numbered stamp. A date above the
    title is the page's clock, and that of an update or a visit is no publication: they are not taken. They
    only rule out a reading (4/6/2017) that lies after them, and give their year to a dateline of the 31 days
    before. A day that can still mean two, or has no year, is not taken.

    URL: a label, or the one that stands alone in the first or the last line.
    """
    return _Page(text, title).details()


class _Page:
    """The top and the foot of a text, read line by line."""

    def __init__(self, text: str, title: str) -> None:
        self.text = text
        self.head = list(lines(text[:_HEAD]))
        written = [line for line in self.head if line.kind is not Kind.BLANK]
        foot = [line.words for line in lines(text[-_TAIL:]) if line.words] if len(text) > _HEAD else []
        self.at, found, self.outlet = self._titled(written)
        self.title = title or found
        self.above = written[: self.at] if self.at is not None else []
        self.below = written[self.at + 1 :] if self.at is not None else written
        self.said = [line.words for line in written] + foot

    def details(self) -> Details:
        return Details(self.title, self._publisher(), self._date(), self._url())

    def _titled(self, written: Sequence[Line]) -> tuple[int | None, str, str]:
        """The place of the title among the lines, the title, and the outlet that stands after it."""
        found: tuple[int | None, str, str] = (None, "", "")
        for at, line in enumerate(written):
            if (label := _LABEL.fullmatch(line.words)) and label[1].lower() in ("title", "headline"):
                return at, label[2].strip(), ""
            if line.kind is not Kind.TEXT:
                continue
            title, outlet = _parted(line.words)
            if not self._heads(line, title):
                break
            if found[0] is None or title.count(" ") >= _CRUMBS:
                found = at, title, outlet
            if title.count(" ") >= _CRUMBS:
                break  # else it may be the name of a section, with the title below
        return found

    def _heads(self, line: Line, title: str) -> bool:
        """Whether a line can be a title, by how it is written and by what follows it."""
        if self.text[line.start : line.end].lstrip().startswith("# "):
            return True
        written = len(title) <= 300 and title.count(" ") < _TITLE_WORDS and not _STOPPED.search(title)
        return written and not title.lstrip("\"'“‘«(")[:1].islower() and self._closed(line)

    def _closed(self, line: Line) -> bool:
        """Whether no paragraph goes on after the line: a blank, furniture or a longer sentence follows."""
        rest = self.text[line.end : line.end + 2000].split("\n")
        if len(rest) < 2 or not self.text[line.end :].strip():
            return False
        following = next(lines(rest[1]))
        sentence = _ENDED.search(rest[1].rstrip()) and len(rest[1]) > 1.3 * (line.end - line.start)
        return not following.words or following.kind is not Kind.TEXT or bool(sentence)

    def _publisher(self) -> str:
        agencies = markers().agencies
        for words in self.said:
            label = _LABEL.fullmatch(words) if len(words) < 80 else None
            if label and label[1].lower() not in ("title", "headline") and _names(label[2]):
                return agencies.get(label[2].strip(), label[2].strip())
        signed = [signed for line in self.below[:_LEADS] if (signed := _signed(line.words))]
        if signed and signed[0][0]:
            return signed[0][0]
        if agency := next((line.agency for line in self._datelines() if line.agency), ""):
            return agency
        if self.outlet:
            return self.outlet
        owners = [owner[1].strip() for words in self.said if (owner := _OWNER.fullmatch(words))]
        return agencies.get(owners[0], owners[0]) if owners else ""

    def _datelines(self) -> Iterator[Dateline]:
        leads = (line for line in self.head if line.kind is Kind.TEXT and line.end - line.start > 60)
        for line in islice(leads, _LEADS):
            if found := dateline(self.text, line.start):
                yield found

    def _date(self) -> Day | None:
        updated = self._updated()
        latest = max(updated, default=None)
        others = [day for line in self.below[:_LEADS] if (day := _opening(line.words))]
        for text in self._dated():
            for written in islice(find(text), 1):
                if day := written.settle(others, latest):
                    return day
        for line in self._datelines():
            if day := yearless(line.day, latest):
                return day
        return self._stamped()

    def _dated(self) -> Iterator[str]:
        """Texts whose first date is that of publication, the surest first."""
        label = re.compile(rf"(?:{markers().published})(?: on| at)?\s*:?\s*(.+)", re.IGNORECASE)
        top = [line.words for line in self.above + self.below[:_LEADS]]
        short = [words for words in self.said if len(words) < 160]
        for words in (part for line in top + short for part in line.split(" | ")):
            if (match := label.match(words)) and any(w.start < 2 for w in find(match[1])):
                yield match[1]
        yield from (
            words for line in self.below[:_LEADS] if (signed := _signed(line.words)) and (words := signed[1])
        )
        yield from (line.day for line in self._datelines() if re.search(r"\d{4}", line.day))
        if self.at is not None:
            lone = [line.words for line in self.below[:_LEADS] if line.kind is Kind.LINE]
            yield from (words for words in lone if any(not w.start for w in find(words)))
        opening = [words for line in self.below[:40] if (words := _runs_in(line.words))]
        if len(opening) == 1:  # several are the days of a chronology
            yield opening[0]

    def _updated(self) -> list[Day]:
        """Days on which the page was changed or seen: those labelled so, and those above the title."""
        label = re.compile(rf"(?:last )?(?:{markers().updated})(?: on| at)?\b\s*:?\s*(.*)", re.IGNORECASE)
        days, pending = [], False
        for line in self.head:
            match = label.match(line.words)
            said = match[1] if match else line.words if pending or line in self.above else ""
            if line.words:
                pending = bool(match) and not any(find(line.words))
            days += [w.day for w in islice(find(said[:60]), 1) if w.day and w.start < 12]
        return days

    def _stamped(self) -> Day | None:
        for words in self.said:
            for stamp in markers().stamps:
                if match := stamp.fullmatch(words):
                    return made(int(match["year"]), int(match["month"]), int(match["day"]))
        return None

    def _url(self) -> str:
        for words in self.said:
            if label := _ADDRESSED.match(words):
                return label[1].rstrip(".,;")
        ends = [self.said[0], self.said[-1]] if self.said else []
        return next((words for words in ends if _URL.fullmatch(words)), "")


def _names(outlet: str) -> bool:
    """Whether what follows a label is a name and no sentence or address."""
    return outlet.count(" ") < 6 and not _ENDED.search(outlet) and "://" not in outlet


def _parted(title: str) -> tuple[str, str]:
    """A title and the outlet after its last bar.

    >>> _parted("_Rebels leave the port_ | Example Times")
    ('Rebels leave the port', 'Example Times')
    """
    left, bar, right = title.rpartition(" | ")
    if bar and left.count(" ") >= 2 and right.count(" ") < 5 and right[:1].isupper():
        return left.strip("_*# "), right.strip("_*# ")
    return title.strip("_*# "), ""


def _signed(words: str) -> tuple[str, str] | None:
    """The outlet and the date of a line such as "Reuters , Monday 29 May 2017"; an agency may stand alone."""
    agencies, places = markers().agencies, markers().places
    if words in agencies:
        return agencies[words], ""
    written = next(find(words), None) if len(words) < 120 else None
    if written is None or words[written.end :].strip(_HOUR):
        return None
    outlet = words[: written.start].strip(" ,|/–—-(")
    known = outlet in agencies or (
        1 < len(outlet.split()) < 6 and outlet[:1].isupper() and outlet not in places
    )
    said = re.match(rf"(?:{markers().published}|{markers().updated}|by)\b", outlet, re.IGNORECASE)
    if not known or said or any(map(str.isdigit, outlet)) or re.search(r"[.!?:,]", outlet):
        return None
    return agencies.get(outlet, outlet), words[written.start : written.end]


def _opening(words: str) -> Day | None:
    """The one day that a line begins with."""
    written = next(find(words[:60]), None)
    return written.day if written and written.start < 25 else None


def _runs_in(words: str) -> str:
    """The date that runs into a paragraph, as written."""
    return words[:end] if (end := after_date(words, 0)) else ""
