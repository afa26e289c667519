"""A region keeps its institutions: acts, holders, a regent who leaves, a gap, an acting one with a mandate, the hand-over signed."""

import datetime
from pathlib import Path
from typing import Any

import pytest
from django.urls import reverse
from django.utils import timezone

from gerakan.foundation.accounts.models import RoleAssignment
from gerakan.foundation.accounts.roles import Role
from gerakan.foundation.regions.models import Region
from gerakan.stages.institutions.models import Handover, LegalAct, OfficeHolder
from tests.factories.agreements import official, staff
from tests.factories.institutions import a_head, a_promise, an_act
from tests.factories.regions import RegionFactory
from tests.journeys.conduct import Traveller

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]

TODAY = timezone.localdate()
DAY = datetime.timedelta(days=1)


def test_a_regent_leaves_and_an_acting_one_takes_over(transactional_db, visit, picture, tmp_path):
    region = RegionFactory()
    staff()
    official(Role.REGION_SECRETARY, region)
    regent = official(Role.REGION_HEAD, region)
    regent.assignments.update(starts_on=TODAY - 400 * DAY)
    for office, name in (("sekda", "Sinta Contoh"), ("diskominfo", "Dimas Contoh"), ("bappeda", "Bagas Contoh")):
        a_head(region, office=office, name=name)
    a_head(region, user=regent, name="Hana Contoh")
    an_act(region, kind="sk_dewan", title="Dewan Smart City")
    a_promise(region)
    person = visit(user=official(Role.REGION_ADMIN, region))
    keeper = Traveller(person)

    the_missing_decree_is_registered(keeper, region, tmp_path)
    picture(person, "kelembagaan-produk-hukum")
    the_regent_leaves(keeper, region)
    the_old_regent_confirms(visit, regent, Handover.objects.get())
    OfficeHolder.objects.filter(name="Hana Contoh").update(until=TODAY - 3 * DAY)
    RoleAssignment.objects.filter(user=regent).update(ends_on=TODAY - 3 * DAY)
    an_acting_regent_is_recorded(keeper, region)
    picture(person, "kelembagaan-pejabat")
    the_package_is_signed(keeper, Handover.objects.get())
    picture(person, "kelembagaan-serah-terima")


def the_missing_decree_is_registered(keeper: Traveller, region: Region, folder: Path) -> None:
    """From the sentence that says what is missing."""
    keeper.go(reverse("institutions:own"))
    keeper.reads("SK Tim Pelaksana", "Hana Contoh")
    keeper.follow("Catat", exact=True)
    paper = folder / "sk tim.pdf"
    paper.write_bytes(b"%PDF-1.7\nsurat keputusan")
    keeper.fill(number="188.45/31/2027", title="Tim Pelaksana Kota Cerdas", dated=TODAY, in_force_from=TODAY)
    keeper.page.locator("main input[name='file']").set_input_files(paper)
    keeper.press("Simpan")
    keeper.reads("188.45/31/2027", "Berlaku")
    assert LegalAct.objects.get(kind="sk_tim").files.count() == 1


def the_regent_leaves(keeper: Traveller, region: Region) -> None:
    """The last day, and the rights that end with it; the hand-over opens by itself."""
    head = OfficeHolder.objects.get(office="head")
    keeper.go(reverse("institutions:end_office", args=[head.pk]))
    keeper.fill(until=TODAY, reason="Masa jabatan habis")
    keeper.press("Simpan")
    keeper.reads("Masa jabatan habis")
    assert RoleAssignment.objects.get(user=head.user).ends_on == TODAY


def the_old_regent_confirms(visit: Any, regent: Any, handover: Handover) -> None:
    """On a phone, on the last day."""
    old = Traveller(visit(width=360, theme="dark", user=regent))
    old.go(handover.get_absolute_url())
    old.reads("Menugaskan sepuluh orang", "Pejabat baru")
    old.fill(message="Jaga sepuluh orang itu.")
    old.press("Tegaskan")
    old.reads("Menunggu pejabat baru", "Jaga sepuluh orang itu.")


def an_acting_regent_is_recorded(keeper: Traveller, region: Region) -> None:
    """Two days nobody held the office; the acting one comes by mandate."""
    keeper.go(reverse("institutions:new_holder", args=[region.slug]))
    keeper.choose("office", "head")
    keeper.choose("capacity", "pj")
    keeper.fill(name="Wira Contoh", since=TODAY)
    keeper.press("Simpan")
    keeper.reads("Pejabat sementara memerlukan nomor dan tanggal surat mandat.")
    keeper.fill(mandate_number="100.2.1.3/1205/SJ", mandate_on=TODAY - DAY)
    keeper.press("Simpan")
    keeper.reads("Wira Contoh", "Penjabat (Pj.)", "Masa tanpa pejabat")


def the_package_is_signed(keeper: Traveller, handover: Handover) -> None:
    """On behalf of the new holder, with the number of the paper; what is open stays."""
    keeper.go(handover.get_absolute_url())
    keeper.fill(note="Berita acara 131/77")
    keeper.press("Tandatangani")
    keeper.reads("Diserahterimakan", "Menugaskan sepuluh orang", "Wira Contoh, Pj. Kepala daerah")
    handover.refresh_from_db()
    assert handover.sha256
