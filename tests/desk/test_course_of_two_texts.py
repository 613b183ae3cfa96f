"""From two texts to a lesson that is played, printed, marked and taken away, all at the desk."""

from __future__ import annotations

import io
import json
import zipfile
from pathlib import Path
from typing import Any

import pytest

from facingpages.checks.run import run_checks
from facingpages.course.course import Course
from facingpages.desk.handing_on.shown import Shown
from facingpages.desk.texts import facts
from facingpages.desk.workbench import Workbench
from facingpages.text.dates import PartialDate
from tests.cli.test_docs import ANSWERS

from .asking import ask, packed, refused, small_course

BAN = "\n".join(
    [
        "Keep phones out of class\nBy Ann Smith\n12 March 2024\n",
        "Phones ruin every lesson they enter. A teacher in our town counted forty interruptions in one hour. "
        "The school board has dithered for years while children stare at screens.\n",
        "Subscribe to our newsletter!\n",
        "Some parents say that they must reach their child. The office has a telephone, as it had for a hundred "
        "years. Nobody is lost because a phone lies in a locker. The ban works wherever it has been tried, and it "
        "costs nothing.\n",
    ]
)
KEEP = "\n".join(
    [
        "Let students keep their phones\nBy Ben Jones\n20 March 2024\n",
        "A ban on phones is a lazy answer to a hard question. Teachers in our town use phones for maps and for "
        "the dictionary. The board should write rules, and let each class keep them.\n",
        "Some parents need to reach their child, and some children need to be reached. A locker does not answer. "
        "The telephone of the office is busy at noon, as everybody knows who has tried it. A rule that both sides "
        "have written costs nothing.\n",
    ]
)
PHONES = Path(__file__).parents[1] / "data" / "phones"
PLACES = [{"seed": "ban", "lines": "9"}, {"seed": "keep", "lines": "7"}]


@pytest.fixture
def bench(tmp_path: Path) -> Workbench:
    return Workbench(small_course(tmp_path))


def with_phones(tmp_path: Path) -> Workbench:
    """A new course with two texts on phones."""
    bench = Workbench(small_course(tmp_path))
    for name, side in (("lock-them-up", "lock"), ("let-them-learn", "learn")):
        keep(bench, name, (PHONES / f"{name}.md").read_text("utf-8"), side, f"holds that pupils {side}")
    return bench


def keep(bench: Workbench, name: str, text: str, side: str, holds: str) -> Any:
    """Bring a text in as a teacher would who takes what is proposed."""
    read = ask(bench, "read_text", name=f"{name}.txt", data=packed(text))
    stated = {fact: found["value"] for fact, found in read["stated"].items()}
    stated |= {"position": holds, "here_because": "It is short, and argues one side."}
    noise = [{"line": line["line"], "kind": line["noise"]} for line in read["lines"] if line["noise"]]
    kept = ask(
        bench, "keep_text", text=read["text"], id=name, side=side, holds=holds, noise=noise, stated=stated
    )
    return read, kept


@pytest.fixture
def lesson(bench: Workbench) -> Workbench:
    keep(bench, "ban", BAN, "ban-them", "holds that phones should stay out of class")
    keep(bench, "keep", KEEP, "keep-them", "holds that phones may stay in class")
    ask(bench, "new_lesson", title="Phones in class", question="Should phones be in class?", passages=PLACES)
    return bench


def on_disk(bench: Workbench) -> dict[str, bytes]:
    root = bench.bench.folder.root
    return {
        file.relative_to(root).as_posix(): file.read_bytes() for file in root.rglob("*") if file.is_file()
    }


def test_a_text_is_read_line_by_line_and_kept_as_chosen(bench: Workbench) -> None:
    """What may be noise is proposed with a reason; what the text states of itself comes with its line."""
    read, kept = keep(bench, "ban", BAN, "ban-them", "holds that phones should stay out of class")
    assert {line["line"]: line["noise"] for line in read["lines"] if line["noise"]} == {
        2: "by-line",
        3: "by-line",
        7: "newsletter box",
    }
    assert read["stated"]["author"] == {"value": "Ann Smith", "line": 2}
    assert read["stated"]["outlet"] == {"value": "not stated", "line": 0}
    assert kept["seed"] == "ban"
    assert run_checks(Course.load(bench.bench.folder.root)) == []
    again = ask(bench, "read_text", name="again.txt", data=packed(BAN))
    assert again["same_as"] == "ban"
    said = refused(bench, "keep_text", text=again["text"], id="again", side="ban-them")
    assert "already, as `ban`" in said


