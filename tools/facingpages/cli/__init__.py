"""The command line: the only modules that print, one for each command or family of commands.

Exit status 0: all is well; 1: the content has mistakes; 2: the command cannot run.
"""

from __future__ import annotations

from typing import Any

import click

from facingpages import __version__
from facingpages.cli import add, build, check, find, handout, init, migrate, new, report, schema, suggest
from facingpages.cli.common import CannotRun
from facingpages.files.atomic import CannotWrite


class _Commands(click.Group):
    """The commands; one that meets a place that cannot be written cannot run, whichever it is."""

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except CannotWrite as error:
            raise CannotRun(str(error)) from None


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="facingpages")
def main() -> None:
    """Make and check lessons that set opposing texts side by side."""


COMMANDS = (
    init.init,
    add.add,
    check.check,
    find.find,
    new.new,
    suggest.suggest,
    suggest.pairs,
    build.build,
    build.stage,
    handout.handout,
    handout.pack,
    report.citations,
    report.coverage,
    report.score,
    schema.schema,
    migrate.migrate,
)
for command in COMMANDS:
    main.add_command(command)
