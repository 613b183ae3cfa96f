"""The site's generated files, from one function for all hosts.

The mkdocs plugin feeds them to the build; `stage` writes the whole course as a tree for an engine that
runs no plugins."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, Final

import rjsmin

from facingpages.course.course import Course, Mode
from facingpages.course.kinds.registry import KINDS
from facingpages.language.messages import SOURCE, plural_rule, script_words
from facingpages.language.vocabulary import COMMON, vocabulary
from facingpages.language.word_lists import WordLists, packed, word_lists
from facingpages.site import pages

_ASSETS: Final = Path(__file__).parents[1] / "page" / "assets"
# The scripts before and after those of the kinds, in the order in which they need each other; the page gets
# them as one file.
SHARED: Final = ("base", "scoring", "tendency", "facing", "reading", "dock", "marking", "naming")
LAST: Final = ("store", "keeping", "handing", "ring", "start", "exercise", "theme")
# The scripts that a page loads when it needs them (`FP.late`), and the files of each.
LATE: Final = {"qr": ("packing", "qr"), "progress": ("progress",)}
STYLES: Final = (
    "fonts",
    "look",
    "facingpages",
    "dock",
    "facing",
    "marks",
    "parts",
    "trail",
    "front",
    "progress",
)


def generated(course: Course, mode: Mode, *, handouts: bool = False) -> dict[str, str | bytes]:
    """Return a site's generated files, except handouts, by path in the docs folder; `handouts` as in
    `pages`."""
    return {**assets(course.language), **fonts(), **pages.generated(course, mode, handouts=handouts)}


def fonts() -> dict[str, bytes]:
    """Return the reading faces with their licences."""
    return {f"assets/fonts/{file.name}": file.read_bytes() for file in sorted((_ASSETS / "fonts").iterdir())}


def packaged(language: str) -> dict[str, str | bytes]:
    """Return the files beside the page of a lesson that goes into a learning system."""
    return {
        "assets/facingpages.css": _styles(*STYLES),
        "assets/scorm.css": bare_page_style(),
        "assets/facingpages.js": script(language, "packing", "scorm"),
        "assets/qr.js": late_script(language, "qr"),
        **fonts(),
    }


def bare_page_style() -> str:
    """Return the stylesheet of a page without the theme."""
    return _styles("scorm")


def _styles(*names: str) -> str:
    """Return stylesheets as one, without comments and without spaces that mean nothing."""
    styles = "".join((_ASSETS / f"{name}.css").read_text("utf-8") for name in names)
    styles = re.sub(r"/\*.*?\*/", "", styles, flags=re.DOTALL)
    styles = re.sub(r"\s*([{};>])\s*", r"\1", styles)
    return re.sub(r"([:,])\s+", r"\1", styles).replace(
        ";}", "}"
    )  # a space *before* a colon is between selectors


def assets(language: str) -> dict[str, str]:
    """Return the stylesheet, the script (in a language) and the files for searching from a folder."""
    return {
        "assets/facingpages.css": _styles(*STYLES),
        "assets/facingpages.js": script(language),
        **{f"assets/{name}.js": late_script(language, name) for name in LATE},
        "assets/sides.js": str(rjsmin.jsmin((_ASSETS / "sides.js").read_text("utf-8"))),
        "assets/iframe-worker.js": str(rjsmin.jsmin((_ASSETS / "iframe-worker.js").read_text("utf-8"))),
    }


def script(language: str, *store: str) -> str:
    """Return the page's one script, in a language, without comments; `store` names the files that keep
    answers, if they are not kept on the device."""
    lists = word_lists() if language.partition("-")[0] == SOURCE else WordLists()  # they are of English words
    late = "".join(file.read_text("utf-8") for names in LATE.values() for file in shared(*names))
    return one_script(language, script_files(*store), script_words(language), lists, late)


def script_files(*store: str) -> list[Path]:
    """Return the files of the page's one script, in their order; `store` as in `script`."""
    kinds = [(kind.folder or _ASSETS) / f"kind-{kind.id}.js" for kind in KINDS.values()]
    return [*shared(*SHARED), *kinds, *shared(*(store or LAST[:1]), *LAST[1:])]


def late_script(language: str, name: str) -> str:
    """Return a script of `LATE` in a language: a function that gets FP of the page and adds to it."""
    parts = _spoken("".join(file.read_text("utf-8") for file in shared(*LATE[name])), script_words(language))
    return _small(f'"use strict";\nwindow.fpLate = (FP) => {{\n{parts}}};\n')


def shared(*names: str) -> list[Path]:
    """Return script files of a student's page by their names."""
    return [_ASSETS / f"{name}.js" for name in names]


def one_script(
    language: str,
    files: Iterable[Path],
    said: Mapping[str, str | list[str]],
    lists: WordLists | None = None,
    late: str = "",
) -> str:
    """Return scripts as one, in one scope, with their messages and the vocabularies; `late` is the text of
    scripts that come later and share the messages with a plural."""
    lists = lists or WordLists()
    parts = _spoken("".join(file.read_text("utf-8") for file in files), said)
    everything = parts + _spoken(late, said)
    asked = {id: words for id, words in said.items() if _literal(id)[1:-1] in everything}
    messages = json.dumps(asked, ensure_ascii=False, separators=(",", ":"))
    words = json.dumps({"small": " ".join(sorted(lists.small)), "loaded": packed(lists.loaded)})
    shared = f"terms: {_terms(language)}, words: {words}, said: {messages}, form: (n) => Number({plural_rule(language)})"
    return _small(f'"use strict";\n(() => {{\nconst FP = {{ {shared} }};\n{parts}}})();\n')


def _small(script: str) -> str:
    """Return a script without comments, spaces, and semicolons that mean nothing. No literal of our scripts
    holds `;}`, and no loop has an empty body."""
    return str(rjsmin.jsmin(script)).replace(";}", "}")


def _spoken(scripts: str, said: Mapping[str, str | list[str]]) -> str:
    """Return scripts with each message without a plural in its language, in its place: a list of them all
    would hold the English words once more."""

    def in_language(call: re.Match[str]) -> str:
        words = said.get(json.loads(call[1]))
        return f"FP.t({_literal(words)}" if isinstance(words, str) else call[0]

    return re.sub(r'\bFP\.t\(("(?:[^"\\]|\\.)*")', in_language, scripts)


def _literal(words: str) -> str:
    return json.dumps(words, ensure_ascii=False)


def _terms(language: str) -> str:
    """Return the vocabularies shown by the scripts, by id, as an object for a script. No id of a stranger's
    file, such as `constructor`, finds anything in it that is not a term."""
    words = vocabulary(language)
    techniques = {
        t.id: [t.label, t.definition, t.family, words.families[t.family].label]
        for t in words.techniques.values()
    }
    roles = {r.id: [r.label, r.definition, r.can_support] for r in words.roles.values()}
    axes = {a.id: a.label for a in words.axes.values()}
    groups: dict[str, dict[str, Any]] = {"techniques": techniques, "roles": roles, "axes": axes}
    bare = {group: {"__proto__": None} | terms for group, terms in groups.items()}
    return json.dumps(bare | {"common": COMMON}, ensure_ascii=False, separators=(",", ":"))
