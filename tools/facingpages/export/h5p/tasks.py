"""Tasks: an exercise of each kind as the parts of an H5P page, a text with the passages before its tasks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, Final, assert_never

from facingpages.course.items import (
    ChoiceKey,
    Choosing,
    Exercise,
    FactKey,
    GoneKey,
    Marking,
    MarkKey,
    RewriteKey,
    Rewriting,
    Sorting,
    SortKey,
)
from facingpages.course.part_labels import labels as part_labels
from facingpages.course.part_labels import named_parts
from facingpages.export import elements, phrases
from facingpages.export.elements import Named, element
from facingpages.export.h5p import labels, words
from facingpages.export.h5p.libraries import CHOICE, ESSAY, TEXT, WORDS, Content, content
from facingpages.export.h5p.markup import html, note, paragraph, plain
from facingpages.export.ids import ident
from facingpages.export.phrases import Phrase
from facingpages.language.messages import catalogue, direction
from facingpages.language.vocabulary import vocabulary
from facingpages.text.folded import Text

# A choice pays one point for any right answer. With `singlePoint` two right answers would pay half each,
# and half does not pass.
_ONE_ANSWER: Final = {
    "type": "single",
    "singlePoint": False,
    "randomAnswers": False,
    "enableRetry": True,
    "enableSolutionsButton": True,
    "showSolutionsRequiresInput": True,
}
_SIGNS: Final = re.compile(r"[\\^$.*+?()\[\]{}|/]")  # of a pattern


def parts(exercise: Exercise, language: str) -> Iterator[Content]:
    """Yield the parts of a page; raise `CannotCarry`."""
    task = exercise.items[0].task
    match task:
        case Marking():
            yield from _marking(exercise, language)
        case Sorting():
            yield from _sorting(exercise, language)
        case Choosing():
            yield from _choosing(exercise, language)
        case Rewriting():
            yield from _rewriting(exercise, language)
        case _:
            assert_never(task)


def _text(exercise: Exercise, *shown: Any) -> Content:
    """Return the text above the tasks of an exercise, with its title."""
    title = exercise.stem.title
    written = html(element("h2", title), *shown)
    return content(TEXT, {"text": written}, title, ident(exercise, "text"))


def _marking(exercise: Exercise, language: str) -> Iterator[Content]:
    _ = catalogue(language).gettext
    rule = _("Mark every word of each loaded phrase. A marked word that is not loaded costs a point.")
    clean = _("If nothing in a text is loaded, mark nothing and press Check.")
    prompt = element("p", element("strong", exercise.stem.prompt))
    yield _text(exercise, prompt, element("p", f"{rule} {clean}"))
    made = words.tasks(exercise)
    for number, (passage, task) in enumerate(zip(exercise.stem.passages, made, strict=True), 1):
        spoken = passage.seed.language or language
        lines = (
            element("p", " ".join(piece.written for piece in line), lang=spoken, dir=direction(spoken))
            for line in task.lines
        )
        *head, _quote = elements.passage_of(passage, language)
        params = {
            "media": {},
            "taskDescription": html(*head),
            "textField": html(*lines),
            "overallFeedback": [
                {"from": 0, "to": 100, "feedback": plain(_reasons(exercise, number - 1, language))}
            ],
            "behaviour": {"enableRetry": True, "enableSolutionsButton": True, "showScorePoints": True},
            **labels.of_words(language),
        }
        yield content(WORDS, params, exercise.stem.title, ident(exercise, f"p{number}"))


def _reasons(exercise: Exercise, number: int, language: str) -> str:
    """Return each keyed expression of a passage with the first sentence of its reason, in one line."""
    _ = catalogue(language).gettext
    key = exercise.items[0].key
    assert isinstance(key, MarkKey)
    either = _("This one could go either way. Here it costs a point.")
    told = []
    for span in key.spans:
        if span.words in exercise.stem.passages[number].words:
            phrase, why = Phrase(span.words, span), Text(span.why)
            first = why.show(why.sentences[0]) if why.sentences else ""
            verdict = either if span.verdict == "contested" else phrases.verdict(phrase, language)
            other = _("neutral: “%(neutral)s”") % {"neutral": span.neutral} if span.neutral else ""
            told.append(f"“{phrases.shown(exercise, phrase)}”: {verdict} {first} {other}".rstrip())
    return " • ".join(told) or _("Nothing here is loaded.")


def _sorting(exercise: Exercise, language: str) -> Iterator[Content]:
    _ = catalogue(language).gettext
    task, key = exercise.items[0].task, exercise.items[0].key
    assert isinstance(task, Sorting)
    assert isinstance(key, SortKey)
    learner = exercise.without_key()
    names = part_labels(learner)
    named: list[list[Named]] = [[] for _passage in exercise.stem.passages]
    for unit, name in zip(task.units, names, strict=True):
        named[unit.passage].append(Named(unit.where, name, before=True))
    ask = element("p", _("Choose a role for each part."))
    yield _text(exercise, *elements.stem(exercise.stem, language, named), ask)
    roles = vocabulary(language).roles
    for number, (unit, name, unit_key) in enumerate(zip(task.units, names, key.units, strict=True), 1):
        quoted = exercise.stem.passages[unit.passage].text.show(unit.where)
        why = named_parts(learner, unit_key.why)
        options = [(role.label, id in unit_key.roles, why) for id, role in roles.items()]
        question = html(
            element("p", _("Which role has %(part)s: “%(words)s”?") % {"part": name, "words": quoted})
        )
        yield _choice(exercise, f"p{number}", question, options, language)


def _choosing(exercise: Exercise, language: str) -> Iterator[Content]:
    yield _text(exercise, *elements.stem(exercise.stem, language))
    for number, item in enumerate(exercise.items, 1):
        assert isinstance(item.task, Choosing)
        assert isinstance(item.key, ChoiceKey)
        reasons = dict(item.key.whys)
        options = [(one.text, one.id == item.key.choice, reasons[one.id]) for one in item.task.choices]
        yield _choice(exercise, f"q{number}", paragraph(item.task.ask), options, language)


def _choice(
    exercise: Exercise, part: str, question: str, options: list[tuple[str, bool, str]], language: str
) -> Content:
    """Return a question; an option is its text, whether it is right, and the reason that a reader is told."""
    answers = [
        {
            "text": html(element("div", text)),
            "correct": right,
            "tipsAndFeedback": {
                "tip": "",
                "chosenFeedback": html(element("div", why)),
                "notChosenFeedback": "",
            },
        }
        for text, right, why in options
    ]
    params = {
        "media": {},
        "question": question,
        "answers": answers,
        "overallFeedback": [{"from": 0, "to": 100}],
        "UI": labels.of_choice(language),
        "behaviour": dict(_ONE_ANSWER),
    }
    return content(CHOICE, params, exercise.stem.title, ident(exercise, part))


def _rewriting(exercise: Exercise, language: str) -> Iterator[Content]:
    _ = catalogue(language).gettext
    key = exercise.items[0].key
    assert isinstance(key, RewriteKey)
    yield _text(exercise, *elements.stem(exercise.stem, language))
    model = _("One way to say it: “%(model)s”") % {"model": key.model}
    rubric = element("ul", *(element("li", line) for line in key.rubric))
    params = {
        "media": {},
        "taskDescription": html(element("div", element("strong", _("The sentence in my words:")))),
        "solution": {
            "introduction": html(rubric),
            "sample": html(element("div", model), element("div", key.why)),
        },
        "keywords": [
            *(_gone(part, language) for part in key.gone),
            *(_kept(fact, language) for fact in key.facts),
        ],
        "overallFeedback": [{"from": 0, "to": 100}],
        # the word check is no mark: H5P pays its least, one point, for any answer
        "behaviour": {"inputFieldSize": "3", "enableRetry": True, "ignoreScoring": True, "pointsHost": 1},
        **labels.of_essay(language),
    }
    yield content(ESSAY, params, exercise.stem.title, ident(exercise, "essay"))


def _gone(part: GoneKey, language: str) -> Content:
    _ = catalogue(language).gettext
    told = _("Should be gone: “%(words)s”.") % {"words": part.words}
    neutral = _("neutral: “%(neutral)s”") % {"neutral": part.neutral}
    return _keyword([part.words], note(f"{told} {part.why} {neutral}"), "", 0)


def _kept(fact: FactKey, language: str) -> Content:
    _ = catalogue(language).gettext
    told = _("Should be kept: “%(fact)s”.") % {"fact": fact.fact}
    return _keyword(list(fact.any_of), "", note(f"{told} {fact.why}"), 1)


def _keyword(wordings: list[str], included: str, missed: str, points: int) -> Content:
    first, *others = map(_wording, wordings)
    return {
        "keyword": first,
        "alternatives": others,
        "options": {
            "points": points,
            "occurrences": 1,
            "caseSensitive": False,
            "forgiveMistakes": False,
            "feedbackIncluded": included,
            "feedbackMissed": missed,
            "feedbackIncludedWord": "none",
            "feedbackMissedWord": "none",
        },
    }


def _wording(text: str) -> str:
    """Return a wording that Essay looks for letter by letter: its own signs, a star for any letters and
    slashes around a pattern, become a pattern that means the same letters."""
    if "*" in text or text.startswith("/"):
        text = "/" + _SIGNS.sub(r"\\\g<0>", text) + "/"
    return plain(text)
