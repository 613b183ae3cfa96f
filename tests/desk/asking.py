"""Shared by the tests of the desk: a copy of the real course, and a workbench that is asked."""

from __future__ import annotations

import base64
import shutil
from pathlib import Path
from typing import Any

from facingpages.author.drafts import new_course
from facingpages.desk.workbench import Workbench
from tests.conftest import ROOT


def real_course(folder: Path) -> Path:
    """Copy the real course, and return its root."""
    root = folder / "course"
    root.mkdir()
    for part in ("seeds", "exercises", "lessons"):
        shutil.copytree(ROOT / part, root / part)
    shutil.copy(ROOT / "mkdocs.yml", root)
    return root


def small_course(folder: Path) -> Path:
    """Make a new course as `init` does, and return its root."""
    root = folder / "small"
    for path, content in new_course.files().items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_bytes(content)
    return root


def ask(bench: Workbench, do: str, **given: Any) -> Any:
    """Return the answer to a request that is carried out."""
    answer = bench.answer({"do": do, **given})
    assert "ok" in answer, answer
    return answer["ok"]


def refused(bench: Workbench, do: str, **given: Any) -> str:
    """Return the message and the hint of a request that is refused."""
    answer = bench.answer({"do": do, **given})
    assert "refused" in answer, str(answer)[:300]
    return f"{answer['refused']['message']}. {answer['refused']['hint']}"


def packed(text: str) -> str:
    """Return a text as a page sends a file."""
    return base64.b64encode(text.encode()).decode()
