"""Staging: build a folder beside its target, then give it the target's name.

One lock a target names the folder before the folder is made.  So whatever a killed run leaves behind is
known by its name, and the next run deletes that folder and nothing else: no name is ever taken for a
pattern."""

from __future__ import annotations

import json
import os
import re
import secrets
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from facingpages.files.atomic import CannotWrite, at

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

_KEY: Final = "facingpages staging"  # the one key of a lock file
OLD: Final = "old"  # in a staging folder: what had the target's name until the new took it
_IN_THE_WAY: Final = "`{lock}` is in the way, and this command did not write it: move it to another place"
_LONGEST: Final = 1000  # bytes of a lock; a longer file is somebody's own


@dataclass(frozen=True, slots=True)
class Staging:
    """A staging folder, and the open lock file. A child process that inherits the file keeps the lock."""

    folder: Path
    lock: int


@contextmanager
def staged(target: Path) -> Iterator[Staging]:
    """Make a folder beside a target while the block runs; raise `CannotWrite` if another run holds the
    target."""
    lock = target.with_name(f".{target.name}.lock")
    with at(target):
        opened = _locked(lock, target)
    try:
        left = _named(opened, target)
    except _NotOurs:
        os.close(opened)
        raise CannotWrite(_IN_THE_WAY.format(lock=lock)) from None
    folder = target.with_name(f".{target.name}-{secrets.token_hex(8)}")
    try:
        with at(target):
            _clean(target, left)
            _name(opened, folder)
            folder.mkdir()
        yield Staging(folder, opened)
    finally:
        _clean(target, folder.name)
        _release(opened, lock, done=not folder.exists())


class _NotOurs(Exception):
    """The lock's file name is taken by a file that this package did not write."""


def _locked(lock: Path, target: Path) -> int:
    """Take the lock and return its open file; raise `CannotWrite`."""
    while True:
        if lock.is_symlink() or (lock.exists() and not lock.is_file()):
            raise CannotWrite(_IN_THE_WAY.format(lock=lock))
        opened = os.open(lock, os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0), 0o644)
        try:
            _hold(opened)
        except OSError:
            os.close(opened)
            raise CannotWrite(f"another command writes `{target}` just now: wait until it is done") from None
        with suppress(FileNotFoundError):
            if os.path.samestat(os.fstat(opened), lock.stat()):
                return opened
        os.close(opened)  # the run before deleted it after it was opened here


if sys.platform == "win32":

    def _hold(opened: int) -> None:
        os.lseek(opened, _LONGEST, os.SEEK_SET)  # a locked byte cannot be read, so it is one behind the text
        msvcrt.locking(opened, msvcrt.LK_NBLCK, 1)
else:

    def _hold(opened: int) -> None:
        fcntl.flock(opened, fcntl.LOCK_EX | fcntl.LOCK_NB)


def _named(opened: int, target: Path) -> str | None:
    """Return the name of the folder left by a killed run, or None; raise `_NotOurs`."""
    os.lseek(opened, 0, os.SEEK_SET)
    raw = os.read(opened, _LONGEST)
    if not raw:
        return None
    try:
        name = json.loads(raw)[_KEY]
    except (ValueError, KeyError, TypeError, IndexError):
        raise _NotOurs from None
    start = f".{target.name}-"
    if (
        not isinstance(name, str)
        or not name.startswith(start)
        or not re.fullmatch("[0-9a-f]{16}", name.removeprefix(start))
    ):
        raise _NotOurs
    return name


def _name(opened: int, folder: Path) -> None:
    os.ftruncate(opened, 0)
    os.lseek(opened, 0, os.SEEK_SET)
    os.write(opened, json.dumps({_KEY: folder.name}).encode())
    os.fsync(opened)


def _clean(target: Path, name: str | None) -> None:
    """Delete a killed run's folder beside a target; an older site that lay in it gets its name back if it is
    free."""
    folder = target.with_name(name) if name else None
    if folder is None or folder.is_symlink() or not folder.is_dir():
        return
    old = folder / OLD
    if old.exists() and not target.exists():
        old.rename(target)
    shutil.rmtree(folder, ignore_errors=True)


def _release(opened: int, lock: Path, *, done: bool) -> None:
    """Release a lock. Delete its file unless it names a folder that still exists, or is not ours."""
    if done and sys.platform != "win32":  # deleted while it is held, so that nobody else's is deleted
        lock.unlink(missing_ok=True)
    os.close(opened)
    if done and sys.platform == "win32":
        with suppress(OSError):
            lock.unlink(missing_ok=True)
