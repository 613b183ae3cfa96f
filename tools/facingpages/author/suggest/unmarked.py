"""Suggest sources that a text mentions and gives no mark for: a study, an outlet, people without a name.

What a sentence holds decides which answer on its trace can be proved, by one rule for every text.  A study
without a name comes first, since nobody can dispute its answer."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import IntEnum
from functools import cache
from itertools import islice
from typing import Final, NamedTuple

from facingpages.author.suggest import later
from facingpages.course.passage import Passage
from facingpages.course.seed import Seed
from facingpages.text import anchors, attributions
from facingpages.text.citation_styles.source_shapes import CAPITAL, NAME
from facingpages.text.citation_styles.source_words import FAMILIES
from facingpages.text.citation_styles.verb_forms import saying
from facingpages.text.folded import Lines, Range

_NEAR: Final = 60  # letters behind a work in which its maker is named, as in "a survey that the Union made"
_MAKER: Final = re.compile(
    rf"\b(?:by|from|of|that|which|par|por|del?|des|que|qui|du|von|vom|der)\s"
    rf"(?:(?:the|la|el|le|les|los|las|die)\s|l')?(?P<name>{NAME})"
)
_OWNER: Final = re.compile(rf"(?P<name>{NAME})(?<=['\u2019]s)\s")
_WORK_OF: Final = re.compile(rf"(?P<name>{NAME})\s(?:[a-z]+\s)?[a-z]+\b")
_OF_A_PLACE: Final = re.compile(r"(?:ish|[aei]an|ese|ench|utch|elsh|reek|wiss|ndic)\Z")  # "British"
_TIME: Final = re.compile(
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December)\Z"
)
_BEHIND: Final = 15  # letters before a work in which words say whose it is
_BACK: Final = re.compile(  # of the writer's own work, or of one that the text has named before
    r"\b(?:my|our|mis?|nuestr[oa]s?|mon|ma|mes|notre|nos"
    r"|same|this|these|those|its|his|her|their|such|mism[oa]s?|est[aeo]s?|es[ae]s?|su|sus|même|cette|ces?"
    r"|son|sa|ses|leurs?)\b",
    re.IGNORECASE,
)
_NAMED_WORK: Final = re.compile(
    r"\b(?:an?|the|one|another)\s(?:[\w-]+(?:['\u2019]s)?\s){0,3}?"
    r"(?:stud(?:y|ies)|reports?|surveys?|reviews?|analys[ei]s|polls?|audits?)\b",
    re.IGNORECASE,
)
# "Some studies", as "research shows", speaks of no work in particular, and often of those just named.
_SEVERAL: Final = re.compile(r"(?:some|many|most|other|several|few|both|such)\b", re.IGNORECASE)
_BEFORE: Final = re.compile(r"(?:according to|in|that|según|en|selon|d'après|dans|laut)\s", re.IGNORECASE)
_OUTLET: Final = re.compile(
    rf"\b(?P<name>[Tt]he\s{NAME})\s(?:reported|reports|wrote|writes)\b"
    rf"|(?P<other>(?:(?:[Tt]he|[Ll]e|[Ee]l|[Ll]a)\s)?(?:{CAPITAL}\s){{0,3}}"
    r"(?:Times|Post|Courier|News|Herald|Journal|Gazette|Guardian|Telegraph|Tribune|Chronicle|Mirror|Mail"
    r"|BBC|CNN|Reuters|Monde|Figaro|País|Mundo|Vanguardia|Parisien|Libération))\s"
    r"(?:reported|reports|wrote|writes|said|says|informó|publicó|escribió|a\sécrit|a\srapporté|rapporte)\b"
)


class Sure(IntEnum):
    """How sure the answer is; the higher, the sooner it is proposed."""

    OTHER = 0  # another answer that can be proved of the same words
    PEOPLE = 1
    WORD = 2  # a work that is spoken of, whatever the sentence says of it
    MAKER = 3
    OUTLET = 4
    WORK = 5


@dataclass(frozen=True, slots=True)
class Unmarked:
    """A source without a mark: its words, its sentence, and the answer on the trace that `rule` proves.

    A proof quotes the words by their `selector`; the rule `no-citation` quotes none."""

    where: Range
    sentence: Range
    line: int
    shown: str
    selector: anchors.Selector
    answer: str
    rule: str
    sure: Sure

    @property
    def proof(self) -> dict[str, object]:
        """The proof as a file has it."""
        parts = {"exact": self.selector.exact, "prefix": self.selector.prefix, "suffix": self.selector.suffix}
        quote = {name: words for name, words in parts.items() if words}
        return {"rule": self.rule} if self.rule == "no-citation" else {"rule": self.rule, "source": quote}


class _Maker(NamedTuple):
    """The name of whom a work is by; it `is_title` where it stands for the work, as in "the Pisa study"."""

    name: Range
    is_title: bool


def find(seed: Seed, lines: Lines | None = None) -> tuple[Unmarked, ...]:
    """Return the unmarked sources of a text, in its order; `lines` limits them to these lines."""
    text = seed.text
    return tuple(
        one
        for number in seed.apparatus.lines
        if (lines is None or number in lines) and not seed.noise_in(Lines(number, number))
        for sentence in text.sentences_in(text.lines[number - 1])
        for one in of_claim(seed, sentence)
    )


def best(seed: Seed, passage: Passage) -> Unmarked | None:
    """Return the unmarked source of a passage whose answer is surest, the first of several; one with a date
    after that of the text comes last."""
    found = find(seed, passage.lines)
    return max(
        found, key=lambda one: (not later.is_near(seed, one.where), one.sure, -one.where.start), default=None
    )


def holds_name(mark: str) -> bool:
    """Return whether the words for a work name who made it: a capital behind the first word that is no month
    and belongs to no country, as in "the largest British study"."""
    names = (word for word in mark.split()[1:] if word[:1].isupper())
    return any(not (_OF_A_PLACE.search(word) or _TIME.search(word)) for word in names)


def of_claim(seed: Seed, claim: Range) -> Iterator[Unmarked]:
    """Yield the sources that words of a text mention without a mark, the surest first; none where a mark is
    near, or words that may be one."""
    if is_cited(seed, claim):
        return
    line = seed.text.line_at(claim.start)

    def source(where: Range, answer: str, rule: str, sure: Sure) -> Unmarked:
        selector = anchors.describe(where, seed.text, seed.text.lines[line - 1])
        return Unmarked(where, claim, line, seed.text.show(where), selector, answer, rule, sure)

    works = [one for one in seed.apparatus.works_in(claim) if not _is_known(seed, one.where, claim)]
    known = (maker for work in works if (maker := _maker(seed, work.where, claim)))
    makers = [maker for maker in known if _unlisted(seed, maker.name)]
    named = [maker.name for maker in makers if maker.is_title]
    outlets = [name for name in _outlets(seed, claim) if _unlisted(seed, name)]
    bare = [work.where for work in works if not _maker(seed, work.where, claim)]
    if bare and not makers and not outlets:
        shown = _without_verb(seed, bare[0])
        is_one = len(seed.text.words_in(shown)) > 1 and not _SEVERAL.match(seed.text.show(shown))
        yield source(shown, "attributed", "attribution", Sure.WORK if is_one else Sure.OTHER)
    for name in outlets:
        yield source(name, "not-listed", "named-not-listed", Sure.OUTLET)
    for name in named:
        yield source(name, "not-listed", "named-not-listed", Sure.MAKER)
    if makers or outlets:
        sure = Sure.OTHER if named or outlets else Sure.MAKER  # "a study by the council": not which one
        for work in works:
            yield source(_without_verb(seed, work.where), "attributed", "attribution", sure)
    for maker in makers if not named else ():
        yield source(maker.name, "not-listed", "named-not-listed", Sure.OTHER)
    if not works and not outlets and (spoken := _spoken_of(seed, claim)):
        yield source(spoken, "attributed", "attribution", Sure.WORD)
    if not works and not outlets and not seed.apparatus.speaks_of_work(claim):
        for people in islice(_people(seed, claim), 1):
            yield source(people, "no-citation", "no-citation", Sure.PEOPLE)


def _spoken_of(seed: Seed, claim: Range) -> Range | None:
    """Return the words of an English claim that name a work with its article or its owner, as "the
    inspectorate's report": a sentence of one's own report, or of an earlier one, names none."""
    for found in _NAMED_WORK.finditer(seed.text.folded, claim.start, claim.end):
        where = Range(found.start(), found.end())
        if seed.apparatus.speaks_of_work(where) and not _BACK.search(found[0]):
            return where
    return None


def _people(seed: Seed, claim: Range) -> Iterator[Range]:
    """Yield words of some that credit a statement to people without a name."""
    yield from (where for where, _ in attributions.vague(seed.text, claim))
    for one in seed.apparatus.attributions:
        named = any(letter.isupper() for letter in one.shown[1:])
        if one.where in claim and not named and not _BACK.match(seed.text.show(claim)):
            yield one.where


def _without_verb(seed: Seed, work: Range) -> Range:
    """Return the words of a work without the verb behind them, and without "according to"."""
    folded = seed.text.folded
    found = _verb().search(folded, work.start, work.end)
    before = _BEFORE.match(folded, work.start, work.end)
    return Range(before.end() if before else work.start, found.start() if found else work.end)


@cache
def _verb() -> re.Pattern[str]:
    """Return the pattern of a verb of saying at the end of some words."""
    verbs = "|".join(saying(family) for family in range(len(FAMILIES)))
    return re.compile(rf"(?:,|\s(?:{verbs}|[a-z]+ed))\Z")


def is_cited(seed: Seed, claim: Range) -> bool:
    """Return whether a line of some words holds a mark, or anything that may be one."""
    text, apparatus = seed.text, seed.apparatus
    numbers = range(text.line_at(claim.start), text.line_at(claim.end - 1) + 1)
    lines = [text.lines[number - 1] for number in numbers]
    return any(apparatus.marks_in(line) or apparatus.unread_in(line) for line in lines)


def _is_known(seed: Seed, work: Range, claim: Range) -> bool:
    """Return whether a work is the writer's own, or one that the text has spoken of before."""
    return bool(_BACK.search(seed.text.folded, max(claim.start, work.start - _BEHIND), work.end))


