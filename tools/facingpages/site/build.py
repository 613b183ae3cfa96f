"""Build a whole site for one mode, and put it in place at once or not at all.

mkdocs writes into a folder beside the target; only a finished site takes the target's name, so that an
interrupted build leaves the old site as it was."""

from __future__ import annotations

import ctypes
import os
import subprocess
import sys
import zipfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from facingpages.course.course import Course, Mode
from facingpages.course.paths import MKDOCS_YML
from facingpages.files import yaml_text
from facingpages.files.atomic import at, refuse_read_only
from facingpages.files.staging import OLD, Staging, staged
from facingpages.files.zips import zipped
from facingpages.site import build_mode, leaks, manifest

_RENAME_EXCHANGE = 2  # linux/fs.h
_AT_FDCWD = -100  # linux/fcntl.h
_STANDARD_ERROR = 2  # of the process: `sys.stderr` may be something without a file behind it


class CannotBuild(Exception):
    """A build that cannot run, and the remedy."""


def build(root: Path, mode: Mode, target: Path, beside: Mapping[str, bytes] = {}) -> None:
    """Build the site of a course into `target`, replacing an older site; raise `CannotBuild`, `CannotWrite`,
    or `yaml_read.Refused`.

    `beside` are files by path that the site holds besides what mkdocs makes.

    The output of mkdocs goes to standard error.  A target that holds anything but a site of ours, as it
    was built, is left alone."""
    _refuse_others(target)
    _refuse_without_settings(root)
    with _written(target), staged(target) as staging:
        built = _site(root, mode, staging, beside)
        _refuse_others(target)  # a build takes long enough to put something there
        _put(built, target)


def archive(root: Path, mode: Mode, target: Path, beside: Mapping[str, bytes] = {}) -> None:
    """Build the site of a course into one zip file, replacing an older one; raise as `build` does.

    Unpacked anywhere it is read from the folder, without a server: all lies in one folder of the zip's name.
    """
    if target.is_dir():
        raise CannotBuild(f"{target} is a folder: name a file that ends in .zip")
    _refuse_others(target)
    _refuse_without_settings(root)
    with _written(target), staged(target) as staging:
        refuse_read_only([target])
        contents = {
            f"{target.stem}/{path}": content
            for path, content in _contents(_site(root, mode, staging, beside)).items()
        }
        zip_folder = staging.folder / "zip"
        zip_folder.write_bytes(zipped(contents, packed=True))
        _refuse_others(target)
        zip_folder.replace(target)


def _site(root: Path, mode: Mode, staging: Staging, beside: Mapping[str, bytes]) -> Path:
    """Return the folder of a finished site, with its list of files, in a staging folder."""
    built = staging.folder / "site"
    exports = f"{build_mode.EXPORTS}/index.html" in beside
    _run_mkdocs(root, mode, built, staging.lock, exports=exports)
    for path, content in beside.items():
        (built / path).parent.mkdir(parents=True, exist_ok=True)
        (built / path).write_bytes(content)
    contents = _contents(built)
    if mode is Mode.CLASS:
        _refuse_leaks(root, contents)
    (built / manifest.LIST).write_bytes(manifest.listed(contents))
    return built


def _run_mkdocs(root: Path, mode: Mode, built: Path, lock: int, *, exports: bool = False) -> None:
    """Let mkdocs make a site, in a process that holds the lock too; raise `CannotBuild`."""
    command = [
        sys.executable,
        "-P",  # no file of the folder that this runs in is taken for a module, as a course's `yaml.py`
        "-m",
        "mkdocs",
        "build",
        "--strict",
        "--config-file",
        str(root / MKDOCS_YML),
        "--site-dir",
        str(built),
    ]
    environment = (
        os.environ
        | build_mode.environment(mode, exports=exports)
        | {"NO_MKDOCS_2_WARNING": "1", "SOURCE_DATE_EPOCH": "0"}
    )
    kept_open = (
        (lock,) if os.name == "posix" else ()
    )  # if this process is killed, the lock holds until mkdocs ends
    result = subprocess.run(command, env=environment, stdout=_STANDARD_ERROR, check=False, pass_fds=kept_open)
    if result.returncode:
        raise CannotBuild("mkdocs stopped; its messages are above; the old site, if any, is as it was")


