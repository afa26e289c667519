"""A set from preparing to the comparison: what may be opened, saved, sent; who waits for whom."""

import json

import pytest
from django.core import mail
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from gerakan.foundation.accounts.roles import Role
from gerakan.foundation.audit.models import Event
from gerakan.foundation.notifications.models import Notice
from gerakan.foundation.workflow import TransitionRefused
from gerakan.stages.assessment.models import Mark
from gerakan.stages.calibration.calculations import agreement_of
from gerakan.stages.calibration.commands import cases, defaults, sets, sheets
from gerakan.stages.calibration.commands.sheets import Said
from gerakan.stages.calibration.models import CalibrationMark, CalibrationSet, Reference
from gerakan.stages.calibration.queries import comparison, has_calibrated, results, unfinished
from tests.factories.accounts import somebody
from tests.factories.assessment import a_case, a_tap, sheets_of
from tests.factories.assessment import owner as marker
from tests.factories.assessors import an_engagement
from tests.factories.calibration import REFERENCE, a_sample, a_set, an_open_set, mark, owner, send, send_all
from tests.factories.editions import EditionFactory
from tests.factories.instruments import the_default_version

pytestmark = pytest.mark.django_db
BACKEND = "django.contrib.auth.backends.ModelBackend"


@pytest.fixture
def chief():
    return somebody(Role.SECRETARIAT)


def test_a_set_is_opened_complete_or_not_at_all(chief):
    calibration = a_set(case_count=1)
    with pytest.raises(TransitionRefused, match="2 sampai 5 contoh; sekarang 1"):
        sets.open_set(calibration, by=chief)
    second = a_sample(calibration, "Kota Rekaan")
    cases.write_item(second, code="sdm", told="Ada.", by=chief)
    with pytest.raises(TransitionRefused, match="Butir tanpa nilai acuan: Kota Rekaan"):
        sets.open_set(calibration, by=chief)
    cases.write_item(second, code="sdm", told="Ada.", level=1, reason="Cukup.", by=chief)
    cases.rewrite_case(second, title="Kota Rekaan", introduction="Rekaan.", experts="", by=chief)
    with pytest.raises(TransitionRefused, match="Nama ahli belum ditulis"):
        sets.open_set(calibration, by=chief)
    cases.rewrite_case(second, title="Kota Rekaan", introduction="Rekaan.", experts="Prof. Uji", by=chief)

    sets.open_set(calibration, by=chief)

    assert CalibrationSet.objects.get().state == "open"


def test_opening_tells_the_assessors_and_freezes_the_cases(chief):
    engagement = an_engagement()
    calibration = an_open_set()

    assert Notice.objects.get(person=engagement.assessor.user).kind == "calibration.opened"
    with pytest.raises(TransitionRefused, match="sudah dibuka"):
        a_sample(calibration, "Terlambat")


def test_a_set_is_taken_back_only_while_nobody_has_begun(chief):
    calibration = an_open_set()
    sets.take_back(calibration, note="Salah ketik.", by=chief)
    sets.open_set(calibration, by=chief)
    mark(calibration.cases.first(), an_engagement(), (1,))

    with pytest.raises(TransitionRefused, match="Sudah ada asesor yang menilai"):
        sets.take_back(calibration, note="Salah ketik.", by=chief)


def test_the_default_set_fits_the_default_instrument(chief):
    calibration = sets.prepare(EditionFactory(), version=the_default_version(), by=chief)

    assert defaults.use_default(calibration, by=chief) == 3
    sets.open_set(calibration, by=chief)

    assert [case.items.count() for case in calibration.cases.all()] == [10, 10, 10]
    assert set(Reference.objects.values_list("level", flat=True)) == {0, 1, 2, 3, 4}
    with pytest.raises(TransitionRefused, match="sudah berisi contoh"):
        defaults.use_default(calibration, by=chief)


def test_the_default_set_refuses_another_instrument(chief):
    calibration = a_set(case_count=0)
    with pytest.raises(TransitionRefused, match="tidak cocok dengan instrumen ini"):
        defaults.use_default(calibration, by=chief)
    assert not calibration.cases.exists()


def test_a_case_is_sent_complete_with_reasons_at_the_extremes():
    engagement = an_engagement()
    case = an_open_set().cases.first()
    mark(case, engagement, (1, 2))
    with pytest.raises(TransitionRefused, match="Belum dinilai: Butir jaringan; Butir aplikasi"):
        sheets.send(case, by=owner(engagement))
    mark(case, engagement, (1, 2, 3, 0))
    row = CalibrationMark.objects.get(item__node__code="aplikasi")
    sheets.save_marks(case, said=[Said(row.item_id, 0, "", row.revision)], by=owner(engagement))
    with pytest.raises(TransitionRefused, match="Alasan masih kosong: Butir aplikasi"):
        sheets.send(case, by=owner(engagement))


def test_what_is_sent_stays():
    engagement = an_engagement()
    case = an_open_set().cases.first()
    send(case, engagement)
    row = CalibrationMark.objects.first()

    with pytest.raises(TransitionRefused, match="sudah Anda kirim"):
        sheets.save_marks(case, said=[Said(row.item_id, 4, "Lain.", row.revision)], by=owner(engagement))


