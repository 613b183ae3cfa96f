"""Write single YAML values that an author can paste; `yaml_read` does the reading."""

from __future__ import annotations

import json
import re
from typing import Final

from facingpages.text.anchors import Selector

_SAFE: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9 .,;()'/+-]*[A-Za-z0-9.)]|[A-Za-z0-9]")


def quoted(text: str) -> str:
    """Return a text in double quotes on one line, with invisible characters escaped."""
    written = json.dumps(text, ensure_ascii=False)
    return "".join(
        c if c.isprintable() else f"\\U{ord(c):08X}" if ord(c) > 0xFFFF else f"\\u{ord(c):04X}"
        for c in written
    )


def scalar(text: str) -> str:
    """Return a text as a value after `key: `, quoted only if it must be."""
    return text if _SAFE.fullmatch(text) else quoted(text)


def block(indent: str, key: str, text: str) -> list[str]:
    """Return the lines of a key whose text an author writes freely: below it, where quotation marks, colons
    and signs of YAML are words like others."""
    return [f"{indent}{key}: >-", f"{indent.replace('-', ' ')}  {text}"]


def selector(quote: Selector) -> str:
    """Return a selector as the value of `mark`, `text` or `quote`, on one line."""
    parts = [
        f"{name}: {quoted(words)}"
        for name, words in (("exact", quote.exact), ("prefix", quote.prefix), ("suffix", quote.suffix))
        if words
    ]
    return "{" + ", ".join(parts) + "}"
