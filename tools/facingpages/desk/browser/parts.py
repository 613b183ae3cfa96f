"""The parts that others made and that the desk needs in a browser: Python itself, and what our core imports.

They are fetched when a site with the desk is built, compared with the hashes below, and kept for the next
build.  Nothing of them is in this repository."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import subprocess
import sys
import tarfile
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import platformdirs

# Python 3.14 as WebAssembly (Mozilla Public License 2.0); `PYTHON` is what its wheels are named by.
PYODIDE: Final = "pyodide@314.0.7"
PYODIDE_SHA256: Final = "66b7949e5a0cba2250b586d7e368bf12fb482800748d182c4618254b685ffaa0"
PYTHON: Final = ("314", "cp314", "pyemscripten_2026_0_wasm32")
# The files of Pyodide that a browser needs.
RUNTIME: Final = ("pyodide.mjs", "pyodide.asm.mjs", "pyodide.asm.wasm", "python_stdlib.zip")
# Pyodide's list of packages, empty: none is fetched from anywhere.
LOCK: Final = json.dumps(
    {
        "info": {
            "abi_version": "2026_0",
            "arch": "wasm32",
            "platform": "emscripten_5_0_3",
            "python": "3.14.2",
            "version": "314.0.7",
        },
        "packages": {},
    }
)
WHEELS: Final = Path(__file__).with_name("wheels.txt")


class NoParts(Exception):
    """The parts cannot be had; the message says why and what to do."""


@dataclass(frozen=True, slots=True)
class Parts:
    """The fetched parts: the runtime's files by name, and the wheels by file name."""

    runtime: dict[str, bytes]
    wheels: dict[str, bytes]


def parts() -> Parts:
    """Return the parts, from this machine if they were fetched before; raise `NoParts`."""
    pin = hashlib.sha256(f"{PYODIDE_SHA256}{WHEELS.read_text('utf-8')}".encode()).hexdigest()[:16]
    kept = platformdirs.user_cache_path("facingpages") / f"desk-{pin}"
    if not kept.is_dir():
        kept.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=kept.parent) as folder:
            _fetch(Path(folder))
            if not kept.is_dir():  # another build may have been quicker
                os.rename(folder, kept)
                Path(folder).mkdir()  # for the one who removes it
    return _read(kept)


def _read(folder: Path) -> Parts:
    archive = next(folder.glob("pyodide-*.tgz"), None)
    if archive is None or hashlib.sha256(archive.read_bytes()).hexdigest() != PYODIDE_SHA256:
        raise NoParts(f"what is in {folder} is not what was fetched: remove that folder and build again")
    runtime = {}
    with tarfile.open(archive) as opened:
        for name in RUNTIME:
            file = opened.extractfile(f"package/{name}")
            if file is None:
                raise NoParts(f"{PYODIDE} has no {name}")
            runtime[name] = file.read()
    wheels = {file.name: file.read_bytes() for file in sorted(folder.glob("*.whl"))}
    pinned = {
        line.rpartition("sha256:")[2] for line in WHEELS.read_text("utf-8").split("\n") if "sha256:" in line
    }
    if {hashlib.sha256(content).hexdigest() for content in wheels.values()} != pinned:
        raise NoParts(f"what is in {folder} is not what was fetched: remove that folder and build again")
    return Parts(runtime, wheels)


def _fetch(folder: Path) -> None:
    """Fetch all parts into a folder; raise `NoParts`."""
    npm = shutil.which("npm")
    if npm is None:
        raise NoParts("the desk in a site needs `npm` once, to fetch Python for the browser: install Node.js")
    _run([npm, "pack", "--json", PYODIDE], folder, "Python for the browser")
    version, abi, platform = PYTHON
    wanted = ("--python-version", version, "--implementation", "cp", "--abi", abi, "--abi", "none")
    target = ("--platform", platform, "--platform", "any", "--only-binary", ":all:", "--no-deps")
    pip = [sys.executable, "-P", "-m", "pip", "download", "--quiet", "--disable-pip-version-check"]
    _run([*pip, *wanted, *target, "--require-hashes", "--requirement", str(WHEELS)], folder, "its packages")


def _run(command: list[str], folder: Path, what: str) -> None:
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    if done.returncode:
        last = (done.stderr.strip() or done.stdout.strip() or "no message").splitlines()[-1]
        raise NoParts(f"{what} could not be fetched ({last}): look at the connection, and build again")
