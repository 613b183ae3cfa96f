"""The head of a text as teachers bring it: its title, its by-line and the lines around them."""

from __future__ import annotations

from pathlib import Path

import pytest

from facingpages.author.importers import by_lines, convert, noise, provenance
from facingpages.author.importers.model import ImportedLine
from facingpages.author.importers.name_case import in_name_case
from facingpages.checks import seeds

PARAGRAPH = "The bridge was built before the war, and it is safe for every bus, as the town has shown. " * 3
TITLE = "No shot, no desk"


def said(*head: str, end: tuple[str, ...] = ()) -> tuple[dict[str, str], dict[str, str]]:
    """Return the facts of a text with these lines above its paragraphs, and the kind of each noise line."""
    lines = [ImportedLine(line) for line in (*head, "", PARAGRAPH, PARAGRAPH, *end)]
    kinds = {
        lines[number - 1].text: one.kind
        for one in noise.propose(lines)
        for number in range(one.lines.first, one.lines.last + 1)
    }
    return {name: words for name, (words, _) in provenance.candidates(lines).items()}, kinds


@pytest.mark.parametrize(
    ("line", "author", "outlet", "date"),
    [
        ("By Ada Marsh · Opinion · Tues 14 Jan 2025, 6.45am", "Ada Marsh", "", "14 Jan 2025"),
        ("by Ada Marsh-Hill, R.N. (ret.)", "Ada Marsh-Hill", "", ""),
        ("By Ada Marsh Friday 05 October 2018", "Ada Marsh", "", "05 October 2018"),
        ("Yes – Ada Marsh", "Ada Marsh", "", ""),
        ("No – Ada Marsh, The Courier, 2011-03-01", "Ada Marsh", "The Courier", "2011-03-01"),
        ("Ada Marsh, *The Commons Review*, spring issue", "Ada Marsh", "The Commons Review", ""),
        ("Madrid | Ada Marsh | 19/03/2025 - 05:00", "Ada Marsh", "", "19/03/2025"),
        ("Por Ada Marsh, maestra en un pueblo | 15-X-2024 | [Tribuna]", "Ada Marsh", "", "15-X-2024"),
        ("Ada Fernanda Marsh — Bogotá, marzo 12 de 2025", "Ada Fernanda Marsh", "", "marzo 12 de 2025"),
        ("Ada Marsh, pédiatre, le 23 mai 2024", "Ada Marsh", "", "23 mai 2024"),
        ("11 Mar 2024 — 5 min read", "", "", "11 Mar 2024"),
        ("September 2024", "", "", "September 2024"),
        ("Publié le 6 novembre 2023 à 07 h 30", "", "", "6 novembre 2023"),
        ("Publicado el martes 4 de marzo de 2025 a las 10:30", "", "", "4 de marzo de 2025"),
        ("From our columnist Ada Marsh", "Ada Marsh", "", ""),
        ("by Felix", "Felix", "", ""),
        ("Tuesday 01 March 2011", "", "", "01 March 2011"),
        ("New York, 14 January 2025", "", "", "14 January 2025"),
        ("Tue 4 Feb 2025 06.00 GMT", "", "", "4 Feb 2025"),
        ("Last modified on Tue 4 Feb 2025 09.12 CET", "", "", "4 Feb 2025"),
        ("The Marsh Courier, Tuesday, October 14", "", "The Marsh Courier", ""),
        ("Ada Marsh, The Marsh Courier, 3rd of May", "Ada Marsh", "The Marsh Courier", ""),
        ("Le Courrier du Marais, mardi 14 octobre", "", "Le Courrier du Marais", ""),
        ("By Ada Marsh, Tuesday, October 14", "Ada Marsh", "", ""),
    ],
)
def test_a_by_line_is_read_in_parts(line: str, author: str, outlet: str, date: str) -> None:
    """A day of the week, a time, a section or a place is no outlet, and a place is no author."""
    found = by_lines.read(line)
    assert found
    assert (found.author, found.outlet, found.date) == (author, outlet, date)
    assert said(TITLE, line)[1] == {line: "by-line"}


@pytest.mark.parametrize(
    "line",
    [
        "The vote was on 14 January 2025",
        "Ada Marsh walked out on 3 May 2024",
        "On 3 May 2024, Ada Marsh left, and the town was silent.",
        "Ada Marsh, the mayor, Tom Ash, the judge",
        "Ada Marsh, The bridge is safe, 3 May 2024",
        "By Monday the vote will be over.",
        "Yes, the bridge is safe",
        "Is it 3 May 2024?",
        "Who pays for it?",
        "News is not what it was",
    ],
)
def test_a_sentence_above_the_text_is_no_by_line(line: str) -> None:
    """A name, a date or a "yes" alone makes no by-line: a line of the argument stays one."""
    assert by_lines.read(line) is None
    assert said(TITLE, line)[1] == {}


