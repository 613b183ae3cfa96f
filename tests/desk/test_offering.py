"""What the desk offers for a new exercise: a title, and few paragraphs, those of the lesson first."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from facingpages.author.suggest.roles import by_signs
from facingpages.checks.run import run_checks
from facingpages.course.course import Course
from facingpages.course.formats import todos
from facingpages.desk.lessons import offering
from facingpages.desk.passages import stretches
from facingpages.desk.proposals import roles_and_words
from facingpages.desk.proposals.roles_and_words import BACKING
from facingpages.desk.workbench import Workbench
from facingpages.handout.compose.exercises import blocks
from facingpages.handout.model.sheet import Table
from facingpages.page import front, render

from .asking import ask, refused, small_course
from .test_course_of_two_texts import keep, with_phones

UNSURE = {
    sign: f"Not sure: it could also be {role}." for sign, role in (("A1", "Background"), ("B4", "Claim"))
}


@pytest.fixture
def bench(tmp_path: Path) -> Workbench:
    """A new course with two texts on phones."""
    return with_phones(tmp_path)


def lesson(bench: Workbench, *lines: str) -> None:
    """Make a lesson on lines of the two texts."""
    places = [
        {"seed": seed, "lines": run}
        for seed, run in zip(("lock-them-up", "let-them-learn"), lines, strict=True)
    ]
    ask(bench, "new_lesson", title="Phones", question="Should pupils hand them in?", passages=places)


def ticked(bench: Workbench, kind: str) -> dict[str, str]:
    """Return the lines that are proposed, by text."""
    offer = ask(bench, "offer", lesson="phones", kind=kind)
    assert [text["seed"] for text in offer["texts"]] == ["lock-them-up", "let-them-learn"]
    return {text["seed"]: text["ticked"] for text in offer["texts"] if text["ticked"]}


def parts(bench: Workbench, kind: str = "claim-evidence") -> int:
    """Make the exercise that is proposed, and return the parts that it has."""
    chosen: list[Any] = [{"seed": seed, "lines": run} for seed, run in ticked(bench, kind).items()]
    made = ask(bench, "new_exercise", lesson="phones", kind=kind, title="It", passages=chosen)
    return len(ask(bench, "open", exercise=made["exercise"])["fields"]["units"])


@pytest.mark.parametrize(
    ("lines", "proposed"),
    [
        (("7", "9"), {"lock-them-up": "5", "let-them-learn": "9"}),  # nothing in doubt
        (("9", "5"), {"lock-them-up": "5", "let-them-learn": "9"}),  # nothing to look up in these lines
        (("5-11", "5-11"), {"lock-them-up": "5", "let-them-learn": "9"}),  # 25 parts
        (("5-7", "5-7"), {"lock-them-up": "5", "let-them-learn": "9"}),  # no room for more
    ],
)
def test_claim_and_evidence_begins_with_few_parts(
    bench: Workbench, lines: tuple[str, str], proposed: dict[str, str]
) -> None:
    """Two whole texts would be cut into 25 parts: few are proposed, and made."""
    lesson(bench, *lines)
    assert ticked(bench, "claim-evidence") == proposed
    assert parts(bench) <= 9


def test_the_number_beside_each_paragraph_is_that_of_its_parts(bench: Workbench) -> None:
    """The numbers of the ticked paragraphs add up to the parts that the exercise has."""
    lesson(bench, "5-7", "5-7")
    texts = ask(bench, "offer", lesson="phones", kind="claim-evidence")["texts"]
    first, second = ({line["line"]: line["count"] for line in text["lines"]} for text in texts)
    assert first[5] + second[9] == parts(bench)


def test_a_citation_is_looked_for_in_the_whole_text(bench: Workbench) -> None:
    """Where the lesson shows no citation, the paragraph of its texts that has one is proposed, and in sight."""
    lesson(bench, "9", "5")
    assert ticked(bench, "citation-check") == {"lock-them-up": "5"}
    text = ask(bench, "offer", lesson="phones", kind="citation-check")["texts"][0]
    assert [line["line"] for line in text["lines"] if line["here"]] == [5, 9]


def test_the_words_that_judge_choose_the_paragraph_to_rewrite(bench: Workbench) -> None:
    lesson(bench, "5-9", "5-9")
    assert ticked(bench, "rewrite") == {"let-them-learn": "5"}
    assert ticked(bench, "loaded-terms") == {"lock-them-up": "5-9", "let-them-learn": "5-9"}


def test_a_claim_in_a_loaded_term_is_best_to_rewrite(bench: Workbench) -> None:
    """It leaves most to keep."""
    lesson(bench, "9", "5")
    assert ticked(bench, "rewrite") == {"let-them-learn": "11"}


def test_a_lesson_with_few_loaded_terms_borrows_those_of_its_texts(bench: Workbench) -> None:
    """One term in one text and two in the other are few: the fair pair with most is proposed."""
    lesson(bench, "9", "5")
    assert ticked(bench, "loaded-terms") == {"lock-them-up": "5-9", "let-them-learn": "5-7"}


def test_a_title_is_no_paragraph(bench: Workbench) -> None:
    """It is not counted among the paragraphs that an exercise takes, and the page does not let it be ticked."""
    lesson(bench, "5-9", "5-9")
    text = ask(bench, "offer", lesson="phones", kind="claim-evidence")["texts"][0]
    assert [line["line"] for line in text["lines"] if line["title"]] == [1]
    found = offering.of_lesson(bench.bench, "phones", "claim-evidence")
    assert [1 in (*one.lines, *one.others) for one in found] == [False, False]


def test_a_label_is_no_paragraph(tmp_path: Path) -> None:
    """A heading, a by-line and a date are in no passage that is proposed; a short sentence can be."""
    bench = Workbench(small_course(tmp_path))
    text = "On phones\n\nMadrid | Ann Marsh | 19/03/2025\n\nThe numbers of last year\n\nThey are new.\n\nIs it late?\n"
    keep(bench, "phones", text, "lock", "holds that they go")
    made = stretches.stretch(bench.bench.course.texts["phones"], None, "claim-evidence", "en")
    assert made.lines == (7, 9)


def test_another_text_is_offered_whole_and_a_title_is_not_used_twice(bench: Workbench) -> None:
    lesson(bench, "9", "5")
    first = ask(bench, "offer", lesson="phones", kind="rewrite", seed="street-for-all")
    assert [text["seed"] for text in first["texts"]] == ["street-for-all"]
    assert all(line["here"] for line in first["texts"][0]["lines"] if line["words"])
    made = {"lesson": "phones", "kind": "rewrite", "passages": [{"seed": "let-them-learn", "lines": "5"}]}
    ask(bench, "new_exercise", title=first["title"], **made)
    assert ask(bench, "offer", lesson="phones", kind="rewrite")["title"] == first["title"] + " (2)"
    assert "no seed" in refused(bench, "offer", lesson="phones", kind="rewrite", seed="none")


def test_a_first_lesson_has_all_four_kinds(bench: Workbench) -> None:
    """One request makes a lesson of two texts: what rules propose is filled in, and nothing is wrong, only empty."""
    question = "Should pupils hand them in?"
    made = ask(bench, "first_lesson", seeds=["lock-them-up", "let-them-learn"], question=question)
    assert made["without"] == []
    opened = {one["kind"]: one for one in (ask(bench, "open", exercise=id) for id in made["exercises"])}
    assert list(opened) == ["loaded-terms", "claim-evidence", "citation-check", "rewrite"]
    assert all(finding["empty"] for one in opened.values() for finding in one["findings"])
    assert not any(one["unsaved"] for one in opened.values())
    spans = opened["loaded-terms"]["fields"]["spans"]
    assert [span["mark"]["exact"] for span in spans] == ["hijacked", "panic", "scaremongers"]
    units = opened["claim-evidence"]["fields"]["units"]
    roles = ["claim", "claim", "evidence", "counterclaim", "evidence", "claim", "reasoning"]
    assert [unit["role"] for unit in units] == roles
    assert [unit.get("supports") for unit in units] == [None, None, "2", None, "6", None, "6"], (
        "the nearest claim before, after, because"
    )
    assert [unit.get("evidence") for unit in units if unit["role"] == "evidence"] == ["statistic"] * 2
    key = opened["citation-check"]["fields"]["questions"][0]
    assert (key["key"], key["proof"]) == ("found", {"rule": "one-entry"})
    against = [todos.proposal(choice["why"]) or "" for choice in key["choices"]]
    assert ["would have to" in why for why in against].count(False) == 1
    rewriting = opened["rewrite"]["fields"]
    assert todos.proposal(rewriting["model"]).startswith("The companies that built these machines have taken")
    why = "It does without “hijacked”. It keeps “The companies”."
    assert todos.proposal(rewriting["why"]) == why
    pages = Course.load(bench.bench.folder.root)
    assert [one.text() for one in run_checks(pages) if one.code == "quoted-too-much"] == []
    lesson = ask(bench, "lesson", lesson=made["lesson"])
    assert lesson["plan"]["question"] == lesson["title"] == question
    introduced = [todos.proposal(block["text"]) or "" for block in lesson["page"]]
    assert any(words.startswith("Two writers answer this question. Read both.") for words in introduced)
    assert question not in "".join(introduced), "the page has it as its title"
    assert lesson["unfinished"] == made["exercises"], "each holds proposals to decide"
    assert [finding["said"] for finding in lesson["findings"]] == ["A paragraph of the page is still empty."]


@pytest.mark.parametrize(
    ("question", "id"),
    [
        ("Should every school lock the phones of its pupils away?", "should-every-school-lock-the-phones-of"),
        (
            "Should pupils hand in their phones, " + "their watches, " * 8 + "all?",
            "lock-them-up-let-them-learn-to-use-it",
        ),
        ("Is <b> bold?", "lock-them-up-let-them-learn-to-use-it"),
    ],
)
def test_the_title_of_a_lesson_is_its_question(bench: Workbench, question: str, id: str) -> None:
    """The titles of the texts are that of a lesson whose question is too long, or no title."""
    made = ask(bench, "first_lesson", seeds=["lock-them-up", "let-them-learn"], question=question)
    title = ask(bench, "lesson", lesson=made["lesson"])["title"]
    assert made["lesson"] == id
    assert title == question or (" · " in title and id.startswith("lock-them-up"))


def test_what_is_proposed_is_no_key_until_it_is_confirmed(bench: Workbench) -> None:
    """A first lesson has no exercise to play; each becomes one when the sentences of its rows are taken."""
    made = ask(
        bench,
        "first_lesson",
        seeds=["lock-them-up", "let-them-learn"],
        question="Should pupils hand them in?",
    )
    assert not set(made["exercises"]) & set(bench.bench.course.exercises)
    review = ask(bench, "review", lesson=made["lesson"])
    assert [row["waits"] for section in review["sections"] for row in section["rows"]].count(False) == 0
    terms = review["sections"][1]
    assert [row["around"] for row in terms["rows"]][:1] == [
        "The companies that built these machines have hijacked their minds, and we stand by."
    ]
    assert words_of(terms, terms["marks"]) == ["hijacked", "panic", "scaremongers"]
    assert terms["listed"] == []
    confirm(bench, terms, terms["rows"][:2])
    assert terms["target"]["exercise"] not in bench.bench.course.exercises
    for row in terms["rows"][:1:-1]:
        ask(bench, "edit", **terms["target"], edits=row["drop"])
    now = ask(bench, "review", lesson=made["lesson"])["sections"][1]
    assert [(row["quote"], row["waits"]) for row in now["rows"]] == [("hijacked", False), ("panic", False)]
    assert terms["target"]["exercise"] in bench.bench.course.exercises
    assert words_of(now, now["marks"]) == ["hijacked", "panic"]
    refused_ = [{"words": words} for words in now["listed"]]
    assert words_of(now, refused_) == ["scaremongers"], "it was refused, and a student may mark it"


def test_a_role_that_is_chosen_brings_its_reason_and_its_link(bench: Workbench) -> None:
    """A reason is proposed for the nearest claim; a judgement need support nothing."""
    made = ask(
        bench,
        "first_lesson",
        seeds=["lock-them-up", "let-them-learn"],
        question="Should pupils hand them in?",
    )

    def parts() -> dict[str, Any]:
        sections = ask(bench, "review", lesson=made["lesson"])["sections"]
        return {row["label"]: (sections[2]["target"], row) for row in sections[2]["rows"]}

    def give(sign: str, role: str) -> None:
        target, row = parts()[sign]
        edits = next(one["edits"] for one in row["choices"][0]["options"] if one["value"] == role)
        ask(bench, "edit", **target, edits=edits)

    give("A1", "reasoning")
    give("B3", "value-judgement")
    first = parts()["A1"][1]
    assert [choice["value"] for choice in first["choices"]] == ["reasoning", "2"], "the claim after it"
    give("A2", "concession")
    rows = {sign: row for sign, (_, row) in parts().items()}
    assert [choice["value"] for choice in rows["A1"]["choices"]] == ["reasoning", "0"], "no claim is left"
    assert [choice["value"] for choice in rows["B3"]["choices"]] == ["value-judgement", "0"]
    assert [choice["value"] for choice in rows["A2"]["choices"]] == ["concession"]
    assert rows["A2"]["texts"][0]["value"].startswith(
        "The part that begins “The companies that built” grants"
    )
    target, row = parts()["A1"]
    elsewhere = row["choices"][1]["options"][0]
    assert elsewhere["label"] == "a claim elsewhere in the text"
    assert elsewhere["value"] == "0"
    assert row["texts"][0]["value"].endswith("The claim that it backs up is elsewhere in the text.")
    ask(bench, "edit", **target, edits=row["choices"][1]["options"][1]["edits"])
    target, row = parts()["A1"]
    reason = row["texts"][0]
    assert reason["value"].endswith("It backs up the part that begins “The companies that built”.")
    ask(bench, "edit", **target, edits=[{"field": reason["field"], "value": reason["value"]}])
    chosen = [one["edits"] for one in parts()["A1"][1]["choices"][1]["options"] if one["value"] == "3"]
    ask(bench, "edit", **target, edits=chosen[0])
    now = parts()["A1"][1]["texts"][0]["value"]
    assert now.endswith("begins “A school in Northgate locked”."), (
        "it follows the link, after it was taken too"
    )
    target, row = parts()["B3"]
    alone = row["texts"][0]["value"]
    assert "backs up" not in alone, "a judgement may back up nothing"
    ask(bench, "edit", **target, edits=row["choices"][1]["options"][1]["edits"])
    assert parts()["B3"][1]["texts"][0]["value"].startswith(f"{alone} It backs up the part")
    ask(bench, "edit", **target, edits=parts()["B3"][1]["choices"][1]["options"][0]["edits"])
    assert parts()["B3"][1]["texts"][0]["value"] == alone
    ask(bench, "edit", **target, edits=[{"field": reason["field"], "value": "My own reason."}])
    ask(bench, "edit", **target, edits=parts()["A1"][1]["choices"][1]["options"][0]["edits"])
    assert parts()["A1"][1]["texts"][0]["value"] == "My own reason."


def test_a_row_says_which_role_is_about_as_likely(bench: Workbench) -> None:
    """It can be taken as it is; who takes it, or gives another role, has decided."""
    seeds = ["lock-them-up", "let-them-learn"]
    made = ask(bench, "first_lesson", seeds=seeds, question="Should pupils hand them in?")

    def rows() -> dict[str, Any]:
        section = ask(bench, "review", lesson=made["lesson"])["sections"][2]
        return {row["label"]: (section["target"], row) for row in section["rows"]}

    unsure = {sign: row["choices"][0]["unsure"] for sign, (_, row) in rows().items()}
    assert {sign: said for sign, said in unsure.items() if said} == UNSURE
    for sign, decide in zip(UNSURE, ("take", "give"), strict=True):
        target, row = rows()[sign]
        assert (row["findings"], row["waits"]) == ([], True)
        why = [{"field": row["texts"][0]["field"], "value": row["texts"][0]["value"]}]
        other = next(one["edits"] for one in row["choices"][0]["options"] if one["value"] == "background")
        ask(bench, "edit", **target, edits=why if decide == "take" else other)
        assert rows()[sign][1]["choices"][0]["unsure"] == ""


@pytest.mark.parametrize(
    ("words", "after", "sure", "role"),
    [
        ("The sea is blue.", "", 0.5, "claim"),
        ("The sea is blue.", "", 0.3, None),
        ("The sea is blue", "because it is.", 0.5, "claim"),
        ("Tuesday 1 March 2011", "The sea is blue.", 0.9, None),
        ("By Ann Smith, Madrid | 19/03/2025", "", 0.9, None),
        ("¹ Nature, 2015 (in English).", "", 0.9, None),
    ],
)
def test_an_unsure_role_is_left_open(words: str, after: str, sure: float, role: str | None) -> None:
    """That of a heading, a by-line, a date and a note too: they state nothing."""
    assert roles_and_words.likely_role(words, after, "claim", sure) == role


@pytest.mark.parametrize(
    ("words", "after", "place", "role"),
    [
        ("porque son nuevos.", "", "", "reasoning"),
        ("Es tarde.", "Por eso nos vamos.", "opens", "reasoning"),
        ("Leen,", "porque pueden.", "", "claim"),
        ("Algunos dicen que es caro.", "", "opens", "counterclaim"),
        ("El mar es azul.", "", "opens", "claim"),
        ("Según Ann, 40 se vendieron.", "", "opens", "evidence"),
        ("Según Ann, basta.", "", "opens", "claim"),
        ("Según Ann, basta.", "", "", "evidence"),
        ("¿Y por qué, según Ann?", "", "", "claim"),
    ],
)
def test_the_first_sign_of_a_role_counts(words: str, after: str, place: str, role: str) -> None:
    """In another language than English: words that join come first, others' views before the place."""
    assert list(by_signs(words, after, place)) == [role]


