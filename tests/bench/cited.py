"""Texts with their citations labelled by hand, and how far our readers agree with the labels.

The folder `cites` in `FACINGPAGES_DATA` holds `texts.yml` (origin, half and sha256 of each text), `texts/`,
`rendered/` (the running text as the labeller saw it) and `labels-1/`.  Lines that the labeller did not take
for running text, as menus, are not measured: which they are is the teacher's to decide, line by line."""

from __future__ import annotations

import hashlib
import os
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Final

import yaml

from facingpages.author.importers import noise
from facingpages.author.importers.convert import convert
from facingpages.text import citations
from facingpages.text.citations import Apparatus, Citation, LinkedWords, Listed, Style
from facingpages.text.folded import Range, Text

_SHORT: Final = 40  # letters: a shorter line is one of the labeller's, or begins one
FOLDER: Final = Path(os.environ.get("FACINGPAGES_DATA", "nowhere")) / "cites"


@dataclass(frozen=True)
class Labelled:
    """One text as our importer reads it, and what a person found in it."""

    name: str
    style: str
    apparatus: Apparatus
    running: tuple[int, ...]  # the lines that the labeller read
    end: int  # where labelling stops
    label: dict[str, Any]


def letters(words: str) -> str:
    """Return the letters and digits of some words, which every rendering of a text shares."""
    return "".join(c for c in words.casefold() if c.isalnum())


def texts(half: str) -> Iterator[Labelled]:
    """Yield the texts of one half, `dev` or `test`."""
    for told in yaml.safe_load((FOLDER / "texts.yml").read_text("utf-8"))["texts"]:
        if told["half"] == half:
            yield _read(told)


def _read(told: dict[str, Any]) -> Labelled:
    file = FOLDER / "texts" / told["text"]
    assert hashlib.sha256(file.read_bytes()).hexdigest() == told["sha256"], told["text"]
    number = told["text"][:2]
    label = yaml.safe_load((FOLDER / "labels-1" / f"{number}.yml").read_text("utf-8"))
    label["attributions"] = [*(label.get("attributions") or ()), *_corrected(told["text"])]
    rendered = (FOLDER / "rendered" / f"{number}.txt").read_text("utf-8")
    seen, lines = letters(rendered), [letters(line) for line in rendered.splitlines()]
    brought = convert(file)
    text = Text("".join(f"{line.text}\n" for line in brought.lines))
    linked = []
    for link in brought.links:
        start = text.lines[link.line].start
        shown = brought.lines[link.line].text
        where = Range(*(start + len(Text(shown[:place]).folded) for place in (link.start, link.end)))
        linked.append(LinkedWords(where, link.address))
    apparatus = citations.read(text, noise.source_list(brought.lines), linked)
    end = _end(text, str(label.get("cut") or ""))
    running = tuple(
        n
        for n in range(1, text.line_at(end) + 1)
        if (words := letters(text.show(text.lines[n - 1])))
        and (
            words[:50] in seen or words[-50:] in seen
            if len(words) > _SHORT
            else any(line.startswith(words) for line in lines)
            or (
                n > 1 and letters(text.show(text.lines[n - 2]))[-30:] + words in seen
            )  # a sentence cut in two
        )
    )
    return Labelled(told["text"], told["style_name"], apparatus, running, end, label)


def _corrected(name: str) -> list[dict[str, str]]:
    """Return the attributions of a text that the second reader found missing in the labels."""
    given = yaml.safe_load((FOLDER / "corrections.yml").read_text("utf-8"))
    changes = [one["should be"] for one in given if one["text"] == name]
    return [one["attributions add"] for one in changes if isinstance(one, dict) and "attributions add" in one]


def _end(text: Text, cut: str) -> int:
    """Return the place at which labelling stops, by the last words that were labelled; else the end."""
    places = [i for i, c in enumerate(text.folded) if c.isalnum() for _ in c.casefold()]
    plain, wanted = letters(text.folded), letters(cut)
    start = plain.find(wanted) if wanted else -1
    return places[start + len(wanted) - 1] + 3 if start >= 0 else len(text.folded) - 1


@dataclass
class Counts:
    """True and false ones, missed ones, and of the true ones those with the right entries."""

    true: int = 0
    false: int = 0
    missed: int = 0
    right: int = 0

    @property
    def precision(self) -> float:
        return self.true / max(1, self.true + self.false)

    @property
    def recall(self) -> float:
        return self.true / max(1, self.true + self.missed)


