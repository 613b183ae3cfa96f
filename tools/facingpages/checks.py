"""Checks: what must hold between the parts of a course, beyond what a file or a quotation shows by itself.

`run` returns every finding, those of loading included, sorted.  A part that has a finding already is not judged
again: one mistake is one finding.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from facingpages import budget, coverage, navigation, plans
from facingpages.authored import Authored
from facingpages.course import Course
from facingpages.directives import Directive, Misused, unknown
from facingpages.exercise_formats import ExerciseFile, LoadedTermsFile
from facingpages.fields import NOT_STATED
from facingpages.files.findings import Finding, closest
from facingpages.formats import STATED, SeedsFile
from facingpages.items import Exercise, MarkKey, Passage
from facingpages.placing import Zone, place
from facingpages.reading import SEEDS_YML, Lesson
from facingpages.selftest import faults
from facingpages.text.dates import stated
from facingpages.text.folded import fold

# Words that say a passage by its place; they are English, as the checker is.
_COUNTED = re.compile(r"\b(?:first|second|left|right|left-hand|right-hand|upper|lower)\s+(?:passage|text|page|column)\b", re.IGNORECASE)
MOST_UNEVEN = 1.5  # the length of a passage, in words, as a multiple of the one it faces


def run(course: Course) -> list[Finding]:
    """Return all findings of a course, sorted by place."""
    found = list(course.findings)
    if course.seeds_file:
        found += _provenance(course, course.seeds_file)
        found += _strays(course, course.seeds_file)
        found += _events(course, course.seeds_file)
    for id, exercise in course.exercises.items():
        found += _exercise(course.files[id], exercise)
    found += _one_yardstick(course)
    found += _lessons(course)
    found += navigation.check(course)
    for id, plan in course.plans.items():
        found += plans.check(course, id, plan)
    if not found:  # counts of a course with mistakes would accuse the wrong thing
        found += coverage.check(course)
        found += budget.check(course, course.seeds_file) if course.seeds_file else ()
    return sorted(set(found))


def _provenance(course: Course, file: Authored[SeedsFile]) -> Iterator[Finding]:
    """Title, author, outlet and date stand in the text as stated; sides are declared; ids are used once."""
    sides = [side.id for side in file.data.sides]
    seen: set[str] = set()
    for index, entry in enumerate(file.data.seeds):
        if entry.id in seen:
            yield file.finding(("seeds", index, "id"), "seed-repeated", f"the seed `{entry.id}` stands here again", "Keep one of the two.")
        seen.add(entry.id)
        if entry.side not in sides:
            yield file.finding(("seeds", index, "side"), "unknown-side", f"`{entry.side}` is not one of the sides", closest(entry.side, sides))
        seed = course.seeds.get(entry.id)
        if seed and entry.words != (words := len(seed.text.words)):
            message = f"{entry.id} has {words} words, not {entry.words}"
            yield file.finding(("seeds", index, "words"), "words-differ", message, f"Write words: {words}.")
        for name in STATED:
            value = getattr(entry, name)
            if seed and value != NOT_STATED and fold(value) not in seed.text.folded:
                message = f"the {name} `{value}` does not stand in seeds/{entry.id}.txt"
                yield file.finding(("seeds", index, name), "not-in-text", message, f"Copy it as the text has it, or write `{NOT_STATED}`.")


def _events(course: Course, file: Authored[SeedsFile]) -> Iterator[Finding]:
    """Every event stands in the texts where it is said to, and one of the quotations states its date."""
    for index, event in enumerate(file.data.events):
        steps = ("events", index)
        for place_, quote in enumerate(event.stated):
            seed = course.seeds.get(quote.seed)
            if not seed and quote.seed not in {entry.id for entry in file.data.seeds}:
                yield file.finding(
                    (*steps, "stated", place_, "seed"), "unknown-seed", f"there is no seed `{quote.seed}`", closest(quote.seed, course.seeds)
                )
            if seed:
                placed = place(quote, [Zone(seed.entry, seed.text, seed.whole)], file, (*steps, "stated", place_))
                if isinstance(placed, Finding):
                    yield placed
        if event.date not in {date for quote in event.stated for date in stated(fold(quote.exact))}:
            message = f"no quotation of this event states {event.date}"
            yield file.finding(
                (*steps, "date"), "event-undated", message, "Quote the words that state the date with its year, or write the date they state."
            )


def _strays(course: Course, file: Authored[SeedsFile]) -> Iterator[Finding]:
    """Nothing lies in `seeds/` that `seeds.yml` does not name."""
    named = {f"{entry.id}.txt" for entry in file.data.seeds} | {"seeds.yml"}
    for stray in sorted(p.name for p in (course.root / "seeds").iterdir() if p.name not in named):
        yield Finding(SEEDS_YML, 1, 1, "seed-stray", f"seeds/{stray} is not named in seeds.yml", "Add it to `seeds`, or delete the file.")


def _exercise(file: Authored[ExerciseFile], exercise: Exercise) -> Iterator[Finding]:
    passages = exercise.stem.passages
    if len(passages) == 2:
        if counted := _COUNTED.search(file.data.prompt):
            message = f"`{counted.group()}` is another one for half of the readers, since the sides change places from visit to visit"
            yield file.finding(("prompt",), "passage-counted", message, 'Say which text you mean by what it is, as "the letter" or "the essay".')
        for code, message, hint in unfair(passages[0], passages[1]):
            yield file.finding(("stimulus", 1, "seed" if code == "pair-one-sided" else "lines"), code, message, hint)
    for item in exercise.items:
        for message, hint in faults(item):
            yield file.finding(("kind",), "key-not-sound", message, hint)


def _one_yardstick(course: Course) -> Iterator[Finding]:
    """A word that two exercises key has one verdict: what is loaded on one page is not plain on another."""
    judged: dict[tuple[str, int], tuple[str, str]] = {}
    for id, exercise in course.exercises.items():
        key, data = exercise.items[0].key, course.files[id].data
        if not isinstance(key, MarkKey) or not isinstance(data, LoadedTermsFile):
            continue
        for span in key.spans:
            passage = next(p for p in exercise.stem.passages if span.words in p.words)
            shift = passage.seed_words.start - passage.first_word
            places = [(passage.seed.id, number + shift) for number in range(span.words.start, span.words.end)]
            other = next((judged[place] for place in places if place in judged and judged[place][0] != span.verdict), None)
            if other:
                index = next(i for i, entry in enumerate(data.spans) if entry.why == span.why)
                message = f"`{data.spans[index].mark.exact}` is {span.verdict} here and {other[0]} in {other[1]}"
                hint = "Key the same words alike, or argue in both that they are contested."
                yield course.files[id].finding(("spans", index, "verdict"), "verdict-differs", message, hint)
            judged.update({place: (span.verdict, id) for place in places if place not in judged})


def unfair(first: Passage, second: Passage) -> Iterator[tuple[str, str, str]]:
    """Yield what makes two passages no facing pair: one side only, or one much longer than the other."""
    if first.seed.side == second.seed.side:
        message = f"{first.seed.id} and {second.seed.id} are on one side, {first.seed.side}"
        yield "pair-one-sided", message, "Pair two texts that answer the question differently."
    short, long = sorted((len(first.words), len(second.words)))
    if long > MOST_UNEVEN * short:
        message = f"the passages have {len(first.words)} and {len(second.words)} words"
        yield "pair-uneven", message, f"Choose lines so that neither is more than {MOST_UNEVEN} times as long as the other."


def _lessons(course: Course) -> Iterator[Finding]:
    """Every directive can be followed, and every exercise is used by one lesson, once."""
    used: dict[str, str] = {}
    for lesson in course.lessons:
        for directive in lesson.directives:
            yield from _directive(course, lesson, directive, used)
    for id in sorted(course.present - set(used)):
        if not (course.root / f"exercises/{id}.yml").is_file():
            continue  # its name has the finding
        hint = f"Add `::: exercise {id}` to a lesson, or delete the file."
        yield Finding(f"exercises/{id}.yml", 1, 1, "exercise-unused", f"no lesson uses the exercise `{id}`", hint)


def _directive(course: Course, lesson: Lesson, directive: Directive, used: dict[str, str]) -> Iterator[Finding]:
    def finding(code: str, message: str, hint: str) -> Finding:
        return Finding(lesson.path, directive.line, 1, code, message, hint)

    if directive.unread:
        yield finding("directive-unread", directive.unread.message, directive.unread.hint)
    if directive.name == "exercise" and directive.words and directive.words[0] in course.present:
        id = directive.words[0]
        if id in used:
            yield finding("exercise-repeated", f"the exercise `{id}` is used already, on {used[id]}", "Use an exercise once.")
        used.setdefault(id, f"{lesson.path}:{directive.line}")
        if id not in course.exercises and len(directive.words) == 1:
            return  # its file has the finding
    if directive.unread:
        return  # what else is wrong is said once it is written as a directive
    try:
        if directive.name == "exercise":
            course.exercise(directive)
        elif directive.name == "facing":
            passages = course.facing(directive)
            noisy = [said for passage in passages if (said := course.seeds[passage.seed.id].noise_said(passage.lines))]
            for message in noisy:
                yield finding("noise-in-stimulus", message, "Choose lines without it.")
            if not noisy:
                for fault in unfair(*passages):
                    yield finding(*fault)
        elif directive.name == "lesson":
            course.plan(directive)
        else:
            raise unknown(directive)
    except Misused as misused:
        if not course.findings or not _at_fault_elsewhere(course, directive):
            yield finding("directive-wrong", misused.message, misused.hint)


def _at_fault_elsewhere(course: Course, directive: Directive) -> bool:
    """Return whether a directive fails because of a seed or a front matter that has its own finding."""
    if directive.name == "lesson":
        return any(finding.path.rpartition(".")[0] == f"exercises/{word}/plan" for word in directive.words for finding in course.findings)
    if directive.name != "facing":
        return False
    if not course.seeds_file:
        return True
    unread = {entry.id for entry in course.seeds_file.data.seeds} - set(course.seeds)
    return any(word.partition(":")[0] in unread for word in directive.words)
