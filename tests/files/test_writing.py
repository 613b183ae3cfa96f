"""What cannot be written, or must not be: said in a sentence that names the place a user knows, and
nothing is lost or half written."""

from __future__ import annotations

import shutil
import tempfile
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from facingpages.cli import main
from facingpages.course.course import Mode
from facingpages.files import atomic
from facingpages.site import build
from tests.conftest import Sites, swept

LETTER = "Close the street today\nBy Ann Lee, May 3, 2024\nNobody who walks there would miss the cars. They are a plague.\n"
# Each command that writes, by what it is given; `{}` is the place that it writes to.
WRITES = {
    "build": ["build", "practice", "-o", "{}/site"],
    "build a zip": ["build", "practice", "-o", "{}/site.zip"],
    "stage": ["stage", "{}/staged"],
    "schema": ["schema", "-o", "{}/schemas"],
    "handout": ["handout", "one-street", "-o", "{}/paper", "--format", "html"],
    "pack": ["pack", "one-street", "-o", "{}/one.zip"],
    "init": ["init", "{}/my-course"],
}


def run(course: Path, *words: str) -> Result:
    inside = [] if words[0] in ("init", "schema") else ["--course", str(course)]
    return CliRunner().invoke(main, [*words, *inside])


def files(folder: Path) -> dict[str, bytes]:
    return {
        p.relative_to(folder).as_posix(): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()
    }


@pytest.fixture
def locked(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """A folder in which nothing can be made, as for a user without rights; root may do everything, so the
    system's answer is played."""
    folder = tmp_path / "locked"
    folder.mkdir()

    def refusing(made: Callable[..., object]) -> Callable[..., object]:
        def played(*args: object, **kwargs: object) -> object:
            if str(folder) in str([*args, *kwargs.values()]):
                raise PermissionError(13, "Permission denied", f"{folder}/.hidden-x7")
            return made(*args, **kwargs)

        return played

    for where, name in ((Path, "touch"), (Path, "mkdir"), (tempfile, "mkstemp"), (tempfile, "mkdtemp")):
        monkeypatch.setattr(where, name, refusing(getattr(where, name)))
    return folder


@pytest.mark.parametrize("name", swept(WRITES, *WRITES.keys() - {"pack"}))
def test_a_folder_that_may_not_be_written_is_said_by_its_name(small: Path, locked: Path, name: str) -> None:
    """The sentence names what the user wrote and the folder to look at, never a passing file; status 2,
    and nothing is there."""
    made = run(small, *(word.format(locked) for word in WRITES[name]))
    assert (made.exit_code, isinstance(made.exception, SystemExit)) == (2, True), made.exception
    assert f"`{WRITES[name][-1 if name not in ('handout', 'pack') else 3].format(locked)}" in made.stderr
    assert f"(Permission denied): see that you may write in the folder `{locked}`" in made.stderr
    assert "hidden" not in made.output
    assert list(locked.iterdir()) == []


@pytest.mark.parametrize("name", swept(WRITES, *WRITES.keys() - {"pack"}))
def test_a_file_where_a_folder_should_be_is_said(small: Path, tmp_path: Path, name: str) -> None:
    """A place below a file cannot be made; the file that is in the way is named, and stays."""
    (tmp_path / "way").write_text("mine")
    made = run(small, *(word.format(tmp_path / "way") for word in WRITES[name]))
    assert (made.exit_code, isinstance(made.exception, SystemExit)) == (2, True), made.exception
    assert f"`{tmp_path / 'way'}` is a file, not a folder" in made.stderr
    assert (tmp_path / "way").read_text() == "mine"


@pytest.mark.parametrize(
    ("words", "file"),
    [
        (["add", "seed", "{}/letter.txt", "--side", "close-it", "--yes"], "seeds/seeds.yml"),
        (
            ["new", "exercise", "one-street/x", "--kind", "rewrite", "--from", "street-for-all:8"],
            "exercises/one-street/plan.yml",
        ),
        (["new", "lesson", "two-views"], "mkdocs.yml"),
        (["migrate", "--write"], "seeds/seeds.yml"),
        (["handout", "one-street", "--format", "html", "--force", "-o", "{}"], "one-street.learner.html"),
    ],
)
def test_a_file_marked_as_read_only_is_not_replaced(small: Path, words: list[str], file: str) -> None:
    """Nobody may write it, so no command does, and none of the other files is written either."""
    (small / "letter.txt").write_text(LETTER, "utf-8")
    if words[0] == "migrate":
        text = (small / file).read_text("utf-8")
        (small / file).write_text(text.replace("format: 2\n", ""), "utf-8")
    if not (small / file).exists():
        (small / file).write_text("mine")
    (small / file).chmod(0o444)
    before = files(small)
    made = run(small, *(word.format(small) for word in words))
    assert (made.exit_code, f"`{small / file}` is marked as read-only" in made.stderr) == (2, True), (
        made.output
    )
    assert files(small) == before


@pytest.mark.usefixtures("known_sites")
def test_what_a_site_holds_besides_is_not_lost(small: Path, starter_sites: Sites, tmp_path: Path) -> None:
    """A file put into a site, or changed in it, stops the next build of that place, as a folder and as a
    zip; a trace of the system does not."""
    site = tmp_path / "site"
    shutil.copytree(starter_sites(Mode.PRACTICE), site)
    built = files(site)
    (site / ".DS_Store").write_bytes(b"\0")
    build.build(small, Mode.PRACTICE, site)
    assert files(site) == built
    for path, held in (("notes.txt", None), ("handed-in/a.json", None), ("index.html", built["index.html"])):
        (site / path).parent.mkdir(exist_ok=True)
        (site / path).write_text("months of work")
        with pytest.raises(
            build.CannotBuild, match=rf"put there or changed since it was built: {path}\. Move that out"
        ):
            build.build(small, Mode.CLASS, site)
        assert (site / path).read_text() == "months of work"
        if held is None:
            (site / path).unlink()
        else:
            (site / path).write_bytes(held)
    build.build(small, Mode.CLASS, site)
    assert files(site) != built


@pytest.mark.usefixtures("known_sites")
def test_what_a_zip_holds_besides_is_not_lost(small: Path, tmp_path: Path) -> None:
    """The same for a site in one file."""
    build.archive(small, Mode.PRACTICE, tmp_path / "site.zip")
    with zipfile.ZipFile(tmp_path / "site.zip", "a") as opened:
        opened.writestr("site/notes.txt", "months of work")
    before = (tmp_path / "site.zip").read_bytes()
    with pytest.raises(build.CannotBuild, match=r"built: notes\.txt\. Move that out"):
        build.archive(small, Mode.PRACTICE, tmp_path / "site.zip")
    assert (tmp_path / "site.zip").read_bytes() == before


def test_files_are_written_all_or_none(tmp_path: Path) -> None:
    """If one file cannot be put in its place, those before it are put back, and no new folder or temporary
    file is left."""
    (tmp_path / "a").write_text("old")
    (tmp_path / "in-the-way").mkdir()
    with pytest.raises(atomic.CannotWrite, match="in-the-way"):
        atomic.write_all(
            {tmp_path / "a": b"new", tmp_path / "deep" / "er" / "b": b"new", tmp_path / "in-the-way": b"new"}
        )
    assert sorted(p.name for p in tmp_path.rglob("*")) == ["a", "in-the-way"]
    assert (tmp_path / "a").read_text() == "old"
