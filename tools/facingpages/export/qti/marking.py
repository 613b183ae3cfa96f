"""Loaded terms in QTI: every word of the passages can be marked, so that the form gives nothing away.

A reader who marks the core of each loaded span, or the whole span, and nothing else earns 1.  A plain word
costs what half a span of its share would earn; contested words, and those of a span beside its core, count
neither way."""

from __future__ import annotations

import math
import random
from collections.abc import Iterator, Sequence
from typing import Final
from xml.etree.ElementTree import Element

from facingpages.course.formats.answers import Answer
from facingpages.course.items import Exercise, MarkKey
from facingpages.course.passage import Passage
from facingpages.export import phrases
from facingpages.export.elements import element, passage_of
from facingpages.export.qti.parts import base, feedback, mapping, outcome, response, sets, unless_null
from facingpages.export.target import Carried, GiveAway
from facingpages.language.messages import N_, catalogue
from facingpages.text.folded import Range

_DRAWS: Final = 200


def worth(exercise: Exercise) -> tuple[dict[int, float], float]:
    """Return what each keyed word is worth, and what every other word is."""
    key = exercise.items[0].key
    assert isinstance(key, MarkKey)
    touched = [span for span in key.spans if span.verdict != "plain"]
    values = {number: 0.0 for span in touched for number in _numbers(span.words)}
    loaded = [span for span in key.spans if span.verdict == "loaded"]
    for span in loaded:
        values |= {number: 1 / len(loaded) / len(span.core) for number in _numbers(span.core)}
    return values, (-1 / (2 * len(loaded)) if loaded else -1.0)


def earned(exercise: Exercise, marked: frozenset[int]) -> float:
    """Return what marked words earn by the item's rule: their sum, from 0 to 1; where nothing is loaded, 1
    less what they cost."""
    values, other = worth(exercise)
    total = math.fsum(values.get(word, other) for word in marked)
    start = 0.0 if any(value > 0 for value in values.values()) else 1.0
    return min(1.0, max(0.0, start + total))


def parts(exercise: Exercise, language: str) -> Iterator[Element]:
    """Yield the parts of the item."""
    _ = catalogue(language).gettext
    key = exercise.items[0].key
    assert isinstance(key, MarkKey)
    values, other = worth(exercise)
    right = [_id(number) for number, value in sorted(values.items()) if value > 0]
    lowest, highest = (0.0, 1.0) if right else (-1.0, 0.0)
    listed = values or {0: other}  # a mapping has at least one entry
    mapped = mapping({_id(n): value for n, value in sorted(listed.items())}, other, lowest, highest)
    yield response("RESPONSE", "multiple", "identifier", right, mapped)
    yield outcome("SCORE", "float", 0.0)
    yield outcome("FEEDBACK", "identifier")
    texts = [part for passage in exercise.stem.passages for part in _passage(passage, language)]
    # a paragraph of the body, and no `prompt`: players are known that show none with hot text
    prompt = element("p", element("strong", exercise.stem.prompt))
    interaction = element("hottextInteraction", *texts, responseIdentifier="RESPONSE", maxChoices="0")
    yield element("itemBody", prompt, interaction)
    some = element("mapResponse", identifier="RESPONSE")
    if not right:
        some = element("sum", base("float", "1"), some)
    nothing = sets("SCORE", base("float", "0" if right else "1"))
    condition = unless_null("RESPONSE", nothing, sets("SCORE", some))
    yield element("responseProcessing", condition, sets("FEEDBACK", base("identifier", "WHY")))
    reasons = [
        element(
            "li",
            element("strong", phrases.shown(exercise, phrase)),
            f" {phrases.reason(phrase, language)}",
        )
        for phrase in (phrases.Phrase(span.words, span) for span in key.spans)
    ]
    told = element("ul", *reasons) if reasons else element("p", _("Nothing here is loaded."))
    yield feedback("FEEDBACK", "WHY", told)


def carried(exercise: Exercise, lost: Sequence[str]) -> Carried:
    """Return what becomes of a marking exercise in QTI."""

    def scored(given: Answer) -> float:
        marks = [Range(mark.start, mark.end) for mark in given.marks or []]
        return earned(exercise, frozenset(word for mark in marks for word in _numbers(mark)))

    words = exercise.stem.passages[-1].words.end
    everything = frozenset(range(words))
    values, _other = worth(exercise)
    luck = random.Random(1)  # noqa: S311  nothing secret
    draws = [frozenset(n for n in everything if luck.random() < 1 / 2) for _draw in range(_DRAWS)]
    chance = math.fsum(earned(exercise, draw) for draw in draws) / _DRAWS
    share = sum(value > 0 for value in values.values()) / words
    return Carried(
        N_("every word can be marked"),
        scored,
        (
            N_("passages and prompt, any word can be marked"),
            N_("contested words count neither way"),
            N_("every keyed phrase with its reason"),
        ),
        (
            N_("two expressions side by side are not told apart"),
            N_("each word earns its share, in place of our score of whole expressions"),
        ),
        (N_("naming the technique"), N_("the reader’s own wording"), N_("hints"), *lost),
        key_visible=True,
        give_away=GiveAway(share, earned(exercise, everything), chance),
    )


def _numbers(words: Range) -> range:
    return range(words.start, words.end)


def _id(word: int) -> str:
    return f"W{word}"


def _passage(passage: Passage, language: str) -> Iterator[Element]:
    """Yield a passage, with an element for each word, numbered as in the exercise."""
    *head, quote = passage_of(passage, language)
    yield from head
    shift = passage.first_word - passage.seed_words.start
    lines = []
    for _number, line in passage.paragraphs():
        pieces: list[str | Element] = []
        done = line.start
        inside = passage.text.words_in(line)
        for number in _numbers(inside):
            word = passage.text.words[number]
            pieces.append(passage.text.show(Range(done, word.start)))
            pieces.append(element("hottext", passage.text.show(word), identifier=_id(number + shift)))
            done = word.end
        lines.append(element("p", *pieces, passage.text.show(Range(done, line.end))))
    yield element("blockquote", *lines, **quote.attrib)
