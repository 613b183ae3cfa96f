"""Makes a number of handouts by one engine and says what it cost: `python tests/bench/handouts.py
typst|weasyprint COUNT`.

The sheets are those of the exercises for learners, in as many variants as are needed.  Printed: seconds of
CPU for composing and making, megabytes at the peak of the process, and at its peak before the first sheet.
"""

from __future__ import annotations

import json
import sys
import time
from itertools import islice
from pathlib import Path

from facingpages.course.course import Course
from facingpages.handout import html, pdf
from facingpages.handout.compose import compose
from facingpages.handout.compose.variants import CODES
from facingpages.handout.model.sheet import View

ROOT = Path(__file__).parents[2]


def peak() -> float:
    """Return the megabytes at the peak of this process alone: `ru_maxrss` starts at the size of its parent."""
    (line,) = (line for line in Path("/proc/self/status").read_text("utf-8").splitlines() if "VmHWM" in line)
    return int(line.split()[1]) / 1024


def main(engine: str, count: int) -> None:
    course = Course.load(ROOT)
    wanted = islice(((id, variant) for variant in CODES for id in course.exercises), count)
    if engine == "weasyprint":
        from weasyprint import HTML

        def make(sheet: compose.Sheet) -> bytes:
            made: bytes = HTML(string=html.write(sheet)).write_pdf(pdf_variant="pdf/ua-1")
            return made
    else:

        def make(sheet: compose.Sheet) -> bytes:
            return pdf.write(sheet).content

    before, start = peak(), time.process_time()
    size = sum(
        len(make(compose.sheet(course, compose.subject(course, id), View.LEARNER, variant=variant)))
        for id, variant in wanted
    )
    print(
        json.dumps({"seconds": time.process_time() - start, "peak": peak(), "before": before, "bytes": size})
    )


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
