"""Remove: a text, an exercise or a lesson, with what cannot be without it and all that names it."""

from __future__ import annotations

import re
from collections.abc import Iterable

from facingpages.author.rework.model import Kind, Rework, is_bound_of
from facingpages.author.rework.readings import follow
from facingpages.checks import coverage
from facingpages.course.course import Course
from facingpages.course.paths import MINIMUMS, MKDOCS_YML, PLAN, SEEDS_YML, YARDSTICK
from facingpages.files import yaml_edit
from facingpages.files.yaml_edit import Steps


def removed(course: Course, kind: Kind, id: str) -> Rework:
    """Return the course without a text, an exercise or a lesson, and without what cannot be without it."""
    work = Rework(course.root)
    if kind == "exercise":
        _remove_exercises(work, course, [id])
    elif kind == "lesson":
        _remove_exercises(
            work, course, [one for one in sorted(course.present) if one.startswith(f"{id}/")], id
        )
        _remove_lesson(work, course, id)
    else:
        shown = [one for one in sorted(course.present) if _names_seed(work, one, id)]
        _remove_exercises(work, course, shown)
        _remove_seed(work, course, id)
    return work


def lowered(course: Course) -> str | None:
    """Return `minimums.yml` with no least number above what the course holds; None where none is."""
    if not course.minimums:
        return None
    counts = coverage.count(course)
    text = course.minimums.text
    less: dict[Steps, str] = {}
    for index, bound in enumerate(course.minimums.data.at_least):
        if (held := counts[(bound.group, bound.name)]) < bound.number:
            less[("at_least", index, "number")] = str(held)
    none = [steps[:-1] for steps, number in less.items() if number == "0"]
    text = yaml_edit.replaced(text, {steps: number for steps, number in less.items() if number != "0"})
    return yaml_edit.without(text, none) if less else None


def _remove_exercises(work: Rework, course: Course, ids: list[str], lesson: str = "") -> None:
    gone = set(ids)
    for id in ids:
        work.delete(f"exercises/{id}.yml")
    for page in course.lessons:
        if page.id != lesson:
            work.change(
                page.path, lambda text: _without_directives(text, "exercise", gone), "its line is taken out"
            )
    for plan in course.plans:
        if plan != lesson:
            path = f"exercises/{plan}/{PLAN}"
            work.change(path, lambda text: _without_values(text, "exercises", gone), "taken out of its step")
    follow(work, lambda one: None if one in gone else one)


def _remove_lesson(work: Rework, course: Course, id: str) -> None:
    work.delete(f"exercises/{id}/{PLAN}")
    work.delete(f"lessons/{id}.md")
    work.change(MINIMUMS, lambda text: _without_bounds(text, id), "the bounds that name it are taken out")
    path = f"{id}.md"
    work.change(MKDOCS_YML, lambda text: _without_nav(text, path), f"{path} taken out of `nav`")
    work.change(
        YARDSTICK, lambda text: _without_entries(text, "lesson", id), "its worked examples are taken out"
    )
    link = re.compile(rf"\[(?P<shown>[^\[\]]*)\]\((?:\./)?{re.escape(path)}(?:#[^()]*)?\)")
    for page in course.lessons:
        if page.id != id:
            work.change(page.path, lambda text: link.sub(r"\g<shown>", text), "the link to it is plain text")


def _remove_seed(work: Rework, course: Course, id: str) -> None:
    work.delete(f"seeds/{id}.txt")
    for page in course.lessons:
        act = lambda text: _without_passages(text, id)  # noqa: E731
        work.change(page.path, act, "the facing passages that show it are taken out")
    work.change(SEEDS_YML, lambda text: _without_seed(text, id), "its entry is taken out")
    work.change(YARDSTICK, lambda text: _without_entries(text, "seed", id), "what names it is taken out")
    work.change(MINIMUMS, lambda text: _without_bounds(text, id), "the bounds that name it are taken out")


def _names_seed(work: Rework, exercise: str, id: str) -> bool:
    text = work.text(f"exercises/{exercise}.yml")
    return text is not None and any(
        steps[-1:] == ("seed",) and value == id for steps, value in yaml_edit.values(text)
    )


def _without_directives(text: str, name: str, words: Iterable[str]) -> str:
    """Return a page without the directives of a name with one of the words, and the blank line below each."""
    for word in words:
        text = re.sub(rf"^::: {name} +{re.escape(word)}[ \t]*\n(?:[ \t]*\n)?", "", text, flags=re.MULTILINE)
        text = re.sub(rf"\n+^::: {name} +{re.escape(word)}[ \t]*\Z", "\n", text, flags=re.MULTILINE)
    return text


def _without_passages(text: str, id: str) -> str:
    pattern = rf"^::: facing (?:\S+ )?{re.escape(id)}:\S*(?: \S+)?[ \t]*\n(?:[ \t]*\n)?"
    return re.sub(pattern, "", text, flags=re.MULTILINE)


def _without_values(text: str, key: str, gone: set[str]) -> str:
    items = [steps for steps, value in yaml_edit.values(text) if steps[-2:-1] == (key,) and value in gone]
    return yaml_edit.without(text, items)


def _without_entries(text: str, key: str, id: str) -> str:
    """Return a YAML text without the list items that have a key with this value."""
    items = [steps[:-1] for steps, value in yaml_edit.values(text) if steps[-1] == key and value == id]
    return yaml_edit.without(text, items)


def _without_seed(text: str, id: str) -> str:
    """Return `seeds.yml` without the entry of a text, and without the events that only it states."""
    found = list(yaml_edit.values(text))
    entries = [
        steps[:-1]
        for steps, value in found
        if steps[0] in ("seeds", "practice") and steps[2:] == ("id",) and value == id
    ]
    stated: dict[Steps, list[tuple[Steps, str]]] = {}
    for steps, value in found:
        if steps[0] == "events" and steps[2:3] == ("stated",) and steps[-1] == "seed":
            stated.setdefault(steps[:2], []).append((steps[:-1], value))
    for event, quotes in stated.items():
        of_it = [steps for steps, value in quotes if value == id]
        entries += [event] if len(of_it) == len(quotes) else of_it
    return yaml_edit.without(text, entries)


def _without_bounds(text: str, id: str) -> str:
    items = [
        steps[:-1]
        for steps, value in yaml_edit.values(text)
        if steps[-1] == "name" and is_bound_of(value, id)
    ]
    return yaml_edit.without(text, items)


def _without_nav(text: str, path: str) -> str:
    """Return `mkdocs.yml` without a page of `nav`, and without the heading that then has no page."""
    line = re.compile(rf"^ *- (?:[^\n:]+: *)?['\"]?{re.escape(path)}['\"]? *\n", re.MULTILINE)
    if not (found := line.search(text)):
        return text
    text = text[: found.start()] + text[found.end() :]
    above = text[: found.start()].rstrip("\n").rpartition("\n")[2]
    if re.fullmatch(r" *- [^:\n]+: *", above):
        below = re.match(r" *", text[found.start() :])
        depth = len(above) - len(above.lstrip())
        if not below or len(below[0]) <= depth:
            start = text[: found.start()].rstrip("\n").rfind("\n") + 1
            text = text[:start] + text[found.start() :]
    return text
