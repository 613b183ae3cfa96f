"""Sow faults: change the meaning of one line at a time in a copy of the tree, and see the tests of that room go red.

`bash tools/test sown` runs all; words after it choose faults by a part of their name. The program prints each fault with
the first test that failed, and exits with 1 if one stayed green or if the tests are red without any fault."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
PACKAGE = "tools/facingpages"


@dataclass(frozen=True)
class Fault:
    """One line of a file of the package, what it is changed into, and the tests that guard it, as words for pytest."""

    name: str
    file: str
    line: str
    sown: str
    tests: str


FAULTS = (
    Fault("one word may have two verdicts", "checks/yardstick.py", "    yield from _same_words(course, keyed)\n", "    yield from ()\n", "tests/checks/test_yardstick.py"),
    Fault("pairs may be twice as uneven", "checks/facing.py", "MOST_UNEVEN = 1.5", "MOST_UNEVEN = 3.0", "tests/checks/test_mistakes.py -k 'uneven'"),
    Fault("a build ignores the lock", "files/staging.py", "        fcntl.flock(opened, fcntl.LOCK_EX | fcntl.LOCK_NB)", "        pass", "tests/files/test_nobodys_files.py -k two_runs"),
    Fault("front matter is not escaped", "site/plugin.py", "return html.escape(html.unescape(words), quote=True)", "return words", "tests/site/test_embed.py -k front_matter"),
    Fault("a claim may be noise", "course/kinds/citation_check/resolve.py", "    if complaint := seed.noise_said(lines):", "    if (complaint := seed.noise_said(lines)) and not lines:", "tests/course/test_citations.py -k authors_own"),
    Fault("a part supports one that is not there", "course/kinds/claim_evidence.py", "(unit.supports > len(data.units) or unit.supports == i + 1)", "unit.supports == i + 1", "tests/course/test_refused_facts.py"),
    Fault("a proof names a domain that is not in the mark", "course/kinds/citation_check/tracing.py", "(found := ground.mark.target(name or names[0]))", "(found := ground.mark.target(name or names[0]) or ground.mark.targets[0])", "tests/course/test_refused_facts.py"),
    Fault("an entry without a date decides an order", "course/kinds/citation_check/proofs.py", "    if not dates or len(dates) < len(ground.candidates):", "    if not dates:", "tests/course/test_refused_facts.py"),
    Fault("a month lies before a day in it", "text/dates.py", "        return self.last_day < other.first_day", "        return self.first_day < other.last_day", "tests/text/test_dates.py"),
    Fault("a selector need not match once", "text/anchors.py", "        if best and before >= best[0]:", "        if best is None and before:", "tests/text/test_anchors.py"),
    Fault("www.example.org is not example.org", "text/domains.py", '(?:www\\.(?=[^.]+\\.))?", "", domain.lower())', '", "", domain.lower())', "tests/text"),
    Fault("a word with an apostrophe is two", "text/folded.py", "_JOINING = r\"['&", "_JOINING = r\"[&", "tests/text/test_text.py"),
    Fault("half of the words may be marked", "course/kinds/scoring.py", "DENSE: Final = (2, 5)", "DENSE: Final = (1, 2)", "tests/course/test_scoring.py"),
    Fault("half of the words may be marked on the page", "page/assets/scoring.js", "* 5 > words * 2", "* 2 > words", "tests/page/test_logic.py"),
    Fault("contested words count in the browser", "page/assets/scoring.js", "const counted = without(joined, contested);", "const counted = joined;", "tests/page/test_logic.py"),
    Fault("a record of another format is taken", "page/assets/store.js", "const sound = record.format === FORMAT && text(record.version)", "const sound = text(record.version)", "tests/page/test_progress.py -k older_records"),
    Fault("pages may hold plug-ins", "site/csp.py", '"media", "object", "base-uri"', '"media", "base-uri"', "tests/page/test_policy.py -k 'policy and not browser'"),
    Fault("a rationale turned by 13 is no leak", "site/leaks.py", '                tuple(codecs.encode(word, "rot13") for word in run),\n', "", "tests/site/test_leaks.py -k turned"),
    Fault("files are not put back", "files/atomic.py", "                target.write_bytes(before)\n", "                pass\n", "tests/files/test_writing.py -k all_or_none"),
    Fault("too few of a kind is no finding", "checks/coverage.py", "if counts[(bound.group, bound.name)] < bound.number:", "if counts[(bound.group, bound.name)] < 0:", "tests/responses/test_teacher.py -k minimum"),
    Fault("labels that agree by chance agree", "responses/agreement.py", "    return 1 - (n - 1) * observed", "    return 1 - n * observed", "tests/responses/test_agreement.py"),
    Fault("a question's right answer is printed for learners", "handout/compose/exercises.py", "    right = added.right.get(item.id)\n", "    right = added.right.get(item.id, choices[0].id)\n", "tests/handout/test_handout.py -k only_a_key"),
    Fault("a Word file has the time of its making", "files/zips.py", "            entry = zipfile.ZipInfo(path, _LONG_AGO)", "            entry = zipfile.ZipInfo(path, (2026, 1, 1, 0, 0, 0))", "tests/handout/test_word.py -k same_bytes"),
    Fault("plurals have the singular", "language/po_file.py", "        return strings[self._form(n)] if len(strings) > 1", "        return strings[0] if len(strings) > 1", "tests/language/test_catalogue.py"),
    Fault("words inside a word are found", "author/find_quote.py", "        if not text.cuts_word(where):\n", "        if where:\n", "tests/author/test_find.py"),
    Fault("the page leaves out the prompt", "page/templates/exercise.html.j2", '<p class="fp-prompt">{{ stem.prompt }}</p>', '<p class="fp-prompt"></p>', "tests/page/test_golden.py"),
    Fault("contested words count", "course/kinds/scoring.py", "    counted = marks if not marked & contested else [", "    counted = marks if marks else [", "tests/course/test_scoring.py"),
    Fault("a class page holds key and hints", "page/render.py", "key=_encoded(exercise, language) if mode is Mode.PRACTICE else None,", "key=_encoded(exercise, language) if mode is not Mode.TEACHER else None,", "tests/page/test_golden.py"),
    Fault("an emoji is one unit in a browser", "text/folded.py", 'max(self.source, default="") <= "\\uffff"', 'max(self.source, default="") <= "\\U0010ffff"', "tests/site/test_embed.py"),
    Fault("a source may be later than the event", "course/kinds/citation_check/proofs.py", "decisive.surely_before(event) if before else", "decisive.surely_before(event) if not before else", "tests/course/test_citations.py tests/course/test_refused_facts.py"),
    Fault("the second side of a pair is not counted", "checks/coverage.py", '("second on a pair", second.seed.side)', '("second on a pair", first.seed.side)', "tests/checks/test_balance.py tests/responses/test_teacher.py"),
    Fault("one seed is left out of the balance", "checks/coverage.py", "used: dict[str, set[int]] = {id: set() for id in course.seeds}", "used: dict[str, set[int]] = {id: set() for id in list(course.seeds)[1:]}", "tests/checks/test_balance.py tests/responses/test_teacher.py"),
    Fault("twice the share may be quoted", "checks/quotation_share.py", "if counts[entry.id] * 100 > share * total:", "if counts[entry.id] * 50 > share * total:", "tests/checks/test_budget.py"),
    Fault("a formula may follow white space", "files/tables.py", "is_formula = begins.startswith(FORMULA)", "is_formula = plain.startswith(FORMULA)", "tests/responses/test_take_in.py -k formula"),
    Fault("the desk asks for no token", "desk/local/host.py", "if not secrets.compare_digest(headers.get(TOKEN, \"\").encode(), self.token.encode()):", "if TOKEN not in headers:", "tests/desk/test_host.py -k 'token or page_and_its_files or stranger'"),
    Fault("a changed file of a site is ours", "site/manifest.py", " if path not in known or _sha256(read(path)) != known[path])", " if path not in known)", "tests/files/test_writing.py -k besides"),
)  # fmt: skip


def sow(fault: Fault, tree: Path) -> str:
    """Change the line of a fault in a tree, and return the text that was there."""
    file = tree / PACKAGE / fault.file
    before = file.read_text("utf-8")
    if before.count(fault.line) != 1:
        raise ValueError(
            f"`{fault.line.strip()}` is in {fault.file} {before.count(fault.line)} times, not once"
        )
    file.write_text(before.replace(fault.line, fault.sown), "utf-8")
    return before


def copied(target: Path) -> Path:
    """Copy what git tracks, and what is new, into a folder."""
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    listed = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True).stdout
    for path in filter(None, listed.split("\0")):
        if (ROOT / path).is_file():
            (target / path).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(ROOT / path, target / path)
    return target


def tested(tree: Path, tests: str) -> tuple[int, str]:
    """Run tests in a tree; return pytest's exit status and the first test that failed."""
    command = [sys.executable, "-m", "pytest", "-q", "-x", "-p", "no:cacheprovider", "-m", "not slow"]
    command += shlex.split(tests)
    environment = os.environ | {"PYTHONPATH": f"{tree / 'tools'}:{tree}", "PYTHONDONTWRITEBYTECODE": "1"}
    ran = subprocess.run(command, cwd=tree, env=environment, check=False, capture_output=True, text=True)
    failed = re.search(r"^(?:FAILED|ERROR) (\S+)", ran.stdout, re.MULTILINE)
    return ran.returncode, failed[1] if failed else ran.stdout[-300:]


def main(words: list[str]) -> int:
    """Sow the faults that the words choose, or all; return the exit status."""
    faults = [fault for fault in FAULTS if not words or any(word in fault.name for word in words)]
    with tempfile.TemporaryDirectory() as folder:
        tree = copied(Path(folder))
        sound: dict[str, tuple[int, str]] = {}
        wrong = 0
        for fault in faults:
            if fault.tests not in sound:
                sound[fault.tests] = tested(tree, fault.tests)
            status, first = sound[fault.tests]
            if status:
                print(
                    f"NO TEST  {fault.name}: `{fault.tests}` exits with {status} without it: {first}",
                    flush=True,
                )
                wrong += 1
                continue
            before = sow(fault, tree)
            status, first = tested(tree, fault.tests)
            (tree / PACKAGE / fault.file).write_text(before, "utf-8")
            wrong += status != 1
            print(f"{'red  ' if status == 1 else 'GREEN'}  {fault.name} ({fault.file}): {first}", flush=True)
    print(f"{len(faults) - wrong} of {len(faults)} sown faults were seen")
    return int(wrong > 0)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
