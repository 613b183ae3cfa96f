"""Base: the ground of every format, and a quotation."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict

from facingpages.course.formats.fields import Prose
from facingpages.text.anchors import Selector


class Model(BaseModel):
    """The ground of every format: closed, frozen, nothing coerced."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)


class Quote(Model):
    """A TextQuoteSelector: `exact` words as they are, and the words just before or after to tell places
    apart."""

    exact: Prose
    prefix: str = ""
    suffix: str = ""

    def selector(self) -> Selector:
        """Return it as `anchors` takes it."""
        return Selector(self.exact, self.prefix, self.suffix)
