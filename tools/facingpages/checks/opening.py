"""The first exercise: its quotations must be exact, come from two sides, and agree with the keys."""

from __future__ import annotations

from collections.abc import Iterator

from facingpages.checks import keyed
from facingpages.course import opening
from facingpages.course.course import Course
from facingpages.course.opening import Opening, Sentence
from facingpages.course.seed import Seed
from facingpages.text.anchors import Selector, match
from facingpages.text.folded import Lines, Range

Fault = tuple[str, str, str]


def faults(course: Course, first: Opening) -> Iterator[Fault]:
    """Yield what is wrong with a first exercise: a code, a message and a hint."""
    if course.seeds_file and len(course.seeds) < len(course.seeds_file.data.seeds):
        return  # a text that could not be read has its own finding
    sides: list[str] = []
    for sentence in first.sentences:
        place = opening.find(course, sentence)
        if not place:
            continue  # `quotations` reports words that no text has
        seed, where = place
        sides.append(seed.entry.side)
        line = seed.text.line_at(where.start)
        if noise := seed.noise_said(Lines(line, line)):
            yield "noise-in-stimulus", noise, "Quote the author's own words."
        elif set(course.exercises) == course.present:  # else a key that agrees may be in a file with mistakes
            yield from _keys(course, sentence, seed, where)
    if len(sides) == 2 and sides[0] == sides[1]:
        hint = "Quote two texts that answer the question differently."
        yield "pair-one-sided", f"both quotations of `::: start` are from one side, {sides[0]}", hint


def _keys(course: Course, sentence: Sentence, seed: Seed, where: Range) -> Iterator[Fault]:
    """Find bold words that no key calls loaded, and other words that a key does not call plain."""
    judged = list(_judged(course, seed))
    bold = [word for words in sentence.judging for word in match(Selector(words), seed.text, where)[:1]]
    for word in bold:
        numbers = seed.text.words_in(word)
        verdicts = {verdict for words, verdict in judged if words.overlaps(numbers)}
        if verdicts != {"loaded"}:
            is_keyed = f"is keyed {' and '.join(sorted(verdicts))}" if verdicts else "is not keyed"
            hint = "Choose words that an exercise keys as loaded, or list them under `taught` in exercises/yardstick.yml."
            yield "start-otherwise", f"`{seed.text.show(word)}` is in bold and {is_keyed}", hint
    inside = seed.text.words_in(where)
    chosen = [seed.text.words_in(word) for word in bold]
    for words, verdict in sorted(set(judged), key=lambda one: (one[0].start, one[1])):
        if verdict != "plain" and words.overlaps(inside) and not any(words.overlaps(one) for one in chosen):
            shown = seed.text.show(
                Range(seed.text.words[words.start].start, seed.text.words[words.end - 1].end)
            )
            hint = "Put it in bold too if it is loaded, or quote a stretch without it."
            yield "start-otherwise", f"`{shown}` is keyed {verdict} and is not in bold", hint


def _judged(course: Course, seed: Seed) -> Iterator[tuple[Range, str]]:
    """Yield the words of a text, in its word numbers, that an exercise or a worked example judges, with
    the verdict."""
    for id in course.exercises:
        for entry in keyed.of_exercise(course, id):
            if entry.seed == seed.entry.id:
                yield entry.where, entry.verdict
    for taught in course.yardstick.data.taught if course.yardstick else ():
        if taught.seed == seed.entry.id and taught.verdict:
            for place in match(taught.selector(), seed.text):
                yield seed.text.words_in(place), taught.verdict
