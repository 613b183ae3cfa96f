"""Suggestions: where they are, what they say, that they paste, and that they take no side."""

from __future__ import annotations

import itertools
import json
import random
import re
import time

import pytest
from click.testing import CliRunner

from facingpages.author.suggest import (
    LIKELY,
    UNITS,
    WORDINGS,
    Suggestion,
    SuggestionKind,
    as_yaml,
    closest,
    features,
    pairs,
    suggest,
)
from facingpages.author.suggest import (
    kinds as evidence_kinds,
)
from facingpages.author.suggest.inflect import Form, forms
from facingpages.author.suggest.lists import FOLDER, rows, rules
from facingpages.author.suggest.markers import markers
from facingpages.author.suggest.roles import judge
from facingpages.checks import facing
from facingpages.cli import main
from facingpages.course.course import Course
from facingpages.course.formats.seeds import Noise, SeedEntry, SourceList
from facingpages.course.formats.source_file import Authored, validate
from facingpages.course.kinds import registry
from facingpages.course.kinds.kind import ExerciseFile
from facingpages.course.seed import Seed
from facingpages.files import yaml_read
from facingpages.language import vocabulary
from facingpages.language.word_lists import word_lists
from facingpages.page import exhibit
from facingpages.text import anchors
from facingpages.text.folded import Lines, Range, Text
from tests.conftest import ROOT, swept

SEEDS = [
    "history-shows-the-way",
    "those-who-seek-war",
    "sabotaged-peace",
    "peace-negotiations",
    "phoney-peace-talks",
]


@pytest.fixture(scope="module")
def course() -> Course:
    return Course.load(ROOT)


@pytest.fixture(scope="module")
def found(course: Course) -> dict[str, tuple[Suggestion, ...]]:
    return {id: suggest(seed) for id, seed in course.seeds.items()}


def made(words: str, noise: tuple[tuple[str, str], ...] = (), **more: object) -> Seed:
    """A seed of these words."""
    lines = [Noise.model_validate({"lines": place, "kind": kind}) for place, kind in noise]
    known = {
        "id": "made",
        "received_as": "made.txt",
        "sha256": "0" * 64,
        "title": "not stated",
        "author": "not stated",
        "outlet": "not stated",
        "date": "not stated",
        "kind": "essay",
        "side": "one",
        "position": "none",
        "here_because": "a test",
        "words": str(max(1, len(Text(words).words))),
        "licence": "not stated",
        "notice": [],
        "noise": lines,
    }
    return Seed(SeedEntry.model_validate(known | more), Text(words))


def kinds_of(words: str) -> list[tuple[str, str]]:
    """Wordings and citations that are proposed in a text, as kind and words."""
    return [
        (one.kind.value, one.shown)
        for one in suggest(made(words), kinds=WORDINGS | {SuggestionKind.CITATION})
    ]


# --- places
# --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("id", SEEDS)
def test_each_selector_leads_back_to_its_place(
    course: Course, found: dict[str, tuple[Suggestion, ...]], id: str
) -> None:
    """The selector of a proposal matches its range, and nothing else in the seed."""
    text = course.seeds[id].text
    assert found[id]
    for one in found[id]:
        assert anchors.match(one.selector, text) == [one.where]
        assert text.show(one.where) == one.shown
        assert one.line == text.line_at(one.where.start) == text.line_at(one.where.end - 1)
        for entry, reference in zip(one.entries, one.references, strict=True):
            assert anchors.match(reference, text) == [entry.where]
        if one.claim:
            (claim,) = anchors.match(one.claim, text)
            assert claim.end <= one.where.start


@pytest.mark.parametrize("id", SEEDS)
def test_no_wording_cuts_a_word(course: Course, found: dict[str, tuple[Suggestion, ...]], id: str) -> None:
    """What may become a span begins and ends with whole words, as the checker wants."""
    assert not [
        one.shown for one in found[id] if one.kind in WORDINGS and course.seeds[id].text.cuts_word(one.where)
    ]


@pytest.mark.parametrize("id", SEEDS)
def test_noise_and_source_lists_are_passed_over(
    course: Course, found: dict[str, tuple[Suggestion, ...]], id: str
) -> None:
    """Nothing is proposed in an advertisement, a caption, a by-line, a comment or the text's own list of
    sources."""
    seed = course.seeds[id]
    assert not [one.shown for one in found[id] if seed.noise_in(Lines(one.line, one.line))]
    listed = seed.entry.source_list
    assert not [one.shown for one in found[id] if listed and one.line >= listed.first]


def test_a_source_list_is_passed_over_even_if_it_is_not_named_as_noise() -> None:
    """The source list of a seed is none of its argument, whatever `noise` says."""
    listed = SourceList.model_validate({"heading": "2", "entries": "3"})
    seed = made('The absurd plan failed.\nSources\n"An absurd plan," example.org (2024)', source_list=listed)
    assert {one.line for one in suggest(seed)} == {1}


def test_lines_and_kinds_limit_what_is_given(
    course: Course, found: dict[str, tuple[Suggestion, ...]]
) -> None:
    """With lines and kinds, the same proposals come, and only those."""
    seed, kinds = course.seeds["those-who-seek-war"], frozenset({"claim", "loaded-term"})
    assert suggest(seed, Lines(4, 7), kinds) == tuple(
        one for one in found["those-who-seek-war"] if one.line in Lines(4, 7) and one.kind in kinds
    )


