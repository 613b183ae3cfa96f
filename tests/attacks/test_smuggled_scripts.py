"""Smuggled scripts: whatever words of an author or a reader come into a page, its policy lists our own scripts only."""

from __future__ import annotations

import base64
import hashlib
import io
import json
import re
import shutil
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner
from playwright.sync_api import BrowserContext

from facingpages.cli import main
from facingpages.course.course import Course, Mode
from facingpages.desk.browser.bundle import desk_files
from facingpages.desk.browser.parts import RUNTIME, Parts
from facingpages.desk.local import host
from facingpages.desk.workbench import Workbench
from facingpages.export import offered, simulated
from facingpages.export.registry import TARGETS
from facingpages.handout.compose import compose
from facingpages.responses.intake.people import Attempts, Names
from facingpages.responses.intake.take_in import take_in
from facingpages.responses.report import pages as report
from facingpages.responses.report.sums import summed
from facingpages.site import build, csp, standalone
from tests.desk.asking import small_course
from tests.desk.test_bundle import as_they_are
from tests.helpers.classes import answers

CODE = "window.ran = 1"
STYLE = "*{display:none}"
EVIL = f'</title></style></script><script>{CODE}</script><img src="x" onerror="{CODE}"><style>{STYLE}</style>'
LESSON = "one-street"
Pages = dict[str, bytes]


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A course with a script in every place where an author writes: settings, navigation, a lesson's body, prompts
    and rationales. Titles of lessons and exercises may hold no tag."""
    root = small_course(tmp_path_factory.mktemp("hostile"))
    written = json.dumps(EVIL)
    settings = (
        (root / "mkdocs.yml").read_text("utf-8").replace("site_name: My course", f"site_name: {written}")
    )
    settings = re.sub(r"site_description: .*", lambda _: f"site_description: {written}", settings)
    settings = settings.replace("- Lessons:", f"- {written}:").replace(
        "- progress.md", f"- {written}: progress.md"
    )
    (root / "mkdocs.yml").write_text(f"{settings}site_author: {written}\ncopyright: {written}\n", "utf-8")
    page = root / "lessons" / f"{LESSON}.md"
    page.write_text(f"{page.read_text('utf-8')}\n\n{EVIL}\n\n<div>{EVIL}</div>\n", "utf-8")
    for file in (root / "exercises" / LESSON).glob("*.yml"):
        text = re.sub(r"^prompt: [^>].*", lambda _: f"prompt: {written}", file.read_text("utf-8"), flags=re.M)
        text = re.sub(r"^( *)why: >-\n", lambda found: f"{found[0]}{found[1]}  {EVIL}\n", text, flags=re.M)
        file.write_text(text, "utf-8")
    course = Course.load(root)
    assert len(course.exercises) == 4, [finding.text() for finding in course.findings]
    return root


def _site(root: Path, folder: Path) -> Pages:
    page = shutil.copytree(root, folder / "course") / "lessons" / f"{LESSON}.md"
    head = "".join(f"{name}: {json.dumps(EVIL)}\n" for name in ("title", "description", "author"))
    page.write_text(re.sub(r"title: .*\n", lambda _: head, page.read_text("utf-8"), count=1), "utf-8")
    with pytest.MonkeyPatch.context() as patch:  # a build stops at such a course: here it is to go on
        run = build.subprocess.run
        patch.setattr(
            build.subprocess,
            "run",
            lambda command, **more: run([c for c in command if c != "--strict"], **more),
        )
        build._run_mkdocs(folder / "course", Mode.TEACHER, folder / "site", 0)
    found = {file.relative_to(folder).as_posix(): file.read_bytes() for file in folder.rglob("*.html")}
    return {name: found[name] for name in ("site/index.html", "site/404.html", f"site/{LESSON}.html")}


def _alone(root: Path, folder: Path) -> Pages:
    course = Course.load(root)
    made = {
        f"exercise {n}": standalone.exercise(course, id, Mode.PRACTICE)
        for n, id in enumerate(course.exercises)
    }
    lessons = {
        f"lesson {mode}": standalone.lesson(course, (), LESSON, mode)
        for mode in (Mode.PRACTICE, Mode.TEACHER)
    }
    return {name: page.encode() for name, page in {**made, **lessons}.items()}


def _show(root: Path, folder: Path) -> Pages:
    ran = CliRunner().invoke(main, ["show", LESSON, "--course", str(root), "-o", str(folder / "show.html")])
    assert ran.exit_code == 0, ran.output
    return {"show": (folder / "show.html").read_bytes()}


def _exports(root: Path, folder: Path) -> Pages:
    course = Course.load(root)
    packed = TARGETS["scorm"].write([compose.subject(course, LESSON)], course)
    assert packed
    with zipfile.ZipFile(io.BytesIO(packed)) as opened:
        inside = {f"scorm {name}": opened.read(name) for name in opened.namelist() if name.endswith(".html")}
    assert inside
    return {"exports": offered.files(course)[f"{offered.FOLDER}/index.html"], **inside}


def _desk(root: Path, folder: Path) -> Pages:
    bench = Workbench(root)
    title = EVIL
    in_site = desk_files(root, bench.language, title, Parts(dict.fromkeys(RUNTIME, b""), {}), as_they_are)
    own = host.page_files(bench.language, title)["/"][0].decode()
    policy = f'<meta http-equiv="Content-Security-Policy" content="{host._policies(bench.language)[0]}">'
    return {
        "desk in a site": in_site["desk/index.html"],
        "desk": own.replace("<head>", f"<head>{policy}").encode(),  # the host states it in a header
    }


def _report(root: Path, folder: Path) -> Pages:
    course = Course.load(root)
    given = dict(simulated.readers(course.exercises_of(LESSON), 1)).popitem()[1]
    (folder / "a.json").write_text(answers(given, f"<script>{CODE}</script>"), "utf-8")
    (folder / "b.json").write_text(f'{{"format": {json.dumps(EVIL)}}}', "utf-8")
    intake = take_in(course, [folder], Names.KEEP, lambda item, variant: ())
    assert intake.readers
    made = report.report(
        course, summed(course, intake.answers(Attempts.LAST)), sorted(intake.notes), "The last counts."
    )
    assert any(b"window.ran" in page for page in made.values())
    return {f"report {name}": page for name, page in made.items()}


MAKERS: dict[str, Callable[[Path, Path], Pages]] = {
    "site": _site,
    "standalone": _alone,
    "show": _show,
    "exports": _exports,
    "desk": _desk,
    "report": _report,
}  # fmt: skip


def digest(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def listed(page: str) -> set[str]:
    """The hashes of all inline scripts and styles that a page holds, as a policy made from the finished page lists them."""
    found = re.findall(r"<script>(.*?)</script>|<style>(.*?)</style>", page, re.DOTALL)
    return {digest(script or style) for script, style in found}


@pytest.fixture(scope="module", params=MAKERS)
def made(request: pytest.FixtureRequest, hostile: Path, tmp_path_factory: pytest.TempPathFactory) -> Pages:
    return MAKERS[request.param](hostile, tmp_path_factory.mktemp(request.param))


def test_no_policy_lists_a_smuggled_script(made: Pages) -> None:
    """Each page has a policy before anything else in its head; it lists no script and no style of an author."""
    if not {"show", "exports"} & {*made}:  # in which nothing is but titles, and these hold no tag
        assert any(b"window.ran" in content for content in made.values())
    for name, content in made.items():
        page = content.decode()
        head = re.search(r'<meta http-equiv="Content-Security-Policy" content="([^"]*)"', page)
        assert head, name
        assert page.index("Content-Security-Policy") < page.index("<title>"), name
        for text in (CODE, STYLE):
            assert digest(text) not in head[1], name
        rules = dict(rule.strip().partition(" ")[::2] for rule in head[1].split(";"))
        scripts = rules.get("script-src", rules["default-src"])
        assert "unsafe" not in scripts.replace("'wasm-unsafe-eval'", ""), name


@pytest.mark.browser
def test_no_smuggled_script_runs(made: Pages, context: BrowserContext, tmp_path: Path) -> None:
    """A browser that opens the page runs nothing of it, and our own scripts run where the page has some."""
    page = context.new_page()
    for number, (name, content) in enumerate(made.items()):
        file = tmp_path / f"{number}.html"
        file.write_bytes(content)
        page.goto(file.as_uri())
        page.wait_for_timeout(100)
        assert page.evaluate("window.ran") is None, name
        naive = re.sub(rb'<meta http-equiv="Content-Security-Policy"[^>]*>', b"", content)
        if name.startswith(("lesson", "scorm")):  # the author's own Markdown: without a policy it would run
            file.write_bytes(naive)
            page.goto(file.as_uri())
            page.wait_for_timeout(100)
            assert page.evaluate("window.ran") == 1, name


def test_a_policy_of_the_finished_page_would_list_it() -> None:
    """The naive twin: hashing whatever scripts are in the page lists the author's."""
    page = f"<html><head></head><body>{EVIL}</body></html>"
    assert {digest(CODE), digest(STYLE)} <= listed(page)
    assert "sha256" not in csp.policy(page, csp.NOTHING)


def test_the_desk_states_its_policies_beforehand(hostile: Path) -> None:
    """The policies of the local host are the same for every course: what it shows may run the player and nothing else."""
    own, shown = host._policies("en")
    assert "sha256" not in own
    assert "connect-src 'none'" in shown
    assert {digest(script) for script in standalone.scripts("en")} == set(
        re.findall(r"'sha256-[^']+'", shown)
    )
