"""Nobody's files are deleted: a command removes what it wrote itself, by its name, and takes no name for a
pattern."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from facingpages.cli import main
from facingpages.files.atomic import CannotWrite
from facingpages.files.staging import OLD, staged
from facingpages.site import stage

from .test_writing import LETTER, WRITES

# Names that a careless pattern or a careless guess takes for a leftover of ours; {} is the target's name.
CONFUSABLE = (
    *(
        ".{}-mine",
        ".{}-0123456789abcdef",
        ".{}-",
        "{}-mine",
        "{}.old",
        ".{}",
        ".{}.lock.mine",
        ".{}-*",
        "{}*",
    ),
    *("*", "?", "[ab]", ".*-mine", "**", ".lock", "~{}", "{} (1)", "old", "site-mine"),
)
IN_THE_COURSE = {
    "add seed": ["add", "seed", "{}/letter.txt", "--side", "close-it", "--yes"],
    "new exercise": ["new", "exercise", "one-street/x", "--kind", "rewrite", "--from", "street-for-all:8"],
    "new lesson": ["new", "lesson", "two-views"],
    "migrate": ["migrate", "--write"],
}


def run(course: Path, *words: str) -> Result:
    inside = [] if words[0] in ("init", "schema") else ["--course", str(course)]
    return CliRunner().invoke(main, [*words, *inside])


def littered(folder: Path, name: str) -> dict[Path, str]:
    """Put a file and a folder with a file in it under each confusable name, as far as it is free; return
    what they hold."""
    held: dict[Path, str] = {}
    for number, pattern in enumerate(CONFUSABLE):
        place = folder / pattern.format(name)
        if place.exists() or place.name == name:
            continue
        file = place if number % 2 else place / "thesis.txt"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(f"months of work, {number}")
        held[file] = f"months of work, {number}"
    assert len(held) > 15
    return held


def lost(held: dict[Path, str]) -> list[str]:
    return [file.as_posix() for file, text in held.items() if not file.is_file() or file.read_text() != text]


@pytest.mark.usefixtures("known_sites")
@pytest.mark.parametrize("name", list(WRITES))
def test_what_lies_beside_a_target_stays(small: Path, tmp_path: Path, name: str) -> None:
    """Files and folders beside the place that a command writes to are there afterwards, whatever they are
    called."""
    folder = tmp_path / "mine"
    words = [word.format(folder) for word in WRITES[name]]
    target = next(Path(word) for word in words if word.startswith(str(folder)))
    folder.mkdir()
    held = littered(folder, target.name)
    for _ in range(2 if name == "build" else 1):  # the second build replaces a site
        made = run(small, *words)
        assert made.exit_code == 0, made.output
    assert lost(held) == []
    assert target.exists()
    assert not (folder / f".{target.name}.lock").exists()
    assert len(list(folder.iterdir())) == len({file.relative_to(folder).parts[0] for file in held}) + 1


@pytest.mark.parametrize("name", list(IN_THE_COURSE))
def test_what_lies_in_a_course_stays(small: Path, name: str) -> None:
    """A command that writes into a course leaves all else in its folders as it was."""
    (small / "letter.txt").write_text(LETTER, "utf-8")
    if name == "migrate":
        seeds = small / "seeds" / "seeds.yml"
        seeds.write_text(seeds.read_text("utf-8").replace("format: 2\n", ""), "utf-8")
    held = littered(small, "mkdocs.yml") | littered(small / "exercises" / "one-street", "plan.yml")
    made = run(small, *(word.format(small) for word in IN_THE_COURSE[name]))
    assert made.exit_code in (0, 1), made.output  # a draft has findings
    assert made.exception is None or isinstance(made.exception, SystemExit)
    assert lost(held) == []


@pytest.mark.parametrize("name", ["*", "?", "[ab]", "site*", "-rf", "{}", "%s", "a b"])
def test_a_target_with_a_sign_of_a_pattern_is_a_name(tmp_path: Path, name: str) -> None:
    """`-o 'DIR/*'` makes a folder of that name, and takes away nothing else."""
    held = littered(tmp_path, name)
    for _ in range(2):
        with staged(tmp_path / name) as staging:
            (staging.folder / "made").write_text("new")
            (staging.folder / "made").replace(tmp_path / name)
    assert lost(held) == []
    assert (tmp_path / name).read_text() == "new"
    assert len(list(tmp_path.iterdir())) == len({file.relative_to(tmp_path).parts[0] for file in held}) + 1


@pytest.mark.usefixtures("known_sites")
def test_a_build_takes_a_pattern_for_a_name(small: Path, tmp_path: Path) -> None:
    """The same through the command."""
    folder = tmp_path / "mine"
    folder.mkdir()
    held = littered(folder, "[s]*")
    made = run(small, "build", "practice", "-o", str(folder / "[s]*"))
    assert made.exit_code == 0, made.output
    assert lost(held) == []
    assert (folder / "[s]*" / "index.html").is_file()


def test_a_text_without_an_entry_is_taken_up_or_left(small: Path) -> None:
    """A run that was killed between the text and its entry: the next one finishes it. A file of another content stays."""
    words = ["add", "seed", str(small / "letter.txt"), "--side", "close-it", "--yes"]
    (small / "letter.txt").write_text(LETTER, "utf-8")
    place, seeds = small / "seeds" / "letter.txt", small / "seeds" / "seeds.yml"
    before = seeds.read_bytes()
    assert run(small, *words).exit_code == 0
    text = place.read_bytes()
    seeds.write_bytes(before)
    place.write_text("months of work")
    made = run(small, *words)
    assert (made.exit_code, place.read_text()) == (2, "months of work"), made.output
    assert "exists already" in made.output
    place.write_bytes(text)
    assert run(small, *words).exit_code == 0
    assert b"id: letter" in seeds.read_bytes()


# Leftovers


@pytest.fixture
def killed(tmp_path: Path) -> Path:
    """A target whose last run was killed in the middle: its lock names a folder that is still there."""
    code = """
