"""The desk for the tests: the real program on a course, in a process of its own."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def opened(course: Path) -> Iterator[str]:
    """Open the desk on a course, and give its address; it is closed after the block."""
    command = [
        sys.executable,
        "-u",
        "-m",
        "facingpages",
        "desk",
        "--course",
        str(course),
        "--port",
        "0",
        "--no-browser",
    ]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        try:
            assert process.stdout
            said = ""
            while not (address := re.search(r"http://\S+", said)):
                line = process.stdout.readline()
                assert line, f"the desk did not open: {said}{process.stderr.read() if process.stderr else ''}"
                said += line
            yield address[0]
        finally:
            process.terminate()
            process.wait(timeout=20)
