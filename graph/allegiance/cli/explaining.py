"""A trace in the terminal."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from rich.text import Text

from allegiance.cli import output
from allegiance.views.explanation import arc, how

if TYPE_CHECKING:
    from rich.console import Console

    from allegiance.extraction.trace import Explained, Judged, Piece, Seen, Trace
    from allegiance.parsing import Word


def show(traces: "Iterable[Trace]") -> int:
    """Print them; how many there were."""
    out = output.console()
    shown = 0
    for trace in traces:
        shown += 1
        _trace(out, trace)
    return shown


def _trace(out: "Console", trace: "Trace") -> None:
    document = trace.document
    day = document.date.isoformat() if document.date else "no date"
    told = f"{len(trace.sentences)} sentences, {len(trace.claims)} claims"
    out.print(
        _line((plain(document.name or "text"), "bold"), (f"  {plain(document.title)}  {day}  {told}", "dim"))
    )
    parts = [(s.start, None, s.text) for s in trace.boilerplate]
    for start, sentence, text in sorted(
        [*parts, *((one.sentence.start, one, one.sentence.text) for one in trace.sentences)],
        key=lambda part: part[0],
    ):
        out.print()
        if sentence is None:
            out.print(_line((f"{start} boilerplate  ", "yellow"), (plain(text), "dim")))
        else:
            _sentence(out, sentence)
    out.print()


def _sentence(out: "Console", one: "Explained") -> None:
    out.print(_line((f"{one.sentence.start} ", "dim"), (plain(one.sentence.text), "bold")))
    for seen in one.mentions:
        out.print(_line("  mention  ", (plain(seen.mention.text), "cyan"), (f"  {mention(seen)}", "dim")))
    if one.mentions:
        out.print(_line("  chunks   ", " ".join(_chunk(piece) for piece in one.pieces)))
    for piece in one.pieces:
        if piece.kind == "VP" and one.mentions:
            out.print(_line("  clause   ", (plain(piece.text), "magenta"), (f"  {clause(piece)}", "dim")))
    if one.parse:
        out.print(_line("  parse    ", " ".join(_word(one.parse, word) for word in one.parse)))
    for judged in one.candidates:
        mark = ("  claim    ", "green") if judged.accepted else ("  dropped  ", "red")
        said = f"{plain(judged.subject.name)} {judged.relation} {plain(judged.object.name)}"
        out.print(_line(mark, (said, "bold"), (f"  {candidate(judged)}", "dim")))
    if one.silent:
        out.print(_line(("  silent   ", "dim"), (f"cues that tie nobody: {', '.join(one.silent)}", "dim")))


def mention(seen: "Seen") -> str:
    """Who a mention stands for and how that was found."""
    who = f"{plain(seen.mention.name)} ({seen.mention.actor})" if seen.mention.actor else "nobody"
    return f"{who}, {seen.mention.type}, {seen.role} by {seen.mention.how}, certainty {seen.certainty:.2f}"


def clause(piece: "Piece") -> str:
    """What a verb group is told to have."""
    parts = (
        ", ".join(piece.marks),
        f"subject {' + '.join(piece.subjects)}" if piece.subjects else "no subject",
        f"object {' + '.join(piece.objects)}" if piece.objects else "",
        f"phrases {' | '.join(piece.phrases)}" if piece.phrases else "",
    )
    return plain("; ".join(part for part in parts if part))


def candidate(judged: "Judged") -> str:
    """How a candidate came about and is stated, and why it was dropped if it was."""
    dropped = [f"dropped: {judged.reason}"] if judged.reason else []
    return plain("; ".join([*how(judged), *dropped]))


def _chunk(piece: "Piece") -> str:
    return (
        f"[{plain(piece.text)}]{piece.kind}"
        if piece.kind in {"NP", "VP", "LINK", "PREP"}
        else plain(piece.text)
    )


def _word(words: "Sequence[Word]", word: "Word") -> str:
    return plain(f"{word.text}[{arc(words, word)}]")


def plain(text: str) -> str:
    """Text in one line, without what a terminal would take for a command or cannot show."""
    shown = "".join(sign if sign.isprintable() else " " for sign in text)
    return " ".join(shown.split())


def _line(*parts: str | tuple[str, str]) -> Text:
    return Text.assemble(*parts)
