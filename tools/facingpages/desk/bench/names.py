"""Names of seeds, lessons and exercises: made of a title, free, and of the form that the course takes."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection
from typing import Final

from facingpages.checks import navigation
from facingpages.course.formats.fields import SLUG
from facingpages.desk.requests.refusal import Refusal

_LONGEST: Final = 40  # of a name that is made of a title, in whole words
_LONGEST_CHOSEN: Final = 120


def slug(title: str) -> str:
    """Return the name that a title makes, in small letters, digits and hyphens; it may be empty."""
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode()
    name = re.sub(r"[^a-z0-9]+", "-", plain.lower()).strip("-")
    return name if len(name) <= _LONGEST else name[: _LONGEST + 1].rpartition("-")[0] or name[:_LONGEST]


def free(name: str, taken: Collection[str]) -> str:
    """Return a name, with a number behind it if it is taken."""
    number, tried = 1, name
    while tried in taken:
        number += 1
        tried = f"{name}-{number}"
    return tried


def refuse_name(name: str, kind: str, taken: Collection[str]) -> None:
    """Raise `Refusal` for a name that is not of the form, is taken, or that the site keeps for itself."""
    if not re.fullmatch(SLUG, name) or len(name) > _LONGEST_CHOSEN:
        raise Refusal(
            f"`{name}` cannot be the name of a {kind}",
            "Use small letters, digits and hyphens, as some-words.",
        )
    if name in taken:
        raise Refusal(f"there is a {kind} `{name}` already", "Choose another name.")
    if kind == "lesson" and navigation.is_reserved(name):
        raise Refusal(f"the site makes a page `{name}` itself", "Choose another name.")
