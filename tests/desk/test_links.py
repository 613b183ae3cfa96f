"""A check of a citation on a text that gives links and no list: its words speak of links."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from facingpages.course.course import Course, Mode
from facingpages.desk.passages import to_trace
from facingpages.desk.workbench import Workbench
from facingpages.language.vocabulary import vocabulary
from facingpages.page import render
from tests.author.test_suggest import made

from .asking import ask, packed, small_course
from .test_rewriting import confirmed

TEXT = """# Keep the blazer

By Helen Marsh

A uniform is a good thing. A 2022 survey [by the Schoolwear Association](https://schoolwear.example/2022) \
put the cost at £101 a child. The trainers cost more, as [the same survey says](https://schoolwear.example/trainers).
"""


def opened(tmp_path: Path, text: str, name: str, **more: str) -> dict[str, Any]:
    """Bring a text in, and open a check of its citation with its proposals taken."""
    bench = Workbench(small_course(tmp_path))
    read = ask(bench, "read_text", name=name, data=packed(text))
    stated = {fact: found["value"] for fact, found in read["stated"].items()}
    stated |= {**more, "position": "holds that it stays", "here_because": "It is short."}
    ask(
        bench, "keep_text", text=read["text"], id="yes", side="yes", holds="holds it", noise=[], stated=stated
    )
    line = next(each["line"] for each in read["lines"] if "2022" in each["text"])
    ask(bench, "new_lesson", title="Blazers", question="Should they stay?", passages=[])
    new = {"lesson": "blazers", "kind": "citation-check", "title": "It"}
    id = ask(bench, "new_exercise", passages=[{"seed": "yes", "lines": str(line)}], **new)["exercise"]
    answer: dict[str, Any] = ask(bench, "open", exercise=id)
    question = {**answer["fields"]["questions"][0], "key": "found", "proof": {"rule": "one-entry"}}
    question["choices"] = [{**one, "why": "It is so."} for one in question["choices"]]
    ask(bench, "edit", exercise=id, edits=[{"field": ["questions", 0], "value": confirmed(question)}])
    ask(bench, "save", exercise=id)
    answer["page"] = render.exercise(
        Course.load(bench.bench.folder.root).exercises[id], Mode.CLASS, question=""
    )
    return answer


def test_a_text_with_links_is_asked_for_its_links(tmp_path: Path) -> None:
    """The task, the answers and the meanings speak of links, and none of a list of sources."""
    answer = opened(tmp_path, TEXT, "yes.md")
    labels = [one.label for one in vocabulary().axes["trace"].of_links().choices]
    assert labels[0] == "In one source that the text links to, and it is clear which."
    assert all(label in answer["page"] for label in labels)
    assert "The links of this text (2)" in answer["page"]
    assert "not listed" not in answer["page"]
    assert "list of sources" not in answer["page"].replace("This text has no list of sources", "")
    axis = next(one for one in answer["vocabulary"]["axes"] if one["id"] == "trace")
    assert [one["label"] for one in axis["choices"]] == labels


@pytest.mark.parametrize(
    ("date", "said"),
    [
        ("3 May 2020", "The text is of 3 May 2020, and its words at this citation are of 2022."),
        ("3 May 2022", ""),  # the same year can be before
        ("not stated", ""),
    ],
)  # fmt: skip
def test_a_source_after_the_text_is_remarked(tmp_path: Path, date: str, said: str) -> None:
    """The teacher looks at both dates: one may be a slip.  It is no finding."""
    answer = opened(tmp_path, TEXT.replace("the same survey", "the 2022 survey"), "yes.md", date=date)
    assert answer["citation"]["later"].removesuffix(" Look at both dates.") == said
    assert not [one for one in answer["findings"] if "dates" in one["said"]]


def test_the_link_that_the_text_can_have_known_is_proposed(tmp_path: Path) -> None:
    """The first link of a text of 2020 is in a sentence of 2022: the other one is proposed."""
    answer = opened(tmp_path, TEXT, "yes.md", date="3 May 2020")
    assert answer["citation"]["later"] == ""
    assert answer["fields"]["claim"]["exact"].startswith("The trainers cost more")


@pytest.mark.parametrize("language", ["es", "fr"])
def test_the_words_for_links_are_translated(language: str) -> None:
    plain, said = vocabulary().axes["trace"].of_links(), vocabulary(language).axes["trace"].of_links()
    for one, other in zip(plain.choices[:3], said.choices[:3], strict=True):
        assert one.label != other.label
        assert one.definition != other.definition


def test_a_reason_follows_another_link_of_the_same_answer(tmp_path: Path) -> None:
    """Key and proof are those of both links; the reason names the words of the link of now."""
    answer = opened(tmp_path, TEXT, "yes.md")
    bench, id = Workbench(tmp_path / "small"), answer["exercise"]
    marks = answer["citation"]["marks"]
    edits = answer["citation"]["answers"][0]["found"]
    ask(bench, "edit", exercise=id, edits=[{"field": ["questions", 0, "choices", 0, "why"], "value": "todo"}])
    ask(bench, "edit", exercise=id, edits=edits)
    moved = ask(bench, "edit", exercise=id, edits=[{"field": ["citation"], "value": marks[1]["selector"]}])
    question = moved["fields"]["questions"][0]
    assert question["key"] == "found"
    assert marks[1]["shown"] in str(question)
    assert marks[0]["shown"] not in str(question)


@pytest.mark.parametrize(
    ("address", "chosen"),
    [
        ("https://lancet.example/lanepe/home", 3),
        ("https://lancet.example", 3),
        ("https://lancet.example/en/", 3),
        ("https://lancet.example/2025/phones", 1),
    ],
)
def test_a_link_to_a_work_goes_before_one_to_a_front_page(address: str, chosen: int) -> None:
    """Nobody can say which work is meant by the address of a whole site."""
    text = (
        f"Their results, [published there]({address}), found no sign of it.\n\n"
        "The council counted them, [as its report says](https://council.example/2025/report).\n"
    )
    rated = to_trace.rated(made(text), 0, [1, 3], [])
    assert max(rated, key=lambda one: one[0])[1][0][1].first == chosen
