"""The citation styles: what each reader takes for a mark, and to which entry it leads."""

from __future__ import annotations

import time

import pytest

from facingpages.author.importers import noise
from facingpages.author.importers.model import ImportedLine
from facingpages.text import citations, domains
from facingpages.text.citation_styles import entries, headings
from facingpages.text.citations import Apparatus, LinkedWords, Listed, Style
from facingpages.text.folded import Lines, Range, Text

APA = (
    "Lindqvist, A. (2018, March 12). What a bridge costs. Journal of Roads, 12(3), 4-19. https://doi.org/10.1000/abc",
    "Miller, B., & Osei, C. (2019). Bridges of the north. Harbour Press.",
    "Miller, B. (2021, June 2). Who pays? The Daily Post. https://www.dailypost.example/who-pays",
    "",
    "National Roads Office. (2020a). Accidents in 2019. https://roads.example.org/report",
    "National Roads Office. (2020b). Roads in 2019.",
    "Osei, C., Lind, D., & Roe, E. (2020). Counting cars. Traffic, 2, 1-9.",
    "van Dijk, T. (n.d.). A note on ferries.",
)
MLA = (
    'Hart, Ines. "Ferries and Bridges." Harbour Review, vol. 3, no. 2, 2017, pp. 20-31.',
    "Moss, Peter, and Ada Kerr. Crossing the Water. Quay Books, 2012.",
    '"Traffic in Towns." The Daily Post, 12 March 2018, dailypost.example/towns.',
)
NUMBERED = ("[1] Council report, 12 March 2024.", "[2] Minutes of the council.", "[3] Harbour Press, 2019.")


def read(sentence: str, listed: tuple[str, ...], heading: str = "References") -> Apparatus:
    """Return the citations of a text of one sentence with a list."""
    text = Text("\n".join([sentence, heading, *listed]))
    return citations.read(text, (Lines(2, 2), Lines(3, 2 + len(listed))) if listed else None)


def seen(apparatus: Apparatus) -> list[tuple[str, str, list[list[int]]]]:
    """Return each mark with its style, and the lines of the entries of each target, from 1."""
    return [
        (mark.shown, mark.style.value, [[e.line - 2 for e in target.entries] for target in mark.targets])
        for mark in apparatus.marks
    ]


@pytest.mark.parametrize(
    ("sentence", "mark", "leads"),
    [
        ("It is safe (Miller & Osei, 2019, p. 4).", "(Miller & Osei, 2019, p. 4)", [[2]]),
        ("It fell (Lindqvist, 2018; Osei et al., 2020).", "(Lindqvist, 2018; Osei et al., 2020)", [[1], [7]]),
        ("As Miller (2021) showed, it pays.", "Miller (2021)", [[3]]),
        ("As Miller and Osei (2019) showed, it pays.", "Miller and Osei (2019)", [[2]]),
        ("Miller's (2021) figures are lower.", "Miller's (2021)", [[3]]),
        ("Osei and colleagues (2020) counted.", "Osei and colleagues (2020)", [[7]]),
        (
            "Nobody was hurt (National Roads Office [NRO], 2020b).",
            "(National Roads Office [NRO], 2020b)",
            [[6]],
        ),
        ("Nobody was hurt (NRO, 2020).", "(NRO, 2020)", [[5, 6]]),
        ("Nobody was hurt (see National Roads Office, 2020a).", "(see National Roads Office, 2020a)", [[5]]),
        ("Nobody was hurt (NRO, 2020a, 2020b).", "(NRO, 2020a, 2020b)", [[5], [6]]),
        ("Ferries cost more (van Dijk, n.d.).", "(van Dijk, n.d.)", [[8]]),
        ("Ferries cost more (Stone, 2019).", "(Stone, 2019)", [[]]),
        ("Ferries cost more (Lindqvist 2018: 5).", "(Lindqvist 2018: 5)", [[1]]),
        ("Ferries cost more [Lindqvist 2018].", "[Lindqvist 2018]", [[1]]),
        ("Miller says so in a later piece (2021, p. 3).", "(2021, p. 3)", [[3]]),
    ],
)
def test_author_and_year(sentence: str, mark: str, leads: list[list[int]]) -> None:
    """Names and a year lead to the entry of the list that begins with them, page or no page."""
    assert seen(read(sentence, APA)) == [(mark, "author and year", leads)]