@pytest.mark.parametrize(
    ("head", "facts", "kinds"),
    [
        (
            ("THE PRAIRIE SENTINEL", "Letters & Opinion", "", TITLE, "by Ada Marsh", "Feb. 27, 2025"),
            {
                "title": TITLE,
                "author": "Ada Marsh",
                "outlet": "THE PRAIRIE SENTINEL",
                "date": "Feb. 27, 2025",
            },
            ["navigation", "navigation", "by-line", "by-line"],
        ),
        (
            ("Felix Online – the student voice", "", TITLE, "Two students disagree.", "", "Yes – Ada Marsh"),
            {"title": TITLE, "author": "Ada Marsh", "outlet": "Felix Online"},
            ["navigation", "note", "by-line"],
        ),
        (
            ("Courrier des lecteurs / Point de vue", "", "ILS ONT FERMÉ MA ROUTE"),
            {"title": "ILS ONT FERMÉ MA ROUTE"},
            ["navigation"],
        ),
        (
            (TITLE, "", "OPINIÓN", "Madrid | Ada Marsh | 19/03/2025"),
            {"title": TITLE, "author": "Ada Marsh", "date": "19/03/2025"},
            ["navigation", "by-line"],
        ),
        (
            (TITLE, "PROF. ADA MARSH", "The Western Gazette, Friday March 15 2024"),
            {"title": TITLE, "author": "Ada Marsh", "outlet": "The Western Gazette", "date": "March 15 2024"},
            ["by-line", "by-line"],
        ),
        ((TITLE, "", "Billet"), {"title": TITLE}, ["navigation"]),
        ((TITLE, "", "Who pays for it?"), {"title": TITLE}, []),
        (("The Last Post",), {"title": "The Last Post"}, []),
        (("The Last Post", "By Ada Marsh"), {"title": "The Last Post", "author": "Ada Marsh"}, ["by-line"]),
        (("I was there.", "It rained.", "Nobody came.", "Tom Ash", "3 May 2024"), {}, []),
    ],
)
def test_each_line_of_a_head_is_known(head: tuple[str, ...], facts: dict[str, str], kinds: list[str]) -> None:
    """Above the title are the outlet and a section, below it an introduction and the by-line; where lines of
    text are between, nothing is taken for a by-line."""
    found, noisy = said(*head)
    assert found == facts
    assert list(noisy.values()) == kinds


HEADLINE = "Ferries are too slow for a town that wants to work"
INTRODUCED = "Nobody in the harbour wants the old ferry to go, but somebody has to say it"


