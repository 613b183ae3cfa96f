"""Count the mutants that the tests kill: small changes of the code, made by cosmic-ray in a copy of the tree.

`bash tools/test mutants` takes a sample of each room, `--all` every mutant, and words choose rooms by a part of their
name. A mutant survives if the tests of its room pass with it. Survivors that change nothing a test could see are listed in
`tests/data/equivalent_mutants.yml`, each with the reason, and do not count. The program prints each other survivor, then
the score of each room, and exits with 1 if one is below `LEAST`."""

from __future__ import annotations

import argparse
import concurrent.futures
import difflib
import os
import random
import shlex
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import yaml

from tests.helpers.sown_faults import PACKAGE, ROOT, copied

LEAST = 0.9  # of the mutants that are not equivalent
SAMPLE = 60  # mutants of a room
EQUIVALENT = ROOT / "tests" / "data" / "equivalent_mutants.yml"
CITED = "course/kinds/citation_check/"
# The rooms: their files, and the tests that guard them, as words for pytest.
ROOMS = {
    "anchors": (("text/anchors.py", "text/folded.py"), "tests/text"),
    "scoring": (("course/kinds/scoring.py",), "tests/course/test_scoring.py tests/course/test_kinds.py"),
    "proofs": (
        tuple(f"{CITED}{name}.py" for name in ("proofs", "tracing", "decisive", "ground")),
        "tests/course tests/checks/test_mistakes.py -k 'not scoring'",
    ),
    "loader": (
        ("course/load.py", "course/placing.py", "course/resolving.py", "files/yaml_read.py"),
        "tests/course tests/files/test_findings.py tests/files/test_slips.py tests/checks/test_mistakes.py",
    ),
    "responses": (
        ("responses/answer_file.py", "responses/grade.py", "responses/refit.py"),
        "tests/responses/test_take_in.py tests/responses/test_teacher.py tests/responses/test_packed.py",
    ),
    "loaded terms": (("course/kinds/loaded_terms.py",), "tests/course tests/checks/test_mistakes.py"),
    "claim and evidence": (("course/kinds/claim_evidence.py",), "tests/course tests/checks/test_mistakes.py"),
    "citation check": (
        (f"{CITED}resolve.py", f"{CITED}wordings.py"),
        "tests/course tests/checks/test_mistakes.py",
    ),
    "rewriting": (
        ("course/kinds/rewrite.py", "course/kinds/word_check.py"),
        "tests/course tests/checks/test_mistakes.py",
    ),
}
# The operators of cosmic-ray that make other sense of code; the rest give it none, such as `**` for `/`.
OPERATORS = (
    "NumberReplacer",
    "AddNot",
    "ReplaceAndWithOr",
    "ReplaceOrWithAnd",
    "ReplaceTrueWithFalse",
    "ReplaceFalseWithTrue",
    "ReplaceBreakWithContinue",
    "ReplaceContinueWithBreak",
    "ReplaceUnaryOperator_Delete_Not",
    "ZeroIterationForLoop",
    *(f"ReplaceComparisonOperator_{pair}" for pair in ("Eq_NotEq", "NotEq_Eq", "Is_IsNot", "IsNot_Is")),
    *(f"ReplaceComparisonOperator_{pair}" for pair in ("Lt_LtE", "LtE_Lt", "Gt_GtE", "GtE_Gt")),
    *(
        f"ReplaceBinaryOperator_{pair}"
        for pair in ("Add_Sub", "Sub_Add", "Mul_Div", "Div_Mul", "BitAnd_BitOr")
    ),
)


@dataclass(frozen=True)
class Mutant:
    """A file of the package with one small change."""

    file: str
    operator: str
    line: int
    was: str
    code: str

    def __str__(self) -> str:
        new = difflib.ndiff([self.was], [self.code.splitlines()[self.line - 1].strip()])
        return f"{self.file}:{self.line} {self.operator}\n    " + "\n    ".join(
            text.rstrip() for text in new if text[0] in "+-"
        )


