"""The opened source: a citation check that shows the text it leads to, and the proofs that read it; and
sources named in words."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from facingpages.course.course import Course, Mode
from facingpages.course.items import ChoiceKey
from facingpages.handout.compose import exercises
from facingpages.handout.model.sheet import Facing, Question
from facingpages.page import render
from facingpages.site import leaks
from facingpages.text.folded import Text
from tests.helpers.reseeding import COUNT, SEEDS, TWO, findings, reseed, swap

ID = "one-street/vehicles-in-a-day"
REPORT = """Traffic count on Mill Street
How we counted. Two of us stood at the bakery on September 4, 2023.
What we counted. We saw 9,400 vehicles, and bicycles are among them. A driver told us: "I only pass through."
"""
PRACTICE = """practice:
  - id: traffic-count
    received_as: written for this course
    sha256: {sha}
    words: {words}
    licence: CC BY 4.0
    title: Traffic count on Mill Street
    author: not stated
    outlet: not stated
    date: not stated
    kind: report, written for this example
    side: {side}
    position: none
    here_because: It can be opened.
    notice: []
    noise: []
"""
AXIS = {
    "trace": ["found", "indirect", "not-listed", "no-citation"],
    "quotation": ["verbatim", "altered", "trimmed", "misattributed", "cannot-tell"],
    "support": ["supports", "in-part", "does-not-address", "contradicts", "cannot-tell"],
    "fitness": ["fit", "interested-party", "secondary-only"],
}


def question(axis: str, key: str, proof: str = "") -> str:
    """Return a question on one axis, as an author writes it, with a rationale for each choice."""
    choices = "".join(f"      - {{choice: {id}, why: 'Why {axis} is {id} or not.'}}\n" for id in AXIS[axis])
    return f"  - axis: {axis}\n    choices:\n{choices}    key: {key}\n" + (
        f"    proof: {proof}\n" if proof else ""
    )


@pytest.fixture
def opened(small: Path) -> Path:
    """The small course with a practice text, shown as the source of one citation."""
    (small / "seeds/traffic-count.txt").write_text(REPORT, "utf-8")
    entry = PRACTICE.format(
        sha=hashlib.sha256(REPORT.encode()).hexdigest(), words=len(Text(REPORT).words), side="none"
    )
    with (small / SEEDS).open("a", encoding="utf-8") as file:
        file.write(entry)
    ask(
        small,
        COUNT,
        question(
            "support",
            "in-part",
            '{rule: source-says, statement: {exact: "9,400 vehicles"}, says: {exact: "bicycles are among them"}}',
        ),
    )
    swap(small, COUNT, "questions:", "source: {seed: traffic-count, lines: 2-3}\nquestions:")
    return small


def ask(root: Path, path: str, *questions: str) -> None:
    """Replace the questions of a citation check."""
    text = (root / path).read_text("utf-8")
    (root / path).write_text(
        text[: text.index("\nquestions:")] + "\nquestions:\n" + "".join(questions), "utf-8"
    )


def only_key(course: Course, id: str = ID) -> ChoiceKey:
    (item,) = course.exercises[id].items
    assert isinstance(item.key, ChoiceKey)
    return item.key


def test_the_source_stands_below_the_claim(opened: Path) -> None:
    """The page shows the source in a box of its own, readable without a script, after the claim and before
    the questions."""
    assert findings(opened) == []
    made = Course.load(opened).exercises[ID]
    for mode in Mode:
        page = BeautifulSoup(render.exercise(made, mode), "html.parser")
        (box,) = page.select(".fp-opened")
        assert [line["data-line"] for line in box.select(".fp-line")] == ["2", "3"]
        assert "bicycles are among them" in box.get_text()
        assert box.find_previous(class_="fp-focus-claim")
        assert box.find_next(class_="fp-question")


def test_the_source_stands_on_paper_too(opened: Path) -> None:
    """A sheet shows the source below the claim, before the questions, whole; a learner's sheet marks
    nothing in it."""
    made = Course.load(opened).exercises[ID]
    blocks = list(exercises.blocks(made.without_key(), "en", ""))
    claim, source = (i for i, block in enumerate(blocks) if isinstance(block, Facing))
    assert claim < source < next(i for i, block in enumerate(blocks) if isinstance(block, Question))
    box = blocks[source]
    assert isinstance(box, Facing)
    pieces = [
        piece for stretch in box.columns[0].stretches for line in stretch.lines for piece in line.pieces
    ]
    assert "".join(piece.text for piece in pieces) == "".join(REPORT.splitlines()[1:])
    assert not any(piece.mark for piece in pieces)


def test_the_words_of_the_source_that_decide_are_in_the_key(opened: Path) -> None:
    """The fact quotes both places with their paragraphs, and the key points at the words of the source."""
    course = Course.load(opened)
    key = only_key(course)
    source = course.practice["traffic-count"].text
    assert (
        key.fact
        == "The text has “9,400 vehicles” (paragraph 1), the source has “bicycles are among them” (paragraph 2 of the source)."
    )
    assert [source.show(where) for where in key.decided.source] == ["bicycles are among them"]
    made = course.exercises[ID]
    assert "bicycles are among them" in render.exercise(made, Mode.CLASS)
    assert "fp-decides" not in render.exercise(made, Mode.CLASS)


def test_another_source_is_another_version(opened: Path) -> None:
    """Answers to an exercise whose source has changed belong to another version of it."""
    before = Course.load(opened).exercises[ID].without_key().version
    swap(opened, COUNT, "lines: 2-3", "lines: 3-3")
    assert Course.load(opened).exercises[ID].without_key().version != before


@pytest.mark.parametrize(
    ("asked", "fact"),
    [
        (question("support", "does-not-address"), None),
        (
            question(
                "fitness",
                "fit",
                '{rule: source-says, statement: {exact: "counted 9,400"}, says: {exact: "Two of us stood"}}',
            ),
            "The text has",
        ),
    ],
)
def test_what_an_opened_source_decides(opened: Path, asked: str, fact: str | None) -> None:
    """That a source is silent may be argued once it is shown; that it suits is shown by its words."""
    ask(opened, COUNT, asked)
    assert findings(opened) == []
    assert (only_key(Course.load(opened)).fact or "").startswith(fact or "")


CLOSED = [
    (question("support", "does-not-address"), "states a fact without a `proof`"),
    (
        question(
            "support",
            "supports",
            '{rule: source-says, statement: {exact: "9,400"}, says: {exact: "Two of us"}}',
        ),
        "is not in",
    ),
]


@pytest.mark.parametrize(("asked", "message"), CLOSED)
def test_a_closed_source_decides_nothing(small: Path, asked: str, message: str) -> None:
    """Where no source is shown, its silence cannot be keyed, and words are looked for in the entry."""
    ask(small, COUNT, asked)
    (finding,) = findings(small)
    assert message in finding.message


def test_a_practice_text_takes_no_side_and_counts_nowhere(opened: Path) -> None:
    """A practice text is none of the seeds; one with a side is refused."""
    course = Course.load(opened)
    assert set(course.practice) == {"traffic-count"}
    assert "traffic-count" not in course.seeds
    swap(opened, SEEDS, "side: none", "side: close-it")
    (finding,) = findings(opened)
    assert (finding.code, "side: none" in finding.hint) == ("practice-sided", True)


BY = '{{rule: words-of-another, quote: {{exact: "{0}"}}, original: {{exact: "{0}"}}, speaker: {{exact: "{1}"}}}}'


def test_a_quotation_under_another_name(opened: Path) -> None:
    """The same words, given in the source to somebody else, are proved to be somebody else's."""
    reseed(
        opened,
        "street-for-people",
        "Most of them only",
        'The counters said: "I only pass through." Most of them only',
    )
    for speaker, message in (
        ("A driver told us", ""),
        ("Two of us", "the speaker is not named on the line of the original"),
    ):
        ask(opened, COUNT, question("quotation", "misattributed", BY.format("I only pass through", speaker)))
        assert [finding.message for finding in findings(opened)] == ([message] if message else [])
        if not message:
            assert (only_key(Course.load(opened)).fact or "").endswith(
                "are given there to “A driver told us”."
            )


