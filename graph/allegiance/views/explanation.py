"""Traces as one HTML page in which nothing runs: no script, no connection, every text escaped."""

from collections.abc import Iterable, Sequence
from html import escape
from importlib.resources import files
from string import Template
from typing import TYPE_CHECKING

from allegiance.views.html import policy

if TYPE_CHECKING:
    from allegiance.extraction.trace import Explained, Judged, Piece, Seen, Trace
    from allegiance.parsing import Word


def page(traces: "Sequence[Trace]", title: str = "How the texts were read") -> str:
    """One self-contained page, in ASCII: its policy allows its own style and nothing else."""
    style = _text("explanation.css")
    made = Template(_text("explanation.html")).substitute(
        policy=policy([], [style]),
        title=escape(title),
        style=style,
        body="\n".join(_document(trace) for trace in traces),
    )
    return made.encode("ascii", "xmlcharrefreplace").decode()


def _text(name: str) -> str:
    return files("allegiance.views").joinpath(name).read_text("utf-8").strip()


def _document(trace: "Trace") -> str:
    document = trace.document
    day = document.date.isoformat() if document.date else "no date"
    told = f"{day}, {len(trace.sentences)} sentences, {len(trace.claims)} claims"
    parts = [(s.start, _tag("p", s.text, "boilerplate")) for s in trace.boilerplate]
    parts += [(one.sentence.start, _sentence(one)) for one in trace.sentences]
    shown = "\n".join(html for _, html in sorted(parts, key=lambda part: part[0]))
    name = document.title or document.name or "text"
    return f"<section>{_tag('h2', name)}{_tag('p', told, 'told')}\n{shown}\n</section>"


def _sentence(one: "Explained") -> str:
    kind = "claims" if any(judged.accepted for judged in one.candidates) else "none"
    inside = [
        _table("mentions", map(_mention, one.mentions)),
        _chunks(one.pieces) if one.mentions else "",
        _table("clauses", [_clause(piece) for piece in one.pieces if piece.kind == "VP" and one.mentions]),
        _grammar(one.parse) if one.parse else "",
        "".join(map(_candidate, one.candidates)),
        _tag("p", f"cues that tie nobody: {', '.join(one.silent)}", "silent") if one.silent else "",
    ]
    opened = " open" if one.candidates else ""
    return (
        f'<details class="{kind}"{opened}><summary>{_marked(one)}</summary>\n'
        + "\n".join(part for part in inside if part)
        + "</details>"
    )


def _marked(one: "Explained") -> str:
    """The sentence with its mentions marked."""
    low, at, parts = one.sentence.start, 0, []
    text = one.sentence.text
    for seen in sorted(one.mentions, key=lambda seen: seen.mention.start):
        start, end = seen.mention.start - low, seen.mention.end - low
        if start < at:
            continue  # it stands inside another
        parts += [escape(text[at:start]), _tag("mark", text[start:end], seen.mention.type)]
        at = end
    return "".join(parts) + escape(text[at:])


def _mention(seen: "Seen") -> list[str]:
    known = seen.mention
    who = f"{known.name} ({known.actor})" if known.actor else "nobody"
    return [known.text, who, known.type, f"{seen.role} by {known.how}", f"{seen.certainty:.2f}"]


def _chunks(pieces: "Iterable[Piece]") -> str:
    shown = (
        f'<span class="{escape(p.kind)}" title="{escape(_hint(p))}">{escape(p.text)}</span>' for p in pieces
    )
    return f'<p class="chunks">{" ".join(shown)}</p>'


def _hint(piece: "Piece") -> str:
    return ", ".join([piece.kind, *([piece.word] if piece.word else []), *piece.marks])


def _clause(piece: "Piece") -> list[str]:
    return [
        piece.text,
        ", ".join(piece.marks),
        f"subject: {' + '.join(piece.subjects) or 'none'}",
        f"object: {' + '.join(piece.objects)}" if piece.objects else "",
        " | ".join(piece.phrases),
    ]


def _candidate(judged: "Judged") -> str:
    said = f"{judged.subject.name} {judged.relation} {judged.object.name}"
    reason = _tag("b", f" dropped: {judged.reason}") if judged.reason else ""
    kind = "claim" if judged.accepted else "dropped"
    return f'<p class="{kind}">{_tag("b", said)} {escape("; ".join(how(judged)))}{reason}</p>'


def _grammar(words: "Sequence[Word]") -> str:
    """A parse with what each word depends on written above it."""
    shown = (f"<ruby>{escape(word.text)}<rt>{escape(arc(words, word))}</rt></ruby>" for word in words)
    return f'<p class="parse">{" ".join(shown)}</p>'


def arc(words: "Sequence[Word]", word: "Word") -> str:
    """A word's relation to the word that it depends on.

    >>> from allegiance.parsing import Word
    >>> rebels = Word(0, 6, "Rebels", "rebel", "NOUN", "nsubj", 1)
    >>> words = [rebels, Word(7, 11, "fled", "flee", "VERB", "root", 1)]
    >>> arc(words, rebels), arc(words, words[1])
    ('nsubj fled', 'root')
    """
    head = words[word.head]
    return word.dep if head is word else f"{word.dep} {head.text}"


def how(judged: "Judged") -> list[str]:
    """How a candidate came about, and how it is stated: cue, rule, qualifiers, confidence."""
    ground = [f"cue {judged.cue} at “{judged.words}”", f"rule {judged.rule}"]
    if (claim := judged.claim) is None:
        return ground
    told = {
        "said by": str(claim.attribution),
        "time": claim.time.text,
        "place": claim.place,
        "kind": claim.kind,
        "confidence": f"{claim.confidence:.2f}",
    }
    stated = f"{claim.modality}, {claim.polarity}, {claim.tense}"
    return [*ground, stated, *(f"{name} {value}" for name, value in told.items() if value)]


def _table(name: str, rows: "Iterable[Sequence[str]]") -> str:
    lines = "".join(f"<tr>{''.join(_tag('td', cell) for cell in row)}</tr>" for row in rows)
    return f'<table class="{name}">{lines}</table>' if lines else ""


def _tag(tag: str, text: str, kind: str = "") -> str:
    of = f' class="{escape(kind)}"' if kind else ""
    return f"<{tag}{of}>{escape(text)}</{tag}>"
