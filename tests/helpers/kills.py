"""Kills: a command is killed in the middle of its work again and again, or meets a full disk.

`python -m tests.helpers.kills FOLDER WORK TIMES` prints a line for each turn that went wrong, and then the number of
turns.  Half of the kills fall before a chosen step that writes, half at a moment by the clock; the choice has a fixed seed.
Python and the course are loaded once: each turn is a fork of this process."""

from __future__ import annotations

import contextlib
import json
import os
import random
import resource
import shutil
import signal
import sys
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from facingpages.author.drafts import new_course
from facingpages.cli import main
from facingpages.course.course import Course, Mode
from facingpages.desk.workbench import Workbench
from facingpages.export import simulated
from facingpages.site import build
from tests.helpers.classes import answers

LESSON = "one-street"
TERMS = f"{LESSON}/before-the-vote"
STEPS = (
    "os.rename",
    "os.remove",
    "os.mkdir",
    "os.rmdir",
    "os.truncate",
    "os.chmod",
    "os.link",
    "shutil.rmtree",
    "ctypes.dlsym",
)
State = dict[str, bytes]


@dataclass(frozen=True)
class Work:
    """What is killed: `run` makes the version `a` or `b` of something in a folder. Where it makes a `whole`, a reader must
    find one of both and never a mixture."""

    run: Callable[[Path, str], object]
    whole: bool = True


def command(*words: str) -> None:
    """Run a command of facingpages; raise SystemExit with its status."""
    main([*words])


class Works:
    """The works on two courses `a` and `b` that differ in one title and one prompt, with a class that answered each."""

    def __init__(self, base: Path) -> None:
        self.base = base
        for name in "ab":
            root = base / name
            for path, content in new_course.files().items():
                (root / path).parent.mkdir(parents=True, exist_ok=True)
                (root / path).write_bytes(content)
        page = base / "b" / "lessons" / f"{LESSON}.md"
        page.write_text(page.read_text("utf-8").replace("two answers", "three answers"), "utf-8")
        words = base / "b" / "exercises" / f"{TERMS}.yml"
        words.write_text(words.read_text("utf-8").replace("title: Before the vote", "title: Before"), "utf-8")
        for name, readers in (("a", 3), ("b", 5)):
            (base / f"class-{name}").mkdir()
            exercises = Course.load(base / name).exercises_of(LESSON)
            for reader, given in simulated.readers(exercises, readers):
                (base / f"class-{name}" / f"{reader}.json").write_text(answers(given, reader), "utf-8")
            site = base / f"site-{name}"
            (site / "more").mkdir(parents=True)
            for number in range(30):
                (site / "more" / f"{number}.html").write_text(f"{name} {number} " * 2_000)
            (site / "index.html").write_text(name)
            (site / "assets").mkdir()  # where a build puts its list
        build._run_mkdocs = self._site  # type: ignore[assignment] # mkdocs itself is killed in `test_nobodys_files`

    def _site(self, root: Path, mode: Mode, made: Path, lock: int, *, exports: bool = False) -> None:
        shutil.copytree(self.base / f"site-{root.name}", made)

    def _course(self, which: str) -> list[str]:
        return ["--course", str(self.base / which)]

    def site(self, folder: Path, which: str) -> None:
        build.build(self.base / which, Mode.PRACTICE, folder / "site")

    def archive(self, folder: Path, which: str) -> None:
        build.archive(self.base / which, Mode.PRACTICE, folder / "site.zip")

    def handout(self, folder: Path, which: str) -> None:
        command("handout", LESSON, "--format", "html", "--force", "-o", str(folder), *self._course(which))

    def word(self, folder: Path, which: str) -> None:
        command("handout", TERMS, "--format", "docx", "--force", "-o", str(folder), *self._course(which))

    def export(self, folder: Path, which: str) -> None:
        command("export", "moodle", LESSON, "--force", "-o", str(folder / "quiz.xml"), *self._course(which))

    def packed(self, folder: Path, which: str) -> None:
        command("export", "scorm", LESSON, "--force", "-o", str(folder / "scorm.zip"), *self._course(which))

    def report(self, folder: Path, which: str) -> None:
        command(
            "report", str(self.base / f"class-{which}"), "-o", str(folder / "report"), *self._course(which)
        )

    def score(self, folder: Path, which: str) -> None:
        handed_in = folder / "handed-in"
        if not handed_in.exists():
            shutil.copytree(self.base / "class-a", handed_in)
        command("score", str(handed_in), *self._course(which))

    def show(self, folder: Path, which: str) -> None:
        command("show", LESSON, "-o", str(folder / "show.html"), *self._course(which))

    def save(self, folder: Path, which: str) -> None:
        root = self._own(folder)
        bench = Workbench(root)
        title = {"a": "Before the vote", "b": "Before"}[which]
        bench.answer({"do": "edit", "exercise": TERMS, "edits": [{"field": ["title"], "value": title}]})
        if "refused" in bench.answer({"do": "save", "exercise": TERMS}):
            raise SystemExit(2)

    def seed(self, folder: Path, which: str) -> None:
        root = self._own(folder)
        if which == "b":
            (folder / "letter.txt").write_text("A letter\n\nThe street is ours. We want it open.\n")
            command(
                "add",
                "seed",
                str(folder / "letter.txt"),
                "--side",
                "close-it",
                "--yes",
                "--course",
                str(root),
            )

    def _own(self, folder: Path) -> Path:
        if not (folder / "course").exists():
            shutil.copytree(self.base / "a", folder / "course")
        return folder / "course"

    def table(self) -> dict[str, Work]:
        """The works by their names."""
        return {
            "build into a folder": Work(self.site),
            "build into a zip": Work(self.archive),
            "handout": Work(self.handout),
            "handout for Word": Work(self.word),
            "export": Work(self.export),
            "export of a package": Work(self.packed),
            "report": Work(self.report, whole=False),
            "score": Work(self.score),
            "show": Work(self.show),
            "save at the desk": Work(self.save),
            "add a text": Work(self.seed, whole=False),
        }


