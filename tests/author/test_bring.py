"""Texts brought in: each kind of file becomes lines, what is left out is said, and what cannot be read is
refused in a sentence."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import docx
import pypdf
import pytest
import typst
from docx.opc.packuri import PackURI
from docx.opc.part import Part

from facingpages.author.importers import convert, noise, provenance
from facingpages.author.importers.model import ImportedLine, Unreadable
from facingpages.course.course import Course
from facingpages.text.folded import Lines
from tests.conftest import ROOT
from tests.helpers.word_files import word_file

CASES = Path(__file__).parents[1] / "data" / "import"
PARAGRAPH = "The council will vote on the plan in spring, and nobody who lives here has been asked what they think of it."


def brought(
    tmp_path: Path, name: str, content: bytes | str, encoding: str | None = None
) -> tuple[list[str], str]:
    """The lines of a file, and what was done to get them."""
    file = tmp_path / name
    file.write_bytes(content.encode() if isinstance(content, str) else content)
    made = convert.convert(file, encoding)
    return [line.text for line in made.lines], "\n".join(made.done)


@pytest.mark.parametrize("text", [b"One.\nTwo.\n", b"One.\r\nTwo.", "Ein “Wort”.\n\nZwei…\n".encode()])
def test_plain_text_is_kept_byte_for_byte(tmp_path: Path, text: bytes) -> None:
    """A text in UTF-8 is the seed as it is, whatever its line ends, and nothing was done to it."""
    (tmp_path / "a.txt").write_bytes(text)
    made = convert.convert(tmp_path / "a.txt")
    assert (made.raw, made.done) == (text, ())


def test_lines_of_one_width_become_paragraphs_and_verse_does_not(tmp_path: Path) -> None:
    """Lines that end where the next word no longer fitted are put together, which is said; lines of verse
    are left."""
    words = (PARAGRAPH + " ").replace(",", "").split() * 6
    lines = [""]
    for word in words:
        lines = (
            [*lines[:-1], f"{lines[-1]} {word}".strip()]
            if len(lines[-1]) + len(word) < 60
            else [*lines, word]
        )
    made, done = brought(tmp_path, "a.txt", "\n".join(lines) + "\n\nThe end.\n")
    assert made == [" ".join(words), "The end."]
    assert f"put {len(lines) + 1} lines of one width together into 2 paragraphs" in done
    verse = "\n".join(f"A line of verse {'that is longer ' * (n % 3)}here" for n in range(12))
    assert len(brought(tmp_path, "b.txt", verse)[0]) == 12


@pytest.mark.parametrize("name", ["t01-wrapped", "t02-wrapped-with-one-long-line"])
def test_one_longer_line_keeps_no_text_in_pieces(name: str) -> None:
    """A text of lines of one width is put together, also where one line is longer."""
    made = convert.convert(CASES / f"{name}.txt")
    assert len(made.lines) == (7 if name.startswith("t01") else 8)
    assert "lines of one width together" in made.done[0]


@pytest.mark.parametrize(
    ("content", "encoding", "says"),
    [
        ("Café".encode("utf-16"), None, "read as utf-16"),
        ("Café “x”".encode("windows-1252"), "windows-1252", "read as windows-1252"),
        (b"\xef\xbb\xbfCaf\xc3\xa9", None, ""),
        ("Ca\u00adf\u200bé".encode(), None, "left out 2 invisible characters (U+00AD x 1, U+200B x 1)"),
    ],
)
def test_what_was_done_to_the_characters_is_said(
    tmp_path: Path, content: bytes, encoding: str | None, says: str
) -> None:
    """Another encoding is read where it is marked or named; invisible characters are left out; both are
    said."""
    (line,), done = brought(tmp_path, "a.txt", content, encoding)
    assert line.startswith("Café")
    assert says in done


PAGE = f"""<html><head><title>x</title><meta name="author" content="Ann Lee"><style>p {{}}</style></head><body>
<nav><a href="/">Home</a> <a href="/news">News</a></nav>
<article><h1>Keep it open</h1><p>By Ann Lee</p><p>{PARAGRAPH}</p><script>alert(1)</script><!-- a note -->
<figure><img src="x.png" alt="A street"><figcaption>The street in May</figcaption></figure>
<p>One<br>two <b>bold</b> &amp; <a href="http://x.example">a link</a>.</p><p hidden>not seen</p></article>
<footer>Imprint</footer></body></html>"""


def test_a_web_page_is_its_lines_and_the_rest_is_said(tmp_path: Path) -> None:
    """A line a block; scripts, pictures and hidden parts are reported, and what the page marks as navigation
    is proposed as noise."""
    lines, done = brought(tmp_path, "a.html", PAGE)
    assert lines == [
        "Home News",
        "Keep it open",
        "By Ann Lee",
        PARAGRAPH,
        "The street in May",
        "One",
        "two bold & a link.",
        "Imprint",
    ]
    for said in (
        "<script> x 1",
        "picture x 1",
        "hidden part x 1",
        "kept 2 links beside the text",
    ):
        assert said in done
    assert [one.kind for one in noise.propose(convert.convert(tmp_path / "a.html").lines)] == [
        "navigation",
        "by-line",
        "caption",
        "navigation",
    ]


def test_markdown_loses_its_signs_and_says_so(tmp_path: Path) -> None:
    """Headings, emphasis, lists and links become plain lines; front matter is left out; both are said."""
    lines, done = brought(
        tmp_path,
        "a.md",
        "---\ntitle: X\n---\n# Keep *it*\n\nOne [link](http://x.example) and\nmore.\n\n- a\n- b\n\n<script>x</script>\n",
    )
    assert lines == ["Keep it", "One link and\nmore.".replace("\n", " "), "a", "b"]
    assert "left out the front matter (1 line)" in done
    assert "<script> x 1" in done


FRONT = "---\ntitle: X\nauthors: [Ann Lee]\nsource: The Weekly\npublished: 2024-09-12T08:30:00Z\ndate: {date}\n---\n"


@pytest.mark.parametrize(
    ("text", "above", "facts"),
    [
        (
            "# Keep it\n\nOne.\n",
            ["authors: Ann Lee", "source: The Weekly", "published: 2024-09-12"],
            ("The Weekly", "2024-09-12"),
        ),
        (
            "# Keep it\n\nBy Ann Lee, The Weekly, 12 September 2024\n\nOne.\n",
            [],
            ("The Weekly", "12 September 2024"),
        ),
    ],
)
def test_front_matter_states_what_the_text_does_not(
    tmp_path: Path, text: str, above: list[str], facts: tuple[str, str]
) -> None:
    """A date or an outlet that no line of the text says is kept above it, is no argument, and is a fact that
    the text states; the day of publication is more than another date."""
    (tmp_path / "a.md").write_text(FRONT.format(date="2021-01-01") + text)
    made = convert.convert(tmp_path / "a.md")
    lines = [line.text for line in made.lines]
    assert lines[: len(above)] == above
    assert lines[len(above)] == "Keep it"
    assert {one.kind for one in noise.propose(made.lines)} == {"by-line"}
    found = provenance.candidates(made.lines, made.said)
    assert (found["outlet"][0], found["date"][0]) == facts
    assert found["title"][0] == "Keep it"


def test_a_date_that_can_be_two_is_no_fact_of_the_front_matter(tmp_path: Path) -> None:
    """3/4/2025 is in March or in April: the teacher is asked."""
    lines, _ = brought(tmp_path, "a.md", "---\ndate: 3/4/2025\n---\nOne line of words.\n")
    assert lines == ["One line of words."]


def test_a_page_nested_without_end_is_read(tmp_path: Path) -> None:
    """Twenty thousand blocks in each other do not end the walk."""
    assert brought(tmp_path, "a.html", "<div>" * 20_000 + "deep" + "</div>" * 20_000)[0] == ["deep"]


def usual_word_file(tmp_path: Path) -> bytes:
    made = docx.Document()
    made.core_properties.author = "Ann Lee"
    made.sections[0].header.paragraphs[0].text = "The Weekly, page"
    made.add_heading("Keep it open", 1)
    made.add_paragraph(f"{PARAGRAPH}\nsecond line")
    made.add_table(1, 2).cell(0, 1).text = "a cell"
    kept = made.add_paragraph("Kept ")
    for tag, inner, words in (("ins", "t", "inserted"), ("del", "delText", "deleted")):
        xml = f'<w:{tag} xmlns:w="{W}" w:id="1" w:author="x"><w:r><w:{inner}>{words}</w:{inner}></w:r></w:{tag}>'
        kept._p.append(docx.oxml.parser.parse_xml(xml))
    made.add_paragraph("Last")
    packed = io.BytesIO()
    made.save(packed)
    return packed.getvalue()


W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def test_a_word_file_is_its_paragraphs_and_the_rest_is_said(tmp_path: Path) -> None:
    """Paragraphs and cells in their order; insertions kept, deletions and the page header left out, and
    all of it said."""
    lines, done = brought(tmp_path, "a.docx", usual_word_file(tmp_path))
    assert lines == ["Keep it open", PARAGRAPH, "second line", "a cell", "Kept inserted", "Last"]
    for said in (
        "left out the page header and footer (`The Weekly, page`)",
        "1 deleted passage",
        "kept 1 inserted passage",
    ):
        assert said in done


def noted_word_file() -> bytes:
    """A Word file with a raised number typed by hand, a power, a note that Word numbers, a heading and a
    numbered list."""
    made = docx.Document()
    made.add_heading("Keep it open", 1)
    paragraph = made.add_paragraph("Nobody was asked at all.")
    for part in ("1", "2"):
        paragraph.add_run(part).font.superscript = True
    paragraph.add_run(" The square has 900 m")
    paragraph.add_run("2").font.superscript = True
    paragraph.add_run(" of stone")
    paragraph._p.append(
        docx.oxml.parser.parse_xml(f'<w:r xmlns:w="{W}"><w:footnoteReference w:id="7"/></w:r>')
    )
    made.add_heading("Notes", 2)
    made.add_paragraph("Ann Lee, in a letter.", style="List Number")
    note = f'<w:footnotes xmlns:w="{W}"><w:footnote w:id="7"><w:p><w:r><w:t>Counted by hand.</w:t></w:r></w:p></w:footnote></w:footnotes>'
    part = Part(
        PackURI("/word/footnotes.xml"),
        "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml",
        note.encode(),
    )
    made.part.relate_to(part, "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes")
    packed = io.BytesIO()
    made.save(packed)
    return packed.getvalue()


def test_a_raised_number_can_be_told_from_its_word(tmp_path: Path) -> None:
    """A number above the line is in brackets, also where Word makes it, and a power after `^`; what is
    part of a word stays; it is said."""
    page = (
        "<p>Not at all.<sup>1</sup> According to <b>it</b><sup><a href='#2'>[2]</a></sup>, 5 km<sup>2</sup> and 10<sup>6</sup>.</p>"
        "<p>The 1<sup>st</sup> of May 2024<sup>3, 4</sup>, now<sup>†</sup></p>"
    )
    told = ["Not at all.[1] According to it[2], 5 km^2 and 10^6.", "The 1st of May 2024[3, 4], now[†]"]
    for name in ("a.html", "a.md"):
        lines, done = brought(
            tmp_path, name, page.replace("<p>", "").replace("</p>", "\n\n") if name == "a.md" else page
        )
        assert lines == told
        assert "wrote 5 small raised numbers in the line, as [1], ^2, ^6, [3, 4], [†]" in done
    lines, done = brought(tmp_path, "a.docx", noted_word_file())
    assert lines[1] == "Nobody was asked at all.[12] The square has 900 m^2 of stone[1]"
    assert lines[-1] == "[1] Counted by hand."
    assert "put 1 note at the end, each with its number in brackets" in done
    assert "wrote 2 small raised numbers in the line, as [12], ^2" in done


def test_the_numbers_of_a_list_that_are_left_out_are_said(tmp_path: Path) -> None:
    """A numbered list loses its numbers, which the page does not hold, and the report says so; a list of
    points has none."""
    assert (
        "number of an item x 2" in brought(tmp_path, "a.html", "<ol><li>One<li>Two</ol><ul><li>Three</ul>")[1]
    )


def pdf(text: str) -> bytes:
    source = (
        '#set document(title: "x", author: "Ann Lee")\n#set page(width: 120mm, height: 80mm, header: [The Weekly], numbering: "1")\n'
        + text
    )
    return bytes(typst.compile(source.encode()))


def test_a_pdf_is_its_paragraphs_without_headers_and_page_numbers(tmp_path: Path) -> None:
    """Lines are put together to paragraphs, also over a page; headers and page numbers are left out; both
    are said."""
    lines, done = brought(tmp_path, "a.pdf", pdf("= Keep it open\n\n" + f"{PARAGRAPH}\n\n" * 9))
    assert lines == ["Keep it open", *[PARAGRAPH] * 9]
    assert "at the head or foot of pages (`The Weekly`, `1`, `2`" in done
    assert "put" in done


def test_a_word_cut_at_a_line_end_is_joined_and_said(tmp_path: Path) -> None:
    """A word that hyphenation cut in two is put together, and named in the report."""
    lines, done = brought(
        tmp_path,
        "a.pdf",
        pdf(
            '#set text(hyphenate: true, lang: "en")\n#set par(justify: true)\n'
            + "internationalization characteristically " * 20
        ),
    )
    assert set(lines[0].split()) == {"internationalization", "characteristically"}
    assert "cut at a line end" in done


def test_a_caption_is_not_part_of_a_paragraph(tmp_path: Path) -> None:
    """Type of another size, and a line that begins as captions do, are by themselves, and so can be
    proposed as noise."""
    small = (
        "The square on a Saturday, with the market in front of the old town hall, and people who sit there."
    )
    shown = "Figure 1: The street in May, before the vote of the council was known to us."
    before = f"{PARAGRAPH} {PARAGRAPH[:60].strip()}"  # ends in the middle of a line, and of a sentence
    lines, _ = brought(
        tmp_path, "a.pdf", pdf(f"{before}\\ #text(size: 7pt)[{small}]\n\n{before}\\ {shown}\n\n{PARAGRAPH}")
    )
    assert lines[-5:] == [before, small, before, shown, PARAGRAPH]
    assert noise.propose([ImportedLine(line) for line in lines])[-1].kind == "caption"


def encrypted(text: str, password: str, algorithm: str) -> bytes:
    """A PDF that asks for a password, or for none where that is empty."""
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(pdf(text)))
    writer.encrypt(password, "owner", algorithm=algorithm)
    content = io.BytesIO()
    writer.write(content)
    return content.getvalue()


@pytest.mark.parametrize("algorithm", ["RC4-128", "AES-128", "AES-256"])
def test_a_pdf_that_anyone_may_open_is_read(tmp_path: Path, algorithm: str) -> None:
    """A PDF that is encrypted only against changes needs no password, and its text is read."""
    assert brought(tmp_path, "a.pdf", encrypted(PARAGRAPH, "", algorithm))[0][-1] == PARAGRAPH


def bomb() -> bytes:
    return word_file("<w:p>" + " " * 150_000_000 + "</w:p>")


def entities() -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(usual_word_file(Path()))) as packed, zipfile.ZipFile(made, "w") as new:
        for name in packed.namelist():
            xml = (
                b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">'
                + b"".join(b'<!ENTITY %c "%s">' % (98 + n, b"&%c;" % (97 + n) * 10) for n in range(9))
                + b"]><x>&j;</x>"
            )
            new.writestr(name, xml if name == "word/document.xml" else packed.read(name))
    return made.getvalue()


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("a.txt", lambda: b"Caf\xe9 au lait", "give --encoding windows-1252"),
        ("a.txt", lambda: b"\x7fELF\x02\0\0\0\xff\xfe" * 9, "does not hold text"),
        ("a.txt", lambda: b"  \n ", "is empty"),
        ("a.txt", lambda: b"x" * 20_000_001, "the limit is 20 MB"),
        ("a.txt", lambda: b"x " * 1_500_000, "the limit is 2,000,000"),
        ("a.html", lambda: b"<html><script>x</script></html>", "there is no text"),
        ("a.doc", lambda: b"x", "save the text as one of .txt"),
        ("a.docx", lambda: b"\xd0\xcf\x11\xe0" + b"x" * 99, "without a password"),
        ("a.docx", lambda: b"PK\x03\x04 not a zip", "save it as .docx"),
        ("a.docx", bomb, "unpacks to 150 MB"),
        ("a.docx", entities, "is damaged"),
        ("a.pdf", lambda: b"hello", "is not a PDF"),
        ("a.pdf", lambda: b"%PDF-1.7\nrubbish", "the PDF is damaged or cut short"),
        ("a.pdf", lambda: pdf("x" * 99)[:900], "the PDF is damaged or cut short: fetch it again"),
        ("a.pdf", lambda: encrypted("x", "secret", "RC4-128"), "has a password"),
        ("a.pdf", lambda: encrypted("x", "secret", "AES-256"), "open it with the password"),
        ("a.pdf", lambda: pdf("#set page(header: none, numbering: none)\n#rect()"), "recognises text"),
    ],
)
def test_what_cannot_be_read_is_refused_in_a_sentence(
    tmp_path: Path, name: str, content: object, says: str, capfd: pytest.CaptureFixture[str]
) -> None:
    """A hostile, locked, wrong or empty file is refused with what to do, and never with a fault of the
    program or in a library's words."""
    with pytest.raises(Unreadable) as refused:
        brought(tmp_path, name, content())  # type: ignore[operator]
    assert says in str(refused.value)
    assert "Error" not in str(refused.value)
    assert capfd.readouterr() == ("", "")


