"""The Content-Security-Policy of a page: only files of the site itself, and only listed scripts.

A page names the hash of each script that is in it, so that one which an author or a text smuggles in
later, or a host adds, does not run.  mkdocs-material sets a few style attributes, hence `style-src-attr`.
"""

from __future__ import annotations

import base64
import hashlib
import re
from typing import Final

_INLINE: Final = re.compile(r"<script(?P<attributes>[^>]*)>(?P<code>.*?)</script>", re.DOTALL | re.IGNORECASE)
_NOT_RUN: Final = re.compile(r'\bsrc\s*=|\btype\s*=\s*"?application/json', re.IGNORECASE)
_STYLE: Final = re.compile(r"<style[^>]*>(.*?)</style>", re.DOTALL | re.IGNORECASE)
_HEAD: Final = re.compile(r'<head[^>]*>\s*(<meta charset="utf-8">)?', re.IGNORECASE)


def with_policy(html: str) -> str:
    """Return a page with its policy in the head, right after the character set; other text is unchanged."""
    head = _HEAD.search(html)
    if not head:
        return html
    meta = f'<meta http-equiv="Content-Security-Policy" content="{policy(html)}">'
    return f"{html[: head.end()]}{meta}{html[head.end() :]}"


def policy(html: str) -> str:
    """Return the policy of a page, with the hashes of its scripts and styles."""
    scripts = [
        element["code"] for element in _INLINE.finditer(html) if not _NOT_RUN.search(element["attributes"])
    ]
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
