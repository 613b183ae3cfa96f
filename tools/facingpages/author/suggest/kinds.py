"""The kind of evidence that a part is, by the words that settle it, else by the weights of its features."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from typing import Final

from facingpages.author.suggest import evidence_cues, signs

ALL: Final = frozenset({"statistic", "testimony", "document", "event", "example", "analogy"})
_OF_STUDIES: Final = frozenset({"of a study", "names a study"})  # features of a part
_PAST: Final = frozenset({"was", "verb in the past", "ends in ed", "has been", "tells a finding"})
# A study that is only described, as "It compared 30 schools".
_DESCRIBES: Final = re.compile(
    r"\b(?:compared|covered|examined|followed|looked at|studied|interviewed)\b"
    r"(?!.*\b(?:found|showed|concluded)\b)",
    re.IGNORECASE,
)
# Words that are told in passing, and no statement of a witness.
_NO_WITNESS: Final = re.compile(
    r"\b(?:being|been|was|were|is|are|never|never again|so far) (?:told|said)\b|\brules? (?:said|says)\b"
    r"|\b(?:says|said) (?:so|nothing)\b",
    re.IGNORECASE,
)


def of_part(words: str, held: Collection[str], features: Collection[str], likely: Mapping[str, float]) -> str:
    """Return the kind of evidence of a part, from its markers, its features, and how likely these make each
    kind.

    What a study found is no event, a clock time or an age is no statistic, and an event is in the past."""
    if "like" in held:
        return "analogy"
    if "example-given" in held:
        return "example"
    if evidence_cues.tells_share(words) or ("counts" in held and evidence_cues.tells_number(words)):
        return "statistic"
    if "said" in held and not {"documented", "number"} & set(held) and not _NO_WITNESS.search(words):
        return "testimony"
    fitting = {kind: sure for kind, sure in likely.items() if kind in ALL}
    if not fitting:
        return signs.evidence(words)
    unfit: set[str] = set()
    if not _OF_STUDIES.isdisjoint(features):
        if _DESCRIBES.search(words):
            return "document"
        unfit = {"event", "example", "analogy"} | ({"document"} if "of a study" in features else set())
    else:
        unfit |= set() if evidence_cues.tells_number(words) else {"statistic"}
        unfit |= set() if not _PAST.isdisjoint(features) else {"event"}
    return max(fitting.keys() - unfit or fitting, key=fitting.__getitem__)
