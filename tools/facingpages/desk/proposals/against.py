"""Reasons against the wrong answers to a question on a citation.

Each tells what the text would have to have for that answer, and what this text has."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Final

from facingpages.author.suggest import unmarked
from facingpages.desk.proposals import quoting
from facingpages.language.messages import N_, catalogue


class Kept(StrEnum):
    """How a text gives its sources: in a list, by links, or in neither way."""

    LIST = "list"
    LINKS = "links"
    NOWHERE = "nowhere"


_NEEDED: Final = {
    Kept.LIST: {
        "found": N_("One entry of the text’s list would have to fit, and no other."),
        "indirect": N_("Several entries of the text’s list would have to fit."),
        "not-listed": N_("The text would have to name a source that is not in its list."),
    },
    Kept.LINKS: {
        "found": N_("One link of the text would have to lead to the source."),
        "indirect": N_("Several links of the text would have to fit."),
        "not-listed": N_("The text would have to name a source that it does not link to."),
    },
    Kept.NOWHERE: {
        "found": N_("The text would have to give a link to its source, or a list with it."),
        "indirect": N_("The text would have to give several links or entries that fit."),
        "not-listed": N_("The text would have to name its source by a title, an author or an outlet."),
    },
}
_NEEDED_ANYWHERE: Final = {
    "attributed": N_("The text would have to mention a study or a report, and not say which one."),
    "no-citation": N_("The text would have to point to no source at all."),
    "verbatim": N_("The words would have to be the same as in the source."),
    "altered": N_("Words would have to be changed or added."),
    "trimmed": N_("Words that change what it says would have to be left out."),
    "misattributed": N_("The words would have to be somebody else’s."),
    "supports": N_("The source would have to show everything in the statement."),
    "in-part": N_("The source would have to show one part of the statement, and not the other."),
    "does-not-address": N_("The source would have to say nothing on the point."),
    "contradicts": N_("The source would have to say something that conflicts with the statement."),
    "fit": N_("The source would have to be recent, close to the facts and independent."),
    "out-of-date": N_("The source would have to be too old for this statement."),
    "interested-party": N_("The author of the source would have to gain or lose by the statement."),
    "secondary-only": N_("The source would have to pass on what others said."),
    "opinion-as-fact": N_("The source would have to give a view that the text presents as a fact."),
    "cannot-tell": N_("You would have to open the source to decide."),
}
# What the text has, by the right answer.
_THERE: Final = {
    Kept.LIST: {
        "found": N_("Here one entry fits {mark}, and no other."),
        "indirect": N_("Here several entries fit {mark}."),
        "not-listed": N_("Here the list has no entry for {mark}."),
    },
    Kept.LINKS: {
        "found": N_("Here the link at {mark} leads to one address."),
        "indirect": N_("Here several links fit {mark}."),
        "not-listed": N_("Here no link leads to {mark}."),
    },
    Kept.NOWHERE: {"not-listed": N_("Here it gives neither for {mark}.")},
}
_ALL_THAT_IT_SAYS: Final = N_("Here {mark} is all that it says of the source.")
_NAMED_WORK: Final = N_("The text would have to name the work itself, as by its title.")
_ONLY_WHO: Final = N_("Here {mark} says who made it, but not which of their works it is.")
_WHICH: Final = N_("Here it says which one: {mark}.")
_MENTIONED: Final = N_("Here it mentions {mark}.")
_NONE: Final = N_("Here it names none.")
_NO_WORK: Final = N_("Here it mentions no such work.")
_NOT_SO: Final = N_("That is not so here.")
_NOT_SHOWN: Final = N_("Nothing that you see here shows it.")
_ENOUGH: Final = N_("The words that you see here are enough.")


@dataclass(frozen=True, slots=True)
class Shown:
    """How a text gives its sources, and the words that point to the one asked about, if any."""

    kept: Kept
    mark: str = ""


def reason(answer: str, right: str, shown: Shown, language: str) -> str:
    """Return the reason against an answer, where another is right; nothing for an unknown answer."""
    say = catalogue(language).gettext
    needed = _NEEDED[shown.kept].get(answer) or _NEEDED_ANYWHERE.get(answer)
    if needed is None:
        return ""
    if _names_only_who(answer, right, shown.mark):
        needed = _NAMED_WORK
    there = say(_there(answer, right, shown)).format(mark=quoting.quoted(shown.mark, language))
    return f"{say(needed)} {there}"


def is_reason(words: str, language: str) -> bool:
    """Return whether some words are a reason that `reason` gives, on any mark."""
    say = catalogue(language).gettext
    needed = [words for one in (*_NEEDED.values(), _NEEDED_ANYWHERE) for words in one.values()]
    return words.startswith(tuple(f"{say(one)} " for one in (*needed, _NAMED_WORK)))


def kept(citation: dict[str, Any]) -> Kept:
    """Return how a text gives its sources, by the state of its citation."""
    return Kept.LINKS if citation["links"] else Kept.LIST if citation["listed"] else Kept.NOWHERE


def _there(answer: str, right: str, shown: Shown) -> str:
    if right == "cannot-tell":
        return _NOT_SHOWN
    if answer == "cannot-tell":
        return _ENOUGH
    if right == "no-citation":
        return _NO_WORK if answer == "attributed" else _NONE
    if not shown.mark:
        return _NOT_SO
    if answer == "no-citation" and right in ("attributed", "not-listed"):
        return _MENTIONED
    if _names_only_who(answer, right, shown.mark):
        return _ONLY_WHO
    if right == "attributed":
        return _ALL_THAT_IT_SAYS
    if right == "not-listed" and answer == "attributed":
        return _WHICH
    return _THERE[shown.kept].get(right, _NOT_SO)


def _names_only_who(answer: str, right: str, mark: str) -> bool:
    """Return whether the words for a work hold a name, as "a Pew survey" does: students will say that the
    work is named."""
    return (answer, right) == ("not-listed", "attributed") and unmarked.holds_name(mark)
