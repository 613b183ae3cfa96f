"""PDF files: whatever is concluded from the places of signs is reported, and what cannot be told is refused."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest

from facingpages.author.importers.convert import convert, converted
from facingpages.author.importers.model import Brought, Unreadable
from facingpages.author.importers.pdf import document
from tests.helpers.pdf_files import page, pdf_file

CASES = Path(__file__).parents[1] / "data" / "import"
BODY = (
    "The council has closed the bridge for the third time since the",
    "war, and the mayor would rather see a ferry in its place, which",
    "nobody in the town wants, because it runs twice a day and costs",
    "more than it brings to the people who live on the other side of",
)


def convert_bytes(raw: bytes) -> Brought:
    return converted("a.pdf", raw, None)


def read(raw: bytes) -> tuple[list[str], str]:
    made = document.read(raw, None)
    return [line.text for line in made.lines], "\n".join(made.done)


@pytest.mark.parametrize(
    ("name", "words", "says"),
    [
        ("p01-missing-glyph", "said the mayor \ufffd on Monday", "for 1 sign without a letter"),
        ("p04-bom-before-pdf", "The bridge is safe, said the mayor on Monday.", ""),
        ("p06-aes-no-user-password", "The bridge is safe, said the mayor on Monday.", ""),
        ("p08-odd-and-even-headers", "brings and Page 2 speaks", "(`Bridges of the North`, `B. Miller`)"),
        ("p10-footnotes", "The council agreed.[2] It met.", "put 4 notes at the end"),
        ("p12-hyphen-before-capital", "the Franco-German commission", "`self-|governing` as self-governing"),
        ("p13-ligatures", "The \ufb01nal report", ""),
    ],
)
def test_pdf_files_of_the_collection(name: str, words: str, says: str) -> None:
    """Each file of the collection comes in, and the report names what was done."""
    lines, done = read((CASES / f"{name}.pdf").read_bytes())
    assert words in "\n".join(lines)
    assert says in done


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("p02-only-page-numbers", "holds nothing besides the heads and feet of its pages"),
        ("p11-arabic", "is written from right to left"),
    ],
)
def test_what_has_no_text_or_no_order_is_refused(name: str, says: str) -> None:
    """Page numbers alone are no text; words from right to left have no order in a PDF."""
    with pytest.raises(Unreadable) as refused:
        convert(CASES / f"{name}.pdf")
    assert says in str(refused.value)


def test_notes_are_one_line_each_with_numbers_of_their_own() -> None:
    """Notes at the foot come to the end; where each page counts from 1, they and their marks are numbered
    anew, and the report says so."""
    lines, done = read((CASES / "p10-footnotes.pdf").read_bytes())
    assert lines[-4:] == [
        "[1] Minutes of the council, 12 March 2024.",
        "[2] Ibid., p. 4.",
        "[3] Minutes of the council, 12 March 2024.",
        "[4] Ibid., p. 9.",
    ]
    assert "said[3] on Tuesday. The council agreed.[4]" in "\n".join(lines)
    assert "numbered them anew" in done


def test_a_note_of_two_lines_above_the_page_number_is_whole() -> None:
    """A note goes on over its lines, and the page number below is none of it."""
    body = page(*BODY)
    raised = [(72, 636, 12, "Nobody was asked"), (165, 641, 7, "1"), (172, 636, 12, " before the vote.")]
    foot = [(72, 110, 8, "1 Minutes of the council, printed"), (72, 100, 8, "in spring."), (290, 40, 9, "17")]
    lines, done = read(pdf_file([*body, *raised, *foot]))  # type: ignore[list-item]
    assert lines[-1] == "[1] Minutes of the council, printed in spring."
    assert "Nobody was asked[1] before the vote." in " ".join(lines)
    assert "left out 1 line at the head or foot of pages (`17`)" in done


def test_running_heads_of_two_lines_are_left_out() -> None:
    """Both lines of a running head go, and a line of the text that is on every page stays."""
    head = [(72, 800, 9, "The Weekly"), (72, 789, 9, "Letters to the paper")]
    pages = [[*head, *page(*BODY, f"the {river}.")] for river in ("Elbe", "Oder", "Main")]
    lines, done = read(pdf_file(*pages))  # type: ignore[arg-type]
    assert "left out 6 lines at the head or foot of pages (`The Weekly`, `Letters to the paper`)" in done
    assert "\n".join(lines).count("The council has closed") == 3


@pytest.mark.parametrize(
    ("lines", "text", "says"),
    [
        (("a long debate of the commis-", "sion of the town"), "commission", "`commis-|sion` as commission"),
        (("the commission met the commis-", "sion of the town"), "commission of", "joined 1 word cut at"),
        (("the co-op and again the co-", "op of the town"), "co-op of", "`co-|op` as co-op"),
        (("see https://x.example/a/", "b.html for the rest"), "https://x.example/a/b.html", "`https://x.example/a/|b.html`"),
        (("the well-", "known mayor of the town"), "well-known", "`well-|known` as well-known"),
    ],
)  # fmt: skip
def test_each_word_cut_at_a_line_end_is_said(lines: tuple[str, ...], text: str, says: str) -> None:
    """A hyphen stays where the text or a rule says so; each join shows what the page has."""
    made, done = read(pdf_file(page(*lines)))
    assert text in "\n".join(made)
    assert says in done


RIVER = ("https://river.example/a", "https://river.example/b?x=1")


def test_links_are_kept_beside_the_text_which_does_not_change() -> None:
    """A link keeps its words and address, over a line end too; words beside its area are no part of it."""
    lines = ("The town (see the survey) has counted 41", "passengers a day in the winter of 2023.")
    areas = [(171, 633, 208, 646, RIVER[0]), (283, 633, 297, 646, RIVER[1]), (72, 617, 167, 630, RIVER[1])]
    plain = convert_bytes(pdf_file(page(*BODY, *lines)))
    linked = convert_bytes(pdf_file(page(*BODY, *lines), links=areas))
    assert [line.text for line in linked.lines] == [line.text for line in plain.lines]
    words = [(linked.lines[link.line].text[link.start : link.end], link.address) for link in linked.links]
    assert words == [("survey", RIVER[0]), ("41 passengers a day", RIVER[1])]
    assert "kept 2 links beside the text" in "\n".join(linked.done)


def test_a_link_is_found_between_numbers_and_in_a_note() -> None:
    """Neither a number in front nor a mark that is numbered anew takes a link from its words."""
    body = page(*BODY)
    raised = [(72, 636, 12, "Nobody was asked"), (165, 641, 7, "1"), (172, 636, 12, " before 2019.")]
    foot = [(72, 110, 8, "1 Report, 15(2), 120-123. river.example/a (2019)")]
    areas = [(212, 634, 239, 647, RIVER[0]), (163, 108, 219, 117, RIVER[1])]
    brought = convert_bytes(pdf_file(*[[*body, *raised, *foot]] * 2, links=areas))  # type: ignore[list-item]
    shown = [brought.lines[link.line].text[link.start : link.end] for link in brought.links]
    assert shown == ["2019", "2019", "river.example/a", "river.example/a"]


@pytest.mark.parametrize("across", [True, False])
def test_columns_are_read_one_after_the_other(across: bool) -> None:
    """Two columns are one text, whether the file goes down each of them or across both; a title over them
    comes first."""
    left = page(*BODY, *BODY, size=8)
    right = page(*(line.upper() for line in BODY), *BODY, size=8, left=320)
    body = [line for pair in zip(left, right, strict=True) for line in pair] if across else [*left, *right]
    lines, _ = read(pdf_file([(72, 740, 14, "The bridge of the town and what is to become of it"), *body]))
    words = " ".join(BODY)
    assert lines[0] == "The bridge of the town and what is to become of it"
    assert " ".join(lines[1:]) == f"{words} {words} {words.upper()} {words}"


def test_a_table_is_no_text_of_two_columns() -> None:
    """The cells of a table stay side by side."""
    cells = [("Ferry", "41 a day"), ("Bridge over the river", "4,000"), ("Bus", "none"), ("Taxi", "12")] * 3
    rows = [
        cell
        for n, (one, other) in enumerate(cells)
        for cell in ((72, 700 - 16 * n, 12, one), (300, 700 - 16 * n, 12, other))
    ]
    lines, _ = read(pdf_file(rows))
    assert "Ferry 41 a day" in "\n".join(lines).replace("\n", " ")


@pytest.mark.parametrize(
    "line",
    ["7KH EULGJH LV VDIH VDLG WKH PDBRU RQ PRQGDB DQG WKH FRXQFLO DJUHHG", "/g3/g14/g15 /g7/g8/g9/g11 " * 4],
)
def test_a_pdf_without_a_usable_letter_map_is_refused(line: str) -> None:
    """Signs that came out as other letters are no text of anybody: the refusal says why."""
    with pytest.raises(Unreadable, match="does not say which letters its signs are"):
        read(pdf_file(page(line, line)))


def test_a_table_of_contents_full_of_dots_is_text() -> None:
    """Dots are no sign of a lost letter map."""
    assert read(pdf_file(page("Contents of the report", "The bridge " + ". " * 150 + "12")))[0]


@pytest.mark.parametrize("name", sorted(path.name for path in CASES.glob("p*.pdf")))
def test_no_word_is_lost_or_added_unsaid(name: str) -> None:
    """Word by word: whatever the pages hold is in the lines or in the report, and nothing else is."""
    raw = (CASES / name).read_bytes()
    texts = [page.extract_text() for page in document._opened(raw[raw.find(b"%PDF") :]).pages]
    held = Counter(re.findall(r"[^\W\d]+", "\n".join(texts).encode("utf-16", "replace").decode("utf-16")))
    try:
        lines, done = read(raw)
    except Unreadable:
        return
    came = Counter(re.findall(r"[^\W\d]+", " ".join(lines)))
    said = set(re.findall(r"[^\W\d]+", done))
    assert not set(held - came) - said
    assert not set(came - held) - said
