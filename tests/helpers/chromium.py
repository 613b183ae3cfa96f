"""Chromium for the tests: pages without motion, contexts that close within a limit, and another browser where one hangs."""

from __future__ import annotations

import os
import shutil
import signal
import threading
from typing import Any

from playwright.sync_api import Browser, BrowserContext, Error, Playwright

FLAGS = [
    "--no-sandbox",
    "--disable-background-networking",
    "--disable-component-update",
    "--font-render-hinting=slight",  # letters without a window are then as wide as in one
]
FIRST_VISIT = """
try {
  if (sessionStorage.getItem("fp-visit") === null) sessionStorage.setItem("fp-visit", "0");
} catch { /* nothing is kept in this frame */ }
"""  # see `FP.visit`: without it half of the runs open a pair the other way round
LIMIT = 20.0  # seconds in which a context must close; Playwright waits for ever


class Chromium:
    """A browser that is started when a test asks for a context, and again after it was lost."""

    def __init__(self, playwright: Playwright) -> None:
        self.playwright = playwright
        self.running: Browser | None = None
        self.process = 0
        self.contexts: list[BrowserContext] = []

    def browser(self) -> Browser:
        """Return the browser that runs."""
        if self.running is None or not self.running.is_connected():
            path = os.environ.get("FACINGPAGES_CHROMIUM") or shutil.which("chromium")
            self.running = self.playwright.chromium.launch(executable_path=path, args=FLAGS)
            session = self.running.new_browser_cdp_session()
            processes = session.send("SystemInfo.getProcessInfo")["processInfo"]
            self.process = next(one["id"] for one in processes if one["type"] == "browser")
            session.detach()
        return self.running

    def new_context(self, *, drawn_order: bool = False, **options: Any) -> BrowserContext:
        """Return a context that the fixture closes, the same in every run.

        Its pages jump where readers' pages glide, and facing passages come in a known order: only tests about the order
        ask for a `drawn_order`, as a reader gets it."""
        opened = self.browser().new_context(**{"reduced_motion": "reduce", **options})
        if not drawn_order:
            opened.add_init_script(FIRST_VISIT)
        self.contexts.append(opened)
        return opened

    def close_contexts(self, limit: float = LIMIT) -> None:
        """Close what the test opened; a browser that does not do so within the limit is killed, and no test fails for it."""
        contexts, self.contexts = self.contexts, []
        if not contexts:
            return
        late = threading.Timer(limit, os.kill, (self.process, signal.SIGKILL))
        late.start()
        try:
            for one in contexts:
                one.close()
        except Error as error:
            print(
                f"Chromium was lost while it closed a page, the next test starts another: {error.message[:80]}"
            )
        finally:
            late.cancel()

    def stop(self) -> None:
        """End the browser."""
        if self.running is not None:
            self.running.close()
