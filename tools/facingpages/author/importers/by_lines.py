"""By-lines: who wrote a text, for which outlet and when, read from one line above the text, part by part."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from facingpages.text.folded import fold
from facingpages.text.written_dates import readings, without_year, written

_NAME: Final = re.compile(r"^(?:[\w.&'-]+)(?: [\w.&'-]+){0,5}$")
_SMALL: Final = frozenset("of the and for in on at & de del la el los las le les du des et y".split())
_OFFICE: Final = re.compile(
    r"^(?:guest|opinion|staff|senior|special|columnist|contributor|correspondent|editor|reporter|professor|"
    r"prof|dr|director|minister|president|chair|teacher|student|author|writer|updated?|published|posted|"
    r"translated)\b",
    re.IGNORECASE,
)
_SIGNS: Final = re.compile(r"\s*[,|;·•–—\[\]]\s*|\s+[-/]\s+")
_WEEKDAY: Final = (
    r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?|lunes|martes|mi.rcoles|jueves|"
    r"viernes|s.bado|domingo|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)[,.]?"
)
# A place and a date stand alone too: the name of an outlet has an article, or a word that newspapers have.
_OF_NEWSPAPERS: Final = re.compile(
    r"\b(?:times|post|news|courier|gazette|herald|journal|review|tribune|daily|weekly|magazine|guardian|"
    r"telegraph|observer|chronicle|mail|express|standard|independent|mirror|echo|globe|monitor|press|"
    r"sentinel|record|register|examiner|inquirer|dispatch|reuters|bulletin|diario|peri.dico|noticias|"
    r"semanario|courrier|presse|quotidien|hebdo|d.p.che)\b",
    re.IGNORECASE,
)
_WITH_ARTICLE: Final = re.compile(
    r"^(?:the|el|la|le|les|l') ?(?!(?:hague|paz|plata|habana|paso|cairo|havre|mans|rochelle)\b)\w",
    re.IGNORECASE,
)
_CAPITAL: Final = r"[A-Z\u00c0-\u00de][\w.'-]*"
_PARTICLE: Final = r"(?:de|del|la|van|von|der|den|da|di|ten|bin|ben|al)"
FULL_NAME: Final = rf"{_CAPITAL}(?: (?:{_CAPITAL}|{_PARTICLE})){{1,4}}"
_BY: Final = re.compile(
    r"^(?:(?:Written |Words |Opinion |Comment |Column |Analysis |Text )?[Bb]y|BY|(?:Author|Words|Text):|"
    r"[Pp]or|[Pp]ar|(?:From our|De nuestr[oa]|De notre)(?: [a-z\u00e0-\u00ff]+){1,2}) "
    rf"(?P<name>{FULL_NAME}(?:(?:, {FULL_NAME})*,? (?:and|&|y|et) {FULL_NAME})?)"
    rf"|^(?:by|por|par) (?P<alone>{_CAPITAL})$"
)
_PERSON: Final = re.compile(
    r"(?:(?:Dr|Prof|PROF|Sir|Rev|Mr|Mrs|Ms|Professor|Doctor)\.? )?"
    rf"(?P<name>{_CAPITAL}(?: (?:{_PARTICLE} )?{_CAPITAL}){{1,3}})"
)
_PUBLISHED: Final = re.compile(r"^(?:first |originally )?published (?:in|by) (?P<rest>.+)$", re.IGNORECASE)
_OF_PLACES: Final = frozenset(
    "new north south east west saint st san santa santo los las el la le les the buenos ciudad santiago rio"
    " cape hong tel mount port fort lake city street university school college park united puerto villa"
    " letters opinion comment essay".split()
)
_DATE: Final = "\0"
_BESIDE_DATE: Final = re.compile(
    r"(?:\b(?:on|el|le|du|del|date|fecha|first|last|published|posted|updated|modified|publicado|actualizado|"
    rf"publi.|mis . jour|{_WEEKDAY})\s*[,:]?\s*)*{_DATE}(?:\s+(?:at|a las|\u00e0)(?=\s\d))?",
    re.IGNORECASE,
)  # the day of the week, and the words beside a date
_TIME: Final = re.compile(
    r"\d{1,2} ?[:.h] ?\d\d ?(?:[ap]\.?m\.?|h)?(?: ?(?:BST|GMT|UTC|CES?T|[ECMP][SD]?T|IST|AES?T))?"
    r"|\d{1,2} ?[ap]\.?m\.?"
    r"|\d{1,3} min\w*(?: (?:read|de lect\w+))?|\w+ (?:issue|edition)|(?:issue|n.mero|num.ro|vol\.?) .{1,12}",
    re.IGNORECASE,
)
_STANCE: Final = re.compile(r"yes|no|pro|con|contra|for|against|s.|oui|non|pour|contre", re.IGNORECASE)
_SECTION: Final = re.compile(
    r"opinion|opini.n|tribuna|tribune|comment|essay|column|editorial|letters?", re.IGNORECASE
)
_OF_WORK: Final = re.compile(
    r"(?:[\w&'-]+ ){0,4}(?:correspondent|editor|columnist|reporter|writer|journalist|contributor|teacher|"
    r"student|pupil|professor|lecturer|fellow)",
    re.IGNORECASE,
)
_EMPHASIS: Final = re.compile(r"\*+|(?<!\w)_+|_+(?!\w)")  # the signs of Markdown in a plain text
_MOST: Final = 160  # characters
_WORDS: Final = 25
_PARTS: Final = 6
_ROLE: Final = 6  # words on who somebody is
_OTHER: Final = 8  # words of a part that tells of the author


@dataclass(frozen=True, slots=True)
class ByLine:
    """The facts that a by-line states, each in its own words or empty; `is_signed` where it begins with
    "By", or is a name alone."""

    author: str = ""
    outlet: str = ""
    date: str = ""
    is_signed: bool = False


def read(line: str) -> ByLine | None:
    """Return the facts of a line that is a by-line or a dateline, None for any other line."""
    text = _EMPHASIS.sub("", fold(line)).strip("#> ")
    if len(text) > _MOST or len(text.split()) > _WORDS:
        return None
    plain, dates = _without_dates(text)
    parts = [part for part in _SIGNS.split(plain.strip(". ")) if part]
    dates += [part for part in parts if _is_date(part)]
    parts = [_DATE if part in dates else part for part in parts]
    is_dated = _DATE in parts
    date = dates[0] if len(dates) == 1 else ""
    if by := _BY.match(plain):
        name = (by["name"] or by["alone"]).rstrip(".")
        return ByLine(name, _only_name(plain[by.end() :]), date, is_signed=True)
    if published := _PUBLISHED.match(plain):
        return ByLine("", _only_name(published["rest"]), date)
    if not parts or len(parts) > _PARTS or len(dates) > 1 or (is_dated and text.endswith((":", "?", "!"))):
        return None
    return _of_parts(parts, date, is_dated=is_dated)


def _of_parts(parts: Sequence[str], date: str, *, is_dated: bool) -> ByLine | None:
    outlets = [part for part in parts if is_outlet(part) or (_is_name(part) and _WITH_ARTICLE.match(part))]
    people = [name for part in parts if part not in outlets and (name := person(part))]
    others = [part for part in parts if not _is_known(part, outlets)]
    author = people[0] if len(people) == 1 else ""
    outlet = outlets[0] if len(outlets) == 1 else ""
    if others:  # `Ann Lee, a teacher, 3 May 2024`
        tells = is_dated and author and person(parts[0]) and parts[-1] == _DATE
        is_short = all(len(part.split()) <= _OTHER and part[0].islower() for part in others)
        return ByLine(author, outlet, date) if tells and is_short else None
    is_stance = len(parts) > 1 and bool(_STANCE.fullmatch(parts[0]))
    is_issue = any(_TIME.fullmatch(part) or _SECTION.fullmatch(part) for part in parts)
    if is_dated or (author and (is_stance or (outlet and is_issue))):
        return ByLine(author, outlet, date)
    return None


def person(words: str) -> str:
    """Return the name of a person that some words are, without a title; nothing where they may be another
    name."""
    found = _PERSON.fullmatch(words)
    each = found["name"].casefold().split() if found else []
    if not found or _OF_PLACES & set(each) or _OFFICE.match(found["name"]) or _OF_NEWSPAPERS.search(words):
        return ""
    return found["name"]


def alone(words: str) -> str:
    """Return the name of the person, or the two, that a line is, with a short word on who that is; nothing
    where it is another line."""
    names, _, rest = words.partition(", ")
    each = re.split(r" (?:and|&|y|et) ", names)
    is_short = len(rest.split()) <= _ROLE and not re.search(r"[,.;:?!]", rest)
    return person(each[0]) and names if is_short and all(map(person, each)) and len(each) <= 2 else ""


def is_work(words: str) -> bool:
    """Return whether a line says in a few words only what somebody works as."""
    return bool(_OF_WORK.fullmatch(words))


def is_outlet(words: str) -> bool:
    """Return whether words are a name with a word that newspapers have."""
    return _is_name(words) and bool(_OF_NEWSPAPERS.search(words))


def _is_known(part: str, outlets: Sequence[str]) -> bool:
    return (
        part == _DATE
        or part in outlets
        or bool(person(part) or _TIME.fullmatch(part) or _SECTION.fullmatch(part) or _STANCE.fullmatch(part))
        or (_is_name(part) and len(part.split()) <= 3)
    )


def _without_dates(text: str) -> tuple[str, list[str]]:
    """Return a line with a sign for each of its dates, and the dates; a day without its year has a sign
    alone."""
    dates = []
    for words, date in written(text):
        if date.day or text.strip("()., ") == words:
            dates.append(words)
            text = text.replace(words, _DATE, 1)
    for words in () if dates else without_year(text):
        text = text.replace(words, _DATE, 1)
    return _BESIDE_DATE.sub(f"|{_DATE}|", text), dates


def _is_date(part: str) -> bool:
    return (
        part != _DATE and bool(re.search(r"\d{4}", part)) and not part.isdigit() and len(readings(part)) == 1
    )


def _only_name(rest: str) -> str:
    """Return the one name behind the author of a by-line that is neither an office nor a section, or
    nothing."""
    parts = re.split(rf"{_SIGNS.pattern}|\s+(?:for|on|in)\s+|{_DATE}", rest.rstrip(". "))
    names = [part for part in parts if part and _is_name(part) and not _is_aside(part)]
    return names[0] if len(names) == 1 else ""


def _is_aside(part: str) -> bool:
    return bool(_SECTION.fullmatch(part) or _TIME.fullmatch(part))


def _is_name(words: str) -> bool:
    each = words.split()
    return bool(
        each
        and _NAME.match(words)
        and not _OFFICE.match(words)
        and not any(char.isdigit() for char in words)
        and each[-1] not in _SMALL
        and all(word[0].isupper() or word in _SMALL for word in each)
    )
