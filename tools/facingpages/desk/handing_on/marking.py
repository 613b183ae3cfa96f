"""Mark a class: what was handed in, what it earns, and the report, all on this machine."""

from __future__ import annotations

import io
import re
import tempfile
from pathlib import Path, PurePath
from typing import Any, Final

from facingpages.desk.bench.bench import Bench
from facingpages.desk.findings import findings
from facingpages.desk.handing_on.shown import Shown
from facingpages.desk.requests.refusal import Refusal
from facingpages.desk.requests.to_hand_on import Mark
from facingpages.desk.texts.texts import decoded
from facingpages.language.messages import N_
from facingpages.responses import score_table
from facingpages.responses.grade import Score
from facingpages.responses.intake.people import Attempts, Names
from facingpages.responses.intake.take_in import take_in
from facingpages.responses.report import pages, rows
from facingpages.responses.report.sums import ClassSums

_COUNTED: Final = {
    Attempts.LAST: N_("Of several attempts the last counts."),
    Attempts.BEST: N_("Of several attempts the best counts."),
}


def marked(bench: Bench, request: Mark) -> dict[str, Any]:
    """Return what each answer earns, which files are not counted and why, the table, and the report."""
    from facingpages.handout.compose import variants  # in a browser it comes after the start

    if bench.course.unread:
        raise Refusal("seeds/seeds.yml has mistakes", bench.course.unread[0].message)
    attempts = Attempts(request.attempts)
    with tempfile.TemporaryDirectory() as folder:
        paths = []
        for number, file in enumerate(request.files):
            place = Path(folder) / f"{number:04}"
            place.mkdir()
            paths.append(place / _name(file.name))
            paths[-1].write_bytes(decoded(file.data))
        intake = take_in(bench.course, paths, Names(request.names), variants.ids_on_paper)
        sums = ClassSums(bench.course)
        scores: list[Score] = []
        lines: list[tuple[str, ...]] = []
        for answered in intake.answers(attempts):
            sums.add(answered)
            lines += rows.rows(bench.course, answered)
            scores.append(answered.score)
        notes = [
            {**note, "path": _bare(str(note["path"]), folder), "message": _bare(str(note["message"]), folder)}
            for note in findings.as_data(sorted(intake.notes), bench.course.language)
        ]
        report = pages.report(bench.course, sums, sorted(intake.notes), _COUNTED[attempts])
    report_files = {name: _bare(content.decode(), folder).encode() for name, content in report.items()}
    if len(intake.readers) <= pages.MOST_IN_ROWS:
        report_files[pages.ROWS] = _table(lines)
    return {
        "readers": len(intake.readers),
        "scores": [score._asdict() for score in scores],
        "notes": notes,
        "table": Shown.file("scores.csv", score_table.scores_as_csv(scores).encode()),
        "report": Shown("index.html", report_files),
    }


def _table(lines: list[tuple[str, ...]]) -> bytes:
    buffer = io.BytesIO()
    rows.write_csv(lines, buffer)
    return buffer.getvalue()


def _name(name: str) -> str:
    """Return the last part of a name, as a file may be called."""
    last = PurePath(name.replace("\\", "/")).name.replace("\0", "").strip(". ")
    return last[-120:] or "handed-in"


def _bare(text: str, folder: str) -> str:
    """Return a text without the place where the files lay while they were read."""
    return re.sub(rf"{re.escape(folder)}[/\\]\d{{4}}[/\\]", "", text)
