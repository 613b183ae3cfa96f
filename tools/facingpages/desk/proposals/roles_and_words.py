"""Proposals for the exercises of a first lesson: words, roles, answers and a reason for each.

A proposal waits in the file as `todo: proposed: ...`, so the exercise is a draft until the teacher has
confirmed each one; see `review`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest
from typing import Any, Final, assert_never

from facingpages.author.suggest import LIKELY, signs
from facingpages.author.suggest.lists import Sureness
from facingpages.course.formats import todos
from facingpages.course.items import KindId
from facingpages.desk.proposals import answering, reasons
from facingpages.desk.requests.base import OneEdit
from facingpages.language.vocabulary import vocabulary

Answer = dict[str, Any]
_ENOUGH_SPANS: Final = 2  # in a passage: words that judge sometimes are proposed up to here
_MOST_WEAK: Final = 3  # of such words in both
_MOST_SPANS: Final = 5  # words that a first exercise proposes
_MOST_SURE: Final = 6  # if each of them always judges
_EXAMPLE: Final = re.compile(r"(?:for example|for instance|por ejemplo|par exemple)\b", re.IGNORECASE)
_HEADING: Final = re.compile(r"[\w*|–—-]$")  # of a heading, a by-line or a date: no sign ends it
_NOTE: Final = re.compile(r"^[¹²³⁰-⁹†‡*]+ ")
BACKING: Final = frozenset({"evidence", "reasoning"})  # roles of parts that back up another
LINKED: Final = BACKING | {"prediction"}  # roles of parts for which a link is proposed
BACKED: Final = frozenset({"claim", "value-judgement", "prediction"})  # and of the parts that they back up
_FORETOLD: Final = BACKED - {"prediction"}  # of the part before that a prediction is proposed for


def edits(kind: KindId, opened: Answer, language: str) -> list[OneEdit]:
    """Return the edits that write the proposals for a new exercise, as `exercise.opened` returns it; a
    rewriting has its own, see `rewriting`."""
    match kind:
        case "loaded-terms":
            return _spans(opened)
        case "claim-evidence":
            return list(_roles(opened, language))
        case "citation-check":
            return answering.proposed(opened, language)
        case "rewrite":
            return []
        case _:
            assert_never(kind)


def _spans(opened: Answer) -> list[OneEdit]:
    """Return the words that have a technique and plain words as spans, the surest of each passage in turn;
    words that often only name a thing are left to the teacher.

    A passage with too few of them has words that judge sometimes too, where they seem to do so."""
    found: list[list[Answer]] = [[] for _ in opened["passages"]]
    weak: list[list[Answer]] = [[] for _ in opened["passages"]]
    for one in opened["suggestions"]:
        at = side(one["words"][0], opened)
        mine = found[at] if one["sureness"] else weak[at]
        is_known = one["technique"] and one["neutral"] and one["may_judge"]
        if is_known and not (mine and one["words"][0] < mine[-1]["words"][1]):
            mine.append(one)
    left = _MOST_WEAK
    for mine, more in zip(found, weak, strict=True):
        taken = more[: max(0, min(left, _ENOUGH_SPANS - len(mine)))]
        left -= len(taken)
        mine += taken
    in_turn = [one for row in zip_longest(*map(_varied, found)) for one in row if one]
    are_sure = all(one["sureness"] == Sureness.ALWAYS for one in in_turn[:_MOST_SURE])
    spans = [
        {
            "mark": one["selector"],
            "verdict": "loaded",
            "technique": one["technique"],
            "neutral": one["neutral"],
            "why": todos.proposed(one["why"]),
        }
        for one in sorted(in_turn[: _MOST_SURE if are_sure else _MOST_SPANS], key=lambda one: one["words"])
    ]
    return [OneEdit(field=["spans"], value=spans)] if spans else []


def _varied(found: Sequence[Answer]) -> list[Answer]:
    """Return suggestions with the surest first, of these the first of each technique, and words that come
    again last."""
    words: set[str] = set()
    techniques: set[str] = set()
    ranks = []
    sure = sorted(found, key=lambda one: -one["sureness"])
    for one in sure:
        shown = one["shown"].casefold()
        ranks.append((shown in words, -one["sureness"], one["technique"] in techniques))
        words.add(shown)
        techniques.add(one["technique"])
    return [one for _, one in sorted(zip(ranks, sure, strict=True), key=lambda ranked: ranked[0])]


def side(word: int, opened: Answer) -> int:
    """Return the index of the passage that has a word."""
    return next(
        i
        for i, text in enumerate(opened["passages"])
        if text["first"] <= word < text["first"] + text["words"]
    )


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a passage: its index in the file, its words, its passage, its role, and its suggestion."""

    index: int
    words: str
    passage: int
    role: str | None
    suggestion: Answer | None


