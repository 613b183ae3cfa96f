"""The mode chosen by `facingpages build`, handed to the process that builds.

`mkdocs.yml` can state the plugin's mode in many ways, inherit it, or take it from a variable.  None of
them counts while the command builds: the plugin and the Markdown extension ask here first."""

from __future__ import annotations

import os
from collections.abc import Mapping
from typing import Final

from facingpages.course.course import Mode

_VARIABLE: Final = (
    "FACINGPAGES_BUILD"  # set for the one process that builds; a course has no reason to name it
)


EXPORTS: Final = "exports"  # the folder beside a site's pages with the files for other systems
_WITH_EXPORTS: Final = "FACINGPAGES_BUILD_EXPORTS"


def environment(mode: Mode, *, exports: bool = False) -> dict[str, str]:
    """Return the environment of a build process in a mode, for the plugin and for a `mkdocs.yml` that reads
    it; `exports` is whether files for other systems will lie beside the pages."""
    return {
        _VARIABLE: mode.value,
        "FACINGPAGES_MODE": mode.value,
        "FACINGPAGES_HANDOUTS": "true",
        _WITH_EXPORTS: "true" if exports else "",
    }


def exports(environ: Mapping[str, str] = os.environ) -> str:
    """Return the folder of the files for other systems if the site that is built will have them, else
    nothing."""
    return EXPORTS if environ.get(_WITH_EXPORTS) else ""


def decided(environ: Mapping[str, str] = os.environ) -> Mode | None:
    """Return the mode chosen by the command, or None if mkdocs runs alone and its settings count."""
    value = environ.get(_VARIABLE)
    return Mode(value) if value in set(Mode) else None
