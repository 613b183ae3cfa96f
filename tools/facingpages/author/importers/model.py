"""The result of a converter: the lines of a text, where each comes from, and a report of every change."""

from __future__ import annotations

from dataclasses import dataclass, field


class Unreadable(Exception):
    """A file that cannot be brought in: what is wrong, and what to do."""

    def __init__(self, message: str, hint: str) -> None:
        super().__init__(f"{message}: {hint}")
        self.message = message
        self.hint = hint


@dataclass(frozen=True, slots=True)
class ImportedLine:
    """One line, a paragraph as a rule; `origin` names the part of the file it was in, where that tells
    something.  `around` says that it seems to be around the article of its page, not in it."""

    text: str
    origin: str = ""
    around: bool = False


@dataclass(frozen=True, slots=True)
class ImportedLink:
    """Linked words of a text brought in: the index of their line, where they are in it, and the address."""

    line: int
    start: int
    end: int
    address: str


@dataclass(frozen=True)
class Brought:
    """A text brought in: its lines, what was done and left out, and what the file says of the text outside
    of it.

    `said_in` names the part of the file that says each.  `raw` holds the bytes as received where nothing
    was changed."""

    lines: tuple[ImportedLine, ...]
    done: tuple[str, ...] = ()
    said: dict[str, str] = field(default_factory=dict)
    said_in: dict[str, str] = field(default_factory=dict)
    raw: bytes | None = None
    links: tuple[ImportedLink, ...] = ()


def counted(number: int, one: str, many: str = "") -> str:
    """Return a number with its noun."""
    return f"{number} {one if number == 1 else many or one + 's'}"


def example(words: str, length: int = 50) -> str:
    """Return words, shortened, for a report."""
    words = " ".join(words.split())
    return f"`{words}`" if len(words) <= length else f"`{words[: length - 3].rstrip()}...`"
