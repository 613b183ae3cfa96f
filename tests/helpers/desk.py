"""The desk for the tests: its real server on a course, in a thread of this process."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from facingpages.desk.local import host
from facingpages.desk.workbench import Workbench

TOKEN = "for-tests"  # noqa: S105


@contextmanager
def opened(course: Path) -> Iterator[str]:
    """Open the desk on a course, and give its address; it is closed after the block. `test_host.py` starts the
    command itself, in a process of its own."""
    bench, listening, ended = Workbench(course), host.listening(0), threading.Event()
    thread = threading.Thread(target=lambda: host.serve(bench, listening, TOKEN, ended=ended))
    thread.start()
    try:
        yield f"http://127.0.0.1:{listening.getsockname()[1]}/#{TOKEN}"
    finally:
        ended.set()
        thread.join(30)
        assert not thread.is_alive()
