"""The real course: its seeds, its counts, and what every lesson holds."""

from __future__ import annotations

import hashlib
import json
import re

import pytest

from facingpages.checks.run import run_checks
from facingpages.course.course import Course
from facingpages.course.items import (
    ChoiceKey,
    Choosing,
    Exercise,
    LearnerExercise,
    MarkKey,
    RewriteKey,
    SortKey,
)
from facingpages.course.kinds import claim_evidence, loaded_terms
from facingpages.course.kinds.citation_check import is_sound
from facingpages.language.vocabulary import vocabulary
from facingpages.site import bundle
from facingpages.text import citations
from facingpages.text.citations import Style
from facingpages.text.folded import Lines, Text
from tests.conftest import ROOT

FORMS = ("test-form-a", "test-form-b")


def of_lesson(course: Course, lesson: str) -> list[Exercise]:
    return [exercise for id, exercise in course.exercises.items() if id.startswith(f"{lesson}/")]


def test_the_course_has_no_findings(course: Course) -> None:
    """The checker finds nothing."""
    assert [finding.text() for finding in run_checks(course)] == []


def test_seeds_are_as_received(course: Course) -> None:
    """All five texts are there, byte for byte by their sha256, each with its own file name."""
    assert len(course.seeds) == 5
    for seed in course.seeds.values():
        raw = (ROOT / "seeds" / f"{seed.entry.id}.txt").read_bytes()
        assert hashlib.sha256(raw).hexdigest() == seed.entry.sha256
        assert seed.entry.received_as.endswith(".txt")


def test_nothing_is_stated_that_the_texts_do_not_state(course: Course) -> None:
    """No text states its date; one names its author and outlet; one writes no title."""
    stated = {
        name: sorted(id for id, seed in course.seeds.items() if getattr(seed.entry, name) != "not stated")
        for name in ("author", "outlet", "date")
    }
    assert stated == {"author": ["phoney-peace-talks"], "outlet": ["phoney-peace-talks"], "date": []}


def test_the_citations_of_the_long_text(course: Course) -> None:
    """86 marks give 105 times one of 19 domains; of 30 entries none has four of the domains."""
    apparatus = course.seeds["sabotaged-peace"].apparatus
    addressed = apparatus.of_style(Style.ADDRESS)
    targets = [target for mark in addressed for target in mark.targets]
    domains = {target.name: target.entries for target in targets}
    assert (len(addressed), len(targets), len(domains), len(apparatus.entries)) == (86, 105, 19, 30)
    assert apparatus.marks == addressed
    assert sorted(name for name, entries in domains.items() if not entries) == [
        "euvsdisinfo.eu",
        "newlinesmag.com",
        "other-news.info",
        "reddit.com",
    ]
    assert [entry.line for entry in apparatus.uncited() or ()] == [77, 78, 97, 98, 104, 105, 106]
    assert all(not course.seeds[id].apparatus.marks for id in course.seeds if id != "sabotaged-peace")


@pytest.mark.parametrize(
    ("line", "domains", "fault"),
    [
        ("He said so (a.org).", ("a.org",), None),
        ("He said so (a.org, b.co.uk).", ("a.org", "b.co.uk"), None),
        ("He said so )a.org).", ("a.org",), "the wrong way"),
        ("He said so (a.orga.org).", ("a.org", "a.org"), "run together"),
        ("He said so (a.org, a.org).", ("a.org", "a.org"), "one domain twice"),
        ("He (whom I met) said so.", None, None),
        ("He wrote to (me@a.org).", None, None),
        ("It cost (about 1.5 euros).", None, None),
    ],
)
def test_what_is_a_citation_mark(line: str, domains: tuple[str, ...] | None, fault: str | None) -> None:
    """A mark is a bracket with a domain in it; its faults of form are named."""
    text = Text(f"{line}\nSources:\nA, “B”, C (May 1, 2020) a.org.")
    found = citations.read(text, (Lines(2, 2), Lines(3, 3))).marks
    assert [tuple(target.name for target in mark.targets) for mark in found] == ([domains] if domains else [])
    assert [bool(mark.faults) for mark in found] == ([bool(fault)] if domains else [])
    assert not fault or fault in found[0].faults[0]


