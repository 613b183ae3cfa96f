"""Requests on a lesson as a file for a school's system."""

from __future__ import annotations

from typing import Literal

from facingpages.desk.request import Name, Request


class SeeSystems(Request):
    """Ask for the systems that a lesson can go to."""

    do: Literal["systems"]


class OfSystem(Request):
    """Base of requests on a lesson in one system."""

    lesson: Name
    system: Name


class SeeLosses(OfSystem):
    """Ask what a system keeps, changes and drops of a lesson."""

    do: Literal["losses"]


class Export(OfSystem):
    """Take a lesson away as a file for a system."""

    do: Literal["export"]
