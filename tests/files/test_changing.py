"""Changes of YAML at single nodes: what is meant is read back, and every other line is as it was."""

from __future__ import annotations

import difflib
import random
from pathlib import Path
from typing import Any

import pytest

from facingpages.files import yaml_nodes, yaml_read
from facingpages.files.yaml_change import CannotChange, Delete, Edit, Insert, Put, applied, changed
from tests.conftest import ROOT

SMALL = """\
# about the file
kind: loaded-terms # the kind
title: "First"

stimulus:
  - {seed: one, lines: 1-3} # the first
  - {seed: two, lines: 4}
spans:
  # about the first span
  - mark:
      exact: "a word"
      suffix: " here"
    verdict: loaded
    why: >- # folded
      One sentence that is short. And "another: one" that is
      wrapped.

  # about the second
  - mark: {exact: 'b'}
    verdict: plain
    any_of: [one, "two",
      three]
    why: it's plain

  # at the end
last: |
  two
  lines
"""


def untouched(before: str, after: str) -> set[int]:
    """The numbers of the lines of a text that are the same, in their order, in another."""
    matcher = difflib.SequenceMatcher(None, before.split("\n"), after.split("\n"), autojunk=False)
    return {line for a, _, size in matcher.get_matching_blocks() for line in range(a, a + size)}


CASES: list[tuple[Edit, int]] = [
    (Put(("title",), "Second: with 'marks' and \"others\""), 1),
    (Put(("kind",), "rewrite"), 1),
    (
        Put(
            ("spans", 0, "why"),
            'Another: "text" that is long enough for a second line, # with no comment in it. ' * 2,
        ),
        3,
    ),
    (Put(("spans", 0, "why"), "two\nlines"), 3),
    (Put(("spans", 0, "mark", "exact"), "no"), 1),
    (Put(("spans", 0, "mark"), {"exact": "a word", "prefix": "not "}), 1),
    (Put(("spans", 0, "mark"), "text"), 3),
    (Put(("spans", 0, "technique"), "name-calling"), 0),
    (Put(("spans", 1, "why"), "a " * 40 + "b"), 1),
    (Put(("spans", 1, "mark", "exact"), "b: c"), 1),
    (Put(("spans", 1, "mark", "prefix"), "a, b"), 1),
    (Put(("spans", 1, "any_of", 1), "2"), 1),
    (Put(("spans", 1, "any_of"), ["one", "two"]), 2),
    (Put(("stimulus", 0, "lines"), "7"), 1),
    (Put(("last",), "three\n\nlines"), 2),
    (Put(("new",), ["a", {"b": "c"}]), 0),
    (Delete(("title",)), 1),
    (Delete(("spans", 0)), 7),
    (Delete(("spans", 1)), 5),
    (Delete(("spans", 0, "mark")), 4),
    (Delete(("spans", 0, "mark", "suffix")), 1),
    (Delete(("spans", 1, "any_of", 2)), 2),
    (Delete(("spans", 1, "mark", "exact")), 1),
    (Delete(("last",)), 3),
    (Insert(("spans", 0), {"mark": {"exact": "x"}, "why": "y " * 50 + "z"}), 1),
    (Insert(("spans", 2), {"mark": {"exact": "x"}, "why": "y"}), 0),
    (Insert(("spans", 1, "any_of", 3), "four"), 1),
    (Insert(("stimulus", 2), {"seed": "three", "lines": "1"}), 0),
]


@pytest.mark.parametrize(("edit", "touched"), CASES, ids=lambda value: str(value)[:60])
@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_a_change_is_read_back_and_touches_no_other_line(edit: Edit, touched: int, line_end: str) -> None:
    """The values are those meant; at most the lines of the node are others."""
    text = SMALL.replace("\n", line_end)
    after = changed(text, "x.yml", [edit])
    assert yaml_read.parse(after, "x.yml") == applied(yaml_read.parse(text, "x.yml"), edit)
    assert len(text.split("\n")) - len(untouched(text, after)) <= touched
    assert "\n" not in after.replace("\r\n", "") if line_end == "\r\n" else "\r" not in after
    assert [line for line in SMALL.split("\n") if line.strip().startswith("#")] == [
        line.rstrip("\r") for line in after.split("\n") if line.strip().startswith("#")
    ]