def _maker(seed: Seed, work: Range, claim: Range) -> _Maker | None:
    """Return the name of whom a study or a report is by, None where the sentence does not say it."""
    folded = seed.text.folded
    behind = min(claim.end, work.end + _NEAR)
    for pattern, start, end in (
        (_MAKER, work.start, behind),
        (_OWNER, max(claim.start, work.start - _NEAR), work.end),
        (_WORK_OF, work.start, work.end),
    ):
        for found in pattern.finditer(folded, start, end):
            where = Range(found.start("name"), found.end("name"))
            name = folded[where.start : where.end]
            owned = name.endswith(("'s", "\u2019s"))
            if (
                (owned or where.start > claim.start)
                and not _OF_A_PLACE.search(name)
                and not _TIME.search(name)
            ):
                named = Range(where.start, _without_verb(seed, work).end) if owned else where
                return _Maker(named, pattern is _WORK_OF and not owned)
    return None


def _outlets(seed: Seed, claim: Range) -> Iterator[Range]:
    for found in _OUTLET.finditer(seed.text.folded, claim.start, claim.end):
        group = "name" if found["name"] else "other"
        yield Range(found.start(group), found.end(group))


def _unlisted(seed: Seed, where: Range) -> bool:
    """Return whether no entry of the text's own list has a name."""
    name = seed.text.folded[where.start : where.end].casefold()
    return not any(name in entry.shown.casefold() for entry in seed.apparatus.listed(None))
