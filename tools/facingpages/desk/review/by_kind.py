"""Rows of one exercise in the review, by its kind: marks, parts, questions, or the parts of a rewriting."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, assert_never

from facingpages.course.formats import todos
from facingpages.course.items import KindId
from facingpages.course.kinds.citation_check import proofs
from facingpages.desk.bench import edits, quoted
from facingpages.desk.bench.placed import Steps
from facingpages.desk.proposals import answering, reasons, roles_and_words
from facingpages.desk.proposals.relinking import relinked
from facingpages.desk.review import rows, tried
from facingpages.language.messages import N_, catalogue
from facingpages.language.vocabulary import vocabulary

Answer = dict[str, Any]


def rows_of(kind: KindId, opened: Answer, language: str) -> list[Answer]:
    """Return the rows of an exercise of a kind, as `exercise.opened` returns it."""
    match kind:
        case "loaded-terms":
            return list(_spans(opened, language))
        case "claim-evidence":
            return list(_units(opened, language))
        case "citation-check":
            return list(_questions(opened, language))
        case "rewrite":
            return list(_rewriting(opened, language))
        case _:
            assert_never(kind)


def _spans(opened: Answer, language: str) -> Iterator[Answer]:
    techniques = vocabulary(language).techniques
    for index, span in enumerate(quoted.items(opened, "spans")):
        path: Steps = ("spans", index)
        choice = rows.choice(
            (*path, "technique"), span, [(one.id, one.label) for one in techniques.values()], language
        )
        for option in choice["options"]:
            option["help"] = techniques[option["value"]].definition
        is_loaded = span.get("verdict") == "loaded"  # others need no technique and no plain words
        yield rows.row(
            path,
            quote=quoted.exact(span, "mark"),
            around=quoted.around(opened, (*path, "mark")),
            choices=[choice] if is_loaded or "technique" in span else [],
            texts=[
                *(
                    [rows.sentence((*path, "neutral"), rows.name("neutral", language), span.get("neutral"))]
                    if is_loaded or "neutral" in span
                    else []
                ),
                rows.sentence((*path, "why"), rows.name("why", language), span.get("why")),
            ],
            drop=[{"field": list(path), "delete": True}],
        )


def _units(opened: Answer, language: str) -> Iterator[Answer]:
    words, say = vocabulary(language), catalogue(language).gettext
    found = roles_and_words.parts(opened)
    signs = {one.index: f"{'AB'[one.passage]}{_before(one, found) + 1}" for one in found}
    for part in found:
        path: Steps = ("units", part.index)
        unit = opened["fields"]["units"][part.index]
        choices = [
            {
                "field": [*path, "role"],
                "label": rows.name("role", language),
                "value": part.role or "",
                "buttons": True,
                "unsure": _unsure(part, unit, language),
                "options": [
                    {
                        "value": role.id,
                        "label": role.label,
                        "help": role.definition,
                        "edits": [
                            *edits.as_data(roles_and_words.as_role(part, role.id, found, language), unit),
                            *relinked(part, role.id, found, opened["fields"]["units"], language),
                        ],
                    }
                    for role in words.roles.values()
                ],
            }
        ]
        if part.role == "evidence":
            choices.append(
                rows.choice(
                    (*path, "evidence"), unit, [(e.id, e.label) for e in words.evidence.values()], language
                )
            )
        if part.role and words.roles[part.role].can_support:
            others = [
                (str(one.index + 1), f"{signs[one.index]}: {quoted.short(one.words)}")
                for one in found
                if one.passage == part.passage and one.index != part.index
            ]
            backs_up = part.role in roles_and_words.BACKING
            none = say(N_("a claim elsewhere in the text")) if backs_up else say(N_("no other part"))
            link = rows.link((*path, "supports"), unit, [("0", none), *others], language)
            _with_reason(link, (*path, "why"), part, found, unit, language)
            choices.append(link)
        yield rows.row(
            path,
            label=signs[part.index],
            quote=part.words,
            choices=choices,
            texts=[_why_of_role(path, part, unit, language)] if part.role else [],
        )


def _unsure(part: roles_and_words.Part, unit: dict[str, Any], language: str) -> str:
    """Return that another role is about as likely as the proposed one, which nobody has taken or changed."""
    known = part.suggestion or {}
    if (
        part.role is None
        or part.role != known.get("kind")
        or not known["other"]
        or not todos.waits(unit.get("why"))
    ):
        return ""
    label = vocabulary(language).roles[known["other"]].label
    return catalogue(language).gettext(N_("Not sure: it could also be {role}.")).format(role=label)


def _with_reason(
    link: Answer,
    why: Steps,
    part: roles_and_words.Part,
    found: list[roles_and_words.Part],
    unit: dict[str, Any],
    language: str,
) -> None:
    """Let the reason follow the choice of what a part supports, while it is the one that is proposed."""
    if part.role is None:
        return
    by_link = {
        option["value"]: reasons.of_role(
            part.words,
            part.role,
            language,
            backs=roles_and_words.backed(part.role, int(option["value"]), found),
            evidence=unit.get("evidence"),
        )
        for option in link["options"]
    }
    now = unit.get("why")
    if now is None or todos.waits(now) or now == by_link.get(link["value"]):
        for option in link["options"]:
            reason = todos.proposed(by_link[option["value"]])
            option["edits"].append({"field": list(why), "value": reason})


def _why_of_role(path: Steps, part: roles_and_words.Part, unit: dict[str, Any], language: str) -> Answer:
    """Return the reason for a role; an empty one is proposed, as when the role is chosen."""
    why = unit.get("why")
    if part.role and (why is None or (todos.waits(why) and not todos.proposal(why))):
        why = todos.proposed(reasons.of_role(part.words, part.role, language, evidence=unit.get("evidence")))
    return rows.sentence((*path, "why"), rows.name("why", language), why)


def _questions(opened: Answer, language: str) -> Iterator[Answer]:
    axes = vocabulary(language).axes
    facts = opened["citation"]["facts"]
    for index, question in enumerate(quoted.items(opened, "questions")):
        path: Steps = ("questions", index)
        axis = axes.get(str(question.get("axis")))
        if axis is None:
            continue
        axis = axis.of_links() if opened["citation"]["links"] else axis
        key, labels = question.get("key"), {one.id: one.label for one in axis.choices}
        offered = [
            (str(one["choice"]), labels.get(str(one["choice"]), "")) for one in question.get("choices", [])
        ]
        texts = [
            {
                **rows.sentence(
                    (*path, "choices", at, "why"),
                    f"{rows.name('why', language)}: {labels.get(str(one['choice']), '')}",
                    one.get("why"),
                ),
                "folded": one["choice"] != key,
            }
            for at, one in enumerate(question.get("choices", []))
        ]
        mark = quoted.exact({"mark": opened["fields"].get("citation")}, "mark")
        entry = quoted.exact({"mark": opened["fields"].get("reference")}, "mark")
        told = [[rows.name("citation", language), mark, ""], [rows.name("reference", language), entry, ""]]
        yield rows.row(
            path,
            quote=quoted.exact(opened["fields"], "claim"),
            told=[one for one in told if one[1]],
            asked=axis.ask,
            proved=facts[index] if index < len(facts) else None,
            choices=[_answers(path, question, offered, opened, language)],
            texts=sorted(texts, key=lambda one: bool(one["folded"])),
            findings=list(_unproved(path, question, labels, opened, language)),
        )


def _unproved(
    path: Steps, question: dict[str, Any], labels: dict[str, str], opened: Answer, language: str
) -> Iterator[Answer]:
    """Yield the remark on an answer that the text does not bear out, with the repair that takes the one that it
    does; in a draft the checker has no word of it yet."""
    axis, key = str(question.get("axis")), str(question.get("key"))
    traced = [one["choice"] for one in opened["citation"]["traced"] if one["axis"] == axis]
    needs_proof = any((axis, key) in proved for proved in proofs.PROVES.values())
    is_said = any(one["field"][:2] == list(path) for one in opened["findings"] if not one["empty"])
    if not traced or key in traced or "proof" in question or not needs_proof or is_said:
        return
    say = catalogue(language).gettext
    asked = answering.as_answer(path, question, traced[0], opened, language)
    yield {
        "said": say(N_("The text shows another answer: {answer}")).format(answer=labels[traced[0]]),
        "severity": "error",
        "field": [*path, "key"],
        "repairs": [{"label": say(N_("Take what the text shows")), "edits": edits.as_data(asked, question)}],
    }


def _answers(
    path: Steps, question: dict[str, Any], offered: list[tuple[str, str]], opened: Answer, language: str
) -> Answer:
    """Return the choice of the right answer; another one has other reasons for and against."""
    made = rows.choice((*path, "key"), question, offered, language)
    for option in made["options"]:
        asked = answering.as_answer(path, question, option["value"], opened, language)
        option["edits"] = edits.as_data(asked, question)
    return made


def _rewriting(opened: Answer, language: str) -> Iterator[Answer]:
    loaded = quoted.items(opened, "loaded")
    for index, entry in enumerate(loaded):
        path: Steps = ("loaded", index)
        yield rows.row(
            path,
            label=rows.name("loaded", language),
            quote=quoted.exact(entry, "mark"),
            around=quoted.exact(opened["fields"], "sentence"),
            texts=[
                rows.sentence((*path, name), rows.name(name, language), entry.get(name))
                for name in ("neutral", "why")
            ],
            drop=[{"field": list(path), "delete": True}] if len(loaded) > 1 else [],
        )
    facts = quoted.items(opened, "facts")
    for index, entry in enumerate(facts):
        path = ("facts", index)
        yield rows.row(
            path,
            label=rows.name("facts", language),
            texts=[
                rows.sentence((*path, "fact"), rows.name("fact", language), entry.get("fact")),
                rows.wordings((*path, "any_of"), rows.name("any_of", language), entry.get("any_of")),
                rows.sentence((*path, "why"), rows.name("why", language), entry.get("why")),
            ],
            drop=[{"field": list(path), "delete": True}] if len(facts) > 1 else [],
        )
    fields = opened["fields"]
    yield rows.row(
        ("model",),
        quote=quoted.exact(fields, "sentence"),
        texts=[
            rows.sentence((name,), rows.name(name, language), fields.get(name)) for name in ("model", "why")
        ],
        findings=list(_failed(opened, language)),
    )


def _failed(opened: Answer, language: str) -> Iterator[Answer]:
    """Yield the remark on a model that fails its exercise; in a draft the checker has no word of it yet."""
    model = todos.words(opened["fields"].get("model"))
    found = tried.checked(opened, model) if model else None
    is_said = any(one["field"] == ["model"] and not one["empty"] for one in opened["findings"])
    if found is None or is_said:
        return
    lost = [fact for fact, is_kept in found["kept"] if not is_kept]
    left = [words for words, is_gone in found["gone"] if not is_gone]
    say = catalogue(language).gettext
    for said, words in (
        (N_("The model holds none of the words for: {words}"), lost),
        (N_("The model still holds: {words}"), left),
    ):
        if words:
            text = say(said).format(words=", ".join(words))
            yield {"said": text, "severity": "error", "field": ["model"], "repairs": []}


def _before(part: roles_and_words.Part, found: list[roles_and_words.Part]) -> int:
    return sum(one.passage == part.passage and one.index < part.index for one in found)
