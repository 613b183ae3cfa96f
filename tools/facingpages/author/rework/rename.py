"""Rename: a text, an exercise or a lesson, wherever it is named."""

from __future__ import annotations

import re

from facingpages.author.rework.model import Kind, Rework, is_bound_of
from facingpages.author.rework.readings import follow
from facingpages.course.course import Course
from facingpages.course.paths import MINIMUMS, MKDOCS_YML, PLAN, SEEDS_YML, YARDSTICK
from facingpages.files import yaml_edit


def renamed(course: Course, kind: Kind, old: str, new: str) -> Rework:
    """Return the course with another name for a text, an exercise or a lesson, wherever it is named."""
    work = Rework(course.root)
    if kind == "seed":
        _rename_seed(work, course, old, new)
    else:
        names = {
            one: new + one.removeprefix(old)
            for one in course.present
            if one == old or one.startswith(f"{old}/")
        }
        _rename_in_files(work, course, names, (old, new) if kind == "lesson" else None)
    return work


def _rename_seed(work: Rework, course: Course, old: str, new: str) -> None:
    work.move(f"seeds/{old}.txt", f"seeds/{new}.txt")
    for path in (SEEDS_YML, YARDSTICK, *(f"exercises/{id}.yml" for id in sorted(course.present))):
        work.change(
            path, lambda text: _other_value(text, ("seed", "id"), {old: new}), "names it by its new name"
        )
    act = lambda text: _other_bounds(text, old, new)  # noqa: E731
    work.change(MINIMUMS, act, "names it by its new name")
    for page in course.lessons:
        pattern = re.compile(rf"^(::: facing (?:\S+ )?){re.escape(old)}(?=:)", re.MULTILINE)

        def passages(text: str, pattern: re.Pattern[str] = pattern) -> str:
            once = pattern.sub(rf"\g<1>{new}", text)
            return pattern.sub(rf"\g<1>{new}", once)

        work.change(page.path, passages, "names it by its new name")


def _rename_in_files(
    work: Rework, course: Course, names: dict[str, str], lesson: tuple[str, str] | None
) -> None:
    pairs = "|".join(re.escape(old) for old in sorted(names, key=len, reverse=True))
    directive = re.compile(rf"^(::: exercise +)({pairs})(?=[ \t]*$)", re.MULTILINE)
    anchor = re.compile(rf"(?<=#fp-)({'|'.join(re.escape(old.replace('/', '--')) for old in names)})(?=\))")
    anchors = {old.replace("/", "--"): new.replace("/", "--") for old, new in names.items()}
    for page in course.lessons:

        def on_page(text: str) -> str:
            if names:
                text = directive.sub(lambda found: found[1] + names[found[2]], text)
                text = anchor.sub(lambda found: anchors[found[1]], text)
            if lesson:
                text = re.sub(
                    rf"^(::: lesson +){re.escape(lesson[0])}(?=[ \t]*$)",
                    rf"\g<1>{lesson[1]}",
                    text,
                    flags=re.MULTILINE,
                )
                text = re.sub(rf"(?<=\]\(){re.escape(lesson[0])}\.md(?=[)#])", f"{lesson[1]}.md", text)
            return text

        work.change(page.path, on_page, "names it by its new name")
    for plan in course.plans:
        path = f"exercises/{plan}/{PLAN}"
        work.change(path, lambda text: _other_items(text, names), "names it by its new name")
    follow(work, lambda one: names.get(one, one))
    for old, new in sorted(names.items()):
        work.move(f"exercises/{old}.yml", f"exercises/{new}.yml")
    if lesson:
        old, new = lesson
        work.move(f"exercises/{old}/{PLAN}", f"exercises/{new}/{PLAN}")
        work.move(f"lessons/{old}.md", f"lessons/{new}.md")
        bounds = lambda text: _other_bounds(text, old, new)  # noqa: E731
        work.change(MINIMUMS, bounds, "names it by its new name")
        work.change(
            YARDSTICK, lambda text: _other_value(text, ("lesson",), {old: new}), "names it by its new name"
        )
        nav = re.compile(rf"^( *- (?:[^\n:]+: *)?['\"]?){re.escape(old)}\.md(?=['\"]? *$)", re.MULTILINE)
        work.change(
            MKDOCS_YML, lambda text: nav.sub(rf"\g<1>{new}.md", text), "`nav` names it by its new name"
        )


def _other_value(text: str, keys: tuple[str, ...], names: dict[str, str]) -> str:
    changes = {
        steps: names[value]
        for steps, value in yaml_edit.values(text)
        if steps and steps[-1] in keys and value in names
    }
    return yaml_edit.replaced(text, changes)


def _other_items(text: str, names: dict[str, str]) -> str:
    changes = {
        steps: names[value]
        for steps, value in yaml_edit.values(text)
        if steps[-2:-1] == ("exercises",) and value in names
    }
    return yaml_edit.replaced(text, changes)


def _other_bounds(text: str, old: str, new: str) -> str:
    changes = {
        steps: re.sub(rf"(?<![\w-]){re.escape(old)}(?![\w-])", new, value)
        for steps, value in yaml_edit.values(text)
        if steps[-1] == "name" and is_bound_of(value, old)
    }
    return yaml_edit.replaced(text, changes)
