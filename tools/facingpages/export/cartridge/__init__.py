"""Common Cartridge 1.3, the fallback: what nearly every system takes, one question for each part of an
exercise.

Loaded terms become true or false a phrase, claim and evidence one choice a part, a citation check one
choice a question, a rewriting an essay.  The profile is that of 1EdTech: Common Cartridge Profile 1.3,
with QTI 1.2.1."""

from __future__ import annotations

from typing import Final

from facingpages.export.cartridge.carried import carry
from facingpages.export.cartridge.package import write
from facingpages.export.target import Target

TARGET: Final = Target("cartridge", "Common Cartridge", ".imscc", carry, write)
