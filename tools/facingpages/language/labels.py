"""Labels of the kinds of noise and of the verdicts."""

from __future__ import annotations

from facingpages.language.messages import N_

NOISE_NAMES = {
    "ad": N_("ad"),
    "by-line": N_("by-line"),
    "caption": N_("caption"),
    "comment link": N_("comment link"),
    "reader comment": N_("reader comment"),
    "navigation": N_("navigation"),
    "newsletter box": N_("newsletter box"),
    "note": N_("note"),
    "repeated title": N_("repeated title"),
    "source list": N_("source list"),
}


VERDICT_NAMES = {"loaded": N_("loaded"), "contested": N_("contested"), "plain": N_("plain")}
