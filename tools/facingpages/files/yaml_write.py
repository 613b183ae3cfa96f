"""YAML text: single values as an author can paste them; reading is the business of `yamlfile`."""

from __future__ import annotations

import json
import re
from typing import Final

from facingpages.text.anchors import Selector

_SAFE: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9 .,;()'/+-]*[A-Za-z0-9.)]|[A-Za-z0-9]")


def quoted(text: str) -> str:
    """Return a text in double quotes on one line, as YAML reads it back, with what cannot be seen written
    as an escape."""
    written = json.dumps(text, ensure_ascii=False)
    return "".join(
        c if c.isprintable() else f"\\U{ord(c):08X}" if ord(c) > 0xFFFF else f"\\u{ord(c):04X}"
        for c in written
    )


def scalar(text: str) -> str:
    """Return a text as it may be after `key: `: in quotes only where it must be."""
    return text if _SAFE.fullmatch(text) else quoted(text)


def block(indent: str, key: str, text: str) -> list[str]:
    """Return the lines of a key whose text an author writes freely: below it, where quotation marks, colons
    and signs of YAML are words like others."""
    return [f"{indent}{key}: >-", f"{indent.replace('-', ' ')}  {text}"]


def selector(made: Selector) -> str:
    """Return a selector as the value of `mark`, `text` or `quote`, on one line."""
    parts = [
        f"{name}: {quoted(words)}"
        for name, words in (("exact", made.exact), ("prefix", made.prefix), ("suffix", made.suffix))
        if words
    ]
    return "{" + ", ".join(parts) + "}"
