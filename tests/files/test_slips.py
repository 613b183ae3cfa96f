"""Slips of a teacher's first hour: each is found where it is, and its hint is the cure."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from facingpages.author.importers import convert
from facingpages.author.importers.model import Unreadable
from facingpages.checks import links
from facingpages.cli import main
from facingpages.files import yaml_read
from facingpages.files.findings import closest
from facingpages.files.tables import as_csv
from facingpages.files.yaml_text import Refused
from facingpages.text.anchors import nearest
from facingpages.text.folded import Text
from tests.helpers.reseeding import PLAN, SEEDS, SHOPS, VOTE, findings, swap


def test_every_colon_slip_of_a_file_is_found_in_one_run() -> None:
    """Three keys without their colon are three findings, each on its line."""
    text = "kind: plan\ntitle One\nminutes: 3\nask Two\nshow: b\nexpect Three\nlast: c\n"
    with pytest.raises(Refused) as refused:
        yaml_read.parse(text, "a.yml")
    assert [(one.line, one.message) for one in refused.value.findings] == [
        (2, "a colon is missing after `title`"),
        (4, "a colon is missing after `ask`"),
        (6, "a colon is missing after `expect`"),
    ]


def test_every_second_colon_of_a_file_is_found_in_one_run() -> None:
    """A second colon, a quotation that goes on and a text that begins with `@` hide no later slip."""
    text = (
        "kind: plan\ntitle: One: two\nask: it's a: b\n"
        'why: "Vain" tells it.\nitems:\n  - show: @you\n  - expect: c: d\n'
    )
    with pytest.raises(Refused) as refused:
        yaml_read.parse(text, "a.yml")
    assert [(one.line, one.message.split(" `")[0]) for one in refused.value.findings] == [
        (2, "there is a second colon in"),
        (3, "there is a second colon in"),
        (4, "the text of"),
        (6, "a text cannot begin with"),
        (7, "there is a second colon in"),
    ]


def test_a_key_that_is_no_kin_is_not_proposed(small: Path) -> None:
    """`colour` does not mean `core`: the hint lists the keys instead."""
    swap(small, VOTE, "    verdict: loaded", "    colour: red\n    verdict: loaded")
    (finding,) = findings(small)
    assert (finding.code, "Did you mean" in finding.hint) == ("unknown-key", False)


@pytest.mark.parametrize("quote", ['"Vain" tells what to think.', "'Vain' tells what to think."])
def test_a_text_that_begins_with_a_quotation_is_written_below_its_key(quote: str) -> None:
    """YAML ends such a text at the second mark; the hint says how to write it, and mends it."""
    with pytest.raises(Refused) as refused:
        yaml_read.parse(f"kind: x\nwhy: {quote}\n", "a.yml")
    finding = refused.value.finding
    assert (finding.line, finding.message) == (
        2,
        "the text of `why` begins with a quotation and goes on after it",
    )
    assert finding.hint.startswith("Write why: >- and the text on the next line")
    assert yaml_read.parse(f"kind: x\nwhy: >-\n  {quote}\n", "a.yml")["why"] == quote


def test_an_item_without_its_dash_is_told_to_begin_with_one(small: Path) -> None:
    """The key that an item begins with, twice in one item, most likely lacks the dash of a second one."""
    text = (small / VOTE).read_text("utf-8")
    second = text.index("  - mark:", text.index("  - mark:") + 1)
    (small / VOTE).write_text(f"{text[:second]}    mark:{text[second + len('  - mark:') :]}", "utf-8")
    (finding,) = (one for one in findings(small) if one.path == VOTE)
    assert finding.code == "yaml-duplicate-key"
    assert finding.hint == "Begin a new item with `- mark:`, or keep one of the two."


@pytest.mark.parametrize(
    ("written", "hint"), [("Spanish", "Write es."), ("Klingonese", "as es for Spanish or pt-BR")]
)
def test_the_name_of_a_language_is_answered_with_its_code(small: Path, written: str, hint: str) -> None:
    """`language` takes a code; the hint gives it where the name is a known one."""
    swap(small, SEEDS, "language: en", f"language: {written}")
    (finding,) = findings(small)
    assert finding.message == f"`{written}` is not the code of a language"
    assert hint in finding.hint


@pytest.mark.parametrize(
    ("path", "hint"),
    [
        ("exercises/one-street/words.yml.txt", "Name it words.yml."),
        ("exercises/one-street/words.YAML.txt", "Name it words.yml."),
        (
            "exercises/one-street/two-shops.yml.txt",
            "Delete it, or rename it: two-shops.yml is there already.",
        ),
        ("lessons/another.md.txt", "Name it another.md."),
    ],
)
def test_a_file_with_txt_behind_its_name_is_noticed(small: Path, path: str, hint: str) -> None:
    """An editor that adds `.txt` makes a file that no build reads; the finding says so."""
    (small / path).write_text("kind: loaded-terms\n", "utf-8")
    (finding,) = findings(small)
    assert (finding.path, finding.code, finding.hint) == (path, "file-name", hint)


@pytest.mark.parametrize(
    ("link", "says"),
    [
        ("[next](one-stret.md)", "there is no one-stret.md"),
        ("![map](map.png)", "there is no map.png"),
        ("[up](../README.md)", "there is no ../README.md"),
        ("[root](/one-street.html)", "there is no /one-street.html"),
        ("[part](one-street.md#nowhere)", "one-street.md has no `#nowhere`"),
        ("[here](#nowhere)", "index.md has no `#nowhere`"),
        ("See [it][1].\n\n[1]: gone.md", "there is no gone.md"),
    ],
)
def test_a_dead_link_is_found_by_check(small: Path, link: str, says: str) -> None:
    """`build` would stop at it; `check` names it, with its line."""
    page = small / "lessons" / "index.md"
    page.write_text(page.read_text("utf-8") + f"\n{link}\n", "utf-8")
    (finding,) = findings(small)
    assert (finding.path, finding.code) == ("lessons/index.md", "link-dead")
    assert says in finding.message
    assert (
        finding.line
        == page.read_text("utf-8")[: page.read_text("utf-8").rindex("](" if "](" in link else "gone")].count(
            "\n"
        )
        + 1
    )


@pytest.mark.parametrize(
    "text",
    [
        "[a](one-street.md)",
        "[a](one-street.md#fp-one-street--two-shops)",
        "[a](glossary.md#role-claim)",
        "[a](progress.md?x=1)",
        "[a](https://example.org/x.md)",
        "[a](mailto:a@example.org)",
        "`[a](gone.md)`",
        "```\n[a](gone.md)\n```",
        "\\[a](gone.md)",
        "## What *next*, “two”?\n\n[a](#what-next-two)",
        "## What {#my-part}\n\n[a](#my-part)",
        "## Same\n\n## Same\n\n[a](#same_1)",
        "<a id='there'></a>[a](#there)",
    ],
)
def test_a_link_that_leads_somewhere_is_not_accused(small: Path, text: str) -> None:
    """Pages, generated pages, headings and exercises are there; other sites and code are not looked at."""
    page = small / "lessons" / "index.md"
    page.write_text(page.read_text("utf-8") + f"\n{text}\n", "utf-8")
    assert findings(small) == []


def test_headings_get_the_ids_that_the_site_gives_them() -> None:
    """The ids are those of Python-Markdown's `toc`, which the site is built with."""
    from markdown.extensions.toc import slugify

    for heading in ("What next?", "Über “uns” – 2 Wege", "A/B & C_d", "  two   words "):
        assert links.slug(heading) == slugify(heading, "-")


