"""The rewriting that a first lesson proposes: whole, sound, and of words that are loaded in the lesson."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from facingpages.checks.run import run_checks
from facingpages.course.course import Course
from facingpages.course.formats import todos
from facingpages.course.items import RewriteKey, Rewriting
from facingpages.course.kinds.word_check import check_rewriting, rewriting_of
from facingpages.desk.proposals import facts_kept, following, rewriting
from facingpages.desk.proposals.facts_kept import Sort
from facingpages.desk.proposals.reasons import of_fact, of_model
from facingpages.desk.proposals.rewriting import Gone
from facingpages.desk.requests.base import OneEdit
from facingpages.desk.workbench import Workbench
from facingpages.language.word_lists import word_lists
from facingpages.text.folded import Range
from tests.author.test_suggest import made

from .asking import ask, refused, small_course
from .test_course_of_two_texts import keep

YES = """Keep the blazer

By Helen Marsh

3 May 2024

Experts agree that it helps. Every August the same campaign returns, and councillors surrender to the mob. \
A uniform saved families a fortune.

Critics call the blazer a straitjacket. At our school an overwhelming majority of 312 parents \
in Thornhill wants it. Governors must not cave in to a minority.
"""
NO = """Hang up the blazer

By Omar Reid

10 May 2024

The school uniform is a fetish. Head teachers are obsessed with skirts while the library has no librarian.

