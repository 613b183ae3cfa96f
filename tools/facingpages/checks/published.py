"""Published files: whatever lies in `lessons/` goes onto the site, so only pages and plain pictures may
lie there.

A page of somebody else's course must not run anything in a reader's browser: what could is an error, with its
place. The policy of each page (`site/csp`) stops it too; here the author learns of it."""

from __future__ import annotations

import itertools
import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from facingpages.checks.links import CODE, without
from facingpages.course.course import Course
from facingpages.files import regular
from facingpages.files.findings import Finding

PUBLISHED: Final = frozenset({".md", ".svg", ".png", ".jpg", ".webp"})
_MOST_BYTES: Final = 5_000_000  # of a picture that is looked into
_READ_ELSEWHERE: Final = (".md.txt",)  # the loader names it already
MOST_BRACKETS: Final = 5_000  # `[` in a page; its cost grows with the square of those in a paragraph
MOST_IN_A_BLOCK: Final = 1_000
_BLOCK: Final = re.compile(r"\n[ \t]*\n")
# what runs, leads the reader away, or changes the page around it
_ELEMENT: Final = re.compile(
    r"<\s*(?P<name>script|iframe|frame|frameset|object|embed|applet|meta|base|link|form|style|svg|math|template"
    r"|dialog|portal)\b",
    re.IGNORECASE,
)
_HANDLER: Final = re.compile(
    r"""(?:<[a-z][^<>]{0,2000}?|\{:?[^{}\n]{0,500}?)[\s"'/](?P<name>on[a-z]{3,30})\s*=""", re.IGNORECASE
)
_ADDRESS: Final = re.compile(
    r"""(?:\]\(\s*<?|\]:\s*<?|(?:href|src|action|xlink:href)\s*=\s*["']?)\s*(?P<name>(?:javascript|vbscript|data):)""",
    re.IGNORECASE,
)
_IN_A_PICTURE: Final = re.compile(
    r"<\s*(?:\w+:)?(?P<name>script|foreignObject|iframe|object|embed|handler)\b|[\s\"'/](?P<event>on[a-z]{3,30})\s*="
    r"|(?P<address>(?:javascript|vbscript):)|(?P<entity><!ENTITY)",
    re.IGNORECASE,
)


def check(course: Course) -> Iterator[Finding]:
    """Yield a finding for each file of `lessons/` that is not published, or should not be."""
    top = course.root / "lessons"
    for file in _files(top):
        path = file.relative_to(course.root).as_posix()
        if file.is_symlink() and not _inside(file, course.root):
            message = "this is a link to a place outside the course; the site would publish what is there"
            yield Finding(
                path, 1, 1, "link-outside", message, "Put a copy of the file here, or delete the link."
            )
        elif file.is_dir():  # a link to a folder: mkdocs follows it, the checker does not
            message = "this is a link to a folder, and the checker reads no pages behind it"
            yield Finding(path, 1, 1, "link-outside", message, "Put the folder itself here.")
        elif path.lower().endswith(_READ_ELSEWHERE):
            continue
        elif file.suffix.lower() not in PUBLISHED:
            message = "this file is neither a page nor a picture, so the site leaves it out"
            hint = f"Move it out of lessons/; the site takes {', '.join(sorted(PUBLISHED))}."
            yield Finding(path, 1, 1, "not-published", message, hint)
        elif file.suffix.lower() == ".svg":
            yield from _picture(file, path)
    for page in course.lessons:
        yield from of_page(page.text, page.path)


def of_page(markdown: str, path: str) -> Iterator[Finding]:
    """Yield a finding for what a page may not hold: what could run, and what would take too long to show."""
    yield from active(markdown, path)
    yield from _brackets(markdown, path)


def _brackets(markdown: str, path: str) -> Iterator[Finding]:
    """Yield a finding for more opening brackets than a page needs: Markdown looks for the end of each."""
    shown = without(markdown, CODE)
    place, said = 0, ""
    begins = [0, *(block.end() for block in _BLOCK.finditer(shown)), len(shown)]
    for begin, end in itertools.pairwise(begins):
        if (number := shown.count("[", begin, end)) > MOST_IN_A_BLOCK:
            place, said = begin, f"{number:,} in one paragraph"
            break
    else:
        if (number := shown.count("[")) > MOST_BRACKETS:
            said = f"{number:,} in all"
    if said:
        message = f"this page holds too many opening brackets, {said}"
        hint = f"The limits are {MOST_IN_A_BLOCK:,} in a paragraph and {MOST_BRACKETS:,} in a page: split it."
        yield Finding(path, shown.count("\n", 0, place) + 1, 1, "too-many-brackets", message, hint)


def active(markdown: str, path: str) -> Iterator[Finding]:
    """Yield a finding for the first element, handler and address of each sort on a page that could run, or
    lead a reader away."""
    shown = without(markdown, CODE)
    for pattern, said in (
        (_ELEMENT, "the element `<{}>`"),
        (_HANDLER, "the handler `{}`"),
        (_ADDRESS, "an address with `{}`"),
    ):
        if found := pattern.search(shown):
            before = shown[: found.start("name")]
            line, column = before.count("\n") + 1, len(before) - before.rfind("\n")
            message = f"this page holds {said.format(found['name'])}, which pages of a course may not have"
            hint = "Delete it; write it between backquotes if readers are to see it as text."
            yield Finding(path, line, column, "html-active", message, hint)


def _picture(file: Path, path: str) -> Iterator[Finding]:
    try:
        text = regular.read(file, _MOST_BYTES).decode("utf-8", "replace").replace("\0", "")
    except OSError as error:
        message = f"cannot be read: {error.strerror}"
        yield Finding(path, 1, 1, "file-unreadable", message, "Check its name and rights.")
        return
    if found := _IN_A_PICTURE.search(text):
        name = next(filter(None, found.groups()))
        line = text.count("\n", 0, found.start()) + 1
        message = f"this picture holds `{name}`, which could run when somebody opens it"
        yield Finding(path, line, 1, "html-active", message, "Export it again as a plain SVG, or as PNG.")


def _files(top: Path) -> Iterator[Path]:
    """Yield each file below a folder, and each link, without following one."""
    for folder, folders, files in os.walk(top):
        for name in sorted([*files, *(name for name in folders if (Path(folder) / name).is_symlink())]):
            yield Path(folder) / name


def _inside(link: Path, root: Path) -> bool:
    """Return whether a link leads to a place of the course."""
    try:
        return link.resolve().is_relative_to(root.resolve())
    except (OSError, RuntimeError):  # it leads in a circle
        return False
