"""From the file of a text to a seed: its lines, possible noise, and what it says of itself; then keep it."""

from __future__ import annotations

import base64
import binascii
import re
import secrets
import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path, PurePath
from typing import Any, Final, cast

from facingpages.author.importers import bounded, entry, links, noise, provenance
from facingpages.author.importers.entry import StatedProvenance
from facingpages.author.importers.model import Brought, Unreadable
from facingpages.author.importers.noise import Proposal
from facingpages.checks import seeds as seed_checks
from facingpages.course.formats.fields import NOT_STATED
from facingpages.course.formats.seeds import NoiseKind, SeedsFile
from facingpages.course.formats.source_file import keys_known, validate
from facingpages.course.paragraphs import is_title
from facingpages.course.paths import SEEDS_YML
from facingpages.course.seed import Seed
from facingpages.desk.bench import edits
from facingpages.desk.bench.bench import Bench
from facingpages.desk.bench.names import free, refuse_name, slug
from facingpages.desk.findings import findings
from facingpages.desk.requests.base import OneEdit
from facingpages.desk.requests.refusal import Refusal
from facingpages.desk.requests.to_make import ChangeText, KeepText, ReadText
from facingpages.desk.texts import facts
from facingpages.files import yaml_read
from facingpages.files.findings import closest
from facingpages.files.yaml_text import Refused
from facingpages.language.messages import catalogue
from facingpages.text.folded import Lines

Answer = dict[str, Any]
_MOST_WAITING: Final = 20  # texts that were read and are not kept
_FACTS: Final = ("title", "author", "outlet", "date", "kind", "licence")
_FIXED: Final = ("id", "sha256", "words", "received_as")
_OWN_WORDS: Final = ("position", "here_because")  # what only the teacher can say


def read(bench: Bench, request: ReadText) -> Answer:
    """Return the lines of a text with what may be noise, what was left out, and what it says of itself."""
    name = PurePath(request.name.replace("\\", "/")).name or "text.txt"
    brought = _converted(name, decoded(request.data), request.encoding)
    handle = secrets.token_urlsafe(8)
    bench.brought[handle] = (name, brought)
    for old in list(bench.brought)[:-_MOST_WAITING]:
        del bench.brought[old]
    proposals = noise.propose(brought.lines)
    by_line = {n: one for one in proposals for n in range(one.lines.first, one.lines.last + 1)}
    found = provenance.candidates(brought.lines, brought.said)
    date = facts.as_stated(found["date"][0], bench.course.language) if "date" in found else {}
    content = entry.seed_bytes(brought)
    return {
        "text": handle,
        "name": name,
        "id": free(slug(PurePath(name).stem) or "text", _ids(bench)),
        "words": entry.words(content),
        "lines": [
            {"line": number, "text": line.text, **_proposed(by_line.get(number))}
            for number, line in enumerate(brought.lines, 1)
        ],
        "done": list(brought.done),
        "said": brought.said,
        "stated": {
            name: {"value": found[name][0], "line": found[name][1], **(date if name == "date" else {})}
            if name in found
            else {"value": NOT_STATED, "line": 0}
            for name in _FACTS
        },
        "sides": [{"id": side.id, "holds": side.holds} for side in _seeds(bench).sides],
        "noise_kinds": sorted({str(kind) for kind in noise.KINDS}),
        "asks": facts.position(
            [line.text for n, line in enumerate(brought.lines, 1) if n not in by_line],
            found["title"][0] if "title" in found else "",
            bench.course.language,
        ),
        "same_as": entry.same(content, bench.course.texts),
    }


