"""No key in what a class is given: the command decides the mode, and every finished class site is
searched."""

from __future__ import annotations

import codecs
import gzip
import io
import shutil
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from markdown import Markdown
from mkdocs.config import load_config

from facingpages.checks import fixed_mode
from facingpages.cli import main
from facingpages.course.course import Course, Mode
from facingpages.files.findings import Severity
from facingpages.files.zips import zipped
from facingpages.handout import files
from facingpages.handout.compose import compose
from facingpages.handout.files import Format
from facingpages.handout.model.paper import Form
from facingpages.handout.model.sheet import View
from facingpages.page import render
from facingpages.site import build_mode, leaks
from tests.conftest import Sites

AS_SHIPPED = """plugins:
  - search
  - offline
  - facingpages:
      mode: !ENV [FACINGPAGES_MODE, practice]
      handouts: !ENV [FACINGPAGES_HANDOUTS, false]
"""
# Each way to name the plugin in `mkdocs.yml`, in place of the one above.
SPELLINGS = {
    "as shipped": AS_SHIPPED,
    "a word": "plugins: [search, offline, facingpages]\n",
    "a mapping without options": "plugins:\n  - search\n  - offline\n  - facingpages: {}\n",
    "a mapping without a value": "plugins:\n  - search\n  - offline\n  - facingpages:\n",
    "practice": "plugins:\n  - search\n  - offline\n  - facingpages: {mode: practice}\n",
    "teacher": "plugins:\n  - search\n  - offline\n  - facingpages: {mode: teacher, handouts: true}\n",
    "quoted": 'plugins:\n  - search\n  - offline\n  - "facingpages": {"mode": "teacher"}\n',
    "a variable": "plugins:\n  - search\n  - offline\n  - facingpages: {mode: !ENV COURSE_MODE}\n",
    "a variable with a default": "plugins:\n  - search\n  - offline\n  - facingpages: {mode: !ENV [NOT_SET, teacher]}\n",
    "twice": "plugins:\n  - search\n  - offline\n  - facingpages\n  - facingpages: {mode: teacher}\n",
    "plugins as a mapping": "plugins:\n  search: {}\n  offline: {}\n  facingpages: {mode: teacher}\n",
    "in a group": "plugins:\n  - search\n  - offline\n  - group:\n      enabled: true\n      plugins:\n        - facingpages: {mode: teacher}\n",
}


@pytest.fixture
def elsewhere(monkeypatch: pytest.MonkeyPatch) -> None:
    """A user's environment that asks for another mode in every variable that a course may read."""
    monkeypatch.setenv("FACINGPAGES_MODE", "teacher")
    monkeypatch.setenv("FACINGPAGES_HANDOUTS", "true")
    monkeypatch.setenv("COURSE_MODE", "teacher")


def spelt(course: Path, plugins: str, more: str = "") -> None:
    file = course / "mkdocs.yml"
    text = file.read_text("utf-8")
    assert AS_SHIPPED in text
    file.write_text(text.replace(AS_SHIPPED, plugins) + more, "utf-8")


def run(course: Path, *words: str) -> Result:
    return CliRunner().invoke(main, [*words, "--course", str(course)])


def contents(folder: Path) -> dict[str, bytes]:
    return {
        file.relative_to(folder).as_posix(): file.read_bytes()
        for file in sorted(folder.rglob("*"))
        if file.is_file()
    }


def unpacked(course: Path) -> list[str]:
    """The beginning of every rationale of a course, straight from the authors' files."""
    found: list[str] = []
    for file in sorted((course / "exercises").rglob("*.yml")):
        lines = file.read_text("utf-8").splitlines()
        found += [lines[i + 1].strip()[:40] for i, line in enumerate(lines) if line.strip() == "why: >-"]
    assert len(found) > 20
    return found


def assert_no_key(course: Path, made: dict[str, bytes]) -> None:
    """Look for keys without the help of `leaks`: rationales plain or turned by 13, key attributes, files
    for teachers."""
    for path, raw in made.items():
        text = raw.decode("utf-8", "ignore")
        for why in unpacked(course):
            assert why not in text, (path, why)
            assert codecs.encode(why, "rot13") not in text, (path, why)
        assert not path.endswith(".html") or ("data-key" not in text and "fp-key" not in text), path
        assert "teacher" not in path


# The command decides


def configured(course: Path) -> dict[str, Any]:
    """What the Markdown extension is given when mkdocs has read a course's settings."""
    config = load_config(str(course / "mkdocs.yml"))
    config.plugins.on_startup(command="build", dirty=False)
    config = config.plugins.on_config(config)
    given: dict[str, Any] = config.mdx_configs["facingpages"]
    return given


