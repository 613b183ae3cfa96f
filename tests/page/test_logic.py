"""The logic of the scripts, without a page: scoring, tendency, undo, messages, and what is read from the store.

The rules are JavaScript (`tests/logic/rules.js`). Node runs them where it is there, else Chromium; without
either the tests fail."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from facingpages.course.course import Course
from facingpages.course.kinds.word_check import check_rewriting
from facingpages.language.messages import catalogue, languages, script_words
from facingpages.language.word_lists import word_lists
from facingpages.site.bundle import script
from tests.helpers.chromium import Chromium
from tests.page import test_word_check

TESTS = Path(__file__).parents[1]
LOGIC = TESTS / "logic"


def shown(language: str) -> str:
    """Return the script of the page as it is sent, which leaves its parts to be looked at."""
    made = script(language)
    assert made.count("const FP=") == 1
    return made.replace("const FP=", "const FP=globalThis.FP=")


def plurals(language: str) -> list[tuple[str, str, int, str]]:
    """Return each plural of the scripts with a number, as Python's gettext puts it."""
    source = "".join(file.read_text("utf-8") for file in scripts())
    said = re.findall(r'FP\.n\(\s*"([^"\\]*)",\s*"([^"\\]*)"', source)
    ngettext = catalogue(language).ngettext
    return [
        (one, many, n, ngettext(one, many, n).replace("{n}", str(n)).replace("{of}", "7"))
        for one, many in said
        for n in (0, 1, 2, 5, 21, 1_000_000)
        if language == "en" or one in script_words(language)
    ]


def scripts() -> list[Path]:
    import facingpages.page as page

    return sorted((Path(page.__file__).parent / "assets").glob("*.js"))


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
        yield {"text": text, "key": key, "result": [found.frame, list(found.brought), found.score]}


@pytest.fixture(scope="module")
def wanted(course: Course) -> dict[str, Any]:
    """What the rules compare with."""
    files = sorted((TESTS / "vectors").glob("*.json"))
    lists = word_lists()
    assert len(lists.loaded) > 1400
    return {
        "vectors": {file.stem: json.loads(file.read_text("utf-8")) for file in files},
        "lists": {"small": sorted(lists.small), "loaded": sorted(lists.loaded)},
        "rewritings": list(rewritings(course)),
        "plurals": {language: plurals(language) for language in languages()},
    }


def in_node(node: str, wanted: dict[str, Any], folder: Path) -> None:
    for language in languages():
        (folder / f"{language}.js").write_text(shown(language), "utf-8")
    (folder / "wanted.json").write_text(json.dumps(wanted), "utf-8")
    ran = subprocess.run(
        [node, "--test", "--test-reporter", "tap", str(LOGIC / "rules.test.mjs")],
        env=os.environ | {"LOGIC": str(folder)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 0, ran.stdout + ran.stderr
    assert f"# pass {len(names())}" in ran.stdout, ran.stdout


def in_chromium(browser: Chromium, wanted: dict[str, Any]) -> None:
    page = browser.new_context().new_page()
    page.evaluate("globalThis.LANGUAGES = {}")
    for language in languages():
        page.evaluate(f"() => {{ {shown(language)}; LANGUAGES['{language}'] = globalThis.FP; }}")
    rules = (LOGIC / "rules.js").read_text("utf-8")
    faults: dict[str, str] = page.evaluate(
        """([rules, wanted]) => Object.fromEntries(Object.entries(new Function(`${rules}; return RULES`)()).map(([name, rule]) => {
          try { rule(LANGUAGES, wanted); return [name, ""]; } catch (error) { return [name, String(error)]; }
        }))""",
        [rules, wanted],
    )
    page.close()
    assert faults == dict.fromkeys(names(), "")


def names() -> list[str]:
    """Return the names of the rules."""
    return re.findall(r'^    "(.+)": \(', (LOGIC / "rules.js").read_text("utf-8"), re.MULTILINE)


def test_the_logic_of_the_scripts(
    wanted: dict[str, Any], tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    """Each rule holds in Node; where there is no Node, in Chromium."""
    assert len(names()) == 7
    if node := shutil.which("node"):
        in_node(node, wanted, tmp_path)
    else:
        in_chromium(request.getfixturevalue("browser"), wanted)


@pytest.mark.slow
@pytest.mark.browser
def test_the_logic_in_the_browser_that_readers_use(browser: Chromium, wanted: dict[str, Any]) -> None:
    """The same rules hold in Chromium."""
    in_chromium(browser, wanted)
