"""Files of npm packages that only tests use: fetched once, compared with a hash, and kept for the next run."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import tarfile
import tempfile
from pathlib import Path

import platformdirs
import pytest

# SCORM 1.2 as a learning system has it (MIT licence)
SCORM_AGAIN = "scorm-again@3.4.3", "f182724b4614c34a616a92d7e4d8967392013c5fae74116db98a5c5a11db5edb"
# A player of QTI 3 (MIT licence)
QTI_COMPONENTS = (
    "@citolab/qti-components@7.27.4",
    "987050c94aa5bebb9509a49b4fb4122103390b51934ace26102e4619ccb482ac",
)
# A reader of QR codes (Apache 2.0 licence)
JSQR = "jsqr@1.4.0", "b5299b37917a1fe7a8cab9dd5cc6b8accf82663add80abe5bf7761a921cc6602"


def file_of(package: tuple[str, str], path: str) -> bytes:
    """Return a file of a package. The test fails where there is no npm, and none was fetched before."""
    name, digest = package
    kept = platformdirs.user_cache_path("facingpages") / "tests" / f"{digest[:16]}.tgz"
    if not kept.is_file():
        npm = shutil.which("npm")
        if npm is None:
            pytest.fail(f"npm is needed once, to fetch {name}")
        kept.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=kept.parent) as folder:
            subprocess.run([npm, "pack", "--silent", name], cwd=folder, check=True, timeout=100)
            (fetched,) = Path(folder).glob("*.tgz")
            os.replace(fetched, kept)
    assert hashlib.sha256(kept.read_bytes()).hexdigest() == digest, f"{kept} is not {name}: remove it"
    with tarfile.open(kept) as opened:
        file = opened.extractfile(f"package/{path}")
        assert file
        return file.read()
