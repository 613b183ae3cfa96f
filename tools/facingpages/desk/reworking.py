"""Remove and rename: what would change is shown first; then all of it is written, or nothing."""

from __future__ import annotations

from typing import Any

from facingpages.author.rework import outlook
from facingpages.author.rework.model import Kind, Rework
from facingpages.author.rework.remove import removed
from facingpages.author.rework.rename import renamed
from facingpages.desk import findings
from facingpages.desk.bench import Bench
from facingpages.desk.making_requests import Remove, Rename
from facingpages.desk.names import refuse_name
from facingpages.desk.refusal import Refusal
from facingpages.files.findings import closest

Answer = dict[str, Any]


def remove(bench: Bench, request: Remove) -> Answer:
    """Take a seed, an exercise or a lesson out, with all that names it; or only look what would change."""
    _refuse_unknown(bench, request.kind, request.id)
    bench.refuse_unsaved(bench.unsaved)
    work = removed(bench.course, request.kind, request.id)
    return _carried_out(bench, work, f"{request.kind} {request.id} removed", request.look)


def rename(bench: Bench, request: Rename) -> Answer:
    """Give a seed, an exercise or a lesson another name wherever it is named; or only look."""
    known = _refuse_unknown(bench, request.kind, request.id)
    bench.refuse_unsaved(bench.unsaved)
    new = request.to
    if request.kind == "exercise":
        lesson = request.id.partition("/")[0]
        name = new.removeprefix(f"{lesson}/")
        refuse_name(
            name, "exercise", {one.partition("/")[2] for one in known if one.startswith(f"{lesson}/")}
        )
        new = f"{lesson}/{name}"
    else:
        refuse_name(new, request.kind, known)
    work = renamed(bench.course, request.kind, request.id, new)
    return {"to": new, **_carried_out(bench, work, f"{request.kind} {request.id} renamed", request.look)}


def _carried_out(bench: Bench, work: Rework, what: str, look: bool) -> Answer:
    new = outlook.foreseen(bench.course, work)
    if not look:
        files = {path: None if text is None else text.encode() for path, text in work.files.items()}
        bench.commit(what, files)
    return {
        "changes": list(work.notes),
        "findings": findings.as_data(new, bench.course.language),
        "done": not look,
    }


def _refuse_unknown(bench: Bench, kind: Kind, id: str) -> list[str]:
    """Return the names of a kind; raise `Refusal` if this one is not among them."""
    course = bench.course
    match kind:
        case "seed":
            known = [one.id for _, _, one in course.seeds_file.data.texts] if course.seeds_file else []
        case "exercise":
            known = sorted(course.present)
        case "lesson":
            known = [page.id for page in course.lessons]
    if id not in known:
        raise Refusal(f"there is no {kind} `{id}`", closest(id, known))
    return known
