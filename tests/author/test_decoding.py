"""Bytes become characters as browsers read them, and whatever was needed for it is reported."""

from __future__ import annotations

from pathlib import Path

import pytest

from facingpages.author.importers import convert, decoding, encodings
from facingpages.author.importers.model import Unreadable

CASES = Path(__file__).parents[1] / "data" / "import"


def read(raw: bytes, told: str | None = None) -> tuple[str, str]:
    text, done = decoding.decode_page(raw, told)
    return text, "\n".join(done)


@pytest.mark.parametrize(
    ("label", "codec"),
    [
        ("ISO-8859-1", "cp1252"),
        ("latin1", "cp1252"),
        (" US-ASCII ", "cp1252"),
        ("x-cp1251", "cp1251"),
        ("Windows-1253", "cp1253"),
        ("iso8859-9", "cp1254"),
        ("ISO_8859-15:1999", "iso8859-15"),
        ("gb2312", "gb18030"),
        ("GBK", "gb18030"),
        ("Shift_JIS", "cp932"),
        ("euc-kr", "cp949"),
        ("big5", "big5hkscs"),
        ("utf8", "utf-8"),
        ("undefined", None),
        ("punycode", None),
        ("unicode_escape", None),
        ("idna", None),
        ("rot13", None),
        ("base64", None),
        ("iso-8859-12", None),
        ("iso-8859-99999", None),
        ("", None),
    ],
)
def test_a_label_means_what_browsers_take_it_to_mean(label: str, codec: str | None) -> None:
    """The label iso-8859-1 is windows-1252 and gb2312 is gb18030; a codec of Python that is no encoding of
    text has no label."""
    assert encodings.codec(label) == codec
    if codec:
        assert "a".encode(codec).decode(codec) == "a"


def test_every_codec_of_the_table_exists() -> None:
    """Python has each codec that a label leads to."""
    labels = [*encodings._BY_LABEL, *(f"iso-8859-{n}" for n in range(17)), *(f"cp125{n}" for n in range(9))]
    for label in labels:
        codec = encodings.codec(label)
        assert codec is None or b"a".decode("ascii").encode(codec)


WORDS = "Die Brücke – sagt „Müller“ – ist sicher; schön, grün und größer."


@pytest.mark.parametrize(
    ("raw", "told", "text", "says"),
    [
        (f'<meta charset="utf-8">{WORDS}'.encode(), None, WORDS, ""),
        (f'<meta charset="latin1">{WORDS}'.encode("cp1252"), None, WORDS, "read as windows-1252"),
        (f'<meta charset="latin1">{WORDS}'.encode(), None, WORDS, "the file names `latin1`, and its bytes"),
        (f'<!-- <meta charset="koi8-r"> -->{WORDS}'.encode("cp1252"), None, WORDS, "names no encoding"),
        (f'<?xml version="1.0" encoding="cp1250"?>{WORDS}'.encode("cp1250"), None, WORDS, "windows-1250"),
        (WORDS.encode("utf-16"), None, WORDS, "read as utf-16"),
        (WORDS.encode("utf-16-be"), None, WORDS, "read as utf-16-be"),
        (b'<meta charset="utf-16">' + WORDS.encode(), None, WORDS, ""),
        (WORDS.encode("cp1252"), "latin-1", WORDS, "read as windows-1252"),
        (
            WORDS.encode()[:20] + b"\xff" + WORDS.encode()[20:],
            None,
            WORDS,
            "left out 1 byte that is no letter",
        ),
        (WORDS.encode().replace(b"sicher", b"sic\0her"), None, WORDS, "left out 1 NUL character"),
        ('<meta charset="iso-2022-jp">橋は安全'.encode("iso2022-jp"), None, "橋は安全", "read as iso2022-jp"),
    ],
)
def test_the_encoding_is_found_and_said(raw: bytes, told: str | None, text: str, says: str) -> None:
    """A mark at the beginning, valid UTF-8, the label and the habit of browsers decide, in this order; a
    stray byte or NUL costs itself alone."""
    found, done = read(raw, told)
    assert found.endswith(text)
    assert says in done
    assert says or not done


@pytest.mark.parametrize(
    ("raw", "told", "says"),
    [
        ("Мост безопасен".encode("cp1251"), None, "is not UTF-8"),
        ("Мост безопасен".encode("cp1251"), "utf-8", "not written in utf-8 (at byte 0)"),
        (b'<meta charset="utf-8">' + WORDS.encode("cp1252"), None, "is not UTF-8"),
        (b"plain", "punycode", "`punycode` is not the name of an encoding"),
        (b"plain", "undefined", "`undefined` is not the name of an encoding"),
        (b"\x7fELF\x02\0\0\0\xff\xfe" * 9, None, "does not hold text"),
        (b"a\0b\0" * 3 + b"\1\2\3\4" * 30, None, "does not hold text"),
    ],
)
def test_bytes_that_are_not_of_the_encoding_are_refused(raw: bytes, told: str | None, says: str) -> None:
    """Where many bytes are no letters, the encoding is another one: it is asked for, and no word is lost."""
    with pytest.raises(Unreadable) as refused:
        decoding.decode(raw, told, decoding._label(raw))
    assert says in str(refused.value)


@pytest.mark.parametrize(
    ("name", "line"),
    [
        ("h01-latin1-label", "said “the bridge is safe” — and the council’s report—all forty pages—agreed."),
        ("h02-gb2312-label", "朱镕基说桥很安全。"),
        ("h04-nul-in-script", "The bridge is safe, the mayor said."),
        ("h12-no-charset-1252", "Die Brücke ist sicher"),
        ("h13-utf8-with-old-meta", "Die Brücke ist sicher – sagt der Bürgermeister."),
        ("h15-utf16", "The bridge is safe."),
    ],
)
def test_pages_of_old_and_odd_encodings_come_in(name: str, line: str) -> None:
    """Each page of the collection whose encoding is old, wrong or unnamed shows the words it was written in."""
    assert line in "\n".join(line.text for line in convert.convert(CASES / f"{name}.html").lines)