@pytest.mark.parametrize(
    ("sentence", "mark", "leads"),
    [
        ("It pays (Hart 24).", "(Hart 24)", [[1]]),
        ("It pays (Moss and Kerr 101-02).", "(Moss and Kerr 101-02)", [[2]]),
        ("It pays (qtd. in Moss and Kerr 5).", "(qtd. in Moss and Kerr 5)", [[2]]),
        ('It pays (Hart, "Ferries" 22).', '(Hart, "Ferries" 22)', [[1]]),
        ('It pays ("Traffic in Towns").', '("Traffic in Towns")', [[3]]),
        ("It pays (Hart).", "(Hart)", [[1]]),
        ("Hart thinks that it pays (24).", "(24)", [[1]]),
        ("It pays (Hart 24; Moss and Kerr 7).", "(Hart 24; Moss and Kerr 7)", [[1], [2]]),
    ],
)
def test_name_and_page(sentence: str, mark: str, leads: list[list[int]]) -> None:
    """A name with or without a page, or a title, leads to the entry of the list that begins with it."""
    marks = seen(read(f"{sentence} Nobody knows (Hart 3).", MLA, "Works Cited"))
    assert marks == [(mark, "name and page", leads), ("(Hart 3)", "name and page", [[1]])]


def test_a_name_alone_is_a_mark_only_beside_sure_ones() -> None:
    """`(Hart)` may be an aside; where the text gives a name and a page elsewhere, it cites."""
    assert seen(read("It pays (Hart).", MLA)) == []
    without_list = 'He says "it pays" (Hart 24) and "costs" (Moss 3). Others agree (Kerr).'
    assert [mark for mark, *_ in seen(read(without_list, ()))] == ["(Hart 24)", "(Moss 3)", "(Kerr)"]


@pytest.mark.parametrize(
    ("sentence", "mark", "leads"),
    [
        ("It is safe [2].", "[2]", [[2]]),
        ("It is safe [1, 2-3].", "[1, 2-3]", [[1], [2], [3]]),
        ("It is safe [1\u20133].", "[1\u20133]", [[1], [2], [3]]),
        ("It is safe.\u00b2", "\u00b2", [[2]]),
        ("It is safe.\u00b9\u02d2\u00b3", "\u00b9\u02d2\u00b3", [[1], [3]]),
        ("It is safe [9].", "[9]", [[]]),
        ("It is safe (see note 3).", "(see note 3)", [[3]]),
    ],
)
def test_numbers(sentence: str, mark: str, leads: list[list[int]]) -> None:
    """A number leads to the entry that begins with it."""
    assert seen(read(sentence, NUMBERED)) == [(mark, "number", leads)]


def test_a_list_without_numbers_is_counted() -> None:
    """Where no entry begins with a number, `[2]` is the second entry; blank lines are no entries."""
    apparatus = read("It is safe [2].", ("Council report.", "", "Minutes."))
    assert seen(apparatus) == [("[2]", "number", [[3]])]
    assert [entry.number for entry in apparatus.entries] == [1, 2]


def test_notes_need_no_heading() -> None:
    """The lines that begin with the number or sign of a note are the notes, and no part of the text."""
    text = Text(
        "It is safe.[1] It pays.[*]\nThe end.\n[1] Council report.\n[*] In the prices of 2019 [see p. 4]."
    )
    apparatus = citations.read(text, None)
    assert [(m.shown, m.style, [e.line for e in m.entries]) for m in apparatus.marks] == [
        ("[1]", Style.NOTE, [3]),
        ("[*]", Style.NOTE, [4]),
    ]
    assert apparatus.lines == (1, 2)
    assert apparatus.unread == ()


