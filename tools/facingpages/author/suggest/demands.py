"""The demand of a text: the sentence in which its writer says what should be done, in the writer's own words.

Each sentence gets points: for words that ask, for its place, and for the things that the text speaks of most;
against asides and sums of money.  One that may not be the writer's own, or that has none of these things, is
out: better no proposal than a poor one.  The rule is the same for every text and side."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from facingpages.author.suggest import own_words, signs
from facingpages.author.suggest.lists import adjectives, stop_words
from facingpages.text.folded import Text

_MOST: Final = 30  # words of a quotation
_LEAST: Final = 3
_SHORT: Final = 8  # words of a demand that the next one may explain
_ENOUGH: Final = 4  # points of a demand
_BEGINNING: Final = 3  # paragraphs
_PART: Final = 8  # of a text: its beginning, and its end
_TITLE: Final = 6  # words of a title that says enough
_TWO: Final = 40  # words of two orders one after the other
_SUBJECT: Final = 5  # words
_TOPICS: Final = 4  # words that a text repeats most
# Words that ask, and their points.
_ASKS: Final = (
    (
        5,
        r"\bwhat (?:we|they|you|schools|pupils|students|children|people) (?:really )?(?:need|want)s? is\b|"
        r"\bthe (?:answer|solution|remedy|way forward) is (?!(?:not )?(?:no|yes|simple|clear|obvious)\b)|"
        r"\bwe (?:urge|demand|call for|propose)\b|"
        r"\b(?:lo que (?:necesitamos|hace falta) es|la soluci[oó]n es|"
        r"proponemos|exigimos|ce qu'il (?:nous )?faut,? c'est|la solution est|proposons|exigeons)\b",
    ),
    (
        3,
        r"\b(?:should|shouldn't|ought to|must|mustn't|needs? to|demand|let us|let's|it is time|"
        r"deben?|debemos|deber[ií]an?|deber[ií]amos|hay que|no conviene|es hora de|tienen? que|"
        r"doit|doivent|devons|devrait|devraient|devrions|il faut|il faudra|il faudrait|il est temps)\b",
    ),
    (
        3,
        r"^(?:pero |mais )?(?:que (?:lo |la |los |las |se )?\w+[ae]n?\b|qu'on \w+|"
        r"(?:rendez|laissez|donnez|cessez|arr[êe]tez|ouvrez|fermez|devu[eé]lvan|d[ée]jen|dejad)[- ])",
    ),
    (
        2,
        r"\b(?:have to|has to|propose|urge|call on|please vote|vote (?:yes|no|for|against)|we need)\b",
    ),
)
# Words of a view: it says what is so, and asks for nothing.
_VIEW: Final = re.compile(
    r"\b(?:in my (?:\w+ ){0,3}(?:opinion|view)|i (?:would )?(?:argue|believe|think)|"
    r"creo que|pienso que|opino que|je (?:crois|pense) que|[àa] mon avis)\b",
    re.IGNORECASE,
)
_OF_A_VIEW: Final = 1  # points
_AGAINST: Final = (
    (3, r"\b(?:asks?|wonder|remember|imagine|note|consider|not forget|(?:bear|keep) in mind|guess)\b"),
    (3, r"\b(?:this|that) (?:post|article|essay|column)\b"),
    (2, r"\b(?:money|pounds?|euros?|dollars?|fines|fees? of|price)\b|[£€$]"),
)
# A demand of the past, one that others make, a condition, a question.
_NO_DEMAND: Final = re.compile(
    r"\b(?:should|must|ought to) have\b|\?|^(?:if|some|many|critics|opponents|supporters|they)\b|"
    r"\b(?:tells? us|said|says?|argues?|claims?)\b.{0,20}\bthat\b|"
    r"^(?:si|algunos|muchos|ellos|certains|beaucoup|ils)\b",
    re.IGNORECASE,
)
# A need with nothing but its manner, as in "What we need is dull and slow".
_HOW: Final = re.compile(r"\bwhat \w+ (?:\w+ )?(?:need|want)s? is (?P<said>[\w', -]+)$", re.IGNORECASE)
_BETWEEN: Final = frozenset("and but or yet not very quite rather simply just both so too also".split())
# A title that takes a side: a statement, a no, praise.
_IS_NAME: Final = re.compile(r"^(?:what|how|when|where|lo que|ce qu[e'])\b|\?", re.IGNORECASE)
_TAKES_SIDE: Final = re.compile(
    r"^(?:no|not|never|ni|non|pas|plus|stop|enough|basta|assez|against|contra|contre|"
    r"in (?:praise|defen[cs]e) of|(?:the|a) case (?:for|against)|why we|time (?:to|for)|elogio|éloge)\b|"
    r"\b(?:is|are|am|was|were|isn't|aren't|has|have|do|does|don't|doesn't|can|can't|cannot|will|won't|"
    r"must|should|shouldn't|ought|needs?|works?|(?:that|who|which) \w+s|"
    r"es|son|est[áa]n?|hay|debe\w*|puede\w*|tiene\w*|est|sont|a|ont|faut|doit|doivent|peut|peuvent)\b(?<!^a)",
    re.IGNORECASE,
)
_LABEL: Final = re.compile(
    r"^(?:[#>*_\s]+|(?:description|title|summary|for|against|yes|no|pro|con|pour|contre|a favor|en contra): |"
    r"why (?=we need ))+",
    re.IGNORECASE,
)
_JOINS: Final = re.compile(r"^(?:but|and|yet|so) ", re.IGNORECASE)
_SIGNS: Final = frozenset('"“”«»')
_PAUSE: Final = re.compile(r"[,;:]\s")
_WORD: Final = re.compile(r"[^\W\d_]{3,}")


@dataclass(frozen=True, slots=True)
class Demand:
    """A sentence that asks for something, or gives a view, without its full stop; its points; and the next
    sentence where that one asks too."""

    words: str
    points: int
    is_aside: bool
    is_view: bool = False
    then: str = ""


def of_text(lines: Sequence[str]) -> str:
    """Return the sentence of a text, without its full stop, that says what should be done; nothing where none
    does."""
    found = best(lines)
    return found.words if found else ""


def best(lines: Sequence[str], least: int = _ENOUGH, title: str = "") -> Demand | None:
    """Return the demand of a text with most points, the later of equals; None where none has enough."""
    paragraphs = [list(_sentences(line)) for line in lines if line.strip()]
    topics, named = _topics(lines), _topics([title, title])
    known = {*topics, *named}
    found, before = [], ""
    for number, paragraph in enumerate(paragraphs):
        is_title = number < _BEGINNING and not paragraph[-1].endswith((".", "!", "?", ","))
        place = _place(number, len(paragraphs), " ".join(paragraph) if is_title else "")
        for at, sentence in enumerate(paragraph):
            demand = _demand(sentence, "".join(paragraph[at + 1 : at + 2]), place, topics)
            if demand and demand.points >= least:
                about = demand.words if demand.is_view else f"{before} {demand.words}"
                if not known or _has(about, known):
                    found.append(demand)
            before = sentence
    return max(reversed(found), key=lambda one: one.points, default=None)


def opinion(lines: Sequence[str], title: str = "") -> str:
    """Return the sentence in which a text comes nearest to a view or a demand; nothing where none does."""
    found = best([line for line in lines if line.rstrip().endswith((".", "!", "?", "”", '"'))], 1, title)
    return found.words if found else ""


def takes_side(title: str) -> bool:
    """Return whether a title says what its writer holds: by an order, a verb, a no or praise."""
    return not _IS_NAME.search(title) and bool(_TAKES_SIDE.search(title) or signs.is_order(title))


def point(lines: Sequence[str]) -> str:
    """Return a sentence by which a text judges the things that it speaks of most, the first of several."""
    topics = _topics(lines)
    judging = (
        words
        for line in lines
        for sentence in _sentences(line)
        if sentence.endswith((".", "!")) and signs.judges(sentence) and not _is_no_point(sentence)
        if (words := _whole(sentence)) and _has(_subject(words), topics)
        if len(_subject(words).split()) <= _SUBJECT
    )
    return _JOINS.sub("", next(judging, ""))


def last_point(lines: Sequence[str]) -> str:
    """Return the last sentence of a text that can be quoted whole, without its full stop: writers end with
    their point.  Nothing where none can."""
    sentences = [sentence for line in lines for sentence in _sentences(line)]
    return next(filter(None, (_whole(one) for one in reversed(sentences) if one.endswith((".", "!")))), "")


def _demand(sentence: str, after: str, place: int, topics: Sequence[str]) -> Demand | None:
    """Return a sentence as a demand, None where it asks for nothing."""
    words = _quoted(sentence)
    asks = _asks(words)
    is_cut = len(words) < len(sentence.rstrip(".! "))
    if (
        not words
        or not asks
        or _NO_DEMAND.search(words)
        or _says_only_how(words)
        or not own_words.is_sure(sentence)
    ):
        return None
    if is_cut and asks == _OF_A_VIEW:
        return None
    against = sum(points for points, pattern in _AGAINST if re.search(pattern, words, re.IGNORECASE))
    of_topic = min(2, sum(one in words.casefold() for one in topics))
    points = asks + place + of_topic - against - 2 * own_words.leans(words)
    then = _quoted(after)
    are_orders = _is_order(words) and _is_order(then) and len(f"{words} {then}".split()) <= _TWO
    is_led_on = (len(words.split()) <= _SHORT or are_orders) and _asks(then) and not _NO_DEMAND.search(then)
    is_led_on = is_led_on and own_words.is_sure(after)
    return Demand(words, points, bool(against), asks == _OF_A_VIEW, then if is_led_on else "")


def _asks(words: str) -> int:
    """Return the points of the strongest words that ask; 0 where none does."""
    found = [points for points, pattern in _ASKS if re.search(pattern, words, re.IGNORECASE)]
    found += [3] * _is_order(words)
    return max(found, default=_OF_A_VIEW if _VIEW.search(words) else 0)


def _place(number: int, paragraphs: int, title: str) -> int:
    """Return the points of a paragraph: the title comes first, then the end, then the beginning; many short
    paragraphs make a longer end."""
    if words := title.split():
        return 4 if len(words) >= _TITLE else 3
    if number >= paragraphs - max(2, paragraphs // _PART):
        return 3 if number == paragraphs - 1 else 2
    return 1 if number < max(_BEGINNING, paragraphs // _PART) else 0


def _is_order(words: str) -> bool:
    return signs.is_order(words) or own_words.is_order(words)


def _has(words: str, topics: Iterable[str]) -> bool:
    return any(one in words.casefold() for one in topics)


def _topics(lines: Sequence[str]) -> list[str]:
    """Return the words that a text repeats most, without their plural."""
    small = stop_words()
    words = (word.casefold().removesuffix("s") for line in lines for word in _WORD.findall(line))
    counts = Counter(word for word in words if word not in small and f"{word}s" not in small)
    return [word for word, count in counts.most_common(_TOPICS) if count > 1]


def _subject(words: str) -> str:
    """Return the words of a sentence before its verb "is", in lower case."""
    return re.split(r"\b(?:is|are|was|were)\b", words.casefold(), maxsplit=1)[0]


def _is_no_point(sentence: str) -> bool:
    """Return whether a sentence is of others, asks or tells a story."""
    is_others = signs.of_others(sentence) or not own_words.is_sure(sentence)
    return bool(is_others or _NO_DEMAND.search(sentence))


def _says_only_how(words: str) -> bool:
    """Return whether a need is named by adjectives alone."""
    need = _HOW.search(words)
    return bool(
        need and all(one in adjectives() | _BETWEEN for one in _WORD.findall(need["said"].casefold()))
    )


def _sentences(line: str) -> Iterator[str]:
    text = Text(_LABEL.sub("", line))
    for sentence in text.sentences:
        yield " ".join(text.show(sentence).split())


def _whole(sentence: str) -> str:
    """Return a sentence that can be quoted whole, without its full stop; nothing where it cannot."""
    words = sentence.rstrip(".! ")
    return words if _fits(words) and not _SIGNS & set(words) else ""


def _quoted(sentence: str) -> str:
    """Return a sentence as a quotation: a long one, or one with a question, up to a pause; nothing where it
    holds quotation marks."""
    words = sentence.rstrip(".! ")
    if _SIGNS & set(words):
        return ""
    if "?" in words or len(words.split()) > _MOST:
        pauses = [words[: pause.start()] for pause in _PAUSE.finditer(words)]
        words = next((one for one in reversed(pauses) if len(one.split()) <= _MOST), "")
    return words if _fits(words) else ""


def _fits(words: str) -> bool:
    return _LEAST <= len(words.split()) <= _MOST
