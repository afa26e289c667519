"""A phase withholds rights at their doors; without a phase everything is as the states say."""

from collections.abc import Callable

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from gerakan.foundation.accounts.roles import Role
from gerakan.foundation.audit.models import Event
from gerakan.foundation.editions import phases
from gerakan.foundation.workflow import TransitionRefused
from gerakan.stages.assessment import permissions
from gerakan.stages.assessment.commands import consolidation, enquiries
from gerakan.stages.assessment.commands import sheets as marking
from gerakan.stages.assessment.models import Case, Mark, MarkSheet, Remark
from gerakan.stages.assessment.queries.enquiries import askable_item
from gerakan.stages.replies.commands import send_to_region
from gerakan.stages.replies.models import Reply
from gerakan.stages.replies.permissions import DRAFTS_MAY_BE_SENT
from tests.factories.accounts import somebody
from tests.factories.assessment import a_case, a_discussed_case, a_tap, owner, sheets_of

pytestmark = pytest.mark.django_db
BACKEND = "django.contrib.auth.backends.ModelBackend"


def in_a_phase_without(case: Case, *rights: phases.PhaseRight) -> phases.Phase:
    """Switched to, with a reason."""
    by, edition = somebody(Role.SECRETARIAT), case.ruling.edition
    granted = set(phases.RIGHTS) - {right.code for right in rights}
    made = phases.set_phase(edition, name="Uji", granted=granted, by=by)
    phases.switch_phase(edition, made, reason="Uji pintu.", by=by)
    return made


def leave(case: Case) -> None:
    """No phase holds any more."""
    phases.switch_phase(case.ruling.edition, None, reason="Selesai.", by=somebody(Role.SECRETARIAT))


def test_where_marks_may_not_change_nothing_is_saved_sent_or_settled():
    blind = sheets_of(a_case())[0]
    phase = in_a_phase_without(blind.case, permissions.MARKS_MAY_CHANGE)

    receipt = marking.save_entries(blind, taps=[a_tap("sdm", 3)], by=owner(blind))[0]

    assert (receipt.outcome, Mark.objects.count()) == ("refused", 0)
    assert "Fase" in receipt.words
    with pytest.raises(TransitionRefused, match="Fase"):
        marking.send(blind, by=owner(blind))
    with pytest.raises(TransitionRefused, match="Fase"):
        marking.save_notes(blind, private="x", for_region="", seen=blind.notes_fingerprint, by=owner(blind))
    phases.switch_phase(phase.edition, None, reason="Selesai.", by=somebody(Role.SECRETARIAT))
    assert marking.save_entries(blind, taps=[a_tap("sdm", 3)], by=owner(blind))[0].outcome == "saved"


def test_where_marks_may_not_change_the_discussion_waits():
    case = a_discussed_case((1, 2, 2, 2), (3, 2, 2, 2))
    mark = sheets_of(case)[0].marks.first()
    in_a_phase_without(case, permissions.MARKS_MAY_CHANGE)
    with pytest.raises(TransitionRefused, match="Fase"):
        consolidation.settle(mark, level=1, reason="Setuju.", by=owner(sheets_of(case)[0]))


def test_where_the_panel_does_not_read_marks_each_reads_only_the_own(client):
    case = a_discussed_case((1, 2, 2, 2), (3, 2, 2, 2))
    first, second = sheets_of(case)
    consolidation.remark(case, text="Rahasia panel", is_public=False, by=owner(first))
    in_a_phase_without(case, permissions.PANEL_READS_MARKS)

    person = owner(second)
    client.force_login(person, BACKEND)
    page = client.get(reverse("assessment:case", args=[case.pk])).content.decode()

    assert list(MarkSheet.objects.visible_to(person)) == [second]
    assert not Remark.objects.visible_to(person).exists()
    assert "demikian adanya" not in page
    assert "Rahasia panel" not in page
    with pytest.raises(PermissionDenied):
        consolidation.remark(case, text="Halo", is_public=False, by=person)
    leave(case)
    assert MarkSheet.objects.visible_to(person).count() == 2


