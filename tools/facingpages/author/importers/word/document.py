"""Word files: the paragraphs and tables in their order, then the notes, and a report of whatever is not the
running text."""

from __future__ import annotations

from collections.abc import Iterator
from operator import itemgetter
from typing import Final
from xml.etree.ElementTree import Element

from facingpages.author.importers import links, superscripts
from facingpages.author.importers.model import Brought, ImportedLine, Unreadable, counted, example
from facingpages.author.importers.word.numbering import Numbering
from facingpages.author.importers.word.package import Package, first, value
from facingpages.author.importers.word.paragraphs import Reader, Tally
from facingpages.author.importers.word.styles import Styles

_SHOWN: Final = 6
_LEFT_OUT: Final = {
    "deleted passage of the tracked changes": "deleted passages of the tracked changes",
    "passage at the place from which it was moved": "passages at the places from which they were moved",
    "hidden passage": "",
    "reading beside a word": "readings beside words",
    "formula": "",
    "unfilled field of a form": "unfilled fields of forms",
    "symbol that has no letter": "symbols that have no letter",
    "comment": "",
    "picture": "",
    "text box": "text boxes",
    "document that is put in": "documents that are put in",
}


def read(raw: bytes, _: str | None) -> Brought:
    """Return the text of a Word file."""
    package = Package(raw)
    text = package.part(package.main)
    if first(text, "w:body") is None:
        raise Unreadable(
            "the file holds no Word text", "open it in Word or LibreOffice, and save it as .docx"
        )
    styles = Styles(package)
    addresses = {one.id: one.target for one in package.relationships(package.main) if one.kind == "hyperlink"}
    reader, numbering = Reader(styles, addresses), Numbering(package, styles)
    lines = list(_lines(text, reader, numbering, styles))
    if not lines and reader.tally.numbers["text box"]:
        raise Unreadable(
            f"all of the text is in {reader.tally.said('text box', 'text boxes')}",
            "in Word, cut it from there and paste it into the page itself",
        )
    notes, unled = _notes(package, reader)
    done = [*_report(package, reader.tally, notes, len(reader.notes), unled, styles)]
    return Brought((*lines, *notes), (*done, *superscripts.report(reader.tally.small)), _stated(package))


def _lines(text: Element, reader: Reader, numbering: Numbering, styles: Styles) -> Iterator[ImportedLine]:
    """Yield a line for each paragraph, and more where line breaks cut it; an automatic number is in front."""
    before = ""
    for paragraph in _paragraphs(text, reader.tally):
        number = numbering.number(paragraph)
        texts = reader.lines(paragraph)
        properties = first(paragraph, "w:pPr")
        texts[0] = before + texts[0]
        before = ""
        frame = first(properties, "w:framePr")
        if frame is not None and frame.get("w:dropCap", "none") != "none":
            before = "".join(texts).strip()
            reader.tally.add("large first letter", before)
            continue
        if _is_joined(properties):
            before = texts.pop()
            reader.tally.add("deleted end of a paragraph", " ".join(before.split()[-_SHOWN:]))
        if number and any(text.strip() for text in texts):
            reader.tally.add("automatic number", number)
            texts[0] = f"{number} {texts[0].strip()}"
        origin = styles.origin(value(properties, "w:pStyle")) or ("" if number is None else "li")
        yield from (ImportedLine(text.strip(), origin) for text in texts if text.strip())
    if before.strip():
        yield ImportedLine(before.strip())


def _is_joined(properties: Element | None) -> bool:
    """Return whether the end of a paragraph is deleted, so that the next one goes on in it."""
    mark = first(properties, "w:rPr")
    return mark is not None and first(mark, "w:del") is not None


def _paragraphs(node: Element, tally: Tally) -> Iterator[Element]:
    """Yield the paragraphs of a text in their order, those of tables too; text boxes are their drawings'."""
    for child in node:
        match child.tag:
            case "w:p":
                yield child
            case "w:tr" if first(child, "w:trPr/w:del") is not None:
                tally.add("deleted passage of the tracked changes")
            case "w:altChunk":
                tally.add("document that is put in")
            case "mc:AlternateContent":
                choice = first(child, "mc:Choice")
                yield from _paragraphs(choice if choice is not None else child, tally)
            case _:
                yield from _paragraphs(child, tally)


def _notes(package: Package, reader: Reader) -> tuple[list[ImportedLine], int]:
    """Return the notes, a line each, after the number that leads to it; and how many no number leads to."""
    found: list[tuple[int, str]] = []
    unled = 0
    for kind in ("footnote", "endnote"):
        for part in package.related(f"{kind}s"):
            for note in part.iter(f"w:{kind}"):
                if note.get("w:type", "normal") != "normal":
                    continue
                number = reader.notes.get((kind, note.get("w:id", "")), 0)
                texts = [text for p in note.iter("w:p") for text in reader.lines(p)] if number else []
                words = " ".join(" ".join(text.strip() for text in texts).split(" ")).strip()
                if words:
                    found.append((number, words))
                unled += not number
    return [
        ImportedLine(f"[{number}] {words}", "note") for number, words in sorted(found, key=itemgetter(0))
    ], unled


def _report(
    package: Package, tally: Tally, notes: list[ImportedLine], marks: int, unled: int, styles: Styles
) -> Iterator[str]:
    if notes:
        yield f"put {counted(len(notes), 'note')} at the end, each with its number in brackets, which is in the text too"
    if marks > len(notes):
        yield f"{counted(marks - len(notes), 'mark')} of notes in the text: the file holds no note for it"
    if unled:
        yield f"left out {counted(unled, 'note')} that no mark in the text leads to"
    frames = Reader(styles, {})
    words = [
        " ".join(links.bare(text).split())
        for kind in ("header", "footer")
        for part in package.related(kind)
        for p in part.iter("w:p")
        for text in frames.lines(p)
        if text.strip()
    ]
    if words:
        yield f"left out the page header and footer ({', '.join(example(text) for text in list(dict.fromkeys(words))[:_SHOWN])})"
    for name, many in _LEFT_OUT.items():
        if tally.numbers[name]:
            yield f"left out {tally.said(name, many)}"
    if tally.numbers["inserted passage"]:
        yield f"kept {tally.said('inserted passage')} of the tracked changes"
    if tally.numbers["deleted end of a paragraph"]:
        said = tally.said("deleted end of a paragraph", "deleted ends of paragraphs")
        yield f"joined lines at {said} of the tracked changes"
    if tally.numbers["moved passage"]:
        yield f"kept {tally.said('moved passage')} at its new place"
    if tally.numbers["automatic number"]:
        yield f"wrote {tally.said('automatic number')} of lists and headings in front of their lines"
    if tally.numbers["large first letter"]:
        yield f"put {tally.said('large first letter')} in front of its word"
    name = "passage that Word shows in capitals"
    if tally.numbers[name]:
        yield f"kept {tally.said(name, 'passages that Word shows in capitals')} as it was typed"


def _stated(package: Package) -> dict[str, str]:
    """Return what the properties of a file say of its title and author."""
    stated: dict[str, str] = {}
    for part in package.related("core-properties", ""):
        for name, tag in (("title", "dc:title"), ("author", "dc:creator")):
            if words := (part.findtext(tag) or "").strip():
                stated[name] = words
    return stated
