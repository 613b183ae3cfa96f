"""YAML text: single values as an author can paste them; reading is the business of `yamlfile`."""

from __future__ import annotations

import re
from typing import Final

from facingpages.anchors import Selector

_SAFE: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9 .,;()'/+-]*[A-Za-z0-9.)]|[A-Za-z0-9]")


def quoted(text: str) -> str:
    """Return a text in double quotes, as YAML reads it back."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\t", "\\t")
    return f'"{escaped}"'


def scalar(text: str) -> str:
    """Return a text as it may stand after `key: `: in quotes only where it must be."""
    return text if _SAFE.fullmatch(text) else quoted(text)


def selector(made: Selector) -> str:
    """Return a selector as the value of `mark`, `text` or `quote`, on one line."""
    parts = [f"{name}: {quoted(words)}" for name, words in (("exact", made.exact), ("prefix", made.prefix), ("suffix", made.suffix)) if words]
    return "{" + ", ".join(parts) + "}"
