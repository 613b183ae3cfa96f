"""Patterns of attributions whose source comes after its verb, or far from it, as beside a quotation and in
languages without articles."""

from __future__ import annotations

from typing import Final

from facingpages.text.citation_styles.source_shapes import (
    AUX,
    BEFORE_SAYING,
    DOING,
    ENGLISH,
    GERMANIC,
    NAME,
    ROMANCE,
    SLAVIC,
    THE,
)
from facingpages.text.citation_styles.source_words import DOCUMENTS, PEOPLE, PLAIN
from facingpages.text.citation_styles.verb_forms import saying

_QUOTED: Final = r"(?<=[\"\u00ab\u00bb],\s)"
_FEW: Final = r"(?:[\w'\u2019-]++\s){0,3}?"
# Small words behind a quotation that are no verbs, in Romance languages.
_SMALL: Final = (
    "y|que|con|com|por|para|del|des|les|las|los|una?|uma|une|dans|pour|par|sur|sobre|hasta|desde|sin"
    "|pero|mas|mais|selon"
    "|según|segundo|ainsi|como|comme|avec|sans|ma|per|nel|nella|tra|fra|entre|donde|quando|cuando|quand"
    "|mientras|aunque"
)
# German words in "-t" behind a quotation that are no verbs.
_NO_VERB: Final = (
    "nicht|seit|mit|ist|hat|statt|fast|erst|selbst|sonst|jetzt|dort|damit|samt|zumeist|lautet|heißt"
)
_ADVERBS: Final = "ainda|também|hoje|ontem|también|primero|hoy|ayer|entonces|aussi|encore|alors|ancora"
_WHO: Final = "who|que|qui|che|który|która|którzy|który|которая|который|яка|який|który"
# Plural sources without an article, "según organizaciones".
_TO_PLURAL: Final = (
    r"(?i:\bsegún|\bsegundo|\bselon|\bconforme|\bde acordo com|\bde acuerdo con|\bd'après)\s"
    r"(?!(?:nos|vos|eles|elas|ellos|ellas|eux|elles|nous|vous|quais|meses|vezes|veces)\b)[a-zà-öø-ÿ-]{4,}s\b"
)


def patterns(families: list[int]) -> list[str]:
    """Return the patterns for some families of languages, not yet compiled."""
    plain = "|".join(PLAIN[one] for one in families)
    found = [
        # "Hart, who later said"; "ministro Roe, que disse"
        rf"{NAME}(?:\s\([^()]{{1,60}}\))?(?:,\s[^,.;:!?\"]{{3,80}})?,\s(?:{_WHO})\s{AUX}{_FEW}(?:{plain})\b",
        # The end of a line with a quotation: `"..." - Ines Hart`
        rf"(?<=[\"\u00bb]\s[\u2013\u2014-]\s){NAME}(?=\s*$)",
    ]
    if ENGLISH in families:
        found += [
            rf"{NAME}\s(?:goes on to|went on to|is quoted as|was quoted as)\s[a-z]{{3,}}+",
            rf"(?<![\w-])(?:(?:studies|reports|surveys|polls|polling|analysis|analyses|findings)\sby(?!\s\w+ing\b)"
            rf"|(?:research|reporting)\s(?:by|from|at))\s(?:[\w'\u2019-]++\s){{0,3}}?{NAME}",
            r"(?<![\w'])(?!(?:others|always|perhaps|sometimes)\b)[a-z-]{3,}s\s(?:think|believe|fear)(?=[,.:])",
        ]
    if ROMANCE in families:
        noun = rf"(?:{THE[ROMANCE]}\s|[Ll]')(?!{DOING}\s)[\w'\u2019-]{{4,}}"
        verb = rf"(?!(?:{_SMALL})\b)(?!\w+[aeio]r\b)[a-zà-öø-ÿ]{{3,}}+"
        found += [
            rf"{_QUOTED}(?!(?:{_SMALL})\b)[a-zà-öø-ÿ]{{3,}}+\s(?:[\w-]++\s){{0,2}}?{NAME}",
            rf"{_QUOTED}{verb}\s(?:{_ADVERBS}\s)?{noun}",
            _TO_PLURAL,
            rf"\b(?i:según|conforme|segundo)\s(?:(?:ha|han|había)\s\w+|(?:{saying(ROMANCE)}))\s"
            rf"(?:[\w'\u2019]++\s){{0,4}}?(?:{NAME}|{noun})",
        ]
    if GERMANIC in families:
        found += [
            rf"{_QUOTED}(?!(?:{_NO_VERB})\b)[a-zäöüß]{{2,}}t(?:e|en)?\s(?:sich\s)?"
            rf"(?:(?:der|die|eine?|ihre|seine|[a-zäöüß]{{5,}})\s)?{NAME}",
            rf"{NAME}\szufolge\b",
            rf"\b[Gg]em(?:äß|äss)\s(?!Art|Abs|Gesetz|Satz)(?:(?:einer|der|den|dem)\s)?{NAME}",
        ]
    if SLAVIC in families:
        nouns = f"{PEOPLE[SLAVIC]}|{DOCUMENTS[SLAVIC]}"
        found += [
            rf"\b(?:{saying(SLAVIC)})\s(?:{NAME}|(?:{nouns})\b)",
            rf"{BEFORE_SAYING}(?:{saying(SLAVIC)})\s(?:[\w'\u2019\"-]++\s){{0,7}}?(?:{NAME}|(?:{nouns})\b)",
            rf"\b(?i:{nouns})\s(?:[\w'\u2019-]++\s){{0,3}}?{AUX}(?:{saying(SLAVIC)})\b",
            rf"\b(?:{NAME}\s)?(?:powołuje się|powołują się|powołując się|ссылается|ссылаясь|посилається|посилаючись)\s(?:на|na)\s(?:[\w-]++\s){{0,2}}?[\w-]++",
        ]
    return found
