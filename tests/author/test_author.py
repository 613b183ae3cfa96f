"""Bringing a text and drafting lessons and exercises: what is written is whole, valid, and led to its end
by the checker."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from facingpages.author.drafts import new_course
from facingpages.checks.run import run_checks
from facingpages.cli import main
from facingpages.course.course import Course
from facingpages.course.kinds.registry import KINDS
from facingpages.files import atomic, yaml_insert, yaml_text
from facingpages.files.findings import Finding

LETTER = "Close the street today\nBy Ann Lee, May 3, 2024\nNobody who walks there would miss the cars. They are a plague.\nLeave a comment\n"
BOTH = ("--from", "street-for-people:7-8", "--from", "street-for-all:8-9")


@pytest.fixture
def mine(tmp_path: Path) -> Path:
    root = tmp_path / "mine"
    atomic.write_all({root / path: content for path, content in new_course.files().items()})
    return root


def run(mine: Path, *words: str, given: str | None = None) -> Result:
    return CliRunner().invoke(main, [*words, "--course", str(mine)], input=given)


def found(mine: Path) -> list[Finding]:
    return run_checks(Course.load(mine))


def letter(mine: Path, text: str = LETTER) -> str:
    file = mine.parent / "A letter.txt"
    file.write_text(text, "utf-8")
    return str(file)


def tree(root: Path) -> dict[str, bytes]:
    return {p.relative_to(root).as_posix(): p.read_bytes() for p in sorted(root.rglob("*")) if p.is_file()}


def test_a_text_added_is_in_the_course_and_nothing_else_has_changed(mine: Path) -> None:
    """The text is kept byte for byte; its entry holds what it states; the rest of seeds.yml is as it was,
    comments included."""
    before = (mine / "seeds/seeds.yml").read_text("utf-8")
    made = run(
        mine,
        "add",
        "seed",
        letter(mine),
        "--side",
        "close-it",
        "--yes",
        "--position",
        "holds that x",
        "--because",
        "It is short.",
    )
    assert made.exit_code == 0, made.output
    assert found(mine) == []
    entry = Course.load(mine).seeds["a-letter"].entry
    assert (entry.title, entry.author, entry.date, entry.outlet, entry.licence, entry.kind, entry.words) == (
        "Close the street today", "Ann Lee", "May 3, 2024", "not stated", "not stated", "not stated", 25,
    )  # fmt: skip
    assert [(str(noise.lines), noise.kind) for noise in entry.noise] == [
        ("2", "by-line"),
        ("4", "comment link"),
    ]
    assert (mine / "seeds/a-letter.txt").read_text("utf-8") == LETTER
    assert (mine / "seeds/seeds.yml").read_text("utf-8").startswith(before)


def test_the_words_that_are_said_are_those_that_are_written(mine: Path) -> None:
    """One count for the command and for seeds.yml, by the checker's own measure."""
    made = run(
        mine,
        "add",
        "seed",
        letter(mine, LETTER + "A word/and - 1,000 more\u2014yes.\n"),
        "--side",
        "close-it",
        "--yes",
    )
    assert f"A letter.txt: 5 lines, {Course.load(mine).seeds['a-letter'].entry.words} words\n" in made.output


