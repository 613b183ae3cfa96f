"""The article of a web page: what is around it is proposed to be left out, nothing goes unsaid, and what the
page says of its text is a proposal with its place."""

from __future__ import annotations

import json
import warnings
from dataclasses import replace
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from click.testing import CliRunner

from facingpages.author.importers import article, convert, html_file, links, noise, page_facts, provenance
from facingpages.author.importers.model import Brought, ImportedLine
from facingpages.cli import main

COLUMN = [
    f"Paragraph {number} of the column says that the bridge should be opened again, and gives reason number {number} "
    "at some length, for a reader who has never seen the river, the bridge, or the council that closed it."
    for number in range(1, 8)
]
TEXT = "".join(f"<p>{paragraph}</p>" for paragraph in COLUMN)
MENU = "".join(
    f'<li><a href="/{name}">{name}</a></li>' for name in ("News", "Sport", "Weather", "Culture", "Travel")
)
BOX = "".join(
    f'<div class="teaser"><a href="/{n}">Another story of the day, number {n}</a></div>' for n in range(6)
)


def read(body: str, head: str = "") -> Brought:
    page = f"<html><head><meta charset=utf-8>{head}</head><body>{body}</body></html>"
    made = html_file.read(page.encode(), None)
    return replace(made, lines=links.taken(made.lines)[0])


def kept(made: Brought) -> list[str]:
    """The lines that are left when every proposal to leave out is taken."""
    return [line.text for line in noise.without_around(made, noise.propose(made.lines))[0].lines]


PAGE = f"""<div class="site-menu"><ul>{MENU}</ul></div><div class="story-body"><h1>Open the bridge</h1>
<p class="byline">By Ann Lee</p>{TEXT}</div><div class="related-stories"><h3>More from us</h3>{BOX}</div>
<div class="footer-links"><ul>{MENU}</ul></div>"""


def test_what_is_around_the_article_is_proposed_with_a_reason() -> None:
    """Menus and teasers before and behind the text are runs to leave out; every paragraph stays."""
    made = read(PAGE)
    runs = [one for one in noise.propose(made.lines) if one.reason == noise.AROUND]
    assert {one.kind for one in runs} == {"navigation"}
    assert [line for line in kept(made) if line in COLUMN] == COLUMN
    assert not [line for line in kept(made) if line.startswith(("Weather", "Another story"))]


def test_every_word_of_the_page_is_a_line_until_somebody_leaves_it_out() -> None:
    """The reader cuts nothing: all words of the page are in its lines."""
    words = BeautifulSoup(PAGE, "html.parser").get_text(" ").split()
    assert sorted(word for line in read(PAGE).lines for word in line.text.split()) == sorted(words)


@pytest.mark.parametrize(
    "body",
    [
        f"<main></main><div>{TEXT}</div>",
        f"<div>{TEXT}</div><article><h3>Next</h3><p>A walk by the river.</p></article>",
        f"<article>{TEXT[: len(TEXT) // 2]}</article><div>{TEXT[len(TEXT) // 2 :]}</div>",
    ],
    ids=["an empty main", "a teaser as article", "half of the text"],
)
def test_a_small_article_never_replaces_the_page(body: str) -> None:
    """An empty `<main>` and a teaser in `<article>` do not push the text out."""
    assert "".join(kept(read(body))).startswith(COLUMN[0])
    assert COLUMN[-1][-40:] in "".join(kept(read(body)))


def test_a_number_of_comments_above_the_text_makes_it_no_comment() -> None:
    """A number of comments at the head is a link; below most of the text it is the heading of comments."""
    link = '<p><a href="#comments">941 comments</a></p>'
    above = read(f"<ul>{MENU * 9}</ul><h1>Open the bridge</h1>{link}{TEXT}")
    assert noise.comments(above.lines) is None
    below = read(f"<h1>Open the bridge</h1>{TEXT}{link}<p>I agree with it.</p><p>So do I, and my dog.</p>")
    spoken = noise.comments(below.lines)
    assert spoken is None or below.lines[spoken.first - 1].text == "I agree with it."


def test_a_line_that_the_page_lists_again_and_again_is_a_menu() -> None:
    """The same item three times or more is proposed as navigation."""
    made = read(
        "<ul>" + "<li>News Sport Weather</li>" * 3 + "</ul><h1>Open the bridge</h1><p>It is safe.</p>"
    )
    assert [(str(one.lines), one.reason) for one in noise.propose(made.lines)] == [
        ("1-3", "the page lists it 3 times")
    ]