def test_a_pdf_that_breaks_off_is_said(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """Where a PDF was changed and cut short, what can be read is its older state, and the report says so;
    no library speaks."""
    whole = pdf(f"{PARAGRAPH}\n\n" * 3)
    assert "end mark" not in brought(tmp_path, "a.pdf", whole)[1]
    lines, done = brought(tmp_path, "a.pdf", whole + b"\n1 0 obj\n<< /Type /Pages /Kids")
    assert lines[-3:] == [PARAGRAPH] * 3
    assert "the file may be truncated: it goes on after its end mark" in done
    assert capfd.readouterr() == ("", "")


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Advertisement", "ad"),
        ("Story continues below", "ad"),
        ("By Ann Lee", "by-line"),
        ("By Monday the vote will be over.", None),
        ("By Ann Lee and Tom Ash, Weekly staff", "by-line"),
        ("Published on May 3, 2024", "by-line"),
        ("Photo: Ann Lee", "caption"),
        ("12 Comments", "comment link"),
        ("What do you think? Write to us.", "comment link"),
        ("Sign up for our newsletter", "newsletter box"),
        ("We subscribe to the view that the plan is right.", None),
        ("Read more:", "navigation"),
        ("Share this", "navigation"),
        ("Editor's note: a number was corrected.", "note"),
        ("© The Weekly", "note"),
        ("Advertisement pays for the paper, and " + PARAGRAPH + " " + PARAGRAPH, None),
        (PARAGRAPH, None),
    ],
)
def test_noise_is_proposed_for_what_is_not_the_argument(line: str, kind: str | None) -> None:
    """A line that is an advertisement, a by-line and so on is proposed with a reason; a sentence of an
    argument is not."""
    proposed = noise.propose([ImportedLine("A title of words"), ImportedLine(line), ImportedLine(PARAGRAPH)])
    assert [one.kind for one in proposed] == ([kind] if kind else [])
    assert all(one.reason for one in proposed)


