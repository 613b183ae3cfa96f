"""Quotations of the course's own sentences: what counts as exact, and what is found where it is not."""

from __future__ import annotations

from pathlib import Path

import pytest

from facingpages.checks import prose, quotations
from facingpages.course.course import Course
from facingpages.files.findings import Finding
from facingpages.text.folded import Text

VOTE = "exercises/one-street/before-the-vote.yml"
LESSON = "lessons/one-street.md"
PLAN = "exercises/one-street/plan.yml"

# The starter's passage of this exercise: lines 7-8 of street-for-people and 8-9 of street-for-all.
WHY = "The text does not say who these people are, so the name judges them before they\n      are heard."


def found(root: Path) -> list[Finding]:
    return list(quotations.check(Course.load(root)))


def change(root: Path, path: str, old: str, new: str) -> None:
    text = (root / path).read_text("utf-8")
    assert old in text, old
    (root / path).write_text(text.replace(old, new, 1), "utf-8")


def test_a_new_course_quotes_exactly(small: Path) -> None:
    """The course that `init` makes has no inexact quotation."""
    assert found(small) == []


@pytest.mark.parametrize(
    "sentence",
    [
        'It says "car lobby" here.',
        "It says “car lobby” here.",
        'The words are "car lobby."',
        '"Car lobby" judges.',
        'The line is "war on ... drivers" in short.',
        'The line is "war on [...] drivers" in short.',
        "A plain wording is ‘opponents of the scheme’.",
        "It says 'nothing of the kind' there.",
        'Elsewhere the same text has "The shops will not suffer".',
        'The text says "the shops will not suffer" elsewhere.',
    ],
)
def test_what_counts_as_exact(small: Path, sentence: str) -> None:
    """Curly or straight marks, the sentence's own full stop and capital, a cut that is shown, a proposal,
    the word `elsewhere`."""
    change(small, VOTE, WHY, sentence)
    assert found(small) == []


@pytest.mark.parametrize(
    ("sentence", "says"),
    [
        ('It says "the car lobbies" here.', "car lobby"),
        ('It says "war drivers" here.', "war on drivers"),
        ('It says "obby" here.', "single"),
        ('It says "Car lobby" here.', "`car lobby`"),
        ('The line is "drivers ... war on" in short.', "single"),
        ('The text has "The shops will not suffer" too.', "elsewhere"),
        ('Elsewhere it is said. Here we read "The shops will not suffer".', "elsewhere"),
        ("A plain wording is “opponents of the scheme”.", "single"),
    ],
)
def test_what_does_not(small: Path, sentence: str, says: str) -> None:
    """A silent cut, another form, a piece of a word, a capital in mid-sentence, pieces out of order, a
    distant place: one finding at the value."""
    change(small, VOTE, WHY, sentence)
    (finding,) = found(small)
    text = (small / VOTE).read_text("utf-8")
    line = text[: text.index("A lobby is paid")].count("\n")
    assert (finding.path, finding.code, finding.line) == (VOTE, "quotation-inexact", line)
    assert says in finding.message + finding.hint


@pytest.mark.parametrize(
    ("path", "old", "new"),
    [
        (VOTE, "Mark each expression that judges", 'Mark "big cars" and each expression that judges'),
        (PLAN, "‘invented’", '"invented"'),
        (LESSON, "The council of a small town will", 'The council of a "small city" will'),
        (LESSON, "## Claim and evidence", "> a quotation that no text holds\n\n## Claim and evidence"),
        ("lessons/index.md", "They do not agree.", 'They do not "disagree at all".'),
    ],
)
def test_prompts_plans_and_pages_are_read(small: Path, path: str, old: str, new: str) -> None:
    """Prompts, plans and pages are read as rationales are, block quotations included."""
    change(small, path, old, new)
    (finding,) = found(small)
    assert finding.path == path


def test_a_finding_on_a_page_is_at_the_quotation(small: Path) -> None:
    """On a page the place is that of the opening mark."""
    change(small, LESSON, "The council of a small town will", 'The council of a "small city" will')
    (finding,) = found(small)
    line = (small / LESSON).read_text("utf-8").splitlines()[finding.line - 1]
    assert line[finding.column - 1 :].startswith('"small city"')


