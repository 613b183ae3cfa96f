"""Paper: answers that a teacher types from sheets into a table, one line for a reader and an exercise.

    reader,exercise,answer,variant
    Ana,one-street/before-the-vote,vain fantasy | patrons,
    Ana,one-street/in-the-first-winter,claim | evidence | reasoning | claim,
    Ana,one-street/who-counted,A | C | B,B
    Ana,one-street/in-other-words,The council met and put off the vote.,

The parts of an answer are set apart by `|`.  Marks are the words themselves, `(2)` behind them for their
second place in the exercise; `-` says that nothing was marked.  Roles are in the order of the parts, by
id, by label or by the first letters that only one role has.  Questions have the letter on the sheet, or
the id of the answer; `variant` is the letter of the sheet where there were several.  An empty part was not
answered."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from typing import Final, assert_never

from facingpages.course.course import Course
from facingpages.course.formats.answers import FORMAT, Answer, MarkAnswer, Responses
from facingpages.course.items import Choosing, Exercise, Item, Marking, Rewriting, Sorting, span_text
from facingpages.files.findings import MOST, Finding, closest
from facingpages.language.vocabulary import vocabulary
from facingpages.responses.refit import places
from facingpages.text.tame import tame

COLUMNS: Final = ("reader", "exercise", "answer")
LETTERS: Final = "ABCDEFGH"
_NUMBERED: Final = re.compile(r"(?P<words>.+?)\s*\((?P<number>\d{1,3})\)")
# Returns the ids of the choices of a question in the order of a variant of the sheet.
Arranged = Callable[[Item, str], Sequence[str]]


class _Unclear(Exception):
    """A typed answer that cannot be understood: a message and a hint."""


def is_paper(header: Sequence[str]) -> bool:
    """Return whether a table with these names of columns is one of paper answers."""
    return set(COLUMNS) <= {name.strip().lower() for name in header}


def readings(
    course: Course, rows: Sequence[Sequence[str]], shown: str, arranged: Arranged
) -> Iterator[tuple[int, Responses] | Finding]:
    """Yield the answers on each line of a table with its number, or the finding on a line that is unclear."""
    names = [name.strip().lower() for name in rows[0]]
    unclear = 0
    for number, row in enumerate(rows[1:], 2):
        cells = dict(zip(names, (*row, *[""] * len(names)), strict=False))
        if not any(cell.strip() for cell in cells.values()):
            continue
        reader, id = tame(cells["reader"]), cells["exercise"].strip()
        try:
            if not reader:
                raise _Unclear("the column `reader` is empty", "Write a name or a number.")
            exercise = course.exercises.get(id)
            if not exercise:
                raise _Unclear(f"there is no exercise `{tame(id)}`", closest(tame(id), course.exercises))
            answer = _answer(exercise, cells["answer"], cells.get("variant", "").strip().upper(), arranged)
        except _Unclear as error:
            message, hint = error.args
            unclear += 1
            if unclear > MOST:
                message = f"more than {MOST} lines are unclear, and the table is not read from here on"
                hint = "Mend the listed lines first, then read it again."
            yield Finding(shown, number, 1, "paper-unclear", message, hint)
            if unclear > MOST:
                return
            continue
        yield number, Responses(format=FORMAT, reader=reader, answers={id: answer})


def _answer(exercise: Exercise, typed: str, variant: str, arranged: Arranged) -> Answer:
    task = exercise.items[0].task
    parts = [part.strip() for part in typed.split("|")]
    match task:
        case Marking():
            return Answer(marks=[_mark(exercise, part) for part in parts if part not in ("", "-")])
        case Sorting():
            _refuse_count(parts, len(task.units), "parts")
            return Answer(roles=[_role(part) if part else None for part in parts])
        case Choosing():
            _refuse_count(parts, len(exercise.items), "questions")
            given = zip(exercise.items, parts, strict=True)
            return Answer(
                choices=[_choice(arranged(item, variant), part) if part else None for item, part in given]
            )
        case Rewriting():
            return Answer(text=typed.strip())
        case _:
            assert_never(task)


def _refuse_count(parts: Sequence[str], wanted: int, what: str) -> None:
    if len(parts) != wanted:
        raise _Unclear(
            f"the answer has {len(parts)} parts, and the exercise has {wanted} {what}",
            "Set the parts apart by `|`, and leave one empty that was not answered.",
        )


def _mark(exercise: Exercise, part: str) -> MarkAnswer:
    found, number = places(exercise, part), 1
    if not found and (counted := _NUMBERED.fullmatch(part)):
        found, number = places(exercise, counted["words"]), int(counted["number"])
    elif len(found) > 1:
        raise _Unclear(
            f"the words `{tame(part)}` are in {len(found)} places of the exercise",
            f"Write `{tame(part)} (2)` for the second place.",
        )
    if not 0 < number <= len(found):
        hint = "Copy the words from the sheet, whole words only."
        raise _Unclear(f"the words `{tame(part)}` are not in the exercise", hint)
    where = found[number - 1]
    return MarkAnswer(start=where.start, end=where.end, exact=span_text(exercise, where))


def _role(part: str) -> str:
    roles = vocabulary().roles
    typed = part.lower()
    meant = [
        id
        for id, role in roles.items()
        if typed in (id, role.label.lower()) or id.startswith(typed) or role.label.lower().startswith(typed)
    ]
    if typed in roles:
        return typed
    if len(meant) != 1:
        raise _Unclear(f"`{tame(part)}` is no role", closest(tame(part), roles))
    return meant[0]


def _choice(ids: Sequence[str], part: str) -> str:
    if part in ids:
        return part
    at = LETTERS.find(part.upper()) if len(part) == 1 else -1
    if not 0 <= at < len(ids):
        raise _Unclear(
            f"`{tame(part)}` is no answer to the question",
            f"Write one letter, {LETTERS[0]} to {LETTERS[len(ids) - 1]}.",
        )
    return ids[at]
