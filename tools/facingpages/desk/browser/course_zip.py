"""A course as one zip: packed for the teacher to keep, and taken in again within limits.

A zip may come from anywhere.  Only files of a course are taken, by names that lead nowhere else; what is too
large, too many or no plain file is refused before anything is written."""

from __future__ import annotations

import io
import stat
import zipfile
import zlib
from pathlib import Path, PurePosixPath
from typing import Final

from facingpages.desk.bench.folder import FILES, PARTS
from facingpages.desk.requests.refusal import Refusal
from facingpages.text.tame import tame

MOST_FILES: Final = 5_000
MOST_BYTES: Final = 60_000_000  # unpacked, in all
_ENTRY: Final = b"PK\x01\x02"  # with which each entry of a zip's directory begins
_ANEW: Final = "Choose a zip that the desk made, or one of the course's folder."


def course_files(root: Path) -> dict[str, bytes]:
    """Return the files of a course by their paths: its settings, texts, exercises and lessons."""
    files = {name: (root / name).read_bytes() for name in FILES if (root / name).is_file()}
    for part in PARTS:
        for file in sorted((root / part).rglob("*")):
            path = file.relative_to(root)
            if (
                file.is_file()
                and not file.is_symlink()
                and not any(step.startswith(".") for step in path.parts)
            ):
                files[path.as_posix()] = file.read_bytes()
    return files


def unpacked(data: bytes) -> dict[str, bytes]:
    """Return the files of a course in a zip, by their paths from the course's root; raise `Refusal`."""
    if len(data) > MOST_BYTES:
        raise Refusal(f"the zip is larger than {MOST_BYTES:,} bytes", _ANEW)
    if (names := data.count(_ENTRY)) > 2 * MOST_FILES:  # a directory that would take minutes to read
        raise Refusal(f"the zip holds about {names:,} files; the limit is {MOST_FILES:,}", _ANEW)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as opened:
            entries = [entry for entry in opened.infolist() if not entry.is_dir()]
            if len(entries) > MOST_FILES:
                raise Refusal(f"the zip holds {len(entries):,} files; the limit is {MOST_FILES:,}", _ANEW)
            if sum(entry.file_size for entry in entries) > MOST_BYTES:
                raise Refusal(f"the zip unpacks to more than {MOST_BYTES:,} bytes", _ANEW)
            root = _root([entry.filename for entry in entries])
            files, left = {}, MOST_BYTES
            for entry in entries:
                path = _path(entry, root)
                if path is not None:
                    with opened.open(entry) as file:
                        files[path] = file.read(left + 1)  # a zip may state a smaller size than it has
                    left -= len(files[path])
                    if left < 0:
                        raise Refusal(f"the zip unpacks to more than {MOST_BYTES:,} bytes", _ANEW)
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError, OSError, ValueError):
        raise Refusal("the file is no zip, is cut short, or has a password", _ANEW) from None
    if not files:
        raise Refusal("the zip holds no course: nothing of seeds, exercises or lessons is in it", _ANEW)
    return files


def _root(names: list[str]) -> str:
    """Return the folder in which the course is: that of the topmost `mkdocs.yml`, with its slash."""
    settings = [name for name in names if PurePosixPath(name).name in FILES]
    top = min(settings, key=lambda name: (name.count("/"), name), default="")
    return top.removesuffix(PurePosixPath(top).name) if top else ""


def _path(entry: zipfile.ZipInfo, root: str) -> str | None:
    """Return where an entry belongs in a course, or None if it is no file of one; raise `Refusal`."""
    name = entry.filename
    parts = PurePosixPath(name).parts
    kind = stat.S_IFMT(entry.external_attr >> 16)
    if ".." in parts or name.startswith("/") or "\\" in name or "\0" in name or (parts and ":" in parts[0]):
        raise Refusal(f"a name in the zip leads out of the course: `{tame(name, 80)}`", _ANEW)
    if kind not in (0, stat.S_IFREG):
        raise Refusal(f"`{tame(name, 80)}` in the zip is a link or a device", _ANEW)
    if not name.startswith(root):
        return None
    steps = PurePosixPath(name.removeprefix(root)).parts
    if not steps or any(step.startswith(".") for step in steps):
        return None
    in_course = steps[0] in PARTS if len(steps) > 1 else steps[0] in FILES
    return "/".join(steps) if in_course else None
