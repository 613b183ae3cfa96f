"""Blocks: the page of a lesson as paragraphs and directives, each changed in its own lines."""

from __future__ import annotations

from dataclasses import dataclass

from facingpages.course import directives
from facingpages.course.load import front_matter
from facingpages.desk.requests.refusal import Refusal
from facingpages.desk.requests.to_change import BlockEdit
from facingpages.files.yaml_change import Put, changed


@dataclass(frozen=True, slots=True)
class Block:
    """Lines of a page between blank ones: its text, the number of its first line from 1, and the words of
    its directive if it is one."""

    text: str
    line: int
    directive: tuple[str, ...] = ()


def blocks(page: str, path: str) -> list[Block]:
    """Return the blocks of a page below its front matter; a fenced block is one, with its blank lines."""
    _, first = front_matter(page, path)
    found: list[Block] = []
    held: list[str] = []
    fence = ""
    for number, line in enumerate([*page.splitlines()[first - 1 :], ""], first):
        mark = line.lstrip()[:3]
        if mark in ("```", "~~~") and fence in ("", mark):
            fence = "" if fence else mark
        if line.strip() or (fence and held):
            held.append(line)
        elif held:
            found.append(_block(held, number - len(held)))
            held = []
    return [*found, _block(held, len(page.splitlines()) - len(held) + 1)] if held else found


def edited(page: str, path: str, edits: list[BlockEdit], title: str | None = None) -> str:
    """Return a page with edits carried out one after another, and with another title; every line of the
    other blocks is as it was.  Raises `Refusal`."""
    for edit in edits:
        page = _edited(page, path, edit)
    return page if title is None else _titled(page, path, title)


def _block(lines: list[str], number: int) -> Block:
    directive = directives.parse(lines[0]) if len(lines) == 1 else None
    return Block("\n".join(lines), number, (directive.name, *directive.words) if directive else ())


def _edited(page: str, path: str, edit: BlockEdit) -> str:
    held = blocks(page, path)
    texts = [block.text for block in held]
    last = len(held) if edit.insert is not None else len(held) - 1
    if edit.block > last or (edit.to is not None and edit.to >= len(held)):
        raise Refusal(f"the page has no block {edit.block + 1}", "Open the lesson again.")
    lines = page.splitlines()
    if edit.insert is not None:
        wanted = [*texts[: edit.block], *_pieces(edit.insert), *texts[edit.block :]]
        lines = _put_in(lines, held, edit.block, _tidy(edit.insert))
    elif edit.to is not None:
        wanted = [text for index, text in enumerate(texts) if index != edit.block]
        wanted.insert(edit.to, texts[edit.block])
        lines = _taken_out(lines, held, edit.block)
        left = blocks("\n".join(lines) + "\n", path)
        lines = _put_in(lines, left, edit.to, texts[edit.block])
    elif edit.delete:
        wanted = [text for index, text in enumerate(texts) if index != edit.block]
        lines = _taken_out(lines, held, edit.block)
    elif edit.text is not None and edit.text.strip():
        wanted = [*texts[: edit.block], *_pieces(edit.text), *texts[edit.block + 1 :]]
        start = held[edit.block].line - 1
        lines[start : start + texts[edit.block].count("\n") + 1] = _tidy(edit.text).split("\n")
    else:
        raise Refusal("an edit of a page needs a text, a new block, a place or a deletion")
    after = "\n".join(lines) + ("\n" if page.endswith("\n") else "")
    if [block.text for block in blocks(after, path)] != wanted:
        raise Refusal("this change would change other parts of the page too, and nothing is changed")
    return after


def _put_in(lines: list[str], held: list[Block], place: int, text: str) -> list[str]:
    if place < len(held):
        at = held[place].line - 1
        return [*lines[:at], *text.split("\n"), "", *lines[at:]]
    while lines and not lines[-1].strip():
        lines = lines[:-1]
    return [*lines, "", *text.split("\n")]


def _taken_out(lines: list[str], held: list[Block], place: int) -> list[str]:
    """Return the lines without a block and the blank lines that follow it."""
    start = held[place].line - 1
    if place + 1 < len(held):
        return [*lines[:start], *lines[held[place + 1].line - 1 :]]
    while start and not lines[start - 1].strip():
        start -= 1
    return lines[:start]


def _tidy(text: str) -> str:
    return "\n".join(line.rstrip() for line in text.replace("\r\n", "\n").strip("\n").split("\n"))


def _pieces(text: str) -> list[str]:
    """Return the blocks that a text makes."""
    return [block.text for block in blocks(f"---\ntitle: x\n---\n\n{_tidy(text)}\n", "new")]


def _titled(page: str, path: str, title: str) -> str:
    """Return a page with another title in its front matter, and in its heading if that says the same."""
    matter, first = front_matter(page, path)
    lines = page.splitlines(keepends=True)
    old = next((line for line in matter.splitlines() if line.startswith("title:")), "")
    named = old.removeprefix("title:").strip().strip("\"'")
    body = "".join(lines[first - 1 :])
    heading = f"# {named}\n"
    if named and body.lstrip("\n").startswith(heading):
        body = body.replace(heading, f"# {title}\n", 1)
    after = changed(matter, path, [Put(("title",), title)])
    return f"---\n{after}---\n{body}"