def test_the_comparison_says_how_far_and_which_way():
    engagement = an_engagement()
    case = an_open_set().cases.first()
    sheet = send(case, engagement, (2, 3, 3, 2))  # reference 1, 2, 3, 0: one, one, none and two more

    rows = comparison.compared(sheet)
    summary = comparison.summary_of(rows)

    assert [row.gap for row in rows] == [2, 1, 1, 0]
    assert (summary.lean, summary.apart, summary.exact, summary.near) == (1.0, 1.0, 1, 3)
    assert summary.sentence == "Rata-rata Anda lebih murah hati 1,0 poin daripada acuan."


def test_a_group_of_two_others_is_not_shown():
    calibration = an_open_set()
    case = calibration.cases.first()
    first, *others = (an_engagement() for _n in range(4))
    sheet = send(case, first)
    for other in others[:2]:
        send(case, other, (4, 4, 4, 4))
    assert not any(row.shows_others for row in comparison.compared(sheet))

    send(case, others[2], (4, 4, 4, 4))

    assert all(row.shows_others for row in comparison.compared(sheet))


def test_results_by_assessor_by_item_and_together():
    calibration = an_open_set()
    strict, kind = an_engagement(), an_engagement()
    for case in calibration.cases.all():
        send(case, strict, (1, 2, 3, 0))
        send(case, kind, (2, 3, 4, 4))

    rows = {row.pk: row for row in results.progress_of(calibration)}
    items = {(row.case, row.title): row for row in results.items_of(calibration)}

    assert (rows[strict.pk].sent_count, rows[strict.pk].lean, rows[strict.pk].exact_share) == (2, 0, 1)
    assert (rows[kind.pk].lean, rows[kind.pk].apart, rows[kind.pk].near_share) == (1.75, 1.75, 0.75)
    assert items["Kabupaten Rekaan 1", "Butir aplikasi"].dispute == 4
    told = agreement_of(calibration)
    assert (told["within_one"].value, told["mean_absolute_difference"].value, told["pairs"].value) == (0.75, 1.75, 8)
    assert -1 < told["alpha_ordinal"].value < 1
    assert told["alpha_ordinal"].bounds.startswith("90 %: ")


def test_drafts_enter_no_figure():
    calibration = an_open_set()
    mark(calibration.cases.first(), an_engagement(), (4, 4, 4, 4))

    assert agreement_of(calibration) == {}
    assert results.progress_of(calibration).get().lean is None
    assert all(row.count == 0 for row in results.items_of(calibration))


def test_one_act_reminds_those_who_have_not_finished(chief):
    done, waiting, half = (an_engagement() for _n in range(3))
    calibration = an_open_set()
    send_all(calibration, done)
    send(calibration.cases.first(), half)
    mail.outbox.clear()

    assert sets.remind(calibration, by=chief) == 2

    told = Notice.objects.filter(kind="calibration.wanted").values_list("person", flat=True)
    assert set(told) == {waiting.assessor.user_id, half.assessor.user_id}
    assert set(unfinished(calibration)) == {waiting, half}


def test_regions_wait_until_every_sample_is_sent(client):
    case = a_case()
    calibration = an_open_set(case.ruling.edition)
    sheet = sheets_of(case)[0]
    client.force_login(marker(sheet), BACKEND)
    address = reverse("assessment:sheet", args=[sheet.pk])
    tap = a_tap("sdm", 2)
    told = [{"key": str(tap.key), "item": "sdm", "said": {"level": 2}, "sequence": 1}]

    def put():
        return client.post(reverse("assessment:entries", args=[sheet.pk]), json.dumps(told), "application/json").json()

    page = client.get(address).content.decode()
    assert "Selesaikan kalibrasi lebih dahulu" in page
    assert reverse("calibration:own") in page
    assert put()["receipts"][0]["outcome"] == "refused"
    assert not Mark.objects.exists()

    send_all(calibration, sheet.engagement)

    told[0]["key"] = str(a_tap().key)
    assert put()["receipts"][0]["outcome"] == "saved"
    assert "Selesaikan kalibrasi" not in client.get(address).content.decode()


def test_the_rule_may_let_marking_go_on(chief):
    engagement = an_engagement()
    calibration = an_open_set()
    assert not has_calibrated(engagement.pk, engagement.edition_id)
    with pytest.raises(TransitionRefused, match="alasan"):
        sets.rule(calibration, is_required=False, due_on=None, note=" ", by=chief)

    sets.rule(calibration, is_required=False, due_on=None, note="Hari sudah dekat.", by=chief)

    assert has_calibrated(engagement.pk, engagement.edition_id)
    assert Event.objects.filter(action="calibration.ruled", note="Hari sudah dekat.").exists()


def test_without_a_set_nothing_is_owed():
    engagement = an_engagement()
    a_set()  # prepared, not opened
    assert has_calibrated(engagement.pk, engagement.edition_id)


def test_somebody_removed_from_the_edition_marks_nothing():
    engagement = an_engagement()
    case = an_open_set().cases.first()
    engagement.state = "removed"
    engagement.save()

    with pytest.raises(PermissionDenied):
        mark(case, engagement)


def test_calibration_marks_are_no_marks():
    send(an_open_set().cases.first(), an_engagement(), REFERENCE)
    assert not Mark.objects.exists()


def test_the_log_tells_no_level():
    send(an_open_set().cases.first(), an_engagement(), (1, 2, 3, 0))
    events = Event.objects.filter(action__startswith="calibration_sheet.")
    assert [event.changes for event in events.order_by("pk")] == [
        {"saved": 4, "older": 0}, {"state": ["draft", "sent"]}
    ]  # fmt: skip
