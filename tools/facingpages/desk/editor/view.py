"""The view of an exercise: its passages word by word, the words of the field, and suggestions."""

from __future__ import annotations

from typing import Any, Final

from facingpages.author.suggest import UNITS, WORDINGS, Suggestion, SuggestionKind, suggest
from facingpages.course.course import Course
from facingpages.course.kinds.registry import KINDS
from facingpages.course.passage import Passage
from facingpages.course.placing import Placed, describe
from facingpages.desk.bench import placed
from facingpages.desk.proposals import reasons
from facingpages.language.messages import catalogue
from facingpages.language.vocabulary import vocabulary
from facingpages.page.provenance import stated
from facingpages.page.render import sentence_starts
from facingpages.text.folded import Range, Text

GENERAL: Final = "loaded-language"  # the technique of words that push, where none tells how
# What is worth proposing for each kind of exercise.
_PROPOSED: Final[dict[str, frozenset[SuggestionKind]]] = {
    "loaded-terms": WORDINGS,
    "claim-evidence": UNITS,
    "citation-check": frozenset({SuggestionKind.CITATION}),
    "rewrite": frozenset({SuggestionKind.LOADED}),
}


def passage(shown: Passage, language: str) -> dict[str, Any]:
    """Return a passage as data: its paragraphs with the place of each word, in UTF-16 units of the text."""
    return {
        "seed": shown.seed.id,
        "lines": str(shown.lines),
        "title": shown.seed.title,
        "author": shown.seed.author,
        "side": shown.seed.side,
        "provenance": stated(shown.seed, language),
        "language": shown.seed.language,
        "first": shown.first_word,
        "words": len(shown.words),
        "paragraphs": [
            {
                "line": line,
                "number": shown.numbered.number(line),
                "is_counted": line in shown.numbered,
                "text": shown.text.show(where),
                "first": shown.number(where).start,
                "places": _places(shown.text, where),
                "sentences": [int(word) for word in sentence_starts(shown.text, where).split()],
            }
            for line, where in shown.paragraphs()
        ],
    }


def _places(text: Text, where: Range) -> list[list[int]]:
    """Return the start and end of each word of a line, in UTF-16 units from the line's beginning."""
    touched = text.words_in(where)

    def units(end: int) -> int:
        return len(text.show(Range(where.start, end)).encode("utf-16-le")) // 2 if end > where.start else 0

    return [[units(word.start), units(word.end)] for word in text.words[touched.start : touched.end]]


def suggestions(kind: str, shown: tuple[Passage, ...], course: Course) -> list[dict[str, Any]]:
    """Return what may be worth keying in the passages, with the reason and the selector of each."""
    zones = placed.zones_of(shown)
    found: list[dict[str, Any]] = []
    for index, one in enumerate(shown):
        seed = course.texts[one.seed.id]
        for proposal in suggest(seed, one.lines, _PROPOSED.get(kind, frozenset()), course.language):
            if not proposal.is_own:
                continue  # the writer denies or reports the word
            number = one.number(proposal.where)
            selector = describe(Placed(index, proposal.where), zones)
            found.append(
                {
                    "words": [number.start, number.end],
                    "seed": proposal.seed,
                    "line": proposal.line,
                    "shown": proposal.shown,
                    "kind": proposal.kind.value,
                    "reason": proposal.reason,
                    "technique": proposal.technique,
                    "neutral": proposal.neutral,
                    "sureness": proposal.sureness,
                    "may_judge": proposal.may_judge,
                    "evidence": proposal.evidence,
                    "supports": proposal.supports,
                    "marked": proposal.is_marked,
                    "sure": proposal.sure,
                    "other": proposal.other,
                    "why": _reason(proposal, course.language),
                    "selector": placed.as_data(selector.exact, selector.prefix, selector.suffix),
                    "claim": placed.as_data(
                        proposal.claim.exact, proposal.claim.prefix, proposal.claim.suffix
                    )
                    if proposal.claim
                    else None,
                    "references": [placed.as_data(r.exact, r.prefix, r.suffix) for r in proposal.references],
                }
            )
    return found


def _reason(proposal: Suggestion, language: str) -> str:
    """Return the reason that is proposed: for the role of a part, or for words with a technique."""
    if proposal.technique:
        words = " ".join(proposal.shown.split())
        return reasons.of_words(
            words, proposal.technique, proposal.neutral, language, is_noun=proposal.is_noun
        )
    if proposal.kind in UNITS:
        kind = proposal.kind.value
        return reasons.of_role(proposal.shown, kind, language, evidence=proposal.evidence)
    return ""


def words_of_the_field(language: str, *, links: bool = False) -> dict[str, Any]:
    """Return the vocabularies: techniques, roles, kinds of evidence, questions on a citation, kinds; the
    answers on a citation of `links` in words for them."""
    words, said = vocabulary(language), catalogue(language).gettext
    return {
        "families": {id: family.label for id, family in words.families.items()},
        "techniques": [
            {
                "id": t.id,
                "label": t.label,
                "family": t.family,
                "definition": t.definition,
                "example": t.example,
            }
            for t in words.techniques.values()
        ],
        "roles": [
            {"id": r.id, "label": r.label, "definition": r.definition, "can_support": r.can_support}
            for r in words.roles.values()
        ],
        "evidence": [
            {"id": e.id, "label": e.label, "definition": e.definition} for e in words.evidence.values()
        ],
        "axes": [
            {
                "id": axis.id,
                "label": axis.label,
                "ask": axis.ask,
                "definition": axis.definition,
                "choices": [{"id": c.id, "label": c.label, "definition": c.definition} for c in axis.choices],
            }
            for axis in (one.of_links() if links else one for one in words.axes.values())
        ],
        "kinds": [
            {"id": kind.id, "label": said(kind.name), "passages": kind.most_passages}
            for kind in KINDS.values()
        ],
    }
