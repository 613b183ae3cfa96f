"""Words, sentences and the folding."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facingpages.course.course import Course
from facingpages.text.folded import Lines, Range, Text, fold
from facingpages.text.scripts import excess_marks, length


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("don't stop", ["don't", "stop"]),
        ("don’t stop", ["don’t", "stop"]),
        ("the U.S. and the U.K.", ["the", "U.S", "and", "the", "U.K"]),
        ("1,000 POWs,and more", ["1,000", "POWs", "and", "more"]),
        ("a one-off 24-hour vote", ["a", "one-off", "24-hour", "vote"]),
        ("front—not peace", ["front", "not", "peace"]),
        ("(reuters.com, bbc.com)", ["reuters.com", "bbc.com"]),
        ("“sabotaged”progress", ["sabotaged", "progress"]),
        ("and/or 1/2", ["and", "or", "1/2"]),
        ("cafe\u0301 noir", ["café", "noir"]),
        ("हिन्दी में", ["हिन्दी", "में"]),
        ("سَلام عليكم", ["سَلام", "عليكم"]),
        ("🕊️ peace", ["peace"]),
        ("桥很安全。", ["桥", "很", "安", "全"]),
        ("4千辆車 in Tokyo", ["4", "千", "辆", "車", "in", "Tokyo"]),
        ("カメラ、です", ["カ", "メ", "ラ", "で", "す"]),
        ("กล่าว", ["ก", "ล่", "า", "ว"]),
        ("ﬁnal oﬃce", ["ﬁnal", "oﬃce"]),
        ("- ... -", []),
    ],
)
def test_words(text: str, words: list[str]) -> None:
    """A word is letters and digits, held together by what is inside it."""
    made = Text(text)
    assert [fold(made.show(word)) for word in made.words] == [fold(word) for word in words]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("One. Two! Three?", 3),
        ("It rose.[1] It fell. [2] It stayed.", 3),
        ("the u.s. president spoke. he left.", 2),
        ("Washington, D.C., agreed. It said so.", 2),
        ("He asked “Why?” Then he left.", 2),
        ("War… It should be clear.", 2),
        ("civil war… which would follow.", 1),
        ("e.g. when he ordered it. He did.", 2),
        ("one line\nanother line", 2),
        ("no stop at the end", 1),
        ("  ", 0),
        ("Wait... what?", 1),
        ("Wait... What?", 2),
        ("Ian Campbell, Ph. D., and Irwin Feinberg, M.D., wrote it. It is short.", 2),
        ("He is an M.D. and she a Ph.D. in law.", 1),
        ("We asked J.R.R. Tolkien and C. S. Lewis of the U.N. Secretariat.", 1),
        ("It began in the U.S. The rest followed.", 2),
        ("It opens at 8 a.m. on Mondays. It closes at 3 p.m. Pupils leave.", 3),
        ("Is it fair? No. It is not, says No. 4 on p. 4 (cf. pp. 5 and 6).", 3),
        ("Bags, coats, etc. are lost. Bags, coats, etc. They are lost.", 3),
        ("She teaches in Co. Tipperary, near St. Mary's and Mt. Brandon.", 1),
        ('"Why twelve?" she said. "Never!" — a teacher. "Why?" She left.', 4),
        ('It brings "problems and attempts.[2]" It does.', 2),
        ("It cost 6.4 per cent. It was 3.30 then.[6] We paid.", 3),
        ("1. Lock them up.", 1),
        ("«¿Y los que no pueden?» preguntó el Sr. Pérez. La Dra. Ruiz calló.", 2),
        ("En EE. UU. lo prohíben, p. ej. en la pág. 4. Aquí no.", 2),
        ("« Et eux ? » demande M. Le Goff. Mme Roy rit.", 2),
        ("« Et eux ? » Personne ne répond.", 2),
        ("« Et eux ? »\nPersonne ne répond.", 2),
        ("César, en 50 av. J.-C. en Gaule, cf. art. 4, a dit non.", 1),
        ("So did I. They left.", 2),
        ("J. Smith left.", 1),
        ("桥很安全。议会不同意，他们要求检查。桥会塌！", 3),
        ("「安全だ。」と言った。", 2),
        ("पुल सुरक्षित है। महापौर ने कहा॥", 2),
        ("یہ پل محفوظ ہے۔ اس نے کہا؟", 2),
    ],
)
def test_sentences(text: str, count: int) -> None:
    """A sentence ends at its stop, not at an abbreviation, and never crosses a line end."""
    assert len(Text(text).sentences) == count


def test_every_word_lies_in_one_sentence(course: Course) -> None:
    """The sentences of a seed hold all its words, each once."""
    for seed in course.seeds.values():
        text = seed.text
        held = [
            word
            for sentence in text.sentences
            for word in range(text.words_in(sentence).start, text.words_in(sentence).end)
        ]
        assert held == list(range(len(text.words))), seed.entry.id


def test_fold_is_what_is_declared() -> None:
    """NFC, no-break and thin spaces, curly and straight quotes, line ends, ligatures; nothing else."""
    assert fold("\ufb01nal o\ufb03ce \ufb06 Ⅷ ½") == "final office st Ⅷ ½"
    assert fold("e\u0301 \u00a0\u202f\u2009 ‘a’ “b” \r\n\r") == "é     'a' \"b\" \n\n"
    assert fold("A–B…  c") == "A–B…  c"


def test_shown_text_is_as_received() -> None:
    """A range of folded characters gives back the characters of the file, also where folding changed their
    number."""
    text = Text("cafe\u0301\r\n“x”\u00a0y \ufb03 a\u0302\u0323 각")
    assert "".join(text.show(Range(i, i + 1)) for i in range(len(text.folded))) == text.source
    assert text.show(text.words[0]) == "cafe\u0301"
    assert text.line_at(text.words[1].start) == 2


def test_cuts_word() -> None:
    """A range cuts a word if it begins or ends inside one, or holds none."""
    text = Text("the client regime")
    assert not text.cuts_word(Range(4, 10))
    assert not text.cuts_word(Range(3, 11))
    assert text.cuts_word(Range(5, 10))
    assert text.cuts_word(Range(4, 9))
    assert text.cuts_word(Range(3, 4))


@given(st.text("aZ1 .,'&-/\u2010\"(\n\u0301\u0e33é中_—", max_size=12))
def test_what_is_in_a_word_is_judged_as_by_all_words(source: str) -> None:
    """The letters beside a place decide as cutting the whole text into words would."""
    text = Text(source)
    for place in range(len(text.folded) + 1):
        assert text.is_in_word(place) == any(word.start < place < word.end for word in text.words)


def test_marks_beyond_any_script_are_found_before_they_are_folded() -> None:
    """More than thirty marks on a letter take time by their square to fold: they are found in one pass."""
    assert excess_marks("cafe\u0301 हिन्दी") == []
    assert excess_marks("a" + "\u0301\u0316" * 200_000) == [(31, 400_001)]


def test_letters_of_scripts_without_spaces_count_for_less_in_a_comparison() -> None:
    """Two Chinese letters are about as long as one English word."""
    assert length(8, "桥很安全桥很安全") == 4
    assert length(3, "one two three") == 3


def test_places_as_bits_are_the_places() -> None:
    """Bit n is place n, and an empty stretch has none."""
    assert [n for n in range(12) if Range(2, 5).bits >> n & 1] == [2, 3, 4]
    assert Range(4, 4).bits == 0


@pytest.mark.parametrize(("text", "last"), [("a\nb", 2), ("a\nb\n", 2), ("a\nb\n\n", 3), ("", 1), ("\n", 1)])
def test_a_line_end_at_the_end_begins_no_line(text: str, last: int) -> None:
    assert Text(text).last_line == last


@pytest.mark.parametrize(
    ("other", "shared"), [((1, 2), False), ((2, 3), True), ((5, 5), True), ((6, 9), False), ((1, 9), True)]
)
def test_lines_share_a_line_or_none(other: tuple[int, int], shared: bool) -> None:
    """Whichever of the two is asked."""
    lines = Lines(3, 5)
    assert lines.overlaps(Lines(*other)) is shared
    assert Lines(*other).overlaps(lines) is shared
