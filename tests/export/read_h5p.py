"""A reader of H5P packages of its own: what a host checks, what its filter lets through, what each task pays.

Written from the rules of the libraries named in `LIBRARIES` and of H5P's PHP core; it shares nothing with
the writer."""

from __future__ import annotations

import html as entities
import io
import json
import re
import zipfile
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Any

from lxml import etree
from lxml import html as lxml_html


@dataclass(frozen=True)
class Markup:
    """A text with tags: those that its library names, and four that H5P allows everywhere."""

    tags: frozenset[str] = frozenset()


def markup(tags: str = "") -> Markup:
    named = set(tags.split())
    return Markup(frozenset({"div", "span", "p", "br", *named, *({"li"} if named & {"ul", "ol"} else ())}))


@dataclass(frozen=True)
class Library:
    """Content in other content, of one of some libraries."""

    names: tuple[str, ...]


RICH = markup("strong em u a ul ol h2 h3 hr pre code")
OF_CHOICE = markup("strong em sub sup code")
OF_PAGE = Library(("H5P.AdvancedText 1.1", "H5P.MarkTheWords 1.11", "H5P.MultiChoice 1.16", "H5P.Essay 1.5"))
RANGES = [{"from": (0, 100), "to": (0, 100), "feedback": str}]
# Fields by their names: str is a text without tags, a pair the bounds of a number, a set the values to choose
# from, a dict a group, a list some of one kind. A field whose name ends in `!` must be there.
LIBRARIES: dict[str, dict[str, Any]] = {
    "H5P.InteractiveBook 1.11": {
        "showCoverPage": bool,
        "chapters!": [Library(("H5P.Column 1.18",))],
        "behaviour": dict.fromkeys(
            ("defaultTableOfContents", "progressIndicators", "progressAuto", "displaySummary", "enableRetry"),
            bool,
        ),
        **dict.fromkeys(
            "read displayTOC hideTOC nextPage previousPage chapterCompleted partCompleted incompleteChapter "
            "navigateToTop markAsFinished fullscreen exitFullscreen bookProgressSubtext "
            "interactionsProgressSubtext submitReport restartLabel summaryHeader allInteractions "
            "unansweredInteractions scoreText leftOutOfTotalCompleted noInteractions score summaryAndSubmit "
            "noChapterInteractionBoldText noChapterInteractionText yourAnswersAreSubmittedForReview "
            "bookProgress interactionsProgress totalScoreLabel".split(),
            str,
        ),
        "a11y": {"progress": str, "menu": str},
    },
    "H5P.Column 1.18": {
        "content!": [{"content!": OF_PAGE, "useSeparator": {"auto", "disabled", "enabled"}}],
    },
    "H5P.AdvancedText 1.1": {"text!": markup("strong em del a ul ol h2 h3 hr pre code")},
    "H5P.MarkTheWords 1.11": {
        "media": {},
        "taskDescription!": RICH,
        "textField!": markup("strong em code"),
        "overallFeedback": RANGES,
        "behaviour": {
            "enableRetry": bool,
            "enableSolutionsButton": bool,
            "enableCheckButton": bool,
            "showScorePoints": bool,
        },
        **dict.fromkeys(
            "checkAnswerButton submitAnswerButton tryAgainButton showSolutionButton correctAnswer "
            "incorrectAnswer missedAnswer displaySolutionDescription scoreBarLabel a11yFullTextLabel "
            "a11yClickableTextLabel a11ySolutionModeHeader a11yCheckingHeader a11yCheck a11yShowSolution "
            "a11yRetry".split(),
            str,
        ),
    },
    "H5P.MultiChoice 1.16": {
        "media": {},
        "question!": markup("strong em sub sup h2 h3 pre code"),
        "answers!": [
            {
                "text!": OF_CHOICE,
                "correct!": bool,
                "tipsAndFeedback": {
                    "tip": markup("strong em a code"),
                    "chosenFeedback": markup("strong em sub sup a code"),
                    "notChosenFeedback": markup("strong em sub sup a code"),
                },
            }
        ],
        "overallFeedback": RANGES,
        "UI": dict.fromkeys(
            "checkAnswerButton submitAnswerButton showSolutionButton tryAgainButton tipsLabel scoreBarLabel "
            "tipAvailable feedbackAvailable correctAnswer shouldCheck shouldNotCheck noInput a11yCheck "
            "a11yShowSolution a11yRetry".split(),
            str,
        ),
        "behaviour!": {
            "type!": {"auto", "multi", "single"},
            "singlePoint!": bool,
            "randomAnswers!": bool,
            "enableRetry": bool,
            "enableSolutionsButton": bool,
            "showSolutionsRequiresInput": bool,
        },
    },
    "H5P.Essay 1.5": {
        "media": {},
        "taskDescription!": RICH,
        "solution": {"introduction": markup("strong em u a ul ol hr code"), "sample": markup("strong a")},
        "keywords!": [
            {
                "keyword!": str,
                "alternatives": [str],
                "options!": {
                    "points!": (0, 1000),
                    "occurrences!": (1, 1000),
                    "caseSensitive!": bool,
                    "forgiveMistakes": bool,
                    "feedbackIncluded": str,
                    "feedbackMissed": str,
                    "feedbackIncludedWord": {"keyword", "alternative", "answer", "none"},
                    "feedbackMissedWord": {"keyword", "none"},
                },
            }
        ],
        "overallFeedback": RANGES,
        "behaviour!": {
            "inputFieldSize": {"1", "3", "10"},
            "enableRetry": bool,
            "ignoreScoring": bool,
            "pointsHost": (0, 1000),
        },
        **dict.fromkeys(
            "checkAnswer submitAnswer tryAgain showSolution feedbackHeader solutionTitle messageSave "
            "ariaNavigatedToSolution ariaCheck ariaShowSolution ariaRetry".split(),
            str,
        ),
    },
}


