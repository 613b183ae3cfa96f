"""The printed key of a marking: each span with its verdict, its technique, its plain words and its reason.

Python writes it and no template: a course has thousands of spans, and a template calls a dozen functions
for each."""

from __future__ import annotations

from markupsafe import Markup, escape

from facingpages.course.items import Exercise, KeyedSpan, MarkKey, span_text
from facingpages.language.labels import VERDICT_NAMES
from facingpages.language.messages import catalogue
from facingpages.language.vocabulary import vocabulary


def printed_spans(exercise: Exercise, key: MarkKey, language: str) -> Markup:
    """Return a list item for each span of a key, all text escaped."""
    _ = catalogue(language).gettext
    techniques = vocabulary(language).techniques
    verdicts = {verdict: escape(_(name)) for verdict, name in VERDICT_NAMES.items()}
    enough, neutral = _("enough: “%(core)s”"), _("neutral: “%(neutral)s”")

    def about(span: KeyedSpan) -> str:
        facts = [f"“{span_text(exercise, span.words)}”"]
        facts += [techniques[span.technique].label] if span.technique else []
        facts += [enough % {"core": span_text(exercise, span.core)}] if span.core != span.words else []
        facts += [neutral % {"neutral": span.neutral}] if span.neutral else []
        return escape(" · ".join(facts))

    items = [
        f"<li><b>{verdicts[span.verdict]}</b>: {about(span)}<br>"
        f'<span class="fp-why">{escape(span.why)}</span></li>\n'
        for span in key.spans
    ]
    return Markup("".join(items))  # noqa: S704  (each piece is escaped above)
