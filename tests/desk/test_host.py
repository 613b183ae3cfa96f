"""The local host: it answers its own page on this machine, and refuses everybody else in plain words."""

from __future__ import annotations

import base64
import http.client
import json
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from facingpages.desk.local import host
from facingpages.desk.workbench import Workbench
from facingpages.files.zips import zipped

from .asking import packed, small_course

TOKEN = "the-token"  # noqa: S105  (of a test)
TERMS = "one-street/before-the-vote"


@dataclass
class Desk:
    """A desk that is open: its port, its course, and a way to ask it."""

    port: int
    root: Path

    def ask(
        self,
        method: str = "POST",
        path: str = "/do",
        body: bytes | None = b'{"do": "course"}',
        **changed: str | None,
    ) -> tuple[int, bytes, dict[str, str]]:
        """Return the status, body and headers of an answer; `changed` replaces headers, None drops one."""
        headers: dict[str, str | None] = {
            "Host": f"127.0.0.1:{self.port}",
            "Content-Type": "application/json",
            "X-Facingpages-Token": TOKEN,
            **{name.replace("_", "-"): value for name, value in changed.items()},
        }
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        connection.putrequest(method, path, skip_host=True, skip_accept_encoding=True)
        for name, value in headers.items():
            if value is not None:
                connection.putheader(name, value)
        if body is not None and "Content_Length" not in changed:
            connection.putheader("Content-Length", str(len(body)))
        connection.endheaders()
        with suppress(OSError):  # the host may have answered and hung up, since it will not read all of this
            connection.send(body or b"")
        answer = connection.getresponse()
        content = answer.read()
        connection.close()
        return answer.status, content, {name.lower(): value for name, value in answer.getheaders()}

    def do(self, name: str, /, **given: Any) -> Any:
        status, body, _ = self.ask(body=json.dumps({"do": name, **given}).encode())
        assert status == 200, body
        return json.loads(body)


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    root = small_course(tmp_path_factory.mktemp("desk"))
    opened = host.listening(0)
    ended = threading.Event()
    bench = Workbench(root)
    thread = threading.Thread(target=lambda: host.serve(bench, opened, TOKEN, ended=ended))
    thread.start()
    yield Desk(opened.getsockname()[1], root)
    ended.set()
    thread.join(30)
    assert not thread.is_alive()


def message(body: bytes) -> str:
    """The message of a refusal, which is the same in form as that of the workbench."""
    said: str = json.loads(body)["refused"]["message"]
    return said


def test_the_page_and_its_files_come_and_hold_nothing_of_the_course(desk: Desk) -> None:
    """Whoever finds the port sees an empty page: texts and keys come with the token only."""
    status, page, headers = desk.ask("GET", "/", None, X_Facingpages_Token=None)
    assert status == 200
    assert b"<html" in page
    assert "default-src 'self'" in headers["content-security-policy"]
    assert "access-control-allow-origin" not in headers
    assert headers["cache-control"] == "no-store"
    for part in (page, *(desk.ask("GET", f"/desk/{name}", None)[1] for name in ("desk.css",))):
        assert b"Mill Street" not in part


def test_it_answers_its_page(desk: Desk) -> None:
    assert desk.do("open", exercise=TERMS)["ok"]["exercise"] == TERMS
    status, _, _ = desk.ask(Origin=f"http://127.0.0.1:{desk.port}", Sec_Fetch_Site="same-origin")
    assert status == 200


