"""SCORM 1.2: our own page in a learning system, one unit (SCO) a lesson, with score, completion and answers.

Two packages: for practice, with the key in the page and the score in the gradebook; for class, without any
key: the answers are kept by the system, and `facingpages score` marks them later."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Final, assert_never

from facingpages.course.course import Course, Mode
from facingpages.course.formats.answers import Answer
from facingpages.course.items import Choosing, Exercise, Marking, Rewriting, Sorting
from facingpages.course.kinds.registry import KINDS
from facingpages.export.scorm import manifest
from facingpages.export.scorm.page import lesson_page, pictures
from facingpages.export.target import Carried, Target
from facingpages.files.zips import zipped
from facingpages.handout.compose.compose import Subject
from facingpages.language.messages import N_
from facingpages.site import bundle


def write(mode: Mode, subjects: Sequence[Subject], course: Course) -> bytes:
    """Return the package: a lesson's page at its top, or of several lessons each page in its own folder."""
    alone = len(subjects) == 1
    files: dict[str, bytes] = {}
    for path, content in bundle.packaged(course.language).items():
        files[path] = content if isinstance(content, bytes) else content.encode()
    units = []
    for subject in subjects:
        folder = "" if alone else f"{subject.id.replace('/', '--')}/"
        own = {f"{folder}index.html": lesson_page(subject, course, mode, "" if alone else "../").encode()}
        own |= {f"{folder}{name}": content for name, content in pictures(subject, course).items()}
        units.append(manifest.Unit(subject, f"{folder}index.html", tuple(sorted(own))))
        files |= own
    shared = tuple(sorted(set(files) - {name for unit in units for name in unit.files}))
    files["imsmanifest.xml"] = manifest.written(units, shared, course)
    return zipped(files, packed=True)


def carry(mode: Mode, exercise: Exercise) -> Carried:
    """Return what becomes of an exercise: it is our own page, so that hardly anything is lost."""
    kept = [N_("the exercise as it is on the site"), N_("answers come back, on every device")]
    changed = [N_("links to other pages of the site are plain text")]
    dropped = [N_("the order of answers given before a reload, for undo")]
    if mode is Mode.CLASS:
        kept += [N_("no key in any file")]
        changed.append(N_("the system gets no score: `facingpages score` marks its report of the answers"))
        return Carried(N_("our own page, without a key"), None, tuple(kept), tuple(changed), tuple(dropped))
    changed.append(N_("the skills of the progress page are not shown"))
    task = exercise.items[0].task
    match task:
        case Rewriting():
            changed.append(N_("a rewriting counts for completion, not for the score: a person judges it"))
            return Carried(
                N_("our own page"), None, tuple(kept), tuple(changed), tuple(dropped), key_visible=True
            )
        case Marking() | Sorting() | Choosing():
            kept.append(N_("the score, in the gradebook as a part of the lesson’s"))
            return Carried(
                N_("our own page"),
                partial(_scored, exercise),
                tuple(kept),
                tuple(changed),
                tuple(dropped),
                key_visible=True,
            )
        case _:
            assert_never(task)


def _scored(exercise: Exercise, given: Answer) -> float:
    """Return what the page gives the system: its own score, rounded as it is packed."""
    return round(KINDS[exercise.stem.kind].score(exercise, given).score, 4)


PRACTICE: Final = Target(
    "scorm", "SCORM 1.2", ".zip", partial(carry, Mode.PRACTICE), partial(write, Mode.PRACTICE)
)
CLASS: Final = Target(
    "scorm-class", "SCORM 1.2 without a key", ".zip", partial(carry, Mode.CLASS), partial(write, Mode.CLASS)
)
