"""Change a YAML text at single nodes and leave every other line as it is.

    text + edit -> the values that are meant
                -> ways to write them, the most sparing first -> the first that reads back as meant

A text is never changed on trust: where no way reads back as meant, the change is refused."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import assert_never

from facingpages.files import yaml_spots
from facingpages.files.alignment import aligned
from facingpages.files.yaml_read import Plain, parse
from facingpages.files.yaml_text import Refused

Steps = tuple[str | int, ...]
Order = Callable[[Steps], Sequence[str]]


class CannotChange(Exception):
    """A change that cannot be written: what is wrong, and what to do."""

    def __init__(self, message: str, hint: str) -> None:
        super().__init__(message)
        self.message, self.hint = message, hint


@dataclass(frozen=True, slots=True)
class Put:
    """Give a node another value, or a mapping a new key."""

    steps: Steps
    value: Plain


@dataclass(frozen=True, slots=True)
class Delete:
    """Take a key or an item out."""

    steps: Steps


@dataclass(frozen=True, slots=True)
class Insert:
    """Put a new item into a list, before the index that the steps end with."""

    steps: Steps
    value: Plain


Edit = Put | Delete | Insert


def changed(text: str, path: str, edits: Iterable[Edit], order: Order = lambda steps: ()) -> str:
    """Return a text with edits carried out one after another; raise `CannotChange`, or `Refused` for a text
    that `parse` does not read.

    `order` gives the usual order of the keys of the mapping at some steps, for a key that is new."""
    values: Plain = parse(text, path)
    for edit in edits:
        for small in _smallest(values, edit):
            values = applied(values, small)
            text = _first_as_meant(text, path, small, values, order)
    return text


def applied(values: Plain, edit: Edit) -> Plain:
    """Return values with an edit carried out; raise `CannotChange` where its steps lead nowhere."""
    if not edit.steps:
        if isinstance(edit, Put):
            return edit.value
        raise _nowhere(edit.steps)
    return _applied(values, edit, edit.steps)


def _applied(here: Plain, edit: Edit, steps: Steps) -> Plain:
    step, rest = steps[0], steps[1:]
    match here:
        case dict() if isinstance(step, str):
            if rest:
                if step not in here:
                    raise _nowhere(edit.steps)
                return {**here, step: _applied(here[step], edit, rest)}
            match edit:
                case Put():
                    return {**here, step: edit.value}
                case Delete() if step in here:
                    return {name: value for name, value in here.items() if name != step}
                case _:
                    raise _nowhere(edit.steps)
        case list() if isinstance(step, int) and 0 <= step <= len(here):
            before, after = here[:step], here[step:]
            if not rest and isinstance(edit, Insert):
                return [*before, edit.value, *after]
            if not after:
                raise _nowhere(edit.steps)
            if rest:
                return [*before, _applied(after[0], edit, rest), *after[1:]]
            match edit:
                case Put():
                    return [*before, edit.value, *after[1:]]
                case Delete():
                    return [*before, *after[1:]]
                case _:
                    raise _nowhere(edit.steps)
        case _:
            raise _nowhere(edit.steps)


def _smallest(values: Plain, edit: Edit) -> Iterator[Edit]:
    """Yield the edits of single nodes that an edit comes to, in an order in which they can be carried out."""
    match edit:
        case Put():
            yield from _differences(_at(values, edit.steps), edit.value, edit.steps)
        case Delete() | Insert():
            yield edit
        case _:
            assert_never(edit)


def _differences(old: Plain | None, new: Plain, steps: Steps) -> Iterator[Edit]:
    if old == new:
        return
    if isinstance(old, dict) and isinstance(new, dict) and old.keys() & new.keys():
        yield from (Delete((*steps, name)) for name in old if name not in new)
        for name, value in new.items():
            yield from _differences(old.get(name), value, (*steps, name))
    elif isinstance(old, list) and isinstance(new, list) and old and new:
        yield from _of_lists(old, new, steps)
    else:
        yield Put(steps, new)


def _of_lists(old: list[Plain], new: list[Plain], steps: Steps) -> Iterator[Edit]:
    """Yield the edits between two lists; an item that is put in or taken out moves no other."""
    here = before = after = 0
    for turn in aligned(old, new):
        match turn:
            case "keep":
                yield from _differences(old[before], new[after], (*steps, here))
                here, before, after = here + 1, before + 1, after + 1
            case "delete":
                yield Delete((*steps, here))
                before += 1
            case "insert":
                yield Insert((*steps, here), new[after])
                here, after = here + 1, after + 1
            case _:
                assert_never(turn)


def _at(values: Plain, steps: Steps) -> Plain | None:
    """Return the value at some steps; None where the last step is a key that is not there."""
    here: Plain = values
    for place, step in enumerate(steps):
        match here:
            case dict() if isinstance(step, str) and step in here:
                here = here[step]
            case list() if isinstance(step, int) and 0 <= step < len(here):
                here = here[step]
            case dict() if isinstance(step, str) and place == len(steps) - 1:
                return None
            case _:
                raise _nowhere(steps)
    return here


def _first_as_meant(text: str, path: str, edit: Edit, meant: Plain, order: Order) -> str:
    line_end = "\r\n" if "\r\n" in text else "\n"
    match edit:
        case Put():
            ways = yaml_spots.put(text, edit.steps, edit.value, order(edit.steps[:-1]))
        case Delete():
            ways = yaml_spots.deleted(text, edit.steps)
        case Insert():
            ways = yaml_spots.inserted(text, edit.steps, edit.value)
        case _:
            assert_never(edit)
    refused: Refused | None = None
    for way in ways:
        candidate = way if line_end == "\n" else way.replace("\r\n", "\n").replace("\n", "\r\n")
        try:
            if _same(parse(candidate, path), meant):
                return candidate
        except Refused as error:
            refused = refused or error
    if refused and refused.finding.code != "yaml-syntax":
        raise CannotChange(f"{refused.finding.message}", refused.finding.hint) from None
    raise CannotChange(
        f"{_shown(edit.steps)} of {path} is written in a way that cannot be changed here: nothing is changed",
        "Change it in a text editor.",
    )


def _same(values: Plain, meant: Plain) -> bool:
    """Return whether values are those that are meant, whatever the order of keys."""
    return values == meant


def _nowhere(steps: Steps) -> CannotChange:
    return CannotChange(f"there is no {_shown(steps)} to change", "Open the exercise again.")


def _shown(steps: Steps) -> str:
    """Return steps as a person reads them: `spans 3, why`."""
    words = [str(step + 1) if isinstance(step, int) else step for step in steps]
    return f"`{' '.join(words)}`"
