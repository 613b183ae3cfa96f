"""Hands that work at the desk with real input: a mouse and keys in Chromium or Firefox, or keys alone.

A hand finds things as a teacher does, by what they are called on the screen; see `FIND`."""

from __future__ import annotations

import re
import time
from pathlib import Path
from typing import Any, Protocol

from playwright.sync_api import ElementHandle, Error, Page

from tests.helpers.firefox import Firefox, Tab

# The visible element of a kind with a name, or of a selector: the whole name before its beginning, the card first.
FIND = """([kind, name, nth]) => {
  const kinds = { press: "button, a[href], summary, [type=radio], [type=checkbox]", field: "input, textarea, select", word: ".fp-word" };
  const tidy = (text) => (text || "").replace(/\\s+/g, " ").trim();
  const named = (e) => tidy(e.getAttribute("aria-label") || (e.labels && e.labels.length ? e.labels[0].textContent : e.textContent));
  const seen = [...document.querySelectorAll(kinds[kind] || kind)].filter((e) => e.checkVisibility());
  if (!kinds[kind]) return seen[nth] || null;
  const card = (e) => Number(!e.closest(".fp-desk-card"));
  const fit = (test) => seen.filter((e) => test(named(e))).sort((one, other) => card(one) - card(other));
  return [...fit((words) => words === name), ...fit((words) => words.startsWith(name) && words !== name)][nth] || null;
}"""
STEPS = """(e, label) => {
  const at = [...e.options].findIndex((one) => one.textContent.trim() === label);
  if (at < 0) throw new Error(`no option ${label}: ${e.textContent}`);
  return at - e.selectedIndex;
}"""


class Moved(Exception):
    """The element is no longer on the page."""


class Hand(Protocol):
    """What the whole path needs of a browser."""

    def go(self, address: str) -> None: ...
    def take(self, kind: str, name: str, nth: int = 0) -> None: ...
    def type(self, label: str, words: str, nth: int = 0) -> None: ...
    def choose(self, label: str, option: str) -> None: ...
    def upload(self, label: str, *files: Path) -> None: ...
    def text(self, css: str = "body") -> str: ...
    def link(self, css: str) -> str: ...
    def popup(self) -> Hand: ...
    def block_tabs(self) -> None: ...
    def close(self) -> None: ...

    def press(self, name: str, nth: int = 0) -> None:
        self.take("press", name, nth)

    def point(self, css: str, nth: int = 0) -> None:
        self.take(css, "", nth)

    def word(self, text: str) -> None:
        self.take("word", text)


def until(hand: Hand, css: str, words: str) -> None:
    """Wait until an element says some words."""
    for _ in range(1200):
        if words in hand.text(css):
            return
        time.sleep(0.05)
    raise AssertionError(
        f"{css} never said {words!r}, but {hand.text(css)[:600]!r} {hand.text('.fp-to-mend')!r} {hand.text('.fp-notes')!r}"
    )


