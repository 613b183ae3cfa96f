"""Noun phrases of an English sentence, without a grammar: who does it, and to what.

A word that may be the verb of the sentence is no part of one: in "the adults of this country discover a
machine" the phrase ends before "discover".  Where no rule is sure, there is no phrase."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile
from typing import Final

from facingpages.desk.proposals.phrases import is_small

_DETERMINERS: Final = frozenset("a an the our its his her their no every both".split())
_OF_DETERMINERS: Final = _DETERMINERS | {"this", "these"}
_ARTICLES: Final = frozenset("a an the no every both".split())
_ONE: Final = frozenset("a an every".split())
_INSIDE: Final = frozenset("only same other first last new own more".split())
_PREPOSITIONS: Final = frozenset(
    "in of on at by for with from into about against up off under over between through among towards "
    "without within during around like as than".split()
)
_HELPING: Final = frozenset(
    "is are was were has have had will would can could may might must shall should does do did cannot "
    "can't isn't aren't wasn't weren't won't doesn't don't didn't hasn't haven't ought".split()
)
_RELATIVE: Final = frozenset("that who which whose".split())
# Words that begin what a verb acts on: the word before one of them is that verb.
_AFTER_VERBS: Final = frozenset(
    "a an the this these those my your our its his her their it them us him me you all any some each "
    "every no nothing everything very".split()
)
_VERBS: Final = frozenset(
    "discover discovers kill kills say says want wants need needs take takes give gives get gets show "
    "shows mean means become becomes seem seems look looks help helps let lets put puts know knows "
    "think thinks believe believes find finds call calls try tries ask asks feel feels leave leaves "
    "keep keeps tell tells claim claims argue argues hope hopes fear fears pay pays buy buys sell sells "
    "bring brings allow allows stare stares fall falls rise rises die dies live lives grow grows happen "
    "happens remain remains consist consists complain complains dream dreams speak speaks talk talks "
    "hear hears see sees increases refuse refuses recommend recommends faces struggle struggles holds "
    "stems receive receives prevent prevents tend tends love loves fail fails employ employs suggest "
    "suggests provide provides require requires include includes create creates suffer suffers fell "
    "rose went".split()
)
# They are verbs where they come first, and may be nouns after another.
_FIRST: Final = _VERBS | frozenset(
    "stop release visit burn face harm work cut use cost support cause reassure dislike send help".split()
)
_PARTICIPLES: Final = frozenset(
    "known given made taken seen done shown grown sold held kept left lost paid told built found run "
    "born gone written driven brought bought caught taught thought won set spent sent sat said".split()
)
_NO_NOUN: Final = re.compile(r"\w+(?:ed|ing|ly|self|selves|est)")
_PLURAL: Final = re.compile(r"[A-Z][a-z-]+[^su\W]s")
_LETTERS: Final = re.compile(r"[a-zà-ÿ-]+(?:['’]s|s['’])?")
_ADJECTIVE: Final = re.compile(
    r"\w+(?:ous|ful|less|able|ible|[^m]al|[^u]ic|ive|-\w+ed|year-old)|different|similar|significant|"
    r"robust|premature|private|modern|wild|strong|better|greater|larger|smaller|higher|lower|closer|"
    r"stronger|weaker|longer|shorter|bigger|faster|slower|fairer|cheaper"
)
_NOUNS_ALIKE: Final = frozenset(  # they end as adjectives do
    "animal hospital proposal material capital journal trial rival arrival survival approval topic "
    "public music traffic clinic initiative motive executive table vegetable total goal signal festival "
    "logic fabric".split()
)
# They end a phrase, and are no part of it.
_ADVERBS: Final = frozenset(
    "alone everywhere already today tomorrow yesterday almost despite amid regardless prior past whilst "
    "deep underground anyway somewhere simply invariably generally".split()
)
# Adjectives that are used as nouns, and nouns that say nothing without what follows.
_VAGUE: Final = frozenset(
    "meantime meanwhile end fact way ways time times course moment case point thing things lot lots "
    "kind sort rest whole one ones other others day place bit deal idea problem question truth reason "
    "hand run term glance piece example examples handful number amount issue part side matter sense "
    "half dark ground context front contrary third hundred thousand extent outset future past present "
    "minute concern assertion claim argument view belief notion long short same opposite latter former "
    "right wrong good best worst young old rich poor sick dead "
    "elderly weak defence".split()
)
_MEASURES: Final = frozenset(
    "level levels swathe swathes share number numbers amount amounts majority minority part parts rate "
    "rates handful set series range list nature lack form mix wave flood million millions thousand "
    "thousands hundred hundreds half quarter third pair group groups".split()
)
_UNITS: Final = frozenset(
    "pounds euros dollars pence cents hours minutes days weeks months years miles kilometres tonnes".split()
)
# People and bodies that act: one of them alone tells who it is about.
_ACTORS: Final = frozenset(
    "academies adults animals applicants authorities bosses boys builders businesses buyers campaigners "
    "carers charities children citizens clubs colleges commuters companies consumers councillors "
    "councils customers dealers doctors drivers employers employees experts families farmers fathers "
    "firms girls governments governors graduates heads hospitals households landlords lawyers mothers "
    "neighbours nurses owners parents patients pensioners people planners police politicians prisoners "
    "pupils readers researchers residents retailers schools scientists shopkeepers shops students "
    "taxpayers teachers teenagers teens tenants tourists towns traders unions universities viewers "
    "villagers visitors voters women men workers writers youngsters zoos".split()
)
_MOST: Final = 4  # words of a noun phrase after its determiner


def noun_phrase(words: Sequence[str], at: int, *, is_whole: bool) -> int:
    """Return where a noun phrase that begins at a word ends; else 0.

    `is_whole` tells whether a sign ends the words; else a loaded word follows them."""
    has_article = words[at].casefold() in _DETERMINERS
    if not has_article and at and _is_content(words[at - 1]):
        return 0
    first = at + has_article
    end, is_cut = _nouns(words, first)
    before = words[at - 1].casefold() if at else ""
    after = words[end].casefold() if end < len(words) else ""
    inside = _lower(words[first:end])
    if inside and inside[0] in _ACTORS and not _ACTORS.issuperset(inside[:2]):
        return first + 1
    if not _is_sound(inside) or (not after and not is_whole):
        return 0
    if after == "of" and (has_article or inside[-1].endswith("s")) and inside[-1] not in _VERBS:
        return _of(words, end + 1, is_whole=is_whole)
    is_known = is_cut or after in _HELPING or before in _PREPOSITIONS
    is_known = is_known or (has_article and (before == "to" or after in _RELATIVE))
    if not is_known:
        return 0
    is_named = words[at].casefold() in _ARTICLES if len(inside) == 1 else has_article or bool(before)
    return end if is_named or inside[-1] in _ACTORS else 0


def subject(words: Sequence[str]) -> int:
    """Return where the plural that begins a sentence ends, as "Phones in lessons" before "are"; else 0."""
    if not _PLURAL.fullmatch(words[0]):
        return 0
    lower = [words[0].lower(), *words[1:]]
    end, _ = _nouns(lower, 0)
    parts = [_lower(lower[:end])]
    if end < len(lower) and lower[end] in _PREPOSITIONS:
        first = end + 1 + (lower[end + 1 : end + 2] != [] and lower[end + 1] in _OF_DETERMINERS)
        end, _ = _nouns(lower, first)
        parts.append(_lower(lower[first:end]))
    return end if end < len(lower) and lower[end] in _HELPING and all(map(_is_sound, parts)) else 0


def names_people(phrase: str) -> bool:
    """Return whether a phrase ends in people, or in a body that acts."""
    return phrase.split()[-1].casefold() in _ACTORS


def head(phrase: str) -> str:
    """Return the noun that a phrase is about: "adults" of "the adults of this country" or "adults in towns",
    and "debt" of "levels of debt"."""
    named, _, of_what = phrase.partition(" of ")
    noun = list(takewhile(lambda word: word not in _PREPOSITIONS, named.split()))[-1]
    inside = of_what.split()
    if noun.casefold() in _UNITS:
        return phrase
    if noun.casefold() not in _MEASURES or not inside:
        return noun
    return " ".join(inside[inside[0].casefold() in _OF_DETERMINERS :])


def _nouns(words: Sequence[str], first: int) -> tuple[int, bool]:
    """Return the end of the words from one on that may be nouns, and whether a verb was cut off there."""
    end = first
    while end < len(words) and _is_content(words[end]):
        end += 1
    inside = [word.casefold() for word in words[first:end]]
    for at, word in enumerate(inside[1:], 1):
        if word in _PARTICIPLES:
            return first + at, True
    after = words[end].casefold() if end < len(words) else ""
    if len(inside) > 1 and (
        after in _AFTER_VERBS
        or inside[-1] in _VERBS
        or (inside[-2] in _ACTORS and not inside[-1].endswith("s"))
        or (f"{inside[-2]}s" in _ACTORS and inside[-1].endswith("s") and inside[-1] not in _ACTORS)
        or (first and words[first - 1].casefold() in _ONE and re.search(r"[^su]s$", inside[-1]))
    ):
        return end - 1, True
    return end, False


def _of(words: Sequence[str], at: int, *, is_whole: bool) -> int:
    """Return where the words after "of" end, if they are a phrase too; else 0."""
    first = at + (at < len(words) and words[at].casefold() in _OF_DETERMINERS)
    end, is_cut = _nouns(words, first)
    after = words[end].casefold() if end < len(words) else ""
    is_end = is_cut or (is_whole if not after else after != "of")
    return end if is_end and _is_sound(_lower(words[first:end])) else 0


def _is_sound(inside: Sequence[str]) -> bool:
    """Return whether words in lower case can be the nouns of a phrase, with the adjectives before them."""
    if not inside or len(inside) > _MOST or not all(map(_LETTERS.fullmatch, inside)):
        return False
    last = inside[-1]
    if _ADJECTIVE.fullmatch(last) and last not in _NOUNS_ALIKE:
        return False
    if inside[0] in _FIRST and len(inside) > 1:
        return False
    if last in _VAGUE | _INSIDE | _VERBS or not last.replace("-", "").isalpha() or inside[0].endswith("ly"):
        return False
    return not any(_NO_NOUN.fullmatch(word) for word in (*inside[1:], last)) and not inside[0].endswith(
        ("ing", "est")
    )


def _lower(words: Sequence[str]) -> list[str]:
    """Return words in lower case; nothing where one is a name."""
    return [] if any(word[:1].isupper() for word in words) else [word.casefold() for word in words]


def _is_content(word: str) -> bool:
    return word.casefold() in _INSIDE or not (is_small(word) or word.casefold() in _ADVERBS)
