"""Citation checks: each proof states its fact, or the finding says where the text contradicts it."""

from __future__ import annotations

import re

import pytest

from facingpages.course.formats.base import Quote
from facingpages.course.kinds.citation_check import wordings
from facingpages.text.citations import Listed, Style
from tests.helpers.cited import BARE, LINKED, SOURCE, Asked, check, key, question, read, task, wrong
from tests.helpers.cited import file as written
from tests.helpers.written import resolve, seed

COUNT = Asked("The council counted 400 people", "(council.example)", "Town Council")
TWICE = Asked("The paper wrote it twice", "(paper.example)")
TWO = Asked("Two things are cited here", "(council.example; paper.example)", "Town Council")
NAMED = Asked("one called Count", "(council.example; paper.example)", "Town Council")
PAPERS = Asked("one by The Paper", "(council.example; paper.example)", "Town Council")
OTHER = Asked("nobody knew", "(other.example)")
NONE = Asked("Nobody cites this line")
CRACKS = Asked("cracks are common")
SIGNS = Asked("Poe counts more")
VOTE = Asked("The vote was on May 4, 2024", "(paper.example)")
MET = Asked("the town council met", "(paper.example)")
LAW = Asked("The law changed", "(law.example)", "The Law")
SAID = Asked("Jane Roe said “the old")
LINK = Asked("The vote was held", "held in May", "https://a.example/vote", seed=LINKED)
B, N = "source-predates-event", "source-not-before-event"


def dated(rule: str, words: str, date: str, source: str) -> str:
    return f'{rule}, event: {{exact: "{words}", date: {date}}}, source_date: {source}'


def quoted(rule: str, **quotes: str) -> str:
    return ", ".join([rule, *(f'{name}: {{exact: "{words}"}}' for name, words in quotes.items())])


def decided(asked: Asked, asks: str) -> tuple[list[str], tuple[int, ...], list[str]]:
    """Return the words that decide a question, the entries, and the words of the source."""
    found = key(check(asked, asks)).decided
    text = asked.seed.text
    return [text.show(w) for w in found.words], found.entries, [SOURCE.text.show(w) for w in found.source]


