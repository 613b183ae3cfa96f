"""The part of an exercise above its questions as elements of HTML, for every target that shows HTML.

Made as a tree: whatever a text holds, it comes out as text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import assert_never
from xml.etree.ElementTree import Element

from facingpages.course.formats.fields import NOT_STATED
from facingpages.course.items import RewriteKey, Stem, around
from facingpages.course.passage import Passage
from facingpages.handout.model.printable import printable
from facingpages.language.messages import catalogue, direction
from facingpages.page.provenance import stated
from facingpages.text.citations import Listed
from facingpages.text.folded import Range


@dataclass(frozen=True, slots=True)
class Named:
    """Characters of a passage that are set off: underlined, with a label in brackets beside them."""

    where: Range
    label: str
    before: bool = False


def element(tag: str, *content: str | Element, **attributes: str) -> Element:
    """Return an element with texts and elements inside; each text is one line that XML can hold."""
    made = Element(tag, {name.rstrip("_"): printable(value) for name, value in attributes.items()})
    last: Element | None = None
    for part in content:
        if isinstance(part, Element):
            made.append(part)
            last = part
        elif last is None:
            made.text = (made.text or "") + printable(part)
        else:
            last.tail = (last.tail or "") + printable(part)
    return made


def stem(of: Stem, language: str, named: Sequence[Sequence[Named]] = ()) -> Iterator[Element]:
    """Yield the task, the passages, the source that is shown, and the list of sources.

    `named` holds what is set off in each passage; the words that a citation check or a rewriting is about are
    set off by themselves."""
    _ = catalogue(language).gettext
    yield element("p", element("strong", of.prompt))
    for index, passage in enumerate(of.passages):
        yield from passage_of(passage, language, _focus(of) if of.focus else named[index] if named else ())
    if of.source:
        yield element("p", element("strong", _("The source, opened")))
        yield from passage_of(of.source, language)
    if of.entries:
        yield element("p", element("strong", _listed(of, language)))
        yield element("ul", *(element("li", f"[{number}] {entry}") for number, entry in of.entries))


def passage_of(passage: Passage, language: str, named: Sequence[Named] = ()) -> Iterator[Element]:
    """Yield the title of a passage's text, what the text says of itself, and the lines."""
    _ = catalogue(language).gettext
    seed = passage.seed
    title = seed.title if seed.title != NOT_STATED else _("Text without a stated title")
    spoken = seed.language or language
    yield element("h4", element("cite", title))
    if told := stated(seed, language):
        yield element("p", element("small", told))
    lines = (element("p", *_pieces(passage, line, named)) for _number, line in passage.paragraphs())
    yield element("blockquote", *lines, lang=spoken, dir=direction(spoken))


def for_the_teacher(key: RewriteKey, language: str) -> Iterator[Element]:
    """Yield the key of a rewriting as HTML: the rubric, a model, what should be gone and kept."""
    _ = catalogue(language).gettext
    yield element("p", element("strong", _("For a person to judge:")))
    yield element("ul", *(element("li", line) for line in key.rubric))
    yield element("p", _("One way to say it: “%(model)s”") % {"model": key.model}, " ", key.why)
    yield element("p", element("strong", _("Should be gone:")))
    gone = (
        (f"“{part.words}” · ", _("neutral: “%(neutral)s”") % {"neutral": part.neutral}, f" · {part.why}")
        for part in key.gone
    )
    yield element("ul", *(element("li", *parts) for parts in gone))
    yield element("p", element("strong", _("Should be kept:")))
    kept = (
        (
            f"{fact.fact} (",
            _("any of: %(wordings)s") % {"wordings": ", ".join(fact.any_of)},
            f") · {fact.why}",
        )
        for fact in key.facts
    )
    yield element("ul", *(element("li", *parts) for parts in kept))


def _pieces(passage: Passage, line: Range, named: Sequence[Named]) -> Iterator[str | Element]:
    done = line.start
    for name in sorted(named, key=lambda name: name.where):
        inside = Range(max(name.where.start, line.start), min(name.where.end, line.end))
        if inside.start >= inside.end:
            continue
        yield passage.text.show(Range(done, inside.start))
        label = element("strong", f"[{name.label}]") if name.label else None
        if label is not None and name.before and inside.start == name.where.start:
            yield label
            yield " "
        yield element("u", passage.text.show(inside))
        if label is not None and not name.before and inside.end == name.where.end:
            yield "\u00a0"
            yield label
        done = inside.end
    yield passage.text.show(Range(done, line.end))


def _focus(of: Stem) -> list[Named]:
    assert of.focus
    marked = [Named(part, "") for part in around(of.focus.claim, of.focus.mark)]
    return [*marked, *([Named(of.focus.mark, "")] if of.focus.mark else [])]


def _listed(of: Stem, language: str) -> str:
    say, count = catalogue(language).ngettext, len(of.entries)
    match of.listed:
        case Listed.LIST:
            one = "The text's own list of sources (%(num)s entry)"
            text = say(one, "The text's own list of sources (%(num)s entries)", count)
        case Listed.NOTES:
            text = say("The notes of this text (%(num)s)", "The notes of this text (%(num)s)", count)
        case Listed.LINKS:
            text = say("The links of this text (%(num)s)", "The links of this text (%(num)s)", count)
        case _:
            assert_never(of.listed)
    return text % {"num": count}
