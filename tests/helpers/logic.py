"""The scripts of the page and what `tests/logic` compares them with, written to a folder for Node."""

from __future__ import annotations

import json
import os
import re
import subprocess
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from facingpages.course.course import Course
from facingpages.course.kinds.word_check import check_rewriting
from facingpages.language.messages import catalogue, languages, script_words
from facingpages.language.word_lists import word_lists
from facingpages.site.bundle import script, script_files
from tests.page import test_word_check

TESTS = Path(__file__).parents[1]
RULES = TESTS / "logic"


def opened(script: str) -> str:
    """Return a script of the page that leaves its parts to be looked at."""
    assert script.count("const FP=") == 1
    return script.replace("const FP=", "const FP=globalThis.FP=")


def shown(language: str) -> str:
    """Return the script of the page as it is sent, opened."""
    return opened(script(language))


def plurals(language: str) -> list[tuple[str, str, int, str]]:
    """Return each plural of the scripts with a number, as Python's gettext puts it."""
    source = "".join(file.read_text("utf-8") for file in sorted(script_files()[0].parent.glob("*.js")))
    said = re.findall(r'FP\.n\(\s*"([^"\\]*)",\s*"([^"\\]*)"', source)
    ngettext = catalogue(language).ngettext
    return [
        (one, many, n, ngettext(one, many, n).replace("{n}", str(n)).replace("{of}", "7"))
        for one, many in said
        for n in (0, 1, 2, 5, 21, 1_000_000)
        if language == "en" or one in script_words(language)
    ]


def rewritings(course: Course) -> Iterator[dict[str, Any]]:
    """Yield each rewriting of the outsider's table with its key and what Python finds in it."""
    for _, id, text in test_word_check.TABLE:
        against = test_word_check.against(course, id)
        found = check_rewriting(text, against, word_lists())
        key = {
            "sentence": against.words,
            "gone": against.gone,
            "facts": against.facts,
            "given": against.given,
        }
        yield {"text": text, "key": key, "result": [found.lost, list(found.brought), found.score]}


def wanted(course: Course) -> dict[str, Any]:
    """Return what the rules compare with."""
    files = sorted((TESTS / "vectors").glob("*.json"))
    lists = word_lists()
    assert len(lists.loaded) > 1400
    return {
        "vectors": {file.stem: json.loads(file.read_text("utf-8")) for file in files},
        "lists": {"small": sorted(lists.small), "loaded": sorted(lists.loaded)},
        "rewritings": list(rewritings(course)),
        "plurals": {language: plurals(language) for language in languages()},
    }


def write(folder: Path, wanted: dict[str, Any], spoken: Iterable[str]) -> None:
    """Write the scripts of languages, and what the rules compare with, to a folder."""
    for language in spoken:
        (folder / f"{language}.js").write_text(shown(language), "utf-8")
    (folder / "wanted.json").write_text(json.dumps(wanted), "utf-8")


def in_node(node: str, folder: Path, seconds: float = 100) -> subprocess.CompletedProcess[str]:
    """Run the rules in Node with the files of a folder."""
    return subprocess.run(
        [
            node,
            "--test-reporter",
            "tap",
            str(RULES / "rules.test.mjs"),
        ],  # as `node --test` does, in one process
        env=os.environ | {"LOGIC": str(folder)},
        capture_output=True,
        text=True,
        check=False,
        timeout=seconds,
    )
