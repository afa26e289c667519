"""What stands against publishing."""

import pytest

from gerakan.foundation.instruments.checking import faults_of
from gerakan.foundation.instruments.tree import Tree
from tests.factories.indicators import IndicatorFactory
from tests.factories.instruments import an_element, an_item, branches, two_elements

pytestmark = pytest.mark.django_db


def faults(*elements):
    return [fault.text for fault in faults_of(Tree(0, "", "", branches(elements)))]


def test_a_good_tree_has_no_fault():
    assert faults(*two_elements()) == []


def test_weights_sum_to_a_hundred_in_every_kind_of_region():
    only_kota = an_element("b", 30, an_item("y"), rules=[["kind", "", "is", "kota"]])

    assert faults(an_element("a", 70, an_item("x")), only_kota) == [
        "Bobot unsur bagi kabupaten berjumlah 70; harus 100."
    ]
    assert faults(an_element("a", 70, an_item("x"), weights={"kabupaten": 100}), only_kota) == []


def test_an_element_in_which_nothing_is_marked_weighs_nothing():
    asked = an_element("b", 50, an_item("y", is_marked=False))

    assert "Bobot unsur bagi kota berjumlah 50; harus 100." in faults(an_element("a", 50, an_item("x")), asked)


@pytest.mark.parametrize(
    ("items", "said"),
    [
        ([an_item("x", levels=[["Ada"], ["", "contoh"]])], "tingkat 1, 2, 3, 4 belum berbunyi"),
        ([an_item("x"), an_item("X")], "Kode “x” dipakai lebih dari sekali."),
        ([an_item("x", 0)], "bobotnya nol bagi kota"),
        ([an_item("x", answer="choice", choices=[["a", "A"]])], "paling sedikit dua pilihan"),
        ([an_item("x", answer="table")], "belum berkolom"),
        ([an_item("x", answer="number", lowest=5, highest=5)], "nilai terkecil harus di bawah"),
        ([an_item("x", answer="text", prefill_code="spbe")], "hanya jawaban angka"),
        ([an_item("x"), an_item("y", answer="", is_marked=False)], "tidak dijawab daerah dan tidak dinilai"),
        ([an_item("x", proof_rule="required", proof_kinds=["page"])], "izinkan berkas atau tautan"),
        ([an_item("x"), an_item("p", 0, is_penalty=True)], "harus dinilai asesor dan menyebut"),
        ([an_item("x", is_penalty=True, penalty_cap=1)], "Belum ada butir yang dinilai"),
        ([], "masih kosong"),
    ],
)
def test_each_fault_is_told_in_words(items, said):
    assert any(said in fault for fault in faults(an_element("a", 100, *items)))


@pytest.mark.parametrize(
    ("rule", "said"),
    [
        (["item", "entah", "is", "ya"], "tidak ada atau tidak dijawab"),
        (["item", "x", "is", "ya"], "bergantung pada dirinya sendiri"),
        (["item", "y", "is", "mungkin"], "“mungkin” tidak dikenal"),
        (["item", "y", "at_least", "banyak"], "bukan angka"),
        (["indicator", "entah", "at_least", "2"], "tidak ada di pustaka"),
        (["indicator", "spbe", "at_least", "2,5"], "bukan angka"),
        (["kind", "", "is", "desa"], "“desa” tidak dikenal"),
        (["kind", "", "at_least", "kota"], "pilih “adalah” atau “bukan”"),
        (["island_group", "", "is", "jawa, madura"], "“madura” tidak dikenal"),
        (["province", "", "is", "99"], "“99” tidak dikenal"),
        (["autonomous", "", "is", "barangkali"], "tidak dikenal"),
        (["population", "", "is", "banyak"], "bukan angka"),
    ],
)
def test_conditions_point_to_what_exists(rule, said):
    IndicatorFactory(code="spbe")
    whole = an_element("a", 100, an_item("x", rules=[rule]), an_item("y", answer="yes_no"))

    assert any(said in fault for fault in faults(whole))


def test_conditions_in_a_circle_are_found_through_parents_too():
    circle = [
        an_element("a", 50, an_item("x", rules=[["item", "y", "at_least", "1"]])),
        an_element("b", 50, an_item("y"), rules=[["item", "x", "at_least", "1"]]),
    ]

    assert sum("berputar kembali" in fault for fault in faults(*circle)) == 2
