"""Provenance: the line under the title of a passage, with all that its text says of itself."""

from __future__ import annotations

from typing import Final

from facingpages.course.formats.fields import NOT_STATED
from facingpages.course.formats.seeds import SeedEntry
from facingpages.language.dates import in_words
from facingpages.language.messages import N_, catalogue

_STATED: Final = {
    "author": N_("author {author}"),
    "outlet": N_("outlet {outlet}"),
    "date": N_("date {date}"),
}
_NAMES: Final = {"author": N_("author"), "outlet": N_("outlet"), "date": N_("date")}


def provenance(seed: SeedEntry, language: str) -> str:
    """Return the kind of a text, if it states one, with its author, outlet and date; those that it does not
    state come last, by name."""
    _ = catalogue(language).gettext
    facts = {"author": seed.author, "outlet": seed.outlet, "date": in_words(seed.date, language)}
    stated = [_(_STATED[name]).format(**{name: fact}) for name, fact in facts.items() if fact != NOT_STATED]
    missing = ", ".join(_(_NAMES[name]) for name, fact in facts.items() if fact == NOT_STATED)
    kind = [] if seed.kind == NOT_STATED else [seed.kind]
    return " · ".join(
        [*kind, *stated, *([_("not stated: {facts}").format(facts=missing)] if missing else [])]
    )