@dataclass
class Package:
    """The files of a package, read: what `h5p.json` says, and the content."""

    about: dict[str, Any]
    content: dict[str, Any]
    main: str

    def tasks(self) -> list[dict[str, Any]]:
        """Return the content of every page, in order."""
        pages = self.content.get("chapters", [{"params": self.content}])
        return [part["content"] for page in pages for part in page["params"]["content"]]


def read(content: bytes) -> Package:
    """Return a package; raise AssertionError where a host would refuse it, or its filter change it."""
    with zipfile.ZipFile(io.BytesIO(content)) as opened:
        files = {name: opened.read(name) for name in opened.namelist()}
    assert set(files) == {"h5p.json", "content/content.json"}, "content alone, no library"
    about = json.loads(files["h5p.json"])
    assert 1 <= len(about["title"].encode()) <= 255
    assert "\n" not in about["title"]
    assert re.fullmatch(r"[-a-zA-Z]{1,10}", about["language"])
    assert re.fullmatch(r"[$A-Za-z_][0-9A-Za-z_.$]{1,254}", about["mainLibrary"])
    assert set(about["embedTypes"]) <= {"iframe", "div"}
    assert about["license"] in {"U", "C", "PD"}
    named = {
        f"{one['machineName']} {one['majorVersion']}.{one['minorVersion']}"
        for one in about["preloadedDependencies"]
    }
    (main,) = (name for name in named if name.split()[0] == about["mainLibrary"])
    params = json.loads(files["content/content.json"])
    _check(main, params, LIBRARIES[main])
    inner = list(_inner(params))
    assert named == {main, *(one["library"] for one in inner)}, "each library that is used, and no other"
    ids = [one["subContentId"] for one in inner]
    assert len(set(ids)) == len(ids)
    return Package(about, params, main)


def _inner(node: Any) -> Iterator[dict[str, Any]]:
    if isinstance(node, dict):
        if "library" in node:
            yield node
        for value in node.values():
            yield from _inner(value)
    elif isinstance(node, list):
        for value in node:
            yield from _inner(value)


def _check(where: str, value: Any, rule: Any) -> None:
    """Hold a value against the rule of its field."""
    if rule is bool:
        assert isinstance(value, bool), where
    elif rule is str:
        assert isinstance(value, str), where
        assert not re.search("[<>]", value), f"{where}: H5P shows a text without tags as HTML"
        assert len(value) <= 1000 or where.endswith("overallFeedback.feedback"), where
    elif isinstance(rule, tuple):
        assert rule[0] <= value <= rule[1], where
    elif isinstance(rule, set):
        assert value in rule, where
    elif isinstance(rule, Markup):
        _check_tags(where, value, rule)
    elif isinstance(rule, Library):
        assert value["library"] in rule.names, where
        assert set(value) == {"library", "params", "subContentId", "metadata"}
        assert re.fullmatch(r"[a-f0-9]{8}(-[a-f0-9]{4}){3}-[a-f0-9]{12}", value["subContentId"])
        assert 1 <= len(value["metadata"]["title"].encode()) <= 255
        _check(f"{where} {value['library']}", value["params"], LIBRARIES[value["library"]])
    elif isinstance(rule, list):
        assert value or not where.endswith("!"), where
        for one in value:
            _check(where, one, rule[0])
    else:
        fields = {name.removesuffix("!"): inner for name, inner in rule.items()}
        assert set(value) <= set(fields), f"{where}: {set(value) - set(fields)} would be taken out"
        missing = {name[:-1] for name in rule if name.endswith("!")} - set(value)
        assert not missing, f"{where}: {missing}"
        for name, one in value.items():
            _check(f"{where}.{name}", one, fields[name])


