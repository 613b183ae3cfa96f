"""How good the suggestions are, on labelled data and on the course's own keys: `FACINGPAGES_DATA=folder
bash tools/test bench -k suggest`.

"Held out" means that no entry or weight was chosen by that part; its figures were seen while the list
grew.  See `labelled.py` for what may lie in the folder.  A data set that is not there is named in the
output and not measured; what is measured must reach a stated bound.  "Every word" proposes each word,
"VADER" each word of that lexicon.

A model was tried beside the lists and left out: logistic regression on words, endings of 2 to 4 letters,
small words and endings beside them (34,500 weights, trained on the half of BABE that is not held out).  At a
precision of .50 it finds .37 of the held-out spans without the lists, where the lists find .50; with the lists
as a feature .52.  Two spans in a hundred do not pay for half a megabyte, and the licence of BABE (AGPL 3) lets
no weights of it go into this package."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache

import pytest

from facingpages.author.suggest import SuggestionKind, pairs, suggest
from facingpages.author.suggest.roles import judge
from facingpages.course.course import Course
from facingpages.course.items import MarkKey
from facingpages.files.tables import table
from facingpages.text.folded import Lines, Range, Text
from tests.author.test_suggest import made

from . import labelled
from .making import ROOT

pytestmark = pytest.mark.bench

Finder = Callable[[Text], list[Range]]


def ours(text: Text) -> list[Range]:
    return [one.where for one in suggest(made(text.source), kinds=frozenset({SuggestionKind.LOADED}))]


def every_word(text: Text) -> list[Range]:
    return list(text.words)


def vader(text: Text) -> list[Range]:
    listed = labelled.lexicon()
    return [word for word in text.words if text.folded[word.start : word.end].casefold() in listed]


@cache
def finders() -> dict[str, Finder]:
    """Ours and what it is compared with; VADER only where its file is."""
    found: dict[str, Finder] = {"ours": ours, "every word": every_word}
    if labelled.lexicon():
        found["VADER"] = vader
    else:
        print("\nnot found: vader_lexicon.txt")
    return found


@dataclass
class Counts:
    words: int = 0
    proposals: int = 0
    hits: int = 0
    keyed: int = 0
    found: int = 0

    def add(self, words: int, proposals: list[Range], keyed: list[Range]) -> None:
        self.words += words
        self.proposals += len(proposals)
        self.hits += sum(any(one.overlaps(key) for key in keyed) for one in proposals)
        self.keyed += len(keyed)
        self.found += sum(any(one.overlaps(key) for one in proposals) for key in keyed)

    @property
    def precision(self) -> float:
        return self.hits / self.proposals

    @property
    def recall(self) -> float:
        return self.found / self.keyed

    @property
    def rate(self) -> float:
        return 1000 * self.proposals / self.words

    def row(self, *names: str) -> tuple[str, ...]:
        numbers = (
            str(self.words),
            str(self.keyed),
            f"{self.precision:.2f}",
            f"{self.recall:.2f}",
            f"{self.rate:.1f}",
        )
        return (*names, *numbers)


HEAD = ("words", "keyed", "precision", "recall", "proposals per 1,000")


def test_loaded_words_of_news_sentences() -> None:
    """On the held-out half of BABE, one proposal in two falls on a biased span, every other span is
    found, and both are above VADER's.

    BABE is a sample rich in biased sentences: it has 26 such spans in 1,000 words, so half of them cannot
    be had with 12 proposals."""
    sentences = list(labelled.biased(held_out=True))
    if not sentences:
        print("\nnot found: final_labels_SG2.csv (BABE); loaded words of news are not measured")
        return
    results = _measured(sentences, "BABE, held-out half")
    _measured(list(labelled.biased(held_out=True, year=2020)), "of these, sentences of 2020")
    mine = results["ours"]
    assert mine.precision >= 0.5
    assert mine.recall >= 0.5
    if "VADER" in results:
        assert mine.precision > 2 * results["VADER"].precision
        assert mine.recall > results["VADER"].recall


def _measured(sentences: list[tuple[Text, list[Range]]], title: str) -> dict[str, Counts]:
    """Return what each finder earns on sentences, and print it."""
    results = {name: Counts() for name in finders()}
    for text, keyed in sentences:
        for name, find in finders().items():
            results[name].add(len(text.words), find(text), keyed)
    print("\n" + table([(title, *HEAD), *(counts.row(name) for name, counts in results.items())]))
    return results


def test_subjective_sentences_of_news() -> None:
    """On CheckThat!, proposals fall on subjective sentences more than chance, and are few: at most 17 in
    1,000 words of the test parts."""
    parts = {
        "train and dev": ("train_en", "dev_en"),
        "dev-test and test, held out": ("dev_test_en", "test_en_labeled"),
    }
    rows = [
        (
            "CheckThat! 2025 English",
            "by",
            "words",
            "per 1,000",
            "in objective",
            "sentences: precision",
            "recall",
            "share subjective",
        )
    ]
    for part, names in parts.items():
        sentences = [(Text(words), label) for words, label in labelled.subjective(*names)]
        if not sentences:
            print(f"\nnot found: {', '.join(names)} (CheckThat! 2025)")
            continue
        share = sum(label for _, label in sentences) / len(sentences)
        for name, find in finders().items():
            given = [(len(find(text)), len(text.words), label) for text, label in sentences]
            rate = 1000 * sum(n for n, _, _ in given) / sum(words for _, words, _ in given)
            calm = (
                1000
                * sum(n for n, _, label in given if not label)
                / sum(words for _, words, label in given if not label)
            )
            marked = [label for n, _, label in given if n]
            precision, recall = sum(marked) / len(marked), sum(marked) / sum(label for *_, label in given)
            total = sum(words for _, words, _ in given)
            rows.append(
                (
                    part,
                    name,
                    str(total),
                    f"{rate:.1f}",
                    f"{calm:.1f}",
                    f"{precision:.2f}",
                    f"{recall:.2f}",
                    f"{share:.2f}",
                )
            )
            if name == "ours" and "held out" in part:
                assert rate <= 17
                assert precision > 1.4 * share
    print("\n" + table(rows))


def macro_f1(pairs_: Iterable[tuple[bool, bool]]) -> float:
    given = list(pairs_)
    scores = []
    for label in (True, False):
        both = sum(one == two == label for one, two in given)
        scores.append(
            2 * both / max(1, sum(one == label for one, _ in given) + sum(two == label for _, two in given))
        )
    return sum(scores) / 2


def claims(documents: Iterable[labelled.Document]) -> Iterator[tuple[bool, bool, bool]]:
    """For each labelled unit: whether it is a claim, whether ours says so, and whether it is the first of
    its paragraph."""
    for document in documents:
        for paragraph, judged in zip(
            document, judge([[words for words, _ in paragraph] for paragraph in document]), strict=True
        ):
            for place, ((_, label), one) in enumerate(zip(paragraph, judged, strict=True)):
                if label is not None:
                    yield label, not one.supports, place == 0


def test_claims_and_premises() -> None:
    """Claims are told from premises with a macro F1 of at least 0.78 on microtexts and 0.60 on essays,
    held-out parts."""
    sets = {
        "microtexts 1, looked at": (list(labelled.microtexts(1)), 0.78),
        "microtexts 2, held out": (list(labelled.microtexts(2)), 0.78),
        "essays train, looked at": (list(labelled.essays("train")), 0.60),
        "essays test, held out": (list(labelled.essays("test")), 0.60),
    }
    both = [*sets["microtexts 1, looked at"][0], *sets["microtexts 2, held out"][0]]
    sets["microtexts 1 and 2"] = (both, 0.78)
    rows = [
        (
            "data",
            "units",
            "claims",
            "ours",
            "every unit a premise",
            "every unit a claim",
            "first of paragraph a claim",
        )
    ]
    for name, (documents, least) in sets.items():
        if not documents:
            print(f"\nnot found: {name.partition(',')[0]}")
            continue
        units = list(claims(documents))
        ours_ = macro_f1((label, said) for label, said, _ in units)
        floors = [
            macro_f1(
                (label, said)
                for label, _, said in ((u[0], u[1], said) for u, said in zip(units, given, strict=True))
            )
            for given in _floors(units)
        ]
        share = sum(label for label, *_ in units) / len(units)
        rows.append(
            (name, str(len(units)), f"{share:.2f}", f"{ours_:.3f}", *(f"{floor:.3f}" for floor in floors))
        )
        assert ours_ >= least, name
        assert ours_ > max(floors), name
    print("\n" + table(rows))


def _floors(units: list[tuple[bool, bool, bool]]) -> list[list[bool]]:
    return [[False] * len(units), [True] * len(units), [first for *_, first in units]]


def test_the_keys_of_this_course() -> None:
    """On the keyed spans of the course itself, by side, at least one proposal in four is keyed loaded, and
    two in five loaded spans are found.

    No independent test: whoever made the list had read two of the five texts, and once saw which keyed
    spans it missed."""
    course = Course.load(ROOT)
    results: dict[tuple[str, str], Counts] = {}
    wide: dict[tuple[str, str], Counts] = {}
    for exercise in course.exercises.values():
        key = exercise.items[0].key
        if not isinstance(key, MarkKey):
            continue
        for passage in exercise.stem.passages:
            seed, shift = course.seeds[passage.seed.id], passage.seed_words.start - passage.first_word
            words = seed.text.words
            keyed = [
                (
                    span.verdict,
                    Range(words[span.words.start + shift].start, words[span.words.end + shift - 1].end),
                )
                for span in key.spans
                if span.words in passage.words
            ]
            for name, find in finders().items():
                if name == "ours":
                    found = [
                        one.where for one in suggest(seed, passage.lines, frozenset({SuggestionKind.LOADED}))
                    ]
                else:
                    found = [one for one in find(seed.text) if one in passage.where]
                group = (seed.entry.side, name)
                results.setdefault(group, Counts()).add(
                    len(passage.words), found, [where for verdict, where in keyed if verdict == "loaded"]
                )
                wide.setdefault(group, Counts()).add(
                    len(passage.words), found, [where for verdict, where in keyed if verdict != "plain"]
                )
    rows = [("keys of the course", "by", *HEAD, "precision with contested")]
    rows += [
        (*counts.row(*group), f"{wide[group].precision:.2f}") for group, counts in sorted(results.items())
    ]
    print("\n" + table(rows))
    for (side, name), counts in results.items():
        if name == "ours":
            assert counts.precision >= 0.25, side
            assert counts.recall >= 0.4, side


def test_suggestions_are_quick() -> None:
    """`suggest` takes under a second for 10,000 words: on the two longest seeds, and `pairs` too."""
    course = Course.load(ROOT)
    longest = sorted(course.seeds.values(), key=lambda seed: -len(seed.text.words))[:2]

    def seconds() -> float:
        fresh = Course.load(ROOT)
        start = time.process_time()
        for seed in longest:
            suggest(fresh.seeds[seed.entry.id])
        pairs(fresh.seeds[longest[0].entry.id], fresh.seeds[longest[1].entry.id])
        return time.process_time() - start

    work = min(seconds() for _ in range(3))
    words = sum(
        len(seed.text.words_in(seed.text.lines[n - 1]))
        for seed in longest
        for n in range(1, len(seed.text.lines) + 1)
        if not seed.noise_in(Lines(n, n))
    )
    print(f"\nsuggest twice and pairs on {words} words: {work:.2f} s CPU")
    assert work < words / 10_000
