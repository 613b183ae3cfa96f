"""The parts of Word styles: sizes, letters, edges, and one paragraph, character or table style."""

from __future__ import annotations

from typing import Final

from facingpages.handout.word.xml import Xml, tag

NONE: Final = Xml()


GREY: Final = "595959"


def size(points: float) -> tuple[Xml, Xml]:
    """Return the size of letters, in points, for Latin and for complex scripts."""
    return tag("w:sz", val=round(points * 2)), tag("w:szCs", val=round(points * 2))


def letters(*, bold: bool = False, italic: bool = False, color: str = "", points: float = 0) -> Xml:
    """Return the properties of letters."""
    inside: list[Xml] = []
    inside += [tag("w:b"), tag("w:bCs")] if bold else []
    inside += [tag("w:i"), tag("w:iCs")] if italic else []
    inside += [tag("w:color", val=color)] if color else []
    inside += size(points) if points else ()
    return tag("w:rPr", *inside) if inside else Xml()


def edge(side: str, thick: int, kind: str = "single", space: int = 1, color: str = "000000") -> Xml:
    """Return one edge of a border; `thick` is in eighths of a point."""
    return tag(f"w:{side}", val=kind, sz=thick, space=space, color=color)


def paragraph(
    id: str,
    name: str,
    letters: Xml = NONE,
    *,
    before: int = 0,
    after: int = 0,
    line: int = 0,
    rule: str = "auto",
    keep: bool = False,
    whole: bool = False,
    new_page: bool = False,
    borders: str = "",
    tabs: str = "",
    indent: Xml = NONE,
    level: int = 0,
    based: str = "Normal",
    following: str = "",
    side: str = "",
) -> Xml:
    """Return a paragraph style."""
    """Return a paragraph style: the order of the properties is the schema's."""
    spacing: dict[str, str | int] = {"before": before, "after": after}
    if line:
        spacing |= {"line": line, "lineRule": rule}
    inside = [
        tag("w:keepNext") if keep else "",
        tag("w:keepLines") if whole else "",
        tag("w:pageBreakBefore") if new_page else "",
        tag("w:pBdr", borders) if borders else "",
        tag("w:tabs", tabs) if tabs else "",
        tag("w:spacing", **spacing),
        indent,
        tag("w:jc", val=side) if side else "",
        tag("w:outlineLvl", val=level - 1) if level else "",
    ]
    return tag(
        "w:style",
        tag("w:name", val=name),
        tag("w:basedOn", val=based) if id != "Normal" else "",
        tag("w:next", val=following) if following else "",
        tag("w:qFormat"),
        tag("w:pPr", *inside),
        letters,
        type="paragraph",
        **({"default": 1} if id == "Normal" else {}),
        **({} if name[0].islower() or name in BUILT_IN else {"customStyle": 1}),
        styleId=id,
    )


BUILT_IN: Final = frozenset({"Normal", "List Bullet", "List Number"})


def character(id: str, name: str, *inside: str) -> Xml:
    """Return a character style."""
    built_in = {"customStyle": 1} if name not in ("Strong", "Emphasis", "line number") else {}
    return tag(
        "w:style",
        tag("w:name", val=name),
        tag("w:qFormat"),
        tag("w:rPr", *inside),
        type="character",
        **built_in,
        styleId=id,
    )


def table(id: str, name: str, borders: str, margins: tuple[int, int, int, int], header: str = "") -> Xml:
    """Return a table style; margins are top, left, bottom and right, in twentieths of a point."""
    top, left, bottom, right = margins
    edges = tag(
        "w:tblCellMar",
        *(
            tag(f"w:{side}", w=wide, type="dxa")
            for side, wide in (("top", top), ("left", left), ("bottom", bottom), ("right", right))
        ),
    )
    properties = tag("w:tblPr", tag("w:tblBorders", borders) if borders else "", edges)
    first = tag("w:tblStylePr", tag("w:tcPr", tag("w:tcBorders", header)), type="firstRow") if header else ""
    return tag(
        "w:style",
        tag("w:name", val=name),
        tag("w:qFormat"),
        properties,
        first,
        type="table",
        customStyle=1,
        styleId=id,
    )