def keep(bench: Bench, request: KeepText) -> Answer:
    """Write a text that was read into the course, with its entry in `seeds.yml`; return its id."""
    if request.text not in bench.brought:
        raise Refusal("this text is no longer here", "Choose its file again.")
    _ = catalogue(bench.course.language).gettext
    name, brought = bench.brought[request.text]
    id = request.id if request.id is not None else _name(bench, name, request.stated.get("title", ""))
    refuse_name(id, "seed", _ids(bench))
    outside = [
        n
        for n in (*request.left_out, *(one.line for one in request.noise))
        if n > len(brought.lines) or n < 1
    ]
    if outside:
        raise Refusal(f"the text has no line {outside[0]}", "Choose its file again.")
    unknown = sorted(set(request.stated) - {*_FACTS, *_OWN_WORDS})
    if unknown:
        raise Refusal(f"`{unknown[0]}` is not a fact about a text that the course keeps")
    approved = [*_left_out(request.left_out, brought), *_runs(request, brought)]
    brought, kept = noise.without_around(brought, sorted(approved, key=lambda one: one.lines.first))
    content = entry.seed_bytes(brought)
    if same := entry.same(content, bench.course.texts):
        raise Refusal(f"the course has this text already, as `{same}`", "Bring another text.")
    noisy = [one.lines for one in kept if one.kind != "source list"]
    listed = noise.source_list(brought.lines) if any(one.kind == "source list" for one in kept) else None
    stated = {fact: _said(request, fact, NOT_STATED) for fact in _FACTS}
    if stated["date"] != NOT_STATED:
        stated["date"] = str(facts.understood(stated["date"], bench.course.language))
    own = {words: _said(request, words, "todo") for words in _OWN_WORDS}
    written = entry.written(
        StatedProvenance(
            id=id, received_as=name, side=request.side, language=request.language, **stated, **own
        ),
        content,
        kept,
        listed,
        links.written(brought.links, brought.lines, noisy),
    )
    try:
        seeds_yml = entry.added(bench.text(SEEDS_YML), written, _new_side(bench, request))
    except Refused as refused:
        raise Refusal(refused.finding.message, refused.finding.hint) from None
    files = {f"seeds/{id}.txt": content, SEEDS_YML: seeds_yml.encode()}
    title = id if stated["title"] == NOT_STATED else stated["title"]
    bench.commit(_("the new text “%(title)s” (it is deleted)") % {"title": title}, files)
    del bench.brought[request.text]
    return {"seed": id, "title": title, "words": entry.words(content), "lines": len(brought.lines)}


def shown(bench: Bench, seed: Seed) -> Answer:
    """Return what the course says of a text, its lines, each with its kind of noise if it is some, and the
    findings on it."""
    index, group, entry_data = _entry(bench, seed.entry.id)
    listed = seed.entry.source_list
    found = (
        [
            replace(finding, field=finding.field[2:])
            for finding in seed_checks.check(bench.course, bench.course.seeds_file)
            if finding.field[:2] == (group, index)
        ]
        if bench.course.seeds_file
        else []
    )
    return {
        "seed": seed.entry.id,
        "fields": entry_data,
        "findings": findings.as_data(found, bench.course.language),
        "lines": [
            {
                "line": number,
                "text": seed.text.show(where),
                "words": len(seed.text.words_in(where)),
                "noise": next((one.kind for one in seed.noise_in(Lines(number, number))), None),
                "title": is_title(seed.text.show(where), seed.entry),
                "paragraph": seed.numbered.number(number) if number in seed.numbered else None,
                "listed": bool(listed and number in listed.entries),
            }
            for number, where in enumerate(seed.text.lines, 1)
        ],
    }


def change(bench: Bench, request: ChangeText) -> Answer:
    """Change the entry of a text in `seeds.yml`, and return what the course then says of the text."""
    index, group, _ = _entry(bench, request.seed)
    fixed = [edit.field[0] for edit in request.edits if edit.field[0] in _FIXED]
    if fixed:
        raise Refusal(f"`{fixed[0]}` belongs to the words of the text, which stay as received")
    asked = [_with_date(edit, bench.course.language) for edit in request.edits]
    order = lambda steps: keys_known(SeedsFile, (*steps, ""))  # noqa: E731
    text = edits.of_text(bench.text(SEEDS_YML), SEEDS_YML, asked, order, (group, index))
    result = validate(yaml_read.parse(text, SEEDS_YML), text, SEEDS_YML, SeedsFile)
    if isinstance(result, list):
        raise Refusal(result[0].message, result[0].hint)
    _ = catalogue(bench.course.language).gettext
    title = bench.called(f"seeds/{request.seed}.txt")
    bench.commit(_("what you changed of “%(title)s”") % {"title": title}, {SEEDS_YML: text.encode()})
    return shown(bench, bench.course.texts[request.seed])


