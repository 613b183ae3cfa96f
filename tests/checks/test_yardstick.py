"""The yardstick: the same words, the same device and a worked example are keyed alike in every exercise
that shows them."""

from __future__ import annotations

from pathlib import Path

import pytest

from facingpages.checks import yardstick
from facingpages.course.course import Course
from facingpages.files.findings import Finding

VOTE = "exercises/one-street/before-the-vote.yml"
SHOPS = "exercises/one-street/what-the-shops-need.yml"
YARDSTICK = "exercises/yardstick.yml"
LESSON = "lessons/one-street.md"

AGAIN = """\
kind: loaded-terms
title: Again
minutes: 5
stimulus:
  - {seed: street-for-all, lines: 8}
prompt: Mark what judges.
spans:
  - mark: {exact: dangerous crossing}
    verdict: plain
    why: It is a plain name.
  - mark: {exact: "madness"}
    verdict: loaded
    technique: name-calling
    neutral: a mistake
    why: It judges a mind.
  - mark: {exact: "a ghost town"}
    verdict: loaded
    technique: appeal-to-fear
    neutral: a town with fewer shops
    why: It is a picture.
  - mark: {exact: "a handful of dreamers"}
    verdict: loaded
    technique: name-calling
    neutral: the supporters of the plan
    why: It makes them small.
"""
REWRITE = """\
kind: rewrite
title: In plain words
minutes: 5
stimulus:
  - {seed: street-for-all, lines: 8}
prompt: Say it plainly.
sentence: {exact: "Only a handful of dreamers could ask for it."}
loaded:
  - mark: {exact: "a handful of dreamers"}
    neutral: the supporters of the plan
    why: It makes them small.
facts:
  - {fact: asking, any_of: [ask], why: It is what they do.}
rubric: [It is fair.]
model: Only the supporters of the plan could ask for it.
why: It is plain.
"""
SORTED = """\
kind: claim-evidence
title: Again
minutes: 5
stimulus:
  - {seed: street-for-all, lines: 4}
prompt: Give each part its role.
units:
  - {text: {exact: "The shops need customers who drive."}, role: claim, why: It can be disputed.}
  - {text: {exact: "I have sold shoes here for twenty-two years."}, role: background, why: It tells who speaks.}
  - text: {exact: "Four in ten of my customers come by car,"}
    role: evidence
    evidence: statistic
    supports: 1
    why: It is a number.
  - {text: {exact: "because they live in villages that no bus serves."}, role: reasoning, why: It gives the cause.}
"""


def put(root: Path, path: str, text: str) -> None:
    (root / path).write_text(text, "utf-8")


def change(root: Path, path: str, old: str, new: str) -> None:
    text = (root / path).read_text("utf-8")
    assert old in text, old
    put(root, path, text.replace(old, new, 1))


def found(root: Path) -> list[Finding]:
    course = Course.load(root)
    assert course.findings == ()
    return sorted(set(yardstick.check(course)))


@pytest.fixture
def twice(small: Path) -> Path:
    """A course in which a second exercise of each kind shows the words of a first one."""
    put(small, "exercises/one-street/again.yml", AGAIN)
    put(small, "exercises/one-street/in-plain-words.yml", REWRITE)
    put(small, "exercises/one-street/sorted-again.yml", SORTED)
    return small


def test_words_that_are_keyed_alike_pass(twice: Path) -> None:
    """Two exercises that key the same words alike give no finding."""
    assert found(twice) == []