def test_a_role_without_a_reason_proposes_one(bench: Workbench) -> None:
    """A role that was chosen elsewhere has the reason of the list, and a suggestion of a role brings its own."""
    lesson(bench, "5-7", "5-7")
    made = ask(
        bench,
        "new_exercise",
        lesson="phones",
        kind="claim-evidence",
        title="It",
        passages=[{"seed": "lock-them-up", "lines": "5-7"}],
    )
    opened = ask(bench, "open", exercise=made["exercise"])
    suggested = next(one for one in opened["suggestions"] if one["marked"])
    assert f"begins “{' '.join(suggested['shown'].split()[:3])}" in suggested["why"]
    ask(
        bench,
        "edit",
        exercise=made["exercise"],
        edits=[{"field": ["units", 0, "role"], "value": "background"}],
    )
    rows = next(
        one
        for one in ask(bench, "review", lesson="phones")["sections"]
        if one["kind"] == "Claim and evidence"
    )["rows"]
    assert [bool(text["value"]) for row in rows for text in row["texts"]] == [True]
    assert rows[0]["waits"], "it is proposed, and no key yet"


def confirm(bench: Workbench, section: Any, rows: list[Any]) -> None:
    """Take the sentences of some rows, as the page does."""
    edits = [
        {"field": text["field"], "value": text["value"]}
        for row in rows
        for text in row["texts"]
        if text["waits"]
    ]
    ask(bench, "edit", **section["target"], edits=edits)


