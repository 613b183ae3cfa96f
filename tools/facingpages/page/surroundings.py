"""The sentences just before and after a passage, shown on request.

They come from the nearest line that is the author's argument; where noise or the end of the text is
between, there are none."""

from __future__ import annotations

from typing import Final

from facingpages.course.passage import Passage
from facingpages.text.folded import Lines, Range

SENTENCES: Final = 2


def sentences_around(passage: Passage, side: str) -> str:
    """Return the two sentences `before` or `after` a passage as received, or the empty string."""
    text, step = passage.text, -1 if side == "before" else 1
    number = passage.lines.first - 1 if side == "before" else passage.lines.last + 1
    while 1 <= number <= len(text.lines):
        line = text.lines[number - 1]
        if any(noise.lines.overlaps(Lines(number, number)) for noise in passage.seed.noise):
            return ""
        sentences = text.sentences_in(line)
        if sentences:
            near = sentences[-SENTENCES:] if side == "before" else sentences[:SENTENCES]
            return text.show(Range(near[0].start, near[-1].end))
        number += step
    return ""
