"""Labelled data that the marker measurements read, from a folder outside the project: FACINGPAGES_DATA.

None of it is part of the project or comes with it.  Files are known by their names, wherever they lie in
the folder:

    train_en.tsv, dev_en.tsv, dev_test_en.tsv, test_en_labeled.tsv   CheckThat! 2025 Task 1, English (CC BY-NC-SA 4.0)
    micro_b*.xml, micro_d*.xml, micro_k*.xml; micro_c*.xml           argumentative microtexts, parts 1 and 2 (CC BY-NC-SA 4.0)
    Paragraph_Level/{train,test}.dat, Essay_Level/{train,test}.dat   annotated essays 2, in columns (free for research)
    final_labels_SG2.csv                                             BABE, sentences of news with their biased words (AGPL 3)
    vader_lexicon.txt                                                the VADER lexicon (MIT), the single lexicon to compare with
"""

from __future__ import annotations

import ast
import csv
import hashlib
import os
import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from facingpages.author.suggest.lists import stop_words
from facingpages.text.folded import Range, Text

Unit = tuple[str, bool | None]  # its words, and whether it is a claim; None for what has no label
Document = list[list[Unit]]  # paragraphs of units


def folder() -> Path | None:
    named = os.environ.get("FACINGPAGES_DATA")
    return Path(named) if named else None


def files(pattern: str) -> list[Path]:
    """The files of this name, in order; none where there is no folder."""
    root = folder()
    return sorted(root.rglob(pattern)) if root else []


def subjective(*names: str) -> Iterator[tuple[str, bool]]:
    """Sentences of news of CheckThat!, each with whether it is subjective."""
    for name in names:
        for file in files(f"{name}.tsv")[:1]:
            for row in csv.DictReader(
                file.read_text("utf-8").splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE
            ):
                yield row["sentence"], row["label"] == "SUBJ"


def biased(held_out: bool, year: int | None = None) -> Iterator[tuple[Text, list[Range]]]:
    """Sentences of BABE with their biased spans: the held-out half, or the other one; of a year, those whose
    address gives the year and a month."""
    for file in files("final_labels_SG2.csv")[:1]:
        with file.open(encoding="utf-8-sig", newline="") as opened:
            for row in csv.DictReader(opened, delimiter=";"):
                dated = rf"(?<!\d){year}[/-]?(?:0[1-9]|1[0-2])(?=\D|\d\d\D)"
                if (year is None or re.search(dated, row["news_link"])) and (
                    bool(hashlib.sha1(row["text"].encode(), usedforsecurity=False).digest()[0] & 1)
                    is held_out
                ):
                    text = Text(row["text"])
                    yield (
                        text,
                        spans(
                            text,
                            [
                                place
                                for words in ast.literal_eval(row["biased_words"])
                                for place in places(text, words)
                            ],
                        ),
                    )


def places(text: Text, words: str) -> Iterator[Range]:
    for hit in re.finditer(re.escape(Text(words).folded.casefold()), text.folded.casefold()):
        yield Range(hit.start(), hit.end())


def spans(text: Text, labelled: list[Range]) -> list[Range]:
    """The labelled words as spans: neighbours are one, since the words of a phrase are labelled one by
    one; a word without content alone is none, since such a word of a phrase is found at every place of its
    sentence."""
    runs: list[list[Range]] = []
    for number, word in enumerate(text.words):
        if not any(word.overlaps(place) for place in labelled):
            continue
        if runs and runs[-1][-1] == text.words[number - 1]:
            runs[-1].append(word)
        else:
            runs.append([word])
    return [
        Range(run[0].start, run[-1].end)
        for run in runs
        if any(text.folded[w.start : w.end].casefold() not in stop_words() for w in run)
    ]


@cache
def lexicon() -> frozenset[str]:
    """The words of VADER."""
    return frozenset(
        line.split("\t")[0]
        for file in files("vader_lexicon.txt")[:1]
        for line in file.read_text("utf-8").splitlines()
    )


def microtexts(part: int) -> Iterator[Document]:
    """Texts of one paragraph; the claim is the unit that supports or attacks nothing."""
    for file in files("micro_*.xml"):
        if (file.name[6] == "c") is not (part == 2):
            continue
        root = ET.parse(file).getroot()  # noqa: S314
        unit_of = {
            edge.get("src"): edge.get("trg") for edge in root.iter("edge") if edge.get("type") == "seg"
        }
        serving = {edge.get("src") for edge in root.iter("edge") if edge.get("type") != "seg"}
        found: list[tuple[str | None, Unit]] = []
        for edu in root.iter("edu"):
            unit, words = unit_of.get(edu.get("id")), " ".join((edu.text or "").split())
            if unit is None:
                continue
            if found and found[-1][0] == unit:
                found[-1] = (unit, (f"{found[-1][1][0]} {words}", unit not in serving))
            else:
                found.append((unit, (words, unit not in serving)))
        yield [[unit for _, unit in found]]


def essays(part: str) -> Iterator[Document]:
    """Essays in paragraphs; a unit is a component with the words of its sentence before it, or a sentence
    without one."""
    paragraphs = iter(_blocks(f"Paragraph_Level/{part}.dat"))
    for essay in _blocks(f"Essay_Level/{part}.dat"):
        document, done = [], 0
        while done < len(essay):
            paragraph = next(paragraphs, [])
            if not paragraph:
                break  # one word is cut differently in the two files
            document.append(list(_units(paragraph)))
            done += len(paragraph)
        yield document


def _blocks(name: str) -> list[list[tuple[str, str]]]:
    blocks: list[list[tuple[str, str]]] = [[]]
    for file in files(name)[:1]:
        for line in file.read_text("utf-8").splitlines():
            columns = line.split("\t")
            if len(columns) < 5:
                blocks.append([])
            else:
                blocks[-1].append((columns[1], columns[4].partition(":")[0]))
    return [block for block in blocks if block]


def _units(tokens: list[tuple[str, str]]) -> Iterator[Unit]:
    words: list[str] = []
    place = 0
    while place < len(tokens):
        word, label = tokens[place]
        words.append(word)
        place += 1
        if label.startswith("B-"):
            while place < len(tokens) and tokens[place][1].startswith("I-"):
                words.append(tokens[place][0])
                place += 1
            if place < len(tokens) and tokens[place][0] in ".!?;,":
                words.append(tokens[place][0])
                place += 1
            yield _joined(words), label != "B-Premise"
            words = []
        elif word in ".!?":
            yield _joined(words), None
            words = []
    if words:
        yield _joined(words), None


def _joined(words: list[str]) -> str:
    return re.sub(
        r" (['\u2019]) (s|t|re|ve|ll|d|m)\b", r"\1\2", re.sub(r" ([.,;:!?)])", r"\1", " ".join(words))
    )
