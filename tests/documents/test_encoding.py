# ruff: noqa: E501  tables of texts read best a line each
"""Bytes into text: what is told, and what is refused rather than guessed."""

import io

import pytest

from allegiance.documents.encoding import Undecodable, decode, of_rows

ENGLISH = (
    "The army said its forces had entered the town. “We will not stop,” said the militia’s leader – "
    "José Muñoz – before his men crossed the border… "
) * 3
RUSSIAN = "Армия заявила, что её силы вошли в город в пятницу после тяжёлых боёв с боевиками. " * 4
ARABIC = "قالت القوات العراقية إنها دخلت المدينة يوم الجمعة بعد معارك مع مقاتلي الجماعة. " * 4


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (ENGLISH, "utf-8"),
        (ENGLISH, "utf-8-sig"),
        (ENGLISH, "utf-16"),
        (ENGLISH, "utf-32"),
        (ENGLISH, "cp1252"),
        ("The army’s men – all of them – said “no”.", "cp1252"),
        (RUSSIAN, "cp1251"),
        (ENGLISH.replace("José Muñoz", "генерал Иванов"), "cp1251"),
        (ARABIC, "cp1256"),
        ("Компанії України: «РФ», «СНГ» — лінії. ЛІНІЇ " * 4, "cp1251"),
        ("„Die Straße“, sagte er. „Mit Spaß und Fuß”… Größe – MÜSSEN. " * 4, "cp1252"),
        ("伊朗支持的民兵在叙利亚与伊斯兰国作战。iPhone没有。" * 4, "gb18030"),
        (RUSSIAN, "koi8-r"),
    ],
)
def test_what_can_be_told(text: str, name: str) -> None:
    assert decode(text.encode(name)) == text


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (ENGLISH.replace("José Muñoz", "قائد").encode("cp1256"), "cannot be told"),
        (("Türkiye'nin güneydoğusunda şiddetli çatışmalar oldu. " * 4).encode("cp1254"), "cannot be told"),
        (bytes(range(128, 256)), "cannot be told"),
        (ENGLISH.encode("utf-16")[:-1], "UTF-16"),
        (ENGLISH.encode("utf-16-le"), "without its byte order mark"),
        (ENGLISH.encode() + b"\xe2\x80", "broken at byte"),
        (ENGLISH.encode().replace("’".encode(), b"\xe9", 1), "broken at byte"),
        (
            b"The army left the port. \xff\xfe\x81 ' and \xe2\x80\x9cok\xe2\x80\x9d, it said.",
            "broken at byte 25",
        ),
        (b"The army left. \xff\xfe\x81 \xd0\xa0\xd0\xa4 said so.", "broken at byte 16"),
        (b"Jos\xc3\xa9 left the port of S\xfela.", "broken at byte 25"),
        (b"The army left the port\xe2\x80", "broken at byte 23"),
        (RUSSIAN.encode("cp1251") + ENGLISH.encode(), "broken at byte 1"),
        (b"{\\rtf1 The army}", "rich text"),
        (b"\x1bThe army \x02\x03\x04\x05", "control characters"),
    ],
)
def test_what_cannot_be_told_is_refused(data: bytes, reason: str) -> None:
    with pytest.raises(Undecodable, match=reason):
        decode(data)


def test_a_page_declares_its_encoding() -> None:
    page = f'<html><head><meta charset="windows-1256"></head><body>{ENGLISH.replace("José Muñoz", "قائد")}</body>'
    assert decode(page.encode("cp1256")) == page
    page = page.replace("windows-1256", "iso-8859-1").replace("قائد", "José")
    assert decode(page.encode("cp1252")) == page


def test_a_wrong_declaration_is_not_believed() -> None:
    page = f'<meta charset="windows-1251">{ENGLISH}'
    assert decode(page.encode("utf-8")) == page
    page = f'<meta charset="no-such-thing">{RUSSIAN}'
    assert decode(page.encode("cp1251")) == page


def test_a_table_is_looked_at_to_its_end_and_left_at_its_start() -> None:
    rows = ("title,text\n" + "A,plain\n" * 60_000 + f"B,{RUSSIAN}\n").encode("cp1251")
    stream = io.BufferedReader(io.BytesIO(rows))
    assert of_rows(stream) == "cp1251"
    assert stream.tell() == 0
