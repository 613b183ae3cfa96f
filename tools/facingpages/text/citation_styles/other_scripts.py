"""Works that a text names in Chinese, Japanese, Thai, Arabic, Hebrew, Hindi or Urdu, "according to a study".

Only works are looked for, and in doubt a work is reported: a false alarm costs a look, a false "no citation"
makes a wrong key.  The lists are ours."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from facingpages.text.folded import Range
from facingpages.text.scripts import Letters

_CLAUSE: Final = "[^，。；！？、,.;!?]"
_CHINESE: Final = (
    "研究|报告|報告|调查|調查|报道|報導|报导|数据|數據|统计|統計|论文|論文|文章|民调|民調|白皮书|白皮書|分析"
)
_JAPANESE: Final = "研究|調査|報告書?|論文|統計|データ|アンケート|記事|白書|報道"
_THAI: Final = "งานวิจัย|ผลการวิจัย|การศึกษา|ผลการศึกษา|รายงาน|ผลสำรวจ|การสำรวจ|โพล|บทความ|สถิติ|ข้อมูล"
_ARABIC: Final = (
    r"(?:و|ب|ل|ال|لل|وال)?(?:دراس|تقرير|تقارير|استطلاع|بحث|أبحاث|إحصاء|إحصائي|بيانات|مقال|أرقام)\w*"
)
_ARABIC_SAYS: Final = (
    r"(?:أظهر|تظهر|يظهر|أفاد|تفيد|يفيد|ذكر|تقول|يقول|قال|كشف|تكشف|تشير|يشير|أشار|وجد|خلص|تؤكد|يؤكد|تبين)\w*"
)
_HEBREW: Final = r"[ובהלמש]*(?:מחקר|דו\"?ח|סקר|נתוני|מאמר|כתבה|ספר|דיווח)\w*"
_HEBREW_SAYS: Final = r"(?:מראה|מראים|הראה|הראו|מצא|מצאו|קובע|קבע|טוען|טען|מגלה|גילה|אומר|מעלה|העלה|מצביע)\w*"
_HINDI: Final = "अध्ययन|रिपोर्ट|सर्वेक्षण|सर्वे|शोध|आँकड़|आंकड़|लेख|जनगणना"
_HINDI_SAYS: Final = "अनुसार|मुताबिक|बताया|बताती|बताता|बताते|कहता|कहती|कहा|दिखाया|दिखाता|दिखाती|दिखाते|पाया"
_URDU: Final = "تحقیق|رپورٹ|سروے|مطالع|اعداد|مضمون|جائز"
_URDU_SAYS: Final = "مطابق|بتایا|بتاتی|بتاتا|کہتی|کہتا|کہا|دکھایا|دکھاتی|ظاہر"
_MARKS: Final = r"[^\s,.;!?\u060c\u06d4\u0964]*"  # what is left of a word, vowel signs too
_WORDS: Final = rf"(?:{_MARKS}\s+)"
_PATTERNS: Final = (
    rf"(?:根据|根據|据|據|按照|依据|依據){_CLAUSE}{{0,24}}?(?:{_CHINESE})",
    rf"(?:{_CHINESE}){_CLAUSE}{{0,8}}?(?:显示|顯示|表明|指出|发现|發現|认为|認為|写道|寫道|称|稱|证明|證明|说|說)",
    rf"(?:{_JAPANESE}){_CLAUSE}{{0,6}}?(?:によると|によれば|によりますと|では|[がは]示|[がは]明らか|は述べ|が報じ)",
    rf"ตาม(?:{_THAI})|(?:{_THAI})[^\s,.;!?]{{0,24}}?(?:ระบุ|พบ|แสดง|ชี้|กล่าว|เผย|บอก|สรุป)",
    rf"(?<!\w)(?:وفق|وفقا|وفقًا|وفقاً|بحسب|حسب|طبقا|طبقًا|طبقاً)\s+{_WORDS}{{0,2}}?{_ARABIC}",
    rf"(?<!\w){_ARABIC}\s+{_WORDS}{{0,5}}?{_ARABIC_SAYS}|(?<!\w){_ARABIC_SAYS}\s+{_WORDS}?{_ARABIC}",
    rf"(?<!\w)(?:לפי|על[ -]פי)\s+{_WORDS}{{0,2}}?{_HEBREW}|(?<!\w){_HEBREW}\s+{_WORDS}{{0,5}}?{_HEBREW_SAYS}",
    rf"(?:{_HINDI}){_MARKS}\s+{_WORDS}{{0,4}}?(?:{_HINDI_SAYS})",
    rf"(?<!\w)(?:{_URDU}){_MARKS}\s+{_WORDS}{{0,4}}?(?:{_URDU_SAYS})",
)
# Letters of these scripts; a text without them costs no more.
_LETTERS: Final = Letters("\u0590-\u06ff\u0900-\u097f\u0e00-\u0e7f\u3040-\u30ff\u4e00-\u9fff")


@lru_cache(maxsize=1)
def _compiled() -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(unicodedata.normalize("NFC", pattern)) for pattern in _PATTERNS)


def works(folded: str, where: Range) -> Iterator[Range]:
    """Yield, for each pattern, where a stretch of a folded text names a study, a report or another work."""
    if _LETTERS.held_by(folded[where.start : where.end]):
        for pattern in _compiled():
            for found in pattern.finditer(folded, where.start, where.end):
                yield Range(*found.span())