def test_a_text_that_is_there_already_is_asked_about(mine: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The same words under another name, also from another kind of file, are brought once more only where
    somebody says so."""
    assert run(mine, "add", "seed", letter(mine), "--side", "close-it", "--yes").exit_code == 0
    again = mine.parent / "again.html"
    again.write_text("".join(f"<p>{line}</p>" for line in LETTER.splitlines()), "utf-8")
    before = tree(mine)
    for file in (letter(mine), str(again)):
        made = run(mine, "add", "seed", file, "--id", "other", "--side", "close-it", "--yes")
        assert (
            made.exit_code,
            "the course has this text already, as `a-letter`" in made.stderr,
            tree(mine) == before,
        ) == (2, True, True)
    monkeypatch.setattr("facingpages.cli.add._somebody", lambda: True)
    made = run(mine, "add", "seed", str(again), "--side", "close-it", given="\n")
    assert (made.exit_code, tree(mine) == before) == (2, True)
    made = run(mine, "add", "seed", str(again), "--side", "close-it", "--yes", given="y\n" + "\n" * 12)
    assert "This is the same text as `a-letter`" in made.output
    assert (made.exit_code, "again" in Course.load(mine).seeds) == (0, True), made.output


def test_a_new_side_comes_with_what_it_holds(mine: Path) -> None:
    """A side that is not there yet is added with --holds, below the others."""
    made = run(
        mine,
        "add",
        "seed",
        letter(mine),
        "--side",
        "wait",
        "--holds",
        "holds: that it can wait",
        "--no-noise",
    )
    assert made.exit_code == 0, made.output
    file = Course.load(mine).seeds_file
    assert file
    assert [(side.id, side.holds) for side in file.data.sides][2:] == [("wait", "holds: that it can wait")]
    assert [f.code for f in found(mine)] == ["todo", "todo"]


def test_an_entry_goes_below_the_list_and_above_what_follows() -> None:
    """An item is put at the end of its list, with its indentation, before the comment that belongs to the
    next key."""
    text = "a: 1\nseeds:\n    - id: x\n      # of x\n\n# of events\nevents:\n  - y\n"
    assert yaml_insert.appended(text, "f", "seeds", "- id: z\n  b: 2\n") == (
        "a: 1\nseeds:\n    - id: x\n    - id: z\n      b: 2\n      # of x\n\n# of events\nevents:\n  - y\n"
    )
    assert yaml_insert.appended("seeds:\n- x", "f", "seeds", "- y\n") == "seeds:\n- x\n- y\n"
    assert yaml_insert.inserted("a: [x, y] # z\n", "f", ("a",), "w") == "a: [x, y, w] # z\n"
    assert yaml_insert.inserted("a:\n  - b: []\n", "f", ("a", 0, "b"), "w") == "a:\n  - b: [w]\n"
    for call in (
        lambda: yaml_insert.appended("seeds: [x]", "f", "seeds", "- y\n"),
        lambda: yaml_insert.inserted("a:\n  - x\n", "f", ("a",), "y"),
    ):
        with pytest.raises(yaml_text.Refused):
            call()


@pytest.mark.parametrize(
    ("words", "says"),
    [
        ([], "--side with one of close-it, keep-it-open"),
        (["--side", "close-itt"], "Did you mean `close-it`?"),
        (["--side", "A side", "--holds", "x"], "small letters"),
        (["--side", "close-it", "--holds", "holds another thing"], "is there already"),
        (["--side", "close-it"], "--yes to mark these lines as noise"),
        (["--side", "close-it", "--yes", "--id", "street-for-all"], "give another name with --id"),
        (["--side", "close-it", "--yes", "--id", "../x"], "cannot be a name"),
    ],
)
def test_what_cannot_be_added_is_said_and_nothing_is_written(mine: Path, words: list[str], says: str) -> None:
    """A command that lacks something says what to give, leaves with 2, and leaves the course as it was."""
    before = tree(mine)
    made = run(mine, "add", "seed", letter(mine), *words)
    assert (made.exit_code, says in made.stderr, tree(mine) == before) == (2, True, True), made.stderr


def test_a_value_that_the_format_refuses_is_a_finding_and_nothing_is_written(mine: Path) -> None:
    """What may not stand in seeds.yml is refused as the checker would, before anything is written."""
    before = tree(mine)
    made = run(mine, "add", "seed", letter(mine), "--side", "close-it", "--yes", "--title", "<b>x</b>")
    assert (made.exit_code, "without < and >" in made.stderr, tree(mine) == before) == (1, True, True)


def test_a_title_that_the_text_does_not_have_is_a_finding_of_the_checker(mine: Path) -> None:
    """What is said of a text must be in it; the hint gives the way out."""
    run(
        mine,
        "add",
        "seed",
        letter(mine),
        "--side",
        "close-it",
        "--yes",
        "--title",
        "Another",
        "--position",
        "holds that x",
        "--because",
        "Short.",
    )
    (finding,) = found(mine)
    assert (finding.code, "write `not stated`" in finding.hint) == ("not-in-text", True)


def test_with_a_terminal_each_thing_is_asked_for(mine: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """With somebody to ask, the side, each noise line and each statement is asked for, with what was found
    as the default."""
    monkeypatch.setattr("facingpages.cli.add._somebody", lambda: True)
    answers = [
        "wait",
        "holds that it can wait",
        "y",
        "n",
        "",
        "",
        "The Weekly",
        "",
        "letter",
        "CC0",
        "holds that x",
        "It is short.",
    ]
    made = run(mine, "add", "seed", letter(mine), given="\n".join(answers) + "\n")
    assert made.exit_code == 0, made.output
    entry = Course.load(mine).seeds["a-letter"].entry
    assert (entry.side, entry.title, entry.outlet, entry.kind, entry.licence) == (
        "wait",
        "Close the street today",
        "The Weekly",
        "letter",
        "CC0",
    )
    assert [noise.kind for noise in entry.noise] == ["by-line"]
    assert [f.code for f in found(mine)] == [
        "not-in-text"
    ]  # the text does not name an outlet, and the checker says so


@pytest.mark.parametrize("kind", list(KINDS))
def test_a_draft_has_nothing_wrong_but_its_todos(mine: Path, kind: str) -> None:
    """A lesson and an exercise of each kind, as drafted, have `todo` findings and no others; each has a
    hint of its own or its key's."""
    assert run(mine, "new", "lesson", "two-views", *BOTH).exit_code == 0
    places = BOTH[:2] if kind in ("citation-check", "rewrite") else BOTH
    made = run(mine, "new", "exercise", "two-views/first", "--kind", kind, *places)
    assert made.exit_code == 0, made.output
    findings = found(mine)
    assert {f.code for f in findings} == {"todo"}
    assert {f.path for f in findings} == {
        "lessons/two-views.md",
        "exercises/two-views/plan.yml",
        "exercises/two-views/first.yml",
    }
    count = re.search(r"with (\d+) things", made.output)
    assert count
    assert int(count[1]) == sum(f.path.endswith("first.yml") for f in findings)
    assert not [f for f in findings if f.hint == "Write what belongs here, or delete it."]


def test_a_draft_holds_no_key(mine: Path) -> None:
    """No verdict, role, answer or rationale is filled in."""
    run(mine, "new", "lesson", "two-views", *BOTH)
    for kind in KINDS:
        run(
            mine,
            "new",
            "exercise",
            f"two-views/{kind}",
            "--kind",
            kind,
            *(BOTH[:2] if kind in ("citation-check", "rewrite") else BOTH),
        )
        text = (mine / f"exercises/two-views/{kind}.yml").read_text("utf-8")
        assert (
            re.findall(r"^ *(?:verdict|role|why|model):(?: >-\n *| (?!>-))(?!todo)(\S.*)", text, re.MULTILINE)
            == []
        )
        assert re.findall(r'^ *(?:key|proof): (?!"todo: )(.*)', text, re.MULTILINE) == []


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["lesson", "My lesson"], "small letters"),
        (["lesson", "one-street"], "exists already"),
        (["lesson", "x", "--from", "street-for-all:3"], "give --from twice"),
        (
            ["lesson", "x", "--from", "street-for-al:3", "--from", "street-for-people:3"],
            "Did you mean `street-for-all`?",
        ),
        (["lesson", "x", "--from", "street-for-all:99", "--from", "street-for-people:3"], "goes beyond the"),
        (["lesson", "x", "--from", "street-for-all", "--from", "street-for-people:3"], "some-seed:3-7"),
        (["lesson", "x", "--from", "street-for-all:3", "--from", "street-for-all:4"], "are on one side"),
        (["lesson", "x", "--from", "street-for-all:3", "--from", "street-for-people:3-8"], "1.5 times"),
        (
            ["exercise", "one-street/x", "--kind", "rewrite", *BOTH],
            "takes one passage, not 2: give --from once",
        ),
        (
            ["exercise", "one-street/x", "--kind", "loaded-terms"],
            "takes one or two passages, not 0: give --from once or twice",
        ),
        (
            ["exercise", "one-street/x", "--kind", "loaded-terms", "--from", "street-for-all:2"],
            "2 (by-line) of",
        ),
        (
            ["exercise", "one-streat/x", "--kind", "loaded-terms", "--from", "street-for-all:3"],
            "Did you mean `one-street`?",
        ),
        (["exercise", "x", "--kind", "loaded-terms", "--from", "street-for-all:3"], "some-lesson/some-words"),
        (
            ["exercise", "one-street/two-shops", "--kind", "loaded-terms", "--from", "street-for-all:3"],
            "exists already",
        ),
        (
            ["exercise", "one-street/x", "--kind", "loaded-term", "--from", "street-for-all:3"],
            "is not one of",
        ),
    ],
)
def test_what_cannot_be_drafted_is_said_and_nothing_is_written(
    mine: Path, words: list[str], says: str
) -> None:
    """A lesson or exercise that cannot be made is refused with what to do, and the course stays as it was."""
    before = tree(mine)
    made = run(mine, "new", *words)
    assert (made.exit_code, says in made.stderr, tree(mine) == before) == (2, True, True), made.stderr


