"""What a plan is compared with beside its sheets: published plans, joint programmes, texts, names, the pace of others."""

import pytest
from django.urls import reverse

from gerakan.foundation.accounts.roles import Role
from gerakan.foundation.indicators.models import IndicatorValue
from gerakan.stages.comparisons.calculations import copies
from gerakan.stages.masterplans.calculations import ask, checked
from tests.factories.accounts import a_region, somebody
from tests.factories.chapters import wrote
from tests.factories.editions import EditionFactory
from tests.factories.indicators import IndicatorFactory
from tests.factories.masterplans import a_plan, typed
from tests.factories.reviews import made_public

pytestmark = pytest.mark.django_db
SAID = (
    "Sampah pasar menumpuk di tepi dermaga sampai siang karena armada pengangkut hanya berangkat sekali pada malam hari "
    "dan tidak seorang pun mencatat muatannya"
)


def rules(found, *codes):
    return [one for one in found.findings if one.rule in codes]


def test_a_text_copied_with_words_changed_is_told_with_both_places_only_from_what_is_public(client):
    edition = EditionFactory(slug="mirip", year=2027, state="open", is_test=False)
    theirs, other = a_plan(edition=edition)
    typed(theirs, "masalah", {"statement": SAID}, by=other)
    ours, writer = a_plan(edition=edition)
    typed(ours, "masalah", {"statement": SAID.replace("dermaga", "pantai").replace("armada", "truk")}, by=writer)
    assert (rules(checked(ours), "R-613"), copies(ours)) == ([], []), "a draft of others is nobody's business"

    made_public(theirs, by=other)
    (found,) = rules(checked(ours), "R-613")
    assert [cell.url != "" for cell in found.cells] == [False, True]
    assert f"rencana {theirs.region.name}" in found.sentence
    client.force_login(somebody(Role.REGION_ADMIN, region=ours.region))
    shown = client.get(reverse("comparisons:likeness", args=[ours.pk])).text
    assert "<mark>" in shown
    assert "pantai" in shown.replace("<mark>", "")
    assert not rules(checked(theirs), "R-613"), "a plan is no copy of itself"


def test_texts_are_read_for_withdrawn_evidence_empty_references_and_numbers_that_the_row_has_not():
    plan, writer = a_plan()
    typed(plan, "bukti", {"code": "B-1", "text": "Laporan pasar 2026", "withdrawn": "ya"}, by=writer)
    row = {"code": "I-1", "name": "Sampah terpilah", "unit": "persen", "baseline": "10", "y2": "20"}
    typed(plan, "indikator", row, by=writer)
    before = rules(checked(plan), "R-603", "R-605", "R-614")
    text = (
        "Sampah menumpuk menurut [[bukti/B-1]].\n\nSampah terpilah baru 38 persen pada 2027.\n\n"
        "Sampah terpilah menjadi [[indikator/I-1/target/2029]] persen.\n\nLihat [[indikator/I-9/dasar]]."
    )
    wrote(plan, text, by=writer, code="1-latar-belakang")
    found = rules(checked(plan), "R-603", "R-605", "R-614")

    assert before == []
    assert [one.rule for one in found] == ["R-603", "R-605", "R-614"]
    assert all(
        reverse("chapters:section", args=[plan.pk, "1-latar-belakang"]) in {cell.url for cell in one.cells}
        for one in found
    )
    assert found[2].sentence.startswith("Naskah Buku 1, Latar belakang, paragraf 2 menulis 38 persen")


def test_a_slip_in_a_region_s_name_and_a_target_faster_than_others_are_told():
    plan, writer = a_plan()
    region = a_region()
    typed(
        plan,
        "program",
        {"code": "P-1", "name": "Sekolah", "location": f"{region.name[:-1]}; Kecamatan Lain"},
        by=writer,
    )
    poverty = IndicatorFactory(name="Penduduk miskin (contoh)", direction=-1)
    own = {"name": "Penduduk miskin", "unit": "%", "direction": "makin rendah makin baik", "baseline_year": "2027"}
    typed(plan, "indikator", {"code": "I-1", "programme": "P-1", "baseline": "20", "y3": "2", **own}, by=writer)
    others = [a_region(f"36.{number:02}", f"Kabupaten Contoh {number}") for number in range(1, 17)]
    IndicatorValue.objects.bulk_create(
        IndicatorValue(indicator=poverty, region=one, year=year, value=value, source="contoh")
        for one in others
        for year, value in ((2020, 20.0), (2025, 18.0))
    )
    found = rules(ask(plan), "R-202", "R-505")

    assert [one.rule for one in found] == ["R-202", "R-505"]
    assert "16 daerah" in found[0].sentence
    assert region.name in found[1].sentence
