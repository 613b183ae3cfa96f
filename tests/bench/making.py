"""Made courses for the measurements: as large as asked, on the real texts, the same every time."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

from facingpages.course import items
from facingpages.course.course import Course, Mode
from facingpages.course.items import Exercise
from facingpages.site import pages
from facingpages.text.anchors import Selector, describe
from facingpages.text.folded import Range

ROOT = Path(__file__).parents[2]
# A passage of about 300 words, in which twenty spans are keyed.
SEED, LINES, SPANS = "those-who-seek-war", "4-9", 20


def marking_exercise(course: Course, spans: int = SPANS) -> str:
    """Return a loaded-terms exercise on the passage, every fourteenth word or so a span with a rationale."""
    text = course.seeds[SEED].text
    first, last = (int(number) for number in LINES.split("-"))
    words = range(text.words_in(text.lines[first - 1]).start, text.words_in(text.lines[last - 1]).end)
    lines = [
        "kind: loaded-terms",
        "title: Twenty spans",
        "minutes: 10",
        "stimulus:",
        f"  - {{seed: {SEED}, lines: {LINES}}}",
        "prompt: Mark them.",
        "spans:",
    ]
    within = Range(text.lines[first - 1].start, text.lines[last - 1].end)
    for number in range(spans):
        word = words[number * len(words) // spans]
        selector = describe(text.words[word], text, within)
        quoted = [
            f"{name}: {json.dumps(value, ensure_ascii=False)}"
            for name, value in vars_of(selector).items()
            if value
        ]
        lines.append("  - mark: {" + ", ".join(quoted) + "}")
        lines.append("    verdict: loaded")
        lines.append("    technique: loaded-language")
        lines.append(f'    neutral: "wording {number}"')
        lines.append(f"    why: {RATIONALES[number % len(RATIONALES)].format(number)}")
    return "\n".join(lines) + "\n"


def vars_of(selector: Selector) -> dict[str, str]:
    return {name: getattr(selector, name) for name in ("exact", "prefix", "suffix")}


# Rationales of an ordinary length, about 130 characters, no two alike once the number is in.
RATIONALES = [
    "The word at place {} carries a verdict beside the fact; a reader from either side can ask what it adds to the sentence.",
    "Place {} names an act and at once says how to feel about it, which is the test for loaded language in this course.",
    "A plainer verb at place {} would keep who did what and to whom, and would leave the judgement to the reader.",
    "At place {} the text chooses a picture where a number or a date would say the same, so the picture does the arguing.",
]


def make_course(target: Path, exercises: int, a_page: int) -> Course:
    """Write a course with so many exercises, so many to a page, and return it loaded."""
    real = Course.load(ROOT)
    shutil.copytree(ROOT / "seeds", target / "seeds")
    text = marking_exercise(real)
    (target / "lessons").mkdir()
    config = (ROOT / "mkdocs.yml").read_text("utf-8")
    (target / "mkdocs.yml").write_text(config.partition("\nnav:")[0] + "\n", "utf-8")
    for number in range(exercises):
        file = target / "exercises" / f"part-{number // 100}" / f"e{number}.yml"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text.replace("Twenty spans", f"Twenty spans {number}"), "utf-8")
    for page in range(exercises // a_page):
        ids = [f"part-{n // 100}/e{n}" for n in range(page * a_page, (page + 1) * a_page)]
        body = "\n\n".join(f"## Part {i}\n\n::: exercise {id}" for i, id in enumerate(ids))
        (target / "lessons" / f"page-{page:03}.md").write_text(
            f"---\ntitle: Page {page}\n---\n\n# Page {page}\n\n{body}\n", "utf-8"
        )
    (target / "lessons" / "index.md").write_text("---\ntitle: Start\n---\n\n# Start\n", "utf-8")
    return Course.load(target)


def make_plain(source: Path, course: Course, target: Path) -> None:
    """Write the same pages with the same words as plain Markdown, and a site without our plugin and
    extension."""
    shutil.copytree(source / "lessons", target / "lessons")
    config = (source / "mkdocs.yml").read_text("utf-8")
    config = config.replace(
        "  - facingpages:\n      mode: !ENV [FACINGPAGES_MODE, practice]\n      handouts: !ENV [FACINGPAGES_HANDOUTS, false]\n",
        "",
    ).replace("  - facingpages\n", "")
    config = config.replace("extra_css: [assets/facingpages.css]\n", "").replace(
        "extra_javascript: [assets/facingpages.js]\n", ""
    )
    (target / "mkdocs.yml").write_text(config, "utf-8")
    for file in (target / "lessons").glob("page-*.md"):
        lines = file.read_text("utf-8").splitlines()
        made = [
            as_markdown(course.exercises[line.split()[2]]) if line.startswith(":::") else line
            for line in lines
        ]
        file.write_text("\n".join(made) + "\n", "utf-8")
    for path, text in pages.generated(course, Mode.PRACTICE).items():
        (target / "lessons" / path).write_text(text, "utf-8")


def as_markdown(made: Exercise) -> str:
    """Return an exercise's words as plain Markdown: title, prompt, passage, and the key as a list."""
    stem = made.stem
    parts = [f"### {stem.title}", stem.prompt]
    for passage in stem.passages:
        parts += [
            f"#### {passage.seed.title}",
            *(f"> {passage.text.show(where)}" for _, where in passage.paragraphs()),
        ]
    for item in made.items:
        parts.append(
            "\n".join(
                f"1. “{items.span_text(made, span.words)}”: {span.why} Neutral: {span.neutral}."
                for span in item.key.spans
            )
        )
    return "\n\n".join(parts)
