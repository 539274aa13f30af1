"""Bytes into text: what they say they are, or what they can only be; nothing is guessed."""

import codecs
import io
import re
from typing import Any

_MARKS = {
    codecs.BOM_UTF8: "utf-8-sig",
    codecs.BOM_UTF32_LE: "utf-32",  # before UTF-16, whose mark it begins with
    codecs.BOM_UTF32_BE: "utf-32",
    codecs.BOM_UTF16_LE: "utf-16",
    codecs.BOM_UTF16_BE: "utf-16",
}
_KINDS = {
    b"%PDF-": "a PDF",
    b"PK\x03\x04": "a zip archive or an office file",
    b"\xd0\xcf\x11\xe0": "an office file",
    b"{\\rtf": "a rich text file",
    b"\x1f\x8b": "a compressed file",
    b"\x89PNG": "an image",
    b"GIF8": "an image",
    b"\xff\xd8\xff": "an image",
    b"SQLite format 3": "a database",
}
# What news pages are written in; of the many others, a few accented letters are not enough to tell.
_LIKELY = [
    *("cp1252", "cp1251", "cp1256", "cp1250", "cp1254", "cp1255", "koi8_r"),
    *("gb18030", "big5", "euc_kr", "shift_jis"),
]
_SAMPLE = 1 << 18
_DECLARED = re.compile(
    rb"""<meta[^>]{0,200}charset\s*=\s*["']?([\w-]{2,30})|<\?xml[^>]{0,100}encoding=["']([\w-]{2,30})""",
    re.IGNORECASE,
)
# Quotation marks, dashes, dots and signs are the same bytes in all Windows code pages, cp1250 to cp1258.
_SHARED = frozenset("‚„…†‡‰‹‘’“”•–—™›\u00a0¦§©«¬\u00ad®°±µ¶·»".encode("cp1252"))
# What no word holds: a sign between letters; and Icelandic letters, which Turkish becomes as Windows-1252.
_SIGN = re.compile(r"[^\W\d_][¡-©«-´¶-¹»-¿÷×–—˜¸“‘][^\W\d_]|\b[¯²³¹¼½¾¥¤¢][^\W\d_]")
_CAPITAL = re.compile(r"[a-z]([^\W\d_a-zA-Z])")
_ICELAND = re.compile(r"[ÐðÞþÝý]")
_PUNCTUATION = re.compile(rb"\xe2\x80(?:[\x90-\xba]|\Z)|\xe2\x82\xac")
# Latin, Greek, Cyrillic, Hebrew, Arabic, kana, Chinese and Korean letters.
_WRITTEN = re.compile("[À-žΆ-ώЀ-џא-תء-ي\u3041-\u30fe\u4e00-\u9fff\uac00-\ud7a3]")
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")


class Undecodable(ValueError):
    """Why something is no text that can be read; ``read`` tells it as a failure with its place."""


def decode(data: bytes) -> str:
    r"""The text that the bytes are.

    In this order: a byte order mark (UTF-8, UTF-16, UTF-32), UTF-8, what a web page declares, and then only
    what can be told with confidence (``encoding_of``). Line ends become ``\n``.

    Raises:
        Undecodable: a binary file, or an encoding that cannot be told.
    """
    check(data)
    text = _decoded(data)
    check_text(text)
    return newlines(text)


def check(data: bytes) -> None:
    """Refuse what is no text by its first bytes or by a NUL.

    Raises:
        Undecodable: it says what the bytes are.
    """
    if kind := next((kind for start, kind in _KINDS.items() if data.startswith(start)), ""):
        raise Undecodable(f"it is {kind}: turn it into text first")
    if b"\0" in data[:_SAMPLE] and not marked(data):
        raise Undecodable("it is a binary file, or UTF-16 without its byte order mark: save it as UTF-8")


def check_text(text: str) -> None:
    """Refuse a text that holds NUL, many control characters, or halves of characters.

    Raises:
        Undecodable: it says which.
    """
    if "\0" in text or len(_CONTROLS.findall(text[:_SAMPLE])) > 2 + len(text[:_SAMPLE]) // 200:
        raise Undecodable("it holds control characters, as binary files do: turn it into text first")
    try:
        text.encode()
    except UnicodeEncodeError:
        raise Undecodable(
            "it holds bytes or halves of characters that are no UTF-8: save it as UTF-8"
        ) from None


def newlines(text: str) -> str:
    r"""The text with every line end as one ``\n``.

    >>> newlines("one\r\ntwo\rthree")
    'one\ntwo\nthree'
    """
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def marked(data: bytes) -> str:
    """The encoding that a byte order mark names, or nothing."""
    return next((name for mark, name in _MARKS.items() if data.startswith(mark)), "")


