"""Firefox as Debian ships it, driven over WebDriver BiDi: Playwright's own channel sends commands that it
does not know.

A `Firefox` is one process with a fresh profile; each `Tab` has storage of its own.  What scripts and the
page's policy complain of is gathered in `complaints`."""

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
KEYS = {
    "Shift": "\ue008",
    "Control": "\ue009",
    "Enter": "\ue007",
    "Tab": "\ue004",
    "ArrowRight": "\ue014",
    "ArrowDown": "\ue015",
    "ArrowUp": "\ue013",
    "Space": " ",
}
PATIENCE = 20  # seconds: a crowded machine draws late
QUIET = {
    "browser.shell.checkDefaultBrowser": False,
    "remote.log.level": "Fatal",
    "services.settings.server": "data:,",
}
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
                self.complaints.append(f"{said['params']['text']} {said['params'].get('stackTrace', '')}")

    def tab(self, user: str | None = None) -> Tab:
        """Open a tab as a new user, or as that of another tab; its pages show facing passages in a known order."""
        user = user or self.ask("browser.createUserContext")["userContext"]
        opened = Tab(self, self.ask("browsingContext.create", type="tab", userContext=user)["context"], user)
        opened.before_load("sessionStorage.getItem('fp-visit') ?? sessionStorage.setItem('fp-visit', '0')")
        return opened


class Tab:
    def __init__(self, firefox: Firefox, context: str, user: str) -> None:
        self.firefox, self.context, self.user = firefox, context, user

    def ask(self, method: str, **parameters: object) -> Any:
        return self.firefox.ask(method, context=self.context, **parameters)

    def goto(self, url: str) -> None:
        self.ask("browsingContext.navigate", url=url, wait="complete")

    def before_load(self, statement: str) -> None:
        """Have a statement of JavaScript run before the scripts of every page that is opened after this; one
        that fails is nothing to complain of."""
        self.firefox.ask(
            "script.addPreloadScript",
            functionDeclaration=f"() => {{ try {{ {statement}; }} catch {{ /* nothing is kept here */ }} }}",
            contexts=[self.context],
        )

    def run(self, function: str, *arguments: object) -> Any:
        """Return what a JavaScript function gives, as JSON carries it."""
        # and no promise: none is kept where scripts are off
        call = f"JSON.stringify(({function})(...{json.dumps(arguments)}) ?? null)"
        made = self.firefox.ask(
            "script.evaluate", expression=call, target={"context": self.context}, awaitPromise=False
        )
        assert made["type"] == "success", made["exceptionDetails"]["text"]
        return json.loads(made["result"]["value"])

    def until(self, function: str, *arguments: object) -> None:
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            if self.run(f"(...given) => Boolean(({function})(...given))", *arguments):
                return
            time.sleep(0.03)
        raise AssertionError(f"never: {function} {arguments}")

    def text(self, css: str) -> str:
        found: str = self.run("css => document.querySelector(css)?.innerText ?? ''", css)
        return found

    def all(self, css: str) -> list[Node]:
        """Return the elements of a selector."""
        return self._nodes({"type": "css", "value": css})

    def named(self, role: str, name: str, within: str) -> list[Node]:
        """Return the elements that Firefox tells assistive technology by a role and a name."""
        return self._nodes(
            {"type": "accessibility", "value": {"role": role, "name": name}}, startNodes=self.all(within)
        )

    def role(self, role: str, name: str, within: str) -> Node:
        """Return the one element of a role and a name."""
        (found,) = self.named(role, name, within)
        return found

    def _nodes(self, locator: object, **where: object) -> list[Node]:
        found = self.ask("browsingContext.locateNodes", locator=locator, **where)["nodes"]
        return [{"sharedId": node["sharedId"]} for node in found]

    def press(self, *chords: str) -> None:
        """Press keys one after the other; `Shift+End` is a chord."""
        acts: list[object] = []
        for chord in chords:
            keys = [KEYS.get(key, key) for key in (chord.split("+") if len(chord) > 1 else [chord])]
            acts += [
                {"type": way, "value": key}
                for way, those in (("keyDown", keys), ("keyUp", keys[::-1]))
                for key in those
            ]
        self.ask("input.performActions", actions=[{"type": "key", "id": "keys", "actions": acts}])

    def point(self, kind: str, *places: Node) -> None:
        """Press on the first place with a `mouse` or by `touch`, move over the others, and let go."""
        view = "place => place.scrollIntoView({ block: 'center', behavior: 'instant' })"
        target = {"context": self.context}
        self.firefox.ask(
            "script.callFunction",
            functionDeclaration=view,
            target=target,
            arguments=places[:1],
            awaitPromise=False,
        )
        moves = [
            {
                "type": "pointerMove",
                "x": 0,
                "y": 0,
                "origin": {"type": "element", "element": place},
                "duration": 20,
            }
            for place in places
        ]
        acts = [
            moves[0],
            {"type": "pointerDown", "button": 0},
            *moves[1:],
            {"type": "pointerUp", "button": 0},
        ]
        self.ask(
            "input.performActions",
            actions=[{"type": "pointer", "id": kind, "parameters": {"pointerType": kind}, "actions": acts}],
        )


@contextmanager
def started(profile: Path, **settings: object) -> Iterator[Firefox]:
    """Start Firefox with a new profile and some settings of `about:config`, `__` standing for a dot."""
    program = os.environ.get("FACINGPAGES_FIREFOX") or shutil.which("firefox-esr") or shutil.which("firefox")
    assert program, "Firefox is needed: `bash tools/test` installs it"
    profile.mkdir()
    chosen = QUIET | {name.replace("__", "."): value for name, value in settings.items()}
    (profile / "user.js").write_text(
        "".join(f"user_pref({json.dumps(name)}, {json.dumps(value)});\n" for name, value in chosen.items()),
        "utf-8",
    )
    command = [program, "--headless", "--no-remote", "--remote-debugging-port=0", "--profile", str(profile)]
    with (
        (profile / "said").open("w+", encoding="utf-8") as said,
        subprocess.Popen(command, stdout=said, stderr=said) as process,
    ):
        try:
            deadline = time.monotonic() + 60
            while not (
                address := re.search(r"BiDi listening on (\S+)", (profile / "said").read_text("utf-8"))
            ):
                assert process.poll() is None, (profile / "said").read_text("utf-8")
                assert time.monotonic() < deadline, "Firefox gives no address"
                time.sleep(0.05)
            with connect(f"{address[1]}/session", max_size=None) as channel:
                firefox = Firefox(channel)
                yield firefox
                firefox.ask("browser.close")
        finally:
            process.terminate()
