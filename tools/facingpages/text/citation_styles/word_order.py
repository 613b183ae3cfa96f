"""Patterns of attributions whose source comes after its verb, or far from it, as beside a quotation and in
languages without articles."""

from __future__ import annotations

from typing import Final

from facingpages.text.citation_styles.source_shapes import (
    AUX,
    BEFORE_SAYING,
    CAPITAL,
    DOING,
    ENGLISH,
    GERMANIC,
    NAME,
    ROMANCE,
    SLAVIC,
    THE,
    WHAT_IS_SAID,
    A,
)
from facingpages.text.citation_styles.source_words import DOCUMENTS, DOES, PEOPLE, PLAIN, TAKES
from facingpages.text.citation_styles.verb_forms import saying

# Behind a quotation: `"...", `, `..., "`, `..., » `.
_QUOTED: Final = r"(?:(?<=[\"\u00ab\u00bb],\s)|(?<=[,!?][\"\u00bb]\s)|(?<=[,!?]\s\u00bb\s))"
_WORDS: Final = r"(?:[\w'\u2019-]++\s){0,3}?"
_WHO: Final = "who|que|qui|che|który|która|którzy|который|которая|яка|який"
_WHICH: Final = "who|that|which|que|qui|che|die|der|das|welche|który|która|które"
# Small words behind a quotation that are no verbs, in Romance languages.
_SMALL: Final = (
    "y|que|con|com|por|para|del|des|les|las|los|una?|uma|une|dans|pour|par|sur|sobre|hasta|desde|sin"
    "|pero|mas|mais|selon"
    "|según|segundo|ainsi|como|comme|avec|sans|ma|per|nel|nella|tra|fra|entre|donde|quando|cuando|quand"
    "|mientras|aunque"
)
_ADVERBS: Final = "ainda|também|hoje|ontem|también|primero|hoy|ayer|entonces|aussi|encore|alors|ancora"
_PLURAL: Final = (  # what is no source: "segundo eles", "según meses"
    "nos|vos|eles|elas|ellos|ellas|eux|elles|nous|vous|quais|meses|vezes|veces"
)
# German words in "-t" behind a quotation that are no verbs.
_NO_VERB: Final = (
    "nicht|seit|mit|ist|hat|statt|fast|erst|selbst|sonst|jetzt|dort|damit|samt|zumeist|lautet|heißt"
)
# German verbs with their second part at the end of the clause: "gab die Zahlen bekannt"
_PARTED: Final = (
    ("gibt|gab|gaben", "bekannt|zu bedenken|heraus|an"),
    ("teilt|teilte|teilten", "mit"),
    ("stellt|stellte", "fest"),
    ("fügt|fügte", "hinzu"),
    ("kündigt|kündigte", "an"),
)
_THAT: Final = r",?\s(?:że|iż|jakoby|что|що)\b"
_PRONOUNS: Final = "nich|niego|niej|mnie|nas|ciebie|него|них|неё|нему|нього|неї|меня|нас|этому|тому"


def patterns(families: list[int]) -> list[str]:
    """Return the patterns for some families of languages, not yet compiled."""
    plain = "|".join(PLAIN[one] for one in families)
    says = "|".join(saying(one) for one in families)
    told = rf"(?:(?!(?:{DOES}|{TAKES})\b)(?:{says})\b|(?:{DOES}|{TAKES})\b{WHAT_IS_SAID})"
    found = [
        # "Hart, who later said"; "ministro Roe, que disse"
        rf"{NAME}(?:\s\([^()]{{1,60}}\))?(?:,\s[^,.;:!?\"]{{3,80}})?,"
        rf"\s(?:{_WHO})\s{AUX}{_WORDS}(?:{plain})\b",
        # "the head of the union, Ines Hart, said"
        rf"(?<=,\s){NAME},\s{AUX}{told}",
    ]
    nouns = "|".join(f"{DOCUMENTS[one]}|{PEOPLE[one]}" for one in families)
    # "a study which found", "respondents who said"
    found.append(
        rf"\b(?i:(?:{A}\s(?:(?!{DOING}\s)[\w'\u2019-]++\s){{0,3}}?)(?:{nouns})|(?:{nouns})(?<=s)),?\s"
        rf"(?:{_WHICH})\s{AUX}{told}(?!\sso\b)"
    )
    for family, more in ((ENGLISH, _english), (ROMANCE, _romance), (GERMANIC, _germanic), (SLAVIC, _slavic)):
        found += more() if family in families else []
    return found


def _english() -> list[str]:
    return [
        rf"{NAME}\s(?:goes on to|went on to|is quoted as|was quoted as)\s[a-z]{{3,}}+",
        rf"(?<![\w-])(?i:(?:studies|reports|surveys|polls|polling|analys[ei]s|findings)\sby(?!\s\w+ing\b)"
        rf"|(?:research|reporting)\s(?:by|from|at))\s{_WORDS}{NAME}",
        r"(?<![\w'])(?!(?:others|always|perhaps|sometimes)\b)[a-z-]{3,}s\s(?:think|believe|fear)(?=[,.:])",
    ]