def _decoded(data: bytes) -> str:
    if name := marked(data):
        try:
            return data.decode(name)
        except UnicodeDecodeError:
            raise Undecodable(f"it begins like {name.upper()} but is not: save it as UTF-8") from None
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        if faulty_utf8(data):
            raise Undecodable(
                f"it is UTF-8, but broken at byte {error.start + 1:,}: fetch or save it again"
            ) from None
        return data.decode(encoding_of(data))


def faulty_utf8(data: bytes) -> bool:
    r"""Whether bytes that are not UTF-8 are UTF-8 with faults in it, and another reading would garble them.

    So it is where one mark of general punctuation (“, –, …) is whole, or cut off by the end: its three bytes
    are in every other encoding a letter with signs that no word has ("â€œ"). Else what counts is how much is
    whole and how much broken: more characters beyond ASCII are whole than broken, or a third as many whole
    letters of scripts that are often written. Texts of other encodings hold a whole one by chance ("«СНГ»"
    in Windows-1251), but by far more broken ones.

    >>> faulty_utf8("the army’s “men”".encode() + b" \xff\xfe\x81")
    True
    >>> faulty_utf8("«СНГ» и армия".encode("cp1251")), faulty_utf8("the café".encode("cp1252"))
    (False, False)
    """
    if _PUNCTUATION.search(data):
        return True
    text = data.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    whole = sum(not character.isascii() for character in text) - broken
    return whole > broken or 3 * len(_WRITTEN.findall(text)) >= broken


def encoding_of(data: bytes) -> str:
    """The encoding of bytes that are not UTF-8.

    What a page declares, if the bytes bear it out. Windows-1252 where all bytes above 127 are punctuation,
    which every Windows code page shares. Else the reading that charset-normalizer finds clean (its ``chaos``
    below 0.1) when no other is as clean and as coherent; among equals Windows-1252, the web's fallback for
    Western text (https://encoding.spec.whatwg.org), if it looks like one; else none.

    Raises:
        Undecodable: several readings are as likely, or none is.
    """
    declared = _declared(data)
    if declared and _bears(data, declared):
        return declared
    if {byte for byte in set(data) if byte > 127} <= _SHARED:
        return "cp1252"
    sample = b"\n".join(line for line in data.split(b"\n") if not line.isascii())[:_SAMPLE]
    found = [name for name in _told(sample) if _bears(data, name) and not _odd(sample, name)]
    if len(found) == 1 or "cp1252" in found:
        return "cp1252" if "cp1252" in found else found[0]
    hint = f"it may be {' or '.join(found)}" if found else "it is not UTF-8"
    raise Undecodable(f"its encoding cannot be told ({hint}): save it as UTF-8")


def of_rows(stream: "io.BufferedReader[Any]") -> str:
    """The encoding of a table, which is read to its end and back to its start; of a pipe UTF-8 is expected.

    Raises:
        Undecodable: it is not UTF-8 and cannot be told.
    """
    if name := marked(stream.peek(4)):
        return name
    if not stream.seekable():
        return "utf-8"
    decoder, sample, start = codecs.getincrementaldecoder("utf-8")(), b"", stream.tell()
    beyond = False
    try:
        while sample := stream.read(_SAMPLE):
            beyond |= not decoder.decode(sample).isascii()
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:  # of broken UTF-8 only the row fails
        return "utf-8" if beyond or faulty_utf8(sample) else encoding_of(sample)
    finally:
        stream.seek(start)
    return "utf-8"


def _told(sample: bytes) -> list[str]:
    """The readings of the sample that are equally the best, one encoding for each different text."""
    from charset_normalizer import from_bytes  # noqa: PLC0415

    matches = [match for match in from_bytes(sample, cp_isolation=_LIKELY) if match.chaos < 0.1]
    if not matches:
        return []
    best = max(match.coherence for match in matches)
    return [match.encoding for match in matches if match.coherence >= best - 0.05]


def _odd(sample: bytes, name: str) -> bool:
    """Whether the reading has words that no language writes: a capital or a sign in the middle."""
    text = sample.decode(name, "replace")
    capital = any(match[1].isupper() for match in _CAPITAL.finditer(text))
    return capital or bool(_SIGN.search(text)) or (name == "cp1252" and bool(_ICELAND.search(text)))


def _declared(data: bytes) -> str:
    match = _DECLARED.search(data, 0, 4096)
    name = (match[1] or match[2] or b"").decode("ascii") if match else ""
    # what pages call Latin-1 is Windows-1252 (https://encoding.spec.whatwg.org/#names-and-labels)
    name = "cp1252" if name.lower() in ("iso-8859-1", "latin1", "latin-1", "us-ascii", "ascii") else name
    try:
        return codecs.lookup(name).name if name else ""
    except LookupError:
        return ""


def _bears(data: bytes, name: str) -> bool:
    try:
        data.decode(name)
    except (UnicodeDecodeError, LookupError):
        return False
    return True
