"""Losses: for each exercise and target, what is kept, changed, dropped and given away, and how far the score
there is from ours.

The difference is taken over fixed answers (the key, nothing, everything, parts of the key) and over
simulated readers.  They are invented: they show how far two rules of scoring are apart, not how people
answer."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from typing import Final, assert_never

from facingpages.course.formats.answers import Answer
from facingpages.course.items import (
    ChoiceKey,
    Choosing,
    Exercise,
    KeyedSpan,
    MarkKey,
    RewriteKey,
    Rewriting,
    SortKey,
    span_text,
)
from facingpages.course.kinds.registry import KINDS
from facingpages.export import simulated
from facingpages.export.target import Carried, Target
from facingpages.language.vocabulary import vocabulary
from facingpages.text.folded import Range

READERS: Final = 200
_SKILLS: Final = (3, 2)  # of the beta distribution that a reader's skill is drawn from
MOST_GIVEN_AWAY: Final = 0.5  # of the marks; a form that gives more away is refused


@dataclass(frozen=True, slots=True)
class Difference:
    """How far the score of a target is from ours: on average, at most, and the answer with the most."""

    mean: float
    largest: float
    answer: str


@dataclass(frozen=True, slots=True)
class Loss:
    """The loss report of one exercise in one target; `difference` is None where a person marks."""

    exercise: str
    target: str
    carried: Carried
    difference: Difference | None


def losses(target: Target, exercises: Sequence[Exercise]) -> list[Loss]:
    """Return the loss report of each exercise; raise `CannotCarry`."""
    report = []
    for exercise in exercises:
        carried = target.carry(exercise)
        report.append(Loss(exercise.stem.id, target.id, carried, difference(exercise, carried)))
    return report


def difference(exercise: Exercise, carried: Carried) -> Difference | None:
    """Return how far a target's score is from ours over all answers; None where a person marks."""
    if carried.scored is None:
        return None
    ours = KINDS[exercise.stem.kind].score
    gaps = [
        (abs(carried.scored(answer) - ours(exercise, answer).score), name)
        for name, answer in answers(exercise)
    ]
    largest, name = max(gaps, key=lambda gap: gap[0])
    return Difference(sum(gap for gap, _name in gaps) / len(gaps), largest, name)


def gives_too_much(carried: Carried) -> bool:
    """Return whether ticking everything earns more than half of the marks."""
    given = carried.give_away
    return given is not None and (given.everything or 0.0) > MOST_GIVEN_AWAY


def answers(exercise: Exercise) -> Iterator[tuple[str, Answer]]:
    """Yield named answers to an exercise: the fixed ones, then those of the simulated readers."""
    yield from _fixed(exercise)
    luck = random.Random(1)  # noqa: S311  nothing secret
    for number in range(READERS):
        skill = luck.betavariate(*_SKILLS)
        given = simulated.answer(exercise, skill, luck)
        yield f"simulated reader {number + 1}", Answer.model_validate(given)


def _fixed(exercise: Exercise) -> Iterator[tuple[str, Answer]]:
    item = exercise.items[0]
    match item.key:
        case MarkKey():
            for name, marks in _marked(exercise, item.key):
                yield name, _marks(exercise, marks)
        case SortKey():
            key = item.key
            yield "the key", Answer(roles=[unit.role for unit in key.units])
            yield "the last role that counts as right", Answer(roles=[unit.roles[-1] for unit in key.units])
            yield "nothing", Answer(roles=[None] * len(key.units))
            for role in vocabulary().roles:
                yield f"the role {role} throughout", Answer(roles=[role] * len(key.units))
        case ChoiceKey():
            tasks = [one.task for one in exercise.items if isinstance(one.task, Choosing)]
            keys = [one.key for one in exercise.items if isinstance(one.key, ChoiceKey)]
            yield "the key", Answer(choices=[key.choice for key in keys])
            yield "nothing", Answer(choices=[None] * len(keys))
            for place in range(max(len(task.choices) for task in tasks)):
                chosen = [task.choices[min(place, len(task.choices) - 1)].id for task in tasks]
                yield f"choice {place + 1} throughout", Answer(choices=list(chosen))
        case RewriteKey():
            assert isinstance(item.task, Rewriting)
            yield "the model", Answer(text=item.key.model)
            yield "the sentence itself", Answer(text=item.task.sentence)
            yield "nothing", Answer(text="")
        case _:
            assert_never(item.key)