@pytest.mark.parametrize(
    ("asked", "asks", "fact", "words", "entries"),
    [
        (COUNT, question("trace found", "one-entry"),
         'The list has one entry for council.example, entry 1: 1. Town Council, "Count" (March 3, 2023) council.example.',
         ["(council.example)"], (1,)),
        (TWO, question("trace found", "one-entry, domain: council.example"),
         'The list has one entry for council.example, entry 1: 1. Town Council, "Count" (March 3, 2023) council.example.',
         ["(council.example; paper.example)"], (1,)),
        (TWICE, question("trace indirect", "several-entries, entries: 2"),
         "2 entries of the list are from paper.example (entries 2, 3); the mark does not say which is meant.",
         ["(paper.example)"], (2, 3)),
        (TWO, question("trace indirect", "several-entries, target: paper.example, entries: 2"),
         "2 entries of the list are from paper.example (entries 2, 3); the mark does not say which is meant.",
         ["(council.example; paper.example)"], (2, 3)),
        (OTHER, question("trace not-listed", "not-listed"), "None of the 4 entries of the list names other.example.",
         ["(other.example)"], ()),
        (LINK, question("trace found", "one-entry"),
         "The highlighted words are a link, and it leads to one address: https://a.example/vote", ["held in May"], (1,)),
        (Asked("The vote was held", "(paper.example)", seed=BARE), question("trace not-listed", "not-listed"),
         "The mark names paper.example, and this text has no list of sources.", ["(paper.example)"], ()),
        (NONE, question("trace no-citation", "no-citation"),
         "Paragraph 3 of this text cites nothing: it holds no address, number, note, link, or name with a year.",
         ["Nobody cites this line."], ()),
        (Asked("Nobody cites", seed=BARE), question("trace no-citation", "no-citation"),
         "Paragraph 2 of this text cites nothing: it holds no address, number, note, link, or name with a year.",
         ["Nobody cites this line."], ()),
        (CRACKS, question("trace attributed", quoted("attribution", source="According to a 2021 study")),
         "The text mentions a work, “According to a 2021 study”, and nothing in this paragraph leads to one.",
         ["According to a 2021 study"], ()),
        (VOTE, question("support does-not-address", dated(B, "May 4, 2024", "2024-05-04", "2023-06-07")),
         "The text dates the event 4 May 2024; every entry that the mark can mean is dated before that (7 June 2023).",
         ["May 4, 2024"], (2, 3)),
        (COUNT, question("support does-not-address", dated(B, "June 7, 2023", "2023-06-07", "2023-03-03")),
         "The text dates the event 7 June 2023; the entry is dated before that (3 March 2023).", ["June 7, 2023"], (1,)),
        (MET._replace(reference="June 7, 2023"), question("fitness fit", dated(N, "March 5, 2023", "2023-03-05", "2023-03-05")),
         "The text dates the event 5 March 2023; every entry that the mark can mean is dated not before that"
         " (5 March 2023).", ["March 5, 2023"], (2, 3)),
        (COUNT, question("fitness fit", dated(N, "March 3, 2023", "2023-03-03", "2023-03-03")),
         "The text dates the event 3 March 2023; the entry is dated not before that (3 March 2023).", ["March 3, 2023"], (1,)),
        (LAW, question("trace not-listed", quoted("named-not-listed", source="us")),
         "Here the text names “us”; none of the 4 entries of its list does.", ["us"], ()),
        (Asked("The vote was held", seed=BARE), question("trace not-listed", quoted("named-not-listed", source="Jane Roe")),
         "Here the text names “Jane Roe”, and it has no list of sources.", ["Jane Roe"], ()),
        (LAW, question("trace indirect", quoted("read-through", source="Jane Roe", entry="quoted in a letter")),
         "The list has one entry that names “Jane Roe”, entry 3, and it adds “quoted in a letter”.", ["Jane Roe"], (3,)),
        (NAMED, question("trace found", quoted("named-entry", source="Count")),
         "Here the text names “Count”, and the list has one entry with that name, entry 1.", ["Count"], (1,)),
        (COUNT, question("support contradicts", quoted("source-says", statement="400 people", says="Count")),
         "The text has “400 people” (paragraph 1); entry 1 of its list has “Count”.", ["400 people"], (1,)),
        (VOTE, question("support contradicts", quoted("source-says", statement="May 4, 2024", says="June 7, 2023")),
         "The text has “May 4, 2024” (paragraph 5); entry 3 of its list has “June 7, 2023”.", ["May 4, 2024"], (3,)),
        (SAID, question("quotation trimmed", quoted("quotation-trimmed", quote="bridge is safe", original="the bridge is safe at last")),
         "One place has “bridge is safe” (paragraph 2), the other “the bridge is safe at last” (paragraph 7): the same words, but some"
         " of the second are left out. The difference: “the” is left out; “at last” is left out.",
         ["bridge is safe", "the bridge is safe at last"], ()),
        (SAID, question("quotation altered", quoted("quotation-altered", quote="the old bridge is safe at last", original="the bridge is safe at last")),
         "One place has “the old bridge is safe at last” (paragraph 2), the other “the bridge is safe at last” (paragraph 7): not the same words. The difference:"
         " “old” is added.", ["the old bridge is safe at last", "the bridge is safe at last"], ()),
        (COUNT, question("support cannot-tell"), None, ["The council counted 400 people", "(council.example)"], (1,)),
        (VOTE._replace(claim="The vote was on May 4, 2024 (paper.example)"), question("support cannot-tell"), None,
         ["The vote was on May 4, 2024 (paper.example)"], (2, 3)),
        (TWO, question("support cannot-tell"), None, ["Two things are cited here", "(council.example; paper.example)"], (1,)),
        (TWO._replace(reference="none"), question("support cannot-tell"), None,
         ["Two things are cited here", "(council.example; paper.example)"], (1, 2, 3)),
        (TWICE, question("support cannot-tell"), None, ["The paper wrote it twice", "(paper.example)"], (2, 3)),
    ],
)  # fmt: skip
def test_a_proof_states_its_fact_and_points_at_the_words_that_decide(
    asked: Asked, asks: str, fact: str | None, words: list[str], entries: tuple[int, ...]
) -> None:
    """The fact is computed from the text, and so are the words and entries that a reader is shown."""
    assert key(check(asked, asks)).fact == fact
    assert decided(asked, asks) == (words, entries, [])


