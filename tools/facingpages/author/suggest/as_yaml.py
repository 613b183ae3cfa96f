"""Suggestions as YAML to paste into an exercise file, with `todo` for each decision.

Words, places and plainer wordings are filled in; verdicts, roles, answers and rationales are not: they
make the key."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from facingpages.author.suggest.model import UNITS, WORDINGS, Suggestion, SuggestionKind
from facingpages.files.yaml_write import block, quoted, selector
from facingpages.text.anchors import Selector
from facingpages.text.letters import FORBIDDEN

TODO: Final = "todo"
_FIRST: Final = (
    SuggestionKind.LOADED,
    SuggestionKind.VAGUE,
    SuggestionKind.QUOTATION,
    SuggestionKind.HEDGE,
)  # of two wordings at one place, the one that becomes a span
_REFUSED: Final = re.compile(f"[{FORBIDDEN}]")


def as_yaml(suggestions: Iterable[Suggestion]) -> str:
    """Return the suggestions as YAML under `spans`, `units`, and `claim` with its `citation`, leaving out
    empty ones.

    The three belong to exercises of different kinds; the comment above each says which.  Of several
    citations the first is written out and the others are in comments.  A `todo` is what the author must
    decide."""
    given = list(suggestions)
    parts = [
        _spans([one for one in given if one.kind in WORDINGS]),
        _units([one for one in given if one.kind in UNITS]),
        _citations([one for one in given if one.kind is SuggestionKind.CITATION]),
    ]
    return "\n".join(line for part in parts for line in part) + "\n" if any(parts) else ""


def remark(text: str) -> str:
    """Return a text as a comment on one line."""
    return "# " + "".join(c if c.isprintable() else " " for c in text)


def neutral(wording: str | None) -> list[str]:
    """Return the lines of a plainer wording, a `todo` where there is none yet."""
    return [f"    neutral: {quoted(wording)}"] if wording else block("    ", "neutral", TODO)


def _unfit(selector: Selector) -> bool:
    return bool(_REFUSED.search(selector.exact + selector.prefix + selector.suffix))


def _unfit_line(one: Suggestion, indent: str = "  ") -> str:
    return indent + remark(
        f"line {one.line}: left out, its words hold an invisible character that a course file may not hold"
    )


def _spans(wordings: list[Suggestion]) -> list[str]:
    if not wordings:
        return []
    kept: list[Suggestion] = []
    for one in sorted(wordings, key=lambda one: (_FIRST.index(one.kind), one.where)):
        if not any(one.seed == other.seed and one.where.overlaps(other.where) for other in kept):
            kept.append(one)
    lines = ["# for `kind: loaded-terms`; delete what is not worth a mark", "spans:"]
    for one in wordings:
        if _unfit(one.selector):
            lines.append(_unfit_line(one))
            continue
        lines.append("  " + remark(f"{one.seed}, line {one.line}, {one.kind.value}: {one.reason}"))
        if one not in kept:
            lines.append(
                "  " + remark("it overlaps another proposal, so it is not written out: keep one of the two")
            )
            continue
        lines += [
            f"  - mark: {selector(one.selector)}",
            f"    verdict: {TODO} # loaded, contested or plain (a plain span has no technique)",
        ]
        if one.technique:
            lines.append(f"    technique: {one.technique}")
            lines += neutral(one.neutral)
        lines += block("    ", "why", TODO)
    return lines


def _units(units: list[Suggestion]) -> list[str]:
    if not units:
        return []
    lines = ["# for `kind: claim-evidence`; join or cut units so that each has one role", "units:"]
    for number, one in enumerate(units, 1):
        if _unfit(one.selector):
            lines.append(_unfit_line(one))
            continue
        lines += [
            "  " + remark(f"{number}: {one.seed}, line {one.line}, {one.reason}"),
            f"  - text: {selector(one.selector)}",
            f"    role: {TODO} # with `evidence:` and its kind if the role is evidence",
            *block("    ", "why", TODO),
        ]
    return lines


def _citations(citations: list[Suggestion]) -> list[str]:
    lines: list[str] = []
    for one in citations:
        block = list(_citation(one))
        lines += block if not lines else [line if line.startswith("#") else f"# {line}" for line in block]
    return lines


def _citation(one: Suggestion) -> Iterator[str]:
    yield remark(f"for `kind: citation-check`; {one.seed}, line {one.line}: {one.reason}")
    if _unfit(one.selector) or (one.claim and _unfit(one.claim)):
        yield _unfit_line(one, "")
        return
    claim = selector(one.claim)[1:-1] if one.claim else f"exact: {TODO}"
    yield f"claim: {{seed: {one.seed}, {claim}}}"
    yield f"citation: {selector(one.selector)}"
    if len(one.references) == 1:
        yield f"reference: {selector(one.references[0])}"
    elif one.references:
        yield f"reference: {TODO} # one of these:"
        yield from (remark(f"  {selector(reference)}") for reference in one.references)
    else:
        yield "reference: none # no entry of the source list fits"
    yield f"questions: {TODO} # an axis, its choices with a why each, the key; `facingpages citations {one.seed}` shows what fits"
