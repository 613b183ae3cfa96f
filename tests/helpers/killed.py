"""Run by `test_progress`: one turn of killing.  python killed.py URL EXERCISE PROFILE TURN browser|tab.

In a process of its own, since the driver of a killed browser is of no more use.  Asserts that the marks of
all earlier turns are there, makes one more, waits a second, makes another (elsewhere), and kills at once.
"""

import contextlib
import os
import shutil
import signal
import subprocess
import sys

from playwright.sync_api import Error, sync_playwright

url, exercise, profile, turn, how = sys.argv[1:]
lesson, box = exercise.partition("/")[0], "#fp-" + exercise.replace("/", "--")
with sync_playwright() as playwright:
    path = os.environ.get("FACINGPAGES_CHROMIUM") or shutil.which("chromium")
    context = playwright.chromium.launch_persistent_context(
        profile, executable_path=path, args=["--no-sandbox", "--disable-background-networking"]
    )
    page = context.new_page()
    page.goto(f"{url}/{lesson}.html")
    page.wait_for_selector(f"{box} .fp-dock")
    page.wait_for_timeout(300)
    found = page.evaluate(
        f"document.querySelector('{box} fp-exercise').marking.ranges().map(([start]) => start)"
    )
    assert set(range(0, 2 * int(turn), 2)) <= set(found), f"turn {turn}: marks on {found}"
    marking = f"start => {{ const m = document.querySelector('{box} fp-exercise').marking; m.set([...m.ranges(), [start, start + 1]]); }}"
    page.evaluate(marking, 2 * int(turn))
    page.wait_for_timeout(1000)
    page.evaluate(marking, 101 + 2 * int(turn))
    if how == "tab":
        with contextlib.suppress(Error):
            page.goto("chrome://crash", timeout=2000)
        context.close()
    else:
        for process in subprocess.run(
            ["pgrep", "-f", profile], capture_output=True, text=True, check=False
        ).stdout.split():
            if int(process) not in (os.getpid(), os.getppid()):
                os.kill(int(process), signal.SIGKILL)
        os._exit(0)