@pytest.mark.parametrize(
    ("asks", "fact", "words", "source"),
    [
        (question("support contradicts", quoted("source-says", statement="the old bridge", says="390 people")),
         "The text has “the old bridge” (paragraph 2), the source has “390 people” (paragraph 2 of the source).",
         ["the old bridge"], ["390 people"]),
        (question("quotation misattributed", quoted("words-of-another", quote="old bridge is safe", original="old bridge is safe", speaker="Ann Lee")),
         "The same words, “old bridge is safe” (paragraph 2) and “old bridge is safe” (paragraph 2 of the source), are given there to"
         " “Ann Lee”.", ["old bridge is safe"], ["old bridge is safe"]),
        (question("quotation verbatim", quoted("quotation-same", quote="bridge is safe", original="bridge is safe")),
         "Both places have the same words, letter for letter: “bridge is safe” (paragraph 2) and “bridge is safe” (paragraph 2 of"
         " the source).", ["bridge is safe"], ["bridge is safe"]),
        (question("support does-not-address"), None, ["Jane Roe said “the old"],
         ["Count of the year.\nWe saw 390 people. “The old bridge is safe,” said Ann Lee."]),
    ],
)  # fmt: skip
def test_an_opened_source_decides(asks: str, fact: str | None, words: list[str], source: list[str]) -> None:
    """Where the source is shown, words are looked for in its lines, and those are shown."""
    asked = SAID._replace(source="1-2")
    assert key(check(asked, asks)).fact == fact
    assert decided(asked, asks) == (words, (), source)


RULE = ("questions", 0, "proof", "rule")


