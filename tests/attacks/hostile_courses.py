"""Files of a course that would hang a checker, take its memory or bring it down, by short generators.

Each takes the folder of a course as `init` makes it, and changes it."""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Callable
from pathlib import Path
from typing import Final

LESSON: Final = "lessons/one-street.md"
WORDS: Final = "exercises/one-street/before-the-vote.yml"
PLAN: Final = "exercises/one-street/plan.yml"
SEEDS: Final = "seeds/seeds.yml"
MKDOCS: Final = "mkdocs.yml"
SEED: Final = "street-for-people"

Attack = Callable[[Path], object]


def _pipe(path: str) -> Attack:
    def make(root: Path) -> None:
        (root / path).unlink(missing_ok=True)
        os.mkfifo(root / path)

    return make


def _device(path: str) -> Attack:
    def make(root: Path) -> None:
        (root / path).unlink(missing_ok=True)
        (root / path).symlink_to("/dev/zero")

    return make


def _folder(path: str) -> Attack:
    def make(root: Path) -> None:
        (root / path).unlink()
        (root / path).mkdir()

    return make


def _text(path: str, content: Callable[[], str | bytes]) -> Attack:
    def make(root: Path) -> None:
        written = content()
        (root / path).write_bytes(written if isinstance(written, bytes) else written.encode())

    return make


def _more(path: str, content: Callable[[], str]) -> Attack:
    return lambda root: (root / path).write_text((root / path).read_text("utf-8") + content(), "utf-8")


def _instead(path: str, pattern: str, content: Callable[[], str]) -> Attack:
    def make(root: Path) -> None:
        text = (root / path).read_text("utf-8")
        changed, number = re.subn(pattern, lambda _: content(), text, count=1, flags=re.MULTILINE)
        assert number, f"`{pattern}` is not in {path}"
        (root / path).write_text(changed, "utf-8")

    return make


def _seed(content: Callable[[], bytes]) -> Attack:
    """Another text under the name of a seed, with its own sha256."""

    def make(root: Path) -> None:
        raw = content()
        file = root / f"seeds/{SEED}.txt"
        old = hashlib.sha256(file.read_bytes()).hexdigest()
        file.write_bytes(raw)
        text = (root / SEEDS).read_text("utf-8")
        assert old in text
        (root / SEEDS).write_text(text.replace(old, hashlib.sha256(raw).hexdigest()), "utf-8")

    return make


def _bomb() -> str:
    """Ten lists of ten aliases in each other: ten thousand million values."""
    lines = ["a0: &a0 [x]"] + [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]" for n in range(1, 11)]
    return "site_name: x\nextra:\n" + "".join(f"  {line}\n" for line in lines)


