"""Sources: every file that was handed in, out of folders and zips, each read only when it is asked for."""

from __future__ import annotations

import os
import zipfile
import zlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from facingpages.files import regular
from facingpages.files.findings import Finding, Severity
from facingpages.responses.answer_file import MAX_BYTES
from facingpages.responses.intake.platforms import steps_of
from facingpages.text.tame import tame

MOST_ENTRIES: Final = 500_000  # files of one zip
_LITTER: Final = frozenset({".ds_store", "thumbs.db", "desktop.ini", "__macosx", ".gitkeep"})


@dataclass(frozen=True, slots=True)
class Source:
    """One file as it was handed in.

    `path` is inside `container`, the name of the zip or of the folder that was given; `shown` is how messages
    name it.  `read` returns its bytes, or raises `Unreadable`."""

    container: str
    path: str
    shown: str
    read: Callable[[], bytes]


class Unreadable(Exception):
    """A file that cannot be read; `finding` says why."""

    def __init__(self, finding: Finding) -> None:
        super().__init__(finding.message)
        self.finding = finding


def left_out(shown: str, message: str, hint: str, severity: Severity = Severity.ERROR) -> Finding:
    """Return the line on a file that is not counted."""
    return Finding(shown, 1, 1, "file-left-out", message, hint, severity)


def sources(paths: Iterable[Path]) -> Iterator[Source | Finding]:
    """Yield every file below some paths, in the order of their names, and a finding for each that is no
    file, or only litter of a system."""
    for path in paths:
        if path.is_dir():
            yield from _of_folder(path, path)
        elif path.suffix.lower() == ".zip":
            yield from _of_zip(path, path.name)
        else:
            yield _file(path, path.name, "")


def _of_folder(folder: Path, top: Path) -> Iterator[Source | Finding]:
    shown = tame(folder.as_posix(), 300)
    try:
        with os.scandir(folder) as listed:
            names = sorted((entry.name, entry.is_dir(follow_symlinks=False)) for entry in listed)
    except OSError as error:
        yield left_out(shown, f"cannot be read: {error.strerror}", "Check its name and rights.")
        return
    for name, is_folder in names:
        path = folder / name
        if name.lower() in _LITTER or name.startswith("._"):
            yield _litter(tame(path.as_posix(), 300))
        elif is_folder:
            yield from _of_folder(path, top)
        elif name.lower().endswith(".zip"):
            yield from _of_zip(path, path.relative_to(top).as_posix())
        else:
            yield _file(path, path.relative_to(top).as_posix(), tame(top.name))


def _litter(shown: str) -> Finding:
    return left_out(
        shown, "is a file of the system, not of a reader", "There is nothing to do.", Severity.WARNING
    )


def _file(path: Path, inside: str, container: str) -> Source:
    shown = tame(path.as_posix(), 300)

    def read() -> bytes:
        try:
            return regular.read(path, MAX_BYTES)
        except regular.NotRegular:
            message, hint = "is no file but a pipe, a link or a device", "Copy the file itself."
            raise Unreadable(left_out(shown, message, hint)) from None
        except regular.TooLarge:
            raise Unreadable(_too_large(shown)) from None
        except OSError as error:
            hint = "Check its name and rights."
            raise Unreadable(
                Finding(shown, 1, 1, "file-unreadable", f"cannot be read: {error.strerror}", hint)
            ) from None

    return Source(container, inside, shown, read)


def _too_large(shown: str) -> Finding:
    message, hint = f"is larger than {MAX_BYTES:,} bytes", "Check that it is the file you meant."
    return Finding(shown, 1, 1, "file-too-large", message, hint)


def _of_zip(path: Path, container: str) -> Iterator[Source | Finding]:
    shown = tame(path.as_posix(), 300)
    try:
        if not path.is_file():
            yield left_out(shown, "is no file", "Name the zip itself.")
            return
        opened = zipfile.ZipFile(path)
    except (OSError, zipfile.BadZipFile, ValueError, NotImplementedError):
        hint = "Download it again, or unpack it and name the folder."
        yield left_out(shown, "is no zip, or is cut short", hint)
        return
    entries = [entry for entry in opened.infolist() if not entry.is_dir()]
    if len(entries) > MOST_ENTRIES:
        yield left_out(shown, f"holds more than {MOST_ENTRIES:,} files", "Unpack it and name its folders.")
        return
    container = tame(container, 300)
    for entry in sorted(entries, key=_name):
        name = _name(entry)
        inside = f"{shown}/{tame(name, 300)}"
        steps = steps_of(name)
        if any(step.lower() in _LITTER for step in steps) or (steps and steps[-1].startswith("._")):
            yield _litter(inside)
        else:
            yield Source(container, name, inside, _reader(opened, entry, inside))


def _name(entry: zipfile.ZipInfo) -> str:
    """Return the name of an entry; one that says it is in an old code page, and is UTF-8, is read as that."""
    if not entry.flag_bits & 0x800 and not entry.filename.isascii():
        try:
            return entry.filename.encode("cp437").decode("utf-8")
        except UnicodeError:
            pass
    return entry.filename


def _reader(opened: zipfile.ZipFile, entry: zipfile.ZipInfo, shown: str) -> Callable[[], bytes]:
    def read() -> bytes:
        try:
            # the size that the zip states may be wrong: no more is unpacked than may be read
            with opened.open(entry) as file:
                raw = file.read(MAX_BYTES + 1)
        except (OSError, RuntimeError, NotImplementedError, zipfile.BadZipFile, zlib.error, EOFError):
            hint = "Ask the reader for it, or unpack the zip to see what it holds."
            message = "cannot be unpacked: it is damaged, or has a password"
            raise Unreadable(left_out(shown, message, hint)) from None
        if len(raw) > MAX_BYTES:
            raise Unreadable(_too_large(shown))
        return raw

    return read
