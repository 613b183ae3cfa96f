"""Annotations: answers and keys leave as W3C Web Annotation and as UIMA CAS, and come back as they were."""

from __future__ import annotations

import csv
import io
import json
import unicodedata
from functools import lru_cache
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from click.testing import CliRunner, Result
from hypothesis import given
from hypothesis import strategies as st
from pyld import jsonld
from referencing import Registry, Resource
from referencing.jsonschema import DRAFT4

from facingpages.cli import main
from facingpages.course.course import Course
from facingpages.course.formats.answers import Answer, MarkAnswer
from facingpages.course.items import Exercise, Item, Marking, MarkKey, Stem, span_text
from facingpages.course.passage import Passage
from facingpages.export import simulated
from facingpages.export.annotations import cas, web
from facingpages.export.annotations.of_answers import of_answer, of_key
from facingpages.responses.intake.annotated import read
from facingpages.text.folded import Lines, Range, Text
from tests.conftest import ROOT, swept
from tests.helpers.classes import answers as file_of

DATA = ROOT / "tests" / "data" / "w3c-annotation"
OA = "http://www.w3.org/ns/oa#"
MARKS = "names-that-judge/after-a-phone-call"


def run(*arguments: str) -> Result:
    made = CliRunner().invoke(main, [*arguments, "--course", str(ROOT)])
    assert not made.exception or isinstance(made.exception, SystemExit), made.exception
    return made


def scores(*paths: Path) -> list[dict[str, str]]:
    made = run("score", *map(str, paths), "--format", "csv")
    assert made.exit_code == 0, made.stderr
    return list(csv.DictReader(io.StringIO(made.stdout)))


