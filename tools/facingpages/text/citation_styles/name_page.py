"""The style `name and page`, as MLA has it: "(Smith 24)", "(Smith and Lee 24-25)", ("Traffic in Towns" 3).

A mark is sure where an entry of the text's own list fits it, or where it follows a quotation and gives a
page.  "(Smith et al.)" needs an entry alone.  A name alone, "(Smith)", or a name and a number that nothing
fits, as "(Route 66)", is one only in a text that has sure ones.  A bracket that holds a page alone cites
the author whom its sentence names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from facingpages.text.citation_styles import names
from facingpages.text.citation_styles.entries import YEAR
from facingpages.text.citation_styles.model import Citation, Entry, Listed, Style, Target
from facingpages.text.folded import Range, Text, fold

_BRACKET: Final = re.compile(r"\((?P<inside>(?:[^()\[\]]|\[[^\[\]]*\])+)\)")
_PAGES: Final = (
    r"(?:(?:pp?|pars?|chs?|chapters?|acts?|scenes?|lines?|secs?|S|s|стр|с)\.? ?)?\d{1,4}(?:[\u2013-]\d{1,4})?"
    r"(?:[,.] ?\d{1,4}(?:[\u2013-]\d{1,4})?)*|[ivxl]+(?:[\u2013-][ivxl]+)?"
)
_PART: Final = re.compile(rf"(?P<who>.*?[^\s,])(?:,?\s+(?P<pages>(?!{YEAR}\Z)(?:{_PAGES})))?", re.IGNORECASE)
_PAGE_ALONE: Final = re.compile(rf"(?!{YEAR}\Z)(?:{_PAGES})", re.IGNORECASE)
_CLAUSE_END: Final = re.compile(r"\s*(?:[.,;:]|$)")
_QUOTED: Final = re.compile(r'"(?P<title>[^"]+?),?"')
_LEAST: Final = 4  # letters of a title that a mark gives without quotation marks
_ENOUGH: Final = 2  # sure marks of a text, for others to be believed
_MOST_WORDS: Final = 5  # of a name that no entry has


@dataclass(frozen=True, slots=True)
class _Found:
    where: Range
    line: int
    targets: tuple[Target, ...]
    fits: bool
    paged: bool
    quoted: bool  # whether it follows a quotation
    others: bool = False  # whether it names more authors by "et al."

    @property
    def is_sure(self) -> bool:
        return self.paged and (self.fits or self.quoted)


def read(text: Text, lines: Sequence[int], entries: Sequence[Entry]) -> Iterator[Citation]:
    """Yield each bracket of a name, a title or a page that cites in this style."""
    listed = [entry for entry in entries if entry.listed is Listed.LIST]
    if any(entry.label for entry in listed):
        return
    found = [mark for number in lines for mark in _in_line(text, number, listed)]
    sure = sum(mark.is_sure for mark in found)
    for mark in found:
        if mark.is_sure or (mark.fits and (sure or mark.others)) or sure >= _ENOUGH:
            yield Citation(mark.where, mark.line, text.show(mark.where), Style.NAME_PAGE, mark.targets)


def _in_line(text: Text, number: int, listed: Sequence[Entry]) -> Iterator[_Found]:
    line = text.lines[number - 1]
    for bracket in _BRACKET.finditer(text.folded, line.start, line.end):
        where = Range(*bracket.span())
        inside = bracket["inside"]
        quoted = text.folded[line.start : where.start].rstrip().endswith('"')
        if _PAGE_ALONE.fullmatch(inside):
            targets = _of_sentence(text, line, where, listed)
            fits = bool(targets)
            if fits or quoted or _CLAUSE_END.match(text.folded, where.end, line.end):
                yield _Found(where, number, targets or (Target(inside),), fits, paged=True, quoted=quoted)
            continue
        parts = [_PART.fullmatch(names.without_lead(part)) for part in inside.split(";")]
        targets = tuple(target for part in parts if part and (target := _target(part, listed, quoted)))
        if targets and len(targets) == len(parts):
            paged = any(part and (part["pages"] or '"' in part["who"]) for part in parts)
            fits = any(target.entries for target in targets)
            yield _Found(where, number, targets, fits, paged, quoted, "et al" in inside)


def _target(part: re.Match[str], entries: Sequence[Entry], quoted: bool) -> Target | None:
    """Return what one part of a bracket cites, which may follow a quotation; None where it is no name and no
    title."""
    who = part["who"]
    if title := _QUOTED.fullmatch(who):
        of_title = [e for e in entries if _titled(title["title"], e)]
        return Target(who, tuple(of_title)) if of_title or part["pages"] or quoted else None
    author, _, short = who.partition(",")
    titled = _QUOTED.search(who)
    if titled and titled.start():
        author, short = who[: titled.start()], titled["title"]
    fits = [e for e in entries if names.fit(author, e)] if names.are_names(author) else []
    if short.strip() and (of_title := [e for e in fits if _titled(short, e)]):
        fits = of_title
    elif short.strip() and not any(names.fit(who, e) for e in fits):
        fits = []
    exact = [e for e in entries if len(who) >= _LEAST and _begins(who, e)]
    if exact or fits:
        return Target(names.bare(who), tuple(exact if len(exact) == 1 else fits or exact))
    named = names.are_names(who) and len(who.split()) <= _MOST_WORDS and not names.is_date(who)
    if not part["pages"] and (who.isupper() or who.endswith("-")):
        return None  # an abbreviation, or a part of a word
    return Target(names.bare(who)) if named else None


def _of_sentence(text: Text, line: Range, where: Range, entries: Sequence[Entry]) -> tuple[Target, ...]:
    """Return the target of a page alone: the entry of the last author whom the sentence names before it."""
    sentence = next((s for s in text.sentences_in(line) if where in s), line)
    for name in reversed(names.in_words(text.folded[sentence.start : where.start])):
        if fits := tuple(e for e in entries if name.casefold() in e.lead[:1]):
            return (Target(name, fits),)
    return ()


def _titled(title: str, entry: Entry) -> bool:
    """Return whether a title, perhaps shortened, is that of an entry."""
    wanted, given = _plain(title), _plain(entry.title or "")
    return bool(wanted) and (
        given.startswith(wanted) if given else f" {wanted} " in f" {_plain(entry.shown)} "
    )


def _begins(title: str, entry: Entry) -> bool:
    """Return whether an entry, or its title, begins with some words."""
    return any(
        f"{_plain(words)} ".startswith(f"{_plain(title)} ") for words in (entry.shown, entry.title or "")
    )


@lru_cache(maxsize=4096)  # each bracket of a text is held against all entries of its list
def _plain(words: str) -> str:
    return re.sub(r"^(?:the|a|an) ", "", " ".join(re.findall(r"\w+", fold(words).casefold())))
