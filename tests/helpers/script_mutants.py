"""Mutants of a script of the page, and the rules of `tests/logic`, which Node runs with each of them.

No library makes them: Stryker, the one that is kept up, brings two hundred packages, does not know `node --test` with scripts
that are put together first, and takes minutes to start. The scripts are small and plain, so that their tokens are enough."""

from __future__ import annotations

import itertools
import re
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from facingpages.course.course import Course
from facingpages.language.messages import SOURCE, languages, script_words
from facingpages.language.word_lists import word_lists
from facingpages.site import bundle
from tests.helpers import logic
from tests.helpers.mutant import Mutant
from tests.helpers.sown_faults import ROOT

# Comments, strings and patterns of a script, where nothing is changed; then what is: words, numbers and signs.
_TOKEN = re.compile(
    r"""/\*.*?\*/ | "(?:[^"\\\n]|\\.)*" | `(?:[^`\\]|\\.)*` | (?<=[(=,]) \s* /(?:[^/\\\n\[]|\\.|\[(?:[^]\\\n]|\\.)*])+/[a-z]*
    | (?P<sign>[A-Za-z_$][\w$]* | \d+ | === | !== | => | \.\.\. | <= | >= | && | \|\| | \+\+ | [-+*/<>!?:])""",
    re.VERBOSE | re.DOTALL,
)
_SWAPPED = {
    "===": "!==", "<": "<=", ">": ">=", "&&": "||", "+": "-", "*": "/", "true": "false",
    "max": "min", "every": "some", "flatMap": "map",
}  # fmt: skip
_OTHER = {**_SWAPPED, **{value: key for key, value in _SWAPPED.items()}, "!": "", "map": ""}
_STATEMENT = re.compile(r"(?:if \(.*\) return\b|else |(?!const|let|return|function|for|if|}|/\*|FP\.)\S).*;")


def script_mutants(source: str) -> Iterator[tuple[str, int, str]]:
    """Yield each mutant of a script: what is changed, in which line, and the whole code.

    Signs turn into their opposites, a number into the one before and the one after, and a statement on its own line goes."""
    for match in _TOKEN.finditer(source):
        sign = match["sign"]
        if sign is None:
            continue
        spread = sign == "map" or source.startswith("*/", match.start() - 1)
        numbers = [str(int(sign) + 1), str(int(sign) - 1)] if sign.isdigit() else []
        new = numbers or ([_OTHER[sign]] if sign in _OTHER and not spread else [])
        for text in new:
            line = source.count("\n", 0, match.start())
            kind = "number" if numbers else "not" if sign == "!" else sign
            yield kind, line + 1, source[: match.start()] + text + source[match.end() :]
    lines = source.splitlines(keepends=True)
    code = re.sub(r"/\*.*?\*/", lambda comment: "\n" * comment[0].count("\n"), source, flags=re.DOTALL)
    for number, line in enumerate(code.splitlines()):
        if _STATEMENT.fullmatch(line.strip()):
            yield "statement", number + 1, "".join(lines[:number]) + "\n" + "".join(lines[number + 1 :])


def run(mutants: Sequence[Mutant], lives: Callable[[Mutant], None]) -> None:
    """Run the rules of the scripts with each mutant; call `lives` with those that live."""
    node = shutil.which("node")
    assert node, "Node.js is needed"
    with tempfile.TemporaryDirectory() as held:
        folder = Path(held)
        logic.write(folder, logic.wanted(Course.load(ROOT)), list(languages()))
        assert _hold(node, folder), "the rules of tests/logic fail without any mutant"
        for mutant in mutants:
            changed = folder / mutant.path.name
            changed.write_text(mutant.code, "utf-8")
            files = [changed if one == mutant.path else one for one in bundle.script_files()]
            script = bundle.one_script(SOURCE, files, script_words(SOURCE), word_lists())
            changed.unlink()
            (folder / f"{SOURCE}.js").write_text(logic.opened(script), "utf-8")
            if _hold(node, folder):
                lives(mutant)


def _hold(node: str, folder: Path) -> bool:
    try:
        return logic.in_node(node, folder, seconds=30).returncode == 0
    except subprocess.TimeoutExpired:
        return False  # the mutant loops for ever


def numbered(source: str) -> list[tuple[str, int, str]]:
    """Return the mutants of a script that differ from each other."""
    return [next(same) for _, same in itertools.groupby(script_mutants(source), key=lambda one: one[2])]