def test_a_link_is_its_own_reference() -> None:
    """Words that lead to an address are a mark with one entry, after the entries of the list."""
    text = Text("It carries 4,000 cars a day.")
    link = LinkedWords(Range(3, 27), "https://roads.example.org/report")
    (mark,) = citations.read(text, None, [link]).marks
    (entry,) = mark.entries
    assert (mark.shown, mark.style, entry.domain) == (
        "carries 4,000 cars a day",
        Style.LINK,
        "roads.example.org",
    )
    assert (entry.number, entry.listed, entry.shown) == (
        1,
        Listed.LINKS,
        "\u201ccarries 4,000 cars a day\u201d: https://roads.example.org/report",
    )


def test_a_mark_that_leads_to_the_list_goes_before_a_link() -> None:
    """A linked mark that an entry fits is of its own style; one that none fits is a link."""
    for year, style in (("2021", Style.AUTHOR_YEAR), ("1999", Style.LINK)):
        sentence = f"As Miller ({year}) showed, it pays."
        text = Text("\n".join([sentence, "References", *APA]))
        link = LinkedWords(Range(3, 16), "https://www.dailypost.example/who-pays")
        (mark,) = citations.read(text, (Lines(2, 2), Lines(3, 10)), [link]).marks
        assert mark.style is style


@pytest.mark.parametrize(
    "words",
    [
        "(Minsk 2014)",
        "in 2019",
        "(June 2019)",
        "(June 2, 2025)",
        "in London (2012)",
        "(Route 66)",
        "(about 1.5 euros)",
        "(1914-1918)",
        "(aged 42)",
        "20 km\u00b2",
        "(the 2019 plan)",
        "(in Spring, 2019)",
        "(Harbour)",
        "EE.UU.",
        "(m.in. ferries)",
        "(p.ej. ferries; z.B. Brücken)",
        "op.cit.",
        "[sic]",
        "[the mayor]",
    ],
)
def test_what_cites_nothing_is_no_mark(words: str) -> None:
    """Places and years, numbers of things, asides and abbreviations are no citations, whatever the list."""
    assert seen(read(f"It was so {words}, they say", APA + MLA)) == []


def test_entries_that_no_mark_mentions_are_named_where_every_mark_is_read() -> None:
    """One mark that nobody reads may cite any entry: then none is said to be mentioned by no mark."""
    whole = read("It is safe [2] and cheap [1].", NUMBERED)
    assert [entry.number for entry in whole.uncited() or ()] == [3]
    part = read("It is safe [2] and cheap (Stone 2019).", NUMBERED)
    assert [part.text.show(where) for where in part.unread] == ["(Stone 2019)"]
    assert part.uncited() is None


@pytest.mark.parametrize(
    "heading",
    [
        *(
            "References",
            "Reference list",
            "6 References",
            "6. References:",
            "Works Cited",
            "SOURCES",
            "Sources",
        ),
        *("## Bibliography", "**Selected Bibliography**", "Bibliografía", "Obras citadas", "Références"),
        *(
            "Quellenverzeichnis",
            "Literatur",
            "Bibliografia",
            "Fonti",
            "Referências",
            "Bronnen",
            "Literatuurlijst",
        ),
        *("Źródła", "Список литературы", "Література", "Список використаних джерел", "المراجع", "参考文献"),
    ],
)
def test_headings_of_lists(heading: str) -> None:
    """A list of sources is known by its heading in twelve languages, numbered or not."""
    assert headings.is_of_sources(heading)


@pytest.mark.parametrize(
    "line", ["The sources of the river", "References to the past", "We need sources.", "Sources say so"]
)
def test_a_sentence_is_no_heading(line: str) -> None:
    """A line with more in it than the heading is none."""
    assert not headings.is_of_sources(line)