ATTACKS: list[tuple[str, dict[str, Any], int, str]] = [
    ("a foreign origin", {"Origin": "https://example.org"}, 403, "another site"),
    ("an opaque origin", {"Origin": "null"}, 403, "another site"),
    ("our address under another scheme", {"Origin": "https://127.0.0.1:PORT"}, 403, "another site"),
    ("a frame of another site", {"Sec_Fetch_Site": "cross-site"}, 403, "another site"),
    ("a name that leads here", {"Host": "evil.example:PORT"}, 421, "another page"),
    ("a name that looks like ours", {"Host": "127.0.0.1.evil.example:PORT"}, 421, "another page"),
    ("another port", {"Host": "127.0.0.1:1"}, 421, "another page"),
    ("no host", {"Host": None, "body": None}, 400, ""),  # it is refused before a body is read
    ("no token", {"X_Facingpages_Token": None}, 403, "token"),
    ("a wrong token", {"X_Facingpages_Token": "the-tokem"}, 403, "token"),
    ("a token with letters beyond ASCII", {"X_Facingpages_Token": "\xe4" * 9}, 403, "token"),
    ("a form", {"Content_Type": "application/x-www-form-urlencoded"}, 415, "JSON"),
    ("a plain text", {"Content_Type": "text/plain"}, 415, "JSON"),
    ("what is no JSON", {"body": b"{"}, 400, "not JSON"),
    ("JSON too deep", {"body": b"[" * 100_000}, 400, "not JSON"),
    ("another address", {"path": "/other"}, 404, "nothing at this address"),
    ("another method", {"method": "PUT"}, 405, "GET and POST"),
    (
        "a preflight",
        {"method": "OPTIONS", "Origin": "https://example.org", "body": None},
        403,
        "another site",
    ),
    ("a body that is said to be huge", {"Content_Length": str(10**12), "body": b"{}"}, 413, "larger than"),
]


@pytest.mark.parametrize(("given", "status", "words"), [a[1:] for a in ATTACKS], ids=[a[0] for a in ATTACKS])
def test_what_is_not_its_page_is_refused(desk: Desk, given: dict[str, Any], status: int, words: str) -> None:
    """Each attack gets a status and a sentence, and no answer."""
    filled = {
        name: value.replace("PORT", str(desk.port)) if isinstance(value, str) else value
        for name, value in given.items()
    }
    got, body, headers = desk.ask(**filled)
    assert got == status, body
    assert b"lessons" not in body
    assert "access-control-allow-origin" not in headers
    if words:
        assert words in message(body)


@pytest.mark.parametrize(
    "path",
    [
        "/../../../etc/passwd",
        "/desk/../../../../etc/passwd",
        "/desk/%2e%2e/%2e%2e/workbench.py",
        "/desk/..%2f..%2fhost.py",
        "/desk/desk.html.j2",
        "/seeds/seeds.yml",
        "//etc/passwd",
        "/shown/",
        "/shown/../do",
        "/shown/x/index.html",
        "/%00",
    ],
)
def test_no_path_leads_to_a_file(desk: Desk, path: str) -> None:
    status, body, _ = desk.ask("GET", path, None)
    assert (status, message(body)) == (404, "there is nothing at this address")


@pytest.mark.parametrize(
    "id", ["../../outside", "/etc/passwd", "one-street\\..\\x", "one-street/../../x", "\0"]
)
def test_no_request_leads_out_of_the_course(desk: Desk, id: str) -> None:
    """Names of files that are to be made, opened, renamed or handed in stay inside."""
    before = sorted(path for path in desk.root.parent.rglob("*"))
    places = [{"seed": "street-for-people", "lines": "3"}]
    for name, given in (
        ("open", {"exercise": id}),
        ("lesson", {"lesson": id}),
        ("text", {"seed": id}),
        ("new_lesson", {"title": "x", "id": id}),
        (
            "new_exercise",
            {"lesson": "one-street", "kind": "rewrite", "title": "x", "id": id, "passages": places},
        ),
        ("rename", {"kind": "seed", "id": "street-for-all", "to": id}),
        ("rename", {"kind": "exercise", "id": TERMS, "to": id}),
    ):
        assert "refused" in desk.do(name, **given), name
    text = desk.do("read_text", name=f"{id}.txt", data=packed("Some words of a letter.\n"))["ok"]["text"]
    kept = desk.do("keep_text", text=text, id=id, side="close-it", stated={})
    assert "refused" in kept
    desk.do("mark", files=[{"name": id, "data": packed("x")}, {"name": f"{id}/a.json", "data": packed("{}")}])
    assert sorted(path for path in desk.root.parent.rglob("*")) == before


