"""Names in a citation mark: whether words are names, and whether they are those of an entry's authors."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from facingpages.text.citation_styles.entries import is_name
from facingpages.text.citation_styles.model import Entry
from facingpages.text.dates import is_month
from facingpages.text.folded import fold

_WORD: Final = re.compile(r"[^\W\d_](?:[\w'-]|\.(?=[^\W\d_]))*")
_LEAD: Final = re.compile(
    r"\s*(?:(?:see(?: also)?|cf\.?|compare|e\.g\.,?|for example,?|quoted in|qtd\. in|as cited in|cited in|as"
    r" in|in|by|from|source:|but see"
    r"|siehe|vgl\.|zit\. nach|v\u00e9ase|ver|cit\. en|citado en|voir|cit\u00e9 dans|cfr\.|cit\. in|zie|por"
    r"|см\.|див\.)\s+)?",
    re.IGNORECASE,
)
# Words beside the names, and words with a capital that name nobody.
_BESIDE: Final = frozenset(
    "and & et und y e i en och al see cf also van von de der den del della di da das dos du des la le el les"
    " ter ten bin ibn af zu zum the of for on in at"
    " eds ed hrsg jr sr others colleagues i\u00f1 \u0438 \u0442\u0430 \u0456 \u0434\u0440 co p pp a to fur f\u00fcr".split()
)
_NO_NAMES: Final = frozenset(
    "in on since from until till by as at an about around before after between during to born died aged"
    " circa ca spring summer autumn fall winter"
    " monday tuesday wednesday thursday friday saturday sunday war election chapter figure table abbildung"
    " tabelle kapitel abb fig tab section page line act article note vol volume no version"
    " january february march april may june july august september october november december".split()
)
_NAME: Final = r"(?:(?:van|von|de|der|den|del|della|di|da|la|le|el|al|bin|ibn|ter|ten|du|dos|das|af|zu)\s+)*[^\W\d_a-z][\w'\u2019.-]*"
_AND: Final = r"(?:,? (?:&|and|et|und|y|e|en|i|\u0438|\u0442\u0430) )"
_AT_END: Final = (
    rf"(?<![\w'])(?P<names>{_NAME}(?: {_NAME}){{0,4}}?(?:(?:, |{_AND}){_NAME}(?: {_NAME})?){{0,4}}?(?:,? et"
    rf" al\.?|,? and (?:colleagues|others))?)(?:'s?)? ?$"
)
_SHORT_MONTH: Final = 3  # letters
_STEM: Final = 5  # letters that a word keeps in every case, at least
_STOPS: Final = re.compile(r"\[[^\]]*\]|\"[^\"]*\"")


def without_lead(part: str) -> str:
    """Return a part of a bracket without words such as `see` before the names."""
    return part[_LEAD.match(part).end() :].strip()  # type: ignore[union-attr]


@lru_cache(maxsize=4096)  # each mark of a text is held against all entries of its list
def words(named: str) -> tuple[str, ...]:
    """Return the words of some names that carry them, in small letters."""
    return tuple(
        word.casefold()
        for word in _WORD.findall(_STOPS.sub(" ", _bare(named)))
        if is_name(word) and word.casefold() not in _BESIDE
    )


def bare(named: str) -> str:
    """Return names as a target is called by them."""
    return re.sub(r"\s+", " ", _bare(named)).strip(" ,")


def _bare(named: str) -> str:
    return re.sub(r"'s?(?=\W|$)", "", named)


def are_names(named: str) -> bool:
    """Return whether words are names, with next to nothing beside them."""
    every = _WORD.findall(_STOPS.sub(" ", named))
    kept = words(named)
    others = [w for w in every if not is_name(w) and w.casefold() not in _BESIDE and len(w) > 1]
    return bool(kept) and not others and kept[0] not in _NO_NAMES and not re.search(r"\d", named)


def is_date(named: str) -> bool:
    """Return whether words that look like names are a month or a day of a date."""
    return any(word in _NO_NAMES or (is_month(word) and len(word) == _SHORT_MONTH) for word in words(named))


def fit(named: str, entry: Entry) -> bool:
    """Return whether names are those of an entry's authors, the first of them the first."""
    wanted = words(named)
    if not wanted or not entry.lead:
        return False
    if len(wanted) == 1 and wanted[0] == _initials(entry.lead):
        return True
    if len(entry.lead) == 1 and entry.lead[0] == _initials(wanted):
        return True
    return any(_same(word, name) for word in wanted[:2] for name in entry.lead) and all(
        any(_same(word, name) for name in (*entry.names, *entry.lead)) for word in wanted
    )


def are_in(named: str, entry: Entry) -> bool:
    """Return whether an entry holds some names as words anywhere, as that of a publisher after a title."""
    wanted = words(named)
    held = {word.casefold() for word in _WORD.findall(fold(entry.shown))}
    return bool(wanted) and all(word in held for word in wanted)


def _same(one: str, other: str) -> bool:
    if one.upper() == one:
        return one == other or other.startswith(one)  # a family name in Chinese
    stem = min(len(one), len(other)) - 2  # the ending of a case
    return one == other or (stem >= _STEM and one[:stem] == other[:stem] and abs(len(one) - len(other)) <= 2)


def _initials(name: tuple[str, ...] | list[str]) -> str:
    parts = [part for word in name for part in word.split("-") if part]
    return "".join(part[0] for part in parts) if len(name) > 1 else ""


def at_end(before: str) -> Iterator[re.Match[str]]:
    """Yield the names that a stretch ends with, the longest first, then the last name alone."""
    tail = before[-120:]
    offset = len(before) - len(tail)
    seen: set[int] = set()
    pattern = re.compile(_AT_END)
    for start in [0, *(match.start() for match in re.finditer(r"(?<!\w)(?=\w)", tail))]:
        found = pattern.match(before, offset + start)
        if found and found.start() not in seen and are_names(found["names"]):
            seen.add(found.start())
            yield found


def in_words(before: str) -> list[str]:
    """Return each word of a stretch that may be a name, in order."""
    return [
        word
        for word in _WORD.findall(_bare(before))
        if is_name(word) and word.casefold() not in _BESIDE | _NO_NAMES
    ]
