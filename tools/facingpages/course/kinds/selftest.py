"""Both directions: an item's key earns full marks, each distractor less, and marking everything or nothing earns 0.

This is how the checker knows that a key and the scoring agree; it plays each item as a learner could.
"""

from __future__ import annotations

from collections.abc import Iterator

from facingpages.course.items import ChoiceKey, Choosing, Item, Marking, MarkKey, RewriteKey, Rewriting, Sorting, SortKey
from facingpages.course.kinds.scoring import holds, kept, score_choices, score_finding, score_naming, score_rewriting
from facingpages.language.vocabulary import vocabulary
from facingpages.text.folded import Range


def faults(item: Item) -> Iterator[tuple[str, str]]:
    """Yield, for each thing that does not hold, what is wrong and how to mend it."""
    match item.task, item.key:
        case Marking(words), MarkKey() as key:
            yield from _marking(key, words)
        case Sorting(), SortKey() as key:
            yield from _sorting(key)
        case Choosing() as task, ChoiceKey() as key:
            yield from _choosing(task, key)
        case Rewriting(sentence), RewriteKey() as key:
            yield from _rewriting(sentence, key)


def _marking(key: MarkKey, words: int) -> Iterator[tuple[str, str]]:
    loaded, contested = key.of("loaded"), key.of("contested")

    def earned(*marks: Range) -> float:
        return score_finding(marks, loaded, contested, words)

    if earned(*loaded) != 1:
        share = sum(len(span) for span in loaded) / words
        yield (
            f"marking the key earns {earned(*loaded):.2f}, not 1: it covers {share:.0%} of the words",
            "Key less than two fifths of the words, or show a longer passage.",
        )
    if earned(Range(0, words)) != 0:
        yield f"marking all {words} words earns {earned(Range(0, words)):.2f}, not 0", "Show a longer passage."
    if loaded and earned() != 0:
        yield "marking nothing earns marks though spans are keyed", "Report this: the scoring is at fault."
    for span in key.spans:
        if span.verdict == "plain" and earned(*loaded, span.words) >= 1:
            yield f"marking the plain span at word {span.words.start + 1} costs nothing", "Report this: the scoring is at fault."
    families = {id: term.family for id, term in vocabulary().techniques.items()}
    named = [(span.words, span.technique) for span in key.spans if span.verdict == "loaded" and span.technique]
    if named and score_naming(named, named, families) != 1:
        yield "naming every span by its key earns less than 1", "Report this: the scoring is at fault."


def _sorting(key: SortKey) -> Iterator[tuple[str, str]]:
    right = [unit.roles for unit in key.units]
    if score_choices([unit.role for unit in key.units], right) != 1 or score_choices([None] * len(right), right) != 0:
        yield "the key does not earn 1, or no answer earns more than 0", "Report this: the scoring is at fault."
    for role in vocabulary().roles:
        if score_choices([role] * len(right), right) == 1:
            yield f"giving every unit the role `{role}` earns full marks", "Key at least two roles that do not accept each other."


def _choosing(task: Choosing, key: ChoiceKey) -> Iterator[tuple[str, str]]:
    for choice in task.choices:
        if (score_choices([choice.id], [[key.choice]]) == 1) != (choice.id == key.choice):
            yield f"the choice `{choice.id}` does not earn what the key says", "Report this: the scoring is at fault."


def _rewriting(sentence: str, key: RewriteKey) -> Iterator[tuple[str, str]]:
    gone, facts = [part.words for part in key.gone], [fact.any_of for fact in key.facts]
    for part in key.gone:
        if holds(key.model, part.words):
            yield f"the model still holds `{part.words}`", "Rewrite the model without it."
        for other in gone:
            if holds(part.neutral, other):
                yield f"the neutral wording `{part.neutral}` holds `{other}`", "Find a wording that does without it."
    for fact in key.facts:
        if not kept(key.model, fact.any_of):
            yield f"the model does not keep the fact `{fact.fact}`", "Use one of its wordings in the model, or add the model's to `any_of`."
    if score_rewriting(sentence, gone, facts) > 0 or score_rewriting("", gone, facts) > 0:
        yield "the sentence itself, or an empty answer, earns more than 0", "Quote the loaded expressions as the sentence has them."
