"""The vocabularies (techniques, citation axes, roles): each term with definition, example and source."""

from __future__ import annotations

from functools import cached_property, lru_cache
from pathlib import Path
from typing import Final, TypeVar

from pydantic import BaseModel, ConfigDict, Field

from facingpages.files.yaml_read import parse
from facingpages.files.yaml_text import read_text
from facingpages.language.messages import SOURCE, catalogue, translated

DATA = Path(__file__).parent / "data"
# The techniques that readers may name where their lesson teaches none.
COMMON: Final = (
    "loaded-language",
    "name-calling",
    "exaggeration",
    "doubt",
    "appeal-to-fear",
    "false-dilemma",
)


class _Entry(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)
    id: str
    label: str


class Defined(_Entry):
    """One term: definition, example, and the source of the definition."""

    definition: str
    example: str
    source: str


class Family(_Entry):
    """One of the six families of techniques of SemEval-2023 Task 3."""

    definition: str


class TechniqueTerm(Defined):
    """One of the 23 persuasion techniques; `semeval_2020` is its class in SemEval-2020 Task 11, or `none`."""

    family: str
    semeval_2020: str


class RoleTerm(Defined):
    """One role; `can_support` says whether a part with this role may support another part."""

    can_support: bool


class Linked(BaseModel):
    """An answer on a citation in the words for a text that gives links and no list of sources."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    label: str
    definition: str


class ChoiceTerm(_Entry):
    """One answer on an axis, with a `short` name for tables; a `sound` answer means that nothing is wrong."""

    short: str
    definition: str
    example: str
    sound: bool = False
    linked: Linked | None = None

    def of_links(self) -> ChoiceTerm:
        """Return the answer in the words for a text that gives links."""
        if self.linked is None:
            return self
        words = {"label": self.linked.label, "definition": self.linked.definition}
        return self.model_copy(update=words)


class AxisTerm(_Entry):
    """One of the four questions about a citation, with its answers in a fixed order."""

    ask: str
    definition: str
    choices: tuple[ChoiceTerm, ...]
    source: str

    def of_links(self) -> AxisTerm:
        """Return the question with its answers in the words for a text that gives links."""
        return self.model_copy(update={"choices": tuple(one.of_links() for one in self.choices)})


class Reference(BaseModel):
    """A published source of definitions."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    id: str
    reference: str


class Techniques(BaseModel):
    """The file `data/techniques.yml`."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    families: tuple[Family, ...]
    techniques: tuple[TechniqueTerm, ...]
    semeval_2020: tuple[_Entry, ...]
    sources: tuple[Reference, ...]


class Axes(BaseModel):
    """The file `data/axes.yml`."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    axes: tuple[AxisTerm, ...]
    sources: tuple[Reference, ...]


class Roles(BaseModel):
    """The file `data/roles.yml`."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    roles: tuple[RoleTerm, ...]
    evidence: tuple[Defined, ...] = Field(min_length=1)
    sources: tuple[Reference, ...]


class StandardTerm(BaseModel):
    """One learning standard: its code as `id`, its exact wording, and when the wording was checked against
    a copy."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    id: str
    framework: str
    wording: str
    source: str
    checked: str


class Standards(BaseModel):
    """The file `data/standards.yml`."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    standards: tuple[StandardTerm, ...]
    sources: tuple[Reference, ...]


class Vocabulary(BaseModel):
    """All words by their id, in the order of the files."""

    model_config = ConfigDict(frozen=True)
    families: dict[str, Family]
    techniques: dict[str, TechniqueTerm]
    semeval_2020: dict[str, str]
    axes: dict[str, AxisTerm]
    roles: dict[str, RoleTerm]
    evidence: dict[str, Defined]
    standards: dict[str, StandardTerm]
    sources: dict[str, str]

    @cached_property
    def families_of(self) -> dict[str, str]:
        """The family of each technique."""
        return {id: term.family for id, term in self.techniques.items()}


FILES: dict[str, type[BaseModel]] = {
    "techniques": Techniques,
    "axes": Axes,
    "roles": Roles,
    "standards": Standards,
}
_M = TypeVar("_M", bound=BaseModel)
_E = TypeVar("_E", bound=_Entry)


@lru_cache
def vocabulary(language: str = SOURCE) -> Vocabulary:
    """Return the vocabularies shipped with the package, with labels, questions, definitions and examples
    in a language.

    A fault in them is a fault of the program.
    """
    if language != SOURCE:
        translate = catalogue(language).gettext
        terms = Vocabulary.model_validate(translated(vocabulary().model_dump(), translate))
        return terms.model_copy(
            update={"semeval_2020": {id: translate(label) for id, label in terms.semeval_2020.items()}}
        )
    techniques, axes, roles = _read("techniques", Techniques), _read("axes", Axes), _read("roles", Roles)
    standards = _read("standards", Standards)
    return Vocabulary(
        families=_by_id(techniques.families),
        techniques=_by_id(techniques.techniques),
        semeval_2020={entry.id: entry.label for entry in techniques.semeval_2020},
        axes=_by_id(axes.axes),
        roles=_by_id(roles.roles),
        evidence=_by_id(roles.evidence),
        standards={entry.id: entry for entry in standards.standards},
        sources={s.id: s.reference for file in (techniques, axes, roles, standards) for s in file.sources},
    )


def _read(name: str, model: type[_M]) -> _M:
    path = f"data/{name}.yml"
    return model.model_validate(parse(read_text(DATA / f"{name}.yml", path), path))


def _by_id(entries: tuple[_E, ...]) -> dict[str, _E]:
    return {entry.id: entry for entry in entries}
