"""The pytest plugin: bare `pytest` collects every file of a course as its own test.

A test fails with the findings that `facingpages check` gives for its file.  The course is loaded once a run.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any

import pytest

from facingpages.checks.run import run_checks
from facingpages.course.course import Course
from facingpages.course.paths import SEEDS_YML
from facingpages.files.findings import Finding, Severity


def pytest_collect_file(file_path: Path, parent: pytest.Collector) -> pytest.File | None:
    """Collect exercise files, `seeds.yml` and lessons that lie in a course."""
    root = next((folder for folder in file_path.parents if (folder / SEEDS_YML).is_file()), None)
    if root is None:
        return None
    path = file_path.relative_to(root)
    wanted = (path.parts[0] == "exercises" and path.suffix == ".yml") or path.as_posix() == SEEDS_YML
    wanted = wanted or (path.parts[0] == "lessons" and path.suffix == ".md")
    return CourseFile.from_parent(parent, path=file_path, root=root) if wanted else None


@lru_cache(maxsize=4)
def _findings(root: Path) -> list[Finding]:
    return run_checks(Course.load(root))


class CourseFile(pytest.File):
    """One file of a course."""

    def __init__(self, *, root: Path, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.root = root

    def collect(self) -> Iterator[pytest.Item]:
        """Yield the one test of the file."""
        yield CourseFileItem.from_parent(self, name="no findings")


class CourseFileItem(pytest.Item):
    """The test that a file has no findings."""

    def runtest(self) -> None:
        """Fail with the findings of the file."""
        assert isinstance(self.parent, CourseFile)
        path = self.path.relative_to(self.parent.root).as_posix()
        findings = [
            finding
            for finding in _findings(self.parent.root)
            if finding.path == path and finding.severity is Severity.ERROR
        ]
        if findings:
            raise HasFindings("\n".join(finding.text() for finding in findings))

    def repr_failure(self, excinfo: pytest.ExceptionInfo[BaseException], style: Any = None) -> Any:
        """Show the findings, and no traceback for a mistake of an author."""
        if isinstance(excinfo.value, HasFindings):
            return str(excinfo.value)
        return super().repr_failure(excinfo, style)

    def reportinfo(self) -> tuple[Path, int, str]:
        """Name the file."""
        return self.path, 0, self.path.name


class HasFindings(Exception):
    """The findings of one file, as text."""
