"""A rewriting in Moodle: an essay that begins with the sentence, and the key for the teacher."""

from __future__ import annotations

from typing import Final
from xml.etree.ElementTree import Element

from facingpages.course.items import Exercise, RewriteKey, Rewriting
from facingpages.export import elements
from facingpages.export.elements import element
from facingpages.export.ids import ident
from facingpages.export.moodle.parts import html, question
from facingpages.export.target import Carried
from facingpages.language.messages import N_

CARRIED: Final = Carried(
    N_("essay that a person marks"),
    None,
    (N_("passage and sentence"), N_("rubric, model and word lists, for the one who marks")),
    (N_("the student begins from the sentence itself"), N_("a person gives the score")),
    (N_("the word check"),),
)


def rewriting(exercise: Exercise, language: str) -> Element:
    """Return the essay question of a rewriting."""
    item = exercise.items[0]
    assert isinstance(item.task, Rewriting)
    assert isinstance(item.key, RewriteKey)
    made = question("essay", exercise.stem.title, ident(exercise))
    made.append(html("questiontext", *elements.stem(exercise.stem, language)))
    made.append(element("responseformat", "plain"))
    made.append(element("responserequired", "1"))
    made.append(element("responsefieldlines", "5"))
    made.append(element("attachments", "0"))
    made.append(element("attachmentsrequired", "0"))
    made.append(html("graderinfo", *elements.for_the_teacher(item.key, language)))
    made.append(element("responsetemplate", element("text", item.task.sentence), format="plain_text"))
    return made
