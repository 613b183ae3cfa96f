"""A newcomer at the keyboard: runs commands as they are written, keeps what comes back, and fills in what
is marked `todo`."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
import venv
from dataclasses import dataclass, field
from pathlib import Path

from tests.conftest import ROOT


def bare_environment(folder: Path) -> Path:
    """Make an environment that holds the built wheel and, of this checkout, nothing but its dependencies;
    return its scripts' folder."""
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder / "dist")],
        cwd=ROOT,
        check=True,
        capture_output=True,
    )
    (wheel,) = (folder / "dist").glob("*.whl")
    venv.create(folder / "env", with_pip=False)
    (site,) = (folder / "env").glob("lib/python*/site-packages")
    dependencies = next(path for path in sys.path if path.endswith("site-packages"))
    (site / "dependencies.pth").write_text(
        f"{dependencies}\n"
    )  # its own .pth files, and so the checkout, are not followed
    scripts = folder / "env" / "bin"
    command = [
        sys.executable,
        "-m",
        "pip",
        "--python",
        str(scripts / "python"),
        "install",
        "--quiet",
        "--no-index",
        "--no-deps",
        "--ignore-installed",
    ]
    subprocess.run([*command, str(wheel)], check=True, capture_output=True)
    return scripts


@dataclass
class Newcomer:
    """Somebody in a folder with an environment; `log` is all that was seen, with the folder's name left
    out."""

    folder: Path
    scripts: Path
    log: list[str] = field(default_factory=list)

    def environment(self) -> dict[str, str]:
        kept = {
            name: value
            for name, value in os.environ.items()
            if not name.startswith(("PYTHON", "FACINGPAGES"))
        }
        return kept | {
            "PATH": f"{self.scripts}:{os.environ['PATH']}",
            "NO_MKDOCS_2_WARNING": "1",
            "COLUMNS": "100",
        }

    def run(self, command: str, status: int = 0) -> str:
        """Run a command line; its output goes into the log, but for what mkdocs says of its build."""
        made = subprocess.run(
            shlex.split(command),
            cwd=self.folder,
            env=self.environment(),
            capture_output=True,
            text=True,
            check=False,
        )
        said = made.stdout + "".join(
            line
            for line in made.stderr.splitlines(keepends=True)
            if not re.match(r"INFO |WARNING |\s*$", line)
        )
        assert "Traceback" not in said, said
        assert made.returncode == status, made.stdout + made.stderr
        self.log.append(f"$ {command}\n{said}" + (f"(exit status {status})\n" if status else ""))
        return said

    def finish(self, path: str, answers: dict[str, str]) -> None:
        """Fill in each `todo` of a file, as its hint or the comment above it says; nothing else is
        changed."""
        file = self.folder / path
        lines: list[str] = []
        for number, line in enumerate(old := file.read_text("utf-8").splitlines()):
            if line.startswith("todo: "):
                lines.append(answers["page"])
                continue
            found = re.match(
                r'(?P<head>.*?(?P<key>\w+): \[?)(?:"todo: (?P<hint>.*?)"|todo\b)(?P<rest>.*)$', line
            )
            above = re.match(r"(?:.*[ -])?(?P<key>\w+): >-$", old[number - 1])
            if above and re.match(r" *todo\b", line):  # free text is below its key
                value, _ = self._answer(above["key"], "", old, number, answers)
                lines.append(line.partition("todo")[0] + value.strip('"'))
                continue
            if not found or line.lstrip().startswith("#"):
                lines.append(line)
                continue
            value, extra = self._answer(found["key"], found["hint"] or "", old, number, answers)
            lines.append(f"{found['head']}{value}{found['rest']}")
            lines += extra
        file.write_text("\n".join(lines) + "\n", "utf-8")

    def _answer(
        self, key: str, hint: str, lines: list[str], number: int, answers: dict[str, str]
    ) -> tuple[str, list[str]]:
        if key == "verdict":
            return ("loaded" if lines[number + 1].lstrip().startswith("technique:") else "contested"), []
        if key == "role":
            proposed = re.search(r"may be ([a-z-]+)(?: \((\w+)\))?", lines[number - 2])
            if not proposed:  # the draft leaves it open
                return "claim", []
            return proposed[1], [f"    evidence: {proposed[2]}"] if proposed[2] else []
        if key == "key":
            return re.search(r"speaks for ([a-z-]+)\.", hint)[1], []  # type: ignore[index]
        if key == "proof":
            return re.search(r"Write (\{.*\}) if", hint)[1], []  # type: ignore[index]
        if key == "why":
            return (
                f'"The words on line {number} of this file decide it, as anyone can check on the page."',
                [],
            )
        return answers[key], []