def test_an_unknown_kind_is_refused(course: Course) -> None:
    """A kind that does not exist is a fault of the caller, not an empty answer."""
    with pytest.raises(ValueError, match="gossip"):
        suggest(course.seeds["those-who-seek-war"], kinds=frozenset({"gossip"}))


@pytest.mark.slow
def test_it_is_the_same_each_time(course: Course, found: dict[str, tuple[Suggestion, ...]]) -> None:
    """Two runs give equal proposals, pairs and YAML."""
    assert {id: suggest(seed) for id, seed in course.seeds.items()} == found
    one, other = course.seeds["history-shows-the-way"], course.seeds["those-who-seek-war"]
    assert pairs(one, other) == pairs(one, other)
    assert [as_yaml(found[id]) for id in SEEDS] == [as_yaml(suggest(course.seeds[id])) for id in SEEDS]


# --- what is found
# -------------------------------------------------------------------------------------------

# Text and the wordings proposed in it; made up for this table, none from the seeds.
TABLE = [
    ("The council slammed the plan.", [("loaded-term", "slammed")]),
    (
        "They were slamming doors.",
        [("loaded-term", "slamming")],
    ),  # a known miss: the list does not read what is slammed
    ("A Patriot missile and the Crown of Norway.", []),  # names, by their capitals
    ("Patriots gathered.", []),
    ("Absurd, said Ann.", [("loaded-term", "Absurd")]),  # a capital at the start of a sentence is no name
    ("ABSURD PLAN FOR THE HARBOUR", [("loaded-term", "ABSURD")]),
    ("An Orwellian rule.", [("loaded-term", "Orwellian")]),
    ("It is an unabsurd thing.", []),
    ("The so-called experts met.", [("loaded-term", "so-called")]),
    ("A witch hunt began.", [("loaded-term", "witch hunt")]),
    ("Before the witch, hunt the hare.", []),  # a phrase does not reach over a comma
    ("Critics say the bridge is old.", [("vague-attribution", "Critics say")]),
    ("Many experts believe it.", [("vague-attribution", "Many experts believe")]),
    ("According to unnamed officials, it rained.", [("vague-attribution", "According to unnamed officials")]),
    ("According to Ann Lee, it rained.", []),
    ("According to a recent report, it rained.", [("vague-attribution", "According to a recent report")]),
    ("According to a report by the harbour office, it rained.", []),  # it can be looked up
    ("It is a lie.", [("loaded-term", "lie")]),
    ("The papers lie on the desk.", []),  # another word that is spelt alike
    ("It is widely believed that it rained.", [("vague-attribution", "It is widely believed that")]),
    ("She reportedly left.", [("vague-attribution", "reportedly")]),
    ("It may rain in May.", [("hedge", "may")]),
    ("It could not be seen.", []),
    ("It seems to rain.", [("hedge", "seems to")]),
    ("Their \u201chelp\u201d was late.", [("loaded-term", "help")]),
    ("He called it \u201chelp\u201d and left.", [("quotation", "help")]),
    ("She said: \u201cWe will be there at noon.\u201d", [("quotation", "We will be there at noon")]),
    ("It\u2019s the dogs\u2019 house and the cat\u2019s.", []),  # apostrophes are no quotation marks
    ("The experts say-so counted.", []),  # a pattern does not end inside a word
    ('An unclosed "quotation', []),
    ('""', []),
    ("Rain fell (example.org).", [("citation", "(example.org)")]),
]


@pytest.mark.parametrize(
    ("words", "expected"), TABLE, ids=lambda value: value if isinstance(value, str) else ""
)
def test_wordings(words: str, expected: list[tuple[str, str]]) -> None:
    """Each awkward case gives the wordings of the table, no more and no fewer."""
    assert kinds_of(words) == expected


@pytest.mark.parametrize(
    ("word", "form", "expected"),
    [
        (
            "slam",
            Form.VERB,
            {"base": "slam", "s": "slams", "ed": "slammed", "en": "slammed", "ing": "slamming"},
        ),
        (
            "decry",
            Form.VERB,
            {"base": "decry", "s": "decries", "ed": "decried", "en": "decried", "ing": "decrying"},
        ),
        (
            "steal",
            Form.VERB,
            {"base": "steal", "s": "steals", "ed": "stole", "en": "stolen", "ing": "stealing"},
        ),
        (
            "bring to heel",
            Form.VERB,
            {
                "base": "bring to heel",
                "s": "brings to heel",
                "ed": "brought to heel",
                "en": "brought to heel",
                "ing": "bringing to heel",
            },
        ),
        (
            "criticise",
            Form.VERB,
            {
                "base": "criticise",
                "s": "criticises",
                "ed": "criticised",
                "en": "criticised",
                "ing": "criticising",
            },
        ),
        (
            "disagree",
            Form.VERB,
            {
                "base": "disagree",
                "s": "disagrees",
                "ed": "disagreed",
                "en": "disagreed",
                "ing": "disagreeing",
            },
        ),
        (
            "person accused of deceiving",
            Form.NOUN,
            {"base": "person accused of deceiving", "s": "people accused of deceiving"},
        ),
        ("house of cards", Form.NOUN, {"base": "house of cards", "s": "houses of cards"}),
        ("madman", Form.NOUN, {"base": "madman", "s": "madmen"}),
        ("strict", Form.ADJECTIVE, {"base": "strict", "ly": "strictly"}),
        ("terrible", Form.ADJECTIVE, {"base": "terrible", "ly": "terribly"}),
    ],
)
def test_forms(word: str, form: Form, expected: dict[str, str]) -> None:
    """An entry stands for its forms."""
    assert forms(word, form) == expected