TALK = [
    "First!",
    "I walk there every day. Nobody in 2024 would close it, see news.example.",
    "Share",
    "Ann, you are wrong.",
]


@pytest.mark.parametrize(
    ("heading", "after", "last"),
    [
        (ImportedLine("12 Comments"), [], 8),
        (ImportedLine("Reader comments:", "h2"), [ImportedLine("Ann Lee", "h3"), ImportedLine("Yes.")], 10),
        (
            ImportedLine("Comments (4)", "h2"),
            [ImportedLine("About the paper", "h2"), ImportedLine("It is weekly.")],
            8,
        ),
        (ImportedLine("Commentaires"), [ImportedLine("Sources"), ImportedLine("1. The Weekly")], 8),
    ],
)
def test_all_comments_below_their_heading_are_noise(
    heading: ImportedLine, after: list[ImportedLine], last: int
) -> None:
    """From the heading to the end, or to the next heading as high, everything is proposed as readers'
    comments; a link at the top begins none."""
    lines = [
        ImportedLine("Keep it open"),
        ImportedLine("3 comments"),
        ImportedLine(PARAGRAPH * 4),
        heading,
        *map(ImportedLine, TALK),
        *after,
    ]
    proposed = [(str(one.lines), one.kind) for one in noise.propose(lines)]
    assert proposed[:3] == [("2", "comment link"), ("4", "comment link"), (f"5-{last}", "reader comment")]
    assert proposed[3:] == ([("9-10", "source list")] if heading.text == "Commentaires" else [])


