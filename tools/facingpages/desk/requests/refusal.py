"""Refusal: a request that is not carried out, with the reason and the remedy in the teacher's words."""

from __future__ import annotations


class Refusal(Exception):
    """A request that is not carried out: what is wrong, and what to do."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message, self.hint = message, hint
