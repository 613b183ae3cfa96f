"""The page in Firefox: each kind played by keyboard, mouse and touch; what is kept, told, and readable
without scripts."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from facingpages.course.course import Course, Mode
from facingpages.course.items import ChoiceKey, Exercise, MarkKey, RewriteKey, SortKey
from facingpages.language.vocabulary import vocabulary
from facingpages.page import render
from tests.conftest import ONE_OF_EACH, Serve, Sites
from tests.helpers.firefox import Firefox, Node, Tab, started
from tests.helpers.playing import visit_as_written

pytestmark = pytest.mark.browser

MARKS, SORT, CHOICES, REWRITE = ONE_OF_EACH
ROLES = list(vocabulary().roles)


@pytest.fixture(scope="module")
def firefox(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Firefox]:
    with started(tmp_path_factory.mktemp("firefox") / "profile", dom__w3c_touch_events__enabled=1) as opened:
        yield opened


@pytest.fixture
def tab(firefox: Firefox) -> Iterator[Tab]:
    """A tab of a new user; what scripts or the policy complain of fails its test."""
    opened = firefox.tab()
    yield opened
    opened.ask("browsingContext.close")
    complaints, firefox.complaints = firefox.complaints, []
    assert complaints == []


class Played:
    """One exercise in a tab, and how a reader answers it: with keys alone, with a mouse, by touch."""

    def __init__(
        self, tab: Tab, url: str, made: Exercise, width: int = 1280, *, swapped: bool = False
    ) -> None:
        self.tab, self.made, self.id = tab, made, render.anchor(made.stem.id)
        visit = (visit_as_written(url, made.stem.id) + swapped) % 2
        tab.before_load(f"sessionStorage.setItem('fp-visit', '{visit}')")
        tab.ask(
            "browsingContext.setViewport", viewport={"width": width, "height": 4000}
        )  # so high that nothing need be scrolled to
        tab.goto(
            f"{url}/{made.stem.id.partition('/')[0]}.html#{self.id}"
        )  # as a link to the exercise: Tab goes on from there
        tab.until("id => document.querySelector(`#${id} .fp-dock`)", self.id)
        # its last passage counts as seen a moment later: then Check is offered
        tab.until("id => !document.querySelector(`#${id} fp-exercise`).dock.unseen", self.id)

    def until_said(self, expected: str) -> None:
        self.tab.until(
            "(id, expected) => document.querySelector(`#${id} .fp-status`).innerText.includes(expected)",
            self.id,
            expected,
        )

    def all(self, css: str) -> list[Node]:
        return self.tab.all(f"#{self.id} {css}")

    def of_exercise(self, function: str) -> list[int]:
        found: list[int] = self.tab.run(
            f"id => ({function})(document.querySelector(`#${{id}} fp-exercise`))", self.id
        )
        return found

    def ranges(self) -> list[int]:
        return self.of_exercise("e => e.marking?.ranges() ?? []")

    def places(self) -> list[int]:
        """Return the place on the page of each word: facing pages may be the other way round."""
        return self.of_exercise("e => e.marking.words.map(word => word.fpPlace)")

    def choices(self) -> list[int]:
        """Return the place of the right choice of each question."""
        return [[c.id for c in item.task.choices].index(item.key.choice) for item in self.made.items]  # type: ignore[union-attr]

    # --- keys

    def tab_to(self, what: str) -> None:
        """Press Tab until the element with the focus fulfils a JavaScript condition on `e`: not at all where
        the page has brought the focus there itself."""
        inside = (
            f"id => {{ const e = document.activeElement; return Boolean(e.closest('#' + id) && {what}); }}"
        )
        for _ in range(300):
            if self.tab.run(inside, self.id):
                return
            self.tab.press("Tab")
        raise AssertionError(f"Tab never reached {what}")

    def by_keyboard(self) -> None:
        key = self.made.items[0].key
        if isinstance(key, MarkKey):
            place, at, sentences = (
                self.places(),
                0,
                self.of_exercise(
                    "e => e.marking.groups.map(group => group.querySelector('.fp-word').fpPlace)"
                ),
            )
            self.tab_to("e.matches('.fp-word')")
            for span in sorted(key.of("loaded"), key=lambda span: place[span.start]):
                passed = [start for start in sentences if at < start <= place[span.start]]
                self.tab.press(
                    *["ArrowDown"] * len(passed), *["ArrowRight"] * (place[span.start] - max([at, *passed]))
                )
                self.tab.press(*["Shift+ArrowRight"] * (len(span) - 1), "Space")
                at = place[span.end - 1]
        elif isinstance(key, SortKey):
            self.tab_to("e.matches('.fp-part')")
            part = "() => Number(document.activeElement.dataset.part)"
            for _ in key.units:  # the next part comes by itself
                self.tab.press(str(ROLES.index(key.units[self.tab.run(part) - 1].role) + 1))
            self.links("keyboard", key)
        elif isinstance(key, RewriteKey):
            self.tab_to("e.matches('.fp-rewriting textarea')")
            self.tab.press(*key.model)
        else:
            for number, choice in enumerate(self.choices(), 1):
                self.tab_to(f"e.name && e.name.endsWith('q{number}')")
                self.tab.press("Space", *["ArrowDown"] * choice)
        self.tab_to("e.textContent === 'Check'")
        self.tab.press("Enter")

    # --- mouse and touch

    def press(self, kind: str, name: str) -> None:
        self.tab.point(kind, self.tab.role("button", name, f"#{self.id} .fp-dock"))

    def shown(self) -> list[int]:
        """Return the numbers of the parts as they stand on the page: facing pages may be the other way round."""
        return self.of_exercise(
            "e => [...e.querySelectorAll('.fp-part')].map(part => Number(part.dataset.part))"
        )

    def links(self, kind: str, key: SortKey) -> None:
        """Answer what each part supports, in the order in which the page asks."""
        for number in self.shown():
            if vocabulary().roles[key.units[number - 1].role].can_support:
                self.link(kind, number, key.units[number - 1].supports)

    def link(self, kind: str, number: int, supports: int | None) -> None:
        """Answer what a part supports, where the dock asks for it: with Enter on a part, or by a click or tap on it."""
        label = self.tab.run(
            f"id => document.querySelector(`#${{id}} [data-part='{number}']`).dataset.label", self.id
        )
        self.until_said(f": which part does {label} support?")
        self.tab.until(
            "id => !document.querySelector(`#${id} [data-wait]`)", self.id
        )  # nothing can be tapped yet
        if kind == "keyboard":
            target = f"[data-part='{supports}']" if supports else ".fp-chips button:first-child"
            self.tab.run(f"id => document.querySelector(`#${{id}} {target}`).focus()", self.id)
            self.tab.press("Enter")
        elif supports:
            self.tab.point(kind, *self.all(f".fp-part[data-part='{supports}']"))
        else:
            self.press(kind, "nothing")

    def by_pointer(self, kind: str) -> None:
        key, point = self.made.items[0].key, self.tab.point
        if isinstance(key, MarkKey):
            words, place = self.all(".fp-word"), self.places()
            for span in key.of("loaded"):
                taken = [words[place[number]] for number in range(span.start, span.end)]
                if kind == "mouse":
                    self.tab.point(kind, taken[0], *taken[1:][-1:])
                else:
                    for one in taken:
                        self.tab.point(kind, one)
        elif isinstance(key, SortKey):
            self.sort(kind, key)
        elif isinstance(key, RewriteKey):
            point(kind, *self.all(".fp-rewriting textarea"))
            self.tab.press(*key.model)
        else:
            for number, choice in enumerate(self.choices()):
                field = self.all(f".fp-question:nth-of-type({number + 1}) .fp-choice span")
                point(kind, field[choice])
        self.press(kind, "Check")

    def sort(self, kind: str, key: SortKey) -> None:
        self.tab.point(kind, *self.all(".fp-part[data-part='1']"))
        shown = self.shown()
        first = shown.index(1)
        for number in [*shown[first:], *shown[:first]]:  # the next part comes by itself
            self.tab.point(kind, *self.all(f".fp-chips [data-role={key.units[number - 1].role}]"))
        self.links(kind, key)


def full_marks(made: Exercise) -> str:
    """Return what the page says of an exercise answered as its key has it."""
    key = made.items[0].key
    match key:
        case MarkKey():
            return f"{len(key.of('loaded'))} of {len(key.of('loaded'))} found."
        case SortKey():
            links = sum(unit.supports is not None for unit in key.units)
            return f"{len(key.units)} of {len(key.units)} roles right, {links} of {links} link"
        case RewriteKey():
            return "Word check passed. Now judge it yourself."
        case ChoiceKey():
            return f"{len(made.items)} of {len(made.items)} right."


FAST = {(MARKS, "mouse"), (SORT, "keyboard"), (CHOICES, "touch"), (REWRITE, "keyboard")}


@pytest.mark.parametrize(
    ("id", "way"),
    [
        pytest.param(id, way, marks=() if (id, way) in FAST else pytest.mark.slow)
        for id in ONE_OF_EACH
        for way in ("keyboard", "mouse", "touch")
    ],
)
def test_full_marks(tab: Tab, serve: Serve, course: Course, id: str, way: str) -> None:
    """Each kind is played to full marks by keys alone, by mouse, and on a narrow screen by touch; a live
    region says so."""
    played = Played(
        tab,
        serve(Mode.PRACTICE),
        course.exercises[id],
        390 if way == "touch" else 1280,
        swapped=way == "keyboard",
    )
    if way == "keyboard":
        played.by_keyboard()
    else:
        played.by_pointer(way)
    played.until_said(full_marks(course.exercises[id]))
    assert (
        tab.run("id => document.querySelector(`#${id} .fp-status`).getAttribute('role')", played.id)
        == "status"
    )


@pytest.mark.slow
def test_answers_come_back(firefox: Firefox, tab: Tab, serve: Serve, course: Course) -> None:
    """What is marked is there after the page is loaded anew, and in another tab of the same reader;
    another reader finds nothing."""
    played = Played(tab, serve(Mode.PRACTICE), course.exercises[MARKS])
    words = played.all(".fp-word")
    tab.point("mouse", words[1], words[3])
    tab.ask("browsingContext.reload", wait="complete")
    tab.until("id => document.querySelector(`#${id} .fp-word[aria-selected=true]`)", played.id)
    marks = played.ranges()
    assert len(marks) == 1
    other = Played(firefox.tab(tab.user), serve(Mode.PRACTICE), course.exercises[MARKS])
    other.tab.until("id => document.querySelector(`#${id} .fp-word[aria-selected=true]`)", other.id)
    assert other.ranges() == marks
    other.tab.ask("browsingContext.close")
    assert Played(firefox.tab(), serve(Mode.PRACTICE), course.exercises[MARKS]).ranges() == []


@pytest.mark.slow
def test_undo_and_redo(tab: Tab, serve: Serve, course: Course) -> None:
    """Marks are taken back and made again by keys; in the field of a rewritten sentence the same keys stay
    the browser's own."""
    played = Played(tab, serve(Mode.PRACTICE), course.exercises[MARKS])
    played.tab_to("e.matches('.fp-word')")
    tab.press("Space", "ArrowRight", "ArrowRight", "Space")
    both = played.ranges()
    tab.press("Control+z")
    assert len(both) == 2
    assert played.ranges() in (both[:1], both[1:])
    tab.press("Control+z", "Control+y", "Control+y")
    assert played.ranges() == both
    rewritten = Played(tab, serve(Mode.PRACTICE), course.exercises[REWRITE])
    tab.point("mouse", *rewritten.all(".fp-rewriting textarea"))
    tab.press(*"ab", "Control+z")
    assert tab.run("id => document.querySelector(`#${id} .fp-rewriting textarea`).value", rewritten.id) in (
        "",
        "a",
    )


