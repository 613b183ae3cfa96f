"""Multiple choice in Moodle: loaded terms as numbered phrases, and the questions of a citation check."""

from __future__ import annotations

from collections.abc import Sequence
from xml.etree.ElementTree import Element

from facingpages.course.formats.answers import Answer
from facingpages.course.items import ChoiceKey, Choosing, Exercise
from facingpages.export import alike, elements, phrases
from facingpages.export.elements import Named, element
from facingpages.export.ids import ident
from facingpages.export.moodle import shares
from facingpages.export.moodle.parts import answer, hints, html, question
from facingpages.export.phrases import Phrase
from facingpages.export.target import CannotCarry, Carried
from facingpages.language.messages import N_, catalogue


def marking(exercise: Exercise, language: str) -> Element:
    """Return the question of a marking exercise: numbered phrases to tick, and "nothing here is loaded"."""
    _ = catalogue(language).gettext
    offered = phrases.offered(exercise)
    named: list[list[Named]] = [[] for _passage in exercise.stem.passages]
    for number, phrase in enumerate(offered, 1):
        index = next(i for i, p in enumerate(exercise.stem.passages) if phrase.words in p.words)
        where = exercise.stem.passages[index].characters(phrase.words)
        named[index].append(Named(where, str(number)))
    task = _("Tick each phrase that is loaded. The numbers are those in the text.")
    made = question("multichoice", exercise.stem.title, ident(exercise))
    made.append(html("questiontext", *elements.stem(exercise.stem, language, named), element("p", task)))
    made.extend(_settings(single=False))
    worth = _worth(exercise, offered)
    for number, (phrase, share) in enumerate(zip(offered, worth, strict=False), 1):
        text = f"{number}. {phrases.shown(exercise, phrase)}"
        made.append(answer(share, text, phrases.reason(phrase, language)))
    made.append(answer(worth[-1], _("Nothing here is loaded."), ""))
    made.extend(
        hints(
            _("Read each phrase in its sentence. Does it judge, or does it only name?"),
            _("Try the swap: put a plainer word in its place. Is a judgement gone, and no fact?"),
            _("Keep each phrase that lost a judgement. Untick each one that only names."),
        )
    )
    return made


def _worth(exercise: Exercise, offered: Sequence[Phrase]) -> list[float]:
    """Return what ticking each phrase earns, in per cent, and last what "nothing here is loaded" earns."""
    loaded = sum(phrase.verdict == "loaded" for phrase in offered)
    wrong = sum(phrase.verdict == "plain" for phrase in offered)
    if not loaded:
        return [0.0 if phrase.verdict == "contested" else -100.0 for phrase in offered] + [100.0]
    right = shares.shares(loaded)
    if right is None:
        raise CannotCarry(
            f"`{exercise.stem.id}` has {loaded} loaded spans, and Moodle takes at most {shares.MOST} right "
            "answers in a question. Split the exercise in two."
        )
    taken = shares.penalty(loaded, wrong) if wrong else 0.0
    each = iter(right)
    values = {"contested": 0.0, "plain": -taken}
    return [next(each) if phrase.verdict == "loaded" else values[phrase.verdict] for phrase in offered] + [
        -100.0
    ]


def choosing(exercise: Exercise, number: int, language: str) -> Element:
    """Return one question of a citation check, given its number from 0."""
    item = exercise.items[number]
    assert isinstance(item.task, Choosing)
    assert isinstance(item.key, ChoiceKey)
    _ = catalogue(language).gettext
    several = len(exercise.items) > 1
    title = f"{exercise.stem.title} ({number + 1}/{len(exercise.items)})" if several else exercise.stem.title
    made = question("multichoice", title, ident(exercise, f"q{number + 1}"))
    ask = element("p", element("strong", item.task.ask))
    made.append(html("questiontext", *elements.stem(exercise.stem, language), ask))
    made.extend(_settings(single=True))
    reasons = dict(item.key.whys)
    for choice in item.task.choices:
        made.append(answer(100.0 if choice.id == item.key.choice else 0.0, choice.text, reasons[choice.id]))
    made.extend(
        hints(
            _("Look at the mark in the text first, and only then at the list."),
            _("Which entry, or none, does the mark lead to? Read that entry to its end."),
            _("Go through the answers one by one. Which of them can you show with words of the text?"),
        )
    )
    return made


def _settings(*, single: bool) -> list[Element]:
    return [
        element("single", "true" if single else "false"),
        element("shuffleanswers", "false"),
        element("answernumbering", "none"),
        element("showstandardinstruction", "0"),
    ]


def carried_marking(exercise: Exercise) -> Carried:
    """Return what becomes of a marking exercise in Moodle."""
    offered = phrases.offered(exercise)
    worth = _worth(exercise, offered)

    def scored(given: Answer) -> float:
        """Return what marks earn; no marks mean that the reader ticks "nothing here is loaded"."""
        return _earned(worth, phrases.ticked(offered, given) if given.marks else frozenset({len(offered)}))

    return Carried(
        N_("numbered phrases to tick"),
        scored,
        (
            N_("passages and prompt"),
            N_("every keyed phrase with its reason"),
            N_("contested phrases count neither way"),
        ),
        (
            N_("readers judge phrases that are offered, instead of finding words"),
            N_("the program adds phrases that are in no key"),
            N_("half of a phrase counts as all of it, and extra words around it cost nothing"),
            N_("a text with nothing loaded has its own answer to tick"),
        ),
        (N_("naming the technique"), N_("the reader’s own wording")),
        give_away=phrases.give_away(offered, lambda ticks: _earned(worth, ticks)),
    )


def carried_choosing(exercise: Exercise) -> Carried:
    """Return what becomes of a citation check in Moodle."""
    changed = (N_("three general hints are added"), N_("each question is a separate question"))
    return alike.choices(exercise, N_("multiple choice, one question each"), changed, ())


def _earned(worth: Sequence[float], ticks: frozenset[int]) -> float:
    """Return what ticked answers earn by Moodle's rule: the sum of their shares, from 0 to 1."""
    return min(1.0, max(0.0, sum(worth[i] for i in ticks) / 100))
