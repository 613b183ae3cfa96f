"""The Content-Security-Policy of a page: only files of the site itself, and only the theme's scripts.

The scripts are known from the theme's own templates, before the words of an author are in them. So a
script that came in through a title, the name of the site or a lesson is not listed, and does not run;
`unknown` finds it. mkdocs-material sets a few style attributes, hence `style-src-attr`."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

_INLINE: Final = re.compile(r"<script(?P<attributes>[^>]*)>(?P<code>.*?)</script>", re.DOTALL | re.IGNORECASE)
_NOT_RUN: Final = re.compile(r'\bsrc\s*=|\btype\s*=\s*"?application/json', re.IGNORECASE)
_FILLED_IN: Final = re.compile(r"\{\{.*?\}\}", re.DOTALL)
_STYLE: Final = re.compile(r"<style[^>]*>(.*?)</style>", re.DOTALL | re.IGNORECASE)
_HEAD: Final = re.compile(r'<head[^>]*>\s*(<meta charset="utf-8">)?', re.IGNORECASE)


@dataclass(frozen=True)
class Known:
    """The inline scripts that pages may run: each is a pattern, since a template fills in the way to the
    root."""

    patterns: tuple[re.Pattern[str], ...]

    def __contains__(self, script: str) -> bool:
        return any(pattern.fullmatch(script) for pattern in self.patterns)


def known(folders: Iterable[Path]) -> Known:
    """Return the inline scripts of the templates below some folders. A template may fill in a path, and
    nothing that ends a string or begins a statement; a script that a template puts together is not known."""
    found = {
        element["code"]
        for folder in folders
        for file in sorted(folder.rglob("*.html"))
        for element in _INLINE.finditer(file.read_text("utf-8"))
        if not _NOT_RUN.search(element["attributes"]) and "{%" not in element["code"]
    }
    filled = r"[\w./:-]*"
    return Known(
        tuple(
            re.compile(filled.join(map(re.escape, _FILLED_IN.split(code)))) for code in sorted(found) if code
        )
    )


def with_policy(html: str, scripts: Known | None = None) -> str:
    """Return a page with its policy in the head, right after the character set; other text is unchanged.

    Without `scripts` all that are there may run: only for a page that is ours alone, from templates that
    escape."""
    head = _HEAD.search(html)
    if not head:
        return html
    meta = f'<meta http-equiv="Content-Security-Policy" content="{policy(html, scripts)}">'
    return f"{html[: head.end()]}{meta}{html[head.end() :]}"


def unknown(html: str, scripts: Known) -> list[str]:
    """Return the inline scripts of a page that its policy does not list."""
    return [code for code in _scripts(html) if code not in scripts]


def _scripts(html: str) -> list[str]:
    return [
        element["code"] for element in _INLINE.finditer(html) if not _NOT_RUN.search(element["attributes"])
    ]


def policy(html: str, known_scripts: Known | None = None) -> str:
    """Return the policy of a page, with the hashes of the known scripts that are in it, and of its styles;
    see `with_policy`."""
    scripts = [code for code in _scripts(html) if known_scripts is None or code in known_scripts]
    return "; ".join(
        (
            "default-src 'self'",  # Firefox fetches the next page ahead, and asks this rule alone
            " ".join(("script-src 'self'", *_hashes(scripts))),
            " ".join(("style-src 'self'", *_hashes(_STYLE.findall(html)))),
            "style-src-attr 'unsafe-inline'",
            "img-src 'self' data:",
            "font-src 'self'",
            "connect-src 'self'",
            "worker-src 'self' blob:",
            "frame-src 'none'",
            "manifest-src 'none'",
            "media-src 'none'",
            "object-src 'none'",
            "base-uri 'none'",
            "form-action 'none'",
        )
    )


def _hashes(texts: list[str]) -> list[str]:
    return list(
        dict.fromkeys(
            f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'" for text in texts
        )
    )
