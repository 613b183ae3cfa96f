"""A reader of QTI items of its own: it carries out their rules as the specification has them."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from lxml import etree

Values = Mapping[str, Sequence[str]]


def package(content: bytes) -> dict[str, bytes]:
    """Return the files of a package by name."""
    with zipfile.ZipFile(io.BytesIO(content)) as opened:
        return {name: opened.read(name) for name in opened.namelist()}


def plain(content: bytes) -> etree._Element:
    """Return an item without its namespace, in the names of QTI 2."""
    root = etree.fromstring(content)
    for node in root.iter():
        node.tag = camel(etree.QName(node).localname.removeprefix("qti-"))
        for name in list(node.attrib):
            if "-" in name:
                node.set(camel(str(name)), node.attrib.pop(name))
    return root


def camel(name: str) -> str:
    first, *rest = name.split("-")
    return first + "".join(part.capitalize() for part in rest)


@dataclass
class Item:
    """An item with what was answered and what came of it."""

    root: etree._Element

    def score(self, answers: Values) -> float:
        """Return SCORE after the rules were carried out on some answers."""
        self.results: dict[str, str | float | None] = {}
        for node in self.root.iter("outcomeDeclaration"):
            value = node.findtext("defaultValue/value")
            self.results[node.get("identifier", "")] = float(value) if value is not None else None
        self.answers = answers
        for rule in self.root.iterfind("responseProcessing/*"):
            self._carry_out(rule)
        score = self.results["SCORE"]
        assert isinstance(score, float)
        return score

    def told(self) -> list[str]:
        """Return the feedback that is shown after the rules."""
        return [
            "".join(node.itertext())
            for node in self.root.iter("modalFeedback")
            if self.results.get(node.get("outcomeIdentifier", "")) == node.get("identifier")
        ]

    def _carry_out(self, rule: etree._Element) -> None:
        if rule.tag == "setOutcomeValue":
            self.results[rule.get("identifier", "")] = self._value(rule[0])
        elif rule.tag == "responseCondition":
            for branch in rule:
                if branch.tag == "responseElse" or self._is_null(branch[0]):
                    for inner in branch[0 if branch.tag == "responseElse" else 1 :]:
                        self._carry_out(inner)
                    break
        else:
            raise AssertionError(rule.tag)

    def _is_null(self, node: etree._Element) -> bool:
        assert node.tag == "isNull"
        return not self.answers.get(node[0].get("identifier", ""))

    def _value(self, node: etree._Element) -> str | float | None:
        match node.tag:
            case "baseValue":
                return float(node.text or "") if node.get("baseType") == "float" else node.text
            case "variable":
                id = node.get("identifier", "")
                return self.answers[id][0] if id in self.answers else self.results[id]
            case "sum":
                return sum(float(self._value(part) or 0) for part in node)
            case "mapResponse":
                return self._mapped(node.get("identifier", ""))
            case other:
                raise AssertionError(other)

    def _mapped(self, id: str) -> float:
        (mapping,) = self.root.xpath("responseDeclaration[@identifier=$id]/mapping", id=id)
        worth = {entry.get("mapKey"): float(entry.get("mappedValue")) for entry in mapping}
        total = sum(worth.get(value, float(mapping.get("defaultValue"))) for value in set(self.answers[id]))
        return float(max(float(mapping.get("lowerBound")), min(float(mapping.get("upperBound")), total)))