def test_a_first_lesson_prints_more_rows_than_it_has_terms(bench: Workbench) -> None:
    """A student who marks each keyed term still has two rows to spare."""
    question = "Should pupils hand them in?"
    made = ask(bench, "first_lesson", seeds=["lock-them-up", "let-them-learn"], question=question)
    section = ask(bench, "review", lesson=made["lesson"])["sections"][1]
    confirm(bench, section, section["rows"])
    exercise = bench.bench.course.exercises[section["target"]["exercise"]].without_key()
    (table,) = (one for one in blocks(exercise, "en", "") if isinstance(one, Table))
    assert len(table.rows) >= len(section["rows"]) + 2


def words_of(section: Any, marks: list[Any]) -> list[str]:
    """Return the words of the passages that are at some places."""
    lines = [line for passage in section["passages"] for line in passage["paragraphs"]]
    return [
        line["text"][line["places"][start - line["first"]][0] : line["places"][end - line["first"] - 1][1]]
        for start, end in (one["words"] for one in marks)
        for line in lines
        if line["first"] <= start < line["first"] + len(line["places"])
    ]


def test_a_missed_word_is_marked_in_the_review(bench: Workbench) -> None:
    """A word of the list brings its technique and plain words; another has the general technique, and its
    plain words are asked; neither is marked twice."""
    question = "Should pupils hand them in?"
    made = ask(bench, "first_lesson", seeds=["lock-them-up", "let-them-learn"], question=question)
    section = ask(bench, "review", lesson=made["lesson"])["sections"][1]
    (start, end), target = section["marks"][2]["words"], section["target"]
    ask(bench, "edit", **target, edits=section["rows"][2]["drop"])
    assert "marked already" in refused(bench, "mark_words", **target, words=section["marks"][0]["words"])
    assert ask(bench, "mark_words", **target, words=[start, end])["field"] == ["spans", 2]
    ask(bench, "mark_words", **target, words=[0, 1])
    rows = ask(bench, "review", lesson=made["lesson"])["sections"][1]["rows"]
    assert [row["quote"] for row in rows] == ["Every", "hijacked", "panic", "scaremongers"]
    assert [row["choices"][0]["value"] for row in rows[::3]] == ["loaded-language", "name-calling"]
    assert [row["texts"][0]["value"] for row in rows[::3]] == ["", "critics"]


