"""Count the mutants that the tests kill: small changes of the code, made by cosmic-ray, and for the page by ourselves.

`bash tools/test mutants` takes a sample of each room, `--all` every mutant, `--seed 2` another sample, and words choose
rooms by a part of their name. A mutant survives if the tests of its room pass with it. Survivors that change nothing a test could see are listed in
`tests/data/equivalent_mutants.yml`, each with the reason, and do not count. The program prints each other survivor, then
the score of each room, and exits with 1 if one is below `LEAST`."""

from __future__ import annotations

import argparse
import multiprocessing
import os
import random
import shlex
import sys
from collections.abc import Callable, Iterator, Sequence

import yaml

from tests.helpers.mutant import Mutant
from tests.helpers.mutant_runs import run
from tests.helpers.sown_faults import PACKAGE, ROOT

LEAST = 0.9  # of the mutants that are not equivalent
SAMPLE = 60  # mutants of a room
EQUIVALENT = ROOT / "tests" / "data" / "equivalent_mutants.yml"
CITED = "course/kinds/citation_check/"
# The rooms: their files, and the tests that guard them, as words for pytest.
ROOMS = {
    "anchors": (("text/anchors.py", "text/folded.py"), "tests/text"),
    "page": (("page/assets/scoring.js", "page/assets/tendency.js"), ""),  # tests/logic
    "scoring": (("course/kinds/scoring.py",), "tests/course/test_scoring.py tests/course/test_kinds.py"),
    "proofs": (
        tuple(f"{CITED}{name}.py" for name in ("proofs", "tracing", "decisive", "ground")),
        "tests/course tests/checks/test_mistakes.py -k 'not scoring'",
    ),
    "loader": (
        ("course/load.py", "course/placing.py", "course/resolving.py", "files/yaml_read.py"),
        "tests/course tests/files/test_findings.py tests/files/test_slips.py tests/files/test_yaml_read.py "
        "tests/checks/test_mistakes.py",
    ),
    "responses": (
        ("responses/answer_file.py", "responses/grade.py", "responses/refit.py"),
        " ".join(
            f"tests/responses/test_{name}.py"
            for name in ("answer_file", "refit", "take_in", "teacher", "packed")
        ),
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


def of_script(file: str) -> Iterator[Mutant]:
    """Yield every mutant of a script of the page."""
    from tests.helpers.script_mutants import numbered

    source = (ROOT / PACKAGE / file).read_text("utf-8")
    for kind, line, code in numbered(source):
        yield Mutant(file, kind, line, source.splitlines()[line - 1].strip(), code)


def _run_scripts(mutants: Sequence[Mutant], lives: Callable[[Mutant], None]) -> None:
    from tests.helpers.script_mutants import run as run_scripts

    run_scripts(mutants, lives)


def equivalent() -> set[tuple[str, str, str]]:
    """Return file, line before and line after of the mutants that change nothing."""
    listed = yaml.safe_load(EQUIVALENT.read_text("utf-8"))
    return {(one["file"], one["line"], _close(new)) for one in listed for new in one["becomes"]}


def _close(code: str) -> str:
    return "".join(code.split())  # cosmic-ray writes some spaces of its own


def room(name: str, sample: int | None, seed: int) -> float:
    """Test the mutants of a room, print those that survive and the score, and return it."""
    files, tests = ROOMS[name]
    every = [one for file in files for one in (of_script if file.endswith(".js") else mutants)(file)]
    number = len(every)
    if sample is not None and sample < number:
        every = sorted(random.Random(seed).sample(every, sample), key=lambda one: (one.file, one.line))  # noqa: S311
    known = equivalent()
    counted = [one for one in every if (one.file, one.was, _close(one.becomes)) not in known]
    living: list[Mutant] = []

    def lives(mutant: Mutant) -> None:
        living.append(mutant)
        print(f"survives  {mutant}", flush=True)

    if tests:
        run([ROOT / PACKAGE / file for file in files], shlex.split(tests), counted, lives)
    else:
        _run_scripts(counted, lives)
    killed = len(counted) - len(living)
    score = killed / max(1, len(counted))
    print(
        f"{score:8.0%}  {name}: {killed} of {len(counted)} mutants killed, {len(every) - len(counted)} are equivalent; "
        f"{len(every)} tried of {number}",
        flush=True,
    )
    return score


def main(words: list[str]) -> int:
    """Test the rooms that are named, or all; return the exit status."""
    parser = argparse.ArgumentParser(prog="bash tools/test mutants", description=__doc__)
    parser.add_argument(
        "rooms", nargs="*", help=f"a part of a room's name, of {', '.join(ROOMS)}; all without one"
    )
    parser.add_argument("--all", action="store_true", help=f"every mutant, not {SAMPLE} of each room")
    parser.add_argument("--seed", type=int, default=1, help="of the sample")
    given = parser.parse_args(words)
    names = [name for name in ROOMS if not given.rooms or any(part in name for part in given.rooms)]
    if not names:
        parser.error(f"no room has such a name; rooms: {', '.join(ROOMS)}")
    sample = None if given.all else SAMPLE
    cores = len(os.sched_getaffinity(0))
    # a room for each process, since a mutant is seen only where the package was not imported before
    with multiprocessing.get_context("fork").Pool(cores, maxtasksperchild=1) as pool:
        scores = pool.starmap(room, [(name, sample, given.seed) for name in names], chunksize=1)
    return int(min(scores) < LEAST)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