def test_readings_beside_words_are_left_out_and_said() -> None:
    """The words of a ruby are kept, its readings and their brackets are not."""
    made = read(
        "<p><ruby>橋<rp>(</rp><rt>はし</rt><rp>)</rp></ruby>は<ruby>安全<rt>あんぜん</rt></ruby>です。</p>"
    )
    assert [line.text for line in made.lines] == ["橋は安全です。"]
    assert "reading beside a word (<rt>) x 2" in "\n".join(made.done)


def test_a_drop_cap_and_lowered_numbers_stay_in_their_words() -> None:
    """A first letter in its own element and a lowered number are no words by themselves."""
    made = read('<p><span class="cap">T</span>he bridge is safe.</p><p>H<sub>2</sub>O</p>')
    assert [line.text for line in made.lines] == ["The bridge is safe.", "H2O"]


def test_no_warning_of_a_library_reaches_the_reader() -> None:
    """A page that begins as XML, and one that looks like a file name, are read in silence."""
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        for page in ('<?xml version="1.0"?><article><p>It is safe.</p></article>', "bridge.html"):
            assert html_file.read(page.encode(), None).lines


def test_a_head_without_an_end_takes_no_text_away() -> None:
    """`</head>` may be missing."""
    made = html_file.read(b"<html><head><title>x</title><p>The bridge is safe.</p></html>", None)
    assert [line.text for line in made.lines] == ["The bridge is safe."]


LD = json.dumps(
    {
        "@context": "https://schema.org",
        "@graph": [
            {"@type": "WebPage", "name": "x"},
            {
                "@type": "NewsArticle",
                "headline": "Open the bridge",
                "author": [{"@type": "Person", "name": "Ann Lee"}],
                "publisher": {"name": "The River"},
                "datePublished": "2024-05-02T08:00:00Z",
            },
        ],
    }
)


@pytest.mark.parametrize(
    ("head", "body", "facts"),
    [
        (
            f'<script type="application/ld+json">{LD}</script>',
            "",
            {
                "title": ("Open the bridge", "JSON-LD"),
                "author": ("Ann Lee", "JSON-LD"),
                "outlet": ("The River", "JSON-LD"),
                "date": ("2024-05-02T08:00:00Z", "JSON-LD"),
            },
        ),
        (
            '<meta property="og:title" content="Open the bridge | The River"><meta name="author" content="Ann Lee">'
            '<meta property="og:site_name" content="The River">',
            "<h1>Open the bridge</h1>",
            {
                "title": ("Open the bridge", "<h1>"),
                "author": ("Ann Lee", "<meta author>"),
                "outlet": ("The River", "<meta og:site_name>"),
            },
        ),
        ("<title>Open the bridge</title>", "", {"title": ("Open the bridge", "<title>")}),
        ('<meta name="author" content="https://x.example/ann">', "<h1>One</h1><h1>Two</h1>", {}),
        ('<script type="application/ld+json">{"@type": broken</script>', "", {}),
        (f'<script type="application/ld+json">{"[" * 5000}</script>', "", {}),
    ],
)
def test_what_a_page_says_of_its_text(head: str, body: str, facts: dict[str, tuple[str, str]]) -> None:
    """Each fact comes with the part of the page that says it; an address is no name, broken data says nothing."""
    soup = BeautifulSoup(f"<html><head>{head}</head><body>{body}</body></html>", "html.parser")
    found = page_facts.best(page_facts.of_page(soup))
    assert {name: (fact.words, fact.place) for name, fact in found.items()} == facts


def test_the_line_that_states_a_fact_is_kept() -> None:
    """What the page says of its author and its day is looked for in its lines, and the nearest such line stays,
    also where it is around the article."""
    top = '<div class="top-menu"><ul>{}</ul><div class="meta">Ann Lee</div><div class="meta">2 May 2024</div></div>'
    made = read(
        top.format(MENU) + f'<div class="story"><h1>Open the bridge</h1>{TEXT}</div>',
        f'<script type="application/ld+json">{LD}</script>',
    )
    lines = noise.without_around(made, noise.propose(made.lines))[0].lines
    found = provenance.candidates(lines, made.said)
    assert {name: words for name, (words, _) in found.items()} == {
        "title": "Open the bridge",
        "author": "Ann Lee",
        "date": "2 May 2024",
    }


