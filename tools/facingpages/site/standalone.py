"""A lesson or an exercise as one HTML file that plays anywhere, also from disk and without a network.

Its script, styles and words are those of the site; the reading faces are left out, and a browser's own take
their place.  What a page of the site would load, or lead to, is not there: pictures become their
descriptions, links to other pages become plain words."""

from __future__ import annotations

import html
import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final

from facingpages.course.course import Course, Mode
from facingpages.course.load import front_matter
from facingpages.files.findings import Finding
from facingpages.language.messages import direction
from facingpages.page import render
from facingpages.site import csp, leaks
from facingpages.site.bundle import assets
from facingpages.site.embed import converted

_STYLE: Final = Path(__file__).parent / "standalone.css"
_FACES: Final = re.compile(r"@font-face\s*\{[^}]*\}\s*")
_PICTURE: Final = re.compile(r"<img\b[^<>]*>", re.IGNORECASE)
_ALT: Final = re.compile(r'\balt="([^"]*)"', re.IGNORECASE)
_LINK: Final = re.compile(r"<a\b(?P<attributes>[^<>]*)>|</a>", re.IGNORECASE)
_LEADS: Final = re.compile(r'\bhref="(?P<address>[^"]*)"', re.IGNORECASE)
_DARK: Final = (
    'if (matchMedia("(prefers-color-scheme: dark)").matches) document.body.dataset.mdColorScheme = "slate";'
)


class GivesAway(Exception):
    """A page for a class that holds a part of a key: which."""


def lesson(course: Course, findings: Sequence[Finding], id: str, mode: Mode) -> str:
    """Return the page of a lesson as one file; raise `GivesAway`, or KeyError for a lesson that is not
    there."""
    page = next((page for page in course.lessons if page.id == id), None)
    if page is None:
        raise KeyError(id)
    _, first = front_matter(page.text, page.path)
    body = "\n".join(page.text.splitlines()[first - 1 :])
    title = page.front.data.title if page.front else id
    return _file(course, title, converted(course, findings, body, mode), mode)


def exercise(course: Course, id: str, mode: Mode) -> str:
    """Return one exercise as one file; raise `GivesAway`, or KeyError for one that is not there or has
    mistakes."""
    shown = course.exercises[id]
    question = course.question(id.rpartition("/")[0])
    body = render.exercise(shown, mode, language=course.language, question=question)
    return _file(course, shown.stem.title, body, mode)


def _file(course: Course, title: str, body: str, mode: Mode) -> str:
    language = course.language
    made = assets(language)
    script, style = _script(made), _style(made)
    page = (
        f'<!doctype html>\n<html lang="{html.escape(language)}" dir="{direction(language)}"><head>'
        '<meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        '<link rel="icon" href="data:,">'
        f"<title>{html.escape(title)}</title><style>{style}</style></head>"
        '<body data-md-color-scheme="default" data-md-color-primary="custom" data-md-color-accent="custom">'
        f"<script>{_DARK}</script>"
        '<main class="md-content"><article class="md-content__inner md-typeset">'
        f"{_alone(body)}</article></main>"
        f"<script>{script}</script></body></html>\n"
    )
    if mode is Mode.CLASS and (leaked := leaks.found(course, {"page.html": page.encode()})):
        raise GivesAway("; ".join(leaked))
    return csp.with_policy(page, csp.alone(scripts=[_DARK, script], styles=[style]))


def _alone(body: str) -> str:
    """Return a page's HTML without what leads out of it."""
    body = _PICTURE.sub(lambda found: alt[1] if (alt := _ALT.search(found[0])) else "", body)
    is_kept = True

    def way(found: re.Match[str]) -> str:
        nonlocal is_kept
        if found["attributes"] is None:  # the end of a link goes with its beginning
            return found[0] if is_kept else ""
        leads = _LEADS.search(found["attributes"])
        is_kept = leads is not None and leads["address"].startswith(("#", "https://", "http://"))
        return found[0] if is_kept else ""

    return _LINK.sub(way, body)


def scripts(language: str) -> tuple[str, ...]:
    """Return the scripts of every such page in a language, just as they are in it."""
    return _DARK, _script(assets(language))


def _script(made: Mapping[str, str]) -> str:
    """Return the script of the exercises as it may be inside a page: no end of a script in its strings."""
    return made["assets/facingpages.js"].replace("</", "<\\/")


def _style(made: Mapping[str, str]) -> str:
    return _FACES.sub("", made["assets/facingpages.css"]) + _STYLE.read_text("utf-8")
