"""H5P: a lesson as one page (H5P.Column) of texts and tasks, several lessons as one Interactive Book.

Packages hold content alone, no library: the host must have the libraries in the versions of `libraries`.

    exercise -> tasks.parts -> parts of a page -> package.write -> h5p.json and content/content.json

What each library takes and pays was read from its sources: `semantics.json` and scripts of MarkTheWords
1.11, MultiChoice 1.16, Essay 1.5, Column 1.18 and InteractiveBook 1.11, and the filter of H5P's PHP core
(`H5PContentValidator`)."""

from __future__ import annotations

from typing import Final

from facingpages.export.h5p.carried import carry
from facingpages.export.h5p.libraries import NEEDS, NEEDS_FOR_BOOK
from facingpages.export.h5p.package import write
from facingpages.export.target import Target

TARGET: Final = Target("h5p", "H5P", ".h5p", carry, write, NEEDS, NEEDS_FOR_BOOK)
