"""Moodle XML: each exercise as questions of Moodle's question bank.

Loaded terms become a multiple choice of numbered phrases, a citation check one multiple choice a question,
claim and evidence a Cloze question with a dropdown a part, a rewriting an essay that a teacher marks.
What Moodle accepts was read from its importer (`question/format/xml`) and its question types."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final, assert_never
from xml.etree.ElementTree import Element, indent, tostring

from facingpages.course.course import Course
from facingpages.course.items import (
    Choosing,
    Exercise,
    Marking,
    Rewriting,
    Sorting,
)
from facingpages.export.moodle import choice, cloze, essay
from facingpages.export.moodle.parts import category
from facingpages.export.target import Carried, Target
from facingpages.handout.compose.compose import Subject

_HOME: Final = "Facing Pages"  # the category of the question bank


def write(subjects: Sequence[Subject], course: Course) -> bytes:
    """Return the XML file with a category for each lesson and the questions of each exercise."""
    quiz = Element("quiz")
    for subject in subjects:
        quiz.append(category(_HOME, subject.title))
        for exercise in subject.exercises:
            quiz.extend(questions(exercise, course.language))
    indent(quiz)
    written: bytes = tostring(quiz, "utf-8")
    return b'<?xml version="1.0" encoding="UTF-8"?>\n' + written + b"\n"


def questions(exercise: Exercise, language: str) -> Iterator[Element]:
    """Yield the questions of one exercise."""
    task = exercise.items[0].task
    match task:
        case Marking():
            yield choice.marking(exercise, language)
        case Sorting():
            yield cloze.sorting(exercise, language)
        case Choosing():
            for number in range(len(exercise.items)):
                yield choice.choosing(exercise, number, language)
        case Rewriting():
            yield essay.rewriting(exercise, language)
        case _:
            assert_never(task)


def carry(exercise: Exercise) -> Carried:
    """Return what becomes of an exercise in Moodle."""
    task = exercise.items[0].task
    match task:
        case Marking():
            return choice.carried_marking(exercise)
        case Sorting():
            return cloze.carry(exercise)
        case Choosing():
            return choice.carried_choosing(exercise)
        case Rewriting():
            return essay.CARRIED
        case _:
            assert_never(task)


TARGET: Final = Target("moodle", "Moodle", ".xml", carry, write)
