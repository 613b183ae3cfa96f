"""Patterns of attributions, for the families of languages that a text is written in.

A source is a name, or an article with a noun, beside a verb of saying, or behind a preposition as "according
to"."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from facingpages.text.citation_styles import word_order
from facingpages.text.citation_styles.source_shapes import (
    ANY,
    AUX,
    BEFORE_SAYING,
    CAPITAL,
    DOING,
    ENGLISH,
    NAME,
    THAT_IS,
    THE,
    WHAT_IS_SAID,
    A,
)
from facingpages.text.citation_styles.source_words import DOCUMENTS, DOES, PEOPLE, PLAIN, TAKES, TO
from facingpages.text.citation_styles.sparing import Sparing
from facingpages.text.citation_styles.verb_forms import saying

_TAIL: Final = r"(?:\s(?:in|at|from|of|for|with|whose)\s[^,.;:!?\"]{3,70}?)?"
# Before a document, "in her report".
_HIS: Final = (
    "his|her|their|its|eine[rmn]|seine[rmn]?|ihre[rmn]?|su|sus|son|sa|leur|seu|sua|swoim|swojej|своём|своей"
    "|своїй"
)
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
_NO_SOURCE: Final = (
    r"(?!(?:h[ie][mr]|them|me|us|you|it|this|that|these|those|plan|need|needs|whether|how|what|when|where"
    r"|which|size|age"
    r"|law|its|their|your|my|schedule|taste|type|rank|usual)\b)"
)
_STUDIES: Final = "study|studies|reports?|surveys?|polls?|papers?|articles?|analysis|research"
_MADE: Final = "released|published|issued|commissioned"
# English words before "that" or a quotation that are no verbs of saying.
_NOT_SAYING: Final = (
    "ensured|needed|wanted|decided|reali[sz]ed|wished|seemed|appeared|happened|proved|used|named|titled"
    "|entitled"
    "|called|based|published|released|posted|red|hundred|provided|noticed|loved|starred|indeed"
)
_RELATES: Final = (
    r"(?:(?!(?:"
    + _NOT_SAYING
    + r")\b)[a-z]++(?<=ed)|accepts|remarks|responds|reasons|holds|held|contends|feels)"
)
# What is said: a clause, and not "that stage".
_THAT: Final = (
    r"(?:\sthat\s(?=(?:the|an?|it|he|she|they|we|you|I|there|these|those|most|many|some|no|all|both"
    r"|each|every|in|on|by"
    r"|if|when|while|after|because|although|even|his|her|their|its|only|such|doing|not|one|two|people"
    r"|women|men)\b"
    r"|[A-Z0-9\"]|[a-z-]+s\b))"
)
_COLLEAGUES: Final = (
    r"(?:\sand\s(?:(?:his|her|their)\s)?(?:colleagues|co-?workers|co-?authors|team)|\set\sal\.?)?"
)
_EVIDENCE: Final = (
    "findings?|results|evidence|data|statistics|figures|records|documents|studies|research|surveys?|polls?"
    "|polling|analys[ei]s|literature|observations|estimates|reports|trials|experiments|investigations"
    "|numbers"
)
_BEARS: Final = (
    "shown?|shows|showed|suggest(?:s|ed)?|indicate[sd]?|reveal(?:s|ed)?|finds?|found|confirm(?:s|ed)?"
    "|demonstrate[sd]?|prove[sdn]?|conclude[sd]?|support(?:s|ed)?|points? to|pointed to|estimate[sd]?"
)
_HELD: Final = (  # nouns of what somebody holds or wrote, behind "Hart's"
    "claim(?! (?:to|on|in))|argument|theory|analysis|study|report|survey|findings?|research|account"
    "|definition"
    "|description|assertion|statement|words|testimony|estimate|conclusion|observation|essay|article|poll"
)
_SAID_BY: Final = (
    "reported|confirmed|announced|argued|claimed|noted|described|documented|cited|quoted|mentioned"
    "|explained"
    "|proposed|suggested|defined|outlined|estimated|recommended|characteri[sz]ed|highlighted|stated"
    "|advanced"
)
# What a study or a report does: it relays what is in it.
_REPORTS: Final = (
    "offers|examines|explores|looks|goes into|dives|covers|considers|investigates|analy[sz]es|compares"
    "|links|traces"
    "|presents|provides|gives|gave|sets out|lays out|details|documents|lists|ranks|counts|sheds|shed|paints"
    "|attributes|concerns|focuses|raises|drew|draws|refers|answers|predicts"
    "|refutes|supports|backs|cites|warns|discusses|addresses|reads"
)
_SO_FAR: Final = r"(?:\s(?:so far|to date|ever|yet))?"  # behind a study, "the largest study so far"
# First words of what the patterns name beside the lists.
_OTHER_CUES: Final = (
    "that|interviews?|citing|quoting|cites|quotes|in|em|en|dans|im|[cs](?:egundo|econdo|onforme)|say"
    "|pamphlet|desde|w"
    r"|ha[sd]|have|rapor\w+|bada\w+|dan\w+|analiz\w*|sonda\w+|artyku\w+|wywiad\w*|opracowani\w+|komunika\w+"
    r"|publikacj\w+|statystyk\w*|informacj\w+|исследовани\w*|отч\w+|данны\w+|доклад\w*|опрос\w*"
    r"|дослідженн\w*"
    r"|звіт\w*|дани\w+|selon|powoł\w+|ссыла\w+|посила\w+|gem(?:äß|äss)|goes|went|reporting"
)
_AHEAD: Final = re.compile(r"\(\?(?:=|!|<!|<=)[^()]*\)")


def is_cue(word: str, families: frozenset[int]) -> bool:
    """Return whether a single word, in small letters, is one that an attribution cannot do without: each has
    one of them."""
    words, shapes = _cues(families)
    return word in words or bool(shapes.fullmatch(word))


@lru_cache(maxsize=16)
def _cues(families: frozenset[int]) -> tuple[frozenset[str], re.Pattern[str]]:
    """Return the words that an attribution has one of, and the pattern of those that are written as one."""
    lists = (DOCUMENTS, PEOPLE, PLAIN)
    words = [one[place] for one in lists for place in sorted(families)]
    words += [saying(place) for place in sorted(families)]
    words += [DOES, TAKES, TO, _VIEWS, _FIGURES, _HELD, _EVIDENCE, _SAID_BY, _STUDIES, _OTHER_CUES]
    first = {_AHEAD.sub("", _first_word(one)).casefold() for part in words for one in _alternatives(part)}
    plain, shapes = set(), set()
    for one in first:
        if one.removesuffix("?").isalpha():
            plain |= {one} if one.isalpha() else {one[:-1], one[:-2]}  # "says?" is "says" and "say"
        else:
            shapes.add(one)
    return frozenset(plain), re.compile("|".join(sorted(shapes)))


def _alternatives(pattern: str) -> list[str]:
    """Return the alternatives of a pattern that are in no bracket."""
    found, depth = [""], 0
    for letter in pattern:
        depth += (letter == "(") - (letter == ")")
        if letter == "|" and not depth:
            found.append("")
        else:
            found[-1] += letter
    return found


def _first_word(pattern: str) -> str:
    """Return a pattern up to its first space that is in no bracket."""
    depth = 0
    for place, letter in enumerate(pattern):
        depth += (letter == "(") - (letter == ")")
        if letter == " " and not depth:
            return pattern[:place]
    return pattern


@lru_cache(maxsize=16)
def patterns(families: frozenset[int]) -> tuple[Sparing, ...]:
    """Return the patterns for some families of languages, compiled when a text needs them: all of them take a
    tenth of a second."""
    inside = sorted(families)
    says = "|".join(saying(one) for one in inside)
    works = "|".join(DOCUMENTS[one] for one in inside)
    people = "|".join(PEOPLE[one] for one in inside)
    told = rf"(?!(?:{DOES}|{TAKES})\b)(?:{says})\b|(?:{DOES}|{TAKES})\b{WHAT_IS_SAID}"
    described = rf"(?:{A}\s)(?:(?!{DOING}\s)[\w'\u2019-]++\s){{0,4}}?(?:{works}|{people})\b"
    of_whom = rf"(?:\s(?:by|from|of|in|de|von|van|du|da|do|dal|di|des)\s(?:the\s)?(?:{NAME}|\d{{4}}))?"
    named = rf"\b(?i:{TO})|(?:\b[SC]|(?<=[,(]\s)[sc])(?:egundo|econdo|onforme)(?=\s)"
    found = [
        rf"(?:{named})\s(?:(?i:{described}){of_whom}|(?:[\w'\u2019-]++\s){{0,3}}?{NAME}|{ANY})",
        rf"\b(?i:{people})(?<=s){_TAIL}\s{AUX}(?:(?!(?:{DOES})\b)(?:{says})\b"
        rf"|(?:{DOES})\b{WHAT_IS_SAID})",
        rf"\b(?i:{described}){_TAIL}\s{AUX}(?:{says})\b(?<!shows)",
        rf"\b[Dd]esde\s(?:el|la|los|las|su)\s[\w'-]++\s(?:{says})\b",
        rf"{NAME}\s(?:(?!\w+s\s)[\w'\u2019-]++\s)?(?:in|en|dans|em|w|в"
        rf"|у)\s(?:{_HIS})\s(?:[\w'\u2019-]++\s){{0,3}}?(?i:{works})\b",
        rf"\bIn\s(?i:{A})\s(?:[\w'\u2019-]++\s){{0,3}}?(?i:{works})\b{of_whom}(?=,)",
        rf"\b(?:[Tt]he|[Dd]ie|[Dd]as|la|el|le|o|a)\s(?:{_VIEWS})\s(?:of|von|des|de|do|da|di"
        rf"|by)\s(?:the\s)?{NAME}",
        rf"\b(?i:{described}){of_whom}\s{AUX}(?:offers|offered|lists|listed|contains|goes into|looks at"
        rf"|suggests that)\b",
        rf"(?<![\w'])(?i:{described}){of_whom}{THAT_IS}\s{AUX}(?:{says})\b",
        rf"(?<![\w'])(?:[Tt]he\s)?{NAME}{THAT_IS}\s{AUX}(?:{told})",
        rf"(?<![\w'])(?:[Tt]he\s)?{CAPITAL}\s{NAME}\s{AUX}(?:{TAKES})\b",
        rf"{BEFORE_SAYING}(?:{says})\s(?:(?i:{described}){of_whom}"
        rf"|(?:(?!{DOING}\s)[\w'\u2019-]++\s){{0,2}}?{NAME})",
        rf"\b(?i:an?|the|recent|new|\d{{4}})\s(?:[\w'\u2019-]++\s){{0,3}}?(?i:{works})\s(?:by"
        rf"|from)\s(?:the\s)?{NAME}",
        rf"\b(?:{_FIGURES})\s(?:from|by|vom|von|van)\s(?:the\s|de\s)?{NAME}",
        rf"{NAME}(?<=['\u2019]s)\s(?:[\w-]++\s){{0,2}}?(?:{works}|story|piece)\s{AUX}(?:{says})\b",
    ]
    for one in inside:
        noun = rf"(?:{THE[one]})\s(?:(?!{DOING}\s)[\w'\u2019-]++\s){{1,3}}?"
        found.append(rf"\b{noun}{AUX}(?:{PLAIN[one]})\b")
        found.append(rf"{BEFORE_SAYING}(?:{PLAIN[one]})\s(?:{THE[one]})\s[\w'\u2019-]{{3,}}")
    found += word_order.patterns(inside)
    if inside != [ENGLISH]:
        found += [
            rf"\b(?:en|em|dans|in|im)\s(?:una?\s|uma\s|une?\s|einem\s|einer\s)?(?:\w+\s)?(?:entrevista"
            rf"|interview"
            rf"|entretien|intervista|comunicado|nota|communiqué|comunicato|Interview|Gespräch)"
            rf"\s(?:al?|ao|à|con|com|para|avec|accordée?\sà|mit(?!\sdem\sTitel)|a la|de|da"
            rf"|do)\s(?:\w+\s)?{NAME}",
            rf"\b(?:en|em)\sdeclaraciones\sa\s(?:la\s|los\s)?{NAME}",
            rf"\b(?:[Rr]apor\w+|[Bb]ada(?:nie|nia|niu|ń|niach)|[Dd]ane|[Dd]anych|[Dd]anymi|[Aa]naliz\w*"
            rf"|[Ss]onda[żz]\w*"
            rf"|[Aa]rtyku\w+|[Ww]ywiad\w*|[Ww]\srozmowie\sz|[Oo]pracowani\w+|[Kk]omunika\w+|[Pp]ublikacj\w+"
            rf"|[Ss]tatystyk\w*|[Ii]nformacj\w+|[Ии]сследовани\w*|[Оо]тч[её]т\w*|[Дд]анны\w+"
            rf"|[Дд]оклад\w*|[Оо]прос\w*"
            rf"|[Дд]ослідженн\w*|[Зз]віт\w*|[Дд]ани(?:х|ми))\s{NAME}",
        ]
    others = "|".join(DOCUMENTS[one] for one in inside if one != ENGLISH)
    if others:
        found += [
            rf"\b(?i:{others})\s(?:(?:der|des|vom|de la|del?|do|da|dell[ao]|du|van)\s|de l'"
            rf"|dell')(?:{NAME})",
        ]
    if ENGLISH in families:
        study = (
            rf"(?:(?:{A}\s)(?:(?!{DOING}\s)[\w'\u2019-]++\s){{0,4}}?(?:{_STUDIES}|pamphlet|blog post"
            rf"|blog|investigation"
            rf"|review|survey|audit|paper|documentary|census)|studies|surveys|polls)"
        )
        found += [
            rf"\b(?i:(?:{A}\s)(?:(?!{DOING}\s)[\w'\u2019-]++\s){{0,4}}?(?:{_STUDIES}))\s(?:(?:that\s)?(?:was"
            rf"|is|were)\s)?(?:{_MADE})\b",
            rf"{NAME}(?<=['\u2019]s)\s(?:[\w-]++\s){{0,2}}?(?:{_HELD}|{_VIEWS.replace('|claim', '')})\b",
            rf"{NAME}\s[^.;:\"]{{3,80}}?,\s(?:saying|arguing|warning|claiming|adding|noting|writing"
            rf"|telling)\b",
            rf"{NAME},\swho\s{AUX}(?:said|says|argues?|argued|warns?|warned|writes|told|believes|claims"
            rf"|claimed)\b",
            rf"\b(?i:{study}{_SO_FAR}){_TAIL}\s{AUX}(?:{_REPORTS}|states?|(?!(?:called|titled|entitled|named"
            rf"|need|translated|picked"
            rf"|performed|conducted|designed|posted|printed|mentioned)\b)[a-z]{{3,}}+(?<=ed))\b",
            rf"\b(?i:{DOCUMENTS[ENGLISH]})\s(?:published\s)?in\s(?:the\s)?(?:journal\s)?{NAME}",
            rf"\b(?i:{_EVIDENCE}){_TAIL}\s{AUX}(?:{_BEARS})\b",
            rf"{NAME}{_COLLEAGUES}\s{AUX}{_RELATES}{_THAT}",
            rf"{NAME}{_COLLEAGUES}\s{AUX}{_RELATES},?:?\s\"(?=\w)",
            rf"\b(?i:{described}){_TAIL}\s{AUX}{_RELATES}{_THAT}",
            rf"{NAME}{_COLLEAGUES}\s{AUX}(?:{told})",
            rf"\b[Ii]n\s(?:an?|one|another)\s(?:[\w'\u2019-]++\s){{0,3}}?(?:{_STUDIES}"
            rf"|statement|essay|speech"
            rf"|letter|memo|e-?mail|testimony)\b[^,.;:!?\"]{{0,60}},",
            rf"\b(?:citing|quoting|cites|quotes)\s(?:the\s)?(?:{NAME}|(?i:{described}))",
            rf"\binterviews?\swith\s(?:the\s)?(?:{NAME}|(?i:{described}))",
            r"(?<![\w'])(?!(?:others|always|perhaps|this"
            r"|its)\b)[a-z-]{3,}s\s(?:\w+ly\s)?(?:contend(?:ed)?|believed?"
            r"|suggest(?:ed)?|explain(?:ed)?|report(?:ed)?|concluded?|proposed?|noted?|fear(?:ed)?"
            r"|caution(?:ed)?|hold|maintain(?:ed)?|estimated?|agreed?)\sthat\b",
            rf"{NAME}\s{AUX}(?:called|calls|dubbed|labell?ed)\s[^.;\"]{{0,60}}?\"",
            rf"{BEFORE_SAYING}(?:say|said|says|argue|warn)\s(?!(?:this|others|its|his"
            rf"|as)\b)(?:[a-z-]+\s)?[a-z-]{{3,}}s\b",
            r"(?<![\w'])(?!(?:others|always|perhaps)\b)[a-z-]{3,}s\s(?:have|had)\s(?:long\s)?(?:said"
            r"|argued|warned|claimed)\b",
            rf"{NAME}\s(?:of|from|at|for)\s[^.,;:?!]{{3,60}}?\s(?:said|says|argues|warns|told)\b",
            rf"(?i:according to"
            rf"|in the words of)\s{_NO_SOURCE}[\w'\u2019-]++(?:\s[\w'\u2019-]++){{0,2}}?(?=[\s,.])",
            r"(?<![\w'])(?!(?:others|always|sometimes|perhaps|yours|theirs)\b)[a-z-]{3,}s\s(?:say|said"
            r"|argued?|warn(?:ed)?|claim(?:ed)?|insist(?:ed)?)\b",
            rf"\b(?:{_SAID_BY})\sby\s(?:the\s)?(?:{NAME}|(?i:{described})"
            rf"|(?:some|many|most)\s(?:[\w-]++\s)?[a-z-]{{3,}}s\b)",
        ]
    return tuple(Sparing(one) for one in found)
