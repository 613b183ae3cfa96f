"""Values that another machine has parsed already: taken as they are, each time anew."""

from __future__ import annotations

import json

import pytest

from facingpages.files import known_values, yaml_read

TEXT = "title: A street\nlines:\n  - '1'\n"


def test_a_known_text_is_not_parsed(monkeypatch: pytest.MonkeyPatch) -> None:
    """The values come by the digest of the text, and who changes them changes nobody else's."""
    monkeypatch.setattr(known_values, "_known", {})
    values = yaml_read.parse(TEXT, "a.yml")
    known_values.know({known_values.digest(TEXT): json.dumps(values)})
    monkeypatch.setattr(yaml_read, "_Reader", None)  # the parser cannot be asked any more
    known = yaml_read.parse(TEXT, "a.yml")
    assert known == values
    known.clear()
    assert yaml_read.parse(TEXT, "b.yml") == values
