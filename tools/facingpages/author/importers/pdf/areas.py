"""Areas: the rectangles of a page that lead to an address, and the words below them.

A PDF keeps no linked words, only places to click; a word is linked when most of its letters are inside."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final

_MOST: Final = 2_000  # areas of a page
_STOPS: Final = ".,;:)"  # at the end of a word, whatever the area holds
_LEADS: Final = re.compile(r"https?://[^\s<>\"]{1,2000}\Z")


@dataclass(frozen=True, slots=True)
class Area:
    """A rectangle of a page, and the address to which it leads."""

    left: float
    below: float
    right: float
    above: float
    address: str

    def holds(self, left: float, height: float) -> bool:
        """Return whether a letter that begins at a place is inside."""
        return self.left - 1 <= left < self.right - 0.5 and self.below - 1 <= height < self.above


def of(annotations: Any) -> list[Area]:
    """Return the areas among a page's annotations that lead to a web address, in the order of the file."""
    found: list[Area] = []
    try:
        for reference in (annotations or [])[:_MOST]:
            found += _areas(reference.get_object())
    except (AttributeError, KeyError, TypeError, ValueError):  # links as nobody writes them are none
        return found
    return found


def _areas(annotation: Any) -> Iterator[Area]:
    action = annotation.get("/A")
    if annotation.get("/Subtype") != "/Link" or action is None:
        return
    address = action.get_object().get("/URI")
    address = address.decode("latin-1") if isinstance(address, bytes) else str(address or "")
    if not _LEADS.match(address.strip()):
        return
    corners = [float(number) for number in annotation.get("/QuadPoints") or ()]
    for at in range(0, len(corners) - 7, 8):
        across, up = corners[at : at + 8 : 2], corners[at + 1 : at + 8 : 2]
        yield Area(min(across), min(up), max(across), max(up), address.strip())
    if len(corners) < 8:
        across, up = (
            [float(n) for n in annotation["/Rect"][::2]],
            [float(n) for n in annotation["/Rect"][1::2]],
        )
        yield Area(min(across), min(up), max(across), max(up), address.strip())


def linked(signs: Sequence[str], inside: Sequence[str]) -> list[str]:
    """Return the address of each sign of a line; `inside` gives that of the area in which the sign is.

    A word is linked as a whole or not at all, without the stops at its end and the brackets that no area
    holds."""
    addresses = [""] * len(signs)
    for word in re.finditer(r"\S+", "".join(signs)):
        first, last = word.start(), word.end() - 1
        held = [address for address in inside[first : last + 1] if address]
        if len(held) * 2 < len(word[0]):
            continue
        while first < last and not inside[first] and not signs[first].isalnum():
            first += 1
        while last > first and (not inside[last] or signs[last] in _STOPS) and not signs[last].isalnum():
            last -= 1
        addresses[first : last + 1] = [max(set(held), key=held.count)] * (last + 1 - first)
    for place, sign in enumerate(signs):
        if sign.isspace() and 0 < place < len(signs) - 1 and addresses[place - 1] == addresses[place + 1]:
            addresses[place] = addresses[place - 1]
    return addresses
