"""Moodle XML as Moodle reads it: an independent reader, with the checks that its importer makes.

Written from `question/format/xml/format.php`, `question/engine/bank.php` and the question types
`multichoice`, `multianswer` and `essay`; it shares nothing with the writer."""

from __future__ import annotations

import html
import re
from collections.abc import Collection
from dataclasses import dataclass, field

from lxml import etree
from lxml import html as lxml_html

# question_bank::fraction_options, as fractions of 1
_GRADES = (1, 0.9, 0.8333333, 0.8, 0.75, 0.7, 0.6666667, 0.6, 0.5, 0.4, 0.3333333, 0.3, 0.25, 0.2, 0.1666667)
_SMALL = (0.1428571, 0.125, 0.1111111, 0.1, 0.05)
GRADES = sorted({0.0, *_GRADES, *_SMALL, *(-grade for grade in (*_GRADES, *_SMALL))})
_ALTERNATIVE = (
    r"(?:=|%(-?[0-9]+(?:[.,][0-9]*)?)%)?(?:.+?(?<!\\|&)(?<!&amp;)(?=[~#}]|$))(?:#(?:.*?(?<!\\)(?=[~}]|$)))?"
)
_GAP = re.compile(rf"\{{([0-9]*):(MULTICHOICE|MC):({_ALTERNATIVE}(?:~{_ALTERNATIVE})*)\}}", re.DOTALL)
_PARTS = re.compile(
    r"~?(=|%(-?[0-9]+(?:[.,][0-9]*)?)%)?(.+?(?<!\\|&)(?<!&amp;)(?=[~#}]|$))(#(.*?(?<!\\)(?=[~}]|$)))?",
    re.DOTALL,
)


@dataclass
class Option:
    """One answer: its share of the mark, its text and its feedback, as HTML."""

    share: float
    text: str
    feedback: str = ""


@dataclass
class Question:
    """One question as Moodle would keep it."""

    type: str
    name: str
    id: str
    text: str
    options: list[Option] = field(default_factory=list)
    gaps: list[list[Option]] = field(default_factory=list)
    hints: list[str] = field(default_factory=list)
    graderinfo: str = ""
    template: str = ""

    def multiple(self, ticks: Collection[int]) -> float:
        """What ticked options earn: the sum of their shares, from 0 to 1."""
        return min(1.0, max(0.0, sum(self.options[i].share for i in ticks)))


def read(content: bytes) -> tuple[list[str], list[Question]]:
    """Return the categories and the questions; raise AssertionError where Moodle would stop or complain."""
    quiz = etree.fromstring(content)
    assert quiz.tag == "quiz"
    categories = [text.text or "" for text in quiz.iterfind("question[@type='category']/category/text")]
    return categories, [_question(node) for node in quiz if node.get("type") != "category"]


def shown(markup: str) -> str:
    """Return what a reader sees of HTML, as text."""
    return str(lxml_html.fragment_fromstring(markup, create_parent="div").text_content()) if markup else ""


def _text(node: etree._Element, path: str) -> str:
    found = node.find(f"{path}/text")
    return (found.text or "").strip() if found is not None else ""


def _question(node: etree._Element) -> Question:
    made = Question(
        str(node.get("type")),
        _text(node, "name"),
        node.findtext("idnumber") or "",
        _text(node, "questiontext"),
    )
    assert made.name, "Moodle refuses a question without a name"
    assert 0 < len(made.id) <= 100
    made.hints = [_text(hint, ".") for hint in node.iterfind("hint")]
    match made.type:
        case "multichoice":
            made.options = [
                Option(float(one.get("fraction", "0")) / 100, _text(one, "."), _text(one, "feedback"))
                for one in node.iterfind("answer")
            ]
            _refuse_shares(made.options, single=node.findtext("single") != "false")
        case "cloze":
            made.text, made.gaps = _gaps(made.text)
            assert made.gaps, "Moodle refuses a Cloze question without a gap"
            for gap in made.gaps:
                assert len(gap) >= 2
                assert any(option.share == 1 for option in gap)
        case "essay":
            made.graderinfo = _text(node, "graderinfo")
            made.template = _text(node, "responsetemplate")
        case other:
            raise AssertionError(other)
    return made


def _refuse_shares(options: list[Option], *, single: bool) -> None:
    assert len(options) >= 2
    for option in options:
        assert any(abs(option.share - grade) < 0.00001 for grade in GRADES), option.share
    if single:
        assert max(option.share for option in options) == 1
    else:
        assert round(sum(option.share for option in options if option.share > 0), 2) == 1


def _gaps(text: str) -> tuple[str, list[list[Option]]]:
    """Return the text with `{#1}` for each gap, and the alternatives of each gap, entities turned back."""
    gaps: list[list[Option]] = []
    while found := _GAP.search(text):
        options = []
        for part in _PARTS.finditer(found[3]):
            share = 1.0 if part[1] == "=" else float((part[2] or "0").replace(",", ".")) / 100
            feedback = html.unescape(part[5] or "").replace("\\}", "}").replace("\\#", "#")
            answer = html.unescape(part[3]).replace("\\}", "}").replace("\\#", "#")
            options.append(Option(share, answer, feedback))
        gaps.append(options)
        text = text.replace(found[0], f"{{#{len(gaps)}}}", 1)
    return text, gaps
