"""A plan that stands in Word becomes rows: read, taken, refused, corrected, found again on its sheet."""

import pytest

from gerakan.stages.masterplans.models import Mission, Programme
from gerakan.stages.readings.models import Proposal
from tests.factories.editions import EditionFactory
from tests.factories.masterplans import a_plan
from tests.factories.ugly_plan import an_ugly_plan
from tests.journeys.conduct import DESK_AND_PHONE, Traveller, let_the_worker_work

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]


def test_a_plan_in_word_becomes_rows(transactional_db, visit, picture):
    plan, writer = a_plan(edition=EditionFactory(year=2027, state="open"))
    person = Traveller(visit(user=writer), DESK_AND_PHONE)
    person.visitor.go(plan.get_absolute_url())
    person.page.locator("main nav").get_by_role("link", name="Isi rencana").click()
    person.follow("Baca dokumen", within="main nav", exact=True)
    person.page.locator("input[type=file]").set_input_files(
        {"name": "rencana.docx", "mimeType": "", "buffer": an_ugly_plan()}
    )
    person.page.get_by_role("button", name="Unggah dan baca").click()
    person.page.wait_for_url("**/bacaan/*/")
    let_the_worker_work()
    person.page.locator("#usulan-1").wait_for()  # the page looks for the end by itself
    person.look()
    person.pictures(picture, "bacaan")

    it_is_decided(person)
    assert Programme.objects.get(name="Layanan Satu Pintu Digital").pillar == "governance"
    assert list(Mission.objects.values_list("text", flat=True)) == ["Menumbuhkan usaha setiap warga"]
    refused = Proposal.objects.get(state=Proposal.State.REFUSED)
    assert refused.title == "Mendekatkan layanan kepada setiap warga"


def it_is_decided(person: Traveller) -> None:
    """One refused, one corrected, the clear ones at once; a row that was taken is one step away."""
    person.page.locator("#usulan-2").get_by_role("button", name="Tolak").click()
    person.page.wait_for_url("**#usulan-3")  # where the eyes were
    person.page.locator("#usulan-3").get_by_role("link", name="Ubah").click()
    person.look()
    person.page.get_by_label("Misi").fill("Menumbuhkan usaha setiap warga")
    person.press("Simpan dan terima")
    person.page.get_by_role("button", name="Terima yang jelas dan baru").click()
    with person.page.expect_navigation(wait_until="load"):
        person.page.locator("#confirm-dialog[open] button[value=yes]").click()
    person.follow("Diterima", exact=True)
    person.page.get_by_role("link", name="Lihat di lembar Layanan Satu Pintu Digital").click()
    person.page.locator("tr:target", has_text="Layanan Satu Pintu Digital").wait_for()
