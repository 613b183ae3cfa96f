"""`facingpages find`: what it gives names one place, and can be pasted as it is."""

from __future__ import annotations

import re

import pytest
from click.testing import CliRunner

from facingpages.author.find_quote import look_up
from facingpages.cli import main
from facingpages.course.course import Course
from facingpages.files import yaml_read, yaml_write
from facingpages.text import anchors
from facingpages.text.anchors import Selector
from tests.conftest import ROOT


def find(*words: str) -> tuple[int, str, str]:
    made = CliRunner().invoke(main, ["find", *words, "--course", str(ROOT)])
    return made.exit_code, made.stdout, made.stderr


@pytest.mark.parametrize("words", ["peace", "both sides would", "Trump", "“work on” another exchange"])
def test_each_selector_found_names_its_place_alone(course: Course, words: str) -> None:
    """Every hit's selector matches in its seed once, on the line that is given, and cuts no word."""
    hits = look_up(words, course.seeds)
    assert hits
    for hit in hits:
        text = course.seeds[hit.seed].text
        (where,) = anchors.match(hit.selector, text)
        assert (hit.likeness, text.line_at(where.start), text.cuts_word(where)) == (1, hit.line, False)


def test_what_is_printed_is_read_back_as_the_selector(course: Course) -> None:
    """The line after a hit is YAML, and holds the selector, whatever quotes and backslashes are in it."""
    status, out, err = find("both sides would")
    (hit,) = look_up("both sides would", course.seeds)
    assert (status, err) == (0, "1 place\n")
    assert yaml_read.parse(f"mark: {out.splitlines()[1].strip()}", "x")["mark"] == {
        "exact": hit.selector.exact
    }
    awkward = Selector('a "b" \\ c: #', "\n", "'}")
    assert yaml_read.parse(f"mark: {yaml_write.selector(awkward)}", "x")["mark"] == {
        "exact": awkward.exact,
        "prefix": "\n",
        "suffix": "'}",
    }


@pytest.mark.parametrize(
    "text",
    [
        "plain",
        "A street, closed",
        "no: yes",
        "- x",
        "#x",
        "it's",
        '"',
        "@x",
        "",
        " x",
        "x ",
        "x #y",
        "a\nb",
        "10",
        "\\",
    ],
)
def test_a_scalar_is_read_back_as_it_was(text: str) -> None:
    """A text as a scalar is in quotes where YAML would read something else."""
    assert yaml_read.parse(f"a: {yaml_write.scalar(text)}", "x") == {"a": text}


def test_words_that_stand_nowhere_give_what_is_most_like_them() -> None:
    """Words that are not there leave with 1 and the nearest places; nonsense leaves with 1 and says so."""
    status, out, err = find("both side would")
    assert (status, "both sides would" in out) == (1, True)
    assert "not found in any seed; the closest matches are above" in err
    status, out, err = find("Qzx vwk jjj")
    assert (status, out, "copy them from the seed" in err) == (1, "", True)


def test_one_seed_can_be_named() -> None:
    """With `--seed` only that seed is looked in; one that is not there is named with the nearest."""
    assert {
        line.split(",")[0]
        for line in find("peace", "--seed", "sabotaged-peace")[1].splitlines()
        if re.match(r"\S", line)
    } == {"sabotaged-peace"}
    status, _, err = find("peace", "--seed", "sabotaged-piece")
    assert (status, "Did you mean `sabotaged-peace`?" in err) == (2, True)