@pytest.mark.parametrize(
    ("line", "lead", "years", "date", "title", "domain"),
    [
        (APA[0], ("lindqvist",), "2018", "2018-03-12", "What a bridge costs", "doi.org"),
        (APA[1], ("miller",), "2019", "2019", "Bridges of the north", None),
        (MLA[0], ("hart",), "2017", "2017", "Ferries and Bridges.", None),
        (MLA[2], (), "2018", "2018-03-12", "Traffic in Towns.", "dailypost.example"),
        (
            "Moss, Peter. 2012. Crossing the Water. Harbour: Quay Books.",
            ("moss",),
            "2012",
            "2012",
            None,
            None,
        ),
        (
            "Peter Moss, \u201cWho pays\u201d, The Daily Post, 2 June 2021, www.dailypost.example/pays",
            ("peter", "moss"),
            "2021",
            "2021-06-02",
            "Who pays",
            "dailypost.example",
        ),
        (
            "3. National Roads Office (2020). Accidents.",
            ("national", "roads", "office"),
            "2020",
            "2020",
            "Accidents",
            None,
        ),
        (
            "The Daily Post, \u201cWho pays in 1999?\u201d",
            ("the", "daily", "post"),
            "1999",
            None,
            "Who pays in 1999?",
            None,
        ),
    ],
)
def test_the_parts_of_an_entry(
    line: str, lead: tuple[str, ...], years: str, date: str | None, title: str | None, domain: str | None
) -> None:
    """Authors, year, date, title and domain are read in APA, MLA, Chicago, and as people type them."""
    entry = entries.parse(Text(line), Range(0, len(line)), 1, Listed.LIST)
    assert (
        entry.lead,
        entry.years[0],
        str(entry.date) if entry.date else None,
        entry.title,
        entry.domain,
    ) == (
        lead,
        years,
        date,
        title,
        domain,
    )


@pytest.mark.parametrize(
    "words", ["example.org", "www.a.museum/x", "https://m.in/x", "bbc.co.uk", "news.town.example"]
)
def test_what_is_an_address(words: str) -> None:
    """An address ends in a country or a known ending, or has its protocol."""
    assert [where for where, _ in domains.find(words, Range(0, len(words)))] == [Range(0, len(words))]


@pytest.mark.parametrize(
    ("sentence", "named", "is_work"),
    [
        ("It fell, according to a 2021 study.", ["according to a 2021 study"], True),
        ("A report by the Roads Office says that it fell.", ["A report by the Roads Office says"], True),
        ('"It is safe", said Ines Hart, an economist.', ["said Ines Hart"], False),
        ("As Ines Hart argues, it pays.", ["Ines Hart argues"], False),
        ("Jak podaje Gazeta, most jest zamknięty.", ["Jak podaje Gazeta"], False),
        ("He says that it is safe, and they say so too.", [], False),
        ("Hart built the bridge in May.", [], False),
        ("The study (Hart, 2019) shows it.", [], False),
    ],
)
def test_a_source_that_is_only_named(sentence: str, named: list[str], is_work: bool) -> None:
    """A person, an office or a work with a verb of saying is an attribution; a pronoun is none, and none is
    in a sentence with a mark."""
    apparatus = read(sentence, ())
    assert [attribution.shown for attribution in apparatus.attributions] == named
    assert bool(apparatus.works_in(Range(0, len(sentence)))) == is_work


