"""Words of an attribution, in nine languages: verbs of saying, works, people and offices, and what is before
a source.

They are kept by family of languages (`FAMILIES`), so that a verb of one language, as "note" or "a", does not
count in a text of another."""

from __future__ import annotations

from typing import Final

# The commonest small words of each family, by which a text is known.
FAMILIES: Final = (
    "the and of to that is was for with it",
    "que de la el los las les des et est une um uma do da não di il che per",
    "der die und das nicht ist den mit ein het een van dat niet op",
    "się nie jest na że do w z и в не на что та що і",
)
# Verbs that tell of doing as often as of saying: a name before them is a source where what is said follows.
DOES: Final = (
    "states|shows?|showed|maintains?|maintained|finds|found|adds|added|agrees?|agreed|demonstrates?"
    "|demonstrated|identified"
    "|indicates?|indicated|counters?|countered|complains?|complained"
    "|believes?|believed|thinks|documented|outlines?|outlined|detailed"
    "|defines?|defined|proposes?|proposed|posits?|posited|advises?|advised|recounts|recounted"
    "|illustrates?|illustrated"
    "|ruled|discuss(?:es|ed)|responds?|responded|speculates?|speculated"
    "|zeigt|zeigte|zeigen|findet|fordert|erzählt|meldet|melden|lobt|glaubt|räumt|verspricht"
)
# Verbs that take a thing as well: the same for a name of one word, as that of a firm or a program.
TAKES: Final = (
    "notes|noted|reports|reported|tells|estimates?|estimated|observes?|observed|recalls?|recalled"
    "|describes?|described"
    "|writes?|wrote|reveals?|revealed|asks|asked|mentions?|mentioned|comments|commented|highlights?"
    "|highlighted"
    "|predicts?|predicted|claims"
)
# Verbs of saying alone, which make any noun with an article a source.
PLAIN: Final = (
    "said|says|told|wrote|argued|argues|claimed|claims|warned|warns|reported|explained|explains|insisted"
    "|concluded"
    "|noted that|added that",
    "dijo|aseguró|afirmó|explicó|señaló|indicó|declaró|sostuvo|comentó|agregó|advirtió|manifestó|dice"
    "|asegura|afirma"
    "|explica|sostiene|disse|afirmou|explicou|declarou|informou|diz|acrescentou|ressaltou|contou|affirme"
    "|explique"
    "|déclare|assure|estime|ha detto|spiega|dice|informó|aclaró|precisó|recalcó|resaltó|detalló|apuntó"
    "|relató|dicen|dijeron|afirman|explican|aseguran|sostienen|dizem|disseram|afirmam|disent|affirment"
    "|considère|considèrent|ressalta|destacou|apontou",
    "sagt|sagte|erklärt|erklärte|berichtet|berichtete|betont|betonte|teilte mit|schreibt|zegt|zei|vertelt"
    "|stelt",
    "mówi|powiedział|powiedziała|tłumaczy|wyjaśnia|podkreśla|говорит|сказал|сказала|заявил|заявила|сообщил"
    "|каже"
    "|сказав|заявив",
)
SAYS: Final = (
    # English
    "says?|said|argues?|argued|claims?|claimed|suggests?|suggested|shows?|showed|warns?"
    "|warned|notes|noted"
    "|insists?|insisted"
    "|maintains?|maintained|contends?|contended|concludes?|concluded|reports|reported"
    "|points out|pointed out"
    "|admits?|admitted|confirms?|confirmed"
    "|indicates?|indicated|alleges?|alleged|writes?|wrote|explains?|explained|states?|stated|told"
    "|tells|adds|added"
    "|finds|found|estimates?|estimated"
    "|observes?|observed|recalls?|recalled|describes?|described|announced|declares?|declared"
    "|acknowledges?"
    "|acknowledged|predicts?|predicted|reveals?"
    "|revealed|recommends?|recommended|quipped|remarked|asserts?|asserted|asks|asked|replied"
    "|stresses"
    "|stressed|puts it|put it|mentions?|mentioned|summari[sz]e[sd]|comments|commented|highlights?"
    "|highlighted|agrees?|agreed"
    "|demonstrates?|demonstrated|tweeted|testified|cautions?|cautioned|expressed"
    "|raised concerns|notes that"
    "|identified|emphasi[sz]e[sd]|underlines?|underlined|complains?"
    "|complained|denies|denied|concedes?|conceded|counters?|countered|urges?|urged"
    "|shared (?:his|her|their)"
    "|sums? (?:it|this) up|summed (?:it|this) up|makes? (?:it )?clear|made (?:it )?clear"
    "|calls for|called for"
    "|believes?|believed|thinks|documented|outlines?|outlined|detailed"
    "|defines?|defined|proposes?|proposed|posits?|posited|advises?|advised|recounts|recounted"
    "|illustrates?|illustrated"
    "|ruled|discuss(?:es|ed)|responds?|responded|speculates?|speculated"
    "|critici[sz]e[sd]|accuse[sd](?! of)|condemn(?:s|ed)|dismissed|echoed|joked|clarified|elaborated"
    "|reiterate[sd]",
    # Spanish, Portuguese, Italian, French
    "dice|dijo|afirma|afirmó|señala|señaló|sostiene|sostuvo|explica|explicó|asegura|aseguró"
    "|advierte"
    "|advirtió|declaró|escribe|escribió|indica|indicó"
    "|revela|reveló|concluye|muestra|estima|añade|añadió|diz|disse|afirmou|explicou|escreveu"
    "|acrescentou"
    "|declarou|mostra|mostrou|aponta|apontou|revelou"
    "|conta|contou|defende|dice che|ha detto|scrive|scrisse|sostengono|spiega|spiegò|afferma"
    "|dit|affirme|a"
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
    "|indicam|indicaram"
    "|revela|revelam|declarou|comentou|contaram|completou|concluiu|ressaltou|destacou"
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
    "|renchérit|résume|témoigne|glisse|soupire|assène|martèle|tempère|déplore|ironise|analyse|détaille"
    "|se souvient|ressalta|destaca|completa|lembra|alerta|defendeu|alertou|relembra|acusa|acusó|apuntó"
    "|opina|considera"
    "|denuncia|acusan|acusam|reclama|reclamó|exige|exigió|sugiere|sugere|sugeriu|adverte|advertiu|frisou"
    "|pontuou|reforça"
    "|reforçou|enfatizou|salientou|argumenta|argumentou|argumentó|reiteró|reiterou|recuerda|recorda"
    "|recordou|lamenta"
    "|lamentó|lamentou|celebró|matiza|matizó|zanjó|sentenció|confesó|confessou|descreve|descreveu|describe"
    "|describió"
    "|pense|juge|confirme|ironise|s'indigne|s'inquiète|s'interroge|admet|reconnaît|nuance|assène|avance"
    "|évoque|note"
    "|racconta|raccontano|sottolinea|ha sottolineato|avverte|precisa|denuncia|ammette|replica"
    "|denunció|aclaró|enfatizó|puntualizó|spiegano|commenta|conferma|ricorda|osserva",
    # German, Dutch
    "sagt|sagte|schreibt|schrieb|erklärt|erklärte|meint|meinte|berichtet|berichtete"
    "|behauptet|betont|betonte"
    "|warnt|warnte|zeigt(?! sich)|zeigte(?! sich)|ergab(?! sich)|argumentiert|argumentierte"
    "|sagen|sagten|schreiben"
    "|schrieben|meinen|berichten|berichteten|behaupten|behauptete|warnen|warnten"
    "|zeigen(?! sich)|fordert|forderte"
    "|räumt ein|räumte ein|teilt mit|teilte mit|gab bekannt|gibt an|gab an|stellt fest|stellte fest"
    "|hält fest|fügt hinzu|fügte hinzu|erzählt|erzählte|vermutet|bestätigt|bestätigte"
    "|erinnert sich|sagt er|urteilt|urteilte|folgert|folgerte|fasst zusammen|räumt|lobt|lobte|mahnt|mahnte"
    "|rät|plädiert"
    "|plädierte|heißt es (?:in|bei)|beklagt|beklagte|widerspricht|widersprach|hebt hervor|zitiert"
    "|bilanziert|verrät"
    "|waarschuwen|stellen|benadrukte|verklaart|verklaarde|betoogt|betoogde|aldus|reageert|erkent|noemt"
    "|weist darauf hin|wies darauf hin|so(?= [A-ZÄÖÜ])|ergänzt|ergänzte|erläutert|erläuterte|kritisiert"
    "|kritisierte"
    "|verspricht|versprach|glaubt|findet|kündigte an|kommentiert|kommentierte|resümiert|vermeldet|meldet"
    "|hat (?:gesagt|erklärt|geschrieben|mitgeteilt|betont|gezeigt)"
    "|zeggen|zeiden|schrijven|vertellen|melden|waarschuwt|waarschuwde|liet weten|laat weten"
    "|vindt|legt uit"
    "|aldus"
    "|zegt|zei|schrijft|schreef|stelt|stelde|vertelt|vertelde|meldt|meldde|concludeert|benadrukt",
    # Polish, Russian, Ukrainian
    "mówią|twierdzą|twierdziła|podają|podał|podała|podało|potwierdza|potwierdził"
    "|potwierdziła|tłumaczy|tłumaczył"
    "|tłumaczyła|wyjaśnia|wyjaśnił|wyjaśniła|przyznaje|przyznał|przyznała|zauważa|zapewnia"
    "|zapewnił|informuje|informują"
    "|poinformował|poinformowała|poinformowało|stwierdził|stwierdziła|stwierdza|dodał|dodała"
    "|opowiada|przekonuje"
    "|zaznacza|zaznaczył|zaznaczyła|pokazują|pokazuje|wskazują|alarmują|piszą"
    "|говорят|пишут|сообщают|утверждают|считают|заявляет|заявляют|объяснил|объяснила"
    "|объясняет|добавил|добавила|отмечает"
    "|рассказал|рассказала|подтвердил|признал|предупредил|показало|показал|кажуть|пишуть"
    "|повідомляють|стверджують"
    "|пояснив|пояснила|додав|додала|розповів|розповіла|підтвердив|попередив|показало|показав"
    "|mówi|mówił|mówiła|powiedział|powiedziała|twierdzi|twierdził|pisze|pisał|napisał"
    "|napisała|uważa|podaje"
    "|wskazuje|podkreśla|podkreślił|podkreśliła|podkreślają|dodaje|dodają|ocenia|ocenił|oceniła|wynika"
    "|komentuje"
    "|relacjonuje|wspomina|wspominał|deklaruje|uważają|sądzi|ostrzega|ostrzegają|zdradza|śmieje się"
    "|kontynuuje|opisuje"
    "|argumentuje|podsumowuje|apeluje|zapowiada|zapowiedział|przypomina|wylicza|radzi|sugeruje|odpowiada"
    "|oznajmił"
    "|zaznacza|donosi|donoszą|napisali|przekazał|przekazała|przyznają|stwierdzają|tłumaczą|wyjaśniają"
    "|mówili"
    "|объясняют|рассказывает|подчёркивает|подчеркивает|вспоминает|добавляет|предупреждает|указывает"
    "|уточнил|пояснил"
    "|розповідає|пояснює|додає|наголошує|підкреслює|згадує|зауважує|уточнив|наголосив"
    "|говорит|сказал|сказала|заявил|заявила|пишет|написал|считает|утверждает|сообщает"
    "|отметил|отметила"
    "|сообщил|подчеркнул"
    "|каже|сказав|сказала|заявив|заявила|пише|написав|вважає|стверджує|повідомляє|зазначив"
    "|зазначила"
    "|повідомив",
)
DOCUMENTS: Final = (
    # English
    "blog post|blog|post|pamphlet|study|studies|report|reports|survey|surveys|poll|polls|paper|papers"
    "|article"
    "|articles|analysis|research|investigation|review|book|documentary|data|figures|statistics|census|audit"
    "|assessment|experiment|memo|letter|statement|interview|essay|column|editorial|press release"
    "|film|talk|speech|lecture|podcast|novel|tweet|chapter|memoir|testimony|dataset|ruling|transcript"
    "|white paper|website|findings|lawsuit|guidelines?|bulletin|email|e-mail|report card|inquiry|trial"
    "|indictment",
    # Spanish, Portuguese, Italian, French
    "estudio|informe|encuesta|artículo|estudios|informes|encuestas|artículos|investigación|investigaciones"
    "|estudos"
    "|relatórios|pesquisas|études|rapports|enquêtes|sondages|estudo|relatório|pesquisa|studio|rapporto"
    "|sondaggio"
    "|étude|rapport|enquête|sondage|comunicado|communiqué|levantamento|reportagem|ricerca|sondeo",
    # German, Dutch
    "Studien|Berichte|Umfragen|onderzoeken|Studie|Bericht|Umfrage|Untersuchung|onderzoek|studie|Erhebung"
    "|Mitteilung|Pressemitteilung|Gutachten|rapport|verklaring",
    # Polish, Russian, Ukrainian
    "raporty|sondaże|badanie|badania|raport|sondaż|analiza|komunikat|исследования|исследование|отчёт"
    "|доклад|опрос"
    "|дослідження|звіт|доповідь|опитування",
)
PEOPLE: Final = (
    # English
    "respondents?|programmers?|president-elect|coach|economists?|researchers?|scientists?|analysts?"
    "|experts?|critics?"
    "|officials?|historians?|professors?|doctors?|spokes(?:man|woman|person|people)|authors?|writers?"
    "|journalists?"
    "|reporters?|mayor|minister|president|senator|judge|director|chief|commander|witness(?:es)?|residents?"
    "|teachers?"
    "|students?|sociologists?|psychologists?|philosophers?|engineers?|lawyers?|activists?|scholars?"
    "|council|government"
    "|ministry|police|commission|agency|newspaper|company|university|bank|union|court|committee|institute"
    "|organi[sz]ation|department|association|elders?|lawmakers?|prosecutors?|diplomats?|leaders?|opponents"
    "|supporters"
    "|campaigners?|farmers?|workers?|locals|investigators?|epidemiologists?|biologists?|physicists?|CEO"
    "|founder|owner"
    "|teams?|co-authors?|participants?|\\w+ologists?|\\w+icians?|\\w{4,}ists?|scholars?|observers"
    "|commentators|theorists?|advocates?|agents|spokespersons?|psychiatrists?|academics?|foundation|charity"
    "|watchdog|ministers?|premier|chair(?:man|woman)?|advis[eo]r|aide|survivors?|parents?|relatives"
    "|neighbou?rs|firm"
    "|investors?|executives?|commissioner|manager|secretary|ambassador|governor|bishop|editor|editors"
    "|columnist|blogger|pollsters?",
    # Spanish, Portuguese, Italian, French
    "expertos|investigadores|gobierno|pesquisadores|governo|chercheurs|gouvernement|presidente|ministro"
    "|ministra"
    "|alcalde|director|directora|portavoz|vocero|autoridades|policía|fiscal|juez|senador|senadora|diputado"
    "|diputada"
    "|diretor|diretora|prefeito|polícia|delegado|secretário|secretária|secretario|secretaria|técnico"
    "|treinador"
    "|comandante|especialista|especialistas|professor|professora|profesor|profesora|empresa|sindicato"
    "|ministério"
    "|ministerio|sindaco|portavoce|esperti|ricercatori|polizia|maire|ministre|président|présidente"
    "|porte-parole|directeur|directrice|avocat|avocate|procureur|syndicat|experts|avocats|abogado|abogada"
    "|advogado|periodistas?|economistas?|analistas?|científic[oa]s?|historiador(?:a|es)?|investigadora?"
    "|escritor(?:a|es)?|jornalistas?|repórter|pesquisadora?|cientistas?|médic[oa]s?|expert[oa]|críticos"
    "|soci[óo]log[oa]s?|politólog[oa]s?|candidat[oa]s?|líder(?:es)?|dirigentes?|activistas?|ativistas?"
    "|autor(?:a|es)?|académic[oa]s?|mandatari[oa]|vocera|testigos?|trabajador(?:a|es)|organización"
    "|organizaciones|asociación|entidad|organismo|compañías?|universidad|journaliste|économiste|sociologue"
    "|historien(?:ne)?|chercheuse|médecin|auteure?|députée?|sénat(?:eur|rice)|spécialiste|association"
    "|agence|entreprise|université|giornalista|economista|ricercatore|ricercatrice|storico|autore|autrice",
    # German, Dutch
    "Forscher|Experten|Regierung|onderzoekers|Sprecher|Sprecherin|Minister|Ministerin|Präsident|Präsidentin"
    "|Vorsitzende|Vorsitzender|Chef|Chefin|Professor|Professorin|Polizei|Ministerium|Bürgermeister"
    "|Bürgermeisterin"
    "|Geschäftsführer|Geschäftsführerin|Autor|Autorin|Trainer|Forscherin|Wissenschaftler|Kritiker|Verband"
    "|Gewerkschaft"
    "|Unternehmen|Amt|Behörde|Institut|woordvoerder|minister|politie|hoogleraar|burgemeester|directeur"
    "|deskundigen",
    # Polish, Russian, Ukrainian
    "naukowcy|eksperci|rząd|minister|premier|prezydent|rzecznik|rzeczniczka|prezes|dyrektor|profesor"
    "|policja"
    "|ministerstwo|badacze|autor|autorka|autorzy|учёные|эксперты|министр|президент|представитель|глава"
    "|директор|автор|авторы|міністр|речник|голова|директорка"
    "|publicyst(?:a|ka)|dziennikar(?:z|ka)|ekspert(?:ka)?|naukowiec|lekar(?:z|ka)|polityk|poseł|posłanka"
    "|senator|szefowa|szef|wiceminister|wicepremier|analityk|socjolog|historyk|ekonomist(?:a|ka)|badaczka"
    "|badacz|журналист|эксперт|учёный|историк|экономист|аналитик|депутат|журналіст|експерт|науковець"
    "|історик|економіст|аналітик",
)
TO: Final = (
    r"according to|by the account of|in the account of|in the words of|in the eyes of|in the view of"
    r"|in the opinion of"
    r"|as (?:reported|noted|quoted|told|argued"
    r"|described|put|explained|shown|stated|mentioned|pointed out)(?: \w+)? by|per(?= (?:the"
    r"|a|an)\b)"
    r"|según|de acuerdo con|de acordo com|selon|d'après|laut|zufolge"
    r"|nach (?:Angaben|Ansicht|Informationen|Auskunft|Einschätzung|Worten|Meinung|Aussage)|den Worten"
    r"|volgens|według|zdaniem|w opinii|jak (?:podaje|pisze|twierdzi|mówi|informuje|tłumaczy|wyjaśnia"
    r"|dodaje|zauważa)"
    r"|jak wynika z|como (?:dijo|explicó|señaló|afirmó|disse|explicou|afirmou|explica)|comme (?:le dit"
    r"|l'explique|l'a dit)"
    r"|согласно|по словам|по данным|по мнению|за словами|за даними|на думку|згідно з"
)
