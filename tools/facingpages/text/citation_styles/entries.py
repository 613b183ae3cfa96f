"""Entries: a line of a text's own list, or a note, with its authors, years, title, date and domain.

It reads APA, MLA, Chicago and entries as people type them by what they share: authors first, a year or a
date, a title in quotation marks or after the year, an address.  Kept parsers were weighed: anystyle (a
trained model, in Ruby), GROBID (a Java server and a model of some hundred megabytes) and refextract (for
physics, with libraries in C) cut an entry into finer fields than a mark needs, do not tell an author where
they are unsure, and none runs in the browser.  citeproc writes references and reads none."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from facingpages.text import domains
from facingpages.text.citation_styles.model import Entry, Listed
from facingpages.text.dates import PartialDate, stated
from facingpages.text.folded import Range, Text

RAISED: Final = "\u2070\u00b9\u00b2\u00b3\u2074\u2075\u2076\u2077\u2078\u2079"
DIGITS: Final = str.maketrans(RAISED, "0123456789")
_SIGN: Final = "[*\u2020\u2021\u00a7]{1,3}"
# "[2] ", "2. ", "2) ", "(2) ", "^2 ", "2 Smith"
_LABEL: Final = re.compile(
    rf"\s*(?:\[\^?(?P<square>\d{{1,3}}|{_SIGN})\]:?|\^(?P<caret>\d{{1,3}})"
    rf"|\(?(?P<dotted>\d{{1,3}})[.):](?!\d)"
    rf"|(?P<sign>{_SIGN})|(?P<raised>[{RAISED}]{{1,3}})|(?P<bare>\d{{1,3}})(?=\s+[^\W\d_a-z]))\s*"
)
YEAR: Final = r"(?:1[5-9]\d\d|20\d\d)[a-z]?"
UNDATED: Final = r"n\. ?d\.?|s\. ?f\.?|o\. ?J\.?|s\. ?d\.?|forthcoming|in press"
_YEAR: Final = re.compile(rf"(?<![\w/.-])(?:{YEAR})(?![\w/]|[\u2013-]\d{{2,4}}\b\s*[,.]?\s*$)")
_PRIMARY: Final = re.compile(rf"\(\s*(?:c\. ?)?(?P<year>{YEAR}|{UNDATED})(?=[\s,;:)/\u2013-])", re.IGNORECASE)
_WORD: Final = re.compile(r"[^\W\d_](?:[\w'\u2019-]|\.(?=[^\W\d_]))*")
# The part before an entry's title: to a year, a quotation mark, or the full stop after a whole word.
_AUTHORS_END: Final = re.compile(rf'\(|"|\b{YEAR}\b|(?<=[^\W\d_]{{3}})\.\s|(?<=\bal)\.\s')
_YEAR_FIRST: Final = re.compile(r"\((\d{4})[a-z]?, ([A-Z][a-z]+ \d{1,2})(?=[),\u2013-])")  # (2018, March 12)
_AFTER_YEAR: Final = re.compile(r"\)\.?\s+(?P<title>[^.?!]{4,}?[?!]?)[.?!](?=\s|$)")
_FIRST_ENDS: Final = re.compile(r"[,;&:]|\s(?:and|y|e|et|und|en|i|и|та|і)\s|(?<=[^\W\d_]{3})\.")
# "Smith, J.", "Smith, Jane", "van der Berg, A. B.", "Smith J, Lee K"
_FAMILY_FIRST: Final = re.compile(
    r"(?:(?:van|von|de|der|den|del|della|di|da|la|le|al)\s)*[^\W\d_a-z][\w'\u2019-]+(?:\s[^\W\d_a-z][\w'\u2019-]+)?"
    r"(?:,\s(?:[^\W\d_a-z]\.|[^\W\d_a-z][\w'\u2019-]+[ .,;(])|\s[A-Z]{1,3}[,.;: ])"
)
_GOES_ON: Final = re.compile(r"(?:<?https?://|www\.|doi:|DOI:)\S*")
_PART: Final = re.compile(r"[^\W\d_a-z][^\W\d_]*(?: [^\W\d_]+){0,3}:?")  # "Primary sources:"
_FOUND_AT: Final = re.compile(
    r"(?:Retrieved|Accessed|Available (?:at|from|online|through)|Last accessed|Abgerufen|Zugriff|Verfügbar"
    r"|Consultado|Recuperado|Disponible en|Disponível em|Acesso em|Consulté|Disponible sur|Disponibile"
    r"|Geraadpleegd|Dostęp|Дата обращения|Режим доступа)\b"
)
_SENTENCE_END: Final = re.compile(r"[^\W\d_]{3}[.!?](?=\s|$)")
_TURNS: Final = 4  # lines of a list in which entries and words about them take turns, at least
_PROSE: Final = 20  # words at least of a note on a work
_LONGEST: Final = 600  # letters of an entry
_SHORTEST: Final = 25
_MOST: Final = 160  # characters in which the authors of an entry are


def parse(text: Text, where: Range, number: int, listed: Listed) -> Entry:
    """Return the entry at a place of a text; `number` is its number in the list or among the notes."""
    folded = text.folded[where.start : where.end]
    label, begins = label_of(folded)
    authors = _authors(folded[begins:])
    first = _FIRST_ENDS.search(authors)
    written = [domain for _, domain in domains.find(text.folded, where)]
    return Entry(
        number,
        text.line_at(where.start),
        where,
        text.show(where),
        _title(text, where, folded),
        date_of(folded),
        written[-1] if written else None,
        listed,
        label,
        _names(authors),
        _names(authors[: first.start()] if first else authors),
        _years(folded[begins:]),
    )


def label_of(folded: str) -> tuple[str, int]:
    """Return the number or sign that a line begins with, and where the words after it begin."""
    found = _LABEL.match(folded)
    if not found or found.end() == len(folded):
        return "", 0
    return next(value for value in found.groups() if value).translate(DIGITS), found.end()


def begins(line: str) -> bool:
    """Return whether a line begins an entry: a name or a title first, and a year or an address after it."""
    words = line[label_of(line)[1] :].lstrip(' *_"\u201c')
    return not words[:1].islower() and bool(_YEAR.search(line) or re.search(UNDATED, line) or "://" in line)


def beginnings(lines: Sequence[str]) -> list[int]:
    """Return the places of the lines of a list at which an entry begins: not blank ones, not those that go on
    with the entry before, as an address on a line alone or a note on the work, and no heading of a part, as
    "Books"."""
    whole = [line for line in lines if line.strip() and not _GOES_ON.match(line.strip())]
    dated = sum(bool(_YEAR.search(line)) for line in whole)
    found: list[int] = []
    for place, line in enumerate(lines):
        words = line.strip()
        before = lines[place - 1] if place else ""
        goes_on = bool(_GOES_ON.match(words)) and bool(_YEAR.search(before)) and "://" not in before
        is_heading = dated * 2 > len(whole) and bool(_PART.fullmatch(words))
        if words and not goes_on and not is_heading:
            found.append(place)
    first = _not_after_one([lines[place] for place in found])
    return [place for place, is_first in zip(found, first, strict=True) if is_first]


def _not_after_one(lines: Sequence[str]) -> list[bool]:
    """Return of each line of a list whether it is an entry, and not words about the entry before it."""
    heads = [is_plainly(line) for line in lines]
    if len(lines) >= _TURNS and sum(heads) * 2 >= len(heads[::2]) and not any(map(_is_dated, lines[1::2])):
        return [place % 2 == 0 for place in range(len(lines))]
    if sum(heads) < _TURNS // 2:
        return [True] * len(lines)
    about = [bool(place) and not heads[place] and _is_about(line) for place, line in enumerate(lines)]
    if sum(about) * 2 > sum(heads):  # most works have a note: a long line behind an entry is one too
        about = [
            is_about or (place > 0 and not (heads[place] or about[place - 1]) and len(line.split()) >= _PROSE)
            for place, (is_about, line) in enumerate(zip(about, lines, strict=True))
        ]
    return [not is_about for is_about in about]


def _is_dated(line: str) -> bool:
    """Return whether the head of a line gives an author or a year, as that of an entry does."""
    return is_plainly(line) or bool(_YEAR.search(line[:_MOST]))


def _is_about(line: str) -> bool:
    """Return whether a line goes on with an entry or tells of its work: it begins with a small letter or with
    words for where the work is found, or has some sentences and no year at its head."""
    words = line.strip()
    if words[0].islower() or _FOUND_AT.match(words):
        return True
    length, head = len(words.split()), words[:_MOST]
    dated = _PRIMARY.search(head) or (length < 2 * _PROSE and _YEAR.search(head))
    return length >= _PROSE and len(_SENTENCE_END.findall(words)) > 1 and "://" not in words and not dated


def is_plainly(line: str) -> bool:
    """Return whether a line is an entry without a doubt: a family name with a comma and an initial or a first
    name, and a year; or a number, and a year or an address."""
    words = line.strip(" *_-\u2022")
    label, begin = label_of(words)
    stated = bool(_YEAR.search(_without_addresses(words)) or re.search(rf"\((?:{UNDATED})\)", words))
    if len(words) > _LONGEST:
        return False
    named = bool(_FAMILY_FIRST.match(words[begin:])) and stated
    return named or (label.isdigit() and (stated or "://" in words) and len(words) > _SHORTEST)


def labelled(parsed: Sequence[Entry]) -> bool:
    """Return whether entries count themselves: most begin with a number or a sign."""
    return sum(bool(entry.label) for entry in parsed) * 2 > len(parsed)


def date_of(folded: str) -> PartialDate | None:
    """Return the date that an entry states: the last in a bracket, else the fullest outside of one."""
    folded = _YEAR_FIRST.sub(r"(\2, \1", folded)
    bracketed = [date for bracket in re.findall(r"\(([^()]*)\)", folded) for date in stated(bracket)]
    if bracketed:
        return bracketed[-1]
    bare = re.sub(r'"[^"]*"', " ", _without_addresses(folded))
    return max(stated(bare), key=lambda date: (date.month is not None) + (date.day is not None), default=None)


def _title(text: Text, where: Range, folded: str) -> str | None:
    opening, closing = folded.find('"'), folded.find('",')
    if closing < 0:
        closing = folded.rfind('"')
    if 0 <= opening < closing:
        return text.show(Range(where.start + opening + 1, where.start + closing))
    after = _AFTER_YEAR.search(folded) if _PRIMARY.search(folded[:_MOST]) else None
    return (
        text.show(Range(where.start + after.start("title"), where.start + after.end("title")))
        if after
        else None
    )


def _authors(folded: str) -> str:
    if folded.lstrip().startswith('"'):
        return ""  # a title comes first
    end = _AUTHORS_END.search(folded, 2)
    return folded[: min(end.start() if end else _MOST, _MOST)]


def _names(part: str) -> tuple[str, ...]:
    """Return the words of a part that may be names, folded."""
    return tuple(word.casefold() for word in _WORD.findall(part) if is_name(word))


def is_name(word: str) -> bool:
    """Return whether a word may be one of a name: it has no small first letter, and more than an initial."""
    return not word[0].islower() and len(word.rstrip(".")) > 1 - (not word[0].isupper())


def _years(folded: str) -> tuple[str, ...]:
    bare = _without_addresses(folded)
    first = _PRIMARY.search(bare)
    found = ([first["year"]] if first else []) + [year[0] for year in _YEAR.finditer(bare)]
    return tuple(dict.fromkeys(year.casefold() for year in found))


def _without_addresses(folded: str) -> str:
    made = folded
    for where, _ in domains.find(folded, Range(0, len(folded))):
        made = made[: where.start] + " " * len(where) + made[where.end :]
    return made
