"""QTI packages: valid, the same in all versions, scored as the loss report says, and true to every text."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
from lxml import etree

from facingpages.course.course import Course
from facingpages.course.formats.answers import Answer
from facingpages.course.items import Exercise, Marking, MarkKey, RewriteKey
from facingpages.export import losses
from facingpages.export.ids import ident
from facingpages.export.qti import TARGETS
from facingpages.handout.compose import compose
from facingpages.handout.model.printable import printable
from facingpages.language.vocabulary import vocabulary
from facingpages.text.folded import Range
from tests.conftest import ROOT, swept

from .read_qti import Item, package, plain

QTI3, QTI22, QTI21 = TARGETS
SCHEMAS = {"qti22": "qtiv2p2/imsqti_v2p2.xsd", "qti21": "qtiv2p1/imsqti_v2p1.xsd"}
SOME = [
    "names-that-judge/what-the-talks-are-for",
    "names-that-judge/leaders-and-agreements",
    "what-am-i-reading/what-came-of-it",
    "claim-and-evidence/words-and-aims-of-leaders",
    "where-is-the-source/meeting-after-the-talks",
]


@pytest.fixture(scope="module")
def schemas(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("schemas")
    with zipfile.ZipFile(ROOT / "tests" / "data" / "qti-schemas.zip") as opened:
        opened.extractall(folder)
    return folder


@pytest.fixture(scope="module")
def packages(course: Course) -> dict[str, dict[str, bytes]]:
    """The files of the whole course in each version."""
    everything = [compose.subject(course, id) for id in compose.lessons(course)]
    return {target.id: package(target.write(everything, course)) for target in TARGETS}


def item_of(exercise: Exercise, files: dict[str, bytes]) -> etree._Element:
    return plain(files[f"items/{ident(exercise)}.xml"])


@pytest.mark.parametrize("version", swept(SCHEMAS, *SCHEMAS.keys() - {"qti22"}))
def test_every_file_is_valid(packages: dict[str, dict[str, bytes]], schemas: Path, version: str) -> None:
    """Items, tests and the manifest of QTI 2 fit the schemas of 1EdTech; QTI 3 is the same tree."""
    schema = etree.XMLSchema(etree.parse(schemas / SCHEMAS[version]))
    manifest = etree.XMLSchema(etree.parse(schemas / "imscp_v1p1.xsd"))
    for name, content in packages[version].items():
        rules = manifest if name == "imsmanifest.xml" else schema
        assert rules.validate(etree.fromstring(content)), f"{name}: {rules.error_log}"


@pytest.mark.parametrize("version", [target.id for target in TARGETS])
def test_the_manifest_names_every_file(packages: dict[str, dict[str, bytes]], version: str) -> None:
    """Each file is a resource, each item of a test is one that it depends on, and no id comes twice."""
    files = packages[version]
    root = etree.fromstring(files["imsmanifest.xml"])
    resources = root.findall(".//{*}resource")
    assert {one.get("href") for one in resources} == set(files) - {"imsmanifest.xml"}
    ids = [one.get("identifier") for one in resources]
    assert len(set(ids)) == len(ids)
    for one in resources:
        needed = [node.get("identifierref") for node in one.findall("{*}dependency")]
        refs = [node.get("identifier") for node in plain(files[one.get("href")]).iter("assessmentItemRef")]
        assert needed == refs
        assert set(refs) <= set(ids)


def test_all_versions_have_one_tree(course: Course, packages: dict[str, dict[str, bytes]]) -> None:
    """QTI 3 says what QTI 2.2 says, with its own names; 2.1 lacks only the direction of a text."""
    for exercise in course.exercises.values():
        newest, middle, oldest = (item_of(exercise, packages[target.id]) for target in TARGETS)
        assert "".join(newest.itertext()) == "".join(middle.itertext()) == "".join(oldest.itertext())
        tags = [node.tag for node in newest.iter() if node.tag != "contentBody"]
        underlined = {"em": "span"}
        assert tags == [underlined.get(str(node.tag), node.tag) for node in middle.iter()]
        assert not oldest.xpath("//@dir")
        assert len(middle.xpath("//@dir")) == len(newest.xpath("//@dir"))
    raw = packages["qti3"][f"items/{ident(course.exercises[SOME[0]])}.xml"].decode()
    assert "<qti-hottext-interaction " in raw
    assert 'class="qti-unselected-hidden"' in raw


def test_every_word_can_be_marked_and_none_is_changed(
    course: Course, packages: dict[str, dict[str, bytes]]
) -> None:
    """The words come in order, numbered as in the exercise, and each line of the passage is as it was."""
    for exercise in course.exercises.values():
        task = exercise.items[0].task
        if isinstance(task, Marking):
            root = item_of(exercise, packages["qti22"])
            assert [node.get("identifier") for node in root.iter("hottext")] == [
                f"W{number}" for number in range(task.words)
            ]
            lines = ["".join(line.itertext()) for quote in root.iter("blockquote") for line in quote]
            assert lines == [
                printable(passage.text.show(line))
                for passage in exercise.stem.passages
                for _number, line in passage.paragraphs()
            ]


def values(exercise: Exercise, answer: Answer) -> dict[str, list[str]]:
    """What a reader with this answer chooses in the item."""
    if exercise.stem.kind == "loaded-terms":
        words = {n for mark in answer.marks or [] for n in range(mark.start, mark.end)}
        return {"RESPONSE": [f"W{number}" for number in sorted(words)]}
    if exercise.stem.kind == "claim-evidence":
        roles = enumerate(answer.roles or [], 1)
        return {"RESPONSE": [f"P{number} R-{role}" for number, role in roles if role]}
    chosen = {}
    for number, (item, given) in enumerate(zip(exercise.items, answer.choices or [], strict=True), 1):
        ids = [choice.id for choice in item.task.choices]  # type: ignore[union-attr]
        chosen[f"RESPONSE{number}"] = [f"C{ids.index(given) + 1}"] if given else []
    return chosen


@pytest.mark.parametrize("id", SOME)
def test_the_loss_report_is_true(course: Course, packages: dict[str, dict[str, bytes]], id: str) -> None:
    """For every fixed answer and simulated reader the rules of the file give the score that the report
    takes."""
    exercise = course.exercises[id]
    for target in TARGETS:
        item = Item(item_of(exercise, packages[target.id]))
        scored = target.carry(exercise).scored
        assert scored
        answers = list(losses.answers(exercise))
        assert len(answers) > losses.READERS
        for name, answer in answers:
            assert item.score(values(exercise, answer)) == pytest.approx(scored(answer), abs=1e-5), name


def test_the_key_earns_all_and_everything_nothing(
    course: Course, packages: dict[str, dict[str, bytes]]
) -> None:
    """The cores or the whole spans earn 1, every word marked 0; where nothing is loaded, no mark earns 1."""
    clean = 0
    for exercise in course.exercises.values():
        item = Item(item_of(exercise, packages["qti3"]))
        key = exercise.items[0].key
        if isinstance(key, MarkKey):
            clean += not key.cores
            for spans in (key.cores, key.of("loaded")):
                assert item.score({"RESPONSE": marked(*spans)}) == pytest.approx(1, abs=1e-5)
            whole = Range(0, exercise.stem.passages[-1].words.end)
            assert item.score({"RESPONSE": marked(whole)}) == 0
            assert item.score({"RESPONSE": marked(*key.of("contested"), *key.cores)}) == pytest.approx(1)
    assert clean >= 2


def marked(*spans: Range) -> list[str]:
    return [f"W{number}" for span in spans for number in range(span.start, span.end)]


def test_reasons_come_with_the_answer(course: Course, packages: dict[str, dict[str, bytes]]) -> None:
    """After an answer each keyed expression, part or chosen answer has its reason; before it there is none."""
    exercise = course.exercises["where-is-the-source/meeting-after-the-talks"]
    item = Item(item_of(exercise, packages["qti3"]))
    item.score({})
    assert item.told() == []
    item.score({f"RESPONSE{number}": ["C1"] for number in range(1, len(exercise.items) + 1)})
    for told, one in zip(item.told(), exercise.items, strict=True):
        assert dict(one.key.whys)[one.task.choices[0].id] in told  # type: ignore[union-attr]
    exercise = course.exercises[SOME[0]]
    item = Item(item_of(exercise, packages["qti3"]))
    item.score({"RESPONSE": ["W0"]})
    (told,) = item.told()
    key = exercise.items[0].key
    assert isinstance(key, MarkKey)
    assert all(span.why in told for span in key.spans)


def test_the_key_lies_in_every_item(course: Course, packages: dict[str, dict[str, bytes]]) -> None:
    """The rubric too is in the item, if only for the one who marks; the loss report states so of each kind."""
    for exercise in course.exercises.values():
        assert all(target.carry(exercise).key_visible for target in TARGETS)
        key = exercise.items[0].key
        if isinstance(key, RewriteKey):
            item = item_of(exercise, packages["qti3"])
            (rubric,) = item.iter("rubricBlock")
            assert rubric.get("view") == "scorer"
            assert key.model in "".join(rubric.itertext())


def test_ids_tell_nothing(course: Course, packages: dict[str, dict[str, bytes]]) -> None:
    """The ids of choices and roles do not depend on which of them is right."""
    for exercise in course.exercises.values():
        root = item_of(exercise, packages["qti22"])
        choices = [[choice.get("identifier") for choice in one] for one in root.iter("choiceInteraction")]
        assert all(one[1:] == [f"C{n}" for n in range(1, len(one))] for one in choices)
        roles = [one.get("identifier") for one in root.iterfind(".//simpleMatchSet[2]/*")]
        assert roles in ([], [f"R-{role}" for role in vocabulary().roles])


@pytest.mark.parametrize("target", TARGETS, ids=lambda target: target.id)
def test_two_runs_give_the_same_bytes(course: Course, target: object) -> None:
    subject = compose.subject(course, "names-that-judge")
    write = target.write  # type: ignore[attr-defined]
    assert write([subject], course) == write([subject], course)
