"""Evidence, reasoning and predictions find another part to back up when the role of a part is changed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from facingpages.course.formats import todos
from facingpages.desk.bench import edits
from facingpages.desk.proposals import reasons
from facingpages.desk.proposals.roles_and_words import BACKED, LINKED, Part, backed, supported
from facingpages.desk.requests.base import OneEdit

Answer = dict[str, Any]


def relinked(
    part: Part, role: str, all_parts: Sequence[Part], units: Sequence[Mapping[str, Any]], language: str
) -> Iterator[Answer]:
    """Yield the edits, as data, of the links and reasons in the passage of a part that is given a role.

    Only a proposed link is changed, and only where what it leads to can be backed up no longer, or where
    there is none; a reason goes with it while it is the proposed one."""
    after = [replace(one, role=role) if one.index == part.index else one for one in all_parts]
    for one in all_parts:
        if one.passage != part.passage or one.index == part.index or one.role not in LINKED:
            continue
        unit = units[one.index]
        now, proposed, then = int(unit.get("supports", 0)), supported(one, all_parts), supported(one, after)
        still = any(other.index + 1 == now and other.role in BACKED for other in after)
        if now != proposed or then == now or still:
            continue
        field: list[str | int] = ["units", one.index]
        link = OneEdit(field=[*field, "supports"], value=str(then)) if then else None
        made = [link or OneEdit(field=[*field, "supports"], delete=True)]
        kind, why = unit.get("evidence"), unit.get("why")
        old, new = (
            reasons.of_role(one.words, one.role, language, backs=backed(one.role, at, parts), evidence=kind)
            for at, parts in ((now, all_parts), (then, after))
        )
        if (todos.proposal(why) or why) == old:
            value = todos.proposed(new) if todos.waits(why) else new
            made.append(OneEdit(field=[*field, "why"], value=value))
        yield from edits.as_data(made, dict(unit))