def test_a_number_below_zero_stays_a_number_in_a_spreadsheet() -> None:
    """`-0.35` is no formula; what a spreadsheet would calculate still gets its apostrophe."""
    assert as_csv([["-0.35", "-1", "+1", "-x", "=1", "-1+2"]]) == "-0.35,-1,'+1,'-x,'=1,'-1+2\n"


def test_an_address_is_not_taken_for_a_file() -> None:
    """FILE is a file: an address is answered with how to save the page."""
    with pytest.raises(Unreadable, match=r"is an address.*save the page as HTML"):
        convert.convert(Path("https://example.org/column"))


def test_nothing_is_offered_where_there_is_nothing_to_choose() -> None:
    """No hint ends in an empty list, and what is in its place already is not offered."""
    assert closest("a", []) == "Delete it: there is none to name."
    assert closest("words", ["word"], "Delete it.", {"word"}) == "Delete it."
    assert closest("words", ["word"], "Delete it.") == "Did you mean `word`?"


@pytest.mark.parametrize(
    ("quote", "near"), [("United", None), ("buillied", "bullied"), ("was bulied", "was bullied")]
)
def test_the_nearest_words_are_kin(quote: str, near: str | None) -> None:
    """Of one or two words, only what is nearly the same is offered."""
    text = Text("He was bullied at school, and said so.")
    found = nearest(quote, text)
    assert (text.show(found.where) if found else None) == near


def test_a_step_that_names_an_exercise_of_another_page_is_told_to_delete_it(small: Path) -> None:
    """It is no misspelling of one that has its step already, and that one is not said to be in two steps."""
    plan, index = (small / PLAN).read_text("utf-8"), small / "lessons" / "index.md"
    (small / SHOPS).with_name("two-shop.yml").write_bytes((small / SHOPS).read_bytes())
    index.write_text(index.read_text("utf-8") + "\n::: exercise one-street/two-shop\n", "utf-8")
    first = plan.index("exercises: [") + len("exercises: [")
    (small / PLAN).write_text(f"{plan[:first]}one-street/two-shop, {plan[first:]}", "utf-8")
    said = [(one.message, one.hint) for one in findings(small) if one.code == "plan-exercise"]
    assert said == [
        (
            "the page does not use `one-street/two-shop`",
            "Delete it here, or put `::: exercise one-street/two-shop` on the page.",
        )
    ]


def test_lines_are_counted_as_an_editor_counts_them(small: Path) -> None:
    """A text of as many lines as it has line ends has no line more."""
    number = (small / "seeds" / "street-for-all.txt").read_text("utf-8").count("\n")
    made = CliRunner().invoke(
        main, ["suggest", "street-for-all", "--lines", f"1-{number + 1}", "--course", str(small)]
    )
    assert made.exit_code == 2
    assert f"goes beyond the {number} lines" in made.output
