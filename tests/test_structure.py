"""The shape of the house: edges are thin, schemas are true, the README's commands exist."""

from __future__ import annotations

import ast
import json
import re
import subprocess
from collections import Counter
from functools import cache
from pathlib import Path

import jsonschema
import pytest
import yaml
from click.testing import CliRunner

from facingpages.author import schema

from .conftest import ROOT

PACKAGE = ROOT / "tools" / "facingpages"
MODULES = sorted(PACKAGE.rglob("*.py"))
DESK = [file for file in MODULES if file.is_relative_to(PACKAGE / "desk")]


# The folders of the package, the highest first: a folder imports from those below it, never from those above.
FLOORS = (
    "cli",
    "desk",
    "export",
    "site",
    "handout",
    "author",
    "page",
    "responses",
    "checks",
    "course",
    "language",
    "files",
    "text",
)
# The rooms of the desk, in the same order: two hosts, then the core.
ROOMS = (
    "browser",
    "local",
    "workbench",
    "files",
    "handing_on",
    "review",
    "lessons",
    "editor",
    "passages",
    "texts",
    "proposals",
    "findings",
    "bench",
    "requests",
)
MOST_MODULES = 25  # of one folder


@cache
def nodes(file: Path) -> tuple[ast.AST, ...]:
    """The syntax of a module: its nodes, each file parsed once."""
    return tuple(ast.walk(ast.parse(file.read_text("utf-8"))))


def place(file: Path) -> str:
    """The module's dotted name below the package."""
    return ".".join(file.relative_to(PACKAGE).with_suffix("").parts)


def floor(module: str) -> str:
    """The first part of a module's dotted name: the folder it is in, or its own name."""
    return module.partition(".")[0]


def room(module: str) -> str:
    """The second part of a module's dotted name: the room of a folder that has rooms."""
    return module.partition(".")[2].partition(".")[0]


def imported(file: Path) -> set[str]:
    """The names that a module imports from the package, anywhere in it, dotted below the package."""
    found: set[str] = set()
    for node in nodes(file):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("facingpages"):
            within = (node.module or "").removeprefix("facingpages").removeprefix(".")
            found |= {f"{within}.{alias.name}".removeprefix(".") for alias in node.names}
    return found


