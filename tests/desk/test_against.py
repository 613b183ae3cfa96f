"""Reasons against the wrong answers: what the text would have to have, and what it has."""

from __future__ import annotations

import pytest

from facingpages.desk.proposals import against
from facingpages.desk.proposals.against import Kept, Shown
from facingpages.language.messages import languages
from facingpages.language.vocabulary import vocabulary

_MOST = 36  # words


@pytest.mark.parametrize("language", languages())
def test_every_wrong_answer_has_a_short_reason_against_it(language: str) -> None:
    """Whichever answer is right, and however the text gives its sources: two sentences, known as ours."""
    for axis in vocabulary(language).axes.values():
        answers = [one.id for one in axis.choices]
        for wrong, right in ((one, other) for one in answers for other in answers if one != other):
            for shown in (Shown(kept, mark) for kept in Kept for mark in ("", "the Weekly Herald")):
                reason = against.reason(wrong, right, shown, language)
                assert reason.count(".") == 2, reason
                assert len(reason.split()) <= _MOST, reason
                assert "{" not in reason
                assert against.is_reason(reason, language)
    assert not against.is_reason("The text would have to be longer.", language)


@pytest.mark.parametrize(
    ("wrong", "right", "kept", "mark", "reason"),
    [
        (
            "indirect",
            "found",
            Kept.LIST,
            "[6]",
            "Several entries of the text’s list would have to fit. Here one entry fits “[6]”, and no other.",
        ),
        (
            "found",
            "attributed",
            Kept.NOWHERE,
            "A survey",
            "The text would have to give a link to its source, or a list with it. "
            "Here “A survey” is all that it says of the source.",
        ),
        (
            "not-listed",
            "found",
            Kept.LINKS,
            'the "long" report',
            "The text would have to name a source that it does not link to. "
            'Here the link at ‘the "long" report’ leads to one address.',
        ),
        (
            "attributed",
            "not-listed",
            Kept.NOWHERE,
            "the Herald",
            "The text would have to mention a study or a report, and not say which one. "
            "Here it says which one: “the Herald”.",
        ),
        (
            "not-listed",
            "attributed",
            Kept.NOWHERE,
            "A Town Council survey",
            "The text would have to name the work itself, as by its title. "
            "Here “A Town Council survey” says who made it, but not which of their works it is.",
        ),
        (
            "not-listed",
            "attributed",
            Kept.NOWHERE,
            "The largest British study of May",
            "The text would have to name its source by a title, an author or an outlet. "
            "Here “The largest British study of May” is all that it says of the source.",
        ),
        (
            "no-citation",
            "attributed",
            Kept.LIST,
            "A survey",
            "The text would have to point to no source at all. Here it mentions “A survey”.",
        ),
        (
            "no-citation",
            "found",
            Kept.LINKS,
            "8.5 per cent",
            "The text would have to point to no source at all. "
            "Here the link at “8.5 per cent” leads to one address.",
        ),
        (
            "attributed",
            "no-citation",
            Kept.LIST,
            "Experts",
            "The text would have to mention a study or a report, and not say which one. "
            "Here it mentions no such work.",
        ),
        (
            "supports",
            "cannot-tell",
            Kept.LIST,
            "",
            "The source would have to show everything in the statement. Nothing that you see here shows it.",
        ),
        (
            "altered",
            "verbatim",
            Kept.LIST,
            "",
            "Words would have to be changed or added. That is not so here.",
        ),
    ],
)
def test_a_reason_speaks_of_this_text(wrong: str, right: str, kept: Kept, mark: str, reason: str) -> None:
    assert against.reason(wrong, right, Shown(kept, mark), "en") == reason


def test_an_answer_that_nobody_knows_has_no_reason() -> None:
    assert against.reason("made-up", "found", Shown(Kept.LIST), "en") == ""
