"""Two ordinary op-eds, one with links and one with notes, from their files to a citation exercise that is
keyed `found` with a proof, on the page and on paper."""

from __future__ import annotations

from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from facingpages.checks.run import run_checks
from facingpages.course.course import Course, Mode
from facingpages.course.items import ChoiceKey
from facingpages.handout.compose import exercises
from facingpages.handout.model.passage import Shape
from facingpages.handout.model.sheet import Facing, Paragraph
from facingpages.page import render
from tests.helpers.command import run
from tests.helpers.reseeding import COUNT, TWO, findings, swap
from tests.helpers.word_files import paragraph, word_file
from tests.helpers.word_files import run as words

LINKED = """<html lang="en"><head><meta charset="utf-8"><title>Let the ferry rest</title></head><body>
<nav><a href="/">Home</a> <a href="/opinion">Opinion</a></nav><main><h1>Let the ferry rest</h1>
<p>The ferry at Quarrydene is dear to us, and it is empty. The town <a href="https://quarrydene.example/ferry/2023">
counted 41 passengers a day</a> in the winter of 2023. Each of them costs more than a taxi.</p>
<p>Nobody wants to strand the islanders. A bus over the new bridge takes nine minutes, and it runs at night too. The
<a href="https://dene-courier.example/bridge">Dene Courier</a> has described the first month of it.</p>
<p>Related: <a href="#top">back to the top</a></p></main></body></html>"""


def noted() -> bytes:
    """A Word file of an op-ed with two footnotes."""
    mark = '<w:r><w:footnoteReference w:id="{0}"/></w:r>'
    body = [
        paragraph("Keep the ferry running"),
        paragraph(
            words("Of 300 islanders who were asked, 212 take the ferry every week.")
            + mark.format(2)
            + words(" That is no empty boat. It carries the school class, the post and the bread.")
        ),
        paragraph(
            words("The bridge was closed on eleven days of last winter because of the wind.")
            + mark.format(5)
            + words(" On those days the ferry sailed, and the bus waited on the other bank.")
        ),
    ]
    notes = {
        2: "Island Council, survey of 12 March 2023, p. 4.",
        5: "Harbour office, log of the winter, p. 9.",
    }
    listed = "".join(
        f'<w:footnote w:id="{number}">{paragraph(text)}</w:footnote>' for number, text in notes.items()
    )
    return word_file("".join(body), footnotes=listed)


EXERCISE = """kind: citation-check
title: {title}
minutes: 5
prompt: Read the highlighted words, and look for their source.
claim: {{seed: {seed}, exact: "{claim}"}}
citation: {{exact: "{mark}"}}
reference: {{exact: "{reference}"}}
questions:
  - axis: trace
    choices:
      - {{choice: found, why: It leads to one place and to no other.}}
      - {{choice: indirect, why: Nothing else fits it.}}
      - {{choice: not-listed, why: There is a place to which it leads.}}
      - {{choice: attributed, why: More than a mention is here.}}
      - {{choice: no-citation, why: Look for what leads out of the sentence.}}
    key: found
    proof: {{rule: one-entry}}
"""
LINK = {
    "seed": "ferry-rest",
    "title": "Passengers in winter",
    "claim": "The town counted 41 passengers a day in the winter of 2023",
    "mark": "counted 41 passengers a day",
    "reference": "https://quarrydene.example/ferry/2023",
}
NOTE = {
    "seed": "ferry-running",
    "title": "Every week",
    "claim": "Of 300 islanders who were asked, 212 take the ferry every week",
    "mark": "[1]",
    "reference": "Island Council",
}


@pytest.fixture
def op_eds(small: Path) -> Path:
    """The small course with the two op-eds brought in, and an exercise on a citation of each."""
    (small / "rest.html").write_text(LINKED, "utf-8")
    (small / "running.docx").write_bytes(noted())
    for file, id, side in (
        ("rest.html", "ferry-rest", "close-it"),
        ("running.docx", "ferry-running", "keep-it-open"),
    ):
        told = ["--position", "holds that it is so", "--because", "It cites.", "--yes"]
        ran = run("add", "seed", file, "--id", id, "--side", side, *told, cwd=small)
        assert ran.returncode == 0, ran.stderr
    for path, values in ((COUNT, LINK), (TWO, NOTE)):
        (small / path).write_text(EXERCISE.format(**values), "utf-8")
    return small


def shown(course: Course, id: str) -> tuple[str, list[str], list[str]]:
    """Return the framed mark of an exercise on paper, what its sheet says of the list, and the list."""
    learner = course.exercises[id].without_key()
    blocks = list(exercises.blocks(learner, "en", ""))
    pieces = [
        piece
        for block in blocks
        if isinstance(block, Facing)
        for stretch in block.columns[0].stretches
        for line in stretch.lines
        for piece in line.pieces
    ]
    mark = "".join(piece.text for piece in pieces if piece.mark and piece.mark.shape is Shape.SOURCE)
    told = [block.text for block in blocks if isinstance(block, Paragraph)]
    return mark, told, [words for _, words in learner.stem.entries]


