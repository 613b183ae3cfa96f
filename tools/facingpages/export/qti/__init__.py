"""QTI 3.0, 2.2 and 2.1: each exercise as one item, from one tree, in a package with a test for each lesson.

    exercise -> item (a tree with the names of QTI 2) -> Dialect.written -> bytes

Readers mark any word of the passage, so that nothing is given away.  Names and rules are those of the
specification by 1EdTech: Assessment Test, Section and Item Information Model, 2.1, 2.2 and 3.0."""

from __future__ import annotations

from functools import partial
from typing import Final

from facingpages.export.qti.dialect import DIALECTS
from facingpages.export.qti.items import carry
from facingpages.export.qti.package import write
from facingpages.export.target import Target

TARGETS: Final = tuple(
    Target(dialect.id, f"QTI {dialect.version}", ".zip", partial(carry, dialect), partial(write, dialect))
    for dialect in DIALECTS
)
