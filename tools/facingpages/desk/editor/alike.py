"""Words that two exercises of a lesson show: what one marks, the other marks too, with the same plain words.

The yardstick of the checker compares whole exercises.  At the desk the plain values are compared, so a teacher
sees a clash while an exercise is still being filled in, with the edits that mend it here or there."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from facingpages.checks.keyed import in_seed
from facingpages.course.formats import todos
from facingpages.course.passage import Passage
from facingpages.course.placing import Placed, Zone, describe
from facingpages.desk.bench import placed
from facingpages.desk.bench.bench import Bench
from facingpages.desk.editor import view
from facingpages.desk.proposals import another_sentence, rewriting
from facingpages.desk.proposals.rewriting import Gone
from facingpages.files.findings import Finding
from facingpages.files.yaml_read import Plain
from facingpages.files.yaml_text import Refused
from facingpages.language.messages import catalogue
from facingpages.text.folded import Range

Answer = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Mark:
    """Words that an exercise marks as loaded: their place in the file and in the seed, in word numbers."""

    index: int
    seed: str
    where: Range
    entry: Mapping[str, Plain]

    @property
    def neutral(self) -> str:
        """The plain words, or nothing."""
        value = self.entry.get("neutral")
        return value if isinstance(value, str) and not todos.waits(value) else ""


@dataclass(frozen=True)
class Marked:
    """An exercise that marks loaded words: what it marks, and the stretches in which it marks all."""

    id: str
    title: str
    key: str  # of its list of marks
    values: Mapping[str, Plain]
    shown: tuple[Passage, ...]
    marks: tuple[Mark, ...]
    others: tuple[Mark, ...]  # that it marks as plain or contested
    stretches: tuple[tuple[str, Range], ...]

    def shows(self, mark: Mark) -> bool:
        """Whether the words of a mark are among those that this exercise judges."""
        return any(seed == mark.seed and mark.where in where for seed, where in self.stretches)

    def at(self, mark: Mark) -> Mark | None:
        """Return the mark on the same words, or on some of them."""
        return next((one for one in self.marks if _meet(one, mark)), None)


def of(bench: Bench, id: str, values: Mapping[str, Plain], shown: tuple[Passage, ...]) -> list[Answer]:
    """Return the clashes of an exercise with the others of its lesson, as findings of the screen."""
    own = _read(bench, id, values, shown)
    found: list[Answer] = []
    for other in _others(bench, id) if own else ():
        assert own
        found += _missing(bench, own, other, own, other)
        found += _missing(bench, other, own, own, other)
        found += _otherwise(bench, own, other)
    return found


def says(clashes: list[Answer], finding: Finding) -> bool:
    """Return whether a finding of the checker is one of the clashes, in words of files and keys."""
    where = f"{finding.path} {finding.message}"
    return finding.code in ("verdict-differs", "keyed-otherwise") and any(
        one["other"]["exercise"] in where and f"`{one['other']['words']}`" in finding.message
        for one in clashes
    )


def _others(bench: Bench, id: str) -> Iterator[Marked]:
    lessons = [page for page in bench.course.lessons if id in page.exercises]
    for near in dict.fromkeys(one for page in lessons for one in page.exercises if one != id):
        if near in bench.course.present:
            try:
                values = bench.values(bench.exercise(near))
            except Refused:
                continue
            if marked := _read(bench, near, values, placed.passages(values, bench.course)):
                yield marked


def _read(bench: Bench, id: str, values: Mapping[str, Plain], shown: tuple[Passage, ...]) -> Marked | None:
    key = {"loaded-terms": "spans", "rewrite": "loaded"}.get(str(values.get("kind")))
    if key is None:
        return None
    marks: list[Mark] = []
    others: list[Mark] = []
    stretches = [(one.seed.id, one.seed_words) for one in shown if key == "spans"]
    for part in placed.parts(values, shown):
        words = Range(*part["words"])
        passage = next(one for one in shown if words in one.words)
        where = in_seed(words, passage)
        if part["field"] == ["sentence"]:
            stretches.append((passage.seed.id, where))
        elif part["field"][0] == key:
            entry = placed.at(values, tuple(part["field"][:2]))
            assert isinstance(entry, dict)
            mark = Mark(part["field"][1], passage.seed.id, where, entry)
            (marks if entry.get("verdict", "loaded") == "loaded" else others).append(mark)
    title = bench.called(f"exercises/{id}.yml")
    return Marked(id, title, key, values, shown, tuple(marks), tuple(others), tuple(stretches))


def _missing(bench: Bench, one: Marked, other: Marked, own: Marked, there: Marked) -> Iterator[Answer]:
    """Yield a finding for each word that `one` marks and `other` shows without a mark; `own` is on the screen."""
    _ = catalogue(bench.course.language).gettext
    for mark in one.marks:
        if not other.shows(mark) or other.at(mark) or any(_meet(each, mark) for each in other.others):
            continue
        words = _words(bench, mark)
        repair = _added(bench, mark, words, other)
        if one is own:
            said = _("“%(words)s” is marked here. “%(title)s” shows it too and does not mark it.")
            label = _("Mark it there too")
        else:
            said = _("“%(words)s” is marked in “%(title)s”. It is shown here too and not marked.")
            label = _("Mark it here too")
        field = (own.key, mark.index, "mark") if one is own else (own.key,)
        repairs = [_repair(label, repair, other, own), *_unmarked(bench, mark, one, other, own)]
        yield _finding(said % {"words": words, "title": there.title}, words, field, there, repairs)


def _unmarked(bench: Bench, mark: Mark, one: Marked, other: Marked, own: Marked) -> Iterator[Answer]:
    """Yield the repair that marks words nowhere; a rewriting of these words alone needs another sentence."""
    _ = catalogue(bench.course.language).gettext
    if one.key == "spans" or len(one.marks) > 1:
        label = _("Take the mark away here") if one is own else _("Take the mark away there")
        yield _repair(label, [{"field": [one.key, mark.index], "delete": True}], one, own)
        return
    gone: dict[str, list[Gone]] = {}
    for each in other.marks:
        if each.neutral:
            gone.setdefault(each.seed, []).append(Gone(_place(bench, each), each.neutral))
    seeds = [bench.course.texts[passage.seed.id] for passage in other.shown]
    language = bench.course.language
    if made := rewriting.best([(seed, gone.get(seed.entry.id, ())) for seed in seeds], language):
        yield _repair(_("Rewrite another sentence"), another_sentence.edits(made, language), one, own)


def _otherwise(bench: Bench, own: Marked, there: Marked) -> Iterator[Answer]:
    """Yield a finding for each word that has other plain words in the other exercise, or another length."""
    _ = catalogue(bench.course.language).gettext
    for mark in own.marks:
        other = there.at(mark)
        if other is None or not mark.neutral or not other.neutral:
            continue
        if mark.where == other.where and mark.neutral != other.neutral:
            words, title = _words(bench, mark), there.title
            said = _("In plain words, “%(words)s” is ‘%(here)s’ here and ‘%(there)s’ in “%(title)s”.") % {
                "words": words,
                "here": mark.neutral,
                "there": other.neutral,
                "title": title,
            }
            ways = [
                (_("Write ‘%(words)s’ there too") % {"words": mark.neutral}, mark, there, other.index),
                (_("Write ‘%(words)s’ here too") % {"words": other.neutral}, other, own, mark.index),
            ]
            repairs = [
                _repair(label, [_put(target.key, index, source.neutral)], target, own)
                for label, source, target, index in ways
            ]
            yield _finding(said, words, (own.key, mark.index, "neutral"), there, repairs)


def _put(key: str, index: int, neutral: str) -> Answer:
    return {"field": [key, index, "neutral"], "value": neutral}


def _added(bench: Bench, mark: Mark, words: str, other: Marked) -> list[Answer]:
    """Return the edits that mark words in another exercise too, in their place, with the same plain words."""
    index = next(at for at, one in enumerate(other.shown) if one.seed.id == mark.seed)
    zones: list[Zone] = placed.zones_of(other.shown)
    if other.key == "loaded":
        zones, index = placed.within(other.values, other.shown, ("sentence",)), 0
    selector = describe(Placed(index, _place(bench, mark)), zones)
    entry: Answer = {"mark": placed.as_data(selector.exact, selector.prefix, selector.suffix)}
    if other.key == "spans":
        entry |= {"verdict": "loaded", "technique": _technique(bench, mark, other)}
    if mark.neutral:
        entry["neutral"] = mark.neutral
    why = mark.entry.get("why")
    entry["why"] = why if isinstance(why, str) else todos.TODO
    marks = placed.at(other.values, (other.key,))
    if not isinstance(marks, list) or not marks:
        return [{"field": [other.key], "value": [entry]}]
    order = [one.seed.id for one in other.shown]
    place = (order.index(mark.seed), mark.where)
    marks_after = (one for one in (*other.marks, *other.others) if (order.index(one.seed), one.where) > place)
    after = [one.index for one in marks_after]
    return [{"field": [other.key, min(after, default=len(marks))], "insert": entry}]


def _technique(bench: Bench, mark: Mark, other: Marked) -> str:
    """Return the technique of words: that of the mark, that of the lists, or the general one."""
    given = mark.entry.get("technique")
    if isinstance(given, str):
        return given
    for one in view.suggestions("loaded-terms", other.shown, bench.course):
        passage = next(each for each in other.shown if Range(*one["words"]) in each.words)
        if one["technique"] and (one["seed"], in_seed(Range(*one["words"]), passage)) == (
            mark.seed,
            mark.where,
        ):
            return str(one["technique"])
    return view.GENERAL


def _finding(
    said: str, words: str, field: tuple[str | int, ...], there: Marked, repairs: list[Answer]
) -> Answer:
    return {
        "said": said,
        "checker": "",
        "empty": "",
        "name": "",
        "code": "verdict-differs",
        "severity": "error",
        "path": "",
        "line": 0,
        "column": 0,
        "message": said,
        "hint": "",
        "field": list(field),
        "repairs": repairs,
        "other": {"exercise": there.id, "title": there.title, "words": words},
    }


def _repair(label: str, edits: list[Answer], target: Marked, own: Marked) -> Answer:
    """Return a repair; one of another exercise names it."""
    return {"label": label, "edits": edits, **({} if target is own else {"exercise": target.id})}


def _meet(one: Mark, other: Mark) -> bool:
    return one.seed == other.seed and one.where.overlaps(other.where)


def _words(bench: Bench, mark: Mark) -> str:
    return " ".join(bench.course.texts[mark.seed].text.show(_place(bench, mark)).split())


def _place(bench: Bench, mark: Mark) -> Range:
    """Return the place of a mark in its seed, in characters."""
    words = bench.course.texts[mark.seed].text.words
    return Range(words[mark.where.start].start, words[mark.where.end - 1].end)
