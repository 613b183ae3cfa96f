"""Reading YAML: every value is text, what an author cannot have meant is refused at its place."""

from __future__ import annotations

from typing import Any

import pytest

from facingpages.files import yaml_read
from facingpages.files.findings import Finding
from facingpages.files.yaml_read import MAX_DEPTH, MAX_VALUES
from facingpages.files.yaml_text import Refused


def refused(text: str, first_line: int = 1) -> Finding:
    with pytest.raises(Refused) as error:
        yaml_read.parse(text, "x.yml", first_line)
    assert error.value.finding.path == "x.yml"
    return error.value.finding


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("a: no\nb: 010\nc: 1:30\nd: 2025-06-02\n", {"a": "no", "b": "010", "c": "1:30", "d": "2025-06-02"}),
        ("a: ~\nb:\nc: ''\nd: \"x\"\n", {"a": "~", "b": "", "c": "", "d": "x"}),
        ("a: [1, {b: 2}]\nc:\n  - x\n  - - y\n", {"a": ["1", {"b": "2"}], "c": ["x", ["y"]]}),
        ("a: |\n  one\n  two\nb: >-\n  one\n  two\n", {"a": "one\ntwo\n", "b": "one two"}),
        ("{}", {}),
        ("a: '*b'\nc: '&d'\n", {"a": "*b", "c": "&d"}),
        ('"\\u00e9": "a\\u0301"\n', {"é": "a\u0301"}),
    ],
)  # fmt: skip
def test_every_value_is_text_as_it_is_written(text: str, values: dict[str, Any]) -> None:
    """Nothing is coerced: the models of the formats give types."""
    assert yaml_read.parse(text, "x.yml") == values


@pytest.mark.parametrize(
    ("text", "code", "message", "line", "column"),
    [
        ("", "yaml-empty", "holds nothing", 1, 1),
        ("# only this\n", "yaml-empty", "holds nothing", 1, 1),
        ("- a\n- b\n", "yaml-not-a-mapping", "found text or a list where keys are expected", 1, 1),
        ("\n  text\n", "yaml-not-a-mapping", "found text or a list where keys are expected", 2, 3),
        ("a: 1\n---\nb: 2\n", "yaml-second-document", "a second document begins here", 2, 1),
        ("a: 1\nb: &c 2\n", "yaml-anchor", "the anchor `&c` is not allowed", 2, 4),
        ("a: 1\nb: &c\n  d: 2\n", "yaml-anchor", "the anchor `&c` is not allowed", 2, 4),
        ("a: 1\nb: &c [1]\n", "yaml-anchor", "the anchor `&c` is not allowed", 2, 4),
        ("a: *c\n", "yaml-alias", "the alias `*c` is not allowed", 1, 4),
        ("a: !x 1\n", "yaml-tag", "the tag `!x` is not allowed", 1, 4),
        ("a: ! 1\n", "yaml-tag", "the tag `!` is not allowed", 1, 4),
        ("a:\n  <<: {b: 1}\n", "yaml-merge", "the merge key `<<` is not allowed", 2, 3),
        ("a: 1\nb: 2\na: 3\n", "yaml-duplicate-key", "the key `a` is here twice", 3, 1),
        ("a: {b: 1, c: 2, b: 3}\n", "yaml-duplicate-key", "the key `b` is here twice", 1, 17),
        ("\u00e9: 1\ne\u0301: 2\n", "yaml-duplicate-key", "the key `e\u0301` is here twice", 2, 1),
        ("? [a]\n: 1\n", "yaml-key", "a key must be one word or phrase", 1, 3),
        ("a:\n  {b: 1}: 2\n", "yaml-key", "a key must be one word or phrase", 2, 3),
        ('a: "\\0"\n', "forbidden-character", "U+0000", 1, 4),
        ('a: "x\\u202ey"\n', "forbidden-character", "U+202E", 1, 4),
        ('a: 1\nb: "\\u0301' + "\\u0301" * 40 + '"\n', "forbidden-character", "more than 30 accents", 2, 4),
        ("a: b: c\n", "yaml-syntax", "", 1, 5),
        ("a: \x01\n", "yaml-syntax", "is not YAML: ", 1, 1),
        ("a: 1\nb: \ud800\n", "yaml-syntax", "is not YAML: ", 1, 1),
        ("a: 1\nb: [1\n", "yaml-syntax", "", 2, 4),
        ("a: 1\nb: @c\n", "yaml-syntax", "", 2, 4),
    ],
)
@pytest.mark.parametrize("first_line", [1, 2, 9])
def test_what_nobody_can_have_meant_is_refused_at_its_place(
    text: str, code: str, message: str, line: int, column: int, first_line: int
) -> None:
    """The finding has the line of the file, which may begin before the YAML does."""
    finding = refused(text, first_line)
    assert (finding.code, finding.line, finding.column) == (code, line + first_line - 1, column)
    assert message in finding.message


def test_the_first_line_is_the_first_of_the_file() -> None:
    """A text without front matter counts from 1."""
    with pytest.raises(Refused) as error:
        yaml_read.parse("a: *b", "x.yml")
    assert error.value.finding.line == 1


