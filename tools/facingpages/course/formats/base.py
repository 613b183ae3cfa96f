"""Base classes of the file formats: the model, and a quotation."""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel, ConfigDict

from facingpages.course.formats.fields import Prose
from facingpages.text.anchors import Selector


class Model(BaseModel):
    """Base of every format: no unknown keys, immutable, no coercion."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)


def no_items() -> list[Any]:
    """Return an empty list, as the default of a field. Of `list` itself pydantic reads the signature, with
    the help of Python's tokenizer: that takes 10 ms."""
    return []


class Quote(Model):
    """A TextQuoteSelector: the `exact` words, and words just before or after that tell places apart."""

    exact: Prose
    prefix: str = ""
    suffix: str = ""

    def selector(self) -> Selector:
        """Return the quotation as a `Selector` of `anchors`."""
        return Selector(self.exact, self.prefix, self.suffix)
