"""Untrusted courses: settings that run code, or publish what is not the course's, are refused with their place."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from facingpages.cli import main
from facingpages.course.course import Mode
from facingpages.desk.workbench import Workbench
from facingpages.files.yaml_text import Refused
from facingpages.site import build, untrusted
from tests.conftest import ROOT

MARK = "ran.txt"
CODE = f"open({MARK!r}, 'w').close()\n"
THEME = "theme:\n  name: material"


def settings(root: Path, old: str, new: str) -> None:
    file = root / "mkdocs.yml"
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), "utf-8")


REFUSED = {
    "hooks": ("docs_dir:", "hooks: [mine.py]\ndocs_dir:", "`hooks` runs Python files of the course"),
    "inherits": ("docs_dir:", "INHERIT: ../base.yml\ndocs_dir:", "`INHERIT` takes settings from another file"),
    "escaped": ("docs_dir:", '"ho\\x6fks": [mine.py]\ndocs_dir:', "`hooks` runs"),
    "python name": ("- attr_list", "- toc: {slugify: !!python/name:os.system }", "the tag `tag:yaml.org,2002:python/name:os.system`"),
    "python object": ("generator: false", "generator: !!python/object/apply:os.system [id]", "could run code"),
    "python in short": ("site_name:", "%TAG !p! tag:yaml.org,2002:python/\n---\nsite_name: !p!name:os.system\nx:", "could run code"),
    "another tag": ("generator: false", "generator: !relative x", "the tag `!relative`"),
    "a variable": ("generator: false", "generator: !ENV SECRET", "the variable `SECRET` of this machine"),
    "variables": ("generator: false", "generator: !ENV [FACINGPAGES_X, SECRET, x]", "the variable `SECRET`"),
    "a variable in another": ("generator: false", "generator: !ENV [[SECRET], x]", "takes the names of variables alone"),
    "a variable by its tag": ("generator: false", "generator: !ENV [!ENV SECRET, x]", "takes the names of variables alone"),
    "variables by keys": ("generator: false", "generator: !ENV {SECRET: x}", "takes the names of variables alone"),
    "templates": (THEME, f"{THEME}\n  custom_dir: mine", "`custom_dir` of the theme runs templates of the course"),
    "another theme": (THEME, "theme:\n  name: mine", "a theme is code"),
    "no theme": (THEME, "theme:\n  name: null", "a theme is code"),
    "pages of templates": ("docs_dir:", "extra_templates: [x.html]\ndocs_dir:", "`extra_templates` runs templates"),
    "another plugin": ("  - offline", "  - offline\n  - macros", "`macros` in `plugins` is code"),
    "a plugin with options": ("  - offline", "  - macros: {module: mine}", "`macros` in `plugins` is code"),
    "another extension": ("  - attr_list", "  - mine", "`mine` in `markdown_extensions` is code"),
    "an extension that reads files": ("  - attr_list", "  - pymdownx.snippets: {base_path: /}", "`pymdownx.snippets` in"),
    "a script": ("extra_javascript: [", "extra_javascript: [x.js, ", "`x.js` in `extra_javascript`"),
    "a script with options": ("extra_javascript: [", "extra_javascript: [{path: x.js}, ", "`path` in `extra_javascript`"),
    "another folder": ("docs_dir: lessons", "docs_dir: /etc", "`docs_dir` names another folder"),
    "what nobody knows": ("docs_dir:", "remote_branch: x\ndocs_dir:", "`remote_branch` is not known to be harmless"),
    "an alias": ("docs_dir:", "x: &a {hooks: [m.py]}\n<<: *a\ndocs_dir:", "anchor"),
}  # fmt: skip


@pytest.mark.parametrize("name", REFUSED)
def test_a_setting_that_runs_code_is_refused(small: Path, name: str) -> None:
    """The finding names the setting, its line and what to do; the settings of a new course have none."""
    assert untrusted.judged(small) == []
    old, new, said = REFUSED[name]
    line = (small / "mkdocs.yml").read_text("utf-8").partition(old)[0].count("\n")
    settings(small, old, new)
    try:
        found = untrusted.judged(small)
    except Refused as refused:
        found = [*refused.findings]
    assert found, name
    assert any(said in finding.message for finding in found), [finding.message for finding in found]
    assert all(finding.path == "mkdocs.yml" and finding.hint for finding in found)
    assert found[0].line in range(line - 2, line + 4)


def test_this_course_is_trusted_to_run_nothing() -> None:
    assert untrusted.judged(ROOT) == []


def test_extensions_may_be_a_mapping(small: Path) -> None:
    """Names in a list and names as keys are judged alike, as mkdocs reads both."""
    text = (small / "mkdocs.yml").read_text("utf-8")
    listed = text[text.index("plugins:") : text.index("nav:")]
    (small / "mkdocs.yml").write_text(text.replace(listed, "plugins: {search: {}, mine: {}}\n"), "utf-8")
    (finding,) = untrusted.judged(small)
    assert "`mine`" in finding.message


def test_build_refuses_and_runs_nothing(small: Path, tmp_path: Path) -> None:
    """With --untrusted the hook does not run, nothing is written, and the exit status is 1; the desk refuses too."""
    (small / "mine.py").write_text(CODE, "utf-8")
    settings(small, "docs_dir:", "hooks: [mine.py]\ndocs_dir:")
    words = ["build", "practice", "-o", str(tmp_path / "site"), "--course", str(small)]
    ran = CliRunner().invoke(main, [*words, "--untrusted"])
    assert ran.exit_code == 1, ran.output
    assert "mkdocs.yml:5:1: error [untrusted] `hooks`" in ran.output
    assert not (tmp_path / "site").exists()
    answer = Workbench(small).answer({"do": "take", "form": "site", "mode": "practice"})
    assert "`hooks` runs Python files" in answer["refused"]["message"], answer
    assert "line 5" in answer["refused"]["message"]
    assert not list(tmp_path.rglob(MARK))


def test_no_file_of_the_course_is_taken_for_a_module(
    small: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A file `yaml.py` in the folder in which somebody builds is not imported by the process that builds."""
    for name in ("yaml", "markdown", "jinja2", "mkdocs"):
        (small / f"{name}.py").write_text(CODE, "utf-8")
    monkeypatch.chdir(small)
    build.build(small, Mode.PRACTICE, tmp_path / "site")
    assert (tmp_path / "site" / "index.html").is_file()
    assert not list(tmp_path.rglob(MARK))
