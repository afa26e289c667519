"""Remarks and suggestions: where they stand, who settles them, one click that saves."""

from collections.abc import Iterator

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from gerakan.foundation.accounts.roles import Role
from gerakan.foundation.audit.models import Event
from gerakan.foundation.workflow import TransitionRefused
from gerakan.stages.chapters.commands.writing import save_section
from gerakan.stages.chapters.models import Section
from gerakan.stages.masterplans.models import Change, Mission
from gerakan.stages.reviews.commands import remarks as commands
from gerakan.stages.reviews.commands import reviewing
from gerakan.stages.reviews.commands.remarks import Anchor
from gerakan.stages.reviews.models import PlanRemark
from gerakan.stages.reviews.queries import remarks as queries
from tests.factories.accounts import RoleAssignmentFactory, somebody
from tests.factories.masterplans import changed
from tests.factories.mentoring import a_mentor, seated
from tests.factories.reviews import Case, a_case
from tests.standing import standing_rows

pytestmark = pytest.mark.django_db
BACKEND = "django.contrib.auth.backends.ModelBackend"


@pytest.fixture(scope="module", autouse=True)
def case(request: pytest.FixtureRequest) -> Iterator[Case]:
    with standing_rows(request):
        yield a_case(filled=2)


def a_mission(case: Case) -> Mission:
    return Mission.objects.filter(plan=case.plan).order_by("pk")[0]


def a_suggestion(case: Case, after: str = "Melayani warga dalam sehari", **more) -> PlanRemark:
    anchor = Anchor("misi", a_mission(case).pk, "text")
    return commands.remark(case.plan, anchor=anchor, text="Lebih tajam.", after=after, by=case.lead, **more)


def test_a_suggestion_becomes_the_writers_save_and_is_credited(case):
    mission = a_mission(case)
    suggested = a_suggestion(case)
    commands.accept(suggested, by=case.writer)

    change = Change.objects.filter(plan=case.plan).order_by("-pk")[0]
    suggested.refresh_from_db()
    assert (change.row, change.after["text"], change.by) == (mission.pk, "Melayani warga dalam sehari", case.writer)
    assert (suggested.state, suggested.settled_by) == ("accepted", case.writer)
    told = Event.objects.filter(action="plan_remark.accepted").latest("pk").changes
    assert told["suggested_by"] == str(case.lead)
    with pytest.raises(TransitionRefused, match="tidak berlaku lagi"):
        commands.accept(PlanRemark.objects.get(pk=suggested.pk), by=case.writer)


def test_a_suggestion_never_overwrites_what_its_writer_did_not_see(case):
    mission, suggested = a_mission(case), a_suggestion(case)
    changed(case.plan, "misi", mission.pk, case.writer, text=(mission.text, "Melayani di desa"))
    with pytest.raises(TransitionRefused, match="sekarang isinya: Melayani di desa"):
        commands.accept(suggested, by=case.writer)
    mission.refresh_from_db()
    suggested.refresh_from_db()
    assert (mission.text, suggested.state, suggested.settled_at) == ("Melayani di desa", "open", None)


def test_a_suggestion_waits_while_the_plan_is_reviewed_and_names_the_way(case):
    reviewing.ask(case.again(), by=case.writer)
    suggested = a_suggestion(case)
    with pytest.raises(TransitionRefused, match="tidak sedang disusun"):
        commands.accept(suggested, by=case.writer)
    reviewing.send_back(case.again(), note="Terima usulan dahulu.", by=case.lead)
    commands.accept(queries.remarks_for(case.writer).get(pk=suggested.pk), by=case.writer)
    assert a_mission(case).text == "Melayani warga dalam sehari"


def test_words_of_a_chapter_are_replaced_wherever_they_stand(case):
    code = "1-latar-belakang"
    save_section(case.plan, code=code, text="Pembuka.\n\nKota ini padat.", seen="", by=case.writer)
    anchor = Anchor(section=code, quote="Kota ini padat.")
    suggested = commands.remark(case.plan, anchor=anchor, text="Beri angka.", after="Kota ini berpenduduk 8.000 jiwa/km².", by=case.lead)  # fmt: skip
    gone = commands.remark(case.plan, anchor=anchor, text="Beri sumber.", after="Kota ini padat (BPS).", by=case.lead)
    commands.accept(suggested, by=case.writer)
    assert Section.objects.get(plan=case.plan, code=code).text == "Pembuka.\n\nKota ini berpenduduk 8.000 jiwa/km²."
    assert queries.places_of([gone])[gone.pk].is_lost
    with pytest.raises(TransitionRefused, match="sudah tidak ada di naskah"):
        commands.accept(gone, by=case.writer)


def test_words_are_quoted_as_they_are_read_and_their_figures_stay_references(case):
    code, text = "1-latar-belakang", "Sejak [[rencana/mulai]] **program yang** menjawab\nwarga.\n\n- Butir."
    save_section(case.plan, code=code, text=text, seen="", by=case.writer)
    read = Anchor(section=code, quote=f"Sejak {case.plan.starts} program yang menjawab warga.")
    said = commands.remark(case.plan, anchor=read, text="Terlalu umum.", after=f"Sejak {case.plan.starts} program bagi nelayan.", by=case.lead)  # fmt: skip
    assert said.quote == "Sejak [[rencana/mulai]] **program yang** menjawab\nwarga."
    commands.accept(said, by=case.writer)
    assert (
        Section.objects.get(plan=case.plan, code=code).text
        == "Sejak [[rencana/mulai]] program bagi nelayan.\n\n- Butir."
    )
    with pytest.raises(TransitionRefused, match="tidak ada di naskah"):
        commands.remark(case.plan, anchor=read, text="Sudah berubah.", by=case.lead)


