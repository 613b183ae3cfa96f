"""A file of answers: read answer by answer, and what is wrong is said in plain words with its place."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from facingpages.files.findings import Finding
from facingpages.responses import answer_file
from facingpages.responses.answer_file import MAX_BYTES, MOST_NAMES, MOST_OF_A_PAGE, Parsed

HEAD = {"format": "facingpages-response-1", "reader": "Ana"}


def of(answers: Any, more: dict[str, Any] | None = None) -> Parsed | Finding:
    return answer_file.parse(json.dumps(HEAD | {"answers": answers} | (more or {})).encode(), "in/a.json")


def message(parsed: Parsed | Finding) -> str:
    """Return the message of the one finding, which is at the first line and column."""
    finding = parsed if isinstance(parsed, Finding) else parsed.wrong[0]
    assert (finding.path, finding.line, finding.column) == ("in/a.json", 1, 1)
    assert (finding.code, finding.hint) == ("response-wrong", "Hand the answers in again from the page.")
    return finding.message


@pytest.mark.parametrize(
    ("raw", "said", "place"),
    [
        (b"", "is empty", (1, 1)),
        (b" \n ", "is empty", (1, 1)),
        (b"\xff\xfe\x00", "is not a file of answers: it is no text in JSON", (1, 1)),
        (b'{"a":\n  }', "is not a file of answers: it is no JSON, or was changed here", (2, 3)),
        (b"[]", "is not a file of answers: nothing in it says `facingpages-response-1`", (1, 1)),
        (b'{"format": "x"}', "is not a file of answers: nothing in it says `facingpages-response-1`", (1, 1)),
    ],
)
def test_a_file_that_holds_no_answers_says_why(raw: bytes, said: str, place: tuple[int, int]) -> None:
    """Nothing, no text, no JSON and other JSON are told apart; a fault of the JSON has its place."""
    finding = answer_file.parse(raw, "in/a.json")
    assert isinstance(finding, Finding)
    assert (finding.message, (finding.line, finding.column)) == (said, place)


def test_a_byte_order_mark_is_no_fault() -> None:
    """Some editors of Windows write one when a reader saves the file again."""
    parsed = answer_file.parse(b"\xef\xbb\xbf" + json.dumps(HEAD | {"answers": {}}).encode(), "in/a.json")
    assert isinstance(parsed, Parsed)
    assert parsed.responses.reader == "Ana"


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        ({"marks": 5}, "`marks` of `x/y` of `answers` should hold a list"),
        ({"marks": [7]}, "number 1 of `marks` of `x/y` of `answers` should hold names and values"),
        ({"marks": [{"start": "1", "end": 2, "exact": "a"}]},
         "`start` of number 1 of `marks` of `x/y` of `answers` should hold a whole number"),
        ({"marks": [{"start": 1, "end": 2}]}, "`exact` of number 1 of `marks` of `x/y` of `answers` is missing"),
        ({"roles": [None, 3]}, "number 2 of `roles` of `x/y` of `answers` should hold text"),
        ({"grade": 1}, "`grade` of `x/y` of `answers` is nothing that a page hands in"),
        ({"supports": [0]}, "number 1 of `supports` of `x/y` of `answers` is not what a page hands in"),
        ([], "`x/y` of `answers` should hold names and values"),
    ],
)  # fmt: skip
def test_a_wrong_answer_is_named_by_its_place(answer: Any, said: str) -> None:
    """The finding leads from the value to the file in the names that the file has, counted from 1."""
    assert message(of({"x/y": answer})) == said


def test_one_wrong_answer_hides_no_other() -> None:
    """The answers that can be read are kept, and each other one has its finding."""
    parsed = of({"a/a": {"roles": 1}, "b/b": {"text": "So."}, "c/c": {"text": 2}})
    assert isinstance(parsed, Parsed)
    assert [*parsed.responses.answers] == ["b/b"]
    assert [finding.message for finding in parsed.wrong] == [
        "`roles` of `a/a` of `answers` should hold a list", "`text` of `c/c` of `answers` should hold text"
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ({"reader": 5}, "`reader` should hold text"),
        ({"answers": []}, "`answers` should hold names and values"),
        ({"grade": 1, "changed": -1}, "`changed` is not what a page hands in"),
        ({"grade": 1}, "`grade` is nothing that a page hands in"),
    ],
)
def test_the_first_fault_of_the_whole_file_is_named(more: dict[str, Any], said: str) -> None:
    """A fault outside of the answers keeps the file from being read."""
    assert message(of({}, more)) == said


def test_a_file_with_too_many_names_is_refused() -> None:
    """Ten thousand names in one place are read, one more is not, however deep they are."""
    names = {str(n): None for n in range(MOST_NAMES)}
    assert MOST_NAMES == 10_000
    assert "`x/y`" in message(of({"x/y": [names]}))
    names["more"] = None
    assert message(of({"x/y": [[names]]})) == "has 10,001 names in one place: the limit is 10,000"


def test_a_file_just_as_a_page_writes_it_takes_the_short_way() -> None:
    """It gives what the long way gives, up to the size of a page's files; anything odd takes the long way."""
    raw = json.dumps(HEAD | {"answers": {"x/y": {"text": "So."}}, "reader": "A\u202ena"}).encode()
    assert answer_file.as_pages_write(raw) == answer_file.parse(raw, "in/a.json")
    parsed = answer_file.as_pages_write(raw)
    assert parsed
    assert parsed.responses.reader == "Ana"
    full = raw + b" " * (300_000 - len(raw))
    assert len(full) == MOST_OF_A_PAGE
    assert answer_file.as_pages_write(full)
    assert answer_file.as_pages_write(full + b" ") is None
    assert answer_file.as_pages_write(b"{") is None


def test_a_file_of_five_megabytes_is_read_and_no_larger_one(tmp_path: Path) -> None:
    """The limit is said in the finding; a file that is not there is unreadable."""
    file = tmp_path / "a.json"
    raw = json.dumps(HEAD | {"answers": {}}).encode()
    file.write_bytes(raw + b" " * (5_000_000 - len(raw)))
    assert MAX_BYTES == 5_000_000
    assert not isinstance(answer_file.read(file), Finding)
    file.write_bytes(raw + b" " * (5_000_001 - len(raw)))
    large, gone = answer_file.read(file), answer_file.read(tmp_path / "b.json")
    assert isinstance(large, Finding)
    assert isinstance(gone, Finding)
    assert (large.code, large.message, large.line, large.column) == (
        "file-too-large", "is larger than 5,000,000 bytes", 1, 1
    )  # fmt: skip
    assert (gone.code, gone.message, gone.line, gone.column) == (
        "file-unreadable", "cannot be read: No such file or directory", 1, 1
    )  # fmt: skip


def test_reading_one_file_gives_its_answers_or_its_first_finding(tmp_path: Path) -> None:
    """`read` is for a command that wants all of a file or none."""
    file = tmp_path / "a.json"
    file.write_text(json.dumps(HEAD | {"answers": {"a/a": {"roles": 1}, "c/c": {"text": 2}}}), "utf-8")
    finding = answer_file.read(file)
    assert isinstance(finding, Finding)
    assert finding.message == "`roles` of `a/a` of `answers` should hold a list"
    file.write_text("[]", "utf-8")
    assert isinstance(answer_file.read(file), Finding)
    file.write_text(json.dumps(HEAD | {"answers": {"c/c": {"text": "So."}}}), "utf-8")
    responses = answer_file.read(file)
    assert not isinstance(responses, Finding)
    assert responses.answers["c/c"].text == "So."