def test_the_plainer_wording_follows_the_form() -> None:
    """What is proposed in place of a word can be put in its place."""
    pairs_ = {
        one.shown: one.neutral
        for one in suggest(
            made("They slammed it, the shameless man slams it, two goons, an abominably run show.")
        )
    }
    assert pairs_["slammed"] == "criticised"
    assert pairs_["slams"] == "criticises"
    assert pairs_["goons"] == "guards"
    assert pairs_["abominably"] is None  # "criticisedly" is no word


def test_each_reason_is_one_sentence_that_names_the_rule() -> None:
    """The reason of a loaded term names the words, the rule, the technique and the plainer wording."""
    (one,) = suggest(made("They slammed it."), kinds=frozenset({"loaded-term"}))
    assert (
        one.reason
        == '"slammed" is a word that judges the act it names (loaded-language); "criticised" would say it without the verdict'
    )


def test_units_hold_every_word_in_order(course: Course) -> None:
    """The units of a line are a partition of its words: the checker takes them as they are."""
    for seed in course.seeds.values():
        units = suggest(seed, kinds=UNITS)
        assert all(a.where.end <= b.where.start for a, b in itertools.pairwise(units))
        covered = {number for one in units for number in range(*_numbers(seed, one.where))}
        expected = {
            number
            for place, line in enumerate(seed.text.lines, 1)
            if not seed.noise_in(Lines(place, place))
            for number in range(*_numbers(seed, line))
        }
        assert covered == expected


def _numbers(seed: Seed, where: Range) -> tuple[int, int]:
    numbers = seed.text.words_in(where)
    return numbers.start, numbers.end


def test_roles_of_a_made_paragraph() -> None:
    """The plainest cases of each role are told apart."""
    paragraph = [
        "The town should close the bridge.",
        "For example, a lorry fell through it last year.",
        "In March 2024, 140 people signed a letter.",
        "The mayor said that she had read it.",
        "I grant that it costs money to close it.",
        "The river will rise next spring.",
    ]
    (judged,) = judge([paragraph])
    assert [(one.kind.value, one.evidence) for one in judged] == [
        ("claim", None),
        ("evidence", "example"),
        ("evidence", "statistic"),
        ("evidence", "testimony"),
        ("concession", None),
        ("prediction", None),
    ]
    assert not judged[0].supports
    assert all(one.supports for one in judged[1:-1])


def test_figures_with_their_source_open_no_claim() -> None:
    """The first part of a paragraph is its point by its place, but not where it only gives facts."""
    facts = "In 2023, 2.68 million tests were made, says the Home Office."
    ((first, _),) = judge([[facts, "Around 3,700 of them were on dogs."]])
    assert (first.kind.value, first.evidence) == ("evidence", "statistic")
    ((first, _),) = judge([["Tests should end in all of them, and they should end now.", "Stop."]])
    assert first.kind.value == "claim"


@pytest.mark.parametrize("question", ["Why stop there?", "Should we stop?", "Is that not unfair?"])
def test_no_word_marks_the_claim_of_a_question(question: str) -> None:
    """Neither its place nor a word such as "should" says what the writer makes of it."""
    first = suggest(made(f"{question} The lane is wide. It is old."), kinds=UNITS)[0]
    assert not first.is_marked


@pytest.mark.parametrize(
    ("sentence", "parts"),
    [
        ("The lane is wide enough for all, but the bridge over it is not.", 2),
        ("Not only is the lane far too narrow, but the bridge over it is old.", 1),
        ("The town shut the lane in spring because the bridge over it is old.", 2),
        ("The town shut the lane in spring not because it is old and narrow.", 1),
    ],
)
def test_a_sentence_is_cut_where_both_halves_stand_alone(sentence: str, parts: int) -> None:
    assert len(suggest(made(sentence), kinds=UNITS)) == parts


@pytest.mark.parametrize(
    ("unit", "kind", "evidence", "reason"),
    [
        ("We went on March 24, 2025.", "evidence", "event", '"March 24" gives a date'),
        ("There stood the shop of Silas Valley.", "evidence", "example", None),
        (
            "It follows that nobody fought before 2007.",
            "reasoning",
            None,
            '"It follows" says why or what follows',
        ),
        ("I said so to 30 pupils.", "evidence", "example", None),
        (
            "I won't be giving the number.",
            "concession",
            None,
            None,
        ),  # no prediction, but what the writer does
        ("because nobody cares for it.", "reasoning", None, '"because" says why or what follows'),
        ("For example, most of us walk.", "evidence", "example", '"For example" gives an example'),
        ("A girl in my class said she had lost a friend.", "evidence", "testimony", None),
        ("The bridge will fall.", "prediction", None, '"will" speaks of what has not happened yet'),
        ("27 of my 29 pupils came.", "evidence", "statistic", '"27 of my 29" gives a number'),
        ("They counted 9,400 cars.", "evidence", "statistic", '"9,400" gives a number'),
        ("For a hundred years it rang.", "evidence", "statistic", None),
        ("So, once, does the bell ring.", "claim", None, None),
        ("The bridge stays shut until noon.", "claim", None, None),
        ('The so-called "quiet hours" have no name for the child at the next table.', "claim", None, None),
        (
            '"We went there on a Monday and stayed," Ann says.',
            "evidence",
            "testimony",
            '"We went there on a Monday and stayed," reports what somebody said',
        ),
    ],
)
def test_what_a_unit_is_judged_by(unit: str, kind: str, evidence: str | None, reason: str | None) -> None:
    """A reason shows whole words of the unit; words that only look like a marker of a role are none."""
    ((_, judged, _),) = judge([["The bridge should close.", unit, "It should close now."]])
    assert (judged.kind.value, judged.evidence) == (kind, evidence)
    assert reason is None or reason in judged.because
    assert all(words in unit for because in judged.because for words in re.findall('^"(.*)"', because))