def test_who_may_say_answer_and_settle(case):
    agency, stranger = somebody(Role.AGENCY, region=case.plan.region), a_mentor()
    with pytest.raises(PermissionDenied):
        commands.remark(case.plan, anchor=Anchor(), text="Halo", by=stranger)
    with pytest.raises(PermissionDenied):
        commands.remark(case.plan, anchor=Anchor(), text="Wajib", is_compulsory=True, by=agency)
    with pytest.raises(TransitionRefused, match="tidak ada lagi"):
        commands.remark(case.plan, anchor=Anchor("misi", 10**9), text="Di mana?", by=case.lead)
    demand = commands.remark(case.plan, anchor=Anchor("misi"), text="Kurang satu.", is_compulsory=True, by=case.lead)
    commands.answer(demand, text="Ditambah.", by=agency)
    with pytest.raises(PermissionDenied):
        commands.resolve(demand, by=case.writer)
    commands.reopen(demand, note="Belum terlihat.", by=case.lead)
    demand.refresh_from_db()
    assert (demand.state, demand.answer, demand.reason) == ("open", "Ditambah.", "Belum terlihat.")
    commands.resolve(demand, by=case.lead)
    assert queries.counts_of(case.plan)["blocking"] == 0


def test_declined_needs_a_reason_and_a_compulsory_one_still_stands_in_the_way(case):
    suggested = a_suggestion(case, is_compulsory=True)
    with pytest.raises(TransitionRefused, match="alasan"):
        commands.decline(suggested, reason=" ", by=case.writer)
    commands.decline(queries.remarks_for(case.writer).get(pk=suggested.pk), reason="Sudah tajam.", by=case.writer)
    assert queries.counts_of(case.plan)["blocking"] == 1
    member = seated(case.plan.region.participations.get(edition=case.plan.edition).guidance, "member")
    with pytest.raises(PermissionDenied):
        commands.resolve(PlanRemark.objects.get(pk=suggested.pk), by=member)
    case.lead.assignments.update(role=Role.ASSESSOR)
    second = RoleAssignmentFactory(user=case.lead, role=Role.MENTOR)
    with pytest.raises(PermissionDenied):  # who assesses too has not left
        commands.resolve(PlanRemark.objects.get(pk=suggested.pk), by=member)
    second.delete()
    case.lead.assignments.update(role=Role.MENTOR)
    commands.resolve(PlanRemark.objects.get(pk=suggested.pk), by=case.lead)
    assert queries.counts_of(case.plan)["blocking"] == 0


def test_a_remark_is_written_and_accepted_on_screen(case, client, django_assert_max_num_queries):
    mission = a_mission(case)
    client.force_login(case.lead, backend=BACKEND)
    place = {"lembar": "misi", "baris": str(mission.pk)}
    page = client.get(reverse("reviews:read_sheet", args=[case.plan.pk, 0, "misi"])).content.decode()
    assert f"lembar=misi&amp;baris={mission.pk}" in page
    sent = {**place, "kolom": "text", "text": "Lebih pendek.", "after": "Melayani", "is_compulsory": "on"}
    client.post(reverse("reviews:new_remark", args=[case.plan.pk]), sent)
    made = PlanRemark.objects.get(plan=case.plan)
    assert (made.before, made.after, made.is_compulsory, made.code) == (mission.text, "Melayani", True, mission.code)
    lacking = client.post(reverse("reviews:new_remark", args=[case.plan.pk]), {**place, "text": "x", "after": "y"})
    assert (lacking.status_code, PlanRemark.objects.count()) == (422, 1)

    client.force_login(case.writer, backend=BACKEND)
    address = reverse("reviews:remarks", args=[case.plan.pk])
    client.get(address)
    with django_assert_max_num_queries(20):
        shown = client.get(address).content.decode()
    assert "Terima usulan" in shown
    client.post(reverse("reviews:act_on_remark", args=[case.plan.pk, made.pk]), {"action": "accept"})
    assert a_mission(case).text == "Melayani"
    assert "Usulan diterima" in client.get(f"{address}?keadaan=semua").content.decode()


def test_a_remark_far_down_the_list_opens_on_its_page_and_the_next_one_follows_what_is_done(case, client):
    cell = {"plan": case.plan, "kind": "remark", "author": case.lead}
    made = PlanRemark.objects.bulk_create([PlanRemark(text=f"Catatan {number}", **cell) for number in range(120)])
    client.force_login(case.lead, backend=BACKEND)
    shown = client.get(made[110].get_absolute_url().partition("#")[0])

    assert made[110] in list(shown.context["page"])
    done = client.post(reverse("reviews:act_on_remark", args=[case.plan.pk, made[110].pk]), {"action": "resolve"})
    assert done.url.endswith(f"#catatan-{made[111].pk}")
    assert client.get(made[110].get_absolute_url().partition("#")[0]).context["state"] == "semua", (
        "settled, still found"
    )
