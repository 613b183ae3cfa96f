"""Saving a draft: on disk whole or not at all, and never over somebody else's version unseen."""

from __future__ import annotations

import difflib
import hashlib
from typing import Any

from facingpages.desk.draft import Draft
from facingpages.desk.folder import Conflict, Folder


def saved(folder: Folder, draft: Draft, over: str | None = None) -> dict[str, Any]:
    """Write a draft, and return the numbers of the lines that are new; or, where the file has changed on
    disk meanwhile, return both versions and write nothing.

    `over` is the mark of the version on disk that the teacher has seen and means to replace."""
    before = draft.base
    if over is not None:
        theirs = folder.read(draft.path)
        if theirs is not None and mark(theirs) == over:
            before = theirs
    content = draft.bytes
    try:
        folder.change({draft.path: content}, {draft.path: before})
    except Conflict as conflict:
        return {
            "conflict": {
                "path": draft.path,
                "mine": draft.text,
                "theirs": (conflict.theirs or b"").decode("utf-8", "replace"),
                "theirs_mark": mark(conflict.theirs or b""),
                "gone": conflict.theirs is None,
            }
        }
    draft.base = content
    return {"saved": touched(before.decode("utf-8", "replace"), draft.text), "path": draft.path}


def touched(before: str, after: str) -> list[int]:
    """Return the numbers, from 1, of the lines of a text that are not as they were."""
    matcher = difflib.SequenceMatcher(None, before.splitlines(), after.splitlines(), autojunk=False)
    kept = {line for _, b, size in matcher.get_matching_blocks() for line in range(b, b + size)}
    return [number + 1 for number in range(len(after.splitlines())) if number not in kept]


def mark(content: bytes) -> str:
    """Return a short mark of a version, by which a page says which one it has seen."""
    return hashlib.sha256(content).hexdigest()[:16]
