"""`facingpages handout` and `facingpages pack`, each run as a user runs it, and the handouts that a site
offers."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path

import pypdf
import pytest
from click.testing import CliRunner, Result

from facingpages.cli import main
from facingpages.course.course import Course, Mode
from facingpages.handout.compose import compose
from tests.conftest import ROOT, Built
from tests.helpers.hostile import letters
from tests.site.test_site import contents, rationales

from .test_handout_pdf import printed


def run(*words: str, course: Path = ROOT) -> Result:
    return CliRunner().invoke(main, [*words, "--course", str(course)])


def test_a_handout_is_one_file_named_for_what_it_is(starter: Path, tmp_path: Path) -> None:
    """The name says lesson or exercise, kind, view, variant, size and paper; the command prints it."""
    for words, name in (
        (("one-street",), "one-street.learner.pdf"),
        (
            ("one-street", "--view", "teacher", "--variant", "C", "--large", "--paper", "letter"),
            "one-street.teacher.C.large.letter.pdf",
        ),
        (
            ("one-street", "--sheet", "strips", "--format", "html"),
            "one-street.strips.learner.html",
        ),
        (
            ("one-street", "--format", "docx", "--large", "--paper", "letter"),
            "one-street.learner.large.letter.docx",
        ),
        (("one-street/before-the-vote",), "one-street--before-the-vote.learner.pdf"),
    ):
        made = run("handout", *words, "-o", str(tmp_path), course=starter)
        assert made.exit_code == 0, made.output
        assert made.stdout == f"{tmp_path / name}\n"
        assert (tmp_path / name).stat().st_size > 5000
    assert len(list(tmp_path.iterdir())) == 5


def test_all_is_a_sheet_for_each_lesson(course: Course, tmp_path: Path) -> None:
    """`--all` makes one file for each lesson that has such a sheet, and the cards once."""
    assert run("handout", "--all", "--format", "html", "-o", str(tmp_path)).exit_code == 0
    assert [file.name for file in sorted(tmp_path.iterdir())] == [
        f"{id}.learner.html" for id in sorted(compose.lessons(course))
    ]
    assert (
        run(
            "handout", "--all", "--format", "html", "--sheet", "cards", "-o", str(tmp_path / "cards")
        ).exit_code
        == 0
    )
    assert [file.name for file in (tmp_path / "cards").iterdir()] == ["techniques.cards.learner.html"]


def test_nothing_is_overwritten_without_force(tmp_path: Path) -> None:
    """A file that exists stays as it was, and none of the others is written; `--force` replaces it."""
    kept = tmp_path / "where-is-the-source.learner.html"
    pack = tmp_path / "pack.zip"
    for file in (kept, pack):
        file.write_text("months of work")
    html = ("--format", "html", "-o", str(tmp_path))
    for words in (("handout", "--all", *html), ("pack", "test-form-a", "-o", str(pack))):
        refused = run(*words)
        assert refused.exit_code == 2
        assert "exists already" in refused.stderr
        assert {file.name: file.read_text() for file in tmp_path.iterdir()} == {
            kept.name: "months of work",
            pack.name: "months of work",
        }
    pack.unlink()
    assert run("handout", "where-is-the-source", *html, "--force").exit_code == 0
    assert kept.read_bytes().startswith(b"<!DOCTYPE html>")
    assert [file.name for file in tmp_path.iterdir()] == [kept.name]


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("handout", "names-that-juge", "-o", "x"), "Did you mean `names-that-judge`?"),
        (
            ("handout", "names-that-judge/after-a-fone-call", "-o", "x"),
            "Did you mean `names-that-judge/after-a-phone-call`?",
        ),
        (("handout", "-o", "x"), "name one lesson or exercise, or give --all"),
        (("handout", "names-that-judge", "--all", "-o", "x"), "name one lesson or exercise, or give --all"),
        (
            ("handout", "names-that-judge", "--sheet", "strips", "-o", "x"),
            "no exercise on claim and evidence",
        ),
        (("handout", "names-that-judge", "--variant", "G", "-o", "x"), "'G' is not one of"),
        (("pack", "names-that-judge/after-a-phone-call", "-o", "x.zip"), "Write names-that-judge."),
        (
            ("pack", "names-that-judge", "-o", "x.docx"),
            "`x.docx` does not end in .zip, and a pack is a zip file: write -o x.zip",
        ),
        (("pack", "names-that-judge", "-o", "x"), "write -o x.zip"),
        (
            ("handout", "names-that-judge", "-o", "my/sheet.PDF"),
            "-o takes a folder, and `my/sheet.PDF` looks like a file name: use -o my (",
        ),
        (("pack", "nothing", "-o", "x.zip"), "there is no lesson or exercise `nothing`"),
    ],
)
def test_what_cannot_be_made_leaves_with_2(
    words: tuple[str, ...], says: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The command says why in a sentence, with a repair, and writes nothing."""
    monkeypatch.chdir(tmp_path)
    made = run(*words)
    assert made.exit_code == 2
    assert says in made.stderr
    assert list(tmp_path.iterdir()) == []


