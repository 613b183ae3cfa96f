"""Shown: what the desk makes to look at or to keep, as files that the host gives an address."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

TYPES: Final = {
    "css": "text/css; charset=utf-8",
    "csv": "text/csv; charset=utf-8",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "html": "text/html; charset=utf-8",
    "js": "text/javascript; charset=utf-8",
    "pdf": "application/pdf",
    "svg": "image/svg+xml",
    "txt": "text/plain; charset=utf-8",
    "woff2": "font/woff2",
    "xml": "application/xml",
    "zip": "application/zip",
}


@dataclass(frozen=True, slots=True)
class Shown:
    """Files that belong together, by their names; `first` is the one to open.

    `keep` says that a browser should save it and not show it."""

    first: str
    files: Mapping[str, bytes]
    keep: bool = False

    @staticmethod
    def file(name: str, content: bytes, *, keep: bool = True) -> Shown:
        """Return one file, to be saved."""
        return Shown(name, {name: content}, keep)


def type_of(name: str) -> str:
    """Return the media type of a file by the ending of its name."""
    return TYPES.get(name.rpartition(".")[2], "application/octet-stream")
