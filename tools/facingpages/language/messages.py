"""Messages: what the course says in its own words, in the language of the reader.

Templates, scripts and vocabularies hold the English words; `locale/<language>.po` holds them in another language, for
all of them together.  `words` gives a catalogue as gettext knows it, `script_words` the part of it that the scripts use.
A language that has no catalogue is served in English.
"""

from __future__ import annotations

import gettext
from collections.abc import Callable, Iterator
from functools import lru_cache
from io import BytesIO
from pathlib import Path
from typing import IO, Any, Final

from babel import Locale, UnknownLocaleError
from babel.messages import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from facingpages.files.yaml_read import parse

FOLDER: Final = Path(__file__).parent / "locale"
SOURCE: Final = "en"  # the language in which the messages are written
N_: Final = str  # marks a message for the catalogue where it is not yet said
_SHOWN: Final = ("label", "ask", "definition", "example")  # what of the vocabularies a reader sees


def languages() -> tuple[str, ...]:
    """Return the languages that the interface speaks, English first."""
    return (SOURCE, *sorted(file.stem for file in FOLDER.glob("*.po")))


def direction(language: str) -> str:
    """Return `rtl` for a language that is written from right to left, else `ltr`."""
    try:
        return str(Locale.parse(language, sep="-").text_direction)
    except (UnknownLocaleError, ValueError):
        return "ltr"


@lru_cache
def catalogue(language: str) -> gettext.NullTranslations:
    """Return the catalogue of a language, by its full tag or else its first part (`es` for `es-MX`)."""
    catalogue = _catalogue(language)
    if catalogue is None:
        return gettext.NullTranslations()
    compiled = BytesIO()
    write_mo(compiled, catalogue)
    compiled.seek(0)
    return gettext.GNUTranslations(compiled)


def script_words(language: str) -> dict[str, str | list[str]]:
    """Return the translations of the messages in the scripts by their English words; a plural by its first form."""
    made: dict[str, str | list[str]] = {}
    for message in _catalogue(language) or ():
        if message.id and any(file.endswith(".js") for file, _ in message.locations):
            name = message.id if isinstance(message.id, str) else message.id[0]
            said = message.string if isinstance(message.string, str) else list(message.string or ())
            if said and all(said):  # what is not translated is said in English
                made[name] = said
    return made


def minutes(count: int, language: str) -> str:
    """Return a number of minutes in words."""
    return catalogue(language).ngettext("%(num)s minute", "%(num)s minutes", count) % {"num": count}


def plural_rule(language: str) -> str:
    """Return the expression in `n` that gives the number of a plural form, as gettext and scripts both read it."""
    catalogue = _catalogue(language)
    return catalogue.plural_expr if catalogue else "(n != 1)"


def vocabulary_messages(file: IO[bytes], keywords: Any, comment_tags: Any, options: Any) -> Iterator[tuple[int, None, str, list[str]]]:
    """Yield the messages of a vocabulary file, for `pybabel extract`."""
    seen = set()
    for value in _shown(parse(file.read().decode("utf-8"), "data")):
        if value not in seen:
            seen.add(value)
            yield 0, None, value, []


def translated(node: Any, said: Callable[[str], str], key: str = "") -> Any:
    """Return a vocabulary, as dictionaries and sequences, with what a reader sees of it said in another language."""
    if isinstance(node, dict):
        return {name: translated(value, said, name) for name, value in node.items()}
    if isinstance(node, list | tuple):
        return tuple(translated(value, said, key) for value in node)
    return said(node) if isinstance(node, str) and key in _SHOWN and node else node


def _shown(node: object, key: str = "") -> Iterator[str]:
    if isinstance(node, dict):
        for name, value in node.items():
            yield from _shown(value, name)
    elif isinstance(node, list):
        for value in node:
            yield from _shown(value, key)
    elif isinstance(node, str) and key in _SHOWN:
        yield node


@lru_cache
def _catalogue(language: str) -> Catalog | None:
    for name in (language.replace("-", "_"), language.partition("-")[0]):
        file = FOLDER / f"{name}.po"
        if name != SOURCE and file.is_file():
            with file.open("rb") as opened:
                return read_po(opened, locale=name)
    return None
