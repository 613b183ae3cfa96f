"""Loading: a file with a mistake becomes a finding at its place, and the rest is loaded."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from facingpages.course import load
from facingpages.course.course import Course
from facingpages.course.formats.seeds import SeedsFile
from facingpages.course.formats.source_file import Authored
from facingpages.files.findings import Finding

ENTRY = """  - id: {id}
    received_as: a file
    sha256: {sha}
    words: 4
    licence: CC BY 4.0
    title: not stated
    author: not stated
    outlet: not stated
    date: not stated
    kind: letter
    side: {side}
    position: none
    here_because: It is short.
    notice: []
    noise: [{noise}]
{more}"""
HEAD = "format: {format}\nquestion: Which way?\nsides:\n  - {{id: left, holds: Left.}}\n  - {{id: right, holds: Right.}}\nseeds:\n"


def write(root: Path, path: str, text: str) -> None:
    (root / path).parent.mkdir(parents=True, exist_ok=True)
    (root / path).write_bytes(text.encode())


def texts(
    root: Path, raw: bytes = b"One line.\nTwo words.\n", noise: str = "", more: str = ""
) -> list[Finding]:
    """Write a seed and another one, load them, and return the findings of the first."""
    entries = []
    for id, written in (("one", raw), ("two", b"A second text here.")):
        (root / "seeds").mkdir(exist_ok=True)
        (root / f"seeds/{id}.txt").write_bytes(written)
        is_first = id == "one"
        sha = hashlib.sha256(written).hexdigest()
        entries.append(
            ENTRY.format(
                id=id, sha=sha, side="left", noise=noise if is_first else "", more=more if is_first else ""
            )
        )
    write(root, "seeds/seeds.yml", HEAD.format(format=2) + "".join(entries))
    return loaded(root)


def loaded(root: Path) -> list[Finding]:
    findings: list[Finding] = []
    file = load.seeds_file(root, findings)
    assert file, findings
    read = dict(load.seeds(root, file, findings))
    assert "two" in read
    return findings


def test_a_text_with_a_mistake_hides_no_other(tmp_path: Path) -> None:
    """Each finding is at the field of the entry that it is about, and the next text is loaded."""
    assert texts(tmp_path) == []
    assert texts(tmp_path, noise="{lines: 2, kind: ad}") == []
    for more in (
        "    source_list: {heading: 1, entries: 2}\n",
        "    links: [{exact: Two, address: 'https://a.example/'}]\n",
    ):
        assert texts(tmp_path, more=more) == []

    def one(found: list[Finding]) -> tuple[str, str, object]:
        (finding,) = found
        assert finding.path == "seeds/seeds.yml"
        return finding.code, finding.message, finding.field

    assert one(texts(tmp_path, noise="{lines: 3, kind: ad}")) == (
        "lines-outside", "`3` goes beyond the 2 lines of seeds/one.txt", ("seeds", 0, "noise", 0, "lines")
    )  # fmt: skip
    assert one(texts(tmp_path, more="    source_list: {heading: 3, entries: 2}\n")) == (
        "lines-outside", "`3` goes beyond the 2 lines of seeds/one.txt", ("seeds", 0, "source_list", "heading")
    )  # fmt: skip
    code, message, field = one(
        texts(tmp_path, more="    links: [{exact: three, address: 'https://a.example/'}]\n")
    )
    assert (code, field) == ("quote-missing", ("seeds", 0, "links", 0, "exact"))
    assert message == "`three` is not in one 1-2"
    assert one(texts(tmp_path, b"\xff")) == (
        "not-utf8",
        "seeds/one.txt is not UTF-8 at byte 0",
        ("seeds", 0, "id"),
    )
    odd = texts(tmp_path, b"a\0b\n")
    assert [finding.path for finding in odd] == ["seeds/one.txt"]
    (tmp_path / "seeds/one.txt").write_bytes(b"other")
    code, _, field = one(loaded(tmp_path))
    assert (code, field) == ("seed-changed", ("seeds", 0, "sha256"))
    (tmp_path / "seeds/one.txt").unlink()
    assert one(loaded(tmp_path)) == ("seed-missing", "there is no seeds/one.txt", ("seeds", 0, "id"))


@pytest.mark.parametrize(
    ("format", "code", "hint"),
    [
        ("2", "", ""),
        ("1", "other-format", "Run `facingpages migrate`: it shows what would change, and changes it with --write."),
        ("3", "other-format", "Install the newer version of facingpages that made it."),
        ("0", "other-format", "Run `facingpages migrate`: it shows what would change, and changes it with --write."),
        ("two", "unknown-term", "Did you mean `2`?"),
        ("[2]", "unknown-term", ""),
        ("1234567", "unknown-term", ""),
    ],
)  # fmt: skip
def test_a_course_of_another_format_is_told_the_way(
    tmp_path: Path, format: str, code: str, hint: str
) -> None:
    """An older one is migrated, a newer one needs a newer version; anything else is no format."""
    texts(tmp_path)
    file = tmp_path / "seeds/seeds.yml"
    file.write_text(file.read_text("utf-8").replace("format: 2", f"format: {format}"), "utf-8")
    findings: list[Finding] = []
    read = load.seeds_file(tmp_path, findings)
    assert isinstance(read, Authored) is (not code)
    if code == "other-format":
        (finding,) = findings
        assert (finding.line, finding.column, finding.hint) == (1, 9, hint)
        assert finding.message == f"the course is in format {format}; this version reads 2"
    else:
        assert all(finding.code != "other-format" for finding in findings)


PAGE = "---\ntitle: A page\n---\n\n::: exercise a/one\n\n::: lesson b\n\n::: exercise a/two\n\n::: exercise a/one\n"


def page(text: str) -> tuple[load.Lesson, list[Finding]]:
    findings: list[Finding] = []
    return load.page(text, "lessons/a.md", findings), findings


def test_a_page_has_its_directives_on_their_lines() -> None:
    """Lines are those of the file; an exercise that is named twice is one exercise."""
    read, findings = page(PAGE)
    assert findings == []
    assert read.front
    assert read.front.data.title == "A page"
    assert [(one.name, one.line) for one in read.directives] == [
        ("exercise", 5), ("lesson", 7), ("exercise", 9), ("exercise", 11)
    ]  # fmt: skip
    assert (read.id, read.exercises) == ("a", ("a/one", "a/two"))


def test_the_body_of_a_page_begins_below_its_front_matter() -> None:
    """The front matter is what is between the first line and the next line of three dashes."""
    assert load.front_matter("---\ntitle: x\n---\nbody\n---\n", "lessons/a.md") == ("title: x\n", 4)
    assert load.front_matter("---\n---\n", "lessons/a.md") == ("\n", 3)


def test_an_exercise_is_named_by_the_first_word() -> None:
    """A line with a word too many is a mistake of the line; its exercise is used all the same."""
    assert page(PAGE + "\n::: exercise a/three more\n")[0].exercises == ("a/one", "a/two", "a/three")


@pytest.mark.parametrize(
    ("text", "code", "line", "column"),
    [
        (PAGE.replace("---\n", "", 1), "front-matter-missing", 1, 1),
        ("", "front-matter-missing", 1, 1),
        ("---\ntitle: x\n", "front-matter-missing", 1, 1),
        (PAGE.replace("title: A page\n", "a: 1\na: 2\n"), "yaml-duplicate-key", 3, 1),
        (PAGE.replace("title: A page\n", "title: A page\ndescription: b: c\n"), "yaml-syntax", 3, 15),
        (PAGE.replace("title: A page\n", "title: A page\nminuts: 5\n"), "unknown-key", 3, 1),
        (PAGE.replace("title: A page\n", "\ntitle: todo\n"), "todo", 3, 8),
    ],
)
def test_a_fault_of_the_front_matter_is_on_its_line(text: str, code: str, line: int, column: int) -> None:
    """The page's exercises still count as used, whatever is wrong above them."""
    read, findings = page(text)
    assert [(one.code, one.line, one.column) for one in findings][:1] == [(code, line, column)]
    if "exercise" in text:
        assert read.exercises == ("a/one", "a/two")