@pytest.mark.parametrize(
    ("asked", "asks", "message", "hint", "at"),
    [
        (COUNT, question("trace found", "one-entry, domain: paper.example"), "the mark does not mention `paper.example`",
         "It mentions council.example.", "domain"),
        (TWO, question("trace found", "one-entry, target: town.example"), "the mark does not mention `town.example`",
         "It mentions council.example, paper.example.", "target"),
        (TWO, question("trace found", "one-entry"), "the mark cites 2 things, and the proof names none",
         "Add target: one of council.example, paper.example.", "rule"),
        (NONE, question("trace found", "one-entry, domain: council.example"), "the mark does not mention `council.example`",
         "`citation` is none: name the mark there.", "domain"),
        (COUNT, question("trace not-listed", "not-listed"), "`council.example` is listed, on line 12 of town",
         "Use the rule one-entry or several-entries.", "rule"),
        (TWICE, question("trace not-listed", "not-listed"), "`paper.example` is listed, on lines 13, 14 of town",
         "Use the rule one-entry or several-entries.", "rule"),
        (TWICE, question("trace found", "one-entry"), "`paper.example` is in 2 entries, on lines 13, 14",
         "Use the rule several-entries.", "rule"),
        (OTHER, question("trace found", "one-entry"), "`other.example` is in 0 entries", "Use the rule not-listed.", "rule"),
        (COUNT._replace(reference="none"), question("trace found", "one-entry"),
         "the one entry for `council.example` is on line 12, and `reference` does not name it",
         "Quote words of it in `reference`.", "rule"),
        (LINK._replace(reference="none"), question("trace found", "one-entry"),
         "the one entry for `https://a.example/vote` is `https://a.example/vote`, and `reference` does not name it",
         "Quote words of it in `reference`.", "rule"),
        (TWICE, question("trace indirect", "several-entries, entries: 3"), "`paper.example` is in 2 entries, not 3",
         "Write entries: 2.", "entries"),
        (COUNT, question("trace indirect", "several-entries, entries: 1"), "`council.example` is in one entry only",
         "Use the rule one-entry or not-listed.", "entries"),
        (COUNT, question("trace indirect", "several-entries, entries: 2"), "`council.example` is in one entry only",
         "Use the rule one-entry or not-listed.", "entries"),
        (COUNT._replace(citation="none", reference="none"), question("trace no-citation", "no-citation"),
         "line 1 of town holds the citation mark `(council.example)`", "Use a rule for a citation that is there.", "rule"),
        (VOTE._replace(citation="none"), question("trace no-citation", "no-citation"),
         "line 5 of town holds the citation mark `(paper.example)`", "Use a rule for a citation that is there.", "rule"),
        (Asked("The vote was held in May", seed=LINKED), question("trace no-citation", "no-citation"),
         "line 1 of linked holds the link `held in May`", "Use a rule for a citation that is there.", "rule"),
        (Asked("Nobody cites this line.\\nAccording to a 2021 study, cracks are common."), question("trace no-citation", "no-citation"),
         "the claim mentions a work: `According to a 2021 study`", "Key it attributed, with the rule attribution.", "rule"),
        (Asked("cracks are common. A report by Mr. Poe says so too"), question("trace no-citation", "no-citation"),
         "the claim mentions a work: `A report by Mr. Poe says`", "Key it attributed, with the rule attribution.", "rule"),
        (Asked("According to a 2021 study, cracks are common. A report by Mr. Poe says so too"), question("trace no-citation", "no-citation"),
         "the claim mentions a work: `According to a 2021 study`", "Key it attributed, with the rule attribution.", "rule"),
        (Asked("A report by Mr. Poe says so too."), question("trace no-citation", "no-citation"),
         "the claim mentions a work: `A report by Mr. Poe says`", "Key it attributed, with the rule attribution.", "rule"),
        (SIGNS, question("trace no-citation", "no-citation"),
         "line 8 of town holds `†`, which may be a citation but is not a mark that is read here",
         "Choose a claim on another line, or ask the question on another axis and key it cannot-tell: "
         "nobody can say here that nothing is cited.", "rule"),
        (VOTE, question("support does-not-address", dated(B, "May 4, 2024", "2024-05-04", "2023-03-05")),
         "the latest entry that the mark can mean is dated 2023-06-07, not 2023-03-05", "Write source_date: 2023-06-07.", "source_date"),
        (MET, question("fitness fit", dated(N, "March 5, 2023", "2023-03-05", "2023-06-07")),
         "the earliest entry that the mark can mean is dated 2023-03-05, not 2023-06-07", "Write source_date: 2023-03-05.", "source_date"),
        (VOTE, question("fitness fit", dated(N, "May 4, 2024", "2024-05-04", "2023-03-05")),
         "a source of 2023-03-05 and an event of 2024-05-04 are not in this order", "Use the other rule, or ask another question.", "rule"),
        (MET, question("support does-not-address", dated(B, "June 7, 2023", "2023-06-07", "2023-06-07")),
         "a source of 2023-06-07 and an event of 2023-06-07 are not in this order", "Use the other rule, or ask another question.", "rule"),
        (LAW, question("fitness fit", dated(N, "June 7, 2023", "2023-06-07", "2023-03-05")),
         "the entry on line 15 states no date", "Ask another question: the dates do not decide this one.", "rule"),
        (OTHER, question("fitness fit", dated(N, "June 7, 2023", "2023-06-07", "2023-03-05")),
         "no entry can be meant by this mark", "Ask another question: the dates do not decide this one.", "rule"),
        (NONE, question("fitness fit", dated(N, "June 7, 2023", "2023-06-07", "2023-03-05")),
         "no entry can be meant by this mark", "Ask another question: the dates do not decide this one.", "rule"),
        (LAW, question("trace not-listed", quoted("named-not-listed", source="Jane Roe")),
         "`Jane Roe` is listed, on line 14 of town", "Use the rule named-entry or read-through.", "source"),
        (TWICE, question("trace indirect", quoted("read-through", source="The paper", entry="One")),
         "`The paper` is in 2 entries, on lines 13, 14", "Use this rule for a name that one entry holds.", "source"),
        (NAMED._replace(reference="June 7, 2023"), question("trace found", quoted("named-entry", source="Count")),
         "the one entry that names `Count` is on line 12, and `reference` does not name it",
         "Quote words of it in `reference`.", "rule"),
        (TWO, question("trace found", quoted("named-entry", source="Count")), "`Count` is outside the claim",
         "Quote a name that the claim holds.", "source"),
        (PAPERS, question("trace found", quoted("named-entry", source="The Paper")), "`The Paper` is in 2 entries, on lines 13, 14",
         "Use this rule for a name that one entry holds.", "source"),
        (NONE, question("trace indirect", quoted("read-through", source="cites", entry="One")),
         "`cites` is in no entries", "Use this rule for a name that one entry holds.", "source"),
        (NONE, question("support contradicts", quoted("source-says", statement="cites", says="One")),
         "there is no source to quote from", "Show one with `source`, or name an entry in `reference`.", "says"),
        (SAID, question("quotation trimmed", quoted("quotation-trimmed", quote="the old bridge is safe at last", original="the bridge is safe at last")),
         "the two wordings are not the same words", "Write rule: quotation-altered.", "rule"),
        (SAID, question("quotation verbatim", quoted("quotation-same", quote="is safe at last", original="Nobody cites")),
         "the two wordings are too different to be one quotation", "Quote the two places that give the same words.", "rule"),
        (SAID, question("quotation verbatim", quoted("quotation-same", quote="the old bridge", original="the old bridge")),
         "the two quotations are at one place of the text", "Quote another place, with which the words are compared.",
         "original"),
        (SAID, question("quotation misattributed", quoted("words-of-another", quote="the old bridge", original="old bridge", speaker="Ann Lee")),
         "the two quotations are at one place of the text", "Quote another place, with which the words are compared.",
         "original"),
        (SAID._replace(claim="Once Ann Lee wrote: “the"), question("quotation misattributed", quoted("words-of-another", quote="the bridge is", original="The law changed", speaker="Mr. Poe")),
         "the two places have not the same words", "Quote the same words in both places.", "original"),
        (SAID, question("quotation misattributed", "words-of-another, quote: {exact: 'bridge is safe at last'}, "
            "original: {exact: 'bridge is safe at last', prefix: '“the '}, speaker: {exact: 'Mr. Poe'}"),
         "the speaker is not named on the line of the original", "Quote the name that is there.", "speaker"),
    ],
)  # fmt: skip
def test_a_proof_that_the_text_contradicts_is_refused(
    asked: Asked, asks: str, message: str, hint: str, at: str
) -> None:
    """The finding says what the text has instead, at the field that is to be changed."""
    finding = wrong(asked, asks)
    assert (finding.code, finding.message, finding.hint) == ("proof-wrong", message, hint)
    assert finding.field[:4] == ("questions", 0, "proof", at)