def test_letters_that_print_as_boxes_are_named_with_another_format(small: Path, tmp_path: Path) -> None:
    """Where the fonts of the PDF lack letters, the command names one and the formats that have them."""
    exercise = small / "exercises/one-street/before-the-vote.yml"
    exercise.write_text(exercise.read_text("utf-8").replace("prompt: ", "prompt: 橋 ", 1), "utf-8")
    done = run("handout", "one-street/before-the-vote", "-o", str(tmp_path), course=small)
    assert (done.exit_code, "no shape for `橋`" in done.output) == (0, True)
    assert "--format docx or html" in done.output


def test_what_has_mistakes_is_not_handed_out(three: Path, tmp_path: Path) -> None:
    """A course with a finding prints no handout; the finding is shown, with exit status 1."""
    file = three / "exercises" / "names-that-judge" / "after-a-phone-call.yml"
    file.write_text(file.read_text("utf-8").replace("verdict: loaded", "verdict: loded", 1), "utf-8")
    made = run("handout", "names-that-judge", "-o", str(tmp_path / "paper"), course=three)
    assert made.exit_code == 1
    assert "Did you mean `loaded`?" in made.stderr
    assert not (tmp_path / "paper").exists()


def test_a_pack_holds_everything_and_students_get_no_key(starter: Path, tmp_path: Path) -> None:
    """Overview of one page, plan, sheets, keys and cut-outs; the overview names each file; no student's
    file holds a rationale."""
    assert run("pack", "one-street", "-o", str(tmp_path / "pack.zip"), course=starter).exit_code == 0
    with zipfile.ZipFile(tmp_path / "pack.zip") as opened:
        files = {entry.filename: opened.read(entry) for entry in opened.infolist()}
        assert {entry.date_time for entry in opened.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert opened.namelist() == sorted(opened.namelist())
    names = set(files)
    assert {
        "overview.pdf",
        "plan.pdf",
        "student/one-street.learner.pdf",
        "teacher/one-street.teacher.pdf",
    } < names
    assert {name.rpartition(".")[0] for name in names if name.endswith(".pdf")} == {
        name.rpartition(".")[0] for name in names if name.endswith(".docx")
    }
    assert {"student/techniques.cards.learner.pdf", "student/one-street.learner.large.pdf"} < names
    assert len(pypdf.PdfReader(io.BytesIO(files["overview.pdf"])).pages) == 1
    text = letters(printed(files["overview.pdf"]))
    assert [
        name
        for name in names
        if not name.startswith("overview") and letters(name.rpartition(".")[0]) not in text
    ] == []
    whys = [letters(why) for why in rationales(Course.load(starter))]
    for name, content in files.items():
        if name.startswith("student/") and name.endswith(".pdf"):
            text = letters(printed(content, "-raw"))
            assert [why for why in whys if why[:30] in text] == [], name


def test_a_site_offers_the_handouts_that_its_reader_may_have(built: Built) -> None:
    """Each lesson's page links to the student's sheet, and only a teacher's site holds a file with a key;
    every link leads to a file."""
    for mode in Mode:
        site = built.sites(mode)
        held = {path for path in contents(site) if path.startswith("handouts/")}
        assert {path for path in held if ".learner." in path} >= {
            f"handouts/{id}.learner.pdf" for id in compose.lessons(built.course)
        }
        assert any(".teacher." in path for path in held) == (mode is Mode.TEACHER)
        linked = set()
        for page in [*site.glob("*.html"), *site.glob("teacher/*.html")]:
            for href in re.findall(r'href="((?:\.\./)?handouts/[^"]+)"', page.read_text("utf-8")):
                linked.add((page.parent / href).resolve().relative_to(site.resolve()).as_posix())
        assert linked == held