def test_a_body_of_100_mb_is_refused_while_it_comes(desk: Desk) -> None:
    """Of a body without a stated length no more is read than the limit."""
    with socket.create_connection(("127.0.0.1", desk.port), timeout=60) as opened:
        opened.sendall(
            f"POST /do HTTP/1.1\r\nHost: 127.0.0.1:{desk.port}\r\nContent-Type: application/json\r\n"
            f"X-Facingpages-Token: {TOKEN}\r\nTransfer-Encoding: chunked\r\n\r\n".encode()
        )
        part = b"100000\r\n" + b"x" * 0x100000 + b"\r\n"
        sent = 0
        try:
            for _ in range(100):
                opened.sendall(part)
                sent += 1
        except OSError:
            pass
        answer = opened.makefile("rb").readline() if sent == 100 else b""
    assert sent < 100 or b"413" in answer
    assert "ok" in desk.do("course")


def test_many_requests_at_once_are_answered_or_told_to_wait(desk: Desk) -> None:
    """Everybody gets the page, at once or after a plain refusal and another try."""

    def hit(_: int) -> list[int]:
        statuses: list[int] = []
        while 200 not in statuses and len(statuses) < 600:
            try:
                statuses.append(desk.ask("GET", "/", None)[0])
            except OSError:
                statuses.append(0)
            if statuses[-1] == 503:
                time.sleep(0.05)
        return statuses

    with ThreadPoolExecutor(100) as pool:
        clients = list(pool.map(hit, range(300)))
    assert {status for client in clients for status in client} <= {200, 503}
    assert all(client[-1] == 200 for client in clients), "a client that asked again was never answered"
    assert "ok" in desk.do("course")


def test_a_client_that_says_nothing_holds_up_nobody(desk: Desk) -> None:
    silent = [socket.create_connection(("127.0.0.1", desk.port)) for _ in range(20)]
    for opened in silent:
        opened.sendall(b"POST /do HTTP/1.1\r\nHost: ")
    assert "ok" in desk.do("course")
    for opened in silent:
        opened.close()


def test_a_hostile_text_is_text(desk: Desk) -> None:
    """Markup in a text that is brought in is read as words, and a page that shows it runs none of it."""
    text = "<script>alert(1)</script> & <img src=x onerror=alert(1)> ]]> {{ 7*7 }} ::: start\n" * 30
    read = desk.do("read_text", name="<b>.txt", data=packed(text))["ok"]
    assert "<script>alert(1)</script>" in read["lines"][0]["text"]
    side = "keep-it-open"
    stated = {"title": "<script>alert(1)</script>", "position": "holds that: - {x}", "here_because": "# no"}
    kept = desk.do("keep_text", text=read["text"], id="hostile", side=side, stated=stated)
    assert "ok" in kept, kept
    places = [{"seed": "hostile", "lines": "1"}]
    made = desk.do("new_exercise", lesson="one-street", kind="loaded-terms", title="Hostile", passages=places)
    id = made["ok"]["exercise"]
    new = {
        "mark": {"exact": "alert(1)", "prefix": "onerror="},
        "verdict": "plain",
        "why": "</script><script>alert(2)",
    }
    opened = desk.do("open", exercise=id)["ok"]
    first = opened["passages"][0]["paragraphs"][0]
    chosen = desk.do("select", exercise=id, words=[first["first"], first["first"] + 1])["ok"]
    new["mark"] = chosen["selector"]
    desk.do("edit", exercise=id, edits=[{"field": ["spans", 0], "insert": new}])
    shown = desk.do("play", exercise=id)["ok"]["show"]
    status, page, headers = desk.ask("GET", shown, None)
    assert status == 200
    assert b"<script>alert" not in page
    assert b"<img" not in page
    rules = dict(rule.split(" ", 1) for rule in headers["content-security-policy"].split("; "))
    assert "unsafe" not in rules["script-src"] + rules["default-src"]
    assert "'self'" not in rules["script-src"]  # nor the scripts of the desk, beside which it is shown
    assert 'http-equiv="Content-Security-Policy"' in page.decode()
    desk.do("discard", exercise=id)
    for _ in range(2):
        assert "ok" in desk.do("take_back")
    assert "hostile" not in (desk.root / "seeds/seeds.yml").read_text("utf-8")