@pytest.mark.parametrize(
    ("quote", "original", "rule"),
    [
        ("the bridge is safe", "the bridge is safe", "quotation-same"),
        ("“the bridge’s end”", '"the bridge\'s end"', "quotation-same"),
        ("bridge is", "the bridge is safe", "quotation-trimmed"),
        ("the bridge", "The bridge is", "quotation-trimmed"),
        ("bridge is safe", "the old bridge is safe", "quotation-trimmed"),
        ("the bridge safe", "the bridge is safe", "quotation-trimmed"),
        ("The bridge is safe", "the bridge is safe", "quotation-altered"),
        ("the bridge was safe", "the bridge is safe", "quotation-altered"),
        ("the very bridge is safe", "the bridge is safe", "quotation-altered"),
        ("one two", "two three", "quotation-altered"),
        ("one two three", "three four five", "unlike"),
    ],
)  # fmt: skip
def test_two_wordings_are_compared_word_by_word(quote: str, original: str, rule: str) -> None:
    """The same letters, words left out, words changed, or no one quotation; half alike is alike enough."""
    assert wordings.compare(Quote(exact=quote), Quote(exact=original)) == rule


def test_a_long_difference_is_shown_by_its_ends() -> None:
    """Of more than twelve words, the first six and the last six are shown."""
    words = " ".join(f"w{n}" for n in range(1, 14))
    ((kind, one, other),) = wordings.differences(Quote(exact=f"a {words} b"), Quote(exact="a b"))
    assert (kind, other) == ("added", "")
    assert one == "w1 w2 w3 w4 w5 w6 ... w8 w9 w10 w11 w12 w13"
    ((_, one, _),) = wordings.differences(Quote(exact=f"a {words[:-4]} b"), Quote(exact="a b"))
    assert one == words[:-4]