def test_a_new_key_goes_where_its_order_has_it() -> None:
    """A technique is put in between the verdict and the reason."""
    order = ["mark", "core", "verdict", "technique", "why"]
    after = changed(SMALL, "x.yml", [Put(("spans", 0, "technique"), "doubt")], lambda steps: order)
    assert "    verdict: loaded\n    technique: doubt\n    why:" in after


@pytest.mark.parametrize(
    ("text", "edit"),
    [
        ("a: 1\n", Put(("b", "c"), "x")),
        ("a: 1\n", Delete(("b",))),
        ("a: [1]\n", Delete(("a", 1))),
        ("a: [1]\n", Insert(("a", 3), "x")),
        ("a: 1\n", Delete(())),
        ("a: 1\n", Put(("a",), "hidden \u202e letter")),
    ],
)
def test_what_cannot_be_changed_is_refused(text: str, edit: Edit) -> None:
    """Steps that lead nowhere, and values that a file may not hold, change nothing."""
    with pytest.raises(CannotChange):
        changed(text, "x.yml", [edit])


def spots(values: Any, steps: tuple[str | int, ...] = ()) -> list[tuple[str | int, ...]]:
    """The steps to every value."""
    inner = (
        values.items() if isinstance(values, dict) else enumerate(values) if isinstance(values, list) else ()
    )
    return [place for name, value in inner for place in ((*steps, name), *spots(value, (*steps, name)))]


WORDS = [
    *"a word: with 'marks' \u2019 \u00fc # \"in\" it \u2014 and".split(),
    *"{more} [of] them - yes no 010 & * ! % @ ` 1:30".split(),
]


def random_edit(random: random.Random, values: Any) -> Edit:
    """Any edit of any value of a file."""
    steps = random.choice(spots(values))
    text = " ".join(random.choices(WORDS, k=random.choice((1, 3, 12, 40))))
    value: Any = random.choice(
        (
            text,
            text,
            text,
            {"exact": text},
            [text, "x"],
            {"mark": {"exact": text, "suffix": "b"}, "why": text},
        )
    )
    match random.randrange(4):
        case 0:
            return Delete(steps)
        case 1 if isinstance(steps[-1], int):
            return Insert(steps, value)
        case 2 if isinstance(steps[-1], str):
            return Put((*steps[:-1], "fresh"), value)
        case _:
            return Put(steps, value)


def test_500_random_edits_of_the_course_touch_only_their_lines() -> None:
    """Comments stay, values are those meant, and the lines of all other nodes are byte for byte the same."""
    dice = random.Random(19)  # noqa: S311  (no secret)
    files = [*sorted((ROOT / "exercises").rglob("*.yml")), ROOT / "seeds" / "seeds.yml"]
    refused = 0
    for _ in range(500):
        file: Path = dice.choice(files)
        text = file.read_text("utf-8")
        values = yaml_read.parse(text, file.name)
        edit = random_edit(dice, values)
        try:
            after = changed(text, file.name, [edit])
        except CannotChange:
            refused += 1
            continue
        assert yaml_read.parse(after, file.name) == applied(values, edit)
        kept = untouched(text, after)
        lines = text.split("\n")
        assert [line for line in lines if line.startswith("#")] == [
            line for line in after.split("\n") if line.startswith("#")
        ]
        if len(lines) - len(kept) > own_lines(values, edit, text):
            raise AssertionError(f"{file} {edit}: {sorted(set(range(len(lines))) - kept)}")
    assert refused <= 5


def own_lines(values: Any, edit: Edit, text: str) -> int:
    """How many lines of a file the node of an edit takes; one more for a list or mapping that loses all."""
    import yaml

    node: Any = yaml.compose(text, Loader=yaml_nodes.LOADER)
    for step in edit.steps:
        if isinstance(node, yaml.MappingNode):
            found = next((pair for pair in node.value if pair[0].value == step), None)
            if found is None:
                return 1
            key, node = found
            first = key.start_mark.line
        else:
            if step == len(node.value):
                return 1
            node = node.value[step]
            first = node.start_mark.line
    own = text[: node.end_mark.index].rstrip().count("\n") - first + 1
    return own + 1
