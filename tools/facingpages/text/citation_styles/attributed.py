"""The style `attribution`: words that name or describe a source and give no way to it, "according to a 2021
study", "a report by the council says", "said Ines Hart".

A source is a person, an office or a document with a verb of saying or a preposition; a pronoun is none.
The lists are ours, in nine languages, and the same for every text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Final

from facingpages.text.citation_styles.model import Citation, Style, Target
from facingpages.text.citation_styles.source_words import DOCUMENTS, PEOPLE, SAYS, TO
from facingpages.text.folded import Range, Text

_CAPITAL: Final = r"[^\W\d_a-zà-öø-ÿа-яёіїєґąćęłńóśźż][\w'\u2019.&-]*"
_LINK: Final = r"(?:of|for|the|de|del|della|di|von|van|der|des|du|and|&|la|los|on)"
_NAME: Final = rf"{_CAPITAL}(?:\s(?:{_LINK}\s(?:{_LINK}\s)?)?{_CAPITAL}){{0,6}}"
_A: Final = r"(?:an?|the|our|his|her|their|one|this|that|another|some|many|several|most|two|three|other|recent|new|diversas|diversos|varias|varios|algunos|algunas|muchos|numerosos|várias|vários|alguns|plusieurs|certaines|certains|mehrere|einige|viele|neue|diverse|verschillende|niektóre|wiele|nowe|różne|un|una|uno|el|la|los|um|uma|o|os|il|lo|une|le|les|ein|eine|einer|der|die|das|een|het|de)"
_DESCRIBED: Final = rf"(?:{_A}\s)(?:[\w'\u2019-]+\s){{0,4}}?(?:{DOCUMENTS}|{PEOPLE})\b"
_OF_WHOM: Final = rf"(?:\s(?:by|from|of|in|de|von|van|du|da|do|dal|di|des)\s(?:the\s)?(?:{_NAME}|\d{{4}}))?"
_SOURCE: Final = rf"(?:{_DESCRIBED}{_OF_WHOM}|(?:the\s)?{_NAME})"
_ALL_SAYS: Final = "|".join(SAYS)
_AUX: Final = r"(?:(?:\w+ly|has|have|had|also|recently|once|later|even|already|rightly|famously|repeatedly|a|ha|hat|jak)\s){0,2}"
_THAT_IS: Final = r"(?:(?:,\s[^,.;:!?\"]{3,80}){1,2},)?"
_SAID: Final = "said|says|told|wrote|argued|argues|claimed|claims|warned|warns|reported|reports that|explained|explains|insisted|concluded|noted that|added that"
_ANY: Final = r"(?i:an?|the|some|several|many)\s(?:[\w'\u2019-]+\s){0,2}[\w'\u2019-]+"
_TAIL: Final = r"(?:\s(?:in|at|from|of|for|with|who|whose|that)\s[^,.;:!?\"]{3,70}?)?"
_HIS: Final = (
    "an?|the|his|her|their|its|eine[rmn]?|seine[rmn]?|ihre[rmn]?|der|dem|su|sus|un|una|son"
    "|sa|leur|une|uma?|seu|sua"
    "|swoim|swojej|своём|своей|своїй"
)  # before a document, "in her report"
_VIEWS: Final = (
    "view|opinion|assessment|claim|argument|warning|words|findings|Ansicht|Einschätzung"
    "|Meinung|Aussage"
    "|opinión|opinião|avis|parere"
)
_PATTERNS: Final = (
    rf"\b(?i:{TO})\s(?:(?i:{_DESCRIBED}){_OF_WHOM}|(?:[\w'\u2019-]+\s){{0,3}}?{_NAME}|{_ANY})",
    rf"\b(?i:the|an?|one|another|some|our)\s(?:[\w'\u2019-]+\s){{1,3}}?{_AUX}(?:{_SAID})\b",
    rf"\b(?i:{PEOPLE})(?<=s){_TAIL}\s{_AUX}(?:{_ALL_SAYS})\b",
    rf"\b(?i:{_DESCRIBED}){_TAIL}\s{_AUX}(?:{_ALL_SAYS})\b",
    rf"\b[Dd]esde\s(?:el|la|los|las|su)\s[\w'-]+\s(?:{_ALL_SAYS})\b",
    (
        rf"{_NAME}\s(?:[\w'\u2019-]+\s)?(?:in|en|dans|em|w|в"
        rf"|у)\s(?:{_HIS})\s(?:[\w'\u2019-]+\s){{0,3}}?"
        rf"(?i:{DOCUMENTS})\b"
    ),
    rf"\bIn\s(?i:{_A})\s(?:[\w'\u2019-]+\s){{0,3}}?(?i:{DOCUMENTS})\b{_OF_WHOM}(?=,)",
    (
        rf"\b(?:[Tt]he|[Dd]ie|[Dd]as|la|el|le|o|a)\s(?:{_VIEWS})\s(?:of|von|des|de|do|da|di"
        rf"|by)\s(?:the\s)?{_NAME}"
    ),
    (
        rf"\b(?i:{_DESCRIBED}){_OF_WHOM}\s{_AUX}(?:offers|offered|lists|listed|contains|goes into"
        rf"|looks at"
        rf"|suggests that)\b"
    ),
    (rf"(?<![\w'])(?:(?i:{_DESCRIBED}){_OF_WHOM}|(?:[Tt]he\s)?{_NAME}){_THAT_IS}\s{_AUX}(?:{_ALL_SAYS})\b"),
    (
        rf"(?<=[\"',.!?\u00bb\u2013\u2014-]\s)(?:{_ALL_SAYS})\s(?:(?i:{_DESCRIBED}){_OF_WHOM}"
        rf"|(?:[\w'\u2019-]+\s){{0,2}}?{_NAME})"
    ),
    (
        rf"\b(?i:an?|the|recent|new|\d{{4}})\s(?:[\w'\u2019-]+\s){{0,3}}?(?i:{DOCUMENTS})\s(?:by"
        rf"|from)\s(?:the\s)?{_NAME}"
    ),
)
_BEGINS_DESCRIBED: Final = re.compile(
    rf"(?:In|Many|Most|Some|One|This|That)\s(?:[\w'\u2019-]+\s){{0,3}}?(?:{DOCUMENTS}|{PEOPLE})\b"
)
_NO_SOURCES: Final = frozenset(
    "I He She It We They You This That These Those There Who What Which But And So If When While As In On At"
    " For Then Here Yet Now Someone Everyone Nobody"
    " One Some Many Most Others Because Although Er Sie Es Wir Ich Man Das Dies Il Elle On Nous Ils Elles Él"
    " Ella Ellos Ele Ela Eles Lui Lei Hij Zij Ze Hun"
    " On Ona Oni To Он Она Они Мы Я Він Вона Вони".split()
)


_GERMAN: Final = re.compile(SAYS[2])
_CONJUNCTIONS: Final = frozenset("dass wie und aber als so wenn weil denn ob auch dat en maar omdat".split())
_NEAR: Final = 20  # letters, as " in a new ", between a verb and a linked document
_VERB: Final = re.compile(rf"\b(?:{_ALL_SAYS})\b")
_WORK: Final = re.compile(rf"(?i)\b(?:{DOCUMENTS})\b")


def is_of_work(attribution: Citation) -> bool:
    """Return whether the source is a study, a report or another work, and not a person or an office."""
    return bool(_WORK.search(attribution.shown))


def read(text: Text, lines: Sequence[int], marks: Sequence[Citation]) -> Iterator[Citation]:
    """Yield each attribution of the lines in a sentence that no mark but a link is in; its target is the
    source as named, with no entry."""
    cited = [mark.where for mark in marks if mark.style is not Style.LINK]
    linked = [mark.where for mark in marks if mark.style is Style.LINK]
    for number in lines:
        for sentence in text.sentences_in(text.lines[number - 1]):
            if any(where.overlaps(sentence) for where in cited):
                continue
            for where in _in_sentence(text, sentence):
                if any(_leads(text, link, where) for link in linked if link.overlaps(sentence)):
                    continue
                shown = text.show(where)
                yield Citation(where, number, shown, Style.ATTRIBUTION, (Target(shown),))


def _leads(text: Text, link: Range, where: Range) -> bool:
    """Return whether a link leads to the source itself: its words are the attribution, or a document in or
    after it, as in "Ines Hart wrote in a blog post"; the name of a person leads to the person."""
    if where in link:
        return True
    near = link.overlaps(where) or 0 <= link.start - where.end <= _NEAR
    words = text.folded[link.start : link.end]
    return near and bool(_WORK.search(words) or _VERB.search(words))


def _of_source(matched: re.Match[str]) -> Range | None:
    """Return a match without words before the source that only look like a name, "As Ines Hart says"; None
    where nothing is left of it but a verb."""
    words = matched.group().split(" ")
    start = 0
    if "I" in words:
        return None
    described = _BEGINS_DESCRIBED.match(matched.group())
    while words and words[0] in _NO_SOURCES and not described:
        start += len(words.pop(0)) + 1
    left = " ".join(words)
    end = matched.end() - (left.endswith(".") and len(words[-1]) > len("J."))
    return (
        Range(matched.start() + start, end)
        if words and (not start or left.removeprefix("the ")[:1].isupper())
        else None
    )


def _is_noun(text: Text, where: Range) -> bool:
    """Return whether the source is a German noun after a small word, as in "an dieser Stelle steht"; a name
    may follow a conjunction."""
    verb = text.folded[where.start : where.end].partition(" ")[2]
    before = text.folded[max(0, where.start - 30) : where.start].split(" ")
    last = before[-2] if len(before) > 1 and not before[-1] else ""
    return bool(_GERMAN.fullmatch(verb)) and last.isalpha() and last.islower() and last not in _CONJUNCTIONS


@lru_cache
def _compiled() -> tuple[re.Pattern[str], ...]:
    """Return the patterns, compiled when the first text is read: that takes a tenth of a second."""
    return tuple(re.compile(pattern) for pattern in _PATTERNS)


def _in_sentence(text: Text, sentence: Range) -> Iterator[Range]:
    places = sorted(
        {
            where
            for pattern in _compiled()
            for matched in pattern.finditer(text.folded, sentence.start, sentence.end)
            if (where := _of_source(matched))
        },
        key=lambda where: (where.start, -where.end),
    )
    places = [where for where in places if not _is_noun(text, where)]
    done = sentence.start
    for where in places:
        if where.start >= done:
            done = where.end
            yield where
