"""Messages: the course's own words, in the language of the reader.

Templates, scripts and vocabularies hold the English words; `locale/<language>.po` holds them in another
language, for all of them together.  `words` gives a catalogue as gettext knows it, `script_words` the part
of it that the scripts use. A language that has no catalogue is served in English."""

from __future__ import annotations

import gettext
from collections.abc import Callable, Iterator
from functools import lru_cache
from pathlib import Path
from typing import IO, Any, Final

from facingpages.files.yaml_read import parse
from facingpages.language import po_file
from facingpages.language.po_file import Catalogue

FOLDER: Final = Path(__file__).parent / "locale"
SOURCE: Final = "en"  # the language in which the messages are written
N_: Final = str  # marks a message for the catalogue where it is not yet said
# languages that are written from right to left unless the tag names another script, and the scripts that are
_RTL_LANGUAGES: Final = frozenset(
    "acm aeb ajp apc ar arc arq ars ary arz ayl bal bgn bqi brh ckb dv fa glk "
    "he iw ji ks lrc luz mzn nqo pnb prs ps rhg sd sdh skr syr trw ug ur yi".split()
)
_RTL_SCRIPTS: Final = frozenset(
    "adlm arab aran armi avst hebr mand mend nkoo phnx rohg samr sogd syrc thaa yezi".split()
)
_SHOWN: Final = ("label", "short", "ask", "definition", "example")  # what of the vocabularies a reader sees


def languages() -> tuple[str, ...]:
    """Return the languages that the interface speaks, English first."""
    return (SOURCE, *sorted(file.stem for file in FOLDER.glob("*.po")))


def direction(language: str) -> str:
    """Return `rtl` for a right-to-left language, else `ltr`; a script in the tag decides (`ks-Deva`)."""
    first, *others = language.replace("_", "-").lower().split("-")
    script = next((part for part in others if len(part) == 4 and part.isalpha()), None)
    return "rtl" if (script in _RTL_SCRIPTS if script else first in _RTL_LANGUAGES) else "ltr"


def catalogue(language: str) -> gettext.NullTranslations:
    """Return the catalogue of a language, by its full tag or else its first part (`es` for `es-MX`)."""
    return _catalogue(language) or gettext.NullTranslations()


def script_words(language: str, folder: str = "page/") -> dict[str, str | list[str]]:
    """Return the translations of the messages in the scripts of a folder by their English words; a plural by
    its first form."""
    messages = known.messages if (known := _catalogue(language)) else ()
    return {
        message.id[0]: message.string[0] if len(message.id) == 1 else list(message.string)
        for message in messages
        if any(file.endswith(".js") and f"/{folder}" in f"/{file}" for file in message.files)
    }


def decimals(value: float, places: int, language: str) -> str:
    """Return a number with so many decimal places, with the sign that the language has before them."""
    return f"{value:.{places}f}".replace("-", "−").replace(
        ".", catalogue(language).gettext("decimal point: .")[-1]
    )


def minutes(count: int, language: str) -> str:
    """Return a number of minutes in words."""
    return catalogue(language).ngettext("%(num)s minute", "%(num)s minutes", count) % {"num": count}


def plural_rule(language: str) -> str:
    """Return the expression in `n` for the index of a plural form, as both gettext and the scripts read
    it."""
    known = _catalogue(language)
    return known.plural_rule if known else "(n != 1)"


def vocabulary_messages(
    file: IO[bytes], keywords: Any, comment_tags: Any, options: Any
) -> Iterator[tuple[int, None, str, list[str]]]:
    """Yield the messages of a vocabulary file, for `pybabel extract`."""
    seen = set()
    for value in _shown(parse(file.read().decode("utf-8"), "data")):
        if value not in seen:
            seen.add(value)
            yield 0, None, value, []


def translated(node: Any, translate: Callable[[str], str], key: str = "") -> Any:
    """Return a vocabulary, as dictionaries and lists, with its visible texts translated."""
    if isinstance(node, dict):
        return {name: translated(value, translate, name) for name, value in node.items()}
    if isinstance(node, list | tuple):
        return tuple(translated(value, translate, key) for value in node)
    return translate(node) if isinstance(node, str) and key in _SHOWN and node else node


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
def _catalogue(language: str) -> Catalogue | None:
    for name in (language.replace("-", "_"), language.partition("-")[0]):
        file = FOLDER / f"{name}.po"
        if name != SOURCE and file.is_file():
            return po_file.read(file.read_text("utf-8"))
    return None
