"""An assessor on a phone marks a sample case, sends it and sees the own marks beside the experts'."""

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
    cards = phone.page.locator(".calibration-card")
    cards.first.locator(".calibration-level").last.scroll_into_view_if_needed()
    picture(phone.visitor, "asesor-kalibrasi")
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
    phone.page.locator(".disclosure").first.scroll_into_view_if_needed()
    picture(phone.visitor, "asesor-kalibrasi-perbandingan")
