"""Facts that a text states of itself: looked up in the text, and its date understood as a day, month or year."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from facingpages.author.suggest import demands
from facingpages.checks import seeds as seed_checks
from facingpages.course.formats.fields import NOT_STATED
from facingpages.course.formats.seeds import STATED
from facingpages.desk.bench.bench import Bench
from facingpages.desk.requests.refusal import Refusal
from facingpages.desk.requests.to_make import LookUpFact
from facingpages.language.dates import spoken
from facingpages.language.messages import catalogue
from facingpages.text.dates import PartialDate
from facingpages.text.folded import fold
from facingpages.text.written_dates import is_without_year, readings

Answer = dict[str, Any]
_FORM: Final = "2025-03-31"


def looked_up(bench: Bench, request: LookUpFact) -> Answer:
    """Return a fact as the course keeps it, the date that it is understood as, and whether the text states it."""
    value = " ".join(request.value.split())
    if request.name not in STATED or not value or value == NOT_STATED:
        return {"value": value, "understood": "", "in_text": True}
    text, language = _text(bench, request), bench.course.language
    if request.name != "date":
        return {"value": value, "understood": "", "in_text": seed_checks.states(text, request.name, value)}
    date = understood(value, language)
    in_text = seed_checks.states(text, "date", str(date)) or fold(value) in text
    return {"value": str(date), "understood": spoken(date, language), "in_text": in_text}


def understood(written: str, language: str) -> PartialDate:
    """Return the date that some words or figures name; raise `Refusal` where there is none, or more than one."""
    _ = catalogue(language).gettext
    match readings(written):
        case (date,):
            return date
        case (one, other):
            raise Refusal(
                _("“%(words)s” can be two dates") % {"words": written},
                _("Write %(one)s for %(one_said)s, or %(other)s for %(other_said)s.")
                % {
                    "one": one,
                    "one_said": spoken(one, language),
                    "other": other,
                    "other_said": spoken(other, language),
                },
            )
        case _ if is_without_year(written):
            raise Refusal(
                _("“%(words)s” has no year") % {"words": written},
                _("Write the year too, as in “%(words)s 2025”, or leave the date empty.")
                % {"words": written},
            )
        case _:
            raise Refusal(
                _("“%(words)s” is not understood as a date") % {"words": written},
                _("Write the day as %(day)s, the month as %(month)s, or the year alone.")
                % {"day": _FORM, "month": _FORM[:7]},
            )


def as_stated(words: str, language: str) -> Answer:
    """Return a date that a text states, in figures and in words, with the words of the text; nothing where it
    can be two dates."""
    dates = readings(words)
    if len(dates) != 1:
        return {}
    return {"value": str(dates[0]), "written": words, "understood": spoken(dates[0], language)}


def position(lines: Sequence[str], title: str, language: str) -> str:
    """Return what the writer of a text asks for, in the text's own words, as a proposal for its position.

    An aside comes with the point that the text makes of its topic.  Where no sentence surely asks, a title
    that takes a side is the position, or else that point, an opinion, any title, or the last sentence."""
    _ = catalogue(language).gettext
    demand, point = demands.best(lines, title=title), demands.point(lines)
    if demand and demand.then:
        return _("asks: “{words}” and “{more}”").format(words=demand.words, more=demand.then)
    if demand and demand.is_aside and not demand.is_view and point:
        return _("says: “{point}”, and asks: “{words}”").format(point=point, words=demand.words)
    if demand and not demand.is_view:
        return _("asks: “{words}”").format(words=demand.words)
    view = (demand.words if demand else "") or (title if demands.takes_side(title) else "")
    words = view or point or demands.opinion(lines, title) or title or demands.last_point(lines)
    return _("says: “{words}”").format(words=words) if words else ""


def _text(bench: Bench, request: LookUpFact) -> str:
    """Return the words that are to state the fact, folded; raise `Refusal`."""
    if request.seed is not None and request.seed in bench.course.texts:
        return bench.course.texts[request.seed].text.folded
    if request.text is not None and request.text in bench.brought:
        return fold("\n".join(line.text for line in bench.brought[request.text][1].lines))
    raise Refusal("this text is no longer here", "Choose its file again.")
