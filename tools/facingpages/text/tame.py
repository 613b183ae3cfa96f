"""Tame: words of a stranger's file made safe to print: a reader's name, a file's name, a quoted word.

`tame` shortens and drops, for a name in a sentence; `visible` keeps all, for a line of a terminal or a
log."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

from facingpages.text.letters import CONTROLS, DIRECTIONS, NON_CHARACTERS, SURROGATES

MOST: Final = 80  # characters of a name; the rest is cut off
# Nobody sees these: control and format characters (direction overrides among them), lone surrogates, and
# characters that no standard defines.
_UNSEEN: Final = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})
_JOINERS: Final = frozenset("\u200c\u200d")  # Persian, Hindi and emoji need them inside a word


def tame(words: str, most: int = MOST) -> str:
    """Return words without characters that nobody sees, in NFC, on one line, and of at most `most`
    characters.

    A lone surrogate becomes U+FFFD, so that the words can be written in any encoding of Unicode."""
    if words.isascii() and words.isprintable() and len(words) <= most:
        return " ".join(words.split())
    # each character is looked at once, and a name is short: nothing is read beyond what may be shown
    seen = (_seen(sign) for sign in words[: most * 4])
    plain = " ".join(unicodedata.normalize("NFC", "".join(seen)).split()).strip("\u200c\u200d")
    return plain if len(plain) <= most else f"{plain[: most - 1].rstrip()}…"


def _seen(sign: str) -> str:
    if "\ud800" <= sign <= "\udfff":
        return "\ufffd"
    if sign in _JOINERS:
        return sign
    category = unicodedata.category(sign)
    return " " if sign in "\t\n\r\v\f" or category in ("Zl", "Zp") else "" if category in _UNSEEN else sign


_ACTS: Final = re.compile(f"[{CONTROLS}{DIRECTIONS}{NON_CHARACTERS}{SURROGATES}\t\n\r\u2028\u2029]")


def visible(line: str) -> str:
    """Return one line, with each letter that a terminal or a log would obey written as an escape: line ends,
    control and direction characters, and lone surrogates, which no terminal can print."""
    return line if line.isprintable() else _ACTS.sub(_escaped, line)


def _escaped(found: re.Match[str]) -> str:
    return found[0].encode("unicode_escape").decode("ascii")
