"""The style `attribution`: words that name or describe a source and give no way to it, "according to a 2021
study", "a report by the council says", "said Ines Hart".

A source is a person, an office or a document with a verb of saying or a preposition; a pronoun is none.
The lists are ours, in nine languages, and the same for every text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Final

from facingpages.text.citation_styles.model import Citation, Style, Target
from facingpages.text.folded import Range, Text

_SAYS: Final = (
    # English
    "says?|said|argues?|argued|claims?|claimed|suggests?|suggested|shows?|showed|warns?|warned|notes|noted"
    "|insists?|insisted|maintains?|maintained|contends?|contended|concludes?|concluded|reports|reported"
    "|points out|pointed out|admits?|admitted|confirms?|confirmed"
    "|indicates?|indicated|alleges?|alleged|writes?|wrote|explains?|explained|stated|told|tells|adds|added"
    "|finds|found|estimates?|estimated"
    "|observes?|observed|recalls?|recalled|describes?|described|announced|declares?|declared|acknowledges?"
    "|acknowledged|predicts?|predicted|reveals?"
    "|revealed|recommends?|recommended|quipped|remarked|asserts?|asserted|asks|asked|replied|stresses"
    "|stressed|puts it|put it|mentions?|mentioned|summari[sz]e[sd]|comments|commented|highlights?"
    "|highlighted|agrees?|agreed|demonstrates?|demonstrated|tweeted|testified|cautions?|cautioned|expressed"
    "|raised concerns|notes that|identified|emphasi[sz]e[sd]|underlines?|underlined|complains?"
    "|complained|denies|denied|concedes?|conceded|counters?|countered|urges?|urged|shared (?:his|her|their)"
    "|sums? (?:it|this) up|summed (?:it|this) up|makes? (?:it )?clear|made (?:it )?clear"
    "|calls for|called for",
    # Spanish, Portuguese, Italian, French
    "dice|dijo|afirma|afirmó|señala|señaló|sostiene|sostuvo|explica|explicó|asegura|aseguró|advierte"
    "|advirtió|declaró|escribe|escribió|indica|indicó"
    "|revela|reveló|concluye|muestra|estima|añade|añadió|diz|disse|afirmou|explicou|escreveu|acrescentou"
    "|declarou|mostra|mostrou|aponta|apontou|revelou"
    "|conta|contou|defende|dice che|ha detto|scrive|scrisse|sostengono|spiega|spiegò|afferma|dit|affirme|a"
    " affirmé|explique|expliqué|a déclaré|déclare|écrit"
    "|estime|souligne|rappelle|rapporte|selon lui|montre|révèle|ajoute|conclut|assure|note"
    "|dicen|dijeron|afirman|afirmaron|señalan|señalaron|sostienen|aseguran|aseguraron"
    "|advierten|indican|muestran"
    "|revelan|estiman|apuntan|apunta|apuntó|insiste|insistió|insisten|se insiste|agregó"
    "|agrega|comentó|comenta"
    "|manifestó|expresó|planteó|recordó|criticó|reconoció|admitió|respondió|detalló|precisó"
    "|recalcó|remarcó|subrayó"
    "|destacó|anunció|relató|contó|cuenta|deja claro|dejó claro|ha dicho|ha afirmado"
    "|ha señalado|ha explicado"
    "|dizem|disseram|afirmam|afirmaram|afirma|explicam|mostram|mostraram|apontam|apontaram"
    "|indicam|indicaram|revela|revelam|declarou|comentou|contaram|completou|concluiu|ressaltou|destacou"
    "|lembrou|avaliou|criticou"
    "|garantiu|admitiu|reconheceu|respondeu|deixou claro|falou|relatou|relata|anunciou"
    "|informou|acredita|avalia"
    "|dicono|hanno detto|ha spiegato|ha dichiarato|ha scritto|ha aggiunto|ha ricordato"
    "|sostiene|dichiara|aggiunge"
    "|racconta|secondo cui|(?:a|ont|avait|avaient)(?: également| aussi)? (?:dit|écrit"
    "|fait savoir|ajouté|annoncé|assuré"
    "|commenté|conclu|confié|confirmé|déclaré|estimé|expliqué|indiqué|insisté|précisé"
    "|raconté|rappelé|reconnu|révélé"
    "|souligné|affirmé|averti|montré)|disent|affirment|expliquent|estiment|montrent|révèlent"
    "|indiquent|indique|confie"
    "|raconte|précise|prévient|avertit|annonce|regrette|insiste|commente|lance|poursuit"
    "|renchérit|résume|témoigne",
    # German, Dutch
    "sagt|sagte|schreibt|schrieb|erklärt|erklärte|meint|meinte|berichtet|berichtete"
    "|behauptet|betont|betonte"
    "|warnt|warnte|zeigt(?! sich)|zeigte(?! sich)|ergab(?! sich)|argumentiert|argumentierte"
    "|sagen|sagten|schreiben|schrieben|meinen|berichten|berichteten|behaupten|behauptete|warnen|warnten"
    "|zeigen(?! sich)|fordert|forderte"
    "|räumt ein|räumte ein|teilt mit|teilte mit|gab bekannt|gibt an|gab an|stellt fest|stellte fest"
    "|hält fest|fügt hinzu|fügte hinzu|erzählt|erzählte|vermutet|bestätigt|bestätigte"
    "|weist darauf hin|wies darauf hin|hat (?:gesagt|erklärt|geschrieben|mitgeteilt|betont|gezeigt)"
    "|zeggen|zeiden|schrijven|vertellen|melden|waarschuwt|waarschuwde|liet weten|laat weten|vindt|legt uit"
    "|aldus"
    "|zegt|zei|schrijft|schreef|stelt|stelde|vertelt|vertelde|meldt|meldde|concludeert|benadrukt",
    # Polish, Russian, Ukrainian
    "mówią|twierdzą|twierdziła|podają|podał|podała|podało|potwierdza|potwierdził"
    "|potwierdziła|tłumaczy|tłumaczył"
    "|tłumaczyła|wyjaśnia|wyjaśnił|wyjaśniła|przyznaje|przyznał|przyznała|zauważa|zapewnia"
    "|zapewnił|informuje|informują"
    "|poinformował|poinformowała|poinformowało|stwierdził|stwierdziła|stwierdza|dodał|dodała"
    "|opowiada|przekonuje|zaznacza|zaznaczył|zaznaczyła|pokazują|pokazuje|wskazują|alarmują|piszą"
    "|говорят|пишут|сообщают|утверждают|считают|заявляет|заявляют|объяснил|объяснила"
    "|объясняет|добавил|добавила|отмечает"
    "|рассказал|рассказала|подтвердил|признал|предупредил|показало|показал|кажуть|пишуть"
    "|повідомляють|стверджують"
    "|пояснив|пояснила|додав|додала|розповів|розповіла|підтвердив|попередив|показало|показав"
    "|mówi|mówił|mówiła|powiedział|powiedziała|twierdzi|twierdził|pisze|pisał|napisał|napisała|uważa|podaje"
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
    "|press release|estudio|informe|encuesta|artículo|estudios|informes|encuestas|artículos|investigación"
    "|investigaciones|estudos|relatórios|pesquisas|études|rapports|enquêtes|sondages|Studien|Berichte"
    "|Umfragen|onderzoeken|raporty|sondaże|исследования|дослідження"
    "|estudo|relatório|pesquisa|studio|rapporto|sondaggio|étude|rapport|enquête|sondage"
    "|Studie|Bericht|Umfrage|Untersuchung|onderzoek|studie|badanie|badania|raport|sondaż|исследование|отчёт"
    "|доклад|опрос|дослідження|звіт|доповідь|опитування"
)
_PEOPLE: Final = (
    "respondents?|programmers?|president-elect|coach|economists?|researchers?|scientists?"
    "|analysts?|experts?"
    "|critics?|officials?|historians?|professors?|doctors?|spokes(?:man|woman|person|people)|authors?"
    "|writers?|journalists?|reporters?|mayor|minister|president|senator|judge|director|chief"
    "|commander|witness(?:es)?|residents?|teachers?|students?|sociologists?"
    "|psychologists?|philosophers?|engineers?|lawyers?|activists?|scholars?|council|government|ministry"
    "|police|commission|agency|newspaper|company|university|bank|union"
    "|court|committee|institute|organi[sz]ation|department|association"
    "|expertos|investigadores|gobierno|pesquisadores|governo|chercheurs|gouvernement|Forscher|Experten"
    "|Regierung|onderzoekers|naukowcy|eksperci|rząd|учёные|эксперты"
)
_TO: Final = (
    r"according to|in the words of|in the eyes of|in the view of|in the opinion of"
    r"|as (?:reported|noted|quoted|told|argued"
    r"|described|put|explained|shown|stated|mentioned|pointed out)(?: \w+)? by|per(?= (?:the"
    r"|a|an)\b)"
    r"|según|de acuerdo con|segundo|de acordo com|conforme|secondo|selon|d'après|laut|zufolge"
    r"|nach Angaben"
    r"|nach Ansicht|volgens|według|zdaniem|jak podaje|jak pisze"
    r"|согласно|по словам|по данным|по мнению|за словами|за даними|на думку|згідно з"
)
_CAPITAL: Final = r"[^\W\d_a-zà-öø-ÿа-яёіїєґąćęłńóśźż][\w'\u2019.&-]*"
_LINK: Final = r"(?:of|for|the|de|del|della|di|von|van|der|des|du|and|&|la|los|on)"
_NAME: Final = rf"{_CAPITAL}(?:\s(?:{_LINK}\s(?:{_LINK}\s)?)?{_CAPITAL}){{0,6}}"
_A: Final = r"(?:an?|the|our|his|her|their|one|this|that|another|some|many|several|most|two|three|other|recent|new|diversas|diversos|varias|varios|algunos|algunas|muchos|numerosos|várias|vários|alguns|plusieurs|certaines|certains|mehrere|einige|viele|neue|diverse|verschillende|niektóre|wiele|nowe|różne|un|una|uno|el|la|los|um|uma|o|os|il|lo|une|le|les|ein|eine|einer|der|die|das|een|het|de)"
_DESCRIBED: Final = rf"(?:{_A}\s)(?:[\w'\u2019-]+\s){{0,4}}?(?:{_DOCUMENTS}|{_PEOPLE})\b"
_OF_WHOM: Final = rf"(?:\s(?:by|from|of|in|de|von|van|du|da|do|dal|di|des)\s(?:the\s)?(?:{_NAME}|\d{{4}}))?"
_SOURCE: Final = rf"(?:{_DESCRIBED}{_OF_WHOM}|(?:the\s)?{_NAME})"
_ALL_SAYS: Final = "|".join(_SAYS)
_AUX: Final = r"(?:(?:\w+ly|has|have|had|also|recently|once|later|even|already|rightly|famously|repeatedly|a|ha|hat|jak)\s){0,2}"
_THAT_IS: Final = r"(?:(?:,\s[^,.;:!?\"]{3,80}){1,2},)?"
_SAID: Final = "said|says|told|wrote|argued|argues|claimed|claims|warned|warns|reported|reports that|explained|explains|insisted|concluded|noted that|added that"
_ANY: Final = r"(?i:an?|the|some|several|many)\s(?:[\w'\u2019-]+\s){0,2}[\w'\u2019-]+"
_TAIL: Final = r"(?:\s(?:in|at|from|of|for|with|who|whose|that)\s[^,.;:!?\"]{3,70}?)?"
_HIS: Final = (
    "an?|the|his|her|their|its|eine[rmn]?|seine[rmn]?|ihre[rmn]?|der|dem|su|sus|un|una|son"
    "|sa|leur|une|uma?|seu|sua|swoim|swojej|своём|своей|своїй"
)  # before a document, "in her report"
_VIEWS: Final = (
    "view|opinion|assessment|claim|argument|warning|words|findings|Ansicht|Einschätzung|Meinung|Aussage"
    "|opinión|opinião|avis|parere"
)
_PATTERNS: Final = (
    rf"\b(?i:{_TO})\s(?:(?i:{_DESCRIBED}){_OF_WHOM}|(?:[\w'\u2019-]+\s){{0,3}}?{_NAME}|{_ANY})",
    rf"\b(?i:the|an?|one|another|some|our)\s(?:[\w'\u2019-]+\s){{1,3}}?{_AUX}(?:{_SAID})\b",
    rf"\b(?i:{_PEOPLE})(?<=s){_TAIL}\s{_AUX}(?:{_ALL_SAYS})\b",
    rf"\b(?i:{_DESCRIBED}){_TAIL}\s{_AUX}(?:{_ALL_SAYS})\b",
    rf"\b[Dd]esde\s(?:el|la|los|las|su)\s[\w'-]+\s(?:{_ALL_SAYS})\b",
    (
        rf"{_NAME}\s(?:[\w'\u2019-]+\s)?(?:in|en|dans|em|w|в"
        rf"|у)\s(?:{_HIS})\s(?:[\w'\u2019-]+\s){{0,3}}?"
        rf"(?i:{_DOCUMENTS})\b"
    ),
    rf"\bIn\s(?i:{_A})\s(?:[\w'\u2019-]+\s){{0,3}}?(?i:{_DOCUMENTS})\b{_OF_WHOM}(?=,)",
    (
        rf"\b(?:[Tt]he|[Dd]ie|[Dd]as|la|el|le|o|a)\s(?:{_VIEWS})\s(?:of|von|des|de|do|da|di"
        rf"|by)\s(?:the\s)?{_NAME}"
    ),
    (
        rf"\b(?i:{_DESCRIBED}){_OF_WHOM}\s{_AUX}(?:offers|offered|lists|listed|contains|goes into"
        rf"|looks at"
        rf"|suggests that)\b"
    ),
    (rf"(?<![\w'])(?:(?i:{_DESCRIBED}){_OF_WHOM}|(?:[Tt]he\s)?{_NAME}){_THAT_IS}\s{_AUX}(?:{_ALL_SAYS})\b"),
    (
        rf"(?<=[\"',.!?\u00bb\u2013\u2014-]\s)(?:{_ALL_SAYS})\s(?:(?i:{_DESCRIBED}){_OF_WHOM}"
        rf"|(?:[\w'\u2019-]+\s){{0,2}}?{_NAME})"
    ),
    (
        rf"\b(?i:an?|the|recent|new|\d{{4}})\s(?:[\w'\u2019-]+\s){{0,3}}?(?i:{_DOCUMENTS})\s(?:by"
        rf"|from)\s(?:the\s)?{_NAME}"
    ),
)
_BEGINS_DESCRIBED: Final = re.compile(
    rf"(?:In|Many|Most|Some|One|This|That)\s(?:[\w'\u2019-]+\s){{0,3}}?(?:{_DOCUMENTS}|{_PEOPLE})\b"
)
_NO_SOURCES: Final = frozenset(
    "I He She It We They You This That These Those There Who What Which But And So If When While As In On At"
    " For Then Here Yet Now Someone Everyone Nobody"
    " One Some Many Most Others Because Although Er Sie Es Wir Ich Man Das Dies Il Elle On Nous Ils Elles Él"
    " Ella Ellos Ele Ela Eles Lui Lei Hij Zij Ze Hun"
    " On Ona Oni To Он Она Они Мы Я Він Вона Вони".split()
)


_GERMAN: Final = re.compile(_SAYS[2])
_CONJUNCTIONS: Final = frozenset("dass wie und aber als so wenn weil denn ob auch dat en maar omdat".split())
_NEAR: Final = 20  # letters, as " in a new ", between a verb and a linked document
_VERB: Final = re.compile(rf"\b(?:{_ALL_SAYS})\b")
_WORK: Final = re.compile(rf"(?i)\b(?:{_DOCUMENTS})\b")


def is_of_work(attribution: Citation) -> bool:
    """Return whether the source is a study, a report or another work, and not a person or an office."""
    return bool(_WORK.search(attribution.shown))


def read(text: Text, lines: Sequence[int], marks: Sequence[Citation]) -> Iterator[Citation]:
    """Yield each attribution of the lines in a sentence that no mark but a link is in; its target is the
    source as named, with no entry."""
    cited = [mark.where for mark in marks if mark.style is not Style.LINK]
    linked = [mark.where for mark in marks if mark.style is Style.LINK]
    for number in lines:
        for sentence in text.sentences_in(text.lines[number - 1]):
            if any(where.overlaps(sentence) for where in cited):
                continue
            for where in _in_sentence(text, sentence):
                if any(_leads(text, link, where) for link in linked if link.overlaps(sentence)):
                    continue
                shown = text.show(where)
                yield Citation(where, number, shown, Style.ATTRIBUTION, (Target(shown),))


def _leads(text: Text, link: Range, where: Range) -> bool:
    """Return whether a link leads to the source itself: its words are the attribution, or a document in or
    after it, as in "Ines Hart wrote in a blog post"; the name of a person leads to the person."""
    if where in link:
        return True
    near = link.overlaps(where) or 0 <= link.start - where.end <= _NEAR
    words = text.folded[link.start : link.end]
    return near and bool(_WORK.search(words) or _VERB.search(words))


def _of_source(matched: re.Match[str]) -> Range | None:
    """Return a match without words before the source that only look like a name, "As Ines Hart says"; None
    where nothing is left of it but a verb."""
    words = matched.group().split(" ")
    start = 0
    if "I" in words:
        return None
    described = _BEGINS_DESCRIBED.match(matched.group())
    while words and words[0] in _NO_SOURCES and not described:
        start += len(words.pop(0)) + 1
    left = " ".join(words)
    end = matched.end() - (left.endswith(".") and len(words[-1]) > len("J."))
    return (
        Range(matched.start() + start, end)
        if words and (not start or left.removeprefix("the ")[:1].isupper())
        else None
    )


def _is_noun(text: Text, where: Range) -> bool:
    """Return whether the source is a German noun after a small word, as in "an dieser Stelle steht"; a name
    may follow a conjunction."""
    verb = text.folded[where.start : where.end].partition(" ")[2]
    before = text.folded[max(0, where.start - 30) : where.start].split(" ")
    last = before[-2] if len(before) > 1 and not before[-1] else ""
    return bool(_GERMAN.fullmatch(verb)) and last.isalpha() and last.islower() and last not in _CONJUNCTIONS


@lru_cache
def _compiled() -> tuple[re.Pattern[str], ...]:
    """Return the patterns, compiled when the first text is read: that takes a tenth of a second."""
    return tuple(re.compile(pattern) for pattern in _PATTERNS)


def _in_sentence(text: Text, sentence: Range) -> Iterator[Range]:
    places = sorted(
        {
            where
            for pattern in _compiled()
            for matched in pattern.finditer(text.folded, sentence.start, sentence.end)
            if (where := _of_source(matched))
        },
        key=lambda where: (where.start, -where.end),
    )
    places = [where for where in places if not _is_noun(text, where)]
    done = sentence.start
    for where in places:
        if where.start >= done:
            done = where.end
            yield where
