"""Find the web addresses in a text, with their domains.

One site is one domain, however it is written: "https://www.Example.org/news/2.html" and "example.org" name
the same."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from facingpages.text.folded import Range

_DOMAIN = r"(?:[\w-]+\.)+(?:[a-z]{2,}|[A-Z]{2,})"
_ADDRESS: Final = re.compile(
    rf"(?<![\w.@-])(?:https?://)?(?P<domain>{_DOMAIN})(?![\w-])(?:[/:?#](?:[^\s,;()\[\]<>\"]*[\w/=])?)?"
)


def find(folded: str, where: Range) -> Iterator[tuple[Range, str]]:
    """Yield each address in a stretch of a folded text, with its domain."""
    for matched in _ADDRESS.finditer(folded, where.start, where.end):
        yield Range(matched.start(), matched.end()), plain(matched["domain"])


def plain(domain: str) -> str:
    """Return a domain in the form used for comparing: lower case, without protocol and `www.`."""
    return re.sub(r"\A(?:https?://)?(?:www\.(?=[^.]+\.))?", "", domain.lower())
