"""The catalogues: they say all that the course says, with the plurals of their language, and set type as it does."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from gettext import c2py
from typing import Final

import pytest
from babel.messages import Catalog
from babel.messages.pofile import read_po

from facingpages.language import messages
from facingpages.language.vocabulary import vocabulary

from . import greek

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
    """Each message has its translation, none is left to be looked over, and none is of a message that is gone."""
    known = catalogue(language)
    assert {m.id for m in known if m.id} == {m.id for m in greek.extracted() if m.id}
    assert [m.id for m in known if m.id and (m.fuzzy or not all(_forms(m.string)))] == []


@pytest.mark.parametrize("language", messages.languages()[1:])
def test_translations_hold_what_their_messages_hold(language: str) -> None:
    """A translation has the names of its message, each as often; it brings no tag or quote that its place does not bear."""
    marks = re.compile(r'[<>"`]|\]\([^)]*\)')
    for ids, texts in said(language):
        for text in filter(None, texts):
            assert sorted(HOLE.findall(text)) == sorted(HOLE.findall(ids[-1])), ids
            assert Counter(marks.findall(text)) == Counter(marks.findall(ids[-1])), ids


@pytest.mark.parametrize(("language", "one", "many"), [("es", (1,), (0, 2, 5, 1000)), ("fr", (0, 1), (2, 5, 1000))])
def test_a_number_takes_the_form_of_its_language(language: str, one: tuple[int, ...], many: tuple[int, ...]) -> None:
    """Nought is plural in Spanish and singular in French, in pages and scripts alike, although the files have no header."""
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
    asked = {_forms(m.id)[0] for m in greek.extracted() if m.id and any(file.endswith(".js") for file, _ in m.locations)}
    assert len(asked) > 100
    assert set(messages.script_words(language)) == asked


def test_french_is_set_as_french() -> None:
    """A narrow no-break space stands before each high mark and within guillemets, and apostrophes are curved."""
    for ids, texts in said("fr"):
        for text in texts:
            assert "'" not in text, ids
            bare = HOLE.sub("x", text)
            assert not re.search(rf"(?<!{NARROW})[;:!?»](?!//)|«(?!{NARROW})", bare), text
            assert not re.search(rf"{NARROW}(?![;:!?»%])(?<!«{NARROW})", bare), text


def test_spanish_is_set_as_spanish() -> None:
    """A question or a call opens with its mark, as many times as it closes, and quotations stand between curved marks."""
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
    assert {t.label for t in terms.techniques.values()}.isdisjoint(t.label for t in vocabulary("en").techniques.values() if " " in t.label)
    choices = [terms.techniques, terms.families, terms.roles, terms.evidence, terms.axes]
    for group in choices:
        assert len({term.label for term in group.values()}) == len(group)  # type: ignore[attr-defined]
    for axis in terms.axes.values():
        assert len({choice.label for choice in axis.choices}) == len(axis.choices)
