r"""The course: every file under the root, read once, typed, in a stable order.

    seeds/*.txt + seeds.yml     exercises/**/*.yml     lessons/*.md
           \_________________________|________________________/
                           Course.load(root)

Loading gathers findings and never stops at the first: a bad file yields its own, and the rest is still read.
"""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from pathlib import Path

from facingpages.course import directives, load
from facingpages.course.directives import Directive, Misused
from facingpages.course.formats.lessons import MinimumsFile, PlanFile
from facingpages.course.formats.seeds import SeedsFile
from facingpages.course.formats.source_file import Authored
from facingpages.course.formats.yardstick import YardstickFile
from facingpages.course.items import Exercise
from facingpages.course.kinds.kind import ExerciseFile
from facingpages.course.kinds.registry import exercise_formats
from facingpages.course.load import Lesson
from facingpages.course.passage import Passage
from facingpages.course.paths import MINIMUMS, PLAN, SEEDS_YML, YARDSTICK
from facingpages.course.reading_order import in_order
from facingpages.course.resolving import resolved
from facingpages.course.seed import Seed
from facingpages.files.findings import Finding, closest
from facingpages.files.uncollected import uncollected
from facingpages.language.messages import SOURCE


class NotACourse(Exception):
    """The folder holds no `seeds/seeds.yml`."""