@pytest.mark.parametrize(
    "heading",
    [
        "Notes",
        "Footnotes:",
        "Endnotes",
        "R\u00e9f\u00e9rences",
        "Bibliographie",
        "Fuentes",
        "Quellen",
        "Notas",
    ],
)
@pytest.mark.parametrize(
    "entries",
    [
        ("1. Ann Lee, in a letter", "2. The Weekly"),
        ("[1] Ann Lee", "[2] The Weekly"),
        ("1 Ann Lee", "2 The Weekly"),
    ],
)
def test_notes_with_numbers_are_a_source_list(heading: str, entries: tuple[str, ...]) -> None:
    """A heading for notes, in the languages around us, with a numbered list below it is a source list, as
    `References` is."""
    lines = [
        ImportedLine("Keep it open"),
        ImportedLine(PARAGRAPH),
        ImportedLine(PARAGRAPH),
        ImportedLine(heading),
        ImportedLine(""),
        *map(ImportedLine, entries),
    ]
    found = noise.source_list(lines)
    assert found
    assert (str(found[0]), str(found[1])) == ("4", "5-7")


@pytest.mark.parametrize(
    ("listed", "found"),
    [
        (["Miller, B. (2019). Bridges. Press.", "Osei, Carla. Roads of 2020. Press, 2021.", "Lind, D. (2018). Cars."], True),
        (["[1] Council report, 12 March 2024, p. 4.", "[2] https://roads.example/report-2019", "[3] Minutes of the year 2023, item 7."], False),
        (["1. Council report, 12 March 2024, p. 4.", "2. https://roads.example/report-2019", "3. Minutes of the year 2023, item 7."], True),
        (["Miller, B. (2019). Bridges. Press.", "Osei, Carla. Roads of 2020. Press, 2021."], False),
        (["In 2019, the bridge was closed.", "In 2020, it was opened.", "In 2021, it fell down."], False),
        (["Miller, the mayor, said so in 2019.", "Osei, her deputy, agreed in 2020.", "Lind, a driver, did not in 2021."], False),
    ],
)  # fmt: skip
def test_a_list_without_a_heading_is_seen_where_every_line_is_an_entry(
    listed: list[str], found: bool
) -> None:
    """Three entries at the end are a list; sentences with a name and a year are none."""
    text = ["Open the bridge", "The bridge is safe (Miller, 2019), and it is cheap too."]
    made = noise.source_list(
        [ImportedLine(line, "note" if line[0] == "[" else "") for line in [*text, *listed]]
    )
    assert made == ((None, Lines(3, 5)) if found else None)


