"""The served course: an author's mistake shows on the page, and mending it mends the page."""

from __future__ import annotations

import os
import re
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


def free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port: int = found.getsockname()[1]
        return port


@contextmanager
def served(course: Path) -> Iterator[str]:
    address = f"127.0.0.1:{free_port()}"
    process = subprocess.Popen(
        [sys.executable, "-m", "mkdocs", "serve", "--dev-addr", address],
        cwd=course,
        env=os.environ | {"NO_MKDOCS_2_WARNING": "1"},
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


def test_a_mistake_shows_on_the_page_and_goes_when_mended(copy: Path) -> None:
    """While the course is served: an exercise file that is no longer YAML gives a box on its page, and mending it an exercise again."""
    file = copy / "exercises" / "names-that-judge" / "after-a-phone-call.yml"
    right = file.read_text("utf-8")
    section = r'<section class="fp" lang="en" id="fp-names-that-judge--after-a-phone-call"'
    with served(copy) as url:
        page = f"{url}/names-that-judge.html"
        wait_for(page, section)
        file.write_text("kind: [loaded-terms\n" + right, "utf-8")
        broken = wait_for(page, 'class="fp fp-mistake"')
        assert not re.search(section, broken)
        assert "has mistakes" in broken
        file.write_text(right.replace("minutes: 8", "minutes: 9"), "utf-8")
        wait_for(page, rf"{section}(?s:.*?)9 minutes")
