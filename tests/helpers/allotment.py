"""What this course demands of its keys over all exercises: counts, fresh lines for the tests, forms that
match.

Each function yields what breaks one demand, as a file and a sentence, so that a failing test says where to
look."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator

from facingpages.checks import coverage
from facingpages.course.course import Course
from facingpages.course.items import ChoiceKey, Choosing, Exercise, MarkKey, SortKey

FORMS = ("test-form-a", "test-form-b")
TESTS = ("final-assessment", *FORMS)  # what a student meets fresh: no line of theirs is keyed in a lesson
MOST_LOADED, MOST_PARTS, MOST_USES = 8, 9, 2
NEAR = 0.9  # equal within a tenth
LEAST_RIGHT = 2  # how often each answer that is offered is right
Breach = tuple[str, str]


def lesson_of(id: str) -> str:
    return id.partition("/")[0]


def large(course: Course) -> Iterator[Breach]:
    """Exercises with more loaded spans or parts than a student can hold."""
    for id, exercise in course.exercises.items():
        for item in exercise.items:
            if isinstance(item.key, MarkKey) and len(item.key.of("loaded")) > MOST_LOADED:
                yield (
                    f"exercises/{id}.yml",
                    f"{len(item.key.of('loaded'))} loaded spans, {MOST_LOADED} at most",
                )
            if isinstance(item.key, SortKey) and len(item.key.units) > MOST_PARTS:
                yield f"exercises/{id}.yml", f"{len(item.key.units)} parts, {MOST_PARTS} at most"


def worn(course: Course) -> Iterator[Breach]:
    """Paragraphs in more than two exercises."""
    users: dict[tuple[str, int], list[str]] = defaultdict(list)
    for id, exercise in course.exercises.items():
        for place in coverage.paragraphs(exercise):
            users[place].append(id)
    for (seed, line), ids in sorted(users.items()):
        if len(ids) > MOST_USES:
            yield f"seeds/{seed}.txt:{line}", f"is in {len(ids)} exercises: {', '.join(ids)}"


def stale(course: Course) -> Iterator[Breach]:
    """Lines of the tests and the final assessment that an exercise of a lesson shows too."""
    keyed: dict[tuple[str, int], str] = {}
    for id, exercise in course.exercises.items():
        if lesson_of(id) not in TESTS:
            keyed.update(dict.fromkeys(coverage.paragraphs(exercise), id))
    for id, exercise in course.exercises.items():
        if lesson_of(id) in TESTS:
            for seed, line in sorted(coverage.paragraphs(exercise)):
                if (seed, line) in keyed:
                    yield f"exercises/{id}.yml", f"{seed} {line} is keyed in a lesson: {keyed[(seed, line)]}"


def contested(course: Course) -> Iterator[Breach]:
    """Contested spans by side, where they are not equal within a tenth."""
    assert course.seeds_file
    counts = coverage.count(course)
    numbers = {side.id: counts[("contested spans", side.id)] for side in course.seeds_file.data.sides}
    few, many = min(numbers.values()), max(numbers.values())
    if few < NEAR * many and many - few > 1:
        yield "exercises", f"contested spans by side: {numbers}"
    share = coverage.largest(course)[("per cent", "contested among keyed spans")]
    if share > 15:
        yield "exercises", f"{share} % of the keyed spans are contested, 15 % at most"


def answers(course: Course) -> Iterator[Breach]:
    """Answers that are offered and right less than twice; `cannot tell` right in more than a third; a
    place that is right too often."""
    offered, right = Counter[tuple[str, str]](), Counter[tuple[str, str]]()
    places: dict[int, Counter[int]] = defaultdict(Counter)
    for exercise in course.exercises.values():
        for item in exercise.items:
            if isinstance(item.task, Choosing) and isinstance(item.key, ChoiceKey):
                ids = [choice.id for choice in item.task.choices]
                offered.update((item.task.axis, id) for id in ids)
                right[(item.task.axis, item.key.choice)] += 1
                places[len(ids)][ids.index(item.key.choice)] += 1
    for value, times in sorted(offered.items()):
        if right[value] < LEAST_RIGHT:
            yield (
                "exercises",
                f"{value[0]}: {value[1]} is offered {times} times and right {right[value]} times, {LEAST_RIGHT} at least",
            )
    questions = sum(right.values())
    untold = sum(number for (_, choice), number in right.items() if choice == "cannot-tell")
    if untold * 3 > questions:
        yield "exercises", f"cannot tell is right in {untold} of {questions} questions, a third at most"
    for size, at in sorted(places.items()):
        total = sum(at.values())
        if total >= 2 * size and max(at.values()) > 1.5 * total / size:
            yield (
                "exercises",
                f"of {total} questions with {size} choices, the right one is at places {dict(sorted(at.items()))} (from 0)",
            )


def profile(course: Course, form: str) -> dict[str, Counter[str]]:
    """Return what one form asks for: exercises, items, and the answers that earn credit."""
    exercises = [exercise for id, exercise in course.exercises.items() if lesson_of(id) == form]
    return {
        "exercises": Counter(exercise.stem.kind for exercise in exercises),
        "items": Counter(exercise.stem.kind for exercise in exercises for _ in exercise.items),
        "answers": Counter(answer for exercise in exercises for answer in _answers(exercise)),
    }


def _answers(exercise: Exercise) -> Iterator[str]:
    for item in exercise.items:
        if isinstance(item.key, MarkKey):
            yield from (f"{span.verdict} span" for span in item.key.spans if span.verdict != "plain")
        elif isinstance(item.key, SortKey):
            yield from (f"role {unit.role}" for unit in item.key.units)
        elif isinstance(item.key, ChoiceKey) and isinstance(item.task, Choosing):
            yield f"{item.task.axis} {item.key.choice}"


def words_shown(course: Course, form: str) -> int:
    """Return the words of all passages of a form."""
    return sum(
        len(p.words) for id, e in course.exercises.items() if lesson_of(id) == form for p in e.stem.passages
    )


def unmatched(course: Course) -> Iterator[Breach]:
    """Ways in which the two forms differ: in words by more than a tenth, in exercises and items at all, in
    answers by more than one each."""
    first, second = (profile(course, form) for form in FORMS)
    words = [words_shown(course, form) for form in FORMS]
    if min(words) < NEAR * max(words):
        yield "exercises", f"forms A and B show {words[0]} and {words[1]} words"
    for name in ("exercises", "items"):
        if first[name] != second[name]:
            yield "exercises", f"forms A and B differ in {name}: {dict(first[name])} and {dict(second[name])}"
    for answer in sorted({*first["answers"], *second["answers"]}):
        one, two = first["answers"][answer], second["answers"][answer]
        if abs(one - two) > (0 if answer.split()[0] in ("trace", "quotation", "support", "fitness") else 1):
            yield "exercises", f"forms A and B differ in answers: `{answer}` is right {one} and {two} times"
