"""A course as one zip: out and in again, and nothing of a hostile one."""

from __future__ import annotations

import io
import stat
import struct
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from facingpages.desk.browser.course_zip import course_files, unpacked
from facingpages.desk.requests.refusal import Refusal
from facingpages.files.zips import zipped
from tests.conftest import ROOT


def test_a_course_comes_back_whole() -> None:
    """Every file of the real course is in its zip, byte for byte; a folder around them does no harm, nor what
    lies beside them."""
    files = course_files(ROOT)
    assert {"mkdocs.yml", "seeds/seeds.yml", "lessons/index.md"} < set(files)
    assert unpacked(zipped(files, packed=True)) == files
    inside = {f"my-course-main/{path}": content for path, content in files.items()}
    litter = {"my-course-main/README.md": b"x", "my-course-main/seeds/.DS_Store": b"x", "__MACOSX/a": b"x"}
    assert unpacked(zipped({**inside, **litter})) == files


def entry(name: str, mode: int = stat.S_IFREG, content: bytes = b"x") -> bytes:
    """Return a zip of one entry, as a hostile hand may write it."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as opened:
        info = zipfile.ZipInfo("placeholder")
        info.filename, info.external_attr, info.create_system = name, (mode | 0o644) << 16, 3
        opened.writestr(info, content)
    return buffer.getvalue()


@pytest.mark.parametrize(
    "name",
    [
        "../evil.yml",
        "seeds/../../evil.yml",
        "/etc/passwd",
        "seeds\\..\\evil",
        "C:/seeds/a.txt",
        "lessons/a/../../b",
    ],
)
def test_no_name_leads_out(name: str) -> None:
    with pytest.raises(Refusal, match="leads out of the course"):
        unpacked(entry(name))


@pytest.mark.parametrize("mode", [stat.S_IFLNK, stat.S_IFIFO, stat.S_IFCHR])
def test_only_plain_files_are_taken(mode: int) -> None:
    with pytest.raises(Refusal, match="a link or a device"):
        unpacked(entry("seeds/a.txt", mode, b"/etc/passwd"))


def lying() -> bytes:
    """Return a zip whose directory states a smaller size than its one file has."""
    raw = bytearray(zipped({"seeds/a.txt": b"0" * 70_000_000}, packed=True))
    for signature, offset in ((b"PK\x01\x02", 24), (b"PK\x03\x04", 22)):
        at = raw.find(signature) + offset
        raw[at : at + 4] = (10).to_bytes(4, "little")
    return bytes(raw)


def crowded(names: int) -> bytes:
    """Return a zip whose directory lists one empty file again and again."""
    raw = entry("seeds/a.txt", content=b"")
    at, end = raw.find(b"PK\x01\x02"), raw.find(b"PK\x05\x06")
    listed = raw[at:end] * names
    return raw[:at] + listed + raw[end : end + 12] + struct.pack("<LLH", len(listed), at, 0)


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (lambda: zipped({"seeds/a.txt": b"0" * 70_000_000}, packed=True), "unpacks to more than"),
        (lambda: zipped({f"seeds/{n}.txt": b"" for n in range(6_000)}), "6,000 files"),
        (lambda: crowded(100_000), "about 100,000 files"),
        (lambda: bytes(61_000_000), "larger than"),
        (lambda: b"not a zip", "no zip"),
        (lambda: zipped({"seeds/a.txt": b"abc" * 1000}, packed=True)[:80], "no zip"),
        (lying, "no zip"),
        (lambda: zipped({"readme.md": b"x"}), "holds no course"),
    ],
    ids=["bomb", "many", "crowded", "heavy", "text", "cut short", "lying", "another folder"],
)
def test_what_cannot_be_taken_is_refused(data: Callable[[], bytes], said: str) -> None:
    with pytest.raises(Refusal, match=said) as refused:
        unpacked(data())
    assert refused.value.hint


def test_hidden_files_and_links_stay_behind(tmp_path: Path) -> None:
    """What a course's folder holds beside its own files does not go into the zip."""
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds" / "a.txt").write_text("a")
    (tmp_path / "seeds" / ".secret").write_text("s")
    (tmp_path / "seeds" / "out.txt").symlink_to("/etc/hostname")
    (tmp_path / "notes.txt").write_text("n")
    assert list(course_files(tmp_path)) == ["seeds/a.txt"]