def test_a_citation_comes_with_its_entries(course: Course, found: dict[str, tuple[Suggestion, ...]]) -> None:
    """Every citation mark of the seeds is proposed, with the entries that the report of citations gives."""
    for id, seed in course.seeds.items():
        given = [(one.where, one.entries) for one in found[id] if one.kind is SuggestionKind.CITATION]
        rows_ = [
            row for row in seed.apparatus.rows() if not seed.noise_in(Lines(row.mark.line, row.mark.line))
        ]
        assert given == [(row.mark.where, row.candidates) for row in rows_]


def test_a_seed_in_another_language_gets_what_needs_no_list() -> None:
    """In a text that is not English, quotations and citations are found, and no English word list is used."""
    seed = made("Er sagte \u201eHallo, ihr alle hier\u201c (example.org). Der absurd junta.", language="de")
    assert {one.kind for one in suggest(seed, kinds=WORDINGS | {SuggestionKind.CITATION})} == {
        SuggestionKind.QUOTATION,
        SuggestionKind.CITATION,
    }
    assert not suggest(made("Der absurd junta."), kinds=WORDINGS, language="de")


# --- YAML
# ----------------------------------------------------------------------------------------------------


def filled(
    kind: str, seed: Seed, lines: Lines, pasted: str, answers: list[str]
) -> Authored[ExerciseFile] | list[object]:
    """A file of this kind with the pasted YAML, its todos replaced in order of the lines by plain answers."""
    head = f"kind: {kind}\ntitle: T\nminutes: 5\nprompt: P\n"
    if kind != "citation-check":
        head += f"stimulus:\n  - {{seed: {seed.entry.id}, lines: {lines}}}\n"
    for answer in answers:
        field, _, value = answer.partition("=")
        pasted = pasted.replace(f"{field}: todo", f"{field}: {value}")
    text = head + pasted
    return validate(yaml_read.parse(text, "x.yml"), text, "x.yml", registry.exercise_formats()[kind])  # type: ignore[return-value]


@pytest.mark.parametrize("id", SEEDS)
def test_spans_paste_into_a_file_that_only_lacks_what_is_to_do(course: Course, id: str) -> None:
    """With the todos filled in, the pasted spans of every readable stretch make an exercise that can be
    placed."""
    seed = course.seeds[id]
    for lines in stretches(seed):
        given = suggest(seed, lines, WORDINGS)
        if not given:
            continue
        bare = filled("loaded-terms", seed, lines, as_yaml(given), [])
        assert isinstance(bare, list)
        assert {finding.code for finding in bare} == {"value-unknown"} or all(
            "todo" in finding.message for finding in bare
        ), bare  # type: ignore[attr-defined]
        file = filled(
            "loaded-terms",
            seed,
            lines,
            as_yaml(given),
            ["verdict=contested", "neutral=some words", "why=because"],
        )
        assert isinstance(file, Authored), file
        registry.KINDS[file.data.kind].resolve("x", file, course.seeds, "en")


@pytest.mark.parametrize("id", swept(SEEDS, SEEDS[0]))
def test_units_paste_into_a_file_that_only_lacks_what_is_to_do(course: Course, id: str) -> None:
    """With the todos filled in, the pasted units of every readable stretch are a partition of it."""
    seed = course.seeds[id]
    for lines in stretches(seed):
        given = suggest(seed, lines, UNITS)
        if len(given) < 2:
            continue
        file = filled("claim-evidence", seed, lines, as_yaml(given), ["role=claim", "why=because"])
        assert isinstance(file, Authored), file
        registry.KINDS[file.data.kind].resolve("x", file, course.seeds, "en")


def test_a_citation_pastes_into_a_file(course: Course) -> None:
    """With a question and the reference filled in, each pasted citation makes an exercise that can be
    placed."""
    seed = course.seeds["sabotaged-peace"]
    question = "\n  - {axis: support, key: cannot-tell, choices: [{choice: supports, why: w}, {choice: cannot-tell, why: w}]}"
    for one in suggest(seed, kinds=frozenset({"citation"})):
        if not one.claim:
            continue
        file = filled(
            "citation-check", seed, Lines(1, 1), as_yaml([one]), [f"questions={question}", "reference=none"]
        )
        assert isinstance(file, Authored), file
        registry.KINDS[file.data.kind].resolve("x", file, course.seeds, "en")


def stretches(seed: Seed) -> list[Lines]:
    """Stretches of up to six lines between the noise of a seed."""
    lines = [
        number for number in range(1, len(seed.text.lines) + 1) if not seed.noise_in(Lines(number, number))
    ]
    whole = [list(group) for _, group in itertools.groupby(lines, key=lambda n: n - lines.index(n))]
    return [
        Lines(part[0], part[-1])
        for run in whole
        for part in (run[i : i + 6] for i in range(0, len(run), 6))
        if seed.text.words_in(_range(seed, part))
    ]


