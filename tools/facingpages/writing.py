"""Writing: files of a course are replaced whole or not at all."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path


def write_all(files: Mapping[Path, bytes]) -> None:
    """Write files, all or none: each is made beside its place first; if one cannot be put there, the others are put back."""
    made: list[tuple[Path, Path]] = []
    folders: list[Path] = []
    done: list[tuple[Path, bytes | None]] = []
    try:
        for target, content in files.items():
            folders += _made_folders(target.parent)
            number, name = tempfile.mkstemp(prefix=f".{target.name}-", dir=target.parent)
            made.append((Path(name), target))
            with os.fdopen(number, "wb") as opened:
                opened.write(content)
            Path(name).chmod(target.stat().st_mode if target.exists() else 0o644)
        for new, target in made:
            before = target.read_bytes() if target.exists() else None
            new.replace(target)
            done.append((target, before))
    except BaseException:
        for target, before in reversed(done):
            if before is None:
                target.unlink()
            else:
                target.write_bytes(before)
        _tidy(made)
        for folder in reversed(folders):
            folder.rmdir()
        raise


def _tidy(made: list[tuple[Path, Path]]) -> None:
    for new, _ in made:
        with suppress(FileNotFoundError):
            new.unlink()


def _made_folders(folder: Path) -> list[Path]:
    """Make a folder with those above it; return what was made, the outermost first."""
    missing = [parent for parent in (folder, *folder.parents) if not parent.exists()]
    folder.mkdir(parents=True, exist_ok=True)
    return missing[::-1]
