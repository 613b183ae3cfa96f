"""SCORM 1.2: the package by its schema, and played in `scorm-again` as a learning system would."""

from __future__ import annotations

import functools
import http.server
import json
import re
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from click.testing import CliRunner
from lxml import html as lxml_html
from playwright.sync_api import Page

from facingpages.cli import main
from facingpages.course.course import Course, Mode
from facingpages.course.formats.answers import Answer
from facingpages.course.items import (
    ChoiceKey,
    Choosing,
    Exercise,
    FactKey,
    GoneKey,
    KeyedSpan,
    MarkKey,
    RewriteKey,
    Sorting,
    SortKey,
    UnitKey,
)
from facingpages.course.kinds.registry import KINDS
from facingpages.export import losses
from facingpages.export.scorm import CLASS, PRACTICE
from facingpages.handout.compose import compose
from facingpages.handout.compose.compose import Subject
from facingpages.language.vocabulary import vocabulary
from facingpages.text.folded import Range
from tests.conftest import ONE_OF_EACH, ROOT, Quiet
from tests.helpers import firefox, npm
from tests.helpers.chromium import Chromium

from .read_scorm import read

LESSON = "names-that-judge"
# A learning system: it offers SCORM 1.2, keeps what is committed, and notes the calls.
SYSTEM = """<!doctype html><html lang="en"><title>System</title><script src="scorm12.min.js"></script><script>
window.calls = [];
function begin(kept) {
  window.API = new Scorm12API({ autocommit: false, logLevel: 5 });
  if (kept) API.loadFromJSON(JSON.parse(kept).cmi, "cmi");
  for (const name of ["LMSInitialize", "LMSCommit", "LMSFinish"]) {
    const call = API[name].bind(API);
    API[name] = (given) => { calls.push(name); return call(given); };
  }
}
const asked = new URLSearchParams(location.search);
begin(asked.get("kept"));
if (asked.has("no-mode")) { /* as a system that sets none; this one says "normal" by itself */
  const get = API.LMSGetValue.bind(API);
  API.LMSGetValue = (name) => (name === "cmi.core.lesson_mode" ? "" : get(name));
}
</script><body><iframe title="Lesson" style="width: 100%; height: 850px" src="package/index.html"></iframe>"""


@contextmanager
def system(folder: Path, package: bytes) -> Iterator[str]:
    """Serve a learning system with a package in it, and give its address."""
    for name, content in read(package).files.items():
        file = folder / "package" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)
    (folder / "index.html").write_text(SYSTEM, "utf-8")
    (folder / "favicon.ico").write_bytes(b"")
    (folder / "scorm12.min.js").write_bytes(npm.file_of(npm.SCORM_AGAIN, "dist/scorm12.min.js"))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=folder))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/index.html"
    finally:
        server.shutdown()
        server.server_close()


def of(course: Course, id: str, mode: Mode) -> bytes:
    return (CLASS if mode is Mode.CLASS else PRACTICE).write([compose.subject(course, id)], course)


def one_of_each(course: Course) -> Subject:
    """A lesson with an exercise of each kind."""
    exercises = tuple(course.exercises[id] for id in ONE_OF_EACH)
    return Subject("one-of-each", "one-of-each", "One of each", exercises, None)


def test_a_lesson_is_one_unit(course: Course) -> None:
    """The manifest is valid and names every file; the one page is index.html, without start parameters."""
    package = read(of(course, LESSON, Mode.PRACTICE))
    assert [(title, page) for title, page, _files in package.units] == [("Names that judge", "index.html")]
    root = lxml_html.document_fromstring(package.files["index.html"])
    assert [node.get("data-id") for node in root.iter("fp-exercise")] == [
        exercise.stem.id for exercise in course.exercises_of(LESSON)
    ]
    linked = [node.get("href") for node in root.iter("link")] + [
        node.get("src") for node in root.iter("script")
    ]
    assert set(linked) <= set(package.files)
    assert not [node for node in root.iter("a") if (node.get("href") or "").startswith(("http", "../"))]
    assert not [node for node in root.iter("a") if ".md" in (node.get("href") or "")]


