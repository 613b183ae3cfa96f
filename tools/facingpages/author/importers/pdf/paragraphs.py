"""Paragraphs: lines are put together by their lengths, sizes and distances; words cut at a line end are
joined, and each join that could be another one is reported with what the page shows."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from facingpages.author.importers.pdf.rows import Row

# Of the usual width: a line that ends a sentence and has room for the next word ends its paragraph.
_FULL: Final = 0.95
_HEADING: Final = 0.6  # of the usual width: a line this short with a capital after it is by itself
_SENTENCE_END: Final = re.compile(
    r"""[.!?:\u2026\u3002\uff01\uff1f\u0964\u06d4]["'\u201d\u2019)\]\u300d\d]*$"""
)
_ANOTHER: Final = 0.04  # of a size: so much larger or smaller is type of another size
_APART: Final = 1.4  # of the usual distance of lines: more is the space between paragraphs
_CAPTION: Final = re.compile(
    r"(Photo(graph)?|Image|Picture|Illustration|Credit|Caption|Fig(ure|\.)\s*\d+)\s*[:/.|]"
)
_CUT: Final = re.compile(r"((?:[^\W_]|['\u2019])+)([-\u2010\xad])$")
_WORD: Final = re.compile(r"(?:[^\W_]|['\u2019])+")
_ADDRESS: Final = re.compile(r"(?:https?://|www\.)\S*[/\-_=?&]$")
_COMPOUND: Final = frozenset(  # words before a hyphen that is part of the whole
    "all co cross ex far fast free full half hard high ill inter kind large late left light long low mid much multi non one open"
    " over post pre pro quasi re right second self semi short single small so then third two three four five six seven eight"
    " nine ten twenty thirty forty fifty sixty seventy eighty ninety ultra under vice well wide world year".split()
)
_SPACELESS: Final = re.compile(
    r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uff00-\uffef]"
)


@dataclass
class Joins:
    """The words cut at a line end: those that the text itself decides, and those that a rule does."""

    certain: list[str] = field(default_factory=list)
    doubtful: list[str] = field(default_factory=list)


def paragraphs(rows: Sequence[Row], gap: float, joins: Joins) -> list[str]:
    """Return the paragraphs that lines make up; `gap` is the usual distance of lines, 0 if not known."""
    texts = [row.text for row in rows]
    filled = sorted(len(text) for text in texts if text)
    width = filled[int(len(filled) * 0.9)] if filled else 0
    known = set(re.findall(r"[^\W_]+(?:-[^\W_]+)*", " ".join(texts).casefold()))
    made: list[str] = []
    ended = True
    before = Row("")
    for row, following in zip(rows, [*texts[1:], ""], strict=True):
        if not row.text:
            ended = True
            continue
        ended |= _begins(row, before, gap)
        if ended or not made:
            made.append(row.text)
        else:
            made[-1] = _glued(made[-1], row.text, known, joins)
        room = len(row.text) + 1 + len(following.split(" ")[0]) < _FULL * width
        ended = bool(_SENTENCE_END.search(row.text)) and room
        is_short = len(row.text) < _HEADING * width and not _SPACELESS.search(row.text)
        ended |= is_short and not _CUT.search(row.text) and not following[:1].islower()
        before = row
    return made


def _begins(row: Row, before: Row, gap: float) -> bool:
    """Return whether a line begins a paragraph by its size, its place or its words."""
    if row.size and before.size and abs(row.size - before.size) > _ANOTHER * before.size:
        return True
    distance = before.height - row.height if row.height and before.height else 0
    goes_on = not _SENTENCE_END.search(before.text) and row.text[:1].islower()
    return (gap > 0 and distance > _APART * gap and not goes_on) or bool(_CAPTION.match(row.text))


def _glued(last: str, line: str, known: set[str], joins: Joins) -> str:
    """Return a paragraph with one more line; its last hyphen goes where it only cut a word."""
    if _ADDRESS.search(last.rpartition(" ")[2]):
        joins.doubtful.append(f"`{last.rpartition(' ')[2]}|{line.split()[0]}`")
        return last + line
    cut, follows = _CUT.search(last), _WORD.match(line)
    if not cut or not follows:
        between = "" if _SPACELESS.search(last[-1]) and _SPACELESS.search(line[0]) else " "
        return last + between + line
    first, second = cut[1], follows[0]
    shown = f"`{first}{'' if cut[2] == chr(0xAD) else cut[2]}|{second}`"
    whole, compound = f"{first}{second}".casefold(), f"{first}-{second}".casefold()
    if cut[2] == "\xad":
        keeps, list_ = False, joins.certain
    elif not second[0].islower() or first.isupper():
        keeps, list_ = True, joins.doubtful
    elif (whole in known) != (compound in known):
        keeps, list_ = compound in known, joins.certain
    else:
        keeps, list_ = first.casefold() in _COMPOUND, joins.doubtful
    list_.append(f"{shown} as {first}-{second}" if keeps else f"{shown} as {first}{second}")
    return (last if keeps else last[:-1]) + line
