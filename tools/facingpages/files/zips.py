"""Zip files whose bytes are the same every time."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from typing import Final

_LONG_AGO: Final = (1980, 1, 1, 0, 0, 0)  # the first time that a zip file can state


def zipped(contents: Mapping[str, bytes], *, packed: bool = False) -> bytes:
    """Return a zip of files, sorted by name, all with one time; `packed` compresses those not yet
    compressed."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED if packed else zipfile.ZIP_STORED) as opened:
        for path in sorted(contents):
            entry = zipfile.ZipInfo(path, _LONG_AGO)
            entry.external_attr = 0o644 << 16
            entry.create_system = 3  # the same from every system
            opened.writestr(entry, contents[path], zipfile.ZIP_DEFLATED if packed else zipfile.ZIP_STORED)
    return buffer.getvalue()
