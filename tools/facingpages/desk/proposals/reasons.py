"""Reasons that the desk proposes: each quotes the words and names the test that they are put to.

A teacher reads them, keeps them or writes others.  Until then they wait in the file and are no key."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from facingpages.desk.proposals import quoting
from facingpages.desk.proposals.facts_kept import Sort
from facingpages.desk.proposals.role_reasons import of_role
from facingpages.desk.proposals.word_reasons import of_words
from facingpages.language.messages import N_, catalogue

__all__ = ["of_answer", "of_fact", "of_model", "of_role", "of_words"]

_ANSWERS: Final = {
    "found": N_(
        "The mark {mark} fits one entry of the text’s own list, so it is clear which source is meant."
    ),
    "indirect": N_(
        "The mark {mark} fits several entries of the text’s own list, so it alone does not show which is meant."
    ),
    "not-listed": N_("The text names a source at {mark}, and its own list has no entry for it."),
    "attributed": N_(
        "A reader cannot tell which work {mark} means. The text gives no title, link or address here."
    ),
    "no-citation": N_("{mark} names nobody whom a reader could look up. The text gives no source here."),
}
_NOWHERE: Final = N_("The text names no source here: no title, outlet, study, link or address.")
_NO_LIST: Final = N_(
    "The text names {mark} here, but it has no list of sources and no link that leads there."
)
_LINKED: Final = {
    "found": N_("The link at {mark} leads to one address, so it is clear which source is meant."),
    "indirect": N_("Several links of the text fit {mark}, so it alone does not show which is meant."),
    "not-listed": N_("The text names a source at {mark}, and no link of the text leads to it."),
}
_DOUBLE: Final = re.compile(r"[“«]\s*\{words\}\s*[”»]")
_FACTS: Final = {
    Sort.WORDS: N_("The sentence says “{words}”. Without it, a reader would not learn this."),
    Sort.NAME: N_("The sentence names “{words}”. Without the name, nobody could look it up."),
    Sort.NUMBER: N_("The sentence gives “{words}”. A reader of either side can check a number."),
}


def of_answer(choice: str, mark: str, language: str, *, links: bool = False, listed: bool = True) -> str:
    """Return why an answer on the trace of a citation is right, as its list of sources or its links show it;
    `mark` is empty where no words mention a source, and a text that is not `listed` has neither."""
    answers = {**_ANSWERS, **(_LINKED if links else {})}
    if not listed:
        answers["not-listed"] = _NO_LIST
    reason = catalogue(language).gettext(answers[choice] if mark else _NOWHERE)
    return reason.format(mark=quoting.quoted(mark, language))


def is_of_answer(words: str, language: str) -> bool:
    """Return whether some words are a reason that `of_answer` gives, on any mark."""
    say = catalogue(language).gettext
    reasons = (*_ANSWERS.values(), *_LINKED.values(), _NOWHERE, _NO_LIST)
    return any(
        re.fullmatch(".+".join(re.escape(part) for part in say(reason).split("{mark}")), words)
        for reason in reasons
    )


def of_fact(words: str, sort: Sort, language: str, sentence: str = "") -> str:
    """Return why a rewriting of a sentence must keep some words."""
    return _of(catalogue(language).gettext(_FACTS[sort]), words, sentence)


def fact_of(reason: str, language: str) -> str:
    """Return the words of a fact for which `of_fact` gives a reason; nothing where it is another reason."""
    for said in map(catalogue(language).gettext, _FACTS.values()):
        before, after = (re.escape(part) for part in _DOUBLE.split(said))
        if found := re.fullmatch(rf"{before}[“«‘]\s*(?P<words>.+?)\s*[”»’]{after}", reason):
            return found["words"]
    return ""


def of_model(gone: Sequence[str], kept: Sequence[str], language: str, sentence: str = "") -> str:
    """Return why a rewriting of a sentence is fair: the words that judge are not in it, and what it keeps."""
    _ = catalogue(language).gettext
    without, keeps = _("It does without “{words}”."), _("It keeps “{words}”.")
    return " ".join(
        [*(_of(without, words, sentence) for words in gone), *(_of(keeps, words, sentence) for words in kept)]
    )


def _of(said: str, words: str, sentence: str) -> str:
    """Return a reason with some words: between double marks only where the sentence has them."""
    words = words.strip().removesuffix(".")
    begins = sentence[: len(words)]
    words = begins if begins.casefold() == words.casefold() else words  # a capital of the beginning
    return (_DOUBLE.sub("‘{words}’", said) if sentence and words not in sentence else said).format(
        words=words
    )


def introduction(language: str) -> str:
    """Return an introduction to a page with two texts, which shows their question above it."""
    _ = catalogue(language).gettext
    return _(
        "Two writers answer this question. Read both. Look for words that judge, "
        "and for what each writer gives in support."
    )
