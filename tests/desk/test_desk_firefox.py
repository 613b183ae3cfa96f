"""The desk in Firefox: a loaded term is changed with keys and saved, and the page complains of nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.helpers import desk
from tests.helpers.firefox import started

pytestmark = [pytest.mark.browser, pytest.mark.slow]


def test_a_term_is_changed_in_firefox(small: Path, tmp_path: Path) -> None:
    """A marked word is opened with the space bar, its plain wording typed over and saved with keys; scripts
    and policy complain of nothing."""
    file = small / "exercises/one-street/before-the-vote.yml"
    with desk.opened(small) as address, started(tmp_path / "profile") as firefox:
        tab = firefox.tab()
        tab.goto(address)
        tab.until("() => document.querySelector('.fp-lesson-box a')")
        tab.run("() => { location.hash = '#/exercise/one-street/before-the-vote'; }")
        tab.until("() => document.querySelectorAll('.fp-word').length > 20")
        tab.run(
            "() => [...document.querySelectorAll('.fp-word')].find(w => w.textContent === 'lobby').focus()"
        )
        tab.press("Space")
        tab.until("() => document.querySelector('.fp-desk-card h2')?.textContent.includes('car lobby')")
        plain = "document.querySelector('.fp-desk-card input[type=text]')"
        tab.run(f"() => {{ {plain}.focus(); {plain}.select(); }}")
        tab.press(*"people against it")
        tab.until("() => document.querySelector('.fp-status').textContent.includes('not saved yet')")
        tab.press("Control+s")
        tab.until("() => document.querySelector('.fp-note')?.textContent.includes('Saved')")
        assert firefox.complaints == []
    assert "neutral: people against it" in file.read_text("utf-8")
