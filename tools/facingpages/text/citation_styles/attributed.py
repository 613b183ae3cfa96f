"""The style `attribution`: words that name or describe a source and give no way to it, "according to a 2021
study", "a report by the council says", "said Ines Hart".

A source is a person, an office or a document with a verb of saying or a preposition; a pronoun is none.  In a
text about one work, neither are its author and its persons.  The lists are ours, in nine languages, and the
same for every text; `other_scripts` finds works in seven more.  `tests/bench/test_citations.py` measures them
on texts that they were not made by."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import Final

from facingpages.text.citation_styles import other_scripts
from facingpages.text.citation_styles.attribution_patterns import is_cue, patterns
from facingpages.text.citation_styles.model import Citation, Style, Target
from facingpages.text.citation_styles.source_shapes import ENGLISH, GERMANIC, ROMANCE
from facingpages.text.citation_styles.source_words import DOCUMENTS, FAMILIES, PEOPLE, TO
from facingpages.text.citation_styles.sparing import possible
from facingpages.text.citation_styles.verb_forms import saying
from facingpages.text.folded import Range, Text

_NO_SOURCES: Final = frozenset(
    "I He She It We They You This That These Those There Who What Which But And So If When While As In On At"
    " For Then Here Yet Now Someone Everyone Nobody"
    " One Some Many Most Others Because Although Er Sie Es Wir Ich Man Das Dies Il Elle On Nous Ils Elles Él"
    " Ella Ellos Ele Ela Eles Lui Lei Hij Zij Ze Hun"
    " O Os As Lo Cela Ceci Ce Qui Que Quem Quien Qué Was Wer Wie Jetzt Auch Co Kto All Today There's Let"
    " Hier Gern Also Dabei Damit Dort Dann So Nun Heute Doch Denn Bei Mit Im Am Zum Aus Für Vor Seit Angeblich"
    " Hierzu Allerdings Außerdem Zudem Deshalb Daher Darum Danach Dennoch Trotzdem Bereits Oft Aktuell"
    " Mittlerweile Inzwischen Vielmehr"
    " On Ona Oni To Он Она Они Мы Я Він Вона Вони".split()
)


_CONJUNCTIONS: Final = frozenset("dass wie und aber als so wenn weil denn ob auch dat en maar omdat".split())
_NEAR: Final = 20  # letters, as " in a new ", between a verb and a linked document
_TOLD: Final = 2  # marks of the same name, or of chapters, in a text about one work
_CITED: Final = re.compile(r"\W*(?:(chapter|act|book)\b|([^\W\d_]+))", re.IGNORECASE)
_BARE: Final = frozenset(
    "say argue claim suggest show warn note insist maintain contend conclude report admit confirm indicate allege"
    " write explain state tell add find estimate observe recall describe declare predict reveal recommend ask"
    " mention comment highlight agree demonstrate caution underline complain concede counter urge".split()
)
_CUE: Final = re.compile(r"\w+(?:['\u2019-]\w+)*|[\"\u00bb:]")
_NEAR_CUE: Final = 400  # letters on either side of a word of saying that an attribution by it can be in
_LEAST: Final = 10  # small words of a text by which its languages are known
_SHARE: Final = 6  # one of so many of its small words makes a family one that a text is written in
# Portuguese articles, which are other words in English: "As autoridades dizem"
_ARTICLE: Final = re.compile(r"(?:O|Os|As|Lo)\s[a-zà-öø-ÿ-]+\s")
_ENDING: Final = re.compile(r"['\u2019].*")


class _Words:
    """The lists of words as patterns, compiled when a text first needs them: that takes a while."""

    @cached_property
    def german(self) -> re.Pattern[str]:
        return re.compile(saying(GERMANIC))

    @cached_property
    def verb(self) -> re.Pattern[str]:
        return re.compile(rf"\b(?:{'|'.join(saying(one) for one in range(len(FAMILIES)))})\b")

    @cached_property
    def work(self) -> re.Pattern[str]:
        return re.compile(rf"(?i)\b(?:{'|'.join(DOCUMENTS)})\b")

    @cached_property
    def office(self) -> re.Pattern[str]:
        return re.compile(rf"(?i)\b(?:{'|'.join((*DOCUMENTS, *PEOPLE, TO))})\b")

    @cached_property
    def described(self) -> re.Pattern[str]:
        nouns = "|".join((*DOCUMENTS, *PEOPLE))
        return re.compile(rf"(?:In|Many|Most|Some|One|This|That)\s(?:[\w'\u2019-]+\s){{0,3}}?(?:{nouns})\b")


_WORDS: Final = _Words()


def read(text: Text, lines: Sequence[int], marks: Sequence[Citation]) -> Iterator[Citation]:
    """Yield each attribution of the lines in a sentence that no mark but a link is in; its target is the
    source as named, with no entry."""
    families = _families(text)
    for number in lines:
        for sentence in text.sentences_in(text.lines[number - 1]):
            yield from _of_sentence(text, number, sentence, marks, families)


def works(text: Text, lines: Sequence[int], marks: Sequence[Citation], where: Range) -> Iterator[Citation]:
    """Yield each attribution in a range whose source is a study, a report or another work, and not a person
    or an office. Only sentences that name a work are read, since few do and the patterns cost a tenth of a
    second."""
    for number in range(text.line_at(where.start), text.line_at(where.end - 1) + 1):
        for sentence in text.sentences_in(text.lines[number - 1]) if number in lines else ():
            if sentence.overlaps(where) and names_work(text, sentence):
                for found in _of_sentence(text, number, sentence, marks, _families(text)):
                    if found.where.overlaps(where) and names_work(text, found.where):
                        yield found


def names_work(text: Text, where: Range) -> bool:
    """Return whether a range holds a word for a study, a report or another work."""
    return bool(_WORDS.work.search(text.folded[where.start : where.end])) or any(
        other_scripts.works(text.folded, where)
    )


def _of_sentence(
    text: Text, number: int, sentence: Range, marks: Sequence[Citation], families: frozenset[int]
) -> Iterator[Citation]:
    if any(mark.where.overlaps(sentence) for mark in marks if mark.style is not Style.LINK):
        return
    links = [mark.where for mark in marks if mark.style is Style.LINK and mark.where.overlaps(sentence)]
    for where in _in_sentence(text, sentence, families):
        if _is_about_one_work(marks) and not _WORDS.office.search(text.folded, where.start, where.end):
            continue  # the author or a person of the work that the text is about
        if not any(_leads(text, link, where) for link in links):
            shown = text.show(where)
            yield Citation(where, number, shown, Style.ATTRIBUTION, (Target(shown),))


def _leads(text: Text, link: Range, where: Range) -> bool:
    """Return whether a link leads to the source itself: its words are the attribution, or a document in or
    after it, as in "Ines Hart wrote in a blog post"; the name of a person leads to the person."""
    if where in link:
        return True
    near = link.overlaps(where) or 0 <= link.start - where.end <= _NEAR
    words = text.folded[link.start : link.end]
    return near and bool(_WORDS.work.search(words) or _WORDS.verb.search(words))


def _of_source(matched: re.Match[str], families: frozenset[int]) -> Range | None:
    """Return a match without words before the source that only look like a name, "As Ines Hart says"; None
    where nothing is left of it but a verb."""
    words = matched.group().split(" ")
    start = 0
    if "I" in words or words[0].startswith(("I'", "I\u2019")):
        return None
    described = _WORDS.described.match(matched.group()) or (
        ROMANCE in families and ENGLISH not in families and _ARTICLE.match(matched.group())
    )
    while words and _ENDING.sub("", words[0]) in _NO_SOURCES and not described:
        start += len(words.pop(0)) + 1
    if len(words) > 1 and words[-1] in _BARE and _is_one(words[:-1]):
        return None
    left = " ".join(words)
    end = matched.end() - (left.endswith(".") and len(words[-1]) > len("J."))
    return (
        Range(matched.start() + start, end)
        if words and (not start or left.removeprefix("the ")[:1].isupper())
        else None
    )


def _is_one(words: Sequence[str]) -> bool:
    """Return whether words name one person or thing: in "New Zealand claim" the claim is a noun."""
    last = words[-1]
    return last[:1].isupper() and not last.endswith("s") and "and" not in words


def _is_noun(text: Text, where: Range) -> bool:
    """Return whether the source is a German noun after a small word, as in "an dieser Stelle steht"; a name
    may follow a conjunction."""
    verb = text.folded[where.start : where.end].partition(" ")[2]
    before = text.folded[max(0, where.start - 30) : where.start].split(" ")
    last = before[-2] if len(before) > 1 and not before[-1] else ""
    return (
        bool(_WORDS.german.fullmatch(verb))
        and last.isalpha()
        and last.islower()
        and last not in _CONJUNCTIONS
    )


def _is_about_one_work(marks: Sequence[Citation]) -> bool:
    """Return whether marks give pages of the same author again and again, or chapters: whom the text names is
    then that author, or a person of the work."""
    found = [_CITED.match(mark.shown) for mark in marks if mark.style is Style.NAME_PAGE]
    return any(count >= _TOLD for count in Counter(one[1] or one[2] for one in found if one).values())


def _families(text: Text) -> frozenset[int]:
    """Return the families of languages that a text is written in; all of them where too few words tell."""
    counts = Counter(text.folded.casefold().split())
    known = [sum(counts[word] for word in words.split()) for words in FAMILIES]
    if sum(known) < _LEAST:
        return frozenset(range(len(FAMILIES)))
    return frozenset(place for place, count in enumerate(known) if count * _SHARE >= sum(known))


def _in_sentence(text: Text, sentence: Range, families: frozenset[int]) -> Iterator[Range]:
    places = sorted(
        {
            where
            for near in _near_cues(text, sentence, families)
            for pattern in possible(patterns(families), text.folded, near.start, near.end)
            for matched in pattern.finditer(text.folded, near.start, near.end)
            if (where := _of_source(matched, families))
        },
        key=lambda where: (where.start, -where.end),
    )
    places = [where for where in places if not _is_noun(text, where)]
    places = sorted([*places, *other_scripts.works(text.folded, sentence)], key=lambda w: (w.start, -w.end))
    done = sentence.start
    for where in places:
        if where.start >= done:
            done = where.end
            yield where


def _near_cues(text: Text, sentence: Range, families: frozenset[int]) -> Iterator[Range]:
    """Yield the parts of a sentence that are near a word of saying or a quotation; each word is judged once,
    so that a long text costs no more a word than a short one."""
    judged: dict[str, bool] = {}
    start = end = sentence.start
    for word in _CUE.finditer(text.folded, sentence.start, sentence.end):
        if word[0] not in judged:
            small = word[0].casefold()
            parts = {small, *small.split("-")}
            judged[word[0]] = not small[0].isalnum() or any(is_cue(one, families) for one in parts)
        if not judged[word[0]]:
            continue
        first = max(sentence.start, word.start() - _NEAR_CUE)
        first = text.folded.find(" ", first, word.start()) if first > sentence.start else first
        if first > end:
            if end > start:
                yield Range(start, end)
            start = first
        last = word.end() + _NEAR_CUE
        end = max(end, text.folded.rfind(" ", word.end(), last) if last < sentence.end else sentence.end)
    if end > start:
        yield Range(start, end)
