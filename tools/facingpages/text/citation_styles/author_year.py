"""The style `author and year`: "(Smith & Lee, 2019; Beland 2016, p. 4)" and, as part of a sentence,
"Smith (2019) found".

Names and year are matched to the text's own list.  A bracket that no entry fits is still one of this style
where its form leaves no doubt: a comma, an `et al.` or an ampersand before the year.  "(Minsk 2014)" is
one only in a text that has others."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from facingpages.text.citation_styles import names
from facingpages.text.citation_styles.entries import UNDATED, YEAR
from facingpages.text.citation_styles.model import Citation, Entry, Listed, Style, Target
from facingpages.text.citation_styles.source_words import SAYS
from facingpages.text.folded import Range, Text

_INSIDE: Final = r"(?:[^()\[\]]|\[[^\[\]]*\])"
_BRACKET: Final = re.compile(rf"\((?P<round>{_INSIDE}+)\)|\[(?P<square>[^()\[\]]+)\]")
_YEARS: Final = rf"(?:{YEAR}(?:/\d{{4}})?|{UNDATED})"
_DAY: Final = r"(?:\d{1,2}\.? )?(?:[^\W\d_]{3,9}\.? (?:\d{1,2}, )?)?"  # of "(Hart, 3 June 2019)"
_PART: Final = re.compile(
    rf"(?P<names>.*?[^\s,:])\s*(?:(?P<comma>,)\s*{_DAY})?\s*(?<=[\s,])(?P<years>{_YEARS}(?:\s*[,&]\s*(?:{_YEARS}|[a-z]\b))*)"
    rf"(?P<rest>\s*[,:]\s*.*| pp?\.? ?\d.*)?",
    re.IGNORECASE,
)
_ALONE: Final = re.compile(
    rf"\s*(?P<years>{_YEARS}(?:,\s*(?:{_YEARS}|[a-z]\b))*)(?P<rest>\s*[,:;]\s*.*)?", re.IGNORECASE
)
_SURE: Final = re.compile(r"et al|&|,")
_ENOUGH: Final = 2  # sure marks of a text, for others to be believed


_AGAIN: Final = re.compile(
    r"(?:vgl\. |see |cf\. )?(?:ebd|ebenda|ibid|ibidem|ib\u00edd|a\. ?a\. ?O|op\. cit|loc\. cit"
    r"|\u0442\u0430\u043c \u0436\u0435|\u0442\u0430\u043c \u0441\u0430\u043c\u043e)\b.{0,20}",
    re.IGNORECASE,
)


@lru_cache
def _speaks() -> re.Pattern[str]:
    """Return the pattern of a verb that follows "Smith (2019)", compiled when it is first needed."""
    return re.compile(rf" (?:\w+ly )?(?:{'|'.join(SAYS)})\b")


@dataclass(frozen=True, slots=True)
class _Found:
    mark: Citation
    is_sure: bool  # by its form, or because it leads to an entry


def read(text: Text, lines: Sequence[int], entries: Sequence[Entry]) -> Iterator[Citation]:
    """Yield each bracket of names and years, with the names before it where they are part of the sentence."""
    found = list(_brackets(text, lines, [entry for entry in entries if entry.listed is not Listed.LINKS]))
    enough = sum(one.is_sure for one in found) >= _ENOUGH
    yield from (one.mark for one in found if one.is_sure or enough)


def _brackets(text: Text, lines: Sequence[int], listed: Sequence[Entry]) -> Iterator[_Found]:
    last: tuple[Entry, ...] = ()
    for number in lines:
        line = text.lines[number - 1]
        for bracket in _BRACKET.finditer(text.folded, line.start, line.end):
            where = Range(*bracket.span())
            inside = bracket["round"] or bracket["square"]
            pairs: Sequence[tuple[Target, bool]]
            if _AGAIN.fullmatch(inside):
                pairs = [(Target("ibid.", last), True)]
            elif alone := _ALONE.fullmatch(inside):
                if not (narrative := _narrative(text, line, where, alone["years"], listed)):
                    continue
                where, pairs = narrative
            else:
                pairs = [pair for part in inside.split(";") for pair in _targets(part, listed)]
            if pairs:
                targets = tuple(target for target, _ in pairs)
                last = tuple(entry for target in targets for entry in target.entries) or last
                is_sure = any(sure or target.entries for target, sure in pairs)
                yield _Found(Citation(where, number, text.show(where), Style.AUTHOR_YEAR, targets), is_sure)


def _targets(part: str, entries: Sequence[Entry]) -> Iterator[tuple[Target, bool]]:
    """Yield a target for each year of one part of a bracket, and whether its form alone leaves no doubt."""
    found = _PART.fullmatch(names.without_lead(part))
    if not found:
        return
    for year in _each(found["years"]):
        named = (names.are_names(found["names"]) or not year[0].isdigit()) and not names.is_date(
            found["names"]
        )
        sure = named and bool(found["comma"] or _SURE.search(found["names"]))
        target = _target(found["names"], year, entries, sure=sure)
        if target.entries or named:
            yield target, sure


def _target(named: str, year: str, entries: Sequence[Entry], *, sure: bool = False) -> Target:
    """Return the target of names and a year: the entries of both, else one by these names that gives no year,
    else the only one by them, of another year.  A mark that is surely one may name what an entry holds
    elsewhere, as its publisher."""
    name = " ".join((names.bare(named), year))
    of_name = [entry for entry in entries if names.fit(named, entry)]
    if sure and not of_name:
        of_name = [entry for entry in entries if names.are_in(named, entry)]
    fits = _of_year(year, of_name) or [entry for entry in of_name if not entry.years]
    if not fits and len(of_name) == 1 and year[0].isdigit():
        return Target(name, tuple(of_name), of_name[0].years[0])
    return Target(name, tuple(fits))


def _of_year(year: str, entries: Sequence[Entry]) -> list[Entry]:
    """Return the entries of a year: published in it, else naming it, else with another letter behind it."""
    fits = [entry for entry in entries if entry.years[:1] == (year,)]
    fits = fits or [entry for entry in entries if year in entry.years]
    # "2019" where the list has 2019a and 2019b, and the other way round
    return fits or [
        entry for entry in entries if year[:4] in {other[:4] for other in entry.years} and year[:4].isdigit()
    ]


def _each(years: str) -> Iterator[str]:
    """Yield the years of "2019a, b, 2020", in small letters."""
    last = ""
    for piece in re.split(r"\s*[,&]\s*", years.casefold()):
        last = last[:4] + piece if len(piece) == 1 else re.sub(r"/\d{4}$", "", piece).replace(" ", "")
        yield last


def _narrative(
    text: Text, line: Range, bracket: Range, years: str, entries: Sequence[Entry]
) -> tuple[Range, Sequence[tuple[Target, bool]]] | None:
    """Return names that are right before a bracket of years, with it, and the targets; else the bracket
    alone where a name of the list is before it in its sentence."""
    before = text.folded[line.start : bracket.start]
    weak = None
    for named in names.at_end(before):
        sure = bool(_SURE.search(named["names"]))
        targets = [_target(named["names"], year, entries, sure=sure) for year in _each(years)]
        where = Range(line.start + named.start("names"), bracket.end)
        if sure or any(target.entries for target in targets):
            return where, [(target, sure) for target in targets]
        if not weak and _speaks().match(text.folded, bracket.end, line.end):
            weak = where, [(target, False) for target in targets]
    sentence = next((s for s in text.sentences_in(line) if bracket in s), line)
    before = text.folded[sentence.start : bracket.start]
    for name in reversed(names.in_words(before)):
        targets = [_target(name, year, entries) for year in _each(years)]
        if all(target.entries and not target.other_year for target in targets):
            return bracket, [(target, False) for target in targets]
    return weak