def test_notes_without_numbers_are_remarks(tmp_path: Path) -> None:
    """A paragraph below `Notes` is no source, though it names a year; the items of a list are, though a
    web page holds no numbers; notes of a Word file are apart from its list."""
    lines = [
        ImportedLine("Keep it open"),
        ImportedLine(PARAGRAPH),
        ImportedLine(PARAGRAPH),
        ImportedLine("Notes"),
        ImportedLine("I wrote this in 2021."),
    ]
    assert noise.source_list(lines) is None
    for name, content, entries in (
        (
            "a.html",
            f"<p>{PARAGRAPH}</p><p>{PARAGRAPH}</p><h2>Notes</h2><ol><li>Ann Lee</li><li>The Weekly</li></ol><h2>More</h2><p>In 2020</p>",
            "4-5",
        ),
        ("a.docx", noted_word_file(), "4"),
    ):
        (tmp_path / name).write_bytes(content.encode() if isinstance(content, str) else content)
        found = noise.source_list(convert.convert(tmp_path / name).lines)
        assert found
        assert str(found[1]) == entries


def test_the_proposals_for_the_course_are_what_its_authors_marked(course: Course) -> None:
    """On the five texts, whose noise was marked by hand, every line proposed was marked too, and the list
    of sources is whole."""
    for id, seed in course.seeds.items():
        lines = [ImportedLine(text) for text in (ROOT / "seeds" / f"{id}.txt").read_text("utf-8").split("\n")]
        for one in noise.propose(lines):
            assert seed.noise_in(one.lines), (id, one)
        listed = seed.entry.source_list
        assert noise.source_list(lines) == ((listed.heading, listed.entries) if listed else None)


