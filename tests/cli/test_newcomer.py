"""The newcomer's path: with nothing but the wheel, from an empty folder to a checked lesson, and every
word that is seen on the way.

The golden files in `tests/golden/` hold the commands and their output; `--renew` writes them anew."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.conftest import ROOT, Renew
from tests.helpers.newcomer import Newcomer, bare_environment
from tests.site.test_serve import served, wait_for

GOLDEN = ROOT / "tests" / "golden"
TEXTS = ROOT / "tests" / "texts"


@pytest.fixture(scope="session")
def scripts(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return bare_environment(tmp_path_factory.mktemp("bare"))


@pytest.fixture
def newcomer(scripts: Path, tmp_path: Path) -> Newcomer:
    return Newcomer(tmp_path, scripts)


def test_the_command_is_that_of_the_wheel(newcomer: Newcomer) -> None:
    """The environment runs the package that was installed, not this checkout."""
    newcomer.run(
        """python -c 'import facingpages, sys; print(facingpages.__file__.startswith(sys.prefix))'"""
    )
    assert newcomer.log[0].endswith("True\n")


PATHS = {
    "short": {
        "texts": [
            ("later.md", "later", "holds that school should begin later"),
            ("as-it-is.html", "as-it-is", "holds that school should begin as it does"),
        ],
        "more": "",
        "lines": ("later:3-5", "as-it-is:3-5"),
        "one": "later:4",
        "question": "Should school begin later?",
        "modes": ("class",),
    },
    "long": {
        "texts": [
            ("burke.txt", "bound", "holds that the nation has bound itself and its heirs"),
            ("paine.txt", "free", "holds that no generation can bind the next"),
        ],
        "more": " --kind 'political essay' --licence 'public domain'",
        "lines": ("burke:15", "paine:9"),
        "one": "paine:9",
        "question": "Can a parliament bind those who come after it?",
        "modes": ("practice", "class", "teacher"),
    },
}


@pytest.mark.slow
@pytest.mark.parametrize("name", PATHS)
def test_from_two_texts_to_a_checked_lesson(newcomer: Newcomer, renew: Renew, name: str) -> None:
    """init, two texts, pairs, suggest, new, check, serve, build, handout: only `todo`s are filled in by
    hand, and the course passes and builds."""
    path = PATHS[name]
    first, second = path["lines"]
    places = f"--from {first} --from {second}"
    newcomer.run("facingpages init my-course")
    newcomer.folder /= "my-course"
    newcomer.run("facingpages check")
    for file, side, holds in path["texts"]:
        shutil.copy(TEXTS / file, newcomer.folder.parent)
        newcomer.run(
            f"facingpages add seed ../{file} --side {side} --holds '{holds}' --position '{holds}' --because 'It answers the question from one side.'"
            f"{path['more']} --yes"
        )
    newcomer.run("facingpages check")
    newcomer.run(f"facingpages pairs {first.partition(':')[0]} {second.partition(':')[0]}")
    newcomer.run(f"facingpages suggest {first.replace(':', ' --lines ')}")
    newcomer.run(f"facingpages new lesson two-views {places}")
    newcomer.run(f"facingpages new exercise two-views/words --kind loaded-terms {places}")
    newcomer.run(f"facingpages new exercise two-views/claims --kind claim-evidence {places}")
    newcomer.run(f"facingpages new exercise two-views/source --kind citation-check --from {path['one']}")
    newcomer.run("facingpages check", 1)
    newcomer.finish(
        "lessons/two-views.md",
        {"page": "Two texts answer one question. Look at the words with which each of them names things."},
    )
    newcomer.finish("exercises/two-views/plan.yml", {"question": path["question"]})
    for exercise in ("words", "claims", "source"):
        newcomer.finish(
            f"exercises/two-views/{exercise}.yml",
            {"title": "What the two texts say", "neutral": "said plainly"},
        )
    newcomer.run("facingpages check")
    assert (newcomer.folder / "GUIDE.md").read_text("utf-8").startswith("# For instructors")
    serve = [str(newcomer.scripts / "facingpages"), "serve", "--address"]
    with served(newcomer.folder, serve, newcomer.environment()) as url:
        page = wait_for(f"{url}/two-views.html", 'id="fp-two-views--source"')
        assert "fp-mistake" not in page
    for mode in path["modes"]:
        newcomer.run(f"facingpages build {mode} -o ../{mode}-site")
        assert 'id="fp-two-views--words"' in (
            newcomer.folder.parent / f"{mode}-site" / "two-views.html"
        ).read_text("utf-8")
    newcomer.run("facingpages handout two-views -o ../paper")
    newcomer.run("facingpages handout two-views --view teacher -o ../paper")
    newcomer.run("facingpages migrate")
    said = "\n".join(newcomer.log)
    assert said == renew(GOLDEN / f"newcomer-{name}.txt", said)
