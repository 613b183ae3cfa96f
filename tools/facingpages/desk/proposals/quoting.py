"""Words of a text in the quotation marks of a language."""

from __future__ import annotations

import re
from typing import Final

from facingpages.language.messages import N_, catalogue

SIGNS: Final = re.compile('["“”„«»]')
_QUOTED: Final = N_("“{words}”")


def quoted(words: str, language: str) -> str:
    """Return words as a sentence quotes them; words with quotation marks in them take single ones."""
    if SIGNS.search(words):
        return f"‘{words}’"
    return catalogue(language).gettext(_QUOTED).format(words=words)
