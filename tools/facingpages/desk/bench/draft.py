"""Draft: one file of the course with every text it has had at the desk, so that all can be undone."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

from facingpages.desk.requests.refusal import Refusal

_BOM: Final = b"\xef\xbb\xbf"
_MOST: Final = 2000  # texts of one file that are kept


@dataclass
class Draft:
    """A file at the desk: the bytes on disk that it comes from, its texts, and which of them holds now."""

    path: str
    base: bytes
    texts: list[str] = field(default_factory=list)
    now: int = 0

    @staticmethod
    def of(path: str, raw: bytes) -> Draft:
        """Return the draft of a file as read; raise `Refusal` if it is not UTF-8."""
        try:
            return Draft(path, raw, [raw.removeprefix(_BOM).decode("utf-8")])
        except UnicodeDecodeError as error:
            raise Refusal(f"`{path}` is not UTF-8 at byte {error.start}", "Save it as UTF-8.") from None

    @property
    def text(self) -> str:
        """The text that holds now."""
        return self.texts[self.now]

    @property
    def bytes(self) -> bytes:
        """The file as it would be written, with a byte order mark if it had one."""
        return (_BOM if self.base.startswith(_BOM) else b"") + self.text.encode("utf-8")

    @property
    def is_saved(self) -> bool:
        """Whether the text is the one on disk, as far as the desk knows."""
        return self.bytes == self.base

    def change(self, text: str, again: bool = False) -> None:
        """Take a new text; what was undone before is given up.

        `again` puts it in place of the last one, so that both are undone together."""
        if text == self.text:
            return
        del self.texts[self.now + (0 if again and self.now else 1) :]
        self.texts.append(text)
        del self.texts[:-_MOST]
        self.now = len(self.texts) - 1

    def undo(self) -> None:
        """Go back to the text before; raise `Refusal` at the first."""
        if not self.now:
            raise Refusal("there is nothing to undo")
        self.now -= 1

    def redo(self) -> None:
        """Go on to the text that was undone; raise `Refusal` at the last."""
        if self.now + 1 == len(self.texts):
            raise Refusal("there is nothing to redo")
        self.now += 1