def _range(seed: Seed, part: list[int]) -> Range:
    return Range(seed.text.lines[part[0] - 1].start, seed.text.lines[part[-1] - 1].end)


def test_nothing_of_the_key_is_written(found: dict[str, tuple[Suggestion, ...]]) -> None:
    """Verdicts, roles, rationales and questions are left to the author."""
    written = [
        line.strip()
        for line in re.sub(r">-\n +", "", as_yaml(found["sabotaged-peace"])).splitlines()
        if not line.strip().startswith("#")
    ]
    decided = [line for line in written if line.startswith(("verdict:", "role:", "why:", "questions:"))]
    assert decided
    assert all(line.split("#")[0].split(":")[1].strip() == "todo" for line in decided)


def test_what_a_course_file_refuses_is_left_out_with_a_word() -> None:
    """Words with an invisible character are named in a comment and not written out, so that the file can
    be read."""
    given = suggest(
        made("The absurd \u202eplan\u202c and a ludicrous\u200f idea were \u202elaughable\u202c."),
        kinds=frozenset({"loaded-term"}),
    )
    text = as_yaml([*given, *suggest(made("A \u202eclaim\u202c was made."), kinds=UNITS)])
    assert "invisible character" in text
    yaml_read.parse(text + "kind: x\n", "x.yml")


def test_nothing_found_is_nothing_written() -> None:
    """No proposals give no YAML."""
    assert as_yaml([]) == ""


# --- hostile seeds
# -------------------------------------------------------------------------------------------

