"""Trees cut to regions as one table, and read again as what they were."""

from dataclasses import replace

import pytest

from gerakan.compute.instrument import read_instrument
from gerakan.engine.rubric.scoring import Part
from gerakan.foundation.instruments.applying import for_kind
from gerakan.foundation.instruments.scoring import rubric_of
from gerakan.foundation.instruments.tree import Tree
from gerakan.foundation.instruments.variants import HEADINGS, variant_table
from tests.factories.dossiers import write
from tests.factories.instruments import an_element, an_item, branches

KOTA = [["kind", "", "is", "kota"]]


@pytest.fixture
def whole() -> Tree:
    aspect = {"code": "fisik", "title": "Fisik", "weight": 2, "item": [an_item("jalan"), an_item("kereta", rules=KOTA)]}
    late = an_item("telat", 0, is_penalty=True, penalty_cap=1)
    rows = [
        an_element(
            "a", 60, an_item("x", 3, weights={"kota": 5}), an_item("tanya", is_marked=False), late, penalty_cap=1.5
        ),
        an_element("b", 40, an_item("y"), aspect=[aspect]),
    ]
    return Tree(0, "Uji", "", branches(rows))


def untitled(part: Part) -> Part:
    return replace(part, title="", children=tuple(untitled(child) for child in part.children))


def test_every_variant_is_read_again_as_the_tree_it_was(whole, tmp_path):
    cut = {kind: for_kind(whole, kind) for kind in ("kabupaten", "kota")}
    table = variant_table(whole, cut)
    write(tmp_path / "instrument.csv", HEADINGS, [["" if cell is None else cell for cell in row] for row in table.rows])

    instrument = read_instrument(tmp_path / "instrument.csv")

    assert table.of == {"kabupaten": "v1", "kota": "v2"}
    for kind, tree in cut.items():
        assert instrument.variants[table.of[kind]] == tuple(untitled(part) for part in rubric_of(tree))


def test_rows_stand_in_reading_order_and_say_where_they_differ(whole):
    cut = {kind: for_kind(whole, kind) for kind in ("kabupaten", "kota")}

    rows = [(row[0], row[3], row[6]) for row in variant_table(whole, cut).rows]

    assert rows == [
        ("a", 60, ""), ("x", 3, "v1"), ("x", 5, "v2"), ("telat", 0, ""),
        ("b", 40, ""), ("y", 1, ""), ("fisik", 2, ""), ("jalan", 1, ""), ("kereta", 1, "v2"),
    ]  # fmt: skip


def test_where_nothing_differs_nobody_has_a_variant(whole):
    table = variant_table(whole, {"satu": for_kind(whole, "kota"), "dua": for_kind(whole, "kota")})

    assert table.of == {"satu": "", "dua": ""}
    assert {row[6] for row in table.rows} == {""}