def test_a_key_that_is_here_twice_is_mended_by_a_new_item_where_it_begins_one() -> None:
    """A first key that comes again is nearly always an item whose dash is missing."""
    assert refused("a: 1\nb: 2\na: 3\n").hint == "Begin a new item with `- a:`, or keep one of the two."
    assert refused("a: 1\nb: 2\nb: 3\n").hint == "Keep one of the two."


@pytest.mark.parametrize("opening", ["[", "{a: "])
def test_twenty_levels_are_read_and_no_deeper(opening: str) -> None:
    """A list and a mapping each count as one level, and the keys of the file are the first."""
    closing = "]" if opening == "[" else "}"

    def nested(depth: int) -> str:
        return f"x: {opening * depth}1{closing * depth}\n"

    assert MAX_DEPTH == 20
    assert not _is_refused(nested(MAX_DEPTH - 1))
    finding = refused(nested(MAX_DEPTH))
    assert (finding.code, finding.message) == ("yaml-too-deep", "is nested more than 20 levels deep")


def _is_refused(text: str) -> bool:
    try:
        yaml_read.parse(text, "x.yml")
    except Refused:
        return True
    return False


def test_forty_thousand_values_are_read_and_no_more() -> None:
    """The file itself, a list, a key and an item count as one each."""
    assert MAX_VALUES == 40_000

    def listed(items: int) -> str:
        return f"a: [{'x,' * items}]"  # with the file, the key and the list

    assert not _is_refused(listed(MAX_VALUES - 3))
    finding = refused(listed(MAX_VALUES - 2))
    assert finding.code == "file-too-large"
    assert "more than 40,000 keys and values" in finding.message


def test_several_slips_are_shown_at_once() -> None:
    """Each is at its own place, as long as it is clear how to mend the one before."""
    with pytest.raises(Refused) as error:
        yaml_read.parse("a: 1\nb 2\nc: 3\nd 4\n", "x.yml", 3)
    assert [(finding.line, finding.column) for finding in error.value.findings] == [(4, 1), (6, 1)]


@pytest.mark.parametrize(
    ("steps", "place", "of_key"),
    [
        ((), (1, 1), (1, 1)),
        (("a",), (1, 4), (1, 1)),
        (("c", 1, "d"), (4, 8), (4, 5)),
        (("c", 0), (3, 5), (3, 5)),
        (("c", "branch", 1), (4, 5), (4, 5)),
        (("c", 1, "none"), (4, 5), (4, 5)),
    ],
)
def test_every_value_has_a_place(
    steps: tuple[str | int, ...], place: tuple[int, int], of_key: tuple[int, int]
) -> None:
    """Keys and indexes lead to the value, or to its key; a step that leads nowhere is passed over."""
    text = "a: 1\nc:\n  - x\n  - d: 2\n"
    found, key = yaml_read.locate(text, steps), yaml_read.locate(text, steps, key=True)
    assert ((found.line, found.column), (key.line, key.column)) == (place, of_key)
    below = yaml_read.locate(text, steps, 5)
    assert (below.line, below.column) == (place[0] + 4, place[1])


def test_the_values_below_a_key_of_another_programs_file() -> None:
    """Each has its keys and place, tags are passed over; what is no mapping has none."""
    text = "nav:\n  - Home: index.md\n  - Part:\n      - !x a.md\n  - b.md\nextra: {x: y}\n"
    found = yaml_read.scalars(text, "mkdocs.yml", "nav")
    assert [(steps, value, at.line, at.column) for steps, value, at in found] == [
        (("Home",), "index.md", 2, 11), (("Part",), "a.md", 4, 9), ((), "b.md", 5, 5)
    ]  # fmt: skip
    assert [value for _, value, _ in yaml_read.scalars(text, "mkdocs.yml", "extra")] == ["y"]
    assert yaml_read.scalars("- nav\n", "mkdocs.yml", "nav") == []
    assert yaml_read.scalars("", "mkdocs.yml", "nav") == []


def test_the_values_of_another_program_have_bounds_too() -> None:
    """What is more than twenty levels deep is passed over, more than 40,000 values are refused."""
    deep = [len(yaml_read.scalars(f"nav: {'[' * n}x{']' * n}", "m.yml", "nav")) for n in (18, 19, 20, 25)]
    assert deep == [1, 1, 0, 0]
    often = f"x: &a [{'x,' * 200}]\nnav: [{'*a,' * 200}%s]"  # aliases stand for 40,000 values
    assert len(yaml_read.scalars(often % "", "m.yml", "nav")) == MAX_VALUES
    assert len(yaml_read.scalars(often % "y", "m.yml", "nav")) == MAX_VALUES + 1
    with pytest.raises(Refused) as error:
        yaml_read.scalars(often % "y, y", "m.yml", "nav")
    finding = error.value.finding
    assert (finding.code, finding.line, finding.column) == ("file-too-large", 2, 1)
    with pytest.raises(Refused) as error:
        yaml_read.scalars("nav: [", "m.yml", "nav")
    assert error.value.finding.code == "yaml-syntax"