@pytest.mark.parametrize(
    ("head", "title", "author", "kinds"),
    [
        (
            ("Opinion", "Transport", "", HEADLINE, "", "Ada Marsh", "Tue 4 Feb 2025 06.00 GMT"),
            HEADLINE,
            "Ada Marsh",
            ["navigation", "navigation", "by-line", "by-line"],
        ),
        (("Education", HEADLINE), HEADLINE, "", ["navigation"]),
        (("Comment | Education", HEADLINE), HEADLINE, "", ["navigation"]),
        (("PORTS & PIERS", "Comment", HEADLINE), HEADLINE, "", ["navigation", "navigation"]),
        (("Comment", "Ada Marsh", HEADLINE), HEADLINE, "Ada Marsh", ["navigation", "by-line"]),
        (("ADA MARSH", HEADLINE), HEADLINE, "Ada Marsh", ["by-line"]),
        (("ADA MARSH", "Telling it as it is", HEADLINE), HEADLINE, "Ada Marsh", ["by-line", "navigation"]),
        (("The Marsh Courier", "Your voice since 1880", HEADLINE), HEADLINE, "", ["navigation"] * 2),
        (
            (HEADLINE, f"{INTRODUCED}, says Ada Marsh"),
            HEADLINE,
            "Ada Marsh",
            ["note"],
        ),
        ((HEADLINE, INTRODUCED, "Ada Marsh"), HEADLINE, "Ada Marsh", ["note", "by-line"]),
        ((HEADLINE, INTRODUCED), HEADLINE, "", ["note"]),
        ((HEADLINE, "", "Ada Marsh"), HEADLINE, "Ada Marsh", ["by-line"]),
        ((HEADLINE, "Ada Marsh", "The Marsh Courier", "4 May 2024"), HEADLINE, "Ada Marsh", ["by-line"] * 3),
        (("SAFE BUS", HEADLINE), "SAFE BUS", "", ["note"]),
        (("ROUGH SEAS", HEADLINE, "By Ada Marsh"), "ROUGH SEAS", "Ada Marsh", ["note", "by-line"]),
        (("Zoos", "By Ada Marsh"), "Zoos", "Ada Marsh", ["by-line"]),
        (("MY VIEW", HEADLINE), HEADLINE, "", ["navigation"]),
        (("Letter to the editor", HEADLINE), HEADLINE, "", ["navigation"]),
        (("Ada Marsh", HEADLINE), HEADLINE, "Ada Marsh", ["by-line"]),
        (("By Ada Marsh", "3 May 2025", HEADLINE), HEADLINE, "Ada Marsh", ["by-line"] * 2),
        (
            ("The Marsh Courier", "3 May 2025", "Comment", HEADLINE),
            HEADLINE,
            "",
            ["navigation", "by-line", "navigation"],
        ),
        ((HEADLINE, "Ada Marsh, Year 10"), HEADLINE, "Ada Marsh", ["by-line"]),
        ((HEADLINE, "Ada Marsh and Tom Ash"), HEADLINE, "Ada Marsh and Tom Ash", ["by-line"]),
        ((HEADLINE, "By Ada Marsh and Tom Ash"), HEADLINE, "Ada Marsh and Tom Ash", ["by-line"]),
        ((HEADLINE, "Ada Marsh", "Transport correspondent"), HEADLINE, "Ada Marsh", ["by-line"] * 2),
        ((HEADLINE, "Author: Ada Marsh", "Date: 3 May 2025"), HEADLINE, "Ada Marsh", ["by-line"] * 2),
        ((HEADLINE, "Written by Ada Marsh"), HEADLINE, "Ada Marsh", ["by-line"]),
        (("Education", "By Ada Marsh"), "Education", "Ada Marsh", ["by-line"]),
        ((HEADLINE, f"{INTRODUCED}."), HEADLINE, "", []),
    ],
)
def test_a_section_a_writer_and_a_slogan_are_above_the_headline(
    head: tuple[str, ...], title: str, author: str, kinds: list[str]
) -> None:
    """A name in capitals is no headline, and a headline in capitals, whose words the text has, is no name; an
    introduction is neither, and a paragraph with its full stop is no introduction."""
    found, noisy = said(*head)
    assert (found["title"], found.get("author", "")) == (title, author)
    assert list(noisy.values()) == kinds


@pytest.mark.parametrize(
    ("end", "author"),
    [
        (("Ada Marsh is head of the harbour office in Quarrydene",), "Ada Marsh"),
        (("Dr Ada Marsh runs a bookshop.",), "Ada Marsh"),
        (("- Ada Marsh is a pilot.",), "Ada Marsh"),
        (("About the author: Ada Marsh teaches.", "Have a view? Write to the harbour office."), ""),
        (("— Ada Marsh, Quarrydene",), "Ada Marsh"),
        (("The old ferry is a wreck.",), ""),
        (("So Ada Marsh is wrong.",), ""),
    ],
)
def test_the_last_line_tells_who_wrote_a_text(end: tuple[str, ...], author: str) -> None:
    """It gives the author where the head has none, and students do not see it."""
    found, noisy = said(HEADLINE, end=end)
    assert found.get("author", "") == author
    assert noisy == ({end[0]: "by-line"} if author else {})
    signed = said(HEADLINE, "By Ada Marsh", end=end)[1]
    assert signed.get(end[0]) == (None if end[0][:3] in ("The", "So ") else "by-line")


def test_a_person_that_the_text_speaks_of_is_not_its_author() -> None:
    """A text may end with what somebody is, whom it named before."""
    end = ("Many trust Ada Marsh with the ferry.", "Ada Marsh is a pilot.")
    assert said(HEADLINE, end=end) == ({"title": HEADLINE}, {})