def parts(opened: Answer) -> list[Part]:
    """Return the parts of an exercise of claim and evidence that are in the passages, in their order."""
    units = opened["fields"].get("units")
    known = {tuple(one["words"]): one for one in opened["suggestions"]}
    roles = vocabulary().roles
    found = []
    for one in opened["parts"]:
        if one["field"][0] != "units":
            continue
        index = one["field"][1]
        role = units[index].get("role")
        words = units[index]["text"]["exact"]
        found.append(
            Part(
                index,
                words,
                side(one["words"][0], opened),
                role if role in roles else None,
                known.get(tuple(one["words"])),
            )
        )
    return found


def as_role(
    part: Part, role: str, all_parts: Sequence[Part], language: str, *, is_chosen: bool = True
) -> list[OneEdit]:
    """Return the edits that give a part a role: with its kind of evidence, the part that it supports, and the
    reason that is proposed.

    A prediction that is not yet chosen is too unsure for a link by its role alone."""
    field: list[str | int] = ["units", part.index]
    known = vocabulary(language).roles[role]
    by_role = role if is_chosen or role in BACKING else None
    link = supported(replace(part, role=by_role), all_parts) if known.can_support else 0
    suggested = (part.suggestion or {}).get("evidence")
    kind = (suggested or signs.evidence(part.words)) if role == "evidence" else None
    backs = backed(role, link, all_parts)
    reason = reasons.of_role(part.words, role, language, backs=backs, evidence=kind)
    made = [
        OneEdit(field=[*field, "role"], value=role),
        OneEdit(field=[*field, "why"], value=todos.proposed(reason)),
    ]
    for name, value in (("evidence", kind), ("supports", str(link) if link else None)):
        made.append(
            OneEdit(field=[*field, name], delete=True)
            if value is None
            else OneEdit(field=[*field, name], value=value)
        )
    return made


def backed(role: str, link: int, all_parts: Sequence[Part]) -> str | None:
    """Return the words of the part that a part in a role backs up; none where evidence or reasoning backs up
    what is in no part; None for another role that backs up nothing."""
    words = next((one.words for one in all_parts if one.index + 1 == link), None)
    return "" if words is None and role in BACKING else words


def supported(part: Part, all_parts: Sequence[Part]) -> int:
    """Return the number of the part that a part supports, 0 for none in its passage.

    A part that begins with "because" or "for example" supports the one before it, and the part before "so"
    what follows.  Other evidence and reasoning is proposed for the nearest claim before it, else after it; a
    prediction only for one before it."""
    near = [one for one in all_parts if one.passage == part.passage and one.index != part.index]
    before = [one for one in near if one.index < part.index]
    after = [one for one in near if one.index > part.index]
    if before and (signs.BECAUSE.match(part.words) or _EXAMPLE.match(part.words)):
        return before[-1].index + 1
    if after and signs.SO.match(after[0].words):
        return after[0].index + 1
    if part.role not in LINKED:
        return 0
    backs_up = part.role in BACKING
    near = [*reversed(before), *(after if backs_up else [])]
    return next((one.index + 1 for one in near if one.role in (BACKED if backs_up else _FORETOLD)), 0)


def _roles(opened: Answer, language: str) -> Iterator[OneEdit]:
    """Yield the roles that are likely; the others are left open."""
    found = parts(opened)
    likely = [
        replace(one, role=role) if (role := _likely(one, _next(at, found))) else one
        for at, one in enumerate(found)
    ]
    for one in likely:
        if one.role:
            unit = opened["fields"]["units"][one.index]
            asked = as_role(one, one.role, likely, language, is_chosen=False)
            yield from (edit for edit in asked if not edit.delete or edit.field[-1] in unit)


def _next(at: int, found: Sequence[Part]) -> str:
    """Return the words of the part after a part in its passage, or nothing."""
    return next((one.words for one in found[at + 1 : at + 2] if one.passage == found[at].passage), "")


def _likely(part: Part, after: str) -> str | None:
    known = part.suggestion
    return likely_role(part.words, after, known["kind"], known["sure"]) if known else None


def likely_role(words: str, after: str, kind: str, sure: float) -> str | None:
    """Return the role that is suggested for a part, None where it is too unsure, and for a heading, a
    by-line, a date and a note, which state nothing; `after` are the words of the next part."""
    plain = words.strip()
    is_heading = _HEADING.search(plain) and not after[:1].islower()
    return None if sure < LIKELY or is_heading or _NOTE.match(plain) else kind
