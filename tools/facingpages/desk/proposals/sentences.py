"""Sentences that make a poor rewriting, and models that read wrong, by signs in their words.

A question, a quotation or irony says something else than its words; a sentence about "they" or "I" needs the
ones around it."""

from __future__ import annotations

import re
from typing import Final

from facingpages.language.word_lists import word_lists

_ENDS: Final = re.compile(r"\w[.…]?[)’'\]]*\.?$")
_NOT_ALONE: Final = re.compile(
    r"[?!\"“”«»*_>`|\[\]…]|\.\.\.|(?<!\w)['‘](?=\w)"  # a quotation, or signs of a page
)
_IRONY: Final = re.compile(
    r"\b(?:of course|naturally|no doubt|apparently|supposedly|so-called|we are (?:told|assured)|"
    r"(?:I am|I'm) (?:told|assured)|needless to say|lo and behold|as ever|as if by|heaven|god|goodness|bless|"
    r"congratulations|every (?:few|so often|now and then|once in a while)|yet again|how (?:kind|nice|lovely)|"
    r"nothing short of|the young|so they say|if you please|imagine|(?:how|what) about|not to mention|dare I|"
    r"dear reader)\b",
    re.IGNORECASE,
)
# Without any of these, no word is the verb: "a good read for all", but not "the council drops it".
_MAY_BE_VERB: Final = re.compile(
    r"\b(?:is|are|was|were|am|has|have|had|do|did|will|would|can|could|may|might|must|shall|should|cannot|"
    r"people|men|women|children|we|they|you|I|made|went|took|gave|said|saw|came|found|told|kept|put|"
    r"\w{2,}(?:ed|s|n't|'s|'re|'ve|'ll|'d|'m))\b"
)
_OTHERS: Final = re.compile(r"(?:true|granted|yes|admittedly|fine|fair enough|well),? ", re.IGNORECASE)
_POINTS: Final = re.compile(
    r"(?:(?:and|but|or|so|yet|then),? )?"
    r"(?:they|their|he|his|she|her|these|those|this|that|that's|let us|let's|"
    r"it(?:'s|'ll|'d)?(?! (?:is|was) (?:an? )?[\w-]+ (?:that|to|for)\b))\b"
    r"|.*, that(?: is|'s) ",
    re.IGNORECASE,
)
_JOINED: Final = re.compile(  # to the sentence before
    r"(?:And|But|So|Or|Nor|Yet|Then|However|Moreover|Therefore|Thus|Instead|Finally|Also|In addition|"
    r"For this reason|The same|Such|Both)\b"
)
_WHAT: Final = re.compile(r"What\b|(?:^|.* )it is \w+ who\b", re.IGNORECASE)  # "What you should see is"
_IT_THERE: Final = re.compile(
    r"\b(?:do|does|did|leave|left|see|saw|use|take|took|put|make|made|want|wants|call|calls|get|got|"
    r"give|gave|keep|kept|find|found|write|wrote|know|knew|sell|buy|bring|brought) it\b",
    re.IGNORECASE,
)
_WRITER: Final = re.compile(
    r"\b(?:I|I'm|I've|I'd|I'll|me|my|you|your|you're)\b|^(?:Do not|Don't|Please|Spare|Stop|Give|Keep)\b"
)
_PICTURE: Final = re.compile(r"\b(?:like an? |as if |as though )", re.IGNORECASE)
_FORETOLD: Final = re.compile(r"\b(?:will|won't|would|could|might|may|going to)\b|'ll\b")
_ONLY_JUDGES: Final = re.compile(  # "It is absurd to wait", "To wait is absurd"
    r"It(?: is|'s| was) (?:(?:simply|just|quite|utterly|so|an?) )*[\w-]+ (?:to|for)\b"
    r"|(?:To|Not) \w+ .* (?:is|was) (?:(?:simply|just|quite|an?) )*[\w-]+(?: [\w-]+)?\.?$"
    r"|(?!Assuming|According|Considering|During)[A-Z]\w+ing \w+ .* (?:is|was)\b"
    r"|.*\bought to be (?:ashamed|embarrassed)\b"
)
_OF_MANY: Final = re.compile(r"\b(?:they|them|their|these|those)\b(?! who| that)", re.IGNORECASE)
_MANY: Final = re.compile(
    r"\b(?!this|his|its|was|does|has|is)\w{2,}[^su\W]s\b|\b(?:people|children|men|women|police)\b"
)
_OF_ONE: Final = re.compile(r"\b(?:he|him|she|her|his)\b", re.IGNORECASE)
_ONE: Final = re.compile(
    r"\b(?:[Aa]n?|[Tt]he|[Mm]y|[Oo]ur|[Ee]very|[Ee]ach) \w|(?<!^)\b[A-Z]\w+|"
    r"^[A-Z]\w+ (?:[A-Z]|said|says|told)"
)
_MANY_SIGNS: Final = 1  # dashes and semicolons
_TWICE: Final = re.compile(r"\b(\w+) \1\b", re.IGNORECASE)
_ARTICLE_BEFORE_MANY: Final = re.compile(
    r"\ban? (?:\d[\d,.]*|two|three|four|five|six|ten) \w+s\b", re.IGNORECASE
)
# Plain words for a view, which take no "for" or "to": "it is disputed for them to".
_IT_IS_SAID: Final = re.compile(
    r"\bit(?: is|'s| was) (?:simply |just |quite )?(?:disputed|criticised|opposed|not accepted|limited) "
    r"(?:for|to|that)\b",
    re.IGNORECASE,
)
_VERY: Final = re.compile(r"\b(?:pretty|very|so|too|quite|rather|most|more|less) very\b", re.IGNORECASE)
_ACTS_ON: Final = re.compile(r"\bact(?:s|ed|ing)? on\b", re.IGNORECASE)
_IT_IS_NAMED: Final = re.compile(
    r"\bit(?: is|'s| was) an? (?!problem|mistake|failure|success|question|risk|fault|pity)\w+ that\b",
    re.IGNORECASE,
)