def test_a_course_is_one_package_with_a_unit_for_each_lesson(course: Course) -> None:
    """Each lesson has its page in its own folder, all share the assets, and no address leads out."""
    subjects = [compose.subject(course, id) for id in compose.lessons(course)]
    package = read(PRACTICE.write(subjects, course))
    assert [page for _title, page, _files in package.units] == [f"{one.id}/index.html" for one in subjects]
    for _title, page, _files in package.units:
        root = lxml_html.document_fromstring(package.files[page])
        for address in [n.get("href") for n in root.iter("link")] + [
            n.get("src") for n in root.iter("script")
        ]:
            assert address.removeprefix("../") in package.files


def other_key(exercise: Exercise) -> Exercise:
    """An exercise with another key in every field of it."""
    items = []
    for item in exercise.items:
        match item.key:
            case MarkKey():
                spans = (KeyedSpan(Range(3, 5), Range(3, 4), "loaded", "doubt", "so", "Another why."),)
                key: Any = MarkKey(spans)
            case SortKey():
                assert isinstance(item.task, Sorting)
                key = SortKey(tuple(UnitKey("concession", None, None, (), "Why.") for _ in item.task.units))
            case ChoiceKey():
                assert isinstance(item.task, Choosing)
                chosen = next(one.id for one in item.task.choices if one.id != item.key.choice)
                key = ChoiceKey(chosen, tuple((one.id, "Another why.") for one in item.task.choices))
            case RewriteKey():
                gone, fact = GoneKey("so", "thus", "Why."), FactKey("f", ("f",), "Why.")
                key = RewriteKey((gone,), (fact,), ("rubric",), "model", "Why.")
        items.append(replace(item, key=key))
    return replace(exercise, items=tuple(items))


def test_the_package_without_a_key_holds_no_byte_of_it(course: Course) -> None:
    """Two courses that differ in every key give the same bytes; with a key they do not."""
    other = replace(course, exercises={id: other_key(one) for id, one in course.exercises.items()})
    for id in (LESSON, "where-is-the-source", "claim-and-evidence"):
        first, second = compose.subject(course, id), compose.subject(other, id)
        assert first.exercises != second.exercises
        assert CLASS.write([first], course) == CLASS.write([second], other)
        assert PRACTICE.write([first], course) != PRACTICE.write([second], other)


def test_a_build_that_runs_meanwhile_puts_no_key_in(course: Course, monkeypatch: pytest.MonkeyPatch) -> None:
    """The mode of a build in the environment does not reach a package."""
    plain = of(course, LESSON, Mode.CLASS)
    monkeypatch.setenv("FACINGPAGES_BUILD", "teacher")
    assert of(course, LESSON, Mode.CLASS) == plain
    assert "data-key" not in read(plain).files["index.html"].decode()


PAGE = "const page = document.querySelector('iframe')?.contentDocument;"
WORD = f"""(id, number) => {{ {PAGE} const word = page.querySelector(`fp-exercise[data-id="${{id}}"]`).marking.words[number];
  page.defaultView.focus(); word.focus(); return page.activeElement === word; }}"""
AT = f"""(id, css, place) => {{ {PAGE} const found = page.querySelectorAll(`fp-exercise[data-id="${{id}}"] ${{css}}`)[place];
  page.defaultView.focus(); found?.focus(); return Boolean(found) && page.activeElement === found; }}"""
CHECK = f"""(id) => {{ {PAGE} const box = page.querySelector(`fp-exercise[data-id="${{id}}"]`);
  const button = [...box.querySelectorAll("button")].find((one) => one.textContent === "Check");
  const on = [...box.querySelectorAll("button")].find((one) => one.textContent === "Text 2 ↓");
  if (!button && on) on.click(); /* which text comes first is drawn: the other one is looked at before Check comes */
  button?.focus();
  return button?.getAttribute("aria-disabled") === "false" && page.activeElement === button; }}"""
