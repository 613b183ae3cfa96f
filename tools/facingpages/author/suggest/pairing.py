"""Pair passages of two seeds on the same question, by the content words, names and numbers they share.

Passages are runs of one to three paragraphs without noise.  Their words are weighed by how rare they are
among the paragraphs of both seeds (tf-idf), names and numbers more; the score is the cosine of the two,
from 0 to 1, less a part for each paragraph beyond the first.  A pair whose passages hold the same run of
words, as when one text quotes the other, is put first.  Two texts that are hardly longer than a passage
need not be alike: where nothing else is found, and they share a word of content, they face each other
whole."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from facingpages.author.suggest import pair_terms
from facingpages.author.suggest.as_yaml import remark
from facingpages.checks import facing
from facingpages.course.seed import Seed
from facingpages.text import scripts
from facingpages.text.folded import Lines, Range

MOST: Final = 12  # pairs given
LEAST: Final = 0.05  # score
_ANY: Final = 0.0001  # least score of passages that share a term
_COMMON: Final = 3  # different terms that two passages on one question share at least
_WORDS: Final = (25, 300)  # of a passage
_PARAGRAPHS: Final = 3
_FOCUS: Final = 0.85  # what is left of a score for each paragraph more: a longer passage must earn its length
_WHOLE: Final = 0.8  # of the words of a text, in a passage that stands for it
_RUN: Final = 7  # words in a row that two passages share only if one has them from the other
_NAME_WEIGHT, _NUMBER_WEIGHT = 1.5, 2.0
_SHOWN: Final = 6


@dataclass(frozen=True, slots=True)
class Pair:
    """One passage from each of two seeds, their likeness from 0 to 1, and their shared terms, heaviest first.

    `run` holds words that are in both in the same order, or is empty; `whole` says that each passage
    stands for its text."""

    seeds: tuple[str, str]
    lines: tuple[Lines, Lines]
    words: tuple[int, int]
    score: float
    shared: tuple[str, ...]
    run: str
    whole: bool = False

    @property
    def reason(self) -> str:
        """The reason for proposing the pair, in one sentence."""
        both = f"both speak of {', '.join(self.shared)}"
        if self.whole:
            return f"both texts are short enough to face each other whole; {both}"
        return f'both have the words "{self.run}"; {both}' if self.run else both

    @property
    def directive(self) -> str:
        """The line that puts the two on facing pages in a lesson."""
        return f"::: facing {self.seeds[0]}:{self.lines[0]} {self.seeds[1]}:{self.lines[1]}"


@dataclass(frozen=True, slots=True)
class _Passage:
    lines: Lines
    words: int
    length: float  # in words, where two letters of a script without spaces are as long as one
    paragraphs: int
    weights: dict[str, float]
    runs: dict[tuple[str, ...], Range]

    @property
    def is_passage(self) -> bool:
        """Whether it is of a length to be read on a facing page; else it only serves to find a quotation."""
        return _WORDS[0] <= self.length <= _WORDS[1]


def closest(a: Seed, b: Seed) -> Pair | None:
    """Return the best pair of passages of two texts on one question, however little they are alike; None
    where they share no word of content."""
    return next(iter(pairs(a, b) or pairs(a, b, least=_ANY, common=1)), None)


def pairs(a: Seed, b: Seed, least: float = LEAST, common: int = _COMMON) -> tuple[Pair, ...]:
    """Return up to `MOST` pairs of passages, best first; no line is in two of them."""
    first, second = _paragraphs(a), _paragraphs(b)
    rarity = _rarity([terms for _, terms, _ in (*first, *second)])
    shown = _shown(b) | _shown(a)
    ones, others = list(_passages(a, first, rarity)), list(_passages(b, second, rarity))
    quoted = {run for other in others for run in other.runs}
    rated = sorted(
        (
            (quotes, round(score, 4), one, other)
            for one in ones
            for other in others
            if (quotes := not quoted.isdisjoint(one.runs) and not one.runs.keys().isdisjoint(other.runs))
            or (one.is_passage and other.is_passage and _of_like_length(one, other))
            if ((score := _likeness(one, other, common)) >= least and score)
            or (quotes and one.paragraphs == other.paragraphs == 1)
        ),
        key=lambda pair: (
            -pair[0],
            pair[0] and pair[2].paragraphs + pair[3].paragraphs,
            -pair[1],
            pair[2].lines.first,
            pair[3].lines.first,
            pair[2].lines.last,
            pair[3].lines.last,
        ),
    )
    kept: list[Pair] = []
    for _, score, one, other in rated:
        if len(kept) == MOST:
            break
        if any(pair.lines[0].overlaps(one.lines) or pair.lines[1].overlaps(other.lines) for pair in kept):
            continue
        kept.append(_pair(a, b, one, other, score, shown))
    if (
        not kept
        and (left := _whole([one for one in ones if one.is_passage], first))
        and (right := _whole([other for other in others if other.is_passage], second))
        and _of_like_length(left, right)
    ):
        pair = replace(_pair(a, b, left, right, round(_cosine(left, right), 4), shown), whole=True)
        return (pair,) if pair.shared else ()
    return tuple(kept)


def as_yaml(found: Sequence[Pair]) -> str:
    """Return the pairs as the `stimulus` of an exercise: the best written out, the others in comments."""
    lines: list[str] = []
    for number, pair in enumerate(found):
        block = [
            "stimulus:",
            *(
                f"  - {{seed: {seed}, lines: {place}}}"
                for seed, place in zip(pair.seeds, pair.lines, strict=True)
            ),
        ]
        lines.append(remark(f"{pair.score:.2f}: {pair.reason}"))
        lines += [f"# {line}" for line in block] if number else block
    return "\n".join(lines) + "\n" if lines else ""


def _pair(a: Seed, b: Seed, one: _Passage, other: _Passage, score: float, shown: dict[str, str]) -> Pair:
    common = sorted(
        set(one.weights) & set(other.weights),
        key=lambda term: (-one.weights[term] * other.weights[term], term),
    )
    runs = [where for run, where in one.runs.items() if run in other.runs]
    run = a.text.show(min(runs)).replace("\n", " ") if runs else ""
    return Pair(
        (a.entry.id, b.entry.id),
        (one.lines, other.lines),
        (one.words, other.words),
        score,
        tuple(dict.fromkeys(shown.get(_bare(term), _bare(term)) for term in common[:_SHOWN])),
        run,
    )


def _paragraphs(seed: Seed) -> list[tuple[int, Counter[str], int]]:
    """Return the lines that hold words and no noise, each with its terms (stems, names with `=` and
    numbers with `#`) and its words."""
    text, found = seed.text, []
    for number, line in enumerate(text.lines, 1):
        if seed.noise_in(Lines(number, number)):
            continue
        numbers = text.words_in(line)
        terms = pair_terms.counted(text, line)
        if numbers.start < numbers.end:
            found.append((number, terms, len(numbers)))
    return found


def _rarity(paragraphs: Sequence[Counter[str]]) -> dict[str, float]:
    counts = Counter(term for terms in paragraphs for term in terms)
    made = {}
    for term, count in counts.items():
        weight = _NUMBER_WEIGHT if term[0] == "#" else _NAME_WEIGHT if term[0] == "=" else 1.0
        made[term] = weight * math.log((1 + len(paragraphs)) / count)
    return made


def _shown(seed: Seed) -> dict[str, str]:
    """Return, for each term, the first word of the seed that has it."""
    text, made = seed.text, {}
    for word in reversed(text.words):
        written = text.show(word)
        made[pair_terms.stem(text.folded[word.start : word.end].casefold())] = written
    return made


def _passages(
    seed: Seed, paragraphs: list[tuple[int, Counter[str], int]], rarity: dict[str, float]
) -> Iterator[_Passage]:
    text = seed.text
    for begin in range(len(paragraphs)):
        terms: Counter[str] = Counter()
        for end in range(begin, min(begin + _PARAGRAPHS, len(paragraphs))):
            lines = Lines(paragraphs[begin][0], paragraphs[end][0])
            if seed.noise_in(lines):
                break
            terms += paragraphs[end][1]
            numbers = text.words_in(Range(text.lines[lines.first - 1].start, text.lines[lines.last - 1].end))
            alone = end == begin  # one paragraph, of any length, may hold a quotation
            long = scripts.length(
                len(numbers), text.folded[text.lines[lines.first - 1].start : text.lines[lines.last - 1].end]
            )
            if long > _WORDS[1] and not alone:
                break
            if long < _WORDS[0] and not (alone and long >= _RUN):
                continue
            weights = {term: (1 + math.log(count)) * rarity[term] for term, count in terms.items()}
            length = math.sqrt(sum(weight * weight for weight in weights.values())) or 1.0
            yield _Passage(
                lines,
                len(numbers),
                long,
                end - begin + 1,
                {term: weight / length for term, weight in weights.items()},
                _runs(seed, numbers),
            )


def _runs(seed: Seed, numbers: Range) -> dict[tuple[str, ...], Range]:
    words = seed.text.words[numbers.start : numbers.end]
    plain = [seed.text.folded[word.start : word.end].casefold() for word in words]
    made = {}
    for i, word in enumerate(plain):
        last = i + (_RUN * scripts.LETTERS_A_WORD if scripts.is_spaceless(word) else _RUN)
        if last <= len(plain):
            made[tuple(plain[i:last])] = Range(words[i].start, words[last - 1].end)
    return made


def _bare(term: str) -> str:
    return term.lstrip("=#")


def _whole(passages: Sequence[_Passage], paragraphs: list[tuple[int, Counter[str], int]]) -> _Passage | None:
    """Return the longest passage if it is most of its text, else None."""
    longest = max(passages, key=lambda passage: passage.words, default=None)
    return longest if longest and longest.words >= _WHOLE * sum(words for *_, words in paragraphs) else None


def _of_like_length(one: _Passage, other: _Passage) -> bool:
    return max(one.words, other.words) <= facing.MOST_UNEVEN * min(one.words, other.words)


def _likeness(one: _Passage, other: _Passage, least: int) -> float:
    """Return how alike two passages are, 0 if they share fewer terms than `least`."""
    common = one.weights.keys() & other.weights.keys()
    return (
        _FOCUS ** (one.paragraphs + other.paragraphs - 2) * _cosine(one, other)
        if len(common) >= least
        else 0.0
    )


def _cosine(one: _Passage, other: _Passage) -> float:
    small, large = sorted((one.weights, other.weights), key=len)
    return sum(weight * large[term] for term, weight in small.items() if term in large)