@pytest.fixture(scope="module")
def handed_in(course: Course, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The answers of three simulated readers to every exercise."""
    folder = tmp_path_factory.mktemp("handed-in")
    for number, (name, values) in enumerate(simulated.readers(course.exercises.values(), 3)):
        (folder / f"{number}.json").write_text(file_of(values, name), "utf-8")
    return folder


@pytest.fixture(scope="module")
def collection(handed_in: Path) -> Path:
    """The same answers and the key as W3C Web Annotations."""
    target = handed_in.parent / "class.jsonld"
    made = run("annotations", str(handed_in), "--key", "--names", "keep", "-o", str(target))
    assert made.exit_code == 0, made.stderr
    return target


# --- what a strange text does to places ---------------------------------------------------------------------

WORDS = [
    "peace",
    "мир",
    "سلام",
    "هُدْنَة",
    "paix\u00a0!",
    "«\u202fnon\u202f»",
    "🕊️",
    "👩‍👩‍👧",
    "e\u0301te\u0301",
    "ﬁn",
    "10\u2009%",
    "“so”",
]
SENTENCE = "The 🕊️ flew\u00a0off — «\u202fnon\u202f» — and هُدْنَة ended; e\u0301te\u0301, été: 👩‍👩‍👧 saw ﬁn, ﬁn.\nA 2nd line: سلام\u00a0عليكم, мир."


def one_text(course: Course, *texts: str) -> tuple[Course, Exercise]:
    """A course of one exercise of marking, a passage for each text."""
    entries = [seed.entry for seed in course.seeds.values()]
    passages, first = [], 0
    for entry, text in zip(entries, map(Text, texts), strict=False):
        passage = Passage(entry, text, Lines(1, text.last_line), first)
        passages.append(passage)
        first += len(passage.words)
    stem = Stem("lesson/exercise", "loaded-terms", "Title", 5, "Prompt", tuple(passages))
    exercise = Exercise(stem, (Item("lesson/exercise#1", Marking(first), MarkKey(())),))
    return Course(ROOT, exercises={exercise.stem.id: exercise}), exercise


def again(course: Course, exercise: Exercise, marks: list[Range], form: str) -> list[Range]:
    """The marks of a reader, written as annotations in a format and read again."""
    answer = Answer(marks=[MarkAnswer(start=m.start, end=m.end, exact=span_text(exercise, m)) for m in marks])
    written = list(of_answer(exercise, "Ana", answer))
    made = (
        web.collection(course, written) if form == "web" else next(iter(cas.files(course, written).values()))
    )
    found = read.gathered(course, json.loads(made), "file")
    assert found
    assert not found[0].notes
    (responses,) = found[0].responses()
    assert responses.reader == "Ana"
    return [Range(m.start, m.end) for m in responses.answers["lesson/exercise"].marks or ()]


@pytest.mark.parametrize("form", ["web", "cas"])
def test_every_range_of_a_strange_text_comes_back(course: Course, form: str) -> None:
    """Every run of words of texts with emoji, Arabic, no-break spaces, ligatures and separate accents comes
    back as the same words, from both formats."""
    mine, exercise = one_text(course, SENTENCE, SENTENCE.replace("flew", "came"))
    ranges = [
        Range(start, end)
        for passage in exercise.stem.passages
        for start in range(passage.words.start, passage.words.end)
        for end in range(start + 1, passage.words.end + 1)
    ]
    assert len(ranges) > 200
    most = exercise.stem.passages[-1].words.end  # marks of one reader: as many as there are words
    for first in range(0, len(ranges), most):
        some = ranges[first : first + most]
        assert again(mine, exercise, some, form) == some


@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=12), st.data())
def test_a_range_of_any_text_comes_back(course: Course, words: list[str], data: st.DataObject) -> None:
    """Whatever words a text repeats, the marked ones come back from a Web Annotation."""
    mine, exercise = one_text(course, " ".join([*words, "end"]))
    count = len(exercise.stem.passages[0].words)
    start = data.draw(st.integers(0, count - 1))
    where = Range(start, data.draw(st.integers(start + 1, count)))
    assert again(mine, exercise, [where], "web") == [where]


def test_positions_count_code_points_of_the_text_as_received(course: Course) -> None:
    """TextPositionSelector cuts exactly the words that TextQuoteSelector quotes out of the text as received, and
    prefix and suffix are the characters around them."""
    mine, exercise = one_text(course, SENTENCE)
    marks = [Range(n, n + 1) for n in range(len(exercise.stem.passages[0].words))]
    answer = Answer(marks=[MarkAnswer(start=m.start, end=m.end, exact=span_text(exercise, m)) for m in marks])
    made = json.loads(web.collection(mine, of_answer(exercise, "Ana", answer)))
    contexts = 0
    for annotation in made["first"]["items"]:
        quote, position = annotation["target"]["selector"]
        start, end = position["start"], position["end"]
        assert SENTENCE[start:end] == quote["exact"]
        assert SENTENCE[:start].endswith(quote.get("prefix", ""))
        assert SENTENCE[end:].startswith(quote.get("suffix", ""))
        contexts += "prefix" in quote or "suffix" in quote
    assert contexts


@pytest.mark.parametrize("source", [SENTENCE, unicodedata.normalize("NFD", SENTENCE), "plain"])
def test_received_and_folded_characters_are_inverses(source: str) -> None:
    """Every word of a text goes from folded characters to received ones and back."""
    text = Text(source)
    for word in text.words:
        received = text.received(word)
        assert source[received.start : received.end] == text.show(word)
        assert text.from_received(received) == word


# --- the W3C model ------------------------------------------------------------------------------------------


@lru_cache
def musts() -> dict[str, dict[str, Any]]:
    loaded: dict[str, dict[str, Any]] = json.loads((DATA / "musts.json").read_text("utf-8"))
    return loaded


def broken_rules(suite: str, value: Any) -> list[str]:
    """The rules of a suite of the W3C's tests that a value breaks."""
    registry: Registry[Any] = Registry().with_resources(
        (name, Resource.from_contents(schema, DRAFT4)) for name, schema in musts()["definitions"].items()
    )
    return [
        name
        for name, schema in musts()[suite].items()
        if not jsonschema.Draft4Validator(schema, registry=registry).is_valid(value)
    ]


def test_the_w3c_rules_hold_for_every_annotation(collection: Path) -> None:
    """Collection, page and every annotation obey all MUST rules of the W3C's test suite for the model."""
    values = json.loads(collection.read_bytes())
    context = {"@context": values["@context"]}
    assert broken_rules("collectionMusts", values) == []
    described = {name: value for name, value in values.items() if name not in ("@context", "first")}
    assert broken_rules("pageMusts", context | values["first"] | {"partOf": described}) == []
    kinds = {}
    for annotation in values["first"]["items"]:
        shape = (annotation["motivation"], *(b["purpose"] for b in annotation.get("body", ())))
        kinds.setdefault(shape, annotation)
    assert len(kinds) > 8
    for annotation in kinds.values():
        assert broken_rules("annotationMusts", context | annotation) == []
    assert len({annotation["id"] for annotation in values["first"]["items"]}) == values["total"]


@pytest.mark.parametrize(
    "spoil",
    [
        lambda a: a.pop("target"),
        lambda a: a.pop("id"),
        lambda a: a["target"]["selector"][0].pop("exact"),
        lambda a: a["target"]["selector"][1].update(start=-1),
        lambda a: a["target"]["selector"][1].pop("end"),
    ],
    ids=["no target", "no id", "no quotation", "before the text", "no end"],
)
def test_the_w3c_rules_see_a_broken_annotation(collection: Path, spoil: Any) -> None:
    """The rules that are tested with would notice a missing target, id or quotation, and a wrong position."""
    values = json.loads(collection.read_bytes())
    annotation = next(a for a in values["first"]["items"] if "selector" in a["target"])
    spoil(annotation)
    assert broken_rules("annotationMusts", {"@context": values["@context"]} | annotation)


def without_network(address: str, options: object) -> dict[str, Any]:
    """Return the W3C's context from its kept copy, and nothing else."""
    assert address == "http://www.w3.org/ns/anno.jsonld"
    context = json.loads((DATA / "anno.jsonld").read_text("utf-8"))
    return {
        "contentType": "application/ld+json",
        "contextUrl": None,
        "documentUrl": address,
        "document": context,
    }


def test_the_json_ld_context_knows_every_term(collection: Path) -> None:
    """Expanded by the W3C's context, no term is lost and every address is absolute: the annotations are RDF."""
    values = json.loads(collection.read_bytes())
    values["first"]["items"] = values["first"]["items"][:60] + values["first"]["items"][-60:]
    (expanded,) = jsonld.expand(values, {"documentLoader": without_network})
    page = expanded["http://www.w3.org/ns/activitystreams#first"][0]
    (listed,) = page["http://www.w3.org/ns/activitystreams#items"]
    assert len(listed["@list"]) == 120
    for written, meant in zip(values["first"]["items"], listed["@list"], strict=True):
        assert keys_of(written) == keys_of(meant)
        (target,) = meant[OA + "hasTarget"]
        for name in ("hasSource", "hasScope"):
            assert ":" in target[OA + name][0]["@id"]
        assert meant[OA + "motivatedBy"][0]["@id"].startswith(OA)


def keys_of(value: Any) -> int:
    """The number of properties in a tree of JSON, values and types of literals apart."""
    if isinstance(value, list):
        return sum(map(keys_of, value))
    if not isinstance(value, dict):
        return 0
    own = [
        name
        for name in value
        if name not in ("@value", "@language") and not (name == "@type" and "@value" in value)
    ]
    if set(value) == {"@id"}:
        own = []
    return len(own) + sum(keys_of(value[name]) for name in own if not name.startswith("@"))


# --- out and in again ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("form", ["web", pytest.param("cas", marks=pytest.mark.slow)])
def test_a_class_comes_back_with_the_same_scores(handed_in: Path, tmp_path: Path, form: str) -> None:
    """What a class handed in earns the same after it went through either format, reader by reader."""
    target = tmp_path / "out.jsonld"
    assert (
        run("annotations", str(handed_in), "--names", "keep", "--format", form, "-o", str(target)).exit_code
        == 0
    )
    before, after = scores(handed_in), scores(target)
    assert len(before) > 250
    assert after == before


@pytest.mark.parametrize("form", swept(["web", "cas"], "web"))
def test_the_key_comes_back_as_a_reader_who_is_right(tmp_path: Path, course: Course, form: str) -> None:
    """Read as answers, the exported key earns every mark: nothing that it says is lost, and spans that should
    not be marked are none."""
    target = tmp_path / "key"
    made = run("annotations", "--key", "--format", form, "-o", str(target))
    assert made.exit_code == 0
    assert "never import it into the group of a class" in made.stderr
    found = scores(target)
    assert {row["exercise"] for row in found} == set(course.exercises)
    assert {row["score"] for row in found} == {"1.00"}
    assert {row["naming"] for row in found} == {"", "1.00"}
    assert {row["links"] for row in found} <= {"", "1.00"}


def test_every_keyed_span_is_written(course: Course) -> None:
    """The key has an annotation for every span, part and question, with verdict, technique and reason."""
    written = json.loads(web.collection(course, of_key(course.exercises[MARKS])))["first"]["items"]
    key = course.exercises[MARKS].items[0].key
    assert isinstance(key, MarkKey)
    texts = [{b["purpose"]: b["value"] for b in annotation["body"]} for annotation in written]
    assert [text["classifying"] for text in texts] == [span.verdict for span in key.spans]
    assert [text.get("tagging") for text in texts] == [span.technique for span in key.spans]
    assert [text["describing"] for text in texts] == [span.why for span in key.spans]


def test_no_key_and_no_name_unless_asked(handed_in: Path, tmp_path: Path, course: Course) -> None:
    """Without `--key` no reason, verdict or neutral wording of the key is written, and readers are numbers."""
    target = tmp_path / "class.jsonld"
    made = run("annotations", str(handed_in), "-o", str(target))
    text = target.read_text("utf-8")
    assert "holds the key" not in made.stderr
    assert '"describing"' not in text
    assert '"Software"' not in text
    assert "Reader 001" not in text
    assert '"nickname": "Reader 1"' in text
    for exercise in course.exercises.values():
        for item in exercise.items:
            if isinstance(item.key, MarkKey):
                assert not any(json.dumps(span.why, ensure_ascii=False) in text for span in item.key.spans)


@pytest.mark.slow
def test_the_same_answers_give_the_same_bytes(handed_in: Path, tmp_path: Path) -> None:
    """Two exports of one class are the same bytes, in both formats."""
    for form in ("web", "cas"):
        for name in ("one", "two"):
            run("annotations", str(handed_in), "--format", form, "-o", str(tmp_path / form / name))
        made = [tree(tmp_path / form / name) for name in ("one", "two")]
        assert made[0] == made[1]


def tree(path: Path) -> dict[str, bytes]:
    files = [path] if path.is_file() else sorted(p for p in path.rglob("*") if p.is_file())
    return {file.relative_to(path).as_posix(): file.read_bytes() for file in files}


def test_documents_to_annotate_hold_only_what_a_learner_sees(tmp_path: Path, course: Course) -> None:
    """With nothing handed in, CAS gives the passages of each exercise with no annotation: the layer is there, and
    no byte of a key."""
    made = run("annotations", "--format", "cas", "-o", str(tmp_path / "out"))
    assert made.exit_code == 0, made.output
    files = tree(tmp_path / "out")
    assert len(files) == len(course.exercises)
    for file in files.values():
        values = json.loads(file)
        types = [record["%TYPE"] for record in values["%FEATURE_STRUCTURES"]]
        assert "webanno.custom.FacingPages" not in types
        assert "webanno.custom.FacingPages" in values["%TYPES"]
    assert scores(tmp_path / "out") == []


def test_what_cannot_be_written_is_refused(tmp_path: Path) -> None:
    """Nothing to write, and a folder for CAS that holds something already, are commands that cannot run."""
    nothing = run("annotations", "-o", str(tmp_path / "out.jsonld"))
    assert nothing.exit_code == 2
    assert "nothing to write" in nothing.stderr
    assert not (tmp_path / "out.jsonld").exists()
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "mine.txt").write_text("mine")
    full = run("annotations", "--key", "--format", "cas", "-o", str(tmp_path / "full"))
    assert full.exit_code == 2
    assert "choose another name" in full.stderr
