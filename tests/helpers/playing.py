"""How the tests play an exercise: its box on the page, its dock, and answers by its key."""

from __future__ import annotations

import re
from typing import Any
from urllib.request import urlopen

from playwright.sync_api import Locator, Page

from facingpages.course.items import ChoiceKey, Exercise, MarkKey, RewriteKey, SortKey
from facingpages.page import render


def box_of(page: Page, id: str) -> Locator:
    """Return the section of an exercise."""
    return page.locator(f"#{render.anchor(id)}")


def visit_as_written(url: str, id: str) -> int:
    """Return a visit on which the first passage of an exercise is first; see `FP.swapped`."""
    with urlopen(f"{url}/{id.partition('/')[0]}.html") as response:  # noqa: S310
        page = response.read().decode()
    drawn = re.search('<fp-facing data-pair="([^"]*)"', page)
    turned = re.search(f'<fp-facing data-pair="{re.escape(id)}" data-turned', page)
    return (sum(map(ord, drawn[1] if drawn else "")) + bool(turned)) % 2


def main(box: Locator) -> Locator:
    """Return the one next step that the dock offers."""
    return box.locator(".fp-right .fp-main")


def status(box: Locator) -> str:
    """Return what the dock says."""
    return box.locator(".fp-status").inner_text()


LAST_WORD = "e => [...e.querySelectorAll('fp-facing :is(.fp-word, .fp-part)')].pop()?.scrollIntoView({ block: 'center' })"


def check(box: Locator) -> str:
    """Bring the last word of the last passage onto the screen, press Check and return what the dock then says."""
    box.evaluate(LAST_WORD)
    box.get_by_role("button", name="Check", exact=True).click()
    return status(box)


def card(box: Locator) -> str:
    """Return what is read of the card."""
    return " ".join(box.locator(".fp-card").inner_text().split())


def cards(box: Locator) -> list[str]:
    """Step through what concerns the reader, with every reason unfolded, and return the cards; the dock is
    then at its end."""
    found = []
    while main(box).inner_text().startswith(("See", "Next", "Done")) and main(box).inner_text() not in (
        "Next exercise",
        "Next page",
    ):
        main(box).click()
        if not box.locator(".fp-card").is_visible():
            break
        if (why := box.get_by_role("button", name="Why?")).is_visible():
            why.click()
        found.append(card(box))
    return found


def right(made: Exercise) -> dict[str, Any]:
    """Return the response that the key of an exercise asks for; marks without their words."""
    key = made.items[0].key
    match key:
        case MarkKey():
            return {"marks": [[span.start, span.end] for span in sorted(key.of("loaded"))]}
        case SortKey():
            return {
                "roles": [unit.role for unit in key.units],
                "supports": [unit.supports for unit in key.units],
            }
        case RewriteKey():
            return {"text": key.model}
        case ChoiceKey():
            return {"choices": [item.key.choice for item in made.items if isinstance(item.key, ChoiceKey)]}


PUT = """(e, response) => {
  const { marks } = response;
  if (marks) response.marks = marks.map(([start, end]) => ({ start, end, exact: e.marking.text(start, end), technique: null, neutral: "" }));
  e.restore(response);
  if (e.task.linked) e.task.backing.forEach((part) => e.task.linked.add(part));
  e.lay();
}"""


def put(box: Locator, response: dict[str, Any]) -> None:
    """Put an answer onto the page at once, as a saved one; each link that it lacks counts as answered by "nothing"."""
    box.locator("fp-exercise").evaluate(PUT, response)
