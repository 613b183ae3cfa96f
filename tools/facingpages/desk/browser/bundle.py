"""The folder `desk/` of a site: the desk's page with everything that it needs, so that nothing is asked of
any other place."""

from __future__ import annotations

import email
import hashlib
import importlib.metadata
import io
import json
import zipfile
from collections.abc import Mapping
from email.message import Message
from pathlib import Path
from typing import Final

from facingpages.desk.browser.course_zip import course_files
from facingpages.desk.browser.parts import PYODIDE, Parts
from facingpages.desk.files import page_files
from facingpages.files.zips import zipped
from facingpages.site.csp import NOTHING, with_policy

_ASSETS: Final = Path(__file__).parent / "assets"
_PACKAGE: Final = Path(__file__).parents[2]
# Packages without a wheel for the browser run from their Python sources, as they are installed here.
_SOURCES: Final = ("markupsafe", "pyyaml")
# Folders of this package that the desk in a browser never imports.
_NOT_NEEDED: Final = ("cli", "export", "handout", "schemas")
_WASM: Final = "script-src 'self' 'wasm-unsafe-eval'"


def desk_files(root: Path, language: str, title: str, parts: Parts) -> dict[str, bytes]:
    """Return the files of the desk by their paths in the site."""
    needed = {
        **{f"pyodide/{name}": content for name, content in parts.runtime.items()},
        **{f"wheels/{name}": content for name, content in parts.wheels.items()},
        "facingpages.zip": zipped(_our_own(), packed=True),
        "course.zip": zipped(course_files(root), packed=True),
    }
    listed = [{"path": path, "bytes": len(needed[path])} for path in sorted(needed)]
    version = hashlib.sha256(b"".join(needed[path] for path in sorted(needed))).hexdigest()[:16]
    course = hashlib.sha256(needed["course.zip"]).hexdigest()[:16]
    stated = json.dumps({"version": version, "course": course, "parts": listed}, indent=1).encode()
    page = {
        address.removeprefix("/").removeprefix("desk/") or "index.html": content
        for address, (content, _) in page_files(language, title, in_site=True).items()
    }
    page["index.html"] = _with_wasm(page["index.html"].decode("utf-8")).encode()
    page |= {file.name: file.read_bytes() for file in sorted(_ASSETS.iterdir())}
    files = {**page, **needed, "parts.json": stated, "LICENSES.txt": _licences(parts).encode()}
    files["service.js"] = _service(files["service.js"].decode("utf-8"), version, page).encode()
    return {f"desk/{path}": content for path, content in files.items()}


def _service(script: str, version: str, page: Mapping[str, bytes]) -> str:
    """Return the service worker with the version of the desk and the files of its page, so that a browser
    sees from its bytes that there is a newer desk."""
    files = sorted("./" if path == "index.html" else path for path in page if path != "service.js")
    of_page = hashlib.sha256(b"".join(page[path] for path in sorted(page))).hexdigest()[:16]
    stated = {"version": f"{version}-{of_page}", "files": [*files, "parts.json"]}
    return script.replace("= BUILD;", f"= {json.dumps(stated)};")


def _with_wasm(html: str) -> str:
    """Return the page with the site's policy, which here also lets WebAssembly be compiled."""
    return with_policy(html, NOTHING).replace("script-src 'self'", _WASM, 1)


def _our_own() -> dict[str, bytes]:
    """Return the Python sources that a browser imports beside the wheels, by their paths."""
    files = {}
    for name in _SOURCES:
        for file in importlib.metadata.files(name) or ():
            if file.suffix == ".py" and ".." not in file.parts:
                files[file.as_posix()] = file.read_binary()
    for place in sorted(_PACKAGE.rglob("*")):
        path = place.relative_to(_PACKAGE)
        if place.is_file() and "__pycache__" not in path.parts and path.parts[0] not in _NOT_NEEDED:
            files[f"{_PACKAGE.name}/{path.as_posix()}"] = place.read_bytes()
    return files


def _licences(parts: Parts) -> str:
    """Return what each part is, and under which licence it may be passed on."""
    lines = [
        "The desk runs these parts in your browser. Their sources are where their projects publish them.",
        "",
        f"{PYODIDE}, with Python and its standard library: Mozilla Public License 2.0; PSF License 2",
    ]
    described: list[Message | importlib.metadata.PackageMetadata] = []
    described += [importlib.metadata.metadata(name) for name in _SOURCES]
    for wheel in parts.wheels.values():
        with zipfile.ZipFile(io.BytesIO(wheel)) as opened:
            about = next(name for name in opened.namelist() if name.endswith(".dist-info/METADATA"))
            described.append(email.message_from_bytes(opened.read(about)))
    lines += sorted(f"{about['Name']} {about['Version']}: {_licence(about)}" for about in described)
    return "\n".join(lines) + "\n"


def _licence(about: Message | importlib.metadata.PackageMetadata) -> str:
    """Return the licence that a package states: by its short name, or by what the index calls it."""
    kinds = [
        one.rpartition(" :: ")[2] for one in about.get_all("Classifier") or () if one.startswith("License")
    ]
    return str(about["License-Expression"] or ", ".join(kinds) or about["License"])
