"""Names of encodings, read as browsers read them: the labels of the WHATWG Encoding Standard, each with
Python's codec for it.

Only what is listed here is an encoding. Python also knows codecs that are none (`undefined`, `punycode`,
`unicode_escape`), and a file can name any of them.
"""

from __future__ import annotations

import re
from typing import Final

UTF_8: Final = "utf-8"
_CODECS: Final[dict[str, str]] = {
    "utf-8": "utf8 unicode-1-1-utf-8 unicode11utf8 unicode20utf8 x-unicode20utf8",
    "utf-16-le": "utf-16le utf-16 ucs-2 unicode unicodefeff csunicode iso-10646-ucs-2",
    "utf-16-be": "utf-16be unicodefffe",
    "cp1252": "windows-1252 ascii us-ascii ansi latin-1 latin1 l1 iso-ir-100 ansi-x3.4-1968 cp819 ibm819",
    "cp1254": "windows-1254 latin5 l5 iso-8859-9 iso-ir-148",
    "cp874": "windows-874 dos-874 tis-620 iso-8859-11",
    "iso8859-2": "latin2 l2 iso-ir-101",
    "iso8859-3": "latin3 l3",
    "iso8859-4": "latin4 l4",
    "iso8859-5": "cyrillic",
    "iso8859-6": "arabic asmo-708 ecma-114 iso-8859-6-e iso-8859-6-i",
    "iso8859-7": "greek greek8 ecma-118 elot-928 sun-eu-greek",
    "iso8859-8": "hebrew visual logical iso-8859-8-e iso-8859-8-i",
    "iso8859-10": "latin6 l6",
    "iso8859-15": "latin9 l9",
    "cp866": "ibm866 866",
    "koi8-r": "koi koi8 koi8r",
    "koi8-u": "koi8-ru",
    "mac-roman": "macintosh mac x-mac-roman",
    "mac-cyrillic": "x-mac-cyrillic x-mac-ukrainian",
    "gb18030": "gbk gb2312 x-gbk chinese gb-2312-80 csgb2312 iso-ir-58",
    "big5hkscs": "big5 big5-hkscs cn-big5 csbig5 x-x-big5",
    "cp932": "shift-jis sjis ms932 ms-kanji windows-31j x-sjis csshiftjis",
    "euc-jp": "x-euc-jp cseucpkdfmtjapanese",
    "iso2022-jp": "iso-2022-jp csiso2022jp",
    "cp949": "euc-kr ks-c-5601-1987 ks-c-5601-1989 ksc5601 ksc-5601 korean windows-949 cseuckr",
    "cp437": "ibm437 dos",
    "cp850": "ibm850",
    "cp852": "ibm852",
}
_BY_LABEL: Final = {label: codec for codec, labels in _CODECS.items() for label in (codec, *labels.split())}
_WINDOWS: Final = re.compile(r"(?:windows|x-cp|cp)-?(125[0-8])")
_ISO: Final = re.compile(r"(?:iso-?|csisolatin)?8859-?(\d{1,2})(?::\d{4})?")


def codec(label: str) -> str | None:
    """Return Python's codec for the name of an encoding as people and files write it; None where it is the
    name of none."""
    name = label.strip().casefold().replace("_", "-")
    if name in _BY_LABEL:
        return _BY_LABEL[name]
    if windows := _WINDOWS.fullmatch(name):
        return f"cp{windows[1]}"
    if iso := _ISO.fullmatch(name):
        number = int(iso[1])
        held = {1: "cp1252", 9: "cp1254", 11: "cp874"}
        return held.get(number, f"iso8859-{number}" if 1 < number <= 16 and number != 12 else None)
    return None


def shown(codec: str) -> str:
    """Return a codec's name as people write it."""
    names = {"cp932": "shift_jis", "cp949": "euc-kr", "big5hkscs": "big5", "utf-16-le": "utf-16"}
    if codec in names:
        return names[codec]
    return f"windows-{codec[2:]}" if re.fullmatch(r"cp(125[0-8]|874)", codec) else codec