def test_an_exercise_that_is_named_already_is_not_named_twice(mine: Path) -> None:
    """An exercise whose file is made again stays where its lesson and plan have it."""
    (mine / "exercises/one-street/before-the-vote.yml").unlink()
    before = {
        path: (mine / path).read_text("utf-8")
        for path in ("lessons/one-street.md", "exercises/one-street/plan.yml")
    }
    made = run(
        mine,
        "new",
        "exercise",
        "one-street/before-the-vote",
        "--kind",
        "loaded-terms",
        "--from",
        "street-for-all:3",
    )
    assert (
        made.exit_code,
        "lessons/one-street.md and exercises/one-street/plan.yml had it already" in made.output,
    ) == (0, True), made.output
    assert {path: (mine / path).read_text("utf-8") for path in before} == before
    assert {f.code for f in found(mine)} == {"todo"}
    page = before["lessons/one-street.md"].replace("::: exercise one-street/before-the-vote\n", "")
    (mine / "lessons/one-street.md").write_text(page, "utf-8")
    (mine / "exercises/one-street/before-the-vote.yml").unlink()
    made = run(
        mine,
        "new",
        "exercise",
        "one-street/before-the-vote",
        "--kind",
        "loaded-terms",
        "--from",
        "street-for-all:3",
    )
    assert (
        "put it at the end of lessons/one-street.md\nexercises/one-street/plan.yml had it already"
        in made.output
    )


