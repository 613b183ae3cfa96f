"""The plainer wording of a listed word, as it fits the sentence: none is better than one that is no English.

A list gives one wording for a word.  The words around it show whether that wording can take its place."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Final, assert_never

from facingpages.author.suggest.inflect import AFTER_NOUN, Form, forms
from facingpages.author.suggest.lists import Listed, Sureness, rows, stop_words

_ARTICLES: Final = frozenset("a an the my your his her its our their no another every each".split())
_BEFORE_MANY: Final = frozenset("the these those my your his her its our their some many no few".split())
_BEFORE_A_VERB: Final = frozenset(
    "will would can could should must may might shall "
    "cannot don't doesn't didn't won't they we you i who".split()
)
_BEFORE_THE_THIRD: Final = frozenset("he she it who which".split())
_ALSO_NOUNS: Final = frozenset(
    "worry damage campaign influence increase support praise change attack threat".split()
)
_NUMBER: Final = re.compile(
    r"[\d.,]*\d|one|two|three|four|five|six|seven|eight|nine|ten|twelve|dozens?|hundreds?|thousands?|"
    r"millions?|billions?|half|few|several|many"
)
_OBJECTS: Final = frozenset(
    "the a an this these those my your his her its "
    "our their him them us me each every all some any no".split()
)
_SUBJECTS: Final = frozenset("that they he she we i it there".split())
_IS: Final = frozenset(
    "is are was were be been being seem seems "
    "seemed look looks looked become becomes became remain remains".split()
)
_ADVERBS: Final = frozenset("so very quite too really now still already simply".split())
_HELPING: Final = _IS | frozenset("has have had having get gets got".split())
_BEFORE_NOUNS: Final = {"base": _ARTICLES, "s": _BEFORE_MANY, "ing": _ARTICLES}
# A word behind one of these is a noun; so is one that is second after an article, as in "the phone panic".
_BEFORE_A_NOUN: Final = frozenset("of in into with by about without from against despite over".split())
_GROUPS: Final = frozenset("people men women children police public media young old rich poor".split())
_OF_PLACE: Final = frozenset("at about over around through".split())
# Prepositions that belong to the verb before them; others, as "in" and "for", can follow any.
_OF_THE_VERB: Final = frozenset(
    "of at against about over into onto upon with to around out up down off away through".split()
)
_NO_OBJECT: Final = frozenset("say talk speak complain worry hesitate argue object smile walk act".split())
_NEEDS_OBJECT: Final = frozenset(
    "admire affect anger cause cover criticise damage defeat destroy disturb dismiss divide exclude "
    "frighten handle harm ignore impose influence injure insult involve limit mislead overstate praise "
    "prevent promote provoke punish reduce reject remove support threaten trouble upset use value".split()
)
_PREPOSITIONS: Final = _OF_THE_VERB | frozenset(
    "in on for from by after before during until since at as".split()
)
# Plain nouns that are counted, for nouns that are not: "this nonsense" is "this view", "some" is none.
_COUNTED: Final = frozenset(
    {"disputed view", "mistake", "disputed scheme", "serious problem", "inaccurate statement"}
)
_BEFORE_ONE: Final = _ARTICLES | frozenset("this that such any some one".split())
_ONLY_AFTER_IS: Final = frozenset("of without with in for at against not".split())
_DOUBTED: Final = frozenset("may might could would can if where when".split())
_WEAK: Final = frozenset("absolute size-adjective size-noun image-phrase image-verb verdict-phrase".split())
_NOUN_WITHIN: Final = 2  # words: "huge energy bills"
_ONLY_BEFORE_NOUNS: Final = frozenset("former leading main".split())
_NO_PLURAL: Final = frozenset(
    "conduct cover support control talk pressure deception disorder publicity hostility harm damage "
    "discomfort violence criticism misconduct confidence self-interest disrespect retaliation spending "
    "regulation praise noise inaction material involvement".split()
)
_MANY: Final = re.compile(r"(?!news$|series$|politics$).*[^sui]s")
_ONE_OF_MANY: Final = re.compile(r"(?P<one>warning|accusation|concession|speech|statement|threat|slogan)e?s")
_ONE: Final = frozenset("a an this that another each every one".split())
_LONG: Final = 3  # words of a plain verb that cannot be passive: "was brought politics into"


def plain(listed: Listed, before: Sequence[str], after: Sequence[str]) -> str | None:
    """Return the plainer wording of an entry in its sentence, or None where it would make no English.

    `before` and `after` are the words around it up to a comma or another sign, in lower case."""
    neutral = listed.neutral
    if not neutral:
        return None
    match listed.rule.form:
        case Form.VERB:
            return _verb(listed, neutral, before, after)
        case Form.NOUN:
            return _noun(listed, neutral, before)
        case Form.ADJECTIVE:
            return _adjective(listed, neutral, before, after)
        case Form.FIXED:
            if neutral == "very":
                return _before_adjectives(before, after)
            is_one = neutral.endswith("people") and after and re.fullmatch(r".*[^s]s", after[0])
            return None if is_one else neutral  # "nobody sane thinks"
        case _:
            assert_never(listed.rule.form)


def is_listed(listed: Listed, neutral: str) -> bool:
    """Return whether some words are a plainer wording of an entry, in any form or sentence."""
    plain, form = listed.plain, listed.rule.form
    if not plain:
        return False
    instead = {said for (adjective, _), said in _instead().items() if adjective == plain}
    known = {*forms(plain, form).values(), listed.neutral or plain, *instead}
    return neutral.removeprefix("a ") in known | {
        one["one"] for one in [_ONE_OF_MANY.fullmatch(plain)] if one
    }


def is_noun(listed: Listed, before: Sequence[str]) -> bool:
    """Return whether a listed verb is a noun here, by the words before it, as in "a panic"."""
    if listed.rule.form is not Form.VERB or not before:
        return False
    last = before[-1]
    if last in _BEFORE_NOUNS.get(listed.name, frozenset()):
        return True
    if listed.name not in ("base", "s") or last.endswith(("n't", "ly")):
        return False
    is_modified = (
        listed.name == "base"
        and len(before) > 1
        and before[-2] in _ARTICLES | _OBJECTS
        and last not in stop_words() | _GROUPS
        and not last.endswith("s")
    )
    return is_modified or last in _BEFORE_A_NOUN


def may_judge(listed: Listed, before: Sequence[str], after: Sequence[str]) -> bool:
    """Return whether a word that judges sometimes seems to do so here: one of quantity, a picture, a
    verdict, or an adjective after "is" without its noun or a doubt."""
    if listed.rule.id != "judging-adjective":
        return listed.rule.id in _WEAK
    subject = [word for word in before if word not in _ADVERBS]
    is_alone = not after or after[0] in stop_words() | _PREPOSITIONS
    is_said = listed.name == "base" and bool(subject) and subject[-1] in _IS
    return is_said and is_alone and _DOUBTED.isdisjoint(before)


def only_names(listed: Listed, before: Sequence[str]) -> bool:
    """Return whether a verb that judges sometimes is a noun here, as "a mock in May"."""
    return listed.sureness is Sureness.SOMETIMES and is_noun(listed, before)


def _verb(listed: Listed, neutral: str, before: Sequence[str], after: Sequence[str]) -> str | None:
    last, follows = before[-1] if before else "", after[0] if after else ""
    if is_noun(listed, before):
        is_noun_too = listed.plain in _ALSO_NOUNS - (_NO_PLURAL if last in _ONE else frozenset())
        return neutral if is_noun_too else None  # as "the boast"
    if _NUMBER.fullmatch(last):
        return None  # what is counted is a noun, or a unit as "pounds"
    if listed.name in ("ed", "en") and (follows == "by" or not _HELPING.isdisjoint(before[-3:])):
        neutral = forms(listed.plain, Form.VERB)["en"]
        if _IS.isdisjoint(before[-3:]):
            pass
        elif listed.plain in _NO_OBJECT or len(neutral.split()) >= _LONG:
            return None
        elif " " not in listed.plain and (not follows or follows in _OF_PLACE | _PREPOSITIONS - _OF_THE_VERB):
            return neutral
    if listed.plain in _NEEDS_OBJECT and (not follows or follows in _PREPOSITIONS):
        return None
    if follows in _OF_THE_VERB:
        return neutral if follows in _takes().get(listed.plain, frozenset()) else None
    if listed.plain == "say":
        return neutral if not follows or follows in _SUBJECTS else None
    return None if listed.plain in _NO_OBJECT and follows in _OBJECTS else neutral


def _noun(listed: Listed, neutral: str, before: Sequence[str]) -> str | None:
    last = before[-1] if before else ""
    if last in (_BEFORE_A_VERB if listed.name == "base" else _BEFORE_THE_THIRD):
        return None
    noun = AFTER_NOUN.split(neutral, maxsplit=1)[0].split()[-1]
    if listed.name == "base" and _MANY.fullmatch(noun):
        return _of_many(neutral, last)
    if last in ("a", "an"):
        return None if noun in _NO_PLURAL else neutral
    if listed.name != "base" or listed.plain not in _COUNTED:
        return neutral
    if last in _IS:
        return f"a {neutral}"  # "that is nonsense"
    return neutral if _BEFORE_ONE.intersection(before[-3:]) else None


def _of_many(neutral: str, last: str) -> str | None:
    """Return a plain noun for many after a word: "this warning" for "this scaremongering"."""
    one = _ONE_OF_MANY.fullmatch(neutral)
    if last in _ONE:
        return one["one"] if one else None
    if last in _IS:
        return f"a {one['one']}" if one else neutral
    return None if last in ("much", "little", "less") else neutral


def _before_adjectives(before: Sequence[str], after: Sequence[str]) -> str | None:
    """Return "very" for a word before an adjective: "is absurdly high", "an absurdly high price"."""
    is_after = bool(before) and before[-1] in _IS | _ARTICLES
    return "very" if is_after and after and not after[0].endswith(("ed", "ing")) else None


def _adjective(listed: Listed, neutral: str, before: Sequence[str], after: Sequence[str]) -> str | None:
    if listed.name != "base":
        return neutral
    subject = [word for word in before if word not in _ADVERBS]
    is_said = bool(subject) and subject[-1] in _IS and len(subject) > 1
    if _is_act(listed, after, is_said=is_said and subject[-2] != "there"):
        return None
    if is_said:
        noun = subject[-2]
        follows = _instead().get((neutral, after[0])) if after else None
        fitting = follows or _instead().get((neutral, noun), neutral)
        return None if neutral in _ONLY_BEFORE_NOUNS else fitting
    if not after:
        return neutral
    otherwise = None if neutral.split()[0] in _ONLY_AFTER_IS else neutral
    nouns = [after[0], *(word for word in after[1:_NOUN_WITHIN] if word not in stop_words() | _PREPOSITIONS)]
    of_noun = (_instead().get((neutral, word)) for word in nouns)
    return next(filter(None, of_noun), None) or _instead().get((neutral, "*"), otherwise)


def _is_act(listed: Listed, after: Sequence[str], *, is_said: bool) -> bool:
    """Return whether a listed adjective is a verb here: "they botched the plan", "it is insulting pupils"."""
    if not after or not listed.shown.endswith(("ed", "ing")):
        return False
    return after[0] in _OBJECTS or (
        is_said and listed.shown.endswith("ing") and after[0] not in stop_words() | _PREPOSITIONS
    )


@lru_cache
def _takes() -> dict[str, frozenset[str]]:
    """Return the prepositions that plain verbs take."""
    return {verb: frozenset(prepositions.split()) for verb, prepositions in rows("takes.tsv")}


@lru_cache
def _instead() -> dict[tuple[str, str], str]:
    """Return the plain adjective that goes with a noun, where the one of the list does not."""
    return {
        (adjective, noun): instead
        for adjectives, nouns, instead in rows("collocations.tsv")
        for adjective in adjectives.split(", ")
        for noun in nouns.split()
    }
