"""The front page: a first exercise, a start button, and every lesson as a card with a progress ring."""

from __future__ import annotations

from dataclasses import dataclass

from facingpages.course import opening
from facingpages.course.course import Course, Mode
from facingpages.course.items import LearnerExercise
from facingpages.course.opening import Opening, Sentence
from facingpages.page import render


@dataclass(frozen=True, slots=True)
class Card:
    """One lesson's card on the front page; it holds nothing of a key."""

    id: str
    title: str
    question: str
    minutes: int
    is_test: bool
    exercises: tuple[LearnerExercise, ...]


def cards(course: Course) -> list[Card]:
    """Return a card for each page with exercises, in the order of the navigation."""
    all_cards = []
    for page in course.ordered:
        used = course.exercises_of(page.id)
        if not page.front or not used:
            continue
        plan = course.plans[page.id].data if page.id in course.plans else None
        all_cards.append(
            Card(
                page.id,
                page.front.data.title,
                plan.question if plan else "",
                plan.minutes(45) if plan else sum(exercise.stem.minutes for exercise in used),
                plan is not None and plan.purpose == "test",
                tuple(exercise.without_key() for exercise in used),
            )
        )
    return all_cards


def path(course: Course) -> str:
    """Return the HTML of the lessons as cards, the tests after them."""
    return render.page("path.html.j2", course.language, cards=cards(course))


def start(course: Course, first: Opening, mode: Mode) -> str:
    """Return the HTML of the first exercise and its start button; in class mode it shows no answer."""
    return render.page(
        "start.html.j2",
        course.language,
        sentences=[_shown(course, sentence) for sentence in first.sentences],
        answer=first.answer,
        keyed=mode is not Mode.CLASS,
        cards=cards(course),
    )


def _shown(course: Course, sentence: Sentence) -> tuple[Sentence, str | None]:
    """Return a quotation, tagged with its language if that is not the language of the course."""
    place = opening.find(course, sentence)
    language = place[0].entry.language if place else None
    return sentence, language if language != course.language else None
