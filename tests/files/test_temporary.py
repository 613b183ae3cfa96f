"""Temporary files: what a killed run left goes with the next write; nobody's own file does."""

from __future__ import annotations

import errno
from pathlib import Path
from typing import BinaryIO

import pytest

from facingpages.files import temporary
from facingpages.files.atomic import streamed, write_all

OWN = (
    ".facingpages-0123456789abcdef-0123456789abcdef",
    ".facingpages-mine",
    ".facingpages",
    ".page.html-0123456789abcdef",
    ".page.html-abcdefgh",
)


def left(folder: Path) -> Path:
    """A leftover: a temporary file whose writer is gone."""
    path, opened = temporary.beside(folder / "page.html")
    opened.close()
    return path


def test_a_leftover_goes_with_the_next_write(tmp_path: Path) -> None:
    """Each way of writing into a folder deletes leftovers there, and nothing that only looks like one."""
    for name in OWN:
        (tmp_path / name).write_text("months of work")
    for write in (
        lambda: write_all({tmp_path / "page.html": b"new"}),
        lambda: streamed(tmp_path / "page.html").__enter__(),
    ):
        leftover = left(tmp_path)
        assert temporary.is_ours(leftover.name)
        write()
        assert not leftover.exists()
    assert all((tmp_path / name).read_text() == "months of work" for name in OWN)


def test_a_file_that_is_being_written_stays(tmp_path: Path) -> None:
    """Another run that writes into the same folder at the same time loses nothing; a folder or a link of such a name stays."""
    path, opened = temporary.beside(tmp_path / "a.txt")
    folder = left(tmp_path)
    folder.unlink()
    folder.mkdir()
    link = left(tmp_path)
    link.unlink()
    (tmp_path / "thesis").write_text("months of work")
    link.symlink_to(tmp_path / "thesis")
    temporary.clean(tmp_path)
    assert path.is_file()
    assert folder.is_dir()
    assert link.is_symlink()
    opened.close()
    temporary.clean(tmp_path)
    assert not path.exists()
    temporary.clean(tmp_path / "nowhere")


def test_a_share_without_locks_is_written_to(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A network share may know no locks: a file is written all the same."""

    def refused(_opened: BinaryIO) -> None:
        raise OSError(errno.ENOLCK, "no locks available")

    monkeypatch.setattr(temporary, "_hold", refused)
    write_all({tmp_path / "a.txt": b"new"})
    assert (tmp_path / "a.txt").read_bytes() == b"new"
