"""The Markdown extension: what a page becomes, and that an author's mistake never breaks it."""

from __future__ import annotations

import logging
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import markdown
import pytest
import yaml

from facingpages.course import directives
from facingpages.course.course import Course, Mode
from facingpages.course.directives import Directive
from facingpages.course.formats.lessons import Objective, PlanFile
from facingpages.page import render
from facingpages.site.embed import FacingPagesExtension, Later, put_back
from facingpages.site.plugin import FacingPages
from facingpages.text.folded import Range, Text

EXERCISE = "names-that-judge/after-a-phone-call"


def convert(course: Course, text: str, mode: str = "practice") -> str:
    return markdown.markdown(text, extensions=["fenced_code", FacingPagesExtension(course=course, mode=mode)])


def test_an_exercise_is_a_section_not_in_a_paragraph(course: Course) -> None:
    """The directive becomes one section, outermost, with the text around it untouched."""
    html = convert(course, f"Before.\n\n::: exercise {EXERCISE}\n\nAfter *it*.")
    assert html.startswith("<p>Before.</p>\n<section")
    assert html.endswith("</section>\n<p>After <em>it</em>.</p>")
    assert html.count("<section") == 1
    assert "<p><section" not in html


def test_the_search_reads_the_words_of_an_exercise_and_no_key(course: Course) -> None:
    """Until the page is done, the place of an exercise holds its heading and words; then it is as it always is."""
    later: Later = {}
    extension = FacingPagesExtension(course=course, mode="practice", later=later)
    page = f"Before.\n\n::: exercise {EXERCISE}\n\nAfter."
    html = markdown.markdown(page, extensions=[extension])
    made = course.exercises[EXERCISE]
    assert f">{made.stem.title}</h3>" in html
    assert made.stem.passages[0].text.show(made.stem.passages[0].paragraphs()[0][1])[:40] in html
    key = made.items[0].key
    for hidden in ("data-key", "fp-key", "<p class", *(span.why[:40] for span in key.spans)):  # type: ignore[union-attr]
        assert hidden not in html
    assert put_back(html, later) == convert(course, page)
    alone = "<!--fp-later-0--> a mark by itself", "<!--fp-later-7--> not ours <!--fp-later-7-->"
    assert [put_back(words, later) for words in alone] == [*alone]


def test_a_list_of_sources_is_printed_once_a_page(course: Course) -> None:
    """The second exercise on a text that lists its sources links to the list instead of showing it, unless it
    asks for the trace; a new page begins anew."""
    first, second = (
        "where-is-the-source/a-thousand-prisoners",
        "which-meeting-which-day/no-handshakes",
    )
    host = markdown.Markdown(extensions=[FacingPagesExtension(course=course)])
    page = f"::: exercise {first}\n\n::: exercise {second}"
    for _ in range(2):
        one, two = host.reset().convert(page).split("<section")[1:]
        whole = [exercise.count("<li value") for exercise in (one, two)]
        assert whole[0] == len(course.seeds["sabotaged-peace"].apparatus.entries) > whole[1]
        assert "with an earlier exercise" in two
        assert "with an earlier exercise" not in one
        assert ("fp-honest" in one, "fp-honest" in two) == (True, False), "the note on answers is once"


def test_facing_pages_stand_below_the_question_of_their_lesson(course: Course) -> None:
    """The question of the lesson that a page names comes before that of the course; a new page begins
    anew."""
    host = markdown.Markdown(extensions=[FacingPagesExtension(course=course)])
    pair = "::: facing history-shows-the-way:1-2 those-who-seek-war:4"
    asked = [host.reset().convert(page) for page in (f"::: lesson names-that-judge\n\n{pair}", pair)]
    lesson, whole = (
        f'<p class="fp-asked">{question}</p>'
        for question in (course.question("names-that-judge"), course.question())
    )
    assert [(lesson in page, whole in page) for page in asked] == [(True, False), (False, True)]


def test_text_right_after_a_directive_is_text(course: Course) -> None:
    """A line stuck to the directive is not swallowed."""
    assert convert(course, f"::: exercise {EXERCISE}\nStuck.").endswith("</section>\n<p>Stuck.</p>")


