"""Ids of exported things: the same for the same exercise in the same version, whatever else is exported."""

from __future__ import annotations

import hashlib
import re
from typing import Final

from facingpages.course.items import Exercise

_LONGEST: Final = 60  # characters of an exercise's id; a short digest stands for the rest


def ident(exercise: Exercise, part: str = "") -> str:
    """Return the id of an exercise, or of a part of it: a letter first, then letters, digits, `-` and `_`.

    It has at most 100 characters for a part of up to 20, and changes with the version of the exercise."""
    whole = f"fp-{plain_ident(exercise.stem.id)}-{exercise.without_key().version}"
    return f"{whole}-{part}" if part else whole


def plain_ident(id: str) -> str:
    """Return an id of the course in letters, digits, `-` and `_`, no other id's and at most 69 characters."""
    plain = re.sub(r"[^A-Za-z0-9-]+", "_", id)
    if len(plain) > _LONGEST or plain.replace("_", "/") != id:
        plain = f"{plain[:_LONGEST]}-{hashlib.sha256(id.encode()).hexdigest()[:8]}"
    return plain