@dataclass(frozen=True)
class Course:
    """A loaded course: everything that could be read, and a finding for everything that could not.

    `files` holds the exercise files that were read, `exercises` those of them that could be placed;
    `practice` holds the texts that were written to practise on, `seeds` all others; `present` names every
    exercise on disk, readable or not, also one whose file is not named as it must be; `plans` holds the
    plan of each lesson by the lesson's id; `mkdocs` is the text of `mkdocs.yml`, empty where there is
    none."""

    root: Path
    seeds_file: Authored[SeedsFile] | None = None
    seeds: dict[str, Seed] = field(default_factory=dict)
    practice: dict[str, Seed] = field(default_factory=dict)
    files: dict[str, Authored[ExerciseFile]] = field(default_factory=dict)
    plans: dict[str, Authored[PlanFile]] = field(default_factory=dict)
    exercises: dict[str, Exercise] = field(default_factory=dict)
    lessons: tuple[Lesson, ...] = ()
    minimums: Authored[MinimumsFile] | None = None
    yardstick: Authored[YardstickFile] | None = None
    mkdocs: str = ""
    present: frozenset[str] = frozenset()
    findings: tuple[Finding, ...] = ()

    @staticmethod
    def load(root: Path) -> Course:
        """Return the course in a folder; raise `NotACourse` where there is no `seeds/seeds.yml`."""
        with uncollected():
            return Course._load(root)

    @staticmethod
    def _load(root: Path) -> Course:
        if not (root / SEEDS_YML).is_file():
            raise NotACourse(f"{root} holds no {SEEDS_YML}: it is not a course")
        findings: list[Finding] = []
        seeds_file = load.seeds_file(root, findings)
        texts = dict(load.seeds(root, seeds_file, findings)) if seeds_file else {}
        known = {entry.id for _, _, entry in seeds_file.data.texts} if seeds_file else set()
        written = {entry.id for entry in seeds_file.data.practice} if seeds_file else set()
        seeds = {id: seed for id, seed in texts.items() if id not in written}
        practice = {id: seed for id, seed in texts.items() if id in written}
        language = seeds_file.data.language if seeds_file else SOURCE
        files, plans, exercises, present = {}, {}, {}, set()
        minimums: Authored[MinimumsFile] | None = None
        yardstick: Authored[YardstickFile] | None = None
        for id, finding in load.misnamed(root):
            findings.append(finding)
            if not id.endswith("/plan"):
                present.add(id)  # the line that names the exercise has no finding as well
        for file in sorted((root / "exercises").rglob("*.yml")):
            path, id = (
                file.relative_to(root).as_posix(),
                file.relative_to(root / "exercises").with_suffix("").as_posix(),
            )
            if file.name == PLAN:
                plan = load.authored(file, path, {"plan": PlanFile}, findings)
                if plan:
                    plans[id.removesuffix("/plan")] = plan
                continue
            if path == MINIMUMS:
                minimums = load.authored(file, path, {"minimums": MinimumsFile}, findings)
                continue
            if path == YARDSTICK:
                yardstick = load.authored(file, path, {"yardstick": YardstickFile}, findings)
                continue
            present.add(id)
            authored = load.authored(file, path, exercise_formats(), findings)
            if not authored:
                continue
            files[id] = authored
            if exercise := resolved(id, authored, known, texts, language, findings):
                exercises[id] = exercise
        lessons = tuple(load.lessons(root, findings))
        mkdocs = load.mkdocs(root, findings)
        return Course(
            root,
            seeds_file,
            seeds,
            practice,
            files,
            plans,
            exercises,
            lessons,
            minimums,
            yardstick,
            mkdocs,
            frozenset(present),
            tuple(findings),
        )

    @property
    def language(self) -> str:
        """The language of the lessons, as a BCP 47 tag."""
        return self.seeds_file.data.language if self.seeds_file else SOURCE

    @property
    def texts(self) -> dict[str, Seed]:
        """Every text by its id: the seeds, then the practice texts."""
        return self.seeds | self.practice

    @property
    def unread(self) -> tuple[Finding, ...]:
        """Findings that keep seeds from being read: mistakes in `seeds.yml`, and in the texts it names."""
        return tuple(
            finding for finding in self.findings if finding.path == SEEDS_YML and finding.code != "todo"
        )

    @cached_property
    def ordered(self) -> tuple[Lesson, ...]:
        """The pages in the order of the navigation, then those that it does not name."""
        return in_order(self.lessons, self.mkdocs)

    @cached_property
    def versions(self) -> dict[str, str]:
        """The version of each exercise, as its page states it."""
        return {id: exercise.without_key().version for id, exercise in self.exercises.items()}

    def question(self, lesson: str | None = None) -> str:
        """Return the neutral question of a lesson, else of the course, else the empty string."""
        if lesson in self.plans:
            return self.plans[lesson].data.question
        return self.seeds_file.data.question if self.seeds_file else ""

    def asked(self, lesson: str | None) -> str:
        """Return the question of a lesson's page, or nothing where the title of the page asks it."""
        question = self.question(lesson)
        titles = (page.front.data.title for page in self.lessons if page.id == lesson and page.front)
        return "" if question in titles else question

    def shown_in(self, lesson: str) -> frozenset[str]:
        """Return the seeds that a lesson shows, by their ids: in its exercises and on its facing pages."""
        shown: set[str] = set()
        for directive in (d for page in self.lessons if page.id == lesson for d in page.directives):
            if directive.name == "facing":
                shown.update(word.partition(":")[0] for word in directive.words)
            elif directive.name == "exercise" and directive.words and directive.words[0] in self.exercises:
                shown.update(passage.seed.id for passage in self.exercises[directive.words[0]].stem.shown)
        return frozenset(shown)

    def exercises_of(self, lesson: str) -> list[Exercise]:
        """Return the exercises of a lesson in the order of its page, without those that have mistakes."""
        used = dict.fromkeys(id for page in self.lessons if page.id == lesson for id in page.exercises)
        return [self.exercises[id] for id in used if id in self.exercises]

    def exercise(self, directive: Directive) -> Exercise:
        """Return the exercise that a directive names; raise `Misused`."""
        if len(directive.words) != 1:
            raise Misused(
                f"`::: exercise` takes one id, not {len(directive.words)}",
                "Write ::: exercise some-lesson/some-exercise.",
            )
        (id,) = directive.words
        if id not in self.present:
            raise Misused(
                f"there is no exercise `{id}`",
                closest(
                    id, sorted(self.present), f"Delete this line, or make exercises/{id}.yml.", self._used
                ),
            )
        if id not in self.exercises:
            raise Misused(f"the exercise `{id}` has mistakes", f"Run `facingpages check exercises/{id}.yml`.")
        return self.exercises[id]

    @cached_property
    def _used(self) -> frozenset[str]:
        """The ids of the exercises that a page uses."""
        return frozenset(id for page in self.lessons for id in page.exercises if id in self.present)

    def plan(self, directive: Directive) -> PlanFile:
        """Return the plan of the lesson that a directive names; raise `Misused`."""
        (id, *rest) = directive.words or ("",)
        if rest or not id:
            raise Misused("`::: lesson` takes the id of one lesson", "Write ::: lesson some-lesson.")
        if id not in self.plans:
            file = f"exercises/{id}/{PLAN}"
            if os.path.isfile(self.root / file):
                raise Misused(f"the plan of `{id}` has mistakes", f"Run `facingpages check {file}`.")
            raise Misused(
                f"there is no plan of a lesson `{id}`",
                closest(id, sorted(self.plans)) if self.plans else f"Make {file}.",
            )
        return self.plans[id].data

    def facing(self, directive: Directive) -> tuple[Passage, Passage]:
        """Return the two passages that a directive names; raise `Misused`."""
        if len(directive.words) != 2:
            raise Misused(
                f"`::: facing` takes two passages, not {len(directive.words)}",
                "Write ::: facing one-seed:1-3 another-seed:4-6.",
            )
        first, second = (self._passage(word) for word in directive.words)
        return first, second

    def _passage(self, word: str) -> Passage:
        name, lines = directives.passage(word)
        seed = self.seeds.get(name)
        if not seed:
            raise Misused(f"there is no seed `{name}`", closest(name, sorted(self.seeds)))
        if lines.last > seed.text.last_line:
            raise Misused(
                f"`{lines}` goes beyond the {seed.text.last_line} lines of {name}",
                "Name lines that the seed has.",
            )
        return Passage(seed.entry, seed.text, lines)


class Mode(StrEnum):
    """The reader that a build is for."""

    PRACTICE = "practice"
    CLASS = "class"
    TEACHER = "teacher"