def test_a_link_is_a_citation_from_file_to_paper(op_eds: Path) -> None:
    """The key is proved by the address behind the words; page and paper frame them and list the links."""
    assert findings(op_eds) == []
    course = Course.load(op_eds)
    made = course.exercises["one-street/vehicles-in-a-day"]
    key = made.items[0].key
    assert isinstance(key, ChoiceKey)
    assert key.fact == (
        "The highlighted words are a link, and it leads to one address: https://quarrydene.example/ferry/2023"
    )
    page = BeautifulSoup(render.exercise(made, Mode.PRACTICE), "html.parser")
    assert page.select_one(".fp-focus-mark").get_text() == LINK["mark"]  # type: ignore[union-attr]
    assert [part.get_text() for part in page.select(".fp-focus-claim")] == [
        "The town ",
        " in the winter of 2023",
    ]
    listed = page.select_one(".fp-entries")
    assert listed
    assert "The links of this text (2)" in listed.get_text()
    assert f"“{LINK['mark']}”: {LINK['reference']}" in listed.get_text()
    mark, told, links = shown(course, made.stem.id)
    assert mark.replace("\n", " ") == LINK["mark"]
    assert "The links of this text, with their addresses, are at the end of this sheet." in told
    assert links == [
        f"“{LINK['mark']}”: {LINK['reference']}",
        "“Dene Courier”: https://dene-courier.example/bridge",
    ]


def test_a_note_is_a_citation_from_file_to_paper(op_eds: Path) -> None:
    """So is a note: the key is proved by its line, and page and paper list the notes."""
    course = Course.load(op_eds)
    made = course.exercises["one-street/two-shops"]
    key = made.items[0].key
    assert isinstance(key, ChoiceKey)
    note = "Island Council, survey of 12 March 2023, p. 4."
    assert key.fact == f"The mark leads to one note, note 1: [1] {note}"
    page = BeautifulSoup(render.exercise(made, Mode.PRACTICE), "html.parser")
    assert page.select_one(".fp-focus-mark").get_text() == "[1]"  # type: ignore[union-attr]
    assert [entry.get_text() for entry in page.select(".fp-entries li")] == [
        note,
        "Harbour office, log of the winter, p. 9.",
    ]
    mark, told, notes = shown(course, made.stem.id)
    assert (mark, len(notes)) == ("[1]", 2)
    assert "The notes of this text are at the end of this sheet." in told


def test_a_linked_sentence_cannot_be_keyed_as_citing_nothing(op_eds: Path) -> None:
    """The checker names the link that the key denies."""
    swap(op_eds, COUNT, f'citation: {{exact: "{LINK["mark"]}"}}', "citation: none")
    swap(op_eds, COUNT, f'reference: {{exact: "{LINK["reference"]}"}}', "reference: none")
    swap(op_eds, COUNT, "key: found", "key: no-citation")
    swap(op_eds, COUNT, "rule: one-entry", "rule: no-citation")
    (finding,) = run_checks(Course.load(op_eds))
    assert f"holds the link `{LINK['mark']}`" in finding.message


def test_a_link_that_is_not_in_the_text_is_named(op_eds: Path) -> None:
    """A link whose words were changed is found where it is kept, with the nearest words."""
    swap(
        op_eds,
        "seeds/seeds.yml",
        'exact: "counted 41 passengers a day"',
        'exact: "counted 14 passengers a day"',
    )
    assert ("seeds/seeds.yml", "quote-missing") in {(f.path, f.code) for f in findings(op_eds)}


def test_a_draft_never_proposes_a_key_that_the_checker_refuses(op_eds: Path) -> None:
    """A draft on a line with a mark that nobody reads names it, and proposes no key."""
    text = "Keep it.\nThe ferry carries the post (Stone 2019). It is safe.\n"
    (op_eds / "unread.txt").write_text(text, "utf-8")
    told = ["--side", "close-it", "--position", "holds that", "--because", "It cites.", "--yes"]
    assert run("add", "seed", "unread.txt", "--id", "unread", *told, cwd=op_eds).returncode == 0
    new = ["new", "exercise", "one-street/unread", "--kind", "citation-check", "--from", "unread:2"]
    assert run(*new, cwd=op_eds).returncode == 0
    draft = (op_eds / "exercises/one-street/unread.yml").read_text("utf-8")
    assert "`(Stone 2019)`, which may cite and is not read: the key cannot be no-citation" in draft
    assert "speaks for" not in draft
    table = run("citations", "unread", cwd=op_eds).stdout
    assert "may cite, and is not read" in table
    assert "entries that no mark mentions" not in table
