"""The meaning of each finding and its mend at the desk, by code, in sentences for the catalogues.

They are the findings that a teacher can meet there; `checks/codes.yml` has all codes, in words of the files."""

from __future__ import annotations

from typing import Final

from facingpages.language.messages import N_

MEANINGS: Final[dict[str, tuple[str, str]]] = {
    "unknown-key": (
        N_("The file holds something that the desk does not know."),
        N_("Take it away here, or mend it in a text editor."),
    ),
    "unknown-term": (N_("This is not one of the choices."), N_("Choose one of them.")),
    "bad-value": (N_("This does not have the form that is asked for."), N_("Write it in another form.")),
    "not-in-text": (
        N_("The text does not say this of itself."),
        N_("Copy it as the text has it, or leave the field empty."),
    ),
    "lines-outside": (
        N_("The passage goes beyond the end of its text."),
        N_("Choose paragraphs that the text has."),
    ),
    "noise-in-stimulus": (
        N_("The passage holds lines that are not the author’s argument."),
        N_("Choose paragraphs without them."),
    ),
    "quoted-too-much": (
        N_("The pages show a larger share of this text than the course allows."),
        N_("Show fewer paragraphs of it."),
    ),
    "quote-missing": (
        N_("These words are not in the passage."),
        N_("Mark the words again, or copy them from the passage."),
    ),
    "quote-ambiguous": (
        N_("These words are in the passage more than once."),
        N_("Mark them again in the place that you mean."),
    ),
    "span-cuts-word": (N_("The mark cuts a word in two."), N_("Mark whole words.")),
    "core-outside": (
        N_("The least that must be marked is not a piece of the mark."),
        N_("Tap its words again."),
    ),
    "quotation-inexact": (
        N_("Words between double quotation marks are not exactly in the text."),
        N_("Copy them from the text, or put your own wording between ‘single’ marks."),
    ),
    "key-not-sound": (
        N_("The key and the scoring do not fit: too much or too little counts as found."),
        N_("Make the marks shorter, or mark other words."),
    ),
    "sentence-bare": (
        N_("The sentence has fewer than five words besides the loaded ones: there is little to keep."),
        N_("Choose a longer sentence, or mark fewer of its words."),
    ),
    "spans-overlap": (N_("Two marks share a word."), N_("Make one of them shorter, or take one away.")),
    "verdict-differs": (
        N_("Another exercise judges the same words in another way."),
        N_("Judge them alike, or let both say that they could go either way."),
    ),
    "keyed-otherwise": (
        N_("Another exercise treats the same words in another way."),
        N_("Give both the same technique, the same least mark and plain words of the same strength."),
    ),
    "device-unlike": (
        N_("The course judges words of this sort in another way."),
        N_("Judge them as the course does elsewhere."),
    ),
    "pair-one-sided": (
        N_("Both passages are from texts of one side."),
        N_("Pair two texts that answer the question differently."),
    ),
    "pair-uneven": (
        N_("One of the two passages is much longer than the other."),
        N_("Choose passages of about the same length."),
    ),
    "passage-counted": (
        N_("A text is called the first or the left one, but the two change places from visit to visit."),
        N_("Say which text you mean by what it is, such as ‘the letter’."),
    ),
    "units-gap": (
        N_("The parts do not hold the whole passage."),
        N_("Mark the missing words as a part, or join them with a part beside them."),
    ),
    "units-order": (
        N_("The parts are not in the order of the text."),
        N_("Take one away and mark it again."),
    ),
    "units-overlap": (N_("Two parts share a word."), N_("Take one away and mark it again.")),
    "unit-unknown": (
        N_("This part supports a part that is not there, or itself."),
        N_("Choose another part that it supports."),
    ),
    "role-supports-nothing": (
        N_("This part supports another, but its role cannot."),
        N_("Choose “no other part”, or a role that can support one."),
    ),
    "support-elsewhere": (
        N_("This part supports a part of the other passage."),
        N_("Choose a part of the same passage."),
    ),
    "cut-otherwise": (
        N_("Another exercise cuts the same sentence in another way."),
        N_("Cut the sentence alike in both."),
    ),
    "role-differs": (
        N_("Another exercise gives the same part another role."),
        N_("Give it one role, or let each accept the other under “Also right”."),
    ),
    "exercise-unused": (N_("No lesson shows this exercise."), N_("Put it on a page, or remove it.")),
    "exercise-repeated": (N_("Two places show this exercise."), N_("Take it off one of them.")),
    "citation-not-a-mark": (
        N_("These words are not a whole citation mark of the text."),
        N_("Choose one of the marks in the list."),
    ),
    "reference-unknown": (
        N_("The mark cannot mean this entry."),
        N_("Choose one of the entries in the list, or “No entry fits”."),
    ),
    "axis-repeated": (N_("Two questions ask the same."), N_("Take one of them away.")),
    "choice-repeated": (N_("A question offers an answer twice."), N_("Keep one of the two.")),
    "key-missing": (N_("The right answer is not among those offered."), N_("Choose another right answer.")),
    "proof-missing": (
        N_("This answer states a fact about the text and has no proof."),
        N_("Choose a proof, or take the one that the text shows."),
    ),
    "proof-beside": (
        N_("The proof shows something else than the right answer."),
        N_("Choose another proof or another answer."),
    ),
    "proof-wrong": (
        N_("The text does not bear this proof out."),
        N_("Choose another answer, or take the one that the text shows."),
    ),
    "directive-wrong": (
        N_("The page shows something that is not there."),
        N_("Take it off the page, or make it again."),
    ),
    "link-dead": (N_("The page links to something that is not there."), N_("Take the link out.")),
    "html-active": (
        N_("The page holds signs that could run in a reader’s browser."),
        N_("Write it as plain words."),
    ),
    "plan-exercise": (
        N_("The steps of the lesson and the exercises of its page do not fit."),
        N_("Put each exercise of the page into one step."),
    ),
    "plan-time": (
        N_("The minutes of the steps do not fit the period or the exercises."),
        N_("Change the minutes of a step or of an exercise."),
    ),
    "taught-otherwise": (
        N_("The page teaches an example in one way, and an exercise judges it in another."),
        N_("Make the two agree."),
    ),
}
