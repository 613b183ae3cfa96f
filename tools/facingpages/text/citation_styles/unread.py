"""Unread: what may cite a source in a line, whether a style reads it or not.

Texts cite by numbers, "[2]" or "¹", by names, "(Smith, 2019, p. 4)", by signs, and by addresses without a
bracket.  Where one of them is, and no style reads it, nobody can say that nothing is cited.  "(Minsk
2014)" may be a citation or not, and is found too: a false alarm costs a look, a false "no citation" makes
a wrong key."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from facingpages.text import domains
from facingpages.text.dates import is_month
from facingpages.text.folded import Range, Text

_NUMBERS: Final = r"\d{1,3}[a-z]?(?:\s*[,;\u2013-]\s*\d{1,3}[a-z]?)*"
_RAISED: Final = "[\u00b2\u00b3\u00b9\u2070\u2074-\u2079]"
# By their shape; `mark` is the mark.
_SHAPES: Final = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"(?P<mark>\[\s*\^?(?:{_NUMBERS}|[a-z*\u2020\u2021])\s*\])",  # [2], [2, 4-6], [^1], [a]
        # (2) at the end of a clause; elsewhere it begins an item
        rf"(?P<mark>\({_NUMBERS}\))(?<!,\d{{3}}\))(?=\s*(?:[.,;:!?]|$))",
        r"(?P<mark>\[(?:[^\[\]@]{0,40}\s)?-?@\w[^\[\]]*\])",  # [@doe2019, p. 4], a key that Pandoc replaces
        # (see note 3)
        r"(?P<mark>[(\[](?:see )?(?:(?:(?:foot|end)?notes?|nn?\.|refs?\.?|pp?\.) ?\d|sources?:|ibid\b|op\."
        r" ?cit)[^()\[\]]*[)\]])",
        # a raised number; not that of km² or 10⁶
        rf"(?<=\S)(?<![\s\dcdkm]m)(?<!\b10)(?<!{_RAISED})(?P<mark>{_RAISED}+)",
        r"(?<=[^\s\u2020\u2021])(?P<mark>[\u2020\u2021]+)",
        # a star that stands alone; two of them set words off
        r"^[^*]*[^*\s](?P<mark>\*{1,3})(?=[\s.,;:)]|$)[^*]*$",
        # a bracket after a quotation that holds a title alone
        r"\"\s?(?P<mark>\(\"[^\"()]{3,60}\"\))",
        # Chinese and Japanese brackets: （王明，2019） with a name and a year, 【2】 with a number
        r"(?P<mark>[（［【〔](?=[^（）［］【】〔〕]*[^\W\d_年月日])[^（）［］【】〔〕]{0,60}(?:1[5-9]|20)\d\d"
        r"[^（）［］【】〔〕]{0,30}[）］】〕])",
        r"(?P<mark>[［【〔]\s*\d{1,3}\s*[］】〕])",
        r"(?P<mark>\bdoi:\s*\S+\w|\b10\.\d{4,}/\S*\w)",
    )
)
_BRACKET: Final = re.compile(r"[(\[](?P<inside>[^()\[\]]+)[)\]]")
_TITLE: Final = re.compile(r'"[^"]+"')
_AFTER_NAME: Final = re.compile(
    r"(?<!\w)(?P<name>[^\W\d_][\w'-]*)(?: et al\.?)? (?P<mark>\((?:1[5-9]|20)\d\d[a-z]?(?:[,:][^()]*)?\))"
)  # Smith (2019)
_YEAR_LAST: Final = re.compile(r"\w, (?:1[5-9]|20)\d\d[a-z]?\s*$")
_NUMBER: Final = re.compile(r"\d{1,4}[a-z]?(?:[\u2013-]\d{1,4})?")
# Words beside the names in a bracket, and words that begin with a capital and name nobody.
_BESIDE: Final = frozenset(
    "and & et und y e i al see cf also van von de der den del di la le el eds ed p pp".split()
)
_NO_NAMES: Final = frozenset(
    "in on since from until till by as at of the a an about around before after between during to born died".split()
)


def find(text: Text, where: Range) -> list[Range]:
    """Return, in order, each stretch of a line that may be a citation."""
    line = text.folded[where.start : where.end]
    places = sorted(
        {*_by_shape(line), *_by_name(line), *(place for place, _ in domains.find(line, Range(0, len(line))))}
    )
    kept: list[Range] = []
    for place in places:
        if not kept or place.start >= kept[-1].end:
            kept.append(place)
    return [Range(where.start + place.start, where.start + place.end) for place in kept]


def _by_shape(line: str) -> Iterator[Range]:
    for shape in _SHAPES:
        yield from (Range(*found.span("mark")) for found in shape.finditer(line))


def _by_name(line: str) -> Iterator[Range]:
    for found in _BRACKET.finditer(line):
        parts = found["inside"].split(";")
        if any(_names_and_number(part) or _title_and_year(part) for part in parts):
            yield Range(*found.span())
    for found in _AFTER_NAME.finditer(line):
        if _is_name(found["name"]):
            yield Range(*found.span("mark"))


def _title_and_year(part: str) -> bool:
    """Return whether a part of a bracket begins with a capital and ends with a comma and a year: "The Long
    Winter, 1940"; a date does so too, and is none."""
    words = part.split()
    return (
        bool(_YEAR_LAST.search(part))
        and words[0].strip("'\"")[:1].isupper()
        and words[0].casefold() not in _NO_NAMES - {"the", "a", "an"}
        and not any(is_month(word.strip(".,")) for word in words)
    )


def _names_and_number(part: str) -> bool:
    """Return whether a part of a bracket holds names and a number, and next to nothing else: "Smith and
    Jones 2019"."""
    words = [word for word in (word.strip(".,:'") for word in _TITLE.sub("Title", part).split()) if word]
    names = sum(_is_name(word) for word in words)
    numbers = sum(bool(_NUMBER.fullmatch(word)) or word == "n.d" for word in words)
    others = sum(word.casefold() in _BESIDE or is_month(word) for word in words)
    return bool(names and numbers) and names + numbers + others == len(words)


def _is_name(word: str) -> bool:
    return (
        word[0].isalpha()
        and not word[0].islower()
        and word.casefold() not in _NO_NAMES | _BESIDE
        and not is_month(word)
    )
