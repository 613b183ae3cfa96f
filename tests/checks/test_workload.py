"""Workload: the minutes and the words of a lesson's core path, counted as a student meets them."""

from __future__ import annotations

from pathlib import Path

from facingpages.checks import coverage, workload
from facingpages.course.course import Course

MOST_MINUTES, MOST_WORDS = 45, 1600  # a school period; some ten minutes of it are reading


def test_the_core_path_of_each_lesson_fits_a_period(course: Course) -> None:
    """Each lesson's core path takes 45 minutes at most, and a student reads 1,600 words at most on it; the
    course states both."""
    counts, bounds = workload.counts(course), coverage.bounds(course)
    for unit, most in (("minutes", MOST_MINUTES), ("words", MOST_WORDS)):
        of_lesson = {name: number for (group, name), number in counts.items() if group == f"core {unit}"}
        assert set(of_lesson) == set(course.plans)
        assert {name: number for name, number in of_lesson.items() if not 0 < number <= most} == {}
        assert counts[("most", f"{unit} of a core path")] == max(of_lesson.values())
        assert bounds[("most", f"{unit} of a core path")].most == most


def test_what_comes_later_does_not_count(small: Path) -> None:
    """Words below the first exercise that is not on the path, the front matter and directives count for
    nothing."""
    page = small / "lessons" / "one-street.md"
    loaded = Course.load(small)
    (lesson,) = (one for one in loaded.lessons if one.id == "one-street")
    core = set(lesson.exercises)
    words = workload.page_words(lesson, core)
    page.write_text(page.read_text("utf-8") + "\nThree more words.\n", "utf-8")
    (longer,) = (one for one in Course.load(small).lessons if one.id == "one-street")
    assert workload.page_words(longer, core) == words + 3
    assert workload.page_words(longer, set()) < words


def test_an_exercise_is_its_request_its_passages_and_its_questions(small: Path) -> None:
    """A marking exercise has the words of its request and of its passages."""
    exercise = Course.load(small).exercises["one-street/before-the-vote"]
    shown = sum(len(passage.words) for passage in exercise.stem.passages)
    assert workload.exercise_words(exercise) == len(exercise.stem.prompt.split()) + shown