def test_lines_that_are_left_out_are_not_in_the_seed(bench: Workbench) -> None:
    read = ask(bench, "read_text", name="ban.txt", data=packed(BAN))
    stated = {"position": "holds that x", "here_because": "It is short."}
    given = {"text": read["text"], "id": "ban", "side": "keep-it-open", "stated": stated}
    assert "new side" in refused(bench, "keep_text", **{**given, "side": "third"})
    assert "no line 99" in refused(bench, "keep_text", **given, left_out=[99])
    assert "not a kind of noise" in refused(
        bench, "keep_text", **given, noise=[{"line": 2, "kind": "rubbish"}]
    )
    ask(bench, "keep_text", **given, left_out=[7, 8], noise=[{"line": 2, "kind": "by-line"}])
    text = (bench.bench.folder.root / "seeds/ban.txt").read_text("utf-8")
    assert "newsletter" not in text
    assert "Ann Smith" in text


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("a.exe", packed("x"), "not of a kind"),
        ("a.txt", packed(" \n"), "empty"),
        ("a.txt", "no base64!", "through whole"),
        ("a.pdf", packed("no pdf"), "not a PDF"),
        ("a.docx", packed("no zip"), "docx"),
    ],
)
def test_a_file_that_is_no_text_is_refused(bench: Workbench, name: str, data: str, words: str) -> None:
    assert words in refused(bench, "read_text", name=name, data=data)


def test_what_is_said_of_a_text_can_be_mended(bench: Workbench) -> None:
    """A fact that the text does not state is a finding at its field; the words of a text stay."""
    keep(bench, "ban", BAN, "ban-them", "holds that phones should stay out of class")
    shown = ask(bench, "edit_text", seed="ban", edits=[{"field": ["title"], "value": "Something else"}])
    assert [(f["code"], f["field"]) for f in shown["findings"]] == [("not-in-text", ["title"])]
    ask(bench, "take_back")
    assert ask(bench, "text", seed="ban")["findings"] == []
    assert "as received" in refused(
        bench, "edit_text", seed="ban", edits=[{"field": ["sha256"], "value": "0"}]
    )
    assert refused(bench, "edit_text", seed="ban", edits=[{"field": ["notice"], "value": "text"}])


DATED = "Lock them up\n\nBy Ada Marsh, Harbour Gazette, March 3, 2025\n\nThe phones must go, and soon.\n"


def test_the_position_of_a_text_is_proposed_in_its_own_words(bench: Workbench) -> None:
    """What the writer asks for is a quotation, or nothing."""
    assert _asks(bench, KEEP) == "asks: “Let students keep their phones”"
    assert _asks(bench, BAN) == "asks: “Keep phones out of class”"


@pytest.mark.parametrize(
    ("title", "body", "asks"),
    [
        (
            "The lane",
            "The lane is old.\n\nWhat we need is slow work. Teach the pupils how it is built.",
            "asks: “What we need is slow work” and “Teach the pupils how it is built”",
        ),
        (
            "The lane",
            "The lane is a disgrace. It is a long lane.\n\nThe council should spend 200 pounds on it.",
            "says: “The lane is a disgrace”, and asks: “The council should spend 200 pounds on it”",
        ),
        ("The lane", "The lane is a disgrace.\n\nThe lane was dug last.", "says: “The lane is a disgrace”"),
        (
            "The lane",
            "It rained.\n\nIn my opinion the lane is the only way to the sea.",
            "says: “In my opinion the lane is the only way to the sea”",
        ),
        (
            "The lane",
            "The council should build the lane.\n\nThere must be exceptions for the lane of a nurse.",
            "asks: “The council should build the lane”",
        ),
        (
            "The lane at night",
            "It rains.\n\nIt is late.\n\nIt is cold.\n\nI think you mend the lane.\n\nIt rains.\n\nWe sleep.",
            "says: “I think you mend the lane”",
        ),
        ("The lane at night", "It rained.\n\nI went home.", "says: “The lane at night”"),
        ("The lane is ours", "The lane is a disgrace.", "says: “The lane is ours”"),
    ],
)
def test_a_position_has_the_point_beside_an_aside(bench: Workbench, title: str, body: str, asks: str) -> None:
    """A sum of money says little alone; where nothing is asked, the point of the text, a view or its title is
    there."""
    assert _asks(bench, f"{title}\n\n{body}\n") == asks


def _asks(bench: Workbench, text: str) -> str:
    position: str = ask(bench, "read_text", name="text.txt", data=packed(text))["asks"]
    return position


