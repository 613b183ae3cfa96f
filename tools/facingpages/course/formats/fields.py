"""Fields: the types of single values in the file formats, each parsed from text.

Nothing is coerced by guess: `010`, `1:30` and `no` are text until a field says what they are, and a value
that is not exactly of its form is refused with a hint."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Annotated, Final

from pydantic import (
    AfterValidator,
    BeforeValidator,
    GetCoreSchemaHandler,
    GetJsonSchemaHandler,
    PlainValidator,
    WithJsonSchema,
)
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, PydanticCustomError, PydanticKnownError, core_schema

from facingpages.language.messages import N_
from facingpages.language.vocabulary import vocabulary
from facingpages.text import domains
from facingpages.text.dates import PartialDate, parse_iso
from facingpages.text.folded import Lines

NOT_STATED: Final = N_("not stated")


def fault(message: str, hint: str) -> PydanticCustomError:
    """Return a validation error that carries its own hint."""
    return PydanticCustomError("fault", "{message}", {"message": message, "hint": hint})


def parse_lines(value: object) -> Lines:
    """Return the lines that `7` or `3-7` names."""
    matched = re.fullmatch(r"([1-9]\d{0,5})(?:-([1-9]\d{0,5}))?", value) if isinstance(value, str) else None
    if not matched:
        raise fault(
            f"`{value}` does not name lines", "Write one line, as 7, or the first and the last, as 3-7."
        )
    first, last = int(matched[1]), int(matched[2] or matched[1])
    if last < first:
        raise fault(f"`{value}` ends before it begins", f"Write {last}-{first}.")
    return Lines(first, last)


def _whole(value: object) -> int:
    if isinstance(value, str) and re.fullmatch(r"[1-9]\d{0,3}", value):
        return int(value)
    raise fault(
        f"`{value}` is not a whole number from 1 to 9999", "Write digits only, with no zero in front."
    )


def _count(value: object) -> int:
    if isinstance(value, str) and re.fullmatch(r"0|[1-9]\d{0,6}", value):
        return int(value)
    raise fault(f"`{value}` is not a number of words", "Write digits only, as 1250.")


def _percent(value: object) -> int:
    if isinstance(value, str) and re.fullmatch(r"[1-9]\d?|100", value):
        return int(value)
    raise fault(
        f"`{value}` is not a share from 1 to 100",
        "Write the percentage as a whole number without the sign, as 40.",
    )


def _date(value: object) -> PartialDate:
    try:
        return parse_iso(value if isinstance(value, str) else "")
    except ValueError:
        raise fault(
            f"`{value}` is not a date", "Write a day as 2025-06-02, a month as 2025-06, a year as 2025."
        ) from None


LANGUAGE: Final = r"^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$"
_CODES: Final = dict(
    pair.split("=")
    for pair in (
        "arabic=ar chinese=zh czech=cs dutch=nl english=en french=fr german=de greek=el hebrew=he hindi=hi "
        "hungarian=hu italian=it japanese=ja korean=ko persian=fa polish=pl portuguese=pt romanian=ro "
        "russian=ru spanish=es swedish=sv thai=th turkish=tr ukrainian=uk urdu=ur vietnamese=vi"
    ).split()
)


def _language(value: object) -> object:
    if isinstance(value, str) and re.fullmatch(LANGUAGE, value):
        return value
    code = _CODES.get(str(value).strip().casefold())
    hint = f"Write {code}." if code else "Write the code of the language, as es for Spanish or pt-BR."
    raise fault(f"`{value}` is not the code of a language", hint)


@dataclass(frozen=True, slots=True)
class _Term:
    """Marks a type that takes one word of a vocabulary, in validation and in the published schema."""

    kind: str
    terms: tuple[str, ...]

    def __get_pydantic_core_schema__(self, source: type, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_after_validator_function(self.known, handler(source))

    def __get_pydantic_json_schema__(
        self, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        return {"type": "string", "enum": list(self.terms)}

    def known(self, value: str) -> str:
        """Return the word, or raise a validation error that lists the vocabulary."""
        if value not in self.terms:
            raise PydanticCustomError(
                "unknown_term",
                "{message}",
                {"message": f"`{value}` is not a {self.kind}", "terms": self.terms},
            )
        return value


@dataclass(frozen=True, slots=True)
class Formed:
    """Marks a type of text that matches a pattern, in validation and in the published schema.

    A pattern is compiled once. Pydantic would compile it anew for each field and each model, which took a
    tenth of the time of a check."""

    pattern: str

    def __get_pydantic_core_schema__(self, source: type, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_after_validator_function(self.matching, handler(source))

    def __get_pydantic_json_schema__(
        self, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        return {**handler(schema), "pattern": self.pattern}

    def matching(self, value: str) -> str:
        """Return the text, or raise a validation error with the pattern."""
        if not _compiled(self.pattern).search(value):
            raise PydanticKnownError("string_pattern_mismatch", {"pattern": self.pattern})
        return value


@lru_cache
def _compiled(pattern: str) -> re.Pattern[str]:
    """Return a pattern whose `$` is the end of the text, as in a schema: in Python a line end may follow."""
    return re.compile(pattern.removesuffix("$") + r"\Z" * pattern.endswith("$"))


def _period(value: object) -> int:
    if value in ("45", "50", "90"):
        return int(str(value))
    raise fault(
        f"`{value}` is not a period of 45, 50 or 90 minutes",
        "Write the shortest period in which the step is taught.",
    )


_LINES_SCHEMA = {
    "type": ["integer", "string"],
    "pattern": r"^[1-9]\d*(-[1-9]\d*)?$",
    "description": "one line (7) or a stretch (3-7)",
}
_DATE_SCHEMA = {
    "type": ["integer", "string"],
    "pattern": r"^\d{4}(-\d\d(-\d\d)?)?$",
    "description": "2025-06-02, 2025-06 or 2025",
}

LineRange = Annotated[Lines, PlainValidator(parse_lines), WithJsonSchema(_LINES_SCHEMA)]
Whole = Annotated[
    int, BeforeValidator(_whole), WithJsonSchema({"type": "integer", "minimum": 1, "maximum": 9999})
]
Count = Annotated[int, BeforeValidator(_count), WithJsonSchema({"type": "integer", "minimum": 0})]
Percent = Annotated[
    int, BeforeValidator(_percent), WithJsonSchema({"type": "integer", "minimum": 1, "maximum": 100})
]
Period = Annotated[int, BeforeValidator(_period), WithJsonSchema({"enum": [45, 50, 90, "45", "50", "90"]})]
Day = Annotated[PartialDate, PlainValidator(_date), WithJsonSchema(_DATE_SCHEMA)]
OPEN_PATTERNS: Final = (
    r"\S",
    r"^[^\S\n]*[^<>\s][^<>\n]*$",
)  # text with something in it; the same on one line without < and >
Prose = Annotated[str, Formed(OPEN_PATTERNS[0])]
Title = Annotated[str, Formed(OPEN_PATTERNS[1])]
Domain = Annotated[Prose, AfterValidator(domains.plain)]
Address = Annotated[str, Formed(r"^(https?://|/)[^\s<>\"]{1,2000}$")]
SLUG: Final = r"^[a-z0-9]+(-[a-z0-9]+)*$"  # lower-case words joined by hyphens
Slug = Annotated[str, Formed(SLUG)]
Language = Annotated[
    str, BeforeValidator(_language), WithJsonSchema({"type": "string", "pattern": LANGUAGE})
]  # a BCP 47 tag

Technique = Annotated[str, _Term("technique", tuple(vocabulary().techniques))]
Axis = Annotated[str, _Term("citation axis", tuple(vocabulary().axes))]
Role = Annotated[str, _Term("role", tuple(vocabulary().roles))]
EvidenceKind = Annotated[str, _Term("kind of evidence", tuple(vocabulary().evidence))]
Standard = Annotated[str, _Term("standard of data/standards.yml", tuple(vocabulary().standards))]
