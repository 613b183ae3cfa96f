"""Resolve an exercise file: its quotations placed in the seeds that it names."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from facingpages.course.formats.source_file import Authored
from facingpages.course.items import Exercise
from facingpages.course.kinds.kind import ExerciseFile
from facingpages.course.kinds.registry import KINDS
from facingpages.course.placing import Unresolved
from facingpages.course.seed import Seed
from facingpages.files.findings import Finding


def resolved(
    id: str,
    authored: Authored[ExerciseFile],
    known: Collection[str],
    texts: Mapping[str, Seed],
    language: str,
    findings: list[Finding],
) -> Exercise | None:
    """Return an exercise with its quotations placed; None, with findings, where they cannot be."""
    kind = KINDS[authored.data.kind]
    if not known or kind.seeds(authored.data) & (set(known) - set(texts)):
        return None  # a seed that could not be read has its own finding
    try:
        return kind.resolve(id, authored, texts, language)
    except Unresolved as refused:
        findings += refused.findings
        return None
