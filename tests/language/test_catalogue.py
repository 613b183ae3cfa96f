"""The catalogues: they say all that the course says, with the plurals of their language, and set type as
it does."""

from __future__ import annotations

import datetime
import re
from collections import Counter
from collections.abc import Iterator
from gettext import c2py
from typing import Final

import pytest
from babel import Locale, localedata
from babel.dates import format_date, format_skeleton
from babel.messages import Catalog
from babel.messages.pofile import read_po

from facingpages.language import dates, messages, po_file
from facingpages.language.vocabulary import vocabulary
from facingpages.text.dates import PartialDate
from tests.helpers import greek

LANGUAGES: Final = ("es", "fr")  # those that the interface must speak whole
NARROW: Final = "\u202f"  # the narrow no-break space
HOLE: Final = re.compile(r"%\(\w+\)s|\{\w+\}")


def catalogue(language: str) -> Catalog:
    with (messages.FOLDER / f"{language}.po").open("rb") as opened:
        return read_po(opened, locale=language)


def said(language: str) -> Iterator[tuple[tuple[str, ...], tuple[str, ...]]]:
    """The messages of a catalogue and what it says for them, each as one form or as the forms of a plural."""
    for message in catalogue(language):
        if message.id:
            yield _forms(message.id), _forms(message.string)


def _forms(text: object) -> tuple[str, ...]:
    return (text,) if isinstance(text, str) else tuple(text)  # type: ignore[arg-type]


def test_required_languages_are_there() -> None:
    """The interface speaks each language that it must."""
    assert set(LANGUAGES) <= set(messages.languages())


@pytest.mark.parametrize("language", LANGUAGES)
def test_catalogues_are_whole(language: str) -> None:
    """Each message has its translation, none is left to be looked over, and none is of a message that is
    gone."""
    known = catalogue(language)
    assert {m.id for m in known if m.id} == {m.id for m in greek.extracted() if m.id}
    assert [m.id for m in known if m.id and (m.fuzzy or not all(_forms(m.string)))] == []


@pytest.mark.parametrize("language", messages.languages()[1:])
def test_translations_hold_what_their_messages_hold(language: str) -> None:
    """A translation has the names of its message, each as often; it brings no tag or quote that its place
    does not bear."""
    marks = re.compile(r'[<>"`]|\]\([^)]*\)')
    for ids, texts in said(language):
        for text in filter(None, texts):
            assert sorted(HOLE.findall(text)) == sorted(HOLE.findall(ids[-1])), ids
            assert Counter(marks.findall(text)) == Counter(marks.findall(ids[-1])), ids


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_catalogue_is_read_as_babel_reads_it(language: str) -> None:
    """Our own reader of `.po` files finds the messages, translations and places that Babel finds."""
    ours, theirs = messages._catalogue(language), [message for message in catalogue(language) if message.id]
    assert ours
    assert [(m.id, m.string) for m in ours.messages] == [(_forms(m.id), _forms(m.string)) for m in theirs]
    assert [sorted(m.files) for m in ours.messages] == [
        sorted(file for file, _ in m.locations) for m in theirs
    ]


@pytest.mark.parametrize(
    ("language", "expected"),
    [("es", "44 minutos"), ("fr", "44 minutes"), ("en", "44 minutes"), ("de", "44 minutes")],
)
def test_minutes(language: str, expected: str) -> None:
    """A plural is in the language of its catalogue, whichever version of Babel is installed."""
    assert messages.minutes(44, language) == expected


HEADER: Final = 'msgid ""\nmsgstr ""\n"Plural-Forms: nplurals=3; plural=(n==1 ? 0 : n<5 ? 1 : 2);\\n"\n'


def test_the_header_decides_on_the_plural_forms() -> None:
    """A catalogue with three forms is used with its own rule; a message that lacks one is left in English."""
    whole = 'msgid "one"\nmsgid_plural "many"\nmsgstr[0] "a"\nmsgstr[1] "b"\nmsgstr[2] "c"\n'
    lacking = 'msgid "x"\nmsgid_plural "xs"\nmsgstr[0] "y"\nmsgstr[1] "ys"\nmsgstr[2] ""\n'
    read = po_file.read(f"{HEADER}\n{whole}\n{lacking}")
    assert [read.ngettext("one", "many", n) for n in (1, 4, 5)] == ["a", "b", "c"]
    assert [read.ngettext("x", "xs", n) for n in (1, 4)] == ["x", "xs"]
    assert read.gettext("one") == "a"
    assert read.gettext("x") == "x"


@pytest.mark.parametrize(
    ("entry", "expected"),
    [
        ('msgid "a"\nmsgstr "b"', "b"),
        ('msgid ""\n"a"\nmsgstr ""\n"one \\"two\\"\\n"\n"three\\t"', 'one "two"\nthree\t'),
        ('#, fuzzy, python-format\nmsgid "a"\nmsgstr "b"', "a"),
        ('#~ msgid "a"\n#~ msgstr "b"', "a"),
        ('msgid "a"\nmsgstr ""', "a"),
    ],
)
def test_what_a_catalogue_says(entry: str, expected: str) -> None:
    """Wrapped and escaped text is put together; what is fuzzy, obsolete or empty is left in English."""
    assert po_file.read(f"{HEADER}\n{entry}\n").gettext("a") == expected


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        (f'{HEADER}\nmsgid "a"\nmsgstr "b"\nmsgid "c"\nmsgstr "d"\n', "line 7 "),
        (f"{HEADER}\nmsgid a\n", "line 5 "),
        (f'{HEADER}\n"a"\n', "line 5 "),
        ('msgid "a"\nmsgstr "b"\n', "Plural-Forms"),
    ],
)
def test_what_is_no_catalogue_is_refused(text: str, fault: str) -> None:
    """A file with entries that run together, a line of another kind, or no plural rule is not used in
    part."""
    with pytest.raises(ValueError, match=fault):
        po_file.read(text)


