"""Two regions found a cluster, sign its charter, divide a programme to the last rupiah, and find it in both their plans."""

from typing import Any

import pytest
from django.urls import reverse

from gerakan.foundation.accounts.roles import Role
from gerakan.stages.clusters.models import Charter, JointPlan, JointProgramme
from gerakan.stages.masterplans.models import Masterplan
from tests.factories.accounts import somebody
from tests.factories.agreements import staff
from tests.factories.editions import EditionFactory
from tests.factories.institutions import a_head
from tests.factories.masterplans import a_plan
from tests.journeys.conduct import Traveller

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]
FACTS = {
    "name": "Tiket kapal satu pintu", "problem": "Penumpang berganti tiket di setiap dermaga.", "beneficiaries": "penumpang",
    "starts": 2028, "ends": 2029, "indicator": "Memesan sebelum berangkat", "unit": "persen", "baseline_year": 2027,
    "baseline": "6,5", "target-2029": "45", "money-APBD-2028": "1 miliar", "money-APBN-2029": "100",
}  # fmt: skip
CHOICES = {"pillar": "living", "subdimension": "mobility", "direction": "up"}


def test_a_cluster_from_its_founding_to_both_plans(transactional_db, visit):
    edition = EditionFactory(year=2027, slug="kawasan-2027")
    (first, writer), (second, _other) = a_plan(edition=edition), a_plan(edition=edition)
    heads = [somebody(Role.REGION_HEAD, region=plan.region) for plan in (first, second)]
    for head, plan in zip(heads, (first, second), strict=True):
        a_head(plan.region, user=head)

    plan = the_secretariat_founds_it(visit, first, second)
    lead = Traveller(visit(user=writer))
    the_lead_writes_the_charter(lead, plan)
    people = [Traveller(visit(user=heads[0])), Traveller(visit(user=heads[1], width=360, theme="dark"))]
    people[0].looked_at = lead.looked_at  # the same screen: what the lead's was judged on is judged
    for person in people:
        a_head_signs(person, plan)
    assert Charter.objects.get().number == "PB-001/KAWASAN-2027"
    programme = the_lead_divides_a_programme(lead, plan, first, second)
    for person in people:
        a_head_takes_its_part(person, programme)
    assert [share["total"] for share in JointProgramme.objects.get().agreed["shares"]] == [333_300_033, 666_700_067]
    both_plans_tell_it(people, (first, second))
    anybody_reads_it(visit, lead, plan)


def the_secretariat_founds_it(visit: Any, first: Masterplan, second: Masterplan) -> JointPlan:
    """With its members, one of them in the lead."""
    person = Traveller(visit(user=staff()))
    person.go(reverse("clusters:found"))
    person.fill(name="Kawasan dua pulau")
    for plan in (first, second):
        person.page.get_by_label(plan.region.name, exact=True).check()
    person.choose("lead", str(first.region_id))
    person.press("Dirikan")
    person.reads("Kawasan dua pulau", first.region.name, second.region.name)
    return JointPlan.objects.get()


def the_lead_writes_the_charter(lead: Traveller, plan: JointPlan) -> None:
    """And asks for signatures."""
    lead.go(reverse("clusters:edit_charter", args=[plan.pk]))
    lead.fill(**{name: f"Kami bersepakat tentang {name}." for name in Charter.TEXTS})
    lead.press("Simpan")
    lead.press("Minta tanda tangan")


def a_head_signs(person: Traveller, plan: JointPlan) -> None:
    """Reads the text, and answers it as whoever holds the office."""
    person.go(reverse("clusters:sign", args=[plan.pk]))
    person.press("Tanda tangani")
    person.reads("menandatangani")


def the_lead_divides_a_programme(
    lead: Traveller, plan: JointPlan, first: Masterplan, second: Masterplan
) -> JointProgramme:
    """What does not add up to a hundred is refused with the difference; the rupiah add up to the last."""
    lead.go(reverse("clusters:new_programme", args=[plan.pk]))
    lead.page.locator("summary", has_text="APBN").click()
    lead.fill(**FACTS)
    for name, value in CHOICES.items():
        lead.choose(name, value)
    lead.press("Simpan")
    lead.follow("Bagi program")
    for plan_of, percent in ((first, "33,33"), (second, "60")):
        lead.page.get_by_label(f"Bagian {plan_of.region.name} (%)").fill(percent)
        lead.page.get_by_label(f"Kewajiban {plan_of.region.name}").fill(f"Tugas {plan_of.region.name}")
    lead.visitor.page.get_by_role("button", name="Simpan pembagian").click()
    lead.page.get_by_text("sekarang kurang 6,67 %").wait_for()
    lead.visitor.noted.clear()  # the refusal is a 422
    lead.page.get_by_label(f"Bagian {second.region.name} (%)").fill("66,67")
    lead.press("Simpan pembagian")
    lead.reads("333.300.033", "666.700.067", "1.000.000.100", "menunggu jawaban")
    return JointProgramme.objects.get()


def a_head_takes_its_part(person: Traveller, programme: JointProgramme) -> None:
    """Exactly the sum on the page."""
    person.go(programme.get_absolute_url())
    person.press("Terima bagian ini")
    person.reads("diterima")


def both_plans_tell_it(people: list[Traveller], plans: tuple[Masterplan, ...]) -> None:
    """Each its own part of the same whole, beside the partner's."""
    sums = ("333.300.033", "666.700.067")
    for person, plan, own, other in zip(people, plans, sums, reversed(sums), strict=True):
        person.go(reverse("clusters:own", args=[plan.pk]))
        person.reads(f"Rp{own} dari Rp1.000.000.100", f"(Rp{other})", "PB-001/KAWASAN-2027")


def anybody_reads_it(visit: Any, lead: Traveller, plan: JointPlan) -> None:
    """Once the lead has made it public."""
    lead.go(plan.get_absolute_url())
    lead.press("Umumkan")
    anybody = Traveller(visit(width=360))
    anybody.go(JointPlan.objects.get().public_url)
    anybody.reads("Tiket kapal satu pintu", "Setiap program dihitung sekali", "1.000.000.100")
