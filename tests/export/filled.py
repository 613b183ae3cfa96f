"""An exercise of each kind with one text in every field that an author or a text can fill."""

from __future__ import annotations

from collections.abc import Callable

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


# What an author or a text fills in, by name.
FIELDS = (
    "lesson",
    "seed",
    "passage",
    "exercise",
    "prompt",
    "loaded-neutral",
    "loaded-why",
    "contested-why",
    "plain-why",
    "claim-why",
    "evidence-why",
    "ask",
    "entry",
    "choice-found",
    "choice-other",
    "why-found",
    "why-other",
    "sentence",
    "gone-words",
    "gone-neutral",
    "gone-why",
    "fact",
    "fact-wording",
    "fact-why",
    "rubric",
    "model",
    "model-why",
)


def named(text: str) -> Callable[[str], str]:
    """Return what goes into each field: its name before the text, so that no field can stand for another."""
    return lambda field: f"{field} {text}"


def subject(course: Course, text: str, fill: Callable[[str], str] | None = None) -> Subject:
    """Return a lesson with the four exercises; its title, and all that is in them, is the text, or what
    `fill` gives for the name of the field."""
    of = fill or (lambda field: text)
    entry = next(iter(course.seeds.values())).entry.model_copy(
        update={"title": of("seed"), "author": of("seed"), "outlet": of("seed"), "kind": of("seed")}
    )
    whole = Text(f"Begin {of('passage')} end.\n{PLAIN}")
    passage = Passage(entry, whole, Lines(1, 2))
    first = whole.words_in(whole.lines[0])
    after = first.end

    def stem(kind: str, **more: object) -> Stem:
        return Stem(f"some-lesson/{kind}", kind, of("exercise"), 5, of("prompt"), (passage,), **more)  # type: ignore[arg-type]

    span, contested, plain = first, Range(after, after + 1), Range(after + 2, after + 3)
    spans = (
        KeyedSpan(span, span, "loaded", "loaded-language", of("loaded-neutral"), of("loaded-why")),
        KeyedSpan(contested, contested, "contested", None, None, of("contested-why")),
        KeyedSpan(plain, plain, "plain", None, None, of("plain-why")),
    )
    units = (Unit(0, whole.lines[0]), Unit(0, whole.lines[1]))
    keys = (
        UnitKey("claim", None, None, (), of("claim-why")),
        UnitKey("evidence", None, 1, ("reasoning",), of("evidence-why")),
    )
    choices = (Choice("found", of("choice-found")), Choice("other", of("choice-other")))
    choice = ChoiceKey("found", (("found", of("why-found")), ("other", of("why-other"))))
    gone = GoneKey(of("gone-words"), of("gone-neutral"), of("gone-why"))
    fact = FactKey(of("fact"), (of("fact-wording"),), of("fact-why"))
    rewrite = RewriteKey((gone,), (fact,), (of("rubric"),), of("model"), of("model-why"))
    focus = Focus(whole.lines[0], None)
    marking, sorting, choosing, rewriting = (
        f"some-lesson/{kind}#1" for kind in ("loaded-terms", "claim-evidence", "citation-check", "rewrite")
    )
    exercises = (
        Exercise(stem("loaded-terms"), (Item(marking, Marking(len(passage.words)), MarkKey(spans)),)),
        Exercise(stem("claim-evidence"), (Item(sorting, Sorting(units), SortKey(keys)),)),
        Exercise(
            stem("citation-check", focus=focus, entries=((1, of("entry")),), source=passage),
            (Item(choosing, Choosing("trace", of("ask"), choices), choice),),
        ),
        Exercise(stem("rewrite", focus=focus), (Item(rewriting, Rewriting(of("sentence")), rewrite),)),
    )
    return Subject("some-lesson", "some-lesson", of("lesson"), exercises, None)
