"""Blind strategies: each is computed as its name says, on courses that it must beat and must not beat."""

from __future__ import annotations

from pathlib import Path

import pytest

from facingpages.author.suggest import marker
from facingpages.checks import bayes, blind, word_classes
from facingpages.course.course import Course
from facingpages.course.passage import Passage

CITATION = """\
kind: citation-check
title: A {n}
minutes: 5
prompt: {prompt}
claim: {claim}
citation: {citation}
reference: {reference}
questions:
  - axis: trace
    choices:
      - {choice: found, why: Yes.}
      - {choice: no-citation, text: "{label}", why: No.}
    key: {key}
    {proof}
"""
CITED = (
    "{seed: street-for-people, exact: Two children were hit on the crossing by the bakery last autumn}",
    "{exact: (millbrook-weekly.example)}",
)
BARE = ("{seed: street-for-all, exact: Traders in Eastwater told me}", "none")


def question(n: int, prompt: str, cited: bool, label: str = "No citation.") -> str:
    claim, citation = CITED if cited else BARE
    values = {
        "reference": "{exact: Two children hurt on Mill Street}" if cited else "none",
        "n": str(n),
        "prompt": prompt,
        "claim": claim,
        "citation": citation,
        "label": label,
    }
    values |= {"key": "found" if cited else "no-citation"}
    values |= {
        "proof": "proof: {rule: one-entry, domain: millbrook-weekly.example}"
        if cited
        else "proof: {rule: no-citation}"
    }
    text = CITATION
    for name, value in values.items():
        text = text.replace(f"{{{name}}}", value)
    return text


def course(root: Path, exercises: list[str]) -> Course:
    """The small course with these exercises alone."""
    folder = root / "exercises" / "one-street"
    for file in folder.glob("*.yml"):
        file.unlink()
    for n, text in enumerate(exercises):
        (folder / f"exercise-{n}.yml").write_text(text, "utf-8")
    loaded = Course.load(root)
    assert len(loaded.exercises) == len(exercises), [finding.text() for finding in loaded.findings]
    return loaded


def score(loaded: Course, strategy: str) -> float:
    return next(
        one.score for one in blind.earned(loaded, {"suggest": marker(loaded)}) if one.strategy == strategy
    )


def test_prompts_that_give_the_answer_away_are_seen(small: Path) -> None:
    """Where the prompt speaks of a mark only if there is one, the prompt alone earns all, the commonest
    answer half."""
    told = [question(n, "Follow the mark." if n % 2 else "Look for a source.", bool(n % 2)) for n in range(8)]
    loaded = course(small, told)
    assert score(loaded, "the prompt alone") == 1
    assert score(loaded, "the commonest answer of the axis") == score(loaded, "one answer throughout") == 0.5


def test_a_list_gives_away_as_much_as_a_prompt(small: Path) -> None:
    """One prompt for all does not help where a list of sources is shown only beside a mark."""
    assert (
        score(course(small, [question(n, "Look.", bool(n % 2)) for n in range(8)]), "the prompt alone") == 1
    )


def test_an_exercise_does_not_teach_its_own_answer(small: Path) -> None:
    """The classifier is trained on the other exercises: prompts that are all different, each with its own
    answer, tell nothing."""
    loaded = course(
        small, [question(n, f"Word{n}.", cited=False) for n in range(3)] + [question(9, "Word9.", cited=True)]
    )
    asked = [q for e in loaded.exercises.values() for q in blind._questions(e)]
    assert blind._by_prompt(asked)[-1] == "no-citation"


def test_the_longest_and_the_first_choice(small: Path) -> None:
    """The longest choice is that of the longest words on the page, the first the one that the page puts
    first."""
    loaded = course(
        small,
        [
            question(n, "Look.", bool(n % 4), "No citation, as far as anybody can see by reading all of it.")
            for n in range(4)
        ],
    )
    assert score(loaded, "the longest choice") == 0.25
    assert score(loaded, "the first choice") == 0.75


