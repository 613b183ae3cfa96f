"""Repairs: the edits that mend a finding, offered as buttons beside it."""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any, Final

from facingpages.checks import keyed
from facingpages.course.course import Course
from facingpages.course.passage import Passage
from facingpages.course.placing import Placed, Zone, describe
from facingpages.desk.bench import placed
from facingpages.files.findings import Finding
from facingpages.files.yaml_read import Plain
from facingpages.language.messages import catalogue
from facingpages.language.vocabulary import vocabulary
from facingpages.text.anchors import Selector, match, nearest
from facingpages.text.folded import Range

_MOST: Final = 4  # repairs of one finding
_NEAR: Final = re.compile(r"The nearest wording is `(?P<words>[^`]+)`\.")
_OTHER: Final = re.compile(r"\bin (?P<id>[a-z0-9-]+/[a-z0-9-]+)\Z")

Steps = tuple[str | int, ...]
Edit = dict[str, Any]
Repair = dict[str, Any]


def of(
    finding: Finding, course: Course, values: Mapping[str, Plain], shown: tuple[Passage, ...]
) -> list[Repair]:
    """Return the repairs of a finding, each with a label and edits, the likeliest first."""
    found = list(_Mending(finding, course, values, shown).repairs())
    return [{"label": label, "edits": edits} for label, edits in found[:_MOST]]


