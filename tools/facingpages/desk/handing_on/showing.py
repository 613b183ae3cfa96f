"""Play, print and take away: what a student gets, made of the course as it is at the desk."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Any, Final

from facingpages.checks.published import of_page
from facingpages.checks.run import run_checks
from facingpages.course.course import Mode
from facingpages.desk.bench.bench import Bench
from facingpages.desk.findings.wording import Said, said
from facingpages.desk.handing_on.shown import Shown
from facingpages.desk.lessons import overview
from facingpages.desk.requests.base import one
from facingpages.desk.requests.refusal import Refusal
from facingpages.desk.requests.to_hand_on import Play, Print, Take
from facingpages.files.findings import Severity
from facingpages.files.yaml_text import Refused
from facingpages.files.zips import zipped
from facingpages.language.messages import catalogue

Answer = dict[str, Any]
_FILES: Final = ("*.yml", "*.md", ".gitattributes", ".gitignore", ".pre-commit-config.yaml")
_RUN_IT: Final = "Delete it, or run `facingpages build` if you trust whoever wrote it."
_BESIDE: Final = (".facingpages", ".github")  # hidden folders of a course that belong to it


def play(bench: Bench, request: Play) -> Answer:
    """Return an exercise or a lesson as a page to play."""
    exercise, lesson = one(request)
    content = _page(bench, exercise, lesson, Mode(request.mode))
    return {"show": Shown("index.html", {"index.html": content})}


def printed(bench: Bench, request: Print) -> Answer:
    """Return the sheet of an exercise or a lesson, and a remark where letters of it print as boxes."""
    from facingpages.handout import files
    from facingpages.handout.compose import compose
    from facingpages.handout.compose.compose import NoSheet
    from facingpages.handout.files import CannotPrint, Format
    from facingpages.handout.model.paper import Form, Paper
    from facingpages.handout.model.sheet import SheetKind, View

    exercise, lesson = one(request)
    refuse_mistakes(bench, exercise, lesson)
    try:
        what = compose.subject(bench.course, exercise or lesson or "")
        sheet = compose.sheet(bench.course, what, View(request.view), SheetKind(request.sheet))
    except NoSheet as error:
        raise Refusal(error.message, error.hint) from None
    form = Form(Paper(request.paper), request.large)
    try:
        file = files.written(sheet, form, Format(request.format))
    except CannotPrint as error:
        raise Refusal(str(error)) from None
    keep = request.format == "docx"
    _ = catalogue(bench.course.language).gettext
    boxes = _("The fonts of the PDF have no shape for “%(letters)s” and letters like it. Take Word instead.")
    remark = boxes % {"letters": file.boxed} if file.boxed else ""
    return {"show": Shown.file(file.name, file.content, keep=keep), "remark": remark}


def taken(bench: Bench, request: Take) -> Answer:
    """Return a lesson as one page, the whole site, or the course, to keep."""
    match request.form:
        case "single":
            if request.lesson is None or request.mode == "teacher":
                raise Refusal("one page is of one lesson, to practise or for a class", "Choose a lesson.")
            content = _page(bench, None, request.lesson, Mode(request.mode))
            return {"show": Shown.file(f"{request.lesson}.{request.mode}.html", content)}
        case "site":
            return {"show": _site(bench, Mode(request.mode))}
        case "course":
            bench.refuse_unsaved(bench.unsaved)
            return {"show": Shown.file(f"{bench.folder.root.name}.zip", zipped(_course(bench), packed=True))}


def _page(bench: Bench, exercise: str | None, lesson: str | None, mode: Mode) -> bytes:
    from facingpages.site import standalone  # here, since it needs Python-Markdown

    refuse_mistakes(bench, exercise, lesson)
    try:
        if exercise is not None:
            return standalone.exercise(bench.course, exercise, mode).encode()
        return standalone.lesson(bench.course, run_checks(bench.course), lesson or "", mode).encode()
    except standalone.GivesAway as error:
        raise Refusal(
            f"this page would give away a part of the key: {error}", "Change the words there."
        ) from None


def refuse_mistakes(bench: Bench, exercise: str | None, lesson: str | None) -> None:
    """Raise `Refusal` for an exercise or a lesson that is not there or cannot be shown."""
    _ = catalogue(bench.course.language).gettext
    if lesson and not exercise:
        page = bench.lesson(lesson)
        if wrong := next(of_page(page.text, page.path), None):
            raise Refusal(f"{wrong.path}, line {wrong.line}: {wrong.message}", wrong.hint)
    ids = [exercise] if exercise else list(bench.lesson(lesson or "").exercises)
    for id in ids:
        draft = bench.exercise(id)
        if id not in bench.course.exercises:
            found = [f for f in bench.course.findings if f.path == draft.path]
            first = _first(said(found[0], bench.course.language)) if found else ""
            title = overview.title(bench, id)
            raise Refusal(
                _("“%(title)s” cannot be shown yet: there are things to mend in it") % {"title": title},
                _("The first: %(first)s") % {"first": first} if first else "",
            )


def _first(words: Said) -> str:
    """Return a finding with the name of its field, which the words need not have."""
    return words.words if words.name in words.words else f"“{words.name}”: {words.words}"


def _site(bench: Bench, mode: Mode) -> Shown:
    """Return the site of the course as a zip, built as `facingpages build` does."""
    from facingpages.site import build, untrusted

    bench.refuse_unsaved(bench.unsaved)
    if any(finding.severity is Severity.ERROR for finding in run_checks(bench.course)):
        raise Refusal("the course has mistakes", "Mend them first: the course page lists them.")
    try:
        faults = untrusted.judged(bench.folder.root)
    except Refused as refused:
        faults = [*refused.findings]
    if faults:
        first = faults[0]
        raise Refusal(f"{first.path}, line {first.line}: {first.message}", _RUN_IT)
    name = f"{bench.folder.root.name}-{mode.value}.zip"
    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder) / name
        try:
            build.archive(bench.folder.root, mode, target)
        except build.CannotBuild as error:
            raise Refusal(str(error)) from None
        return Shown.file(name, target.read_bytes())


def _course(bench: Bench) -> dict[str, bytes]:
    """Return every file of the course that belongs to it, by its path in a folder of the course's name."""
    root = bench.folder.root
    names = [name for name in ("seeds", "exercises", "lessons", *_BESIDE) if (root / name).is_dir()]
    files = [file for name in names for file in (root / name).rglob("*")]
    files += [file for pattern in _FILES for file in root.glob(pattern)]
    kept = sorted(file for file in files if file.is_file() and not file.is_symlink())
    return {
        f"{root.name}/{file.relative_to(root).as_posix()}": file.read_bytes()
        for file in kept
        if file.resolve().is_relative_to(root)
    }