@pytest.mark.slow
def test_what_assistive_technology_is_told(tab: Tab, serve: Serve, course: Course) -> None:
    """Words are options, questions hold named choices, units named choices of a role, a field has its
    label; a hint is said in a live region."""
    url = serve(Mode.PRACTICE)
    marks = Played(tab, url, course.exercises[MARKS])
    passage = course.exercises[MARKS].stem.passages[0]
    first = passage.text.show(passage.text.words[passage.seed_words.start])
    assert tab.named("option", first, f"#{marks.id} .fp-passage[data-first='0'] .fp-text")
    assert tab.named(
        "listbox",
        f"Words of paragraph {passage.paragraphs()[0][0]}",
        f"#{marks.id} .fp-passage[data-first='0'] .fp-text",
    )
    marks.press("mouse", "Hint")
    loaded = len(course.exercises[MARKS].items[0].key.of("loaded"))  # type: ignore[union-attr]
    marks.until_said(
        f"Hint 1 of 3. In the two texts together, {loaded} words or phrases judge. Hints cost nothing."
    )
    choices = Played(tab, url, course.exercises[CHOICES])
    item = choices.made.items[0]
    tab.role("group", f"1. {item.task.ask}", f"#{choices.id}")  # type: ignore[union-attr]
    for choice in item.task.choices:  # type: ignore[union-attr]
        tab.role("radio", choice.text, f"#{choices.id} .fp-question")
    sort = Played(tab, url, course.exercises[SORT])
    tab.point("mouse", *sort.all(".fp-part[data-part='1']"))
    label = tab.run("id => document.querySelector(`#${id} [data-part='1']`).dataset.label", sort.id)
    tab.role("group", f"Role of {label}", f"#{sort.id} .fp-tools")
    tab.role("region", f"Answer: {sort.made.stem.title}", f"#{sort.id}")
    rewrite = Played(tab, url, course.exercises[REWRITE])
    tab.role("textbox", "The sentence in my words:", f"#{rewrite.id} .fp-rewriting")