def test_an_entry_older_than_the_day_in_its_sentence_does_not_fit() -> None:
    """Where a sentence names a day and every entry the mark can mean is older, the table says so."""
    text = Text(
        "On June 2, 2025 they met (a.org). On May 1, 2020 they met (a.org).\nSources:\nA, “B”, C (May 1, 2020) a.org."
    )
    rows = list(citations.read(text, (Lines(2, 2), Lines(3, 3))).rows())
    assert ["dated before 2025-06-02" in " ".join(row.misfits) for row in rows] == [True, False]


def test_each_lesson_is_complete(course: Course) -> None:
    """A lesson has four to seven exercises (a test up to nine), two facing pairs, one with nothing wrong
    in it, links to the glossary."""
    for id, plan in course.plans.items():
        (page,) = (page for page in course.lessons if page.id == id)
        exercises = of_lesson(course, id)
        assert 4 <= len(exercises) <= (9 if id in (*FORMS, "final-assessment") else 7), id
        pairs = sum(directive.name == "facing" for directive in page.directives) + sum(
            len(e.stem.passages) == 2 for e in exercises
        )
        assert pairs >= 2, id
        assert any(map(has_nothing_wrong, exercises)), id
        assert [directive.words for directive in page.directives if directive.name == "lesson"] == [(id,)]
        text = (ROOT / page.path).read_text("utf-8")
        assert id in FORMS or text.count("glossary.md#") >= 2, id
        assert plan.data.objectives


def has_nothing_wrong(exercise: Exercise) -> bool:
    """Whether a passage of an exercise is clean, its citation sound, or a claim of it comes with evidence."""
    key = exercise.items[0].key
    if isinstance(key, MarkKey):
        return any(loaded_terms.is_clean(key, passage) for passage in exercise.stem.passages)
    if isinstance(key, SortKey):
        return any(
            unit.role == "claim"
            for i, unit in enumerate(key.units)
            if i not in claim_evidence.unsupported(key)
        )
    answers = {answer(item.key) for item in exercise.items if isinstance(item.key, ChoiceKey)}
    return bool(answers) and answers <= {"found", "fit", "verbatim", "supports", "cannot-tell"}


def test_a_third_of_the_citations_are_sound(course: Course) -> None:
    """Learners must be able to say that nothing is wrong: in a third or more of the exercises on a mark of
    a seed, that is the answer."""
    checks = [e for e in course.exercises.values() if e.stem.kind == "citation-check" and not e.stem.source]
    marked = [e for e in checks if e.stem.focus and e.stem.focus.mark]
    sound = [e for e in marked if has_nothing_wrong(e)]
    assert len(sound) * 3 >= len(marked), (len(sound), len(marked))


def test_all_five_seeds_are_used(course: Course) -> None:
    """Between them the lessons quote every seed."""
    used = {passage.seed.id for exercise in course.exercises.values() for passage in exercise.stem.passages}
    used |= {
        passage.seed.id
        for page in course.lessons
        for d in page.directives
        if d.name == "facing"
        for passage in course.facing(d)
    }
    assert used - set(course.practice) == set(course.seeds)


def answer(key: object) -> str:
    assert isinstance(key, ChoiceKey)
    return key.choice


def test_rationales_are_sentences_and_no_two_alike(course: Course) -> None:
    """Every span, unit and choice, right or wrong, has a rationale of a sentence or more, and its own."""
    whys: list[str] = []
    for exercise in course.exercises.values():
        for item in exercise.items:
            if isinstance(item.key, ChoiceKey):
                whys += [why for _, why in item.key.whys]
            elif isinstance(item.key, RewriteKey):
                whys += [*(part.why for part in (*item.key.gone, *item.key.facts)), item.key.why]
            else:
                whys += [
                    part.why for part in (item.key.spans if isinstance(item.key, MarkKey) else item.key.units)
                ]
    assert len(whys) == len(set(whys))
    assert [
        why for why in whys if len(why.split()) < 8 or not why.rstrip().endswith((".", "?", "!", '"'))
    ] == []