class _Mending:
    """The repairs of one finding in an exercise with these values and passages."""

    def __init__(
        self, finding: Finding, course: Course, values: Mapping[str, Plain], shown: tuple[Passage, ...]
    ) -> None:
        self.finding, self.course, self.values, self.shown = finding, course, values, shown
        self.steps = finding.field
        self.say: Callable[[str], str] = catalogue(course.language).gettext

    def repairs(self) -> Iterator[tuple[str, list[Edit]]]:
        """Yield the label and the edits of each repair."""
        match self.finding.code:
            case "unknown-key" | "core-outside" | "role-supports-nothing":
                yield self._delete(self.steps)
            case "unknown-term":
                yield from self._nearest_terms()
            case "quote-missing":
                yield from self._nearest_words()
            case "quote-ambiguous":
                yield from self._each_place()
            case "span-cuts-word":
                yield from self._whole_words()
            case "quotation-inexact":
                yield from self._quoted_words()
            case "verdict-differs" | "keyed-otherwise":
                yield from self._as_elsewhere()
            case "bad-value" if "a plain span has no technique" in self.finding.message:
                yield self._delete((*self.steps, "technique"))
            case "bad-value" if "`evidence` goes with the role" in self.finding.message:
                if placed.at(self.values, (*self.steps, "evidence")) is not None:
                    yield self._delete((*self.steps, "evidence"))
            case _:
                return

    def _delete(self, steps: Steps) -> tuple[str, list[Edit]]:
        _ = self.say
        return _("Delete “%(words)s”") % {"words": steps[-1]}, [{"field": list(steps), "delete": True}]

    def _put(self, steps: Steps, value: Plain, words: str) -> tuple[str, list[Edit]]:
        _ = self.say
        return _("Write “%(words)s”") % {"words": words}, [{"field": list(steps), "value": value}]

    def _nearest_terms(self) -> Iterator[tuple[str, list[Edit]]]:
        """Yield the words of the vocabulary that are most like the one that is written."""
        words = vocabulary()
        known = {
            "technique": list(words.techniques),
            "role": list(words.roles),
            "evidence": list(words.evidence),
            "axis": list(words.axes),
        }.get(str(self.steps[-1]), [])
        written = str(placed.at(self.values, self.steps))
        for term in difflib.get_close_matches(written, known, n=3, cutoff=0.4):
            yield self._put(self.steps, term, term)

    def _zones(self) -> list[Zone]:
        if self.steps[:1] == ("loaded",):
            return placed.within(self.values, self.shown, ("sentence",))
        return placed.zones_of(self.shown)

    def _selector(self, index: int, where: Range, zones: list[Zone]) -> dict[str, Plain]:
        selector = describe(Placed(index, where), zones)
        return {**placed.as_data(selector.exact, selector.prefix, selector.suffix)}

    def _nearest_words(self) -> Iterator[tuple[str, list[Edit]]]:
        """Yield the words of the passage that are most like the quotation, if some are."""
        exact, zones = placed.at(self.values, self.steps), self._zones()
        found = [
            (near.likeness, -index, near.where)
            for index, zone in enumerate(zones)
            if isinstance(exact, str) and (near := nearest(exact, zone.text, zone.where))
        ]
        if found:
            _, index, where = max(found)
            selector = self._selector(-index, where, zones)
            yield self._put(self.steps[:-1], self._with_seed(selector), zones[-index].text.show(where))

    def _with_seed(self, selector: dict[str, Plain]) -> Plain:
        """Return a selector with the seed that the quotation names, as a claim does."""
        quote = placed.at(self.values, self.steps[:-1])
        seed = quote.get("seed") if isinstance(quote, dict) else None
        return {"seed": seed, **selector} if seed else selector

    def _each_place(self) -> Iterator[tuple[str, list[Edit]]]:
        """Yield each place of words that are there several times, with the words around it."""
        quote, zones = placed.at(self.values, self.steps[:-1]), self._zones()
        if not isinstance(quote, dict):
            return
        looked_for = Selector(*(str(quote.get(name, "")) for name in ("exact", "prefix", "suffix")))
        for index, zone in enumerate(zones):
            for where in match(looked_for, zone.text, zone.where):
                touched = zone.text.words_in(where)
                first = max(zone.text.words_in(zone.where).start, touched.start - 3)
                last = min(zone.text.words_in(zone.where).end, touched.end + 3) - 1
                around = Range(zone.text.words[first].start, zone.text.words[last].end)
                shown = " ".join(zone.text.show(around).split())
                yield self._put(
                    self.steps[:-1], self._with_seed(self._selector(index, where, zones)), f"… {shown} …"
                )

    def _whole_words(self) -> Iterator[tuple[str, list[Edit]]]:
        """Yield the quotation widened to whole words."""
        quote, zones = placed.at(self.values, self.steps[:-1]), self._zones()
        if not isinstance(quote, dict):
            return
        looked_for = Selector(*(str(quote.get(name, "")) for name in ("exact", "prefix", "suffix")))
        for index, zone in enumerate(zones):
            for where in match(looked_for, zone.text, zone.where):
                touched = zone.text.words_in(where)
                whole = Range(zone.text.words[touched.start].start, zone.text.words[touched.end - 1].end)
                yield self._put(self.steps[:-1], self._selector(index, whole, zones), zone.text.show(whole))

    def _quoted_words(self) -> Iterator[tuple[str, list[Edit]]]:
        """Yield the sentence with the nearest wording of the text, and with the quotation as a proposal."""
        _ = self.say
        prose = placed.at(self.values, self.steps)
        quoted = re.match(r'"(?P<words>.*)" is not (?:in|an exact piece)', self.finding.message)
        if not isinstance(prose, str) or not quoted or f'"{quoted["words"]}"' not in prose:
            return
        written = f'"{quoted["words"]}"'
        if near := _NEAR.search(self.finding.hint):
            instead = prose.replace(written, f'"{near["words"]}"', 1)
            yield (
                self._put(self.steps, instead, near["words"])[0],
                [{"field": list(self.steps), "value": instead}],
            )
        instead = prose.replace(written, f"‘{quoted['words']}’", 1)
        label = _("Mark “%(words)s” as a wording of your own") % {"words": quoted["words"]}
        yield label, [{"field": list(self.steps), "value": instead}]

    def _as_elsewhere(self) -> Iterator[tuple[str, list[Edit]]]:
        """Yield the key of the same words in the other exercise."""
        _ = self.say
        other = _OTHER.search(self.finding.message)
        id = self.finding.path.removeprefix("exercises/").removesuffix(".yml")
        if not other or other["id"] not in self.course.exercises or id not in self.course.exercises:
            return
        index = self.steps[1] if len(self.steps) > 1 else None
        own = next((k for k in keyed.of_exercise(self.course, id) if k.index == index), None)
        there = next(
            (
                k
                for k in keyed.of_exercise(self.course, other["id"])
                if own and k.seed == own.seed and k.where.overlaps(own.where)
            ),
            None,
        )
        if not own or not there or self.steps[0] not in ("spans", "loaded"):
            return
        theirs = self.course.files[there.exercise].data
        entries = getattr(theirs, "spans", None) or getattr(theirs, "loaded", [])
        entry = entries[there.index].model_dump(exclude_none=True)
        names = ("verdict", "technique", "core", "neutral") if self.steps[0] == "spans" else ("neutral",)
        edits: list[Edit] = [
            {"field": [*self.steps[:2], name], "value": entry[name]} for name in names if name in entry
        ]
        if edits:
            yield _("Key it as in %(exercise)s") % {"exercise": other["id"]}, edits