def mutants(file: str) -> Iterator[Mutant]:
    """Yield every mutant of a file that the operators make."""
    import parso  # noqa: F401  (cosmic-ray finds its operators only after it)
    from cosmic_ray.ast import ast_nodes, get_ast
    from cosmic_ray.mutating import mutate_code
    from cosmic_ray.plugins import get_operator

    source = (ROOT / PACKAGE / file).read_text("utf-8")
    lines = source.splitlines()
    for name in OPERATORS:
        operator = get_operator(f"core/{name}")()
        positions = [at for node in ast_nodes(get_ast(source)) for at in operator.mutation_positions(node)]
        for occurrence in range(len(positions)):
            code = mutate_code(source, operator, occurrence)
            if code is None or code == source:
                continue
            changed = code.splitlines()
            line = next((n for n, (a, b) in enumerate(zip(lines, changed, strict=False)) if a != b), None)
            if line is not None and "import" not in lines[line]:
                yield Mutant(file, name, line + 1, lines[line].strip(), code)


def tested(tree: Path, tests: str, seconds: float) -> bool:
    """Return whether tests pass in a tree; a run that does not end is one that does not pass."""
    command = [sys.executable, "-m", "pytest", "-q", "-x", "-p", "no:cacheprovider", "-m"]
    command += ["not slow and not browser and not bench and not verapdf", *shlex.split(tests)]
    environment = os.environ | {"PYTHONPATH": f"{tree / 'tools'}:{tree}", "PYTHONDONTWRITEBYTECODE": "1"}
    try:
        ran = subprocess.run(
            command, cwd=tree, env=environment, check=False, capture_output=True, timeout=seconds
        )
    except subprocess.TimeoutExpired:
        return False
    return ran.returncode == 0


def survives(tree: Path, mutant: Mutant, tests: str, seconds: float) -> bool:
    """Return whether the tests pass with a mutant, which is taken out of the tree again."""
    file = tree / PACKAGE / mutant.file
    before = file.read_bytes()
    try:
        file.write_text(mutant.code, "utf-8")
        return tested(tree, tests, seconds)
    finally:
        file.write_bytes(before)


def equivalent() -> set[tuple[str, str, str]]:
    """Return file, operator and line of the mutants that change nothing."""
    listed = yaml.safe_load(EQUIVALENT.read_text("utf-8")) if EQUIVALENT.is_file() else []
    return {(one["file"], one["operator"], one["line"]) for one in listed or []}


def room(name: str, trees: list[Path], *, sample: int | None) -> float:
    """Test the mutants of a room, print those that survive and the score, and return it."""
    files, tests = ROOMS[name]
    known = equivalent()
    every = [one for file in files for one in mutants(file) if (one.file, one.operator, one.was) not in known]
    if sample is not None and sample < len(every):
        every = sorted(random.Random(1).sample(every, sample), key=lambda one: (one.file, one.line))  # noqa: S311
    start = time.monotonic()
    sound = tested(trees[0], tests, 600)
    seconds = 10 + 8 * (time.monotonic() - start)  # a mutant may loop for ever; others may share the machine
    if not sound:
        print(f"NO SCORE  {name}: `{tests}` fails without any mutant", flush=True)
        return 0.0
    killed: Counter[bool] = Counter()
    with concurrent.futures.ThreadPoolExecutor(len(trees)) as pool:
        free = list(trees)

        def one(mutant: Mutant) -> None:
            tree = free.pop()
            lives = survives(tree, mutant, tests, seconds)
            free.append(tree)
            killed[not lives] += 1
            if lives:
                print(f"survives  {mutant}", flush=True)

        list(pool.map(one, every))
    score = killed[True] / max(1, killed.total())
    print(f"{score:8.0%}  {name}: {killed[True]} of {killed.total()} mutants killed", flush=True)
    return score


def main(words: list[str]) -> int:
    """Test the rooms that are named, or all; return the exit status."""
    parser = argparse.ArgumentParser(prog="bash tools/test mutants", description=__doc__)
    parser.add_argument(
        "rooms", nargs="*", help=f"a part of a room's name, of {', '.join(ROOMS)}; all without one"
    )
    parser.add_argument("--all", action="store_true", help=f"every mutant, not {SAMPLE} of each room")
    given = parser.parse_args(words)
    names = [name for name in ROOMS if not given.rooms or any(part in name for part in given.rooms)]
    if not names:
        parser.error(f"no room has such a name; rooms: {', '.join(ROOMS)}")
    with tempfile.TemporaryDirectory() as folder:
        trees = [copied(Path(folder) / str(number)) for number in range(os.cpu_count() or 1)]
        scores = [room(name, trees, sample=None if given.all else SAMPLE) for name in names]
    return int(min(scores) < LEAST)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
