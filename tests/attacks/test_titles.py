"""Hostile titles: of a text that is brought in, and of a lesson on a page that is written in Markdown."""

from __future__ import annotations

import re
from pathlib import Path

import markdown
import pytest
from click.testing import CliRunner

from facingpages.author.importers import provenance
from facingpages.author.importers.convert import MOST_FACT, converted
from facingpages.author.importers.entry import added
from facingpages.cli import main
from facingpages.course.course import Course, Mode
from facingpages.files.yaml_text import MAX_BYTES, Refused
from facingpages.site import pages
from tests.helpers.pdf_files import page, pdf_file


@pytest.mark.parametrize("first", ["a" * 1_000_000, "By A" + "a" * 900_000 + " Smith", "a-" * 500_000])
def test_a_first_line_without_end_is_no_title(small: Path, tmp_path: Path, first: str) -> None:
    """A text whose first line is a word of a megabyte comes in, and the course can be read afterwards."""
    (tmp_path / "long.txt").write_text(f"{first}\n\nThe street is open. It is quiet.\n", "utf-8")
    words = ["add", "seed", str(tmp_path / "long.txt"), "--side", "close-it", "--yes", "--course", str(small)]
    ran = CliRunner().invoke(main, words)
    assert ran.exit_code == 0, ran.output[-500:]
    assert len(ran.output) < 20_000
    assert (small / "seeds" / "seeds.yml").stat().st_size < 20_000
    assert "file-too-large" not in {finding.code for finding in Course.load(small).findings}


def test_an_entry_that_nothing_could_read_is_refused(small: Path) -> None:
    """No entry makes `seeds.yml` longer than the checker reads: it is refused before it is written."""
    text = (small / "seeds" / "seeds.yml").read_text("utf-8")
    with pytest.raises(Refused, match=f"would be longer than {MAX_BYTES:,} bytes"):
        added(text, f"- id: long\n  title: {'a' * MAX_BYTES}\n", None)


def test_a_title_with_signs_that_nobody_sees_is_found() -> None:
    """What a PDF says of its title is compared, and shown, without invisible signs between its letters, on one line."""
    raw = pdf_file(page("The bridge", "The bridge is safe, said the mayor on Monday."))
    hidden = "T\u200bh\u00ade \u202ebr\u2060idge\x1b[2J\n" + "x" * 900
    title = b"<feff" + hidden[:-901].encode("utf-16-be").hex().encode() + b">"
    raw = raw.replace(b"trailer\n<< ", b"trailer\n<< /Info << /Title %s >> " % title)
    brought = converted("a.pdf", raw, None)
    assert brought.said["title"] == "The bridge[2J"
    raw = raw.replace(b"001b005b0032004a", b"")
    brought = converted("a.pdf", raw, None)
    assert provenance.candidates(brought.lines, brought.said)["title"][0] == "The bridge"
    raw = raw.replace(title.replace(b"001b005b0032004a", b""), b"(" + b"x" * 900 + b")")
    assert len(converted("a.pdf", raw, None).said["title"]) <= MOST_FACT


@pytest.mark.parametrize(
    "title",
    ["*One* street", "[One](javascript:x) street", "`One` street {: onclick=x }", "1. # One & street"],
)
def test_a_title_is_no_markdown_in_the_heading_of_a_plan(small: Path, title: str) -> None:
    """The heading of the teacher's plan has the letters of the title, and nothing of it becomes markup."""
    file = small / "lessons" / "one-street.md"
    text = re.sub(r"title: .*", lambda _: f"title: {title!r}", file.read_text("utf-8"), count=1)
    file.write_text(text, "utf-8")
    made = pages.generated(Course.load(small), Mode.TEACHER)["teacher/one-street.md"]
    body = markdown.markdown(made.partition("\n---\n")[2], extensions=["attr_list", "toc"])
    heading = re.search(r"<h1[^>]*>(.*?)</h1>", body, re.DOTALL)
    assert heading
    assert heading[1].replace("&amp;", "&") == f"{title}: plan"
