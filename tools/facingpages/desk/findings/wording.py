"""Findings in the words of the screen: the names of fields instead of keys, in the language of the course.

The checker speaks English, of files and their keys.  A teacher at the desk sees neither: each key becomes the
name of its field, and where the course is in another language, the finding's code gives its meaning and the
way to mend it, with the checker's own words below."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from facingpages.desk.findings.meanings import MEANINGS
from facingpages.files.findings import Finding
from facingpages.language.messages import N_, catalogue

FIELD_NAMES: Final = {
    "title": N_("Title"),
    "prompt": N_("What the student is asked to do"),
    "minutes": N_("Minutes"),
    "spans": N_("Marked words"),
    "mark": N_("Marked words"),
    "exact": N_("Marked words"),
    "verdict": N_("Verdict"),
    "technique": N_("Technique"),
    "neutral": N_("In plain words"),
    "why": N_("Why"),
    "core": N_("Which of these words must a student mark for it to count?"),
    "units": N_("The parts"),
    "text": N_("Marked words"),
    "role": N_("Role"),
    "evidence": N_("Kind of evidence"),
    "supports": N_("It supports"),
    "accept": N_("Also right"),
    "claim": N_("The claim"),
    "citation": N_("The citation"),
    "reference": N_("The entry"),
    "questions": N_("The questions"),
    "key": N_("The right answer"),
    "proof": N_("Proof"),
    "rule": N_("Proof"),
    "event": N_("Words that tell of the event"),
    "source": N_("Words that name the source"),
    "entry": N_("Words of the entry"),
    "statement": N_("Words of the claim"),
    "says": N_("Words of the source"),
    "quote": N_("The quoted words"),
    "original": N_("The same words elsewhere"),
    "speaker": N_("Words that name the speaker"),
    "domain": N_("Address of the source (may stay empty)"),
    "target": N_("Which source, if the mark names several (may stay empty)"),
    "entries": N_("How many entries"),
    "source_date": N_("Day of the source, as 2025-03-31"),
    "sentence": N_("The sentence"),
    "loaded": N_("Words that must go"),
    "facts": N_("What must stay"),
    "fact": N_("The fact"),
    "any_of": N_("The student’s sentence must hold one of these"),
    "rubric": N_("Questions for the reader’s own judgement"),
    "model": N_("A model: the sentence as both sides could accept it"),
    "question": N_("The question that both texts answer"),
    "objectives": N_("Students can"),
    "can": N_("Students can"),
    "standards": N_("Standards that it serves"),
    "notice": N_("Content notice"),
    "ask": N_("Ask"),
    "show": N_("Show"),
    "expect": N_("Expect"),
    "author": N_("Author"),
    "outlet": N_("Outlet"),
    "date": N_("Date"),
    "kind": N_("Kind of text (for example: newspaper column)"),
    "licence": N_("Licence"),
    "position": N_("What the writer wants, in one fair sentence"),
    "here_because": N_("Why it is in the course, in one sentence"),
}
# Codes whose messages hold keys between backquotes; those of the others are words of the text or the author.
_OF_KEYS: Final = frozenset(
    "missing-key bad-value unknown-term core-outside unit-unknown role-supports-nothing key-missing "
    "proof-missing proof-beside choice-repeated axis-repeated".split()
)
# Codes whose messages name the rules of proofs, which no screen shows: their meanings say it all.
_OF_PROOFS: Final = frozenset({"proof-missing", "proof-beside"})
_KEY: Final = re.compile(r"`([a-z_]+)`")
_OF_A_FILE: Final = re.compile(
    r"\b[a-z_]+: |\bWrite [a-z_]+:|`[a-z_]+:`|\{exact|`prefix`|- `\. ?$|schema|must match"
    r"|\bthe rule\b|\b[Uu]se (?:this|another) rule\b|\b[Kk]ey it\b|cannot-tell"
)


@dataclass(frozen=True, slots=True)
class Said:
    """A finding as the desk says it; `checker` has the checker's own words where they are another language."""

    words: str
    checker: str = ""
    empty: str = ""  # the name of the field that is empty, where this is all that is wrong
    name: str = ""  # of the field, as the screen has it


def said(finding: Finding, language: str) -> Said:
    """Return a finding in the words of the screen."""
    _ = catalogue(language).gettext
    name = _name(finding, language)
    if finding.code in ("missing-key", "todo") or finding.message.endswith("` is blank"):
        if not finding.field:
            words = _("A paragraph of the page is still empty.")
            return Said(words, empty=words)
        return Said(_("“%(field)s” is still empty.") % {"field": name}, empty=name, name=name)
    if " holds 0; it takes at least" in finding.message:
        return Said(_("“%(field)s”: there is nothing here yet.") % {"field": name}, empty=name, name=name)
    message = _sentence(_named(finding.message, finding, language))
    checker = f"{message} {_named(finding.hint, finding, language)}"
    means, mend = MEANINGS.get(finding.code, ("", ""))
    if finding.code in _OF_PROOFS:
        return Said(f"{_(means)} {_(mend)}", name=name)
    of_a_file = bool(mend) and _OF_A_FILE.search(finding.hint)
    if _(means) != means:
        return Said(f"{_(means)} {_(mend)}", message if of_a_file else checker, name=name)
    if of_a_file:
        return Said(f"{message} {mend}", name=name)
    return Said(checker, name=name)


def _name(finding: Finding, language: str) -> str:
    """Return the name of the field that a finding is about."""
    keys = [step for step in finding.field if isinstance(step, str)]
    key = keys[-1] if keys else ""
    if key == "exact" and "proof" in keys[:-2]:
        key = keys[-2]  # the words that a proof quotes
    return catalogue(language).gettext(FIELD_NAMES[key]) if key in FIELD_NAMES else key


def _named(words: str, finding: Finding, language: str) -> str:
    """Return a message or a hint with the names of fields for their keys."""
    if finding.code not in _OF_KEYS:
        return words
    say = catalogue(language).gettext

    def name(found: re.Match[str]) -> str:
        return f"“{say(FIELD_NAMES[found[1]])}”" if found[1] in FIELD_NAMES else found[0]

    return _KEY.sub(name, words)


def _sentence(message: str) -> str:
    """Return a message as a sentence."""
    return f"{message[:1].upper()}{message[1:]}{'' if message.endswith(('.', '?', '!')) else '.'}"