def _romance() -> list[str]:
    says = saying(ROMANCE)
    noun = rf"(?:(?:{THE[ROMANCE]}|su|son|sa|seu|sua|suo)\s|[Ll]')(?!{DOING}\s)[\w'\u2019-]{{4,}}"
    verb = rf"(?!(?:{_SMALL})\b)(?!\w+[aeio]r\b)[a-zà-öø-ÿ]{{3,}}+"
    return [
        rf"{_QUOTED}(?:(?:ha|han|a|ont)\s)?(?!(?:{_SMALL})\b)[a-zà-öø-ÿ]{{3,}}+\s(?:[\w-]++\s){{0,2}}?{NAME}",
        # `"...", raconte à l'AFP son avocat`
        rf"{_QUOTED}{verb}\s(?:(?:{_ADVERBS}|(?:à|al?|ao)\s[\w'\u2019]++)\s)?{noun}",
        rf"{_QUOTED}(?:a|ont|ha|han)\s\w+[éo]\s{_WORDS}(?:{NAME}|{noun})",
        rf"(?i:\b(?:según|segundo|selon|conforme|de acordo com|de acuerdo con|d'après))\s"
        rf"(?!(?:{_PLURAL})\b)[a-zà-öø-ÿ-]{{4,}}s\b",
        rf"\b(?i:según|conforme|segundo|como|comme|come)\s(?:(?:ha|han|había|l'a|l'ont)\s\w+|(?:{says}))\s"
        rf"(?:[\w'\u2019]++\s){{0,4}}?(?:{NAME}|{noun})",
        # "Para Ingrid Lara, el plan es viejo"; "Para o senador, ..."
        rf"(?:^|(?<=[.!?\"]\s))(?:Para|Pour|Per)\s(?:{CAPITAL}\s{NAME}|{THE[ROMANCE]}\s"
        rf"(?i:{PEOPLE[ROMANCE]})\b[^,.;:]{{0,40}}(?=,))",
    ]


def _germanic() -> list[str]:
    says = saying(GERMANIC)
    source = rf"(?:(?:[Dd]er|[Dd]ie|[Dd]as|[Ee]ine?|[Uu]nter anderem|ihre|seine)\s)?{NAME}"
    between, end = r"(?:[^\s.;:!?]++\s){0,12}?", r"(?=[,.:;]|$)"
    subject = rf"(?:(?:[Dd]er|[Dd]ie|[Dd]as|[Ee]ine?)\s(?:[a-zäöüß]++\s)?)?{NAME}"
    return [
        *(
            one
            for first, last in _PARTED
            for one in (
                rf"\b{subject}\s(?:{first})\s{between}(?:{last})\b{end}",
                rf"\b(?:{first})\s(?=d|e|[A-ZÄÖÜ]){subject}\s{between}(?:{last})\b{end}",
            )
        ),
        rf"{_QUOTED}(?!(?:{_NO_VERB})\b)[a-zäöüß]{{2,}}t(?:e|en)?\s(?:sich\s)?(?:[a-zäöüß]{{5,}}\s)?{source}",
        rf"{_QUOTED}so\s(?:(?:ein|der|die|das|eine|einer)\s)?(?:[a-zäöüß]++\s){{0,2}}?{NAME}",
        # The verb at the end: "wie das Team in der Zeitschrift berichtet"
        rf"\b[Ww]ie\s{source}\s(?:[^\s,.;:]++\s){{0,5}}?(?:{says})\b",
        rf"{NAME}\s(?:zufolge|nach eigenen Angaben)\b",
        rf"\b[Gg]em(?:äß|äss)\s(?!Art|Abs|Gesetz|Satz)(?:(?:einer|der|den|dem)\s)?{NAME}",
        rf"\b(?:heißt|hieß)\ses\s(?:in|im|bei|beim|aus|vom|von)\s(?:(?:der|dem|den|einer|einem)\s)?{NAME}",
        r"\b[\w-]*(?:[Bb]ericht|[Ss]tudie|[Uu]mfrage|[Uu]ntersuchung|[Mm]itteilung|[Ee]rhebung|[Aa]nalyse)"
        r"e?n?,\s(?:demzufolge|derzufolge|wonach|nach dem|nach der|laut dem|laut der)\b",
        # "Das zeigen Daten des Amtes"
        rf"\b(?:[Dd]as|[Dd]ies|[Ss]o|[Dd]arauf|[Dd]azu)\s(?:{says})\s(?:auch\s)?(?:neue\s)?{source}",
    ]


def _slavic() -> list[str]:
    says = saying(SLAVIC)
    nouns = f"{PEOPLE[SLAVIC]}|{DOCUMENTS[SLAVIC]}"
    return [
        rf"\b(?:{says})\s(?:{NAME}|(?:{nouns})\b)",
        rf"{BEFORE_SAYING}(?:{says})\s(?:[\w'\u2019\"-]++\s){{0,7}}?(?:{NAME}|(?:{nouns})\b)",
        rf"\b(?i:{nouns})\s(?:[\w'\u2019-]++\s){{0,3}}?{AUX}(?:{says})\b",
        # "Rzeczniczka Maria Roe w oświadczeniu stwierdziła, że"
        rf"{NAME}\s(?:[^\s,.;:]++\s){{0,7}}?(?:{says}){_THAT}",
        rf"\b(?i:według|zdaniem|согласно|по словам|по мнению|по данным|за словами|на думку|за даними)\s"
        rf"(?!(?:{_PRONOUNS})\b)[\w-]{{4,}}(?:\s[\w-]{{4,}})?",
        rf"(?:\b{NAME}\s)?\b(?:powołuje się|powołują się|powołując się|ссылается|ссылаясь|посилається"
        rf"|посилаючись)\s(?:на|na)\s(?:[\w-]++\s){{0,2}}?[\w-]++",
    ]
