"""Registry: the only list of the kinds of exercise."""

from __future__ import annotations

from typing import Final

from facingpages.course.kinds import citation_check, claim_evidence, loaded_terms, rewrite
from facingpages.course.kinds.kind import ExerciseFile, Kind

# The kinds by their ids, in the order in which commands and pages list them.
KINDS: Final[dict[str, Kind]] = {
    kind.id: kind for kind in (loaded_terms.KIND, claim_evidence.KIND, citation_check.KIND, rewrite.KIND)
}


def exercise_formats() -> dict[str, type[ExerciseFile]]:
    """Return the file format of each kind, by the kind's id."""
    return {id: kind.format for id, kind in KINDS.items()}