class Mouse(Hand):
    """A mouse and keys in Chromium."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def find(self, kind: str, name: str, nth: int = 0) -> ElementHandle:
        for _ in range(600):
            found = self.page.evaluate_handle(FIND, [kind, name, nth]).as_element()
            if found:
                return found
            time.sleep(0.05)
        raise AssertionError(f"there is no {kind} {name!r}: {self.text()[-800:]}")

    def go(self, address: str) -> None:
        self.page.goto(address)

    def click(self, element: ElementHandle) -> None:
        element.click()

    def take(self, kind: str, name: str, nth: int = 0) -> None:
        """Click what is found; what was drawn anew meanwhile is looked for again, as an eye does."""
        for _ in range(5):
            try:
                return self.click(self.find(kind, name, nth))
            except Moved:
                continue
            except Error as error:
                if "not attached" not in error.message:
                    raise
        raise AssertionError(f"{name!r} does not keep still")

    def type(self, label: str, words: str, nth: int = 0) -> None:
        self.take("field", label, nth)
        self.page.keyboard.press("Control+a")
        self.page.keyboard.type(words)

    def choose(self, label: str, option: str) -> None:
        for _ in range(5):
            select = self.find("field", label)
            try:
                select.focus()
                return self.steps(select.evaluate(STEPS, option))
            except Error as error:  # the field was drawn anew
                if "not attached" not in error.message:
                    raise
        raise AssertionError(f"{label!r} does not keep still")

    def steps(self, count: int) -> None:
        for _ in range(abs(count)):
            self.page.keyboard.press("ArrowDown" if count > 0 else "ArrowUp")

    def upload(self, label: str, *files: Path) -> None:
        self.find("field", label).set_input_files(list(files))

    def text(self, css: str = "body") -> str:
        return str(self.page.evaluate("css => document.querySelector(css)?.innerText ?? ''", css))

    def link(self, css: str) -> str:
        return str(self.page.evaluate("css => document.querySelector(css).href", css))

    def popup(self) -> Mouse:
        for _ in range(200):
            page = self.page.context.pages[-1]
            if page is not self.page and "/shown/" in page.url:
                page.wait_for_load_state()
                return type(self)(page)
            self.page.wait_for_timeout(50)
        raise AssertionError(f"no tab was opened: {self.text('.fp-notes')}")

    def block_tabs(self) -> None:
        """Let the page open no tab, as a browser does that is set so."""
        self.page.evaluate("() => { window.open = () => null; }")

    def close(self) -> None:
        self.page.close()


class Keys(Mouse):
    """Keys alone in Chromium: Tab leads to everything, arrows lead from word to word."""

    def click(self, element: ElementHandle) -> None:
        if element.evaluate("e => e.matches('.fp-word, .fp-part')"):
            self.walk(element)
        else:
            self.tab_to(element)
        space = element.evaluate("e => e.matches('.fp-word, [type=radio], [type=checkbox]')")
        if not element.evaluate("e => e.matches('textarea, input:not([type=radio], [type=checkbox])')"):
            self.page.keyboard.press("Space" if space else "Enter")

    def tab_to(self, element: ElementHandle) -> None:
        radio = element.evaluate("e => e.type === 'radio'")
        here = (
            "(e, radio) => document.activeElement === e || (radio && document.activeElement.name === e.name)"
        )
        for _ in range(400):
            if element.evaluate(here, radio):
                break
            if not element.evaluate("e => e.isConnected"):
                raise Moved
            self.page.keyboard.press("Tab")
        else:
            raise AssertionError(f"Tab never reached {element.inner_text()!r}")
        for _ in range(12):
            if not radio or element.evaluate("e => document.activeElement === e"):
                return
            self.page.keyboard.press("ArrowDown")

    def walk(self, word: ElementHandle) -> None:
        """Go with Tab into the passage and with arrows to the word."""
        kind = ".fp-part" if word.evaluate("e => e.matches('.fp-part')") else ".fp-word"
        for _ in range(400):
            if self.page.evaluate("kind => document.activeElement.matches(kind)", kind):
                break
            self.page.keyboard.press("Tab")
        order = f"e => [...document.querySelectorAll('{kind}')].indexOf(e)"
        for _ in range(400):
            here = self.page.evaluate(f"({order})(document.activeElement)")
            to = word.evaluate(order)
            if here == to:
                return
            self.page.keyboard.press("ArrowRight" if here < to else "ArrowLeft")
        raise AssertionError(f"no arrow reached {word.inner_text()!r}")

    def choose(self, label: str, option: str) -> None:
        select = self.find("field", label)
        self.tab_to(select)
        self.steps(select.evaluate(STEPS, option))


class Fox(Hand):
    """A mouse and keys in Firefox."""

    def __init__(self, firefox: Firefox, tab: Tab) -> None:
        self.firefox, self.tab = firefox, tab

    def call(self, function: str, *arguments: object) -> Any:
        return self.firefox.ask(
            "script.callFunction",
            functionDeclaration=function,
            target={"context": self.tab.context},
            arguments=list(arguments),
            awaitPromise=False,
        )["result"]

    def find(self, kind: str, name: str, nth: int = 0) -> dict[str, str]:
        given = {
            "type": "array",
            "value": [
                {"type": "string", "value": kind},
                {"type": "string", "value": name},
                {"type": "number", "value": nth},
            ],
        }
        for _ in range(600):
            found = self.call(FIND, given)
            if found["type"] == "node":
                return {"sharedId": found["sharedId"]}
            time.sleep(0.05)
        raise AssertionError(f"there is no {kind} {name!r}: {self.text()[-800:]}")

    def go(self, address: str) -> None:
        self.tab.goto(address)

    def take(self, kind: str, name: str, nth: int = 0) -> None:
        """Click what is found; what was drawn anew meanwhile is looked for again, as an eye does."""
        for _ in range(5):
            try:
                element = self.find(kind, name, nth)
                self.still(element)
                return self.tab.point("mouse", element)
            except AssertionError as error:
                if not re.search("out of bounds|no such node|stale element", str(error)):
                    raise
        raise AssertionError(f"{name!r} does not keep still")

    def still(self, element: dict[str, str]) -> None:
        """Wait until an element keeps its place, as a hand does that aims: findings above it may come or go."""
        place = "e => { const { x, y } = e.getBoundingClientRect(); return `${x} ${y}`; }"
        before = ""
        for _ in range(20):
            now = self.call(place, element)["value"]
            if now == before:
                return
            before = now
            time.sleep(0.06)

    def type(self, label: str, words: str, nth: int = 0) -> None:
        self.take("field", label, nth)
        self.tab.press("Control+a", *("Enter" if letter == "\n" else letter for letter in words))

    def choose(self, label: str, option: str) -> None:
        select = self.find("field", label)
        self.call("e => e.focus()", select)
        count = int(self.call(STEPS, select, {"type": "string", "value": option})["value"])
        for _ in range(abs(count)):
            self.tab.press("ArrowDown" if count > 0 else "ArrowUp")

    def upload(self, label: str, *files: Path) -> None:
        self.tab.ask("input.setFiles", element=self.find("field", label), files=[str(file) for file in files])

    def text(self, css: str = "body") -> str:
        return self.tab.text(css)

    def link(self, css: str) -> str:
        return str(self.tab.run("css => document.querySelector(css).href", css))

    def popup(self) -> Fox:
        for _ in range(200):
            tree = self.firefox.ask("browsingContext.getTree")["contexts"]
            for one in tree:
                if "/shown/" in one["url"]:
                    return Fox(self.firefox, Tab(self.firefox, one["context"], self.tab.user))
            time.sleep(0.05)
        raise AssertionError(f"no tab was opened: {self.text('.fp-notes')}")

    def block_tabs(self) -> None:
        """Let the page open no tab, as a browser does that is set so."""
        self.tab.run("() => { window.open = () => null; return 0; }")

    def close(self) -> None:
        self.tab.ask("browsingContext.close")
