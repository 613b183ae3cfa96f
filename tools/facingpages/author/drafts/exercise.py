"""Drafts of exercises: one function for each kind, all with the same head."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Final, assert_never

from facingpages.author.drafts import citation_check
from facingpages.author.drafts.shared import as_comments, schema_line
from facingpages.author.suggest import (
    POINTS,
    UNITS,
    WORDINGS,
    Suggestion,
    SuggestionKind,
    as_yaml,
    plainer,
    suggest,
)
from facingpages.author.suggest.as_yaml import neutral
from facingpages.course.items import KindId
from facingpages.course.passage import Passage
from facingpages.course.placing import Placed, Zone, describe
from facingpages.course.seed import Seed
from facingpages.files.yaml_write import block, quoted, scalar, selector
from facingpages.language.messages import N_, SOURCE, catalogue
from facingpages.text.folded import Range

Shown = Sequence[tuple[Seed, Passage]]
_MINUTES: Final[dict[KindId, int]] = {
    "loaded-terms": 8,
    "claim-evidence": 8,
    "citation-check": 6,
    "rewrite": 8,
}
_PROMPTS: Final[dict[KindId, str]] = {
    "loaded-terms": N_(
        "Mark each expression that judges as well as names. Leave plain words alone, even where they are strong."
    ),
    "claim-evidence": N_("Give each part of the passage its role."),
    "citation-check": N_(
        "Read the highlighted words. Look for their citation, and for its entry in the text’s own list of sources."
    ),
    "rewrite": N_("Say the highlighted sentence so that both sides could accept it, and keep its facts."),
}
_OF_LINKS: Final = N_("Read the highlighted words. Does a link lead to their source? See the list of links.")
_OF_NO_LIST: Final = N_("Read the highlighted words. Do they tell you where you could check them?")


def draft(root: Path, kind: KindId, shown: Shown, *, proposals: bool = True, language: str = SOURCE) -> str:
    """Return the text of a new exercise file on one or two passages, with a `todo` for each decision; its
    task for students is in `language`.

    Without `proposals`, words that may be worth a mark are not written into it."""
    lines = [
        *schema_line(root, "exercise", 2),
        "# A draft: `facingpages check` lists each `todo`, with what to write; delete whole items that are not worth asking for.",
        "# The passage, with the lines of the seed:",
        *as_comments([passage for _, passage in shown]),
        f"kind: {kind}",
        *block("", "title", "todo: Write a title of a few words that gives no answer away."),
        f"minutes: {_MINUTES[kind]}",
    ]
    if kind != "citation-check":
        lines += [
            "stimulus:",
            *(f"  - {{seed: {passage.seed.id}, lines: {passage.lines}}}" for _, passage in shown),
        ]
    lines.append(f"prompt: {scalar(catalogue(language).gettext(_prompt(kind, shown)))}")
    return "".join(f"{line}\n" for line in (*lines, *_body(kind, shown, proposals)))


def _prompt(kind: KindId, shown: Shown) -> str:
    """Return the task of an exercise; on a citation, in words for what the text has: a list, links or
    neither."""
    if kind == "citation-check":
        seed, passage = shown[0]
        marks = seed.apparatus.marks_in(passage.where)
        if seed.apparatus.links(marks[0] if marks else None):
            return _OF_LINKS
        if not seed.apparatus.listed(None):
            return _OF_NO_LIST
    return _PROMPTS[kind]


def _body(kind: KindId, shown: Shown, proposals: bool) -> Iterator[str]:
    match kind:
        case "loaded-terms":
            return _loaded_terms(shown) if proposals else iter(["spans: []"])
        case "claim-evidence":
            return _claim_evidence(shown)
        case "citation-check":
            return citation_check.body(*shown[0])
        case "rewrite":
            return _rewrite(shown)
        case _:
            assert_never(kind)


def _suggested(shown: Shown, kinds: frozenset[SuggestionKind]) -> list[Suggestion]:
    zones = [Zone(seed.entry, seed.text, passage.where) for seed, passage in shown]
    found = [
        (index, one)
        for index, (seed, passage) in enumerate(shown)
        for one in suggest(seed, passage.lines, kinds)
    ]
    if len(zones) == 1:
        return [one for _, one in found]
    return [
        replace(one, selector=describe(Placed(index, one.where), zones)) for index, one in found
    ]  # apart from the facing passage too


def _loaded_terms(shown: Shown) -> Iterator[str]:
    found = as_yaml(_suggested(shown, WORDINGS))
    yield from (
        found.splitlines()
        if "- mark:" in found
        else ["spans:", "  - mark: {exact: todo}", "    verdict: todo", *block("    ", "why", "todo")]
    )


def _claim_evidence(shown: Shown) -> Iterator[str]:
    yield from as_yaml(_suggested(shown, UNITS)).splitlines()


def _rewrite(shown: Shown) -> Iterator[str]:
    ((seed, passage),) = shown
    found = [one for one in _suggested(shown, frozenset({SuggestionKind.LOADED})) if one.is_own]
    sentences = [s for _, line in passage.paragraphs() for s in seed.text.sentences_in(line)]
    claims = [one.where for one in suggest(seed, passage.lines, POINTS) if one.is_marked and not one.supports]

    def worth(
        sentence: Range,
    ) -> tuple[bool, bool, int, int]:  # a claim in loaded terms leaves most to keep, else a long one
        terms = [(one.where, one.neutral or "") for one in found if one.where in sentence]
        return (
            bool(terms) and any(claim in sentence for claim in claims),
            plainer.is_worth(seed.text, sentence, terms),
            len(terms),
            len(seed.text.words_in(sentence)),
        )

    best = max(sentences, key=worth)
    inside = [one for one in found if one.where in best]
    yield f"sentence: {{exact: {quoted(seed.text.folded[best.start : best.end])}}}"
    yield "loaded: # expressions of the sentence that the answer should do without"
    for one in inside:
        yield f"  - mark: {selector(one.selector)}"
        yield from neutral(one.neutral)
        yield from block("    ", "why", "todo")
    if not inside:
        yield "  - mark: {exact: todo}"
        yield from neutral("")
        yield from block("    ", "why", "todo")
    yield from ("facts: # what the answer must keep", *block("  - ", "fact", "todo"))
    yield '    any_of: ["todo: Write words of which one must be in the answer."]'
    yield from block("    ", "why", "todo")
    yield "rubric:"
    yield "  - Everything that can be checked in the sentence is still there."
    yield "  - Somebody from the other side could read it without objecting to a word."
    yield from (*block("", "model", "todo"), *block("", "why", "todo"))
