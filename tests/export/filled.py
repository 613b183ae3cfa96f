"""An exercise of each kind with one text in every field that an author or a text can fill."""

from __future__ import annotations

from facingpages.course.course import Course
from facingpages.course.items import (
    Choice,
    ChoiceKey,
    Choosing,
    Exercise,
    FactKey,
    Focus,
    GoneKey,
    Item,
    KeyedSpan,
    Marking,
    MarkKey,
    RewriteKey,
    Rewriting,
    Sorting,
    SortKey,
    Stem,
    Unit,
    UnitKey,
)
from facingpages.course.passage import Passage
from facingpages.handout.compose.compose import Subject
from facingpages.text.folded import Lines, Range, Text

PLAIN = (
    "Several other words follow here, enough that some phrases can serve beside those which somebody keyed."
)


def subject(course: Course, text: str) -> Subject:
    """Return a lesson with the four exercises; its title, and all that is in them, is the text."""
    entry = next(iter(course.seeds.values())).entry.model_copy(
        update={"title": text, "author": text, "outlet": text, "kind": text}
    )
    whole = Text(f"Begin {text} end.\n{PLAIN}")
    passage = Passage(entry, whole, Lines(1, 2))
    first = whole.words_in(whole.lines[0])
    after = first.end

    def stem(kind: str, **more: object) -> Stem:
        return Stem(f"some-lesson/{kind}", kind, text, 5, text, (passage,), **more)  # type: ignore[arg-type]

    span = Range(first.start, first.end)
    spans = (
        KeyedSpan(span, span, "loaded", "loaded-language", text, text),
        KeyedSpan(Range(after, after + 1), Range(after, after + 1), "contested", None, None, text),
        KeyedSpan(Range(after + 2, after + 3), Range(after + 2, after + 3), "plain", None, None, text),
    )
    units = (Unit(0, whole.lines[0]), Unit(0, whole.lines[1]))
    keys = (UnitKey("claim", None, None, (), text), UnitKey("evidence", None, 1, ("reasoning",), text))
    choices = (Choice("found", text), Choice("other", text))
    rewrite = RewriteKey((GoneKey(text, text, text),), (FactKey(text, (text,), text),), (text,), text, text)
    focus = Focus(whole.lines[0], None)
    marking, sorting, choosing, rewriting = (
        f"some-lesson/{kind}#1" for kind in ("loaded-terms", "claim-evidence", "citation-check", "rewrite")
    )
    exercises = (
        Exercise(stem("loaded-terms"), (Item(marking, Marking(len(passage.words)), MarkKey(spans)),)),
        Exercise(stem("claim-evidence"), (Item(sorting, Sorting(units), SortKey(keys)),)),
        Exercise(
            stem("citation-check", focus=focus, entries=((1, text),), source=passage),
            (
                Item(
                    choosing,
                    Choosing("trace", text, choices),
                    ChoiceKey("found", (("found", text), ("other", text))),
                ),
            ),
        ),
        Exercise(stem("rewrite", focus=focus), (Item(rewriting, Rewriting(text), rewrite),)),
    )
    return Subject("some-lesson", "some-lesson", text, exercises, None)
