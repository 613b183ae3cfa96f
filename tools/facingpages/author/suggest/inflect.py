"""The inflected forms of an English list entry, made by rule and a short table of exceptions.

A list holds `slam` once; a text may hold "slams", "slammed" and "slamming".  The neutral wording follows
the form that was found, so that it can be put in its place: "slammed" gives "criticised"."""

from __future__ import annotations

import re
from enum import StrEnum
from functools import lru_cache


class Form(StrEnum):
    """How a list entry is inflected: as verb, noun or adjective, in its first or last word, or not at all."""

    VERB = "v"
    NOUN = "n"
    ADJECTIVE = "a"
    FIXED = "x"


# base: past, past participle
_PAST = {
    words.split()[0]: (words.split()[1], words.split()[-1])
    for words in (
        "beat beat beaten|become became become|bend bent|bleed bled|blow blew blown|break broke broken|bring brought|buy bought|cast cast|"
        "choose chose chosen|cling clung|cut cut|deal dealt|dig dug|do did done|draw drew drawn|drive drove driven|fall fell fallen|feed fed|"
        "flee fled|foresee foresaw foreseen|get got|give gave given|go went gone|grind ground|grow grew grown|hit hit|hold held|keep kept|"
        "lay laid|lead led|leave left|lose lost|make made|mislead misled|pay paid|play played|put put|ride rode ridden|rise rose risen|"
        "run ran run|say said|see saw seen|sell sold|send sent|shed shed|shut shut|sink sank sunk|slink slunk|sow sowed sown|speak spoke spoken|"
        "spend spent|spin spun|stand stood|steal stole stolen|stick stuck|strike struck|sweep swept|take took taken|tear tore torn|"
        "think thought|throw threw thrown|withdraw withdrew withdrawn|write wrote written|withhold withheld|mow mowed mown|"
        "bite bit bitten|catch caught|eat ate eaten|feel felt|fight fought|have had|hide hid hidden|let let|"
        "light lit|shake shook shaken|shoot shot|show showed shown|sit sat|spit spat|spread spread|"
        "teach taught|tell told|upset upset|wring wrung"
    ).split("|")
}
_PLURAL = {
    "man": "men",
    "person": "people",
    "child": "children",
    "hero": "heroes",
    "crisis": "crises",
    "sheep": "sheep",
    "thief": "thieves",
    "spokesman": "spokesmen",
}
_VOWELS = "aeiou"
_DOUBLED = frozenset("admit commit label control forget permit prefer refer regret upset".split())
AFTER_NOUN = re.compile(
    r" (?=(?:of|who|in|for|from|at|on|to|by|with|within|without) |(?:accused|blamed|involved)\b)"
)


@lru_cache(maxsize=8192)
def forms(phrase: str, form: Form) -> dict[str, str]:
    """Return the forms of a phrase by what they are: `base`, `s`, `ed`, `en`, `ing` of a verb; `base`, `s`
    of a noun; `base`, `ly` of an adjective."""
    if form is Form.VERB:
        head, gap, rest = phrase.partition(" ")
        return {name: made + gap + rest for name, made in _verb(head).items()}
    if form is Form.NOUN:
        head = AFTER_NOUN.split(phrase, maxsplit=1)[0]
        before, gap, last = head.rpartition(" ")
        return {"base": phrase, "s": before + gap + _plural(last) + phrase[len(head) :]}
    if form is Form.ADJECTIVE:
        return {"base": phrase, "ly": _adverb(phrase)}
    return {"base": phrase}


def _verb(word: str) -> dict[str, str]:
    if word == "be":
        return {"base": "be", "s": "is", "ed": "was", "en": "been", "ing": "being"}
    past, participle = _PAST.get(word, ("", ""))
    if not past:
        past = participle = _joined(word, "ed")
    return {"base": word, "s": _third(word), "ed": past, "en": participle, "ing": _joined(word, "ing")}


def _joined(word: str, ending: str) -> str:
    if word.endswith("e") and not word.endswith(("ee", "oe", "ye")):
        return word[:-1] + ending
    if word.endswith("ee") and ending == "ed":
        return word + "d"
    if word.endswith("y") and ending == "ed" and word[-2:-1] not in _VOWELS:
        return word[:-1] + "ied"
    is_short = word in _DOUBLED or len(re.findall(r"[aeiouy]+", word)) == 1
    if is_short and re.search(r"[^aeiou][aeiou][^aeiouwxy]$", word):
        return word + word[-1] + ending
    if word.endswith("c"):
        return word + "k" + ending
    return word + ending


def _third(word: str) -> str:
    if word in ("do", "go", "undergo"):
        return word + "es"
    if word == "have":
        return "has"
    return _plural(word) if word not in _PLURAL else word + "s"


def _plural(word: str) -> str:
    if word in _PLURAL:
        return _PLURAL[word]
    if word.endswith("man") and len(word) > 4:
        return word[:-2] + "en"
    if word.endswith("y") and word[-2:-1] not in _VOWELS:
        return word[:-1] + "ies"
    if word.endswith(("s", "x", "z", "ch", "sh")):
        return word + "es"
    return word + "s"


def _adverb(word: str) -> str:
    if word.endswith("ic"):
        return word + "ally"
    if word.endswith("le") and word[-3:-2] not in _VOWELS:
        return word[:-1] + "y"
    if word.endswith("y") and word[-2:-1] not in _VOWELS:
        return word[:-1] + "ily"
    return word + "ly"
