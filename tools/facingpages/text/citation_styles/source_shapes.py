"""Patterns of a source as people write it: a name, an article before a noun, small words up to the verb."""

from __future__ import annotations

from typing import Final

ENGLISH: Final = 0  # the places of the families in each list of words
ROMANCE: Final = 1
GERMANIC: Final = 2
SLAVIC: Final = 3
LARGE: Final = r"[^\W\d_a-zà-öø-ÿа-яёіїєґąćęłńóśźż]"
CAPITAL: Final = rf"(?<![\w'\u2019.&-]){LARGE}[\w'\u2019.&-]*+"
_LINK: Final = r"(?:of|for|the|de|del|della|di|von|van|der|des|du|and|&|la|los|on)"
NAME: Final = rf"{CAPITAL}(?:\s(?:{_LINK}\s(?:{_LINK}\s)?)?{CAPITAL}){{0,6}}+"
A: Final = (
    r"(?:an?|the|our|his|her|their|one|this|that|another|some|many|several|most|two|three|other|recent|new"
    r"|diversas"
    r"|diversos|varias|varios|algunos|algunas|muchos|numerosos|várias|vários|alguns|plusieurs|certaines"
    r"|certains"
    r"|mehrere|einige|viele|neue|diverse|verschillende|niektóre|wiele|nowe|różne|un|una|uno|el|la|los|um"
    r"|uma|o|os|il"
    r"|lo|une|le|les|ein|eine|einer|der|die|das|een|het|de)"
)
THE: Final = (
    r"(?:[Tt]he|[Aa]n?|[Oo]ne|[Aa]nother|[Ss]ome|[Oo]ur)",
    r"(?:[EeAa]l|[Ll][aeo]s?|[Ll]es|[Uu]n[ae]?|[Uu]ma?|[Oo]s?|[Aa]s?|[Ii]l)",
    r"(?:[Dd]er|[Dd]ie|[Dd]as|[Ee]ine?|[Dd]e|[Hh]et|[Ee]en)",
    r"(?:[Tt]en|[Tt]a|[Jj]eden|[Jj]edna)",
)
DOING: Final = (
    r"(?:is|are|was|were|be|been|being|can|could|will|would|to|who|that|which|he|she|it|they|I|we|you|and"
    r"|than|if|when|while|because|after|before|but|or"
    r"|que|qui|ce|cela|lo|er|sie|wer|se)"
)
AUX: Final = (
    r"(?:(?:\w+ly|has|have|had|also|then|later|once|even|already|rightly|still|further|himself|herself"
    r"|ha|han|hat|haben|tem|ainda|já|também|ya|también|aún|aussi|encore|auch|zudem|dann|später"
    r"|jak|też|również|także|jednak|также|тоже|також)\s){0,2}"
)
# What is between a name and its verb: "(BDI), Siegfried Roe,".
THAT_IS: Final = r"(?:\s\([^()]{1,60}\))?(?:(?:,\s[^,.;:!?\"\u00ab\u00bb]{3,80}){1,2},)?"
ANY: Final = (
    r"(?i:an?|the|some|several|many|el|la|los|las|o|os|a|as|le|les|il|lo|gli"
    r"|un|una|uma?|une|der|die|das|den|dem|des|einer|einem|de|het|een|seiner?|su|sus)"
    r"\s(?:[\w'\u2019-]++\s){0,2}?[\w'\u2019-]++|[Ll]'[\w-]++"
)
BEFORE_SAYING: Final = r"(?<=[\"',.!?\u00ab\u00bb\u2013\u2014-]\s)"
# What is said, behind a verb that also tells of doing.
WHAT_IS_SAID: Final = r"(?=\s*[,:\"]|\s?\.?$|\s(?:that|how|why|whether|what|there|in|on|of|about|no|as)\b)"