HOSTILE = {
    "empty": "",
    "a line end": "\n",
    "one word": "absurd",
    "emoji": "\U0001f600 absurd \U0001f468\u200d\U0001f469\u200d\U0001f467 \u201c\U0001f600\u201d",
    "right to left": "\u0627\u0644\u0633\u0644\u0627\u0645 absurd \u05e9\u05dc\u05d5\u05dd \u201c\u05e9\u05dc\u05d5\u05dd\u201d",
    "combining": "a\u0301bsurd e\u0301 absurd",
    "quotes": '"\'"\'\u201c\u2018\u201d\u2019 \'\'"" "a"b"c"',
    "brackets": "((((example.org)))) )example.org( ()",
    "control": "absurd\x00absurd\x0babsurd\x85absurd\u2028absurd",
    "dots": "." * 5000,
    "capitals": "ABSURD " * 60,
    "yaml": "absurd: [ludicrous, {a: b}] # comment \u201c!!python\u201d &anchor *alias",
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_seeds(name: str) -> None:
    """Any text gives proposals that lead back to their places and YAML that can be read."""
    seed = made(HOSTILE[name])
    given = suggest(seed)
    assert all(anchors.match(one.selector, seed.text) == [one.where] for one in given)
    if given:
        yaml_read.parse(as_yaml(given), "x.yml")
    assert pairs(seed, seed) is not None


@pytest.mark.slow
def test_a_text_of_a_megabyte() -> None:
    """A megabyte, half of it in one line and half in short lines, is read in a few seconds."""
    draw = random.Random(6)  # noqa: S311
    vocabulary_ = ["".join(draw.choice("abcdefghij") for _ in range(7)) for _ in range(5000)]
    words = [draw.choice(vocabulary_) if n % 900 else "absurd" for n in range(125_000)]
    text = "\n".join(
        [" ".join(words[:62_500]), *(" ".join(words[i : i + 20]) for i in range(62_500, len(words), 20))]
    )
    assert len(text) >= 990_000
    before = time.process_time()
    assert len(suggest(made(text), kinds=frozenset({"loaded-term"}))) == 139
    assert time.process_time() - before < 10


# --- pairs
# ---------------------------------------------------------------------------------------------------


def test_pairs_of_the_seeds_can_face_each_other(course: Course) -> None:
    """Pairs hold no noise, are of like length, share no line with another pair, come best first, and say
    what is shared."""
    for one, other in itertools.combinations(SEEDS, 2):
        a, b = course.seeds[one], course.seeds[other]
        given = pairs(a, b)
        assert given, (one, other)
        assert [pair.score for pair in given if not pair.run] == sorted(
            (pair.score for pair in given if not pair.run), reverse=True
        )
        for pair in given:
            assert not a.noise_in(pair.lines[0])
            assert not b.noise_in(pair.lines[1])
            assert max(pair.words) <= facing.MOST_UNEVEN * min(pair.words)
            assert pair.shared
            for seed, lines in zip((a, b), pair.lines, strict=True):
                assert pair.words[pair.lines.index(lines)] > 0
                assert all(word.casefold()[:3] in seed.text.folded.casefold() for word in pair.shared)
        for first, second in itertools.combinations(given, 2):
            assert not first.lines[0].overlaps(second.lines[0])
            assert not first.lines[1].overlaps(second.lines[1])


FERRY = (
    "The ferry to Millbrook was closed in March 1998 after the storm, and the harbour lost its "
    "trade to the new road bridge over the sound that year for good."
)
BREAD = (
    "Bakers in the old town sell rye bread by weight, and every loaf is stamped with the mark "
    "of its oven, a custom kept since the guild was founded there long ago."
)


def test_passages_on_one_matter_are_paired() -> None:
    """Of two texts on two matters each, the passages on the same matter are put together."""
    again = (
        "When a storm shut the Millbrook ferry in 1998, traders at the harbour blamed the bridge; "
        "the road has since carried what the boats over the sound once did."
    )
    loaf = (
        "A loaf of rye from the guild ovens bears a stamp, so that a buyer in the old town can "
        "tell whose bread it is, as the custom of bakers has it to this day."
    )
    given = pairs(made(f"{FERRY}\n\n{BREAD}"), made(f"{loaf}\n{again}"))
    assert {(str(pair.lines[0]), str(pair.lines[1])) for pair in given} >= {("1", "2"), ("3", "1")}


def test_a_quotation_of_the_other_text_comes_first() -> None:
    """A passage that holds words of the other text in their order is put first, with the words."""
    quoting = (
        "He wrote that the harbour lost its trade to the new road bridge, which is one way to put "
        "what happened to a place that had been in decline for thirty years."
    )
    same_words = " ".join(sorted(BREAD.split()))  # all that the other passage has, but not one run of it
    first, second = pairs(made(f"{BREAD}\n{FERRY}"), made(f"{quoting}\n{same_words}"))
    assert (str(first.lines[0]), str(first.lines[1]), first.run) == (
        "2",
        "1",
        "the harbour lost its trade to the",
    )
    assert second.score > first.score
    assert not second.run


def test_short_texts_face_each_other_whole() -> None:
    """Two texts hardly longer than a passage are paired whole where they share a word of content, and else
    not; longer texts are not."""
    lights = (
        "We keep the harbour open. "
        + "Each of us has paid for what stands there, and nobody asked us whether it is still of use to anyone at all. "
        * 2
    )
    prices = (
        "The harbour is what it was. "
        + "Let them who come by road say so, since they are the ones to whom it matters most, and let it be told to them then. "
        * 2
    )
    (pair,) = pairs(made(lights), made(prices))
    assert (pair.whole, [str(lines) for lines in pair.lines]) == (True, ["1", "1"])
    assert pair.reason == "both texts are short enough to face each other whole; both speak of harbour"
    assert pairs(made(lights), made(prices.replace("harbour", "street"))) == ()
    long = made("\n".join([lights] * 9)), made("\n".join([prices] * 9))
    assert pairs(*long) == ()
    found = closest(*long)
    assert found
    assert found.shared == ("harbour",), "a teacher who chose the two is given the nearest passages"
    assert closest(made(lights), made(prices.replace("harbour", "street"))) is None


@pytest.mark.parametrize(
    ("one", "other"),
    [("stopped", "stops"), ("trading", "trades"), ("harbours", "harbour's"), ("heroes", "hero")],
)
def test_a_word_is_shared_in_any_of_its_forms(one: str, other: str) -> None:
    """Two texts share a word of content where each has another form of it."""
    plain = "Let them who come by road say so, since they are the ones to whom it matters most, and let it be told to them then. "
    asked = (
        "Each of us has paid for what stands there, and nobody asked us whether it is still of use to anyone at all. "
        * 2
    )
    (pair,) = pairs(made(f"We saw the {one} there. {plain * 2}"), made(f"It is {other} now. {asked}"))
    assert pair.shared == (one,)


# --- the lists
# -----------------------------------------------------------------------------------------------


def test_each_list_states_its_source_and_licence() -> None:
    """Every list begins with where it comes from and under which licence it is shipped."""
    for file in sorted(FOLDER.glob("*.tsv")):
        head = [line for line in file.read_text("utf-8").splitlines() if line.startswith("#")]
        assert head[0].startswith("# source: "), file.name
        assert any(line.startswith("# licence: ") for line in head), file.name


def test_entries_are_in_order_and_know_their_rule() -> None:
    """No entry is twice under one rule; rules and techniques exist; no wording is its own plainer
    wording."""
    entries = list(rows("loaded.tsv"))
    assert len({(term, rule) for term, rule, *_ in entries}) == len(entries) > 2000
    assert {rule for _, rule, *_ in entries} == set(rules())
    assert {rule.technique for rule in rules().values()} <= set(vocabulary.vocabulary().techniques)
    assert not [term for term, _, neutral, *_ in entries if term == neutral]
    assert {marker.role for marker in markers()} <= {kind.value for kind in UNITS} | {"analogy"}


def test_a_word_that_judges_only_sometimes_is_unsure() -> None:
    """A suggestion knows how often its word judges; the word check of a page counts each of them."""
    found = suggest(made("It is a weird circus of a rude plan."), kinds=frozenset({"loaded-term"}))
    assert [(one.shown, one.sureness.name) for one in found] == [("weird", "SOMETIMES"), ("circus", "ALWAYS")]
    assert {"circus", "weird", "puppet"} <= word_lists().loaded


def test_a_word_of_one_side_has_one_of_the_other() -> None:
    """An entry with a counter names an entry, under a rule of the same technique, that names it back."""
    counters = {
        (term, rules()[rule].technique): counter
        for term, rule, _, counter, *_ in rows("loaded.tsv")
        if counter
    }
    by_term: dict[str, set[str]] = {}
    for (term, _), counter in counters.items():
        by_term.setdefault(term, set()).add(counter)
    assert by_term
    for term, others in by_term.items():
        for other in others:
            assert other in by_term, f"{other}, against {term}, is not listed or names no counter"
            assert {technique for (t, technique) in counters if t == term} & {
                technique for (t, technique) in counters if t == other
            }


# Words that one side of this war, or of another quarrel, uses of the other.  If the list has one of a row, it
# has all.
SIDES = [
    ("appeaser", "warmonger"),
    ("appeasement", "warmongering"),
    ("appeasenik", "neocon"),
    ("Russophobe", "Russophile"),
    ("collective West", "Russian world"),
    ("Banderite", "vatnik"),
    ("leftist", "rightist"),
    ("putinist", "natoist"),
    ("orc", "ukronazi"),
    ("Kyiv regime", "Kremlin regime"),
    ("denazification", "decolonisation"),
    ("provocation", "aggression"),
]


@pytest.mark.parametrize("row", SIDES, ids=" / ".join)
def test_the_list_has_both_or_neither(row: tuple[str, ...]) -> None:
    """No side's own vocabulary is listed without the other's."""
    listed = {term for term, *_ in rows("loaded.tsv")}
    assert len({word in listed for word in row}) == 1


def test_proposals_fall_on_both_sides_alike(course: Course, found: dict[str, tuple[Suggestion, ...]]) -> None:
    """Loaded terms per 1,000 words differ between the sides by no more than chance: a permutation test
    over paragraphs."""
    for kinds in (
        frozenset({SuggestionKind.LOADED}),
        frozenset({SuggestionKind.VAGUE}),
        frozenset({SuggestionKind.HEDGE}),
        WORDINGS,
    ):
        paragraphs = []
        for id, seed in course.seeds.items():
            counts = {
                number: 0
                for number, line in enumerate(seed.text.lines, 1)
                if not seed.noise_in(Lines(number, number)) and len(seed.text.words_in(line))
            }
            for one in found[id]:
                counts[one.line] += one.kind in kinds
            paragraphs += [
                (seed.entry.side, len(seed.text.words_in(seed.text.lines[number - 1])), count)
                for number, count in counts.items()
            ]
        assert share_of_chance(paragraphs) > 0.05, kinds


def test_the_permutation_test_sees_a_leaning_list() -> None:
    """If the proposals of one side are doubled, the test says so: it can fail."""
    draw = random.Random(3)  # noqa: S311
    even = [(side, 80, 2 + draw.randrange(3)) for side in "ab" for _ in range(40)]
    assert share_of_chance(even) > 0.05
    assert (
        share_of_chance([(side, words, count * 2 if side == "a" else count) for side, words, count in even])
        < 0.01
    )


def share_of_chance(paragraphs: list[tuple[str, int, int]]) -> float:
    """The share of random ways to give the paragraphs to the sides in which the rates differ at least as
    much."""

    def difference(sides: list[str]) -> float:
        totals = {side: [0, 0] for side in set(sides)}
        for side, (_, words, count) in zip(sides, paragraphs, strict=True):
            totals[side][0] += count
            totals[side][1] += words
        rates = [count / words for count, words in totals.values()]
        return max(rates) - min(rates)

    draw, sides = random.Random(2025), [side for side, _, _ in paragraphs]  # noqa: S311
    seen = difference(sides)
    as_much = sum(difference(draw.sample(sides, len(sides))) >= seen for _ in range(999))
    return (as_much + 1) / 1000


# --- the commands
# --------------------------------------------------------------------------------------------


def run(*words: str) -> tuple[int, str, str]:
    result = CliRunner().invoke(main, [*words, "--course", str(ROOT)])
    return result.exit_code, result.stdout, result.stderr


def test_the_command_gives_a_table_or_yaml() -> None:
    """`suggest` prints a table, or YAML that can be read; what it counts goes to the other stream."""
    code, table, counted = run("suggest", "those-who-seek-war", "--lines", "4-7", "--kind", "loaded-term")
    assert code == 0
    assert table.startswith("line  kind")
    assert counted.strip().endswith("proposals in those-who-seek-war")
    code, text, _ = run(
        "suggest", "those-who-seek-war", "--lines", "4-7", "--kind", "loaded-term", "--format", "yaml"
    )
    assert code == 0
    assert list(yaml_read.parse(text, "x.yml")) == ["spans"]
    assert len(table.splitlines()) - 2 == text.count("- mark:")


def test_the_command_for_pairs_gives_a_table_or_yaml() -> None:
    """`pairs` prints a table with the line for a lesson, or the stimulus of an exercise."""
    code, table, _ = run("pairs", "history-shows-the-way", "those-who-seek-war")
    assert code == 0
    assert "::: facing history-shows-the-way:" in table
    code, text, _ = run("pairs", "history-shows-the-way", "those-who-seek-war", "--format", "yaml")
    assert code == 0
    assert json.dumps(yaml_read.parse(text, "x.yml")).count('"seed"') == 2
    assert run("pairs", "history-shows-the-way", "sabotaged-peace")[2].count("one side") == 1


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("suggest", "those-who-seek-wa"), "Did you mean `those-who-seek-war`?"),
        (("suggest", "those-who-seek-war", "--lines", "7-4"), "Write 4-7."),
        (("suggest", "those-who-seek-war", "--lines", "1-900"), "goes beyond the"),
        (("pairs", "those-who-seek-war", "those-who-seek-war"), "name two seeds"),
        (("pairs", "those-who-seek-war", "nothing"), "there is no seed `nothing`"),
    ],
)
def test_a_command_that_cannot_run_says_why(words: tuple[str, ...], message: str) -> None:
    """A seed or lines that are not there leave with status 2 and what to write in their place."""
    code, _, said = run(*words)
    assert code == 2
    assert message in said