def test_a_directive_in_code_is_code(course: Course) -> None:
    """Fenced code shows the directive; the checker does not count it either."""
    text = f"```\n::: exercise {EXERCISE}\n```"
    assert "<section" not in convert(course, text)
    assert list(directives.find(text)) == []


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("::: exercise names-that-judge/after-a-phone-cal", "Delete this line"),
        ("::: exercise", "takes one id"),
        ("::: exercise a b", "takes one id"),
        ("::: facing history-shows-the-way:1-2", "takes two passages"),
        ("::: facing history-shows-the-way:1-2 those-who-seek-war", "does not name a passage"),
        ("::: facing history-shows-the-way:1-2 those-who-seek-wars:1", "there is no seed"),
        ("::: facing history-shows-the-way:1-99 those-who-seek-war:4", "goes beyond"),
        ("::: lesson names", "there is no plan of a lesson"),
        ("::: exercize x", "is not a directive"),
        (":::", "is not a directive"),
        (":::exercise<script>alert(1)</script> x", "&lt;script&gt;"),
    ],
)
def test_a_mistake_is_a_box_and_a_warning(
    course: Course, caplog: pytest.LogCaptureFixture, line: str, says: str
) -> None:
    """The page shows what is wrong and how to mend it, and a strict build is told."""
    with caplog.at_level(logging.WARNING, "mkdocs.plugins"):
        html = convert(course, f"{line}\n\nAfter.")
    assert 'class="fp fp-mistake"' in html
    assert says in html
    assert "<script>" not in html
    assert html.endswith("<p>After.</p>")
    assert len(caplog.records) == 1


HOSTILE = '"><script>alert(1)</script><img src=x onerror=alert(1)> &amp; {{ 7*7 }} {% raw %}'


def test_what_an_author_writes_is_text() -> None:
    """Nothing of a lesson's plan becomes markup."""
    objective = Objective.model_construct(can=HOSTILE, standards=["X"])
    plan = PlanFile.model_construct(question=HOSTILE, objectives=[objective], notice=[HOSTILE], steps=[])
    html = render.lesson(plan, question=HOSTILE)
    assert "<script>" not in html
    assert "<img" not in html
    assert html.count("&lt;script&gt;") == 4
    assert "{{ 7*7 }}" in html


def test_front_matter_is_text() -> None:
    """Title, description and author, which the theme puts into the head of the page as they are, hold no markup."""
    plugin = FacingPages()
    plugin.findings = []
    page = SimpleNamespace(
        meta={"title": HOSTILE, "description": HOSTILE, "author": HOSTILE},
        file=SimpleNamespace(src_uri="x.md"),
    )
    assert plugin.on_page_markdown("Text.", page=page) == "Text."  # type: ignore[arg-type]
    for name, value in page.meta.items():
        assert not set(value) & set('<>"'), name
        assert value.startswith("&quot;&gt;&lt;script&gt;"), name


FREE = ("prompt", "why", "neutral", "ask", "show", "expect", "closing", "reveals", "fact")


def made_hostile(value: Any) -> Any:
    """Return an exercise's content with every free text of it replaced."""
    if isinstance(value, list):
        return [made_hostile(item) for item in value]
    if isinstance(value, dict):
        return {key: HOSTILE if key in FREE else made_hostile(item) for key, item in value.items()}
    return value


@pytest.mark.parametrize("mode", list(Mode))
def test_what_an_exercise_holds_is_text(three: Path, mode: Mode) -> None:
    """Prompts, questions, rationales and wordings are escaped in every mode, in text and in attributes."""
    files = [
        file
        for file in (three / "exercises").rglob("*.yml")
        if file.name not in ("minimums.yml", "yardstick.yml")
    ]
    for file in files:
        data = yaml.load(file.read_text("utf-8"), Loader=yaml.BaseLoader)
        file.write_text(yaml.safe_dump(made_hostile(data), allow_unicode=True, sort_keys=False), "utf-8")
    course = Course.load(three)
    assert len(course.exercises) + len(course.plans) == len(files), [
        finding.text() for finding in course.findings
    ]
    for exercise in course.exercises.values():
        html = render.exercise(exercise, mode)
        assert exercise.stem.prompt == HOSTILE
        assert "&lt;script&gt;" in html
        assert "<script" not in html
        assert "<img" not in html
        assert "<fpevcg" not in html


def test_words_and_widths_agree(course: Course) -> None:
    """The widths of a line add up to its length in a browser, and cut it at the words."""
    for seed in course.seeds.values():
        for line in seed.text.lines:
            widths = [int(width) for width in render.widths(seed.text, line).split()]
            shown = seed.text.show(line).encode("utf-16-le")
            assert sum(widths) * 2 == len(shown)
            place, words = 0, []
            for index, width in enumerate(widths):
                piece = shown[place * 2 : (place + width) * 2].decode("utf-16-le")
                place += width
                if index % 2:
                    words.append(piece)
            touched = seed.text.words_in(line)
            assert words == [seed.text.show(word) for word in seed.text.words[touched.start : touched.end]]


def test_find_gives_the_lines_of_directives() -> None:
    """Directives are found with their line, outside of code of either fence."""
    text = "::: a b\n\n~~~\n::: c\n~~~\n````\n```\n::: d\n````\n::: e  f  g \n"
    assert list(directives.find(text, 5)) == [Directive("a", ("b",), 5), Directive("e", ("f", "g"), 14)]


def test_an_emoji_is_two_units_of_a_browser() -> None:
    """The lengths between words count as a browser does: words after an emoji are found where they are."""
    text = Text("a \U0001f600 b")
    assert render.widths(text, Range(0, len(text.folded))) == "0 1 4 1 0"
