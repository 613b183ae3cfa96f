"""The teacher's side: plans that fit, counts that are right, answers that are scored, pictures that say
what is there."""

from __future__ import annotations

import csv
import html
import io
import json
import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from facingpages.checks import coverage
from facingpages.cli import main
from facingpages.course.course import Course, Mode
from facingpages.course.formats.answers import Answer, MarkAnswer, Responses
from facingpages.course.items import ChoiceKey, Choosing, MarkKey, RewriteKey, SortKey
from facingpages.course.kinds import claim_evidence
from facingpages.files.findings import Finding
from facingpages.language.vocabulary import vocabulary
from facingpages.page import exhibit
from facingpages.responses import answer_file, grade, score_table
from facingpages.responses.grade import Score
from facingpages.site import pages
from tests.conftest import ROOT


def key_as_answers(course: Course) -> Responses:
    """The answers of a reader who gives the key itself."""
    answers: dict[str, Answer] = {}
    for id, exercise in course.exercises.items():
        key = exercise.items[0].key
        if isinstance(key, MarkKey):
            shown = [
                (span, next(p for p in exercise.stem.passages if span in p.words))
                for span in key.of("loaded")
            ]
            marks = [
                MarkAnswer(start=span.start, end=span.end, exact=p.text.show(p.characters(span)))
                for span, p in shown
            ]
            answers[id] = Answer(marks=marks)
        elif isinstance(key, SortKey):
            answers[id] = Answer(
                roles=[unit.role for unit in key.units], supports=[unit.supports for unit in key.units]
            )
        elif isinstance(key, RewriteKey):
            answers[id] = Answer(text=key.model)
        else:
            answers[id] = Answer(
                choices=[item.key.choice for item in exercise.items if isinstance(item.key, ChoiceKey)]
            )
    return Responses(format="facingpages-response-1", reader="key", answers=answers)


def test_the_key_as_answers_earns_full_marks(course: Course) -> None:
    """Every exercise answered by its key earns 1, links too, and roles agree with alpha 1."""
    scores = grade.score(course, key_as_answers(course), "key.json")
    assert len(scores) == len(course.exercises)
    for made in scores:
        assert isinstance(made, Score), made
        assert made.score == pytest.approx(1), made
        assert made.links is None or made.links == pytest.approx(1), made
        assert made.alpha is None or made.alpha == pytest.approx(1), made


def test_hits_and_false_alarms_are_told_apart(course: Course) -> None:
    """A loaded span touched is a hit; a mark on other words is a false alarm; a mark on contested words is
    neither."""
    id = "names-that-judge/what-the-talks-are-for"
    exercise = course.exercises[id]
    key = exercise.items[0].key
    assert isinstance(key, MarkKey)
    (loaded, *_), (contested, *_), (plain, *_) = key.of("loaded"), key.of("contested"), key.of("plain")
    shown = [
        (span, next(p for p in exercise.stem.passages if span in p.words))
        for span in (loaded, contested, plain)
    ]
    marks = [
        MarkAnswer(start=span.start, end=span.end, exact=p.text.show(p.characters(span))) for span, p in shown
    ]
    given = Responses(format="facingpages-response-1", reader="r", answers={id: Answer(marks=marks)})
    (made,) = grade.score(course, given, "r.json")
    assert isinstance(made, Score)
    assert (made.hits, made.false_alarms) == (1, 1)


def handed_in(tmp_path: Path, answers: object, **more: object) -> Path:
    file = tmp_path / "answers.json"
    file.write_text(
        json.dumps({"format": "facingpages-response-1", "reader": "r", "answers": answers} | more), "utf-8"
    )
    return file


