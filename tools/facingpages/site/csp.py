"""The Content-Security-Policy of a page: only files of the site itself, and only scripts known beforehand.

The scripts and styles are known from the theme's templates, or from our own files, before the words of an
author are in them. So a script that came in through a title, the name of the site, a lesson or a reader's
name is not listed, and does not run; `unknown` finds it. mkdocs-material sets a few style attributes, hence
`style-src-attr`."""

from __future__ import annotations

import base64
import hashlib
import os
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Final

_OPENED: Final = re.compile(r"<(?P<name>script|style)\b(?P<attributes>[^<>]*)>", re.IGNORECASE)
_CLOSED: Final = {name: re.compile(rf"</{name}>", re.IGNORECASE) for name in ("script", "style")}
_NOT_RUN: Final = re.compile(r'\bsrc\s*=|\btype\s*=\s*"?application/json', re.IGNORECASE)
_FILLED_IN: Final = re.compile(r"\{\{.*?\}\}", re.DOTALL)
_HEAD: Final = re.compile(r'<head[^>]*>\s*(<meta charset="utf-8">)?', re.IGNORECASE)


@dataclass(frozen=True)
class Known:
    """The inline scripts and styles that a page may hold: each is a pattern, since a template of the theme
    fills in the way to the root, or the name of a font.

    A page that is `alone` has no files beside it, and loads none."""

    scripts: tuple[re.Pattern[str], ...] = ()
    styles: tuple[re.Pattern[str], ...] = ()
    alone: bool = False

    def __contains__(self, script: str) -> bool:
        return any(pattern.fullmatch(script) for pattern in self.scripts)

    def has_style(self, style: str) -> bool:
        """Return whether a style is one of these."""
        return any(pattern.fullmatch(style) for pattern in self.styles)


NOTHING: Final = Known()  # for a page whose scripts and styles are all files


def alone(*, scripts: Iterable[str], styles: Iterable[str]) -> Known:
    """Return the scripts and styles of a page that is one file, each just as it is in the page."""
    return Known(_filled(scripts, ""), _filled(styles, ""), alone=True)


def known(folders: Iterable[Path]) -> Known:
    """Return the inline scripts and styles of the templates below some folders. A template may fill in a
    path, and nothing that ends a string or begins a statement; one that a template puts together is not
    known."""
    scripts, styles = set[str](), set[str]()
    for file in (file for folder in folders for file in sorted(_templates(folder))):
        text = file.read_text("utf-8")
        scripts |= {*_scripts(text)}
        styles |= {*_styles(text)}
    return Known(_filled(scripts, r"[\w./:-]*"), _filled(styles, r"[\w ./:-]*"))


def _templates(folder: Path) -> Iterator[Path]:
    """Yield the templates below a folder. The theme keeps thousands of pictures in a hidden one."""
    for root, folders, names in os.walk(folder):
        folders[:] = (name for name in folders if not name.startswith("."))
        yield from (Path(root, name) for name in names if name.endswith(".html"))


def _filled(codes: Iterable[str], filling: str) -> tuple[re.Pattern[str], ...]:
    plain = sorted(code for code in codes if code and "{%" not in code)
    return tuple(re.compile(filling.join(map(re.escape, _FILLED_IN.split(code)))) for code in plain)


def with_policy(html: str, may: Known) -> str:
    """Return a page with its policy in the head, right after the character set; other text is unchanged."""
    head = _HEAD.search(html)
    if not head:
        return html
    meta = f'<meta http-equiv="Content-Security-Policy" content="{policy(html, may)}">'
    return f"{html[: head.end()]}{meta}{html[head.end() :]}"


def unknown(html: str, scripts: Known) -> list[str]:
    """Return the inline scripts of a page that its policy does not list."""
    return [code for code in _scripts(html) if code not in scripts]


def _scripts(html: str) -> list[str]:
    elements = _elements(html)
    return [code for name, told, code in elements if name == "script" and not _NOT_RUN.search(told)]


def _styles(html: str) -> list[str]:
    return [code for name, _, code in _elements(html) if name == "style"]


@lru_cache(maxsize=1)  # several questions about the same page come one after the other
def _elements(html: str) -> tuple[tuple[str, str, str], ...]:
    """Return the name, attributes and content of each script and style, found in one pass over the page."""
    elements, place = [], 0
    while (opened := _OPENED.search(html, place)) and (
        closed := _CLOSED[opened["name"].lower()].search(html, opened.end())
    ):
        code = html[opened.end() : closed.start()]
        elements.append((opened["name"].lower(), opened["attributes"], code))
        place = closed.end()
    return tuple(elements)


def policy(html: str, may: Known) -> str:
    """Return the policy of a page, with the hashes of the known scripts and styles that are in it."""
    scripts = [code for code in _scripts(html) if code in may]
    styles = [style for style in _styles(html) if may.has_style(style)]
    return stated(scripts, _hashes(styles), alone=may.alone)


def stated(scripts: Iterable[str], styles: Iterable[str], *, alone: bool) -> str:
    """Return the policy of a page that may run some inline scripts; `styles` are sources of styles."""
    files = [] if alone else ["'self'"]
    rules = {
        "default": files,  # Firefox fetches the next page ahead, and asks this rule alone
        "script": [*files, *_hashes(scripts)],
        "style": [*files, *styles],
        "style-src-attr": ["'unsafe-inline'"],
        "img": [*files, "data:"],
        "font": files,
        "connect": files,
        "worker": [] if alone else [*files, "blob:"],
        **{name: [] for name in ("frame", "manifest", "media", "object", "base-uri", "form-action")},
    }
    return "; ".join(
        " ".join((name if "-" in name else f"{name}-src", *(sources or ["'none'"])))
        for name, sources in rules.items()
    )


def _hashes(texts: Iterable[str]) -> list[str]:
    return list(
        dict.fromkeys(
            f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'" for text in texts
        )
    )