@pytest.mark.parametrize(
    ("sentence", "named"),
    [
        ("Mehrere Studien zeigen das seit Langem.", ["Mehrere Studien zeigen"]),
        ("An dieser Stelle berichtet keiner davon.", []),
        ("On ne sait rien, a ajouté Laurent Fabius.", ["a ajouté Laurent Fabius"]),
        ("Diversas encuestas apuntan a lo contrario.", ["Diversas encuestas apuntan"]),
        ("In our survey, the bridge ranked first.", ["In our survey"]),
        ("But the New York Times suggested otherwise.", ["the New York Times suggested"]),
        ("Rachel Stephens, an analyst at RedMonk, a firm in Maine, said so.",
         ["Rachel Stephens, an analyst at RedMonk, a firm in Maine, said"]),
        ("Heinz Duchhardt hat in seiner neuesten Studie darüber geschrieben.", ["Heinz Duchhardt hat in seiner neuesten Studie"]),
        ("Some scholars in rhetoric and composition have raised concerns.",
         ["Some scholars in rhetoric and composition have raised concerns"]),
        ("It fell, according to local news reports.", ["according to local"]),
        ("Elders say that it fell, and so do economists.", ["Elders say"]),
        ("According to him, it fell.", []),
        ("The person who wrote it and the team that said so are gone.", []),
        ("A task can be claimed, and we're told so.", []),
        ("Mozilla maintains a guide, and Ellen Fetter showed up.", []),
        ("Mozilla shows that it fell, and Ines Hart describes it.", ["Mozilla shows", "Ines Hart describes"]),
        ("A study published in May calls it safe.", ["A study published"]),
        ("Lee Roe, who said so, is gone.", ["Lee Roe, who said"]),
        ("« Cela tient », glisse Zineb, étudiante.", ["glisse Zineb"]),
        ("Según el dirigente, el puente cayó.", ["Según el dirigente"]),
        ("El dirigente aseguró que cayó. El segundo viaje fue mejor.", ["El dirigente aseguró"]),
        ("Selon l'étude, le pont tient.", ["Selon l'étude"]),
        ("Nach Angaben der Polizei fiel sie.", ["Nach Angaben der Polizei"]),
        ("Die Studie der Universität Bonn liegt vor.", ["Studie der Universität Bonn"]),
        ("Ines Hart and her colleagues worried that the bridge would fall.",
         ["Ines Hart and her colleagues worried that "]),
        ("Ines Hart shared that view. The posts that fell are gone.", []),
        ("The data from Maine show it, and the results also suggest it.",
         ["The data from Maine", "results also suggest"]),
        ("Lee Roe said so in an interview with the Globe.", ["Lee Roe said", "interview with the Globe"]),
        ("It is dear, as outlined by the Roads Office and quoting Ines Hart.",
         ["outlined by the Roads Office", "quoting Ines Hart"]),
        ("Ines Hart's argument is old.", ["Ines Hart's argument"]),
        ("A single pamphlet offers more. A review looks at it.", ["A single pamphlet offers", "A review looks at"]),
        ("The state is poor. New Zealand claim no land.", []),
        ("«No», contestó el presidente Lara. El plan es suyo, en declaraciones a Radio Lara.",
         ["contestó el presidente Lara", "en declaraciones a Radio Lara"]),
        ("W raporcie Eurostatu jest o tym mowa.", ["raporcie Eurostatu"]),
    ],
)  # fmt: skip
def test_sources_as_people_name_them(sentence: str, named: list[str]) -> None:
    """Plural works, past forms in other languages, two appositions and a work in a phrase are attributions; a
    noun after a small German word is none."""
    apparatus = read(sentence, ())
    assert [attribution.shown for attribution in apparatus.attributions] == named


@pytest.mark.parametrize(
    ("sentence", "named"),
    [
        ("Respondents who said that it fell left; a study which found that it stood is here.",
         ["Respondents who said", "a study which found"]),
        ("The head of the union, Ines Hart, said no.", ["The head of the union, Ines Hart, said"]),
        ("Lee Roe (the author of it) noted that it fell.", ["Lee Roe (the author of it) noted"]),
        ('Lee Roe had written, "it fell". Ines Hart goes on to claim it.',
         ["Lee Roe had written", "Ines Hart goes on to claim"]),
        ("Reporting by the Globe is old, and reports by going there fell.", ["Reporting by the Globe"]),
        ("O senador reiterou que não é da cidade, que não é do governo e que não é de um plano.",
         ["O senador reiterou"]),
        ("«La ponte tiene», añade el científico, y vuelve.", ["añade el científico"]),
        ("Según organizaciones sociales, el puente cae en la noche.", ["Según organizaciones"]),
        ("El puente cae, según informó ayer el Servicio de la ciudad.", ["según informó ayer el Servicio"]),
        ("Il tient, a-t-il dit. Cependant, comme l'a souligné l'Arcep, le pont est vieux.",
         ["comme l'a souligné l'Arcep"]),
        ("Die Brücke ist einem Bericht zufolge alt und nicht breit.", ["Bericht zufolge"]),
        ("Die Brücke ist alt, wie das Team in der Zeitschrift berichtet, und nicht breit.",
         ["wie das Team in der Zeitschrift berichtet"]),
        ("Nach zwei Tagen gab das Amt die Zahlen bekannt, und die Stadt ist nicht froh.",
         ["Tagen gab das Amt die Zahlen bekannt"]),
        ("Die Brücke ist alt und nicht breit, hieß es in der Mitteilung.", ["hieß es in der Mitteilung"]),
        ("– Most jest bezpieczny – deklaruje tymczasem w rozmowie z nami wicepremier Jan Roe.",
         ["deklaruje tymczasem w rozmowie z nami wicepremier"]),
        ("Rzeczniczka Maria Roe w oświadczeniu z maja stwierdziła, że most jest nowy.",
         ["Rzeczniczka Maria Roe w oświadczeniu z maja stwierdziła, że"]),
        ("По словам депутата, мост старый и что он не новый.", ["По словам депутата"]),
    ],
)  # fmt: skip
def test_a_source_is_found_behind_its_verb_and_far_from_it(sentence: str, named: list[str]) -> None:
    """A source may come after the verb, in the next clause or behind a bracket, and a verb may have two parts
    or any tense."""
    assert [attribution.shown for attribution in read(sentence, ()).attributions] == named


