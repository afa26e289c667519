"""An assessor on a phone marks a sample case, sends it and sees the own marks beside the experts'."""

import os
from pathlib import Path

import pytest

from gerakan.foundation.accounts.roles import Role
from gerakan.stages.calibration.commands import defaults, sets, sheets
from gerakan.stages.calibration.commands.sheets import Said
from gerakan.stages.calibration.models import CalibrationMark, CalibrationSet, Reference
from tests.factories.accounts import an_edition, somebody
from tests.factories.assessors import an_engagement
from tests.factories.calibration import owner
from tests.factories.instruments import the_default_version
from tests.journeys.conduct import Traveller

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.journey]


@pytest.fixture
def calibration() -> CalibrationSet:
    """The default set, open; three others have sent the first case, one of them far too generous."""
    chief = somebody(Role.SECRETARIAT)
    made = sets.prepare(an_edition(), version=the_default_version(), by=chief)
    defaults.use_default(made, by=chief)
    others = [an_engagement() for _n in range(3)]
    sets.open_set(made, by=chief)
    case = made.cases.first()
    references = Reference.objects.filter(item__case=case).values_list("item_id", "level")
    for generous, engagement in enumerate(others):
        said = [Said(item, min(level + generous, 4), "Dilihat dari buktinya.") for item, level in references]
        sheets.save_marks(case, said=said, by=owner(engagement))
        sheets.send(case, by=owner(engagement))
    return made


def test_a_case_on_a_phone_and_its_comparison(visit, calibration, picture):
    me = an_engagement()
    phone = Traveller(visit(width=360, user=owner(me)))
    phone.go("/kalibrasi/")
    phone.reads("Kabupaten Contoh Muara", "0 dari 10 butir dinilai")
    phone.follow("Nilai contoh ini")
    picture(phone.visitor, "asesor-kalibrasi")
    cards = phone.page.locator(".calibration-card")
    assert cards.count() == 10
    for at in range(10):
        card = cards.nth(at)
        card.locator(".calibration-level").nth(3 if at else 4).click()
        card.locator(".calibration-state").get_by_text("belum ditulis" if not at else "Tersimpan").wait_for()
    reason = cards.first.get_by_role("textbox")
    reason.fill("Misi dan programnya jelas.")
    cards.first.locator(".calibration-state").get_by_text("Tersimpan").wait_for()
    assert phone.page.locator("#terisi").inner_text() == "10 dari 10 dinilai"
    assert CalibrationMark.objects.filter(sheet__engagement=me).count() == 10

    phone.press("Kirim dan bandingkan")

    phone.reads("lebih murah hati", "Acuan", "Alasan ahli:", "1 lain")
    picture(phone.visitor, "asesor-kalibrasi-perbandingan")
    if folder := os.environ.get("GERAKAN_KALIBRASI"):
        _look_around(visit, Path(folder), calibration, me)


def _look_around(visit, folder, calibration, me):
    slug, case = calibration.edition.slug, calibration.cases.first().pk
    own = {
        "milik": "/kalibrasi/",
        "hasil": f"/kalibrasi/contoh/{case}/hasil/",
        "lembar": f"/kalibrasi/contoh/{case + 1}/",
    }
    staff = {
        "set": f"/kalibrasi/edisi/{slug}/",
        "kemajuan": f"/kalibrasi/edisi/{slug}/hasil/",
        "butir": f"/kalibrasi/edisi/{slug}/butir/",
        "contoh": f"/kalibrasi/susun/{case}/",
        "ketentuan": f"/kalibrasi/edisi/{slug}/ketentuan/",
    }
    for user, pages in ((owner(me), own), (somebody(Role.SECRETARIAT), staff)):
        for width in (360, 1280):
            for theme in ("light", "dark"):
                visitor = visit(width=width, theme=theme, user=user)
                for name, path in pages.items():
                    visitor.go(path)
                    print(name, width, theme, visitor.faults())
                    visitor.page.screenshot(path=folder / f"{name}-{width}-{theme}.png", full_page=True)
