"""PDF files made from lines at places, in Helvetica, for layouts that no program of ours makes."""

from __future__ import annotations

from collections.abc import Sequence

Line = tuple[float, float, float, str]  # from the left, from below, size, words
Link = tuple[float, float, float, float, str]  # left, below, right, above, address


def pdf_file(*pages: Sequence[Line], links: Sequence[Link] = ()) -> bytes:
    """A PDF whose pages show each line at its place; each page has all links."""
    clickable = b"".join(
        b"<< /Type /Annot /Subtype /Link /Rect [%g %g %g %g] /A << /S /URI /URI (%s) >> >> "
        % (*corners, address.encode())
        for *corners, address in links
    )
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [%s] /Count %d >>"
        % (b" ".join(b"%d 0 R" % (4 + 2 * n) for n in range(len(pages))), len(pages)),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    for number, lines in enumerate(pages):
        shown = b"".join(
            b"BT /F1 %g Tf 1 0 0 1 %g %g Tm (%s) Tj ET\n"
            % (
                size,
                x,
                y,
                words.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)").encode("cp1252"),
            )
            for x, y, size, words in lines
        )
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents %d 0 R"
            b" /Resources << /Font << /F1 3 0 R >> >> /Annots [%s] >>" % (5 + 2 * number, clickable)
        )
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(shown), shown))
    made, places = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, 1):
        places.append(len(made))
        made += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    return made + b"xref\n0 %d\n0000000000 65535 f \n%strailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (
        len(objects) + 1, table, len(objects) + 1, len(made),
    )  # fmt: skip


def page(*texts: str, top: float = 700, size: float = 12, left: float = 72) -> list[Line]:
    """The lines of a page, one below the other."""
    return [(left, top - 16 * n, size, text) for n, text in enumerate(texts)]
