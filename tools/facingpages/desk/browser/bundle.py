"""The folder `desk/` of a site: the desk's page with everything that it needs, so that nothing is asked of
any other place."""

from __future__ import annotations

import email
import hashlib
import importlib.metadata
import io
import json
import zipfile
from collections.abc import Callable, Mapping
from email.message import Message
from pathlib import Path
from typing import Final

from facingpages.desk.browser import archives
from facingpages.desk.browser.course_zip import course_files
from facingpages.desk.browser.parts import LOCK, PYODIDE, Parts
from facingpages.desk.files import page_files
from facingpages.files import known_values, yaml_read
from facingpages.files.yaml_text import Refused
from facingpages.files.zips import zipped
from facingpages.language.messages import catalogue
from facingpages.site.csp import NOTHING, with_policy

Compile = Callable[[Mapping[str, bytes], Parts], Mapping[str, bytes]]
_ASSETS: Final = Path(__file__).parent / "assets"
_WASM: Final = "script-src 'self' 'wasm-unsafe-eval'"


def desk_files(root: Path, language: str, title: str, parts: Parts, compiled: Compile) -> dict[str, bytes]:
    """Return the files of the desk by their paths in the site; `compiled` is `compiled.compiled`."""
    course = course_files(root)
    sources = archives.first(parts)
    first = {
        **{f"pyodide/{name}": content for name, content in parts.runtime.items()},
        "python.zip": zipped(compiled(sources, parts), packed=True),
        "course.zip": zipped(course, packed=True),
        "values.json": _values({**sources, **course}),
    }
    later = {"later.zip": zipped(archives.later(parts), packed=True)}
    needed = {**first, **later}
    stated = {
        "version": _digest(b"".join(needed[path] for path in sorted(needed))),
        "course": _digest(first["course.zip"]),
        "lock": LOCK,
        "first": {path: len(first[path]) for path in sorted(first)},
        "later": {path: len(content) for path, content in later.items()},
    }
    page = {
        address.removeprefix("/").removeprefix("desk/") or "index.html": content
        for address, (content, _) in page_files(language, title, in_site=True).items()
    }
    page["index.html"] = _with_wasm(page["index.html"].decode("utf-8")).encode()
    page |= {file.name: file.read_bytes() for file in sorted(_ASSETS.iterdir())}
    page["parts.json"] = json.dumps(stated, indent=1).encode()
    files = {**page, **needed, "LICENSES.txt": _licences(parts).encode()}
    files["service.js"] = _service(files["service.js"].decode("utf-8"), page, language).encode()
    return {f"desk/{path}": content for path, content in files.items()}


def _service(script: str, page: Mapping[str, bytes], language: str) -> str:
    """Return the service worker with the version of the desk and the files of its page, so that a browser
    sees from its bytes that there is a newer desk."""
    gone = catalogue(language).gettext("This page is no longer here. Open it again from the desk.")
    stated = {
        "version": _digest(b"".join(page[path] for path in sorted(page))),
        "files": ["./", *sorted(path for path in page if path != "service.js")],
        "gone": gone,
    }
    return script.replace("= BUILD;", f"= {json.dumps(stated)};")


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()[:16]


def _with_wasm(html: str) -> str:
    """Return the page with the site's policy, which here also lets WebAssembly be compiled."""
    return with_policy(html, NOTHING).replace("script-src 'self'", _WASM, 1)


def _values(files: Mapping[str, bytes]) -> bytes:
    """Return the values of the YAML files as JSON, by the digests of their texts; see `known_values.know`."""
    values = {}
    for path, content in sorted(files.items()):
        if path.endswith(".yml"):
            try:
                text = content.decode("utf-8").removeprefix("\ufeff")
                values[known_values.digest(text)] = json.dumps(
                    yaml_read.parse(text, path), ensure_ascii=False
                )
            except (UnicodeDecodeError, Refused):
                continue  # the desk itself says what is wrong there
    return json.dumps(values, ensure_ascii=False, indent=0).encode()


def _licences(parts: Parts) -> str:
    """Return what each part is, and under which licence it may be passed on."""
    lines = [
        "The desk runs these parts in your browser. Their sources are where their projects publish them.",
        "The text of each licence is in python.zip or later.zip, in the folder of the part.",
        "",
        f"{PYODIDE}, with Python and its standard library: Mozilla Public License 2.0; PSF License 2",
    ]
    described: list[Message | importlib.metadata.PackageMetadata] = []
    described += [importlib.metadata.metadata(name) for name in (*archives.SOURCES, *archives.LATER_SOURCES)]
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