def test_a_date_is_understood_and_kept_in_figures(bench: Workbench) -> None:
    """The date of a text is kept as a day, whatever words or figures state it; the checker finds it in the
    text all the same."""
    read = ask(bench, "read_text", name="dated.txt", data=packed(DATED))
    assert read["stated"]["outlet"] == {"value": "Harbour Gazette", "line": 3}
    assert read["stated"]["date"] == {
        "value": "2025-03-03",
        "line": 3,
        "written": "March 3, 2025",
        "understood": "3 March 2025",
    }
    own = {"position": "holds that x", "here_because": "It is short."}
    given = {"text": read["text"], "id": "dated", "side": "keep-it-open"}
    assert "not understood as a date. Write the day as 2025-03-31" in refused(
        bench, "keep_text", **given, stated={**own, "date": "last spring"}
    )
    assert "two dates. Write 2025-04-03 for 3 April 2025, or 2025-03-04 for 4 March 2025" in refused(
        bench, "keep_text", **given, stated={**own, "date": "3/4/2025"}
    )
    ask(bench, "keep_text", **given, stated={**own, "date": "3rd of March 2025"})
    shown = ask(bench, "text", seed="dated")
    assert (shown["fields"]["date"], shown["findings"]) == ("2025-03-03", [])
    shown = ask(bench, "edit_text", seed="dated", edits=[{"field": ["date"], "value": "4 March 2025"}])
    assert [(f["code"], f["field"]) for f in shown["findings"]] == [("not-in-text", ["date"])]
    assert shown["fields"]["date"] == "2025-03-04"


def test_a_fact_is_looked_up_in_the_text(bench: Workbench) -> None:
    """Before a text is kept and after, the desk says whether its words state a fact, and what date is
    understood."""
    read = ask(bench, "read_text", name="dated.txt", data=packed(DATED))
    of_file = {"text": read["text"]}
    said = ask(bench, "fact", name="date", value="Mar 3, 2025", **of_file)
    assert said == {"value": "2025-03-03", "understood": "3 March 2025", "in_text": True}
    assert not ask(bench, "fact", name="outlet", value="The Weekly", **of_file)["in_text"]
    assert ask(bench, "fact", name="outlet", value="Harbour Gazette", **of_file)["in_text"]
    assert ask(bench, "fact", name="licence", value="by hand", **of_file)["in_text"]
    assert "not understood" in refused(bench, "fact", name="date", value="soon", **of_file)
    for day in ("October 14", "Tuesday, October 14", "14th of October", "14 de octubre"):
        assert "has no year" in refused(bench, "fact", name="date", value=day, **of_file)
        assert facts.understood(f"{day} 2025", "en") == PartialDate(2025, 10, 14)
    author = ask(bench, "read_text", name="a.txt", data=packed(DATED.replace("Ada Marsh", "ADA MARSH")))
    assert author["stated"]["author"]["value"] == "Ada Marsh"
    assert ask(bench, "fact", name="author", value="Ada Marsh", text=author["text"])["in_text"]
    assert "no longer here" in refused(bench, "fact", name="date", value="2025", text="gone")


def test_pairs_are_proposed_with_their_words(lesson: Workbench) -> None:
    pairs = ask(lesson, "pairs", seeds=["ban", "keep"])
    assert pairs["pairs"]
    assert not pairs["one_sided"]
    for one in pairs["pairs"][0]["passages"]:
        assert one["paragraphs"][0]["text"]
    assert "face itself" in refused(lesson, "pairs", seeds=["ban", "ban"])


def test_a_lesson_of_all_four_kinds_begins_with_what_is_still_to_do(lesson: Workbench) -> None:
    """Each new exercise is on the page and in the plan; its findings are what is to be decided."""
    for kind in ("loaded-terms", "claim-evidence", "citation-check", "rewrite"):
        places = PLACES if kind in ("loaded-terms", "claim-evidence") else PLACES[:1]
        made = ask(
            lesson, "new_exercise", lesson="phones-in-class", kind=kind, title=f"Try: {kind}", passages=places
        )
        opened = ask(lesson, "open", exercise=made["exercise"])
        assert opened["fields"]["title"] == f"Try: {kind}"
        assert {finding["code"] for finding in opened["findings"]} <= {"todo", "bad-value"}
        assert opened["passages"]
    shown = ask(lesson, "lesson", lesson="phones-in-class")
    exercises = [block["directive"][1] for block in shown["page"] if block["directive"][:1] == ["exercise"]]
    assert len(exercises) == 4
    planned = [id for step in shown["plan"]["steps"] for id in step["exercises"]]
    assert sorted(planned) == sorted(exercises)
    said = refused(
        lesson, "new_exercise", lesson="phones-in-class", kind="rewrite", title="x", passages=PLACES
    )
    assert "one passage" in said
    noise = [{"seed": "ban", "lines": "7"}]
    assert "noise" in refused(
        lesson, "new_exercise", lesson="phones-in-class", kind="loaded-terms", title="x", passages=noise
    )


