"""Reseeding: a seed of a course is made another text, as its author would: the text, its sha256 and its
words change together."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

from facingpages.checks.run import run_checks
from facingpages.course.course import Course
from facingpages.files.findings import Finding
from facingpages.text.folded import Text

SEEDS = "seeds/seeds.yml"
COUNT, TWO = "exercises/one-street/vehicles-in-a-day.yml", "exercises/one-street/two-shops.yml"
VOTE, SHOPS = "exercises/one-street/before-the-vote.yml", "exercises/one-street/what-the-shops-need.yml"
PLAN, PAGE = "exercises/one-street/plan.yml", "lessons/one-street.md"


def findings(root: Path) -> list[Finding]:
    return run_checks(Course.load(root))


def swap(root: Path, path: str, old: str, new: str) -> None:
    text = (root / path).read_text("utf-8")
    assert old in text, old
    (root / path).write_text(text.replace(old, new, 1), "utf-8")


def reseed(root: Path, id: str, old: str, new: str) -> None:
    """Replace words of a seed, and write what `seeds.yml` says of its bytes."""
    swap(root, f"seeds/{id}.txt", old, new)
    register(root, id)


def register(root: Path, id: str) -> None:
    """Write the sha256 and the number of words of a seed into its entry."""
    raw = (root / f"seeds/{id}.txt").read_bytes()
    head, entry = (root / SEEDS).read_text("utf-8").split(f"  - id: {id}\n")
    entry = re.sub(r"sha256: \w+", f"sha256: {hashlib.sha256(raw).hexdigest()}", entry, count=1)
    entry = re.sub(r"words: \d+", f"words: {len(Text(raw.decode()).words)}", entry, count=1)
    (root / SEEDS).write_text(f"{head}  - id: {id}\n{entry}", "utf-8")
