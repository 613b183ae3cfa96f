"""Packed answers, as a page leaves them in a school's system: read back, and refused where they are cut short."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facingpages.course.course import Course
from facingpages.responses import answer_file
from facingpages.responses.intake import packed

LETTERS = packed._LETTERS


def squeezed(text: str) -> str:
    """LZW codes of a text in letters of six bits, written here once more, from the description alone."""
    known = {bytes([code]): code for code in range(256)}
    bits, run, place = "", b"", 0
    codes = []
    for byte in text.encode():
        longer = run + bytes([byte])
        if longer not in known:
            codes.append(known[run])
            known[longer] = len(known)
            longer = bytes([byte])
        run = longer
    for place, code in enumerate([*codes, *([known[run]] if run else [])]):
        bits += format(code, f"0{(255 + place).bit_length()}b")
    bits += "0" * (-len(bits) % 6)
    return "".join(LETTERS[int(bits[at : at + 6], 2)] for at in range(0, len(bits), 6))


@given(st.text(max_size=300))
def test_any_text_comes_back(text: str) -> None:
    """What was squeezed is read back as it was."""
    assert packed.unsqueezed(squeezed(text)) == text


def test_answers_are_found_whole_and_in_pieces(course: Course) -> None:
    """A line, and the same in pieces in any order, give the answers with the words of their marks."""
    exercise = course.exercises["names-that-judge/what-the-talks-are-for"]
    row = [exercise.without_key().version, {"marks": [[0, 2, "doubt", 0]]}, None, 0, 5]
    letters = squeezed(json.dumps([row, ["00000000", {"text": "x"}, 1, 1, 9]]))
    pieces = [f"fp1.{n + 1}/3.{letters[n * 40 : (n + 1) * 40 if n < 2 else None]}" for n in range(3)]
    for texts in ([f"here: fp1.{letters}, copied"], ["Ana", *pieces], pieces[::-1]):
        (values,) = packed.found(course, texts, "Ana")
        assert values["reader"] == "Ana"
        assert values["changed"] == 5
        (mark,) = values["answers"][exercise.stem.id]["marks"]
        assert mark | {"exact": ""} == {
            "start": 0,
            "end": 2,
            "exact": "",
            "technique": "doubt",
            "neutral": "",
        }
        assert len(mark["exact"].split()) == 2


@pytest.mark.parametrize("line", ["fp1.Wy2", "fp1.", "fp1.____", "fp1.1/2.AAAA", "FP1.Wy2I", ""])
def test_what_is_cut_short_is_no_answer(course: Course, line: str) -> None:
    """A line that was cut short, or is of another program, gives nothing."""
    assert list(packed.found(course, [line])) == []


def test_no_row_stops_the_reading(course: Course) -> None:
    """Rows of another shape, marks outside of the text, and other JSON give nothing, or nothing that fits."""
    version = course.exercises["names-that-judge/what-the-talks-are-for"].without_key().version
    for rows in (
        [[version, {"marks": [[0, 99999, 0, 0]]}, 0, 0, 0]],
        [[version]],
        {"a": 1},
        [version, 5],
        7,
        [[1, 2, 3, 4, 5]],
    ):
        for values in packed.found(course, [f"fp1.{squeezed(json.dumps(rows))}"]):
            assert values["answers"] == {}


def test_scanned_codes_are_found_each_with_its_reader(course: Course) -> None:
    """Every code of a text gives the answers of its reader, once; one that is cut short, or of another shape,
    gives nothing."""
    id = "names-that-judge/what-the-talks-are-for"
    row = [course.exercises[id].without_key().version, {"marks": [[0, 2, 0, 0]]}]
    codes = [f"fp2.{squeezed(json.dumps([name, '0.5', 7, row]))}." for name in ("Ana", "Шевченко")]
    read = list(packed.scanned(course, f"{codes[0]} {codes[1]}\n{codes[0]}"))
    assert [(one["reader"], one["device"], one["changed"]) for one in read] == [
        ("Ana", "0.5", 7),
        ("Шевченко", "0.5", 7),
    ]
    assert [list(one["answers"]) for one in read] == [[id], [id]]
    assert list(packed.scanned(course, codes[0][:-1])) == []
    assert list(packed.scanned(course, codes[0][:40])) == []
    for other in (
        7,
        [],
        ["a"],
        {"a": 1},
        "abc",
        [[], [], []],
        ["a", "b", "c", 5, ["x", {}]],
        ["a", "b", None, row],
    ):
        for values in packed.scanned(course, f"fp2.{squeezed(json.dumps(other))}."):
            answer_file.of_values(values, "scans.txt")
