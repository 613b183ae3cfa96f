"""The files of the desk's own page."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from facingpages.desk.shown import TYPES, type_of
from facingpages.language.messages import catalogue
from facingpages.site.bundle import assets, fonts

_ASSETS: Final = Path(__file__).parent / "assets"


def page_files(language: str, title: str) -> dict[str, tuple[bytes, str]]:
    """Return the desk's page with the styles, scripts and fonts that it names: bytes and type by address."""
    files = {
        f"/desk/{file.name}": file.read_bytes() for file in sorted(_ASSETS.iterdir()) if file.suffix != ".j2"
    }
    files["/"] = _page(language, title)
    site: dict[str, str | bytes] = {**assets(language), **fonts()}
    for path, content in site.items():
        files[f"/{path}"] = content if isinstance(content, bytes) else content.encode()
    return {address: (content, _type(address)) for address, content in files.items()}


def _page(language: str, title: str) -> bytes:
    environment = Environment(
        loader=FileSystemLoader(_ASSETS),
        autoescape=True,
        undefined=StrictUndefined,
        extensions=["jinja2.ext.i18n"],
    )
    environment.install_gettext_translations(catalogue(language), newstyle=True)  # type: ignore[attr-defined] # the extension adds it
    environment.policies["ext.i18n.trimmed"] = True
    return environment.get_template("desk.html.j2").render(language=language, title=title).encode()


def _type(address: str) -> str:
    return TYPES["html"] if address == "/" else type_of(address)