The evidence for uniforms is flimsy. Schools plunder the purses of families: a full set costs £249 \
at the only shop. Nobody called it a miracle. It is a blatant rip-off, plain and simple.
"""


@pytest.fixture
def bench(tmp_path: Path) -> Workbench:
    made = Workbench(small_course(tmp_path))
    keep(made, "yes", YES, "yes", "holds that the blazer should stay")
    keep(made, "no", NO, "no", "holds that the blazer should go")
    return made


def confirmed(value: Any) -> Any:
    """Return a value of a file with its proposals taken as they are."""
    match value:
        case dict():
            return {name: confirmed(one) for name, one in value.items()}
        case list():
            return [confirmed(one) for one in value]
        case _:
            return todos.proposal(value) or value


def taken(bench: Workbench, question: str = "Should pupils wear a uniform?") -> dict[str, dict[str, Any]]:
    """Make a first lesson, take what is proposed for its words, and return the fields of each kind."""
    fields = {}
    for id in ask(bench, "first_lesson", seeds=["yes", "no"], question=question)["exercises"]:
        opened = ask(bench, "open", exercise=id)
        fields[opened["kind"]] = opened["fields"]
        names = {"loaded-terms": ["spans"], "rewrite": ["loaded", "facts", "model", "why"]}.get(
            opened["kind"], []
        )
        edits = [{"field": [name], "value": confirmed(opened["fields"][name])} for name in names]
        if edits:
            ask(bench, "edit", exercise=id, edits=edits)
            ask(bench, "save", exercise=id)
    return fields


def test_what_is_proposed_passes_the_checker_as_it_is(bench: Workbench) -> None:
    """Words and a rewriting that are taken unread have no finding, and do not clash."""
    fields = taken(bench)
    assert [span["mark"]["exact"] for span in fields["loaded-terms"]["spans"]]
    assert all(span["neutral"] for span in fields["loaded-terms"]["spans"])
    course = Course.load(bench.bench.folder.root)
    ours = [id for id in course.files if course.files[id].data.kind in ("loaded-terms", "rewrite")]
    paths = {f"exercises/{id}.yml" for id in ours}
    assert [one.text() for one in run_checks(course) if one.path in paths] == []


def test_the_model_passes_the_word_check_and_the_sentence_fails(bench: Workbench) -> None:
    taken(bench)
    course = Course.load(bench.bench.folder.root)
    ((item,),) = [
        one.items
        for id, one in course.exercises.items()
        if one.stem.kind == "rewrite" and not id.startswith("one-street")
    ]
    assert isinstance(item.key, RewriteKey)
    assert isinstance(item.task, Rewriting)
    key = rewriting_of(item.task.sentence, item.key)
    assert check_rewriting(item.key.model, key, word_lists()).score == 1
    assert check_rewriting(item.task.sentence, key, word_lists()).score == 0


def test_the_rewriting_takes_the_words_of_the_loaded_terms(bench: Workbench) -> None:
    """The same words are loaded in both, with the same plain words."""
    fields = taken(bench)
    marked = {span["mark"]["exact"]: span["neutral"] for span in fields["loaded-terms"]["spans"]}
    gone = {one["mark"]["exact"]: one["neutral"] for one in fields["rewrite"]["loaded"]}
    assert gone
    assert {words: marked[words] for words in gone if words in marked} == {
        words: neutral for words, neutral in gone.items() if words in marked
    }


def test_denied_and_reported_words_are_no_proposal(bench: Workbench) -> None:
    """Nobody called it a miracle; critics call the blazer a straitjacket: neither writer says so."""
    made = ask(bench, "first_lesson", seeds=["yes", "no"], question="Should pupils wear a uniform?")
    opened = ask(bench, "open", exercise=made["exercises"][0])
    offered = {one["shown"] for one in opened["suggestions"]}
    assert {"miracle", "straitjacket"}.isdisjoint(offered)
    assert {"flimsy", "plunder", "cave in"} & offered


@pytest.mark.parametrize(
    ("pieces", "kept"),
    [
        (("some ", " fell by 6.4 per cent in 91 towns."), [("6.4 per cent", Sort.NUMBER),
                                                       ("91 towns", Sort.NUMBER)]),
        (("The ", " of the University of Leeds came."), [("University of Leeds", Sort.NAME)]),
        (("some parents ", " that they cannot text their child."), []),
        (("In the meantime another year group passes through the school with its eyes on a ", "."),
         [("the school", Sort.WORDS)]),
        (("Schools ", " the purses of families: a full set costs £249 at the shop."),
         [("the purses of families", Sort.WORDS), ("£249", Sort.NUMBER)]),
        (("The school saw to the new school library, and ", "."), [("the new school library", Sort.WORDS)]),
        (("On 3 May 2024 Helen Marsh said that 12 new schools fell.",),
         [("3 May 2024", Sort.NUMBER), ("12 new schools", Sort.NUMBER)]),
        (("Every pupil in Year 9 knows the quickly ", " school."), []),
        (("", " is it."), []),
        (("Hollin Bank has 1,140 pupils, and 2.5 ", "."),
         [("Hollin Bank", Sort.NAME), ("1,140 pupils", Sort.NUMBER)]),
        (("Phones in lessons are a ", "."), [("phones in lessons", Sort.WORDS)]),
        (("Schools will ", "."), []),
        (("Nobody fined a 12-year-old ", "."), []),  # an age
        (("They came in at 8.40 and went at 3.30pm ", "."), []),  # times of day
        (("To read a defence of phones is ", "."), []),
        (("The council should vote against this ", "."), [("the council", Sort.WORDS)]),
        (("Critics ", " so."), []),
        (("and the council trembles before ", "."), [("the council", Sort.WORDS)]),
    ],
)  # fmt: skip
def test_a_number_goes_before_a_name_and_a_name_before_words(
    pieces: tuple[str, ...], kept: list[tuple[str, Sort]]
) -> None:
    assert [(one.fact, one.sort) for one in facts_kept.of(pieces)] == kept


@pytest.mark.parametrize(
    ("fact", "wordings"),
    [
        ("91 schools", ("91 schools",)),
        ("the new library", ("new library",)),
        ("three out of four", ("three out of four", "3 out of 4", "three in four", "3 in 4")),
        ("6.4 per cent", ("6.4 per cent", "6.4%", "6.4 percent")),
        ("12%", ("12%", "12 per cent", "12 percent")),
        ("1140 pupils", ("1140 pupils", "1,140 pupils")),
        ("1140", ("1140", "1,140")),
        ("May 2024", ("May 2024",)),
        ("8.40", ("8.40", "8:40")),
        ("3.30pm", ("3.30pm", "3:30pm", "3.30", "3:30")),
        ("two thirds of pupils", ("two thirds of pupils", "2 thirds of pupils", "two-thirds of pupils")),
        ("two-thirds of pupils", ("two-thirds of pupils", "two thirds of pupils")),
        ("12 schools", ("12 schools", "twelve schools")),
        ("1,140 pupils", ("1,140 pupils", "1140 pupils")),
    ],
)  # fmt: skip
def test_a_fact_comes_with_its_numbers_in_figures_and_in_words(fact: str, wordings: tuple[str, ...]) -> None:
    assert facts_kept.wordings(fact) == wordings


@pytest.mark.parametrize(
    ("edit", "expected"),
    [
        (
            {},
            (
                "12 shops",
                ["12 shops", "twelve shops"],
                "The sentence gives “12 shops”.",
                "It keeps “12 shops”.",
            ),
        ),
        (
            {"any_of": ["my own words"], "why": "My own reason."},
            ("12 shops", ["my own words"], "My own reason.", "It keeps “12 shops”."),
        ),
    ],
)
def test_wordings_and_reasons_follow_a_fact_while_they_are_the_proposed_ones(
    edit: dict[str, Any], expected: tuple[str, list[str], str, str]
) -> None:
    kept = {"fact": "91 towns", "any_of": ["91 towns"], "why": of_fact("91 towns", Sort.NUMBER, "en"), **edit}
    values: dict[str, Any] = {"facts": [kept], "why": of_model(["mob"], ["91 towns", "Leeds"], "en")}
    asked = [OneEdit(field=["facts", 0, name], value=value) for name, value in kept.items() if name != "fact"]
    asked.append(OneEdit(field=["facts", 0, "fact"], value="12 shops"))
    made = {tuple(one.field): one.value for one in following.followed(values, asked, "en")}
    fact, any_of, why, model = expected
    assert made["facts", 0, "fact"] == fact
    assert made["facts", 0, "any_of"] == any_of
    assert str(made["facts", 0, "why"]).startswith(why)
    assert model in str(made["why",])
    assert "It keeps “Leeds”." in str(made["why",])


def test_a_model_that_keeps_a_loaded_word_is_the_last_choice() -> None:
    text = (
        "The mob of shopkeepers in Leeds spread a panic about the parking of 12 cars. "
        "The mob went home to the centre of Thornhill before the evening came."
    )
    seed = made(text)
    gone = [Gone(Range(at, at + 3), "crowd") for at in (4, text.index("mob went"))]
    chosen = rewriting.best([(seed, gone)], "en")
    assert chosen
    assert chosen.model.startswith("The crowd went home")


def test_without_plain_words_a_rewriting_waits_for_words_that_the_teacher_marks(tmp_path: Path) -> None:
    """Where the list knows no word, no sentence is proposed; the page says what to do, and it works."""
    bench = Workbench(small_course(tmp_path))
    body = "The council {} the purple uniform for 300 pupils of the town.\n\nThe uniform costs money."
    for name, verb in (("yes", "keeps"), ("no", "drops")):
        text = f"A uniform\n\nBy {name.title()} Marsh\n\n3 May 2024\n\n{body.format(verb)}\n"
        keep(bench, name, text, name, f"holds {name}")
    made = ask(bench, "first_lesson", seeds=["yes", "no"], question="Should pupils wear a uniform?")
    opened = {one["kind"]: one for one in (ask(bench, "open", exercise=id) for id in made["exercises"])}
    assert opened["loaded-terms"]["fields"]["spans"] == []
    rewrite = opened["rewrite"]["exercise"]
    assert todos.waits(opened["rewrite"]["fields"]["sentence"]["exact"])
    assert todos.words(opened["rewrite"]["fields"]["why"]) == ""
    assert "no other sentence" in refused(bench, "another", exercise=rewrite)
    sections = ask(bench, "review", lesson=made["lesson"])["sections"]
    assert "press “Another sentence”" in sections[-1]["remarks"][0]
    loaded = next(one for one in sections if one["passages"])
    lines = [line for passage in loaded["passages"] for line in passage["paragraphs"]]
    line = next(one for one in lines if "purple" in one["text"])
    at = line["text"][: line["text"].index("purple")].count(" ") + line["first"]
    field = ask(bench, "mark_words", **loaded["target"], words=[at, at + 1])["field"]
    plain = [{"field": [*field, "neutral"], "value": "todo: proposed: new"}]
    ask(bench, "edit", **loaded["target"], edits=plain)
    ask(bench, "another", exercise=rewrite)
    fields = ask(bench, "open", exercise=rewrite)["fields"]
    assert todos.proposal(fields["model"]).endswith("the new uniform for 300 pupils of the town.")
    assert ask(bench, "review", lesson=made["lesson"])["sections"][-1]["remarks"] == []


def test_a_headline_is_no_sentence_to_rewrite(tmp_path: Path) -> None:
    bench = Workbench(small_course(tmp_path))
    for name in ("yes", "no"):
        head = f"Hands off: the ban of the {name} camp is a tantrum of 300 adults"
        body = "The school has a ban on phones.\n\nThe ban on phones costs the school money."
        keep(bench, name, f"{head}\n\nBy Ann Marsh\n\n3 May 2024\n\n{body}\n", name, f"holds {name}")
    made = ask(bench, "first_lesson", seeds=["yes", "no"], question="Should it go?")
    opened = [ask(bench, "open", exercise=id)["fields"] for id in made["exercises"]]
    rewritten = [one["sentence"]["exact"] for one in opened if one["kind"] == "rewrite"]
    assert all(map(todos.waits, rewritten))


@pytest.mark.parametrize(
    ("sentence", "words", "neutral", "is_sound"),
    [
        ("The town should not listen to the mob of Thornhill.", "mob", "crowd", True),
        ("The mob of Thornhill should not listen to the mob.", "mob", "crowd", False),  # the model holds it
        ("The town should not listen to the mob of Thornhill.", "mob", "noisy mob", False),
    ],
)
def test_only_a_sound_rewriting_is_proposed(sentence: str, words: str, neutral: str, is_sound: bool) -> None:
    """The rules of a key decide, before anybody reads the proposal."""
    seed = made(sentence)
    at = seed.text.folded.index(words)
    gone = Gone(Range(at, at + len(words)), neutral)
    assert (rewriting.best([(seed, [gone])], "en") is not None) is is_sound


def test_a_sentence_with_several_words_that_must_go_comes_first() -> None:
    """One word and a common one to keep is the least; a feast is no name to look up."""
    text = (
        "They will hear something remarkable by Easter about it. "
        "The mob of shopkeepers has whipped up a panic about parking at 12 shops."
    )
    seed = made(text)
    gone = [
        Gone(Range(text.index(words), text.index(words) + len(words)), plain)
        for words, plain in (
            ("remarkable", "unusual"),
            ("mob", "crowd"),
            ("whipped up", "caused"),
            ("panic", "worry"),
        )
    ]
    chosen = rewriting.best([(seed, gone)], "en")
    assert chosen
    assert chosen.model == "The crowd of shopkeepers has caused a worry about parking at 12 shops."
    assert facts_kept.of(["They will hear it by Easter about it"]) == ()


def test_a_word_that_always_judges_comes_before_others() -> None:
    """And a sentence that is joined to the one before it is the last choice."""
    mostly = "The groupies of the mayor keep the gate of the park shut in May."
    always = "The zealots of the mayor keep the gate of the pool shut in May."
    joined = "And the zealots of the mayor keep the gate of the pool shut in May."
    for text, plain in ((f"{mostly} {always}", "pool"), (f"{mostly} {joined}", "park")):
        seed = made(text)
        gone = [Gone(Range(at, at + 7), "friends") for at in (text.index("zealots"),)]
        gone.insert(0, Gone(Range(4, 12), "friends"))
        chosen = rewriting.best([(seed, gone)], "en")
        assert chosen
        assert plain in chosen.model


def test_facts_that_a_reader_would_miss_come_before_trivia() -> None:
    """A number, a name, people or a longer phrase: "the door" alone is little to keep."""
    facts = {
        words: facts_kept.Kept(words, (), facts_kept.sort_of(words), 0).is_worth_keeping
        for words in (
            "the door",
            "the pupils",
            "a set of drugs",
            "87 per cent",
            "the Council of Leeds",
        )
    }
    assert [words for words, is_worth in facts.items() if not is_worth] == ["the door"]
    text = "The zealots of the mayor wait at a door. The zealots of the mayor wait for 12 new buses."
    gone = [Gone(Range(at, at + 7), "friends") for at in (4, text.index("zealots of the mayor wait for"))]
    chosen = rewriting.best([(made(text), gone)], "en")
    assert chosen
    assert "12 new buses" in chosen.model


def test_a_word_that_often_only_names_is_not_rewritten(tmp_path: Path) -> None:
    bench = Workbench(small_course(tmp_path))
    for name in ("yes", "no"):
        body = (
            f"The council of the {{}} camp keeps its strange blazer for 300 pupils.\n\nThe {name} camp pays."
        )
        keep(
            bench,
            name,
            f"A blazer\n\nBy Ann Marsh\n\n3 May 2024\n\n{body.format(name)}\n",
            name,
            f"holds {name}",
        )
    made = ask(bench, "first_lesson", seeds=["yes", "no"], question="Should it go?")
    opened = [ask(bench, "open", exercise=id)["fields"] for id in made["exercises"]]
    assert all(todos.waits(one["sentence"]["exact"]) for one in opened if one["kind"] == "rewrite")
    assert [one["spans"] for one in opened if one["kind"] == "loaded-terms"] == [[]]


def test_words_of_an_english_list_judge_nothing_in_another_language(tmp_path: Path) -> None:
    """The words "passe" and "tout" are in the list, and they are everyday words of a French text."""
    root = small_course(tmp_path)
    seeds = root / "seeds/seeds.yml"
    seeds.write_text(seeds.read_text("utf-8").replace("language: en", "language: fr", 1), "utf-8")
    bench = Workbench(root)
    lines = (
        "Les éoliennes du village coûtent {}, et on s'en passe : c'est tout ce qu'il faut dire des éoliennes."
    )
    for name, words in (("oui", "peu"), ("non", "beaucoup")):
        keep(
            bench,
            name,
            f"Le vent\n\nPar Anne Marsh\n\n3 mai 2024\n\n{lines.format(words)}\n",
            name,
            f"dit {name}",
        )
    made = ask(bench, "first_lesson", seeds=["oui", "non"], question="Faut-il des éoliennes ?")
    opened = [ask(bench, "open", exercise=id)["fields"] for id in made["exercises"]]
    (rewritten,) = (one["sentence"]["exact"] for one in opened if one["kind"] == "rewrite")
    assert todos.waits(rewritten)


def test_a_reason_quotes_the_beginning_as_the_sentence_has_it() -> None:
    """The fact has no capital there; between double marks stands what the text has."""
    sentence = "The council waits for the report."
    assert of_fact("the council", Sort.WORDS, "en", sentence).startswith("The sentence says “The council”.")
    assert of_model([], ["the council", "a report"], "en", sentence) == (
        "It keeps “The council”. It keeps ‘a report’."
    )


def test_another_sentence_comes_with_all_that_is_proposed_for_it(bench: Workbench) -> None:
    """The sentences come in turn, each whole; after the last the first comes again, and one step of undo
    brings the one before back."""
    made = ask(bench, "first_lesson", seeds=["yes", "no"], question="Should the blazer go?")
    id = made["exercises"][3]

    def sentence() -> str:
        return str(ask(bench, "open", exercise=id)["fields"]["sentence"]["exact"])

    seen = [sentence()]
    for _ in range(20):
        ask(bench, "another", exercise=id)
        if sentence() == seen[0]:
            break
        fields = ask(bench, "open", exercise=id)["fields"]
        text = bench.bench.course.texts[fields["stimulus"][0]["seed"]].text
        assert fields["sentence"]["exact"] in text.folded
        assert fields["model"].startswith("todo: proposed: ")
        gone = [one["mark"]["exact"] for one in fields["loaded"]]
        assert gone
        assert not any(words in todos.proposal(fields["model"]) for words in gone)
        seen.append(sentence())
    assert len(seen) > 2
    assert len(seen) == len(set(seen))
    ask(bench, "undo", exercise=id)
    assert sentence() == seen[-1]


def test_a_fact_that_need_not_stay_is_taken_out_in_the_list(bench: Workbench) -> None:
    """Its sentence leaves the reason of the model; the last fact cannot go."""
    made = ask(bench, "first_lesson", seeds=["yes", "no"], question="Should the blazer go?")
    for _ in range(20):
        section = ask(bench, "review", lesson=made["lesson"])["sections"][-1]
        facts = [row for row in section["rows"] if row["field"][0] == "facts"]
        if len(facts) > 1:
            break
        ask(bench, "another", **section["target"])
    first = facts[0]["texts"][0]["value"]
    assert all(row["drop"] for row in facts)
    assert f"“{first}”" in section["rows"][-1]["texts"][1]["value"]
    for row in facts[:-1]:
        ask(bench, "edit", **section["target"], edits=row["drop"])
    rows = ask(bench, "review", lesson=made["lesson"])["sections"][-1]["rows"]
    left = [row for row in rows if row["field"][0] == "facts"]
    assert [row["texts"][0]["value"] for row in left] == [facts[-1]["texts"][0]["value"]]
    assert not left[0]["drop"]
    assert f"“{first}”" not in rows[-1]["texts"][1]["value"]


def test_a_sentence_that_no_exercise_has_told_comes_first(tmp_path: Path) -> None:
    """Of two that fit alike, the paragraph outside the loaded terms has words that no student was told."""
    bench = Workbench(small_course(tmp_path))
    told = "The shameful plan of the council cost 300 families of Thornhill their garden. It is a gimmick."
    fresh = "The ludicrous plan of the old council cost some 400 families of Millbrook their garden."
    plain = "The town has a hall, and the hall has a door. " * 20
    for name in ("yes", "no"):
        body = f"{told}\n\n{plain}\n\n{fresh}"
        keep(
            bench, name, f"A plan for {name}\n\nBy Ann Marsh\n\n3 May 2024\n\n{body}\n", name, f"holds {name}"
        )
    made = ask(bench, "first_lesson", seeds=["yes", "no"], question="Should it go?")
    opened = [ask(bench, "open", exercise=id)["fields"] for id in made["exercises"]]
    assert {one["lines"] for one in opened[0]["stimulus"]} == {"7"}
    assert opened[-1]["stimulus"][0]["lines"] == "11"
