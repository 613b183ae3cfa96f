"""The faults that `bash tools/test sown` sows can still be sown: each line is in its file, once."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.helpers.sown_faults import FAULTS, PACKAGE, ROOT, Fault, sow


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.name)
def test_a_fault_can_be_sown(fault: Fault, tmp_path: Path) -> None:
    """The line is found once and changed. Where it was rewritten, the fault is to be rewritten with it."""
    file = tmp_path / PACKAGE / fault.file
    file.parent.mkdir(parents=True)
    file.write_text((ROOT / PACKAGE / fault.file).read_text("utf-8"), "utf-8")
    assert sow(fault, tmp_path) != file.read_text("utf-8")
