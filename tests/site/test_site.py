"""The three sites: what each holds, and that no key is in the one for graded work."""

from __future__ import annotations

import codecs
import gzip
import os
import re
import shutil
import signal
import subprocess
import sys
import time
import zipfile
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import pytest
import yaml

from facingpages.checks.run import run_checks
from facingpages.course.course import Course, Mode
from facingpages.course.items import (
    ChoiceKey,
    Exercise,
    FactKey,
    GoneKey,
    Item,
    KeyedSpan,
    MarkKey,
    RewriteKey,
    SortKey,
    UnitKey,
)
from facingpages.course.kinds.citation_check import proofs
from facingpages.page import render
from facingpages.site import build, manifest
from facingpages.text.folded import Range
from tests.conftest import ROOT, Built, Sites, copy_course


def contents(folder: Path) -> dict[str, bytes]:
    return {
        file.relative_to(folder).as_posix(): file.read_bytes()
        for file in sorted(folder.rglob("*"))
        if file.is_file()
    }


def reasons(exercise: Exercise) -> list[str]:
    """Return all that an exercise's key says in words."""
    found: list[str] = []
    for item in exercise.items:
        match item.key:
            case MarkKey() as key:
                found += [span.why for span in key.spans]
            case SortKey() as key:
                found += [unit.why for unit in key.units]
            case RewriteKey() as key:
                found += [*(part.why for part in (*key.gone, *key.facts)), key.why]
            case ChoiceKey() as key:
                found += [why for _, why in key.whys]
    return found


def rationales(course: Course) -> list[str]:
    return [why for exercise in course.exercises.values() for why in reasons(exercise)]


class Words(HTMLParser):
    """The words of a page, without its markup."""

    def __init__(self) -> None:
        super().__init__()
        self.text = ""

    def handle_data(self, data: str) -> None:
        self.text += data


def words(file: Path) -> str:
    parser = Words()
    parser.feed(file.read_text("utf-8"))
    return " ".join(parser.text.split())


def test_every_exercise_became_a_section(built: Built) -> None:
    """Each exercise stands once on the site, in every mode."""
    for mode in Mode:
        pages = "".join(file.read_text("utf-8") for file in built.sites(mode).glob("*.html"))
        for id in built.course.exercises:
            assert pages.count(f'<section class="fp" lang="en" id="{render.anchor(id)}"') == 1


def test_no_rationale_is_in_the_class_site(built: Built) -> None:
    """No file of a class site holds a rationale, plain or encoded, nor an attribute for a key."""
    whys = rationales(built.course)
    assert whys
    for path, raw in contents(built.sites(Mode.CLASS)).items():
        text = raw.decode("utf-8", "ignore")
        for why in whys:
            probe = " ".join(why.split())[:40]
            assert probe not in text, path
            assert codecs.encode(probe, "rot13") not in text, path
        assert path.endswith(".js") or "data-key=" not in text, path


def test_a_practice_page_holds_its_reasons_once_and_its_key_encoded(built: Built) -> None:
    """No reason is readable in a practice page or its search index but in the disclosure for readers without scripts; the key
    beside it is encoded and holds none; a test has neither."""
    site, course = built.sites(Mode.PRACTICE), built.course
    whole = "".join(
        file.read_text("utf-8") for file in [*site.glob("*.html"), *site.rglob("search_index.json")]
    )
    disclosed = r"<noscript><details class=\"fp-key\" data-search-exclude>.*?</noscript>"
    text = re.sub(disclosed, "", whole, flags=re.DOTALL)
    shown = "".join(re.findall(disclosed, whole, flags=re.DOTALL))
    tests = {id for id, plan in course.plans.items() if plan.data.purpose == "test"}
    for id, exercise in course.exercises.items():
        for why in reasons(exercise):
            probe = re.split(r"[\"’'&]|\b(?:unit|part)s? \d", why)[0][:40].rstrip()
            if len(probe) > 20:
                assert probe not in text
                assert codecs.encode(probe, "rot13") not in text
                assert (probe in shown) == (id.partition("/")[0] not in tests), id
    keyed = re.findall(r'data-id="([^"]+)"[^>]* data-key=', text)
    assert sorted(keyed) == sorted(id for id in course.exercises if id.partition("/")[0] not in tests)


