"""Untrusted: the settings of a course by somebody else, judged before mkdocs reads them.

`mkdocs.yml` can name code that runs while the site is built: hooks, plugins, templates, modules, and tags of
Python.  It can also publish files and variables of this machine.  So each setting must be one of those that
are known to do neither; whatever else there is, is refused with its place."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from facingpages.course.paths import MKDOCS_YML
from facingpages.files import yaml_read, yaml_tags, yaml_text
from facingpages.files.findings import Finding
from facingpages.files.yaml_read import Plain
from facingpages.files.yaml_tags import Tag

_SETTINGS: Final = frozenset(
    "site_name site_description site_author site_url copyright docs_dir use_directory_urls theme extra extra_css"
    " extra_javascript markdown_extensions plugins nav not_in_nav exclude_docs validation strict repo_url"
    " repo_name edit_uri".split()
)
_THEME: Final = frozenset("name font features palette language direction icon logo favicon".split())
_PLUGINS: Final = frozenset("search offline facingpages material/search material/offline".split())
_EXTENSIONS: Final = frozenset(
    "facingpages abbr admonition attr_list def_list fenced_code footnotes md_in_html meta nl2br sane_lists smarty"
    " tables toc pymdownx.betterem pymdownx.caret pymdownx.details pymdownx.keys pymdownx.mark"
    " pymdownx.smartsymbols pymdownx.superfences pymdownx.tabbed pymdownx.tasklist pymdownx.tilde".split()
)
_FIXED: Final = {"docs_dir": "lessons"}  # another folder could be any of this machine
_OUR_SCRIPT: Final = "assets/facingpages.js"
_VARIABLE: Final = "!ENV"
_OURS: Final = "FACINGPAGES_"
_WHY: Final = {
    "hooks": "runs Python files of the course",
    "INHERIT": "takes settings from another file, which is not looked at",
    "extra_templates": "runs templates of the course",
    "custom_dir": "runs templates of the course",
    "static_templates": "runs templates of the course",
}
_DELETE: Final = (
    "Delete it, or read what it names, and build without --untrusted if you trust whoever wrote it."
)

Steps = tuple[str | int, ...]


def judged(root: Path) -> list[Finding]:
    """Return a finding for each setting of a course's `mkdocs.yml` that could run code or publish more than
    the course; raise `Refused` where the file cannot be read."""
    text = _without_variables(yaml_text.read_text(root / MKDOCS_YML, MKDOCS_YML))
    values = yaml_read.parse(text, MKDOCS_YML)
    found = []
    for steps, message in _complaints(values):
        place = yaml_read.locate(text, steps, key=True)
        found.append(Finding(MKDOCS_YML, place.line, place.column, "untrusted", message, _DELETE))
    return found


def _complaints(values: dict[str, Plain]) -> Iterator[tuple[Steps, str]]:
    for name in values:
        if name not in _SETTINGS:
            yield (name,), f"`{name}` {_WHY.get(name, 'is not known to be harmless')}"
    for name, value in _FIXED.items():
        if values.get(name, value) != value:
            yield (name,), f"`{name}` names another folder than `{value}`, and would publish what is there"
    theme = values.get("theme")
    options = theme if isinstance(theme, dict) else {"name": theme}
    if options.get("name") != "material":
        yield ("theme",), "`theme` is another than `material`, and a theme is code"
    for name in options:
        if name not in _THEME:
            yield ("theme", name), f"`{name}` of the theme {_WHY.get(name, 'is not known to be harmless')}"
    for key, known in (("plugins", _PLUGINS), ("markdown_extensions", _EXTENSIONS)):
        for steps, name in _named(values.get(key), (key,)):
            if name.removeprefix("markdown.extensions.") not in known:
                yield steps, f"`{name}` in `{key}` is code that is not part of facingpages"
    for steps, name in _named(values.get("extra_javascript"), ("extra_javascript",)):
        if name != _OUR_SCRIPT:
            yield steps, f"`{name}` in `extra_javascript` is a script that would run in every page"


def _named(listed: Plain | None, steps: Steps) -> Iterator[tuple[Steps, str]]:
    """Yield the names in a list of names, each alone or with its options, or in a mapping of them."""
    match listed:
        case None | "":
            return
        case str():
            yield steps, listed
        case dict():
            yield from (((*steps, name), name) for name in listed)
        case list():
            for number, item in enumerate(listed):
                yield from _named(item, (*steps, number))


def _without_variables(text: str) -> str:
    """Return the settings with the tag `!ENV` blanked where it names variables of this package alone; raise
    `Refused` for any other tag, as `!!python/name`, which could run code, and for any other variable, whose
    value would be published."""
    listed = list(yaml_tags.tags(text))
    for tag in listed:
        if tag.name != _VARIABLE or not text.startswith(_VARIABLE, tag.start):
            raise _refused(tag, f"the tag `{tag.name}` could run code while the site is built")
        if tag.on is None:
            raise _refused(tag, f"`{_VARIABLE}` takes the names of variables alone")
        names = (tag.on,) if isinstance(tag.on, str) else tag.on[:-1] or tag.on  # the last: what counts else
        for name in names:
            if not name.startswith(_OURS):
                raise _refused(tag, f"the variable `{name}` of this machine would be published")
    return yaml_tags.blanked(text, _VARIABLE, listed)


def _refused(tag: Tag, message: str) -> yaml_text.Refused:
    return yaml_text.Refused(
        Finding(MKDOCS_YML, tag.place.line, tag.place.column, "untrusted", message, _DELETE)
    )
