"""A region tries a target of its plan with a range for every programme, reads the answer, and looks at plans of its peers."""

from typing import Any

import pytest
from django.urls import reverse

from gerakan.foundation.accounts.models import User
from gerakan.stages.masterplans.models import Masterplan
from gerakan.stages.scenarios.models import Scenario, ScenarioRun
from tests.factories.editions import EditionFactory
from tests.factories.masterplans import a_plan, typed
from tests.factories.reviews import made_public
from tests.factories.scenarios import fill
from tests.journeys.conduct import DESK_AND_PHONE, Traveller

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]
TRIANGLES = {"tren": (0, 0, 0), "P-1": (50, 120, 200), "P-2": (10, 30, 90)}


def a_plan_with_money(edition: Any, amount: str) -> tuple[Masterplan, User]:
    """A target with two programmes that lead to it, one of them paid for."""
    plan, writer = a_plan(edition=edition)
    fill(plan, by=writer)
    typed(plan, "anggaran", {"programme": "P-1", "source": "APBD", "y1": amount, "y2": amount}, by=writer)
    return plan, writer


def test_a_target_is_tried_and_set_beside_peers(transactional_db, visit):
    edition = EditionFactory(year=2027, slug="skenario-2027", is_test=False)
    (plan, writer), (peer, other) = a_plan_with_money(edition, "500.000.000"), a_plan_with_money(edition, "2 miliar")
    made_public(peer, by=other)

    person = Traveller(visit(user=writer))
    a_scenario_is_begun(person, plan)
    every_triangle_is_filled_in(person)
    the_answer_is_read(person)
    peers_stand_beside_it(person, plan, peer)


def a_scenario_is_begun(person: Traveller, plan: Masterplan) -> None:
    """From the plan's tab; only a target that can be tried is offered."""
    person.go(reverse("scenarios:scenarios", args=[plan.pk]))
    person.page.locator("main").get_by_role("link", name="Mulai skenario").click()
    person.page.locator("select[name=indicator]").select_option(label="I-1 Rumah tersambung (rumah)")
    person.fill(name="Semua program jalan")
    person.press("Mulai skenario")
    person.reads("Belum dihitung", "P-2 Bak penampung")


def every_triangle_is_filled_in(person: Traveller) -> None:
    """Low, likeliest, high, and where one knows it from; what is the wrong way round is told at its cell."""
    rows = {row.code: row.pk for row in Scenario.objects.get().assumptions.all()}
    for code, triangle in TRIANGLES.items():
        for name, value in zip(("low", "mode", "high"), triangle, strict=True):
            person.fill(**{f"r{rows[code]}-{name}": value})
        person.fill(**{f"r{rows[code]}-source": "Catatan PDAM", f"r{rows[code]}-source_year": 2026})
    person.fill(**{f"r{rows['dasar']}-source_year": 2027, f"r{rows['P-2']}-low": 95})
    person.page.get_by_role("button", name="Simpan dan hitung").click()
    person.page.get_by_text("Periksa isian ini").wait_for()
    person.visitor.noted.clear()  # the refusal is a 422
    person.fill(**{f"r{rows['P-2']}-low": 10})
    person.press("Simpan dan hitung")


def the_answer_is_read(person: Traveller) -> None:
    """One sentence, the range, what each programme adds; frozen, so that it can be computed again."""
    person.reads("targetnya 1.200", "Peluang target tercapai", "P-1 Sambungan rumah")
    frozen = Traveller(person.visitor, DESK_AND_PHONE)
    frozen.go(f"{ScenarioRun.objects.get().get_absolute_url()}?periksa=1")
    frozen.reads("Hasilnya sama", "Perkiraan 2030", "Catatan PDAM")


def peers_stand_beside_it(person: Traveller, plan: Masterplan, peer: Masterplan) -> None:
    """The draft beside what others made public: money per head in common years, the same indicator's targets."""
    beside = Traveller(person.visitor, DESK_AND_PHONE)
    beside.go(reverse("comparisons:own", args=[plan.pk]))
    beside.reads(peer.region.name, "rancangan hari ini", "Setahun per penduduk", "Rumah tersambung")
