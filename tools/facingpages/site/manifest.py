"""Manifest of a built site: path and hash of every file we wrote, so a rebuild deletes only those.

A site holds a list of its files with their sha256.  What is not in the list, or no longer as listed, is
somebody's own."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Mapping
from typing import Final

LIST: Final = "assets/facingpages.json"
_OF_THE_SYSTEM: Final = frozenset(
    {".DS_Store", "Thumbs.db", "desktop.ini"}
)  # a look into a folder makes them


class NotOurs(Exception):
    """A folder without a readable manifest."""


def listed(files: Mapping[str, bytes]) -> bytes:
    """Return the manifest of some files, by path with forward slashes."""
    return json.dumps(
        {path: _sha256(files[path]) for path in sorted(files)}, indent=0, ensure_ascii=False
    ).encode()


def others(paths: Iterable[str], read: Callable[[str], bytes]) -> list[str]:
    """Return the paths of a site that we did not write, in order; `read` returns the bytes of a path; raise
    `NotOurs`."""
    try:
        known = json.loads(read(LIST))
    except (OSError, KeyError, ValueError):
        raise NotOurs from None
    if not isinstance(known, dict):
        raise NotOurs
    foreign = (path for path in paths if path != LIST and path.rpartition("/")[2] not in _OF_THE_SYSTEM)
    return sorted(path for path in foreign if path not in known or _sha256(read(path)) != known[path])


def _sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