def test_suggest_and_the_page_of_texts_find_the_same_vague_sources(course: Course) -> None:
    """One list says what an attribution to nobody is: wherever the page shows one, `suggest` names it, and
    the other way round."""
    for id, seed in course.seeds.items():
        shown = {part.line for part in exhibit.strip(seed) if part.trace is exhibit.Trace.VAGUE}
        named = {seed.text.line_at(one.where.start) for one in suggest(seed, None, {SuggestionKind.VAGUE})}
        named &= set(seed.numbered.lines)  # the page shows no heading
        assert shown <= named, id
        better = {
            part.line for part in exhibit.strip(seed)
        } - shown  # a mark or a quotation is more than a vague source
        assert named - shown <= better, id


def test_few_words_before_a_mark_are_no_claim() -> None:
    """The claim of "As (Smith, 2019) found" is its sentence; that of a mark at its end is the words before."""
    seed = made("In (Miller, 2021), drivers pay less. Most of them do not know it (Osei, 2020).\n")
    claims = [
        one.claim.exact for one in suggest(seed, kinds=frozenset({SuggestionKind.CITATION})) if one.claim
    ]
    assert claims == ["In (Miller, 2021), drivers pay less", "Most of them do not know it"]


def test_a_part_that_makes_no_role_likely_is_left_open() -> None:
    """Only a part with a likely role may be something."""
    seed = made("The ferry must stay because it is cheap. I have asked for it again. It should go.\n")
    units = suggest(seed, kinds=UNITS)
    assert [one.reason.startswith("may be ") for one in units] == [True, False, True]
    assert [one.sure >= LIKELY for one in units] == [True, False, True]
    assert units[1].reason == "its role is open: nothing in it speaks for one"


