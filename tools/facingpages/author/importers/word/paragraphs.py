"""The words of a Word file's paragraphs, as they are shown after all tracked changes; whatever is not shown,
or not kept, is counted with an example."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import groupby
from operator import itemgetter
from typing import Final
from xml.etree.ElementTree import Element

from facingpages.author.importers import links, superscripts
from facingpages.author.importers.model import counted, example
from facingpages.author.importers.word import symbols
from facingpages.author.importers.word.package import first, is_on, value
from facingpages.author.importers.word.styles import Styles

_EXAMPLES: Final = 3
_REFERENCES: Final = {"w:footnoteReference": "footnote", "w:endnoteReference": "endnote"}


@dataclass
class Tally:
    """Counts and examples of each change to the words of a file."""

    numbers: Counter[str] = field(default_factory=Counter)
    examples: dict[str, list[str]] = field(default_factory=dict)
    small: Counter[str] = field(default_factory=Counter)

    def add(self, name: str, words: str = "") -> None:
        """Count one more of a thing."""
        self.numbers[name] += 1
        shown = self.examples.setdefault(name, [])
        if words.strip() and len(shown) < _EXAMPLES:
            shown.append(example(words))

    def said(self, name: str, many: str = "") -> str:
        """Return a thing with its number and its examples."""
        shown = ", ".join(dict.fromkeys(self.examples.get(name, ())))
        return counted(self.numbers[name], name, many) + (f" ({shown})" if shown else "")


@dataclass(frozen=True, slots=True)
class _Format:
    """The effect of a run's properties on its letters."""

    raised: bool = False
    hidden: bool = False
    font: str = ""


_PLAIN: Final = _Format()


