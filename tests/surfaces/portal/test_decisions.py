"""The public page of decisions, open data version by version, the DCAT catalogue."""

import csv
import io

import pytest
from django.urls import reverse

from gerakan.foundation.accounts.roles import Role
from gerakan.stages.plenary.commands import results
from gerakan.stages.plenary.commands.results import Change
from tests.factories.accounts import somebody
from tests.factories.editions import EditionFactory
from tests.factories.plenary import a_plenary
from tests.factories.terms import some_terms, terms_draft

pytestmark = pytest.mark.django_db
MANDATORY = {
    "dcat:Catalog": {"dct:title", "dct:description", "dct:publisher", "dcat:dataset"},
    "dcat:Dataset": {"dct:title", "dct:description", "dct:publisher", "dcat:distribution"},
    "dcat:Distribution": {"dcat:accessURL", "dct:license", "dcat:mediaType"},
}
"""What DCAT-AP 3 and DCAT 3 ask of each class, and the licence that this portal promises."""


def table(response) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(response.content.decode())))


def test_terms_stand_before_the_result_and_drafts_never(client):
    drafted = terms_draft(EditionFactory(state="open"))
    page = client.get(reverse("portal:decided")).content.decode()
    assert "Belum ada keputusan yang diumumkan" in page

    terms = some_terms(drafted.edition, reason="Pertama.")
    page = client.get(reverse("portal:decided")).content.decode()
    assert terms.get_absolute_url() in page
    assert "Hasil belum diumumkan." in page


def test_nothing_of_a_frozen_result_is_out_before_its_announcement(client):
    sitting = a_plenary()
    frozen = sitting.frozen()
    address = reverse("portal:download_version", args=["penetapan", frozen.edition.slug, 1, "csv"])

    assert client.get(address).status_code == 404
    assert table(client.get(reverse("portal:download", args=["penetapan", "csv"]))) == []
    assert table(client.get(reverse("portal:download", args=["peringkat", "csv"]))) == []
    assert frozen.edition.slug not in str(client.get(reverse("portal:catalogue")).json())


def test_every_version_stays_at_its_own_address(client):
    sitting = a_plenary()
    first = sitting.published()
    away, coming = sitting.regions[0], sitting.regions[7]
    changes = [Change(away, "refused", "Salah hitung."), Change(coming, "selected", "Salah hitung.")]
    second = results.correct(first, changes=changes, reason="Salah hitung.", by=sitting.staff)
    results.publish(second, by=somebody(Role.SECRETARIAT))

    def chosen(number: int) -> set[str]:
        address = reverse("portal:download_version", args=["penetapan", first.edition.slug, number, "csv"])
        return {row["kode"] for row in table(client.get(address)) if row["putusan"] == "selected"}

    assert chosen(1) - chosen(2) == {away.code}
    assert chosen(2) - chosen(1) == {coming.code}
    told = client.get(reverse("portal:catalogue")).json()["dcat:dataset"]
    versions = {row["dct:identifier"]: row for row in told if "dcat:version" in row}
    later = versions[f"penetapan-{first.edition.slug}-2"]
    assert later["dcat:previousVersion"]["@id"] == versions[f"penetapan-{first.edition.slug}-1"]["@id"]
    page = client.get(reverse("portal:decided")).content.decode()
    assert [reverse("plenary:version", args=[row.edition.slug, row.number]) in page for row in (first, second)] == [
        True,
        True,
    ]


def test_the_ranking_is_open_with_the_result(client):
    sitting = a_plenary()
    plenary = sitting.published()

    rows = table(client.get(reverse("portal:download", args=["peringkat", "csv"])))

    assert [row["kode"] for row in rows] == [region.code for region in sitting.regions]
    assert {row["sidik"] for row in rows} == {plenary.run.content_hash}


def test_the_catalogue_says_of_every_thing_what_dcat_asks(client):
    sitting = a_plenary()
    sitting.published()
    response = client.get(reverse("portal:catalogue"))
    told = response.json()

    assert response["Content-Type"] == "application/ld+json"
    nodes = [told, *told["dcat:dataset"], *(file for row in told["dcat:dataset"] for file in row["dcat:distribution"])]
    assert not [
        (node["@id"], MANDATORY[node["@type"]] - node.keys())
        for node in nodes
        if MANDATORY[node["@type"]] - node.keys()
    ]
    assert len({node["@id"] for node in nodes}) == len(nodes)
    for node in nodes:
        if node["@type"] == "dcat:Distribution":
            assert client.get(node["dcat:downloadURL"]["@id"]).status_code == 200