def _refuse_without_settings(root: Path) -> None:
    """Raise `CannotBuild` or `yaml_read.Refused` if a course has no readable `mkdocs.yml`."""
    if not (root / MKDOCS_YML).is_file():
        raise CannotBuild(f"{root} holds no {MKDOCS_YML}")
    yaml_text.read_text(root / MKDOCS_YML, MKDOCS_YML)


def _refuse_leaks(root: Path, contents: dict[str, bytes]) -> None:
    """Raise `CannotBuild` if a finished class site holds a key."""
    leaked = leaks.found(Course.load(root), contents)
    if leaked:
        shown = "; ".join(leaked[:3]) + (f"; and {len(leaked) - 3} more files" if len(leaked) > 3 else "")
        hint = f"Look for a hook, a plugin, a theme file or a lesson that puts it there ({MKDOCS_YML} names them)"
        raise CannotBuild(f"the class site would give away keys, and was not put in place: {shown}. {hint}")


@contextmanager
def _written(target: Path) -> Iterator[None]:
    """Make the parent folder of a target; raise `CannotWrite` if nothing can be written there."""
    with at(target):
        target.parent.mkdir(parents=True, exist_ok=True)
        yield


def _contents(folder: Path) -> dict[str, bytes]:
    return {
        file.relative_to(folder).as_posix(): file.read_bytes() for file in folder.rglob("*") if file.is_file()
    }


def _refuse_others(target: Path) -> None:
    """Raise `CannotBuild` if a target holds anything that an earlier build did not put there."""
    if not target.exists() or (target.is_dir() and not any(target.iterdir())):
        return
    try:
        kept = _others_in_folder(target) if target.is_dir() else _others_in_zip(target)
    except manifest.NotOurs:
        new = "name a new or empty folder" if target.is_dir() else "name a new file"
        raise CannotBuild(f"{target} exists and is not a site built by this command: {new}") from None
    if kept:
        shown = ", ".join(kept[:3]) + (f" and {len(kept) - 3} more" if len(kept) > 3 else "")
        raise CannotBuild(
            f"{target} holds what was put there or changed since it was built: {shown}. Move that out, or name another place"
        )


def _others_in_folder(folder: Path) -> list[str]:
    paths = [
        path.relative_to(folder).as_posix()
        for path in folder.rglob("*")
        if path.is_symlink() or not path.is_dir()
    ]
    return manifest.others(paths, lambda path: (folder / path).read_bytes())


def _others_in_zip(file: Path) -> list[str]:
    try:
        with zipfile.ZipFile(file) as opened:
            top = next(
                (
                    name.removesuffix(manifest.LIST)
                    for name in opened.namelist()
                    if name.endswith(f"/{manifest.LIST}")
                ),
                "",
            )
            names = [name.removeprefix(top) for name in opened.namelist() if not name.endswith("/")]
            return manifest.others(names, lambda path: opened.read(top + path))
    except (OSError, zipfile.BadZipFile):
        raise manifest.NotOurs from None


def _put(built: Path, target: Path) -> None:
    """Move a finished site into place; the old one ends up in the staging folder."""
    if not target.exists():
        built.rename(target)
    elif not _exchange(built, target):
        target.rename(built.with_name(OLD))
        built.rename(target)


def _exchange(first: Path, other: Path) -> bool:
    """Swap two folders in one step if the system can (renameat2 on Linux); return whether it did."""
    rename = (
        getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None) if sys.platform == "linux" else None
    )
    return (
        rename is not None
        and rename(_AT_FDCWD, os.fsencode(first), _AT_FDCWD, os.fsencode(other), _RENAME_EXCHANGE) == 0
    )
