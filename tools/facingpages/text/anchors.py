"""Anchors: place a quotation in a text, and describe a place by a quotation.

`match` and `describe` are inverses: for every range r of a text, `match(describe(r, t), t) == [r]`.  The
selector is the TextQuoteSelector of the W3C Web Annotation Data Model (section 4.2.4).  Placing is exact
after the folding of `text.fold`; similarity serves only to word a better hint (`nearest`), never to place
a key."""

from __future__ import annotations

import difflib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from facingpages.text.folded import Range, Text, fold


@dataclass(frozen=True, slots=True)
class Selector:
    """A W3C TextQuoteSelector: the words themselves, and the words just before and after them."""

    exact: str
    prefix: str = ""
    suffix: str = ""


def match(selector: Selector, text: Text, within: Range | None = None) -> list[Range]:
    """Return every range of `text` that the selector quotes, in order, as `matches` yields them."""
    return list(matches(selector, text, within))


def matches(selector: Selector, text: Text, within: Range | None = None) -> Iterator[Range]:
    """Yield every range of `text` that the selector quotes, in order.

    `within` limits where `exact` may be; `prefix` and `suffix` may reach beyond it.  An empty `exact`
    matches nothing.
    """
    prefix, exact, suffix = fold(selector.prefix), fold(selector.exact), fold(selector.suffix)
    if not exact:
        return
    limits = Range(0, len(text.folded)) if within is None else within
    needle = prefix + exact + suffix
    first, last = max(0, limits.start - len(prefix)), limits.end + len(suffix)
    place = text.folded.find(needle, first, last)
    while place != -1:
        start = place + len(prefix)
        if start >= limits.start:
            yield Range(start, start + len(exact))
        place = text.folded.find(needle, place + 1, last)


def describe(where: Range, text: Text, within: Range | None = None) -> Selector:
    """Return the selector that matches only `where`, with the least context, in whole words.

    `within` is the stretch in which it must be the only match.  Raises ValueError for an empty range or one
    outside the text.
    """
    if not 0 <= where.start < where.end <= len(text.folded):
        raise ValueError(f"cannot describe {where} in a text of {len(text.folded)} characters")
    folded = text.folded
    exact = Selector(folded[where.start : where.end])
    rivals = [
        (_shared(folded, other.start - 1, where.start - 1, -1), _shared(folded, other.end, where.end, 1))
        for other in match(exact, text, within)
        if other != where
    ]
    best: tuple[int, int, int] | None = None
    for before, after in _contexts(rivals):
        if best and before >= best[0]:
            break
        if before > where.start or after > len(folded) - where.end:
            continue
        start, end = _whole_words(text, where.start - before, where.end + after, where)
        cost = (where.start - start) + (end - where.end)
        if best is None or cost < best[0]:
            best = (cost, start, end)
    assert best is not None  # the whole text as context always tells two places apart
    return Selector(exact.exact, folded[best[1] : where.start], folded[where.end : best[2]])


_ALIKE: Final = 0.5  # how like the quotation its nearest passage must be
_KIN: Final = (
    0.75  # the same for one or two words, of which any two share some letters: `bullied` and `United`
)
_FEW: Final = 2
_LONGEST: Final = 3_000  # letters of a quotation that is compared: the comparison takes their square


@dataclass(frozen=True, slots=True)
class Near:
    """The closest match for a quotation that was not found: its range, and its likeness from 0 to 1."""

    where: Range
    likeness: float


def nearest(quote: str, text: Text, within: Range | None = None) -> Near | None:
    """Return the run of words most like `quote`, for a hint, or None if nothing is half alike."""
    if len(quote) > _LONGEST:
        return None
    limits = Range(0, len(text.folded)) if within is None else within
    numbers = text.words_in(limits)
    words = [text.folded[w.start : w.end].casefold() for w in text.words[numbers.start : numbers.end]]
    folded = fold(quote)
    wanted = [folded[w.start : w.end].casefold() for w in Text(quote).words]
    if not wanted or not words:
        return None
    meant = [
        word if word in words else next(iter(difflib.get_close_matches(word, sorted(set(words)), n=1)), word)
        for word in wanted
    ]
    common = _common(words, meant)
    starts = sorted(range(len(words)), key=lambda i: (-common[i], i))[:8]
    best: Near | None = None
    for first in sorted({max(0, s + shift) for s in starts for shift in (-1, 0, 1)}):
        for size in (len(wanted) - 1, len(wanted), len(wanted) + 1):
            last = min(len(words), first + size) - 1
            if last < first:
                continue
            span = Range(text.words[numbers.start + first].start, text.words[numbers.start + last].end)
            likeness = difflib.SequenceMatcher(
                None, folded.casefold(), text.folded[span.start : span.end].casefold(), autojunk=False
            ).ratio()
            if best is None or likeness > best.likeness:
                best = Near(span, likeness)
    return best if best and best.likeness >= (_KIN if len(wanted) <= _FEW else _ALIKE) else None


def _contexts(rivals: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Yield contexts (characters before and after) that tell a place from its rivals, shortest prefix first.

    A rival is what it shares with the place before and after.
    """
    waiting = sorted(rivals)  # those that a context before does not yet rule out
    most, afters = 0, [0]
    for _, right in reversed(waiting):
        most = max(most, right + 1)
        afters.append(most)
    afters.reverse()
    yield 0, afters[0]
    for number, (left, _) in enumerate(waiting, 1):
        if number == len(waiting) or waiting[number][0] > left:
            yield left + 1, afters[number]


def _shared(text: str, first: int, other: int, step: int) -> int:
    """Return the number of equal characters from two places on, forwards (1) or backwards (-1)."""
    count, size = 0, 1
    while size:
        a, b = (first, other) if step > 0 else (first - size + 1, other - size + 1)
        if min(a, b) >= 0 and max(a, b) + size <= len(text) and text[a : a + size] == text[b : b + size]:
            count, first, other, size = count + size, first + step * size, other + step * size, size * 2
        else:
            size //= 2
    return count


def _whole_words(text: Text, start: int, end: int, where: Range) -> tuple[int, int]:
    """Widen the context to whole words, so that a person can read it."""
    if start < where.start:
        touched = text.words_in(Range(start, where.start))
        if touched.start < touched.end:
            start = min(start, text.words[touched.start].start)
    if end > where.end:
        touched = text.words_in(Range(where.end, end))
        if touched.start < touched.end:
            end = max(end, text.words[touched.end - 1].end)
    return start, end


def _common(words: list[str], wanted: list[str]) -> list[int]:
    """Return, for each place, how many wanted words are in the equally long run that begins there, each
    counted once."""
    waiting = Counter(
        wanted
    )  # less those of the run: a word that is not wanted, or wanted no more, goes below zero
    common, total = [0] * len(words), 0
    for place in range(len(words) - 1, -1, -1):
        if place + len(wanted) < len(words):
            waiting[words[place + len(wanted)]] += 1
            total -= waiting[words[place + len(wanted)]] > 0
        total += waiting[words[place]] > 0
        waiting[words[place]] -= 1
        common[place] = total
    return common