def test_words_that_many_places_share_are_compared_too() -> None:
    """A word that is repeated often counts as any other: nothing is left out for its frequency."""
    often = "so " * 250
    found = [*wordings.differences(Quote(exact=f"one {often}much"), Quote(exact=f"two {often}little"))]
    assert found == [("changed", "one", "two"), ("changed", "much", "little")]


@pytest.mark.parametrize(
    ("asked", "code", "message", "hint"),
    [
        (COUNT._replace(citation="council.example"), "citation-not-a-mark", "`council.example` is not a whole citation mark",
         "The marks of this paragraph: `(council.example)`."),
        (VOTE._replace(citation="vote"), "citation-not-a-mark", "`vote` is not a whole citation mark",
         "The marks of this paragraph: `(paper.example)`, `(other.example)`."),
        (VOTE._replace(citation="(law.example)"), "citation-not-a-mark", "`(law.example)` is not a whole citation mark",
         "The marks of this paragraph: `(paper.example)`, `(other.example)`."),
        (NONE._replace(citation="cites"), "citation-not-a-mark", "`cites` is not a whole citation mark",
         "A mark is an address in a bracket, a number, names and a year, or a link; this paragraph has none: choose another claim."),
        (NONE._replace(reference="Count"), "reference-unknown", "`reference` names an entry, but `citation` is none",
         "Write reference: none."),
        (Asked("The vote was held", "(paper.example)", "vote", seed=BARE), "reference-unknown",
         "`reference` names an entry, but bare has no source list", "Write reference: none."),
        (COUNT._replace(reference="The Law"), "reference-unknown", "the entry named is not one that the mark `(council.example)` can mean",
         "It can mean the lines 12."),
        (TWICE._replace(reference="The Law"), "reference-unknown", "the entry named is not one that the mark `(paper.example)` can mean",
         "It can mean the lines 13, 14."),
        (OTHER._replace(reference="The Law"), "reference-unknown", "the entry named is not one that the mark `(other.example)` can mean",
         "It can mean the lines none."),
        (LINK._replace(reference="https://b.example/more"), "reference-unknown",
         "the entry named is not one that the mark `held in May` can mean", "It can mean `https://a.example/vote`."),
        (Asked("Town Council"), "quote-missing", "`Town Council` is not in town 1-10",
         "It is on line 12 of town, which is noise (source list): quote the author's own words."),
    ],
)  # fmt: skip
def test_claim_mark_and_entry_belong_together(asked: Asked, code: str, message: str, hint: str) -> None:
    """A piece of a mark, an entry of another mark and a claim outside of the text are refused."""
    finding = wrong(asked, question("support cannot-tell"))
    assert (finding.code, finding.message, finding.hint) == (code, message, hint)


def test_the_first_mark_of_a_line_says_that_it_cites() -> None:
    """A link before an address in brackets is a link; the other way round it is a mark."""
    for text, said in (
        ("It was held in May and told of (a.example).", "the link `held in May`"),
        ("It was told of (a.example) and held in May.", "the citation mark `(a.example)`"),
    ):
        both = seed("both", text, links=[{"exact": "held in May", "address": "https://a.example/vote"}])
        _, findings = resolve(
            written(Asked("It was", seed=both), question("trace no-citation", "no-citation")), both
        )
        assert [finding.message for finding in findings] == [f"line 1 of both holds {said}"]


