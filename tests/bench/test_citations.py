"""How well citations are read, on real texts labelled by hand: `FACINGPAGES_DATA=folder bash tools/test bench
-k citations`.

The readers were tuned on the half `dev`. All figures are printed for both halves; only the count of false keys
has a bound. Without the folder nothing is measured."""

from __future__ import annotations

import os

import pytest

from facingpages.files.tables import table

from . import cited

pytestmark = pytest.mark.bench


@pytest.mark.parametrize("half", ["dev", "test"])
def test_citations_are_read_as_people_read_them(half: str) -> None:
    """Marks are found, lead to the right entry, and no line that cites can be keyed as citing nothing."""
    if not (cited.FOLDER / "texts.yml").is_file():
        pytest.skip("not found: the folder cites in FACINGPAGES_DATA")
    rows, differences = [], []
    by_style: dict[str, list[cited.Counts]] = {}
    named: list[cited.Counts] = []
    false_keys: list[str] = []
    for text in cited.texts(half):
        counts, told = cited.marks(text)
        by_style.setdefault(text.style, []).append(counts)
        of_names, more = cited.attributions(text)
        named.append(of_names)
        false_keys += cited.uncited(text)
        differences += [f"{text.name}: {one}" for one in (*told, *more)]
    for style, each in [*sorted(by_style.items()), ("all", [c for some in by_style.values() for c in some])]:
        sums = cited.total(each)
        share = sums.right / max(1, sums.true)
        rows.append(
            (
                style,
                str(sums.true + sums.missed),
                f"{sums.precision:.3f}",
                f"{sums.recall:.3f}",
                f"{share:.3f}",
            )
        )
    sums = cited.total(named)
    rows.append(
        ("attributions", str(sums.true + sums.missed), f"{sums.precision:.3f}", f"{sums.recall:.3f}", "")
    )
    print(f"\n{half}\n{table([('style', 'labelled', 'precision', 'recall', 'right entry'), *rows])}")
    print(f"lines that cite and could be keyed no-citation: {len(false_keys)} {false_keys}")
    if os.environ.get("FACINGPAGES_DIFFERENCES") and half == "dev":
        print("\n".join(differences))
    assert false_keys == []