NAMED = '{rule: named-not-listed, source: {exact: "Eastwater Gazette"}}'


def test_a_source_that_is_named_in_words(small: Path) -> None:
    """A text without a list names an outlet: the answer is that it is not listed, and the fact says so."""
    claim = "two shops closed in the first winter after the change"
    reseed(small, "street-for-all", claim, f"{claim}, the Eastwater Gazette wrote")
    ask(small, TWO, question("trace", "not-listed", NAMED))
    assert findings(small) == []
    assert (
        only_key(Course.load(small), "one-street/two-shops").fact
        == "Here the text names “Eastwater Gazette”, and it has no list of sources."
    )


def test_an_entry_that_tells_through_what_it_was_read(small: Path) -> None:
    """A name that one entry holds, with the words by which it says how it was read; a name that is in
    two is refused."""
    reseed(
        small,
        "street-for-people",
        "From the station it takes seven.",
        "From the station it takes seven, says the Railway Post.",
    )
    reseed(
        small,
        "street-for-people",
        '"One year without cars", leaflet',
        '"One year without cars", leaflet, as told in the Railway Post',
    )
    swap(small, TWO, "seed: street-for-all", "seed: street-for-people")
    swap(
        small,
        TWO,
        '"two shops closed in the first winter after the change"',
        '"From the station it takes seven"',
    )
    ask(
        small,
        TWO,
        question(
            "trace",
            "indirect",
            '{rule: read-through, source: {exact: "Railway Post"}, entry: {exact: "as told in"}}',
        ),
    )
    assert [f.code for f in findings(small) if f.path == TWO] == []
    fact = only_key(Course.load(small), "one-street/two-shops").fact
    assert fact == "The list has one entry that names “Railway Post”, entry 3, and it adds “as told in”."


def test_the_source_gives_no_key_away(opened: Path) -> None:
    """Words of a source that a learner reads are no leak, even where a fact of the key quotes them; the
    rationale of the key is one."""
    says = '{rule: source-says, statement: {exact: "9,400 vehicles"}, says: {exact: "We saw 9,400 vehicles, and bicycles are among them"}}'
    ask(
        opened,
        COUNT,
        question("support", "in-part", says).replace(
            "Why support is in-part or not.", "The report counts every bicycle that went by as well."
        ),
    )
    course = Course.load(opened)
    page = render.exercise(course.exercises[ID], Mode.CLASS)
    assert leaks.found(course, {"page.html": page.encode()}) == []
    (said,) = leaks.found(
        course, {"page.html": f"{page}<p>The report counts every bicycle that went by as well.</p>".encode()}
    )
    assert "the report counts every bicycle" in said
