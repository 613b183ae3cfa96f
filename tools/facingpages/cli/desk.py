"""`facingpages desk`."""

from __future__ import annotations

import secrets
import webbrowser
from pathlib import Path

import click

from facingpages.cli.common import CannotRun, find_course, in_course
from facingpages.desk.local import host
from facingpages.desk.requests.refusal import Refusal
from facingpages.desk.workbench import Workbench


@click.command(epilog="Example: facingpages desk --course my-course")
@click.option(
    "--port", type=click.IntRange(0, 65535), default=0, help="The port to use; any that is free if not given."
)
@click.option("--no-browser", is_flag=True, help="Print the address, and open no browser.")
@in_course
def desk(port: int, no_browser: bool, course: Path) -> None:
    """Make and change exercises in the browser, on this machine.

    Nothing leaves the machine, and nobody else can open the address: it holds a secret word. The desk ends
    with Ctrl-C, or ten minutes after its page was closed."""
    root, _ = find_course(course)
    try:
        bench = Workbench(root)
    except Refusal as refused:
        raise CannotRun(f"{refused.message}. {refused.hint}") from None
    try:
        opened = host.listening(port)
    except OSError as error:
        raise CannotRun(
            f"port {port} cannot be used ({error.strerror}): name another with --port, or leave it out"
        ) from None
    token = secrets.token_urlsafe(24)
    address = f"http://127.0.0.1:{opened.getsockname()[1]}/#{token}"
    click.echo(f"The desk is open at\n  {address}\nPress Ctrl-C to close it.")
    if not no_browser:
        webbrowser.open(address)
    try:
        host.serve(bench, opened, token)
    except KeyboardInterrupt:
        click.echo("")
    for path in bench.unsaved:
        click.echo(f"not saved: {path}", err=True)
    click.echo("The desk is closed.")