def test_a_teacher_page_shows_every_key(built: Built) -> None:
    """Every rationale can be read on the teacher's site, and none of its files holds an encoded key."""
    site, course = built.sites(Mode.TEACHER), built.course
    text = " ".join(words(file) for file in site.glob("*.html"))
    for exercise in course.exercises.values():
        for why in reasons(exercise):
            shown = (
                render.named_parts(exercise.without_key(), why)
                if exercise.stem.kind == "claim-evidence"
                else why
            )
            assert " ".join(shown.split()) in text
    assert "data-key=" not in "".join(file.read_text("utf-8") for file in site.glob("*.html"))


# findings that hold keys against each other
DISAGREEING = (
    "verdict-differs",
    "keyed-otherwise",
    "role-differs",
    "device-unlike",
    "taught-otherwise",
)


def with_other_keys(file: Path, started: set[str]) -> None:
    """Replace every part of an exercise's key that can be replaced while the checker still accepts it.

    The words that a page opens with stay loaded: the page would show a mistake of its author."""
    data = yaml.load(file.read_text("utf-8"), Loader=yaml.BaseLoader)
    if data["kind"] == "loaded-terms":
        loaded = {"verdict": "loaded", "technique": "slogans", "neutral": "something else"}
        data["spans"] = [
            {"mark": span["mark"], "verdict": "plain", "why": f"Other reason {i}."}
            | (loaded if span["mark"]["exact"] in started else {})
            for i, span in enumerate(data["spans"])
            if i or span["mark"]["exact"] in started
        ]
        data["spans"][-1] |= loaded
    elif data["kind"] == "claim-evidence":
        for i, unit in enumerate(data["units"]):
            text = unit["text"]
            unit.clear()
            unit |= {
                "text": text,
                "role": "background" if i % 2 else "prediction",
                "why": f"Other reason {i}.",
            }
    elif data["kind"] == "rewrite":
        data["loaded"] = [
            {"mark": part["mark"], "neutral": "something else", "why": f"Other reason {i}."}
            for i, part in enumerate(data["loaded"])
        ]
        data["facts"] = [{"fact": "another fact", "any_of": ["otherwise"], "why": "Other reason."}]
        model = data["sentence"]["exact"]
        for part in data["loaded"]:
            model = model.replace(part["mark"]["exact"], "something else")
        data |= {"rubric": ["Another line."], "model": f"{model} otherwise", "why": "Other reason."}
    elif data["kind"] == "citation-check":
        for question in data["questions"]:
            for choice in question["choices"]:
                choice["why"] = f"Other reason for {choice['choice']}."
            other = [
                c["choice"]
                for c in question["choices"]
                if c["choice"] != question["key"] and (question["axis"], c["choice"]) in proofs.ARGUED
            ]
            if other:
                question["key"] = other[0]
                question.pop("proof", None)
            question["choices"].reverse()
    file.write_text(yaml.safe_dump(data, allow_unicode=True, sort_keys=False), "utf-8")


