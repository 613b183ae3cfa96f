"""Decoding: the bytes of a text, a Markdown file or a web page become characters; whatever was needed for
that is reported.

The order is that of browsers, with one difference: bytes that are valid UTF-8 beat the label that a file
bears, since old labels outlive a change of encoding. A byte that is no letter is left out and reported; a
file in which many are is refused.
"""

from __future__ import annotations

import codecs
import re
from typing import Final

from facingpages.author.importers import encodings
from facingpages.author.importers.model import Unreadable, counted, example

_META: Final = re.compile(rb"""<meta[^>]{1,500}charset\s*=\s*["']?\s*([A-Za-z0-9_:.-]+)""", re.IGNORECASE)
_XML: Final = re.compile(rb"""^\s*<\?xml[^>]{1,200}encoding\s*=\s*["']([A-Za-z0-9_:.-]+)""")
_COMMENT: Final = re.compile(rb"<!--.*?-->", re.DOTALL)
_HEAD: Final = 4096  # bytes in which a page names its encoding
_BOMS: Final = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_STRAY: Final = re.compile("[\udc80-\udcff]")  # a byte that `surrogateescape` carries through
_FEW: Final = 5  # letters beyond ASCII for each stray byte: with fewer, the encoding is another one
_RARE: Final = 500  # bytes for each stray one, in a file that names its encoding
_RUN: Final = re.compile(rb"[\x80-\xff]{3,}")  # so many in a row: no language of windows-1252
_BINARY: Final = 0.05  # of the characters are controls: more, and it is no text
_CONTROL: Final = re.compile(
    "[\x00-\x08\x0e-\x19\x1b-\x1f\x7f]"
)  # but an end sign of DOS, and tab and line ends


def decode_page(raw: bytes, told: str | None) -> tuple[str, tuple[str, ...]]:
    """Return the text of a web page and what was done to read it, by the encoding that it names; raise
    `Unreadable`.

    A page that names none is read as browsers read it, where most of its letters are plain ones.
    """
    named = _label(raw)
    if told or named or _is_utf_8(raw) or _unmarked(raw) or len(_RUN.findall(raw)) > len(raw) / 1000:
        return decode(raw, told, named)
    text, done = decode(raw, None, "windows-1252")
    return text, ("the page names no encoding: compare its accents and quotation marks", *done)


def _label(raw: bytes) -> str | None:
    """Return the name of the encoding that a web page or an XML file bears, in its own words."""
    head = _COMMENT.sub(b"", raw[:_HEAD])
    named = _XML.search(head) or _META.search(head)
    return named[1].decode() if named else None


def decode(raw: bytes, told: str | None, label: str | None = None) -> tuple[str, tuple[str, ...]]:
    """Return the text of some bytes and what was done to read it; raise `Unreadable`.

    `told` is the encoding that a person gives, `label` the one that the file bears.
    """
    codec, done = _chosen(raw, told, label)
    text, stray = _text(raw, codec)
    if _is_binary(text):
        raise Unreadable("the file does not hold text", "check that it is the file you meant")
    if stray:
        beyond = sum(c > "\x7f" for c in text) - len(stray)
        named = told or label
        if beyond < _FEW * len(stray) and not (named and len(stray) * _RARE <= len(raw)):
            raise _refused(raw, codec, told, label)
        around = text[max(0, stray[0] - 20) : stray[0] + 20]
        done += (
            f"left out {counted(len(stray), 'byte')} that {_is(stray)} no letter in {encodings.shown(codec)}"
            f" (the first near {example(_STRAY.sub('', around))})",
        )
        text = _STRAY.sub("", text)
    if zeros := text.count("\0"):
        text = text.replace("\0", "")
        done += (f"left out {counted(zeros, 'NUL character')}",)
    return text.removeprefix("\ufeff"), done


def _is(stray: list[int]) -> str:
    return "is" if len(stray) == 1 else "are"


def _chosen(raw: bytes, told: str | None, label: str | None) -> tuple[str, tuple[str, ...]]:
    """Return the codec for some bytes, and a report where it is not UTF-8 or not what the file names."""
    marked = next((codec for mark, codec in _BOMS if raw.startswith(mark)), None)
    given = encodings.codec(told) if told else None
    if told and not given:
        raise Unreadable(
            f"`{told}` is not the name of an encoding", "common ones are utf-8, windows-1252 and utf-16"
        )
    borne = encodings.codec(label) if label else None
    if borne and borne.startswith("utf-16"):  # a label that could be read as ASCII is wrong
        borne = encodings.UTF_8
    codec = marked or given or _unmarked(raw)
    if not codec:
        is_utf_8 = _is_utf_8(raw) and not (borne == "iso2022-jp" and b"\x1b" in raw)
        codec = encodings.UTF_8 if is_utf_8 or not borne else borne
    if codec == encodings.UTF_8:
        other = label and borne != codec and not raw.isascii()
        return codec, (f"read as utf-8: the file names `{label}`, and its bytes are utf-8",) if other else ()
    name = encodings.shown(codec)
    asked = told or label
    alias = f" (which the file names `{asked}`)" if asked == label and asked and asked.lower() != name else ""
    return codec, (f"read as {name}{alias}, written as utf-8",) if not raw.isascii() or b"\x1b" in raw else ()


def _unmarked(raw: bytes) -> str | None:
    """Return which UTF-16 some bytes are that bear no mark, told by where their zeros are."""
    head = raw[: _HEAD // 2 * 2]
    even, odd = head[::2].count(0), head[1::2].count(0)
    if max(even, odd) * 4 < len(head) or min(even, odd) * 10 > max(even, odd):
        return None
    return "utf-16-le" if odd > even else "utf-16-be"


def _is_utf_8(raw: bytes) -> bool:
    try:
        raw.decode()
    except UnicodeDecodeError:
        return False
    return True


def _text(raw: bytes, codec: str) -> tuple[str, list[int]]:
    """Return the characters of some bytes, and where among them are bytes that are none."""
    if codec.startswith("utf-16"):
        text = raw.decode(codec, "replace")
        return text, []
    text = raw.decode(codec, "surrogateescape")
    return text, [found.start() for found in _STRAY.finditer(text)]


def _is_binary(text: str) -> bool:
    return sum(1 for _ in _CONTROL.finditer(text)) > max(1, _BINARY * len(text))


def _refused(raw: bytes, codec: str, told: str | None, label: str | None) -> Unreadable:
    """Return why some bytes are not read as text: another encoding, with a proposal where one is likely."""
    try:
        raw.decode(codec)
        place = 0
    except UnicodeDecodeError as error:
        place = error.start
    name = encodings.shown(codec)
    if told or codec != encodings.UTF_8:
        named = told or f"{label}, as it says of itself"
        return Unreadable(f"the file is not written in {named} (at byte {place})", "try another encoding")
    shown = raw[max(0, place - 15) : place + 15].decode("windows-1252", "replace")
    hint = f"if `{' '.join(shown.split())}` looks right, give --encoding windows-1252; else save it as UTF-8"
    return Unreadable(f"the file is not {name.upper()} (at byte {place})", hint)