def test_where_regions_are_not_asked_no_enquiry_begins():
    sheet = sheets_of(a_case())[0]
    in_a_phase_without(sheet.case, permissions.MAY_ASK_REGIONS)
    told = {"item": askable_item(sheet, "sdm"), "question": "Apa?", "silence": "Tanpa bukti.", "days": 2}
    with pytest.raises(TransitionRefused, match="Fase"):
        enquiries.ask_region(sheet, **told, by=owner(sheet))
    leave(sheet.case)
    assert enquiries.ask_region(sheet, **told, by=owner(sheet)).pk


def test_where_drafts_wait_none_is_sent():
    case, staff = a_discussed_case(), somebody(Role.SECRETARIAT)
    consolidation.close(case, by=owner(sheets_of(case)[0]))
    in_a_phase_without(case, DRAFTS_MAY_BE_SENT)
    with pytest.raises(TransitionRefused, match="Fase"):
        send_to_region(case, by=staff)
    assert not Reply.objects.exists()
    leave(case)
    assert send_to_region(case, by=staff).pk


def test_switching_is_an_act_with_a_reason_and_the_phase_that_holds_is_not_changed():
    case, by = a_case(), somebody(Role.SECRETARIAT)
    edition = case.ruling.edition
    phase = in_a_phase_without(case, permissions.MARKS_MAY_CHANGE)

    assert Event.objects.filter(action="edition.phase_switched", note="Uji pintu.").exists()
    refusals: list[Callable[[], object]] = [
        lambda: phases.switch_phase(edition, None, reason=" ", by=by),
        lambda: phases.switch_phase(edition, phase, reason="Lagi.", by=by),
        lambda: phases.set_phase(edition, phases.Phase.objects.get(pk=phase.pk), name="Uji", granted=(), by=by),
        lambda: phases.drop_phase(phases.Phase.objects.get(pk=phase.pk), by=by),
        lambda: phases.set_phase(edition, name="Uji", granted=(), by=by),
    ]
    for refused in refusals:
        with pytest.raises(phases.PhaseRefused):
            refused()


def test_a_right_is_given_back_for_one_region_with_a_reason():
    case, by = a_case(), somebody(Role.SECRETARIAT)
    right = permissions.MARKS_MAY_CHANGE
    in_a_phase_without(case, right)
    told = {"region": case.region, "by": by}
    with pytest.raises(phases.PhaseRefused, match="mengapa"):
        phases.lift(case.ruling.edition, right, reason="", **told)

    phases.lift(case.ruling.edition, right, reason="Jaringan putus kemarin.", **told)

    assert phases.allows(right, case.ruling.edition_id, case.region_id)
    assert not phases.allows(right, case.ruling.edition_id)
    assert Event.objects.filter(action="edition.right_lifted", note="Jaringan putus kemarin.").exists()
    with pytest.raises(phases.PhaseRefused, match="tidak sedang"):
        phases.lift(case.ruling.edition, right, reason="Lagi.", **told)


def test_the_matrix_says_what_the_doors_do(client):
    case = a_case()
    edition = case.ruling.edition
    client.force_login(somebody(Role.SECRETARIAT), BACKEND)
    address = reverse("editions:phases", args=[edition.slug])
    granted = [code for code in phases.RIGHTS if code != "assessment.marks_may_change"]
    client.post(reverse("editions:new_phase", args=[edition.slug]), {"name": "Hening", "granted": granted})
    phase = edition.phases.get()
    assert phase.withheld == ["assessment.marks_may_change"]
    assert str(permissions.MARKS_MAY_CHANGE.withheld) in client.get(address).content.decode()

    client.post(reverse("editions:switch_phase", args=[edition.slug]), {"fase": phase.pk, "note": "Mulai."})

    assert not phases.allows(permissions.MARKS_MAY_CHANGE, edition)
    assert "Berlaku: Hening" in client.get(address).content.decode()
    client.force_login(owner(sheets_of(case)[0]), BACKEND)
    assert client.get(address).status_code == 200
    assert client.post(reverse("editions:switch_phase", args=[edition.slug]), {"note": "x"}).status_code in {403, 404}
