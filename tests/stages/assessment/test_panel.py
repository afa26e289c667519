"""The panel together: differences settled by owners, first marks kept, flags, quality, closing."""

import datetime

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse
from django.utils import timezone

from gerakan.foundation.notifications.models import Notice
from gerakan.foundation.workflow import TransitionRefused
from gerakan.stages.assessment.commands import cases as case_commands
from gerakan.stages.assessment.commands import consolidation
from gerakan.stages.assessment.models import Case, Mark, MarkSheet, MarkVersion
from gerakan.stages.assessment.queries import board, quality
from gerakan.stages.assessment.queries.cases import compared, open_differences
from tests.factories.accounts import a_region, somebody
from tests.factories.assessment import a_case, a_discussed_case, many_cases, owner, send, sheets_of

pytestmark = pytest.mark.django_db


def marks_of(case, item):
    return [Mark.objects.select_related("sheet__case__ruling", "sheet__engagement__assessor", "item").get(sheet=sheet, item__code=item) for sheet in sheets_of(case)]  # fmt: skip


def settle(mark, level, reason="Setelah membaca bukti", by=None):
    consolidation.settle(mark, level=level, reason=reason, by=by or owner(mark.sheet))


def test_large_differences_stand_on_top():
    case = a_discussed_case((2, 0, 2, 2), (2, 1, 2, 4))

    rows = compared(case)

    assert [(row.place.item.code, row.spread, row.is_open) for row in rows] == [
        ("aplikasi", 2, True), ("sdm", 0, False), ("keuangan", 1, False), ("jaringan", 0, False),
    ]  # fmt: skip


def test_each_keeps_or_changes_the_own_mark_only():
    case = a_discussed_case((2, 2, 2, 0), (2, 2, 2, 3))
    mine, theirs = marks_of(case, "aplikasi")

    with pytest.raises(PermissionDenied):
        settle(theirs, 0, by=owner(mine.sheet))
    with pytest.raises(TransitionRefused, match="mengapa"):
        settle(mine, 2, reason=" ")
    settle(mine, 1)

    assert Mark.objects.get(pk=mine.pk).level == 1
    assert list(mine.versions.values_list("phase", "level")) == [("blind", 0), ("consolidation", 1)]
    assert [row.place.item.code for row in open_differences(case)] == ["aplikasi"]
    settle(theirs, 3)
    assert open_differences(case) == []


def test_the_chair_closes_when_every_difference_is_settled():
    case = a_discussed_case((2, 2, 2, 0), (2, 2, 2, 3))
    chair, member = (owner(sheet) for sheet in sheets_of(case))

    with pytest.raises(TransitionRefused, match="Butir aplikasi"):
        consolidation.close(case, by=chair)
    for mark in marks_of(case, "aplikasi"):
        settle(mark, 2)
    with pytest.raises(PermissionDenied):
        consolidation.close(case, by=member)
    consolidation.close(case, by=chair)

    assert Case.objects.get().state == Case.State.CLOSED
    with pytest.raises(TransitionRefused, match="tidak sedang terbuka"):
        settle(marks_of(case, "sdm")[0], 1)


def test_opening_again_needs_a_note_and_is_counted():
    case = a_discussed_case()
    chair = owner(sheets_of(case)[0])
    consolidation.close(case, by=chair)

    with pytest.raises(TransitionRefused, match="alasan"):
        consolidation.reopen(case, note="", by=chair)
    consolidation.reopen(case, note="Bukti baru dari daerah", by=chair)

    case.refresh_from_db()
    assert (case.state, case.opened_again_count) == (Case.State.CONSOLIDATING, 1)


def test_a_flag_goes_to_a_team_and_back():
    case = a_discussed_case()
    chair, team = owner(sheets_of(case)[0]), somebody("secretariat")
    day = timezone.localdate() + datetime.timedelta(days=2)
    flag = consolidation.raise_flag(
        case, team="documents", owner=team, question="Apakah Perbup ini sah?", due_on=day, by=chair
    )

    with pytest.raises(TransitionRefused, match="1 pertanyaan"):
        consolidation.close(case, by=chair)
    with pytest.raises(PermissionDenied):
        consolidation.settle_flag(flag, outcome="Sah", by=chair)
    consolidation.settle_flag(flag, outcome="Sah, berlaku sejak 2025.", by=team)
    consolidation.close(case, by=chair)

    assert Notice.objects.filter(person=team, kind="assessment.flag_raised").exists()
    assert Notice.objects.filter(person=chair, kind="assessment.flag_settled").exists()
    with pytest.raises(TransitionRefused, match="sudah dijawab"):
        consolidation.settle_flag(flag, outcome="Lagi", by=team)


def test_a_sampled_case_goes_on_with_a_second_persons_signature_only():
    case = a_discussed_case((2, 2, 0, 2), (2, 2, 0, 2), check_share=1.0)
    chair, staff = owner(sheets_of(case)[0]), somebody("secretariat")
    consolidation.close(case, by=chair)

    with pytest.raises(TransitionRefused, match="orang kedua"):
        case_commands.hand_over(case, by=staff)
    with pytest.raises(PermissionDenied):
        consolidation.sign_check(case, note="", by=chair)
    with pytest.raises(TransitionRefused, match="Ada temuan"):
        consolidation.sign_check(case, note="", by=staff)
    consolidation.sign_check(case, note="Alasan serupa karena bukti sama.", by=staff)
    case_commands.hand_over(case, by=staff)

    assert Case.objects.get().state == Case.State.HANDED


