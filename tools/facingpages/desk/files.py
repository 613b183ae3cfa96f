"""The files of the desk's own page."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from facingpages.desk.handing_on.shown import TYPES, type_of
from facingpages.language.messages import catalogue, direction, script_words
from facingpages.site.bundle import assets, fonts, one_script, shared

_ASSETS: Final = Path(__file__).parent / "assets"
# Scripts of the student's page that the desk uses, and its own, in the order in which they need each other.
_STUDENTS: Final = ("base", "marking", "kind-rewrite")
_SCRIPTS: Final = (
    "ask",
    "words",
    "fields",
    "sheet",
    "showing",
    "school",
    "editor",
    "edit-loaded-terms",
    "edit-claim-evidence",
    "edit-citation-check",
    "edit-rewrite",
    "texts",
    "choosing",
    "passages",
    "adding",
    "lessons",
    "review-row",
    "review",
    "paper",
    "classes",
    "course",
    "desk",
)


def page_files(language: str, title: str, *, in_site: bool = False) -> dict[str, tuple[bytes, str]]:
    """Return the desk's page with the styles, scripts and fonts that it names: bytes and type by address.

    The page of a site names its files from its own folder, and holds the words of its host's script."""
    files = {f"/desk/{name}": (_ASSETS / name).read_bytes() for name in ("desk.css", "host.js")}
    files["/"] = _page(language, title, in_site)
    files["/desk/desk.js"] = _script(language).encode()
    site: dict[str, str | bytes] = {**assets(language), **fonts()}
    for path, content in site.items():
        files[f"/{path}"] = content if isinstance(content, bytes) else content.encode()
    return {address: (content, _type(address)) for address, content in files.items()}


def _page(language: str, title: str, in_site: bool) -> bytes:
    environment = Environment(
        loader=FileSystemLoader(_ASSETS),
        autoescape=True,
        undefined=StrictUndefined,
        extensions=["jinja2.ext.i18n"],
    )
    environment.install_gettext_translations(catalogue(language), newstyle=True)  # type: ignore[attr-defined] # the extension adds it
    environment.policies["ext.i18n.trimmed"] = True
    base, assets_at = ("", "assets/") if in_site else ("/desk/", "/assets/")
    given = {"language": language, "direction": direction(language), "title": title, "in_site": in_site}
    page = environment.get_template("desk.html.j2")
    return page.render(**given, base=base, assets=assets_at).encode()


def _script(language: str) -> str:
    """Return the script of the page, in a language, without that of its host."""
    scripts = [*shared(*_STUDENTS), *(_ASSETS / f"{name}.js" for name in _SCRIPTS)]
    return one_script(language, scripts, script_words(language) | script_words(language, "desk/"))


def _type(address: str) -> str:
    return TYPES["html"] if address == "/" else type_of(address)
