"""The workbench: one course with its drafts, which answers the requests of the page.

    request -> the file's text, changed at its nodes -> the course with that text -> findings, passages

It is the whole core: a host passes requests in and answers out, both plain JSON data."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any, assert_never

from facingpages.checks.run import run_checks
from facingpages.course.changed import with_text
from facingpages.course.course import Course, Mode, NotACourse
from facingpages.desk import edits, findings, placed, requests, view
from facingpages.desk.draft import Draft
from facingpages.desk.folder import Folder
from facingpages.desk.refusal import Refusal
from facingpages.desk.saving import saved
from facingpages.desk.selecting import selected
from facingpages.files import yaml_read
from facingpages.files.atomic import CannotWrite
from facingpages.files.findings import Finding, closest
from facingpages.files.yaml_read import Plain
from facingpages.files.yaml_text import Refused
from facingpages.page import render

Answer = dict[str, Any]


class Workbench:
    """One course at the desk. Requests are answered one at a time."""

    def __init__(self, root: Path) -> None:
        self.folder = Folder(root)
        self.drafts: dict[str, Draft] = {}
        self.stamp: object = None
        self.course = Course(self.folder.root)
        self.reload()

    @property
    def title(self) -> str:
        """The name of the course: that of its site, or of its folder."""
        named = re.search(r"^site_name:[ ]*(.+?)[ ]*$", self.course.mkdocs, re.MULTILINE)
        return named[1].strip("\"'") if named else self.folder.root.name

    @property
    def unsaved(self) -> list[str]:
        """The paths of the files whose changes are not on disk."""
        return sorted(path for path, draft in self.drafts.items() if not draft.is_saved)

    def answer(self, data: object) -> Answer:
        """Return the answer to a request, `ok` or `refused`."""
        try:
            return {"ok": self._answer(requests.read(data))}
        except Refusal as refused:
            return {"refused": {"message": refused.message, "hint": refused.hint}}
        except Refused as refused:
            first = refused.finding
            place = f"{first.path}, line {first.line}: {first.message}"
            return {"refused": {"message": place, "hint": first.hint}}
        except CannotWrite as error:
            return {"refused": {"message": str(error), "hint": ""}}

    def _answer(self, request: requests.AnyRequest) -> Answer:
        match request:
            case requests.SeeCourse():
                self.renew()
                return self.overview()
            case requests.Open():
                self.renew()
                return self.opened(request.exercise)
            case requests.Change():
                return self.changed(request)
            case requests.Undo():
                draft = self.draft(request.exercise)
                draft.undo()
                return self.taken(request.exercise, draft)
            case requests.Redo():
                draft = self.draft(request.exercise)
                draft.redo()
                return self.taken(request.exercise, draft)
            case requests.Save():
                draft = self.draft(request.exercise)
                answer = saved(self.folder, draft, request.over)
                self.stamp = self.folder.stamp()
                return answer
            case requests.Discard():
                return self.discarded(request.exercise)
            case requests.Select():
                values = self.values(self.draft(request.exercise))
                return selected(self.course, values, request.words, request.within)
            case _:
                assert_never(request)

    def reload(self) -> None:
        """Read the course from disk, with the drafts on top; raise `Refusal`."""
        stamp = self.folder.stamp()
        try:
            self.course = Course.load(self.folder.root)
        except NotACourse as error:
            raise Refusal(str(error), "Choose the folder of a course.") from None
        self.stamp = stamp
        for path, draft in self.drafts.items():
            if draft.now or not draft.is_saved:
                self.course = with_text(self.course, path, draft.text)

    def renew(self) -> None:
        """Read the course again if a file on disk has changed."""
        if self.folder.stamp() != self.stamp:
            for path, draft in list(self.drafts.items()):
                if draft.is_saved and self.folder.read(path) != draft.base:
                    del self.drafts[path]  # somebody else's version is the one to go on with
            self.reload()

    def overview(self) -> Answer:
        """Return the lessons with their exercises, the seeds, and the findings of the whole course."""
        course, everything = self.course, run_checks(self.course)
        by_path: dict[str, int] = {}
        for finding in everything:
            by_path[finding.path] = by_path.get(finding.path, 0) + 1
        return {
            "title": self.title,
            "question": course.question(),
            "language": course.language,
            "root": self.folder.root.name,
            "unsaved": self.unsaved,
            "lessons": [
                {
                    "id": page.id,
                    "title": page.front.data.title if page.front else page.id,
                    "findings": by_path.get(page.path, 0) + by_path.get(f"exercises/{page.id}/plan.yml", 0),
                    "exercises": [self._listed(id, by_path) for id in page.exercises if id in course.present],
                }
                for page in sorted(course.lessons, key=lambda page: course.mkdocs.find(f"{page.id}.md"))
                if page.exercises or page.id in course.plans
            ],
            "seeds": [
                {
                    "id": seed.entry.id,
                    "title": seed.entry.title,
                    "author": seed.entry.author,
                    "outlet": seed.entry.outlet,
                    "side": seed.entry.side,
                    "lines": seed.text.last_line,
                    "words": len(seed.text.words),
                }
                for seed in course.texts.values()
            ],
            "findings": findings.as_data(everything),
        }

    def _listed(self, id: str, by_path: dict[str, int]) -> Answer:
        path, file = f"exercises/{id}.yml", self.course.files.get(id)
        try:  # one with a mistake has its name all the same
            values = {} if file else self.values(self.draft(id))
        except (Refused, Refusal):
            values = {}
        return {
            "id": id,
            "kind": file.data.kind if file else values.get("kind"),
            "title": file.data.title if file else values.get("title", id),
            "findings": by_path.get(path, 0),
            "unsaved": path in self.drafts and not self.drafts[path].is_saved,
        }

    def opened(self, id: str) -> Answer:
        """Return an exercise with all that the page needs to show and to change it."""
        draft = self.draft(id)
        values = self.values(draft)
        shown = placed.passages(values, self.course)
        kind = str(values.get("kind"))
        return {
            **self._state(id, draft, values),
            "kind": kind,
            "html": self._html(id),
            "passages": [view.passage(one, self.course.language) for one in shown],
            "vocabulary": view.words_of_the_field(self.course.language),
            "suggestions": view.suggestions(kind, shown, self.course),
            "order": edits.orders(kind),
            "readonly": [list(steps) for steps in edits.unknown(kind, values)],
        }

    def changed(self, request: requests.Change) -> Answer:
        """Carry out the edits of a request as one step of undo; return what the page shows anew."""
        draft = self.draft(request.exercise)
        before = placed.passages(self.values(draft), self.course)
        draft.change(edits.carried_out(draft, request.edits), request.again)
        return self.taken(request.exercise, draft, before)

    def taken(self, id: str, draft: Draft, before: object = None) -> Answer:
        """Return the state after a draft has another text; the passages only if they are others."""
        self.course = with_text(self.course, draft.path, draft.text)
        values = self.values(draft)
        shown = placed.passages(values, self.course)
        answer = self._state(id, draft, values)
        if shown != before:
            answer["html"] = self._html(id)
            answer["passages"] = [view.passage(one, self.course.language) for one in shown]
            answer["suggestions"] = view.suggestions(str(values.get("kind")), shown, self.course)
        return answer

    def discarded(self, id: str) -> Answer:
        """Give up the changes of an exercise, and return it as it is on disk."""
        self.drafts.pop(self._path(id), None)
        draft = self.draft(id)
        self.course = with_text(self.course, draft.path, draft.text)
        return self.opened(id)

    def draft(self, id: str) -> Draft:
        """Return the draft of an exercise, made when it is first asked for; raise `Refusal`."""
        path = self._path(id)
        if path not in self.drafts:
            raw = self.folder.read(path)
            if raw is None:
                raise Refusal(f"there is no {path} any more", "Look at the course again.")
            self.drafts[path] = Draft.of(path, raw)
        return self.drafts[path]

    def values(self, draft: Draft) -> dict[str, Plain]:
        """Return the content of a draft as plain values; raise `Refused`."""
        return yaml_read.parse(draft.text, draft.path)

    def _path(self, id: str) -> str:
        if id not in self.course.present:
            raise Refusal(f"there is no exercise `{id}`", closest(id, sorted(self.course.present)))
        return f"exercises/{id}.yml"

    def _state(self, id: str, draft: Draft, values: dict[str, Plain]) -> Answer:
        found = findings.of_exercise(self.course, id)
        own: list[Finding] = [finding for finding in found if finding.path == draft.path]
        elsewhere = [finding for finding in found if finding.path != draft.path]
        return {
            "exercise": id,
            "fields": values,
            "parts": placed.parts(values, placed.passages(values, self.course)),
            "findings": findings.as_data(own),
            "elsewhere": findings.as_data(elsewhere),
            "can_undo": draft.now > 0,
            "can_redo": draft.now + 1 < len(draft.texts),
            "unsaved": not draft.is_saved,
        }

    def _html(self, id: str) -> str | None:
        """Return the exercise as a student's page draws it, without a key; None while it has mistakes."""
        exercise = self.course.exercises.get(id)
        if exercise is None:
            return None
        question = self.course.question(id.rpartition("/")[0])
        return render.exercise(exercise, Mode.CLASS, language=self.course.language, question=question)