def test_whoever_marked_never_signs():
    case = a_discussed_case(check_share=1.0)
    chair = owner(sheets_of(case)[0])
    chair.assignments.create(role="secretariat")
    chair.wear(chair.assignments.get(role="secretariat"))
    consolidation.close(case, by=owner(sheets_of(case)[0]))

    with pytest.raises(PermissionDenied):
        consolidation.sign_check(case, note="Beres", by=chair)


def test_copied_reasons_gaps_and_unproven_extremes_are_found():
    case = a_discussed_case((2, 2, 0, 2), (2, 2, 0, 2))
    Mark.objects.filter(item__code="keuangan").update(level=None)

    found = quality.findings_of(case)

    assert {(each.kind, each.item) for each in found} == {
        ("gap", "Butir keuangan"), ("copy", "Butir sdm"), ("copy", "Butir keuangan"), ("copy", "Butir jaringan"), ("copy", "Butir aplikasi"),
    }  # fmt: skip


def test_the_sample_is_drawn_by_its_seed_and_the_same_again():
    for number in range(10):
        a_case(a_region(f"35.{number + 10}", f"Kabupaten {number}"), place=number, check_share=0.3, seed=7)
    ruling = Case.objects.first().ruling

    drawn = quality.sample_of(ruling)

    assert len(drawn) == 3
    assert drawn == quality.sample_of(ruling)
    ruling.seed = 8
    assert drawn != quality.sample_of(ruling)


def test_the_board_counts_sheets_and_reminds_with_one_act(client):
    case = a_case()
    done, waiting = sheets_of(case)
    send(done)
    edition = case.ruling.edition

    assert [(row.have, row.want) for row in board.by_room(edition)] == [(1, 2)]
    assert [(row.label, row.have, row.want) for row in board.by_assessor(edition)] == [
        (str(waiting.engagement), 0, 1),
        (str(done.engagement), 1, 1),
    ]
    assert board.by_item(edition) == []
    client.force_login(somebody("secretariat"), "django.contrib.auth.backends.ModelBackend")
    page = client.get(reverse("assessment:board", args=[edition.slug]))
    assert "1 dari 2" in page.content.decode()
    client.post(reverse("assessment:remind", args=[edition.slug]))
    assert list(Notice.objects.filter(kind="assessment.marks_wanted").values_list("person", flat=True)) == [
        owner(waiting).pk
    ]


def test_items_are_compared_once_cases_are_open():
    case = a_discussed_case((2, 2, 2, 0), (2, 2, 2, 3))

    rows = board.by_item(case.ruling.edition)

    assert (rows[0].title, rows[0].cases, rows[0].differing, rows[0].unsettled) == ("Butir aplikasi", 1, 1, 1)
    for mark in marks_of(case, "aplikasi"):
        settle(mark, 2 if mark.level else 0)
    assert board.by_item(case.ruling.edition)[0].unsettled == 0


def test_a_remark_says_who_reads_it():
    case = a_discussed_case()
    chair = owner(sheets_of(case)[0])

    consolidation.remark(case, text="Untuk kita", is_public=False, by=chair)

    assert (case.remarks.get().is_public, case.remarks.get().author_id) == (False, chair.pk)


@pytest.mark.parametrize("count", [1, 30])
def test_the_board_asks_the_same_number_of_questions(client, count, django_assert_max_num_queries):
    ruling = many_cases([a_region(f"35.{number + 10}", f"Kabupaten {number}") for number in range(count)])
    client.force_login(somebody("secretariat"), "django.contrib.auth.backends.ModelBackend")
    board, progress = (reverse(f"assessment:{name}", args=[ruling.edition.slug]) for name in ("board", "progress"))
    client.get(board)  # from now on the frame remembers its rail

    with django_assert_max_num_queries(16):
        client.get(board)
    with django_assert_max_num_queries(16):
        client.get(progress)


def test_pages_of_the_panel_open_for_everybody_concerned(client):
    case = a_discussed_case((2, 2, 2, 0), (2, 2, 2, 3), check_share=1.0)
    chair = owner(sheets_of(case)[0])
    for person in (chair, owner(sheets_of(case)[1]), somebody("secretariat"), somebody("auditor")):
        client.force_login(person, "django.contrib.auth.backends.ModelBackend")
        page = client.get(reverse("assessment:case", args=[case.pk]))
        assert page.status_code == 200
        assert "belum dibahas" in page.content.decode()


def test_versions_tell_every_moment():
    case = a_discussed_case((2, 2, 2, 0), (2, 2, 2, 3))
    mine = marks_of(case, "aplikasi")[0]
    settle(mine, 2)

    assert MarkVersion.objects.filter(mark=mine).order_by("revision").first().level == 0
    assert MarkSheet.objects.get(pk=mine.sheet_id).state == "sent"
