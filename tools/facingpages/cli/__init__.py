"""The command line: one module for each command or family. Only these modules print.

Exit status 0: all is well; 1: the content has mistakes; 2: the command cannot run.

A command's module is imported when the command runs: `facingpages --version` needs none of them, and
`check` needs neither Typst nor mkdocs.  `--help` reads the sentence on each command out of the source."""

from __future__ import annotations

import ast
import gc
import os
import sys
from importlib import import_module
from pkgutil import get_data
from typing import Any, Final

import click

from facingpages import __version__
from facingpages.files.atomic import CannotWrite
from facingpages.files.yaml_text import Refused

# No plugin of pydantic has a say in our formats; to look for one is to read about every installed package.
os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")

# the module of each command; its function there has the name of the command
COMMANDS: Final = {
    "add": "add",
    "annotations": "annotations",
    "build": "build",
    "check": "check",
    "citations": "counts",
    "coverage": "counts",
    "desk": "desk",
    "export": "export",
    "find": "find",
    "handout": "handout",
    "init": "init",
    "migrate": "migrate",
    "new": "new",
    "pack": "handout",
    "pairs": "suggest",
    "readers": "readers",
    "report": "report",
    "remove": "rework",
    "rename": "rework",
    "schema": "schema",
    "score": "score",
    "serve": "serve",
    "show": "show",
    "stage": "build",
    "suggest": "suggest",
}


def command(name: str) -> click.Command:
    """Return a command by its name, importing its module on first use; raise KeyError if there is none.

    The garbage collector leaves out all that the import makes, since it is kept: to look through it again and
    again took a tenth of the time of a check."""
    module = f"{__name__}.{COMMANDS[name]}"
    if module not in sys.modules and gc.isenabled():
        gc.disable()
        try:
            import_module(module)
        finally:
            gc.freeze()
            gc.enable()
    loaded = getattr(import_module(module), name)
    assert isinstance(loaded, click.Command)
    return loaded


def _unloaded(name: str) -> click.Command:
    """Return a placeholder for a command, with the help text read from its module's source without running
    it."""
    source = get_data(__name__, f"{COMMANDS[name]}.py") or b""
    functions = (node for node in ast.parse(source).body if isinstance(node, ast.FunctionDef))
    return click.Command(
        name, help=next(ast.get_docstring(function) for function in functions if function.name == name)
    )


class _Commands(click.Group):
    """Command group that imports a command when it is asked for, and turns `CannotWrite` into exit status
    2, and `Refused` into findings and 1."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return sorted(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        return command(cmd_name) if cmd_name in COMMANDS else None

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        names = self.list_commands(ctx)
        room = formatter.width - 6 - max(map(len, names))
        with formatter.section("Commands"):
            formatter.write_dl([(name, _unloaded(name).get_short_help_str(room)) for name in names])

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except CannotWrite as error:
            from facingpages.cli.common import CannotRun  # here, since it imports the model of a course

            raise CannotRun(str(error)) from None
        except Refused as refused:
            from facingpages.cli.common import stop

            stop(*refused.findings)


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="facingpages")
def main() -> None:
    """Make and check lessons that set opposing texts side by side."""
