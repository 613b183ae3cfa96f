"""Atomic file writes. Errors name the path the user gave, never a temporary file."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator, Mapping
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from facingpages.files import temporary


class CannotWrite(Exception):
    """A file or folder that cannot be written: which, why, and what to do."""


@contextmanager
def at(target: Path) -> Iterator[None]:
    """Raise `CannotWrite` naming `target` if the system refuses, even if it refused a temporary file beside
    it."""
    try:
        yield
    except OSError as error:
        full = target.resolve()
        folder = full if full.is_dir() else next(folder for folder in full.parents if os.path.exists(folder))
        if not folder.is_dir():
            raise CannotWrite(f"`{target}` cannot be written: `{folder}` is a file, not a folder") from None
        why = f"`{target}` cannot be written ({error.strerror or error})"
        raise CannotWrite(
            f"{why}: see that you may write in the folder `{folder}` and that the disk has room"
        ) from None


def write_all(files: Mapping[Path, bytes]) -> None:
    """Write files, all or none; raise `CannotWrite`.

    Each is made beside its place first; if one cannot be put there, the others are put back.  A file that
    nobody may write is left as it is: renaming would pass over that.  What a killed run left in the folders
    goes first."""
    refuse_read_only(files)
    renamed: list[tuple[Path, Path]] = []
    folders: list[Path] = []
    done: list[tuple[Path, bytes | None]] = []
    try:
        for folder in {target.parent for target in files}:
            temporary.clean(folder)
        with ExitStack() as held:  # until a file has its name, nobody else may take it for a leftover
            for target, content in files.items():
                with at(target):
                    folders += _made_folders(target.parent)
                    new, opened = temporary.beside(target)
                    renamed.append((new, target))
                    _kept_open(held, opened)
                    opened.write(content)
                    _written(opened)
                    new.chmod(target.stat().st_mode if target.exists() else 0o644)
            for new, target in renamed:
                with at(target):
                    before = target.read_bytes() if target.exists() else None
                    new.replace(target)
                    done.append((target, before))
    except BaseException:
        for target, before in reversed(done):
            if before is None:
                target.unlink()
            else:
                target.write_bytes(before)
        _tidy(renamed)
        for folder in reversed(folders):
            folder.rmdir()
        raise


def change_all(files: Mapping[Path, bytes | None]) -> None:
    """Write files and delete those without content, all or none; raise `CannotWrite`.

    Folders that are left empty go too.
    """
    gone = {file: file.read_bytes() for file, content in files.items() if content is None}
    refuse_read_only(gone)
    written = {file: content for file, content in files.items() if content is not None}
    before = {file: file.read_bytes() if file.exists() else None for file in written}
    write_all(written)
    deleted: list[Path] = []
    try:
        for file in gone:
            with at(file):
                file.unlink()
                deleted.append(file)
    except BaseException:
        write_all({file: gone[file] for file in deleted} | {f: c for f, c in before.items() if c is not None})
        for file in [file for file, content in before.items() if content is None]:
            file.unlink()
        raise
    for folder in {file.parent for file in gone}:
        with suppress(OSError):
            folder.rmdir()


@contextmanager
def streamed(target: Path) -> Iterator[BinaryIO]:
    """Open a file that takes its place when all of it is written; raise `CannotWrite`.

    For a file too large to be held in memory; where writing fails, what was there before stays."""
    refuse_read_only([target])
    with at(target):
        target.parent.mkdir(parents=True, exist_ok=True)
        temporary.clean(target.parent)
        new, opened = temporary.beside(target)
    try:
        with at(target), ExitStack() as held:
            _kept_open(held, opened)
            yield opened
            _written(opened)
            new.chmod(0o644)
            new.replace(target)
    finally:
        _tidy([(new, target)])


def refuse_read_only(files: Iterable[Path]) -> None:
    """Raise `CannotWrite` if a file exists and may not be written."""
    for target in files:
        if target.is_file() and not (target.stat().st_mode & 0o222 and os.access(target, os.W_OK)):
            raise CannotWrite(
                f"`{target}` is marked as read-only, and nothing is changed: allow writing to it, and run this again"
            )


def _kept_open(held: ExitStack, opened: BinaryIO) -> None:
    """Close a file at the end of a block, also where its last bytes cannot be written: that was said
    before."""

    def close() -> None:
        with suppress(OSError):
            opened.close()

    held.callback(close)


def _written(opened: BinaryIO) -> None:
    """Write what is held back; Windows renames no open file."""
    opened.flush()
    if sys.platform == "win32":
        opened.close()


def _tidy(renamed: list[tuple[Path, Path]]) -> None:
    for new, _ in renamed:
        with suppress(FileNotFoundError):
            new.unlink()


def _made_folders(folder: Path) -> list[Path]:
    """Make a folder and its missing parents; return those made, outermost first."""
    missing = [parent for parent in (folder, *folder.parents) if not parent.exists()]
    folder.mkdir(parents=True, exist_ok=True)
    return missing[::-1]
