"""The first exercise of a course, read from the blocks that follow `::: start` on a page.

    ::: start

    > Shutting out everybody who drives is **madness** […]

    > The **car lobby** tells you that this plan is a war on drivers.

    Put a plainer word there. The fact stays, and the verdict goes.

Two quotations, one from each side, with the words that judge in bold; then a paragraph that explains the
answer."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from facingpages.course.course import Course
from facingpages.course.directives import Misused
from facingpages.course.seed import Seed
from facingpages.text.anchors import Selector, match
from facingpages.text.folded import Range

BLOCKS: Final = 3  # two quotations and the answer
_BOLD: Final = re.compile(r"\*\*(.+?)\*\*")
_CUT: Final = re.compile(r"^\[(?:…|\.\.\.)\]\s*|\s*\[(?:…|\.\.\.)\]$")
_HINT: Final = (
    "Below `::: start`, write two quotations, each a paragraph that begins with > and has the words that judge in "
    "**bold**, and a paragraph that explains the answer."
)


@dataclass(frozen=True, slots=True)
class Sentence:
    """One quotation: its pieces in order, each marked as judging or not."""

    pieces: tuple[tuple[str, bool], ...]

    @property
    def words(self) -> str:
        """The quotation without its bold marks and without the marks of a cut at its ends."""
        return _CUT.sub("", _CUT.sub("", "".join(text for text, _ in self.pieces)))

    @property
    def judging(self) -> tuple[str, ...]:
        """The words in bold."""
        return tuple(text for text, judges in self.pieces if judges)


@dataclass(frozen=True, slots=True)
class Opening:
    """The two quotations, and the explanation of the answer."""

    sentences: tuple[Sentence, Sentence]
    answer: str


def read(blocks: Sequence[str]) -> Opening:
    """Return the opening from the next blocks of a page; raise `Misused`."""
    quoted = [block for block in blocks[:2] if block.lstrip().startswith(">")]
    if len(quoted) < 2:
        raise Misused("`::: start` is not followed by two quotations", _HINT)
    first, second = (_sentence(block) for block in quoted)
    for sentence in (first, second):
        if not sentence.judging:
            raise Misused(f"no word is in bold in the quotation `{sentence.words}`", _HINT)
    answer = " ".join(blocks[2].split()) if len(blocks) > 2 else ""
    if not answer or answer.startswith((">", "#", ":::")):
        raise Misused("no paragraph after the two quotations explains the answer", _HINT)
    return Opening((first, second), answer)


def following(text: str, line: int) -> list[str]:
    """Return the blocks of a page after one of its lines, as Markdown cuts them."""
    after = "\n".join(text.splitlines()[line:])
    return [block.strip("\n") for block in re.split(r"\n[ \t]*\n", after) if block.strip()]


def _sentence(block: str) -> Sentence:
    words = " ".join(" ".join(line.strip().removeprefix(">") for line in block.splitlines()).split())
    pieces = enumerate(_BOLD.split(words))
    return Sentence(tuple((text, index % 2 == 1) for index, text in pieces if text))


def find(course: Course, sentence: Sentence) -> tuple[Seed, Range] | None:
    """Return the text that holds a quotation and its range there, in characters, or None."""
    for seed in course.seeds.values():
        for where in match(Selector(sentence.words), seed.text):
            return seed, where
    return None
