"""Canvas: a quiz for each lesson in QTI 1.2 as Canvas writes it, for Classic and New Quizzes.

Loaded terms become a multiple answers question of numbered phrases, a citation check one multiple choice a
question, claim and evidence a question with a dropdown a part, a rewriting an essay.  What Canvas reads and
how it scores was read from its importer (`gems/plugins/qti_exporter`) and its question types
(`app/models/quizzes/quiz_question`)."""

from __future__ import annotations

from typing import Final

from facingpages.export.canvas.carried import carry
from facingpages.export.canvas.package import write
from facingpages.export.target import Target

TARGET: Final = Target("canvas", "Canvas", ".zip", carry, write)
