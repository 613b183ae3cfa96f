"""The style `name and page`, as MLA has it: "(Smith 24)", "(Smith and Lee 24-25)", ("Traffic in Towns" 3).

Every such mark is matched to the text's own list: without an entry that fits, "(Route 66)" is no citation.
A bracket that holds a page alone cites the author whom its sentence names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from facingpages.text.citation_styles import names
from facingpages.text.citation_styles.entries import YEAR
from facingpages.text.citation_styles.model import Citation, Entry, Listed, Style, Target
from facingpages.text.folded import Range, Text, fold

_BRACKET: Final = re.compile(r"\((?P<inside>(?:[^()\[\]]|\[[^\[\]]*\])+)\)")
_PAGES: Final = r"(?:(?:pp?|pars?|chs?|lines?|secs?|S|s|стр|с)\.? ?)?\d{1,4}(?:[\u2013-]\d{1,4})?(?:, ?\d{1,4}(?:[\u2013-]\d{1,4})?)*|[ivxl]+(?:[\u2013-][ivxl]+)?"
_PART: Final = re.compile(rf"(?P<who>.*?[^\s,])(?:,?\s+(?P<pages>{_PAGES}))?")
_PAGE_ALONE: Final = re.compile(rf"(?!{YEAR}\Z)(?:{_PAGES})")
_QUOTED: Final = re.compile(r'"(?P<title>[^"]+?),?"')
_LEAST: Final = 4  # letters of a title that a mark gives without quotation marks


def read(text: Text, lines: Sequence[int], entries: Sequence[Entry]) -> Iterator[Citation]:
    """Yield each bracket of a name or a title, with or without a page, that an entry of the list fits."""
    listed = [entry for entry in entries if entry.listed is Listed.LIST and not entry.label]
    if not listed:
        return
    for number in lines:
        line = text.lines[number - 1]
        for bracket in _BRACKET.finditer(text.folded, line.start, line.end):
            where = Range(*bracket.span())
            if _PAGE_ALONE.fullmatch(bracket["inside"]):
                targets = _of_sentence(text, line, where, listed)
            else:
                parts = [_target(part, listed) for part in bracket["inside"].split(";")]
                targets = tuple(t for t in parts if t) if any(t and t.entries for t in parts) else ()
            if targets:
                yield Citation(where, number, text.show(where), Style.NAME_PAGE, targets)


def _target(part: str, entries: Sequence[Entry]) -> Target | None:
    found = _PART.fullmatch(names.without_lead(part))
    if not found:
        return None
    who = found["who"]
    if title := _QUOTED.fullmatch(who):
        return Target(who, tuple(e for e in entries if _titled(title["title"], e)))
    author, _, short = who.partition(",")
    quoted = _QUOTED.search(who)
    if quoted and quoted.start():
        author, short = who[: quoted.start()], quoted["title"]
    fits = [e for e in entries if names.are_names(author) and names.fit(author, e)]
    if short.strip() and (of_title := [e for e in fits if _titled(short, e)]):
        fits = of_title
    elif short.strip() and not names.fit(who, fits[0] if fits else entries[0]):
        fits = []
    if not fits and found["pages"] is None and len(who.split()) < 2:
        return None
    return Target(
        names.bare(who), tuple(fits or [e for e in entries if len(who) >= _LEAST and _begins(who, e)])
    )


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


def _plain(words: str) -> str:
    return re.sub(r"^(?:the|a|an) ", "", " ".join(re.findall(r"\w+", fold(words).casefold())))