def test_an_exercise_is_finished_at_the_desk_and_passes_check(lesson: Workbench) -> None:
    """Words are chosen, keyed and saved; the lesson's page is written; the checker finds nothing."""
    made = ask(
        lesson,
        "new_exercise",
        lesson="phones-in-class",
        kind="loaded-terms",
        title="Lost words",
        passages=PLACES,
    )
    id = made["exercise"]
    opened = ask(lesson, "open", exercise=id)
    assert any(one["shown"] == "everybody knows" for one in opened["suggestions"])
    words = {"Nobody is lost": "few are harmed", "everybody knows": "some have found"}
    for index, (shown, neutral) in enumerate(words.items()):
        start = next(
            paragraph["first"] + number
            for passage in opened["passages"]
            for paragraph in passage["paragraphs"]
            for number, (a, _) in enumerate(paragraph["places"])
            if paragraph["text"][a:].startswith(shown)
        )
        selector = ask(lesson, "select", exercise=id, words=[start, start + len(shown.split())])["selector"]
        span = {"mark": selector, "verdict": "loaded", "technique": "exaggeration", "neutral": neutral}
        why = f'"{shown}" allows no exception. ‘{neutral.capitalize()}’ says the same with room for some.'
        answer = ask(
            lesson, "edit", exercise=id, edits=[{"field": ["spans", index], "insert": {**span, "why": why}}]
        )
    assert answer["findings"] == []
    ask(lesson, "save", exercise=id)
    shown_lesson = ask(lesson, "lesson", lesson="phones-in-class")
    todo = next(i for i, block in enumerate(shown_lesson["page"]) if block["text"].startswith("todo"))
    edits = [{"block": todo, "text": "Two letters from one town speak of phones."}]
    assert ask(lesson, "edit_lesson", lesson="phones-in-class", page=edits)["findings"] == []
    ask(lesson, "save", lesson="phones-in-class")
    assert [
        f.text() for f in run_checks(Course.load(lesson.bench.folder.root)) if "plan-" not in f.code
    ] == []


def test_a_page_is_changed_block_by_block(bench: Workbench) -> None:
    """Other blocks stay byte for byte; each change is undone and done again with the plan's."""
    page = bench.bench.folder.root / "lessons/one-street.md"
    before = page.read_bytes()
    shown = ask(bench, "lesson", lesson="one-street")
    texts = [block["text"] for block in shown["page"]]
    inserted = ask(
        bench,
        "edit_lesson",
        lesson="one-street",
        page=[{"block": 2, "insert": "A new paragraph:\non two lines."}],
    )
    assert [block["text"] for block in inserted["page"]] == [
        *texts[:2],
        "A new paragraph:\non two lines.",
        *texts[2:],
    ]
    moved = ask(bench, "edit_lesson", lesson="one-street", page=[{"block": 2, "to": len(texts)}])
    assert moved["page"][-1]["text"] == "A new paragraph:\non two lines."
    gone = ask(bench, "edit_lesson", lesson="one-street", page=[{"block": len(texts), "delete": True}])
    assert [block["text"] for block in gone["page"]] == texts
    both = ask(
        bench,
        "edit_lesson",
        lesson="one-street",
        title="Another: title",
        plan=[{"field": ["steps", 0, "minutes"], "value": 99}],
    )
    assert both["title"] == "Another: title"
    assert "plan-time" in {finding["code"] for finding in both["findings"]}
    back = ask(bench, "undo", lesson="one-street")
    assert (back["title"], back["findings"]) == (shown["title"], [])
    again = ask(bench, "redo", lesson="one-street")
    assert again["title"] == "Another: title"
    for _ in range(4):
        ask(bench, "undo", lesson="one-street")
    assert "nothing to undo" in refused(bench, "undo", lesson="one-street")
    ask(bench, "save", lesson="one-street")
    assert page.read_bytes() == before
    assert "no block" in refused(
        bench, "edit_lesson", lesson="one-street", page=[{"block": 999, "text": "x"}]
    )


