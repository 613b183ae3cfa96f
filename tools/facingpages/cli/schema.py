"""`facingpages schema`."""

from __future__ import annotations

from pathlib import Path

import click

from facingpages.author.schema import schemas
from facingpages.files.atomic import write_all


@click.command(epilog="Example: facingpages schema -o tools/facingpages/schemas")
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path, file_okay=False),
    help="Write the files here; without it, list their names.",
)
def schema(output: Path | None) -> None:
    """Write the JSON Schemas of the file formats, which editors use to complete and check."""
    files = {output / name if output else Path(name): text.encode() for name, text in schemas().items()}
    if output:
        write_all(files)
    for file in files:
        click.echo(str(file))
