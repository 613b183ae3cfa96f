"""Received: the bytes of a file that somebody brings, read within a limit and only where it is a file."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

from facingpages.author.importers.model import Unreadable
from facingpages.files import regular

MAX_BYTES: Final = 20_000_000
KINDS: Final = (".txt", ".md", ".markdown", ".html", ".htm", ".docx", ".pdf")
_ADDRESS: Final = re.compile(r"(?i)(https?:/|www\.)")


def received(file: Path) -> bytes:
    """Return the bytes of a file; raise `Unreadable`, also for a pipe or a device, which could be endless."""
    if _ADDRESS.match(str(file)):
        address = re.sub(r"(?i)^(https?):/+", r"\1://", str(file))  # a path keeps one of two slashes
        raise Unreadable(
            f"`{address}` is an address, and no page is fetched from the web",
            "open it in your browser, save the page as HTML, and give that file",
        )
    if file.suffix.lower() not in KINDS:
        known = ", ".join(kind for kind in KINDS if kind not in (".markdown", ".htm"))
        raise Unreadable(
            f"`{file.name}` is not of a kind that can be read", f"save the text as one of {known}"
        )
    try:
        raw = regular.read(file, MAX_BYTES)
    except regular.TooLarge as error:
        raise Unreadable(
            f"`{file.name}` has {error.size / 1e6:.0f} MB",
            f"the limit is {MAX_BYTES // 1_000_000} MB; save the part that you mean to use",
        ) from None
    except OSError as error:
        raise Unreadable(f"`{file}` cannot be read ({error.strerror})", "check its name and rights") from None
    if not raw.strip():
        raise Unreadable(f"`{file.name}` is empty", "check that it is the file you meant")
    return raw
