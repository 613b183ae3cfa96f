"""A sentence in plainer words: its loaded terms are left out, or have the plainer wording of the lists.

It is a proposal: a person reads whether it is still the sentence."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from facingpages.author.suggest.inflect import Form
from facingpages.author.suggest.lists import loaded
from facingpages.language.word_lists import word_lists
from facingpages.text.folded import Range, Text

BEFORE_NOUNS: Final = frozenset("the this that these those my your his her its our their".split())
_LEAST: Final = 8  # words of a sentence that is worth rewriting
_ARTICLE: Final = re.compile(r"\b(a|an)(\s+)$", re.IGNORECASE)
LINK: Final = re.compile(r"\[([^\[\]\n]*)\]\([^()\s]*\)")
_NUMBER: Final = re.compile(r"\s\d")
_LAST_WORD: Final = re.compile(r"(\w+)\s$")
_NEXT_WORD: Final = re.compile(r"\s(\w+)")


def sentence(text: Text, whole: Range, terms: Sequence[tuple[Range, str]]) -> str:
    """Return a sentence without its loaded terms, each with the plainer wording in its place, and links by
    their words; nothing where one of them has no plainer wording."""
    said, last = "", whole.start
    for where, neutral in sorted(terms, key=lambda term: term[0].start):
        before, after = text.folded[whole.start : where.start], text.folded[where.end : whole.end]
        said += text.show(Range(last, where.start)) if where.start > last else ""
        shown, last = text.show(where), where.end
        if _can_go(shown, before, after):
            said = said.rstrip()
        elif _form(shown) is Form.ADJECTIVE and _ARTICLE.search(before) and _NUMBER.match(after):
            said = _ARTICLE.sub("", said).rstrip()  # "an absurd 50 hours"
        elif neutral:
            said = _with_article(said, neutral) + _in_case(neutral, shown)
        else:
            return ""
    said += text.show(Range(last, whole.end)) if whole.end > last else ""
    return _sentence(" ".join(LINK.sub(r"\1", said).split())) if terms else ""


def is_worth(text: Text, whole: Range, terms: Sequence[tuple[Range, str]]) -> bool:
    """Return whether a sentence has plainer words that fit, and enough others to keep."""
    return len(text.words_in(whole)) >= _LEAST and bool(sentence(text, whole, terms))


def _can_go(shown: str, before: str, after: str) -> bool:
    """Return whether a term is an adjective between a word as "this" and its noun."""
    first, noun = _LAST_WORD.search(before), _NEXT_WORD.match(after)
    return bool(
        _form(shown) is Form.ADJECTIVE
        and not shown.endswith("ly")
        and first
        and first[1].casefold() in BEFORE_NOUNS
        and noun
        and noun[1].casefold() not in word_lists().small
    )


def _form(shown: str) -> Form | None:
    entry = loaded().by_words.get(tuple(shown.casefold().split()))
    return entry.rule.form if entry else None


def _with_article(said: str, neutral: str) -> str:
    """Return the words before a wording, with the article that it takes."""
    article = "an" if neutral[:1].casefold() in "aeiou" else "a"
    return _ARTICLE.sub(lambda found: _in_case(article, found[1]) + found[2], said)


def _sentence(words: str) -> str:
    return words[:1].upper() + words[1:]


def _in_case(words: str, like: str) -> str:
    return words[:1].upper() + words[1:] if like[:1].isupper() else words
