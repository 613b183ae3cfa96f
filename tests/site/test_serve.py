"""The served course: an author's mistake shows on the page, and mending it mends the page."""

from __future__ import annotations

import os
import re
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import pytest


def free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port: int = found.getsockname()[1]
        return port


@contextmanager
def served(
    course: Path,
    command: Sequence[str] = (sys.executable, "-m", "mkdocs", "serve", "--dev-addr"),
    environment: dict[str, str] | None = None,
) -> Iterator[str]:
    """Serve a course while the block runs, and yield its address; the command gets that as its last word."""
    address = f"127.0.0.1:{free_port()}"
    process = subprocess.Popen(
        [*command, address],
        cwd=course,
        env=(environment or os.environ) | {"NO_MKDOCS_2_WARNING": "1"},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        yield f"http://{address}"
    finally:
        process.terminate()
        process.wait()


def wait_for(url: str, pattern: str, seconds: float = 30) -> str:
    """Return the page once it holds a pattern; the last page seen is in the failure."""
    text, end = "", time.monotonic() + seconds
    while time.monotonic() < end:
        try:
            with urllib.request.urlopen(url, timeout=10) as answer:  # noqa: S310  (an address of this test)
                text = answer.read().decode()
        except OSError:
            text = ""
        if re.search(pattern, text):
            return text
        time.sleep(0.2)
    raise AssertionError(f"{pattern!r} never came; the page: {text[:500]!r}")


@pytest.mark.slow
def test_a_mistake_shows_on_the_page_and_goes_when_mended(small: Path) -> None:
    """While the course is served: an exercise file that is no longer YAML gives a box on its page, and
    mending it an exercise again."""
    file = small / "exercises" / "one-street" / "before-the-vote.yml"
    right = file.read_text("utf-8")
    section = r'<section class="fp"[^>]* id="fp-one-street--before-the-vote"'
    with served(small) as url:
        page = f"{url}/one-street.html"
        wait_for(page, section)
        file.write_text("kind: [loaded-terms\n" + right, "utf-8")
        broken = wait_for(page, 'class="fp fp-mistake"')
        assert not re.search(section, broken)
        assert "has mistakes" in broken
        assert re.search(
            r"before-the-vote\.yml:\d</code> .+<br>.+", broken
        )  # the finding itself, with its line and hint
        file.write_text(right.replace("Before the vote", "Before they vote"), "utf-8")
        wait_for(page, rf"{section}(?s:.*?)Before they vote")


@pytest.mark.slow
def test_a_mistake_of_any_file_shows_on_the_page_and_goes_when_mended(small: Path) -> None:
    """A mistake in seeds.yml, a plan, a key, or the page itself: the box names file and line and says what
    to do, and goes when it is mended."""
    mistakes = [
        (
            "seeds/seeds.yml",
            "side: close-it",
            "side: close-itt",
            "`close-itt` is not one of the sides",
            "Did you mean `close-it`?",
        ),
        (
            "exercises/one-street/plan.yml",
            "minutes: 7",
            "minutes: 70",
            "the steps for 45 minutes add up to",
            "They should add up to",
        ),
        (
            "exercises/one-street/before-the-vote.yml",
            "lines: 8-9",
            "lines: 8-10",
            "line 10 (comment link) of street-for-all is noise",
            "Choose lines",
        ),
        (
            "lessons/one-street.md",
            "The council of",
            "todo: say what the plan is\nThe council of",
            "this line of the page is still to do",
            "Say what the",
        ),
        (
            "lessons/one-street.md",
            "::: facing",
            "::: faceing",
            "`::: faceing` is not a directive",
            "Did you mean `facing`?",
        ),
    ]
    with served(small) as url:
        page = f"{url}/one-street.html"
        wait_for(page, 'id="fp-one-street--before-the-vote"')
        mended: tuple[Path, str] | None = None
        for (
            path,
            right,
            wrong,
            message,
            hint,
        ) in mistakes:  # each is made in the moment that mends the one before
            file = small / path
            if mended:
                mended[0].write_text(mended[1], "utf-8")
            mended = file, file.read_text("utf-8")
            assert right in mended[1]
            file.write_text(mended[1].replace(right, wrong, 1), "utf-8")
            broken = wait_for(page, re.escape(message))
            assert broken.count('class="fp fp-mistake"') == 1
            assert hint in broken
        assert mended
        mended[0].write_text(mended[1], "utf-8")
        wait_for(page, r'(?s)\A(?!.*fp-mistake).*id="fp-one-street--before-the-vote"')