def _check_tags(where: str, value: str, rule: Markup) -> None:
    assert isinstance(value, str), where
    for node in tree(value).iterdescendants():
        assert node.tag in rule.tags, f"{where}: <{node.tag}> would be taken out"
        assert set(node.attrib) <= {"lang", "dir"}, where
    assert not re.search(r"&\s*\{", value), where
    for entity in re.findall(r"&[^;]*;?", value):
        assert re.fullmatch(r"&(#[0-9]+|#[Xx][0-9A-Fa-f]+|[A-Za-z][A-Za-z0-9]*);", entity), (where, entity)


def tree(value: str) -> etree._Element:
    return lxml_html.fragment_fromstring(value, create_parent="div")


def shown(value: str) -> str:
    """Return what a reader sees of a text with tags, or of one without."""
    return str(tree(value).text_content())


# --- Mark the Words

_SPACE = "\t\n\v\f\r \u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ufeff"
_WORD = re.compile(rf" \*[^* ]+\* |[^{_SPACE}]+")


@dataclass
class Marked:
    """A text of Mark the Words as it is shown: its lines, and the words that can be marked."""

    lines: list[str]
    words: list[str]
    answers: list[bool]
    places: list[tuple[int, int, int]]  # of each word: line, first and last letter

    def score(self, chosen: Collection[int]) -> tuple[int, int]:
        """Return the points for chosen words, and the most there are."""
        right = sum(self.answers[i] for i in chosen)
        wrong = len(chosen) - right
        if not any(self.answers):
            return int(not wrong), 1
        return max(0, right - wrong), sum(self.answers)


def marked(field: str) -> Marked:
    """Return what Mark the Words makes of its text."""
    made = Marked([], [], [], [])
    for number, node in enumerate(tree(field).iterchildren("p")):
        assert not len(node)
        text = ""
        for piece in _WORD.findall(re.sub("&nbsp;|\r\n|\n|\r", " ", node.text or "")):
            piece = piece.strip()
            text += " " if text else ""
            before = re.match(r"[\[({⟨¿¡“\"«„]*", piece)[0]  # type: ignore[index]
            after = re.search(r"[\",….:;?!\])}⟩»”]*$", piece)[0]  # type: ignore[index]
            size = len(piece) - len(before) - len(after)
            word = piece[len(before) :][:size] if size > 0 else ""
            text += before
            if word:
                plain, is_answer = _read_stars(word)
                made.places.append((number, len(text), len(text) + len(plain)))
                made.words.append(plain)
                made.answers.append(is_answer)
                text += plain
            text += after
        made.lines.append(text)
    return made


def _read_stars(word: str) -> tuple[str, bool]:
    """Return a word as it is shown, and whether it is an answer."""
    bare, at = word, word.find("*")
    while at != -1:  # the last two stars that touch are left out, as the library does
        if word.find("*", at + 1) == at + 1:
            bare = word[:at] + word[at + 2 :]
        at = word.find("*", at + 1)
    if bare[:1] != "*" or len(bare) <= 2 or "*" not in bare[-2:]:
        return word, False
    inner = word[1:-1] if bare[-1] == "*" else word[1:-2]
    at = inner.find("*")
    while at != -1:
        inner = inner[:at] + inner[at + 1 :]
        at = inner.find("*", at + 1)
    return inner, True


# --- Multiple Choice and Essay


def choice_score(params: dict[str, Any], chosen: int | None) -> tuple[int, int]:
    """Return the points for one chosen answer of a question with one answer, and the most there are."""
    answers, behaviour = params["answers"], params["behaviour"]
    right = sum(answer["correct"] for answer in answers)
    assert behaviour["type"] == "single"
    assert right >= 1
    points = int(chosen is not None and answers[chosen]["correct"])
    if behaviour["singlePoint"]:  # all right answers are then needed, and only one can be given
        points = int(points == right)
    return points, 1


def comments(params: dict[str, Any], text: str) -> list[str]:
    """Return what Essay says to a text, from the keywords that it finds and misses."""
    told = []
    for keyword in params["keywords"]:
        wordings = [entities.unescape(one) for one in (keyword["keyword"], *keyword["alternatives"])]
        options = keyword["options"]
        assert not options["caseSensitive"]
        found = any(_holds(text, wording) for wording in wordings)
        told.append(options["feedbackIncluded"] if found else options["feedbackMissed"])
    return [entities.unescape(one) for one in told if one]


def _holds(text: str, wording: str) -> bool:
    if wording[0] == wording[-1] == "/":
        return re.search(wording[1:-1], text, re.IGNORECASE) is not None
    assert "*" not in wording
    return re.search(rf"(?<!\w){re.escape(wording)}(?!\w)", text, re.IGNORECASE) is not None