def marks(one: Labelled) -> tuple[Counts, list[str]]:
    """Return how far our marks agree with the labels, and each difference in words; weak ones count neither
    way."""
    lines = frozenset(one.running)
    ours = [
        single
        for mark in one.apparatus.marks
        if mark.line in lines and mark.where.start <= one.end
        for single in _single(mark)
    ]
    theirs = one.label["marks"]
    counts, told = Counts(), []
    named = any(mark["quote"].startswith("[^") for mark in theirs)  # in Markdown a note has any name
    matched = _aligned(
        [_name(mark["quote"]) for mark in theirs],
        ["note" if named and mark.style is Style.NOTE else _name(mark.shown) for mark in ours],
    )
    for index, mark in enumerate(theirs):
        if index in matched:
            if mark.get("weak"):
                continue
            counts.true += 1
            mine = ours[matched[index]]
            if right(mark, mine):
                counts.right += 1
            else:
                told.append(
                    f"entry {mark['quote']!r}: {mark['entries']} is {[t.name for t in mine.targets]} {[e.number for e in mine.entries]}"
                )
        elif not mark.get("weak"):
            counts.missed += 1
            told.append(f"missed {mark['style']} {mark['quote']!r} after {mark['before']!r}")
    taken = frozenset(matched.values())
    for index, mark in enumerate(ours):
        if index not in taken:
            counts.false += 1
            told.append(f"false {mark.style.value} {mark.shown!r} line {mark.line}")
    return counts, told


def _single(mark: Citation) -> list[Citation]:
    """Return a bracket of several addresses as so many marks, as the labels count them."""
    whole = [bit.strip("()[]., ") for bit in re.split(r"[,;\s]\s*", mark.shown) if "://" in bit]
    if mark.style is not Style.ADDRESS or len(whole) < 2:
        return [mark]
    return [replace(mark, shown=bit) for bit in whole]


def _aligned(one: Sequence[str], two: Sequence[str]) -> dict[int, int]:
    """Return the places of the longest sequence that two lists have in common."""
    rows, columns = len(one), len(two)
    length = [[0] * (columns + 1) for _ in range(rows + 1)]
    for i in range(rows - 1, -1, -1):
        for j in range(columns - 1, -1, -1):
            same = one[i] == two[j]
            length[i][j] = length[i + 1][j + 1] + 1 if same else max(length[i + 1][j], length[i][j + 1])
    pairs, i, j = {}, 0, 0
    while i < rows and j < columns:
        if one[i] == two[j]:
            pairs[i] = j
            i, j = i + 1, j + 1
        elif length[i + 1][j] >= length[i][j + 1]:
            i += 1
        else:
            j += 1
    return pairs


def _name(quote: str) -> str:
    return "note" if quote.startswith("[^") else letters(quote) or quote


def right(label: dict[str, Any], mark: Citation) -> bool:
    """Return whether a mark leads to the entries of its label."""
    wanted = [str(entry) for entry in label["entries"]]
    if label["style"] in ("link", "address"):
        return {_plain(name) for name in wanted} <= {
            _plain(t.name) for t in mark.targets
        } or mark.style is Style.ADDRESS
    if label["style"] == "note":
        return bool(mark.entries) and all(
            entry.listed is Listed.NOTES or wanted == [str(entry.number)] for entry in mark.entries
        )
    return sorted(wanted) == sorted(str(entry.number) for entry in mark.entries)


def _plain(address: str) -> str:
    return re.sub(r"^https?://(www\.)?", "", address).rstrip("/")


def attributions(one: Labelled) -> tuple[Counts, list[str]]:
    """Return how far our attributions overlap those of the labels."""
    text = one.apparatus.text
    places = [i for i, c in enumerate(text.folded) if c.isalnum() for _ in c.casefold()]
    plain = letters(text.folded)
    lines = frozenset(one.running)
    ours = [a.where for a in one.apparatus.attributions if a.line in lines and a.where.start <= one.end]
    counts, told = Counts(), []
    theirs: list[Range] = []
    for label in one.label.get("attributions") or []:
        quote, before = letters(label["quote"]), letters(label["before"])[-15:]
        start = plain.find(before + quote)
        start = start + len(before) if start >= 0 else plain.find(quote)
        where = Range(places[start], places[start + len(quote) - 1] + 1) if start >= 0 else Range(0, 0)
        theirs.append(where)
        if any(mine.overlaps(where) for mine in ours):
            counts.true += 1
        else:
            counts.missed += 1
            told.append(f"missed attribution {label['quote']!r}")
    false = [mine for mine in ours if not any(mine.overlaps(where) for where in theirs)]
    counts.false = len(false)
    return counts, told + [f"false attribution {text.show(where)!r}" for where in false]


def uncited(one: Labelled) -> list[str]:
    """Return the labelled marks whose line our checker would certify as citing nothing."""
    text = one.apparatus.text
    places = [i for i, c in enumerate(text.folded) if c.isalnum() for _ in c.casefold()]
    plain = letters(text.folded)
    certified = []
    for mark in one.label["marks"]:
        before = letters(mark["before"])[-15:]
        quote = "" if mark["style"] == "note" else letters(mark["quote"])
        if mark.get("weak") or not before:
            continue
        lines = {
            text.line_at(places[found.start() + len(before) - (not quote)])
            for found in re.finditer(re.escape(before + quote), plain)
        }
        holds = [
            one.apparatus.marks_in(where) or one.apparatus.unread_in(where)
            for where in (text.lines[line - 1] for line in lines & set(one.running))
        ]
        if holds and not any(holds):
            certified.append(f"{one.name}: {mark['quote']!r}")
    return certified


def total(counts: Sequence[Counts]) -> Counts:
    """Return the sums of some counts."""
    sums: Counter[str] = Counter()
    for one in counts:
        sums.update(vars(one))
    return Counts(**sums)
