"""A hundred and thirty texts that a sink must pass on as words: those of `hostile`, and what ends a line, begins a formula,
steers a terminal, forges a line of a log, or is no text at all."""

from __future__ import annotations

from typing import Final

from tests.helpers.hostile import HOSTILE

MORE: Final = (
    # a spreadsheet
    " =1+1",
    "\t=1+1",
    "\u3000=1+1",
    "\uff1d1+1",
    "\ufeff=cmd|' /C calc'!A0",
    "\u200b+1",
    "-1+1|x",
    "@SUM(A1)\r=2",
    "a\r=1+1",
    'a";=1+1;"',
    "a\n=1+1",
    "\0=1",
    # a terminal
    "\x1b[2J\x1b[31mred",
    "\x1b]0;title\x07",
    "\x1b]8;;http://x.example\x1b\\link",
    "\x9b31m",
    "a\rb",
    "a\x08\x08b",
    "bell\x07",
    "back\x7fspace",
    "a\u2028b\u2029c",
    "a\x85b",
    # a log of a workflow
    "::error file=x::forged",
    "a\n::error::forged",
    "a\r\n::warning::forged",
    "a%0A::error::forged",
    "::add-mask::x",
    "::set-output name=x::y",
    "##[error]forged",
    "title=x,line=1::y",
    # no text, or only half of one
    "lone \ud800 half",
    "\udfff",
    "not\ufffe one",
    "__proto__",
    "constructor",
    # YAML
    "a: b",
    "- a",
    "# a",
    "!!python/name:os.system",
    "*alias &anchor",
    "'a' \"b\" \\",
    "a\n  b: c",
    "no",
    "",
)
STRINGS: Final = (*HOSTILE, *MORE)
assert len(STRINGS) == len({*STRINGS}) == 130, len(STRINGS)