def test_the_direction_of_a_language() -> None:
    """Each language runs as the Unicode CLDR has it; what is written from top to bottom, as Mongolian,
    counts as left to right."""
    known = {
        identifier: str(Locale.parse(identifier).text_direction)
        for identifier in localedata.locale_identifiers()
    }
    assert {
        id
        for id, expected in known.items()
        if (expected == "rtl") != (messages.direction(id.replace("_", "-")) == "rtl")
    } == set()
    assert messages.direction("xx") == messages.direction("ks-Deva") == "ltr"


@pytest.mark.parametrize(("language", "locale"), [("en", "en_GB"), ("es", "es"), ("fr", "fr")])
def test_dates_are_written_as_the_cldr_has_them(language: str, locale: str) -> None:
    """A day and a month are written as the Unicode CLDR writes them in each language, by the words of the
    catalogue."""
    for month in range(1, 13):
        day = datetime.date(2025, month, 2)
        assert dates.spoken(PartialDate(2025, month, 2), language) == format_date(day, "long", locale)
        assert dates.spoken(PartialDate(2025, month), language) == format_skeleton(
            "yMMMM", day, locale=locale
        )
    assert dates.spoken(PartialDate(2025), language) == "2025"


@pytest.mark.parametrize(
    ("language", "one", "many"), [("es", (1,), (0, 2, 5, 1000)), ("fr", (0, 1), (2, 5, 1000))]
)
def test_a_number_takes_the_form_of_its_language(
    language: str, one: tuple[int, ...], many: tuple[int, ...]
) -> None:
    """Nought is plural in Spanish and singular in French, in pages and scripts alike."""
    words = messages.catalogue(language)
    scripts = messages.script_words(language)
    form = c2py(messages.plural_rule(language).strip("()"))
    plurals = [(ids, texts) for ids, texts in said(language) if len(ids) == 2]
    assert len(plurals) > 10
    for ids, texts in plurals:
        assert len(texts) == 2
        assert all(texts), ids
        for numbers, expected in ((one, texts[0]), (many, texts[1])):
            assert {words.ngettext(*ids, n) for n in numbers} == {expected}
            if ids[0] in scripts:
                assert {scripts[ids[0]][form(n)] for n in numbers} == {expected}


@pytest.mark.parametrize("language", LANGUAGES)
def test_scripts_are_given_every_message_of_theirs(language: str) -> None:
    """No message of a script is said in English for want of its translation."""
    asked = {
        _forms(m.id)[0]
        for m in greek.extracted()
        if m.id and any(file.endswith(".js") for file, _ in m.locations)
    }
    assert len(asked) > 100
    assert {*messages.script_words(language), *messages.script_words(language, "desk/")} == asked


def test_french_is_set_as_french() -> None:
    """A narrow no-break space is before each high mark and within guillemets, and apostrophes are
    curved."""
    for ids, texts in said("fr"):
        for text in texts:
            assert "'" not in text, ids
            bare = HOLE.sub("x", text)
            assert not re.search(rf"(?<!{NARROW})[;:!?»](?!//)|«(?!{NARROW})", bare), text
            assert not re.search(rf"{NARROW}(?![;:!?»%])(?<!«{NARROW})", bare), text


def test_spanish_is_set_as_spanish() -> None:
    """A question or a call opens with its mark, as many times as it closes, and quotations are between
    curved marks."""
    for ids, texts in said("es"):
        for text in texts:
            assert text.count("¿") == text.count("?"), text
            assert text.count("¡") == text.count("!"), text
            assert not re.search("[«»'\"]|“ | ”", text), ids
            assert text.count("“") == text.count("”"), text


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_word_of_the_vocabularies_is_said(language: str) -> None:
    """What a reader sees of a term is what the catalogue says for it, in the list of 2020 too."""
    told, english, say = vocabulary(language), vocabulary("en"), messages.catalogue(language).gettext
    assert told.semeval_2020 == {id: say(label) for id, label in english.semeval_2020.items()}
    assert "Doubt" not in told.semeval_2020.values()
    for name in ("families", "techniques", "roles", "evidence", "axes"):
        for id, term in getattr(told, name).items():
            source = getattr(english, name)[id]
            assert (term.label, term.definition) == (say(source.label), say(source.definition))


@pytest.mark.parametrize("language", LANGUAGES)
def test_terms_are_told_apart(language: str) -> None:
    """Terms that a reader chooses between have names of their own in each language."""
    terms = vocabulary(language)
    assert {t.label for t in terms.techniques.values()}.isdisjoint(
        t.label for t in vocabulary("en").techniques.values() if " " in t.label
    )
    choices = [terms.techniques, terms.families, terms.roles, terms.evidence, terms.axes]
    for group in choices:
        assert len({term.label for term in group.values()}) == len(group)  # type: ignore[attr-defined]
    for axis in terms.axes.values():
        assert len({choice.label for choice in axis.choices}) == len(axis.choices)