@pytest.mark.parametrize(
    "content",
    [
        {"../../outside.json": b"{}", "/etc/passwd": b"{}", "a/../../b.json": b"{}"},
        {f"{n}.json": b"0" * 3_000_000 for n in range(40)},
    ],
    ids=["zip slip", "zip bomb"],
)
def test_a_hostile_zip_of_a_class_is_told_of(desk: Desk, content: dict[str, bytes]) -> None:
    """Nothing is unpacked onto the disk, and each member that is not counted is named."""
    before = sorted(path for path in desk.root.parent.rglob("*"))
    data = base64.b64encode(zipped(content, packed=True)).decode()
    answer = desk.do("mark", files=[{"name": "class.zip", "data": data}])["ok"]
    assert answer["scores"] == []
    assert answer["notes"]
    assert sorted(path for path in desk.root.parent.rglob("*")) == before


def test_what_is_shown_has_an_address_that_nobody_guesses(desk: Desk) -> None:
    shown = desk.do("play", lesson="one-street", mode="class")["ok"]["show"]
    assert len(shown.split("/")[2]) >= 32
    status, page, _ = desk.ask("GET", shown, None)
    assert status == 200
    assert b"fp-exercise" in page
    assert desk.ask("GET", shown[:-12], None)[0] == 404
    printed = desk.do("print", lesson="one-street", format="docx")["ok"]["show"]
    _, content, headers = desk.ask("GET", printed, None)
    assert content.startswith(b"PK")
    assert headers["content-disposition"].startswith("attachment")


@pytest.mark.slow
def test_it_ends_when_its_page_was_closed_but_not_with_work_unsaved(tmp_path: Path) -> None:
    bench = Workbench(small_course(tmp_path))
    opened = host.listening(0)
    desk = Desk(opened.getsockname()[1], tmp_path)
    thread = threading.Thread(target=lambda: host.serve(bench, opened, TOKEN, idle=1.0))
    thread.start()
    desk.do("edit", exercise=TERMS, edits=[{"field": ["title"], "value": "Other"}])
    thread.join(3)
    assert thread.is_alive()
    desk.do("save", exercise=TERMS)
    thread.join(30)
    assert not thread.is_alive()


def test_it_stays_while_a_page_is_open_and_nobody_asks(tmp_path: Path) -> None:
    """A page that only says that it is open keeps the program, for longer than the time without a request."""
    opened = host.listening(0)
    desk = Desk(opened.getsockname()[1], tmp_path)
    bench = Workbench(small_course(tmp_path))
    thread = threading.Thread(target=lambda: host.serve(bench, opened, TOKEN, idle=1.5))
    thread.start()
    for _ in range(8):
        assert desk.ask("GET", "/open", None)[0] == 200
        thread.join(0.4)
        assert thread.is_alive()
    thread.join(30)
    assert not thread.is_alive()


def test_it_listens_on_this_machine_alone(desk: Desk) -> None:
    names = {info[4][0] for info in socket.getaddrinfo(socket.gethostname(), None, socket.AF_INET)}
    for name in names - {"127.0.0.1", "127.0.1.1"}:
        with socket.socket() as opened:
            opened.settimeout(2)
            assert opened.connect_ex((str(name), desk.port)) != 0


def test_the_command_opens_and_ends_with_ctrl_c(tmp_path: Path) -> None:
    """It prints the address with its token, answers there, and ends with status 0."""
    root = small_course(tmp_path)
    command = [sys.executable, "-m", "facingpages", "desk", "--no-browser", "--course", str(root)]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    assert process.stdout
    process.stdout.readline()
    address = process.stdout.readline().strip()
    port, token = address.removeprefix("http://127.0.0.1:").split("/#")
    desk = Desk(int(port), root)
    status, body, _ = desk.ask(X_Facingpages_Token=token)
    assert status == 200
    assert json.loads(body)["ok"]["title"] == "My course"
    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=30)
    assert (process.returncode, err) == (0, "")
    assert "closed" in out


def test_a_port_that_is_taken_and_a_folder_without_a_course_are_told(tmp_path: Path) -> None:
    root = small_course(tmp_path)
    taken = host.listening(0)
    words = [sys.executable, "-m", "facingpages", "desk", "--no-browser"]
    port = ["--port", str(taken.getsockname()[1])]
    for more, said in (
        (["--course", str(root), *port], "cannot be used"),
        (["--course", str(tmp_path)], "not in a course"),
    ):
        ended = subprocess.run([*words, *more], capture_output=True, text=True, check=False, timeout=60)
        assert ended.returncode == 2
        assert said in ended.stderr
        assert "Traceback" not in ended.stderr
    taken.close()
