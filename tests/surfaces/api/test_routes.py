"""Every route: what it says, to whom, how many questions it asks, and what it refuses."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from gerakan.foundation.accounts.roles import Role
from gerakan.foundation.editions.models import Role as Part
from gerakan.foundation.regions.boundaries import Outline
from gerakan.foundation.regions.commands import replace_boundaries
from gerakan.foundation.regions.models import Region
from gerakan.stages.invitations.models import InvitationList
from tests.factories.accounts import somebody
from tests.factories.editions import EditionFactory, FunnelCountFactory, ParticipationFactory
from tests.factories.indicators import IndicatorFactory, IndicatorValueFactory, a_batch
from tests.factories.invited_lists import a_country
from tests.factories.regions import RegionFactory

pytestmark = pytest.mark.django_db

SQUARE = {"type": "MultiPolygon", "coordinates": [[[[112.0, -7.0], [113.0, -7.0], [113.0, -6.0], [112.0, -7.0]]]]}


@pytest.fixture
def ask(client: Client) -> Callable[..., Any]:
    """The JSON of a route that must answer."""

    def get(path: str, **parameters: Any) -> Any:
        answer = client.get(f"/api/v1/{path}", parameters)
        assert answer.status_code == 200, answer.content
        return answer.json()

    return get


def published(invitation_list: InvitationList) -> InvitationList:
    InvitationList.objects.filter(pk=invitation_list.pk).update(published_at=timezone.now())
    return invitation_list


def test_the_root_names_every_way_in(ask, client):
    ways = ask("")

    assert set(ways) == {"daerah", "batas", "edisi", "indikator", "penjaringan", "rencana", "openapi"}
    assert {client.get(way).status_code for way in ways.values()} == {200}


def test_a_region_is_found_by_its_name_and_read_by_its_code(ask):
    region = RegionFactory(code="35.29", name="Kabupaten Sumenep", slug="kabupaten-sumenep")
    RegionFactory()

    found = ask("daerah", cari="sumenep")

    assert (found["jumlah"], found["baris"][0]["kode"]) == (1, "35.29")
    assert ask("daerah/35.29")["riwayat"][0]["nama"] == region.name
    assert ask("daerah", jenis="kota")["jumlah"] == 0
    assert ask("daerah", provinsi=region.province.code)["baris"][0]["alamat"] == "kabupaten-sumenep"


def test_samples_are_called_so_wherever_they_stand(ask, client):
    sample = EditionFactory(state="open", is_sample=True)
    place = ParticipationFactory(edition=sample)
    FunnelCountFactory(edition=sample)
    real = ParticipationFactory(edition=EditionFactory(state="closed"), region=place.region)

    assert {row["kode"]: row["data_contoh"] for row in ask("edisi")["baris"]} == {
        sample.slug: True, real.edition.slug: False,
    }  # fmt: skip
    assert ask(f"edisi/{sample.slug}/peserta")["baris"][0]["data_contoh"] is True
    assert ask(f"edisi/{sample.slug}/corong")["baris"][0]["data_contoh"] is True
    took = {row["edisi"]: row["data_contoh"] for row in ask(f"daerah/{place.region.code}")["keikutsertaan"]}
    assert took == {sample.slug: True, real.edition.slug: False}


def test_sample_values_are_called_so_and_values_without_a_delivery_are_not(ask, client):
    client.force_login(somebody(Role.MENTOR), "django.contrib.auth.backends.ModelBackend")
    indicator = IndicatorFactory(code="fiscal_capacity")
    region = RegionFactory()
    batch = a_batch([["Kode wilayah", "fiscal_capacity"], [region.code, "0,5"]], by=somebody(Role.NATIONAL_ADMIN))
    type(batch).objects.filter(pk=batch.pk).update(is_sample=True)
    IndicatorValueFactory(indicator=indicator, region=region, batch=batch, year=2020)
    IndicatorValueFactory(indicator=indicator, region=region, batch=None, year=2021)

    values = ask("indikator/fiscal_capacity/nilai")["baris"]

    assert {row["tahun"]: row["data_contoh"] for row in values} == {2020: True, 2021: False}
    assert [row["tahun"] for row in ask("indikator/fiscal_capacity/nilai", tahun=2020)["baris"]] == [2020]


def test_visitors_see_no_figure_before_a_stage_publishes_it(ask, client):
    value = IndicatorValueFactory()

    assert ask("indikator") == {"jumlah": 0, "baris": []}
    assert client.get(f"/api/v1/indikator/{value.indicator.code}/nilai").status_code == 404


def test_visitors_see_neither_preparations_nor_rehearsals_nor_candidates(ask, client):
    preparing = EditionFactory(state="preparing")
    rehearsal = EditionFactory(state="open", is_test=True)
    running = EditionFactory(state="open")
    ParticipationFactory(edition=running, role=Part.CANDIDATE)

    assert [row["kode"] for row in ask("edisi")["baris"]] == [running.slug]
    assert ask(f"edisi/{running.slug}/peserta")["jumlah"] == 0
    assert {client.get(f"/api/v1/edisi/{each.slug}/peserta").status_code for each in (preparing, rehearsal)} == {404}

    client.force_login(somebody(Role.SECRETARIAT), "django.contrib.auth.backends.ModelBackend")
    assert ask("edisi")["jumlah"] == 3
    assert ask(f"edisi/{running.slug}/peserta")["jumlah"] == 1


@pytest.mark.parametrize("role", [None, Role.MENTOR, Role.SECRETARIAT, Role.AUDITOR])
def test_a_list_is_read_by_exactly_those_who_may_see_it(role, ask, client):
    approved = a_country().approved(3)
    person = somebody(role) if role else None
    if person:
        client.force_login(person, "django.contrib.auth.backends.ModelBackend")
    may = bool(person and person.has_perm("invitations.see_list", approved))

    assert may is (role in {Role.SECRETARIAT, Role.AUDITOR})
    assert ask("penjaringan")["jumlah"] == int(may)
    assert client.get(f"/api/v1/penjaringan/{approved.pk}").status_code == (200 if may else 404)


def test_a_published_list_is_there_for_everybody(ask):
    shown = published(a_country().approved(3))

    listed = ask("penjaringan")["baris"]
    rows = ask(f"penjaringan/{shown.pk}")["baris"]

    assert [(row["nomor"], row["sidik"], row["keadaan"]) for row in listed] == [
        (shown.pk, shown.content_hash, "approved")
    ]
    assert sorted(row["tempat"] for row in rows) == ["below"] * 2 + ["invited"] * 3 + ["reserve"] * 3
    assert {row["kode"] for row in rows} == set(Region.objects.values_list("code", flat=True))


def test_boundaries_say_of_themselves_that_they_are_indicative(ask):
    region = RegionFactory(code="35.29")
    replace_boundaries(
        {region.code: Outline(SQUARE, "M0 0h1v1z")},
        source="titik desa",
        checksum="0" * 64,
        is_official=False,
        by="sistem: uji",
    )

    answer = ask("batas")

    assert (answer["type"], answer["resmi"], answer["sumber"]) == ("FeatureCollection", False, "titik desa")
    assert answer["keterangan"] == answer["features"][0]["properties"]["batas"] == "Batas indikatif, bukan batas resmi."
    assert answer["features"][0]["geometry"]["type"] in {"Polygon", "MultiPolygon"}
    assert answer["features"][0]["properties"]["kode"] == "35.29"
    elsewhere = "98" if region.province.code == "99" else "99"
    assert ask("batas", provinsi=elsewhere)["features"] == []


def test_without_boundaries_the_collection_is_empty_and_says_so(ask):
    answer = ask("batas")

    assert (answer["jumlah"], answer["features"]) == (0, [])
    assert "batas belum dimuat" in answer["keterangan"]


@pytest.mark.parametrize(
    "path",
    [
        "daerah?limit=0", "daerah?limit=601", "daerah?offset=-1", "daerah?offset=99999999999999999999", "daerah?limit=1e9",
        "edisi?limit=10000", "penjaringan?offset=1000001", "penjaringan/99999999999999999999", "penjaringan/0",
        "daerah?cari=%00", "daerah/%00", "edisi/%00/corong", "indikator/a%00/nilai", "daerah?provinsi=3529",
        "batas?limit=99999", "indikator/x/nilai?tahun=999999999999",
    ],
)  # fmt: skip
def test_a_senseless_question_is_refused_with_a_reason(client, path):
    answer = client.get(f"/api/v1/{path}")

    assert answer.status_code == 422
    assert answer.json()["detail"]


@pytest.mark.parametrize("path", ["daerah/99.99", "edisi/1900/corong", "indikator/tidak-ada/nilai", "penjaringan/77"])
def test_what_is_not_there_is_a_404_in_json(client, path):
    answer = client.get(f"/api/v1/{path}")

    assert (answer.status_code, answer["Content-Type"]) == (404, "application/json; charset=utf-8")


@pytest.mark.parametrize("n", [1, 30])
def test_pages_ask_the_same_questions_with_one_row_and_with_many(client, django_assert_num_queries, n):
    edition = EditionFactory(state="closed")
    ParticipationFactory.create_batch(n, edition=edition)

    for path, count in (("daerah", 2), (f"edisi/{edition.slug}/peserta", 3), ("edisi", 2), ("batas", 4)):
        with django_assert_num_queries(count):
            client.get(f"/api/v1/{path}")