def test_a_quotation_without_a_mark_in_its_paragraph_is_looked_for() -> None:
    """Where the paragraph has no mark, a citation that is not there is a missing quotation."""
    assert (
        wrong(NONE._replace(citation="(law.example)"), question("support cannot-tell")).code
        == "quote-missing"
    )


def test_the_paragraphs_of_the_claim_are_shown() -> None:
    """The passage is the lines that the claim touches, and the mark is one of its last line."""
    stem = check(COUNT, question("support cannot-tell")).stem
    assert (stem.passages[0].lines.first, stem.passages[0].lines.last) == (1, 1)
    ends = check(Asked("common. A report by Mr. Poe says so too."), question("support cannot-tell")).stem
    assert (ends.passages[0].lines.first, ends.passages[0].lines.last) == (4, 4)
    over = Asked("Nobody cites this line.\\nAccording to a 2021 study")
    lines = check(over, question("support cannot-tell")).stem.passages[0].lines
    assert (lines.first, lines.last) == (3, 4)
    letter = seed("letter", "It is said.\nA man says so.\n")
    one = Asked("said.\\nA", seed=letter)
    found, _ = resolve(written(one, question("support cannot-tell")), letter)
    assert found
    assert (found.stem.passages[0].lines.first, found.stem.passages[0].lines.last) == (1, 2)
    begun = Asked("A report by Mr. Poe says so too.\\nThe vote was", "(paper.example)")
    assert check(begun, question("support cannot-tell")).stem.style is Style.ADDRESS


def test_the_list_beside_a_claim_is_numbered_once() -> None:
    """Numbers that the text gives its entries are taken off where all have one, since the page numbers them."""
    stem = check(TWO, question("support cannot-tell")).stem
    assert stem.entries[0] == (12, 'Town Council, "Count" (March 3, 2023) council.example.')
    assert [line for line, _ in stem.entries] == [12, 13, 14, 15]
    assert (stem.meant, stem.listed, stem.style) == ((1, 2, 3), Listed.LIST, Style.ADDRESS)
    linked = check(LINK, question("support cannot-tell")).stem
    assert linked.entries == (
        (1, "“held in May”: https://a.example/vote"),
        (1, "“one more”: https://b.example/more"),
    )
    assert (linked.meant, linked.listed, linked.style) == ((1,), Listed.LINKS, Style.LINK)
    bare = check(Asked("Nobody cites", seed=BARE), question("support cannot-tell")).stem
    assert (bare.entries, bare.meant, bare.listed, bare.style) == ((), (), Listed.LIST, None)


def test_choices_are_in_the_order_of_the_vocabulary() -> None:
    """The order in the file tells nothing; the vocabulary's words are shown where the author gives none."""
    asks = question("trace found", "one-entry").replace(
        "{choice: found, why", "{choice: found, text: It is there, why"
    )
    lines = asks.splitlines(keepends=True)
    asks = "".join([*lines[:2], *reversed(lines[2:7]), *lines[7:]]).replace(
        "axis: trace\n", "axis: trace\n    ask: Where to?\n"
    )
    found = task(check(COUNT, asks))
    offered = [choice.id for choice in found.choices]
    assert offered == ["found", "indirect", "not-listed", "attributed", "no-citation"]
    assert next(choice.text for choice in found.choices if choice.id == "found") == "It is there"
    assert all(choice.text for choice in found.choices)
    assert found.ask == "Where to?"
    assert task(check(COUNT, question("trace found", "one-entry"))).ask.endswith("?")


