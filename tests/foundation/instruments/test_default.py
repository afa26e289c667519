"""The instrument that comes with the project."""

import pytest
from django.core.management import call_command

from gerakan.foundation.instruments.applying import facts_of, for_region
from gerakan.foundation.instruments.checking import faults_of
from gerakan.foundation.instruments.default import load_default
from gerakan.foundation.instruments.models import Instrument, InstrumentVersion
from gerakan.foundation.instruments.scoring import score
from gerakan.foundation.instruments.tree import tree_of
from tests.factories.accounts import a_region
from tests.factories.instruments import the_default_version

pytestmark = pytest.mark.django_db


def test_it_is_published_whole_and_without_fault():
    version = the_default_version()
    tree = tree_of(version)

    assert (version.state, version.instrument.is_default) == ("published", True)
    assert faults_of(tree) == []
    assert {element.code: element.weight for element in tree.elements} == {
        "visi": 15, "struktur": 20, "infrastruktur": 20, "suprastruktur": 20, "masyarakat": 10, "perencanaan": 15,
    }  # fmt: skip
    assert (len(tree.items()), len(tree.marked_items())) == (33, 31)
    assert {item.prefill_code for item in tree.items()} - {""} == {
        "regional_finance", "spbe", "clean_water_access", "human_development_index",
    }  # fmt: skip


def test_every_level_has_an_example():
    tree = tree_of(the_default_version())

    assert [item.code for item in tree.marked_items() if not all(level.example for level in item.levels)] == []


def test_it_is_loaded_once():
    first = the_default_version()
    call_command("load_default_instrument", verbosity=0)

    assert InstrumentVersion.objects.get() == first
    assert Instrument.objects.count() == 1


def test_another_content_waits_as_a_draft(tmp_path):
    first = the_default_version()
    changed = tmp_path / "baru.toml"
    changed.write_text(
        'code = "kesiapan"\ntitle = "x"\nintroduction = "Lain."\n[[element]]\ncode = "a"\ntitle = "A"\nweight = 100\n',
        encoding="utf-8",
    )

    second, is_new = load_default(by="uji", path=changed)
    again, is_newer = load_default(by="uji", path=changed)

    assert (second.number, second.state, second.made_from, is_new) == (2, "draft", first, True)
    assert (again, is_newer) == (second, False)


def test_a_kota_and_a_kabupaten_get_their_own_items():
    tree = tree_of(the_default_version())
    kota, kabupaten = a_region("35.71", "Kota Kediri"), a_region("35.29", "Kabupaten Sumenep")
    facts = facts_of([kota, kabupaten], tree)

    codes = {r: {item.code for item in for_region(tree, facts[r.pk], {}).items()} for r in (kota, kabupaten)}

    assert codes[kota] - codes[kabupaten] == {"dig-pusat-kendali"}
    islands = for_region(tree, facts[kabupaten.pk], {"wilayah-pulau": True})
    assert {item.code for item in islands.items()} - codes[kabupaten] == {"fis-antarpulau"}


def test_a_region_with_the_best_marks_everywhere_has_a_hundred():
    tree = tree_of(the_default_version())
    region = a_region()
    cut = for_region(tree, facts_of([region], tree)[region.pk], {})
    marks = {item.code: 0.0 if item.is_penalty else 4.0 for item in cut.marked_items()}

    assert score(cut, marks).hundred == pytest.approx(100)
    assert score(cut, {**marks, "ren-tidak-sesuai": 4}).total == pytest.approx(4 - 0.15 * 0.5)