@pytest.mark.parametrize(
    ("printed", "name"),
    [
        ("ADA MARSH", "Ada Marsh"),
        ("ADA MCDONALD-O'NEILL", "Ada McDonald-O'Neill"),
        ("VINCENT VAN DER BERG", "Vincent van der Berg"),
        ("ADA J. MARSH, R.N.", "Ada J. Marsh, R.N."),
        ("TJ MARSH III", "TJ Marsh III"),
        ("LUCÍA D'ÁVILA", "Lucía D'Ávila"),
        ("Ada McDonald", "Ada McDonald"),
        ("Ada MARSH", "Ada MARSH"),
        ("REUTERS", "REUTERS"),
    ],
)
def test_a_name_in_capitals_is_written_as_names_are(printed: str, name: str) -> None:
    """The text still states it: the checker finds it in capitals."""
    assert in_name_case(printed) == name
    assert seeds.states(f"By {printed}", "author", name)
    assert not seeds.states(f"By {printed}", "title", name) or printed == name


def test_a_heading_that_a_file_marks_is_a_title_with_its_full_stops() -> None:
    """`# Lock them up. The phones, I mean.` is one; the same as plain text may be a paragraph."""
    for origin, title in (("h1", "Lock them up. The phones, I mean."), ("", None)):
        lines = [ImportedLine("Lock them up. The phones, I mean.", origin), ImportedLine(PARAGRAPH)]
        assert provenance.candidates(lines).get("title", (None,))[0] == title


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("_“The bridge was built before the war”_", "repeated title"),
        ("« The bridge was built before the war »", "repeated title"),
        ("“The bridge was built by nobody”", None),
        ("> The bridge was built before the war", "repeated title"),
        ("The bridge was built before the war", None),
        ("The bridge was built", None),
        ('{{< figure src="bridge.jpg" title="" >}}', "navigation"),
        ("Ada Marsh teaches in Co. Tipperary.", "by-line"),
        ("Ada Marshall teaches in Co. Tipperary.", None),
        ("Comments on this article are now closed.", "comment link"),
        ("Comments on this article made me think.", None),
        ("¹ Journal of Bridges, 2015.", "note"),
    ],
)
def test_lines_apart_from_the_argument_are_proposed(line: str, kind: str | None) -> None:
    """Words of the text shown again in quotation marks, the last line on its author, the end of comments, a
    note with its number."""
    assert said(TITLE, "By Ada Marsh", end=(line,))[1].get(line) == kind


def test_only_the_last_line_tells_of_the_author() -> None:
    """A line of the text itself may begin with the name, as where somebody else is quoted on her."""
    line = "Ada Marsh teaches in Co. Tipperary."
    assert line not in said(TITLE, "By Ada Marsh", end=(line, PARAGRAPH))[1]


@pytest.mark.parametrize(
    ("words", "date", "is_stated"),
    [
        ("Madrid | 19/03/2025 - 05:00", "2025-03-19", True),
        ("Barakaldo, 15-X-2024", "2024-10-15", True),
        ("Published on 3/4/2025", "2025-04-03", True),
        ("Published on 3/4/2025", "2025-05-03", False),
    ],
)
def test_a_text_states_a_date_in_figures(words: str, date: str, is_stated: bool) -> None:
    """The checker finds a date of `seeds.yml` in the text, also where figures name its day."""
    assert seeds.states(words, "date", date) is is_stated


@pytest.mark.parametrize(
    ("text", "lines", "facts"),
    [
        (
            '---\ntitle: "Lock them up"\nauthor: ["Ada Marsh", \'Tom Ash\']\ndate: 2020-03-25\n---\n\nOne.\n',
            ["author: Ada Marsh, Tom Ash", "date: 2020-03-25", "Lock them up", "One."],
            {"title": "Lock them up", "author": "Ada Marsh, Tom Ash", "date": "2020-03-25"},
        ),
        (
            "Title: Zoos  \nDate: 2014-02-12 22:45  \nTags: Advocacy  \n\nThey are old.\n",
            ["Date: 2014-02-12", "Zoos", "They are old."],
            {"title": "Zoos", "date": "2014-02-12"},
        ),
        ("---\ntitle: A site\n---\n# Zoos\n\nOne.\n", ["Zoos", "One."], {"title": "Zoos"}),
        ("Zoos: a word\nwith a history.\n\nOne.\n", ["Zoos: a word with a history.", "One."], {}),
    ],
)
def test_front_matter_gives_a_text_without_a_heading_its_title(
    tmp_path: Path, text: str, lines: list[str], facts: dict[str, str]
) -> None:
    """The title becomes the first line of the text, the author comes from a list too, and a block with a
    title needs no dashes."""
    (tmp_path / "a.md").write_text(text)
    made = convert.convert(tmp_path / "a.md")
    assert [" ".join(line.text.split()) for line in made.lines] == lines
    found = provenance.candidates(made.lines, made.said)
    assert {name: words for name, (words, _) in found.items()} == facts
