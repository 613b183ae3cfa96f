"""The workbench of a browser: a course in the memory of the page, and what of it must be kept.

The page's worker passes requests as JSON, and writes what changed to the device before it shows the
answer."""

from __future__ import annotations

import base64
import json
import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from facingpages.desk.bench.folder import FILES, PARTS
from facingpages.desk.browser.course_zip import course_files, unpacked
from facingpages.desk.handing_on.shown import Shown
from facingpages.desk.requests.refusal import Refusal
from facingpages.desk.workbench import Workbench
from facingpages.files import known_values
from facingpages.files.zips import zipped


class KeptCourse:
    """One course in the memory of a page."""

    def __init__(self, root: Path, files: Mapping[str, bytes], values: str = "{}") -> None:
        """Put the files of a course there; `values` are those of their YAML, for `known_values.know`."""
        known_values.know(json.loads(values))
        self.root = root
        self._put(files)
        self.bench = Workbench(root)
        self.kept = dict(files)

    def answer(self, request: str) -> str:
        """Return the answer to a request, both as JSON; files to show or keep are in base64."""
        return json.dumps(self.bench.answer(json.loads(request)), ensure_ascii=False, default=_shown)

    def changes(self) -> dict[str, bytes | None]:
        """Return the files that differ from those last kept, None for one that is gone."""
        now = course_files(self.root)
        gone: dict[str, bytes | None] = {path: None for path in self.kept if path not in now}
        return {**gone, **{path: content for path, content in now.items() if self.kept.get(path) != content}}

    def count_as_kept(self, changes: Mapping[str, bytes | None]) -> None:
        """Take note that changes are on the device."""
        for path, content in changes.items():
            if content is None:
                self.kept.pop(path, None)
            else:
                self.kept[path] = content

    def packed(self) -> bytes:
        """Return the course as a zip."""
        return zipped(course_files(self.root), packed=True)

    def replaced(self, data: bytes) -> str:
        """Put the course of a zip in the place of this one; return `ok` or the refusal as JSON."""
        before = course_files(self.root)
        try:
            self._put(unpacked(data))
            self.bench = Workbench(self.root)
        except Refusal as refused:
            self._put(before)
            return json.dumps({"refused": {"message": refused.message, "hint": refused.hint}})
        return json.dumps({"ok": {"title": self.bench.title}})

    def _put(self, files: Mapping[str, bytes]) -> None:
        for part in (*PARTS, *FILES):
            place = self.root / part
            if place.is_dir():
                shutil.rmtree(place)
            else:
                place.unlink(missing_ok=True)
        for path, content in files.items():
            (self.root / path).parent.mkdir(parents=True, exist_ok=True)
            (self.root / path).write_bytes(content)


def _shown(value: object) -> object:
    """Return files to show or keep as JSON data."""
    if not isinstance(value, Shown):
        raise TypeError(f"no JSON for {type(value).__name__}")
    files = {name: base64.b64encode(content).decode() for name, content in value.files.items()}
    return {"first": value.first, "keep": value.keep, "files": files}


ROOT: Final = Path("/course")  # where the course is in the memory of the page
