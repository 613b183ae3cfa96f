"""The workbench: one course at the desk, which answers the requests of the page.

    request -> the file's text, changed at its nodes -> the course with that text -> findings, passages

It is the whole core: a host passes requests in and answers out.  Both are plain JSON data, but for `Shown`,
which the host gives an address.  Requests are answered one at a time."""

from __future__ import annotations

from pathlib import Path
from typing import Any, assert_never

from facingpages.desk.bench import saving
from facingpages.desk.bench.bench import Bench
from facingpages.desk.editor import exercise
from facingpages.desk.editor.selecting import selected
from facingpages.desk.handing_on import marking, school, showing
from facingpages.desk.lessons import (
    another,
    facing_pages,
    first_lesson,
    lesson,
    making,
    offering,
    other_paragraphs,
    overview,
    reworking,
)
from facingpages.desk.requests import base, reading, to_change, to_hand_on, to_make
from facingpages.desk.requests.refusal import Refusal
from facingpages.desk.review import marked, review, tried
from facingpages.desk.texts import facts, texts
from facingpages.files.atomic import CannotWrite
from facingpages.files.yaml_text import Refused

Answer = dict[str, Any]


class Workbench:
    """One course, with everything that the page can ask of it."""

    def __init__(self, root: Path) -> None:
        self.bench = Bench.of(root)

    @property
    def unsaved(self) -> list[str]:
        """The paths of the files whose changes are not on disk."""
        return self.bench.unsaved

    @property
    def title(self) -> str:
        """The name of the course."""
        return self.bench.title

    @property
    def language(self) -> str:
        """The language of the lessons."""
        return self.bench.course.language

    def answer(self, data: object) -> Answer:
        """Return the answer to a request, under `ok` or `refused`."""
        try:
            return {"ok": self._answer(reading.read(data))}
        except Refusal as refused:
            return {"refused": {"message": refused.message, "hint": refused.hint}}
        except Refused as refused:
            first = refused.finding
            place = f"{first.path}, line {first.line}: {first.message}"
            return {"refused": {"message": place, "hint": first.hint}}
        except CannotWrite as error:
            return {"refused": {"message": str(error), "hint": ""}}
        except ModuleNotFoundError as error:  # a browser has no Typst, no Word and no PDF
            message = f"this desk cannot do that: it runs without `{error.name}`"
            return {"refused": {"message": message, "hint": "Use `facingpages desk` on your own machine."}}

    def _answer(self, request: reading.AnyRequest) -> Answer:
        bench = self.bench
        match request:
            case to_change.SeeCourse():
                bench.renew()
                return overview.of(bench)
            case to_change.Open():
                bench.renew()
                return exercise.opened(bench, request.exercise)
            case to_change.Change():
                return exercise.changed(bench, request.exercise, request.edits, again=request.again)
            case to_change.Decline():
                return exercise.changed(bench, request.exercise, request.edits, decline=request.words)
            case to_change.SeeLesson():
                bench.renew()
                return lesson.shown(bench, request.lesson)
            case to_change.ChangeLesson():
                return lesson.changed(bench, request)
            case to_change.Undo() | to_change.Redo() | to_change.Discard() | to_change.Save():
                return self._of_one(request)
            case to_change.Select():
                values = bench.values(bench.exercise(request.exercise))
                return selected(bench.course, values, request.words, request.within, request.whole)
            case to_change.MarkWords():
                return marked.marked(bench, request)
            case to_change.TrySentence():
                return tried.tried(bench, request)
            case to_change.Another():
                return another.proposed(bench, request)
            case to_make.ReadText():
                return texts.read(bench, request)
            case to_make.KeepText():
                return texts.keep(bench, request)
            case to_make.LookUpFact():
                return facts.looked_up(bench, request)
            case to_make.SeeText():
                return texts.shown(bench, making.seed(bench, request.seed))
            case to_make.ChangeText():
                return texts.change(bench, request)
            case to_make.Pairs():
                return making.pairs(bench, request)
            case to_make.NewLesson():
                return making.lesson(bench, request)
            case to_make.FirstLesson():
                return first_lesson.made(bench, request)
            case to_make.Review():
                bench.renew()
                return review.of(bench, request)
            case to_make.Offer():
                return offering.offered(bench, request)
            case to_make.SeeParagraphs():
                return offering.of_exercise(bench, request)
            case to_make.ChangePassages():
                return other_paragraphs.changed(bench, request)
            case to_make.NewExercise():
                return first_lesson.by_hand(bench, request)
            case to_make.Remove():
                return reworking.remove(bench, request)
            case to_make.Rename():
                return reworking.rename(bench, request)
            case to_make.TakeBack():
                return {"taken_back": bench.take_back()}
            case to_hand_on.Play():
                return showing.play(bench, request)
            case to_hand_on.Print():
                return showing.printed(bench, request)
            case to_hand_on.Take():
                return showing.taken(bench, request)
            case to_hand_on.SeeSystems():
                return school.systems()
            case to_hand_on.SeeLosses():
                return school.losses(bench, request)
            case to_hand_on.Export():
                return school.taken(bench, request)
            case to_hand_on.Mark():
                return marking.marked(bench, request)
            case _:
                assert_never(request)

    def _of_one(
        self, request: to_change.Undo | to_change.Redo | to_change.Discard | to_change.Save
    ) -> Answer:
        """Answer what is asked alike of an exercise and of a lesson."""
        bench = self.bench
        id, page = base.one(request)
        match request:
            case to_change.Undo():
                return exercise.undone(bench, id) if id else lesson.undone(bench, page or "")
            case to_change.Redo():
                return exercise.redone(bench, id) if id else lesson.redone(bench, page or "")
            case to_change.Discard():
                return exercise.discarded(bench, id) if id else lesson.discarded(bench, page or "")
            case to_change.Save():
                answer = (
                    facing_pages.saved(bench, id, request.over)
                    if id
                    else saving.saved(bench.folder, lesson.drafts(bench, page or ""), request.over)
                )
                bench.stamp = bench.folder.stamp()
                return answer
            case _:
                assert_never(request)
