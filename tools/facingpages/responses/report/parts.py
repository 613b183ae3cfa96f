"""Parts: what a class answered part by part: roles, questions, rewritings."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from facingpages.course.items import (
    ChoiceKey,
    Choosing,
    Exercise,
    RewriteKey,
    Rewriting,
    Sorting,
    SortKey,
)
from facingpages.course.part_labels import labels, named_parts
from facingpages.language.messages import SOURCE, catalogue
from facingpages.language.vocabulary import vocabulary
from facingpages.responses.report.discuss import answer_name, most_wrong
from facingpages.responses.report.heat import Confusion, confusion
from facingpages.responses.report.kind_sums import (
    NONE,
    ChoiceSums,
    RoleSums,
    TextSums,
)


def role_label(id: str, language: str = SOURCE) -> str:
    """Return a role in words."""
    return vocabulary(language).roles[id].label.lower()


def _key(exercise: Exercise) -> SortKey:
    key = exercise.items[0].key
    assert isinstance(key, SortKey)
    return key


def right(counts: Counter[str], roles: Sequence[str]) -> int:
    """Return how many readers gave one of some roles."""
    return sum(counts[role] for role in roles)


@dataclass(frozen=True, slots=True)
class UnitRow:
    """One part: its label and words, its role in the key, how many were right, and the role that was given
    most instead."""

    label: str
    words: str
    role: str
    right: int
    instead: str
    why: str


def units(exercise: Exercise, sums: RoleSums, language: str = SOURCE) -> list[UnitRow]:
    """Return the parts in their order."""
    task, rows = exercise.items[0].task, []
    assert isinstance(task, Sorting)
    keyed = zip(labels(exercise), task.units, _key(exercise).units, sums.roles, strict=True)
    for label, unit, key, counts in keyed:
        wrong = {role: c for role, c in sorted(counts.items()) if role not in (NONE, *key.roles) and c}
        most = max(wrong, key=lambda role: wrong[role], default="")
        text = exercise.stem.passages[unit.passage].text.show(unit.where)
        instead = f"{role_label(most, language)}: {wrong[most]}" if most else ""
        roles = keyed_roles(key.roles, language)
        rows.append(
            UnitRow(label, text, roles, right(counts, key.roles), instead, named_parts(exercise, key.why))
        )
    return rows


def keyed_roles(roles: Sequence[str], language: str = SOURCE) -> str:
    """Return the role of a part in words, with the other roles that the key accepts."""
    first, *others = (role_label(role, language) for role in roles)
    form = catalogue(language).gettext("%(role)s (also: %(others)s)")
    return form % {"role": first, "others": ", ".join(others)} if others else first


def role_confusion(exercise: Exercise, sums: RoleSums, language: str = SOURCE) -> Confusion | None:
    """Return the roles that readers gave, by the role of the key.  Parts for which the key accepts other
    roles too get a separate row, so that no wrong answer is counted with right ones."""
    counts: Counter[tuple[str, str]] = Counter()
    labels = {id: term.label for id, term in vocabulary(language).roles.items()}
    found: dict[tuple[str, ...], str] = {}
    for key, given in zip(_key(exercise).units, sums.roles, strict=True):
        row = found.setdefault(key.roles, " ".join(key.roles))
        for role, count in given.items():
            if role != NONE:
                counts[row, role] += count
    order = list(labels)
    rows = {
        found[roles]: keyed_roles(roles, language).capitalize()
        for roles in sorted(found, key=lambda roles: [order.index(role) for role in roles])
    }
    right = frozenset((row, role) for roles, row in found.items() for role in roles)
    return confusion(counts, rows, labels, right)


@dataclass(frozen=True, slots=True)
class ChoiceRow:
    """One answer of a question: its short name, its text, and how many readers chose it; the id is empty
    for no answer."""

    id: str
    name: str
    text: str
    count: int
    is_right: bool


@dataclass(frozen=True, slots=True)
class QuestionView:
    """One question: its answers in order, how many readers were right, and why the wrong one that most
    chose is wrong."""

    ask: str
    rows: tuple[ChoiceRow, ...]
    right: int
    wrong: str
    why: str


def questions(exercise: Exercise, sums: ChoiceSums, n: int, language: str = SOURCE) -> list[QuestionView]:
    """Return the questions of an exercise."""
    found = []
    for item, counts in zip(exercise.items, sums.choices, strict=True):
        assert isinstance(item.key, ChoiceKey)
        assert isinstance(item.task, Choosing)
        rows = [
            ChoiceRow(
                choice.id,
                answer_name(item.task, choice.id, language),
                choice.text,
                counts[choice.id],
                choice.id == item.key.choice,
            )
            for choice in item.task.choices
        ]
        if counts[NONE]:
            no_answer = catalogue(language).gettext("no answer")
            rows.append(ChoiceRow(NONE, no_answer, no_answer, counts[NONE], False))
        wrong = most_wrong(item.key, counts)
        name = next((row.name for row in rows if wrong and row.id == wrong), "")
        why = dict(item.key.whys)[wrong] if wrong else ""
        found.append(QuestionView(item.task.ask.strip(), tuple(rows), counts[item.key.choice], name, why))
    return found


@dataclass(frozen=True, slots=True)
class Checked:
    """One thing that the word check looks for, and in how many rewritings it holds."""

    words: str
    count: int
    why: str


@dataclass(frozen=True, slots=True)
class TextsView:
    """The rewritings of a class: what the word check found, the rubric, the model, the texts in the order
    of their words, and apart from them the fragments, which seem to be no whole sentence.

    `broken` is the number of fragments among all `written`, also among those that are not shown."""

    sentence: str
    written: int
    gone: tuple[Checked, ...]
    kept: tuple[Checked, ...]
    rubric: tuple[str, ...]
    model: str
    texts: tuple[tuple[str, int], ...]
    fragments: tuple[tuple[str, int], ...]
    broken: int
    shown: int


def texts(exercise: Exercise, sums: TextSums, n: int) -> TextsView:
    """Return the rewritings, sorted by their own words, so that their order tells of no reader."""
    key, task = exercise.items[0].key, exercise.items[0].task
    assert isinstance(key, RewriteKey)
    assert isinstance(task, Rewriting)
    gone = tuple(Checked(p.words, c, p.why) for p, c in zip(key.gone, sums.gone, strict=True))
    kept = tuple(Checked(f.fact, c, f.why) for f, c in zip(key.facts, sums.kept, strict=True))
    written = n - sums.empty
    return TextsView(
        task.sentence,
        written,
        gone,
        kept,
        key.rubric,
        key.model,
        _counted(text for text, is_whole in sums.texts if is_whole),
        _counted(text for text, is_whole in sums.texts if not is_whole),
        written - sums.whole,
        len(sums.texts),
    )


def _counted(texts: Iterable[str]) -> tuple[tuple[str, int], ...]:
    """Return each text once, with how often it came, in the order of the alphabet."""
    return tuple(sorted(Counter(texts).items(), key=lambda one: (one[0].casefold(), one[0])))
