"""Words that a teacher marks in the review of loaded terms: a span with what a rule proposes for it."""

from __future__ import annotations

from typing import Any

from facingpages.course.formats.todos import TODO, proposed
from facingpages.desk.bench.bench import Bench
from facingpages.desk.editor import declined, exercise, view
from facingpages.desk.editor.selecting import selected
from facingpages.desk.proposals import reasons
from facingpages.desk.requests.base import OneEdit
from facingpages.desk.requests.refusal import Refusal
from facingpages.desk.requests.to_change import MarkWords

Answer = dict[str, Any]


def spans(opened: Answer) -> list[Answer]:
    """Return the words of each span of an exercise, and its field, in the order of the file."""
    return [
        {"words": one["words"], "field": one["field"][:2]}
        for one in opened["parts"]
        if one["field"][0] == "spans"
    ]


def listed(opened: Answer) -> list[list[int]]:
    """Return the words of the passages that a rule would mark and no span has."""
    marks = [one["words"] for one in spans(opened)]
    return [
        one["words"]
        for one in opened["suggestions"]
        if one["technique"]
        and declined.said(one["shown"]) not in opened["declined"]
        and not any(_overlap(one["words"], words) for words in marks)
    ]


def marked(bench: Bench, request: MarkWords) -> Answer:
    """Make words of a passage a span, in the order of the text; return its field and what the page shows.

    Words of a suggestion take in all of it, with its technique and plainer wording; others have the general
    technique, and their plainer wording is open."""
    opened, language = exercise.opened(bench, request.exercise), bench.course.language
    if opened["kind"] != "loaded-terms":
        raise Refusal("an exercise of this kind has no marked words", "Open the list again.")
    have = spans(opened)
    if any(_overlap(request.words, one["words"]) for one in have):
        raise Refusal("these words are marked already", "Tap them to change the mark.")
    known = next(
        (
            one
            for one in opened["suggestions"]
            if one["technique"] and _overlap(one["words"], request.words) and one["words"] in listed(opened)
        ),
        None,
    )
    values = bench.values(bench.exercise(request.exercise))
    chosen = known or selected(bench.course, values, request.words)
    words = known["words"] if known else request.words
    technique, neutral = (known["technique"], known["neutral"]) if known else (view.GENERAL, None)
    span = {
        "mark": chosen["selector"],
        "verdict": "loaded",
        "technique": technique,
        "neutral": neutral or TODO,
        "why": proposed(
            known["why"] if known else reasons.of_words(chosen["shown"], technique, None, language)
        ),
    }
    at = next((one["field"][1] for one in have if one["words"][0] > words[0]), len(opened["fields"]["spans"]))
    edit = (
        OneEdit(field=["spans", at], insert=span)
        if opened["fields"]["spans"]
        else OneEdit(field=["spans"], value=[span])
    )
    return {**exercise.changed(bench, request.exercise, [edit]), "field": ["spans", at]}


def _overlap(one: list[int], other: list[int]) -> bool:
    return one[0] < other[1] and other[0] < one[1]
