"""The local host of the desk: one page and one door, for the browser on this machine alone.

uvicorn reads HTTP (its parser h11 is kept by people who do nothing else), bounds the requests under way and
ends idle connections; there are two routes, so that a framework would only be in between.

    GET  /, /desk/...     the page and its files; they hold nothing of the course
    GET  /shown/<name>    a lesson or a print that was just made; nobody can guess its name
    POST /do              a request as JSON, with the token in a header

A page of another site can send requests here but cannot read answers; `Host` and `Origin` are compared with
our own, so that it cannot even send them under a name that leads here (DNS rebinding).  Another user of the
machine has no token."""

from __future__ import annotations

import asyncio
import json
import secrets
import socket
import threading
import time
from collections import OrderedDict
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from typing import Any, Final
from urllib.parse import quote, unquote

import uvicorn

from facingpages.desk.files import page_files
from facingpages.desk.handing_on.shown import Shown, type_of
from facingpages.desk.workbench import Workbench
from facingpages.site import csp, standalone

TOKEN: Final = "x-facingpages-token"  # noqa: S105  (the name of a header)
MAX_BODY: Final = 40_000_000  # bytes: a seed of 20 MB in base64 and its frame
AT_ONCE: Final = 64  # requests under way; more are told to come back
IDLE: Final = 600.0  # seconds without a request after which the host ends
_KEPT: Final = 30  # things shown that are kept

Scope = Mapping[str, Any]
Receive = Callable[[], Awaitable[Mapping[str, Any]]]
Send = Callable[[Mapping[str, Any]], Awaitable[None]]


@dataclass(frozen=True, slots=True)
class _Answer:
    status: int
    body: bytes
    type: str = "application/json"
    headers: tuple[tuple[str, str], ...] = ()


