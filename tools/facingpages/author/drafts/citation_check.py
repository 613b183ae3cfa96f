"""The body of a drafted citation check: the first citation of the passage, else what is there instead.

One whose sentence has a date after that of the text comes last."""

from __future__ import annotations

from collections.abc import Iterator

from facingpages.author.suggest import SuggestionKind, as_yaml, later, remark, suggest, unmarked
from facingpages.course.passage import Passage
from facingpages.course.seed import Seed
from facingpages.files.yaml_write import block, quoted, selector
from facingpages.language.vocabulary import vocabulary
from facingpages.text import anchors
from facingpages.text.citations import Style, Target
from facingpages.text.folded import Range


def body(seed: Seed, passage: Passage) -> Iterator[str]:
    """Yield the lines of claim, citation, reference and one question on the trace.

    A key is only ever proposed where the checker would take it: beside a mark that no reader understands,
    none is."""
    found = suggest(seed, passage.lines, frozenset({SuggestionKind.CITATION}))
    cited = sorted(found, key=lambda one: later.is_near(seed, one.where))
    if cited and (mark := cited[0].mark):
        lines = as_yaml(cited).splitlines()
        yield from (line for line in lines if not line.lstrip("# ").startswith("questions:"))
        yield from _question(*_traced(mark.targets[0], mark.style, several=len(mark.targets) > 1))
        return
    unread = seed.apparatus.unread_in(passage.where)
    if unread:
        shown = ", ".join(f"`{seed.text.show(where)}`" for where in unread)
        yield remark(
            f"The passage holds {shown}, which may cite and is not read: the key cannot be no-citation."
        )
    else:
        yield "# No line of the passage holds a citation mark; the exercise can ask whether there is one."
    source = unmarked.best(seed, passage)
    where = source.sentence if source else _sentence(seed, passage)
    yield f"claim: {{seed: {seed.entry.id}, {selector(anchors.describe(where, seed.text))[1:]}"
    yield "citation: none"
    yield "reference: none"
    if unread:
        yield from _question(f"Read {seed.text.show(unread[0])} yourself: the checker does not", "", "")
    elif source and source.rule != "no-citation":
        proof = f"{{rule: {source.rule}, source: {selector(source.selector)}}}"
        yield from _question(
            f"The passage speaks of {source.shown}, and no mark leads there", source.answer, proof
        )
    else:
        yield from _question("The passage holds no citation mark", "no-citation", "{rule: no-citation}")


def _traced(target: Target, style: Style, *, several: bool) -> tuple[str, str, str]:
    """Return the fact on a target, the answer for which it speaks, and the proof of it."""
    entries = len(target.entries)
    choice, rule = {0: ("not-listed", "not-listed"), 1: ("found", "one-entry")}.get(
        entries, ("indirect", "several-entries")
    )
    named = f", target: {quoted(target.name)}" if several else ""
    proof = f"{{rule: {rule}{named}{f', entries: {entries}' if entries > 1 else ''}}}"
    fact = f"The list has {entries or 'no'} {'entry' if entries == 1 else 'entries'} for {target.name}"
    if style is Style.LINK:
        fact = f"The link leads to {target.name}"
    elif style is Style.NOTE:
        fact = f"The mark leads to note {target.name}"
    return fact, choice, proof


def _question(fact: str, choice: str, proof: str) -> Iterator[str]:
    yield "questions:"
    yield "  - axis: trace # others are quotation, support and fitness: see the glossary"
    yield "    choices:"
    for term in vocabulary().axes["trace"].choices:
        yield f"      - choice: {term.id} # {term.label}"
        yield from block("        ", "why", "todo")
    speaks = f", which speaks for {choice}" if choice else ""
    yield f"    key: {quoted(f'todo: Write the choice that is right. {fact}{speaks}.')}"
    if choice:
        yield f"    proof: {quoted(f'todo: Write {proof} if the key is {choice}; the checker recomputes it.')}"


def _sentence(seed: Seed, passage: Passage) -> Range:
    """Return the sentence of a passage that looks most like a claim, else its first."""
    claims = suggest(seed, passage.lines, frozenset({SuggestionKind.CLAIM}))
    first = next(where for _, line in passage.paragraphs() for where in seed.text.sentences_in(line))
    return claims[0].where if claims else first
