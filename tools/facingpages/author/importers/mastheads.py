"""Mastheads: the name of an outlet in a by-line, or in a dateline: a name and a date alone, above a text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile
from typing import Final

from facingpages.author.importers.model import ImportedLine
from facingpages.text.folded import fold
from facingpages.text.written_dates import written

_NAME: Final = re.compile(r"^(?:[\w.&'-]+)(?: [\w.&'-]+){0,5}$")
_SMALL: Final = frozenset("of the and for in on at & de del la el los las le les du des et y".split())
_OFFICE: Final = re.compile(
    r"^(?:guest|opinion|staff|senior|special|columnist|contributor|correspondent|editor|reporter|professor|"
    r"prof|dr|director|minister|president|chair|teacher|student|author|writer|updated?|published|posted|"
    r"translated)\b",
    re.IGNORECASE,
)
_SPLIT: Final = re.compile(r"\s*[,|;·•–—]\s*|\s+(?:-|for|on|in)\s+")
_SIGNS: Final = re.compile(r"\s*[,|;·•–—]\s*|\s+-\s+")
_WEEKDAY: Final = re.compile(
    r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?|lunes|martes|mi.rcoles|jueves|"
    r"viernes|s.bado|domingo|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)[,.]?",
    re.IGNORECASE,
)
# A place and a date stand alone too: the name of an outlet has an article, or a word that newspapers have.
_OF_OUTLETS: Final = re.compile(
    r"^(?:the|el|la|le|les|l') ?(?!(?:hague|paz|plata|habana|paso|cairo|havre|mans|rochelle)\b)\w|"
    r"\b(?:times|post|news|courier|gazette|herald|journal|review|tribune|daily|weekly|magazine|guardian|"
    r"telegraph|observer|chronicle|mail|express|standard|independent|mirror|echo|globe|monitor|press|"
    r"record|register|examiner|inquirer|dispatch|reuters|bulletin|diario|peri.dico|noticias|semanario|"
    r"courrier|journal|presse|quotidien|hebdo|d.p.che)\b",
    re.IGNORECASE,
)
_MOST: Final = 120  # characters of a dateline
_NAMES: Final = 2  # of a dateline: an outlet and a place
_NEAR: Final = 6  # lines with words, from the beginning
_SHORT: Final = 25  # words: a longer line is a paragraph


def outlet(rest: str, dates: Sequence[str]) -> str:
    """Return the one name, neither a date nor an office, behind the author of a by-line, or nothing."""
    for date in dates:
        rest = rest.replace(date, ",")
    names = [part for part in _SPLIT.split(rest.rstrip(". ")) if _is_name(part)]
    return names[0] if len(names) == 1 else ""


def datelines(lines: Sequence[ImportedLine]) -> dict[int, str]:
    """Return the numbers of the datelines between the title of a text and its first paragraph, each with the
    outlet that it names, or nothing where it names none or only a place."""
    filled = [(number, line) for number, line in enumerate(lines, 1) if line.text.strip()][:_NEAR]
    head = takewhile(lambda one: len(one[1].text.split()) <= _SHORT, filled)
    found: dict[int, str] = {}
    for number, line in list(head)[1:]:
        names = _names(line)
        if names is not None:
            outlets = [name for name in names if _OF_OUTLETS.search(name)]
            found[number] = outlets[0] if len(outlets) == 1 else ""
    return found


def _names(line: ImportedLine) -> list[str] | None:
    """Return the names of a line that is one date, alone or with a name or two; None for any other line."""
    text = fold(line.text).strip().strip("*_() ")
    if len(text) > _MOST or re.fullmatch("h[1-6]", line.origin):
        return None
    dates = [words for words, date in written(text) if date.day]
    if len(dates) != 1:
        return None
    parts = [part.strip() for part in _SIGNS.split(text.replace(dates[0], ",").rstrip("."))]
    names = [part for part in parts if part and not _WEEKDAY.fullmatch(part)]
    return names if len(names) <= _NAMES and all(map(_is_name, names)) else None


def _is_name(words: str) -> bool:
    each = words.split()
    return bool(
        _NAME.match(words)
        and not _OFFICE.match(words)
        and not any(char.isdigit() for char in words)
        and each[-1] not in _SMALL
        and all(word[0].isupper() or word in _SMALL for word in each)
    )
