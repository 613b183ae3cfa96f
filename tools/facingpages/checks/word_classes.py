"""Guess word classes: adjectives and adverbs by their endings, names by their capitals.

A rule of thumb for English, without a tagger: it serves to see what a reader earns who marks by the look
of words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from facingpages.course.passage import Passage
from facingpages.text.folded import Range

# Endings of adjectives and adverbs that are seldom anything else; the words they make have five letters or
# more.
_ENDINGS: Final = re.compile(
    r"\w{2,}(?:ly|ous|ful|less|ive|able|ible|ical|ish|ary|ory|istic|esque|ant|ent|al|ic)\Z"
)
_NOT: Final = frozenset(  # nouns and verbs with such an ending
    """
    government president parliament settlement agreement statement document argument commitment treatment investment moment
    department movement comment element development arrangement announcement engagement involvement deployment environment
    incident student client accident event present percent represent prevent supply family assembly reply apply rely july
    italy ally capital criminal proposal refusal withdrawal approval arrival rival official general journal principal material
    public republic music traffic critic logic topic panic territory victory history military secretary february january
    objective initiative perspective executive offensive initiate native archive active representative motive narrative
    table cable enable finish publish establish british wish english want grant current signal deal real total animal rival
    """.split()
)
_COMMON: Final = frozenset(  # adjectives and adverbs that no ending shows
    """
    absurd bad bare big bitter bleak blind bold brave brutal clear cold cruel cynical dark dead deep dire empty evil fair false
    fierce firm fresh full good grave great grim hard harsh heavy high hollow honest huge just large long low mad main mere
    naive new old only open phoney poor pure quick quiet rapid rare raw real rich right rogue rough safe severe sharp sheer short
    small soft strong sudden sure swift thin tiny total tough true utter vague vain vast very weak whole wide wild worse worst
    worthless wrong young better best more most much never always still too so
    """.split()
)


def describing(passage: Passage) -> list[Range]:
    """Return the adjectives and adverbs of a passage, in characters, by their endings and a short list."""
    return [where for where, word in _words(passage) if _describes(word.casefold())]


def _describes(word: str) -> bool:
    return word in _COMMON or (len(word) >= 5 and word not in _NOT and bool(_ENDINGS.match(word)))


def capitals(passage: Passage) -> list[Range]:
    """Return the words of a passage that have a capital and do not begin a sentence, in characters."""
    openings = _openings(passage)
    return [
        where
        for where, word in _words(passage)
        if word[:1].isupper() and where.start not in openings and word != "I"
    ]


def _openings(passage: Passage) -> set[int]:
    """Return where the first word of each sentence begins."""
    numbers = (passage.text.words_in(sentence) for sentence in passage.text.sentences_in(passage.where))
    return {passage.text.words[number.start].start for number in numbers if len(number)}


def _words(passage: Passage) -> Iterator[tuple[Range, str]]:
    for number in range(passage.seed_words.start, passage.seed_words.end):
        where = passage.text.words[number]
        yield where, passage.text.folded[where.start : where.end]
