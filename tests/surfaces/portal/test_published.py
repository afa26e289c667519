"""What was decided becomes public when it is published, and not a moment before."""

import csv
import io
import json

import pytest
from django.core.files.base import ContentFile
from openpyxl import load_workbook

from gerakan.stages.invitations.commands import lists
from gerakan.surfaces.portal.exports import DATA_SETS, sheet_url
from tests.factories.editions import EditionFactory, ParticipationFactory
from tests.factories.invited_lists import Country, a_country
from tests.factories.regions import RegionFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def country() -> Country:
    return a_country()


def everywhere(client, invitation_list, region) -> dict[str, bool]:
    """Each way out: does it tell of this list?"""
    name = str(invitation_list.run.scheme.edition.name)
    return {
        "start": "Daftar penjaringan" in client.get("/").content.decode(),
        "lists": name in client.get("/daftar/").content.decode(),
        "list": client.get(f"/daftar/{invitation_list.pk}/").status_code == 200,
        "list as file": client.get(f"/daftar/{invitation_list.pk}/", {"unduh": "csv"}).status_code == 200,
        "region": "mengapa?" in client.get(f"/daerah/{region.slug}/").content.decode(),
        "sheet": client.get(sheet_url(invitation_list.entries.get(region=region))).status_code == 200,
        **{kind: region.code in _file(client, kind) for kind in ("csv", "json")},
        "api": region.code in client.get(f"/api/v1/penjaringan/{invitation_list.pk}").content.decode(),
    }


def _file(client, kind: str) -> str:
    return client.get(f"/data/penjaringan.{kind}").content.decode()


@pytest.mark.parametrize("state", ["draft", "approved"])
def test_a_list_leaks_nowhere_before_it_is_published(client, country, state):
    made = country.approved(3) if state == "approved" else country.draw(3)

    told = everywhere(client, made, country.regions[0])
    assert not any(told.values()), told


def test_a_published_list_is_everywhere(client, country):
    made = country.approved(3)
    lists.publish(made, by=country.first)

    told = everywhere(client, made, country.regions[0])
    assert all(told.values()), told


def test_the_list_shows_method_seed_fingerprints_and_every_reason(client, country):
    made = country.approved(3)
    lists.publish(made, by=country.first)

    page = client.get(f"/daftar/{made.pk}/").content.decode()

    for words in (made.content_hash, made.run.content_hash, str(made.run.scheme), "Aturan nilai sama"):
        assert words in page
    assert all(region.name in page for region in country.regions)


@pytest.mark.parametrize("ranks", [range(1, 9), range(1, 31)])
def test_a_list_of_many_asks_as_much_as_one_of_few(client, django_assert_max_num_queries, ranks):
    made = a_country(ranks)
    shown = made.approved(3)
    lists.publish(shown, by=made.first)

    with django_assert_max_num_queries(10):
        client.get(f"/daftar/{shown.pk}/")


@pytest.mark.parametrize("name", sorted(DATA_SETS))
def test_a_data_set_has_the_same_columns_in_all_three_forms(client, country, name):
    lists.publish(country.approved(3), by=country.first)
    ParticipationFactory(edition=EditionFactory(state="closed"))
    columns = [column for column, _meaning in DATA_SETS[name].columns]

    as_csv = list(csv.reader(io.StringIO(_get(client, f"/data/{name}.csv").decode())))
    as_json = json.loads(_get(client, f"/data/{name}.json"))
    book = load_workbook(ContentFile(_get(client, f"/data/{name}.xlsx")), read_only=True)
    as_xlsx = [list(row) for row in book[name].iter_rows(values_only=True)]

    assert as_csv[0] == as_xlsx[0] == columns
    assert len(as_csv) == len(as_xlsx) == len(as_json["baris"]) + 1
    assert all(list(row) == columns for row in as_json["baris"])
    assert as_json["lisensi"] == "CC BY 4.0"
    assert [cell.value for cell in next(book["keterangan"].iter_rows(min_row=3, max_row=3))] == ["lisensi", "CC BY 4.0"]


def _get(client, path: str) -> bytes:
    answer = client.get(path)
    assert answer.status_code == 200
    return answer.content


def test_no_cell_of_open_data_becomes_a_formula(client):
    RegionFactory(name="=cmd|' /C calc'!A0", capital="+1")

    rows = list(csv.reader(io.StringIO(_get(client, "/data/daerah.csv").decode())))

    assert rows[1][2].startswith("'=cmd")
    assert rows[1][6] == "'+1"


@pytest.mark.parametrize("path", ["/data/rahasia.csv", "/data/daerah.exe", "/daftar/9999999999/"])
def test_what_is_not_offered_is_not_found(client, path):
    assert client.get(path).status_code == 404