def test_what_a_text_states_of_itself_is_found_near_its_beginning() -> None:
    """The first line is offered as title, a by-line as author and outlet, a date outside of the paragraphs as
    date, each as it is."""
    lines = [
        ImportedLine("Keep it open"),
        ImportedLine("By Ann Lee, The Weekly, 3 May 2024"),
        ImportedLine(f"{PARAGRAPH} It was planned on April 9, 2021. {PARAGRAPH}"),
    ]
    assert provenance.candidates(lines) == {
        "title": ("Keep it open", 1),
        "author": ("Ann Lee", 2),
        "outlet": ("The Weekly", 2),
        "date": ("3 May 2024", 2),
    }
    assert provenance.candidates([ImportedLine(PARAGRAPH)]) == {}


@pytest.mark.parametrize(
    ("line", "author", "outlet", "date"),
    [
        ("By Ada Marsh, Harbour Gazette, March 3, 2025", "Ada Marsh", "Harbour Gazette", "March 3, 2025"),
        ("By Ada Marsh | The Guardian | 3 March 2025", "Ada Marsh", "The Guardian", "3 March 2025"),
        ("By Ada Marsh for The Times of London", "Ada Marsh", "The Times of London", ""),
        ("By Ada Marsh, columnist, The Weekly", "Ada Marsh", "The Weekly", ""),
        ("By Ada Marsh, Professor of Law, March 3, 2025", "Ada Marsh", "", "March 3, 2025"),
        ("By Ada Marsh, Northgate, Harbour Gazette", "Ada Marsh", "", ""),
        ("By Ada Marsh, who teaches at a school", "Ada Marsh", "", ""),
        (
            "Por Ana Pérez, El Faro de la Costa, 3 de marzo de 2025",
            "Ana Pérez",
            "El Faro de la Costa",
            "3 de marzo de 2025",
        ),
        ("Par Léa Martin, Le Courrier, 1er août 2024", "Léa Martin", "Le Courrier", "1er août 2024"),
        ("First published in Harbour Gazette on March 3, 2025", "", "Harbour Gazette", "March 3, 2025"),
    ],
)
def test_a_by_line_gives_author_outlet_and_date(line: str, author: str, outlet: str, date: str) -> None:
    """The outlet is the one name beside the author's; where there are two, a person decides."""
    found = provenance.candidates([ImportedLine("Lock them up"), ImportedLine(line)])
    stated = {name: found[name][0] for name in ("author", "outlet", "date") if name in found}
    wanted = {"author": author, "outlet": outlet, "date": date}
    assert stated == {name: words for name, words in wanted.items() if words}


