"""Provenance: the line under the title of a passage, with all that its text says of itself.

Everybody reads what is stated, and nobody what is not: only the page of the texts lists that."""

from __future__ import annotations

from typing import Final

from facingpages.course.formats.fields import NOT_STATED
from facingpages.course.formats.seeds import SeedEntry
from facingpages.course.passage import Passage
from facingpages.language.dates import in_words
from facingpages.language.messages import N_, catalogue

_STATED: Final = {
    "author": N_("author {author}"),
    "outlet": N_("outlet {outlet}"),
    "date": N_("date {date}"),
}


def stated(seed: SeedEntry, language: str) -> str:
    """Return the kind of a text with its author, outlet and date, as far as it states them."""
    _ = catalogue(language).gettext
    facts = {"author": seed.author, "outlet": seed.outlet, "date": in_words(seed.date, language)}
    kind = [] if seed.kind == NOT_STATED else [seed.kind]
    return " · ".join(
        [
            *kind,
            *(_(_STATED[name]).format(**{name: fact}) for name, fact in facts.items() if fact != NOT_STATED),
        ]
    )


def place(passage: Passage, language: str) -> str:
    """Return where a passage is in its text, in paragraphs as a reader counts them."""
    numbers = passage.place
    words = catalogue(language).ngettext(
        "paragraph {numbers} of the text",
        "paragraphs {numbers} of the text",
        numbers.last - numbers.first + 1,
    )
    return words.format(numbers=numbers)
