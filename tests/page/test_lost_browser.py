"""A browser that hangs costs the tests a little time, and fails none."""

from __future__ import annotations

import os
import signal

import pytest

from tests.helpers.chromium import Chromium


@pytest.mark.browser
def test_a_browser_that_hangs_is_replaced(browser: Chromium) -> None:
    """Where a page cannot be closed within the limit the browser is killed, and the next page comes from another."""
    browser.new_context().new_page().goto("about:blank")
    lost = browser.process
    os.kill(lost, signal.SIGSTOP)
    browser.close_contexts(limit=0.5)
    page = browser.new_context().new_page()
    page.goto("about:blank")
    assert page.evaluate("1 + 1") == 2
    assert browser.process != lost
