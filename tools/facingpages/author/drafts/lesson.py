"""Drafts of lessons: page, plan and navigation entry, and the step that uses a new exercise."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from facingpages.author.drafts.shared import schema_line
from facingpages.course import directives
from facingpages.course.passage import Passage
from facingpages.files import yaml_insert, yaml_read
from facingpages.files.yaml_write import scalar

_USUAL_MINUTES = 8  # of an exercise whose minutes are not looked up


def page(root: Path, id: str, title: str, passages: Sequence[Passage]) -> str:
    """Return the text of a lesson's page; two passages are on facing pages."""
    places = " ".join(f"{p.seed.id}:{p.lines}" for p in passages)
    facing = (
        f"\n## Side by side\n\n::: facing {places}\n" if passages else ""
    )  # the passages' own headings are h3
    return (
        "---\n"
        + "".join(f"{line}\n" for line in schema_line(root, "lesson", 1))
        + f"title: {scalar(title)}\n---\n\n# {title}\n\n::: lesson {id}\n\n"
        + "todo: Say in two or three sentences what the texts are, and what a reader should look at in both.\n"
        + facing
    )


def plan(root: Path) -> str:
    """Return the text of a lesson's plan. It can be taught once its question is filled in."""
    text = (Path(__file__).parent / "plan.yml").read_text("utf-8")
    return "".join(f"{line}\n" for line in schema_line(root, "exercise", 2)) + text


def in_navigation(mkdocs_yml: str, path: str) -> str | None:
    """Return `mkdocs.yml` with a page added under `- Lessons:`, or None if that list is not written one page
    a line."""
    lines = mkdocs_yml.splitlines(keepends=True)
    at = next((n for n, line in enumerate(lines) if re.fullmatch(r" *- Lessons: *\n?", line)), None)
    if at is None:
        return None
    outer = len(lines[at]) - len(lines[at].lstrip())
    last, inner = at, ""
    for number in range(at + 1, len(lines)):
        found = re.match(r"( *)- \S", lines[number])
        if not found or len(found[1]) <= outer:
            break
        last, inner = number, inner or found[1]
    if last == at:
        return None
    lines[last] = lines[last].rstrip("\n") + "\n"
    return "".join([*lines[: last + 1], f"{inner}- {path}\n", *lines[last + 1 :]])


def with_exercise(plan: str, path: str, id: str) -> str:
    """Return a plan with an exercise added to the step that has most time for it. A plan that has it is
    unchanged.

    Raises `yamlfile.Refused` where it cannot be put in.
    """
    steps = yaml_read.parse(plan, path).get("steps")
    room: list[tuple[int, int]] = []
    for index, step in enumerate(steps if isinstance(steps, list) else []):
        if not isinstance(step, dict):
            continue
        held = step.get("exercises")
        if isinstance(held, list) and id in held:
            return plan
        if str(step.get("period")) == "45" and str(step.get("minutes")).isdecimal():
            room.append(
                (
                    int(str(step["minutes"])) - _USUAL_MINUTES * (len(held) if isinstance(held, list) else 0),
                    -index,
                )
            )
    return yaml_insert.inserted(plan, path, ("steps", -max(room)[1] if room else 0, "exercises"), id)


def on_page(page: str, id: str) -> str:
    """Return a page with an exercise added at its end. A page that has it is unchanged."""
    if any(directive.name == "exercise" and directive.words == (id,) for directive in directives.find(page)):
        return page
    return f"{page.rstrip()}\n\n::: exercise {id}\n"
