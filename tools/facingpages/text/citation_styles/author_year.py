"""The style `author and year`: "(Smith & Lee, 2019; Beland 2016, p. 4)" and, as part of a sentence,
"Smith (2019) found".

Names and year are matched to the text's own list.  A bracket that no entry fits is still one of this style
where its form leaves no doubt: a comma, an `et al.` or an ampersand before the year.  "(Minsk 2014)" is
not."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from facingpages.text.citation_styles import names
from facingpages.text.citation_styles.entries import UNDATED, YEAR
from facingpages.text.citation_styles.model import Citation, Entry, Listed, Style, Target
from facingpages.text.folded import Range, Text

_INSIDE: Final = r"(?:[^()\[\]]|\[[^\[\]]*\])"
_BRACKET: Final = re.compile(rf"\((?P<round>{_INSIDE}+)\)|\[(?P<square>[^()\[\]]+)\]")
_YEARS: Final = rf"(?:{YEAR}(?:/\d{{4}})?|{UNDATED})"
_DAY: Final = r"(?:\d{1,2}\.? )?(?:[^\W\d_]{3,9}\.? (?:\d{1,2}, )?)?"  # of "(Hart, 3 June 2019)"
_PART: Final = re.compile(
    rf"(?P<names>.*?[^\s,:])\s*(?:(?P<comma>,)\s*{_DAY})?\s*(?<=[\s,])(?P<years>{_YEARS}(?:\s*[,&]\s*(?:{_YEARS}|[a-z]\b))*)"
    rf"(?P<rest>\s*[,:]\s*.*)?",
    re.IGNORECASE,
)
_ALONE: Final = re.compile(
    rf"\s*(?P<years>{_YEARS}(?:,\s*(?:{_YEARS}|[a-z]\b))*)(?P<rest>\s*[,:;]\s*.*)?", re.IGNORECASE
)
_SURE: Final = re.compile(r"et al|&|,")


_AGAIN: Final = re.compile(
    r"(?:vgl\. |see |cf\. )?(?:ebd|ebenda|ibid|ibidem|ib\u00edd|a\. ?a\. ?O|op\. cit|loc\. cit"
    r"|\u0442\u0430\u043c \u0436\u0435|\u0442\u0430\u043c \u0441\u0430\u043c\u043e)\b.{0,20}",
    re.IGNORECASE,
)


def read(text: Text, lines: Sequence[int], entries: Sequence[Entry]) -> Iterator[Citation]:
    """Yield each bracket of names and years, with the names before it where they are part of the sentence."""
    listed = [entry for entry in entries if entry.listed is not Listed.LINKS]
    last: tuple[Entry, ...] = ()
    for number in lines:
        line = text.lines[number - 1]
        for bracket in _BRACKET.finditer(text.folded, line.start, line.end):
            where = Range(*bracket.span())
            inside = bracket["round"] or bracket["square"]
            targets: tuple[Target, ...]
            if _AGAIN.fullmatch(inside):
                targets = (Target("ibid.", last),)
            elif alone := _ALONE.fullmatch(inside):
                found = _narrative(text, line, where, alone["years"], listed)
                if not found:
                    continue
                where, targets = found
            else:
                targets = tuple(t for part in inside.split(";") for t in _targets(part, listed))
            if targets:
                last = tuple(entry for target in targets for entry in target.entries)
                yield Citation(where, number, text.show(where), Style.AUTHOR_YEAR, targets)


def _targets(part: str, entries: Sequence[Entry]) -> Iterator[Target]:
    """Yield a target for each year of one part of a bracket."""
    found = _PART.fullmatch(names.without_lead(part))
    if not found:
        return
    for year in _each(found["years"]):
        undated = not year[0].isdigit()
        named = names.are_names(found["names"]) or undated
        sure = named and (found["comma"] or _SURE.search(found["names"]))
        target = _target(found["names"], year, entries)
        if target.entries or (sure and not names.is_date(found["names"])):
            yield target


def _target(named: str, year: str, entries: Sequence[Entry]) -> Target:
    shown = " ".join((names.bare(named), year))
    of_name = [entry for entry in entries if names.fit(named, entry)]
    fits = [entry for entry in of_name if entry.years[:1] == (year,)]
    fits = fits or [entry for entry in of_name if year in entry.years]
    # "2019" where the list has 2019a and 2019b, and the other way round
    fits = fits or [
        entry for entry in of_name if year[:4] in {other[:4] for other in entry.years} and year[:4].isdigit()
    ]
    return Target(shown, tuple(fits))


def _each(years: str) -> Iterator[str]:
    """Yield the years of "2019a, b, 2020", in small letters."""
    last = ""
    for piece in re.split(r"\s*[,&]\s*", years.casefold()):
        last = last[:4] + piece if len(piece) == 1 else re.sub(r"/\d{4}$", "", piece).replace(" ", "")
        yield last


def _narrative(
    text: Text, line: Range, bracket: Range, years: str, entries: Sequence[Entry]
) -> tuple[Range, tuple[Target, ...]] | None:
    """Return names that are right before a bracket of years, with it, and the targets; else the bracket
    alone where a name of the list is before it in its sentence."""
    before = text.folded[line.start : bracket.start]
    for named in names.at_end(before):
        targets = tuple(_target(named.group("names"), year, entries) for year in _each(years))
        if any(target.entries for target in targets) or _SURE.search(named.group("names")):
            return Range(line.start + named.start("names"), bracket.end), targets
    sentence = next((s for s in text.sentences_in(line) if bracket in s), line)
    before = text.folded[sentence.start : bracket.start]
    for name in reversed(names.in_words(before)):
        targets = tuple(_target(name, year, entries) for year in _each(years))
        if all(target.entries for target in targets):
            return bracket, targets
    return None