@pytest.mark.parametrize(
    ("old", "new", "code", "says"),
    [
        (
            "verdict: plain\n    why: It is a plain",
            "verdict: contested\n    why: It is a plain",
            "verdict-differs",
            "contested",
        ),
        ("technique: appeal-to-fear", "technique: exaggeration", "keyed-otherwise", "`technique`"),
        ("neutral: a mistake", "neutral: an error", "keyed-otherwise", "`neutral`"),
        ('exact: "a ghost town"', 'exact: "ghost town"', "keyed-otherwise", "`exact`"),
        ('{exact: "madness"}', '{exact: "madness"}\n    core: madness', "", ""),
        ('{exact: "a ghost town"}', '{exact: "a ghost town"}\n    core: ghost', "keyed-otherwise", "`core`"),
    ],
)
def test_the_same_words_have_the_same_key(twice: Path, old: str, new: str, code: str, says: str) -> None:
    """Verdict, extent, technique, core and plain wording are the same; a core that is the whole span is no
    difference."""
    change(twice, "exercises/one-street/again.yml", old, new)
    results = found(twice)
    assert [
        finding.code for finding in results if finding.path != "exercises/one-street/in-plain-words.yml"
    ] == ([code] if code else [])
    assert all(says in finding.message for finding in results)


def test_a_word_that_one_exercise_does_not_key_is_found(twice: Path) -> None:
    """What one exercise keys, another that shows it must key too; a rewriting need not speak of plain
    words."""
    change(twice, VOTE, '  - mark: {exact: "a ghost town"}', '  - mark: {exact: "the street open"}')
    assert [(finding.path, finding.code) for finding in found(twice)] == [
        ("exercises/one-street/again.yml", "verdict-differs")
    ]


def test_a_rewriting_is_held_against_the_marks(twice: Path) -> None:
    """What a rewriting takes out is loaded where it is marked, and what is marked as loaded is taken out."""
    change(
        twice,
        "exercises/one-street/in-plain-words.yml",
        'exact: "a handful of dreamers"',
        'exact: "could ask"',
    )
    change(twice, "exercises/one-street/in-plain-words.yml", "any_of: [ask]", "any_of: [supporters]")
    change(
        twice,
        "exercises/one-street/in-plain-words.yml",
        "    neutral: the supporters of the plan",
        "    neutral: wished",
    )
    change(twice, "exercises/one-street/in-plain-words.yml", "plan could ask for it", "plan wished it")
    codes = {(finding.path.rpartition("/")[2], finding.code) for finding in found(twice)}
    assert codes == {
        ("in-plain-words.yml", "verdict-differs"),
        ("again.yml", "verdict-differs"),  # the first exercise that shows the words
    }


def test_the_same_sentence_is_cut_alike_and_has_one_role(twice: Path) -> None:
    """A part that overlaps one of another exercise is the same part, with a role that both accept."""
    change(
        twice,
        "exercises/one-street/sorted-again.yml",
        'car,"}',
        'car, because they live in villages that no bus serves."}',
    )
    change(
        twice,
        "exercises/one-street/sorted-again.yml",
        '  - {text: {exact: "because they live',
        '#  - {text: {exact: "because they live',
    )
    assert {finding.code for finding in found(twice)} == {"cut-otherwise"}


def test_a_part_with_another_role_is_found(twice: Path) -> None:
    """Roles that do not accept each other are a finding at the role."""
    change(twice, "exercises/one-street/sorted-again.yml", "role: reasoning", "role: prediction")
    (finding,) = found(twice)
    assert (finding.path, finding.code) == (SHOPS, "role-differs") or finding.path.endswith(
        "sorted-again.yml"
    )


DEVICE = """\
kind: yardstick
devices:
  - device: a kind of building
    words: [{words}]
    verdict: {verdict}
taught: []
"""


@pytest.mark.parametrize(
    ("words", "verdict", "codes"),
    [
        ("a ghost town", "loaded\n    technique: appeal-to-fear", []),
        ("Ghost Town", "loaded\n    technique: appeal-to-fear", []),
        ("a ghost town", "loaded\n    technique: doubt", ["device-unlike"]),
        ("ghost town", "contested", ["device-unlike"]),
        ("ghost town", "plain", []),
        ("madness", "plain", ["device-unlike"]),
        ("safe crossing", "loaded\n    technique: doubt", ["device-unlike"]),
        ("safe crossing", "plain", []),
        ("host town", "contested", []),
        ("nowhere to be seen", "contested", []),
    ],
)
def test_a_device_has_one_verdict(small: Path, words: str, verdict: str, codes: list[str]) -> None:
    """Each use in a passage that is marked has the verdict and the technique of the device; whole words,
    whatever their capitals."""
    put(small, YARDSTICK, DEVICE.replace("{words}", words).replace("{verdict}", verdict))
    results = found(small)
    assert [finding.code for finding in results] == codes
    assert all(finding.path == VOTE for finding in results)