def test_non_interference(built: Built, tmp_path: Path) -> None:
    """A class site built with every key replaced is byte for byte the same."""
    copy = tmp_path / "course"
    copy_course(copy) if built.real else shutil.copytree(built.root, copy)
    (copy / "exercises" / "minimums.yml").unlink(missing_ok=True)  # with other keys the counts are others
    started = set(re.findall(r"\*\*(.+?)\*\*", (copy / "lessons" / "index.md").read_text("utf-8")))
    for file in (copy / "exercises").rglob("*.yml"):
        with_other_keys(file, started)
    changed = Course.load(copy)
    # other keys no longer agree with each other, with devices or with lessons; all else the checker still accepts
    assert [finding for finding in run_checks(changed) if finding.code not in DISAGREEING] == []
    assert not set(rationales(changed)) & set(rationales(built.course))
    # a build of ours stops at such a finding, so both sites are built by mkdocs itself, which logs it and goes on
    for root, name in ((built.root, "one"), (copy, "two")):
        command = [sys.executable, "-m", "mkdocs", "build", "-d", str(tmp_path / name)]
        environment = os.environ | {
            "FACINGPAGES_MODE": "class",
            "FACINGPAGES_HANDOUTS": "true",
            "NO_MKDOCS_2_WARNING": "1",
            "SOURCE_DATE_EPOCH": "0",
        }
        subprocess.run(command, cwd=root, env=environment, check=True, capture_output=True)
    ours = contents(built.sites(Mode.CLASS))
    assert (
        contents(tmp_path / "two")
        == contents(tmp_path / "one")
        == {path: ours[path] for path in ours if path != manifest.LIST}
    )


def replaced(item: Item) -> Item:
    """Return an item with a key in which nothing is left of the true one."""
    if isinstance(item.key, MarkKey):
        return replace(
            item, key=MarkKey((KeyedSpan(Range(0, 1), Range(0, 1), "loaded", "slogans", "x", "y"),))
        )
    if isinstance(item.key, SortKey):
        return replace(
            item, key=SortKey(tuple(UnitKey("prediction", None, 1, ("claim",), "y") for _ in item.key.units))
        )
    if isinstance(item.key, RewriteKey):
        return replace(
            item, key=RewriteKey((GoneKey("a", "b", "c"),), (FactKey("d", ("e",), "f"),), ("g",), "h", "i")
        )
    other = next(choice for choice, _ in item.key.whys if choice != item.key.choice)
    return replace(item, key=ChoiceKey(other, tuple((choice, "y") for choice, _ in item.key.whys), "z"))


def test_non_interference_of_each_exercise(course: Course) -> None:
    """What is rendered for a class does not depend on any part of the key; what is rendered for the others does."""
    for exercise in course.exercises.values():
        other = Exercise(exercise.stem, tuple(replaced(item) for item in exercise.items))
        assert render.exercise(exercise, Mode.CLASS) == render.exercise(other, Mode.CLASS)
        assert render.exercise(exercise, Mode.PRACTICE) != render.exercise(other, Mode.PRACTICE)
        assert render.exercise(exercise, Mode.TEACHER) != render.exercise(other, Mode.TEACHER)


@pytest.mark.slow
def test_two_builds_are_the_same(built: Built, tmp_path: Path) -> None:
    """A site has the same bytes from a copy of the course elsewhere, a second later."""
    copied = tmp_path / "elsewhere"
    copy_course(copied) if built.real else shutil.copytree(built.root, copied)
    build.build(copied, Mode.PRACTICE, tmp_path / "site")
    assert contents(tmp_path / "site") == contents(built.sites(Mode.PRACTICE))


def test_only_pages_and_pictures_are_published(small: Path, tmp_path: Path) -> None:
    """A draft or an answer file left in `lessons/` stops a build of ours."""
    (small / "lessons" / "answers.yml").write_text("a: b")
    with pytest.raises(build.CannotBuild):
        build.build(small, Mode.CLASS, tmp_path / "site")
    assert not (tmp_path / "site").exists()


def test_a_mistake_stops_the_build_and_keeps_the_old_site(
    small: Path, starter_sites: Sites, tmp_path: Path
) -> None:
    """A course with a finding is not built, and the site of before stays as it was."""
    target = tmp_path / "site"
    shutil.copytree(starter_sites(Mode.PRACTICE), target)
    file = small / "exercises" / "one-street" / "before-the-vote.yml"
    file.write_text(file.read_text("utf-8").replace("verdict: loaded", "verdict: loded", 1), "utf-8")
    with pytest.raises(build.CannotBuild):
        build.build(small, Mode.PRACTICE, target)
    assert contents(target) == contents(starter_sites(Mode.PRACTICE))
    assert [file.name for file in tmp_path.iterdir() if file.name.startswith(".")] == []


