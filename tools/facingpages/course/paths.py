"""Paths of a course's files, from its root."""

from __future__ import annotations

from typing import Final

SEEDS_YML: Final = "seeds/seeds.yml"
MKDOCS_YML: Final = "mkdocs.yml"
MINIMUMS: Final = "exercises/minimums.yml"
YARDSTICK: Final = "exercises/yardstick.yml"
PLAN: Final = "plan.yml"  # of a lesson, beside its exercises
