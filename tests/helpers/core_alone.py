"""A program of its own: uses the core on a course with the packages at the edges blocked, and prints what
it got as JSON.

Usage: python core_alone.py FOLDER_OF_COURSE PACKAGE...
"""

from __future__ import annotations

import importlib
import json
import pkgutil
import sys
from collections.abc import Sequence
from importlib.abc import MetaPathFinder
from importlib.machinery import ModuleSpec
from pathlib import Path
from types import ModuleType

CORE = ("text", "files", "language", "course", "checks", "responses", "page", "author.suggest")
COURSE, *BLOCKED = sys.argv[1:]


class Wall(MetaPathFinder):
    """Refuses packages, as an interpreter does that lacks them."""

    def find_spec(
        self, name: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        if name.partition(".")[0] in BLOCKED:
            raise ModuleNotFoundError(f"`{name}` is not there")
        return None


def modules() -> list[str]:
    """The names of all modules of the core, imported."""
    names = []
    for folder in CORE:
        package = importlib.import_module(f"facingpages.{folder}")
        names += [module.name for module in pkgutil.walk_packages(package.__path__, f"{package.__name__}.")]
    for name in names:
        importlib.import_module(name)
    return names


def used(root: Path) -> dict[str, object]:
    """What the core makes of a course: findings, pages in each language, scores, suggestions and pairs."""
    from facingpages.author.suggest import pairs, suggest
    from facingpages.checks.run import run_checks
    from facingpages.course.course import Course, Mode
    from facingpages.course.formats.answers import Answer, Responses
    from facingpages.language.dates import spoken
    from facingpages.language.messages import languages, minutes, script_words
    from facingpages.page import render
    from facingpages.responses import grade
    from facingpages.text.dates import PartialDate

    course = Course.load(root)
    seeds = list(course.seeds.values())
    answers = {id: Answer() for id in course.exercises}
    return {
        "findings": [finding.message for finding in run_checks(course)],
        "exercises": len(course.exercises),
        "pages": {
            language: sum(
                "</fp-exercise>" in render.exercise(made, Mode.PRACTICE, language=language)
                for made in course.exercises.values()
            )
            for language in languages()
        },
        "said": {
            language: [
                minutes(44, language),
                spoken(PartialDate(2025, 6, 2), language),
                len(script_words(language)) > 100,
            ]
            for language in languages()
        },
        "scores": len(
            grade.score(
                course, Responses(format="facingpages-response-1", reader="r", answers=answers), "r.json"
            )
        ),
        "suggested": all(suggest(seed) for seed in seeds),
        "pairs": bool(pairs(seeds[0], seeds[1])),
    }


if __name__ == "__main__":
    sys.meta_path.insert(0, Wall())
    print(json.dumps({"modules": modules(), **used(Path(COURSE))}))
