"""Word files made from the XML of their text, for what no library writes."""

from __future__ import annotations

import io
import zipfile

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_REL = "http://schemas.openxmlformats.org/package/2006/relationships"
_NAMES = (
    f'xmlns:r="{_R}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    ' xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
)


def run(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def paragraph(content: str, properties: str = "") -> str:
    """A paragraph of plain text, or of runs."""
    return f"<w:p><w:pPr>{properties}</w:pPr>{content if content.startswith('<') else run(content)}</w:p>"


def word_file(body: str, main: str = "word/document.xml", space: str = W, **parts: str) -> bytes:
    """A Word file with a body, and with parts by the kind of their relationship (`numbering="..."`); each
    part gets a name that no program expects."""

    def xml(name: str, content: str) -> str:
        return f'<?xml version="1.0"?><w:{name} xmlns:w="{space}" {_NAMES}>{content}</w:{name}>'

    def listed(targets: dict[str, str]) -> str:
        rows = "".join(
            f'<Relationship Id="r{n}" Type="{_R}/{kind}" Target="{target}"/>'
            for n, (kind, target) in enumerate(targets.items())
        )
        return f'<Relationships xmlns="{_REL}">{rows}</Relationships>'

    packed = io.BytesIO()
    folder, _, name = main.rpartition("/")
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as new:
        new.writestr("_rels/.rels", listed({"officeDocument": main}))
        new.writestr(main, body if body.startswith("<?xml") else xml("document", f"<w:body>{body}</w:body>"))
        new.writestr(f"{folder}/_rels/{name}.rels", listed({kind: f"odd-{kind}9.xml" for kind in parts}))
        for kind, content in parts.items():
            new.writestr(f"{folder}/odd-{kind}9.xml", xml(kind, content))
    return packed.getvalue()
