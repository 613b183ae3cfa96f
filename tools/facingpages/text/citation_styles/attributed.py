"""The style `attribution`: words that name or describe a source and give no way to it, "according to a 2021
study", "a report by the council says", "said Ines Hart".

A source is a person, an office or a document with a verb of saying or a preposition; a pronoun is none.
The lists are ours, in nine languages, and the same for every text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from facingpages.text.citation_styles.model import Citation, Style, Target
from facingpages.text.folded import Range, Text

_SAYS: Final = (
    # English
    "says?|said|argues?|argued|claims?|claimed|suggests?|suggested|shows?|showed|warns?|warned|notes|noted"
    "|insists?|insisted"
    "|maintains?|maintained|contends?|contended|concludes?|concluded|reports|reported|points out|pointed out"
    "|admits?|admitted|confirms?|confirmed"
    "|indicates?|indicated|alleges?|alleged|writes?|wrote|explains?|explained|stated|told|tells|adds|added"
    "|finds|found|estimates?|estimated"
    "|observes?|observed|recalls?|recalled|describes?|described|announced|declares?|declared|acknowledges?"
    "|acknowledged|predicts?|predicted|reveals?"
    "|revealed|recommends?|recommended|quipped|remarked|asserts?|asserted|asks|asked|replied|stresses"
    "|stressed|puts it|put it|mentions?|mentioned|summari[sz]e[sd]|comments|commented|highlights?"
    "|highlighted|agrees|agreed"
    "|demonstrates?|demonstrated|tweeted|testified|cautions?|cautioned|expressed|raised concerns|notes that"
    "|identified",
    # Spanish, Portuguese, Italian, French
    "dice|dijo|afirma|afirmó|señala|señaló|sostiene|sostuvo|explica|explicó|asegura|aseguró|advierte"
    "|advirtió|declaró|escribe|escribió|indica|indicó"
    "|revela|reveló|concluye|muestra|estima|añade|añadió|diz|disse|afirmou|explicou|escreveu|acrescentou"
    "|declarou|mostra|mostrou|aponta|apontou|revelou"
    "|conta|contou|defende|dice che|ha detto|scrive|scrisse|sostengono|spiega|spiegò|afferma|dit|affirme|a"
    " affirmé|explique|expliqué|a déclaré|déclare|écrit"
    "|estime|souligne|rappelle|rapporte|selon lui|montre|révèle|ajoute|conclut|assure|note",
    # German, Dutch
    "sagt|sagte|schreibt|schrieb|erklärt|erklärte|meint|meinte|berichtet|berichtete|behauptet|betont|betonte"
    "|warnt|warnte|zeigt|ergab|argumentiert"
    "|zegt|zei|schrijft|schreef|stelt|stelde|vertelt|vertelde|meldt|meldde|concludeert|benadrukt",
    # Polish, Russian, Ukrainian
    "mówi|mówił|mówiła|powiedział|powiedziała|twierdzi|twierdził|pisze|pisał|napisał|napisała|uważa|podaje"
    "|wskazuje|podkreśla|dodaje|ocenia|wynika"
    "|говорит|сказал|сказала|заявил|заявила|пишет|написал|считает|утверждает|сообщает|отметил|отметила"
    "|сообщил|подчеркнул"
    "|каже|сказав|сказала|заявив|заявила|пише|написав|вважає|стверджує|повідомляє|зазначив|зазначила"
    "|повідомив",
)
_DOCUMENTS: Final = (
    "blog post|blog|post|pamphlet|study|studies|report|reports|survey|surveys|poll|polls|paper|papers"
    "|article|articles|analysis|research|investigation|review|book|documentary|data|figures"
    "|statistics|census|audit|assessment|experiment|memo|letter|statement|interview|essay|column|editorial"
    "|press release"
    "|estudio|informe|encuesta|artículo|estudo|relatório|pesquisa|studio|rapporto|sondaggio|étude|rapport"
    "|enquête|sondage"
    "|Studie|Bericht|Umfrage|Untersuchung|onderzoek|studie|badanie|badania|raport|sondaż|исследование|отчёт"
    "|доклад|опрос|дослідження|звіт|доповідь|опитування"
)
_PEOPLE: Final = (
    "respondents?|programmers?|president-elect|coach|economists?|researchers?|scientists?|analysts?|experts?"
    "|critics?|officials?|historians?|professors?|doctors?|spokes(?:man|woman|person|people)|authors?"
    "|writers?"
    "|journalists?|reporters?|mayor|minister|president|senator|judge|director|chief|commander|witness(?:es)?"
    "|residents?|teachers?|students?|sociologists?"
    "|psychologists?|philosophers?|engineers?|lawyers?|activists?|scholars?|council|government|ministry"
    "|police|commission|agency|newspaper|company|university|bank|union"
    "|court|committee|institute|organi[sz]ation|department|association"
    "|expertos|investigadores|gobierno|pesquisadores|governo|chercheurs|gouvernement|Forscher|Experten"
    "|Regierung|onderzoekers|naukowcy|eksperci|rząd|учёные|эксперты"
)
_TO: Final = (
    r"according to|in the words of|in the view of|in the opinion of|as (?:reported|noted|quoted|told|argued"
    r"|described|put) by|per(?= (?:the|a|an)\b)"
    r"|según|de acuerdo con|segundo|de acordo com|conforme|secondo|selon|d'après|laut|zufolge|nach Angaben"
    r"|nach Ansicht|volgens|według|zdaniem|jak podaje|jak pisze"
    r"|согласно|по словам|по данным|по мнению|за словами|за даними|на думку|згідно з"
)
_CAPITAL: Final = r"[^\W\d_a-zà-öø-ÿа-яёіїєґąćęłńóśźż][\w'\u2019.&-]*"
_LINK: Final = r"(?:of|for|the|de|del|della|di|von|van|der|des|du|and|&|la|los|on)"
_NAME: Final = rf"{_CAPITAL}(?:\s(?:{_LINK}\s(?:{_LINK}\s)?)?{_CAPITAL}){{0,6}}"
_A: Final = r"(?:an?|the|our|his|her|their|one|this|that|another|some|many|several|most|two|three|other|recent|new|un|una|uno|el|la|los|um|uma|o|os|il|lo|une|le|les|ein|eine|einer|der|die|das|een|het|de)"
_DESCRIBED: Final = rf"(?:{_A}\s)(?:[\w'\u2019-]+\s){{0,4}}?(?:{_DOCUMENTS}|{_PEOPLE})\b"
_OF_WHOM: Final = rf"(?:\s(?:by|from|of|in|de|von|van|du|da|do|dal|di|des)\s(?:the\s)?(?:{_NAME}|\d{{4}}))?"
_SOURCE: Final = rf"(?:{_DESCRIBED}{_OF_WHOM}|(?:the\s)?{_NAME})"
_ALL_SAYS: Final = "|".join(_SAYS)
_AUX: Final = r"(?:(?:\w+ly|has|have|had|also|recently|once|later|even|already|rightly|famously|repeatedly|a|ha|hat|jak)\s){0,2}"
_THAT_IS: Final = r"(?:,\s[^,.;:!?\"]{3,80},)?"
_SAID: Final = "said|says|told|wrote|argued|argues|claimed|claims|warned|warns|reported|reports that|explained|explains|insisted|concluded|noted that|added that"
_ANY: Final = r"(?i:an?|the|some|several|many)\s(?:[\w'\u2019-]+\s){0,2}[\w'\u2019-]+"
_PATTERNS: Final = (
    re.compile(rf"\b(?i:{_TO})\s(?:(?i:{_DESCRIBED}){_OF_WHOM}|(?:[\w'\u2019-]+\s){{0,3}}?{_NAME}|{_ANY})"),
    re.compile(rf"\b(?i:the|an?|one|another|some|our)\s(?:[\w'\u2019-]+\s){{1,3}}?{_AUX}(?:{_SAID})\b"),
    re.compile(rf"\b(?i:{_PEOPLE})\s{_AUX}(?:{_ALL_SAYS})\b"),
    re.compile(
        rf"\b(?i:{_DESCRIBED}){_OF_WHOM}\s{_AUX}(?:offers|offered|lists|listed|contains|goes into|looks at"
        rf"|suggests that)\b"
    ),
    re.compile(
        rf"(?<![\w'])(?:(?i:{_DESCRIBED}){_OF_WHOM}|(?:[Tt]he\s)?{_NAME}){_THAT_IS}\s{_AUX}(?:{_ALL_SAYS})\b"
    ),
    re.compile(
        rf"(?<=[\"',.!?\u00bb\u2013\u2014-]\s)(?:{_ALL_SAYS})\s(?:(?i:{_DESCRIBED}){_OF_WHOM}"
        rf"|(?:[\w'\u2019-]+\s){{0,2}}?{_NAME})"
    ),
    re.compile(
        rf"\b(?i:an?|the|recent|new|\d{{4}})\s(?:[\w'\u2019-]+\s){{0,3}}?(?i:{_DOCUMENTS})\s(?:by"
        rf"|from)\s(?:the\s)?{_NAME}"
    ),
)
_NO_SOURCES: Final = frozenset(
    "I He She It We They You This That These Those There Who What Which But And So If When While As In On At"
    " For Then Here Yet Now Someone Everyone Nobody"
    " One Some Many Most Others Because Although Er Sie Es Wir Ich Man Das Dies Il Elle On Nous Ils Elles Él"
    " Ella Ellos Ele Ela Eles Lui Lei Hij Zij Ze Hun"
    " On Ona Oni To Он Она Они Мы Я Він Вона Вони".split()
)


_WORK: Final = re.compile(rf"(?i)\b(?:{_DOCUMENTS})\b")


def is_of_work(attribution: Citation) -> bool:
    """Return whether the source is a study, a report or another work, and not a person or an office."""
    return bool(_WORK.search(attribution.shown))


def read(text: Text, lines: Sequence[int], marks: Sequence[Citation]) -> Iterator[Citation]:
    """Yield each attribution of the lines in a sentence that no mark but a link is in; its target is the
    source as named, with no entry."""
    cited = [mark.where for mark in marks if mark.style is not Style.LINK]
    for number in lines:
        for sentence in text.sentences_in(text.lines[number - 1]):
            if any(where.overlaps(sentence) for where in cited):
                continue
            for where in _in_sentence(text, sentence):
                shown = text.show(where)
                yield Citation(where, number, shown, Style.ATTRIBUTION, (Target(shown),))


def _of_source(matched: re.Match[str]) -> Range | None:
    """Return a match without words before the source that only look like a name, "As Ines Hart says"; None
    where nothing is left of it but a verb."""
    words = matched.group().split(" ")
    start = 0
    if "I" in words:
        return None
    while words and words[0] in _NO_SOURCES:
        start += len(words.pop(0)) + 1
    left = " ".join(words)
    return (
        Range(matched.start() + start, matched.end()) if words and (not start or left[0].isupper()) else None
    )


def _in_sentence(text: Text, sentence: Range) -> Iterator[Range]:
    places = sorted(
        {
            where
            for pattern in _PATTERNS
            for matched in pattern.finditer(text.folded, sentence.start, sentence.end)
            if (where := _of_source(matched))
        },
        key=lambda where: (where.start, -where.end),
    )
    done = sentence.start
    for where in places:
        if where.start >= done:
            done = where.end
            yield where
