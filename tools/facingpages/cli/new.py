"""`facingpages new lesson` and `facingpages new exercise`."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import get_args

import click

from facingpages.author.drafts import exercise as exercise_draft
from facingpages.author.drafts import lesson as lesson_draft
from facingpages.checks import facing, navigation
from facingpages.cli.common import CannotRun, find_course, in_course, load, put, seed_named, stop
from facingpages.course import directives
from facingpages.course.course import Course
from facingpages.course.directives import Misused
from facingpages.course.formats.fields import SLUG
from facingpages.course.items import KindId
from facingpages.course.kinds.registry import KINDS
from facingpages.course.passage import Passage
from facingpages.course.paths import MKDOCS_YML, PLAN
from facingpages.course.seed import Seed
from facingpages.files import yaml_text
from facingpages.files.findings import closest
from facingpages.files.yaml_text import Refused

_SLUG = re.compile(SLUG)
_from = click.option(
    "--from",
    "places",
    metavar="SEED:LINES",
    multiple=True,
    help="A passage, as some-seed:3-7; give it twice for facing pages.",
)


@click.group(
    epilog="Example: facingpages new exercise my-lesson/words --kind loaded-terms --from one-text:3-5 --from other-text:2-4"
)
def new() -> None:
    """Make files for you to finish: what you decide is in them as `todo`."""


@new.command(epilog="Example: facingpages new lesson my-lesson --from one-text:3-5 --from other-text:2-4")
@click.argument("id")
@click.option("--title", help="The title of the lesson; made of its name if not given.")
@_from
@in_course
def lesson(id: str, title: str | None, places: tuple[str, ...], course: Path) -> None:
    """Make the page and the plan of the lesson ID, with two passages on facing pages, and put it into the
    navigation."""
    loaded = load(find_course(course)[0])
    root = loaded.root
    if not _SLUG.fullmatch(id):
        raise CannotRun(
            f"`{id}` cannot be the name of a lesson: use small letters, digits and hyphens, as some-words"
        )
    if navigation.is_reserved(id):
        raise CannotRun(f"the site makes a page `{id}` itself: choose another name")
    if len(places) not in (0, 2):
        raise CannotRun(f"two passages are on facing pages, not {len(places)}: give --from twice")
    passages = [passage for _, passage in _passages(loaded, places)]
    page, plan, site = root / "lessons" / f"{id}.md", root / "exercises" / id / PLAN, root / "mkdocs.yml"
    title = title or id.replace("-", " ").capitalize()
    files = {
        page: lesson_draft.page(root, id, title, passages).encode(),
        plan: lesson_draft.plan(root).encode(),
    }
    listed = _in_navigation(site, id) if site.is_file() else None
    if listed:
        files[site] = listed.encode()
    put(files, [page, plan])
    click.echo(f"wrote lessons/{id}.md and exercises/{id}/{PLAN}")
    click.echo(
        f"put {id}.md under `Lessons` in mkdocs.yml"
        if listed
        else f"now add a line `- {id}.md` to `nav` in mkdocs.yml"
    )
    given = "".join(f" --from {place}" for place in places) or " --from SEED:LINES"
    click.echo(
        f"Next:\n  facingpages new exercise {id}/some-name --kind loaded-terms{given}\n  facingpages check"
    )


def _in_navigation(site: Path, id: str) -> str | None:
    return lesson_draft.in_navigation(yaml_text.decoded(site, MKDOCS_YML), f"{id}.md")


@new.command(
    epilog="Example: facingpages new exercise my-lesson/words --kind loaded-terms --from one-text:3-5 --from other-text:2-4"
)
@click.argument("id", metavar="LESSON/NAME")
@click.option(
    "--kind", type=click.Choice(get_args(KindId)), required=True, help="What the exercise asks for."
)
@_from
@in_course
def exercise(id: str, kind: KindId, places: tuple[str, ...], course: Path) -> None:
    """Make an exercise of a lesson, filled with the passage and what `suggest` proposes, and put it on the
    page and into the plan."""
    loaded = load(find_course(course)[0])
    root = loaded.root
    lesson, _, name = id.partition("/")
    if not _SLUG.fullmatch(lesson) or not _SLUG.fullmatch(name):
        raise CannotRun(
            f"`{id}` cannot be the name of an exercise: write the lesson, a slash and a name, as some-lesson/some-words"
        )
    page, plan, file = (
        root / "lessons" / f"{lesson}.md",
        root / "exercises" / lesson / PLAN,
        root / "exercises" / f"{id}.yml",
    )
    if not os.path.isfile(page):
        known = [made.id for made in loaded.lessons if (root / "exercises" / made.id).is_dir()]
        raise CannotRun(
            f"there is no lesson `{lesson}`: {closest(lesson, known)} `facingpages new lesson {lesson}` makes it."
        )
    most = KINDS[kind].most_passages
    if not 1 <= len(places) <= most:
        takes = "one passage" if most == 1 else "one or two passages"
        raise CannotRun(
            f"an exercise of the kind {kind} takes {takes}, not {len(places)}: give --from once{'' if most == 1 else ' or twice'}"
        )
    shown = _passages(loaded, places)
    draft = exercise_draft.draft(root, kind, shown)
    before = {
        other: yaml_text.decoded(other, other.relative_to(root).as_posix())
        for other in (page, plan)
        if other.is_file()
    }
    after = {page: lesson_draft.on_page(before[page], id)}
    if plan in before:
        try:
            after[plan] = lesson_draft.with_exercise(before[plan], plan.relative_to(root).as_posix(), id)
        except Refused as refused:
            stop(*refused.findings)
    put({file: draft.encode()} | {other: text.encode() for other, text in after.items()}, [file])
    click.echo(f"wrote exercises/{id}.yml with {draft.count('todo') - 1} things for you to decide")
    places_in = {
        page: f"at the end of lessons/{lesson}.md",
        plan: f"into a step of exercises/{lesson}/{PLAN}",
    }
    put_in = [place for other, place in places_in.items() if other in after and after[other] != before[other]]
    there = [other.relative_to(root).as_posix() for other in after if after[other] == before[other]]
    if put_in:
        click.echo(f"put it {' and '.join(put_in)}")
    if there:
        click.echo(f"{' and '.join(there)} had it already")
    click.echo("Next:\n  facingpages check    # leads you from one `todo` to the next")


def _passages(course: Course, places: tuple[str, ...]) -> list[tuple[Seed, Passage]]:
    """Return the passages named by `--from`; raise `CannotRun` for one that no exercise may show."""
    passages: list[tuple[Seed, Passage]] = []
    for place in places:
        try:
            name, lines = directives.passage(place)
        except Misused as misused:
            raise CannotRun(f"{misused.message}. {misused.hint}") from None
        seed = seed_named(course, name)
        if lines.last > seed.text.last_line:
            raise CannotRun(f"`{place}` goes beyond the {seed.text.last_line} lines of {name}")
        passage = Passage(seed.entry, seed.text, lines)
        if not passage.words:
            raise CannotRun(f"there are no words on the lines of `{place}`: choose lines of the text")
        if complaint := seed.noise_said(lines):
            raise CannotRun(f"{complaint}: choose lines without it")
        passages.append((seed, passage))
    if len(passages) == 2:
        for _, message, hint in facing.unfair(passages[0][1], passages[1][1]):
            raise CannotRun(f"{message}. {hint}")
    return passages
