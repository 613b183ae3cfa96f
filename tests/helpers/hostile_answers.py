"""Files that may lie among the answers of a class, by short generators: none may hide the others or hold up the marking."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

from facingpages.course.course import Course
from facingpages.course.items import anchor
from facingpages.export import simulated
from facingpages.responses.intake.packed import _LETTERS
from tests.helpers.classes import answers

LESSON: Final = "one-street"
TERMS: Final = f"{LESSON}/before-the-vote"
CLAIM: Final = f"{LESSON}/what-the-shops-need"
_HEAD: Final = '{"format":"facingpages-response-1","reader":"x","answers":{'
_TERMS: Final = f'{_HEAD}"{TERMS}":'
_MARK: Final[dict[str, Any]] = {"start": 0, "end": 2, "exact": "x"}


def good(root: Path) -> str:
    """A file of answers that is in order, by a reader `Good`."""
    given = simulated.readers(Course.load(root).exercises_of(LESSON), 1)
    return answers(dict(given).popitem()[1], "Good")


def _zip(name: str, content: bytes, times: int = 1) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as made:
        for number in range(times):
            made.writestr(name.format(number), content)
    return packed.getvalue()


def _page(items: int, selector: Any) -> str:
    one = {"type": "Annotation", "body": [], "target": {"source": "x", "selector": selector}}
    return json.dumps(
        {"@context": "http://www.w3.org/ns/anno.jsonld", "type": "AnnotationPage", "items": [one] * items}
    )


def _full(head: str, unit: str, tail: str) -> str:
    """As many units, with commas between them, as a file of 5 MB holds."""
    times = (4_900_000 - len(head) - len(tail)) // (len(unit) + 1)
    return head + ",".join([unit] * times) + tail


def _names(first: str, value: str, last: str, count: int = 400_000) -> str:
    return first + ",".join(f'"{n}":{value}' for n in range(count)) + last


def _squeezed(count: int) -> str:
    """Codes of one letter, in which each stands for a longer piece than the one before it."""
    letters, held, bits = [], 0, 0
    for place in range(count):
        code, width = (97 if place == 0 else 255 + place), (255 + place).bit_length()
        held, bits = held << width | code, bits + width
        while bits >= 6:
            bits -= 6
            letters.append(_LETTERS[held >> bits])
            held &= (1 << bits) - 1
    return "fp1." + "".join(letters)


def _wordings(count: int) -> str:
    bodies = ({"purpose": "editing", "value": str(n)} for n in range(count))
    target = {
        "scope": f"x.html#{anchor(TERMS)}",
        "selector": {"type": "TextQuoteSelector", "exact": "car lobby"},
    }
    items = [{"type": "Annotation", "body": body, "target": target} for body in bodies]
    return json.dumps(
        {"@context": "http://www.w3.org/ns/anno.jsonld", "type": "AnnotationPage", "items": items}
    )


def _cas(spans: int) -> str:
    """A CAS with so many spans of one word."""
    sofa = {
        "%ID": 1,
        "%TYPE": "uima.cas.Sofa",
        "sofaNum": 1,
        "sofaID": "_InitialView",
        "mimeType": "text/plain",
        "sofaString": "x y",
    }
    one = {"%TYPE": "uima.tcas.Annotation", "@sofa": 1, "begin": 0, "end": 1}
    structures = [sofa, *({"%ID": n} | one for n in range(2, spans))]
    view = {"_InitialView": {"%SOFA": 1, "%MEMBERS": list(range(2, spans))}}
    return json.dumps({"%TYPES": {}, "%FEATURE_STRUCTURES": structures, "%VIEWS": view})


def _nested(depth: int) -> str:
    return '{"refinedBy":' * depth + "{}" + "}" * depth


HOSTILE_ANSWERS: Final[dict[str, tuple[str, Callable[[], str | bytes]]]] = {
    "numbers of 5,000 digits": ("a.json", lambda: answers({TERMS: {"marks": [_MARK]}}).replace("0", "9" * 5_000)),
    "numbers of 4,000 digits": ("a.json", lambda: answers({TERMS: {"marks": [_MARK]}}).replace("2", "9" * 4_000)),
    "a time of 4,000 digits": ("a.json", lambda: answers({TERMS: {"marks": []}}, "x", changed=10**4_000)),
    "supports of 4,000 digits": ("a.json", lambda: answers({CLAIM: {"roles": ["claim"], "supports": [10**4_000]}})),
    "NaN": ("a.json", lambda: answers({TERMS: {"marks": [_MARK]}}).replace("0", "NaN")),
    "Infinity": ("a.json", lambda: answers({TERMS: {"marks": [_MARK]}}).replace("2", "-Infinity")),
    "1e400": ("a.json", lambda: answers({TERMS: {"marks": [_MARK]}}).replace("2", "1e400")),
    "lone surrogates": ("a.json", lambda: answers({TERMS: {"text": "SIGN"}}, "SIGN").replace("SIGN", "\\ud800")),
    "100,000 marks": ("a.json", lambda: answers({TERMS: {"marks": [{"start": n, "end": n + 1, "exact": ""} for n in range(80_000)]}})),
    "100,000 roles": ("a.json", lambda: answers({CLAIM: {"roles": ["claim"] * 100_000}})),
    "100,000 exercises": ("a.json", lambda: answers({f"{LESSON}/e{n}": {"marks": []} for n in range(100_000)})),
    "brackets in brackets": ("a.json", lambda: "[" * 1_000_000),
    "answers in answers": ("a.json", lambda: '{"format":"facingpages-response-1","answers":' + '{"a":' * 400_000),
    "a name of 4 MB": ("a.json", lambda: answers({TERMS: {"marks": []}}, "n" * 4_000_000)),
    "a name of accents": ("a.json", lambda: answers({TERMS: {"marks": []}}, "a" + "\u0301\u0316" * 400_000)),
    "a text of 4 MB": ("a.json", lambda: answers({TERMS: {"text": "word " * 800_000}})),
    "marks of nothing": ("a.json", lambda: _full(_TERMS + '{"marks":[', "{}", "]}}}")),
    "marks that are numbers": ("a.json", lambda: _full(_TERMS + '{"marks":[', "1", "]}}}")),
    "roles that are numbers": ("a.json", lambda: _full(_TERMS + '{"roles":[', "1", "]}}}")),
    "parts that no role supports": ("a.json", lambda: _full(_TERMS + '{"supports":[', "0", "]}}}")),
    "answers that are numbers": ("a.json", lambda: _names(_HEAD, "0", "}}")),
    "an answer of many names": ("a.json", lambda: _names(_TERMS + "{", "0", "}}}")),
    "versions that are numbers": ("a.json", lambda: _names(_HEAD + '},"versions":{', "0", "}}")),
    "lists beside the answers": ("a.json", lambda: _full(_HEAD + '},"x":[', "[]", "]}")),
    "many short lists": ("a.json", lambda: _full("[", "[]", "]")),
    "names of the browser": ("a.json", lambda: answers({"__proto__": {"marks": []}, "constructor": {"roles": ["x"]}})),
    "a text of half answers": ("a.txt", lambda: '{"format": "facingpages-response-1", ' * 100_000),
    "a text of entities": ("a.html", lambda: "&#" + "9" * 4_000_000 + ";"),
    "a text of tags": ("a.html", lambda: "<" * 4_000_000),
    "a table of one column": ("a.csv", lambda: "x\n" * 1_500_000),
    "a table of one line": ("a.csv", lambda: "x," * 2_000_000),
    "a table with an open quotation mark": ("a.csv", lambda: 'reader,exercise\n"' + "x" * 4_000_000),
    "a table on paper": ("paper.csv", lambda: "reader,exercise,answer\n" + f"Ana,{TERMS},a b c\n" * 60_000),
    "a table of copied answers": ("a.csv", lambda: "a\n" + (answers({}).replace('"', '""').join('""') + "\n") * 55_000),
    "a table of packed answers": ("a.csv", lambda: "fp1.AAAA,x\n" * 190_000),
    "packed answers that grow": ("a.txt", lambda: _squeezed(200_000)),
    "annotations of many wordings": ("a.json", lambda: _wordings(20_000)),
    "a CAS of spans": ("a.json", lambda: _cas(50_000)),
    "annotations": ("a.json", lambda: _page(30_000, {"type": "TextQuoteSelector", "exact": "the", "prefix": "", "suffix": ""})),
    "annotations without words": ("a.json", lambda: _page(30_000, None)),
    "annotations in annotations": ("a.json", lambda: _page(1, "S").replace('"S"', _nested(100_000))),
    "annotations of a long quotation": ("a.json", lambda: _page(1, {"type": "TextQuoteSelector", "exact": "the " * 900_000})),
    "rows of Hypothesis": ("a.json", lambda: json.dumps({"total": 1, "rows": [{"uri": "x", "user": "acct:a@b", "target": [{"selector": [{"type": "TextQuoteSelector", "exact": "the"}]}], "tags": [], "text": "x"}] * 15_000})),
    "a zip of a bomb": ("a.zip", lambda: _zip("a.json", b"0" * 100_000_000)),
    "a zip of 20,000 files": ("a.zip", lambda: _zip("{}.json", b"{}", 20_000)),
    "a zip that leads away": ("a.zip", lambda: _zip("../../../../tmp/a.json", b"{}")),
    "a zip that is cut short": ("a.zip", lambda: _zip("a.json", b"{}" * 1_000)[:-30]),
    "a zip that is none": ("a.zip", lambda: b"PK\x03\x04" * 100_000),
    "no text": ("a.json", lambda: b"\xff\xfe\x00" * 100_000),
    "another file": ("a.exe", lambda: b"MZ" * 1_000),
}  # fmt: skip
