"""A citizen looks up a region: map, funnel, history, why it was or was not invited, the data."""

import json

from django.urls import reverse

from gerakan.stages.invitations.models import ListEntry
from tests.journeys.conduct import BOTH_THEMES, DESK_AND_PHONE, Traveller

FIRST_PAGE_BYTES = 150_000


def test_anybody_learns_what_became_of_a_region(visit, demonstration, picture):
    visitor = visit(weigh=True)
    anybody = Traveller(visitor, DESK_AND_PHONE)
    anybody.go("/")
    anybody.page.wait_for_load_state("networkidle")
    assert sum(visitor.weights.values()) < FIRST_PAGE_BYTES, visitor.weights
    anybody.pictures(picture, "publik-peta")
    looks_at_every_year(anybody)
    anybody.go(reverse("portal:funnels"))
    anybody.reads("2017", "2024", "sumber berbeda")
    anybody.pictures(picture, "publik-corong")

    finds(anybody, "sumenep")
    anybody.reads("Kabupaten Sumenep", "Perjalanan", "35.29")
    anybody.pictures(picture, "publik-daerah")
    reads_its_sheet(anybody, "Kabupaten Sumenep")
    anybody.pictures(picture, "publik-lembar")


def looks_at_every_year(anybody: Traveller) -> None:
    anybody.go("/?tampil=petak")
    years = anybody.page.get_by_role("navigation", name="Edisi pada peta").get_by_role("link").all_inner_texts()
    assert len(years) >= 5
    for year in years:
        anybody.go(f"/?tahun={year}")
        anybody.reads(f"edisi {year}")


def finds(anybody: Traveller, text: str) -> None:
    anybody.go("/")
    anybody.fill(q=text)
    anybody.press("Cari")


def reads_its_sheet(anybody: Traveller, name: str) -> None:
    entry = ListEntry.objects.get(region__name=name, invitation_list__published_at__isnull=False)
    anybody.follow(f": {entry.get_place_display()}")
    anybody.reads("Yang memutuskan", entry.get_place_display())
    pdf = anybody.page.request.get(anybody.visitor.root + reverse("invitations:explanation_pdf", args=[entry.pk]))
    assert pdf.status == 200
    assert pdf.body().startswith(b"%PDF")


def test_old_names_slips_and_doubtful_names_lead_somewhere(visit, demonstration):
    anybody = Traveller(visit())
    finds(anybody, "Mamuju Utara")
    anybody.reads("Kabupaten Pasangkayu")
    finds(anybody, "Sumenp")
    anybody.reads("Kabupaten Sumenep")
    finds(anybody, "Bandung")
    anybody.reads("Kabupaten Bandung", "Kota Bandung")


def test_the_data_come_in_three_shapes_of_the_same_rows(visit, demonstration):
    anybody = Traveller(visit())
    anybody.go(reverse("portal:data"))
    address = anybody.page.get_by_role("link", name="JSON").first.get_attribute("href")
    rows = json.loads(anybody.page.request.get(anybody.visitor.root + address).body())
    csv = anybody.page.request.get(anybody.visitor.root + address.replace(".json", ".csv")).text()
    listed = rows if isinstance(rows, list) else next(part for part in rows.values() if isinstance(part, list))
    assert len(csv.strip().splitlines()) == len(listed) + 1


def test_every_public_page_is_sound(visit, demonstration):
    anybody = Traveller(visit(), BOTH_THEMES)
    for name in ("start", "regions", "funnels", "lists", "data", "about"):
        anybody.go(reverse(f"portal:{name}"))
    anybody.go(reverse("audit:published"))
