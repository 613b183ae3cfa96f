r"""The course: everything under the root read once, typed, in a stable order.

    seeds/*.txt + seeds.yml     exercises/**/*.yml     lessons/*.md
           \_________________________|________________________/
                           Course.load(root)

Loading gathers findings and never stops at the first: a bad file yields its own, and the rest is still read.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from facingpages import directives, yamlfile
from facingpages.authored import Authored, Steps, closest, validate
from facingpages.directives import Directive, Misused
from facingpages.fields import Lines
from facingpages.findings import Finding
from facingpages.formats import EXERCISE_FORMATS, ExerciseFile, LessonFront, SeedsFile
from facingpages.items import Exercise, Passage
from facingpages.placing import Unresolved
from facingpages.resolve import resolve
from facingpages.seed import Seed
from facingpages.text import Text

SEEDS_YML = "seeds/seeds.yml"


class NotACourse(Exception):
    """A folder without `seeds/seeds.yml`."""


@dataclass(frozen=True)
class Lesson:
    """One page of `lessons/`: what its front matter says (None where that has mistakes), and its directives."""

    path: str
    front: Authored[LessonFront] | None
    directives: tuple[Directive, ...]

    @property
    def id(self) -> str:
        """The name of the page in `lessons/`, without its ending."""
        return self.path.removeprefix("lessons/").removesuffix(".md")


@dataclass(frozen=True)
class Course:
    """A course as it was loaded: whole where it could be read, with findings where it could not.

    `files` holds the exercise files that were read, `exercises` those of them that could be placed; `present`
    names every exercise on disk, readable or not.
    """

    root: Path
    seeds_file: Authored[SeedsFile] | None = None
    seeds: dict[str, Seed] = field(default_factory=dict)
    files: dict[str, Authored[ExerciseFile]] = field(default_factory=dict)
    exercises: dict[str, Exercise] = field(default_factory=dict)
    lessons: tuple[Lesson, ...] = ()
    present: frozenset[str] = frozenset()
    findings: tuple[Finding, ...] = ()

    @staticmethod
    def load(root: Path) -> Course:
        """Return the course in a folder; raise `NotACourse` where there is no `seeds/seeds.yml`."""
        if not (root / SEEDS_YML).is_file():
            raise NotACourse(f"{root} holds no {SEEDS_YML}: it is not a course")
        findings: list[Finding] = []
        seeds_file = _read_seeds_file(root, findings)
        seeds = dict(_read_seeds(root, seeds_file, findings)) if seeds_file else {}
        known = {entry.id for entry in seeds_file.data.seeds} if seeds_file else set()
        files, exercises, present = {}, {}, set()
        for file in sorted((root / "exercises").rglob("*.yml")):
            id = file.relative_to(root / "exercises").with_suffix("").as_posix()
            present.add(id)
            authored = _read_exercise(file, file.relative_to(root).as_posix(), findings)
            if not authored:
                continue
            files[id] = authored
            if not known or _seeds_of(authored.data) & (known - set(seeds)):
                continue  # a seed that could not be read has its own finding
            try:
                exercises[id] = resolve(id, authored, seeds)
            except Unresolved as refused:
                findings += refused.findings
        lessons = tuple(_read_lessons(root, findings))
        return Course(root, seeds_file, seeds, files, exercises, lessons, frozenset(present), tuple(findings))

    def exercise(self, directive: Directive) -> Exercise:
        """Return the exercise that a directive names; raise `Misused`."""
        if len(directive.words) != 1:
            raise Misused(f"`::: exercise` takes one id, not {len(directive.words)}", "Write ::: exercise some-lesson/some-exercise.")
        (id,) = directive.words
        if id not in self.present:
            raise Misused(f"there is no exercise `{id}`", closest(id, sorted(self.present)) if self.present else f"Make exercises/{id}.yml.")
        if id not in self.exercises:
            raise Misused(f"the exercise `{id}` has mistakes", f"Run `facingpages check exercises/{id}.yml`.")
        return self.exercises[id]

    def lesson(self, directive: Directive) -> LessonFront:
        """Return what the lesson that a directive names says of itself; raise `Misused`."""
        (id, *rest) = directive.words or ("",)
        known = {lesson.id: lesson.front.data for lesson in self.lessons if lesson.front and lesson.front.data.minutes}
        if not rest and id in {lesson.id for lesson in self.lessons if not lesson.front}:
            raise Misused(f"the lesson `{id}` has mistakes in its front matter", f"Run `facingpages check lessons/{id}.md`.")
        if rest or id not in known:
            raise Misused(f"`{' '.join(directive.words)}` is not a lesson with minutes", closest(id, sorted(known)))
        return known[id]

    def facing(self, directive: Directive) -> tuple[Passage, Passage]:
        """Return the two passages that a directive names; raise `Misused`."""
        if len(directive.words) != 2:
            raise Misused(f"`::: facing` takes two passages, not {len(directive.words)}", "Write ::: facing one-seed:1-3 another-seed:4-6.")
        first, second = (self._passage(word) for word in directive.words)
        return first, second

    def _passage(self, word: str) -> Passage:
        name, lines = directives.passage(word)
        seed = self.seeds.get(name)
        if not seed:
            raise Misused(f"there is no seed `{name}`", closest(name, sorted(self.seeds)))
        if lines.last > len(seed.text.lines):
            raise Misused(f"`{lines}` goes beyond the {len(seed.text.lines)} lines of {name}", "Name lines that the seed has.")
        return Passage(seed.entry, seed.text, lines)


def _read_seeds_file(root: Path, findings: list[Finding]) -> Authored[SeedsFile] | None:
    try:
        text = yamlfile.read_text(root / SEEDS_YML, SEEDS_YML)
        result = validate(yamlfile.parse(text, SEEDS_YML), text, SEEDS_YML, SeedsFile)
    except yamlfile.Refused as refused:
        result = [refused.finding]
    if isinstance(result, list):
        findings += result
        return None
    return result


def _read_seeds(root: Path, file: Authored[SeedsFile], findings: list[Finding]) -> Iterator[tuple[str, Seed]]:
    """Yield each seed whose bytes are those of its sha256, and whose provenance points into it."""
    for index, entry in enumerate(file.data.seeds):
        path = f"seeds/{entry.id}.txt"
        try:
            raw = (root / path).read_bytes()
        except OSError as error:
            message = f"{path} cannot be read: {error.strerror}"
            findings.append(file.finding(("seeds", index, "id"), "seed-missing", message, "Name the file after the id, or mend the id."))
            continue
        digest = hashlib.sha256(raw).hexdigest()
        if digest != entry.sha256:
            message = f"{path} is not the text that was received: its sha256 is {digest}"
            hint = "Restore the file; a seed is never edited. For a new seed, write this sha256 here."
            findings.append(file.finding(("seeds", index, "sha256"), "seed-changed", message, hint))
            continue
        try:
            text = Text(raw.decode("utf-8"))
        except UnicodeDecodeError as error:
            message = f"{path} is not UTF-8 at byte {error.start}"
            findings.append(file.finding(("seeds", index, "id"), "not-utf8", message, "Save it as UTF-8 and note that in `received_as`."))
            continue
        outside: list[tuple[Steps, Lines]] = [(("seeds", index, "noise", i, "lines"), noise.lines) for i, noise in enumerate(entry.noise)]
        if entry.source_list:
            outside += [(("seeds", index, "source_list", part), getattr(entry.source_list, part)) for part in ("heading", "entries")]
        wrong = [(steps, lines) for steps, lines in outside if lines.last > len(text.lines)]
        for steps, lines in wrong:
            message = f"`{lines}` goes beyond the {len(text.lines)} lines of {path}"
            findings.append(file.finding(steps, "lines-outside", message, "Name lines that the seed has."))
        if not wrong:
            yield entry.id, Seed(entry, text)


def _read_exercise(file: Path, path: str, findings: list[Finding]) -> Authored[ExerciseFile] | None:
    try:
        text = yamlfile.read_text(file, path)
        values = yamlfile.parse(text, path)
    except yamlfile.Refused as refused:
        findings.append(refused.finding)
        return None
    kind = values.get("kind")
    if not isinstance(kind, str) or kind not in EXERCISE_FORMATS:
        place = yamlfile.locate(text, ("kind",))
        message = f"`{kind}` is not a kind of exercise" if "kind" in values else "`kind` is missing here"
        findings.append(Finding(path, place.line, place.column, "unknown-kind", message, closest(str(kind), EXERCISE_FORMATS)))
        return None
    result = validate(values, text, path, EXERCISE_FORMATS[kind])
    if isinstance(result, list):
        findings += result
        return None
    return result


def _seeds_of(data: ExerciseFile) -> set[str]:
    return {data.claim.seed} if data.kind == "citation-check" else {ref.seed for ref in data.stimulus}


def _read_lessons(root: Path, findings: list[Finding]) -> Iterator[Lesson]:
    """Yield every page that can be read; one whose front matter is wrong still says which exercises it uses."""
    for file in sorted((root / "lessons").rglob("*.md")):
        path = file.relative_to(root).as_posix()
        text, first_line, front = "", 1, None
        try:
            text = yamlfile.read_text(file, path)
            matter, first_line = _front_matter(text, path)
            result = validate(yamlfile.parse(matter, path, 2), matter, path, LessonFront, 2)
            if isinstance(result, list):
                findings += result
            else:
                front = result
        except yamlfile.Refused as refused:
            findings.append(refused.finding)
        body = "\n".join(text.splitlines()[first_line - 1 :])
        yield Lesson(path, front, tuple(directives.find(body, first_line)))


def _front_matter(text: str, path: str) -> tuple[str, int]:
    """Return the front matter of a page and the line on which its body begins."""
    lines = text.splitlines()
    if lines and lines[0] == "---":
        for number, line in enumerate(lines[1:], 2):
            if line == "---":
                return "\n".join(lines[1 : number - 1]) + "\n", number + 1
    message = "does not begin with front matter"
    raise yamlfile.Refused(Finding(path, 1, 1, "front-matter-missing", message, "Begin with ---, title: ..., and --- on lines of their own."))
