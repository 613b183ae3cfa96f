"""Forty typical mistakes: each gives one finding, and its hint, followed to the letter by a program, mends
it.

Where a hint asks for what only the author knows (a title, minutes), the mistake brings it along as
`known`.  The findings are kept as a golden file, `tests/golden/forty.txt`; `--renew` writes it
anew.  `test_mistakes` shows more mistakes."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

import pytest

from facingpages.author.drafts import new_course
from facingpages.checks.run import run_checks
from facingpages.course.course import Course
from facingpages.files import atomic
from facingpages.files.findings import Finding
from tests.conftest import ROOT, Renew

VOTE, SHOPS = "exercises/one-street/before-the-vote.yml", "exercises/one-street/what-the-shops-need.yml"
COUNT, TWO = "exercises/one-street/vehicles-in-a-day.yml", "exercises/one-street/two-shops.yml"
PLAN, PAGE, SEEDS = "exercises/one-street/plan.yml", "lessons/one-street.md", "seeds/seeds.yml"
GOLDEN = ROOT / "tests" / "golden" / "forty.txt"


@dataclass(frozen=True)
class Slip:
    """One mistake: in a file, something right is replaced by something wrong; `known` is what only the
    author can say."""

    name: str
    file: str
    right: str
    wrong: str
    known: str = ""


SLIPS = [
    Slip("a letter wrong in a quotation", VOTE, 'exact: "car lobby"', 'exact: "car loby"'),
    Slip("a capital wrong in a quotation", VOTE, 'exact: "madness"', 'exact: "Madness"'),
    Slip(
        "a word left out of a quotation",
        VOTE,
        'exact: "a handful of dreamers"',
        'exact: "a handful dreamers"',
    ),
    Slip("a quotation that occurs twice", VOTE, 'exact: "quiet", prefix: "A "', 'exact: "street"'),
    Slip("a prefix that is not there", VOTE, 'exact: "madness"', 'exact: "madness", prefix: "pure "'),
    Slip(
        "a quotation from the claim's neighbour",
        COUNT,
        '{exact: "(millbrook-council.example)"}',
        '{exact: "(millbrook-council.exampel)"}',
    ),
    Slip("a letter wrong in a claim", TWO, '"two shops closed in', '"two shops close in'),
    Slip("a technique misspelt", VOTE, "technique: exaggeration", "technique: exageration"),
    Slip("a verdict misspelt", VOTE, "verdict: contested", "verdict: contestet"),
    Slip("a role misspelt", SHOPS, "role: concession", "role: consession"),
    Slip("a kind of evidence misspelt", SHOPS, "evidence: statistic", "evidence: statistics"),
    Slip("a kind of exercise misspelt", TWO, "kind: citation-check", "kind: citation-chek"),
    Slip("a key misspelt", VOTE, "minutes: 9", "minuts: 9"),
    Slip("a key of a span misspelt", VOTE, "    neutral: a mistake", "    neutrel: a mistake"),
    Slip("a key left out", TWO, "minutes: 5\n", "", "minutes: 5"),
    Slip("a title left out", SHOPS, "title: What the shops need\n", "", "title: What the shops need"),
    Slip("a key twice", TWO, "minutes: 5\n", "minutes: 5\nminutes: 5\n"),
    Slip("an axis misspelt", COUNT, "axis: fitness", "axis: fitnes"),
    Slip("a choice misspelt", TWO, "choice: not-listed", "choice: not-liste"),
    Slip("a key that is none of the choices", COUNT, "key: fit", "key: fitt"),
    Slip("a proof left out", TWO, "    proof: {rule: no-citation}\n", "", "    proof: {rule: no-citation}"),
    Slip("a rule misspelt", TWO, "{rule: no-citation}", "{rule: no-citations}"),
    Slip("a source dated wrongly", COUNT, "source_date: 2023-09-18", "source_date: 2023-09-19"),
    Slip("a seed misspelt", VOTE, "seed: street-for-all, lines: 8-9", "seed: street-for-al, lines: 8-9"),
    Slip("lines the wrong way round", VOTE, "street-for-all, lines: 8-9", "street-for-all, lines: 9-8"),
    Slip("minutes with a zero in front", TWO, "minutes: 5", "minutes: 05"),
    Slip(
        "an unquoted colon", TWO, "title: Two shops in the first winter", "title: Two shops: the first winter"
    ),
    Slip("an unquoted at sign", TWO, "title: Two shops in the first winter", "title: @two shops"),
    Slip(
        "a tab",
        SHOPS,
        "\n  - {seed: street-for-people, lines: 5}",
        "\n\t- {seed: street-for-people, lines: 5}",
    ),
    Slip("an invisible character", TWO, "title: Two", "title: \u202eTwo"),
    Slip(
        "a list where text belongs",
        TWO,
        "title: Two shops in the first winter",
        "title: [Two shops]",
        "title: Two shops in the first winter",
    ),
    Slip("a directive misspelt", PAGE, "::: facing", "::: faceing"),
    Slip("an exercise misspelt on the page", PAGE, "::: lesson one-street", "::: lesson one-streat"),
    Slip(
        "an unknown key in front matter",
        PAGE,
        "title: One street, two answers\n---",
        "titel: One street, two answers\n---",
    ),
    Slip("a standard misspelt", PLAN, "standards: [RI.8.8]", "standards: [RI.8.88]"),
    Slip(
        "an exercise left out of the plan",
        PLAN,
        "[one-street/before-the-vote]",
        "[]",
        "[one-street/before-the-vote]",
    ),
    Slip(
        "an exercise misspelt in the plan",
        PLAN,
        "[one-street/before-the-vote]",
        "[one-street/before-the-votes]",
    ),
    Slip("a side misspelt", SEEDS, "    side: close-it", "    side: closeit"),
    Slip(
        "a title that the text does not have",
        SEEDS,
        "title: Keep Mill Street open",
        "title: Mill Street stays open",
    ),
    Slip("words counted wrongly", SEEDS, "words: 221", "words: 212"),
    Slip("an author left blank", SEEDS, "author: Tom Ashdown", "author:"),
    Slip("an item still to do", VOTE, "neutral: a mistake", "neutral: todo", "neutral: a mistake"),
]


def begin(root: Path) -> None:
    atomic.write_all({root / path: content for path, content in new_course.files().items()})


def findings(root: Path) -> list[Finding]:
    return run_checks(Course.load(root))


def follow(finding: Finding, text: str, known: str) -> str:
    """Return the text of the file after doing what the hint says, and no more."""
    lines = text.split("\n")
    at = finding.line - 1
    line, hint = lines[at], finding.hint
    written = re.findall(r"`([^`]*)`", finding.message)

    def value(new: str) -> str:  # in place of what is at the finding
        head, tail = line[: finding.column - 1], line[finding.column - 1 :]
        return head + re.sub(r'^("[^"]*"|[^,}\]#\n]*?)(?=$|[,}\]]| #)', lambda _: new, tail, count=1)

    if meant := re.fullmatch(r"Did you mean `(.*)`\?", hint):
        lines[at] = line[: finding.column - 1] + line[finding.column - 1 :].replace(
            written[0].removeprefix("::: "), meant[1], 1
        )
    elif found := re.match(r"Line \d+ of \S+ has `(.*)`, .*copy it from there", hint):
        lines[at] = line.replace(written[0], found[1], 1)
    elif found := re.match(r'Add (prefix|suffix): ("(?:[^"\\]|\\.)*")', hint):
        lines[at] = line.replace(
            f'exact: "{written[0]}"', f'exact: "{written[0]}", {found[1]}: {found[2]}', 1
        )
    elif hint.startswith("Delete `prefix` and `suffix`"):
        lines[at] = re.sub(r', (prefix|suffix): "[^"]*"', "", line)
    elif found := re.match(r"The marks of this paragraph: `(.*?)`", hint):
        lines[at] = line.replace(written[0], found[1], 1)
    elif found := re.fullmatch(r"Write (\w+): (\S+)\.", hint):
        lines[at] = re.sub(rf"{found[1]}: [^,}}]*", f"{found[1]}: {found[2]}", line)
    elif found := re.fullmatch(r"Write (\d+-\d+)\.", hint):
        lines[at] = value(found[1])
    elif found := re.match(r"Write one of: ([^,.]+)", hint):
        lines[at] = line.replace(written[0], found[1], 1)
    elif hint.startswith("Write digits only, with no zero in front"):
        lines[at] = value(line[finding.column - 1 :].lstrip("0"))
    elif "write `not stated`" in hint:
        lines[at] = (
            re.sub(r": ?.*", ": not stated", line) if line.rstrip().endswith(":") else value("not stated")
        )
    elif hint.startswith(("Quote it", "Quote the text after the first colon")):
        key, _, rest = line.partition(": ")
        lines[at] = f'{key}: "{rest}"'
    elif hint == "Use two spaces in its place.":
        lines[at] = line.replace("\t", "  ")
    elif hint.startswith("Delete it; retype"):
        lines[at] = line[: finding.column - 1] + line[finding.column :]
    elif hint == "Keep one of the two.":
        del lines[at]
    elif re.match(r"Add `\w+: \.\.\.`\.|Add a proof with the rule", hint):
        assert known
        lines.insert(at + 1, known)
    elif hint == "Add it to the `exercises` of a step.":
        step = next(i for i, other in enumerate(lines) if other.endswith("minutes: 12"))
        lines[step + 2] = lines[step + 2].replace("[]", known)
    else:  # the hint asks for words of the author's own
        assert known, hint
        lines[at] = re.sub(rf"{known.partition(':')[0]}:.*", known, line)
    return "\n".join(lines)


@pytest.mark.parametrize("slip", SLIPS, ids=[slip.name for slip in SLIPS])
def test_the_hint_followed_to_the_letter_mends_the_mistake(tmp_path: Path, slip: Slip) -> None:
    """One mistake is one finding; doing what its hint says leaves a course without findings."""
    begin(tmp_path)
    text = (tmp_path / slip.file).read_text("utf-8")
    assert slip.right in text
    (tmp_path / slip.file).write_text(text.replace(slip.right, slip.wrong, 1), "utf-8")
    (finding,) = findings(tmp_path)
    assert finding.path == slip.file
    changed = tmp_path / finding.path
    changed.write_text(follow(finding, changed.read_text("utf-8"), slip.known), "utf-8")
    assert [f.text() for f in findings(tmp_path)] == []


def test_the_findings_are_the_golden_ones(tmp_path: Path, renew: Renew) -> None:
    """What is said of each mistake, word for word."""
    said = []
    begin(tmp_path)
    for slip in SLIPS:
        text = (tmp_path / slip.file).read_text("utf-8")
        (tmp_path / slip.file).write_text(text.replace(slip.right, slip.wrong, 1), "utf-8")
        said.append(f"{slip.name}\n" + "\n".join(finding.text() for finding in findings(tmp_path)))
        (tmp_path / slip.file).write_text(text, "utf-8")
    assert len(SLIPS) >= 40
    text = "\n\n".join(said) + "\n"
    assert text == renew(GOLDEN, text)