def imports(file: Path) -> set[str]:
    """The top-level names of the packages that a module imports."""
    found: set[str] = set()
    for node in nodes(file):
        if isinstance(node, ast.Import):
            found |= {alias.name.partition(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module.partition(".")[0])
    return found


@pytest.mark.parametrize(
    ("package", "modules"),
    [
        ("mkdocs", {"site.plugin"}),
        (
            "markdown",
            {"site.embed", "author.importers.html_file"},
        ),  # the host of the pages; and a parser of texts brought in
        ("click", {"cli"}),
        ("pytest", {"pytest_plugin"}),
        (
            "yaml",
            {
                "files.yaml_read",
                "files.yaml_nodes",
                "files.yaml_insert",
                "files.yaml_edit",
                "files.yaml_spots",
                "files.yaml_tags",
            },
        ),
        ("bs4", {"author.importers"}),
        ("pypdf", {"author.importers.pdf.document", "author.importers.pdf.rows"}),
        ("typst", {"handout.pdf"}),
        ("uvicorn", {"desk.local.host"}),
    ],
)
def test_only_the_edge_imports_its_host(package: str, modules: set[str]) -> None:
    """Each host or parser is known to the one module, or folder, that needs it."""
    knowing = {place(file) for file in MODULES if package in imports(file)}
    assert {
        next((m for m in modules if module == m or module.startswith(f"{m}.")), module) for module in knowing
    } == modules


def test_no_folder_imports_from_a_higher_one() -> None:
    """Arrows point down only, in the order of `FLOORS`; lazy imports count too."""
    upward = [
        f"{place(file)} imports {module}"
        for file in MODULES
        if floor(place(file)) in FLOORS
        for module in imported(file)
        if floor(module) in FLOORS and FLOORS.index(floor(module)) < FLOORS.index(floor(place(file)))
    ]
    assert upward == []


def test_no_room_of_the_desk_imports_from_a_higher_one() -> None:
    """Arrows point down only in the desk too, in the order of `ROOMS`, and each of its modules is in a room."""
    upward = [
        f"{place(file)} imports {name}"
        for file in DESK
        if room(place(file)) != "__init__"
        for name in imported(file)
        if floor(name) == "desk" and ROOMS.index(room(name)) < ROOMS.index(room(place(file)))
    ]
    assert upward == []
    assert {room(place(file)) for file in DESK} == {"__init__", *ROOMS}


def test_folders_are_small() -> None:
    """A stranger can read the names in a folder: none has more than `MOST_MODULES` modules."""
    sizes = Counter(file.parent for file in MODULES if file.stem != "__init__")
    assert {folder.name: count for folder, count in sizes.items() if count > MOST_MODULES} == {}


def test_every_module_is_in_a_folder() -> None:
    """Only the entry points of Python and pytest lie beside the folders."""
    assert {floor(place(file)) for file in MODULES} - set(FLOORS) == {"__init__", "__main__", "pytest_plugin"}


def test_only_the_command_line_prints() -> None:
    """No module but those of `cli` writes to a terminal."""
    printing = [
        floor(place(file))
        for file in MODULES
        for node in nodes(file)
        if isinstance(node, ast.Call)
        and getattr(node.func, "id", getattr(node.func, "attr", "")) in ("print", "echo")
    ]
    assert set(printing) == {"cli"}


def test_modules_are_short() -> None:
    """No module passes 300 lines."""
    assert [file.name for file in MODULES if len(file.read_text("utf-8").splitlines()) > 300] == []


def test_top_level_is_the_fixed_one() -> None:
    """Nothing but what the layout names lies at the top, dot-files and the licence beside it."""
    tracked = subprocess.run(
        ["git", "ls-files"], cwd=ROOT, check=True, capture_output=True, text=True
    ).stdout.splitlines()
    top = {name.partition("/")[0] for name in tracked}
    assert {name for name in top if not name.startswith(".")} <= {
        "mkdocs.yml",
        "pyproject.toml",
        "README.md",
        "LICENSE",
        "seeds",
        "lessons",
        "exercises",
        "tools",
        "tests",
    }


def test_published_schemas_are_those_of_the_models() -> None:
    """The files in `schemas/` are what the models give; `facingpages schema -o` renews them."""
    assert {file.name: file.read_text("utf-8") for file in schema.FOLDER.glob("*.json")} == schema.schemas()


def authored_files() -> list[Path]:
    return [
        ROOT / "seeds" / "seeds.yml",
        *sorted((ROOT / "exercises").rglob("*.yml")),
        *sorted((PACKAGE / "language" / "data").glob("*.yml")),
    ]


@pytest.mark.parametrize("file", authored_files(), ids=lambda file: file.relative_to(ROOT).as_posix())
def test_each_file_names_its_schema_and_keeps_it(file: Path) -> None:
    """The first line leads an editor to the schema, by which the file, read as an editor reads it, is
    valid."""
    text = file.read_text("utf-8")
    found = re.fullmatch(r"# yaml-language-server: \$schema=(.*)", text.splitlines()[0])
    assert found
    published = json.loads((file.parent / found[1]).resolve().read_text("utf-8"))
    jsonschema.Draft7Validator.check_schema(published)
    # JSON has no dates: an editor's YAML 1.2 reads them as text
    loaded = yaml.load(
        text, Loader=type("Loader", (yaml.CSafeLoader,), {"yaml_implicit_resolvers": WITHOUT_DATES})
    )
    assert [error.message for error in jsonschema.Draft7Validator(published).iter_errors(loaded)] == []


WITHOUT_DATES = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag != "tag:yaml.org,2002:timestamp"]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def test_schemas_refuse_what_the_loader_refuses() -> None:
    """An editor complains once of an unknown technique, and of nothing else."""
    validator = jsonschema.Draft7Validator(json.loads(schema.schemas()["exercise.json"]))
    file = ROOT / "exercises" / "names-that-judge" / "what-the-talks-are-for.yml"
    loaded = yaml.safe_load(file.read_text("utf-8"))
    loaded["spans"][0]["technique"] = "gossip"
    errors = [error for top in validator.iter_errors(loaded) for error in (top.context or [top])]
    assert len(errors) == 1, [error.message for error in errors]


def test_every_command_has_help_with_an_example() -> None:
    """`--help` of each command, and of each that a group holds, ends with an example."""
    from facingpages.cli import COMMANDS, command, main

    names = [[name] for name in COMMANDS] + [
        [name, sub] for name in COMMANDS for sub in getattr(command(name), "commands", {})
    ]
    for words in names:
        assert "Example: facingpages" in CliRunner().invoke(main, [*words, "--help"]).output, words


def test_the_readme_names_only_commands_that_exist() -> None:
    """Each `facingpages ...` and each script in the README is there to be run."""
    from facingpages.cli import COMMANDS

    text = (ROOT / "README.md").read_text("utf-8")
    assert set(re.findall(r"facingpages ([a-z]+)", text)) == set(COMMANDS)
    assert all((ROOT / script).is_file() for script in re.findall(r"bash (tools/\w+)", text))