@pytest.mark.parametrize(
    ("answers", "says"),
    [
        ({"no/such": {"roles": []}}, "the course has no exercise `no/such`"),
        ({"names-that-judge/after-a-phone-call": {"roles": ["claim"]}}, "it takes `marks`"),
        (
            {
                "names-that-judge/after-a-phone-call": {
                    "marks": [{"start": 0, "end": 2, "exact": "not these"}]
                }
            },
            "another version of the text",
        ),
        (
            {"names-that-judge/after-a-phone-call": {"marks": [{"start": 5, "end": 9999, "exact": "x"}]}},
            "is not in a passage",
        ),
        ({"claim-and-evidence/a-policy-and-its-aims": {"roles": ["claim"]}}, "it takes `roles` for"),
        (
            {"claim-and-evidence/a-policy-and-its-aims": {"roles": [None] * 7, "supports": [8, *[None] * 6]}},
            "it takes `supports` for 7 units",
        ),
        (
            {"names-that-judge/after-a-phone-call": {"marks": [{"start": -1, "end": 2, "exact": "x"}]}},
            "is not what a page hands in",
        ),
        ({"names-that-judge/after-a-phone-call": {"spans": []}}, "is nothing that a page hands in"),
    ],
)
def test_answers_that_cannot_be_scored_are_findings(tmp_path: Path, answers: object, says: str) -> None:
    """An answer to another course, another version or of another shape is named, with exit status 1 and no
    traceback."""
    made = CliRunner().invoke(main, ["score", str(handed_in(tmp_path, answers)), "--course", str(ROOT)])
    assert made.exit_code == 1
    assert says in made.stderr
    assert "Traceback" not in made.output


@pytest.mark.parametrize(
    "text", ["", "{", "[]", '{"format": "other", "reader": "r", "answers": {}}', "\x00", '{"a": ' * 5000]
)
def test_a_file_that_is_no_answer_is_a_finding(tmp_path: Path, text: str) -> None:
    """Whatever a file holds, reading it gives answers or a finding."""
    file = tmp_path / "a.json"
    file.write_text(text, "utf-8")
    assert isinstance(answer_file.read(file), Finding)


def test_scores_as_csv_are_safe_in_a_spreadsheet() -> None:
    """A reader's name that a spreadsheet would calculate is text."""
    text = score_table.scores_as_csv([Score("=HYPERLINK(1)", "a/b", "rewrite", 0.5)])
    assert list(csv.reader(io.StringIO(text)))[1] == [
        "'=HYPERLINK(1)",
        "a/b",
        "rewrite",
        "0.50",
        "",
        "",
        "",
        "",
        "",
    ]


def test_counts_add_up(course: Course) -> None:
    """The totals are the sums of their parts."""
    counts = coverage.count(course)
    assert (
        counts[("total", "exercises")]
        == len(course.exercises)
        == sum(n for (group, _), n in counts.items() if group == "kind")
    )
    spans = sum(
        n for (group, _), n in counts.items() if group in ("loaded spans", "contested spans", "plain spans")
    )
    assert counts[("total", "keyed spans")] == spans
    assert (
        counts[("first on a pair", "west-stops-it")] + counts[("first on a pair", "moscow-stops-it")]
        == counts[("total", "facing pairs")]
    )
    roles = sum(n for (group, _), n in counts.items() if group == "roles")
    assert roles == sum(
        len(e.items[0].key.units) for e in course.exercises.values() if isinstance(e.items[0].key, SortKey)
    )


def test_a_count_below_its_minimum_is_a_finding(copy: Path) -> None:
    """`facingpages check` and `facingpages coverage` both fail where the course holds less than it must."""
    file = copy / "exercises" / "minimums.yml"
    file.write_text(
        re.sub(r'name: "exercises", number: \d+', 'name: "exercises", number: 999', file.read_text("utf-8")),
        "utf-8",
    )
    made = CliRunner().invoke(main, ["check", str(copy)])
    assert made.exit_code == 1
    assert "[coverage-short] the course holds" in made.stdout
    assert CliRunner().invoke(main, ["coverage", "--course", str(copy)]).exit_code == 1
    assert CliRunner().invoke(main, ["coverage", "--course", str(ROOT)]).exit_code == 0


def test_claims_are_supported_through_others() -> None:
    """Evidence supports a claim straight or through the units in between; a ring of units ends the search."""
    from facingpages.course.items import UnitKey

    def unit(role: str, supports: int | None = None) -> UnitKey:
        return UnitKey(role, "event" if role == "evidence" else None, supports, (), "why")

    assert claim_evidence.unsupported(
        SortKey((unit("claim"), unit("reasoning", 1), unit("evidence", 2), unit("claim")))
    ) == [3]
    assert (
        claim_evidence.unsupported(SortKey((unit("claim", 2), unit("claim", 1), unit("evidence", 1)))) == []
    )