@pytest.mark.parametrize(
    ("line", "outlet"),
    [
        ("The Northern Courier, 14 January 2025", "The Northern Courier"),
        ("Northgate, The Northern Courier, January 14, 2025", "The Northern Courier"),
        ("Tuesday, 14 January 2025 | Harbour Gazette", "Harbour Gazette"),
        ("Sunday Observer of Leith, Sun 1 September 2024", "Sunday Observer of Leith"),
        ("El Faro de la Costa, 3 de marzo de 2025", "El Faro de la Costa"),
        ("Le Courrier – 1er août 2024", "Le Courrier"),
        ("London, 14 January 2025", ""),
        ("The Hague, 14 January 2025", ""),
        ("14 January 2025", ""),
        ("The vote was on 14 January 2025", None),
        ("The Northern Courier, January", None),
        ("The Northern Courier, 14 January 2025 and 21 January 2025", None),
        ("On 14 January 2025, The Northern Courier reported it.", None),
    ],
)
def test_a_dateline_is_a_by_line_and_gives_outlet_and_date(line: str, outlet: str | None) -> None:
    """A date, alone or with a name, is no argument where it is above the text; a place is no outlet."""
    lines = [ImportedLine(words) for words in ("Give us back the lesson", "", "By Helen Marsh", line)]
    whole = [*lines, ImportedLine(""), ImportedLine(f"{PARAGRAPH} {PARAGRAPH}"), ImportedLine(line)]
    proposals = noise.propose(whole)
    assert [str(one.lines) for one in proposals] == (["3"] if outlet is None else ["3", "4"])
    assert {one.kind for one in proposals} == {"by-line"}
    assert provenance.candidates(whole).get("outlet", ("",))[0] == (outlet or "")
