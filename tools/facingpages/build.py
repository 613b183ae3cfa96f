"""Build: a whole site for one mode, put in place at once or not at all.

mkdocs writes into a folder beside the target; only a finished site takes the target's name, so that an interrupted
build leaves the old site as it was.
"""

from __future__ import annotations

import ctypes
import os
import shutil
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from facingpages.archive import put, zipped
from facingpages.render import Mode

_STAMP = "assets/facingpages.js"  # what every site of ours holds
_RENAME_EXCHANGE = 2  # linux/fs.h
_AT_FDCWD = -100  # linux/fcntl.h


class CannotBuild(Exception):
    """A build that cannot run, with what to do."""


def build(root: Path, mode: Mode, target: Path) -> None:
    """Build the site of a course into `target`, in place of an older site; raise `CannotBuild`.

    The output of mkdocs goes to standard error.  A target that is not empty and not a site of ours is left alone.
    """
    if target.exists() and any(target.iterdir() if target.is_dir() else [target]) and not (target / _STAMP).is_file():
        raise CannotBuild(f"{target} exists and is not a site built by this command: name a new or empty folder")
    if not (root / "mkdocs.yml").is_file():
        raise CannotBuild(f"{root} holds no mkdocs.yml")
    target.parent.mkdir(parents=True, exist_ok=True)
    with _locked(target), tempfile.TemporaryDirectory(prefix=f".{target.name}-", dir=target.parent) as folder:
        made = Path(folder) / "site"
        command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--config-file", str(root / "mkdocs.yml"), "--site-dir", str(made)]
        environment = os.environ | {
            "FACINGPAGES_MODE": mode.value,
            "FACINGPAGES_HANDOUTS": "true",
            "NO_MKDOCS_2_WARNING": "1",
            "SOURCE_DATE_EPOCH": "0",
        }
        result = subprocess.run(command, env=environment, stdout=sys.stderr, check=False)
        if result.returncode:
            raise CannotBuild("mkdocs stopped; its messages stand above; the old site, if any, is as it was")
        _put(made, target)


def archive(root: Path, mode: Mode, target: Path) -> None:
    """Build the site of a course into one zip file, in place of an older one; raise `CannotBuild`.

    Unpacked anywhere it is read from the folder, without a server: all lies in one folder of the zip's name.
    """
    if target.is_dir():
        raise CannotBuild(f"{target} is a folder: name a file that ends in .zip")
    if target.exists() and not _is_ours(target):
        raise CannotBuild(f"{target} exists and is not a site built by this command: name a new file")
    target.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=f".{target.name}-", dir=target.parent) as folder:
        site = Path(folder) / target.stem
        build(root, mode, site)
        contents = {f"{target.stem}/{file.relative_to(site).as_posix()}": file.read_bytes() for file in site.rglob("*") if file.is_file()}
        put(zipped(contents, packed=True), target)


def _is_ours(target: Path) -> bool:
    try:
        with zipfile.ZipFile(target) as opened:
            return any(name.endswith(f"/{_STAMP}") for name in opened.namelist())
    except (OSError, zipfile.BadZipFile):
        return False


def _put(made: Path, target: Path) -> None:
    """Give a finished site its name; the old one ends in the temporary folder."""
    if not target.exists():
        made.rename(target)
    elif not _exchange(made, target):
        old = made.with_name("old")
        target.rename(old)
        made.rename(target)
    shutil.rmtree(made, ignore_errors=True)


def _exchange(one: Path, other: Path) -> bool:
    """Swap two folders in one step where the system can (renameat2 of Linux); return whether it did."""
    rename = getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None) if sys.platform == "linux" else None
    return rename is not None and rename(_AT_FDCWD, os.fsencode(one), _AT_FDCWD, os.fsencode(other), _RENAME_EXCHANGE) == 0


@contextmanager
def _locked(target: Path) -> Iterator[None]:
    """Hold the one lock on a target; a lock that a killed build left is taken over."""
    lock = target.with_name(f".{target.name}.lock")
    try:
        lock.touch(exist_ok=False)
    except FileExistsError:
        if _alive(lock):
            raise CannotBuild(f"another build writes {target} just now: wait for it, or delete {lock}") from None
    lock.write_text(str(os.getpid()))
    try:
        for left in target.parent.glob(f".{target.name}-*"):  # what a killed build left; nobody else builds here now
            shutil.rmtree(left, ignore_errors=True)
        yield
    finally:
        lock.unlink(missing_ok=True)


def _alive(lock: Path) -> bool:
    try:
        os.kill(int(lock.read_text() or "0"), 0)
    except (OSError, ValueError):
        return False
    return True
