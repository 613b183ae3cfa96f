"""Other paragraphs for an exercise: the marks and answers that are in them are kept, the others go.

The same request looks first, so that the page can show what goes before anything is changed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, assert_never

from facingpages.author.drafts import exercise as exercise_draft
from facingpages.course.items import KindId
from facingpages.course.kinds.claim_evidence import renamed_parts
from facingpages.course.kinds.registry import KINDS
from facingpages.course.passage import Passage
from facingpages.course.placing import Placed, Zone, describe
from facingpages.desk.bench import placed, quoted
from facingpages.desk.bench.bench import Bench
from facingpages.desk.bench.placed import Steps
from facingpages.desk.editor import exercise
from facingpages.desk.lessons import making
from facingpages.desk.requests.base import OneEdit
from facingpages.desk.requests.refusal import Refusal
from facingpages.desk.requests.to_make import ChangePassages
from facingpages.files.yaml_read import Plain, parse

Answer = dict[str, Any]
Values = dict[str, Plain]
Entry = dict[str, Any]


def changed(bench: Bench, request: ChangePassages) -> Answer:
    """Let an exercise show other paragraphs, as one step of undo; with `look`, only return the words that
    would go."""
    values: dict[str, Any] = bench.values(bench.exercise(request.exercise))
    kind: KindId | None = values["kind"] if values.get("kind") in KINDS else None
    if kind is None or kind == "citation-check":
        raise Refusal(
            "an exercise of this kind shows the paragraph of its claim", "Point at another claim instead."
        )
    shown = making.passages(bench, kind, request.passages)
    fresh = parse(
        exercise_draft.draft(bench.folder.root, kind, shown, proposals=False, language=bench.course.language),
        "a draft",
    )
    now: Values = {**values, "stimulus": fresh["stimulus"]}
    move = _Move(values, now, placed.passages(values, bench.course), placed.passages(now, bench.course))
    edits = [OneEdit(field=["stimulus"], value=fresh["stimulus"])]
    match kind:
        case "loaded-terms":
            kept, gone = _marks(move)
            edits.append(OneEdit(field=["spans"], value=kept))
        case "claim-evidence":
            kept, gone = _parts(move, fresh)
            edits.append(OneEdit(field=["units"], value=kept))
        case "rewrite":
            more, gone = _sentence(move, fresh)
            edits += more
        case _:
            assert_never(kind)
    return {"gone": gone} if request.look else exercise.changed(bench, request.exercise, edits)


class _Move:
    """An exercise with the paragraphs before and after: where its quotations are, and how they are found."""

    def __init__(
        self, values: Values, now: Values, before: tuple[Passage, ...], after: tuple[Passage, ...]
    ) -> None:
        self.values, self.now, self.before, self.after = values, now, before, after
        self.zones = placed.zones_of(after)

    def items(self, name: str) -> list[Entry]:
        """Return the items of a list of the exercise."""
        return quoted.items({"fields": self.values}, name)

    def place(self, field: Steps) -> Placed | None:
        """Return the place of a quotation in the paragraphs after; None where they do not hold it."""
        found = placed.within(self.values, self.before, field)
        return next((Placed(at, one.where) for one in found for at in _holding(self.zones, one)), None)

    def new(self, quoted: Zone) -> list[int]:
        """Return the passage that holds words that no passage held before."""
        shown = list(_holding(placed.zones_of(self.before), quoted))
        return [] if shown else list(_holding(self.zones, quoted))

    def selector(self, field: Steps, place: Placed) -> Plain:
        """Return a selector that finds a quotation after the change: its own if that is enough."""
        found = placed.within(self.now, self.after, field)
        if len(found) == 1 and found[0].where == place.where:
            return placed.at(self.values, field) or {}
        made = describe(place, self.zones)
        return {**placed.as_data(made.exact, made.prefix, made.suffix)}


def _holding(zones: list[Zone], quoted: Zone) -> Iterator[int]:
    """Yield the index of each passage that holds quoted words."""
    for at, zone in enumerate(zones):
        if zone.seed == quoted.seed and quoted.where in zone.where:
            yield at


def _marks(move: _Move) -> tuple[list[Entry], list[str]]:
    """Return the marks that are kept, and the words of the others."""
    kept, gone = [], []
    for index, span in enumerate(move.items("spans")):
        field: Steps = ("spans", index, "mark")
        if place := move.place(field):
            kept.append({**span, "mark": move.selector(field, place)})
        elif words := quoted.exact(span, "mark"):
            gone.append(words)
    return kept, gone


def _parts(move: _Move, fresh: Values) -> tuple[list[Entry], list[str]]:
    """Return the parts in the order of the texts, those of new paragraphs still open, and the words of the
    parts that go; links and reasons follow the new numbers."""
    kept: list[tuple[Placed, Entry, int | None]] = []
    words: dict[int, str] = {}
    for index, unit in enumerate(move.items("units")):
        field: Steps = ("units", index, "text")
        words[index + 1] = quoted.exact(unit, "text")
        if place := move.place(field):
            kept.append((place, {**unit, "text": move.selector(field, place)}, index + 1))
    for index, unit in enumerate(quoted.items({"fields": fresh}, "units")):
        found = placed.within(fresh, move.after, ("units", index, "text"))
        kept += [(Placed(at, one.where), unit, None) for one in found for at in move.new(one)]
    kept.sort(key=lambda one: (one[0].zone, one[0].where.start))
    numbers = {old: new for new, (_, _, old) in enumerate(kept, 1) if old is not None}

    def called(old: int) -> str:
        return str(numbers[old]) if old in numbers else f"‘{quoted.short(words.get(old, str(old)))}’"

    gone = [said for number, said in words.items() if said and number not in numbers]
    return [_renumbered(unit, numbers, called) if old else unit for _, unit, old in kept], gone


def _renumbered(unit: Entry, numbers: dict[int, int], called: Callable[[int], str]) -> Entry:
    """Return a part with the numbers that the parts have now; a link to one that is gone is asked again."""
    made = dict(unit)
    link = made.get("supports")
    if isinstance(link, str) and link.isdecimal() and link != "0":
        made["supports"] = str(numbers.get(int(link), "todo"))
    if isinstance(made.get("why"), str):
        made["why"] = renamed_parts(made["why"], called)
    return made


def _sentence(move: _Move, fresh: Values) -> tuple[list[OneEdit], list[str]]:
    """Return the edits of a rewriting: one whose sentence is gone begins anew with a sentence of the new
    paragraphs."""
    if place := move.place(("sentence",)):
        return [OneEdit(field=["sentence"], value=move.selector(("sentence",), place))], []
    names = ("sentence", "loaded", "facts", "model", "why")
    return [OneEdit(field=[name], value=fresh[name]) for name in names], [
        quoted.exact({"sentence": move.values.get("sentence")}, "sentence")
    ]
