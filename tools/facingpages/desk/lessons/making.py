"""From passages to lessons and exercises: pairs to choose from, and files that begin with what is chosen."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from pydantic_core import PydanticCustomError

from facingpages.author.drafts import exercise as exercise_draft
from facingpages.author.drafts import lesson as lesson_draft
from facingpages.author.suggest import pairs as find_pairs
from facingpages.checks import facing
from facingpages.course.formats.fields import parse_lines
from facingpages.course.items import KindId
from facingpages.course.kinds.registry import KINDS
from facingpages.course.passage import Passage
from facingpages.course.paths import MKDOCS_YML, PLAN
from facingpages.course.seed import Seed
from facingpages.desk.bench.bench import Bench
from facingpages.desk.bench.names import free, refuse_name, slug
from facingpages.desk.requests.refusal import Refusal
from facingpages.desk.requests.to_make import NewExercise, NewLesson, Pairs, Place
from facingpages.files.findings import closest
from facingpages.files.yaml_change import Put, changed
from facingpages.files.yaml_text import Refused
from facingpages.language.messages import catalogue
from facingpages.text.folded import Lines, Range

Answer = dict[str, Any]


def seed(bench: Bench, id: str) -> Seed:
    """Return a text of the course; raise `Refusal`."""
    if id not in bench.course.texts:
        raise Refusal(f"there is no seed `{id}`", closest(id, bench.course.texts))
    return bench.course.texts[id]


def pairs(bench: Bench, request: Pairs) -> Answer:
    """Return passages of two texts that speak to the same question, the closest first, with their words."""
    one, other = (seed(bench, id) for id in request.seeds)
    if one is other:
        raise Refusal("a text cannot face itself", "Choose two texts.")
    return {
        "pairs": [
            {
                "score": round(pair.score, 3),
                "reason": pair.reason,
                "passages": [
                    {
                        "seed": text.entry.id,
                        "title": text.entry.title,
                        "lines": str(lines),
                        "words": words,
                        "paragraphs": _paragraphs(text, lines),
                    }
                    for text, lines, words in zip((one, other), pair.lines, pair.words, strict=True)
                ],
            }
            for pair in find_pairs(one, other)
        ],
        "one_sided": one.entry.side == other.entry.side,
        "uneven": facing.MOST_UNEVEN,
    }


def lesson(bench: Bench, request: NewLesson) -> Answer:
    """Make the page and the plan of a lesson, and put it into the navigation; return its id."""
    _ = catalogue(bench.course.language).gettext
    title = _title(request.title)
    taken = {page.id for page in bench.course.lessons}
    id = request.id if request.id is not None else free(slug(title) or "lesson", taken)
    refuse_name(id, "lesson", taken)
    if len(request.passages) == 1:
        raise Refusal("two passages are on facing pages, not one", "Choose a second passage, or none.")
    shown = _passages(bench, request.passages)
    root = bench.folder.root
    page = lesson_draft.page(root, id, title, [passage for __, passage in shown])
    plan, path = lesson_draft.plan(root), f"exercises/{id}/{PLAN}"
    if request.question and request.question.strip():
        plan = changed(plan, path, [Put(("question",), " ".join(request.question.split()))])
    files: dict[str, bytes | None] = {f"lessons/{id}.md": page.encode(), path: plan.encode()}
    in_navigation = False
    if bench.folder.read(MKDOCS_YML) is not None:
        listed = lesson_draft.in_navigation(bench.text(MKDOCS_YML), f"{id}.md")
        if listed:
            files[MKDOCS_YML] = listed.encode()
            in_navigation = True
    bench.commit(_("the new lesson “%(title)s” (it is deleted)") % {"title": title}, files)
    return {"lesson": id, "in_navigation": in_navigation}


def exercise(bench: Bench, request: NewExercise) -> Answer:
    """Make an exercise on passages, and put it on the page and into the plan; return its id."""
    _ = catalogue(bench.course.language).gettext
    title = _title(request.title)
    page, plan = bench.page(request.lesson), bench.plan(request.lesson)
    taken = {id.partition("/")[2] for id in bench.course.present if id.startswith(f"{request.lesson}/")}
    name = request.id if request.id is not None else free(slug(title) or request.kind, {*taken, "plan"})
    refuse_name(name, "exercise", {*taken, "plan"})
    shown = passages(bench, request.kind, request.passages)
    id, path = f"{request.lesson}/{name}", f"exercises/{request.lesson}/{name}.yml"
    text = exercise_draft.draft(
        bench.folder.root, request.kind, shown, proposals=False, language=bench.course.language
    )
    text = changed(text, path, [Put(("title",), title)])
    files: dict[str, bytes | None] = {
        path: text.encode(),
        page.path: lesson_draft.on_page(bench.text(page.path), id).encode(),
    }
    if plan:
        try:
            with_it = lesson_draft.with_exercise(bench.text(plan.path), plan.path, id)
        except Refused as refused:
            raise Refusal(refused.finding.message, refused.finding.hint) from None
        files[plan.path] = with_it.encode()
    bench.commit(_("the new exercise “%(title)s” (it is deleted)") % {"title": title}, files)
    return {"exercise": id}


def passages(bench: Bench, kind: KindId, places: Sequence[Place]) -> list[tuple[Seed, Passage]]:
    """Return the passages of an exercise of a kind; raise `Refusal` for those that it may not show."""
    most = KINDS[kind].most_passages
    if len(places) > most:
        raise Refusal(f"an exercise of this kind takes {most} passage", "Choose one passage.")
    return _passages(bench, places)


def _title(words: str) -> str:
    title = " ".join(words.split())
    if not title or set("<>") & set(title):
        raise Refusal("a title needs words, without < and >", "Write a title of a few words.")
    return title


def _passages(bench: Bench, places: Sequence[Place]) -> list[tuple[Seed, Passage]]:
    """Return the passages at some places; raise `Refusal` for one that no exercise may show."""
    shown: list[tuple[Seed, Passage]] = []
    for place in places:
        text = seed(bench, place.seed)
        try:
            lines = parse_lines(place.lines)
        except PydanticCustomError as error:
            context = error.context or {}
            raise Refusal(context["message"], context["hint"]) from None
        if lines.last > text.text.last_line:
            raise Refusal(f"`{lines}` goes beyond the {text.text.last_line} lines of {place.seed}")
        passage = Passage(text.entry, text.text, lines)
        if not passage.words:
            raise Refusal(
                f"there are no words on the lines {lines} of {place.seed}", "Choose lines of the text."
            )
        if complaint := text.noise_said(lines):
            raise Refusal(complaint, "Choose lines without it.")
        shown.append((text, passage))
    if len(shown) == 2:
        for _, message, hint in facing.unfair(shown[0][1], shown[1][1]):
            raise Refusal(message, hint)
    return shown


def _paragraphs(text: Seed, lines: Lines) -> list[Answer]:
    numbered = ((n, text.text.lines[n - 1]) for n in range(lines.first, lines.last + 1))
    return [
        {"line": number, "text": text.text.show(where)} for number, where in numbered if _filled(text, where)
    ]


def _filled(text: Seed, where: Range) -> bool:
    return bool(text.text.folded[where.start : where.end].strip())
