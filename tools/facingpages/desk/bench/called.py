"""The name that the screen has for a file: the title of its exercise, its lesson or its text."""

from __future__ import annotations

from collections.abc import Mapping

from facingpages.course.course import Course
from facingpages.course.formats.fields import NOT_STATED
from facingpages.course.paths import PLAN
from facingpages.files import yaml_read
from facingpages.files.yaml_read import Plain
from facingpages.files.yaml_text import Refused


def called(course: Course, path: str, text: str = "") -> str:
    """Return the title of the thing that a file belongs to, else its name without folder and ending.

    `text` is that of an exercise with mistakes, which the course cannot read."""
    folder, _, rest = path.partition("/")
    name = rest.rpartition(".")[0]
    match folder:
        case "exercises" if rest.endswith(f"/{PLAN}"):
            return _lesson(course, rest.partition("/")[0])
        case "exercises":
            file = course.files.get(name)
            title = file.data.title if file else _values(text, path).get("title")
            return title if isinstance(title, str) and title.strip() else name.rpartition("/")[2]
        case "lessons":
            return _lesson(course, name)
        case "seeds" if name in course.texts:
            title = course.texts[name].entry.title
            return name if title == NOT_STATED else title
        case _:
            return name or path


def _lesson(course: Course, id: str) -> str:
    page = next((page for page in course.lessons if page.id == id), None)
    return page.front.data.title if page and page.front else id


def _values(text: str, path: str) -> Mapping[str, Plain]:
    try:
        return yaml_read.parse(text, path) if text else {}
    except Refused:
        return {}
