"""The folder of a course as the desk may use it: no way out of it, no write over what somebody else wrote.

Every write names what the file held when it was read.  One lock on the folder covers comparing and writing,
so that two desks on one course cannot both win."""

from __future__ import annotations

import hashlib
import os
import sys
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from typing import Final

from facingpages.desk.requests.refusal import Refusal
from facingpages.files import atomic, regular

if sys.platform == "win32":
    import msvcrt
elif sys.platform != "emscripten":
    import fcntl

PARTS: Final = ("seeds", "exercises", "lessons")
FILES: Final = ("mkdocs.yml",)
MAX_BYTES: Final = 20_000_000


class Conflict(Exception):
    """A file that is not as it was when it was read: its path, and the bytes that it has now, if any."""

    def __init__(self, path: str, theirs: bytes | None) -> None:
        super().__init__(path)
        self.path, self.theirs = path, theirs


class Folder:
    """The files of a course by their paths, with forward slashes, from its root."""

    def __init__(self, root: Path) -> None:
        self.root = root.resolve()

    def read(self, path: str) -> bytes | None:
        """Return the bytes of a file, or None if there is none; raise `Refusal`."""
        file = self._file(path)
        try:
            return regular.read(file, MAX_BYTES)
        except FileNotFoundError:
            return None
        except OSError as error:
            raise Refusal(
                f"`{path}` cannot be read: {error.strerror or error}", "Check its rights."
            ) from None

    def change(self, after: Mapping[str, bytes | None], before: Mapping[str, bytes | None]) -> None:
        """Write files, and delete those without content: all or none, and only if each is as it was before.

        Raises `Conflict`, `Refusal`, or `CannotWrite`."""
        files = {self._file(path): content for path, content in after.items()}
        with self._lock():
            for path, content in before.items():
                if (theirs := self.read(path)) != content:
                    raise Conflict(path, theirs)
            atomic.change_all(
                {file: content for file, content in files.items() if content is not None or file.exists()}
            )

    def stamp(self) -> tuple[tuple[str, int, int], ...]:
        """Return the name, time and size of every file, to see whether any has changed.

        Raises `Refusal` for a link that leads out of the course: the desk would show another file."""
        found: list[tuple[str, int, int]] = []
        for part in PARTS:
            for folder, folders, names in os.walk(self.root / part):
                for name in (*folders, *names):
                    file = os.path.join(folder, name)
                    if os.path.islink(file):
                        self._refuse_way_out(Path(file))
                for name in names:
                    about = os.stat(os.path.join(folder, name), follow_symlinks=False)
                    found.append((os.path.join(folder, name), about.st_mtime_ns, about.st_size))
        for name in FILES:
            file = os.path.join(self.root, name)
            if os.path.islink(file):
                self._refuse_way_out(Path(file))
            if os.path.exists(file):
                about = os.stat(file)
                found.append((name, about.st_mtime_ns, about.st_size))
        return tuple(sorted(found))

    def _file(self, path: str) -> Path:
        """Return where a path leads; raise `Refusal` for one out of the course, or through a link."""
        parts = PurePosixPath(path).parts
        if "\\" in path or "\0" in path or not parts or ".." in parts or parts[0] not in (*PARTS, *FILES):
            raise Refusal(f"`{path}` is not a file of the course", "Choose a file of the course.")
        file = self.root
        for part in parts:
            file = file / part
            if file.is_symlink():
                raise Refusal(
                    f"`{path}` is a link, and the desk follows none", "Put the file itself in its place."
                )
        return file

    def _refuse_way_out(self, file: Path) -> None:
        if not file.resolve().is_relative_to(self.root):
            path = file.relative_to(self.root).as_posix()
            raise Refusal(
                f"`{path}` is a link that leads out of the course, and the desk follows none",
                "Put the file itself in its place, and open the desk again.",
            )

    @contextmanager
    def _lock(self) -> Iterator[None]:
        """Hold the course against other desks while the block runs."""
        if sys.platform == "emscripten":  # a page of the browser has its course to itself
            yield
            return
        if sys.platform == "win32":
            name = hashlib.sha256(str(self.root).encode()).hexdigest()[:16]
            lock = Path(tempfile.gettempdir()) / f"facingpages-{name}.lock"
            opened = os.open(lock, os.O_RDWR | os.O_CREAT)
            msvcrt.locking(opened, msvcrt.LK_LOCK, 1)
        else:
            opened = os.open(self.root, os.O_RDONLY)
            fcntl.flock(opened, fcntl.LOCK_EX)
        try:
            yield
        finally:
            os.close(opened)
