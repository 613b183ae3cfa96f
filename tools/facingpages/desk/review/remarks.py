"""Remarks of the review: a kind of exercise that the texts of a lesson hold nothing for, and an exercise that
lacks what it is about."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final, assert_never

from facingpages.author.suggest import later
from facingpages.course.items import KindId
from facingpages.desk.bench import placed, quoted
from facingpages.desk.bench.bench import Bench
from facingpages.desk.lessons import offering
from facingpages.desk.passages import best, room
from facingpages.desk.proposals import quoting, role_reasons
from facingpages.language.dates import spoken
from facingpages.language.messages import N_, catalogue

Answer = dict[str, Any]
# Why the texts hold nothing for a kind, and what to do.
_WITHOUT: Final[dict[KindId, tuple[str, str]]] = {
    "citation-check": (
        N_(
            "There is no exercise on a citation: neither text speaks of a study, an outlet or another source."
        ),
        N_("Bring a text that does, if you want one."),
    ),
    "rewrite": (
        N_("There is no exercise in rewriting: no passage that may be shown holds a word of our list."),
        N_("Add one under “Back to the lesson”, with a sentence of your choice."),
    ),
}
_EMPTY: Final = {
    "loaded-terms": N_("No word of these passages is in our list: tap the words that judge, to mark them."),
    "claim-evidence": N_(
        "No part of this exercise is evidence: students see claims that nothing holds up. Give a part the role "
        "of evidence, or choose other paragraphs."
    ),
    "rewrite": N_(
        "No sentence of these texts holds a word of our list and a fact. Mark words that judge in the loaded "
        "terms, write them in plain words, and press “Another sentence”."
    ),
}


def without(bench: Bench, lesson: str) -> Iterator[Answer]:
    """Yield why a lesson has no exercise of a kind, where its texts hold nothing for it, and what to do."""
    say = catalogue(bench.course.language).gettext
    files = (bench.course.files.get(id) for id in bench.lesson(lesson).exercises)
    have = {file.data.kind for file in files if file}
    drafts = {bench.values(bench.exercise(id)).get("kind") for id in bench.lesson(lesson).exercises}
    for kind, (said, hint) in _WITHOUT.items():
        if kind in have | drafts:
            continue
        stretches = offering.of_lesson(bench, lesson, kind)
        if not best.proposed(kind, stretches, room.of(bench.course)):
            yield {"said": say(said), "hint": say(hint)}


def of_section(kind: KindId, opened: Answer, language: str) -> list[str]:
    """Return what a teacher should know of an exercise that the checker does not find."""
    fields, say = opened["fields"], catalogue(language).gettext
    match kind:
        case "loaded-terms":
            lacks = not fields.get("spans")
        case "claim-evidence":
            lacks = all(unit.get("role") != "evidence" for unit in quoted.items(opened, "units"))
        case "citation-check":
            return [opened["citation"]["later"]] if opened["citation"]["later"] else []
        case "rewrite":
            lacks = not quoted.exact(fields, "sentence")
        case _:
            assert_never(kind)
    return [say(_EMPTY[kind])] if lacks else []


def of_later_date(bench: Bench, id: str) -> str:
    """Return a remark on a sentence of an exercise that tells of a day after that of its text; nothing where
    none does."""
    course = bench.course
    for passage in placed.passages(bench.values(bench.exercise(id)), course):
        if found := later.first(course.texts[passage.seed.id], passage.lines):
            words, own, late = found
            said = catalogue(course.language).gettext(
                "The text is of %(date)s, and the sentence that begins %(words)s speaks of %(later)s. "
                "Look at both dates."
            )
            begins = quoting.quoted(role_reasons.beginning(words), course.language)
            dates = {"date": spoken(own, course.language), "later": spoken(late, course.language)}
            return said % {"words": begins, **dates}
    return ""
