"""Copied: answers that were pasted into a form, a mail or a document, found in the text around them."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator
from typing import Any, Final, NoReturn

from facingpages.course.formats.answers import FORMAT

_QUOTES: Final = str.maketrans(dict.fromkeys("“”„‟″«»", '"') | {"\u00a0": " ", "\u202f": " ", "\ufeff": " "})
_BEGIN: Final = re.compile(r'\{\s*"format"\s*:\s*"' + re.escape(FORMAT) + '"')
_TAG: Final = re.compile(r"<[^<>]*>")
_LONG_NUMBER: Final = re.compile(r"&#x?[0-9a-fA-F]{9,};?")
MOST_FAILED: Final = 20  # places of a text that begin like answers and are none; then the rest is not tried


class NotJson(ValueError):
    """A text that is no JSON, or holds a number that no answer has."""


def load(text: str) -> Any:
    """Return what a text in JSON holds; raise `NotJson`, with the line and the column if they are known.

    Refuses NaN and Infinity, which JSON does not have, numbers of more than 4,300 digits, and nesting that
    Python cannot follow."""
    try:
        return _DECODER.decode(text)
    except json.JSONDecodeError as error:
        raise NotJson(error.lineno, error.colno) from None
    except (ValueError, RecursionError):
        raise NotJson(1, 1) from None


def _refuse(word: str) -> NoReturn:
    raise ValueError(word)


_DECODER: Final[json.JSONDecoder] = json.JSONDecoder(parse_constant=_refuse)


def answers_in(text: str) -> Iterator[Any]:
    """Yield each set of answers in a text, as JSON has it: as it was copied, out of HTML, or with the
    quotation marks that a word processor sets."""
    for readable in (str, _out_of_html, _straight):
        found = list(_found(readable(text)))
        if found:
            yield from found
            return


def _straight(text: str) -> str:
    """Return a text with the quotation marks and spaces that JSON asks for."""
    return text.translate(_QUOTES)


def _out_of_html(text: str) -> str:
    """Return the text of HTML without its tags; a number too long for a character stays as it is."""
    return html.unescape(_LONG_NUMBER.sub("", _TAG.sub("", text)))


def _found(text: str) -> Iterator[Any]:
    end, failed = 0, 0
    for begin in _BEGIN.finditer(text):
        if begin.start() < end:
            continue
        try:
            values, end = _DECODER.raw_decode(text, begin.start())
        except (ValueError, RecursionError):
            failed += 1
            if failed == MOST_FAILED:
                return
            continue
        yield values
