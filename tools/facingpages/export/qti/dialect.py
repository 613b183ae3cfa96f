"""Dialects: how the versions of QTI write the same tree."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final
from xml.etree.ElementTree import Element, tostring

# Elements that QTI takes over from HTML; all other names are QTI's own.
_HTML: Final = frozenset(
    ("blockquote", "cite", "em", "h4", "li", "p", "small", "span", "strong", "ul"),
)
_XML_LANG: Final = "{http://www.w3.org/XML/1998/namespace}lang"


@dataclass(frozen=True, slots=True)
class Dialect:
    """One version of QTI: its id as a target, its namespaces, and the words of its manifest."""

    id: str
    version: str
    items: str
    manifest: str
    schema: tuple[str, str]
    item_type: str
    test_type: str
    has_dir: bool = True
    is_html5: bool = False  # the names of QTI 3: `qti-` before them, with hyphens; and HTML 5

    def written(self, tree: Element) -> bytes:
        """Return an item or a test as a file of this version."""
        root = self._renamed(tree)
        root.set(
            "xmlns", self.items
        )  # without line breaks for the eye: they would be white space of the text
        written: bytes = tostring(root, "utf-8")
        return b'<?xml version="1.0" encoding="UTF-8"?>\n' + written + b"\n"

    def _renamed(self, node: Element) -> Element:
        made = Element(self._tag(node), self._attributes(node))
        made.text, made.tail = node.text, node.tail
        children = [self._renamed(child) for child in node]
        if self.is_html5 and node.tag in ("modalFeedback", "rubricBlock"):
            body = Element("qti-content-body")
            body.extend(children)
            children = [body]
        made.extend(children)
        return made

    def _tag(self, node: Element) -> str:
        if node.tag == "u":
            return "span" if self.is_html5 else "em"
        return node.tag if node.tag in _HTML or not self.is_html5 else f"qti-{_hyphened(node.tag)}"

    def _attributes(self, node: Element) -> dict[str, str]:
        made = {}
        for name, value in node.attrib.items():
            if name == "lang" and not self.is_html5:
                made[_XML_LANG] = value
            elif name != "dir" or self.has_dir:
                made[name if node.tag in _HTML or not self.is_html5 else _hyphened(name)] = value
        if self.is_html5 and node.tag == "u":
            made["class"] = "qti-underline"
        if self.is_html5 and node.tag == "hottextInteraction":
            made["class"] = "qti-unselected-hidden"
        if self.is_html5 and node.tag == "rubricBlock":
            made["use"] = "scoring"
        return made


def _hyphened(name: str) -> str:
    return re.sub(r"(?<=[a-z])(?=[A-Z])", "-", name).lower()


_IMSCP: Final = "http://www.imsglobal.org/xsd/imscp_v1p1"
DIALECTS: Final = (
    Dialect(
        "qti3",
        "3.0",
        "http://www.imsglobal.org/xsd/imsqtiasi_v3p0",
        "http://www.imsglobal.org/xsd/qti/qtiv3p0/imscp_v1p1",
        ("QTI Package", "3.0.0"),
        "imsqti_item_xmlv3p0",
        "imsqti_test_xmlv3p0",
        is_html5=True,
    ),
    Dialect(
        "qti22",
        "2.2",
        "http://www.imsglobal.org/xsd/imsqti_v2p2",
        _IMSCP,
        ("QTIv2.2 Package", "1.0.0"),
        "imsqti_item_xmlv2p2",
        "imsqti_test_xmlv2p2",
    ),
    Dialect(
        "qti21",
        "2.1",
        "http://www.imsglobal.org/xsd/imsqti_v2p1",
        _IMSCP,
        ("QTIv2.1 Package", "1.0.0"),
        "imsqti_item_xmlv2p1",
        "imsqti_test_xmlv2p1",
        has_dir=False,
    ),
)
