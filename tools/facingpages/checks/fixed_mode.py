"""Fixed mode: warn of a mode in `mkdocs.yml`, which `facingpages build` ignores.

`facingpages build` decides the mode whatever the file says (`build_mode`), so a fixed mode surprises:
`mkdocs serve` and `mkdocs build` show another site than the author thinks."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from facingpages.course.course import Course
from facingpages.course.paths import MKDOCS_YML
from facingpages.files import yaml_read, yaml_text
from facingpages.files.findings import Finding, Severity

_SURPRISES: Final = {
    "class": "`mkdocs serve` and `mkdocs build` then leave out every key and all feedback",
    "teacher": "`mkdocs serve` and `mkdocs build` then print every key, for anyone who opens the site",
}


def check(course: Course) -> Iterator[Finding]:
    """Yield a warning for each place where `mkdocs.yml` fixes the mode `class` or `teacher`."""
    for key in ("plugins", "markdown_extensions"):
        try:
            settings = yaml_read.scalars(course.mkdocs, MKDOCS_YML, key)
        except yaml_text.Refused:
            return  # the navigation's check has the finding
        for steps, value, place in settings:
            if steps[-2:] != ("facingpages", "mode") or value not in _SURPRISES:
                continue
            message = f"the mode is fixed as `{value}` here: {_SURPRISES[value]}"
            hint = "Write mode: !ENV [FACINGPAGES_MODE, practice]; `facingpages build` takes the mode that you name, whatever is written here."
            yield Finding(MKDOCS_YML, place.line, place.column, "mode-fixed", message, hint, Severity.WARNING)
