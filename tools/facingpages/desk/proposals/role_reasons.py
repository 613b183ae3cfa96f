"""Reasons why a part has a role: its first words are put to the test of the role, or of the kind of evidence."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Final

from facingpages.author.suggest import cues, evidence_cues
from facingpages.desk.proposals import quoting
from facingpages.language.messages import N_, catalogue
from facingpages.language.word_lists import word_lists

_WHOLE: Final = 8  # words of a part that a reason quotes whole
_BEGINNING: Final = 5  # words of a longer part, if they end no phrase too early
_PAUSE: Final = re.compile(r"[,;:.!?…—–]$")
# Words that lead into the next, beside the small words of English.
_LEADS: Final = frozenset(
    "even de la el los las un una unos unas en y o que con por para su sus se le les del al "
    "des du une et ou à au aux avec par pour sur dans sa ses ne pas qui dont sans".split()
)
_ROLES: Final = {
    "claim": N_(
        "{part} makes a point that readers could dispute. It leaves them asking ‘Why should I accept that?’"
    ),
    "evidence": N_("{part} is given to back up a claim. Somebody could look it up, count it or see it."),
    "reasoning": N_(
        "{part} leads from one statement to another. It answers ‘How do you get from there to here?’"
    ),
    "value-judgement": N_(
        "{part} judges something, or says what ought to be. "
        "Two people could agree on the facts and still disagree about it."
    ),
    "prediction": N_("{part} speaks of what will or would happen. Nobody can check it yet."),
    "concession": N_("{part} grants the other side a point. The writer accepts it and keeps to the claim."),
    "counterclaim": N_("{part} gives somebody else’s view. The writer reports it and rejects it."),
    "background": N_("{part} helps you to follow the text. It backs up no claim."),
}
_EVIDENCE: Final = {
    "statistic": N_("{part} gives a number to back up a claim. You can ask who counted what, and when."),
    "testimony": N_(
        "{part} rests on somebody’s word to back up a claim. You can ask who says so, and how they know."
    ),
    "document": N_("{part} points to a source to back up a claim. You can ask to see it and read it."),
    "event": N_("{part} tells what happened to back up a claim. You can ask when and where it was."),
    "example": N_("{part} gives one case to back up a claim. ‘For example’ fits in front of it."),
    "analogy": N_("{part} compares two cases to back up a claim. It says ‘Just as this, so that’."),
}
_RESULT: Final = N_(
    "{part} gives the result of a count or a study to back up a claim. "
    "You can ask who counted what, and when."
)  # of a statistic without a number that says it
_PART: Final = N_("The part “{words}”")
_PART_BEGINS: Final = N_("The part that begins “{words}”")
_BACKS: Final = N_("It backs up the part “{words}”.")
_BACKS_BEGINS: Final = N_("It backs up the part that begins “{words}”.")


def of_role(
    words: str, role: str, language: str, *, backs: str | None = None, evidence: object = None
) -> str:
    """Return why a part has a role, or is evidence of a kind; the words that speak for it; and the part that
    it `backs` up, by its words, or without words that this is in no part of the passage."""
    say = catalogue(language).gettext
    part = say(_PART if is_quoted_whole(words) else _PART_BEGINS).format(words=beginning(words))
    test = _EVIDENCE.get(str(evidence)) if role == "evidence" else None
    cue = cues.of_role(words, role, evidence)
    if evidence == "statistic" and test and not evidence_cues.tells_result(words):
        test = _RESULT
    reasons = [say(test or _ROLES[role]).format(part=part)]
    if cue:
        reasons.append(say(N_("Look at “{words}”.")).format(words=cue))
    if backs:
        message = _BACKS if is_quoted_whole(backs) else _BACKS_BEGINS
        reasons.append(say(message).format(words=beginning(backs)))
    elif backs is not None:
        reasons.append(say(N_("The claim that it backs up is elsewhere in the text.")))
    return " ".join(reasons)


def is_quoted_whole(words: str) -> bool:
    """Return whether a part is so short that a reason quotes it whole."""
    return len(words.split()) <= _WHOLE and not quoting.SIGNS.search(words)


def beginning(words: str) -> str:
    """Return a short part whole, else its first words, up to the end of a phrase and to no quotation mark."""
    plain = " ".join(words.split())
    first = quoting.SIGNS.split(plain, maxsplit=1)[0].split()
    if not is_quoted_whole(words):
        first = first[: _end(first)]
    return " ".join(first).rstrip(" .,;:!?")


def _end(first: list[str]) -> int:
    """Return how many of the first words a reason quotes: up to a pause that is near, else up to a word that
    ends a phrase, and before no small word as "of" that leads into the next."""
    ends = range(3, min(_WHOLE, len(first)) + 1)
    pauses = [n for n in ends if _PAUSE.search(first[n - 1])]
    if pauses:
        return min(pauses, key=lambda n: abs(n - _BEGINNING))
    small = word_lists().small | _LEADS
    full = [n for n, (one, _) in enumerate(pairwise([*first, ""]), 1) if one.casefold() not in small]
    near = [n for n in full if n in ends]
    return min(near, key=lambda n: (abs(n - _BEGINNING), n), default=_BEGINNING)
