"""A text with a list of sources, and citation checks of one question on it, resolved in memory."""

from __future__ import annotations

from typing import Any, NamedTuple

from facingpages.course.items import ChoiceKey, Choosing, Exercise
from facingpages.course.seed import Seed
from facingpages.files.findings import Finding
from tests.helpers.written import resolve, seed

TEXT = """\
The council counted 400 people at the bridge (council.example).
The paper wrote it twice (paper.example), and Jane Roe said “the old bridge is safe at last”.
Nobody cites this line.
According to a 2021 study, cracks are common. A report by Mr. Poe says so too.
The vote was on May 4, 2024 (paper.example), and nobody knew (other.example).
Two things are cited here, one called Count and one by The Paper (council.example; paper.example).
Once Ann Lee wrote: “the bridge is safe at last”.
Poe counts more† and Roe counts less*.
On June 7, 2023 the town council met (paper.example), after March 3, 2023 and March 5, 2023.
The law changed in May (law.example), as Jane Roe told us.
Sources
1. Town Council, "Count" (March 3, 2023) council.example.
2. The Paper, "One" (March 5, 2023) paper.example.
3. The Paper, "Two" (June 7, 2023), quoted in a letter by Jane Roe, paper.example.
4. The Law, "Three", law.example.
"""
TOWN = seed("town", TEXT, source_list={"heading": "11", "entries": "12-15"},
            noise=[{"lines": "11-15", "kind": "source list"}])  # fmt: skip
BARE = seed("bare", "The vote was held (paper.example), says Jane Roe.\nNobody cites this line.\n")
LINKED = seed("linked", "The vote was held in May. A note on it is here, and one more there.",
              links=[{"exact": "held in May", "address": "https://a.example/vote"},
                     {"exact": "one more", "address": "https://b.example/more"}])  # fmt: skip
SOURCE = seed(
    "source",
    "Count of the year.\nWe saw 390 people. “The old bridge is safe,” said Ann Lee.\nMr. Poe was there.\n",
)
AXES = {
    "trace": ["found", "indirect", "not-listed", "no-citation", "attributed"],
    "quotation": ["verbatim", "altered", "trimmed", "misattributed", "cannot-tell"],
    "support": ["supports", "in-part", "does-not-address", "contradicts", "cannot-tell"],
    "fitness": ["fit", "out-of-date", "interested-party", "secondary-only", "cannot-tell"],
}


class Asked(NamedTuple):
    """A claim with its mark and reference, as an author writes them; `source` names lines of SOURCE."""

    claim: str
    citation: str = "none"
    reference: str = "none"
    source: str = ""
    seed: Seed = TOWN


def question(key: str, proof: str = "") -> str:
    """Return a question with its key, as `trace found`, and the fields of its proof, the rule first."""
    axis, right = key.split()
    choices = "".join(f"      - {{choice: {choice}, why: It is so.}}\n" for choice in AXES[axis])
    return f"  - axis: {axis}\n    choices:\n{choices}    key: {right}\n" + (
        f"    proof: {{rule: {proof}}}\n" if proof else ""
    )


def file(asked: Asked, *questions: str) -> str:
    """Return the text of a citation check."""
    quoted = {name: words if words == "none" else f'{{exact: "{words}"}}'
              for name, words in (("citation", asked.citation), ("reference", asked.reference))}  # fmt: skip
    source = f"source: {{seed: source, lines: {asked.source}}}\n" if asked.source else ""
    return (
        f'kind: citation-check\nclaim: {{seed: {asked.seed.entry.id}, exact: "{asked.claim}"}}\n'
        f"citation: {quoted['citation']}\nreference: {quoted['reference']}\n{source}questions:\n{''.join(questions)}"
    )


def read(text: str) -> tuple[Exercise | None, list[Finding]]:
    return resolve(text, TOWN, BARE, LINKED, SOURCE)


def check(asked: Asked, *questions: str) -> Exercise:
    """Return the exercise of a file without a mistake."""
    result, findings = read(file(asked, *questions))
    assert result, findings
    return result


def wrong(asked: Asked, *questions: str) -> Finding:
    """Return the one finding of a file with a mistake."""
    result, findings = read(file(asked, *questions))
    assert not result
    (finding,) = findings
    return finding


def key(exercise: Exercise, at: int = 0) -> ChoiceKey:
    """Return the key of a question."""
    found = exercise.items[at].key
    assert isinstance(found, ChoiceKey)
    return found


def task(exercise: Exercise) -> Choosing:
    """Return the first question as a learner gets it."""
    found: Any = exercise.items[0].task
    assert isinstance(found, Choosing)
    return found