def test_pages_and_exercises_that_are_not_read_for_their_names(tmp_path: Path) -> None:
    """Each has a finding on its first line with the name that it should have, or that is taken."""
    for path in (
        "lessons/a.md.txt",
        "exercises/l/a.yaml",
        "exercises/l/b.yml.txt",
        "exercises/l/b.yml",
        "exercises/l/c.txt",
    ):
        write(tmp_path, path, "x")
    write(tmp_path, "lessons/z.md", PAGE)
    (tmp_path / "lessons/b.md").write_bytes(b"\xff")
    findings: list[Finding] = []
    read = list(load.lessons(tmp_path, findings))
    assert [(page.path, page.front is None) for page in read] == [
        ("lessons/b.md", True),
        ("lessons/z.md", False),
    ]
    assert [(f.path, f.code, f.line, f.column, f.hint) for f in findings][:1] == [
        ("lessons/a.md.txt", "file-name", 1, 1, "Name it a.md.")
    ]  # fmt: skip
    assert [(f.path, f.code) for f in findings][1:] == [("lessons/b.md", "not-utf8")]
    named = [(id, f.path, f.line, f.column, f.hint) for id, f in load.misnamed(tmp_path)]
    assert named == [
        ("l/a", "exercises/l/a.yaml", 1, 1, "Name it a.yml."),
        ("l/b", "exercises/l/b.yml.txt", 1, 1, "Delete it, or rename it: b.yml is there already."),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "message", "place"),
    [
        ("kind: other\n", "`other` is not a kind that can be here", (1, 7)),
        ("title: x\n", "`kind` is missing here", (1, 1)),
        ("kind: [a]\n", "this value of `kind` is not a kind that can be here", (1, 7)),
    ],
)
def test_a_file_is_of_a_kind_that_can_be_there(text: str, message: str, place: tuple[int, int]) -> None:
    """The finding is at the value, or at the file where the key is missing."""
    findings: list[Finding] = []
    assert load.of_text(text, "exercises/l/a.yml", {"seeds": SeedsFile}, findings) is None
    (finding,) = findings
    assert (finding.code, finding.message, (finding.line, finding.column)) == ("unknown-kind", message, place)


