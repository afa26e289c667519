"""The start page: the map by year, one number in three ways of counting, nothing from elsewhere, little weight."""

import re

import pytest
from django.conf import settings
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext

from gerakan.foundation.audit.log import record
from gerakan.foundation.regions.models import Region
from tests.factories.editions import EditionFactory, ParticipationFactory

NUMBER = re.compile(r'class="angka-utama[^>]*>([\d.]+)<')


def shown_number(client: Client, year: int, way: str) -> int:
    page = client.get("/", {"tahun": year, "hitung": way}).content.decode()
    return int(NUMBER.search(page)[1].replace(".", ""))


@pytest.mark.parametrize(
    ("year", "numbers"),
    [
        (2017, (25, 25, 25)),
        (2019, (100, 100, 98)),
        (2021, (148, 141, 139)),
        (2022, (198, 191, 189)),
        (2023, (248, 241, 239)),
    ],
)
def test_every_number_that_was_announced_is_two_clicks_away(loaded, client, year, numbers):
    assert tuple(shown_number(client, year, way) for way in ("keikutsertaan", "diumumkan", "berbeda")) == numbers


def test_the_number_carries_its_definition_its_day_and_its_sum(loaded, client):
    page = client.get("/", {"tahun": "2021", "hitung": "diumumkan"}).content.decode()

    assert "sampai edisi 2021" in page
    assert "hanya pengulangan yang diumumkan dikurangkan" in page
    assert "100 + 48 − 7 = 141" in page
    assert 'href="?tahun=2021&amp;tampil=peta&amp;hitung=berbeda#angka"' in page


def test_the_map_of_a_year_shows_who_took_part_then_and_before(loaded, client):
    page = client.get("/", {"tahun": "2018"}).content.decode()

    assert page.count('class="t4"><title>') == 50
    assert page.count('class="t2"><title>') == 25
    assert page.count("<title>") == 514 + 1
    assert "Kabupaten Sumenep: 2018" in page
    assert "50 daerah baru pada edisi 2018" in page


def test_every_kota_has_a_tile_of_one_size(loaded, client):
    page = client.get("/", {"tampil": "petak"}).content.decode()

    tiles = re.findall(
        r'<a href="/daerah/(kota-[-\w]+)/"[^>]*><title>[^<]+</title><path d="M\d+ \d+h19v19h-19z"/>', page
    )
    assert len(set(tiles)) == Region.objects.filter(kind="kota").count() == 98


@pytest.mark.parametrize("odd", ["1945", "2020", "'", "99999999999999999999", "²"])
def test_an_odd_year_shows_the_newest(loaded, client, odd):
    page = client.get("/", {"tahun": odd, "tampil": odd, "hitung": odd}).content.decode()

    assert "sampai edisi 2024" in page


def test_an_empty_house_says_what_comes(client, db):
    page = client.get("/").content.decode()

    assert "Belum ada edisi" in page
    assert client.get("/corong/").status_code == client.get("/daftar/").status_code == 200


def test_without_boundaries_regions_are_points_and_the_map_says_so(loaded, client):
    page = client.get("/").content.decode()

    assert "batas belum dimuat" in page
    assert page.count("<circle") == 514


def test_samples_and_rehearsals_are_not_counted(client, db):
    real = EditionFactory(year=2031, state="closed")
    counted = ParticipationFactory(edition=real).region
    for kind in ({"is_sample": True}, {"is_test": True}):
        ParticipationFactory(
            edition=EditionFactory(year=2031, state="open", slug="-".join(["2031", *kind]).replace("_", "-"), **kind)
        )

    page = client.get("/").content.decode()

    assert [name in page for name in Region.objects.values_list("slug", flat=True)] == [True] * 3
    assert page.count('class="t4"') - page.count('span class="t4"') == 1
    assert f"{counted.name}: 2031" in page


@pytest.mark.parametrize("n", [1, 30])
def test_the_number_of_questions_does_not_grow_with_regions(client, db, django_assert_max_num_queries, n):
    ParticipationFactory.create_batch(n, edition=EditionFactory(state="closed"))

    with django_assert_max_num_queries(16):
        client.get("/")


def test_all_editions_of_the_country_take_a_bounded_number_of_questions(loaded, client, django_assert_max_num_queries):
    with django_assert_max_num_queries(20):
        client.get("/")


@pytest.mark.journey
@pytest.mark.usefixtures("loaded", "boundaries")
@pytest.mark.parametrize(
    ("width", "theme", "view"), [(360, "dark", "peta"), (1280, "light", "peta"), (360, "light", "petak")]
)
def test_the_page_is_light_whole_and_without_faults(visit, width, theme, view):
    visitor = visit(width=width, theme=theme, weigh=True)
    visitor.go(f"/?tampil={view}")
    visitor.page.wait_for_load_state("networkidle")

    assert sum(visitor.weights.values()) < 150_000
    assert visitor.page.locator("svg.peta a").count() == 514
    assert visitor.faults() == []


@pytest.mark.journey
def test_a_year_and_a_way_of_counting_are_clicked_without_scripts(loaded, visit):
    visitor = visit(scripts=False)
    visitor.go("/")
    visitor.page.get_by_role("link", name="2019", exact=True).click()
    visitor.page.get_by_role("link", name="Daerah berbeda").click()

    assert visitor.page.locator(".angka-utama").inner_text() == "98"


def map_of(answer):
    """The drawing with its title and table."""
    page = answer.content.decode()
    return page[page.index('<figure class="map"') : page.index("</figure>")]


def test_the_map_is_drawn_once_and_anew_after_every_act(client, db):
    place = ParticipationFactory(edition=EditionFactory(year=2031, state="open"))
    first = map_of(client.get("/"))
    with CaptureQueriesContext(connection) as asked:
        assert map_of(client.get("/")) == first
    assert not [query for query in asked if '"regions_boundary"' in query["sql"]]

    renamed = "Kabupaten Nama Baru"
    Region.objects.filter(pk=place.region_id).update(name=renamed)
    with transaction.atomic():
        record("edition.changed", place.edition, by="uji")

    assert renamed in map_of(client.get("/"))


def test_each_view_year_and_language_has_its_own_map(client, db):
    for year in (2031, 2032):
        ParticipationFactory(edition=EditionFactory(year=year, state="open"))
    pages = [
        map_of(client.get("/", {"tahun": year, "tampil": view})) for year in (2031, 2032) for view in ("peta", "petak")
    ]
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = "en"
    pages.append(map_of(client.get("/", {"tahun": 2031, "tampil": "peta"})))

    assert len(set(pages)) == 5
