"""Seeds and exercises written in a test and resolved in memory: milliseconds, where a course takes a second."""

from __future__ import annotations

from typing import Any

from facingpages.course import load
from facingpages.course.formats.seeds import SeedEntry
from facingpages.course.items import Exercise
from facingpages.course.kinds.registry import KINDS, exercise_formats
from facingpages.course.resolving import resolved
from facingpages.course.seed import Seed
from facingpages.files.findings import Finding
from facingpages.text.folded import Text

HEAD = "title: A title\nminutes: 5\nprompt: Read and answer.\n"
FILE = "exercises/lesson/written.yml"


def seed(id: str, text: str, **more: Any) -> Seed:
    """Return a seed with a text, whose entry states nothing but what a test is about."""
    stated = dict.fromkeys(("title", "author", "outlet", "date", "position"), "not stated")
    told = {"received_as": "a file", "licence": "CC BY 4.0", "kind": "letter", "here_because": "It is short."}
    entry = {"id": id, "sha256": "0" * 64, "words": "1", "side": id, "notice": [], "noise": []}
    return Seed(SeedEntry.model_validate(stated | told | entry | more), Text(text))


def resolve(text: str, *seeds: Seed) -> tuple[Exercise | None, list[Finding]]:
    """Return the exercise that a file holds, and the findings that its reading gives."""
    findings: list[Finding] = []
    authored = load.of_text(HEAD + text, FILE, exercise_formats(), findings)
    if not authored:
        return None, findings
    texts = {one.entry.id: one for one in seeds}
    return resolved("lesson/written", authored, list(texts), texts, "en", findings), findings


def exercise(text: str, *seeds: Seed) -> Exercise:
    """Return the exercise that a file without a mistake holds."""
    result, findings = resolve(text, *seeds)
    assert result, findings
    return result


def fault(text: str, *seeds: Seed) -> Finding:
    """Return the one finding that a file with a mistake gives."""
    result, findings = resolve(text, *seeds)
    assert not result
    (finding,) = findings
    return finding


def complaints(exercise: Exercise) -> list[str]:
    """Return what the self-test of an exercise's kind says of its key."""
    test = KINDS[exercise.stem.kind].self_test
    return [message for item in exercise.items for message, _ in test(item)]