def test_an_exercise_on_a_seed_that_could_not_be_read_has_no_finding(tmp_path: Path) -> None:
    """The seed has one; an exercise on a seed that no entry names has its own."""
    texts(tmp_path, b"\xff")
    exercise = (
        "kind: rewrite\ntitle: A\nminutes: 1\nprompt: Say it.\nstimulus: [{seed: %s, lines: 1}]\nsentence: {exact: a}\n"
        "loaded: [{mark: {exact: a}, neutral: b, why: c}]\nfacts: [{fact: a, any_of: [a], why: b}]\nrubric: [a]\nmodel: a\nwhy: a\n"
    )
    write(tmp_path, "exercises/l/a.yml", exercise % "one")
    write(tmp_path, "exercises/l/b.yml", exercise % "three")
    found = [(one.path, one.code) for one in Course.load(tmp_path).findings]
    assert found == [("seeds/seeds.yml", "not-utf8"), ("exercises/l/b.yml", "unknown-seed")]


def test_settings_that_are_no_text_are_a_finding(tmp_path: Path) -> None:
    """A course without settings is no fault."""
    findings: list[Finding] = []
    assert load.mkdocs(tmp_path, findings) == ""
    assert findings == []
    (tmp_path / "mkdocs.yml").write_bytes(b"\xff")
    assert load.mkdocs(tmp_path, findings) == ""
    assert [one.code for one in findings] == ["not-utf8"]
    write(tmp_path, "mkdocs.yml", "site_name: x\n")
    assert load.mkdocs(tmp_path, findings) == "site_name: x\n"
