"""The logic of the scripts, without a page: scoring, tendency, undo, messages, and what is read from the store.

The rules are JavaScript (`tests/logic/rules.js`). Node runs them where it is there, else Chromium; without
either the tests fail."""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from typing import Any

import pytest

from facingpages.course.course import Course
from facingpages.language.messages import languages
from tests.helpers import logic
from tests.helpers.chromium import Chromium


@pytest.fixture(scope="module")
def wanted(course: Course) -> dict[str, Any]:
    return logic.wanted(course)


def in_node(node: str, wanted: dict[str, Any], folder: Path) -> None:
    logic.write(folder, wanted, languages())
    ran = logic.in_node(node, folder)
    assert ran.returncode == 0, ran.stdout + ran.stderr
    assert f"# pass {len(names())}" in ran.stdout, ran.stdout


def in_chromium(browser: Chromium, wanted: dict[str, Any]) -> None:
    page = browser.new_context().new_page()
    page.evaluate("globalThis.LANGUAGES = {}")
    for language in languages():
        page.evaluate(f"() => {{ {logic.shown(language)}; LANGUAGES['{language}'] = globalThis.FP; }}")
    rules = (logic.RULES / "rules.js").read_text("utf-8")
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
    return re.findall(r'^    "(.+)": \(', (logic.RULES / "rules.js").read_text("utf-8"), re.MULTILINE)


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
