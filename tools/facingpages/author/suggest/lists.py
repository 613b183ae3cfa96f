"""The word lists in `data/suggest/`, read once into an index from words to entries.

Each file is tab-separated, with its source and its licence in the comment lines at its top.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import IntEnum
from functools import lru_cache
from pathlib import Path
from typing import Final

from facingpages.author.suggest.inflect import Form, forms
from facingpages.text.folded import Text

_HAS_ADVERB: Final = re.compile(
    r"[a-z]+(?:ous|al|ive|ent|ict|ible)|open|quick|firm|secret|quiet|slow|direct|harsh|clear"
    r"|strong|loud|poor|heavy|deliberate|unexpected|unclear"
)
_UNCOUNTABLE: Final = re.compile(
    r"(?:ness|ence|ism|publicity|hostility|accuracy|anger|harm|damage|conduct|cover|support|control|talk|pressure|deception|suffering|hardship|"
    r"concern|disorder|involvement|regulation|praise|prejudice|retaliation|money|news|cost|skill|work|trust|confidence|loyalty|s)$"
)
FOLDER: Final = Path(__file__).parents[2] / "language" / "data" / "suggest"


class Sureness(IntEnum):
    """How often an entry judges in a text; else it only names, as "weird" in "weird commas"."""

    SOMETIMES = 0
    MOSTLY = 1
    ALWAYS = 2


@dataclass(frozen=True, slots=True)
class Rule:
    """The reason for proposing the entries of one group (a phrase that follows "is"), and their technique."""

    id: str
    form: Form
    technique: str
    says: str


@dataclass(frozen=True, slots=True)
class Listed:
    """One form of one entry: its words, its rule, and the plainer wording in the same form, if any.

    `counter` is the entry that stands against it from the other side of a quarrel, for words that have
    sides.  Before one of the words of `unless_before` it is another word that is spelt alike, as in "the
    papers lie on the desk"."""

    term: str
    rule: Rule
    neutral: str | None
    counter: str | None
    shown: str
    name: str = "base"  # of the form, as `inflect.forms` names it
    plain: str = ""  # the plainer wording as the list has it
    unless_before: frozenset[str] = frozenset()
    sureness: Sureness = Sureness.MOSTLY


@dataclass(frozen=True)
class Index:
    """Entries by their words in lower case; `longest` is the word count of the longest entry."""

    by_words: dict[tuple[str, ...], Listed]
    heads: dict[str, int]

    def entry(self, shown: str) -> Listed | None:
        """Return the entry that has some words as one of its forms."""
        return self.by_words.get(_key(shown))

    def at(self, words: Sequence[str], place: int) -> tuple[int, Listed] | None:
        """Return the longest entry that begins at a word, with its length in words."""
        for size in range(min(self.heads.get(words[place], 0), len(words) - place), 0, -1):
            found = self.by_words.get(tuple(words[place : place + size]))
            if found:
                return size, found
        return None


def rows(name: str) -> Iterator[list[str]]:
    """Yield the rows of a list, without its comment lines and its head."""
    head, *body = _table(name)
    for row in body:
        yield row + [""] * (len(head) - len(row))


def columns(name: str) -> list[str]:
    """Return the names of the columns of a list."""
    return _table(name)[0]


def _table(name: str) -> list[list[str]]:
    lines = (FOLDER / name).read_text("utf-8").splitlines()
    return [line.split("\t") for line in lines if line and not line.startswith("#")]


@lru_cache
def rules() -> dict[str, Rule]:
    """Return the rules of the loaded terms by their id."""
    return {id: Rule(id, Form(form), technique, says) for id, form, technique, says in rows("rules.tsv")}


@lru_cache
def loaded() -> Index:
    """Return the loaded terms in all their forms."""
    made: dict[tuple[str, ...], Listed] = {}
    for term, rule_id, neutral, counter, unless, often in rows("loaded.tsv"):
        rule = rules()[rule_id]
        for name, shown in forms(term, rule.form).items():
            key, plainer = _key(shown), _plainer(neutral, rule.form, name)
            if key not in made or (
                name == "base" != made[key].name
            ):  # an entry goes before a form of another
                others, sure = frozenset(unless.split()), Sureness[(often or "mostly").upper()]
                made[key] = Listed(term, rule, plainer, counter or None, shown, name, neutral, others, sure)
    return _index(made)


@lru_cache
def adjectives() -> frozenset[str]:
    """Return the adjectives among the entries and among their plain wordings."""
    described = [
        (term, neutral)
        for term, rule_id, neutral, *_ in rows("loaded.tsv")
        if rules()[rule_id].form is Form.ADJECTIVE
    ]
    return frozenset(word for pair in described for word in pair if word)


@lru_cache
def directions() -> dict[str, str]:
    """Return which way entries push that do more or other than blame: `praise`, `small`, `fear`,
    `feeling`, `size` or `picture`."""
    return dict(rows("directions.tsv"))


@lru_cache
def stop_words() -> frozenset[str]:
    """Return the words that carry no content."""
    return frozenset(row[0] for row in rows("stop.tsv"))


def _plainer(neutral: str, form: Form, name: str) -> str | None:
    """Return the plainer wording in one form, or None if English has no such form (as for "publicity")."""
    if not neutral:
        return None
    if (name == "ly" and not _HAS_ADVERB.fullmatch(neutral)) or (
        name == "s" and form is Form.NOUN and _UNCOUNTABLE.search(neutral)
    ):
        return None
    return forms(neutral, form)[name]


def _index(by_words: dict[tuple[str, ...], Listed]) -> Index:
    heads: dict[str, int] = {}
    for words in by_words:
        heads[words[0]] = max(heads.get(words[0], 0), len(words))
    return Index(by_words, heads)


def _key(phrase: str) -> tuple[str, ...]:
    text = Text(phrase)
    return tuple(text.folded[word.start : word.end].casefold() for word in text.words)
