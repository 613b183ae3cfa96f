"""Rows of the review: each is about some words, with choices that are open and sentences that are proposed."""

from __future__ import annotations

from typing import Any

from facingpages.course.formats import todos
from facingpages.desk.bench.placed import Steps
from facingpages.desk.findings.wording import FIELD_NAMES
from facingpages.language.messages import catalogue

Answer = dict[str, Any]


def row(field: Steps, **given: Any) -> Answer:
    """Return a row: `waits` where something in it is proposed, open or to be mended."""
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
        "waits": bool(
            open_ or not row["texts"] or row["findings"] or any(one["waits"] for one in row["texts"])
        ),
    }


def mend(found: list[Answer], findings: list[Answer]) -> list[Answer]:
    """Put findings into the rows that they are about, which wait for them; return those of no row."""
    rest = []
    for finding in findings:
        at = [one for one in found if any(finding["field"][: len(field)] == field for field in _fields(one))]
        if at:
            at[0]["findings"].append(finding)
            at[0]["waits"] = True
        else:
            rest.append(finding)
    return rest


def _fields(row: Answer) -> list[list[str | int]]:
    """Return the fields that a row shows: its own, and those of its choices and sentences."""
    return [row["field"], *(one["field"] for one in (*row["choices"], *row["texts"]))]


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
        "unsure": "",
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


def name(key: str, language: str) -> str:
    """Return what the screen calls a field."""
    return catalogue(language).gettext(FIELD_NAMES[key])