def test_the_strip_says_what_the_paragraphs_hold(course: Course) -> None:
    """Where a paragraph cites, quotes or names a vague source is told line by line; noise is not in it."""
    seed = course.seeds["sabotaged-peace"]
    strip = {p.line: p.trace for p in exhibit.strip(seed)}
    assert {line for line, trace in strip.items() if trace is exhibit.Trace.CITES} == {
        m.line for m in seed.apparatus.marks
    } - {7}
    assert 7 not in strip
    column = {p.line: p.trace.value for p in exhibit.strip(course.seeds["phoney-peace-talks"])}
    assert (column[28], column[27], column[43], 8 in column) == ("vague", "vague", "none", False)


def test_the_timeline_is_in_order_and_whole(course: Course) -> None:
    """All dated events and entries are on it, by their earliest day."""
    line = exhibit.timeline(course)
    assert course.seeds_file is not None
    dated = sum(1 for entry in course.seeds["sabotaged-peace"].apparatus.entries if entry.date)
    assert len(line) == len(course.seeds_file.data.events) + dated
    assert [d.date.first_day for d in line] == sorted(d.date.first_day for d in line)


def test_the_timeline_of_a_lesson_is_of_its_texts(course: Course) -> None:
    """Of some seeds, it holds what they state and list, and says of no other that it states an event."""
    assert course.shown_in("test-form-b") == {
        "later-bell-column",
        "later-bell-report",
        "history-shows-the-way",
        "peace-negotiations",
        "phoney-peace-talks",
        "sabotaged-peace",
    }
    line = exhibit.timeline(course, {"history-shows-the-way", "peace-negotiations"})
    assert {text for dated in line for text in dated.where.split(", ")} == {
        "history-shows-the-way",
        "peace-negotiations",
    }
    assert all(dated.is_event for dated in line)


def test_plans_and_coverage_are_for_the_teacher_only(course: Course) -> None:
    """No generated page of the practice or class site is a plan or a count."""
    for mode in (Mode.PRACTICE, Mode.CLASS):
        assert set(pages.generated(course, mode)) == {"glossary.md", "progress.md", "sources.md"}
        assert pages.nav(course, mode) == []
    made = pages.generated(course, Mode.TEACHER)
    assert {f"teacher/{id}.md" for id in course.plans} < set(made)


def test_a_teachers_pages_hold_no_words_of_another_course(small: Path) -> None:
    """The plan of a course of one's own has headings that fit any subject, and a sentence ends with one
    full stop."""
    made = pages.generated(Course.load(small), Mode.TEACHER)
    assert "### In discussion" in made["teacher/one-street.md"]
    for path, text in made.items():
        text = re.sub(r'<p class="fp-text".*', "", text)  # the course's own words
        assert not re.search(r"\bwars?\b", text) or path == "glossary.md", path
        assert re.findall(r".{30}(?<!\.)\.\.(?!\.)", text) == [], path


def test_the_glossary_has_the_answers_that_the_exercises_offer(small: Path, course: Course) -> None:
    """An answer that no exercise offers is left out, so that nobody looks for it in vain; a question that no
    exercise asks keeps all of its answers."""
    labels = {(axis.id, c.id): c.label for axis in vocabulary().axes.values() for c in axis.choices}
    whole = {axis.id: {c.label for c in axis.choices} for axis in vocabulary().axes.values()}
    for of, not_asked in ((course, set()), (Course.load(small), {"quotation", "support"})):
        glossary = html.unescape(pages.generated(of, Mode.PRACTICE)["glossary.md"])
        lists = re.findall(r'<h3 id="axis-(\w+)">.*?<dl>(.*?)</dl>', glossary, re.DOTALL)
        listed = {axis: set(re.findall(r"<dt>(.*?)</dt>", answers)) for axis, answers in lists}
        tasks = [item.task for exercise in of.exercises.values() for item in exercise.items]
        chosen = [(task.axis, c.id) for task in tasks if isinstance(task, Choosing) for c in task.choices]
        offered = {axis: {labels[pair] for pair in chosen if pair[0] == axis} for axis in whole}
        assert {axis for axis in whole if not offered[axis]} == not_asked
        assert listed == {axis: offered[axis] or whole[axis] for axis in whole}


def test_every_lesson_serves_standards_of_two_frameworks_or_more(course: Course) -> None:
    """Every objective names standards that the standards file holds, with wording and source."""
    used = {
        standard
        for plan in course.plans.values()
        for objective in plan.data.objectives
        for standard in objective.standards
    }
    assert len({standard.split(".")[0] for standard in used}) >= 3
