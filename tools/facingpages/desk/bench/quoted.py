"""Lists of an exercise and the words that they quote, read from the answer of `exercise.opened`."""

from __future__ import annotations

from itertools import pairwise
from typing import Any, Final

from facingpages.course.formats import todos
from facingpages.desk.bench.placed import Steps

Answer = dict[str, Any]
_SHORT: Final = 48  # characters


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


def short(words: str) -> str:
    """Return words as a list to choose from can show them."""
    return words if len(words) <= _SHORT else words[:_SHORT].rpartition(" ")[0] + " …"
