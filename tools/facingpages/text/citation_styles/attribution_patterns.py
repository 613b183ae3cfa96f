"""Patterns of attributions, for the families of languages that a text is written in.

A source is a name, or an article with a noun, beside a verb of saying, or behind a preposition as "according
to"."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from facingpages.text.citation_styles.source_words import DOCUMENTS, DOES, PEOPLE, PLAIN, SAYS, TAKES, TO

ENGLISH: Final = 0  # the place of the family in each list of words
_CAPITAL: Final = r"[^\W\d_a-zà-öø-ÿа-яёіїєґąćęłńóśźż][\w'\u2019.&-]*"
_LINK: Final = r"(?:of|for|the|de|del|della|di|von|van|der|des|du|and|&|la|los|on)"
_NAME: Final = rf"{_CAPITAL}(?:\s(?:{_LINK}\s(?:{_LINK}\s)?)?{_CAPITAL}){{0,6}}"
_A: Final = (
    r"(?:an?|the|our|his|her|their|one|this|that|another|some|many|several|most|two|three|other|recent|new"
    r"|diversas"
    r"|diversos|varias|varios|algunos|algunas|muchos|numerosos|várias|vários|alguns|plusieurs|certaines"
    r"|certains"
    r"|mehrere|einige|viele|neue|diverse|verschillende|niektóre|wiele|nowe|różne|un|una|uno|el|la|los|um"
    r"|uma|o|os|il"
    r"|lo|une|le|les|ein|eine|einer|der|die|das|een|het|de)"
)
_THE: Final = (
    r"(?:[Tt]he|[Aa]n?|[Oo]ne|[Aa]nother|[Ss]ome|[Oo]ur)",
    r"(?:[EeAa]l|[Ll][aeo]s?|[Ll]es|[Uu]n[ae]?|[Uu]ma?|[Oo]s?|[Aa]s?|[Ii]l)",
    r"(?:[Dd]er|[Dd]ie|[Dd]as|[Ee]ine?|[Dd]e|[Hh]et|[Ee]en)",
    r"(?:[Tt]en|[Tt]a|[Jj]eden|[Jj]edna)",
)
_DOING: Final = (
    r"(?:is|are|was|were|be|been|being|can|could|will|would|to|who|that|which|he|she|it|they|I|we|you|and"
    r"|than"
    r"|que|qui|ce|cela|lo|er|sie|wer|se)"
)
_AUX: Final = r"(?:(?:\w+ly|has|have|had|also|recently|once|later|even|already|rightly|famously|repeatedly|ha|hat|jak)\s){0,2}"
_THAT_IS: Final = r"(?:(?:,\s[^,.;:!?\"]{3,80}){1,2},)?"
_ANY: Final = r"(?i:an?|the|some|several|many|el|la|los|las|o|os|a|as|le|les|il|lo|gli|un|una|uma?|une|der|die|das|den|dem|des|einer|einem|de|het|een|seiner?|su|sus)\s(?:[\w'\u2019-]+\s){0,2}?[\w'\u2019-]+|[Ll]'[\w-]+"
_TAIL: Final = r"(?:\s(?:in|at|from|of|for|with|whose)\s[^,.;:!?\"]{3,70}?)?"
_HIS: Final = "his|her|their|its|eine[rmn]|seine[rmn]?|ihre[rmn]?|su|sus|son|sa|leur|seu|sua|swoim|swojej|своём|своей|своїй"  # before a document, "in her report"
_VIEWS: Final = (
    "view|opinion|assessment|claim|argument|warning|words|findings|Ansicht|Einschätzung|Meinung|Aussage"
    "|opinión"
    "|opinião|avis|parere"
)
_FIGURES: Final = (
    "data|figures|statistics|numbers|estimates|Zahlen|Daten|Angaben|datos|cifras|dados|données|chiffres"
    "|dati|cijfers"
    "|dane|данные|дані"
)
_BEFORE_SAYING: Final = r"(?<=[\"',.!?\u00bb\u2013\u2014-]\s)"
_NO_SOURCE: Final = (
    r"(?!(?:h[ie][mr]|them|me|us|you|it|this|that|these|those|plan|need|needs|whether|how|what|when|where"
    r"|which|size|age"
    r"|law|its|their|your|my|schedule|taste|type|rank|usual)\b)"
)
_STUDIES: Final = "study|studies|reports?|surveys?|polls?|papers?|articles?|analysis|research"
_MADE: Final = "released|published|issued|commissioned"
# What is said, behind a verb that also tells of doing.
_WHAT_IS_SAID: Final = r"(?=\s*[,:\"]|\s?\.?$|\s(?:that|how|why|whether|what|there|in|on|of|about|no|as)\b)"


@lru_cache(maxsize=16)
def patterns(families: frozenset[int]) -> tuple[re.Pattern[str], ...]:
    """Return the patterns for some families of languages, compiled when the first text needs them: that takes a
    tenth of a second."""
    inside = sorted(families)
    says = "|".join(SAYS[one] for one in inside)
    works = "|".join(DOCUMENTS[one] for one in inside)
    people = "|".join(PEOPLE[one] for one in inside)
    told = rf"(?!(?:{DOES}|{TAKES})\b)(?:{says})\b|(?:{DOES}|{TAKES})\b{_WHAT_IS_SAID}"
    described = rf"(?:{_A}\s)(?:(?!{_DOING}\s)[\w'\u2019-]+\s){{0,4}}?(?:{works}|{people})\b"
    of_whom = rf"(?:\s(?:by|from|of|in|de|von|van|du|da|do|dal|di|des)\s(?:the\s)?(?:{_NAME}|\d{{4}}))?"
    named = rf"\b(?i:{TO})|(?:\b[SC]|(?<=[,(]\s)[sc])(?:egundo|econdo|onforme)(?=\s)"
    found = [
        rf"(?:{named})\s(?:(?i:{described}){of_whom}|(?:[\w'\u2019-]+\s){{0,3}}?{_NAME}|{_ANY})",
        rf"\b(?i:{people})(?<=s){_TAIL}\s{_AUX}(?:(?!(?:{DOES})\b)(?:{says})\b|(?:{DOES})\b{_WHAT_IS_SAID})",
        rf"\b(?i:{described}){_TAIL}\s{_AUX}(?:{says})\b(?<!shows)",
        rf"\b[Dd]esde\s(?:el|la|los|las|su)\s[\w'-]+\s(?:{says})\b",
        rf"{_NAME}\s(?:(?!\w+s\s)[\w'\u2019-]+\s)?(?:in|en|dans|em|w|в"
        rf"|у)\s(?:{_HIS})\s(?:[\w'\u2019-]+\s){{0,3}}?(?i:{works})\b",
        rf"\bIn\s(?i:{_A})\s(?:[\w'\u2019-]+\s){{0,3}}?(?i:{works})\b{of_whom}(?=,)",
        rf"\b(?:[Tt]he|[Dd]ie|[Dd]as|la|el|le|o|a)\s(?:{_VIEWS})\s(?:of|von|des|de|do|da|di"
        rf"|by)\s(?:the\s)?{_NAME}",
        rf"\b(?i:{described}){of_whom}\s{_AUX}(?:offers|offered|lists|listed|contains|goes into|looks at"
        rf"|suggests that)\b",
        rf"(?<![\w'])(?i:{described}){of_whom}{_THAT_IS}\s{_AUX}(?:{says})\b",
        rf"(?<![\w'])(?:[Tt]he\s)?{_NAME}{_THAT_IS}\s{_AUX}(?:{told})",
        rf"(?<![\w'])(?:[Tt]he\s)?{_CAPITAL}\s{_NAME}\s{_AUX}(?:{TAKES})\b",
        rf"{_BEFORE_SAYING}(?:{says})\s(?:(?i:{described}){of_whom}"
        rf"|(?:(?!{_DOING}\s)[\w'\u2019-]+\s){{0,2}}?{_NAME})",
        rf"\b(?i:an?|the|recent|new|\d{{4}})\s(?:[\w'\u2019-]+\s){{0,3}}?(?i:{works})\s(?:by"
        rf"|from)\s(?:the\s)?{_NAME}",
        rf"\b(?:{_FIGURES})\s(?:from|by|vom|von|van)\s(?:the\s|de\s)?{_NAME}",
        rf"{_NAME}(?<=['\u2019]s)\s(?:[\w-]+\s){{0,2}}?(?:{works})\s{_AUX}(?:{says})\b",
    ]
    for one in inside:
        noun = rf"(?:{_THE[one]})\s(?:(?!{_DOING}\s)[\w'\u2019-]+\s){{1,3}}?"
        found.append(rf"\b{noun}{_AUX}(?:{PLAIN[one]})\b")
        found.append(rf"{_BEFORE_SAYING}(?:{PLAIN[one]})\s(?:{_THE[one]})\s[\w'\u2019-]{{3,}}")
    others = "|".join(DOCUMENTS[one] for one in inside if one != ENGLISH)
    if others:
        found += [
            rf"\b(?i:{others})\s(?:(?:der|des|vom|de la|del?|do|da|dell[ao]|du|van)\s|de l'"
            rf"|dell')(?:{_NAME})",
            rf"\b(?:raport|raportu|badania|badań|dane|danych|analizy|sondażu|komunikat)\s{_NAME}",
        ]
    if ENGLISH in families:
        work = rf"(?:{_A}\s)(?:(?!{_DOING}\s)[\w'\u2019-]+\s){{0,4}}?(?:{DOCUMENTS[ENGLISH]})"
        found += [
            rf"\b(?i:(?:{_A}\s)(?:(?!{_DOING}\s)[\w'\u2019-]+\s){{0,4}}?(?:{_STUDIES}))\s(?:(?:that\s)?(?:was"
            rf"|is|were)\s)?(?:{_MADE})\b",
            rf"{_NAME}(?<=['\u2019]s)\s(?:[\w-]+\s)?(?:{_VIEWS})\b",
            rf"{_NAME}\s[^.;:\"]{{3,80}}?,\s(?:saying|arguing|warning|claiming|adding|noting|writing"
            rf"|telling)\b",
            rf"{_NAME},\swho\s{_AUX}(?:said|says|argues?|argued|warns?|warned|writes|told|believes|claims"
            rf"|claimed)\b",
            rf"\b(?i:{work})\s(?:states?|assess(?:es|ed)|determined|calls|looked|tracked|linked|surveyed"
            rf"|compared)\b",
            rf"\b(?i:{DOCUMENTS[ENGLISH]})\s(?:published\s)?in\s(?:the\s)?(?:journal\s)?{_NAME}",
            r"\b(?:[Rr]esearch|[Ss]tudies|[Ss]urveys|[Pp]olls|[Pp]olling)\s(?:has\s|have\s"
            r"|also\s){0,2}(?:shown?|shows|suggests?|found|finds?|indicates?|confirms?)\b",
            rf"{_NAME}\s{_AUX}(?:called|calls|dubbed|labell?ed)\s[^.;\"]{{0,60}}?\"",
            rf"{_BEFORE_SAYING}(?:say|said|says|argue|warn)\s(?!(?:this|others|its|his"
            rf"|as)\b)(?:[a-z-]+\s)?[a-z-]{{3,}}s\b",
            r"(?<![\w'])(?!(?:others|always|perhaps)\b)[a-z-]{3,}s\s(?:have|had)\s(?:long\s)?(?:said"
            r"|argued|warned|claimed)\b",
            rf"{_NAME}\s(?:of|from|at|for)\s[^.,;:?!]{{3,60}}?\s(?:said|says|argues|warns|told)\b",
            rf"(?i:according to"
            rf"|in the words of)\s{_NO_SOURCE}[\w'\u2019-]+(?:\s[\w'\u2019-]+){{0,2}}?(?=[\s,.])",
            r"(?<![\w'])(?!(?:others|always|sometimes|perhaps|yours|theirs)\b)[a-z-]{3,}s\s(?:say|said"
            r"|argued?|warn(?:ed)?|claim(?:ed)?|insist(?:ed)?)\b",
            rf"\b(?:reported|confirmed|announced|argued|claimed)\sby\s(?:the\s)?(?:{_NAME}|(?i:{described}))",
        ]
    return tuple(re.compile(one) for one in found)
