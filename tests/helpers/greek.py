"""A course whose authors write Greek, and a language that brackets each message: what is Latin and bare
was never wrapped.

The catalogue is made by extraction, as a translator's is; a translation is its message with ⟦ and ⟧ around
each stretch of its own words, so that the values put into it are outside."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any, Final

from babel.messages import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.frontend import parse_mapping_cfg
from babel.messages.pofile import write_po
from bs4 import BeautifulSoup

import facingpages
from facingpages.language.vocabulary import vocabulary

PACKAGE: Final = Path(facingpages.__file__).parent
LANGUAGE: Final = "vo"  # Volapük: babel knows its plurals, and nobody will translate into it
KEYWORDS: Final[dict[str, Any]] = {
    "N_": None,
    "_": None,
    "gettext": None,
    "ngettext": (1, 2),
    "FP.t": None,
    "FP.n": (1, 2),
}
_ATTRIBUTES: Final = ("aria-label", "aria-description", "title", "placeholder", "alt", "label")


def extracted() -> Catalog:
    """Return the messages of templates, scripts, modules and vocabularies, as `tools/translate` extracts
    them."""
    with (PACKAGE / "language" / "locale" / "babel.cfg").open() as file:
        methods, options = parse_mapping_cfg(file)
    made = Catalog(locale=LANGUAGE)
    for file_name, _, message, _, context in extract_from_dir(PACKAGE, methods, options, KEYWORDS):
        made.add(message, locations=[(file_name, 0)], context=context)
    return made


def bracketed(text: str) -> str:
    """Return a message as the language of the brackets says it."""
    parts = re.split(r"(%\(\w+\)s|\{\w+\})", text)
    return "".join(part if i % 2 or not part.strip() else f"⟦{part}⟧" for i, part in enumerate(parts))


def write_catalogue(folder: Path) -> None:
    """Write the catalogue of the bracketing language."""
    catalogue = extracted()
    for message in catalogue:
        if message.id:
            message.string = (
                bracketed(message.id) if isinstance(message.id, str) else tuple(map(bracketed, message.id))
            )
    made = BytesIO()
    write_po(made, catalogue)
    (folder / f"{LANGUAGE}.po").write_bytes(made.getvalue())


def bare(html: str) -> list[str]:
    """Return what a reader of some HTML sees or hears in Latin letters outside of brackets, and no source
    or standard is quoted with."""
    soup = BeautifulSoup(html, "html.parser")
    for hidden in soup.find_all(["script", "style"]):
        hidden.decompose()
    heard = [str(tag[name]) for tag in soup.find_all(True) for name in _ATTRIBUTES if tag.get(name)]
    return [word for text in (soup.get_text(" | "), *heard) for word in _bare(text)]


def _bare(text: str) -> Iterator[str]:
    text = re.sub(r"⟦[^⟦⟧]*⟧", " ", re.sub(r"\s+", " ", text))
    for quoted in _quoted():
        text = text.replace(quoted, " ")
    # an address, a letter of the legend, the number of a part, the code of a standard
    yield from re.findall(
        r"[A-Za-z](?:[\w' -]*\w)?", re.sub(r"xq\.gr|(?<!\w)(?:[CQV]|[AB]\d+)(?!\w)", " ", text)
    )


def _quoted() -> list[str]:
    """What the vocabularies quote as it was published, the longest first."""
    words = vocabulary()
    standards = [
        part for term in words.standards.values() for part in (term.wording, term.framework, term.id)
    ]
    return sorted({*words.sources.values(), *standards}, key=len, reverse=True)


# --- the course --------------------------------------------------------------------------------------------

_TEXTS: Final = {
    "1": 'Αλφα βητα γαμμα δελτα. Εψιλον ζητα ητα.\nΘητα ιωτα, 2023 (xq.gr).\nΠηγες\n"Καππα λαμδα", (2024), xq.gr\n',
    "2": "Μυ νυ ξι ομικρον. Πι ρω σιγμα ταυ.\nΥψιλον φι χι ψι ωμεγα.\n",
}
_WHY: Final = "διοτι"


def write(root: Path) -> Path:
    """Write the course into a new folder and return it."""
    files: dict[str, Any] = {"seeds/seeds.yml": _seeds(), "exercises/1/plan.yml": _plan()}
    files |= {f"exercises/1/{number}.yml": exercise for number, exercise in enumerate(_exercises(), 1)}
    for path, data in files.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(json.dumps(data, ensure_ascii=False), "utf-8")  # JSON is YAML
    for id, text in _TEXTS.items():
        (root / "seeds" / f"{id}.txt").write_text(text, "utf-8")
    (root / "lessons").mkdir()
    (root / "lessons" / "1.md").write_text(
        "---\ntitle: Μαθημα\n---\n\n::: lesson 1\n\n::: facing 1:1 2:1\n\n::: exercise 1/1\n", "utf-8"
    )
    (root / "mkdocs.yml").write_text(
        "site_name: Σελιδες\ndocs_dir: lessons\ntheme: material\nplugins: [facingpages: {mode: teacher}]\nnav: [1.md]\n"
    )
    reading = root / "exercises" / "second-reading"
    reading.mkdir(parents=True)
    (reading / "first-reading.csv").write_text(
        "reader,exercise,kind,score,naming,alpha\nα,1/1,loaded-terms,1.00,1.00,\nα,1/2,claim-evidence,0.50,,0.50\n"
    )
    (reading / "changes.md").write_text("Ουδεν.\n", "utf-8")
    return root


def _seeds() -> dict[str, Any]:
    shared = {"licence": "ουδεμια", "position": "θεσις", "here_because": _WHY, "notice": ["πολεμος"]}
    stated = {
        "title": "Τιτλος",
        "kind": "δοκιμιο",
        "author": "Συγγραφευς",
        "outlet": "Εφημερις",
        "date": "2024",
    }
    unstated = dict.fromkeys(stated, "not stated")
    words = {"1": "11", "2": "13"}
    sums = {
        id: {
            "id": id,
            "received_as": f"{id}.txt",
            "sha256": hashlib.sha256(text.encode()).hexdigest(),
            "words": words[id],
        }
        for id, text in _TEXTS.items()
    }
    listed = {
        "source_list": {"heading": "3", "entries": "4"},
        "noise": [{"lines": "3-4", "kind": "source list"}],
    }
    return {
        "format": "2",
        "question": "Τι;",
        "quotation_share": "100",
        "language": LANGUAGE,
        "sides": [{"id": "1", "holds": "ναι"}, {"id": "2", "holds": "ουχι"}],
        "seeds": [
            {**sums["1"], **stated, **shared, **listed, "side": "1"},
            {**sums["2"], **unstated, **shared, "side": "2", "noise": [], "language": "el"},
        ],
        "events": [{"date": "2023", "what": "συνοδος", "stated": [{"seed": "1", "exact": "2023"}]}],
    }


def _plan() -> dict[str, Any]:
    step = {
        "title": "Βημα",
        "minutes": "5",
        "exercises": ["1/1"],
        "ask": "Τι;",
        "show": "Ιδου",
        "expect": "Ναι",
    }
    lists = {name: ["κατι"] for name in ("prepare", "support", "stretch", "discussion")}
    return {
        "kind": "plan",
        "question": "Πως;",
        "notice": ["πολεμος"],
        "objectives": [{"can": "Οραν", "standards": ["RI.8.8"]}],
        "steps": [{**step, "period": period} for period in ("45", "45", "90")],
        "answers": [{"answer": "ναι", "reveals": "πολλα"}, {"answer": "ουχι", "reveals": "ολιγα"}],
        "closing": "Τελος",
        **lists,
    }


def _exercises() -> Iterator[dict[str, Any]]:
    shared = {"title": "Ασκησις", "minutes": "1", "prompt": "Ποιει"}
    first, second = {"seed": "1", "lines": "1"}, {"seed": "2", "lines": "1"}
    loaded = {"verdict": "loaded", "technique": "name-calling", "neutral": "ουδετερον", "why": _WHY}
    spans = [
        {"mark": {"exact": "βητα"}, **loaded},
        {"mark": {"exact": "γαμμα"}, "verdict": "contested", "why": _WHY},
        {"mark": {"exact": "δελτα"}, "verdict": "plain", "why": _WHY},
        {"mark": {"exact": "ρω σιγμα"}, "core": "ρω", **loaded},
    ]
    yield {**shared, "kind": "loaded-terms", "stimulus": [first, second], "spans": spans}
    units = [
        {
            "text": {"exact": "Αλφα βητα γαμμα δελτα."},
            "role": "claim",
            "accept": ["reasoning", "prediction"],
            "why": _WHY,
        },
        {
            "text": {"exact": "Εψιλον ζητα ητα."},
            "role": "evidence",
            "evidence": "event",
            "supports": "1",
            "why": _WHY,
        },
    ]
    yield {**shared, "kind": "claim-evidence", "stimulus": [first], "units": units}
    trace = [{"choice": "found", "why": _WHY}, {"choice": "not-listed", "text": "ουκ εστιν", "why": _WHY}]
    fitness = [{"choice": "fit", "why": _WHY}, {"choice": "out-of-date", "why": _WHY}]
    order = {
        "rule": "source-not-before-event",
        "event": {"exact": "2023", "date": "2023"},
        "source_date": "2024",
    }
    yield {
        **shared,
        "kind": "citation-check",
        "claim": {"seed": "1", "exact": "Θητα ιωτα"},
        "citation": {"exact": "(xq.gr)"},
        "reference": {"exact": "Καππα λαμδα"},
        "questions": [
            {
                "axis": "trace",
                "choices": trace,
                "key": "found",
                "proof": {"rule": "one-entry", "domain": "xq.gr"},
            },
            {"axis": "fitness", "choices": fitness, "key": "fit", "proof": order},
        ],
    }
    uncited = [{"choice": "found", "why": _WHY}, {"choice": "no-citation", "why": _WHY}]
    question = {"axis": "trace", "choices": uncited, "key": "no-citation", "proof": {"rule": "no-citation"}}
    claim = {"seed": "2", "exact": "Υψιλον φι"}
    yield {
        **shared,
        "kind": "citation-check",
        "claim": claim,
        "citation": "none",
        "reference": "none",
        "questions": [question],
    }
    yield {
        **shared,
        "kind": "rewrite",
        "stimulus": [{"seed": "2", "lines": "2"}],
        "sentence": {"exact": "Υψιλον φι χι ψι ωμεγα."},
        "loaded": [{"mark": {"exact": "φι"}, "neutral": "ουδετερον", "why": _WHY}],
        "facts": [{"fact": "Υψιλον", "any_of": ["Υψιλον"], "why": _WHY}],
        "rubric": ["Σαφως;"],
        "model": "Υψιλον εστιν.",
        "why": _WHY,
    }
