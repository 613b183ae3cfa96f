"""What the course says in its own words goes through the catalogue."""

from __future__ import annotations

import json
import re
import subprocess
import warnings
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from itertools import product
from pathlib import Path
from typing import Final, get_args

import markdown
import pytest
import rjsmin
from babel.messages.jslexer import Token, tokenize
from mkdocs.config import load_config
from playwright.sync_api import BrowserContext

from facingpages.course.course import Course, Mode
from facingpages.course.directives import Misused
from facingpages.course.formats.seeds import NoiseKind
from facingpages.course.items import Choosing
from facingpages.course.opening import Sentence
from facingpages.export import offered
from facingpages.language import labels, messages
from facingpages.language.vocabulary import vocabulary
from facingpages.page import front, render
from facingpages.page.sides import Sides
from facingpages.site import bundle, pages
from facingpages.text.citations import Listed, Style
from tests.conftest import ROOT
from tests.helpers import greek

SCRIPTS: Final = sorted(
    file
    for part in ("page", "desk")
    for file in (greek.PACKAGE / part / "assets").glob("*.js")
    if file.name != "iframe-worker.js"
)  # that one is not ours, and mute
ANSWER: Final = """e => {
  if (e.options) e.selectedIndex = 1;
  else e.checked = true;
  e.dispatchEvent(new Event("change", { bubbles: true }));
}"""


@pytest.fixture(scope="module")
def foreign(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Course]:
    """The Greek course, while the interface speaks the language of the brackets."""
    folder = tmp_path_factory.mktemp("locale")
    greek.write_catalogue(folder)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(messages, "FOLDER", folder)
        forget()
        course = Course.load(greek.write(tmp_path_factory.mktemp("greek")))
        assert course.findings == ()
        yield course
    forget()


def forget() -> None:
    """Drop what is remembered of catalogues, so that the tests of one folder say nothing to those of
    another."""
    for remembered in (messages._catalogue, vocabulary, render._environment):
        remembered.cache_clear()


def sections(course: Course, mode: Mode) -> Iterator[str]:
    """Everything that a page of lessons is made of."""
    for exercise in course.exercises.values():
        stem = exercise.stem
        opened = stem.passages[0] if stem.kind == "citation-check" else None
        other = replace(exercise, stem=replace(stem, source=opened, meant=()))
        untraced = tuple(
            replace(i, task=replace(i.task, axis="support")) if isinstance(i.task, Choosing) else i
            for i in exercise.items
        )
        for meant, listed, style in product(((), (1,), (1, 2)), Listed, (Style.ADDRESS, Style.NUMBER)):
            bare = replace(
                exercise,
                stem=replace(stem, meant=meant, entries=stem.entries * 3, listed=listed, style=style),
                items=untraced,
            )
            page = render.OnPage()
            for _ in range(2):  # the second time the whole list is on the page already
                yield render.exercise(bare, mode, page=page, language=course.language)
        page = render.OnPage()
        for shown in (
            exercise,
            other,
        ):  # the second time the list is shown already, no entry is meant, the source is beside
            yield render.exercise(shown, mode, page=page, language=course.language)
    assert course.seeds_file is not None
    noted = [seed.model_copy(update={"print": "Ψηφια."}) for seed in course.seeds_file.data.seeds[:1]]
    for plan in course.plans.values():
        yield render.lesson(plan.data, course.language, [("Φυλλον", "α.pdf")], noted)
    (card, *_) = front.cards(course)
    sentence = Sentence((("Ψηφος", True), (".", False)))
    other = Sentence((("Ψηφοι", True), (".", False)))
    for template, second in (
        ("path.html.j2", sentence),
        ("start.html.j2", sentence),
        ("start.html.j2", other),
    ):
        yield render.page(
            template,
            course.language,
            cards=[card, replace(card, is_test=True)],
            sentences=[(sentence, None), (second, None)],
            answer="Ψηφος.",
            keyed=True,
        )
    passages = course.exercises["1/1"].stem.passages
    yield render.facing(*passages, course.language, course.question())
    yield render.mistake(Misused("τι", "ουδεν"), (), course.language)


@pytest.mark.parametrize("mode", Mode)
def test_sections_say_nothing_past_the_catalogue(foreign: Course, mode: Mode) -> None:
    """Whatever a reader sees or hears of exercises, lesson heads and facing pages is a message, or an
    author's words."""
    assert [word for html in sections(foreign, mode) for word in greek.bare(html)] == []


