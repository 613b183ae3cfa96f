"""The folder `desk/` of a site: it is whole, asks for nothing elsewhere, and its parts are those that were pinned."""

from __future__ import annotations

import hashlib
import io
import json
import re
import tarfile
import zipfile
from collections.abc import Mapping
from pathlib import Path

import pytest
from click.testing import CliRunner

from facingpages.cli import main
from facingpages.desk.browser import parts as fetching
from facingpages.desk.browser.bundle import desk_files
from facingpages.desk.browser.parts import RUNTIME, NoParts, Parts
from facingpages.files import known_values, yaml_read
from facingpages.files.zips import zipped
from tests.conftest import ROOT

PACKAGE = ROOT / "tools" / "facingpages"
ABOUT = b"Metadata-Version: 2.1\nName: Jinja2\nVersion: 3.1.6\nClassifier: License :: OSI Approved :: BSD License\n"
WHEEL = zipped({"jinja2-3.1.6.dist-info/METADATA": ABOUT})
FAKE = Parts({name: name.encode() for name in RUNTIME}, {"jinja2-3.1.6-py3-none-any.whl": WHEEL})


def as_they_are(sources: Mapping[str, bytes], parts: Parts) -> Mapping[str, bytes]:
    """In the place of the compiler, which needs the real Python for the browser."""
    return sources


@pytest.fixture(scope="module")
def files() -> dict[str, bytes]:
    return desk_files(ROOT, "en", "Facing Pages", FAKE, as_they_are)


def test_every_file_that_the_page_names_is_there(files: dict[str, bytes]) -> None:
    """Styles, scripts, fonts, parts: each address in the page, its styles and its lists is a file of the folder."""
    page = files["desk/index.html"].decode()
    named = re.findall(r'(?:src|href)="(?!data:)([^"#]+)"', page)
    assert {"host.js", "desk.js", "assets/facingpages.css"} <= set(named)
    styles = re.findall(r"url\(\"?([^)\"]+)", files["desk/assets/facingpages.css"].decode())
    named += [f"assets/{address}" for address in styles if not address.startswith("data:")]
    stated = json.loads(files["desk/parts.json"])
    named += [*stated["first"], *stated["later"]]
    kept = re.search(r"= (\{.*\});", files["desk/service.js"].decode())
    assert kept
    named += [path for path in json.loads(kept[1])["files"] if path != "./"]
    assert [path for path in named if f"desk/{path}" not in files] == []
    assert not re.search(r"(src|href|url\()=?\"?https?:", page)


def test_the_policy_adds_one_word(files: dict[str, bytes]) -> None:
    """The desk may compile WebAssembly, and nothing else that the pages of the site may not."""
    policy = re.search(
        r'http-equiv="Content-Security-Policy" content="([^"]+)"', files["desk/index.html"].decode()
    )
    assert policy
    assert "script-src 'self' 'wasm-unsafe-eval';" in policy[1]
    assert "'unsafe-eval'" not in policy[1]
    assert "connect-src 'self'" in policy[1]


def test_the_values_are_those_of_the_parser(files: dict[str, bytes]) -> None:
    """What a browser need not parse is what the parser gives, for every exercise and vocabulary."""
    values = json.loads(files["desk/values.json"])
    paths = [*(ROOT / "exercises").rglob("*.yml"), *(PACKAGE / "language" / "data").glob("*.yml")]
    assert len(paths) > 50
    for path in paths:
        text = path.read_text("utf-8")
        assert json.loads(values[known_values.digest(text)]) == yaml_read.parse(text, path.name)


def test_every_part_brings_its_licence(files: dict[str, bytes]) -> None:
    """Beside each part that comes as Python sources is the text of its licence."""
    names = {
        archive: zipfile.ZipFile(io.BytesIO(files[f"desk/{archive}.zip"])).namelist()
        for archive in ("python", "later")
    }
    for archive, package in (("python", "pyyaml"), ("python", "markupsafe"), ("later", "rjsmin")):
        assert [name for name in names[archive] if re.match(rf"{package}-[^/]+/licenses/LICENSE", name)], (
            package
        )


