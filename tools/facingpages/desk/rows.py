"""Rows of the review: each is about some words, with choices that are open and sentences that are proposed."""

from __future__ import annotations

from itertools import pairwise
from typing import Any, Final

from facingpages.course.formats import todos
from facingpages.desk.request import OneEdit
from facingpages.desk.wording import FIELD_NAMES
from facingpages.language.messages import catalogue

Answer = dict[str, Any]
Steps = tuple[str | int, ...]
_SHORT: Final = 48  # characters


def row(field: Steps, **given: Any) -> Answer:
    """Return a row: `waits` where something in it is proposed or open."""
    row = {
        "label": "",
        "quote": "",
        "around": "",
        "told": [],
        "asked": "",
        "proved": None,
        "choices": [],
        "texts": [],
        "drop": [],
        "findings": [],
        **given,
    }
    open_ = any(not one["value"] for one in row["choices"])
    return {
        "field": list(field),
        **row,
        "waits": open_ or not row["texts"] or any(one["waits"] for one in row["texts"]),
    }


def mend(found: list[Answer], findings: list[Answer]) -> list[Answer]:
    """Put findings into the rows that they are about, which wait for them; return those of no row."""
    rest = []
    for finding in findings:
        at = [one for one in found if finding["field"][: len(one["field"])] == one["field"]]
        if at:
            at[0]["findings"].append(finding)
            at[0]["waits"] = True
        else:
            rest.append(finding)
    return rest


def sentence(field: Steps, label: str, value: object) -> Answer:
    """Return a sentence to read: the words that are proposed, or those that are written."""
    waits = value is None or todos.waits(value)
    return {
        "field": list(field),
        "label": label,
        "value": (todos.proposal(value) or "") if waits else str(value),
        "waits": waits,
        "folded": False,
        "list": False,
    }


def wordings(field: Steps, label: str, values: object) -> Answer:
    """Return a list of wordings to read, one a line, as `sentence` does for one."""
    lines = [sentence(field, label, one) for one in (values if isinstance(values, list) else [None])]
    return {
        **sentence(field, label, None),
        "value": "\n".join(one["value"] for one in lines if one["value"]),
        "waits": any(one["waits"] for one in lines),
        "list": True,
    }


def choice(field: Steps, item: dict[str, Any], options: list[tuple[str, str]], language: str) -> Answer:
    """Return a list to choose from; nothing is chosen where the file waits."""
    value = str(item.get(str(field[-1]), ""))
    return {
        "field": list(field),
        "label": name(str(field[-1]), language),
        "value": value if value in dict(options) else "",
        "buttons": False,
        "options": [
            {"value": id, "label": label, "help": "", "edits": [{"field": list(field), "value": id}]}
            for id, label in options
        ],
    }


def link(field: Steps, item: dict[str, Any], options: list[tuple[str, str]], language: str) -> Answer:
    """Return the choice of the part that a part supports: without the key it supports none."""
    made = choice(field, {str(field[-1]): item.get("supports", "0")}, options, language)
    made["options"][0]["edits"] = [{"field": list(field), "delete": True}] if "supports" in item else []
    return made


def as_data(edits: list[OneEdit], item: dict[str, Any]) -> list[Answer]:
    """Return edits as the page sends them, without a deletion of what is not there."""
    return [
        one.model_dump(include={"field", "delete"} if one.delete else {"field", "value"})
        for one in edits
        if not one.delete or one.field[-1] in item
    ]


def items(opened: Answer, name: str) -> list[dict[str, Any]]:
    """Return the items of a list of the exercise; one that is no mapping has nothing in it."""
    found = opened["fields"].get(name)
    return [one if isinstance(one, dict) else {} for one in found] if isinstance(found, list) else []


def exact(item: dict[str, Any], name: str) -> str:
    """Return the words that a field quotes, or nothing."""
    quote = item.get(name)
    words = quote.get("exact", "") if isinstance(quote, dict) else ""
    return words if isinstance(words, str) and not todos.waits(words) else ""


def around(opened: Answer, field: Steps) -> str:
    """Return the sentence around a quotation."""
    words = next((one["words"] for one in opened["parts"] if tuple(one["field"]) == field), None)
    if words is None:
        return ""
    for passage in opened["passages"]:
        for line in passage["paragraphs"]:
            at = words[0] - line["first"]
            for first, last in pairwise([*line["sentences"], len(line["places"])]):
                if first <= at < last:
                    begin = line["places"][first][0]
                    end = line["places"][last][0] if last < len(line["places"]) else None
                    return units(line["text"], begin, end).strip()
    return ""


def units(text: str, start: int, end: int | None) -> str:
    """Return a piece of a text by UTF-16 units."""
    units = text.encode("utf-16-le")
    return units[2 * start : None if end is None else 2 * end].decode("utf-16-le")


def name(key: str, language: str) -> str:
    """Return what the screen calls a field."""
    return catalogue(language).gettext(FIELD_NAMES[key])


def short(words: str) -> str:
    """Return words as a list to choose from can show them."""
    return words if len(words) <= _SHORT else words[:_SHORT].rpartition(" ")[0] + " …"
