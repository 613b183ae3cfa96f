"""Every file of the collection comes in, or is refused with the reason, as its row says."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from facingpages.author.importers import noise
from facingpages.author.importers.convert import convert
from facingpages.author.importers.model import Brought, Unreadable
from facingpages.author.importers.provenance import candidates
from facingpages.text import citations
from facingpages.text.citations import Apparatus, LinkedWords
from facingpages.text.folded import Range, Text

FILES = Path(__file__).parents[1] / "data" / "import"

# By the name of each file: words of the text as it comes in, and of the report; no words where it is refused.
ROWS = {
    "c01-apa.md": ("(Miller & Osei, 2019, p. 4)", ""),
    "c03-links.md": ("The bridge carries 4,000 cars a day.", "kept 3 links"),
    "c04-links.html": ("The bridge carries 4,000 cars a day.", "kept 2 links"),
    "c07-abbreviations.txt": ("(EE.UU. y la UE lo dicen)", ""),
    "d01-document2.docx": ("The bridge is safe, the mayor said.", ""),
    "d03-automatic-numbers.docx": ("1. Minutes of the council, 2019.", "wrote 2 automatic numbers"),
    "d04-all-in-text-boxes.docx": ("", "all of the text is in 2 text boxes"),
    "d05-one-text-box.docx": ("The council agreed.", "left out 1 text box ("),
    "d06-footnotes2.docx": ("[1] Minutes of the council.", "put 1 note at the end"),
    "d07-hidden-and-symbol.docx": ("safe\u2212the mayor", "left out 1 formula (`E=mc`)"),
    "d08-hyperlink.docx": ("The bridge carries 4,000 cars a day.", "kept 1 link"),
    "d09-moved.docx": ("The bridge is safe.\nThe council agreed.", "kept 1 moved passage"),
    "d11-reference-list-heading.docx": ("(Miller, 2019)", ""),
    "h01-latin1-label.html": ("the council\u2019s report\u2014all forty pages", "read as windows-1252"),
    "h02-gb2312-label.html": ("\u6731\u9555\u57fa\u8bf4\u6865\u5f88\u5b89\u5168", "read as gb18030"),
    "h04-nul-in-script.html": ("The bridge is safe, the mayor said.", ""),
    "h06-empty-main.html": ("Open the bridge\nThe bridge is safe", ""),
    "h07-teaser-article.html": ("Paragraph 8 of the column says", ""),
    "h08-comments-link-at-head.html": ("Paragraph 8 of the column says", ""),
    "h09-ruby.html": ("\u6a4b\u306f\u5b89\u5168\u3067\u3059\u3002", "reading beside a word"),
    "h10-drop-cap.html": ("The bridge is safe.\nIt cost 4th place and H2O.", ""),
    "h12-no-charset-1252.html": ("Die Br\u00fccke ist sicher", "read as windows-1252"),
    "h13-utf8-with-old-meta.html": ("Die Br\u00fccke ist sicher \u2013", "its bytes are utf-8"),
    "h15-utf16.html": ("The bridge is safe.", "read as utf-16"),
    "h18-xml-warning.html": ("The bridge is safe, the mayor said.", ""),
    "m01-footnotes.md": ("safe.[1] The council said so in March[2].", "put 2 notes at the end"),
    "m03-crlf-front.md": ("The bridge is safe.", ""),
    "m04-lists-links.md": ("The council said so and https://example.org/report agrees", "kept 2 links"),
    "m05-hardwrapped.md": ("a good number for it - not a list, the writer", ""),
    "m06-underscores.md": ("snake_case_names", "left out the signs of Markdown"),
    "p01-missing-glyph.pdf": ("said the mayor \ufffd on Monday", "for 1 sign without a letter"),
    "p02-only-page-numbers.pdf": ("", "nothing besides the heads and feet of its pages"),
    "p04-bom-before-pdf.pdf": ("said the mayor on Monday.", ""),
    "p06-aes-no-user-password.pdf": ("said the mayor on Monday.", ""),
    "p08-odd-and-even-headers.pdf": ("brings and Page 2 speaks", "left out 4 lines at the head or foot"),
    "p10-footnotes.pdf": ("The council agreed.[2] It met.", "put 4 notes at the end"),
    "p11-arabic.pdf": ("", "is written from right to left"),
    "p12-hyphen-before-capital.pdf": ("the CDU-Fraktion after the long debate about COVID-19", "`well-|known`"),
    "p13-ligatures.pdf": ("The \ufb01nal report", ""),
    "r01-arabic-2.txt": ("\u0627\u0644\u062c\u0633\u0631", ""),
    "r01-arabic.txt": ("\u0627\u0644\u062c\u0633\u0631", ""),
    "t01-wrapped.txt": ("Open the bridge\n", "put 49 lines of one width together into 7 paragraphs"),
    "t02-wrapped-with-one-long-line.txt": ("Open the bridge\n", "put 51 lines of one width together into 8"),
    "u01-chinese.txt": ("\u5e02\u957f\u8bf4\u6865\u5f88\u5b89\u5168\u3002", ""),
    "u02-hindi.txt": ("\u0964", ""),
    "u04-thai.txt": ("\u0e2a\u0e30\u0e1e\u0e32\u0e19", ""),
    "u05-ligatures-accents.txt": ("\ufb01nal e\ufb03cient o\ufb00er.", ""),
}  # fmt: skip


def test_each_file_has_its_row() -> None:
    """No file of the collection is left out of the table."""
    assert sorted(ROWS) == sorted(file.name for file in FILES.iterdir() if file.suffix != ".typ")


@pytest.mark.filterwarnings("error")
@pytest.mark.parametrize("name", ROWS)
def test_a_file_comes_in_as_its_row_says(name: str) -> None:
    """Words, report or refusal are as stated, without a warning of a library."""
    words, says = ROWS[name]
    if not words:
        with pytest.raises(Unreadable) as refused:
            convert(FILES / name)
        assert says in str(refused.value)
        return
    brought = convert(FILES / name)
    assert words in "\n".join(line.text for line in brought.lines)
    assert says in "\n".join(brought.done)


def cited(brought: Brought) -> Apparatus:
    """Return the citations of a text brought in."""
    text = Text("".join(f"{line.text}\n" for line in brought.lines))
    linked = [
        LinkedWords(Range(text.lines[one.line].start + one.start, text.lines[one.line].start + one.end), one.address)
        for one in brought.links
    ]  # fmt: skip
    return citations.read(text, noise.source_list(brought.lines), linked)


@pytest.mark.parametrize(
    ("name", "marks", "unread"),
    [
        ("c01-apa.md", ["(Miller & Osei, 2019, p. 4)", "(Lindqvist, 2018; Osei et al., 2020)", "Miller (2021)",
                        "(National Roads Office [NRO], 2020)"], []),
        ("c03-links.md", ["carries 4,000 cars a day", "fell by a third", "Daily Post"], []),
        ("c07-abbreviations.txt", [], []),
        ("d03-automatic-numbers.docx", ["[2]"], []),
        ("d11-reference-list-heading.docx", ["(Miller, 2019)"], []),
        ("m01-footnotes.md", ["[1]", "[2]", "[1]"], []),
        ("m04-lists-links.md", ["said so", "https://example.org/report"],
         ["[@doe2019, p. 4; see also @roe2020]", "[x]"]),
    ],
)  # fmt: skip
def test_its_citations_lead_to_their_entries(name: str, marks: list[str], unread: list[str]) -> None:
    """Each mark has an entry, and whatever may cite beside them is listed as not read."""
    apparatus = cited(convert(FILES / name))
    assert [mark.shown for mark in apparatus.marks] == marks
    assert all(target.entries for mark in apparatus.marks for target in mark.targets)
    assert [apparatus.text.show(where) for where in apparatus.unread] == unread
    assert apparatus.uncited() is None or len(apparatus.uncited() or ()) == (
        name == "d03-automatic-numbers.docx"
    )


def proposed(brought: Brought) -> dict[str, str]:
    return {str(one.lines): one.kind for one in noise.propose(brought.lines)}


@pytest.mark.parametrize(
    ("name", "holds"),
    [
        ("h07-teaser-article.html", lambda kinds: kinds == {"10": "navigation"}),
        ("h08-comments-link-at-head.html", lambda kinds: set(kinds.values()) == {"navigation", "comment link"}),
        ("d11-reference-list-heading.docx", lambda kinds: kinds == {"2-3": "source list"}),
        ("m01-footnotes.md", lambda kinds: kinds == {"4-5": "note"}),
    ],
)  # fmt: skip
def test_what_is_beside_the_argument_is_proposed(name: str, holds: Callable[[dict[str, str]], bool]) -> None:
    """A menu, a note and a list are proposed, and no line of the column is."""
    assert holds(proposed(convert(FILES / name)))


@pytest.mark.parametrize(
    "name", ["d06-footnotes2.docx", "h02-gb2312-label.html", "h09-ruby.html", "u02-hindi.txt"]
)
def test_a_sentence_is_no_title(name: str) -> None:
    """A first line that ends as a sentence, before the number of a note too, is proposed as no title."""
    brought = convert(FILES / name)
    title = candidates(brought.lines, brought.said).get("title", ("", 0))[0]
    assert not title.rstrip("[1]").endswith((".", "\u3002", "\u0964"))


def test_an_address_is_named_as_it_was_given() -> None:
    """A path keeps one slash of two; the message shows both."""
    with pytest.raises(Unreadable, match=r"`https://example\.org/a` is an address"):
        convert(Path("https://example.org/a"))