def state(folder: Path) -> State:
    """All files of a folder, hidden ones too, and its empty folders."""
    found = {}
    for path in folder.rglob("*"):
        if path.is_file():
            found[path.relative_to(folder).as_posix()] = path.read_bytes()
        elif not any(path.iterdir()):
            found[f"{path.relative_to(folder).as_posix()}/"] = b""
    return found


def put(folder: Path, files: Mapping[str, bytes]) -> None:
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    for path, content in files.items():
        if path.endswith("/"):
            (folder / path).mkdir(parents=True)
        else:
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            (folder / path).write_bytes(content)


def writes(event: str, arguments: tuple[Any, ...]) -> bool:
    """Whether an event of the interpreter is about to change a file."""
    return event in STEPS or (
        event == "open" and isinstance(arguments[2], int) and bool(arguments[2] & (os.O_WRONLY | os.O_RDWR))
    )


def fork(
    run: Callable[[], object], step: int | None = None, counted: int | None = None, size: int | None = None
) -> int:
    """Start a child that does a work: killed by itself before a step, telling its steps through a pipe, or on a disk on
    which no file may have more bytes than `size`."""
    child = os.fork()
    if child:
        return child
    seen, status = 0, 99
    quiet = os.open(os.devnull, os.O_WRONLY)
    os.dup2(quiet, 1)
    os.dup2(quiet, 2)

    def hook(event: str, arguments: tuple[Any, ...]) -> None:
        nonlocal seen
        if writes(event, arguments):
            if seen == step:
                os.kill(os.getpid(), signal.SIGKILL)
            seen += 1

    try:
        sys.addaudithook(hook)
        if size is not None:
            signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
            resource.setrlimit(resource.RLIMIT_FSIZE, (size, resource.RLIM_INFINITY))
        run()
        status = 0
    except SystemExit as left:
        status = int(left.code or 0)
    except BaseException as error:
        status = 2 if type(error).__name__ in ("CannotWrite", "CannotBuild") else 99
    finally:
        if counted is not None:
            os.write(counted, json.dumps(seen).encode())
        os._exit(status)


def status(child: int) -> int:
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def wrong(work: Work, now: State, a: State, b: State) -> str:
    """What is wrong with the files of a folder after a kill, nothing if each is the old or the new one."""
    ours = {
        path: content
        for path, content in now.items()
        if not path.rpartition("/")[2].startswith(".") and ".lock" not in path
    }
    visible = {
        path: content
        for path, content in ours.items()
        if not any(part.startswith(".") for part in path.split("/"))
    }
    olds = {
        path: content
        for path, content in a.items()
        if not any(part.startswith(".") for part in path.split("/"))
    }
    news = {
        path: content
        for path, content in b.items()
        if not any(part.startswith(".") for part in path.split("/"))
    }
    if work.whole:
        return "" if visible in (olds, news) else "is neither the old nor the new state"
    for path in {**olds, **news}:
        if visible.get(path) not in (olds.get(path), news.get(path)):
            return f"{path} is neither old nor new"
    return ""


