"""The desk of a site in Firefox: it starts, keeps a change, and then needs no server any more."""

from __future__ import annotations

import functools
import http.server
import threading
import time
from pathlib import Path

import pytest

from tests.conftest import Quiet
from tests.desk.test_browser_host import ID, folder
from tests.helpers.firefox import Tab, started

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.sweep]
__all__ = ["folder"]

START = 300.0  # seconds, on a busy machine
STATUS = "() => document.querySelector('.desk-host-status')?.textContent ?? ''"


def told(tab: Tab, words: str) -> None:
    """Wait until the strip tells something."""
    deadline = time.monotonic() + START
    while words not in (said := tab.run(STATUS)):
        assert time.monotonic() < deadline, said
        time.sleep(0.2)


def answer(tab: Tab, request: str) -> object:
    """Return what a promise of the page gives."""
    tab.run(f"() => {{ window.given = null; ({request}).then((it) => {{ window.given = [it]; }}); }}")
    deadline = time.monotonic() + START
    while not (given := tab.run("() => window.given")):
        assert time.monotonic() < deadline, request
        time.sleep(0.1)
    return given[0]


def test_a_course_is_kept_without_a_server(folder: Path, tmp_path: Path) -> None:
    """A change is saved, the server stops, the page is loaded anew: the change is there, and is played."""
    handler = functools.partial(Quiet, directory=str(folder))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    url = f"http://127.0.0.1:{server.server_port}/desk/"
    edits = "[{ field: ['title'], value: 'Kept here' }]"
    with started(tmp_path / "profile") as firefox:
        tab = firefox.tab()
        tab.goto(url)
        told(tab, "without a network now")
        answer(tab, f"desk.ask('edit', {{ exercise: '{ID}', edits: {edits} }})")
        answer(tab, f"desk.ask('save', {{ exercise: '{ID}' }})")
        server.shutdown()
        server.server_close()
        tab.goto(url)
        told(tab, "on this device")
        title = answer(tab, f"desk.ask('open', {{ exercise: '{ID}' }}).then((it) => it.fields.title)")
        assert title == "Kept here"
        told(tab, "without a network now")
        shown = answer(tab, f"desk.ask('play', {{ exercise: '{ID}' }}).then((it) => it.show)")
        tab.goto(str(shown))
        tab.until("() => document.querySelectorAll('fp-exercise .fp-word').length > 20")
        assert "Kept here" in tab.run("() => document.body.innerText")
        assert firefox.complaints == []
