"""Letters: whether the signs of a PDF came out as the letters that its pages show."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from typing import Final

from facingpages.author.importers.model import Unreadable, counted, example

_ENOUGH: Final = 60  # letters: with fewer, nothing can be told
_VOWELS: Final = 0.15  # of the letters, in any language that is written in Latin letters
_ODD: Final = 0.08  # of the signs
_NAMES: Final = re.compile(r"(?:/[A-Za-z]{0,3}\d+){3}|\(cid:\d+\)")
_FROM_RIGHT: Final = 0.2  # of the letters
_OTHER_WAY: Final = "copy the text out of a viewer and save it as .txt, or run the PDF through a program that recognises text (OCR)"


def report(text: str) -> list[str]:
    """Return what is to be said of the signs of a text; raise `Unreadable` where they are not its letters,
    or not in the order in which they are read."""
    signs = [sign for sign in text if not sign.isspace()]
    kinds = Counter(unicodedata.category(sign)[0] for sign in signs)
    odd = sum(sign == "\ufffd" or unicodedata.category(sign) in ("Cc", "Co", "Cn") for sign in signs)
    latin = Counter(_plain(sign) for sign in signs if sign.isalpha() and sign < "\u0250")
    letters = latin.total()
    vowels = sum(latin[vowel] for vowel in "aeiouy")
    if (
        odd > max(3, _ODD * len(signs))
        or (letters >= _ENOUGH and letters * 2 > len(signs) and vowels < _VOWELS * letters)
        or len(_NAMES.findall(text)) * 20 > len(signs)
        or (len(signs) >= _ENOUGH and kinds["L"] + kinds["N"] + kinds["M"] < 0.4 * (len(signs) - kinds["P"]))
    ):
        raise Unreadable("the PDF does not say which letters its signs are", _OTHER_WAY)
    backward = [word for word in text.split() if unicodedata.bidirectional(word[0]) in ("R", "AL")]
    if sum(map(len, backward)) > _FROM_RIGHT * len(signs):
        raise Unreadable(
            "the PDF is written from right to left, and a PDF does not keep the order of such words",
            "save the text as .docx, .html or .txt where you have it; or copy it out of a viewer",
        )
    said = []
    if backward:
        said.append(f"{counted(len(backward), 'word')} from right to left: compare their order with the PDF")
    if alone := text.count("\ufffd"):
        place = text.index("\ufffd")
        around = example(text[max(0, place - 25) : place + 25])
        said.append(
            f"wrote \ufffd for {counted(alone, 'sign')} without a letter (the first near {around}): compare with the PDF"
        )
    return said


def _plain(sign: str) -> str:
    return unicodedata.normalize("NFD", sign)[0].casefold()