def test_generated_pages_say_nothing_past_the_catalogue(foreign: Course) -> None:
    """Title and text of each generated page are messages, or an author's words."""
    made = pages.generated(foreign, Mode.TEACHER)
    del made["teacher/findings.md"]  # what `facingpages check` prints, which is English
    del made[
        "teacher/coverage.csv"
    ]  # for a program: it names the counts as `minimums.yml` does, and so does its page
    made["teacher/coverage.md"] = re.sub("<td>[^<]*</td>", "", made["teacher/coverage.md"])
    assert {path for path in made if path.startswith("teacher/")} == {
        f"teacher/{n}.md" for n in ("1", "coverage", "standards", "second-reading")
    }
    for path, text in made.items():
        title, body = re.fullmatch(r'\n?---\ntitle: ("[^\n]+")\n---\n(.*)', text, re.DOTALL).groups()  # type: ignore[union-attr]
        shown = title.encode().decode("unicode_escape") + markdown.markdown(body, extensions=["tables"])
        assert (path, greek.bare(shown)) == (path, [])


def test_every_message_of_a_template_is_shown(foreign: Course) -> None:
    """No template, and no branch of one that says something, escapes the two tests above."""
    shown = "".join(
        [
            *sections(foreign, Mode.TEACHER),
            *sections(foreign, Mode.PRACTICE),
            *pages.generated(foreign, Mode.TEACHER).values(),
            render.page("progress.md.j2", foreign.language, cards=(), sides=Sides(("a", "b"), "")),
            offered.files(foreign)["exports/index.html"].decode(),
            *pages.generated(
                replace(foreign, lessons=(), exercises={}), Mode.CLASS
            ).values(),  # no lesson shows a paragraph
        ]
    )
    for message in greek.extracted():
        if message.id and any(file.startswith("page/templates/") for file, _ in message.locations):
            forms = [message.id] if isinstance(message.id, str) else message.id
            assert any(
                all(part in shown for part in re.findall("⟦[^⟧]*⟧", greek.bracketed(form))) for form in forms
            ), forms


def test_the_bare_is_found() -> None:
    """The test's own eye sees words in text and labels that no bracket holds, and nothing else."""
    assert greek.bare("<p>⟦all <b>well</b>⟧ κακον C xq.gr</p>") == []
    assert greek.bare('<p aria-label="Words of ⟦line⟧">⟦a⟧ not said</p>') == ["not said", "Words of"]


@pytest.mark.browser
def test_scripts_say_nothing_past_the_catalogue(
    foreign: Course, context: BrowserContext, tmp_path: Path
) -> None:
    """What the scripts put on a page while a reader marks, names, takes hints, checks and gives up are
    messages."""
    (tmp_path / "facingpages.js").write_text(bundle.script(foreign.language), "utf-8")
    (tmp_path / "progress.js").write_text(bundle.late_script(foreign.language, "progress"), "utf-8")
    played = [
        render.exercise(e, Mode.PRACTICE, language=foreign.language) for e in foreign.exercises.values()
    ]
    progress = markdown.markdown(pages.generated(foreign, Mode.CLASS)["progress.md"].split("---")[2])
    for name, parts in (("page", played), ("progress", [progress])):
        (tmp_path / f"{name}.html").write_text(
            f'<meta charset="utf-8"><body>{"".join(parts)}<script src="facingpages.js"></script>', "utf-8"
        )
    page = context.new_page()
    shown: list[str] = []

    def look() -> None:
        shown.append(page.locator("body").inner_html())

    page.goto((tmp_path / "page.html").as_uri())
    page.wait_for_selector("fp-exercise > .fp-dock")
    for box in page.locator("fp-exercise").all():
        main = box.locator(".fp-right .fp-main").last
        for _ in range(3):
            box.locator(".fp-left button", has_text="⟦Hint").click()
            look()
        main.click(force=True)  # nothing is answered yet
        look()
        if box.locator(".fp-word").count():
            box.locator(".fp-left button", has_text="⟦No word judges here⟧").click()
            look()
            for at in (0, 1):
                box.locator(".fp-word").nth(at).click()
            box.locator(".fp-left button").last.click()
            look()
            box.locator(".fp-sheet select").last.select_option("name-calling")
            box.locator(".fp-sheet input").last.fill("λογος")
            look()
            box.locator(".fp-sheet .fp-main").click()
        for field in box.locator(".fp-rewriting textarea").all():
            field.fill("φι φι φι")
        for part in box.locator(".fp-part").all():
            part.click()
            page.keyboard.press("1")
            look()
        while box.locator(".fp-status", has_text="⟦Step 2 of 2").count():
            box.locator(".fp-chips button", has_text="⟦nothing⟧").press("Enter")
            look()
        for choice in box.locator(".fp-choice input").all():
            choice.evaluate(ANSWER)
        main.click()
        for _ in range(40):  # step through what is found, to the end
            look()
            if main.inner_text() not in ("⟦Next⟧", "⟦Done⟧") and not main.inner_text().startswith("⟦See"):
                break
            main.click()
            if (why := box.locator(".fp-left button", has_text="⟦Why?⟧")).is_visible():
                why.click()
        for fold in box.locator(".fp-tools button").all():
            if fold.is_visible():
                fold.click()
                look()
                while main.inner_text() in ("⟦Next⟧", "⟦Done⟧"):
                    main.click()
        box.locator(".fp-row button", has_text="⟦Try again⟧").click()
        look()
    page.goto((tmp_path / "progress.html").as_uri())
    page.wait_for_selector(".fp-skills ul, .fp-skills p")
    look()
    for sure in page.locator("fp-progress .fp-controls button[hidden]").element_handles():
        ask = sure.evaluate_handle("button => button.previousSibling").as_element()
        assert ask
        for button in (ask, ask, ask, sure):  # asks, is taken back, asks again, is done
            button.click()
            look()
    assert sorted({word for html in shown for word in greek.bare(html)}) == []
    assert sum(html.count("⟦") for html in shown) > 1000