def can_be_said_otherwise(sentence: str) -> bool:
    """Return whether a sentence is a whole English statement that means what it says."""
    words = re.findall(r"[^\W\d_]+(?:['’][^\W\d_]+)?", sentence.casefold().replace("’", "'"))
    small = sum(word in word_lists().small for word in words)
    return bool(
        _ENDS.search(sentence)
        and sentence[:1].isupper()
        and not _NOT_ALONE.search(sentence)
        and not _IRONY.search(sentence.replace("’", "'"))
        and small * 5 >= len(words)
        and _MAY_BE_VERB.search(sentence.replace("’", "'"))
    )


def doubts_of(sentence: str) -> int:
    """Return how many signs a sentence has that it is no good one to rewrite: the writer's person or an
    order, words that point at another sentence, a point that is granted to others, a picture, "what", a
    thing foretold, no more than a judgement, and many parts."""
    plain = sentence.replace("’", "'")
    signs = (
        _OTHERS.match(plain),
        _POINTS.match(plain)
        or _JOINED.match(plain)
        or _IT_THERE.search(plain)
        or _points_away(plain, _OF_MANY, _MANY)
        or _points_away(plain, _OF_ONE, _ONE),
        _WHAT.match(plain),
        _WRITER.search(plain),
        _PICTURE.search(plain),
        _FORETOLD.search(plain),
        _ONLY_JUDGES.match(plain),
    )
    return sum(map(bool, signs)) + (len(re.findall(r"[;:–—]", sentence)) > _MANY_SIGNS)


def _points_away(sentence: str, pointing: re.Pattern[str], named: re.Pattern[str]) -> bool:
    """Return whether a sentence has a word as "they" before any noun that it could mean."""
    found = pointing.search(sentence)
    return bool(found and not named.search(sentence, 0, found.start()))


def reads_well(sentence: str, model: str) -> bool:
    """Return whether a model has no sign of words that do not go together."""
    wrong = (_ARTICLE_BEFORE_MANY, _IT_IS_SAID, _IT_IS_NAMED, _ACTS_ON, _VERY)
    return len(_TWICE.findall(model)) <= len(_TWICE.findall(sentence)) and not any(
        pattern.search(model.replace("’", "'")) for pattern in wrong
    )
