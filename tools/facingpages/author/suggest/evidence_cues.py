"""The words of a part that speak most for its kind of evidence, as whole phrases: a number with what it
counts, who says it, a source, a date, a case."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from facingpages.author.suggest import phrase_ends
from facingpages.author.suggest.markers import markers
from facingpages.author.suggest.signs import signs
from facingpages.language.word_lists import word_lists

_SMALL_NUMBER: Final = r"(?:one|two|three|four|five|six|seven|eight|nine|ten)"
_FIGURE: Final = r"(?<![\w.,:'’-])[£$€]?\d+(?:[.,]\d+)*(?![\w:]|-\w)"
_NUMBER: Final = rf"(?:{_FIGURE}|\b{_SMALL_NUMBER}\b)"
_MONTH: Final = r"(?-i:January|February|March|April|May|June|July|August|September|October|November|December)"
_PERCENT: Final = rf"{_FIGURE} ?(?:percent\b|per cent\b|%|(?:percentage )?points\b)"
# Numbers in the order in which they tell most: a share, a change, a number of things.
_COUNTS: Final = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"{_NUMBER} (?:out of|of|in) (?:the |my |our |its |their |his |her |every )?{_NUMBER}",
        rf"\bfrom {_FIGURE} to {_FIGURE}",
        _PERCENT,
        r"\b(?:hundreds|thousands|millions|dozens|half|a (?:third|quarter|fifth)|two thirds)(?= of\b)",
        rf"{_FIGURE}(?: (?:million|billion|thousand|hundred))?",
    )
)
_TIME: Final = re.compile(
    rf"\b(?:\d{{1,2}} {_MONTH}|{_MONTH} \d{{1,2}}|(?:19|20)\d\d|\d{{1,2}} [ap]\.?m)\b(?!,\d)"
)
_ANY_NUMBER: Final = (
    r"(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|forty|fifty|"
    r"\d+(?:[.:,]\d+)*)"
)
# A time, an age, a school year: numbers that count nothing.
_NO_COUNT: Final = re.compile(
    rf"{_TIME.pattern}|\b\d{{1,2}}[ap]\.?m\b|(?<![\w.,:£$€])(?:[01]?\d|2[0-3])[.:][0-5]\d\b"
    r"(?! ?(?:%|per|[mb]illion|times|points?))"
    rf"|\b{_ANY_NUMBER}(?: in the (?:morning|afternoon|evening)| o['’]clock)\b"
    rf"|\b(?:at|until|till|before|after|past) {_ANY_NUMBER}\b(?!%| \w+s\b| (?:per ?cent|percent|in|out|of)\b)"
    rf"|\b{_ANY_NUMBER}-years?-olds?\b|\b{_ANY_NUMBER} years? old\b"
    rf"|\b(?:aged?|age of|years?|grades?|class|page) {_ANY_NUMBER}\b"
    rf"|\bfor (?:\w+ )?{_ANY_NUMBER} years\b|\b{_ANY_NUMBER} (?:days|weeks|months|years) ago\b"
    r"|\bone\b(?! (?:in|out of) )",
    re.IGNORECASE,
)
_COUNTED: Final = re.compile(
    r"\d|%|\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|"
    r"(?:twen|thir|for|fif|six|seven|eigh|nine)ty|half|thirds?|quarters?|dozens?|hundreds?|thousands?|"
    r"millions?|twice|most|majority|per ?cent|average)\b|\bone (?:in|out of) ",
    re.IGNORECASE,
)
_NO_FIGURES: Final = frozenset({"most", "majority", "average"})  # they count, and give no number
# Whom a study looked at, which is not what it found.
_SAMPLE: Final = re.compile(
    r"\b(?:compared|surveyed|asked|interviewed|studied|tested|followed|examined|polled|questioned|"
    r"looked at|(?:survey|study|poll|sample|review) of)\b(?:(?! and | found\b|,(?!\d)|;).)*"
)
_SAYS: Final = (
    r"(?:said|says|stated|told|announced|declared|claimed|warned|admitted|insisted|wrote|acknowledged|"
    r"confirmed|testified|denounced|expressed|remarked|reportedly|according to)"
)
_NAME: Final = r"[A-Z][\w’'-]+(?:(?: and)? [A-Z][\w’'-]+)*"
_NAMED: Final = re.compile(
    rf"(?P<before>{_NAME}) {_SAYS}\b|\b(?:said|[Aa]ccording to) (?:the )?(?P<after>{_NAME})"
)
_WORK: Final = (
    r"(?:reviews?|reports?|documents?|treaty|agreement|polls?|surveys?|study|studies|statement|memo|letter|"
    r"articles?|paper|statistics|informe|encuesta|estudio|rapport|enquête|étude|sondage)"
)
_SOURCE: Final = re.compile(
    rf"\b(?:[\w’'-]+ ){{0,6}}?{_WORK}\b(?: of \d+ \w+)?"
    rf"(?: (?:by|from|of) (?:the )?(?!{_MONTH}){_NAME}(?: (?:for|of) {_NAME})*)?"
)
_WHEN: Final = re.compile(
    rf"\b(?:in|on|since|by|until|of) (?:the \w+ of )?(?:\d{{1,2}} )?{_MONTH}\b"
    r"(?: \d{1,2}\b)?(?:,? \d{4})?|"
    r"\b(?:in|since|by|until) (?:19|20)\d\d\b|\bon (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b|"
    r"\blast (?:year|month|week|spring|summer|autumn|fall|winter|term)\b",
    re.IGNORECASE,
)


def of_kind(words: str, kind: str) -> str:
    """Return the phrase of a part that speaks for a kind of evidence; nothing where none does."""
    match kind:
        case "statistic":
            return _count(words)
        case "testimony":
            return _speaker(words)
        case "document":
            return _source(words)
        case "event":
            found = _WHEN.search(words)
            return found[0] if found else ""
        case "example":
            return _pattern(words, ("example-given", "example"))
        case "analogy":
            return _pattern(words, ("like",))
        case _:
            return ""


def tells_share(words: str) -> bool:
    """Return whether a part tells a share or a change, as "one in five", "40 per cent" or "from 20 to 30"."""
    return any(pattern.search(words) for pattern in _COUNTS[:3])


def tells_number(words: str) -> bool:
    """Return whether a part has a number that counts something, which a time, an age or a date does not."""
    return bool(_COUNTED.search(_NO_COUNT.sub(" ", words)))


def tells_result(words: str) -> bool:
    """Return whether a part has a number beside those of whom a study looked at."""
    left = _NO_COUNT.sub(" ", _SAMPLE.sub(" ", words))
    return any(hit[0].casefold() not in _NO_FIGURES for hit in _COUNTED.finditer(left))


def _count(words: str) -> str:
    """Return a number with what it counts, which is no date and no sample; a bare number tells nothing,
    except a share, a change or a sum."""
    others = [hit.span() for pattern in (_NO_COUNT, _SAMPLE) for hit in pattern.finditer(words)]
    for pattern in _COUNTS:
        for hit in pattern.finditer(words):
            if any(start < hit.end() and hit.start() < end for start, end in others):
                continue
            phrase = phrase_ends.whole(words, hit.start(), hit.end())
            if len(phrase) > len(hit[0].strip()) or pattern is not _COUNTS[-1] or hit[0][0] in "£$€":
                return phrase
    return ""


def _speaker(words: str) -> str:
    """Return the name of who says something; nothing where none stands beside the verb."""
    names = (hit["before"] or hit["after"] for hit in _NAMED.finditer(words))
    small = word_lists().small
    return next((one for one in names if one.casefold() not in small and not one.endswith(("'s", "’s"))), "")


def _source(words: str) -> str:
    """Return the study, report or letter that a part names, from its article on."""
    for found in _SOURCE.finditer(words):
        work = next(re.finditer(_WORK, found[0]))
        before = found[0][: work.start()].split()
        starts = [at for at, word in enumerate(before) if word.casefold() in phrase_ends.ARTICLES]
        if starts:
            return " ".join([*before[starts[-1] :], found[0][work.start() :]])
    return ""


def _pattern(words: str, ids: Sequence[str]) -> str:
    """Return the phrase that begins with what a marker or a sign has found; nothing where it ends at "my"."""
    known = [one.pattern for one in markers() if one.id in ids]
    known += [one.pattern for one in signs() if one.id in ids]
    hits = (hit for one in known if (hit := one.search(words)))
    phrases = (phrase_ends.whole(words, hit.start(), hit.end()).strip(" ,.") for hit in hits)
    return next((one for one in phrases if not one.endswith((" my", " our"))), "")