def test_add_seed_shows_where_each_fact_is_from_and_leaves_out_what_is_approved(
    small: Path, tmp_path: Path
) -> None:
    """With `--yes` the lines around go, counted and shown; with `--no-noise` every line of the page is in the seed."""
    file = tmp_path / "page.html"
    script = f'<script type="application/ld+json">{LD}</script>'
    file.write_text(f"<html><head><meta charset=utf-8>{script}</head><body>{PAGE}</body></html>", "utf-8")
    said = [
        "--side",
        "close-it",
        "--position",
        "holds that x",
        "--because",
        "It is short.",
        "--course",
        str(small),
    ]
    taken = CliRunner().invoke(main, ["add", "seed", str(file), "--id", "taken", *said, "--yes"])
    assert taken.exit_code == 0, taken.output
    assert "  - title: `Open the bridge`, from line 1 and JSON-LD\n" in taken.output
    assert "  - author: `Ann Lee`, from line 2 and JSON-LD\n" in taken.output
    assert "the file (JSON-LD) says `The River` of its outlet; the text does not" in taken.output
    assert "lines around the article" in taken.output
    text = (small / "seeds" / "taken.txt").read_text("utf-8")
    assert text.startswith("Open the bridge\nBy Ann Lee\n")
    assert "Another story" not in text
    whole = CliRunner().invoke(main, ["add", "seed", str(file), "--id", "whole", *said, "--no-noise"])
    assert whole.exit_code == 0, whole.output
    assert "Another story of the day, number 5" in (small / "seeds" / "whole.txt").read_text("utf-8")
    assert CliRunner().invoke(main, ["check", str(small)]).exit_code == 0


def test_the_trees_are_read_as_they_were_grown() -> None:
    """A line of a known page gets the same likelihood each time, and a paragraph more than a menu item."""
    made = read(PAGE)
    by_text = {line.text: line.around for line in made.lines}
    assert by_text["Weather"]
    assert not by_text[COLUMN[3]]
    assert article.is_text([]) == []


def test_a_page_is_read_in_reasonable_time(tmp_path: Path) -> None:
    """Two thousand lines within elements that are deep in each other take no minutes."""
    body = "<div>" * 3000 + "<p>A line of some words, to be read.</p>" * 2000 + "</div>" * 3000
    (tmp_path / "a.html").write_text(f"<html><body>{body}</body></html>", "utf-8")
    assert len(convert.convert(tmp_path / "a.html").lines) == 2000


def test_an_answer_meant_for_another_question_is_asked_again(
    small: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A `y` is no author and an `n` no title: the question comes again, and the words then given are taken."""
    monkeypatch.setattr("facingpages.cli.add._somebody", lambda: True)
    file = tmp_path / "view.txt"
    file.write_text("A view\nThe bridge is safe, says Ann Lee of the council.\n", "utf-8")
    answers = "n\nA view\ny\nAnn Lee\n\n\n\n\nholds that x\nIt is short.\n"
    words = ["add", "seed", str(file), "--side", "close-it", "--no-noise", "--course", str(small)]
    made = CliRunner().invoke(main, words, input=answers)
    assert made.exit_code == 0, made.output
    assert made.output.count("is an answer to yes or no") == 2
    entry = (small / "seeds" / "seeds.yml").read_text("utf-8").partition("- id: view\n")[2]
    assert "title: A view" in entry
    assert "author: Ann Lee" in entry


def test_a_yes_makes_no_side(small: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A `y` is neither the name of a side nor what it holds: both questions come again."""
    monkeypatch.setattr("facingpages.cli.add._somebody", lambda: True)
    file = tmp_path / "view.txt"
    file.write_text("A view\nThe bridge is safe, says Ann Lee of the council.\n", "utf-8")
    answers = "y\nwait\nyes\nholds that it is too early\n" + "\n" * 6 + "holds that x\nIt is short.\n"
    words = ["add", "seed", str(file), "--no-noise", "--course", str(small)]
    made = CliRunner().invoke(main, words, input=answers)
    assert made.exit_code == 0, made.output
    assert made.output.count("is an answer to yes or no") == 2
    seeds = (small / "seeds" / "seeds.yml").read_text("utf-8")
    assert "id: wait\n    holds: holds that it is too early" in seeds


def test_an_address_that_is_none_ends_no_import() -> None:
    """A link to `http://[name]/`, as templates leave behind, is a link to nowhere; its words stay."""
    made = read(
        '<p>See <a href="http://[preferences]/x">the choices</a> here.</p>',
        '<base href="https://a.example/">',
    )
    assert [line.text for line in made.lines] == ["See the choices here."]


@pytest.mark.parametrize(
    ("shown", "linked"),
    [
        ("the report (opens in a new tab)", "the report"),
        ("der Bericht (öffnet in neuem Fenster)", "der Bericht"),
        ("the report (2019)", "the report (2019)"),
    ],
)
def test_words_for_those_who_hear_a_page_are_not_linked(shown: str, linked: str) -> None:
    """The words about a new window stay in the text and are no part of the linked words."""
    signed = f"See {links.opened('https://x.example/a')}{shown}{links.CLOSED} for it."
    (line,), (link,) = links.taken([ImportedLine(signed)])
    assert (line.text, line.text[link.start : link.end]) == (f"See {shown} for it.", linked)
