"""Claim and evidence in Moodle: a Cloze question, each part of the passage with a dropdown of roles."""

from __future__ import annotations

import html as entities
from collections.abc import Iterator
from typing import Final
from xml.etree.ElementTree import Element

from facingpages.course.items import Exercise, Sorting, SortKey
from facingpages.course.part_labels import labels, named_parts
from facingpages.export import alike, elements
from facingpages.export.elements import Named, element
from facingpages.export.ids import ident
from facingpages.export.moodle.parts import hints, markup, question
from facingpages.export.target import Carried
from facingpages.handout.model.printable import printable
from facingpages.language.messages import N_, catalogue
from facingpages.language.vocabulary import vocabulary

# The signs of a gap, as entities of HTML.
_SIGNS: Final = str.maketrans({sign: f"&#{ord(sign)};" for sign in "~#{}\\="})


def sorting(exercise: Exercise, language: str) -> Element:
    """Return the Cloze question of an exercise that sorts parts."""
    _ = catalogue(language).gettext
    task = exercise.items[0].task
    assert isinstance(task, Sorting)
    names = labels(exercise.without_key())
    named: list[list[Named]] = [[] for _passage in exercise.stem.passages]
    for unit, name in zip(task.units, names, strict=True):
        named[unit.passage].append(Named(unit.where, name, before=True))
    shown = "".join(markup(part) for part in elements.stem(exercise.stem, language, named))
    asked = markup(element("p", _("Choose a role for each part.")))
    rows = "".join(
        f"<p><strong>[{name}]</strong> {gap}</p>"
        for name, gap in zip(names, _gaps(exercise, language), strict=True)
    )
    made = question("cloze", exercise.stem.title, ident(exercise))
    made.remove(made.find("defaultgrade"))  # type: ignore[arg-type]  # a Cloze question adds up its gaps
    made.append(element("questiontext", element("text", shown + asked + rows), format="html"))
    made.extend(
        hints(
            _("For each part ask: does it say that something is so, or show it?"),
            _("A claim is what the text wants you to believe. Evidence is what it gives you for it."),
            _("Read the parts that are left once more. Which part does each of them serve?"),
        )
    )
    return made


def _gaps(exercise: Exercise, language: str) -> Iterator[str]:
    """Yield a dropdown for each part: every role, those that are right at full marks, with the reason."""
    key = exercise.items[0].key
    assert isinstance(key, SortKey)
    roles = vocabulary(language).roles
    for unit in key.units:
        why = _gap_text(named_parts(exercise.without_key(), unit.why))
        choices = (
            f"{'=' if id in unit.roles else '%0%'}{_gap_text(role.label)}#{why}" for id, role in roles.items()
        )
        yield "{1:MULTICHOICE:" + "~".join(choices) + "}"


def _gap_text(text: str) -> str:
    r"""Return a text for inside a gap: as HTML with its signs as entities, and that escaped once more.

    Moodle turns entities back once before it looks for `\}` and `\#`, and shows the rest as HTML."""
    markup = entities.escape(printable(text), quote=False).translate(_SIGNS)
    return markup.replace("&", "&amp;")


def carry(exercise: Exercise) -> Carried:
    """Return what becomes of the sorting of parts in Moodle."""
    return alike.roles(exercise, N_("a dropdown for each part"), (N_("three general hints are added"),), ())
