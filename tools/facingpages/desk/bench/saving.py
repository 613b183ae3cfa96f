"""Saving drafts: on disk whole or not at all, and never over somebody else's version unseen."""

from __future__ import annotations

import difflib
import hashlib
from collections.abc import Sequence
from typing import Any

from facingpages.desk.bench.draft import Draft
from facingpages.desk.bench.folder import Conflict, Folder


def saved(folder: Folder, drafts: Sequence[Draft], over: str | None = None) -> dict[str, Any]:
    """Write drafts, and return the numbers of the lines that are new in each; or, where a file has changed
    on disk meanwhile, return both versions and write nothing.

    `over` is the mark of the version on disk that the teacher has seen and means to replace."""
    before = {draft.path: _base(folder, draft, over) for draft in drafts}
    after = {draft.path: draft.bytes for draft in drafts}
    try:
        folder.change(after, before)
    except Conflict as conflict:
        mine = next(draft for draft in drafts if draft.path == conflict.path)
        return {
            "conflict": {
                "path": mine.path,
                "mine": mine.text,
                "theirs": (conflict.theirs or b"").decode("utf-8", "replace"),
                "theirs_mark": mark(conflict.theirs),
                "gone": conflict.theirs is None,
            }
        }
    lines = {
        draft.path: touched((before[draft.path] or b"").decode("utf-8", "replace"), draft.text)
        for draft in drafts
    }
    for draft in drafts:
        draft.base = after[draft.path]
    return {"saved": lines[drafts[0].path], "path": drafts[0].path, "files": lines}


def touched(before: str, after: str) -> list[int]:
    """Return the numbers, from 1, of the lines of a text that are not as they were."""
    matcher = difflib.SequenceMatcher(None, before.splitlines(), after.splitlines(), autojunk=False)
    kept = {line for _, b, size in matcher.get_matching_blocks() for line in range(b, b + size)}
    return [number + 1 for number in range(len(after.splitlines())) if number not in kept]


def mark(content: bytes | None) -> str:
    """Return a short mark of a version, by which a page says which one it has seen."""
    return "gone" if content is None else hashlib.sha256(content).hexdigest()[:16]


def _base(folder: Folder, draft: Draft, over: str | None) -> bytes | None:
    """Return the version on disk that a draft replaces: its own, or the one that the teacher has seen."""
    theirs = folder.read(draft.path) if over is not None else None
    return theirs if over is not None and mark(theirs) == over else draft.base
