"""Remove and rename: what would change is shown first; then all of it is written, or nothing."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from facingpages.author.rework import outlook
from facingpages.author.rework.model import Kind, Rework
from facingpages.author.rework.remove import removed
from facingpages.author.rework.rename import renamed
from facingpages.course.paths import PLAN
from facingpages.desk.bench.bench import Bench
from facingpages.desk.bench.names import refuse_name
from facingpages.desk.findings import findings
from facingpages.desk.requests.refusal import Refusal
from facingpages.desk.requests.to_make import Remove, Rename
from facingpages.files.findings import closest
from facingpages.language.messages import catalogue

Answer = dict[str, Any]


def remove(bench: Bench, request: Remove) -> Answer:
    """Take a seed, an exercise or a lesson out, with all that names it; or only look what would change."""
    _ = catalogue(bench.course.language).gettext
    _refuse_unknown(bench, request.kind, request.id)
    bench.refuse_unsaved(bench.unsaved)
    work = removed(bench.course, request.kind, request.id)
    title = _title(bench, request.kind, request.id)
    done = _("the removal of “%(title)s” (it comes back)") % {"title": title}
    return _carried_out(bench, work, done, list(_gone(bench, work)), request.look)


def rename(bench: Bench, request: Rename) -> Answer:
    """Give a seed, an exercise or a lesson another name wherever it is named; or only look."""
    _ = catalogue(bench.course.language).gettext
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
    title = _title(bench, request.kind, request.id)
    done = _("the new name of “%(title)s” (it gets its old one)") % {"title": title}
    names = {"title": title, "old": request.id.rpartition("/")[2], "new": new.rpartition("/")[2]}
    said = [
        _("“%(title)s” has the name “%(new)s” in addresses, not “%(old)s”.") % names,
        _("Everything that names it follows. Its title stays."),
    ]
    return {"to": new, **_carried_out(bench, work, done, said, request.look)}


def _carried_out(bench: Bench, work: Rework, what: str, said: list[str], look: bool) -> Answer:
    new = outlook.foreseen(bench.course, work)
    told = findings.as_data(new, bench.course.language)
    told = [{**one, "place": bench.called(one["path"])} for one in told]
    if not look:
        files = {path: None if text is None else text.encode() for path, text in work.files.items()}
        bench.commit(what, files)
    return {"changes": said, "notes": list(work.notes), "findings": told, "done": not look}


def _gone(bench: Bench, work: Rework) -> Iterator[str]:
    """Yield what goes and what stays, in words of the screen."""
    _ = catalogue(bench.course.language).gettext
    gone = {path for path, text in work.files.items() if text is None}
    for path in sorted(gone, key=lambda path: (not path.startswith("lessons/"), path)):
        title = {"title": bench.called(path)}
        if path.startswith("lessons/"):
            yield _("The lesson “%(title)s” goes.") % title
        elif path.startswith("seeds/"):
            yield _("The text “%(title)s” goes.") % title
        elif not path.endswith(f"/{PLAN}"):
            yield _("The exercise “%(title)s” goes.") % title
    changed = {path for path in work.files if path not in gone}
    pages = dict.fromkeys(
        bench.called(path)
        for path in sorted(changed)
        if path.startswith("lessons/") or path.endswith(f"/{PLAN}")
    )
    for title_ in pages:
        yield _("The lesson “%(title)s” stays, without it.") % {"title": title_}
    if not any(path.startswith("seeds/") for path in gone):
        yield _("All texts stay.")
    yield _("You can take this back.")


def _title(bench: Bench, kind: Kind, id: str) -> str:
    folder = {"seed": f"seeds/{id}.txt", "exercise": f"exercises/{id}.yml", "lesson": f"lessons/{id}.md"}
    if kind == "exercise":
        bench.exercise(id)
    return bench.called(folder[kind])


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
