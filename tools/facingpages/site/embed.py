"""The Markdown extension: the directives of a page, such as `::: exercise`, become its sections.

Any engine that runs Python-Markdown can use it:

    markdown_extensions:
      - facingpages

An author's mistake never raises here: it shows as a box on the page and is logged as a warning, which a
strict build counts."""

from __future__ import annotations

import logging
import re
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, Final
from xml.etree.ElementTree import Element, SubElement

from markdown import Markdown
from markdown.blockprocessors import BlockProcessor
from markdown.extensions import Extension

from facingpages.checks.run import run_checks
from facingpages.course import directives, opening, steps
from facingpages.course.course import Course, Mode
from facingpages.course.directives import Misused
from facingpages.course.paths import PLAN, SEEDS_YML
from facingpages.files.findings import Finding, Severity
from facingpages.page import front, render
from facingpages.site import build_mode

Loaded = tuple[Course, Sequence[Finding]]
Later = dict[str, str]  # HTML that is put off, by the mark in its place
_PUT_OFF: Final = re.compile(r"<!--fp-later-\d+-->")
_UNSEARCHED: Final = re.compile(
    r"<noscript>.*?</noscript>|<details[^>]* data-search-exclude>.*?</details>", re.DOTALL
)
_TAG: Final = re.compile(r"<(?!/?h[1-6])[^>]*>")  # of anything but a heading
log = logging.getLogger("mkdocs.plugins.facingpages")
_cache: dict[Path, tuple[tuple[tuple[str, int, int], ...], Loaded]] = {}