def test_two_builds_give_the_same_bytes(files: dict[str, bytes]) -> None:
    assert desk_files(ROOT, "en", "Facing Pages", FAKE, as_they_are) == files


def test_a_newer_course_is_a_newer_desk(files: dict[str, bytes], tmp_path: Path) -> None:
    """The version in the service worker changes with the course, so that browsers see the newer one."""
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds" / "seeds.yml").write_text("seeds: []\n")
    other = desk_files(tmp_path, "en", "Facing Pages", FAKE, as_they_are)
    assert other["desk/service.js"] != files["desk/service.js"]
    assert json.loads(other["desk/parts.json"])["course"] != json.loads(files["desk/parts.json"])["course"]


def test_licences_are_stated(files: dict[str, bytes]) -> None:
    told = files["desk/LICENSES.txt"].decode()
    assert "Mozilla Public License 2.0" in told
    assert re.search(r"^Jinja2 3.1.6: BSD", told, re.MULTILINE)
    assert re.search(r"^PyYAML \S+: MIT", told, re.MULTILINE)


def test_no_desk_in_a_class_site(tmp_path: Path) -> None:
    """The desk holds the keys."""
    result = CliRunner().invoke(
        main, ["build", "class", "--desk", "-o", str(tmp_path / "site"), "--course", str(ROOT)]
    )
    assert result.exit_code == 2
    assert "the desk holds the keys" in result.output
    assert not (tmp_path / "site").exists()


def tgz(contents: dict[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode="w:gz") as opened:
        for name, content in contents.items():
            info = tarfile.TarInfo(f"package/{name}")
            info.size = len(content)
            opened.addfile(info, io.BytesIO(content))
    return buffer.getvalue()


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A cache of fetched parts, with pins that fit them."""
    archive, wheel = tgz(dict(FAKE.runtime)), WHEEL
    pins = tmp_path / "wheels.txt"
    pins.write_text(f"jinja2==3.1.6 --hash=sha256:{hashlib.sha256(wheel).hexdigest()}\n")
    monkeypatch.setattr(fetching, "WHEELS", pins)
    monkeypatch.setattr(fetching, "PYODIDE_SHA256", hashlib.sha256(archive).hexdigest())
    monkeypatch.setattr(fetching.platformdirs, "user_cache_path", lambda name: tmp_path / name)

    def fetch(folder: Path) -> None:
        (folder / "pyodide-1.tgz").write_bytes(archive)
        (folder / "jinja2-3.1.6-py3-none-any.whl").write_bytes(wheel)

    monkeypatch.setattr(fetching, "_fetch", fetch)
    return tmp_path / "facingpages"


def test_parts_are_fetched_once(cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert fetching.parts() == FAKE
    monkeypatch.setattr(fetching, "_fetch", lambda folder: pytest.fail("fetched again"))
    assert fetching.parts() == FAKE
    assert len(list(cache.iterdir())) == 1


@pytest.mark.parametrize("name", ["pyodide-1.tgz", "jinja2-3.1.6-py3-none-any.whl"])
def test_other_bytes_are_refused(cache: Path, name: str) -> None:
    """A part that is not the pinned one is never put into a site."""
    fetching.parts()
    (changed,) = cache.rglob(name)
    changed.write_bytes(changed.read_bytes() + b"!")
    with pytest.raises(NoParts, match="not what was fetched"):
        fetching.parts()


def test_without_npm_the_reason_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fetching.platformdirs, "user_cache_path", lambda name: tmp_path / name)
    monkeypatch.setattr(fetching.shutil, "which", lambda name: None)
    with pytest.raises(NoParts, match="npm"):
        fetching.parts()
    assert list((tmp_path / "facingpages").iterdir()) == []  # nothing half fetched is kept
