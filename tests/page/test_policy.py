"""The policy of the pages: nothing breaks it while all is used, and it stops what it should stop."""

from __future__ import annotations

import json
import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page

from facingpages.course.course import Course, Mode
from facingpages.site import build, csp
from tests.conftest import ANSWER, LESSONS, PRESS, Built, Serve, Sites

WATCH = """document.addEventListener("securitypolicyviolation", event => {
  (window.broken = window.broken || []).push(event.violatedDirective + " " + event.blockedURI);
})"""


def broken(page: Page) -> list[str]:
    found: list[str] = page.evaluate("window.broken || []")
    return found


PLAYED = ["Hint", "Hint 2", "Hint 3", "Check", "↻", "↶", "↷", "Check", "See", "Why?", "Next"]
SAID = "() => [...document.querySelectorAll('fp-exercise')].map(exercise => exercise.dataset.state)"


def play(page: Page) -> list[str]:
    """Answer all exercises of a page and press everything that they have; return the state of each in the end."""
    page.evaluate(ANSWER)
    for name in PLAYED:
        page.evaluate(PRESS, name)
    said: list[str] = page.evaluate(SAID)
    return said


@pytest.mark.slow
@pytest.mark.browser
def test_nothing_breaks_the_policy(
    context: BrowserContext, serve: Serve, pages: Sites, course: Course, lessons: list[str]
) -> None:
    """While lessons and other pages are opened and every exercise played, searched and switched to dark, nothing is asked of another host,
    no cookie is set, no script fails, and the policy is never broken; from a folder it is not broken either."""
    context.add_init_script(WATCH)
    page = context.new_page()
    url, folder = serve(Mode.PRACTICE), pages(Mode.PRACTICE)
    asked: list[str] = []
    errors: list[str] = []
    said: list[str] = []
    context.on("request", lambda request: asked.append(request.url))
    page.on("pageerror", lambda error: errors.append(str(error)))
    lessons = sorted({*lessons, "test-form-a"})  # a test behaves otherwise
    opened = sorted({file.stem for file in folder.glob("*.html")} - {*LESSONS}) + lessons
    for name in opened:
        page.goto(f"{url}/{name}.html")
        said += play(page)
        assert broken(page) == [], name
    played = [id for id in course.exercises if id.partition("/")[0] in lessons]
    assert len(said) == len(played)
    tests = {id for id, plan in course.plans.items() if plan.data.purpose == "test"}
    assert said.count("answering") == sum(id.partition("/")[0] in tests for id in played)
    assert set(said) == {"answering", "stepping", "checked"}
    page.goto(f"{url}/names-that-judge.html")
    page.locator("[data-md-component=search-query]").click()
    page.keyboard.type("source")
    page.wait_for_selector(".md-search-result__item")
    page.locator("label[for=__palette_1]").first.click(force=True)
    assert broken(page) == []
    assert len(asked) > 2 * len(opened)
    assert [request for request in asked if not request.startswith((f"{url}/", "data:", "blob:"))] == []
    assert context.cookies() == []
    page.goto((folder / "names-that-judge.html").as_uri())
    page.wait_for_selector(".fp-word")
    assert "stepping" in play(page)
    assert broken(page) == []
    assert errors == []


@pytest.mark.browser
def test_a_script_that_is_not_listed_does_not_run(
    context: BrowserContext, pages: Sites, tmp_path: Path
) -> None:
    """A script, a handler, a picture of another host and a form put into a built page are stopped, and each is a violation."""
    html = (pages(Mode.PRACTICE) / "about.html").read_text("utf-8")
    added = '<script>window.ran = 1</script><img src="x" onerror="window.ran = 2"><img src="https://example.org/x.png">'
    (tmp_path / "page.html").write_text(html.replace("</article>", f"{added}</article>"), "utf-8")
    context.add_init_script(WATCH)
    page = context.new_page()
    page.goto((tmp_path / "page.html").as_uri())
    page.wait_for_timeout(300)
    assert page.evaluate("window.ran") is None
    assert {text.split()[0] for text in broken(page)} >= {"script-src-elem", "script-src-attr", "img-src"}


