"""Finding a region, and its page for ever."""

import pytest

from gerakan.foundation.regions.models import Region
from tests.factories.editions import EditionFactory, ParticipationFactory
from tests.factories.regions import RegionFactory


@pytest.mark.parametrize(
    ("written", "slug"),
    [
        ("sumenep", "kabupaten-sumenep"),
        ("  SUMENEP ", "kabupaten-sumenep"),
        ("35.29", "kabupaten-sumenep"),
        ("3529", "kabupaten-sumenep"),
        ("Toba Samosir", "kabupaten-toba"),
        ("91.24", "kabupaten-nduga"),
    ],
)
def test_name_old_name_and_code_lead_straight_to_the_page(register, client, written, slug):
    answer = client.get("/daerah/", {"q": written})

    assert (answer.status_code, answer.url) == (302, f"/daerah/{slug}/")


def test_bandung_asks_which(register, client):
    page = client.get("/daerah/", {"q": "Bandung"}).content.decode()

    for slug in ("kabupaten-bandung", "kabupaten-bandung-barat", "kota-bandung"):
        assert f"/daerah/{slug}/" in page


def test_a_misspelling_is_answered_with_what_may_be_meant(register, client):
    page = client.get("/daerah/", {"q": "Sumenap"}).content.decode()

    assert "Mungkin maksud Anda" in page
    assert page.index("/daerah/kabupaten-sumenep/") < page.index("/daerah/kabupaten-sumedang/")


def test_by_where_one_is(register, client):
    page = client.get("/daerah/", {"lat": "-7.0", "lon": "113.86"}).content.decode()

    near = page[page.index("Pusat pemerintahan terdekat") :]
    assert near.index("kabupaten-sumenep") < near.index("kabupaten-pamekasan") < near.index("kabupaten-sampang")


@pytest.mark.parametrize(
    "place", [{"lat": "52", "lon": "13"}, {"lat": "nan", "lon": "nan"}, {"lat": "x"}, {"lat": "inf", "lon": "1e400"}]
)
def test_a_place_elsewhere_is_passed_over(register, client, place):
    answer = client.get("/daerah/", place)

    assert answer.status_code == 200
    assert "terdekat" not in answer.content.decode()


@pytest.mark.parametrize(
    ("old", "slug"),
    [("kabupaten-toba-samosir", "kabupaten-toba"), ("kabupaten-mamuju-utara", "kabupaten-pasangkayu")],
)
def test_an_address_of_a_former_name_leads_to_the_page_for_ever(register, client, old, slug):
    answer = client.get(f"/daerah/{old}/")

    assert (answer.status_code, answer.url) == (301, f"/daerah/{slug}/")


@pytest.mark.parametrize("nowhere", ["kabupaten-bukan", "bandung", "sumenap"])
def test_an_address_that_names_no_region_for_certain_is_not_found(register, client, nowhere):
    assert client.get(f"/daerah/{nowhere}/").status_code == 404


def test_a_region_that_moved_shows_both_provinces_and_codes(register, client):
    page = client.get("/daerah/kabupaten-nduga/").content.decode()

    for words in ("95.08", "Papua Pegunungan", "91.24", "25 Juli 2022"):
        assert words in page


def test_the_six_regions_of_jakarta_cannot_take_part_and_say_why(register, client):
    for region in Region.objects.filter(is_autonomous=False):
        assert "tanpa APBD dan DPRD sendiri" in client.get(f"/daerah/{region.slug}/").content.decode()
    assert Region.objects.filter(is_autonomous=False).count() == 6


def test_every_region_has_its_page(loaded, client):
    broken = [
        region.slug for region in Region.objects.all()[::17] if client.get(f"/daerah/{region.slug}/").status_code != 200
    ]
    assert broken == []


def test_a_history_names_the_edition_the_substitute_and_the_source(loaded, client):
    page = client.get("/daerah/kabupaten-lombok-timur/").content.decode()

    assert "menggantikan" in page
    assert "Kabupaten Purwakarta" in page
    assert 'rel="noreferrer"' in page


def test_a_sample_in_the_history_is_called_so(client, db):
    place = ParticipationFactory(edition=EditionFactory(state="open", is_sample=True))

    story = client.get(f"/daerah/{place.region.slug}/").content.decode().split("Data daerah")[0]

    assert "Data contoh</span>" in story.replace("\n", "") or "Data contoh" in story[story.index("Perjalanan") :]


@pytest.mark.parametrize("n", [1, 30])
def test_a_region_of_many_editions_asks_no_more_than_one_of_few(client, db, django_assert_max_num_queries, n):
    region = RegionFactory()
    for year in range(n):
        ParticipationFactory(region=region, edition=EditionFactory(year=2030 + year, state="closed"))

    with django_assert_max_num_queries(12):
        client.get(f"/daerah/{region.slug}/")


@pytest.mark.parametrize("n", [1, 30])
def test_the_list_of_regions_asks_the_same_with_one_row_and_with_many(client, db, django_assert_max_num_queries, n):
    RegionFactory.create_batch(n)

    with django_assert_max_num_queries(8):
        client.get("/daerah/")


@pytest.mark.parametrize("hostile", ["\0", "%", "'; DROP TABLE", "<script>", "x" * 5000, "💥"])
def test_hostile_words_find_nothing_and_break_nothing(register, client, hostile):
    answer = client.get("/daerah/", {"q": hostile})

    assert answer.status_code == 200
    assert b"<script>alert" not in answer.content
    assert f'value="{hostile}"'.encode() not in answer.content or "<" not in hostile


@pytest.mark.journey
@pytest.mark.parametrize(("width", "theme"), [(360, "light"), (1280, "dark")])
def test_search_and_page_read_well(loaded, visit, width, theme):
    visitor = visit(width=width, theme=theme)
    visitor.go("/daerah/?q=sumenap")
    assert visitor.faults() == []
    visitor.page.get_by_role("link", name="Kabupaten Sumenep").first.click()

    assert visitor.page.get_by_role("heading", name="Kabupaten Sumenep").is_visible()
    assert visitor.faults() == []


@pytest.mark.journey
def test_near_me_asks_after_a_click_only(loaded, visit):
    visitor = visit()
    visitor.page.context.grant_permissions(["geolocation"])
    visitor.page.context.set_geolocation({"latitude": -7.0, "longitude": 113.86})
    visitor.go("/")
    visitor.page.get_by_role("button", name="Dekat saya").click()
    visitor.page.wait_for_url("**/daerah/?lat=-7.000&lon=113.860")

    assert visitor.page.get_by_text("Pusat pemerintahan terdekat").is_visible()
