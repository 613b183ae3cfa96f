"""What an exercise adds to a page, against a peer in the same run: `bash tools/test bench
tests/bench/test_weight.py`.

The peer is mkdocs-quiz, which asks the same of the same passage as one question with twenty choices, each
with its rationale. A page is built three times: bare (the passage alone), with the peer, with our
exercise.  Weights are gzipped bytes of the page and of each script and stylesheet that the bare page has
not."""

from __future__ import annotations

import gzip
import os
import re
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from facingpages.course import items
from facingpages.course.course import Course
from facingpages.site import bundle

from .making import make_course

pytestmark = pytest.mark.bench

# Bytes gzipped of the scripts and styles that H5P Mark the Words 1.11.24 asks for, each file by itself, from
# the repositories of
# github.com/h5p in November 2026: the core (h5p-php-library) 80,787, jQuery UI 136,855, Joubel UI 20,066,
# Question 18,843, the exercise
# 12,322, Font Awesome, Transition and Font Icons 7,617.  Without its fonts, and without H5P.Components, which
# is published built only.
H5P_MARK_THE_WORDS = 276_490
HEAD = "---\ntitle: Page\n---\n\n# Page\n\n"


@dataclass(frozen=True)
class Weight:
    """Gzipped bytes: of the page itself, and of the files that only this kind of page asks for."""

    page: int
    files: int

    def __sub__(self, other: Weight) -> Weight:
        return Weight(self.page - other.page, self.files - other.files)


def weight(folder: Path, plugins: str, body: str) -> Weight:
    (folder / "lessons").mkdir(parents=True, exist_ok=True)
    (folder / "lessons" / "index.md").write_text(HEAD + body, "utf-8")
    config = f"site_name: Weight\ndocs_dir: lessons\nuse_directory_urls: false\ntheme: {{name: material, font: false}}\n{plugins}"
    (folder / "mkdocs.yml").write_text(config, "utf-8")
    command = [sys.executable, "-m", "mkdocs", "build", "-d", str(folder / "site")]
    subprocess.run(
        command,
        cwd=folder,
        check=True,
        capture_output=True,
        env=os.environ | {"NO_MKDOCS_2_WARNING": "1", "MKDOCS_QUIZ_NO_TELEMETRY": "1"},
    )
    html = (folder / "site" / "index.html").read_text("utf-8")
    asked = sorted(set(re.findall(r'(?:src|href)="([^":]+\.(?:js|css))"', html)))
    files = sum(
        size((folder / "site" / name).read_bytes())
        for name in asked
        if not name.startswith(("assets/javascripts/", "assets/stylesheets/"))
    )
    return Weight(size(html.encode()), files)


def size(content: bytes) -> int:
    return len(gzip.compress(content, 9))


def as_quiz(course: Course) -> str:
    """Return the same question for mkdocs-quiz."""
    (made,) = course.exercises.values()
    lines = ["<quiz>", made.stem.prompt]
    for span in made.items[0].key.spans:
        lines += [f"- [x] {items.span_text(made, span.words)}", f"  > {span.why} Neutral: {span.neutral}."]
    return "\n".join([*lines, "- [ ] none", "</quiz>"])


def test_an_exercise_weighs_less_than_its_peers(tmp_path: Path) -> None:
    """Our exercise with its share of script and styles adds less to a first page than H5P's, and to every
    further page less than mkdocs-quiz."""
    course = make_course(tmp_path / "ours", 1, 1)
    (made,) = course.exercises.values()
    passage = "\n\n".join(
        f"> {p.text.show(where)}" for p in made.stem.passages for _, where in p.paragraphs()
    )
    bare = weight(tmp_path / "bare", "plugins: [search]\n", passage)
    peer = (
        weight(tmp_path / "peer", "plugins: [search, mkdocs_quiz]\n", f"{passage}\n\n{as_quiz(course)}")
        - bare
    )
    extras = "extra_css: [assets/facingpages.css]\nextra_javascript: [assets/facingpages.js]\nmarkdown_extensions: [facingpages]\n"
    ours = (
        weight(
            tmp_path / "ours",
            f"plugins: [search, facingpages]\n{extras}",
            f"::: exercise {next(iter(course.exercises))}",
        )
        - bare
    )
    assert peer.page > 0
    script = size(bundle.script("en").encode())
    print(
        f"\nadded by one exercise, gzipped: ours {ours.page} in the page and {ours.files} once a site (script {script})"
    )
    print(
        f"mkdocs-quiz {peer.page} in the page and {peer.files} once a site; H5P Mark the Words at least {H5P_MARK_THE_WORDS} (measured once)"
    )
    print(
        f"a first page: ours / mkdocs-quiz {(ours.page + ours.files) / (peer.page + peer.files):.2f}; each further page {ours.page / peer.page:.2f}"
    )
    assert ours.page + ours.files < H5P_MARK_THE_WORDS
    assert ours.page < peer.page