def test_what_was_made_or_removed_can_be_taken_back(lesson: Workbench) -> None:
    """Each is written as a whole, shown before when asked, and undone as a whole."""
    before = on_disk(lesson)
    look = ask(lesson, "rename", kind="seed", id="ban", to="out-of-class", look=True)
    assert not look["done"]
    assert on_disk(lesson) == before
    ask(lesson, "rename", kind="seed", id="ban", to="out-of-class")
    assert "seeds/out-of-class.txt" in on_disk(lesson)
    ask(lesson, "remove", kind="lesson", id="phones-in-class")
    assert "lessons/phones-in-class.md" not in on_disk(lesson)
    ask(lesson, "take_back")
    ask(lesson, "take_back")
    assert on_disk(lesson) == before
    assert "there is no seed" in refused(lesson, "remove", kind="seed", id="nobody")
    assert "cannot be the name" in refused(lesson, "rename", kind="seed", id="ban", to="No Name")
    ask(lesson, "edit_lesson", lesson="phones-in-class", title="Unsaved")
    assert "not saved" in refused(lesson, "remove", kind="seed", id="ban")


def content(answer: Any) -> tuple[str, bytes]:
    shown = answer["show"]
    assert isinstance(shown, Shown)
    return shown.first, shown.files[shown.first]


def test_a_lesson_is_one_file_that_asks_nothing_of_anybody(bench: Workbench) -> None:
    """It names no other file or site; the page of a class holds no key; that to practise does."""
    for mode in ("practice", "class"):
        name, page = content(ask(bench, "take", form="single", lesson="one-street", mode=mode))
        assert name == f"one-street.{mode}.html"
        text = page.decode()
        for way in ('src="', "url(", "@import", '<link rel="stylesheet"'):
            assert way not in text, way
        assert ("data-key=" in text) == (mode == "practice")
        assert "Content-Security-Policy" in text
    assert b"fp-exercise" in content(ask(bench, "play", exercise="one-street/two-shops"))[1]
    assert "Choose a lesson" in refused(bench, "take", form="single")


def test_what_is_printed_and_taken_away_opens(bench: Workbench) -> None:
    assert content(ask(bench, "print", lesson="one-street", format="pdf", view="teacher"))[1].startswith(
        b"%PDF"
    )
    assert content(ask(bench, "print", exercise="one-street/two-shops", format="docx"))[1].startswith(b"PK")
    _, course = content(ask(bench, "take", form="course"))
    with zipfile.ZipFile(io.BytesIO(course)) as opened:
        inside = {name.partition("/")[2]: opened.read(name) for name in opened.namelist()}
    assert inside == on_disk(bench)
    ask(bench, "edit", exercise="one-street/two-shops", edits=[{"field": ["title"], "value": "Other"}])
    assert "not saved" in refused(bench, "take", form="course")
    assert b"Other" in content(ask(bench, "play", exercise="one-street/two-shops"))[1]


def test_an_exercise_with_mistakes_is_not_played(bench: Workbench) -> None:
    ask(bench, "edit", exercise="one-street/before-the-vote", edits=[{"field": ["minutes"], "value": "x"}])
    for do, given in (("play", {}), ("print", {})):
        said = refused(bench, do, exercise="one-street/before-the-vote", **given)
        assert "“Before the vote” cannot be shown yet" in said
        assert "“Minutes”: `x` is not a whole number" in said
        assert "“Before the vote” cannot be shown yet" in refused(bench, do, lesson="one-street", **given)


def test_a_class_is_marked_and_leaves_nothing_on_the_disk(bench: Workbench) -> None:
    """Scores, table and report come back; a file that is not counted is named as it was handed in."""
    before = on_disk(bench)
    files = [
        {"name": "ada.json", "data": packed(json.dumps(ANSWERS | {"reader": "Ada"}))},
        {"name": "notes.json", "data": packed("{")},
    ]
    marked = ask(bench, "mark", files=files, names="keep")
    assert marked["readers"] == 1
    assert [(score["reader"], score["exercise"]) for score in marked["scores"]] == [
        ("Ada", "one-street/two-shops")
    ]
    assert [note["path"] for note in marked["notes"]] == ["notes.json"]
    assert b"Ada" in marked["table"].files["scores.csv"]
    assert {"index.html", "readers.html", "answers.csv"} <= set(marked["report"].files)
    assert b"Ada" not in b"".join(ask(bench, "mark", files=files, names="numbers")["report"].files.values())
    assert on_disk(bench) == before