def test_roles_by_number_and_by_place(small: Path) -> None:
    """The commonest role earns its share, accepted ones included; the place is learnt from the other
    exercises."""
    text = (small / "exercises/one-street/what-the-shops-need.yml").read_text("utf-8")
    loaded = course(small, [text, text])
    # concession, claim (or prediction), evidence; and claim, background (or evidence), evidence, reasoning
    assert score(loaded, "the commonest role") == pytest.approx(2 / 7)  # claim
    assert score(loaded, "the commonest role at that place") == pytest.approx(
        4 / 7
    )  # claim, background, evidence; evidence at the end


def test_one_lesson_alone(small: Path) -> None:
    """What is earned on one lesson is counted on its exercises only."""
    loaded = course(small, [question(n, "Look.", cited=True) for n in range(3)])
    assert {one.items for one in blind.earned(loaded, {}, "one-street")} == {3}
    assert blind.earned(loaded, {}, "another") == []


def test_percentages_are_rounded_up(small: Path) -> None:
    """A bound of 66 per cent is broken by two thirds."""
    loaded = course(small, [question(n, "Look.", bool(n)) for n in range(3)])
    assert blind.counts(loaded, {})[("earned blind", "citation-check, the first choice")] == 67


def passage(small: Path, lines: str) -> tuple[Course, Passage]:
    loaded = Course.load(small)
    return loaded, next(
        p for e in loaded.exercises.values() for p in e.stem.passages if str(p.lines) == lines
    )


def shown(passage: Passage, marks: list[blind.Range]) -> list[str]:
    return [passage.text.show(where) for where in marks]


def test_describing_words_and_capitals(small: Path) -> None:
    """Adjectives and adverbs are known by endings and a list, capitals wherever no sentence begins."""
    loaded, columnist = passage(small, "7-8")
    assert shown(columnist, word_classes.describing(columnist)) == ["quiet", "only", "so"]
    assert shown(columnist, word_classes.capitals(columnist)) == ["April"]
    assert "war" in " ".join(shown(columnist, list(marker(loaded)(columnist))))


@pytest.mark.parametrize(
    ("word", "describes"),
    [
        ("absolutely", True),
        ("famous", True),
        ("government", False),
        ("family", False),
        ("fly", False),
        ("vast", True),
        ("house", False),
    ],
)
def test_a_describing_word(word: str, describes: bool) -> None:
    """A word of five letters or more with an ending that is seldom a noun's, or one of a short list."""
    assert word_classes._describes(word) is describes


def test_bayes_prefers_the_label_of_like_words() -> None:
    """The label whose examples share the words wins; without examples the first of those offered."""
    seen = [
        (frozenset({"mark", "list"}), "found"),
        (frozenset({"who", "says"}), "none"),
        (frozenset({"list"}), "found"),
    ]
    examples = bayes.Examples(seen)
    assert examples.best(frozenset({"list"}), ["none", "found"]) == "found"
    assert examples.best(frozenset({"who"}), ["none", "found"]) == "none"
    assert bayes.Examples([]).best(frozenset({"who"}), ["b", "a"]) == "b"


def test_what_is_left_out_does_not_count() -> None:
    """Judging an example by the others gives what training on the others alone gives."""
    seen = [
        (frozenset({"a", "b"}), "x"),
        (frozenset({"a", "c"}), "y"),
        (frozenset({"b"}), "x"),
        (frozenset({"c", "d"}), "y"),
    ]
    for i, (words, label) in enumerate(seen):
        others = bayes.Examples(seen[:i] + seen[i + 1 :])
        for probe in (words, frozenset({"a"}), frozenset({"d"}), frozenset()):
            assert bayes.Examples(seen).best(probe, ["x", "y"], [(words, label)]) == others.best(
                probe, ["x", "y"]
            )