NEED_THE_SEEDS = [
    ["find", "no such words here"],
    ["find", "the street", "--seed", "street-for-all"],
    ["suggest", "street-for-all"],
    ["pairs", "street-for-people", "street-for-all"],
    ["citations", "street-for-all"],
    ["coverage"],
    ["score", __file__],
    ["new", "lesson", "x", *BOTH],
    ["new", "exercise", "one-street/x", "--kind", "rewrite", "--from", "street-for-all:3"],
]


@pytest.mark.parametrize("words", NEED_THE_SEEDS, ids=[" ".join(words[:2]) for words in NEED_THE_SEEDS])
@pytest.mark.parametrize(
    ("right", "wrong", "code"),
    [("    side: close-it", "    sid: close-it", "unknown-key"), ("words:", "words", "yaml-syntax")],
)
def test_a_mistake_in_seeds_yml_is_what_every_command_names(
    mine: Path, words: list[str], right: str, wrong: str, code: str
) -> None:
    """Where the seeds cannot be read, a command that needs them shows the checker's finding, leaves with 1
    and writes nothing."""
    text = (mine / "seeds/seeds.yml").read_text("utf-8")
    (mine / "seeds/seeds.yml").write_text(text.replace(right, wrong, 1), "utf-8")
    (finding,) = found(mine)
    assert finding.code == code
    before = tree(mine)
    made = run(mine, *words)
    assert (made.exit_code, made.stderr, tree(mine) == before) == (1, f"{finding.text()}\n", True)


def test_a_seed_that_cannot_be_read_is_named_by_its_mistake(mine: Path) -> None:
    """A seed whose text is gone is not said to be unknown; what needs another seed only goes on."""
    (mine / "seeds/street-for-all.txt").unlink()
    assert run(mine, "suggest", "street-for-people").exit_code == 0
    assert run(mine, "find", "Mill Street", "--seed", "street-for-people").exit_code == 0
    for words in (["suggest", "street-for-all"], ["find", "nowhere at all"]):
        made = run(mine, *words)
        assert (made.exit_code, "[seed-missing]" in made.stderr) == (1, True), made.stderr


def test_a_navigation_written_another_way_is_left_and_the_line_is_said(mine: Path) -> None:
    """Where `Lessons` is not a list with a page a line, mkdocs.yml is not touched, and the author is told
    what to add."""
    site = mine / "mkdocs.yml"
    text = site.read_text("utf-8").replace(
        "  - Lessons:\n      - one-street.md\n", "  - Lessons: [one-street.md]\n"
    )
    site.write_text(text, "utf-8")
    made = run(mine, "new", "lesson", "two-views")
    assert (made.exit_code, "now add a line `- two-views.md`" in made.output, site.read_text("utf-8")) == (
        0,
        True,
        text,
    )


@pytest.mark.parametrize(
    ("file", "right", "wrong", "hint"),
    [
        ("exercises/one-street/two-shops.yml", "key: no-citation", "key: todo", "Write the one of the choices that is right."),
        ("exercises/one-street/two-shops.yml", "key: no-citation", 'key: "TODO: look it up."', "Look it up."),
        ("seeds/seeds.yml", "kind: newspaper column, written", "kind: todo #", "Write what"),
        ("lessons/one-street.md", "title: One street, two answers", "title: todo", "Write a title"),
        ("lessons/one-street.md", "The council of", "todo: say it\nThe council of", "Say it"),
    ],
)  # fmt: skip
def test_a_todo_is_one_finding_with_a_hint(mine: Path, file: str, right: str, wrong: str, hint: str) -> None:
    """What waits for its author is one finding, in an exercise, in seeds.yml, in front matter and on a
    page; the rest is still checked."""
    text = (mine / file).read_text("utf-8")
    assert right in text
    (mine / file).write_text(text.replace(right, wrong, 1), "utf-8")
    (finding,) = found(mine)
    assert (finding.code, finding.path, finding.hint.startswith(hint)) == ("todo", file, True)


def test_a_word_todo_inside_a_text_is_no_todo(mine: Path) -> None:
    """Only a value or a line that begins with it waits: a text may speak of a to-do list."""
    file = mine / "exercises/one-street/two-shops.yml"
    file.write_text(
        file.read_text("utf-8").replace(
            "title: Two shops in the first winter", "title: A todo list and todos"
        ),
        "utf-8",
    )
    assert found(mine) == []
