"""Findings that a first author needed: each stands at the true place, names the true cause, and its hint mends it."""

from __future__ import annotations

from pathlib import Path

import markdown
import pytest

from facingpages import directives
from facingpages.course import Course
from facingpages.embed import FacingPagesExtension
from facingpages.findings import Finding

from .reseeding import COUNT, PAGE, SHOPS, VOTE, findings, reseed, swap

PAIR = "::: facing street-for-people:3-4 street-for-all:3-5"


def only(root: Path) -> Finding:
    """The one finding of a course."""
    found = findings(root)
    assert len(found) == 1, [finding.text() for finding in found]
    return found[0]


def place(root: Path, path: str, text: str) -> tuple[str, int, int]:
    """Where a text stands in a file, as a finding gives it."""
    before = (root / path).read_text("utf-8").partition(text)[0]
    return path, before.count("\n") + 1, len(before) - before.rfind("\n")


# --- directives


@pytest.mark.parametrize(
    "written",
    [
        *(":: facing", ":::: facing", ":facing", ": facing", "    ::: facing", " ::: facing", "\t::: facing", "\uff1a\uff1a\uff1a facing"),
        *("::facing", ":: facng", "  :: Facing"),
    ],
)
def test_a_line_that_is_nearly_a_directive_is_found(small: Path, written: str) -> None:
    """Indented, with colons too few or too many, it is one finding on its line; the hint written at its place mends it."""
    swap(small, PAGE, "::: facing", written)
    finding = only(small)
    assert (finding.path, finding.code) == (PAGE, "directive-unread")
    assert finding.hint.startswith(f"Write {PAIR} at the beginning of the line")
    lines = (small / PAGE).read_text("utf-8").splitlines()
    lines[finding.line - 1] = PAIR
    (small / PAGE).write_text("\n".join(lines), "utf-8")
    assert findings(small) == []


def test_an_exercise_in_such_a_line_is_not_unused_as_well(small: Path) -> None:
    """The exercise that is meant has no second finding, nor has the plan that holds it."""
    swap(small, PAGE, "::: exercise one-street/two-shops", ":: exercise one-street/two-shops")
    assert only(small).code == "directive-unread"


@pytest.mark.parametrize(
    "line", ["Note :: facing it", "::", ":: {.note}", ":: pages", ":-) facing", ": facing the street", "`:: facing`", "```\n:: facing\n```"]
)
def test_other_colons_are_text(line: str) -> None:
    """What is not like one of ours is left alone, and so is code."""
    assert list(directives.find(line)) == []


BEFORE = [
    *("text", "- item", "1. item", "> quote", "| a | b |\n|---|---|\n| 1 | 2 |"),
    *(
        "# Head",
        "Head\n====",
        "Head\n----",
        "***",
        "```\ncode\n```",
        "<div>\na\n</div>",
        "<!-- a -->",
        "[x]: http://y.example",
        "::: lesson names-that-judge",
        "",
    ),
]


@pytest.mark.parametrize("before", BEFORE)
def test_a_directive_that_a_paragraph_swallows_is_found(course: Course, before: str) -> None:
    """A directive right below text is found exactly where the page shows it as it stands."""
    page = f"{before}\n::: lesson names-that-judge"
    shown = markdown.markdown(page, extensions=["fenced_code", "tables", FacingPagesExtension(course=course)])
    assert bool(list(directives.find(page))[-1].unread) == (":::" in shown)


def test_a_directive_in_a_paragraph_is_mended_by_a_blank_line(small: Path) -> None:
    """The finding is on the directive's line, and the hint mends it."""
    swap(small, PAGE, f"\n\n{PAIR}", f"\n{PAIR}")
    finding = only(small)
    assert ((finding.path, finding.line, finding.column), finding.hint) == (place(small, PAGE, PAIR), "Leave a blank line above it.")


# --- noise


def test_noise_on_facing_pages_is_refused_as_in_an_exercise(small: Path) -> None:
    """A directive whose lines hold noise has the finding that a stimulus has."""
    swap(small, PAGE, "street-for-people:3-4 street-for-all:3-5", "street-for-people:7-9 street-for-all:8-9")
    finding = only(small)
    assert ((finding.path, finding.line), finding.code) == (place(small, PAGE, "::: facing")[:2], "noise-in-stimulus")
    swap(small, VOTE, "street-for-people, lines: 7-8", "street-for-people, lines: 7-9")
    (in_exercise, on_page) = findings(small)
    assert (in_exercise.code, in_exercise.message) == (on_page.code, on_page.message)


@pytest.mark.parametrize("units", [True, False])
def test_noise_is_the_cause_that_is_shown(small: Path, units: bool) -> None:
    """Where the lines of an exercise hold noise, that is said, and no advice to key it."""
    old, new = (
        ("street-for-people, lines: 5", "street-for-people, lines: 1-5")
        if units
        else ("street-for-people, lines: 7-8", "street-for-people, lines: 7-9")
    )
    swap(small, SHOPS if units else VOTE, old, new)
    finding = only(small)
    assert (finding.code, finding.line, finding.hint) == ("noise-in-stimulus", place(small, finding.path, new)[1], "Choose lines without it.")


def test_a_quotation_from_noise_is_not_advised(small: Path) -> None:
    """Words that stand on a line of noise only are not to be keyed, and the hint says so."""
    swap(small, VOTE, '"car lobby"', '"Pedal and Chain"')
    finding = only(small)
    assert (finding.code, finding.hint) == (
        "quote-missing",
        "It stands on line 9 of street-for-people, which is noise (ad): quote the author's own words.",
    )


def test_the_nearest_words_are_not_noise(small: Path) -> None:
    """What is offered for a misquoted claim stands in the author's argument, and runs over no line of noise."""
    swap(small, COUNT, '"On September 4, 2023, the council counted 9,400 vehicles there in one day"', '"Pedal and Chains, repairing while you wait"')
    finding = only(small)
    assert (finding.code, "Pedal" in finding.hint, "Line 9" in finding.hint) == ("quote-missing", False, False)
    reseed(small, "street-for-people", "Advertisement: Pedal and Chain, repairs while you wait", "Ride on")
    swap(small, COUNT, '"Pedal and Chains, repairing while you wait"', '"do so before the summer. Ride onward"')
    assert "Ride on" not in only(small).hint
