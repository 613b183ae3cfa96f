"""The passages of an exercise in loaded terms, to read once more: with its marks, and other words that the
list of loaded terms holds."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import Any

from facingpages.desk import rows

Answer = dict[str, Any]


def paragraphs(opened: Answer) -> list[list[Answer]]:
    """Return the paragraphs of the passages of an exercise, each as pieces: the text, and whether it is
    `marked`, `listed` as loaded without a mark, or neither."""
    marked = _numbers(one["words"] for one in opened["parts"] if one["field"][0] == "spans")
    listed = _numbers(one["words"] for one in opened["suggestions"] if one["technique"])

    def how(word: int) -> str:
        return "marked" if word in marked else "listed" if word in listed else ""

    return [
        list(_pieces(line, [how(line["first"] + at) for at in range(len(line["places"]))]))
        for passage in opened["passages"]
        for line in passage["paragraphs"]
    ]


def _numbers(ranges: Iterator[list[int]]) -> set[int]:
    return {number for start, end in ranges for number in range(start, end)}


def _pieces(line: Answer, hows: list[str]) -> Iterator[Answer]:
    """Yield the pieces of a paragraph; marks begin and end with a word."""
    done = 0
    for how, group in groupby(range(len(hows)), key=lambda at: hows[at]):
        if how:
            words = list(group)
            start, end = line["places"][words[0]][0], line["places"][words[-1]][1]
            yield {"text": rows.units(line["text"], done, start), "how": ""}
            yield {"text": rows.units(line["text"], start, end), "how": how}
            done = end
    yield {"text": rows.units(line["text"], done, None), "how": ""}
