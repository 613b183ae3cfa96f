"""Registry: the only list of the systems that exercises go out to."""

from __future__ import annotations

from typing import Final

from facingpages.export import canvas, cartridge, h5p, moodle, qti, scorm
from facingpages.export.target import Target

# The targets by their ids, in the order in which commands and pages list them.
TARGETS: Final[dict[str, Target]] = {
    target.id: target
    for target in (
        moodle.TARGET,
        canvas.TARGET,
        h5p.TARGET,
        scorm.PRACTICE,
        scorm.CLASS,
        *qti.TARGETS,
        cartridge.TARGET,
    )
}
