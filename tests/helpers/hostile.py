"""Eighty-six texts that a sheet must show as they are, whatever they would mean to a format on the way.

Each is one line of letters; what `printable` takes out (control characters, halves of surrogate pairs) is
tested apart."""

from __future__ import annotations

import re
import unicodedata

HOSTILE: tuple[str, ...] = (
    # scripts and markup of a page
    "<script>alert(1)</script>",
    "</script><script>alert(2)</script>",
    "<img src=x onerror=alert(3)>",
    "<svg/onload=alert(4)>",
    '"><iframe src="javascript:alert(5)">',
    "' onmouseover='alert(6)",
    "<style>*{display:none}</style>",
    "</title><h1>out</h1>",
    "<!-- comment -->",
    "--><p>after a comment</p><!--",
    "&lt;b&gt; &amp; &#60;i&#62;",
    "&amp;amp; &nbsp; &copy",
    "javascript:alert(7)",
    "expression(alert(8)) url(javascript:x)",
    "</main></body></html>",
    # XML and its parts
    "<![CDATA[ x ]]>",
    "]]> ends nothing",
    '<?xml version="1.0"?>',
    '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>&e;',
    "<w:p><w:r><w:t>run</w:t></w:r></w:p>",
    "</w:t></w:r></w:p><w:p><w:pPr><w:sectPr/></w:pPr></w:p>",
    '<w:fldSimple w:instr="DATE"/>',
    "xmlns:a='urn:b' xml:space='preserve'",
    "&undefined; &#xFFFFF;",
    # Typst
    '#read("/etc/passwd")',
    '#import "/sheet.typ": *',
    '#include "sheet.typ"',
    '#eval("1 + 1")',
    "#panic(1) #let x = 1 #set page(width: 1cm)",
    "#{ while true {} }",
    "$ integral_0^1 x dif x $",
    "*bold* _emphasis_ `raw` @label <label>",
    "= Heading == two // comment /* more */",
    "#context query(heading)",
    "#sys.inputs.sheet \\u{41} \\# \\",
    "[content] #[more] ~ -- --- ... -?",
    '#image("/etc/hostname") #json("x")',
    # LaTeX, Markdown, templates and format strings
    "\\input{/etc/passwd} \\write18{ls}",
    "100 % of $x_1$ & \\textbf{bold} # ^ ~",
    "[link](javascript:alert(9)) ![picture](x)",
    "**a** __b__ ~~c~~ `d` > e",
    "| a | b | --- | 1. one",
    "{{ 7 * 7 }} {% for x in y %} {# z #}",
    "${7*7} #{7*7} <%= 7*7 %>",
    "{page} of {pages} {0} {x!r} {",
    "%(page)s %s %d %% %n",
    "\\x41 \\u0041 \\n \\t \\0",
    # spreadsheets, fields and shells
    "=HYPERLINK(1) +1 -1 @SUM(A1)",
    "{ DATE } { INCLUDETEXT x } PAGEREF",
    "; rm -rf / && $(id) `id` | cat",
    "' OR 1=1; DROP TABLE lessons; --",
    "../../../../etc/passwd",
    "C:\\Windows\\System32\\con.exe",
    "file:///etc/passwd http://[::1]/",
    "null None undefined NaN true",
    # quotation marks, dashes and spaces
    "“curly” ‘single’ „low“ «angle» ‹one›",
    "\"straight\" 'single' ``ticks''",
    "em — dash, en – dash, minus − sign, dots …",
    "no-break\u00a0space, thin\u2009space, narrow\u202fone",
    "soft\u00adhyphen and zero\u200bwidth and word\u2060joiner",
    "fi fl ffi ffl ft Th",
    "o'clock 5' 6\" x² H₂O ½ № ™",
    # other scripts
    "Привет, мир: Ёжик и щука",
    "Київ, Україна: ґанок, їжак, єнот",
    "Γειά σου Κόσμε",
    "naïve façade Ærøskøbing Łódź İstanbul ßẞ",
    "Tiếng Việt: một hai ba",
    "שלום עולם",
    "مرحبا بالعالم",
    "English, then עברית and العربية, then English",
    "日本語と中文",
    "한국어 문장",
    "हिन्दी वाक्य",
    "ภาษาไทย",
    "Հայերեն ქართული",
    "e\u0301 a\u0308 n\u0303 combined",
    # emoji and letters outside the first plane
    "😀 😂 🙈 smiling",
    "👩‍👩‍👧‍👦 🏳️‍🌈 👍🏽",
    "🇺🇦 🇷🇺 🇺🇳 flags",
    "1️⃣ ☺️ ✔️ ✂️",
    "𝔘𝔫𝔦𝔠𝔬𝔡𝔢 𝒮𝒸𝓇𝒾𝓅𝓉",
    # bidirectional controls, closed and open
    "left \u202eright to left\u202c left",
    "isolate \u2067abc\u2069 and \u2066def\u2069",
    "marks \u200fright\u200e left",
    # length
    "word" * 100,
    "https://example.org/" + "a-long-path/" * 30 + "?q=" + "x" * 120,
)

# One of each sort, for what is slow to make.
SOME_HOSTILE: tuple[str, ...] = (*HOSTILE[::18], *HOSTILE[-2:])

_UNSEEN = re.compile("[\\s\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufe0e\ufe0f\ufeff]+")


def letters(text: str) -> str:
    """What of a text is compared: its letters in order, without spaces and what has no shape, in one
    normal form.

    A line break may stand for a space or, in a long word, for nothing; ligatures count as their letters.
    """
    return unicodedata.normalize("NFKC", _UNSEEN.sub("", text))


def is_turned(text: str) -> bool:
    """Whether part of a text runs from right to left, so that what is read off a page has its words in
    another order."""
    return any(unicodedata.bidirectional(letter) in ("R", "AL", "RLO", "RLE", "RLI") for letter in text)


assert len(HOSTILE) == len(set(HOSTILE)) == 86