class Reader:
    """Reads the paragraphs of one file, in their order; it keeps the numbers of the notes and the tally."""

    def __init__(self, styles: Styles, addresses: Mapping[str, str]) -> None:
        self.tally = Tally()
        self.notes: dict[tuple[str, str], int] = {}
        self._styles = styles
        self._pieces: list[tuple[bool, str]] = []
        self._addresses = addresses
        self._instructions: list[str] = []  # of the open fields
        self._fields: list[bool] = []  # for each open field, whether its result has begun

    def lines(self, paragraph: Element) -> list[str]:
        """Return the lines of a paragraph, which line breaks cut, without the space around them."""
        self._pieces, self._fields, self._instructions = [], [], []
        hides = self._styles.hides(value(paragraph, "w:pPr/w:pStyle"))
        self._walk(paragraph, _Format(hidden=hides))
        line = ""
        for raised, run in groupby(self._pieces, key=itemgetter(0)):
            words = "".join(text for _, text in run)
            line += superscripts.in_line(words, line, self.tally.small) if raised else words
        return line.split("\n")

    def _walk(self, node: Element, form: _Format) -> None:
        for child in node:
            self._read(child, form)

    def _read(self, node: Element, form: _Format) -> None:
        match node.tag:
            case "w:t":
                self._put(self._letters(node.text or "", form.font), form)
            case "w:r":
                self._run(node, form)
            case "w:tab" | "w:ptab":
                self._put(" ", form)
            case "w:br" | "w:cr":
                self._put("\n", form)
            case "w:noBreakHyphen":
                self._put("-", form)
            case "w:sym":
                self._symbol(node.get("w:font", ""), node.get("w:char", ""), form)
            case "w:fldChar":
                self._field(node.get("w:fldCharType", ""))
            case "w:del" | "w:moveFrom":
                self._left_out(node, "deleted passage of the tracked changes" if node.tag == "w:del" else
                               "passage at the place from which it was moved")  # fmt: skip
            case "w:ins" | "w:moveTo":
                name = "inserted passage" if node.tag == "w:ins" else "moved passage"
                if _words(node).strip():
                    self.tally.add(name)
                self._walk(node, form)
            case "w:footnoteReference" | "w:endnoteReference":
                key = (_REFERENCES[node.tag], node.get("w:id", ""))
                self._pieces.append((False, f"[{self.notes.setdefault(key, len(self.notes) + 1)}]"))
            case "w:commentReference":
                self.tally.add("comment")
            case "w:hyperlink":
                self._linked(node, self._addresses.get(node.get("r:id", ""), ""), form)
            case "w:fldSimple":
                self._linked(node, _address(node.get("w:instr", "")), form)
            case "w:instrText" if self._instructions:
                self._instructions[-1] += node.text or ""
            case "w:ruby":
                self._left_out(first(node, "w:rt"), "reading beside a word")
                if (base := first(node, "w:rubyBase")) is not None:
                    self._walk(base, form)
            case "m:oMath":
                self._left_out(node, "formula")
            case "w:drawing" | "w:pict" | "w:object":
                self._picture(node)
            case "mc:AlternateContent":
                choice = first(node, "mc:Choice")
                if choice is None:
                    choice = first(node, "mc:Fallback")
                if choice is not None:
                    self._walk(choice, form)
            case "w:sdt" if is_on(first(node, "w:sdtPr"), "w:showingPlcHdr"):
                self._left_out(node, "unfilled field of a form")
            case "w:pPr" | "w:rPr" | "w:sdtPr":
                pass
            case _:
                self._walk(node, form)

    def _linked(self, node: Element, address: str, form: _Format) -> None:
        """Read words that lead to an address; one within the file, or to no page, is not kept."""
        sign = links.opened(address)
        self._pieces.append((False, sign))
        self._walk(node, form)
        self._pieces.append((False, links.CLOSED if sign else ""))

    def _run(self, run: Element, form: _Format) -> None:
        own = first(run, "w:rPr")
        styled = self._styles.run(own)
        align = value(own, "w:vertAlign") or value(styled, "w:vertAlign")
        hidden = is_on(own if own is not None and first(own, "w:vanish") is not None else styled, "w:vanish")
        fonts = first(own, "w:rFonts")
        font = (fonts.get("w:ascii") or fonts.get("w:hAnsi") or "") if fonts is not None else ""
        if is_on(own, "w:caps") and _words(run).upper() != _words(run):
            self.tally.add("passage that Word shows in capitals", _words(run))
        if own_mark := next((one for one in run if one.get("w:customMarkFollows") in ("1", "true")), None):
            self._read(own_mark, form)  # the number takes the place of a mark that was typed
            return
        self._walk(run, _Format(align == "superscript", hidden or form.hidden, font))

    def _put(self, text: str, form: _Format) -> None:
        if False in self._fields:  # the instruction of a field, not its result
            return
        if not form.hidden:
            self._pieces.append((form.raised, text))
        elif text.strip():
            self.tally.add("hidden passage", text)

    def _letters(self, text: str, font: str) -> str:
        """Return letters with those of a font of symbols as the characters that they show."""
        if not any("\uf000" <= letter <= "\uf0ff" for letter in text):
            return text
        return "".join(
            self._shown(letter, font) if "\uf000" <= letter <= "\uf0ff" else letter for letter in text
        )

    def _symbol(self, font: str, code: str, form: _Format) -> None:
        try:
            letter = chr(int(code, 16))
        except (ValueError, OverflowError):
            letter = "\uffff"
        self._put(self._shown(letter, font), form)

    def _shown(self, letter: str, font: str) -> str:
        shown = symbols.character(font, ord(letter))
        if shown is None:
            self.tally.add("symbol that has no letter", f"{font or 'of an unnamed font'} {ord(letter):04X}")
        return shown or ""

    def _field(self, kind: str) -> None:
        if kind == "begin":
            self._fields.append(False)
            self._instructions.append("")
        elif kind == "separate" and self._fields:
            self._fields[-1] = True
            self._pieces.append((False, links.opened(_address(self._instructions[-1]))))
        elif kind == "end" and self._fields:
            self._fields.pop()
            linked = links.opened(_address(self._instructions.pop()))
            self._pieces.append((False, links.CLOSED if linked else ""))

    def _picture(self, node: Element) -> None:
        boxes = list(_boxes(node))
        for box in boxes:
            self._left_out(box, "text box")
        if not boxes:
            self.tally.add("picture")

    def _left_out(self, node: Element | None, name: str) -> None:
        words = _words(node) if node is not None else ""
        if words.strip():
            self.tally.add(name, words)


def _address(instruction: str) -> str:
    """Return the address of a field that is a link, else the empty string."""
    matched = re.match(r'\s*HYPERLINK\s+"(?P<address>[^"]+)"', instruction)
    return matched["address"] if matched else ""


def _boxes(node: Element) -> Iterator[Element]:
    """Yield the text boxes in a drawing; the twin for older programs is not one more."""
    for child in node:
        if child.tag == "w:txbxContent":
            yield child
        elif not (child.tag == "mc:Fallback" and first(node, "mc:Choice") is not None):
            yield from _boxes(child)


def _words(node: Element) -> str:
    """Return all the words in a part of a file, shown or not."""
    texts = (
        " " if one.tag == "w:p" else one.text or ""
        for one in node.iter()
        if one.tag in ("w:t", "w:delText", "m:t", "w:p")
    )
    return "".join(texts)
