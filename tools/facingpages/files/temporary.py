"""Temporary: a file beside its target, under a name that proves by itself that this package gave it.

A killed run leaves such a file behind, and the next run that writes into its folder deletes it.  The name
ends in a checksum of the rest, so that nobody's own file is taken for one; a file whose writer still runs is
locked."""

from __future__ import annotations

import hashlib
import os
import re
import sys
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO, Final

if sys.platform not in ("win32", "emscripten"):
    import fcntl

_NAME: Final = re.compile(r"\.facingpages-([0-9a-f]{16})-([0-9a-f]{16})")


def beside(target: Path) -> tuple[Path, BinaryIO]:
    """Make a new file in the folder of a target, and return it with the open file; raise OSError."""
    token = os.urandom(8).hex()
    path = target.with_name(f".facingpages-{token}-{_checksum(token)}")
    opened = open(path, "xb")  # noqa: SIM115  (the caller closes it)
    with suppress(OSError):  # a network share may know no locks, and nobody else holds a new file
        _hold(opened)
    return path, opened


def is_ours(name: str) -> bool:
    """Return whether a file has a name that `beside` gave."""
    found = _NAME.fullmatch(name)
    return found is not None and found[2] == _checksum(found[1])


def clean(folder: Path) -> None:
    """Delete what killed runs left in a folder, if it exists."""
    try:
        names = [name for name in os.listdir(folder) if is_ours(name)]
    except OSError:
        return
    for name in names:
        file = folder / name
        with suppress(OSError):  # its writer still runs, or another run deletes it
            if file.is_symlink() or not file.is_file():
                continue
            with file.open("rb") as opened:
                _hold(opened)
                if sys.platform != "win32":
                    file.unlink()
            if sys.platform == "win32":
                file.unlink()


def _checksum(token: str) -> str:
    return hashlib.sha256(f"a temporary file of facingpages, {token}".encode()).hexdigest()[:16]


if sys.platform in ("win32", "emscripten"):

    def _hold(opened: BinaryIO) -> None:
        """Do nothing: Windows deletes no open file, and a page of the browser has its files to itself."""
else:

    def _hold(opened: BinaryIO) -> None:
        """Lock a file until it is closed; raise OSError where another run holds it."""
        fcntl.flock(opened, fcntl.LOCK_EX | fcntl.LOCK_NB)
