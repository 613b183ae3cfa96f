"""Published files: what lies in `lessons/` and should not go onto the site is found, with its place."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from facingpages.checks import published
from facingpages.desk.workbench import Workbench
from facingpages.files.findings import Finding
from tests.helpers.reseeding import findings

SVG = '<svg xmlns="http://www.w3.org/2000/svg">{}</svg>'


@pytest.mark.parametrize(
    ("written", "named"),
    [
        ("<script>x</script>", "<script>"),
        ("text <IFRAME src=x>", "<IFRAME>"),
        ('<meta http-equiv="refresh" content="0;url=x">', "<meta>"),
        ('<img src="x.png" onerror="x()">', "onerror"),
        ("[a](b.md){: onclick='x()' }", "onclick"),
        ("[a](javascript:x())", "javascript:"),
        ('<a href = "JavaScript:x()">a</a>', "JavaScript:"),
        ("[a]: javascript:x()", "javascript:"),
        ("<svg><a></a></svg>", "<svg>"),
        ("<!-- --!><form action=x> -->", "<form>"),
    ],
)
def test_what_could_run_on_a_page_is_found(written: str, named: str) -> None:
    """An element, a handler or an address that could run is named at its line."""
    found = [*published.active(f"# Title\n\n{written}\n", "lessons/x.md")]
    assert [(f.code, f.line) for f in found] == [("html-active", 3)]
    assert f"`{named}`" in found[0].message


@pytest.mark.parametrize(
    "written",
    [
        "`<script>`",
        "```html\n<script>x</script>\n```",
        "a < b, and script > c",
        "an onset = 3",
        "<div markdown>x</div>",
    ],
)
def test_text_about_markup_is_text(written: str) -> None:
    """What is shown as code, and plain words, are no finding."""
    assert [*published.active(written, "lessons/x.md")] == []


@pytest.mark.parametrize(
    "inside",
    [
        "<script>x</script>",
        '<a onclick="x()"/>',
        "<foreignObject/>",
        '<a href="javascript:x()"/>',
        "<!ENTITY a 'b'>",
    ],
)
def test_a_picture_that_could_run_is_found(small: Path, inside: str) -> None:
    """An SVG with a script, a handler, a foreign object, an address that runs or an entity is an error."""
    (small / "lessons" / "plain.svg").write_text(SVG.format("<path d='M0 0'/>"), "utf-8")
    (small / "lessons" / "x.svg").write_text(SVG.format(inside), "utf-8")
    (found,) = findings(small)
    assert (found.path, found.code) == ("lessons/x.svg", "html-active")


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("[" * 60_000, "60,000 in one paragraph"),
        ("[a](b.md)\n\n" * 6_000, "6,000 in all"),
        ("[a](b.md) " * 900, ""),
        ("`" + "[" * 2_000 + "`", ""),
    ],
)
def test_a_page_of_brackets_is_found(written: str, said: str) -> None:
    """More brackets than a page needs are named at their paragraph: the site would take minutes to show them."""
    found = [*published.of_page(f"# Title\n\n{written}\n", "lessons/x.md")]
    assert [finding.code for finding in found] == ["too-many-brackets"] * bool(said)
    assert all(said in finding.message for finding in found)


def test_the_desk_plays_no_page_that_could_run_or_never_end(small: Path) -> None:
    """What the checker finds in a page of a lesson keeps the desk from showing it, with the line."""
    page = small / "lessons" / "one-street.md"
    text = page.read_text("utf-8")
    for written, said in (("<script>x</script>", "`<script>`"), ("[" * 60_000, "opening brackets")):
        page.write_text(f"{text}\n{written}\n", "utf-8")
        answer = Workbench(small).answer({"do": "play", "lesson": "one-street"})
        assert said in answer["refused"]["message"], answer


def test_a_file_that_is_no_page_and_no_picture_is_found(small: Path) -> None:
    """A file that the site leaves out, or a folder behind a link, is named."""
    (small / "lessons" / "answers.yml").write_text("x", "utf-8")
    (small / "lessons" / "page.html").write_text("<p>", "utf-8")
    (small / "lessons" / "more").symlink_to(small / "seeds")
    assert codes(small) == {
        "lessons/answers.yml": "not-published",
        "lessons/page.html": "not-published",
        "lessons/more": "link-outside",
    }


def test_a_link_out_of_the_course_is_found(small: Path, tmp_path: Path) -> None:
    """A link to a file elsewhere would publish that file; a link to one in the course, or a broken or circular one, is judged
    as itself."""
    secret = tmp_path / "secret.png"
    secret.write_bytes(b"x")
    (small / "lessons" / "a.png").symlink_to(secret)
    (small / "lessons" / "b.png").symlink_to("c.png")
    (small / "lessons" / "c.png").write_bytes(b"x")
    os.symlink("d.png", small / "lessons" / "d.png")
    assert codes(small) == {"lessons/a.png": "link-outside", "lessons/d.png": "link-outside"}


def codes(root: Path) -> dict[str, str]:
    found: list[Finding] = findings(root)
    return {finding.path: finding.code for finding in found}