@pytest.mark.slow
def test_from_a_folder(tab: Tab, pages: Sites, course: Course) -> None:
    """A page opened from a folder plays to full marks."""
    made = course.exercises[CHOICES]
    played = Played(tab, pages(Mode.PRACTICE).as_uri(), made)
    played.by_pointer("mouse")
    played.until_said(full_marks(made))


@pytest.mark.slow
def test_storage_denied_is_said(tmp_path: Path, serve: Serve, course: Course) -> None:
    """A reader who lets no site keep anything is told so, and plays on."""
    with started(tmp_path / "profile", network__cookie__cookieBehavior=2) as firefox:
        tab = firefox.tab()
        played = Played(tab, serve(Mode.PRACTICE), course.exercises[CHOICES])
        tab.until("() => document.querySelector('.fp-saving')")
        assert "keeps nothing for this site" in tab.text(".fp-saving")
        played.by_pointer("mouse")
        played.until_said(full_marks(played.made))
        assert [
            said for said in firefox.complaints if "facingpages.js" in said or "Content-Security" in said
        ] == []  # the theme does complain


@pytest.mark.slow
def test_without_scripts_the_page_is_a_worksheet(tmp_path: Path, serve: Serve, course: Course) -> None:
    """With scripts switched off the texts and questions are read, and the key waits in a closed disclosure
    that opens."""
    with started(tmp_path / "profile", javascript__enabled=False) as firefox:
        tab = firefox.tab()
        for id in ONE_OF_EACH:
            made, box = course.exercises[id], f"#{render.anchor(id)}"
            tab.goto(f"{serve(Mode.PRACTICE)}/{id.partition('/')[0]}.html")
            shown = " ".join(tab.text(box).split())
            for passage in made.stem.passages:
                for _, where in passage.paragraphs():
                    assert (
                        made.stem.kind == "claim-evidence"
                        or " ".join(passage.text.show(where).split()) in shown
                    )
            assert tab.run("css => document.querySelector(css).open", f"{box} details.fp-key") is False
            assert made.stem.prompt in shown
            tab.point("mouse", *tab.all(f"{box} details.fp-key summary"))
            assert len(tab.text(f"{box} details.fp-key")) > 200
