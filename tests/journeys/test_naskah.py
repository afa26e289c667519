"""Two people of one region write one section: a turn that is seen, a conflict decided, a line cut, a figure that changes."""

from typing import Any

import pytest
from django.urls import reverse

from gerakan.foundation.accounts.roles import Role
from gerakan.stages.chapters.models import Draft, Section
from gerakan.stages.masterplans.models import Masterplan, PlanIndicator
from tests.factories.accounts import somebody
from tests.factories.chapters import HERE, wrote
from tests.factories.editions import EditionFactory
from tests.factories.masterplans import a_plan, changed, typed
from tests.journeys.conduct import Traveller

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]

LONG_AGO = "2026-01-01T00:00:00Z"


def at(name: str, plan: Masterplan, *more: str) -> str:
    return reverse(f"chapters:{name}", args=[plan.pk, *more])


def writes(person: Traveller, text: str) -> None:
    """Over what stands there, and leaves the field, which sends it."""
    person.page.locator("#text").fill(text)
    person.page.locator("#text").blur()


def told(person: Traveller, words: str) -> None:
    person.page.locator("[data-state]", has_text=words).wait_for(timeout=15_000)


def test_two_writers_of_one_section(transactional_db, visit, picture):
    plan, writer = a_plan(edition=EditionFactory(year=2027, state="open"))
    typed(plan, "bukti", {"text": "Survei air minum", "source": "BPS, 2026", "page": "12"}, by=writer)
    typed(
        plan, "indikator", {"name": "Rumah berair minum", "unit": "persen", "baseline": "61,5", "y3": "80"}, by=writer
    )
    other = somebody(Role.PLANNING_AGENCY, region=plan.region)
    first, second = Traveller(visit(user=writer)), Traveller(visit(user=other))

    a_figure_is_picked_and_the_turn_is_seen(first, second, plan, writer, picture)
    a_conflict_is_decided_side_by_side(first, second, plan, picture)
    what_was_typed_without_a_line_is_sent_later(second, plan)
    a_figure_changes_and_is_looked_at(visit, plan, writer, picture)


def a_figure_is_picked_and_the_turn_is_seen(
    first: Traveller, second: Traveller, plan: Masterplan, writer: Any, picture: Any
) -> None:
    """The picker puts a reference where the cursor stands; the colleague reads who writes."""
    first.go(at("outline", plan))
    first.follow("Latar belakang")
    box = first.page.locator("#text")
    box.focus()
    first.page.keyboard.type("Rumah berair minum ")
    first.page.get_by_role("button", name="Sisipkan angka atau bukti").click()
    first.page.locator("#picker-words").fill("air minum 2030")
    first.page.locator("[data-found] button", has_text="target 2030").click()
    first.page.keyboard.type(" persen, kini 61 persen.")
    first.page.locator("[data-preview]", has_text="Rumah berair minum 80 persen, kini 61 persen").wait_for()
    told(first, "Tersimpan pukul")
    assert Section.objects.get().text == "Rumah berair minum [[indikator/I-001/target/2030]] persen, kini 61 persen."

    second.go(at("section", plan, HERE))
    second.reads(f"{writer} sedang menulis bagian ini")
    assert second.page.locator("#text").get_attribute("readonly") is not None
    second.press("Minta giliran")
    first.page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    first.page.locator("[data-asked]", has_text="menunggu giliran").wait_for()
    first.look()
    picture(first.visitor, "naskah-menulis")


def a_conflict_is_decided_side_by_side(first: Traveller, second: Traveller, plan: Masterplan, picture: Any) -> None:
    """The second writer's page is older than the first's save; her words wait as a draft of hers."""
    Section.objects.update(held_until=LONG_AGO)
    second.go(at("section", plan, HERE))
    wrote(
        plan,
        "Kalimat pertama diubah.\n\nKalimat kedua.",
        seen=Section.objects.get().text,
        by=Section.objects.get().changed_by,
    )
    writes(second, "Kalimat saya.")
    told(second, "Rekan menyimpan lebih dahulu")
    assert Draft.objects.get().text == "Kalimat saya."
    second.page.unroute(f"**{at('turn', plan, HERE)}*")
    second.visitor.noted.clear()
    second.follow("Lihat berdampingan")
    second.reads("Kalimat saya.", "Kalimat pertama diubah.")
    picture(second.visitor, "naskah-bentrok")
    second.page.locator("main textarea").fill("Kalimat pertama diubah.\n\nKalimat saya.")
    second.press("Simpan gabungan ini")
    second.reads("Kalimat pertama diubah.", "Kalimat saya.")
    assert (Section.objects.get().text, Draft.objects.count()) == ("Kalimat pertama diubah.\n\nKalimat saya.", 0)


def what_was_typed_without_a_line_is_sent_later(second: Traveller, plan: Masterplan) -> None:
    """The answer is lost after the server has kept the text; opened again, it stands once and as one save."""
    Section.objects.update(held_until=LONG_AGO)
    second.go(at("section", plan, HERE))
    second.page.route(f"**{at('send', plan, HERE)}", lambda route: (route.fetch(), route.abort()))
    writes(second, "Ditulis tanpa sinyal.")
    told(second, "Belum terkirim")
    second.page.unroute(f"**{at('send', plan, HERE)}")
    revision = Section.objects.get().revision
    writes(second, "Ditulis tanpa sinyal. Lalu dilanjutkan.")
    told(second, "Tersimpan pukul")
    second.visitor.noted.clear()
    section = Section.objects.get()
    assert (section.text, section.revision, Draft.objects.count()) == (
        "Ditulis tanpa sinyal. Lalu dilanjutkan.",
        revision + 1,
        0,
    )


def a_figure_changes_and_is_looked_at(visit: Any, plan: Masterplan, writer: Any, picture: Any) -> None:
    """On a telephone: old and new stand in the sentence until the writer says that it is still true."""
    wrote(plan, "Target [[indikator/I-001/target/2030]] [[bukti/BK-001]].", seen=Section.objects.get().text, by=writer)
    changed(plan, "indikator", PlanIndicator.objects.get().pk, writer, y3=("80", "85"))
    phone = Traveller(visit(width=360, theme="dark", user=writer))
    phone.go(at("outline", plan))
    phone.reads("1 angka berubah")
    phone.go(at("section", plan, HERE))
    assert phone.page.locator("[data-preview] del").inner_text() == "80"
    picture(phone.visitor, "naskah-telepon")
    phone.press("Kalimatnya masih benar")
    phone.reads("Target 85 [BK-001]")
    assert phone.page.locator("[data-preview] del").count() == 0
    assert Section.objects.get().figures == {"indikator/I-001/target/2030": "85", "bukti/BK-001": "[BK-001]"}
