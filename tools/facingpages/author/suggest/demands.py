"""The demand of a text: the sentence in which its writer says what should be done, in the writer's own words.

Writers say it at the end as a rule, or at the beginning.  The rule is the same for every text and every
side."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from typing import Final

from facingpages.author.suggest import signs
from facingpages.text.folded import Text

_MOST: Final = 30  # words of a quotation
_LEAST: Final = 4
_STRONG: Final = re.compile(
    r"\b(?:should|shouldn't|ought to|must|mustn't|needs? to|demand|let us|it is time|"
    r"deben?|debemos|deber[ií]an?|deber[ií]amos|hay que|es hora de|tienen? que|"
    r"doit|doivent|devons|devrait|devraient|devrions|il faut|il faudrait|il est temps)\b",
    re.IGNORECASE,
)
_WEAK: Final = re.compile(
    r"\b(?:have to|has to|propose|urge|call on|(?:we|to|must|please) vote|"
    r"proponemos|exigimos|proposons|exigeons)\b",
    re.IGNORECASE,
)
# A demand of the past, one that others make, a condition, a question.
_NO_DEMAND: Final = re.compile(
    r"\b(?:should|must|ought to) have\b|\?|^(?:if|some|many|critics|opponents|supporters|they)\b|"
    r"\b(?:tells? us|says?|argues?|claims?) that\b|^(?:si|algunos|muchos|ellos|certains|beaucoup|ils)\b",
    re.IGNORECASE,
)
_SIGNS: Final = frozenset('"“”«»')
_PAUSE: Final = re.compile(r"[,;:]\s")


def of_text(lines: Sequence[str]) -> str:
    """Return the sentence of a text, without its full stop, that says what should be done; nothing where none
    does."""
    paragraphs = [list(_sentences(line)) for line in lines if line.strip()]
    near = [*reversed(paragraphs[-2:]), *paragraphs[: max(0, len(paragraphs) - 2)][:3]]
    asked = (
        words
        for asks in (_STRONG.search, signs.is_order, _WEAK.search)
        for paragraph in near
        for sentence in paragraph
        if asks(sentence) and (words := _quoted(sentence, asks))
    )
    return next(asked, "")


def last_point(lines: Sequence[str]) -> str:
    """Return the last sentence of a text that can be quoted whole, without its full stop: writers end with
    their point.  Nothing where none can."""
    sentences = [sentence for line in lines for sentence in _sentences(line)]
    plain = (one.rstrip(".! ") for one in reversed(sentences) if one.endswith((".", "!")))
    return next((one for one in plain if not _SIGNS & set(one) and _fits(one)), "")


def _sentences(line: str) -> Iterator[str]:
    text = Text(line)
    for sentence in text.sentences:
        yield " ".join(text.show(sentence).split())


def _quoted(sentence: str, asks: Callable[[str], object]) -> str:
    """Return a sentence as a quotation: a long one, or one with a question, up to a pause; nothing where it
    holds quotation marks."""
    words = sentence.rstrip(".! ")
    if _SIGNS & set(words):
        return ""
    if "?" in words or len(words.split()) > _MOST:
        pauses = [words[: pause.start()] for pause in _PAUSE.finditer(words)]
        words = next((one for one in reversed(pauses) if len(one.split()) <= _MOST), "")
    return words if _fits(words) and asks(words) and not _NO_DEMAND.search(words) else ""


def _fits(words: str) -> bool:
    return _LEAST <= len(words.split()) <= _MOST