def test_every_page_has_one_policy(built: Built) -> None:
    """Each page of each site, the one for a wrong address too, carries one policy without `unsafe-inline`
    or `unsafe-eval` for scripts."""
    for mode in Mode:
        for file in built.sites(mode).rglob("*.html"):
            html = file.read_text("utf-8")
            assert html.count('http-equiv="Content-Security-Policy"') == 1, file.name
            rules = dict(
                part.strip().partition(" ")[::2]
                for part in re.findall(r'http-equiv="Content-Security-Policy" content="([^"]*)"', html)[
                    0
                ].split(";")
            )
            assert "unsafe" not in rules["script-src"] + rules["style-src"]
            assert {rules[f"{kind}-src"] for kind in ("frame", "manifest", "media", "object")} == {"'none'"}
            assert html.index("Content-Security-Policy") < html.index("<script")


def test_a_policy_lists_each_script_once() -> None:
    """Known scripts in the page are hashed, those from files and data are not; text that is no page stays as it is."""
    html = (
        '<head><meta charset="utf-8"></head><script>1</script><script>1</script><script src="a.js"></script>'
    )
    html += '<script type="application/json">{}</script>'
    known = csp.alone(scripts=["1", "{}"], styles=[])
    assert csp.policy(html, known).count("'sha256-") == 1
    assert csp.with_policy("{}", known) == "{}"
    assert csp.with_policy(html, known).startswith('<head><meta charset="utf-8"><meta http-equiv')


def test_a_policy_lists_the_scripts_of_the_theme_only(tmp_path: Path) -> None:
    """A script is known by the theme's template, with a path where the template fills one in, and with nothing else."""
    template = '<script>go("{{ base_url }}")</script><script>{% if x %}1{% endif %}</script>'
    template += '<style>:root{--font:"{{ text }}"}</style>'
    (tmp_path / "base.html").write_text(template, "utf-8")
    known = csp.known([tmp_path])
    for script, listed in (
        ('go("../..")', True),
        ('go(""); evil("")', False),
        ('go("\\");evil(("")', False),
        ("evil()", False),
        ("1", False),
        ("", False),
    ):
        html = f"<head></head><script>{script}</script>"
        assert csp.policy(html, known).count("'sha256-") == listed, script
        assert csp.unknown(html, known) == ([] if listed else [script])
    for style, listed in (
        (':root{--font:"Open Sans"}', True),
        (':root{--font:""} * {}"}', False),
        ("a{}", False),
    ):
        assert csp.policy(f"<style>{style}</style>", known).count("'sha256-") == listed, style


class Attributes(HTMLParser):
    """The names of all attributes of a page, as a browser reads them."""

    def __init__(self) -> None:
        super().__init__()
        self.names: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.names |= {name for name, _ in attrs}


EVIL = '</title><script>window.ran = 1</script>&lt;/title&gt;&lt;script&gt;window.ran = 2&lt;/script&gt;" onload="window.ran = 3'


def test_nothing_in_the_settings_of_a_site_becomes_markup(small: Path, tmp_path: Path) -> None:
    """The site's name, description, author and copyright and the titles of the navigation are text in every page; `&copy;`
    stays a sign."""
    settings = (small / "mkdocs.yml").read_text("utf-8")
    settings = settings.replace("site_name: My course", f"site_name: {json.dumps(EVIL)}")
    settings = re.sub(r"site_description: .*", f"site_description: {json.dumps(EVIL)}", settings)
    settings = settings.replace("- Lessons:", f"- {json.dumps(EVIL)}:").replace(
        "- progress.md", f"- {json.dumps(EVIL)}: progress.md"
    )
    settings += f"site_author: {json.dumps(EVIL)}\ncopyright: {json.dumps('&copy; ' + EVIL)}\n"
    (small / "mkdocs.yml").write_text(settings, "utf-8")
    build.build(small, Mode.PRACTICE, tmp_path / "site")
    for file in (tmp_path / "site").rglob("*.html"):
        html = file.read_text("utf-8")
        assert "<script>window" not in html, file.name
        read = Attributes()
        read.feed(html)
        assert "onload" not in read.names, file.name
        assert "&amp;copy;" not in html
    assert html.count("window.ran") > 3


def test_a_script_of_a_lesson_stops_the_build(small: Path, tmp_path: Path) -> None:
    """A script that a page of the course holds is not in the policy, and a build stops at it."""
    page = small / "lessons" / "one-street.md"
    page.write_text(page.read_text("utf-8") + "\n<script>window.ran = 1</script>\n", "utf-8")
    with pytest.raises(build.CannotBuild):
        build.build(small, Mode.PRACTICE, tmp_path / "site")