def test_the_place_of_a_part_and_its_neighbours_count() -> None:
    """What opens a text of several paragraphs tells more often what it is about."""
    told = "They went there in spring."
    alone = features.likely(*parts_of([[told, "The lane is wide."]]))["background"]
    opening = [[told, "The lane is wide."], *[["It is old.", "It is new."]] * 3]
    assert features.likely(*parts_of(opening))["background"] > alone
    granted = "It costs some money."
    before_but = features.likely(*parts_of([[granted, "But it is worth it."]]))["concession"]
    assert before_but > features.likely(*parts_of([[granted, "It is worth it."]]))["concession"]


def parts_of(paragraphs: list[list[str]]) -> list[set[str]]:
    """Return the features of the first part of a text, without its markers."""
    return features.of_text(paragraphs, [[set()] * len(parts) for parts in paragraphs])[0][:1]


def test_in_other_languages_the_signs_and_the_place_speak() -> None:
    """The weights are of English words: they say nothing of a text without them."""
    parts = [
        "Hay que abrir el puente.",
        "Según la ministra, basta.",
        "No tengo nada en contra.",
        "Está viejo.",
    ]
    (judged,) = judge([parts], english=False)
    roles = [(one.kind.value, one.evidence) for one in judged]
    assert roles == [("claim", None), ("evidence", "testimony"), ("concession", None), ("claim", None)]


@pytest.mark.parametrize(
    ("parts", "at", "role", "evidence"),
    [
        (
            ["A bridge costs money.", "It is true that most villages have a ferry.", "But it stops."],
            1,
            "concession",
            None,
        ),
        (["Refunds are promised, of course.", "They never come."], 0, "concession", None),
        (
            ["If you live on the quay, fine, maybe it makes no difference to you.", "I do not."],
            0,
            "concession",
            None,
        ),
        (
            ["Not every survey has found a benefit.", "But the case for a bridge is strong."],
            0,
            "concession",
            None,
        ),
        (
            ["In six months I'll be at college, with no ferry to wait for.", "It should stay."],
            0,
            "prediction",
            None,
        ),
        (
            ["Nobody is born with a timetable.", "I learned that here, by missing boats."],
            1,
            "evidence",
            "event",
        ),
        (["A man fell from the quay at two in the morning.", "Nobody came."], 0, "evidence", "event"),
        (["One in five of the respondents said that they had missed a boat."], 0, "evidence", "statistic"),
    ],
)
def test_the_words_that_grant_foretell_or_tell_say_the_role(
    parts: list[str], at: int, role: str, evidence: str | None
) -> None:
    """A point that is granted, a prediction and what the writer lived through are no claims."""
    (judged,) = judge([parts])
    assert (judged[at].kind.value, judged[at].evidence) == (role, evidence)


def test_what_a_study_found_is_evidence_in_the_parts_after_it() -> None:
    """A finding is no event, and a study that is only described is a document."""
    study = "A 2023 study by the University of Westmere compared 30 villages."
    findings = ["Those who used the ferry arrived later.", "They did not spend less money, either."]
    (judged,) = judge([[study, *findings, "Nor did it find that bridges made anyone happier."]])
    assert [(one.kind.value, one.evidence) for one in judged[1:]] == [("evidence", "statistic")] * 3
    assert evidence_kinds.of_part(study, (), {"names a study"}, {"statistic": 0.9}) == "document"
    (alone,) = judge([["The harbour is old.", *findings]])
    assert "statistic" not in {one.evidence for one in alone}
