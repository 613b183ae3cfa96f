"""The process that converts one file: bytes come in, a text or a refusal goes out, as JSON.

Started by `bounded`, as `python -m facingpages.author.importers.child NAME ENCODING`."""

from __future__ import annotations

import sys
import warnings

from facingpages.author.importers.bounded import MEGABYTES, PART, RESULT, SECONDS
from facingpages.author.importers.model import Brought, Unreadable

_PROGRAMS = 50  # MB for Python and its libraries themselves


def main() -> None:
    """Convert what comes in, within the limits."""
    _limit()
    name = sys.argv[1]
    raw = sys.stdin.buffer.read()
    warnings.simplefilter("ignore")  # of a library about the file: what the author must know, we say
    result: Brought | tuple[str, str]
    try:
        from facingpages.author.importers.convert import converted

        result = converted(name, raw, sys.argv[2] or None)
    except Unreadable as refused:
        result = (refused.message, refused.hint)
    except MemoryError:
        result = (f"reading `{name}` takes more than {MEGABYTES} MB of memory, which is the limit", PART)
    except RecursionError:
        result = (f"`{name}` is nested too deep to be read", PART)
    except Exception as error:  # a hostile file can make a library fail in any way
        result = (
            f"`{name}` is damaged in a way that its reader does not know ({type(error).__name__})",
            PART,
        )
    sys.stdout.buffer.write(RESULT.dump_json(result))


def _limit() -> None:
    """Let the system end this process at its limits, where the system can."""
    try:
        import resource
    except ImportError:  # not on Windows: there the clock alone is the limit
        return
    memory = (MEGABYTES - _PROGRAMS) * 1_000_000
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS + 1))
    resource.setrlimit(resource.RLIMIT_DATA, (memory, memory))


if __name__ == "__main__":
    main()
