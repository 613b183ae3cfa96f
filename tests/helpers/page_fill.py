"""How full the pages of a PDF are: how far down the body of each page there is ink."""

from __future__ import annotations

import subprocess
from pathlib import Path
from typing import Final

DOTS: Final = 36  # to an inch: a hair line is still seen
MILLIMETRE: Final = DOTS / 25.4
HEAD: Final = 20 * MILLIMETRE  # the running head, above the body
FOOT: Final = 17 * MILLIMETRE  # the number of the page, below it
WHITE: Final = 200  # of 255; a thin line comes out grey


def fills(pdf: bytes) -> list[float]:
    """Return for each page of a PDF the share of its body that lies above its lowest ink, from 0 to 1."""
    command = ["pdftoppm", "-r", str(DOTS), "-gray", "-"]
    pages = subprocess.run(command, input=pdf, capture_output=True, check=True).stdout
    shares = []
    while pages:
        kind, size, _, rest = pages.split(b"\n", 3)
        assert kind == b"P5"
        width, height = map(int, size.split())
        shares.append(_fill(rest[: width * height], width, height))
        pages = rest[width * height :]
    return shares


def _fill(dots: bytes, width: int, height: int) -> float:
    top, end = round(HEAD), round(height - FOOT)
    for row in range(end - 1, top, -1):
        if min(dots[row * width : (row + 1) * width]) < WHITE:
            return (row - top) / (end - top)
    return 0.0


if __name__ == "__main__":
    import sys

    below = total = 0
    for name in sys.argv[1:]:
        shares = fills(Path(name).read_bytes())
        low = [f"{number}:{share:.0%}" for number, share in enumerate(shares, 1) if share < 0.45]
        below, total = below + len(low), total + len(shares)
        print(f"{len(shares):3} pages  {Path(name).stem:40} {' '.join(low)}")
    print(below, "of", total, "pages are less than 45 % full")
