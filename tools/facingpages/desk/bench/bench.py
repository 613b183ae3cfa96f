"""The bench: one course with its drafts, and the texts that were brought to it and are not kept yet.

A draft is a file that the teacher changes in memory.  Whatever makes, moves or deletes files is written at
once, and can be taken back as a whole."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from facingpages.author.importers.model import Brought
from facingpages.course.changed import with_text
from facingpages.course.course import Course, NotACourse
from facingpages.course.load import Lesson
from facingpages.course.paths import PLAN
from facingpages.desk.bench.called import called
from facingpages.desk.bench.draft import Draft
from facingpages.desk.bench.folder import Conflict, Folder
from facingpages.desk.requests.refusal import Refusal
from facingpages.files import yaml_read
from facingpages.files.findings import closest
from facingpages.files.yaml_read import Plain

Contents = Mapping[str, bytes | None]


@dataclass(frozen=True, slots=True)
class Done:
    """Files that were written together: as they were, and as they are now."""

    what: str
    before: Contents
    after: Contents


@dataclass
class Bench:
    """A course at the desk."""

    folder: Folder
    course: Course
    drafts: dict[str, Draft] = field(default_factory=dict)
    turns: dict[str, tuple[list[str], list[str]]] = field(
        default_factory=dict
    )  # of a lesson: files to undo, to redo
    brought: dict[str, tuple[str, Brought]] = field(default_factory=dict)
    done: list[Done] = field(default_factory=list)
    stamp: object = None

    @staticmethod
    def of(root: Path) -> Bench:
        """Return the bench for the course in a folder; raise `Refusal`."""
        folder = Folder(root)
        bench = Bench(folder, Course(folder.root))
        bench.reload()
        return bench

    @property
    def title(self) -> str:
        """The name of the course: that of its site, or of its folder."""
        named = re.search(r"^site_name:[ ]*(.+?)[ ]*$", self.course.mkdocs, re.MULTILINE)
        return named[1].strip("\"'") if named else self.folder.root.name

    @property
    def unsaved(self) -> list[str]:
        """The paths of the files whose changes are not on disk."""
        return sorted(path for path, draft in self.drafts.items() if not draft.is_saved)

    @property
    def can_take_back(self) -> str | None:
        """The last thing made, in words of the screen, if it can be taken back; else None."""
        last = self.done[-1] if self.done else None
        kept = last and all(self.folder.read(path) == content for path, content in last.after.items())
        return last.what if last and kept else None

    def called(self, path: str) -> str:
        """Return what the screen calls a file."""
        return called(self.course, path, self.drafts[path].text if path in self.drafts else "")

    def reload(self) -> None:
        """Read the course from disk, with the drafts on top; raise `Refusal`."""
        stamp = self.folder.stamp()
        try:
            self.course = Course.load(self.folder.root)
        except NotACourse as error:
            raise Refusal(str(error), "Choose the folder of a course.") from None
        self.stamp = stamp
        for path, draft in self.drafts.items():
            if not draft.is_saved:
                self.course = with_text(self.course, path, draft.text)

    def renew(self) -> None:
        """Read the course again if a file on disk has changed."""
        if self.folder.stamp() != self.stamp:
            for path, draft in list(self.drafts.items()):
                if draft.is_saved and self.folder.read(path) != draft.base:
                    del self.drafts[path]  # somebody else's version is the one to go on with
            self.reload()

    def exercise(self, id: str) -> Draft:
        """Return the draft of an exercise; raise `Refusal`."""
        if id not in self.course.present:
            raise Refusal(f"there is no exercise `{id}`", closest(id, sorted(self.course.present)))
        return self._draft(f"exercises/{id}.yml")

    def page(self, lesson: str) -> Draft:
        """Return the draft of the page of a lesson; raise `Refusal`."""
        return self._draft(self.lesson(lesson).path)

    def plan(self, lesson: str) -> Draft | None:
        """Return the draft of the plan of a lesson, None where it has none; raise `Refusal`."""
        self.lesson(lesson)
        path = f"exercises/{lesson}/{PLAN}"
        return self._draft(path) if path in self.drafts or self.folder.read(path) is not None else None

    def lesson(self, id: str) -> Lesson:
        """Return a page with exercises by its id; raise `Refusal`."""
        found = next((page for page in self.course.lessons if page.id == id), None)
        if found is None:
            raise Refusal(
                f"there is no lesson `{id}`", closest(id, [page.id for page in self.course.lessons])
            )
        return found

    def take(self, draft: Draft) -> None:
        """Let the course have the text that a draft has now."""
        self.course = with_text(self.course, draft.path, draft.text)

    def values(self, draft: Draft) -> dict[str, Plain]:
        """Return the content of a YAML draft as plain values; raise `Refused`."""
        return yaml_read.parse(draft.text, draft.path)

    def text(self, path: str) -> str:
        """Return the text of a file as it is on disk, with a draft refused that is not saved."""
        self.refuse_unsaved([path])
        raw = self.folder.read(path)
        if raw is None:
            raise Refusal(f"there is no {path} any more", "Look at the course again.")
        return Draft.of(path, raw).text

    def commit(self, what: str, after: Contents) -> None:
        """Write files and delete those without content, all or none, and read the course again.

        Raises `Refusal` if a draft of one of them is not saved, or it has changed on disk since it was
        read."""
        self.refuse_unsaved(after)
        before = {path: self.folder.read(path) for path in after}
        self._write(after, before)
        self.done.append(Done(what, before, dict(after)))

    def take_back(self) -> str:
        """Undo what was last written by `commit`, and return what it was; raise `Refusal`."""
        if not self.done:
            raise Refusal("there is nothing to take back")
        last = self.done[-1]
        self.refuse_unsaved(last.after)
        self._write(last.before, last.after)
        self.done.pop()
        return last.what

    def refuse_unsaved(self, paths: Mapping[str, object] | list[str]) -> None:
        """Raise `Refusal` if a draft of one of some files is not saved."""
        waiting = [path for path in paths if path in self.drafts and not self.drafts[path].is_saved]
        if waiting:
            raise Refusal(f"“{self.called(waiting[0])}” has changes that are not saved", "Save them.")

    def _write(self, after: Contents, before: Contents) -> None:
        try:
            self.folder.change(after, before)
        except Conflict as conflict:
            raise Refusal(
                f"“{self.called(conflict.path)}” has changed meanwhile, and nothing is written",
                "Look at it, and try again.",
            ) from None
        for path in after:
            self.drafts.pop(path, None)
        self.reload()

    def _draft(self, path: str) -> Draft:
        if path not in self.drafts:
            raw = self.folder.read(path)
            if raw is None:
                raise Refusal(f"there is no {path} any more", "Look at the course again.")
            self.drafts[path] = Draft.of(path, raw)
        return self.drafts[path]
