"""Explain how a seed's bytes have changed since they were received.

Editors and version control change line ends, byte order marks and encodings without being asked; each is
tried, and where undoing it gives the bytes of the sha256, that is what is said."""

from __future__ import annotations

import hashlib
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE
from collections.abc import Callable
from dataclasses import dataclass
from itertools import chain, combinations
from typing import Final

_KEPT: Final = "and let the line `seeds/*.txt -text` in .gitattributes keep it so"


def said(path: str, raw: bytes, received: str) -> tuple[str, str]:
    """Return the message and the hint for a seed whose sha256 differs from the one `received`."""
    digest = hashlib.sha256(raw).hexdigest()
    changes = _undone(raw, received)
    if changes:
        return (
            f"{path} was saved in another way: {' and '.join(change.what for change in changes)}",
            f"{'; '.join(change.how for change in changes)}.",
        )
    encoding = _other_encoding(raw)
    if encoding:
        return (
            f"{path} is {encoding}, not UTF-8, and not the text that was received",
            "Save it as UTF-8 without a byte order mark, or restore it.",
        )
    message = f"{path} is not the text that was received: its sha256 is {digest}"
    return message, "Restore the file; a seed is never edited. For a new seed, write this sha256 here."


def _is_utf16(raw: bytes) -> bool:
    return raw.startswith((BOM_UTF16_LE, BOM_UTF16_BE))


def _with_lf(raw: bytes) -> bytes:
    return raw.replace(b"\r\n", b"\n")


@dataclass(frozen=True, slots=True)
class _Change:
    """One way in which a file may have changed: how to undo it, the message, and the hint."""

    undo: Callable[[bytes], bytes]
    what: str
    how: str


_CHANGES: Final = (
    _Change(
        lambda raw: raw.decode("utf-16").encode() if _is_utf16(raw) else raw,
        "it is UTF-16, not UTF-8",
        "Save it as UTF-8",
    ),
    _Change(
        lambda raw: raw.removeprefix(BOM_UTF8),
        "it begins with a byte order mark",
        "Save it as UTF-8 without a byte order mark (BOM)",
    ),
    _Change(
        lambda raw: BOM_UTF8 + raw.removeprefix(BOM_UTF8),
        "the byte order mark at its beginning is gone",
        "Save it as UTF-8 with a byte order mark (BOM)",
    ),
    _Change(
        _with_lf, "its lines end in CRLF, not in LF", f"Save it with LF at the end of its lines, {_KEPT}"
    ),
    _Change(
        lambda raw: _with_lf(raw).replace(b"\n", b"\r\n"),
        "its lines end in LF, not in CRLF",
        f"Save it with CRLF at the end of its lines, {_KEPT}",
    ),
    _Change(
        lambda raw: raw.rstrip(b"\r\n"),
        "a line end was added at its end",
        "Delete the line end after its last line",
    ),
    _Change(
        lambda raw: raw.rstrip(b"\r\n") + b"\n",
        "the line end after its last line is gone or doubled",
        "End its last line with one line end",
    ),
)


def _undone(raw: bytes, received: str) -> tuple[_Change, ...]:
    """Return the fewest changes that, undone, give back the received bytes; none if no undoing does."""
    tried = chain.from_iterable(combinations(_CHANGES, number) for number in (1, 2, 3))
    return next((some for some in tried if _digest(raw, some) == received), ())


def _digest(raw: bytes, some: tuple[_Change, ...]) -> str:
    for change in some:
        try:
            raw = change.undo(raw)
        except UnicodeDecodeError:
            return ""
    return hashlib.sha256(raw).hexdigest()


def _other_encoding(raw: bytes) -> str:
    """Return the likely encoding of a text that is not UTF-8, else the empty string."""
    if _is_utf16(raw) or b"\0" in raw[:200]:
        return "UTF-16"
    try:
        raw.decode("utf-8")
    except UnicodeDecodeError:
        return "in an older encoding"
    return ""
