"""Drawings in a Word document: pictures as shapes, which print sharply and which a teacher can edit.

A program that cannot draw them shows what the picture says in words instead.
"""

from __future__ import annotations

from typing import Final

from facingpages.handout.model.pictures import Box, Drawn, Scene, Sign, Stroke, Words
from facingpages.handout.word.xml import NAMESPACES, Xml, runs, tag

_POINT: Final = 12700
_THIN: Final = 9525


def drawn(scene: Scene, size: int, number: int) -> Xml:
    """Return a run with one picture, number `number` in the document, in em of `size` points."""
    em = size * _POINT
    across, down = round(scene.width * em), round(scene.height * em)
    shapes = [
        _shape(part, scene.width, em, number * 1000 + index) for index, part in enumerate(scene.parts, 1)
    ]
    plane = tag(
        "a:xfrm",
        tag("a:off", x=0, y=0),
        tag("a:ext", cx=across, cy=down),
        tag("a:chOff", x=0, y=0),
        tag("a:chExt", cx=across, cy=down),
    )
    group = tag("wpg:wgp", tag("wpg:cNvGrpSpPr"), tag("wpg:grpSpPr", plane), *shapes)
    inline = tag(
        "wp:inline",
        tag("wp:extent", cx=across, cy=down),
        tag("wp:effectExtent", l=_THIN, t=_THIN, r=_THIN, b=_THIN),
        tag("wp:docPr", id=number, name=f"Picture {number}", descr=scene.alt),
        tag("wp:cNvGraphicFramePr"),
        tag("a:graphic", tag("a:graphicData", group, uri=NAMESPACES["wpg"])),
        distT=0,
        distB=0,
        distL=0,
        distR=0,
    )
    choice = tag("mc:Choice", tag("w:drawing", inline), Requires="wpg")
    return tag("w:r", tag("mc:AlternateContent", choice, tag("mc:Fallback", tag("w:t", scene.alt))))


def _shape(part: Drawn, width: float, em: int, id: int) -> Xml:
    match part:
        case Box():
            return _made(
                "Box",
                id,
                _place(part.x, part.y, part.width, part.height, em),
                "roundRect",
                words=part.text,
                inset=0.45,
                em=em,
                round_=8000,
            )
        case Stroke():
            return _line(part, em, id)
        case Sign():
            half = 0.36
            place = _place(part.x - half, part.y - half, 2 * half, 2 * half, em)
            return _made(
                "Event" if part.event else "Piece",
                id,
                place,
                "rect" if part.event else "ellipse",
                fill="000000" if part.event else "FFFFFF",
                em=em,
            )
        case Words():
            # no shape leaves the picture: LibreOffice would make the rest smaller for it
            half = min(part.x, width - part.x)
            left, right = {
                "start": (part.x, width),
                "middle": (part.x - half, part.x + half),
                "end": (0.0, part.x),
            }[part.at]
            place = _place(left, part.y - 0.625, right - left, 1.25, em)
            side = {"start": "left", "middle": "center", "end": "right"}[part.at]
            return _made(
                "Words", id, place, "rect", words=part.text, side=side, bold=part.bold, line=False, em=em
            )


def _place(x: float, y: float, width: float, height: float, em: int, **turned: int) -> Xml:
    return tag(
        "a:xfrm",
        tag("a:off", x=round(x * em), y=round(y * em)),
        tag("a:ext", cx=round(width * em), cy=round(height * em)),
        **turned,
    )


def _line(part: Stroke, em: int, id: int) -> Xml:
    turned = {"flipH": int(part.to_x < part.x), "flipV": int(part.to_y < part.y)}
    place = _place(
        min(part.x, part.to_x),
        min(part.y, part.to_y),
        abs(part.to_x - part.x),
        abs(part.to_y - part.y),
        em,
        **turned,
    )
    head = (tag("a:tailEnd", type="triangle"),) if part.arrow else ()
    look = tag("wps:spPr", place, _form("line"), tag("a:ln", _solid("000000"), *head, w=_THIN))
    return tag(
        "wps:wsp", tag("wps:cNvPr", id=id, name=f"Line {id}"), tag("wps:cNvCnPr"), look, tag("wps:bodyPr")
    )


def _form(name: str, round_: int = 0) -> Xml:
    list_ = tag("a:avLst", tag("a:gd", name="adj", fmla=f"val {round_}")) if round_ else tag("a:avLst")
    return tag("a:prstGeom", list_, prst=name)


def _solid(color: str) -> Xml:
    return tag("a:solidFill", tag("a:srgbClr", val=color))


def _made(
    name: str,
    id: int,
    place: Xml,
    form: str,
    *,
    em: int,
    words: str = "",
    side: str = "left",
    bold: bool = False,
    inset: float = 0,
    fill: str = "",
    line: bool = True,
    round_: int = 0,
) -> Xml:
    edge = tag("a:ln", _solid("000000"), w=_THIN) if line else tag("a:ln", tag("a:noFill"))
    look = tag("wps:spPr", place, _form(form, round_), _solid(fill) if fill else tag("a:noFill"), edge)
    margin = round(inset * em)
    text: tuple[Xml, ...] = ()
    if words:
        properties = tag("w:pPr", tag("w:pStyle", val="PictureWords"), tag("w:jc", val=side))
        text = (
            tag(
                "wps:txbx",
                tag("w:txbxContent", tag("w:p", properties, runs(words, "Strong" if bold else ""))),
            ),
        )
    body = tag("wps:bodyPr", wrap="square", lIns=margin, tIns=0, rIns=margin, bIns=0, anchor="ctr")
    return tag("wps:wsp", tag("wps:cNvPr", id=id, name=f"{name} {id}"), tag("wps:cNvSpPr"), look, *text, body)