READY = (
    f"""(count) => {{ {PAGE} return page?.querySelectorAll("fp-exercise[data-state]").length === count; }}"""
)
STATE = f"""(id) => {{ {PAGE} return page.querySelector(`fp-exercise[data-id="${{id}}"]`).dataset.state; }}"""
GIVEN = (
    f"""() => {{ {PAGE} return [...page.querySelectorAll("fp-exercise")].map((one) => one.response()); }}"""
)
LEAVE = "() => { document.querySelector('iframe').src = 'about:blank'; }"
KEPT = "() => API.renderCMIToJSONString()"


FILL = """([answers]) => {
  for (const [id, given] of Object.entries(answers)) {
    const exercise = document.querySelector(`fp-exercise[data-id="${id}"]`);
    if (given.marks) for (const mark of given.marks) mark.exact = exercise.marking.text(mark.start, mark.end);
    exercise.restore(given);
    exercise.changed();
  }
}"""


def full(exercise: Exercise) -> dict[str, Any]:
    """An answer as long as a diligent reader's: every keyed span and eight more words marked, named and
    reworded; every role and link; a rewriting half as long again as the model."""
    key = exercise.items[0].key
    match key:
        case MarkKey():
            words = exercise.stem.passages[-1].words.end
            taken = [span.words for span in key.spans]
            more = [Range(n * words // 9, n * words // 9 + 1) for n in range(1, 9)]
            free = [one for one in more if not any(one.overlaps(other) for other in taken)]
            techniques = list(vocabulary().techniques)
            return {
                "marks": [
                    {
                        "start": at.start,
                        "end": at.end,
                        "technique": techniques[n % 23],
                        "neutral": f"in other words {n}",
                    }
                    for n, at in enumerate([*taken, *free])
                ]
            }
        case SortKey():
            return {"roles": [unit.role for unit in key.units], "supports": [1] * len(key.units)}
        case ChoiceKey():
            return {
                "choices": [item.key.choice for item in exercise.items if isinstance(item.key, ChoiceKey)]
            }
        case RewriteKey():
            return {"text": key.model + key.model[: len(key.model) // 2].upper()}


class Played:
    """The window of a learning system, in either browser."""

    def __init__(self, run: Callable[..., Any], press: Callable[..., None]) -> None:
        self.run, self.press = run, press

    def until(self, function: str, *given: object) -> None:
        """Wait until a function of the system's window gives something true."""
        for _ in range(600):
            if self.run(function, *given):
                return
            time.sleep(0.03)
        raise AssertionError(f"never: {function} {given}")

    def answer(self, exercise: Exercise) -> None:
        """Answer an exercise as its key does and press Check, with keys alone."""
        id, key = exercise.stem.id, exercise.items[0].key
        match key:
            case MarkKey():
                for span in key.of("loaded"):
                    for word in range(span.start, span.end):
                        self.until(WORD, id, word)
                        self.press("Space")
            case SortKey():
                for number, unit in enumerate(key.units, 1):
                    self.until(AT, id, f".fp-part[data-part='{number}']", 0)
                    self.press(str(list(vocabulary().roles).index(unit.role) + 1))
                for _ in range(sum(vocabulary().roles[unit.role].can_support for unit in key.units)):
                    self.until(AT, id, ".fp-chips button:first-child", 0)  # nothing
                    self.press("Enter")
            case ChoiceKey():
                place = 0
                for item in exercise.items:
                    assert isinstance(item.task, Choosing)
                    assert isinstance(item.key, ChoiceKey)
                    ids = [choice.id for choice in item.task.choices]
                    self.until(AT, id, ".fp-question input", place + ids.index(item.key.choice))
                    self.press("Space")
                    place += len(ids)
            case RewriteKey():
                self.until(AT, id, "textarea", 0)
                self.press(*(key.model.replace("\n", " ")))
        self.until(CHECK, id)
        self.press("Enter")
        self.until(f"(id) => ({STATE})(id) !== 'answering'", id)


def play(played: Played, goto: Callable[[str], None], address: str, exercises: Sequence[Exercise]) -> None:
    """Play a package from the first key to the gradebook, leave it, and come back on another day."""
    goto(address)
    played.until(READY, len(exercises))
    played.answer(exercises[0])
    assert json.loads(played.run(KEPT))["cmi"]["core"]["lesson_status"] == "incomplete"
    for exercise in exercises[1:]:
        played.answer(exercise)
    core = json.loads(played.run(KEPT))["cmi"]["core"]
    assert core["score"] == {"raw": "100", "min": "0", "max": "100"}
    assert core["lesson_status"] == "completed"
    given = played.run(GIVEN)
    assert played.run("() => calls") == ["LMSInitialize", *["LMSCommit"] * len(exercises)]
    played.run(LEAVE)
    played.until("() => calls.at(-1) === 'LMSFinish'")
    kept = json.loads(played.run(KEPT))["cmi"]
    assert kept["core"]["exit"] == "suspend"
    assert re.fullmatch(r"\d\d:\d\d:\d\d", kept["core"]["session_time"])
    assert 100 < len(kept["suspend_data"]) <= 4096
    again = {"cmi": {"suspend_data": kept["suspend_data"], "core": {"lesson_status": "completed"}}}
    goto(f"{address}?kept={quote(json.dumps(again))}")
    played.until(READY, len(exercises))
    played.until(f"(given) => JSON.stringify(({GIVEN})()) === JSON.stringify(given)", given)
    for exercise in exercises:
        played.until(f"(id) => ({STATE})(id) === 'checked'", exercise.stem.id)


def package_of(course: Course, mode: Mode) -> tuple[bytes, tuple[Exercise, ...]]:
    subject = one_of_each(course)
    return (CLASS if mode is Mode.CLASS else PRACTICE).write([subject], course), subject.exercises


def in_chromium(browser: Chromium) -> tuple[Page, Played]:
    page = browser.new_context().new_page()

    def press(*keys: str) -> None:
        for key in keys:
            page.keyboard.press(key)

    return page, Played(lambda call, *given: page.evaluate(f"(given) => ({call})(...given)", given), press)


def test_full_marks_reach_the_gradebook_in_chromium(
    course: Course, browser: Chromium, tmp_path: Path
) -> None:
    """By keyboard alone, full marks reach the fields of the gradebook, and the answers come back."""
    package, exercises = package_of(course, Mode.PRACTICE)
    page, played = in_chromium(browser)
    complaints: list[str] = []
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("console", lambda said: complaints.append(said.text) if said.type == "error" else None)
    with system(tmp_path, package) as address:
        play(played, page.goto, address, exercises)
    assert complaints == []


@pytest.mark.slow
def test_full_marks_reach_the_gradebook_in_firefox(course: Course, tmp_path: Path) -> None:
    """The same in Firefox."""
    package, exercises = package_of(course, Mode.PRACTICE)
    with firefox.started(tmp_path / "profile") as started, system(tmp_path / "system", package) as address:
        tab = started.tab()
        play(Played(tab.run, tab.press), tab.goto, address, exercises)


@pytest.mark.slow
def test_answers_without_a_key_are_kept_and_marked_later(
    course: Course, browser: Chromium, tmp_path: Path
) -> None:
    """Without a key the system gets no score: the answers come back, and the lesson is complete when all are
    given."""
    package, exercises = package_of(course, Mode.CLASS)
    page, played = in_chromium(browser)
    with system(tmp_path, package) as address:
        page.goto(address)
        played.until(READY, len(exercises))
        page.frames[1].evaluate(FILL, [{one.stem.id: full(one) for one in exercises}])
        given = played.run(GIVEN)
        page.wait_for_timeout(300)
        played.run(LEAVE)
        played.until("() => calls.at(-1) === 'LMSFinish'")
        kept = json.loads(played.run(KEPT))["cmi"]
        assert kept["core"]["score"]["raw"] == ""
        report = tmp_path / "report.csv"
        pieces = [
            one["student_response"]
            for _n, one in sorted(kept["interactions"].items(), key=lambda at: int(at[0]))
        ]
        assert len(pieces) > 1
        assert max(map(len, pieces)) <= 255
        rows = [["First name", "Email", "Response 1"], ["Ana Ruiz", "ana@school.example", *pieces]]
        report.write_text("\n".join(",".join(row) for row in rows), "utf-8")
        (tmp_path / "pasted.txt").write_text(f"cmi.suspend_data {kept['suspend_data']} (copied)", "utf-8")
        for file in (report, tmp_path / "pasted.txt"):
            scored = CliRunner().invoke(main, ["score", str(file), "--format", "json", "--course", str(ROOT)])
            assert scored.exit_code == 0, scored.output
            marked = {row["exercise"]: row for row in json.loads(scored.stdout)}
            assert set(marked) == {exercise.stem.id for exercise in exercises}
            for exercise in exercises:
                answer = Answer.model_validate(given[exercises.index(exercise)])
                assert (
                    marked[exercise.stem.id]["score"]
                    == KINDS[exercise.stem.kind].score(exercise, answer).score
                )
        assert {
            row["reader"]
            for row in json.loads(
                CliRunner()
                .invoke(main, ["score", str(report), "--format", "json", "--course", str(ROOT)])
                .stdout
            )
        } == {"Ana Ruiz ana@school.example"}
        assert kept["core"]["lesson_status"] == "completed"
        page.goto(f"{address}?kept={quote(json.dumps({'cmi': {'suspend_data': kept['suspend_data']}}))}")
        played.until(f"(given) => JSON.stringify(({GIVEN})()) === JSON.stringify(given)", given)


@pytest.mark.slow
def test_a_look_back_changes_nothing(course: Course, browser: Chromium, tmp_path: Path) -> None:
    """In the mode `review` the page shows the answers and hands nothing over."""
    package, exercises = package_of(course, Mode.PRACTICE)
    page, played = in_chromium(browser)
    with system(tmp_path, package) as address:
        page.goto(f"{address}?kept={quote(json.dumps({'cmi': {'core': {'lesson_mode': 'review'}}}))}")
        played.until(READY, len(exercises))
        page.frames[1].evaluate(FILL, [{one.stem.id: full(one) for one in exercises}])
        page.wait_for_timeout(300)
        played.run(LEAVE)
        played.until("() => calls.at(-1) === 'LMSFinish'")
        assert "LMSCommit" not in played.run("() => calls")
        assert json.loads(played.run(KEPT))["cmi"]["suspend_data"] == ""


@pytest.mark.slow
def test_a_mode_that_is_not_set_is_an_ordinary_visit(
    course: Course, browser: Chromium, tmp_path: Path
) -> None:
    """A system may leave `lesson_mode` empty: answers are handed over all the same."""
    package, exercises = package_of(course, Mode.PRACTICE)
    page, played = in_chromium(browser)
    with system(tmp_path, package) as address:
        page.goto(f"{address}?no-mode")
        assert played.run("() => API.LMSGetValue('cmi.core.lesson_mode')") == ""
        played.until(READY, len(exercises))
        played.answer(exercises[0])
        assert json.loads(played.run(KEPT))["cmi"]["suspend_data"].startswith("fp1.")
        assert played.run("() => calls") == ["LMSInitialize", "LMSCommit"]


@pytest.mark.slow
def test_without_a_system_the_page_says_so(course: Course, browser: Chromium, tmp_path: Path) -> None:
    """A page opened outside of a learning system says that nothing is kept; what was cut short is no answer."""
    package, exercises = package_of(course, Mode.PRACTICE)
    page, played = in_chromium(browser)
    with system(tmp_path, package) as address:
        page.goto(address.replace("index.html", "package/index.html"))
        page.wait_for_selector(".fp-saving")
        assert "No learning system was found" in page.inner_text(".fp-saving")
        for line in ("fp1.Wy2IjKNBoZB", "fp1.", "another program's", "fp1.ä"):
            page.goto(f"{address}?kept={quote(json.dumps({'cmi': {'suspend_data': line}}))}")
            played.until(READY, len(exercises))
            assert played.run(GIVEN)[0] == {"marks": []}


@pytest.mark.slow
def test_a_whole_course_stays_inside_the_limits(course: Course, browser: Chromium, tmp_path: Path) -> None:
    """With long answers to every exercise, each lesson and test needs less than the 4,096 characters."""
    sizes = {}
    for id in compose.lessons(course):
        subject = compose.subject(course, id)
        page, played = in_chromium(browser)
        with system(tmp_path / id, PRACTICE.write([subject], course)) as address:
            page.goto(address)
            played.until(READY, len(subject.exercises))
            page.frames[1].evaluate(FILL, [{one.stem.id: full(one) for one in subject.exercises}])
            page.wait_for_timeout(200)
            played.run(LEAVE)
            played.until("() => calls.at(-1) === 'LMSFinish'")
            kept = json.loads(played.run(KEPT))["cmi"]["suspend_data"]
            sizes[id] = len(kept)
        page.context.close()
    assert len(sizes) == 14
    assert max(sizes.values()) <= 4096, sizes
    assert min(sizes.values()) > 200, sizes


def test_too_long_an_answer_is_told(course: Course, browser: Chromium, tmp_path: Path) -> None:
    """Where the system has no room for all, the longest answer is left out, and the page says so."""
    package, exercises = package_of(course, Mode.PRACTICE)
    page, played = in_chromium(browser)
    long = "".join(chr(0x4E00 + n * 7 % 9000) for n in range(3000))
    with system(tmp_path, package) as address:
        page.goto(address)
        played.until(READY, len(exercises))
        page.frames[1].evaluate(
            FILL, [{exercises[3].stem.id: {"text": long}, exercises[2].stem.id: full(exercises[2])}]
        )
        played.answer(exercises[0])
        page.frames[1].wait_for_selector(".fp-saving")
        assert "no room" in page.frames[1].inner_text(".fp-saving")
        kept = json.loads(played.run(KEPT))["cmi"]["suspend_data"]
        assert 50 < len(kept) <= 4096


def test_the_loss_report_is_true(course: Course) -> None:
    """The page's own score is ours, so the report states no difference; a person judges a rewriting."""
    report = losses.losses(PRACTICE, [course.exercises[id] for id in ONE_OF_EACH])
    assert [loss.difference.largest if loss.difference else None for loss in report] == [
        pytest.approx(0, abs=1e-4),
        pytest.approx(0, abs=1e-4),
        pytest.approx(0, abs=1e-4),
        None,
    ]
    assert all(loss.carried.key_visible for loss in report)
    assert not any(CLASS.carry(course.exercises[id]).key_visible for id in ONE_OF_EACH)


# Gives answers to an exercise and presses Check; returns what is then in the gradebook, from 0 to 1, and null
# for an answer that the page does not let a reader check.
PAID = """async ([id, answers]) => {
  const exercise = document.querySelector(`fp-exercise[data-id="${id}"]`), paid = [];
  for (const given of answers) {
    for (const mark of given.marks || []) mark.exact = exercise.marking.text(mark.start, mark.end);
    exercise.restore(given);
    exercise.changed();
    const checked = exercise.checking.getAttribute("aria-disabled") === "false";
    if (checked) exercise.check();
    await new Promise((done) => { setTimeout(done); });
    paid.push(checked ? Number(parent.API.cmi.core.score.raw) / 100 : null);
  }
  return paid;
}"""


@pytest.mark.slow
@pytest.mark.parametrize("id", ONE_OF_EACH[:3])
def test_the_gradebook_has_the_score_that_the_report_states(
    course: Course, browser: Chromium, tmp_path: Path, id: str
) -> None:
    """For every fixed answer and simulated reader the exported page hands over what the loss report takes."""
    exercise = course.exercises[id]
    page, played = in_chromium(browser)
    scored = PRACTICE.carry(exercise).scored
    assert scored
    answers = [(name, answer) for name, answer in losses.answers(exercise)]
    given = [answer.model_dump(mode="json", exclude_none=True) for _name, answer in answers]
    with system(tmp_path, of(course, id, Mode.PRACTICE)) as address:
        page.goto(address)
        played.until(READY, 1)
        paid = page.frames[1].evaluate(PAID, [id, given])
    found = [(name, got, scored(answer)) for (name, answer), got in zip(answers, paid, strict=True)]
    assert len([got for _name, got, _ours in found if got is not None]) > losses.READERS / 2
    assert [one for one in found if one[1] is not None and one[1] != pytest.approx(one[2], abs=1e-4)] == []
