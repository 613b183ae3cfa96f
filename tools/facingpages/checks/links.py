"""Links: what a page of the course links to in it is there, so that `build` does not stop at a link that
`check` let pass."""

from __future__ import annotations

import os
import posixpath
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from typing import Final
from urllib.parse import unquote

from facingpages.checks import navigation
from facingpages.course.course import Course
from facingpages.course.load import Lesson
from facingpages.files.findings import Finding, closest, first_of

_LINK: Final = re.compile(
    r"(?<![\\!])\[(?:[^\[\]]|\[[^\[\]]*\])*\]\(\s*<?(?P<to>[^()\s<>]+(?:\([^()\s]*\))?)>?"
)
_IMAGE: Final = re.compile(r"!\[[^\[\]]*\]\(\s*<?(?P<to>[^()\s<>]+)>?")
_REFERENCE: Final = re.compile(r"^ {0,3}\[[^\[\]]+\]: *<?(?P<to>[^\s<>]+)>?", re.MULTILINE)
_NO_PROSE: Final = (
    re.compile(r"^ {0,3}(`{3,}|~{3,}).*?^ {0,3}\1[^\n]*$", re.DOTALL | re.MULTILINE),
    re.compile(r"<!--.*?-->", re.DOTALL),
    re.compile(r"(`+)(?!`).+?(?<!`)\1(?!`)", re.DOTALL),
)
CODE: Final = (_NO_PROSE[0], _NO_PROSE[2])  # what is shown as it is written
_ELSEWHERE: Final = re.compile(r"(?i)[a-z][a-z0-9+.-]*:|//")
_HEADING: Final = re.compile(r"^ {0,3}#{1,6} +(?P<words>.*?)(?: *\{[^{}]*\})? *#* *$", re.MULTILINE)
_NAMED: Final = re.compile(r"""\{[^{}\n]*#(?P<one>[\w-]+)[^{}\n]*\}|\bid=["']?(?P<two>[\w-]+)""")
_SIGNS: Final = re.compile(r"[*`]|!?\[(?P<shown>[^\[\]]*)\]\([^()]*\)|<[^<>]+>")


def check(course: Course) -> Iterator[Finding]:
    """Yield a finding for each link of a page to a page or file that the site will not have."""
    own = {page.path.removeprefix("lessons/"): page for page in course.lessons}
    pages = [*own, *(f"{name}.md" for name in navigation.EVERYBODY)]
    for page in course.lessons:
        yield from first_of(_dead(course, page, own, pages))


def _dead(course: Course, page: Lesson, own: Mapping[str, Lesson], pages: list[str]) -> Iterator[Finding]:
    """Yield a finding for each link of one page that leads nowhere."""
    for to, place in targets(page.text):
        path, _, anchor = to.partition("#")
        full = _full(page, path)
        if not _is_there(course, full, path, pages):
            hint = closest(path, pages, "Write that page, or take the link out.")
            yield _finding(page, place, f"this link leads nowhere: there is no {path}", hint)
        elif anchor and full in own and anchor not in (known := anchors(own[full])):
            hint = closest(anchor, sorted(known), f"Link to {path or 'the page'} without #{anchor}.")
            yield _finding(page, place, f"this link leads nowhere: {full} has no `#{anchor}`", hint)


def _finding(page: Lesson, place: int, message: str, hint: str) -> Finding:
    before = page.text[:place]
    line, column = before.count("\n") + 1, place - (before.rfind("\n") + 1) + 1
    return Finding(page.path, line, column, "link-dead", message, hint)


def targets(markdown: str) -> Iterator[tuple[str, int]]:
    """Yield where the links and pictures of a page lead, in this course, and the place of each in the text;
    what is shown as code is no link."""
    markdown = without(markdown, _NO_PROSE)
    for pattern in (_LINK, _IMAGE, _REFERENCE):
        for found in pattern.finditer(markdown):
            if not _ELSEWHERE.match(found["to"]):
                yield found["to"], found.start("to")


def anchors(page: Lesson) -> frozenset[str]:
    """Return the places of a page that a link can name: its headings, its exercises, and what has an id."""
    text = without(page.text, _NO_PROSE)
    found = [slug(heading["words"]) for heading in _HEADING.finditer(text)]
    found += [f"{one}_{number}" for one in found for number in range(1, found.count(one))]
    found += [named["one"] or named["two"] for named in _NAMED.finditer(text)]
    found += [f"fp-{id.replace('/', '--')}" for id in page.exercises]
    return frozenset(found)


def slug(heading: str) -> str:
    """Return the id that Python-Markdown's `toc` gives to a heading."""
    words = _SIGNS.sub(lambda found: found["shown"] or "", heading)
    plain = unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode()
    return re.sub(r"[-\s]+", "-", re.sub(r"[^\w\s-]", "", plain).strip().lower())


def _full(page: Lesson, path: str) -> str:
    """Return where a link of a page leads, from the root of the site."""
    here = page.path.removeprefix("lessons/")
    path = unquote(path.partition("?")[0])
    return posixpath.normpath(posixpath.join(posixpath.dirname(here), path)) if path else here


def _is_there(course: Course, full: str, path: str, pages: list[str]) -> bool:
    """Return whether the site has a page or file; from its root no link should begin, since the site may
    be in a folder."""
    if path.startswith("/") or full.startswith("../"):
        return False
    return full in pages or navigation.is_made(full) or os.path.isfile(course.root / "lessons" / full)


def without(markdown: str, patterns: Iterable[re.Pattern[str]]) -> str:
    """Return a page with spaces in place of what some patterns find, so that all else keeps its place."""
    for pattern in patterns:
        markdown = pattern.sub(lambda found: re.sub(r"[^\n]", " ", found.group()), markdown)
    return markdown
