"""Read a file that somebody else made: only a regular one, and only so many bytes of it."""

from __future__ import annotations

import os
import stat
from pathlib import Path


class NotRegular(OSError):
    """The name leads to a folder, a pipe or a device, which could be endless."""


class TooLarge(OSError):
    """The file has more bytes than the limit."""

    def __init__(self, size: int) -> None:
        super().__init__(None, f"it has {size:,} bytes")
        self.size = size


def read(file: Path, limit: int) -> bytes:
    """Return the bytes of a file; raise `NotRegular`, `TooLarge` or another `OSError`. It never waits."""
    flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
    with open(os.open(file, flags), "rb") as opened:
        about = os.fstat(opened.fileno())
        if not stat.S_ISREG(about.st_mode):
            raise NotRegular(None, "it is a folder, a pipe or a device, and not a file")
        stated = min(about.st_size, limit)
        raw = opened.read(stated + 1)  # to ask for more than there is takes room for all of it
        if len(raw) > stated:  # the file has grown, or states no size
            raw += opened.read(limit + 1 - len(raw))
    if len(raw) > limit:
        raise TooLarge(max(about.st_size, len(raw)))
    return raw
