"""Convert a file in a separate process with limits of time and memory.

No parser can be trusted with every file that somebody could make. A process can be stopped."""

from __future__ import annotations

import signal
import subprocess
import sys
from pathlib import Path
from typing import Final

from pydantic import ConfigDict, TypeAdapter, ValidationError

from facingpages.author.importers.model import Brought, Unreadable
from facingpages.author.importers.received import received

SECONDS: Final = 10  # of the processor; where a system cannot count these, of the clock
MEGABYTES: Final = 300
_WAITING: Final = 60  # seconds by the clock, on a machine that is busy with something else
PART: Final = "save the part that you mean to use, as .txt or .docx"
RESULT: Final = TypeAdapter[Brought | tuple[str, str]](
    Brought | tuple[str, str], config=ConfigDict(ser_json_bytes="base64", val_json_bytes="base64")
)  # of a process: a text, or the message and the hint of a refusal


def convert(file: Path, encoding: str | None = None) -> Brought:
    """Return the text of a file as `convert.converted` does, within the limits; raise `Unreadable`."""
    raw = received(file)
    if not sys.executable or sys.platform == "emscripten":  # in a browser, which ends a page by itself
        from facingpages.author.importers.convert import converted

        return converted(file.name, raw, encoding)
    command = [sys.executable, "-P", "-m", "facingpages.author.importers.child", file.name, encoding or ""]
    try:
        ended = subprocess.run(command, input=raw, capture_output=True, timeout=_WAITING, check=False)
        result = RESULT.validate_json(ended.stdout)
    except subprocess.TimeoutExpired:
        raise _too_much(file, f"takes longer than {_WAITING} seconds") from None
    except ValidationError:
        is_slow = ended.returncode == -getattr(signal, "SIGXCPU", 0)
        what = f"longer than {SECONDS} seconds" if is_slow else f"more than {MEGABYTES} MB of memory"
        raise _too_much(file, f"takes {what}") from None
    if isinstance(result, Brought):
        return result
    raise Unreadable(*result)


def _too_much(file: Path, what: str) -> Unreadable:
    return Unreadable(f"reading `{file.name}` {what}, which is the limit", PART)
