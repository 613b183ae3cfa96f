"""The catalogue of codes: whole, used, and shown to the teacher."""

from __future__ import annotations

import ast

import pytest

from facingpages.checks.codes import catalogue_of_codes, codes
from facingpages.course.course import Course, Mode
from facingpages.files.findings import Finding
from facingpages.site import pages
from tests.test_structure import MODULES


def test_every_code_of_the_catalogue_is_used() -> None:
    """Each code is a word of the package: none explains what no longer happens."""
    words = {
        node.value
        for file in MODULES
        for node in ast.walk(ast.parse(file.read_text("utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }
    assert codes() - words == set()


def test_no_code_is_explained_twice() -> None:
    """A code is in one group, once."""
    listed = [code.code for group in catalogue_of_codes() for code in group.codes]
    assert len(listed) == len(set(listed))


def test_a_finding_without_an_entry_fails_the_tests() -> None:
    """The guard of all tests sees a code that the catalogue does not hold."""
    with pytest.raises(AssertionError, match="no-such-code"):
        Finding("x.yml", 1, 1, "no-such-code", "message", "hint")


def test_the_teacher_has_a_page_of_them(course: Course) -> None:
    """The page is made for the teacher's site alone, and names every code."""
    made = pages.generated(course, Mode.TEACHER)["teacher/findings.md"]
    assert all(f"`{code}`" in made for code in codes())
    assert "teacher/findings.md" not in pages.generated(course, Mode.PRACTICE)
