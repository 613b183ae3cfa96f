"""Learner's view: the exercises of a course as plain text for a second reader, with a file to write the
answers into.

It is made of `LearnerExercise`, which has no field for a key.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Final, assert_never

from facingpages.course.formats.answers import FORMAT
from facingpages.course.items import Choosing, LearnerExercise, LearnerItem, Marking, Rewriting, Sorting
from facingpages.course.passage import Passage
from facingpages.language.vocabulary import vocabulary
from facingpages.text.citations import Listed
from facingpages.text.folded import Range

_HOW: Final = """\
# The exercises, as a student sees them

Answer all of them from this page alone, and open nothing else. Write your answers into `answers.json` as you go, and do not
change one after you have gone on. Put your name into `reader`. If you were asked to read as somebody who argues for one side,
your name begins with `for-` and the id of that side: {partisans}.

- Loaded terms: `marks` is a list of `{{"start": 4, "end": 6, "exact": "the words"}}`. The number after each word is its own;
  `end` is the number of the word after the mark. Add `"technique": "..."` if you can name it. An empty list says that nothing is loaded.
- Roles: `roles` has one role for each part, in order.
- Questions: `choices` has the id of one answer for each question, in order. The words in question are
  between `**`, and the citation mark that belongs to them, if there is one, between `[[` and `]]`.
- Rewriting: `text` is your sentence.

Roles: {roles}

Techniques: {techniques}
"""


def page(exercises: Iterable[LearnerExercise], sides: Iterable[str], language: str) -> str:
    """Return the page that a second reader reads: how to answer, then every exercise."""
    words = vocabulary(language)
    how = _HOW.format(
        partisans=" or ".join(f"`for-{side}`" for side in sides),
        roles="; ".join(f"`{id}`: {term.definition}" for id, term in words.roles.items()),
        techniques=", ".join(f"`{id}`" for id in words.techniques),
    )
    return "\n".join([how, *(_exercise(exercise) for exercise in exercises)])


def answers(exercises: Iterable[LearnerExercise]) -> str:
    """Return the file of answers with nothing answered yet, as JSON."""
    empty = {exercise.stem.id: _empty(exercise) for exercise in exercises}
    return json.dumps({"format": FORMAT, "reader": "", "answers": empty}, ensure_ascii=False, indent=1) + "\n"


def _empty(exercise: LearnerExercise) -> dict[str, object]:
    task = exercise.items[0].task
    match task:
        case Marking():
            return {"marks": []}
        case Sorting():
            return {"roles": [None] * len(task.units)}
        case Choosing():
            return {"choices": [None] * len(exercise.items)}
        case Rewriting():
            return {"text": ""}
        case _:
            assert_never(task)


_LISTED: Final = {
    Listed.LIST: "The list of sources at the end of the text:",
    Listed.NOTES: "The notes of the text:",
    Listed.LINKS: "The links of the text, with their addresses:",
}


def _exercise(exercise: LearnerExercise) -> str:
    stem = exercise.stem
    lines = [f"## {stem.id}", "", f"**{stem.title}**", "", " ".join(stem.prompt.split()), ""]
    numbered = isinstance(exercise.items[0].task, Marking)
    for passage in stem.passages:
        lines += [f"Passage ({passage.seed.id} {passage.lines}):", ""]
        lines += [f"> {_line(passage, where, exercise, numbered)}\n" for _, where in passage.paragraphs()]
    if stem.source:
        lines += ["The source that is cited:", ""]
        lines += [f"> {stem.source.text.show(where)}\n" for _, where in stem.source.paragraphs()]
    if stem.entries:
        lines += [
            _LISTED[stem.listed],
            "",
            *(f"{n}. {words}" for n, (_, words) in enumerate(stem.entries, 1)),
            "",
        ]
    return "\n".join(
        [*lines, *(line for n, item in enumerate(exercise.items, 1) for line in _task(exercise, item, n))]
    )


def _line(passage: Passage, where: Range, exercise: LearnerExercise, numbered: bool) -> str:
    """Return a line of a passage, each word with its number where words are marked, the words in question
    between `**` and their citation mark between `[[` and `]]`."""
    text = passage.text
    if numbered:
        numbers = text.words_in(where)
        pieces, end = [], where.start
        for number in range(numbers.start, numbers.end):
            word = text.words[number]
            pieces.append(text.show(Range(end, word.end)) + f"/{passage.number(word).start}")
            end = word.end
        return "".join(pieces) + text.show(Range(end, where.end))
    focus = exercise.stem.focus
    signs = [(focus.claim, "**", "**"), *([(focus.mark, "[[", "]]")] if focus.mark else [])] if focus else []
    line, at = "", where.start
    for part, before, after in sorted(signs, key=lambda sign: sign[0].start):
        start, end = max(part.start, at), min(part.end, where.end)
        if start < end:
            line += f"{text.show(Range(at, start))}{before}{text.show(Range(start, end))}{after}"
            at = end
    return line + text.show(Range(at, where.end))


def _task(exercise: LearnerExercise, item: LearnerItem, number: int) -> Iterator[str]:
    task = item.task
    match task:
        case Marking():
            return
        case Sorting():
            for n, unit in enumerate(task.units, 1):
                yield f"{n}. {exercise.stem.passages[unit.passage].text.show(unit.where)}"
        case Choosing():
            yield f"Question {number}: {' '.join(task.ask.split())}"
            yield from (f"- `{choice.id}`: {choice.text}" for choice in task.choices)
        case Rewriting():
            yield f"Your sentence for: {task.sentence}"
        case _:
            assert_never(task)
    yield ""