# --- the words in the scripts ------------------------------------------------------------------------------


def said_bare(script: str) -> list[str]:
    """The string literals of a script that a reader would read as words, outside of `FP.t` and `FP.n`."""
    with warnings.catch_warnings():
        warnings.simplefilter(
            "ignore", DeprecationWarning
        )  # Babel 2.19 means to keep `tokenize` to itself one day
        tokens = [
            t for t in tokenize(script, dotted=True) if t.type not in ("linecomment", "multilinecomment")
        ]
    return [
        t.value
        for i, t in enumerate(tokens)
        if t.type in ("string", "template_string") and _worded(t.value) and not _excused(tokens[:i])
    ]


def _worded(literal: str) -> bool:
    text = re.sub(r"\$\{[^{}]*\}(px)?", "", literal[1:-1])
    if text in ("Backspace", "Delete", "use strict", "not stated"):  # for the browser and the core
        return False
    return bool(
        re.search(r"(?<![\w.#\[-])[A-Za-z]{2,},? [a-z]{2,}(?![\w-])", text)
        or re.fullmatch(r"\s*[A-Z][a-z]+[\s.:!?]*", text)
    )


def _excused(before: list[Token]) -> bool:
    """Whether a literal is the first words of `FP.t`, either words of `FP.n`, a selector, or compared with
    something."""
    *_, fourth, third, second, last = [*[""] * 4, *(token.value for token in before)]
    called = second if last == "(" else fourth if last == "," and third == "(" else ""
    asked = called.endswith(
        (".querySelector", ".querySelectorAll", ".closest", ".matches", ".addEventListener")
    )
    compared = last == "case" or (last == "=" and second in ("==", "!="))
    return called in ("FP.t", "FP.n") or asked or compared


@pytest.mark.parametrize("file", SCRIPTS, ids=lambda file: file.name)
def test_scripts_hold_no_bare_words(file: Path) -> None:
    """No literal of a script reads as words, but as the words of a message, which `pybabel` finds as
    literals only."""
    script = file.read_text("utf-8")
    assert said_bare(script) == []
    assert (
        re.findall(
            r"FP\.[tn]\((?!\s*\"|text\b)[^)]*",
            script.partition("FP.n = ")[2] if file.name == "base.js" else script,
        )
        == []
    )


def test_bare_words_in_a_script_are_found() -> None:
    """Sentences, labels and templates are seen; classes, selectors, keys and messages are not."""
    seen = [
        'say("Nothing was changed.")',
        'button("Done", f)',
        "say(`You found ${n} of them`)",
        'x.setAttribute("aria-label", "Your marks")',
    ]
    assert [bool(said_bare(code)) for code in seen] == [True] * len(seen)
    passed = [
        'FP.t("Nothing was changed.")',
        'FP.n("a mark", "some marks", n)',
        'className: "fp-button fp-name"',
        'e.closest("select, input")',
    ]
    assert [said_bare(code) for code in [*passed, 'key === "Enter"', "`fp-${a} fp-b`"]] == [[]] * (
        len(passed) + 2
    )


@pytest.mark.slow
def test_extraction_is_that_of_the_tool() -> None:
    """`tools/translate` extracts by the keywords that these tests extract by, and so finds every call in
    the scripts."""
    tool = (ROOT / "tools" / "translate").read_text("utf-8")
    assert set(re.findall(r"-k (\S+)", tool)) == {"N_", "FP.t", "FP.n:1,2"}
    found = Counter(place for message in greek.extracted() for place, _ in message.locations)
    for file in SCRIPTS:
        calls = set(re.findall(r'FP\.[tn]\(\s*"((?:[^"\\]|\\.)*)"', file.read_text("utf-8")))
        assert found[file.relative_to(greek.PACKAGE).as_posix()] == len(calls), file.name


