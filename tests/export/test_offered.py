"""The exports beside a teacher's site: a file for each lesson and target, linked from page and plans."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner
from lxml import html as lxml_html

from facingpages.cli import main
from facingpages.course.course import Course, Mode
from facingpages.export import offered
from facingpages.export.registry import TARGETS
from facingpages.site import build_mode


@pytest.fixture
def files(small: Path) -> dict[str, bytes]:
    return offered.files(Course.load(small))


def test_the_page_links_every_file(files: dict[str, bytes]) -> None:
    """Each file has one link on the page, and each link leads to a file of its lesson."""
    root = lxml_html.document_fromstring(files["exports/index.html"].decode())
    linked = [f"exports/{node.get('href')}" for node in root.iter("a")]
    assert sorted(linked) == sorted(set(files) - {"exports/index.html", "exports/page.css"})
    assert len(linked) == len(TARGETS)
    assert {link.split(".")[0] for link in linked} == {"exports/one-street"}
    assert not list(root.iter("script"))


def test_what_is_lost_is_on_the_page(files: dict[str, bytes]) -> None:
    """The page names each target with what it drops."""
    text = " ".join(
        lxml_html.document_fromstring(files["exports/index.html"].decode()).text_content().split()
    )
    for target in TARGETS.values():
        assert text.count(target.name) >= 2
    assert "Lost: naming the technique" in text


def test_two_builds_offer_the_same_bytes(small: Path, files: dict[str, bytes]) -> None:
    """The files are the same every time."""
    assert offered.files(Course.load(small)) == files


@pytest.mark.slow
def test_the_real_course_has_a_file_for_each_lesson_and_target(course: Course) -> None:
    """No target refuses a lesson of the course."""
    assert len(offered.files(course)) == 14 * len(TARGETS) + 2


def test_only_a_build_with_exports_says_so() -> None:
    """A site whose build has no exports gets no link to them."""
    assert build_mode.exports(build_mode.environment(Mode.TEACHER, exports=True)) == "exports"
    assert build_mode.exports(build_mode.environment(Mode.TEACHER)) == ""
    assert build_mode.exports({}) == ""


@pytest.mark.slow
def test_the_plan_on_a_teachers_site_links_to_the_files(small: Path, tmp_path: Path) -> None:
    """`facingpages build teacher` puts the files in place, the plan leads to them; another site has none."""
    for mode in ("teacher", "class"):
        built = CliRunner().invoke(main, ["build", mode, "-o", str(tmp_path / mode), "--course", str(small)])
        assert built.exit_code == 0, built.output
    plan = lxml_html.document_fromstring((tmp_path / "teacher/teacher/one-street.html").read_text("utf-8"))
    (link,) = [href for node in plan.iter("a") if "exports/" in (href := node.get("href") or "")]
    path, _, place = link.partition("#")
    page = (tmp_path / "teacher/teacher" / path).resolve()
    assert lxml_html.document_fromstring(page.read_text("utf-8")).get_element_by_id(place) is not None
    assert (page.parent / "one-street.moodle.xml").is_file()
    assert not (tmp_path / "class/exports").exists()
