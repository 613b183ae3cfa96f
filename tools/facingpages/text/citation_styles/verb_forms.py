"""Verbs of saying in more tenses than the lists hold, made of their stems and endings, as "aseguraba" and
"podkreślili"."""

from __future__ import annotations

from typing import Final

from facingpages.text.citation_styles.source_words import SAYS

_SPANISH: Final = (
    "afirm|asegur|explic|señal|coment|declar|indic|consider|opin|recalc|record|anunci|relat|argument"
    "|critic|denunci|reclam|insist|manifest|destac|apunt|agreg|subray|alert|remarc|reiter|lament|acus"
)
_PORTUGUESE: Final = (
    "afirm|explic|declar|cont|coment|argument|critic|alert|relat|inform|destac|apont|ressalt|revel"
    "|anunci|lembr|avali|ponder|reiter|lament|acus|reforç|confirm"
)
_FRENCH: Final = "affirm|expliqu|déclar|assur|soulign|racont|estim|pens|rappel|confi|ajout|résum"
_POLISH: Final = (
    "mówi|twierdzi|tłumaczy|pisa|napisa|podkreśli|zaznaczy|doda|oceni|stwierdzi|przyzna|wyjaśni|zauważy"
    "|ostrzeg|przypomnia|zapowiedzia|poinformowa|zapewni|przekonywa|ogłosi|skomentowa|oświadczy"
    "|argumentowa|sugerowa|opisa|odpowiedzia|opowiada|wspomina|potwierdzi|wskaza|przekaza|uważa"
    "|powiedzia|twierdzi|apelowa|informowa|komentowa"
)
_RUSSIAN: Final = (
    "сказа|заяви|сообщи|отмети|подчеркну|объясни|добави|рассказа|написа|уточни|поясни|призна"
    "|предупреди|подтверди|напомни|утвержда|говори|писа|показа|указа|рассказыва|объясня"
)
_UKRAINIAN: Final = "сказа|заяви|повідоми|зазначи|наголоси|поясни|дода|розпові|написа|уточни|підкресли|показа"
_FORMS: Final = (
    "ha(?:s|d|ve) (?:written|shown)|opine[sd]|muse[sd]|lament(?:s|ed)|bemoan(?:s|ed)|implies|implied"
    "|hypothesi[sz]e[sd]|theori[sz]e[sd]|postulate[sd]|surmise[sd]|reasoned|objected|retort(?:s|ed)"
    "|decrie[sd]|vow(?:s|ed)|pledged|proclaim(?:s|ed)|hinted|boasted|insinuate[sd]|reckons?|reckoned"
    "|characteri[sz]e[sd]|underscore[sd]|reaffirm(?:s|ed)|spell(?:s|ed)? out|la(?:ys|id) out"
    "|sp(?:eaks|oke) of|talk(?:s|ed) about|refer(?:s|red) to|(?:draws|drew) attention to|puts? forward"
    "|ma(?:kes|de) the (?:case|point|argument|claim)|takes the view|took the view|is of the opinion"
    "|is convinced|expressed concern|is on record",
    rf"(?:{_SPANISH})(?:aba|aban|aron)|dec(?:ía|ían)|sosten(?:ía|ían)|sostuvieron|advirtieron|dijeran?"
    rf"|(?:ha|han|había|habían) (?:{_SPANISH})ado|(?:ha|han|había|habían) (?:dicho|escrito|advertido)"
    rf"|(?:{_PORTUGUESE})(?:a|am|ou|ava|avam|aram)|dizia|diziam|defendia|(?:tinha|tenha|havia) dito"
    "|cree|creen|creía|creían|admite|admitem|conclui|concluem|resalta|resaltan|detalla|detallan|precisa"
    rf"|confirmó|(?:{_FRENCH})(?:e|ent|ait|aient)|disait|disaient|écrivait|précisait|croit|croient"
    "|considère|considèrent|prétend|prétendent|diceva|dicevano|spiegava|affermava|sosteneva"
    "|hanno (?:spiegato|dichiarato)",
    "erzählten|betonten|erklärten|meinten|forderten|kritisierten|bemerkt|bemerkte|notierte|hielt fest"
    "|prognostiziert|prognostizierte|schätzte|betonen|kritisieren|argumentieren|konstatiert"
    "|konstatierte|ist überzeugt|ist der (?:Ansicht|Meinung)|macht (?:klar|deutlich)|machte (?:klar|deutlich)"
    "|verweist auf|verwies auf|rechnet damit|(?:kommt|kam) zu dem (?:Schluss|Ergebnis)"
    "|sprach von|spricht von|geht davon aus",
    rf"(?:{_POLISH})(?:ł|ła|ło|li|ły)|konkluduje|utrzymuje|utrzymują|przestrzega|przestrzegają|oświadcza"
    "|przewiduje|przewidują|szacuje|szacują|prognozuje|prognozują|krytykuje|krytykują|zwraca uwagę"
    "|zwrócił uwagę|zwróciła uwagę|alarmuje|zapewniają|przyznaje|pyta|jest zdania|nie ukrywa"
    "|relacjonują|informuje"
    rf"|(?:{_RUSSIAN})(?:л|ла|ло|ли)|полагает|полагают|советует|отмечают|подчёркивают|замечает|заметил"
    rf"|(?:{_UKRAINIAN})(?:в|ла|ло|ли)|зазначає|зазначають|радить|пояснюють|вважають|стверджує",
)


def saying(family: int) -> str:
    """Return the verbs of saying of a family of languages, in every form that is known, as a pattern."""
    return f"{SAYS[family]}|{_FORMS[family]}"
