"""Drawings: what a sheet shows as a picture, typed; `pictures` draws it, and `alt` says the same in words."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Node:
    """One unit in the shape of an argument: its label, its role, and the label of the unit that it
    supports, if any."""

    label: str
    role: str
    supports: str = ""


@dataclass(frozen=True, slots=True)
class Argument:
    """The shape of an argument, a column for each passage: units and what they support; without units, a
    frame to draw in.

    `alt` says the same in words.
    """

    title: str
    alt: str
    columns: tuple[tuple[Node, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Point:
    """One date on a timeline: as it is stated, what it is, and whether it is an event or a listed piece."""

    date: str
    text: str
    event: bool


@dataclass(frozen=True, slots=True)
class Timeline:
    """Dates in order, not to scale: events as squares, pieces as circles; without dates, an axis to write on.

    `ends` are the words at the two ends of the axis; `alt` says the same as the picture.
    """

    title: str
    alt: str
    ends: tuple[str, str]
    points: tuple[Point, ...] = ()