HOSTILE_COURSES: Final[dict[str, Attack]] = {
    **{f"a pipe as {path}": _pipe(path) for path in (WORDS, PLAN, LESSON, SEEDS, MKDOCS, f"seeds/{SEED}.txt", "lessons/more.md", "exercises/minimums.yml", "exercises/yardstick.yml")},
    **{f"a device as {path}": _device(path) for path in (WORDS, PLAN, LESSON, SEEDS, MKDOCS, f"seeds/{SEED}.txt")},
    **{f"a folder as {path}": _folder(path) for path in (WORDS, PLAN, LESSON, MKDOCS, f"seeds/{SEED}.txt")},
    "a seed of 50 MB": _seed(lambda: b"The street is open.\n" * 2_500_000),
    "a seed of 400,000 accents": _seed(lambda: ("a" + "\u0301\u0316" * 200_000).encode()),
    "a seed of accents, few at a time": _seed(lambda: ("a\u0301\u0316\u0317 " * 100_000).encode()),
    "a seed of one line": _seed(lambda: b"open " * 400_000),
    "a seed of a line of 2 MB without a space": _seed(lambda: b"a-" * 1_000_000),
    "a seed that is no UTF-8": _seed(lambda: b"\xff\xfe\x00" * 100),
    "an empty seed": _seed(lambda: b""),
    "a seed of citations": _seed(lambda: b"It says so (example.org; a.example). [1] (Smith 2020, p. 4)\n" * 20_000),
    "80,000 keys that are not ASCII": _more(WORDS, lambda: "".join(f"\u00e4{n}: x\n" for n in range(80_000))),
    "80,000 keys": _more(WORDS, lambda: "".join(f"a{n}: x\n" for n in range(80_000))),
    "a quotation of 900 kB": _instead(WORDS, r"exact: .*$", lambda: f"exact: {'open street ' * 75_000}}}"),
    "a quotation of 400,000 accents": _instead(WORDS, r"exact: .*$", lambda: "exact: \"a" + "\u0301\u0316" * 200_000 + '"}'),
    "a prompt of 900 kB": _instead(WORDS, r"^prompt: .*$", lambda: f"prompt: {'word ' * 180_000}"),
    "a prompt of one word": _instead(WORDS, r"^prompt: .*$", lambda: f"prompt: {'a' * 900_000}"),
    "a title of 400,000 accents": _instead(WORDS, r"^title: .*$", lambda: "title: a" + "\u0301\u0316" * 200_000),
    "20,000 spans": _more(WORDS, lambda: "  - {mark: {exact: nowhere}, verdict: loaded, technique: doubt, why: no}\n" * 13_000),
    "13,000 unknown keys": _more(WORDS, lambda: "".join(f"unknown{n}: x\n" for n in range(13_000))),
    "300 levels": _more(WORDS, lambda: "deep: " + "[" * 300 + "]" * 300 + "\n"),
    "30,000 levels": _more(WORDS, lambda: "deep: " + "[" * 30_000),
    "a number of 5,000 digits as minutes": _instead(WORDS, r"^minutes: .*$", lambda: f"minutes: {'9' * 5_000}"),
    "a number of 5,000 digits as lines": _instead(WORDS, r"lines: \d+(-\d+)?", lambda: f"lines: {'9' * 5_000}"),
    "numbers of 5,000 digits as range": _instead(WORDS, r"lines: \d+(-\d+)?", lambda: f"lines: 1-{'9' * 5_000}"),
    "a number of 5,000 digits as format": _instead(SEEDS, r"^format: .*$", lambda: f"format: {'9' * 5_000}"),
    "a superscript as format": _instead(SEEDS, r"^format: .*$", lambda: "format: \u00b2"),
    "other digits as minutes": _instead(WORDS, r"^minutes: .*$", lambda: "minutes: \u0661\u0662"),
    "minutes without end": _instead(WORDS, r"^minutes: .*$", lambda: "minutes: .inf"),
    "a plan of a million minutes": _instead(PLAN, r"minutes: \d+", lambda: f"minutes: {10**18}"),
    "a language tag of 100,000 letters": _more(SEEDS, lambda: f"language: {'a-' * 50_000}b\n"),
    "a language tag that leads away": _more(SEEDS, lambda: "language: ../../../etc\n"),
    "an id that leads away": _instead(SEEDS, rf"id: {SEED}", lambda: "id: ../../etc/passwd"),
    "an id with a NUL": _instead(SEEDS, rf"id: {SEED}", lambda: 'id: "a\\0b"'),
    "a lone surrogate": _instead(WORDS, r"^title: .*$", lambda: 'title: "\\ud800"'),
    "a date in year 0": _instead(SEEDS, r"date: .*$", lambda: "date: January 0, 0000"),
    "a date of 5,000 digits": _instead(SEEDS, r"date: .*$", lambda: f"date: May 1, {'9' * 5_000}"),
    "an address that is none": _instead(SEEDS, r"licence: .*$", lambda: "licence: x\n    url: 'http://[::1'"),
    "30,000 directives": _more(LESSON, lambda: "\n::: exercise one-street/no\n" * 30_000),
    "30,000 facing pairs": _more(LESSON, lambda: "\n::: facing x y\n" * 30_000),
    "::: facing with one word": _more(LESSON, lambda: "\n::: facing x\n"),
    "::: facing with nothing": _more(LESSON, lambda: "\n::: facing\n"),
    "::: facing of 5,000 digits": _more(LESSON, lambda: f"\n::: facing {SEED}:{'9' * 5_000} {SEED}:1\n"),
    "::: with rubbish": _more(LESSON, lambda: "\n::: \n\n:::\n\n::: exercise\n\n::: lesson\n\n::: steps\n\n::: start\n\n::: path x\n"),
    "a page in Latin-1": _text("lessons/latin.md", lambda: "---\ntitle: \u00e4\n---\n".encode("latin-1")),
    "a page of brackets": _more(LESSON, lambda: "\n" + "[" * 60_000),
    "a page of quotation marks": _more(LESSON, lambda: "\n" + '"a ' * 100_000),
    "a page of open curly quotes": _more(LESSON, lambda: "\n" + "\u201ca " * 100_000),
    "a page of links": _more(LESSON, lambda: "\n" + "[a](b.md) " * 60_000),
    "a page of backslashes": _more(LESSON, lambda: "\n" + "\\" * 400_000),
    "a page of tags": _more(LESSON, lambda: "\n" + "<b" * 200_000),
    "a page of dashes": _text("lessons/dashes.md", lambda: "---\n" * 100_000),
    "a name with a line end": _text("exercises/one-street/a\n::error::b.yml", lambda: "kind: x\n"),
    "a name with an escape": _text("exercises/one-street/a\x1b[2Jb.yml", lambda: "kind: x\n"),
    "a name that is no UTF-8": lambda root: open(os.fsencode(root / "exercises/one-street/") + b"/\xff.yml", "w").close(),
    "a value with a line end": _instead(WORDS, r"^kind: .*$", lambda: 'kind: "a\\n::error::forged"'),
    "a key with a line end": _more(WORDS, lambda: '"a\\n::error::forged": x\n'),
    "aliases in mkdocs.yml": _text(MKDOCS, _bomb),
    "aliases in the navigation": _text(MKDOCS, lambda: _bomb() + "nav: [{x: index.md}]\nplugins: [{facingpages: {mode: practice}}]\n"),
    "a navigation of 60,000 pages": _text(MKDOCS, lambda: "site_name: x\nnav:\n" + "  - x: one-street.md\n" * 30_000),
    "a navigation 300 levels deep": _text(MKDOCS, lambda: "site_name: x\nnav: " + "[{a: " * 300 + "[index.md]" + "}]" * 300),
    "a navigation of numbers": _text(MKDOCS, lambda: "site_name: x\nnav: [1, {2: 3}, null, [], {}, {a: {b: c}}]\n"),
    "a navigation that is text": _text(MKDOCS, lambda: "site_name: x\nnav: text\n"),
    "mkdocs.yml of 5 MB": _text(MKDOCS, lambda: "site_name: x\nextra:\n" + "  - x\n" * 900_000),
    "mkdocs.yml that inherits itself": _text(MKDOCS, lambda: "INHERIT: mkdocs.yml\nsite_name: x\n"),
    "mkdocs.yml that inherits a pipe": lambda root: (_pipe("base.yml")(root), _more(MKDOCS, lambda: "\nINHERIT: base.yml\n")(root)),
    "minimums of 5,000 digits": _text("exercises/minimums.yml", lambda: f"at_least:\n  - {{group: answer, name: 'trace, found', number: {'9' * 5_000}}}\n"),
    "a first text of 1 MB on one line": _instead(SEEDS, r"^question: .*$", lambda: f"question: {'a' * 990_000}"),
}  # fmt: skip