def test_units_are_the_whole_passage(course: Course) -> None:
    """The units of a passage, put together, are the passage, but for the space between them."""
    for exercise in course.exercises.values():
        item = exercise.items[0]
        if not isinstance(item.key, SortKey):
            continue
        for index, passage in enumerate(exercise.stem.passages):
            joined = "".join(
                passage.text.show(unit.where) for unit in item.task.units if unit.passage == index
            )  # type: ignore[union-attr]
            assert "".join(joined.split()) == "".join(passage.text.show(passage.where).split())


def test_what_a_learner_gets_has_no_field_for_a_key(course: Course) -> None:
    """No part of a `LearnerExercise` can hold a verdict, a key, a rationale or a neutral wording."""
    held = {
        "key",
        "keys",
        "why",
        "whys",
        "neutral",
        "verdict",
        "technique",
        "role",
        "accept",
        "fact",
        "proof",
    }

    def names(value: object) -> set[str]:
        found = set(getattr(type(value), "__slots__", ())) | set(getattr(value, "__dict__", {}))
        if isinstance(value, tuple):
            return set().union(*map(names, value))
        return (
            found.union(*(names(getattr(value, name)) for name in found))
            if type(value).__module__ == "facingpages.items"
            else found
        )

    for exercise in course.exercises.values():
        learner = exercise.without_key()
        assert isinstance(learner, LearnerExercise)
        assert not names(learner) & held
        assert not set(LearnerExercise.__slots__) & held


def test_choices_stand_in_the_order_of_the_vocabulary(course: Course) -> None:
    """The place of an answer tells nothing: every question lists its choices in the vocabulary's order."""
    for exercise in course.exercises.values():
        for item in exercise.items:
            if not isinstance(item.task, Choosing):
                continue
            order = [choice.id for choice in vocabulary().axes[item.task.axis].choices]
            places = [order.index(choice.id) for choice in item.task.choices]
            assert places == sorted(places)


def test_the_page_is_told_which_roles_can_support() -> None:
    """The script has, of each role, whether it can support another part: what is granted, rejected or told
    cannot."""
    roles = vocabulary().roles
    assert [role.id for role in roles.values() if not role.can_support] == [
        "concession",
        "counterclaim",
        "background",
    ]
    (terms,) = re.findall(r'"roles":(\{.*?\]\})', bundle.script("es"))
    told = json.loads(terms)
    assert told.pop("__proto__") is None  # no word of JavaScript is a role
    assert {id: said[2] for id, said in told.items()} == {id: role.can_support for id, role in roles.items()}


def test_each_axis_has_one_sound_answer() -> None:
    """Of the answers on an axis exactly one finds nothing wrong with the citation."""
    sound = {
        axis.id: [choice.id for choice in axis.choices if is_sound(axis.id, choice.id)]
        for axis in vocabulary().axes.values()
    }
    assert sound == {
        "trace": ["found"],
        "quotation": ["verbatim"],
        "support": ["supports"],
        "fitness": ["fit"],
    }


def test_the_vocabularies_are_whole() -> None:
    """23 techniques in six families, 14 classes of 2020 all mapped to, four axes, eight roles; every
    source is named."""
    words = vocabulary()
    assert (
        len(words.families),
        len(words.techniques),
        len(words.semeval_2020),
        len(words.axes),
        len(words.roles),
    ) == (6, 23, 14, 4, 8)
    mapped = {term.semeval_2020 for term in words.techniques.values()}
    assert mapped == {*words.semeval_2020, "none"}
    assert {term.family for term in words.techniques.values()} == set(words.families)
    used = {
        term.source
        for terms in (words.techniques, words.axes, words.roles, words.evidence)
        for term in terms.values()
    }
    assert used <= set(words.sources)