import os, signal, sys
from pathlib import Path
from facingpages.files.staging import staged
with staged(Path(sys.argv[1])) as staging:
    (staging.folder / "half").mkdir()
    (staging.folder / "half" / "page.html").write_text("half")
    os.kill(os.getpid(), signal.SIGKILL)
"""
    subprocess.run([sys.executable, "-c", code, str(tmp_path / "site")], check=False)
    assert (tmp_path / ".site.lock").is_file()
    assert len(list(tmp_path.iterdir())) == 2
    return tmp_path / "site"


def test_the_next_run_cleans_up_after_a_killed_one(killed: Path) -> None:
    """The folder that the lock names is deleted, and the lock; what only looks like it stays."""
    held = littered(killed.parent, "site")
    with staged(killed) as staging:
        assert json.loads((killed.parent / ".site.lock").read_text()) == {
            "facingpages staging": staging.folder.name
        }
        assert len(list(killed.parent.glob(".site-????????????????"))) == 2  # this one, and the user's
    assert lost(held) == []
    assert {path.name for path in killed.parent.iterdir()} == {
        file.relative_to(killed.parent).parts[0] for file in held
    }


def test_a_site_that_lost_its_name_gets_it_back(killed: Path) -> None:
    """Where two folders cannot be swapped, a kill between two renames leaves the old site in the staging
    folder: it is put back."""
    left = killed.parent / json.loads((killed.parent / ".site.lock").read_text())["facingpages staging"]
    (left / "half").rename(left / OLD)
    with pytest.raises(ZeroDivisionError), staged(killed):
        raise ZeroDivisionError
    assert (killed / "page.html").read_text() == "half"
    assert [path.name for path in killed.parent.iterdir()] == ["site"]


@pytest.mark.parametrize(
    "text",
    [
        "months of work",
        '{"facingpages staging": "../thesis"}',
        '{"facingpages staging": ".site-mine"}',
        "[1]",
        "7",
    ],
)
def test_a_lock_of_somebody_else_is_left_alone(tmp_path: Path, text: str) -> None:
    """A file under the lock's name that this package did not write stops the command, and stays; so do a
    folder and a link."""
    (tmp_path / "thesis").mkdir()
    (tmp_path / ".site-mine").mkdir()
    (tmp_path / ".site.lock").write_text(text)
    with pytest.raises(CannotWrite, match=r"\.site\.lock` is in the way"), staged(tmp_path / "site"):
        pass
    assert (tmp_path / ".site.lock").read_text() == text
    (tmp_path / ".zip.lock").symlink_to(tmp_path / ".site.lock")
    (tmp_path / ".folder.lock").mkdir()
    for name in ("zip", "folder"):
        with pytest.raises(CannotWrite, match="is in the way"), staged(tmp_path / name):
            pass
    assert sorted(p.name for p in tmp_path.iterdir()) == [
        ".folder.lock",
        ".site-mine",
        ".site.lock",
        ".zip.lock",
        "thesis",
    ]


def test_two_runs_do_not_write_one_target(tmp_path: Path) -> None:
    """The second is told to wait, and takes nothing from the first."""
    with staged(tmp_path / "site") as first:
        with (
            pytest.raises(CannotWrite, match=r"another command writes .*site` just now: wait"),
            staged(tmp_path / "site"),
        ):
            pass
        assert first.folder.is_dir()
    assert list(tmp_path.iterdir()) == []


@pytest.mark.slow
@pytest.mark.parametrize("target", ["site", "site.zip"])
def test_a_killed_build_is_cleaned_up(small: Path, tmp_path: Path, target: str) -> None:
    """Killed while mkdocs writes, a build into a folder or a zip leaves nothing that the next one does not
    take away."""
    folder = tmp_path / "out"
    folder.mkdir()
    command = [
        sys.executable,
        "-m",
        "facingpages",
        "build",
        "practice",
        "-o",
        str(folder / target),
        "--course",
        str(small),
    ]
    process = subprocess.Popen(
        command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
    )
    for _ in range(600):
        if any(path.is_dir() and any(path.iterdir()) for path in folder.iterdir()):
            break
        time.sleep(0.05)
    os.killpg(process.pid, signal.SIGKILL)
    process.wait()
    with suppress(
        ProcessLookupError
    ):  # what it had begun ends a moment later, and only then is its lock free
        for _ in range(600):
            os.killpg(process.pid, 0)
            time.sleep(0.05)
    assert len(list(folder.iterdir())) == 2
    made = run(small, "build", "practice", "-o", str(folder / target))
    assert made.exit_code == 0, made.output
    assert [path.name for path in folder.iterdir()] == [target]


# Staging a course for another engine


def test_a_stage_that_fails_half_way_leaves_nothing(
    small: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A full disk in the middle: a sentence, status 2, and neither half a folder nor a leftover."""
    whole = shutil.copyfile

    def full(source: Path, target: Path, **kwargs: object) -> object:
        if Path(source).name == "mkdocs.yml":
            raise OSError(28, "No space left on device")
        return whole(source, target, **kwargs)

    monkeypatch.setattr(shutil, "copyfile", full)
    (tmp_path / "out").mkdir()
    made = run(small, "stage", str(tmp_path / "out" / "staged"))
    assert (made.exit_code, "No space left on device" in made.stderr) == (2, True), made.output
    assert list((tmp_path / "out").iterdir()) == []


@pytest.mark.parametrize("place", ["lessons/st", "staged", "seeds/a/b", "../small/x"])
def test_a_course_is_not_staged_into_itself(small: Path, place: str) -> None:
    """A target inside the course is refused plainly, and nothing is made."""
    before = sorted(small.rglob("*"))
    made = run(small, "stage", str(small / place))
    assert (made.exit_code, "is in the course that it would copy: name a folder outside" in made.stderr) == (
        2,
        True,
    ), made.output
    assert sorted(small.rglob("*")) == before
    with pytest.raises(stage.InTheCourse):
        stage.stage(small, small / place)