def _marked(exercise: Exercise, key: MarkKey) -> Iterator[tuple[str, list[Range]]]:
    loaded = [span for span in key.spans if span.verdict == "loaded"]
    words = [passage.words for passage in exercise.stem.passages]
    yield "the key", [span.words for span in loaded]
    yield "nothing", []
    yield "all words", words
    yield "the cores", [span.core for span in loaded]
    yield "the first word of each loaded span", [_first(span) for span in loaded]
    yield "every other loaded span", [span.words for span in loaded[::2]]
    yield "every keyed span, whatever its verdict", [span.words for span in key.spans]
    yield "each loaded span with a word on each side", [_wide(span, words) for span in loaded]
    yield "the key and the first word", [*(span.words for span in loaded), Range(0, 1)]
    yield "the first word alone", [Range(0, 1)]


def _first(span: KeyedSpan) -> Range:
    return Range(span.words.start, span.words.start + 1)


def _wide(span: KeyedSpan, passages: Sequence[Range]) -> Range:
    """Return a span with a word more on each side, inside its passage."""
    passage = next(words for words in passages if span.words in words)
    return Range(max(passage.start, span.words.start - 1), min(passage.end, span.words.end + 1))


def _marks(exercise: Exercise, marks: Sequence[Range]) -> Answer:
    shown = [{"start": m.start, "end": m.end, "exact": span_text(exercise, m)} for m in marks]
    return Answer.model_validate({"marks": shown})


def as_json(report: Sequence[Loss]) -> str:
    """Return the loss report as JSON."""
    rows = [
        {
            "exercise": loss.exercise,
            "target": loss.target,
            "carrier": loss.carried.carrier,
            "kept": loss.carried.kept,
            "changed": loss.carried.changed,
            "dropped": loss.carried.dropped,
            "key visible to students": loss.carried.key_visible,
            "give-away": asdict(loss.carried.give_away) if loss.carried.give_away else None,
            "difference": asdict(loss.difference) if loss.difference else None,
        }
        for loss in report
    ]
    return json.dumps(rows, ensure_ascii=False, indent=2)


def as_text(report: Sequence[Loss]) -> str:
    """Return the loss report as text: what holds for each answer form once, then a line for each exercise."""
    blocks = []
    for carrier in dict.fromkeys(loss.carried.carrier for loss in report):
        of_it = [loss for loss in report if loss.carried.carrier == carrier]
        visible = any(loss.carried.key_visible for loss in of_it)
        lines = [carrier, f"  key visible to students: {'yes' if visible else 'no'}"]
        for name in ("kept", "changed", "dropped"):
            common = dict.fromkeys(text for loss in of_it for text in getattr(loss.carried, name))
            shared = [text for text in common if all(text in getattr(loss.carried, name) for loss in of_it)]
            lines += [f"  {name}: {text}" for text in shared]
        blocks.append("\n".join([*lines, *map(_line, of_it)]))
    return "\n\n".join(blocks)


def _line(loss: Loss) -> str:
    """Return the figures of one exercise in a line."""
    parts = []
    if given := loss.carried.give_away:
        parts.append(f"right options {given.share:.0%}")
        parts += [f"ticking all earns {given.everything:.0%}"] if given.everything is not None else []
        parts.append(f"chance earns {given.chance:.0%}")
    if apart := loss.difference:
        parts.append(
            f"score differs by {apart.mean:.2f} on average, {apart.largest:.2f} at most ({apart.answer})"
        )
    else:
        parts.append("no score to compare")
    return f"  {loss.exercise}: {'; '.join(parts)}"
