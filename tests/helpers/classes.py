"""Classes for tests: files as pages hand them in, and the zips that Moodle, Canvas and Google Classroom make."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

FORMAT = "facingpages-response-1"


def answers(values: Mapping[str, Any], reader: str = "", **more: object) -> str:
    """Return a file of answers as a page makes it."""
    return json.dumps({"format": FORMAT, "reader": reader, "answers": values, **more}, ensure_ascii=False)


def zipped(path: Path, files: Mapping[str, str | bytes]) -> Path:
    """Return a zip with these files."""
    with zipfile.ZipFile(path, "w") as made:
        for name, content in files.items():
            made.writestr(name, content)
    return path