def test_a_use_may_be_another_one(small: Path) -> None:
    """A place under `but` is passed over; one that no seed holds is a finding."""
    device = DEVICE.replace("{words}", "madness").replace("{verdict}", "plain\n    but:\n      - {but}")
    put(
        small,
        YARDSTICK,
        device.replace("{but}", "{seed: street-for-all, exact: is madness, why: It is said of a plan.}"),
    )
    assert found(small) == []
    put(
        small,
        YARDSTICK,
        device.replace("{but}", "{seed: street-for-all, exact: is wisdom, why: It is said of a plan.}"),
    )
    assert {(finding.path, finding.code) for finding in found(small)} == {
        (YARDSTICK, "quote-missing"),
        (VOTE, "device-unlike"),
    }


TAUGHT = """\
kind: yardstick
devices: []
taught:
  - lesson: one-street
    seed: street-for-all
    exact: {exact}
    {judged}
"""
QUOTED = """
> Shutting out everybody who drives is madness, and it will turn our town into a ghost town.

> I have sold shoes here for twenty-two years.

> Traders in Eastwater told me that two shops closed in the first winter after the change.

"""


@pytest.mark.parametrize(
    ("exact", "judged", "code"),
    [
        ("madness", "verdict: loaded\n    technique: name-calling", ""),
        ("madness", "verdict: contested", "taught-otherwise"),
        ("Shutting out", "verdict: contested", "taught-otherwise"),
        ("Shutting out", "verdict: plain", ""),
        ("I have sold shoes here for twenty-two years.", "role: background", ""),
        ("I have sold shoes here for twenty-two years.", "role: evidence", ""),
        ("I have sold shoes here for twenty-two years.", "role: claim", "taught-otherwise"),
        ("two shops closed in the first winter", "axis: trace\n    answer: no-citation", ""),
        ("two shops closed in the first winter", "axis: trace\n    answer: found", "taught-otherwise"),
        ("Nobody has counted", "role: claim", "taught-absent"),
    ],
)
def test_a_worked_example_is_keyed_as_it_is_taught(small: Path, exact: str, judged: str, code: str) -> None:
    """By verdict, by role or by the answer to a question; the page must quote it."""
    change(small, LESSON, "## Words that judge", QUOTED + "## Words that judge")
    put(small, YARDSTICK, TAUGHT.replace("{exact}", exact).replace("{judged}", judged))
    assert [finding.code for finding in found(small)] == ([code] if code else [])


@pytest.mark.parametrize("bold", ["**madness**", "**Madness.**"])
def test_a_worked_example_that_is_not_listed_is_found(small: Path, bold: str) -> None:
    """Words in bold that are in a block quotation of the page are an example: the list must have them."""
    change(
        small,
        LESSON,
        "## Words that judge",
        QUOTED + f"Take {bold}. **Nothing else** counts.\n\n## Words that judge",
    )
    put(small, YARDSTICK, "kind: yardstick\ndevices: []\ntaught: []\n")
    (finding,) = found(small)
    assert (finding.path, finding.code) == (LESSON, "taught-unlisted")
    line = (small / LESSON).read_text("utf-8").splitlines()[finding.line - 1]
    assert line[finding.column - 1 :].startswith(bold)


@pytest.mark.parametrize(
    "slip",
    ["verdict: loaded", "verdict: plain\n    role: claim", "axis: trace", "technique: doubt"],
)
def test_an_example_is_judged_in_one_way(small: Path, slip: str) -> None:
    """A verdict with its technique, or a role, or a question with its answer."""
    put(small, YARDSTICK, TAUGHT.replace("{exact}", "madness").replace("{judged}", slip))
    assert [finding.path for finding in Course.load(small).findings] == [YARDSTICK]