@pytest.mark.parametrize(
    ("sentence", "works"),
    [
        ("根据一项2021年的研究，商店会失去顾客。", ["根据一项2021年的研究"]),
        ("报告说：“桥每天有四千辆车经过。”", ["报告说"]),
        ("市长说桥很安全，工程师早在三月就写过报告。", []),
        ("2021年の研究によると、店は客を失う。", ["研究によると"]),
        ("技師は三月に報告書を書いた。", []),
        ("รายงานระบุว่าสะพานปลอดภัย", ["รายงานระบุ"]),
        ("วิศวกรเขียนรายงานในเดือนมีนาคม", []),
        ("وفقا لدراسة نشرت عام 2021، ستخسر المتاجر زبائنها.", ["وفقا لدراسة"]),
        ("أظهرت دراسة أن الجسر آمن.", ["أظهرت دراسة"]),
        ("الجسر مصيدة موت كما قال المكتب.", []),
        ("לפי מחקר משנת 2021, החנויות יאבדו לקוחות.", ["לפי מחקר"]),
        ("המהנדס אומר שהעמודים ייסדקו בחורף.", []),
        ("2021 के एक अध्ययन के अनुसार दुकानें ग्राहक खो देंगी।", ["अध्ययन के अनुसार"]),
        ("बुज़ुर्गों को अस्पताल जाने के लिए पुल चाहिए।", []),
        ("2021 کی ایک تحقیق کے مطابق دکانیں گاہک کھو دیں گی۔", ["تحقیق کے مطابق"]),
        ("بزرگوں کو ہسپتال جانے کے لیے پل چاہیے۔", []),
    ],
)
def test_a_work_is_found_in_other_scripts(sentence: str, works: list[str]) -> None:
    """A study or a report that is named keeps the sentence from being keyed as citing nothing; writing a
    report, and a person who speaks, do not."""
    apparatus = read(sentence, ())
    assert [work.shown for work in apparatus.works_in(Range(0, len(apparatus.text.folded)))] == works


@pytest.mark.parametrize(
    ("sentence", "unread"),
    [
        ("桥很安全（王明，2019）。", ["（王明，2019）"]),
        ("橋は安全だ（田中、2019年）。", ["（田中、2019年）"]),
        ("桥很安全【2】，也很新［3］。", ["【2】", "［3］"]),
        ("桥在那一年（2019年）关闭，市长（李明）不同意。", []),
    ],
)
def test_brackets_of_chinese_that_may_cite_are_reported(sentence: str, unread: list[str]) -> None:
    """A name with a year, or a number, in full-width brackets may cite; a year or a name alone does not."""
    apparatus = read(sentence, ())
    assert [apparatus.text.show(where) for where in apparatus.unread] == unread


def test_a_linked_work_is_no_attribution_and_a_linked_person_is_one() -> None:
    """A link on the work, or on a work right behind the verb, leads to the source; one on a name does not."""
    text = Text(
        "According to a study in Nature, it is safe. Ines Hart wrote in a blog post. Lee Roe said no.\n"
    )
    linked = [
        LinkedWords(Range(i, i + len(w)), "https://x.example/a")
        for w in ("study in Nature", "blog post", "Lee Roe")
        if (i := text.folded.index(w))
    ]
    assert [one.shown for one in citations.read(text, None, linked).attributions] == ["Lee Roe said"]


