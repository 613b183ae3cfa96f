"""Rules of the checker, each with a change of a small course that breaks it, and no other one."""

from __future__ import annotations

from pathlib import Path

import pytest

from facingpages.checks.codes import codes
from facingpages.files.yaml_insert import inserted
from facingpages.files.yaml_text import Refused
from facingpages.site import untrusted
from tests.helpers.reseeding import PAGE, PLAN, SEEDS, VOTE, findings, swap

INDEX, MINIMUMS, YARDSTICK, MKDOCS = (
    "lessons/index.md", "exercises/minimums.yml", "exercises/yardstick.yml", "mkdocs.yml"
)  # fmt: skip


def add(root: Path, path: str, text: str) -> None:
    with (root / path).open("a", encoding="utf-8") as file:
        file.write(text)


def found(root: Path) -> list[tuple[str, str, str]]:
    return [(finding.code, finding.path, finding.message) for finding in findings(root)]


def test_no_more_than_a_bound_allows(small: Path) -> None:
    """Counts above a bound of `minimums.yml` are found, counts at the bound are not."""
    bound = "kind: minimums\nat_least:\n  - {group: kind, name: loaded-terms, number: 1}\nat_most:\n" \
        "  - {group: kind, name: citation-check, number: %d}\n"  # fmt: skip
    (small / MINIMUMS).write_text(bound % 2, "utf-8")
    assert found(small) == []
    (small / MINIMUMS).write_text(bound % 1, "utf-8")
    message = "`kind: citation-check` is 2, and may be 1 at most"
    assert found(small) == [("coverage-over", MINIMUMS, message)]


@pytest.mark.parametrize("mode", ["class", "teacher"])
def test_a_fixed_mode_is_a_warning(small: Path, mode: str) -> None:
    """A mode in `mkdocs.yml` surprises whoever builds without `facingpages build`; `practice` does not."""
    (small / MKDOCS).write_text("site_name: x\nplugins: [{facingpages: {mode: practice}}]\n", "utf-8")
    assert found(small) == []
    (small / MKDOCS).write_text(f"site_name: x\nplugins: [{{facingpages: {{mode: {mode}}}}}]\n", "utf-8")
    ((code, path, message),) = found(small)
    assert (code, path) == ("mode-fixed", MKDOCS)
    assert message.startswith(f"the mode is fixed as `{mode}` here: ")


@pytest.mark.parametrize(("number", "more"), [(100, 0), (101, 1), (150, 1)])
def test_a_hundred_mistakes_of_one_file_are_listed(small: Path, number: int, more: int) -> None:
    """Where a page has more, one finding says so in their place."""
    add(small, PAGE, "\n::: facing x y\n" * number)
    listed = [code for code, _, _ in found(small)]
    assert (listed.count("directive-wrong"), listed.count("more-mistakes")) == (100, more)


def test_facing_passages_are_from_two_sides(small: Path) -> None:
    """Two passages of one text are no pair."""
    add(small, PAGE, "\n::: facing street-for-people:3-3 street-for-people:3-3\n")
    message = "street-for-people and street-for-people are on one side, close-it"
    assert found(small) == [("pair-one-sided", PAGE, message)]


def test_a_plan_belongs_to_a_page(small: Path) -> None:
    """A plan beside no lesson is found at the plan."""
    (small / "exercises/other").mkdir()
    (small / "exercises/other/plan.yml").write_text((small / PLAN).read_text("utf-8"), "utf-8")
    assert ("plan-without-page", "exercises/other/plan.yml", "there is no page lessons/other.md") in found(
        small
    )


def test_an_id_names_one_text(small: Path) -> None:
    """The second entry with an id is found."""
    head, entry = (small / SEEDS).read_text("utf-8").split("  - id: street-for-people\n")
    one = entry.partition("  - id: ")[0]
    again = f"{head}  - id: street-for-people\n{one}  - id: street-for-people\n{entry}"
    (small / SEEDS).write_text(again, "utf-8")
    assert ("seed-repeated", SEEDS, "the seed `street-for-people` is here twice") in found(small)


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        (
            "**a gift to everybody**, drivers",
            "a gift to everybody, **drivers**",
            "`drivers` is in bold and is not keyed",
        ),
        (
            "**a gift to everybody**, drivers",
            "a gift to everybody, **drivers**",
            "`a gift to everybody` is keyed loaded and is not in bold",
        ),
    ],
)
def test_the_front_page_judges_as_the_keys_do(small: Path, old: str, new: str, message: str) -> None:
    """Bold words are keyed as loaded, and no word that is keyed so is left plain."""
    swap(small, INDEX, old, new)
    said = [text for code, _, text in found(small) if code == "start-otherwise"]
    assert any(text.startswith(message) for text in said), found(small)


def test_a_worked_example_belongs_to_a_lesson(small: Path) -> None:
    """An example of the yardstick names a page that is there."""
    taught = 'kind: yardstick\ndevices: []\ntaught:\n  - lesson: %s\n    seed: street-for-people\n    exact: "gift to everybody"\n' \
        "    verdict: loaded\n    technique: name-calling\n"  # fmt: skip
    (small / YARDSTICK).write_text(taught % "two-streets", "utf-8")
    assert [(code, message) for code, _, message in found(small) if code == "unknown-lesson"] == [
        ("unknown-lesson", "there is no lesson `two-streets`")
    ], found(small)


def test_a_list_that_takes_no_item_is_refused() -> None:
    """A command adds an item to a list in brackets, and to no other value."""
    assert "[a, b]" in inserted("steps:\n  - exercises: [a]\n", "plan.yml", ("steps", 0, "exercises"), "b")
    with pytest.raises(Refused) as refused:
        inserted("steps:\n  - exercises: a\n", "plan.yml", ("steps", 0, "exercises"), "b")
    finding = refused.value.finding
    assert (finding.code, finding.line, finding.column) == ("cannot-add", 2, 16)
    assert finding.hint == "Write it in brackets, as [one, two], and add b."


def test_settings_that_run_code_are_not_trusted(small: Path) -> None:
    """A hook of a course of somebody else is found before the course is built."""
    (small / MKDOCS).write_text("site_name: x\nhooks: [x.py]\n", "utf-8")
    judged = [(finding.code, finding.line) for finding in untrusted.judged(small)]
    assert ("untrusted", 2) in judged
    (small / MKDOCS).write_text("site_name: x\n", "utf-8")
    assert ("untrusted", 2) not in [(finding.code, finding.line) for finding in untrusted.judged(small)]


def test_the_exercise_that_all_begin_from_has_no_finding(small: Path) -> None:
    """Each change above is alone: the course as it is made breaks no rule, and every code is explained."""
    assert found(small) == []
    assert (small / VOTE).is_file()
    assert {"coverage-over", "untrusted"} <= set(codes())
