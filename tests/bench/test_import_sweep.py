"""What becomes of files that nobody here made: `FACINGPAGES_DATA=folder bash tools/test bench`.

The folder holds `docx/` and `pdf/`, as of the test files of pandoc, Apache POI, docx4j, python-docx, pdf.js,
pypdf, pdfminer and pdfplumber. Each file is read in this process, so that a fault of a reader is seen."""

from __future__ import annotations

import os
import time
import traceback
import warnings
from collections import Counter
from pathlib import Path

import pytest

from facingpages.author.importers import bounded, convert
from facingpages.author.importers.model import Unreadable

FOLDER = os.environ.get("FACINGPAGES_DATA")
_SHOWN = 100  # letters of a reason


def outcome(file: Path) -> tuple[str, float]:
    """How reading a file ended, and the seconds of the processor that it took."""
    begin = time.process_time()
    try:
        convert.convert(file)
        end = "read"
    except Unreadable as refused:
        end = str(refused).replace(file.name, "FILE")[:_SHOWN]
    except Exception:
        end = f"TRACEBACK {file.name}\n{traceback.format_exc(limit=-4)}"
    return end, time.process_time() - begin


@pytest.mark.bench
@pytest.mark.timeout(3_600)
@pytest.mark.skipif(not FOLDER, reason="FACINGPAGES_DATA names no folder")
@pytest.mark.parametrize("kind", ["docx", "pdf"])
def test_real_files_come_in_or_are_refused(kind: str, capsys: pytest.CaptureFixture[str]) -> None:
    """No file that somebody else made ends in a traceback; the table gives the refusals by their reasons,
    and how many files would have been stopped at the limit of time."""
    files = sorted(Path(FOLDER or "", kind).glob(f"*.{kind}"))
    assert files, f"no *.{kind} in {FOLDER}/{kind}"
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        ends = [outcome(file) for file in files]
    seconds = sorted(taken for _, taken in ends)
    late = sum(taken > bounded.SECONDS for taken in seconds)
    with capsys.disabled():
        print(
            f"\n{kind}: {len(files)} files, {seconds[len(seconds) // 2]:.2f} s each in the middle,", end=" "
        )
        print(f"{seconds[-1]:.1f} s at most, {late} beyond {bounded.SECONDS} s")
        for end, number in Counter(end.partition("\n")[0] for end, _ in ends).most_common():
            print(f"{number:6} {end}")
    assert [end for end, _ in ends if end.startswith("TRACEBACK")] == []
