"""The small parts of a QTI item: declarations, rules of processing, feedback."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from xml.etree.ElementTree import Element

from facingpages.export.elements import element


def response(
    id: str, cardinality: str, kind: str, right: Sequence[str] = (), worth: Element | None = None
) -> Element:
    """Return the declaration of an answer, with the right values and what each value is worth."""
    parts = [element("correctResponse", *(element("value", value) for value in right))] if right else []
    given = [*parts, *([worth] if worth is not None else [])]
    return element("responseDeclaration", *given, identifier=id, cardinality=cardinality, baseType=kind)


def outcome(id: str, kind: str, default: float | None = None) -> Element:
    """Return the declaration of a result."""
    first = [] if default is None else [element("defaultValue", element("value", number(default)))]
    return element("outcomeDeclaration", *first, identifier=id, cardinality="single", baseType=kind)


def mapping(worth: Mapping[str, float], other: float, lowest: float = 0.0, highest: float = 1.0) -> Element:
    """Return what the values of an answer are worth, at least one of them, and what any other value is."""
    entries = [element("mapEntry", mapKey=key, mappedValue=number(value)) for key, value in worth.items()]
    bounds = {"lowerBound": number(lowest), "upperBound": number(highest), "defaultValue": number(other)}
    return element("mapping", *entries, **bounds)


def number(value: float) -> str:
    """Return a number as QTI writes it, to eight places."""
    return f"{value:.8f}".rstrip("0").rstrip(".")


def sets(id: str, value: Element) -> Element:
    """Return the rule that gives a result its value."""
    return element("setOutcomeValue", value, identifier=id)


def base(kind: str, value: str) -> Element:
    """Return a constant."""
    return element("baseValue", value, baseType=kind)


def variable(id: str) -> Element:
    """Return the value of an answer or a result."""
    return element("variable", identifier=id)


def unless_null(id: str, otherwise: Element, *rules: Element) -> Element:
    """Return the condition that follows one rule where nothing was answered, and others where something
    was."""
    nothing = element("responseIf", element("isNull", variable(id)), otherwise)
    return element("responseCondition", nothing, element("responseElse", *rules))


def feedback(result: str, value: str, *content: Element) -> Element:
    """Return what a reader is told when a result has a value."""
    return element("modalFeedback", *content, outcomeIdentifier=result, identifier=value, showHide="show")