# --- the course's language ---------------------------------------------------------------------------------


def test_passages_name_their_language(foreign: Course) -> None:
    """A section is in the language of the course, and a passage of another language says so; so is its
    title, where it has one."""
    html = render.exercise(foreign.exercises["1/1"], Mode.PRACTICE, language=foreign.language)
    assert html.count(f'<section class="fp" lang="{greek.LANGUAGE}"') == 1
    assert html.count('<blockquote class="fp-text" lang="el" dir="ltr">') == 1
    assert html.count('<blockquote class="fp-text">') == 1


@pytest.mark.parametrize(
    ("language", "theme", "search"),
    [("es", "es", "es"), ("pt-BR", "pt-BR", "pt"), ("fr-CA", "fr", "fr"), ("vo", "en", "en")],
)
def test_the_theme_speaks_the_language_of_the_course(
    small: Path, language: str, theme: str, search: str
) -> None:
    """The theme and its search are told the course's language where they know it, by the whole tag or by
    its first part."""
    file = small / "seeds" / "seeds.yml"
    file.write_text(
        file.read_text("utf-8").replace("\nlanguage: en ", f"\nlanguage: {language} ", 1), "utf-8"
    )
    config = load_config(str(small / "mkdocs.yml"))
    config = config.plugins.on_config(config)
    assert config.theme["language"] == theme
    assert config.plugins["material/search"].config.lang == [search]


def test_closed_sets_have_their_names() -> None:
    """Every kind of noise, and every verdict, has a name to be shown by."""
    assert set(labels.NOISE_NAMES) == set(get_args(NoiseKind))


# What a script holds where code stands, and where the words of a template stand.
CODE: Final = re.compile(
    r"""//[^\n]*|/\*.*?\*/|"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|`|[{}]"""
    r"""|(?<=[(,=:\[!&|?{};])\s*/(?![/*])(?:[^/\\\n\[]|\\.|\[(?:[^\]\\\n]|\\.)*\])+/""",
    re.DOTALL,
)
WORDS: Final = re.compile(r"\\.|`|\$\{", re.DOTALL)


def nested_templates(script: str) -> list[int]:
    """The lines on which a template stands inside another one."""
    found, open_, at = [], list[str](), 0
    while token := (WORDS if open_[-1:] == ["`"] else CODE).search(script, at):
        at, sign = token.end(), token[0]
        if sign == "`" and open_[-1:] == ["`"]:
            open_.pop()
        elif sign == "`":
            found += [script.count("\n", 0, at) + 1] if "`" in open_ else []
            open_.append(sign)
        elif sign in ("{", "${"):
            open_.append("{")
        elif sign == "}":
            open_.pop()
    assert not open_
    return found


def test_no_template_stands_in_another() -> None:
    """What makes the scripts small takes the inner one for code, and its spaces out."""
    assert str(rjsmin.jsmin("x = `${y(`${a} ${b}`)}`")) == "x=`${y(`${a}${b}`)}`"
    assert nested_templates("x = `${y(`${a} ${b}`)}`") == [1]
    assert nested_templates("x = `it's ${y('`')}`;\nz = `{`;") == []
    assert [
        (file.name, found) for file in SCRIPTS if (found := nested_templates(file.read_text("utf-8")))
    ] == []


INSIDE: Final = r"(?:[^()]|\((?:[^()]|\((?:[^()]|\([^()]*\))*\))*\))*"
EMPTY_BODY: Final = re.compile(rf"\b(?:for|while|if)\({INSIDE}\);\}}")


def test_a_semicolon_before_a_brace_means_nothing() -> None:
    """Scripts are sent without it. In our files a space parts the two in code, so that a text would be the only
    place where they meet; no loop has an empty body."""
    assert EMPTY_BODY.search("{while(next(a));}")
    for file in SCRIPTS:
        script = file.read_text("utf-8")
        assert ";}" not in script, file.name
        assert not EMPTY_BODY.search(str(rjsmin.jsmin(script))), file.name
    for language in messages.languages():
        said = json.dumps(messages.script_words(language), ensure_ascii=False)
        assert ";}" not in said + bundle._terms(language), language


@pytest.mark.parametrize("language", messages.languages())
def test_scripts_stay_small(language: str) -> None:
    """All scripts of a page with their vocabularies weigh at most 36 kB as they are sent, in each
    language."""
    sent = subprocess.run(
        ["gzip", "-9"], input=bundle.script(language).encode(), capture_output=True, check=True
    ).stdout
    assert len(sent) <= 36 * 1024
