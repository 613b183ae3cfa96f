"""Findings in the words of the screen: names of fields for keys, and the language of the course."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from facingpages.checks.codes import codes
from facingpages.desk.findings.meanings import MEANINGS
from facingpages.desk.findings.wording import FIELD_NAMES, said
from facingpages.desk.workbench import Workbench
from facingpages.files.findings import Finding
from facingpages.language.messages import catalogue
from tests.conftest import ROOT
from tests.desk.asking import ask, small_course

PATH = "exercises/one-street/before-the-vote.yml"
SCRIPTS = ROOT / "tools/facingpages/desk/assets"
YAML = re.compile(r"`[a-z_]+`|\b[a-z_]+: \.\.\.|\bYAML\b|\{exact")


def finding(code: str, message: str, hint: str, *field: str | int) -> Finding:
    """Return a finding at a field."""
    return Finding(PATH, 1, 1, code, message, hint, field=field)


ROWS = [
    (finding("missing-key", "`why` is missing here", "Add `why: ...`.", "spans", 0, "why"), "“Why” is still empty."),
    (finding("todo", "`neutral` is still to do", "Write words.", "spans", 0, "neutral"), "“In plain words” is still empty."),
    (
        finding("bad-value", "a loaded span needs a `technique` and a `neutral` wording", "Add them.", "spans", 0),
        "A loaded span needs a “Technique” and a “In plain words” wording. Add them.",
    ),
    (
        finding("quote-ambiguous", "`the why` is here twice", "Add prefix: ... to it.", "spans", 0, "mark"),
        "`the why` is here twice. Mark them again in the place that you mean.",
    ),
    (
        finding("reference-unknown", "the mark cannot mean it", "Write reference: none.", "reference"),
        "The mark cannot mean it. Choose one of the entries in the list, or “No entry fits”.",
    ),
    (
        finding("missing-key", "`source` is missing here", "Add it.", "questions", 0, "proof", "attribution", "source"),
        "“Words that name the source” is still empty.",
    ),
    (
        finding("todo", "`exact` is still to do", "Copy it.", "questions", 0, "proof", "source", "exact"),
        "“Words that name the source” is still empty.",
    ),
    (
        finding("proof-missing", "the key `found` states a fact", "Add the rule one-entry.", "questions", 0, "key"),
        "This answer states a fact about the text and has no proof. Choose a proof, or take the one that the text "
        "shows.",
    ),
    (
        finding("proof-wrong", "the claim mentions a work", "Key it attributed, with the rule attribution.", "questions", 0),
        "The claim mentions a work. Choose another answer, or take the one that the text shows.",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("given", "words"), ROWS)
def test_a_finding_names_the_field_of_the_screen(given: Finding, words: str) -> None:
    """No key of the file is named, and no line of it is to be written; words of the text stay as they are."""
    assert said(given, "en").words == words


@pytest.mark.parametrize("language", ["es", "fr"])
def test_a_finding_speaks_the_language_of_the_course(language: str) -> None:
    """Its sort and the way to mend it are translated; the checker's own words are kept beside them."""
    jargon = finding("proof-wrong", "the claim mentions a work", "Key it attributed.", "questions", 0)
    assert said(jargon, language).checker == "The claim mentions a work."
    given = finding("spans-overlap", "`vain hope` overlaps `hope`", "Shorten one.", "spans", 1)
    translated = said(given, language)
    assert translated.words == " ".join(map(catalogue(language).gettext, MEANINGS["spans-overlap"]))
    assert translated.words != " ".join(MEANINGS["spans-overlap"])
    assert translated.checker == "`vain hope` overlaps `hope`. Shorten one."
    assert said(ROWS[0][0], language).words == {
        "es": "“Por qué” sigue vacío.",
        "fr": "«\u202fPourquoi\u202f» est encore vide.",
    }[language]  # fmt: skip


def test_each_meaning_is_of_a_code_and_free_of_keys() -> None:
    """The desk explains codes that there are, without a word of YAML."""
    assert set(MEANINGS) <= codes()
    assert [words for pair in MEANINGS.values() for words in pair if YAML.search(words)] == []


def test_the_names_of_fields_are_those_of_the_screen() -> None:
    """Whatever a finding calls a field, some script of the desk shows under this name."""
    shown = "".join(file.read_text("utf-8") for file in SCRIPTS.glob("*.js"))
    unseen = {name for name in FIELD_NAMES.values() if f'"{name}"' not in shown}
    assert unseen == {"Marked words", "The sentence", "Words that must go", "The parts"}, (
        "named by their card"
    )


def test_every_field_left_out_is_named_without_its_key(tmp_path: Path) -> None:
    """In each exercise of a new course, each field that is taken out is missed in words of the screen."""
    bench = Workbench(small_course(tmp_path))
    for id in bench.bench.course.files:
        opened = ask(bench, "open", exercise=id)
        for key in [key for key in opened["fields"] if key in FIELD_NAMES and key != "kind"]:
            changed = ask(bench, "edit", exercise=id, edits=[{"field": [key], "delete": True}])
            for one in changed["findings"]:
                assert not YAML.search(one["said"]), (id, key, one)
            ask(bench, "undo", exercise=id)