class Host:
    """An ASGI application that answers for one workbench."""

    def __init__(self, bench: Workbench, port: int, token: str) -> None:
        self.bench, self.token = bench, token
        self.names = {f"127.0.0.1:{port}", f"localhost:{port}"}
        self.files = page_files(bench.language, bench.title)
        self.policies = _policies(bench.language)
        self.shown: OrderedDict[str, Shown] = OrderedDict()
        self.one_at_a_time = asyncio.Lock()
        self.last = time.monotonic()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request; never raise."""
        if scope["type"] != "http":
            return
        headers = {name.decode("latin-1"): value.decode("latin-1") for name, value in scope["headers"]}
        answer = self._refused(scope, headers)
        if answer is None:
            self.last = time.monotonic()
            match scope["method"]:
                case "GET":
                    answer = self._get(unquote(scope["path"]))
                case "POST":
                    answer = await self._post(scope["path"], headers, receive)
                case _:
                    answer = _said(405, "this address takes GET and POST only")
        fixed = [
            ("content-type", answer.type),
            ("content-length", str(len(answer.body))),
            ("cache-control", "no-store"),
            ("x-content-type-options", "nosniff"),
            ("referrer-policy", "no-referrer"),
            ("cross-origin-resource-policy", "same-origin"),
            ("cross-origin-opener-policy", "same-origin"),
            *answer.headers,
        ]
        if answer.type.startswith(("text/html", "image/svg")):
            fixed.append(("content-security-policy", self.policies[scope["path"].startswith("/shown/")]))
        encoded = [(name.encode(), value.encode("latin-1", "replace")) for name, value in fixed]
        await send({"type": "http.response.start", "status": answer.status, "headers": encoded})
        await send({"type": "http.response.body", "body": answer.body})

    def _refused(self, scope: Scope, headers: Mapping[str, str]) -> _Answer | None:
        """Return why a request is not for this page, or None if it is."""
        if headers.get("host") not in self.names:
            return _said(421, "this address belongs to another page: open the desk by the address it printed")
        origin = headers.get("origin")
        if origin is not None and origin.removeprefix("http://") not in self.names:
            return _said(403, "another site asks here, and the desk answers only its own page")
        if headers.get("sec-fetch-site", "none") not in ("none", "same-origin"):
            return _said(403, "another site asks here, and the desk answers only its own page")
        return None

    def _get(self, path: str) -> _Answer:
        if path == "/open":  # a page says that it is
            return _Answer(200, b"", "text/plain")
        if path.startswith("/shown/"):
            handle, _, name = path.removeprefix("/shown/").partition("/")
            shown = self.shown.get(handle)
            if shown and name in shown.files:
                kept = (("content-disposition", f"attachment; filename*=UTF-8''{quote(name)}"),)
                return _Answer(200, shown.files[name], type_of(name), kept if shown.keep else ())
        if path in self.files:
            return _Answer(200, *self.files[path])
        return _said(404, "there is nothing at this address")

    async def _post(self, path: str, headers: Mapping[str, str], receive: Receive) -> _Answer:
        if path != "/do":
            return _said(404, "there is nothing at this address")
        if not secrets.compare_digest(headers.get(TOKEN, "").encode(), self.token.encode()):
            return _said(403, "the token is missing or wrong: open the desk by the address it printed")
        if headers.get("content-type", "").partition(";")[0].strip() != "application/json":
            return _said(415, "the desk reads JSON only")
        body = await _body(headers, receive)
        if body is None:
            return _said(413, f"the request is larger than {MAX_BODY:,} bytes, which is the limit")
        try:
            data = json.loads(body)
        except (ValueError, RecursionError):
            return _said(400, "the request is not JSON")
        async with self.one_at_a_time:
            answer = await asyncio.to_thread(self.bench.answer, data)
        return _Answer(200, json.dumps(self._with_address(answer), ensure_ascii=False).encode())

    def _with_address(self, answer: dict[str, Any]) -> dict[str, Any]:
        """Return an answer with an address in place of each thing to show, which the host keeps for a
        while."""
        content = answer.get("ok")
        if not isinstance(content, dict):
            return answer
        return {"ok": {name: self._kept(value) for name, value in content.items()}}

    def _kept(self, value: object) -> object:
        if not isinstance(value, Shown):
            return value
        handle = secrets.token_urlsafe(24)
        self.shown[handle] = value
        while len(self.shown) > _KEPT:
            self.shown.popitem(last=False)
        return f"/shown/{handle}/{quote(value.first)}"


def _policies(language: str) -> tuple[str, str]:
    """Return the policy of the desk's own page, and of what it shows. Neither depends on what a course
    holds: no page of a course may run a script beside the desk, where the token is.

    What is shown is one file, and states the policy of its styles itself."""
    shown = csp.stated(standalone.scripts(language), ["'unsafe-inline'"], alone=True)
    return csp.stated((), (), alone=False), shown


def _said(status: int, message: str) -> _Answer:
    refused = {"refused": {"message": message, "hint": ""}}
    return _Answer(status, json.dumps(refused, ensure_ascii=False).encode())


async def _body(headers: Mapping[str, str], receive: Receive) -> bytes | None:
    """Return the body of a request; None for one over the limit, whose rest is not kept."""
    stated = headers.get("content-length", "0")
    if stated.isdecimal() and int(stated) > MAX_BODY:
        return None
    parts, size = [], 0
    while True:
        message = await receive()
        part = message.get("body", b"")
        size += len(part)
        if size > MAX_BODY:
            return None
        parts.append(part)
        if not message.get("more_body"):
            return b"".join(parts)


def listening(port: int) -> socket.socket:
    """Return a socket that listens on this machine alone; port 0 is any that is free. Raises OSError."""
    opened = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    try:
        opened.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        opened.bind(("127.0.0.1", port))
        opened.listen()  # a browser may ask before the server answers: it then waits, and is not refused
    except OSError:
        opened.close()
        raise
    return opened


def serve(
    bench: Workbench,
    opened: socket.socket,
    token: str,
    *,
    idle: float = IDLE,
    ended: threading.Event | None = None,
) -> None:
    """Answer until Ctrl-C, or until nobody has asked for `idle` seconds and no change is unsaved; a thread
    that runs this can end it by an event."""
    host = Host(bench, opened.getsockname()[1], token)
    config = uvicorn.Config(
        host,
        log_level="critical",
        ws="none",
        lifespan="off",
        loop="asyncio",
        http="h11",
        server_header=False,
        limit_concurrency=AT_ONCE,
        timeout_graceful_shutdown=3,
        timeout_keep_alive=30,
    )
    server = uvicorn.Server(config)

    async def run() -> None:
        task = asyncio.create_task(server.serve(sockets=[opened]))
        while not task.done():
            await asyncio.wait([task], timeout=min(1.0, idle / 4))
            left = time.monotonic() - host.last > idle and not bench.unsaved
            if left or (ended is not None and ended.is_set()):
                server.should_exit = True
        await task

    asyncio.run(run())
