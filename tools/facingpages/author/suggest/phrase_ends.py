"""Where a phrase ends, so that a quotation of some words does not cut it: "an expensive piece" goes on to "of
theatre"."""

from __future__ import annotations

import re
from typing import Final

from facingpages.language.word_lists import word_lists

ARTICLES: Final = frozenset("a an the this that these those its their his her my our".split())
_NEXT: Final = re.compile(r" ([^\W\d_][\w’'-]*)")
_OF: Final = re.compile(r" of((?: (?:a|an|the|its|their|his|her|my|our))?) ([^\W\d_][\w’'-]*)")
_MOST: Final = 7  # words; a longer phrase ends here
_NOUNS: Final = frozenset(
    "way ways thing things day days year years".split()
)  # small words that end a phrase
_VERB: Final = re.compile(
    r"(?:\w{2,}ed|told|agree|report|say|call|think|want|need|found|spoke|visit|restrict|limit|allow|ban|use|"
    r"means?|looking|calling|using|across|already|often|also|still|now|even)\Z"
)  # it counts nothing


def whole(words: str, start: int, end: int) -> str:
    """Return the words at a place up to the end of their phrase: up to a sign, a small word or a verb that
    looks like one; "of" and what follows it belong to the phrase, if it is not long."""
    while len(words[start:end].split()) < _MOST:
        if words[:end].endswith(" of"):
            end -= len(" of")
        if (following := _NEXT.match(words, end)) and not _ends(following[1]):
            end = following.end()
        elif (of := _OF.match(words, end)) and not _ends(of[2]):
            end = of.end()
        else:
            break
    return " ".join(words[start:end].split())


def _ends(word: str) -> bool:
    return word.casefold() in word_lists().small - _NOUNS or bool(_VERB.match(word))
