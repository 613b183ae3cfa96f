"""The method strip: the tests, techniques, roles and questions that a student needs, before the first
exercise that asks for them.

It is made of what an exercise asks and of the words that its page explains, and of no key.  Where a
page explains no technique, it has the common ones: a reader may name them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from facingpages.course.items import Choosing, LearnerExercise, Marking, Rewriting, Sorting
from facingpages.handout.model.sheet import Method, Words
from facingpages.language.messages import catalogue
from facingpages.language.vocabulary import COMMON, vocabulary

N_ = str  # marks a message for the catalogue where it is not yet said
_TESTS: Final = (
    (N_("Fact"), N_("What happened? Say it as dully as you can.")),
    (
        N_("Swap"),
        N_("Use the dull word instead. If the fact stays and a judgement goes, the word is loaded."),
    ),
    (N_("Voice"), N_("Whose word is it: the writer's own, or somebody's whom the text names?")),
    (N_("Turn the page"), N_("Would you mark the same word in a text from the other side?")),
)
_TAUGHT: Final = re.compile(r"#technique-([a-z-]+)")
_SENTENCE: Final = re.compile(r"(?<=[.?!]) ")


def method(
    learner: LearnerExercise, pages: Iterable[str], language: str, known: set[str]
) -> Iterator[Method]:
    """Yield the strip for an exercise; `pages` are the texts of the lessons whose techniques it lists.

    It leaves out the groups whose titles are `known`, and adds its own to them.
    """
    groups = tuple(
        group for group in _groups(learner, "\n".join(pages), language) if group.title not in known
    )
    known.update(group.title for group in groups)
    if groups:
        yield Method(catalogue(language).gettext("Words to use"), groups)


def _groups(learner: LearnerExercise, page: str, language: str) -> Iterator[Words]:
    _ = catalogue(language).gettext
    known = vocabulary(language)
    tasks = [item.task for item in learner.items]
    if any(isinstance(task, Marking | Rewriting) for task in tasks):
        yield Words(_("Four tests for a word"), tuple((_(word), _(meaning)) for word, meaning in _TESTS))
    if any(isinstance(task, Marking) for task in tasks):
        taught = dict.fromkeys(id for id in _TAUGHT.findall(page) if id in known.techniques)
        terms = [known.techniques[id] for id in taught or COMMON]
        yield Words(_("Techniques"), tuple((term.label, _short(term.definition)) for term in terms))
    if any(isinstance(task, Sorting) for task in tasks):
        yield Words(
            _("Roles of a part"),
            tuple((role.label, _short(role.definition)) for role in known.roles.values()),
        )
    if any(isinstance(task, Choosing) and task.axis in known.axes for task in tasks):
        yield Words(
            _("Four questions for a citation"), tuple((axis.label, axis.ask) for axis in known.axes.values())
        )


def _short(definition: str) -> str:
    """Return the first sentence of a definition."""
    return _SENTENCE.split(definition, maxsplit=1)[0]