def done(work: Work, folder: Path) -> State:
    """Do a work for the first time in an empty folder, and return what the folder then holds."""
    put(folder, {})
    status(fork(lambda: work.run(folder, "a")))
    return state(folder)


def turns(works: Works, name: str, folder: Path, times: int) -> list[str]:
    """Kill a work some times, and return what went wrong."""
    work, rng, faults = works.table()[name], random.Random(name), []  # noqa: S311
    a = done(work, folder)
    reader, writer = os.pipe()
    begun = time.monotonic()
    ended = status(fork(lambda: work.run(folder, "b"), counted=writer))
    seconds, steps = time.monotonic() - begun, int(os.read(reader, 100))
    b = state(folder)
    assert ended == 0, ended
    assert name == "score" or (a != b and steps), name
    for turn in range(times):
        put(folder, a)
        if turn % 2 and steps:
            step = rng.randrange(steps)
            child, when = fork(lambda: work.run(folder, "b"), step=step), f"before step {step} of {steps}"
        else:
            moment = rng.uniform(0, seconds)
            child, when = fork(lambda: work.run(folder, "b")), f"after {moment:.3f} of {seconds:.3f} s"
            time.sleep(moment)
            with contextlib.suppress(ProcessLookupError):
                os.kill(child, signal.SIGKILL)
        status(child)
        if said := wrong(work, state(folder), a, b):
            faults.append(f"{when}: {said}")
        status(fork(lambda: work.run(folder, "b")))
        if (after := state(folder)) != b:
            odd = sorted(path for path in {**after, **b} if after.get(path) != b.get(path))
            faults.append(f"{when}: the next run leaves {odd[:3]}")
    return faults


def full(works: Works, name: str, folder: Path, times: int) -> list[str]:
    """Let a work meet a full disk some times, and return what went wrong."""
    work, rng, faults = works.table()[name], random.Random(name), []  # noqa: S311
    a = done(work, folder)
    status(fork(lambda: work.run(folder, "b")))
    b = state(folder)
    largest = max(len(content) for path, content in b.items() if a.get(path) != content) if a != b else 100
    for _ in range(times):
        put(folder, a)
        size = rng.randrange(largest)
        ended = status(fork(lambda: work.run(folder, "b"), size=size))
        now = state(folder)
        if ended not in (0, 2) or (ended == 0 and now != b):
            faults.append(f"{size} bytes: exit status {ended}")
        if ended and now != a and (work.whole or wrong(work, now, a, b) or {*now} - {*a, *b}):
            odd = sorted(path for path in {**now, **a} if now.get(path) != a.get(path))
            faults.append(f"{size} bytes: {odd[:3]} is not as it was")
    return faults


def both(works: Works, name: str, folder: Path, times: int) -> list[str]:
    """Let two runs of a work begin at once, kill one of them, and return what went wrong."""
    work, rng, faults = works.table()[name], random.Random(name), []  # noqa: S311
    a = done(work, folder)
    begun = time.monotonic()
    status(fork(lambda: work.run(folder, "b")))
    seconds, b = time.monotonic() - begun, state(folder)
    for turn in range(times):
        put(folder, a)
        children = [fork(lambda: work.run(folder, "b")), fork(lambda: work.run(folder, "a"))]
        time.sleep(rng.uniform(0, seconds))
        with contextlib.suppress(ProcessLookupError):
            os.kill(children[turn % 2], signal.SIGKILL)
        ends = [status(child) for child in children]
        if not {*ends} <= {0, 2, -signal.SIGKILL}:
            faults.append(f"turn {turn}: exit statuses {ends}")
        if said := wrong(work, state(folder), a, b):
            faults.append(f"turn {turn}: {said}")
        status(fork(lambda: work.run(folder, "b")))
        if state(folder) != b:
            faults.append(f"turn {turn}: the next run leaves {sorted({*state(folder)} ^ {*b})[:3]}")
    return faults


if __name__ == "__main__":
    base, how, name, times = Path(sys.argv[1]), sys.argv[2], sys.argv[3], int(sys.argv[4])
    found = {"kill": turns, "full": full, "both": both}[how](
        Works(base / "given"), name, base / "work", times
    )
    for fault in found:
        print(f"{name}: {fault}")
    print(f"{times} turns")
    sys.exit(bool(found))
