"""Reading order: pages in the order in which `nav` of `mkdocs.yml` names them, as a reader meets them."""

from __future__ import annotations

from collections.abc import Iterable

from facingpages.course.load import Lesson
from facingpages.course.paths import MKDOCS_YML
from facingpages.files import yaml_read, yaml_text


def in_order(pages: Iterable[Lesson], mkdocs: str) -> tuple[Lesson, ...]:
    """Return the pages in the order of the navigation, given the text of `mkdocs.yml`; pages that it does not
    name come last, in the order in which they were given."""
    try:
        entries = [value for _keys, value, _place in yaml_read.scalars(mkdocs, MKDOCS_YML, "nav")]
    except yaml_text.Refused:  # the navigation's check has the finding
        entries = []
    places: dict[str, int] = {}
    for entry in entries:
        places.setdefault(f"lessons/{entry.partition('#')[0]}", len(places))
    return tuple(sorted(pages, key=lambda page: places.get(page.path, len(places))))
