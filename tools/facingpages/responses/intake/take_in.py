"""Take in: everything that was handed in, read once.  The answers that fit are scored and put on a shelf; when
all is read and it is known whose each file is, they are taken out reader by reader.

In between lies a small record for each submission, so that a hundred thousand fit into memory."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from facingpages.course.course import Course
from facingpages.course.formats.answers import FORMAT, Responses
from facingpages.files.findings import Finding, Severity, first_of_each
from facingpages.language.messages import catalogue
from facingpages.responses import answer_file
from facingpages.responses.answer_file import Parsed
from facingpages.responses.intake import copied, packed, paper, typed_table
from facingpages.responses.intake.annotated.cas import NoCassis
from facingpages.responses.intake.annotated.read import gathered
from facingpages.responses.intake.known import Known
from facingpages.responses.intake.paper import Arranged
from facingpages.responses.intake.people import DEVICE, Attempts, Names, Reader, Submission, readers
from facingpages.responses.intake.platforms import Sender, parted, sender
from facingpages.responses.intake.shelf import Answered, Shelf
from facingpages.responses.intake.sources import Source, Unreadable, left_out, sources
from facingpages.text.tame import tame

_TEXTS: Final = frozenset({".txt", ".html", ".htm", ".md", ".eml"})
_NAMED_IN: Final = (
    2  # cells of a row in a report of a school's system: first and last name, or name and address
)
MOST_ROWS: Final = 100_000  # lines of one table; each may end in two signs
_TABLES: Final = frozenset({".csv", ".tsv"})


@dataclass(frozen=True, slots=True)
class Piece:
    """One set of answers of a file, with the number of its line where the file is a table."""

    parsed: Parsed
    line: int = 0


@dataclass(slots=True)
class Intake:
    """A class: its readers, each with the submissions that are theirs, and the notes on what was left out."""

    readers: list[Reader] = field(default_factory=list)
    notes: list[Finding] = field(default_factory=list)
    shelf: Shelf = field(default_factory=Shelf)

    def answers(self, attempts: Attempts) -> Iterator[Answered]:
        """Yield, for each reader and each exercise, the answer that counts, scored."""
        for reader in self.readers:
            if len(reader.submissions) == 1:
                yield from self.shelf.take(reader.submissions[0].place, reader.name)
                continue
            chosen: dict[str, Answered] = {}
            for submission in reversed(reader.submissions):  # the last one first
                for tried in self.shelf.take(submission.place, reader.name):
                    counts = chosen.setdefault(tried.score.exercise, tried)
                    if attempts is Attempts.BEST and tried.score.score > counts.score.score:
                        chosen[tried.score.exercise] = tried
            yield from (chosen[id] for id in sorted(chosen))


def take_in(course: Course, paths: Iterable[Path], names: Names, arranged: Arranged) -> Intake:
    """Return the class that handed in the files at some paths, with a note on each file that is left out."""
    intake = Intake()
    known = Known(course, intake.shelf)
    interned: dict[frozenset[str], frozenset[str]] = {}
    submissions: list[Submission] = []
    shown: list[str] = []
    for source in sources(paths):
        if isinstance(source, Finding):
            intake.notes.append(source)
            continue
        file = len(shown)
        shown.append(source.shown)
        whose = sender(source.path, source.container)
        pieces = list(_pieces(course, source, arranged))
        for number, piece in enumerate(pieces):
            if isinstance(piece, Finding):
                intake.notes.append(piece)
                continue
            responses = piece.parsed.responses
            answers, notes = _fitting(known, source.shown, piece)
            intake.notes += [*piece.parsed.wrong, *notes]
            name = responses.reader or whose.name
            if not responses.reader and len(pieces) > 1:
                name = f"{name} {piece.line or number + 1}"
            space, identity = _identity(whose, responses, len(pieces))
            exercises = frozenset(answers)
            place, line = intake.shelf.put(answers.values())
            submissions.append(
                Submission(
                    number=len(submissions),
                    file=file,
                    place=place,
                    name=name,
                    space=space,
                    identity=identity,
                    changed=responses.changed,
                    attempt=whose.attempt,
                    exercises=interned.setdefault(exercises, exercises),
                    digest=_digest(responses, line, is_whole=len(answers) == len(responses.answers)),
                )
            )
    intake.readers, notes = readers(submissions, shown, names, catalogue(course.language).gettext("Reader"))
    intake.notes = list(first_of_each([*intake.notes, *notes]))
    return intake


def _identity(whose: Sender, responses: Responses, pieces: int) -> tuple[str, str]:
    if whose.identity and pieces == 1:
        return whose.space, whose.identity
    if responses.device and responses.reader:
        return DEVICE, f"{tame(responses.device)} {responses.reader.casefold()}"
    return "", ""


def _digest(responses: Responses, line: bytes, *, is_whole: bool) -> int:
    """Return a number that is the same for the same answers of this run; `line` has those that fit."""
    head = (responses.reader, responses.changed, responses.device, frozenset(responses.versions.items()))
    return hash((line, head) if is_whole else responses.model_dump_json())


def _fitting(known: Known, shown: str, piece: Piece) -> tuple[dict[str, int | Answered], list[Finding]]:
    """Return the answers that fit, by their exercises' ids and in their order, with what they earn, and a
    note on each answer that does not fit and on each with marks that were moved."""
    responses, line = piece.parsed.responses, piece.line or 1
    answers: dict[str, int | Answered] = {}
    notes: list[Finding] = []
    for id in sorted(responses.answers):
        found = known.fitting(id, responses)
        if isinstance(found, int):
            answers[id] = found
            continue
        if isinstance(found, str):
            notes.append(Finding(shown, line, 1, "response-wrong", found, answer_file.AGAIN))
            continue
        answers[id] = found.answered
        if found.moved:
            message = f"{tame(id)}: another version of the text was answered, and {found.moved} marks were found again"
            hint = "There is nothing to do."
            notes.append(Finding(shown, line, 1, "marks-moved", message, hint, Severity.WARNING))
    return answers, notes


def _pieces(course: Course, source: Source, arranged: Arranged) -> Iterator[Piece | Finding]:
    """Yield every set of answers of a file, or why it, or a part of it, is left out."""
    try:
        raw = source.read()
    except Unreadable as error:
        yield error.finding
        return
    ending = parted(source.path)[1].lower()
    if ending in _TABLES:
        yield from _of_table(course, _decoded(raw), source.shown, arranged)
    elif ending in _TEXTS:
        yield from _of_text(course, _decoded(raw), source.shown)
    elif ending in (".json", ".jsonld", ""):
        yield from _of_json(course, raw, source.shown)
    else:
        hint = "If it holds answers, copy them into a file that ends in `.txt`."
        yield left_out(source.shown, f"is no file of answers but a `{tame(ending)}` file", hint)


def _of_json(course: Course, raw: bytes, shown: str) -> Iterator[Piece | Finding]:
    """Yield the answers of a JSON file: as a page hands them in, or as annotations of another program."""
    if written := answer_file.as_pages_write(raw):
        yield Piece(written)
        return
    values = answer_file.values_of(raw, shown)
    if isinstance(values, Finding):
        yield values
        return
    try:
        annotated = None if answer_file.is_answers(values) else gathered(course, values, shown)
    except NoCassis:
        hint = "Install `facingpages[annotations]`, and try again."
        yield left_out(shown, "is CAS JSON, which the package `dkpro-cassis` reads", hint)
        return
    if not annotated:
        parsed = answer_file.of_values(values, shown)
        yield parsed if isinstance(parsed, Finding) else Piece(parsed)
        return
    found, device = annotated
    yield from (Piece(Parsed(responses)) for responses in found.responses(device))
    yield from found.notes


def _decoded(raw: bytes) -> str:
    """Return text in UTF-8, in UTF-16 with its mark, or in the code page of Western Windows."""
    for encoding in ("utf-16",) if raw[:2] in (b"\xff\xfe", b"\xfe\xff") else ("utf-8-sig",):
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            break
    return raw.decode("cp1252", "replace")


def _of_text(course: Course, text: str, shown: str) -> Iterator[Piece | Finding]:
    found = [*copied.answers_in(text), *packed.found(course, [text]), *packed.scanned(course, text)]
    for values in found:
        parsed = answer_file.of_values(values, shown)
        yield parsed if isinstance(parsed, Finding) else Piece(parsed)
    if not found:
        hint = "Copy them from the page once more, from the first bracket to the last."
        yield left_out(shown, "holds no answers that were copied from a page, or not all of them", hint)


def _of_table(course: Course, text: str, shown: str, arranged: Arranged) -> Iterator[Piece | Finding]:
    """Yield the answers of a table: typed from paper, or with copied answers in its cells, as a form
    exports it."""
    if text.count("\n") + text.count("\r") > 2 * MOST_ROWS:
        message = f"is a table of more than {MOST_ROWS:,} lines"
        yield left_out(shown, message, "Split it, or check that it is the file you meant.")
        return
    rows = typed_table.rows(text)
    if rows and paper.is_paper(rows[0].cells):
        for reading in paper.readings(course, rows, shown, arranged):
            yield reading if isinstance(reading, Finding) else Piece(Parsed(reading[1]), reading[0])
        return
    empty = True
    for number, (_, row, _) in enumerate(rows, 1):
        whose = " ".join(cell.strip() for cell in row[:_NAMED_IN] if packed.SIGN not in cell)
        copies = (values for cell in row if FORMAT in cell for values in copied.answers_in(cell))
        scanned = (values for cell in row for values in packed.scanned(course, cell))
        for values in (*copies, *packed.found(course, row, whose), *scanned):
            empty = False
            parsed = answer_file.of_values(values, f"{shown} row {number}")
            yield parsed if isinstance(parsed, Finding) else Piece(parsed, number)
    if empty:
        hint = f"A table typed from paper has the columns {', '.join(f'`{name}`' for name in paper.COLUMNS)}."
        yield left_out(shown, "holds no answers", hint)