class FacingPagesExtension(Extension):
    """The extension; a host passes a loaded course as `course`, with its findings.

    A host that puts exercises back into finished pages (`put_back`) gives a dictionary as `later`.
    """

    def __init__(
        self,
        course: Course | None = None,
        findings: Sequence[Finding] = (),
        later: Later | None = None,
        **kwargs: Any,
    ) -> None:
        self.loaded = (course, findings) if course else None  # not in `config`: that would make it a boolean
        self.later = later
        self.config = {
            "root": ["", "the folder of the course; empty for the nearest one from the working directory up"],
            "mode": ["practice", "practice, class or teacher"],
            "handouts": [False, "whether the site holds the handouts, so that a lesson may link to them"],
        }
        super().__init__(**kwargs)

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802  (the name is Python-Markdown's)
        """Register the block processor, before the paragraphs."""
        loaded, root = self.loaded, Path(self.getConfig("root") or ".")
        mode = build_mode.decided() or Mode(self.getConfig("mode"))
        self.processor = processor = _Directives(
            md,
            lambda: loaded or nearest(root),
            mode,
            handouts=bool(self.getConfig("handouts")),
            later=self.later,
        )
        md.parser.blockprocessors.register(processor, "facingpages", 25)
        md.registerExtension(self)

    def reset(self) -> None:
        """Start a new page, for a host that uses one Markdown instance for all."""
        self.processor.begin()


def nearest(start: Path) -> Loaded:
    """Return the course in the nearest folder from `start` up, with its findings; reload only if a file
    changed."""
    folder = start.resolve()
    root = next((f for f in (folder, *folder.parents) if (f / SEEDS_YML).is_file()), folder)
    stamp = tuple(
        (file.as_posix(), file.stat().st_mtime_ns, file.stat().st_size)
        for part in ("seeds", "exercises", "lessons")
        for file in sorted((root / part).rglob("*.*"))
    )
    if root not in _cache or _cache[root][0] != stamp:
        course = Course.load(root)
        _cache[root] = (stamp, (course, run_checks(course)))
    return _cache[root][1]


def converted(course: Course, findings: Sequence[Finding], markdown: str, mode: Mode) -> str:
    """Return the HTML of a page's Markdown, for a host that shows one page by itself."""
    extension = FacingPagesExtension(course, findings)
    converter = Markdown(extensions=["attr_list", "md_in_html", extension])
    extension.processor.mode = mode  # whatever a build that runs meanwhile has decided
    return converter.convert(markdown)


def put_off(html: str, later: Later) -> str:
    """Return an exercise as its bare words and headings, between marks; the host puts the exercise back when
    the page is done.

    The search of the theme parses every tag of a page, and is to find nothing of a key.
    """
    if "<fp-exercise" not in html:
        return html
    mark = f"<!--fp-later-{len(later)}-->"
    later[mark] = html
    words = " ".join(_TAG.sub(" ", _UNSEARCHED.sub(" ", html)).split())
    return f"{mark}<section>{words}</section>{mark}"


def put_back(html: str, later: Later) -> str:
    """Return a page with its exercises put back."""
    pieces, start = [], 0
    for mark in _PUT_OFF.finditer(html):
        end = html.find(mark[0], mark.end()) if mark.start() >= start and mark[0] in later else -1
        if end >= 0:
            pieces += [html[start : mark.start()], later[mark[0]]]
            start = end + len(mark[0])
    return "".join([*pieces, html[start:]])


class _Directives(BlockProcessor):
    """Stores a directive's HTML as raw HTML, so that nothing later parses or wraps it."""

    def __init__(
        self, md: Markdown, loaded: Callable[[], Loaded], mode: Mode, *, handouts: bool, later: Later | None
    ) -> None:
        super().__init__(md.parser)
        self.md, self.loaded, self.mode, self.handouts, self.later = md, loaded, mode, handouts, later
        self.begin()

    def begin(self) -> None:
        """Forget the previous page."""
        self.page = render.OnPage()
        self.lesson: str | None = None  # the lesson that the page names at its head

    def test(self, parent: Element, block: str) -> bool:
        return block.startswith(":::")

    def run(self, parent: Element, blocks: list[str]) -> None:
        line, _, rest = blocks.pop(0).partition("\n")
        directive = directives.parse(line)
        if directive is None:  # ":::" with something stuck to it
            directive = directives.Directive(line, ())
        if rest:
            blocks.insert(0, rest)
        course, findings = self.loaded()
        about = [] if self.mode is Mode.CLASS else _about(directive, findings)  # a finding may quote a key
        try:
            html = (render.mistake(None, about, course.language) if about else "") + self.html(
                directive, course, blocks
            )
        except Misused as misused:
            log.warning("`%s`: %s. %s", line, misused.message, misused.hint)
            html = render.mistake(misused, about, course.language)
        if html:
            html = html if self.later is None else put_off(html, self.later)
            SubElement(parent, "p").text = self.md.htmlStash.store(html)
        if directive.name == "steps":
            self.steps(parent, blocks)

    def steps(self, parent: Element, blocks: list[str]) -> None:
        """Wrap the next numbered list in an element that opens it item by item."""
        try:
            taken = steps.read(blocks)
        except Misused:
            return  # its box is here already
        del blocks[: len(taken)]
        self.parser.parseBlocks(SubElement(parent, "fp-steps"), taken)

    def html(self, directive: directives.Directive, course: Course, blocks: list[str]) -> str:
        """Return the HTML of a directive, and remove from `blocks`, which follow it, those it consumed."""
        if directive.name == "exercise":
            exercise = course.exercise(directive)
            lesson = exercise.stem.id.rpartition("/")[0]
            plan_file = course.plans.get(lesson)
            tested = plan_file is not None and plan_file.data.purpose == "test"
            mode = Mode.CLASS if tested and self.mode is Mode.PRACTICE else self.mode
            return render.exercise(
                exercise, mode, page=self.page, language=course.language, question=course.asked(lesson)
            )
        if directive.name == "facing":
            return render.facing(*course.facing(directive), course.language, course.asked(self.lesson))
        if directive.name == "lesson":
            plan = course.plan(directive)
            self.lesson = directive.words[0]
            links = self.links(course, self.lesson) if self.handouts else ()
            shown = course.shown_in(self.lesson)
            seeds = [seed.entry for id, seed in course.seeds.items() if id in shown]
            answers = self.mode is Mode.PRACTICE and plan.purpose != "test"
            return render.lesson(
                plan,
                course.language,
                links,
                seeds,
                self.page if answers else None,
                question=course.asked(self.lesson),
            )
        if directive.name in ("start", "path", "steps"):
            directives.alone(directive)
            if directive.name == "start":
                made_start = opening.read(blocks)
                del blocks[: opening.BLOCKS]
                return front.start(course, made_start, self.mode)
            if directive.name == "path":
                return front.path(course)
            steps.read(blocks)
            return ""
        raise directives.unknown(directive)

    @staticmethod
    def links(course: Course, lesson: str) -> list[tuple[str, str]]:
        from facingpages.handout import (
            published,
        )  # here, since a host that has no handouts need not wait for Typst

        return published.links(
            course, lesson, Mode.CLASS
        )  # what every learner may have, whoever reads the page


def _about(directive: directives.Directive, findings: Sequence[Finding]) -> list[Finding]:
    """Return the findings for the file that a directive names."""
    word = directive.words[0] if directive.words else ""
    path = {"exercise": f"exercises/{word}.yml", "lesson": f"exercises/{word}/{PLAN}"}.get(directive.name)
    return [finding for finding in findings if finding.path == path and finding.severity is Severity.ERROR]


def makeExtension(**kwargs: Any) -> FacingPagesExtension:  # noqa: N802  (the name is Python-Markdown's)
    """Return the extension for `markdown.markdown(..., extensions=["facingpages.embed"])`."""
    return FacingPagesExtension(**kwargs)
