"""Makes the font of last resort, in which every letter is an empty box: `python tests/helpers/last_resort.py FILE`.

PDF/UA-1 allows no letter without a shape.  Where no font on board has one, a box is in the print, and
the letter itself stays in the text of the file, to be copied and read aloud.  One glyph serves all
letters."""

from __future__ import annotations

import struct
import sys
from io import BytesIO
from pathlib import Path

from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib.tables.DefaultTable import DefaultTable

FAMILY = "Facing Pages Last Resort"
SHIPPED = Path(__file__).parents[2] / "tools" / "facingpages" / "handout" / "fonts" / "LastResort.ttf"
# All letters that can be written, without the halves of surrogate pairs.
GROUPS = ((0x21, 0xD7FF, 1), (0xE000, 0x10FFFF, 1))


def box() -> object:
    pen = TTGlyphPen(None)
    for left, bottom, right, top, outer in ((60, -100, 640, 700, True), (110, -50, 590, 650, False)):
        corners = [(left, bottom), (left, top), (right, top), (right, bottom)]
        corners = corners if outer else [corners[0], *reversed(corners[1:])]
        pen.moveTo(corners[0])
        for corner in corners[1:]:
            pen.lineTo(corner)
        pen.closePath()
    return pen.glyph()


def font() -> bytes:
    """Return the font, the same bytes every time."""
    builder = FontBuilder(1000, isTTF=True)
    builder.setupGlyphOrder([".notdef", "box"])
    builder.setupCharacterMap({0x21: "box"})
    builder.setupGlyf({".notdef": box(), "box": box()})
    builder.setupHorizontalMetrics({".notdef": (700, 60), "box": (700, 60)})
    builder.setupHorizontalHeader(ascent=800, descent=-200)
    names = {
        "familyName": FAMILY,
        "styleName": "Regular",
        "psName": FAMILY.replace(" ", ""),
        "licenseDescription": "MIT, as Facing Pages",
    }
    builder.setupNameTable(names)
    builder.setupOS2(sTypoAscender=800, sTypoDescender=-200, usWinAscent=800, usWinDescent=200)
    builder.setupPost()
    head = builder.font["head"]
    head.created = head.modified = 0
    builder.font.recalcTimestamp = False
    table = DefaultTable("cmap")
    groups = b"".join(struct.pack(">III", *group) for group in GROUPS)
    # format 13: many letters, one glyph
    subtable = struct.pack(">HHIII", 13, 0, 16 + len(groups), 0, len(GROUPS)) + groups
    table.data = struct.pack(">HHHHI", 0, 1, 3, 10, 12) + subtable
    builder.font["cmap"] = table
    made = BytesIO()
    builder.font.save(made)
    return made.getvalue()


if __name__ == "__main__":
    Path(sys.argv[1]).write_bytes(font())
