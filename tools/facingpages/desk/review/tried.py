"""A sentence that a student could write, put to the word check of a rewriting as it is at the desk."""

from __future__ import annotations

from typing import Any

from facingpages.course.formats import todos
from facingpages.course.kinds.word_check import Sentence, check_rewriting
from facingpages.desk.bench import quoted
from facingpages.desk.bench.bench import Bench
from facingpages.desk.requests.refusal import Refusal
from facingpages.desk.requests.to_change import TrySentence
from facingpages.language.word_lists import word_lists

Answer = dict[str, Any]


def tried(bench: Bench, request: TrySentence) -> Answer:
    """Return which facts a sentence keeps and which expressions are gone, each with its words, how it is no
    longer the sentence (else nothing), and the words that it brings in.

    Words that are proposed count as written."""
    values = bench.values(bench.exercise(request.exercise))
    if values.get("kind") != "rewrite":
        raise Refusal("an exercise of this kind has no sentence to write", "Open the list again.")
    found = checked({"fields": values}, request.text)
    if found is None:
        raise Refusal("the exercise is not whole", "Name what must go and what must stay first.")
    return found


def checked(opened: Answer, text: str) -> Answer | None:
    """Return what `tried` does for a text in an opened rewriting; None where that is not whole."""
    loaded = [one for one in quoted.items(opened, "loaded") if quoted.exact(one, "mark")]
    facts = [
        (todos.words(one.get("fact")), _wordings(one.get("any_of"))) for one in quoted.items(opened, "facts")
    ]
    facts = [(fact, wordings) for fact, wordings in facts if wordings]
    values = opened["fields"]
    sentence = quoted.exact(values, "sentence")
    if not (sentence and loaded and facts):
        return None
    gone = tuple(quoted.exact(one, "mark") for one in loaded)
    given = (todos.words(values.get("model")), *(todos.words(one.get("neutral")) for one in loaded))
    key = Sentence(sentence, gone, tuple(tuple(wordings) for _, wordings in facts), given)
    found = check_rewriting(text, key, word_lists())
    return {
        "kept": [[fact, is_kept] for (fact, _), is_kept in zip(facts, found.kept, strict=True)],
        "gone": [] if found.lost else [list(one) for one in zip(gone, found.gone, strict=True)],
        "lost": found.lost,
        "brought": list(found.brought),
    }


def _wordings(listed: object) -> list[str]:
    return [words for one in listed if (words := todos.words(one))] if isinstance(listed, list) else []
