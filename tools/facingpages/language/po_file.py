"""Catalogues: read a `.po` file into messages and a plural rule, with the standard library alone.

Each file names its plural forms in its header, as every gettext tool writes it.  The header decides: other
sources of plural rules change their forms from version to version, and a catalogue with two forms would
match a rule of three no more."""

from __future__ import annotations

import gettext
import json
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

_FIELD: Final = re.compile(r'(?:(?P<name>msgid_plural|msgid|msgstr(?:\[\d\])?)\s+)?(?P<text>".*")')
_PLURALS: Final = re.compile(
    r"^Plural-Forms:\s*nplurals=(?P<count>\d);\s*plural=(?P<rule>.+?);?\s*$", re.MULTILINE
)


@dataclass(frozen=True, slots=True)
class Message:
    """One message and its translation: a text, or one text for each plural form; `files` names the users."""

    id: tuple[str, ...]
    string: tuple[str, ...]
    files: tuple[str, ...]


class Catalogue(gettext.NullTranslations):
    """The messages of one language. A message without a complete translation stays in English."""

    def __init__(self, messages: tuple[Message, ...], plural_rule: str) -> None:
        super().__init__()
        self.messages = messages
        self.plural_rule = plural_rule
        self._form: Callable[[int], int] = gettext.c2py(plural_rule)
        self._strings = {message.id[0]: message.string for message in messages}

    def gettext(self, message: str) -> str:
        """Return the translation of a message, or its singular if it has a plural."""
        return (
            self._strings[message][self._form(1) if len(self._strings[message]) > 1 else 0]
            if message in self._strings
            else message
        )

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        """Return the translation of a message in the plural form for a number."""
        strings = self._strings.get(msgid1, ())
        return strings[self._form(n)] if len(strings) > 1 else super().ngettext(msgid1, msgid2, n)


def read(text: str) -> Catalogue:
    """Return the catalogue in the text of a `.po` file; raise ValueError, with the line, if it is
    malformed."""
    entries: list[Message] = []
    rule, forms, number = "", 0, 1
    for block in re.split(r"(\n[ \t]*\n)", text):
        fields, comments = (
            _fields(block, number),
            [line for line in block.splitlines() if line.startswith("#")],
        )
        number += block.count("\n")
        if fields.get("msgid") == "" and (plurals := _PLURALS.search(fields.get("msgstr", ""))):
            rule, forms = plurals["rule"], int(plurals["count"])
        if not fields.get("msgid") or any(line.startswith("#,") and "fuzzy" in line for line in comments):
            continue
        string = tuple(value for name, value in fields.items() if name.startswith("msgstr"))
        if all(string) and len(string) == (forms if "msgid_plural" in fields else 1):
            files = " ".join(line[2:] for line in comments if line.startswith("#:")).split()
            ids = tuple(fields[name] for name in ("msgid", "msgid_plural") if name in fields)
            entries.append(Message(ids, string, tuple(re.sub(r":\d+$", "", file) for file in files)))
    if not rule:
        raise ValueError("the header has no line `Plural-Forms: nplurals=...; plural=...;`")
    return Catalogue(tuple(entries), rule)


def _fields(block: str, first: int) -> dict[str, str]:
    """Return the strings of one entry, by field name; `first` is its first line number."""
    fields: dict[str, str] = {}
    name = ""
    for number, line in enumerate(block.split("\n"), first):
        if not line.strip() or line.startswith("#"):
            continue
        matched = _FIELD.fullmatch(line.strip())
        if not matched or not (matched["name"] or name) or matched["name"] in fields:
            raise ValueError(
                f"line {number} is not a line of a catalogue, or an empty line is missing before it"
            )
        name = matched["name"] or name
        fields[name] = fields.get(name, "") + json.loads(matched["text"])
    return fields
