"""The files of the desk's own page."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from facingpages.desk.shown import TYPES, type_of
from facingpages.language.messages import catalogue
from facingpages.site.bundle import assets, fonts

_ASSETS: Final = Path(__file__).parent / "assets"


def page_files(language: str, title: str, *, in_site: bool = False) -> dict[str, tuple[bytes, str]]:
    """Return the desk's page with the styles, scripts and fonts that it names: bytes and type by address.

    The page of a site names its files from its own folder, and holds the words of its host's script."""
    files = {
        f"/desk/{file.name}": file.read_bytes() for file in sorted(_ASSETS.iterdir()) if file.suffix != ".j2"
    }
    files["/"] = _page(language, title, in_site)
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
    page = environment.get_template("desk.html.j2")
    base, assets_at = ("", "assets/") if in_site else ("/desk/", "/assets/")
    return page.render(language=language, title=title, base=base, assets=assets_at, in_site=in_site).encode()


def _type(address: str) -> str:
    return TYPES["html"] if address == "/" else type_of(address)