def test_a_folder_of_somebody_else_is_left_alone(tmp_path: Path) -> None:
    """A target that holds anything but a site of ours is refused."""
    target = tmp_path / "thesis"
    target.mkdir()
    (target / "chapter-1.txt").write_text("months of work")
    with pytest.raises(build.CannotBuild, match="name a new or empty folder"):
        build.build(ROOT, Mode.PRACTICE, target)
    assert (target / "chapter-1.txt").read_text() == "months of work"


@pytest.mark.slow
def test_a_killed_build_leaves_the_old_site(small: Path, tmp_path: Path) -> None:
    """Whenever a build is killed, in its course or at its very end, the target is a whole site, and the next build runs."""
    folder = tmp_path / "sites"
    folder.mkdir()
    command = [
        sys.executable,
        "-m",
        "facingpages",
        "build",
        "practice",
        "-o",
        str(folder / "site"),
        "--course",
        str(small),
    ]
    start = time.monotonic()
    subprocess.run(command, check=True, capture_output=True)
    took, before = time.monotonic() - start, contents(folder / "site")
    for delay in (0.3, 0.8, 0.95):
        process = subprocess.Popen(
            command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
        )
        time.sleep(delay * took)
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        assert contents(folder / "site") == before, delay
    build.build(small, Mode.PRACTICE, folder / "site")
    assert contents(folder / "site") == before
    assert [file.name for file in folder.iterdir()] == ["site"]


@pytest.mark.slow
@pytest.mark.usefixtures("known_sites")
def test_a_site_goes_into_one_zip(small: Path, starter_sites: Sites, tmp_path: Path) -> None:
    """The zip holds the site in one folder of its name, the same bytes each time; a file of somebody else
    is left alone."""
    build.archive(small, Mode.CLASS, tmp_path / "course.zip")
    before = (tmp_path / "course.zip").read_bytes()
    build.archive(small, Mode.CLASS, tmp_path / "course.zip")
    assert (tmp_path / "course.zip").read_bytes() == before
    with zipfile.ZipFile(tmp_path / "course.zip") as opened:
        opened.extractall(tmp_path)
    assert contents(tmp_path / "course") == contents(starter_sites(Mode.CLASS))
    (tmp_path / "holiday.zip").write_bytes(b"pictures")
    with pytest.raises(build.CannotBuild, match="not a site built by this command"):
        build.archive(small, Mode.CLASS, tmp_path / "holiday.zip")
    assert (tmp_path / "holiday.zip").read_bytes() == b"pictures"


def test_a_first_load_is_light(pages: Sites) -> None:
    """All that a first visit to a lesson fetches, the theme included and the fonts apart, is at most 135 kB gzipped,
    and the styles of the course at most 8 kB of it; the heaviest page is printed with its parts."""

    def weight(content: bytes) -> int:
        return len(gzip.compress(content, 9))

    site, heaviest = pages(Mode.PRACTICE), (0, "", 0)
    files: dict[str, int] = {}
    for page in site.glob("*.html"):
        html = page.read_text("utf-8")
        if "<fp-exercise" not in html:
            continue
        asked = sorted(set(re.findall(r'(?:src|href)="([^":#]+\.(?:js|css))"', html)))
        files = {name: weight((site / name).read_bytes()) for name in asked}
        heaviest = max(
            heaviest, (weight(html.encode()) + sum(files.values()), page.name, weight(html.encode()))
        )
    print(f"\n{heaviest[1]}: {heaviest[0]} bytes, {heaviest[2]} of them the page; {files}")
    assert heaviest[0] <= 135_000
    assert files["assets/facingpages.css"] <= 8 * 1024
