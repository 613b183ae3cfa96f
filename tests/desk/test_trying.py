"""A sentence that a student could write is tried at the desk, before a class meets the word check."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from facingpages.desk.workbench import Workbench
from tests.helpers import desk
from tests.helpers.chromium import Chromium

from .asking import ask, refused, small_course
from .hands import Mouse, until

PASSAGE = [{"seed": "street-for-people", "lines": "4"}]
TITLE = "In plain words"


@pytest.fixture
def exercise(tmp_path: Path) -> tuple[Workbench, str]:
    """A rewriting whose fact and wordings are still proposals."""
    bench = Workbench(small_course(tmp_path))
    asked = {"lesson": "one-street", "kind": "rewrite", "title": TITLE, "passages": PASSAGE}
    id = ask(bench, "new_exercise", **asked)["exercise"]
    lines = {one["line"]: one["text"] for one in ask(bench, "text", seed="street-for-people")["lines"]}
    sentence = lines[4].partition(". ")[0] + "."
    first, second, *_ = sentence.split()
    fields: dict[str, Any] = {
        "sentence": {"exact": sentence},
        "loaded": [{"mark": {"exact": first}, "neutral": "todo: proposed: plainly", "why": "todo"}],
        "facts": [
            {"fact": f"todo: proposed: {second}", "any_of": [f"todo: proposed: {second}"], "why": "todo"}
        ],
        "model": f"todo: proposed: {sentence.replace(first, 'plainly')}",
    }
    edits = [{"field": [name], "value": value} for name, value in fields.items()]
    ask(bench, "edit", exercise=id, edits=edits)
    ask(bench, "save", exercise=id)
    return bench, id


def words(bench: Workbench, id: str) -> tuple[str, str, str]:
    """The sentence, the word that must go, the word that must stay."""
    fields = ask(bench, "open", exercise=id)["fields"]
    sentence = fields["sentence"]["exact"]
    return sentence, *sentence.split()[:2]


def test_a_proposal_is_tried_as_if_it_were_taken(exercise: tuple[Workbench, str]) -> None:
    bench, id = exercise
    sentence, gone, kept = words(bench, id)
    copied = ask(bench, "try_sentence", exercise=id, text=sentence)
    assert copied == {"kept": [[kept, True]], "gone": [[gone, False]], "lost": "", "brought": []}
    plain = ask(bench, "try_sentence", exercise=id, text=sentence.replace(gone, "plainly"))
    assert plain["gone"] == [[gone, True]]
    other = ask(bench, "try_sentence", exercise=id, text="No.")
    assert other == {"kept": [[kept, False]], "gone": [], "lost": "short", "brought": []}


def test_a_model_that_fails_its_own_exercise_cannot_be_taken(exercise: tuple[Workbench, str]) -> None:
    """The list says what the model lacks or still holds, before anything is confirmed."""
    bench, id = exercise
    sentence, gone, kept = words(bench, id)

    def said(model: str) -> list[str]:
        edit = {"field": ["model"], "value": f"todo: proposed: {model}"}
        ask(bench, "edit", exercise=id, edits=[edit])
        section = ask(bench, "review", lesson="one-street")["sections"][-1]
        return [one["said"] for one in section["rows"][-1]["findings"]]

    assert said(sentence.replace(gone, "plainly")) == []
    assert said(sentence) == [f"The model still holds: {gone}"]
    without = sentence.replace(gone, "plainly").replace(kept, "")
    assert said(without) == [f"The model holds none of the words for: {kept}"]


def test_an_exercise_with_nothing_to_try_says_so(exercise: tuple[Workbench, str]) -> None:
    bench, id = exercise
    assert "no sentence" in refused(bench, "try_sentence", exercise="one-street/before-the-vote", text="x")
    ask(
        bench,
        "edit",
        exercise=id,
        edits=[{"field": ["facts"], "value": [{"fact": "todo", "any_of": ["todo"], "why": "todo"}]}],
    )
    assert "not whole" in refused(bench, "try_sentence", exercise=id, text="x")


def test_the_list_tells_while_one_writes(exercise: tuple[Workbench, str], browser: Chromium) -> None:
    bench, id = exercise
    sentence, gone, kept = words(bench, id)
    with desk.opened(bench.bench.folder.root) as address:
        page = browser.new_context(viewport={"width": 1366, "height": 768}).new_page()
        hand = Mouse(page)
        hand.go(address)
        page.evaluate("location.hash = '#/review/one-street'")
        until(hand, f"section.fp-review[aria-label='{TITLE}']", "Try a sentence")
        hand.type("Try a sentence", sentence)
        until(hand, ".fp-try", f"{gone}: still there")
        until(hand, ".fp-try", f"{kept}: kept")
        hand.type("Try a sentence", "No.")
        until(hand, ".fp-try", f"{kept}: not found")
        until(hand, ".fp-try", "too short")
        row = page.locator(f"section[aria-label='{TITLE}'] [data-row='facts 0']")
        row.get_by_label("must hold one of these").fill("No")
        until(hand, ".fp-try", f"{kept}: kept")
