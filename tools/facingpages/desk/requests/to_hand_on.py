"""Requests for what leaves the desk or comes back: previews, paper, pages, files for a school's system, and a
class's answers."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from facingpages.desk.requests.base import Data, Name, OfOne, Request


class Play(OfOne):
    """Show an exercise or a lesson as a student gets it."""

    do: Literal["play"]
    mode: Literal["practice", "class"] = "practice"


class Print(OfOne):
    """Print an exercise or a lesson."""

    do: Literal["print"]
    format: Literal["pdf", "docx", "html"] = "pdf"
    view: Literal["learner", "teacher"] = "learner"
    sheet: Literal["exercises", "strips", "cards", "exit"] = "exercises"
    paper: Literal["a4", "letter"] = "a4"
    large: bool = False


class Take(Request):
    """Take something away: a lesson as one page that plays anywhere, the site, or the course as a zip."""

    do: Literal["take"]
    form: Literal["single", "site", "course"]
    lesson: Name | None = None
    mode: Literal["practice", "class", "teacher"] = "practice"


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


class HandedIn(Request):
    """A file that was handed in."""

    name: Name
    data: Data


class Mark(Request):
    """Ask what a class earned."""

    do: Literal["mark"]
    files: list[HandedIn] = Field(min_length=1, max_length=2000)
    names: Literal["keep", "numbers"] = "keep"
    attempts: Literal["last", "best"] = "last"