@pytest.mark.parametrize(
    "aside",
    [
        '`"no quotation"`',
        '<a title="no quotation">',
        '```text\n"no quotation"\n```\n',
        '[a link](index.md "no quotation")',
    ],
)
def test_code_and_markup_are_no_prose(small: Path, aside: str) -> None:
    """Code, tags and the titles of links are passed over."""
    change(small, LESSON, "## Claim and evidence", f"{aside}\n\n## Claim and evidence")
    assert found(small) == []


@pytest.mark.parametrize(
    ("words", "first"),
    [
        ("It judges. Then more.", "It judges."),
        ('It says "no. never" twice. Then more.', 'It says "no. never" twice.'),
        ('It ends with "never." Then more.', 'It ends with "never."'),
        ("The U.S. president spoke. Then more.", "The U.S. president spoke."),
        ("One line\nand another. Then more.", "One line\nand another."),
        ('**Which day?** "Last week" is relative. It is.', "**Which day?**"),
    ],
)
def test_the_first_sentence(words: str, first: str) -> None:
    """A full stop inside a quotation ends a sentence only where the quotation ends it too."""
    assert prose.first_sentence(words) == first


def test_the_grade_leaves_quoted_letters_out() -> None:
    """Long words that are quoted make a sentence no harder; long words of our own do."""

    def grade(sentence: str) -> float:
        return prose.grade([sentence])

    assert grade('The text has "a big cat" and no more.') == grade(
        'The text has "a multitudinous incomprehensibility" and no more.'
    )
    assert grade("The text has an incomprehensibility and no more.") > grade(
        "The text has a cat in it and no more."
    )


def test_a_text_without_spaces_has_a_nearest_wording_too() -> None:
    """A letter of such a script counts as a word: one that differs does not hide the wording that is meant."""
    ground = quotations.Ground("bridge", (Text("橋很安全。議會不同意，他們要求檢查。"),))
    assert ground.nearest(prose.Quotation("議會都同意", 0)) == "議會不同意"


@pytest.mark.parametrize(
    ("language", "sentence", "is_exact"),
    [
        ("es", "El texto dice «car lobby».", True),
        ("es", "El texto dice «car hobby».", False),
        ("es", 'El texto dice "car hobby".', False),
        ("es", "En otra parte el texto dice «The shops will not suffer».", True),
        ("es", "El texto dice «The shops will not suffer».", False),
        ("fr", "Le texte dit « car lobby ».", True),
        ("fr", "Le texte dit « car hobby ».", False),
        ("fr", "Ailleurs, le texte dit « The shops will not suffer ».", True),
        ("de", "Der Text sagt „car lobby“ und »car lobby«.", True),
        ("de", "Der Text sagt „car hobby“.", False),
        ("de", "Der Text sagt »car hobby«.", False),
        ("pl", "Tekst mówi „car hobby”.", False),
        ("sv", "Texten säger ”car lobby” och «car hobby».", False),
    ],
)
def test_quotations_are_judged_in_every_language(
    small: Path, language: str, sentence: str, is_exact: bool
) -> None:
    """The marks of every language quote, in a prompt as in a reason, and its own word says `elsewhere`."""
    change(small, "seeds/seeds.yml", "language: en ", f"language: {language} ")
    change(small, VOTE, WHY, sentence)
    assert [finding.code for finding in found(small)] == ([] if is_exact else ["quotation-inexact"])


def test_a_false_quotation_in_a_spanish_prompt_is_found(small: Path) -> None:
    """The prompt is judged like every other sentence; the mend names the Spanish word."""
    change(small, "seeds/seeds.yml", "language: en ", "language: es ")
    change(small, VOTE, "prompt: Mark", "prompt: Mira «The shops will not suffer». Mark")
    (finding,) = found(small)
    assert (finding.path, finding.code) == (VOTE, "quotation-inexact")
    assert "Say `en otra parte`" in (finding.hint or "")