def test_numbers_that_count_are_no_marks() -> None:
    """Numbers of paragraphs, and places in a list of a program, lead to no note and no entry."""
    text = Text("[1] The bridge is safe.\n[2] It is cheap.\n")
    assert not citations.read(text, None).marks
    text = Text("Here index[0] is the count and index[1] the sum; the value[1] is noted.\n[1] A note.\n")
    assert [text.show(mark.where) for mark in citations.read(text, None).marks] == ["[1]"]


def test_a_name_with_others_and_a_title_alone_are_marks() -> None:
    """The mark "(Bechtold et al.)" cites the entry that begins with the name; a title after a quotation cites too."""
    apparatus = read("It is known (Bechtold et al.).", ("Bechtold, S.; Brannen, S. (2019): Guide. Press.",))
    assert [mark.shown for mark in apparatus.marks] == ["(Bechtold et al.)"]
    apparatus = read("The “force of learning” (“Disrupting”) and “method” (Lynch 75) count (12).", ())
    assert [mark.shown for mark in apparatus.marks] == ["(“Disrupting”)", "(Lynch 75)", "(12)"]


def test_a_line_that_goes_on_and_a_heading_of_a_part_are_no_entries() -> None:
    """An address on a line alone belongs to the entry before it; a list of addresses has one a line."""
    listed = (
        "Books",
        "Miller, B. (2019). Bridges. Press.",
        "",
        "Osei, C. (2020). Cars.",
        "https://x.example/cars",
    )
    apparatus = read("It is safe (Osei, 2020).", listed)
    assert [(entry.number, entry.line) for entry in apparatus.entries] == [(1, 4), (2, 6)]
    assert [entry.number for mark in apparatus.marks for entry in mark.entries] == [2]
    addresses = ("https://x.example/2019/a", "https://x.example/2020/b")
    assert len(read("It is safe [2].", addresses).entries) == 2


NOTED_WORKS = (
    "Miller, B. (2019). Bridges. Harbour Press.",
    "This book counts the bridges of the north and asks who pays. It gives figures for each of them, and I will use"
    " those of the second chapter.",
    "Osei, C. (2020). Cars. Traffic, 2, 1-9.",
    "The article of 2020 tells how cars are counted at night. It is short. Its tables are the best that I have found so"
    " far, and they help me to compare the roads of two towns over thirty years.",
    "Roads Office. (2021). Ferries.",
    "A dry report, with long lists of ports and ships. The last part tells what a crossing costs and who has to wait.",
)


@pytest.mark.parametrize(
    ("listed", "begin"),
    [
        (NOTED_WORKS, [1, 3, 5]),
        (("Kerr, A. (2018). Quays. Press.", *NOTED_WORKS), [1, 2, 4, 6]),
        (
            (
                "Miller, B. (2019). Bridges.",
                "Retrieved 3 May 2020.",
                "Osei, C. (2020). Cars.",
                "of Traffic, 2.",
            ),
            [1, 3],
        ),
        (
            ("Miller, B. (2019). Bridges.", "Roads Office. (2021). Ferries.", "Osei, C. (2020). Cars."),
            [1, 2, 3],
        ),
        (
            (
                "Miller, B. (2019). A.",
                "Roads Office (2021). B.",
                "Osei, C. (2020). C.",
                "Ferry Line (2018). D.",
            ),
            [1, 2, 3, 4],
        ),
    ],
)
def test_words_about_a_work_are_no_entry(listed: tuple[str, ...], begin: list[int]) -> None:
    """A note on a work, and a line that says where it was found, belong to the entry before them."""
    assert [entry.line - 2 for entry in read("It is so.", listed).entries] == begin


