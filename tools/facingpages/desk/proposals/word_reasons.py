"""Reasons why words are loaded: what they do, a test to put to them, and what the plain words keep.

The list that has a word knows its grammar and its technique, and which way it pushes."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

from facingpages.author.suggest import fits
from facingpages.author.suggest.lists import Listed, directions, loaded
from facingpages.language.messages import N_, catalogue


@dataclass(frozen=True, slots=True)
class Sort:
    """The work of words of one sort, the test that shows it, and that of plain words in their place."""

    does: str
    plain: str
    test: str = ""


_LEAVE_OUT: Final = N_("Leave it out, and ask which fact is lost.")
# True of any plain words, as of those that somebody types.
_ANY_PLAIN: Final = N_("Put ‘{neutral}’ in its place: the facts should stay the same.")
_ANY: Final = Sort(N_("“{words}” judges as well as names."), _ANY_PLAIN)
_BOTH_SIDES: Final = N_("Would both sides use this word?")
_BOTH_COULD: Final = N_("Both could say ‘{neutral}’ and mean the same thing.")
_SAME_ACT: Final = N_("‘{neutral}’ tells the same act and lets readers judge it.")
_STILL_DESCRIBED: Final = N_("‘{neutral}’ still describes it and leaves the mark to readers.")
_HOW_LIKELY: Final = N_("Ask what would happen, and how likely it is.")
_ROOM: Final = N_("‘{neutral}’ leaves room for an answer.")
_NUMBER: Final = N_("Ask for a number.")
_ENOUGH: Final = N_("Without one, ‘{neutral}’ says enough.")
_SAME_PEOPLE: Final = N_("‘{neutral}’ names the same people without the label.")
_SORTS: Final = {
    "verdict": _ANY,
    "verb": Sort(N_("“{words}” tells an act and blames it in the same word."), _SAME_ACT),
    "verb praise": Sort(N_("“{words}” tells an act and praises it in the same word."), _SAME_ACT),
    "verb says": Sort(
        N_("“{words}” tells that somebody spoke and makes it sound bad."),
        N_("‘{neutral}’ tells it without the blame."),
    ),
    "verb force": Sort(
        N_("“{words}” tells an act with more force than the plain verb."),
        N_("‘{neutral}’ tells the same act without it."),
        N_("Ask whether the extra force is a fact."),
    ),
    "picture": Sort(
        N_("“{words}” paints a picture where plain words would do."),
        N_("‘{neutral}’ says what is meant, and the feeling of the picture goes."),
    ),
    "noun": Sort(N_("“{words}” names something and condemns it at once."), _BOTH_COULD, _BOTH_SIDES),
    "noun praise": Sort(N_("“{words}” names something and praises it at once."), _BOTH_COULD, _BOTH_SIDES),
    "noun small": Sort(
        N_("“{words}” makes something look small or silly by its name."), _BOTH_COULD, _BOTH_SIDES
    ),
    "fear": Sort(
        N_("“{words}” makes readers afraid before they know what would happen."), _ROOM, _HOW_LIKELY
    ),
    "size": Sort(
        N_("“{words}” says how much or how strong, in a word that nobody can measure."), _ENOUGH, _NUMBER
    ),
    "person": Sort(
        N_("“{words}” sums people up in one label that runs them down."),
        _SAME_PEOPLE,
        N_("Would they call themselves that?"),
    ),
    "person praise": Sort(
        N_("“{words}” sums people up in one label that praises them."),
        _SAME_PEOPLE,
        N_("Would their opponents call them that?"),
    ),
    "adjective": Sort(N_("“{words}” does not only describe: it gives a bad mark."), _STILL_DESCRIBED),
    "adjective praise": Sort(N_("“{words}” does not only describe: it gives a good mark."), _STILL_DESCRIBED),
    "adjective small": Sort(
        N_("“{words}” makes what it describes look weak or foolish."),
        N_("‘{neutral}’ still describes it, without the scorn."),
    ),
    "adjective feeling": Sort(
        N_("“{words}” tells readers what to feel."),
        N_("‘{neutral}’ describes it and leaves the feeling to them."),
        N_("Somebody else may feel otherwise."),
    ),
    "adverb": Sort(
        N_("“{words}” says how, and gives a mark for it."), N_("‘{neutral}’ says how, and gives none.")
    ),
    "intensifier": Sort(
        N_("“{words}” turns up the feeling and adds no fact."), N_("‘{neutral}’ says it without the feeling.")
    ),
    "absolute": Sort(
        N_("“{words}” allows no exception and no doubt."),
        N_("‘{neutral}’ leaves room for one."),
        N_("One exception would make it wrong."),
    ),
    "commonplace": Sort(
        N_("“{words}” is a set phrase that closes the question."),
        N_("After ‘{neutral}’, readers would still wait for one."),
        N_("It fits almost any topic and gives no reason."),
    ),
    "time": Sort(
        N_("“{words}” makes the moment itself the reason."),
        N_("‘{neutral}’ keeps the point without the hurry."),
        N_("Ask whether the reason would still hold next year."),
    ),
    "popularity": Sort(
        N_("“{words}” speaks for many people who were not asked."),
        N_("‘{neutral}’ does not speak for them."),
        N_("Ask who counted them."),
    ),
    "value": Sort(
        N_("“{words}” calls on a value that hardly anyone would speak against."),
        N_("‘{neutral}’ says what is meant."),
        N_("Ask what the value has to do with this case."),
    ),
    "doubt": Sort(
        N_("“{words}” makes readers doubt what somebody says."),
        N_("‘{neutral}’ says the same without the doubt."),
        N_("Ask what the doubt rests on."),
    ),
    "dilemma": Sort(
        N_("“{words}” says that there is no other way."),
        N_("‘{neutral}’ leaves it open."),
        N_("Try to name one."),
    ),
}
_OF_RULES: Final = {
    "judging-verb": "verb",
    "image-verb": "picture",
    "image-phrase": "picture",
    "person-noun": "person",
    "judging-noun": "noun",
    "judging-adjective": "adjective",
    "size-adjective": "size",
    "size-noun": "size",
    "fear-word": "fear",
    "absolute": "absolute",
    "intensifier": "intensifier",
    "commonplace": "commonplace",
    "time-call": "time",
    "popularity": "popularity",
    "value-call": "value",
    "doubt-word": "doubt",
    "doubtful-report": "doubt",
    "dilemma": "dilemma",
    "verdict-phrase": "verdict",
}
# For words that no list has: true of any words that use the technique.
_OF_TECHNIQUES: Final = {
    "name-calling": Sort(
        N_("“{words}” gives somebody a label and judges by it."), _ANY_PLAIN, _SORTS["person"].test
    ),
    "exaggeration": Sort(
        N_("“{words}” may say more or less than anyone has shown."),
        _ANY_PLAIN,
        N_("Ask who counted, and how."),
    ),
    "conversation-killer": Sort(
        N_("“{words}” closes the question and gives no reason."), _ANY_PLAIN, N_("Ask for the reason.")
    ),
    **{
        technique: replace(_SORTS[name], plain=_ANY_PLAIN)
        for technique, name in {
            "appeal-to-fear": "fear",
            "appeal-to-time": "time",
            "appeal-to-popularity": "popularity",
            "appeal-to-values": "value",
            "doubt": "doubt",
            "false-dilemma": "dilemma",
        }.items()
    },
}
_SPEECH: Final = frozenset("say speak talk complain report lecture tell repeat ask protest address".split())
_FORCE: Final = frozenset(
    "criticise increase reduce rise grow reject defeat destroy end stop surprise shock worry frighten upset "
    "anger press hit be prevent remove limit urge weaken trouble".split()
)


def of_words(
    words: str, technique: str | None, neutral: str | None, language: str, *, is_noun: bool = False
) -> str:
    """Return why some words judge as well as name, with the plain words that show it; a listed verb may be a
    noun in its sentence, as in "a panic"."""
    say, sort = catalogue(language).gettext, _sort(words, technique, is_noun=is_noun)
    entry = loaded().entry(words)
    plain = sort.plain if neutral and entry and fits.is_listed(entry, neutral) else _ANY_PLAIN
    rest = [sort.test, plain if neutral else ""] if neutral or sort.test else [_LEAVE_OUT]
    said = " ".join(say(one) for one in (sort.does, *filter(None, rest)))
    return said.format(words=words, neutral=neutral)


def _sort(words: str, technique: str | None, *, is_noun: bool) -> Sort:
    """Return the sort of some words: by their entry in the list, or by a technique that is another."""
    entry = loaded().entry(words)
    if entry is None or technique not in (None, entry.rule.technique):
        return _OF_TECHNIQUES.get(technique or "", _ANY)
    name = "noun" if is_noun else _OF_RULES[entry.rule.id]
    return _SORTS.get(f"{name} {_way(entry, name)}") or _SORTS.get(_way(entry, name)) or _SORTS[name]


def _way(entry: Listed, name: str) -> str:
    """Return which way the word of an entry pushes, or how it works; nothing where it blames."""
    if entry.name == "ly":
        return "adverb"
    if direction := directions().get(entry.term):
        return direction
    if name == "verb":
        first = entry.plain.partition(" ")[0]
        return "says" if first in _SPEECH else "force" if first in _FORCE else ""
    return ""
