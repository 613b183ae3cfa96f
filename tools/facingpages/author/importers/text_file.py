"""Plain text: kept as it is, byte for byte, unless its lines were cut at a fixed width."""

from __future__ import annotations

import re
from itertools import pairwise

from facingpages.author.importers.decoding import decode
from facingpages.author.importers.model import Brought, ImportedLine, counted

_WRAPPED_SHARE = 0.9  # of the line ends of a text: so many fall where the next word no longer fitted
_USUAL = 0.95  # of the lines are no longer than the width
_LEAST_BREAKS = 8
_ENDS = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")


def read(raw: bytes, encoding: str | None) -> Brought:
    """Return a plain text; where each paragraph was cut into lines of one width, the paragraphs are put
    together again."""
    text, done = decode(raw, encoding)
    lines = _ENDS.sub("\n", text).split("\n")
    if is_wrapped(lines):
        joined = [" ".join(part) for part in paragraphs(lines)]
        cut = sum(1 for line in lines if line.strip())
        done += (
            f"put {cut} lines of one width together into {counted(len(joined), 'paragraph')}; left out the"
            f" blank lines",
        )
        return Brought(tuple(ImportedLine(line) for line in joined), done)
    while lines and not lines[-1].strip():
        lines.pop()
    as_it_is = not done and not _ENDS.search(text.replace("\r\n", "\n"))
    return Brought(tuple(ImportedLine(line) for line in lines), done, raw=raw if as_it_is else None)


def paragraphs(lines: list[str]) -> list[list[str]]:
    """Return the runs of lines between blank ones, each line without the space around it."""
    made: list[list[str]] = [[]]
    for line in lines:
        if line.strip():
            made[-1].append(line.strip())
        elif made[-1]:
            made.append([])
    return [part for part in made if part]


def is_wrapped(lines: list[str]) -> bool:
    """Return whether lines end where the next word no longer fitted, as a program cuts them and no poet
    does."""
    breaks = [pair for part in paragraphs(lines) for pair in pairwise(part)]
    if len(breaks) < _LEAST_BREAKS:
        return False
    lengths = sorted(len(line) for line, _ in breaks)
    width = lengths[int(_USUAL * len(lengths))]  # a line or two may be longer, as an address or a credit
    full = sum(len(line) + 1 + len(following.split()[0]) > width - 3 for line, following in breaks)
    return width <= 120 and full >= _WRAPPED_SHARE * len(breaks)