def test_claims_that_nothing_holds_up_and_a_kind_that_is_missing_are_said(bench: Workbench) -> None:
    """A lesson says why it has no exercise of a kind where its texts hold nothing for it; one of claim and
    evidence without evidence has a remark."""
    question = "Should pupils hand them in?"
    made = ask(bench, "first_lesson", seeds=["lock-them-up", "let-them-learn"], question=question)
    parts = ask(bench, "review", lesson=made["lesson"])["sections"][2]
    assert (parts["remarks"], ask(bench, "review", lesson=made["lesson"])["without"]) == ([], [])
    units = ask(bench, "open", **parts["target"])["fields"]["units"]
    for unit, given in enumerate(units):
        if given["role"] not in BACKING:
            continue
        role = [
            {"field": ["units", unit, name], "delete": True}
            for name in ("evidence", "supports")
            if name in given
        ]
        edits = [*role, {"field": ["units", unit, "role"], "value": "background"}]
        ask(bench, "edit", **parts["target"], edits=edits)
    ask(bench, "save", **parts["target"])
    ask(bench, "remove", kind="exercise", id=made["exercises"][3])
    review = ask(bench, "review", lesson=made["lesson"])
    assert "nothing holds up" in review["sections"][2]["remarks"][0]
    assert review["without"] == [], "the teacher took it away: the texts hold one"
    for name, words in (
        ("moss", "Moss grows on walls and roofs."),
        ("fern", "Ferns grow on walls and roofs."),
    ):
        keep(bench, name, f"{words}\n", name, f"holds {words}")
    places = [{"seed": "moss", "lines": "1"}, {"seed": "fern", "lines": "1"}]
    ask(bench, "new_lesson", title="Green", question="Which grows?", passages=places)
    said = [one["said"] for one in ask(bench, "review", lesson="green")["without"]]
    assert ["citation" in one for one in said] == [True, False], "and no sentence to rewrite"


def test_a_first_lesson_needs_passages_that_face_each_other(bench: Workbench) -> None:
    """Nothing is made of one text alone, nor of two that speak of different things."""
    keep(
        bench,
        "moss",
        "Moss grows on the north side of old walls in the shade.\n",
        "moss",
        "holds that moss grows",
    )
    for other, words in (("lock-them-up", "cannot face itself"), ("moss", "speak of the same things")):
        said = refused(bench, "first_lesson", seeds=["lock-them-up", other], question="Should they?")
        assert words in said
    assert [one["id"] for one in ask(bench, "course")["lessons"]] == ["one-street"]


def test_a_question_that_is_the_title_is_said_once() -> None:
    """The card of a lesson has its question beside another title only."""
    cards = [front.Card("a", title, "Should it go?", 5, False, ()) for title in ("Should it go?", "The lane")]
    assert render.page("path.html.j2", "en", cards=cards[:1]).count("Should it go?") == 1
    assert render.page("path.html.j2", "en", cards=cards[1:]).count("Should it go?") == 1
