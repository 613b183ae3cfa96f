"""Firefox as Debian ships it, driven over WebDriver BiDi: Playwright's own channel sends commands that it does not know.

A `Firefox` is one process with a fresh profile; each `Tab` has storage of its own.  What scripts and the page's policy
complain of is gathered in `complaints`.
"""

from __future__ import annotations

import itertools
import json
import os
import re
import shutil
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from websockets.sync.client import ClientConnection, connect

# The keys that WebDriver names by code points of its own.
KEYS = {"Shift": "\ue008", "Control": "\ue009", "Enter": "\ue007", "Tab": "\ue004", "Escape": "\ue00c", "Delete": "\ue017", "Home": "\ue011"}
KEYS |= {"End": "\ue010", "ArrowLeft": "\ue012", "ArrowUp": "\ue013", "ArrowRight": "\ue014", "ArrowDown": "\ue015", "Space": " "}
QUIET = {"browser.shell.checkDefaultBrowser": False, "remote.log.level": "Fatal", "services.settings.server": "data:,"}
Node = dict[str, str]


class Firefox:
    def __init__(self, channel: ClientConnection) -> None:
        self.channel, self.numbers = channel, itertools.count()
        self.complaints: list[str] = []
        self.ask("session.new", capabilities={})
        self.ask("session.subscribe", events=["log.entryAdded"])

    def ask(self, method: str, **parameters: object) -> Any:
        """Send a command and return its result; what the browser reports meanwhile is gathered."""
        number = next(self.numbers)
        self.channel.send(json.dumps({"id": number, "method": method, "params": parameters}))
        while True:
            said = json.loads(self.channel.recv(timeout=30))
            if said.get("id") == number:
                assert said["type"] == "success", f"{method}: {said['error']}: {said['message']}"
                return said["result"]
            if said.get("method") == "log.entryAdded" and said["params"]["level"] in ("error", "warn"):
                self.complaints.append(said["params"]["text"])

    def tab(self, user: str | None = None) -> Tab:
        """Open a tab as a new user, or as that of another tab."""
        user = user or self.ask("browser.createUserContext")["userContext"]
        return Tab(self, self.ask("browsingContext.create", type="tab", userContext=user)["context"], user)


class Tab:
    def __init__(self, firefox: Firefox, context: str, user: str) -> None:
        self.firefox, self.context, self.user = firefox, context, user

    def ask(self, method: str, **parameters: object) -> Any:
        return self.firefox.ask(method, context=self.context, **parameters)

    def goto(self, url: str) -> None:
        self.ask("browsingContext.navigate", url=url, wait="complete")

    def run(self, function: str, *arguments: object) -> Any:
        """Return what a JavaScript function gives, as JSON carries it."""
        call = f"(async () => JSON.stringify(await ({function})(...{json.dumps(arguments)}) ?? null))()"
        made = self.firefox.ask("script.evaluate", expression=call, target={"context": self.context}, awaitPromise=True)
        assert made["type"] == "success", made["exceptionDetails"]["text"]
        return json.loads(made["result"]["value"])

    def until(self, function: str, *arguments: object) -> None:
        for _ in range(100):
            if self.run(function, *arguments):
                return
            time.sleep(0.03)
        raise AssertionError(f"never: {function} {arguments}")

    def text(self, css: str) -> str:
        found: str = self.run("css => document.querySelector(css)?.innerText ?? ''", css)
        return found

    def all(self, css: str) -> list[Node]:
        """Return the elements of a selector."""
        return self._nodes({"type": "css", "value": css})

    def role(self, role: str, name: str, within: str) -> Node:
        """Return the one element that Firefox tells assistive technology by a role and a name."""
        found = self._nodes({"type": "accessibility", "value": {"role": role, "name": name}}, startNodes=self.all(within))
        assert len(found) == 1, f"{len(found)} x {role} {name!r}"
        return found[0]

    def _nodes(self, locator: object, **where: object) -> list[Node]:
        found = self.ask("browsingContext.locateNodes", locator=locator, **where)["nodes"]
        return [{"sharedId": node["sharedId"]} for node in found]

    def press(self, *chords: str) -> None:
        """Press keys; `Shift+End` is a chord, any other text of one character is itself."""
        acts: list[object] = []
        for chord in chords:
            keys = [KEYS.get(key, key) for key in (chord.split("+") if len(chord) > 1 else [chord])]
            acts += [{"type": "keyDown", "value": key} for key in keys]
            acts += [{"type": "keyUp", "value": key} for key in reversed(keys)]
        self.ask("input.performActions", actions=[{"type": "key", "id": "keys", "actions": acts}])

    def point(self, kind: str, *places: Node) -> None:
        """Press on the first place with a `mouse` or by `touch`, move over the others, and let go."""
        view = "element => element.scrollIntoView({ block: 'center', behavior: 'instant' })"
        self.ask_of(view, places[0])
        moves = [{"type": "pointerMove", "x": 0, "y": 0, "origin": {"type": "element", "element": place}, "duration": 20} for place in places]
        acts = [moves[0], {"type": "pointerDown", "button": 0}, *moves[1:], {"type": "pointerUp", "button": 0}]
        self.ask("input.performActions", actions=[{"type": "pointer", "id": kind, "parameters": {"pointerType": kind}, "actions": acts}])

    def ask_of(self, function: str, node: Node) -> None:
        """Call a function on an element."""
        self.firefox.ask("script.callFunction", functionDeclaration=function, target={"context": self.context}, arguments=[node], awaitPromise=True)


@contextmanager
def started(profile: Path, **settings: object) -> Iterator[Firefox]:
    """Start Firefox with a new profile and some settings of `about:config`, `__` standing for a dot."""
    program = os.environ.get("FACINGPAGES_FIREFOX") or shutil.which("firefox-esr") or shutil.which("firefox")
    assert program, "Firefox is needed: `bash tools/test` installs it"
    profile.mkdir()
    chosen = QUIET | {name.replace("__", "."): value for name, value in settings.items()}
    (profile / "user.js").write_text("".join(f"user_pref({json.dumps(name)}, {json.dumps(value)});\n" for name, value in chosen.items()), "utf-8")
    command = [program, "--headless", "--no-remote", "--remote-debugging-port=0", "--profile", str(profile)]
    with (profile / "said").open("w+", encoding="utf-8") as said, subprocess.Popen(command, stdout=said, stderr=said) as process:
        try:
            deadline = time.monotonic() + 60
            while not (address := re.search(r"BiDi listening on (\S+)", (profile / "said").read_text("utf-8"))):
                assert process.poll() is None and time.monotonic() < deadline, (profile / "said").read_text("utf-8")  # noqa: PT018 # one wait
                time.sleep(0.05)
            with connect(f"{address[1]}/session", max_size=None) as channel:
                firefox = Firefox(channel)
                yield firefox
                firefox.ask("browser.close")
        finally:
            process.terminate()