@pytest.mark.parametrize(
    ("asks", "code", "message", "hint"),
    [
        (question("trace found").replace("choice: indirect", "choice: indirekt"), "unknown-term",
         "`indirekt` is not an answer on the axis trace", "Did you mean `indirect`?"),
        (question("trace found").replace("choice: indirect", "choice: found"), "choice-repeated",
         "the choice `found` is here twice", "Keep one of the two."),
        (question("trace fond"), "key-missing", "the key `fond` is not among the choices", "Did you mean `found`?"),
        (question("trace found"), "proof-missing", "the key `found` states a fact without a `proof`",
         "Add a proof with the rule named-entry or one-entry."),
        (question("trace indirect"), "proof-missing", "the key `indirect` states a fact without a `proof`",
         "Add a proof with the rule read-through or several-entries."),
        (question("support does-not-address"), "proof-missing", "the key `does-not-address` states a fact without a `proof`",
         "Add a proof with the rule source-predates-event."),
        (question("trace found", "not-listed"), "proof-beside", "the rule `not-listed` does not prove `found` on the axis trace",
         "It proves not-listed on trace."),
        (question("trace found", quoted("read-through", source="a", entry="b")), "proof-beside",
         "the rule `read-through` does not prove `found` on the axis trace",
         "It proves secondary-only on fitness, indirect on trace."),
    ],
)  # fmt: skip
def test_choices_key_and_rule_fit_the_axis(asks: str, code: str, message: str, hint: str) -> None:
    """Each answer is one of its axis, once; the key is among them; its proof is one that proves it."""
    finding = wrong(COUNT, asks)
    assert (finding.code, finding.message, finding.hint) == (code, message, hint)


def test_where_nothing_is_cited_a_source_that_fits_is_argued() -> None:
    """The passage itself says who speaks, so `fit` needs no proof there; beside a mark it does."""
    assert key(check(NONE, question("fitness fit"))).choice == "fit"
    assert wrong(COUNT, question("fitness fit")).code == "proof-missing"
    assert wrong(NONE, question("support supports")).code == "proof-missing"


def test_each_question_has_its_finding_and_each_axis_one_question() -> None:
    """A mistake of one question hides none of another, and a second question on an axis is refused."""
    result, findings = read(
        written(COUNT, question("trace found"), question("trace found", "one-entry"), question("fitness fit"))
    )
    assert result is None
    assert [(finding.code, finding.field[:2]) for finding in findings] == [
        ("proof-missing", ("questions", 0)), ("proof-missing", ("questions", 2)), ("axis-repeated", ("questions", 1))
    ]  # fmt: skip
    both = check(COUNT, question("trace found", "one-entry"), question("support cannot-tell"))
    assert [item.id for item in both.items] == ["lesson/written#1", "lesson/written#2"]


@pytest.mark.parametrize(
    "proof",
    [
        quoted("attribution", source="nowhere"), quoted("named-not-listed", source="nowhere"),
        quoted("named-entry", source="nowhere"),
        quoted("read-through", source="nowhere", entry="One"), quoted("read-through", source="Jane Roe", entry="nowhere"),
        quoted("source-says", statement="nowhere", says="The Law"), quoted("source-says", statement="us", says="nowhere"),
        quoted("quotation-same", quote="nowhere", original="us"), quoted("quotation-same", quote="us", original="nowhere"),
        quoted("words-of-another", quote="nowhere", original="us", speaker="The Law"),
        quoted("words-of-another", quote="us", original="nowhere", speaker="The Law"),
        quoted("words-of-another", quote="us", original="as Jane", speaker="nowhere"),
        dated(N, "nowhere", "2024-05-04", "2023-03-05"),
        dated(N, "(March 3, 2023)", "2023-03-03", "2023-03-03"),
    ],
)  # fmt: skip
def test_a_proof_quotes_words_that_are_there(proof: str) -> None:
    """Each quotation of a proof is placed; one that is not there has its own finding, at its words.
    The date of an entry of the list dates no event."""
    keyed = {
        "attribution": "trace attributed", "named-not-listed": "trace not-listed", "named-entry": "trace found",
        "read-through": "trace indirect",
        "source-says": "support contradicts", "quotation-same": "quotation verbatim",
        "words-of-another": "quotation misattributed", N: "fitness fit",
    }[proof.partition(",")[0]]  # fmt: skip
    finding = wrong(LAW, question(keyed, proof))
    assert finding.code == "quote-missing"
    assert re.match(r"`(nowhere|\(March 3, 2023\))` is not in town", finding.message)