@pytest.mark.usefixtures("elsewhere")
@pytest.mark.parametrize("name", list(SPELLINGS))
def test_the_command_decides_the_mode_whatever_the_file_says(
    small: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    """However the plugin is spelt, and whatever the user's variables ask for, a class build has the mode
    `class`."""
    spelt(small, SPELLINGS[name])
    for variable, value in build_mode.environment(Mode.CLASS).items():
        monkeypatch.setenv(variable, value)
    given = configured(small)
    assert (given["mode"], given["handouts"]) == ("class", True)


@pytest.mark.usefixtures("elsewhere")
def test_an_inherited_mode_does_not_count(small: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A mode in the file that `mkdocs.yml` inherits from counts as little as one in the file itself."""
    spelt(small, SPELLINGS["plugins as a mapping"])
    (small / "mkdocs.yml").rename(small / "base.yml")
    (small / "mkdocs.yml").write_text("INHERIT: base.yml\nsite_name: Inherited\n")
    assert configured(small)["mode"] == "teacher"
    monkeypatch.setenv("FACINGPAGES_BUILD", "class")
    assert configured(small)["mode"] == "class"


def test_without_the_command_the_file_counts(small: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """`mkdocs build` by itself obeys the file, and the variable where the file names it."""
    monkeypatch.setenv("FACINGPAGES_MODE", "teacher")
    assert configured(small)["mode"] == "teacher"
    spelt(small, SPELLINGS["practice"])
    assert configured(small)["mode"] == "practice"


def test_the_extension_obeys_the_command_too(small: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the plugin is left out, or a hook gives the extension another mode, the page has no key."""
    options = {"facingpages": {"root": str(small), "mode": "teacher"}}
    page = "::: exercise one-street/before-the-vote"
    assert "fp-key" in Markdown(extensions=["facingpages"], extension_configs=options).convert(page)
    monkeypatch.setenv("FACINGPAGES_BUILD", "class")
    made = Markdown(extensions=["facingpages"], extension_configs=options).convert(page)
    assert "<fp-exercise" in made
    assert_no_key(small, {"page.html": made.encode()})


@pytest.mark.usefixtures("elsewhere")
@pytest.mark.parametrize(
    "name", ["a hook", *(pytest.param(name, marks=pytest.mark.slow) for name in ("a word", "inherited"))]
)
def test_no_byte_of_a_class_site_holds_a_key(small: Path, tmp_path: Path, name: str) -> None:
    """Built whole: a bare plugin, a teacher's mode that is inherited, and a hook that sets the mode at the
    last moment."""
    if name == "a word":
        spelt(small, SPELLINGS[name])
    if name == "inherited":
        spelt(small, SPELLINGS["teacher"])
        (small / "mkdocs.yml").rename(small / "base.yml")
        (small / "mkdocs.yml").write_text("INHERIT: base.yml\nsite_name: Inherited\n")
    if name == "a hook":
        (small / "late.py").write_text(
            "def on_config(config):\n    config.mdx_configs['facingpages']['mode'] = 'teacher'\n"
        )
        spelt(small, SPELLINGS["teacher"], "hooks: [late.py]\n")
    made = run(small, "build", "class", "-o", str(tmp_path / "site"))
    assert (made.exit_code, made.stdout) == (0, f"{tmp_path / 'site'}: the class site\n"), made.output
    assert_no_key(small, contents(tmp_path / "site"))
    assert 'data-mode="class"' in (tmp_path / "site" / "one-street.html").read_text("utf-8")


# The finished site is searched

HOOK = """from facingpages.course.course import Course
import shutil
from pathlib import Path

def on_post_page(output, page, config):
    key = Course.load(Path(config.config_file_path).parent).exercises["one-street/before-the-vote"].items[0].key
    return output.replace("</article>", f"<p>{key.spans[0].why}</p></article>")
"""


@pytest.mark.slow
def test_a_hook_that_prints_a_key_stops_a_class_build(
    small: Path, starter_sites: Sites, tmp_path: Path
) -> None:
    """The site is not put in place, the message names page and exercise, and an older site stays."""
    target = tmp_path / "site"
    shutil.copytree(starter_sites(Mode.CLASS), target)
    before = contents(target)
    (small / "key.py").write_text(HOOK)
    spelt(small, AS_SHIPPED, "hooks: [key.py]\n")
    for output, there in ((target, before), (tmp_path / "new.zip", None)):
        made = run(small, "build", "class", "-o", str(output))
        assert made.exit_code == 2, made.output
        assert "would give away keys, and was not put in place: " in made.stderr
        assert (
            "one-street.html holds words from the key in exercises/one-street/before-the-vote.yml: `a lobby is paid to"
            in made.stderr
        )
        assert (contents(output) if there else output.exists()) == (there or False)


@pytest.fixture(scope="module")
def begun(starter: Path) -> Course:
    """The course that `init` makes, read once; no test changes it."""
    return Course.load(starter)


WHY = "A lobby is paid to press for something. The text does not say who these people are"
PLAN = "Some call every number true and every number without a source false."


def handout(course: Course, view: View, form: Format) -> bytes:
    sheet = compose.sheet(course, compose.subject(course, "one-street"), view)
    return files.written(sheet, Form(), form).content


GIVEN_AWAY: dict[str, tuple[str, Callable[[Course], bytes]]] = {
    "a page of a practice site": ("x.html", lambda c: rendered(c, Mode.PRACTICE)),
    "a page of a teacher's site": ("x.html", lambda c: rendered(c, Mode.TEACHER)),
    "an attribute for a key": (
        "x.html",
        lambda _: b"<section><fp-exercise id='a' data-key='[]'></fp-exercise></section>",
    ),
    "a mark of a key": ("x.html", lambda _: b'<p><mark class="fp-keyed fp-loaded">quiet</mark></p>'),
    "a box for a key": ("x.html", lambda _: b"<details class=fp-key><summary>Key</summary></details>"),
    "an exercise for practice": (
        "x.html",
        lambda _: b'<fp-exercise data-id="a" data-mode="practice"></fp-exercise>',
    ),
    "a rationale": ("x.html", lambda _: f"<p>{WHY}</p>".encode()),
    "a rationale with markup in it": (
        "x.html",
        lambda _: f"<p>{WHY.replace(' ', ' <em></em>')}</p>".encode(),
    ),
    "a rationale in an attribute": ("x.html", lambda _: f'<p title="{WHY}">Hover</p>'.encode()),
    "a rationale in a comment": ("x.html", lambda _: f"<!-- {WHY} -->".encode()),
    "a rationale with other letters": (
        "x.html",
        lambda _: f"<p>{WHY.upper().replace(' ', '&nbsp;')}</p>".encode(),
    ),
    "a rationale turned by 13": ("x.js", lambda _: codecs.encode(WHY, "rot13").encode()),
    "the index of the search": ("search/search_index.json", lambda _: WHY.replace(" ", "\\n").encode()),
    "what a teacher should expect": ("x.html", lambda _: f"<p>{PLAN}</p>".encode()),
    "a wording for a rewrite or a term": (
        "x.html",
        lambda _: b"<p>the supporters of the plan, a town with fewer shops</p>",
    ),
    "a word file": ("notes.docx", lambda c: handout(c, View.TEACHER, Format.DOCX)),
    "a PDF": ("notes.pdf", lambda c: handout(c, View.TEACHER, Format.PDF)),
    "a sheet as a page": ("notes.html", lambda c: handout(c, View.TEACHER, Format.HTML)),
    "a teacher's sheet by its name": (
        "handouts/one-street.teacher.pdf",
        lambda c: handout(c, View.LEARNER, Format.PDF),
    ),
    "a teacher's page by its folder": ("teacher/one-street.html", lambda _: b"<p>Plan</p>"),
    "an exercise file": ("x.yml", lambda c: (c.root / "exercises/one-street/two-shops.yml").read_bytes()),
    "an archive": ("all.zip", lambda _: zipped({"a/b.txt": WHY.encode()})),
    "a packed page": ("x.html.gz", lambda _: gzip.compress(WHY.encode())),
    "a broken archive": ("all.zip", lambda _: zipped({"a.txt": WHY.encode()})[:60]),
    "a PDF that cannot be read": ("x.pdf", lambda _: b"%PDF-1.7 nothing"),
}


def rendered(course: Course, mode: Mode) -> bytes:
    return "".join(render.exercise(exercise, mode) for exercise in course.exercises.values()).encode()


@pytest.mark.parametrize("name", list(GIVEN_AWAY))
def test_each_way_to_give_a_key_away_is_seen(begun: Course, name: str) -> None:
    """One sentence names the file, whatever its format."""
    path, made = GIVEN_AWAY[name]
    (sentence,) = leaks.found(begun, {"index.html": b"<p>Welcome</p>", path: made(begun)})
    assert sentence.startswith(f"{path} ")


@pytest.mark.parametrize(
    "html",
    [
        # neutral wordings are ordinary words
        "<p>Say it in plain words: a mistake, good for many people, opponents of the plan.</p>",
        "<p>The word fp-key and data-key=1 may be written, and so may &lt;p data-key&gt;.</p>",
        "<p>Two shops closed in the first winter after the change, and on September 4, 2023, the council counted 9,400 vehicles.</p>",
        "<p>“A lobby is paid to press for” is a phrase of seven words.</p>",
    ],
)
def test_ordinary_words_are_no_alarm(begun: Course, html: str) -> None:
    """A neutral wording, the texts themselves and a turn of phrase may be on a page."""
    assert (
        leaks.found(begun, {"index.html": html.encode(), "one-street.html": rendered(begun, Mode.CLASS)})
        == []
    )


def test_a_lesson_may_share_a_phrase_with_a_rationale_and_not_hold_all_of_it(small: Path) -> None:
    """A lesson that teaches a test in the words of a rationale is no alarm; one that holds the whole
    rationale is."""
    whole = next(
        span.why for span in Course.load(small).exercises["one-street/before-the-vote"].items[0].key.spans
    )  # type: ignore[union-attr]
    page = small / "lessons" / "index.md"
    for words, sentences in ((" ".join(whole.split()[:12]), 0), (whole, 1)):
        page.write_text(f"---\ntitle: Start\n---\n\n{words}\n", "utf-8")
        assert len(leaks.found(Course.load(small), {"index.html": f"<p>{words}</p>".encode()})) == sentences


# Sheets and packs


@pytest.mark.usefixtures("elsewhere")
@pytest.mark.parametrize("form", list(Format))
def test_a_learners_sheet_holds_no_key(small: Path, tmp_path: Path, form: Format) -> None:
    """Whatever `mkdocs.yml` and the environment ask for: the sheet without a key has none, the teacher's
    has one."""
    spelt(small, SPELLINGS["teacher"])
    for sheet in ("exercises", "strips", "exit", "cards"):
        made = run(
            small,
            "handout",
            "one-street",
            "--sheet",
            sheet,
            "--format",
            form.value,
            "-o",
            str(tmp_path / "paper"),
        )
        assert made.exit_code == 0, made.output
    written = contents(tmp_path / "paper")
    assert len(written) == 4
    assert_no_key(small, written)
    assert leaks.found(Course.load(small), written) == []


@pytest.mark.usefixtures("elsewhere")
def test_a_packs_student_folder_holds_no_key(small: Path, tmp_path: Path) -> None:
    """Every file that a pack puts under `student` is without a key, and every sheet of exercises under
    `teacher` has one."""
    spelt(small, SPELLINGS["teacher"])
    made = run(small, "pack", "one-street", "-o", str(tmp_path / "one.zip"))
    assert made.exit_code == 0, made.output
    with zipfile.ZipFile(io.BytesIO((tmp_path / "one.zip").read_bytes())) as opened:
        members = {name: opened.read(name) for name in opened.namelist()}
    student = {path: raw for path, raw in members.items() if path.startswith("student/")}
    others = {
        path.replace("teacher", "other"): raw
        for path, raw in members.items()
        if path.startswith("teacher/one-street.teacher.")
    }
    assert {path.partition("/")[0] for path in members} == {
        "overview.pdf",
        "overview.docx",
        "plan.pdf",
        "plan.docx",
        "student",
        "teacher",
    }
    assert leaks.found(Course.load(small), student) == []
    assert_no_key(small, student)
    assert len(others) == len(leaks.found(Course.load(small), others)) == 2


# The checker


def test_a_mode_that_mkdocs_yml_fixes_is_reported(small: Path) -> None:
    """`class` and `teacher` get a warning with their place; practice, no mode and a variable get none."""
    expected = {
        "teacher",
        "quoted",
        "a variable with a default",
        "twice",
        "plugins as a mapping",
        "in a group",
    }
    original = (small / "mkdocs.yml").read_text("utf-8")
    for name, plugins in SPELLINGS.items():
        spelt(small, plugins)
        found = list(fixed_mode.check(Course.load(small)))
        assert bool(found) == (name in expected), name
        (small / "mkdocs.yml").write_text(original, "utf-8")
    spelt(small, "plugins:\n  - search\n  - facingpages:\n      mode: class\n")
    made = CliRunner().invoke(main, ["check", str(small)])
    line = next(
        n
        for n, text in enumerate((small / "mkdocs.yml").read_text("utf-8").splitlines(), 1)
        if "mode: class" in text
    )
    assert made.exit_code == 0, made.output
    assert (
        f"mkdocs.yml:{line}:13: {Severity.WARNING} [mode-fixed] the mode is fixed as `class` here"
        in made.output
    )
    assert "Write mode: !ENV [FACINGPAGES_MODE, practice]" in made.output