def test_a_list_on_one_line_has_an_entry_a_part() -> None:
    """`Sources: A; B` at the end of a text is its list; a mark leads to a part that gives no year."""
    lines = ["It fell (Hart, 2019).", *["So it was."] * 6, "Sources: Hart; council reports."]
    brought = [ImportedLine(line) for line in lines]
    where = noise.source_list(brought)
    assert where == (None, Lines(8, 8))
    apparatus = citations.read(Text("\n".join(lines)), where)
    assert [(entry.number, entry.shown) for entry in apparatus.entries] == [
        (1, "Hart"),
        (2, "council reports."),
    ]
    assert [entry.number for mark in apparatus.marks for entry in mark.entries] == [1]
    assert noise.source_list([ImportedLine("Sources: Hart; council reports."), *brought[:-1]]) is None


def test_a_mark_leads_to_the_only_work_by_its_names() -> None:
    """The entry of another year is shown as such; one that names the publisher alone is found by it."""
    apparatus = read("It fell (Lindqvist, 2017).", APA)
    (row,) = apparatus.rows()
    assert [entry.number for entry in row.candidates] == [1]
    assert row.misfits == ("Lindqvist 2017: the only entry by these names is of 2018",)
    assert seen(read("It is safe (Harbour Press, 2019).", APA)) == [
        ("(Harbour Press, 2019)", "author and year", [[2]])
    ]
    assert seen(read("It is safe (Miller, 1999).", APA)) == [("(Miller, 1999)", "author and year", [[]])]


def test_names_and_a_year_are_believed_in_a_text_that_has_sure_marks() -> None:
    """Without a list, `(Smith 2019)` and `Smith (2019) argues` are marks beside two that leave no doubt."""
    sure = "It fell (Hart, 2019; Lee & Roe, 2020). It rose (Osei et al., 2021)."
    others = "It paid (Smith 2019, 14). Moss (2018) argues otherwise. Blade Runner (1982) is a film."
    assert [shown for shown, _, _ in seen(read(f"{sure} {others}", ()))][2:] == [
        "(Smith 2019, 14)",
        "Moss (2018)",
    ]
    assert seen(read(others, ())) == []


def test_verbs_of_another_language_do_not_count() -> None:
    """In an English text `note` and `studio` are no French verb and no Italian work; alone they may be."""
    english = "It is the part of the work that was done for us with care, and the rest is to be seen. "
    words = "Ferry note nothing. In the design studio, it was so."
    assert read(f"{english * 3}{words}", ()).attributions == ()
    assert [one.shown for one in read(words, ()).attributions] == ["In the design studio"]


def test_a_text_about_one_work_names_no_source_by_its_persons() -> None:
    """Where marks give pages of one author again and again, its persons tell the work; a study is still one."""
    essay = 'It is "dark" (Orwell 4). It is "cold" (Orwell 9). Big Brother says no. One study says yes.'
    assert [one.shown for one in read(essay, ()).attributions] == ["One study says"]
    other = 'It is "dark" (Orwell 4). It is "cold" (Hart 9). Big Brother says no.'
    assert [one.shown for one in read(other, ()).attributions] == ["Big Brother says"]


def test_a_linked_address_on_a_line_alone_is_a_mark() -> None:
    """A line that is nothing but links is a menu; one that is an address with its link is a citation."""
    text = Text("It is safe (\nhttps://x.example/a,\nRead more\n")
    linked = [
        LinkedWords(Range(i, i + len(words)), f"https://x.example/{n}")
        for n, words in enumerate(("https://x.example/a", "Read more"))
        if (i := text.folded.index(words)) >= 0
    ]
    assert [mark.shown for mark in citations.read(text, None, linked).marks] == ["https://x.example/a"]


@pytest.mark.parametrize("piece", ["A", "A.", "ABC ", "Abc, ", "A's ", "Abc said ", "the Abc of "])
def test_attributions_take_time_by_the_length_alone(piece: str) -> None:
    """Four times the text takes about four times the time, also where all of it is one name or one word."""

    def seconds(letters: int) -> float:
        apparatus = citations.read(Text(piece * (letters // len(piece))), None)
        start = time.process_time()
        apparatus.attributions  # noqa: B018
        return time.process_time() - start

    seconds(100)
    assert seconds(20_000) < 8 * seconds(5_000) + 0.2
