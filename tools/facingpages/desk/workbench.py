"""The workbench: one course at the desk, which answers the requests of the page.

    request -> the file's text, changed at its nodes -> the course with that text -> findings, passages

It is the whole core: a host passes requests in and answers out.  Both are plain JSON data, but for `Shown`,
which the host gives an address.  Requests are answered one at a time."""

from __future__ import annotations

from pathlib import Path
from typing import Any, assert_never

from facingpages.desk import (
    exercise,
    facts,
    first_lesson,
    lesson,
    making,
    making_requests,
    marked,
    marking,
    offering,
    other_paragraphs,
    overview,
    requests,
    review,
    reworking,
    saving,
    school,
    school_requests,
    showing,
    texts,
)
from facingpages.desk.bench import Bench
from facingpages.desk.refusal import Refusal
from facingpages.desk.selecting import selected
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
            return {"ok": self._answer(requests.read(data))}
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

    def _answer(self, request: requests.AnyRequest) -> Answer:
        bench = self.bench
        match request:
            case requests.SeeCourse():
                bench.renew()
                return overview.of(bench)
            case requests.Open():
                bench.renew()
                return exercise.opened(bench, request.exercise)
            case requests.Change():
                return exercise.changed(bench, request.exercise, request.edits, again=request.again)
            case requests.Decline():
                return exercise.changed(bench, request.exercise, request.edits, decline=request.words)
            case requests.SeeLesson():
                bench.renew()
                return lesson.shown(bench, request.lesson)
            case requests.ChangeLesson():
                return lesson.changed(bench, request)
            case requests.Undo() | requests.Redo() | requests.Discard() | requests.Save():
                return self._of_one(request)
            case requests.Select():
                values = bench.values(bench.exercise(request.exercise))
                return selected(bench.course, values, request.words, request.within, request.whole)
            case requests.MarkWords():
                return marked.marked(bench, request)
            case making_requests.ReadText():
                return texts.read(bench, request)
            case making_requests.KeepText():
                return texts.keep(bench, request)
            case making_requests.LookUpFact():
                return facts.looked_up(bench, request)
            case making_requests.SeeText():
                return texts.shown(bench, making.seed(bench, request.seed))
            case making_requests.ChangeText():
                return texts.change(bench, request)
            case making_requests.Pairs():
                return making.pairs(bench, request)
            case making_requests.NewLesson():
                return making.lesson(bench, request)
            case making_requests.FirstLesson():
                return first_lesson.made(bench, request)
            case making_requests.Review():
                bench.renew()
                return review.of(bench, request)
            case making_requests.Offer():
                return offering.offered(bench, request)
            case making_requests.SeeParagraphs():
                return offering.of_exercise(bench, request)
            case making_requests.ChangePassages():
                return other_paragraphs.changed(bench, request)
            case making_requests.NewExercise():
                return first_lesson.by_hand(bench, request)
            case making_requests.Remove():
                return reworking.remove(bench, request)
            case making_requests.Rename():
                return reworking.rename(bench, request)
            case making_requests.TakeBack():
                return {"taken_back": bench.take_back()}
            case requests.Play():
                return showing.play(bench, request)
            case requests.Print():
                return showing.printed(bench, request)
            case requests.Take():
                return showing.taken(bench, request)
            case school_requests.SeeSystems():
                return school.systems()
            case school_requests.SeeLosses():
                return school.losses(bench, request)
            case school_requests.Export():
                return school.taken(bench, request)
            case requests.Mark():
                return marking.marked(bench, request)
            case _:
                assert_never(request)

    def _of_one(self, request: requests.Undo | requests.Redo | requests.Discard | requests.Save) -> Answer:
        """Answer what is asked alike of an exercise and of a lesson."""
        bench = self.bench
        id, page = requests.one(request)
        match request:
            case requests.Undo():
                return exercise.undone(bench, id) if id else lesson.undone(bench, page or "")
            case requests.Redo():
                return exercise.redone(bench, id) if id else lesson.redone(bench, page or "")
            case requests.Discard():
                return exercise.discarded(bench, id) if id else lesson.discarded(bench, page or "")
            case requests.Save():
                drafts = [bench.exercise(id)] if id else lesson.drafts(bench, page or "")
                answer = saving.saved(bench.folder, drafts, request.over)
                bench.stamp = bench.folder.stamp()
                return answer
            case _:
                assert_never(request)
