"""Paper: answers that a teacher types from sheets into a table, one line for a reader and an exercise.

    reader,exercise,answer,variant
    Ana,one-street/before-the-vote,vain fantasy | patrons,
    Ana,one-street/in-the-first-winter,claim | evidence | reasoning | claim,
    Ana,one-street/who-counted,A | C | B,B
    Ana,one-street/in-other-words,The council met and put off the vote.,

`exercise` is the title on the sheet, or the id.  The parts of an answer are set apart by `|`.  Marks are the
words themselves, `(2)` behind them for their second place in the exercise; `-` says that nothing was marked.
Roles are in the order of the parts, by label in the language of the course or in English, by id, or by the
first letters that only one role has.  Questions have the letter on the sheet, or the id of the answer;
`variant` is the letter of the sheet where there were several.  An empty part was not answered, and a line
without an answer is not counted.  Techniques and arrows are not typed: they are no part of the score."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Final, assert_never

from facingpages.course.course import Course
from facingpages.course.formats.answers import FORMAT, Answer, MarkAnswer, Responses
from facingpages.course.items import Choosing, Exercise, Item, Marking, Rewriting, Sorting, span_text
from facingpages.files.findings import MOST, Finding, closest
from facingpages.files.tables import FORMULA
from facingpages.language.vocabulary import vocabulary
from facingpages.responses.intake.typed_table import Row, place
from facingpages.responses.refit import places
from facingpages.text.folded import fold
from facingpages.text.tame import tame

COLUMNS: Final = ("reader", "exercise", "answer")
LETTERS: Final = "ABCDEFGH"
_NUMBERED: Final = re.compile(r"(?P<words>.+?)\s*\((?P<number>\d{1,3})\)")
# Returns the ids of the choices of a question in the order of a variant of the sheet.
Arranged = Callable[[Item, str], Sequence[str]]


class _Unclear(Exception):
    """A typed answer that cannot be understood: a message, a hint, and the part of the answer, from 0."""

    def __init__(self, message: str, hint: str, *, column: str = "answer", part: int = 0) -> None:
        super().__init__(message)
        self.message, self.hint, self.column, self.part = message, hint, column, part


def is_paper(header: Sequence[str]) -> bool:
    """Return whether a table with these names of columns is one of paper answers."""
    return set(COLUMNS) <= {name.strip().lower() for name in header}


def readings(
    course: Course, rows: Sequence[Row], shown: str, arranged: Arranged
) -> Iterator[tuple[int, Responses] | Finding]:
    """Yield the answers on each line of a table with its number, or the finding on a line that is unclear."""
    names = [name.strip().lower() for name in rows[0].cells]
    unclear = 0
    for row in rows[1:]:
        cells = dict(zip(names, map(_bare, (*row.cells, *[""] * len(names))), strict=False))
        if not cells["answer"].strip() and len(row.cells) <= len(names):
            continue
        try:
            reader, id, answer = _reading(course, row, cells, arranged)
        except _Unclear as error:
            message, hint = error.message, error.hint
            unclear += 1
            if unclear > MOST:
                message = f"more than {MOST} lines are unclear, and the table is not read from here on"
                hint = "Mend the listed lines first, then read it again."
            line, column = _place(row, names, cells, error)
            yield Finding(shown, line, column, "paper-unclear", message, hint)
            if unclear > MOST:
                return
            continue
        yield row.line, Responses(format=FORMAT, reader=reader, answers={id: answer})


def _bare(cell: str) -> str:
    """Return a cell without the apostrophe that keeps a spreadsheet from calculating it."""
    return cell[1:] if cell.startswith("'") and cell[1:].startswith(FORMULA) else cell


def _place(row: Row, names: Sequence[str], cells: Mapping[str, str], error: _Unclear) -> tuple[int, int]:
    """Return the line and column of what is unclear."""
    before = cells[error.column].split("|")[: error.part]
    offset = sum(len(part) + 1 for part in before)
    rest = cells[error.column][offset:]
    return place(row, names.index(error.column), offset + len(rest) - len(rest.lstrip()))


def _reading(
    course: Course, row: Row, cells: Mapping[str, str], arranged: Arranged
) -> tuple[str, str, Answer]:
    """Return the reader, the id of the exercise, and the answer of a row."""
    if len(row.cells) > len(cells) and any(cell.strip() for cell in row.cells[len(cells) :]):
        raise _Unclear(
            f"the line has {len(row.cells)} cells, and the table has {len(cells)} columns",
            f'Put quotation marks around an answer that holds a `{row.delimiter}`: "They met, and went."',
        )
    reader = tame(cells["reader"])
    if not reader:
        raise _Unclear("the column `reader` is empty", "Write a name or a number.", column="reader")
    variant = cells.get("variant", "").strip().upper()
    if len(variant) > 1 or (variant and not "A" <= variant <= "Z"):
        hint = f"Write one letter. An answer that holds a `{row.delimiter}` needs quotation marks around it."
        message = f"the column `variant` holds `{tame(cells['variant'])}`, and no letter of a sheet"
        raise _Unclear(message, hint, column="variant")
    exercise = _exercise(course, cells["exercise"])
    return reader, exercise.stem.id, _answer(course, exercise, cells["answer"], variant, arranged)


def _exercise(course: Course, typed: str) -> Exercise:
    """Return the exercise with an id or a title."""
    wanted = _folded(typed)
    if exercise := course.exercises.get(typed.strip()):
        return exercise
    titled = {id: one for id, one in course.exercises.items() if _folded(one.stem.title) == wanted}
    if len(titled) > 1:
        message = f"{len(titled)} exercises are called `{tame(typed)}`"
        raise _Unclear(message, f"Write {' or '.join(f'`{id}`' for id in titled)}.", column="exercise")
    if not titled:
        names = [*(one.stem.title for one in course.exercises.values()), *course.exercises]
        hint = closest(tame(typed), names, "Copy the title from the sheet.")
        raise _Unclear(f"there is no exercise `{tame(typed)}`", hint, column="exercise")
    return next(iter(titled.values()))


def _folded(title: str) -> str:
    return " ".join(fold(title).casefold().split())


def _answer(course: Course, exercise: Exercise, typed: str, variant: str, arranged: Arranged) -> Answer:
    task = exercise.items[0].task
    parts = [part.strip() for part in typed.split("|")]
    match task:
        case Marking():
            return Answer(
                marks=[_mark(exercise, part, n) for n, part in enumerate(parts) if part not in ("", "-")]
            )
        case Sorting():
            _refuse_count(parts, len(task.units), "parts")
            return Answer(
                roles=[_role(part, n, course.language) if part else None for n, part in enumerate(parts)]
            )
        case Choosing():
            _refuse_count(parts, len(exercise.items), "questions")
            given = enumerate(zip(exercise.items, parts, strict=True))
            return Answer(
                choices=[
                    _choice(arranged(item, variant), part, n) if part else None for n, (item, part) in given
                ]
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


def _mark(exercise: Exercise, part: str, n: int) -> MarkAnswer:
    found, number = places(exercise, part), 1
    if not found and (counted := _NUMBERED.fullmatch(part)):
        found, number = places(exercise, counted["words"]), int(counted["number"])
    elif len(found) > 1:
        raise _Unclear(
            f"the words `{tame(part)}` are in {len(found)} places of the exercise",
            f"Write `{tame(part)} (2)` for the second place.",
            part=n,
        )
    if not 0 < number <= len(found):
        hint = "Copy the words from the sheet, whole words only."
        raise _Unclear(f"the words `{tame(part)}` are not in the exercise", hint, part=n)
    where = found[number - 1]
    return MarkAnswer(start=where.start, end=where.end, exact=span_text(exercise, where))


def _role(part: str, n: int, language: str) -> str:
    """Return the role that is meant, in the language of the course or in English."""
    typed = part.casefold()
    labels = [
        (id, label.casefold())
        for roles in (vocabulary(language).roles, vocabulary().roles)
        for id, role in roles.items()
        for label in (role.label, id)
    ]
    meant = {id for id, label in labels if label == typed} or {
        id for id, label in labels if label.startswith(typed)
    }
    if len(meant) != 1:
        offered = [role.label for role in vocabulary(language).roles.values()]
        raise _Unclear(f"`{tame(part)}` is no role", closest(tame(part), offered), part=n)
    return meant.pop()


def _choice(ids: Sequence[str], part: str, n: int) -> str:
    if part in ids:
        return part
    at = LETTERS.find(part.upper()) if len(part) == 1 else -1
    if not 0 <= at < len(ids):
        raise _Unclear(
            f"`{tame(part)}` is no answer to the question",
            f"Write one letter, {LETTERS[0]} to {LETTERS[len(ids) - 1]}.",
            part=n,
        )
    return ids[at]