def _entry(bench: Bench, id: str) -> tuple[int, str, Any]:
    """Return the index of a text, its list, and its entry as it is written; raise `Refusal`."""
    for group, index, entry_ in bench.course.seeds_file.data.texts if bench.course.seeds_file else ():
        if entry_.id == id:
            values = yaml_read.parse(bench.text(SEEDS_YML), SEEDS_YML)
            return index, group, values[group][index]  # type: ignore[index] # it was validated
    raise Refusal(f"there is no seed `{id}`", closest(id, bench.course.texts))


def decoded(data: str) -> bytes:
    """Return the bytes of a file that a page sent in base64; raise `Refusal`."""
    try:
        return base64.b64decode(data, validate=True)
    except (binascii.Error, ValueError):
        raise Refusal("the file did not come through whole", "Choose it again.") from None


def _converted(name: str, raw: bytes, encoding: str | None) -> Brought:
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / f"text{PurePath(name).suffix}"
        file.write_bytes(raw)
        try:
            return bounded.convert(file, encoding)
        except Unreadable as error:
            message = error.message.replace(str(file), name).replace(file.name, name)
            raise Refusal(message, error.hint[:1].upper() + error.hint[1:]) from None


def _seeds(bench: Bench) -> SeedsFile:
    if not bench.course.seeds_file:
        first = next(iter(bench.course.unread), None)
        raise Refusal("seeds/seeds.yml has mistakes", first.message if first else "")
    return bench.course.seeds_file.data


def _ids(bench: Bench) -> set[str]:
    return {one.id for _, _, one in _seeds(bench).texts}


def _proposed(one: Proposal | None) -> Answer:
    if one is None:
        return {"noise": None}
    return {"noise": one.kind, "reason": one.reason, "around": one.reason == noise.AROUND}


def _left_out(numbers: Iterable[int], brought: Brought) -> Iterator[Proposal]:
    for number in sorted(set(numbers)):
        yield Proposal(Lines(number, number), "navigation", noise.AROUND, brought.lines[number - 1].text)


def _with_date(edit: OneEdit, language: str) -> OneEdit:
    """Return an edit with its date in figures, if it sets the date of a text."""
    if edit.field != ["date"] or not isinstance(edit.value, str) or edit.value == NOT_STATED:
        return edit
    return edit.model_copy(update={"value": str(facts.understood(edit.value, language))})


def _runs(request: KeepText, brought: Brought) -> Iterator[Proposal]:
    """Yield the noise lines of a request, lines in a row of one kind as one."""
    marked = {one.line: one.kind for one in request.noise if one.line not in request.left_out}
    first = 0
    for number in sorted(marked):
        kind = marked[number]
        if kind not in noise.KINDS:
            raise Refusal(f"`{kind}` is not a kind of noise", f"Choose one of: {', '.join(noise.KINDS)}.")
        first = first or number
        if marked.get(number + 1) != kind:
            shown = brought.lines[first - 1].text
            yield Proposal(Lines(first, number), cast(NoiseKind, kind), "the teacher says so", shown)
            first = 0


def _name(bench: Bench, file: str, title: str) -> str:
    """Return a free name for a text: that of its file, or of its title where it was pasted."""
    stem = PurePath(file).stem
    words = "-".join(slug(title).split("-")[:6]) if re.fullmatch("pasted", stem) else ""
    return free(words or slug(stem) or "text", _ids(bench))


def _said(request: KeepText, name: str, otherwise: str) -> str:
    return " ".join(re.sub(r"[<>]", " ", request.stated.get(name, "")).split()) or otherwise


def _new_side(bench: Bench, request: KeepText) -> tuple[str, str] | None:
    """Return the id and the position of a new side, or None for one that the course has; raise `Refusal`."""
    sides = {side.id for side in _seeds(bench).sides}
    if request.side in sides:
        return None
    refuse_name(request.side, "side", sides)
    if not request.holds or not request.holds.strip():
        raise Refusal(
            f"`{request.side}` is a new side: say what it holds",
            "Write it in neutral words, as: wants the street to be opened.",
        )
    return request.side, " ".join(request.holds.split())
