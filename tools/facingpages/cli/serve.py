"""`facingpages serve`."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import click

from facingpages.cli.common import CannotRun, find_course, in_course
from facingpages.course.paths import MKDOCS_YML


@click.command(epilog="Example: facingpages serve")
@click.option(
    "--address",
    default="127.0.0.1:8000",
    show_default=True,
    help="Where the course is served; another port where this one is taken, as 127.0.0.1:8001.",
)
@in_course
def serve(address: str, course: Path) -> None:
    """Show the course in your browser while you write: save a file, and the page is new. Ctrl-C ends it."""
    root, _ = find_course(course)
    if not (root / MKDOCS_YML).is_file():
        raise CannotRun(f"there is no {MKDOCS_YML} in `{root}`: it holds the name and the pages of the site")
    command = [sys.executable, "-P", "-m", "mkdocs", "serve", "--dev-addr", address]
    environment = os.environ | {"NO_MKDOCS_2_WARNING": "1"}
    if os.name == "posix":
        os.chdir(root)
        os.execve(command[0], command, environment)  # noqa: S606  (what ends this process ends the server)
    sys.exit(subprocess.run(command, cwd=root, env=environment, check=False).returncode)
