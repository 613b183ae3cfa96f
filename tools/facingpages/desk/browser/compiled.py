"""Python sources, compiled once when a site is built, so that no browser has to compile them at every start."""

from __future__ import annotations

import hashlib
import io
import json
import os
import shutil
import subprocess
import tempfile
import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import Final

import platformdirs

from facingpages.desk.browser.parts import LOCK, NoParts, Parts
from facingpages.files.zips import zipped

_SCRIPT: Final = Path(__file__).with_name("compile.mjs")
_KEPT: Final = 6  # archives that are kept for the next build


def compiled(files: Mapping[str, bytes], parts: Parts) -> dict[str, bytes]:
    """Return files with each Python source compiled for the browser's Python; raise `NoParts`."""
    sources = zipped(files)
    runtime = b"".join(parts.runtime[name] for name in sorted(parts.runtime))
    digest = hashlib.sha256(sources + runtime + _SCRIPT.read_bytes()).hexdigest()[:16]
    folder = platformdirs.user_cache_path("facingpages")
    kept = folder / f"compiled-{digest}.zip"
    if not kept.is_file():
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=folder) as work:
            os.replace(_compile(Path(work), sources, parts), kept)
        for old in sorted(folder.glob("compiled-*.zip"), key=lambda file: file.stat().st_mtime)[:-_KEPT]:
            old.unlink(missing_ok=True)
    with zipfile.ZipFile(io.BytesIO(kept.read_bytes())) as opened:
        return {name: opened.read(name) for name in opened.namelist()}


def _compile(work: Path, sources: bytes, parts: Parts) -> Path:
    node = shutil.which("node")
    if node is None:
        raise NoParts("the desk in a site needs `node` to prepare Python for the browser: install Node.js")
    for name, content in {**parts.runtime, "lock.json": json.dumps({"lock": LOCK}).encode()}.items():
        (work / name).write_bytes(content)
    (work / "sources.zip").write_bytes(sources)
    target = work / "compiled.zip"
    command = [node, str(_SCRIPT), str(work), str(work / "sources.zip"), str(target)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode or not target.is_file():
        last = (done.stderr.strip() or "no message").splitlines()[-1][:300]
        raise NoParts(f"Python for the browser could not be prepared ({last}): build again")
    return target
