"""Taps of devices: kept once, in order, never over somebody's newer word."""

import json
from uuid import uuid4

import pytest
from django.db import DatabaseError, IntegrityError, transaction
from django.test import Client
from django.urls import reverse

from gerakan.foundation.audit.models import Event
from gerakan.foundation.workflow import TransitionRefused
from gerakan.stages.assessment.commands import sheets as marking
from gerakan.stages.assessment.commands.cases import open_cases
from gerakan.stages.assessment.models import Case, Entry, Mark, MarkSheet, MarkVersion, Ruling
from gerakan.stages.assessors.models import Engagement
from tests.factories.accounts import a_region, somebody
from tests.factories.assessment import ITEMS, a_case, a_ruling, a_tap, mark, owner, send, sheets_of
from tests.factories.assessors import a_tie, an_engagement

pytestmark = pytest.mark.django_db


def as_json(*taps):
    return [
        {"key": str(tap.key), "item": tap.item, "said": vars(tap.said), "based_on": tap.based_on and str(tap.based_on)}
        for tap in taps
    ]


def post(client, sheet, body, by=None):
    client.force_login(by or owner(sheet), "django.contrib.auth.backends.ModelBackend")
    text = body if isinstance(body, str) else json.dumps(body)
    return client.post(reverse("assessment:entries", args=[sheet.pk]), text, content_type="application/json")


def test_a_fixed_ruling_does_not_change_even_by_sql():
    ruling = a_ruling()

    with pytest.raises(DatabaseError, match="fixed ruling"), transaction.atomic():
        Ruling.objects.filter(pk=ruling.pk).update(threshold=3)

    assert Ruling.objects.get().threshold == 1


def test_a_tap_is_a_mark_with_its_version():
    sheet = sheets_of(a_case())[0]
    tap = a_tap("sdm", 3, reason="Ada", confidence=2)

    receipt = marking.save_entries(sheet, taps=[tap], by=owner(sheet))[0]

    assert (receipt.outcome, receipt.mark["level"], receipt.mark["key"]) == ("saved", 3, str(tap.key))
    kept = Mark.objects.get()
    assert (kept.level, kept.reason, kept.revision, kept.confidence) == (3, "Ada", 1, 2)
    assert [(v.phase, v.level) for v in MarkVersion.objects.all()] == [("blind", 3)]


def test_the_same_tap_twice_counts_once():
    sheet = sheets_of(a_case())[0]
    tap = a_tap()

    first = marking.save_entries(sheet, taps=[tap], by=owner(sheet))
    again = marking.save_entries(sheet, taps=[tap, tap], by=owner(sheet))

    assert {receipt.outcome for receipt in first + again} == {"saved"}
    assert (Entry.objects.count(), Mark.objects.count(), MarkVersion.objects.count()) == (1, 1, 1)


def test_taps_of_one_device_build_on_each_other():
    sheet = sheets_of(a_case())[0]
    first = a_tap("sdm", 1)
    second = a_tap("sdm", 2, based_on=first.key)
    third = a_tap("sdm", 3, based_on=second.key)

    receipts = marking.save_entries(sheet, taps=[first, second, third], by=owner(sheet))

    assert [receipt.outcome for receipt in receipts] == ["saved"] * 3
    assert (Mark.objects.get().level, Mark.objects.get().revision) == (3, 3)
    assert list(MarkVersion.objects.values_list("level", flat=True)) == [1, 2, 3]


def test_a_second_device_never_overwrites_silently():
    sheet = sheets_of(a_case())[0]
    phone, laptop = a_tap("sdm", 1), a_tap("sdm", 4)
    follower = a_tap("sdm", 3, based_on=laptop.key)  # typed on the laptop after its first tap, still without a line

    marking.save_entries(sheet, taps=[phone], by=owner(sheet))
    receipts = marking.save_entries(sheet, taps=[laptop, follower], by=owner(sheet))

    assert [(r.outcome, r.mark["level"]) for r in receipts] == [("older", 1)] * 2
    assert Mark.objects.get().level == 1
    assert Entry.objects.filter(outcome="older").count() == 2

    chosen = a_tap("sdm", 3, based_on=phone.key)
    assert marking.save_entries(sheet, taps=[chosen], by=owner(sheet))[0].outcome == "saved"
    assert Mark.objects.get().level == 3


@pytest.mark.parametrize("clock", ["2020-01-01T00:00:00+07:00", "2031-12-31T23:59:59Z", "kemarin", None])
def test_a_wrong_clock_changes_nothing(client, clock):
    sheet = sheets_of(a_case())[0]
    first, second = a_tap("sdm", 1), a_tap("sdm", 2)
    rows = as_json(first, second)
    rows[1]["based_on"] = str(first.key)
    rows[0]["device_time"], rows[1]["device_time"] = clock, "2019-01-01T00:00:00Z"

    answer = post(client, sheet, rows)

    assert [receipt["outcome"] for receipt in answer.json()["receipts"]] == ["saved", "saved"]
    assert Mark.objects.get().level == 2


@pytest.mark.parametrize(
    "spoil",
    [
        lambda row: row.update(key="bukan-kunci"),
        lambda row: row["said"].update(level=5),
        lambda row: row["said"].update(level=True),
        lambda row: row["said"].update(level="3"),
        lambda row: row["said"].update(reason="a" * 4001),
        lambda row: row["said"].update(confidence=9),
        lambda row: row["said"].update(evidence=-1),
        lambda row: row.pop("said"),
        lambda row: row.update(based_on="x"),
    ],
)
def test_what_no_device_of_ours_sends_is_refused_whole(client, spoil):
    sheet = sheets_of(a_case())[0]
    rows = as_json(a_tap("sdm", 1), a_tap("jaringan", 2))
    spoil(rows[1])

    answer = post(client, sheet, rows)

    assert answer.status_code == 400
    assert answer.json()["words"]
    assert Entry.objects.count() == 0


@pytest.mark.parametrize("body", ["", "{}", "[1]", "null", "[" * 9999, json.dumps([{}] * 201)])
def test_odd_bodies_are_refused(client, body):
    assert post(client, sheets_of(a_case())[0], body).status_code == 400


def test_foreign_items_and_evidence_are_refused_and_remembered():
    sheet = sheets_of(a_case())[0]

    receipts = marking.save_entries(sheet, taps=[a_tap("tak-ada"), a_tap("sdm", evidence=99)], by=owner(sheet))

    assert [receipt.outcome for receipt in receipts] == ["refused", "refused"]
    assert (Mark.objects.count(), Entry.objects.filter(outcome="refused").count()) == (0, 2)


def test_a_key_of_another_sheet_is_refused():
    first, second = sheets_of(a_case())
    tap = a_tap()
    marking.save_entries(first, taps=[tap], by=owner(first))

    receipt = marking.save_entries(second, taps=[tap], by=owner(second))[0]

    assert (receipt.outcome, receipt.mark) == ("refused", None)
    assert Mark.objects.count() == 1


def test_the_database_accepts_a_key_once_and_forgets_nothing():
    sheet = sheets_of(a_case())[0]
    tap = a_tap()
    marking.save_entries(sheet, taps=[tap], by=owner(sheet))

    with pytest.raises(IntegrityError), transaction.atomic():
        Entry.objects.create(
            key=tap.key, sheet=sheet, device="x", sequence=1, item_code="sdm", payload={}, outcome="saved"
        )
    for model in (Entry, MarkVersion):
        with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
            model.objects.update(**({"device": "lain"} if model is Entry else {"level": 0}))


def test_the_log_counts_taps_and_tells_no_level():
    sheet = sheets_of(a_case())[0]
    marking.save_entries(sheet, taps=[a_tap("sdm", 4, reason="Rahasia"), a_tap("jaringan", 0)], by=owner(sheet))

    event = Event.objects.filter(action="mark_sheet.saved").get()

    assert event.changes == {"saved": 2}
    assert "Rahasia" not in f"{event.changes}{event.note}{event.target}"


def test_a_sheet_is_sent_complete_or_not_at_all():
    sheet = sheets_of(a_case())[0]
    mark(sheet, sdm=2, keuangan=2, jaringan=2)

    with pytest.raises(TransitionRefused, match="Butir aplikasi"):
        marking.send(sheet, by=owner(sheet))

    assert MarkSheet.objects.get(pk=sheet.pk).state == "draft"


def test_extremes_need_their_reason():
    sheet = sheets_of(a_case())[0]
    taps = [a_tap(code, level) for code, level in zip(ITEMS, (2, 0, 2, 4), strict=True)]
    marking.save_entries(sheet, taps=taps, by=owner(sheet))

    with pytest.raises(TransitionRefused, match="Butir keuangan; Butir aplikasi"):
        marking.send(sheet, by=owner(sheet))


def test_the_highest_mark_needs_its_passage_where_the_item_says_so():
    sheet = sheets_of(a_case())[0]
    mark(sheet, sdm=4, keuangan=2, jaringan=2, aplikasi=4)

    with pytest.raises(TransitionRefused, match="bukti: Butir sdm"):
        marking.send(sheet, by=owner(sheet))


def test_the_last_sheet_opens_the_discussion():
    case = a_case()
    first, second = sheets_of(case)

    send(first)
    case.refresh_from_db()
    assert case.state == Case.State.MARKING

    send(second)
    case.refresh_from_db()
    assert case.state == Case.State.CONSOLIDATING


def test_nothing_is_saved_after_sending(client):
    sheet = send(sheets_of(a_case())[0])

    answer = post(client, sheet, as_json(a_tap("sdm", 4, based_on=Mark.objects.get(item__code="sdm").key)))

    assert answer.json()["receipts"][0]["outcome"] == "refused"
    assert "sudah dikirim" in answer.json()["receipts"][0]["words"]
    assert Mark.objects.get(item__code="sdm").level == 2


def test_an_assessor_removed_while_marking_is_turned_away(client):
    case = a_case()
    sheet = sheets_of(case)[0]
    mark(sheet, sdm=2)
    Engagement.objects.filter(pk=sheet.engagement_id).update(state="removed")

    assert post(client, sheet, as_json(a_tap("jaringan"))).status_code == 404
    assert Mark.objects.count() == 1


def test_another_person_on_the_device_sends_nothing(client):
    sheet = sheets_of(a_case())[0]
    client.force_login(owner(sheet), "django.contrib.auth.backends.ModelBackend")

    answer = client.post(
        reverse("assessment:entries", args=[sheet.pk]), "[]", content_type="application/json",
        headers={"X-Perangkat": "orang-lain"},
    )  # fmt: skip

    assert answer.status_code == 409


def test_the_token_is_asked_for():

    sheet = sheets_of(a_case())[0]
    client = Client(enforce_csrf_checks=True)
    client.force_login(owner(sheet), "django.contrib.auth.backends.ModelBackend")
    address = reverse("assessment:entries", args=[sheet.pk])

    assert client.post(address, "[]", content_type="application/json").status_code == 403
    token = client.get(reverse("assessment:person")).json()["token"]
    answer = client.post(
        address, json.dumps(as_json(a_tap())), content_type="application/json", headers={"X-CSRFToken": token}
    )
    assert answer.json()["receipts"][0]["outcome"] == "saved"


def test_the_plain_form_saves_and_goes_on(client):
    sheet = sheets_of(a_case())[0]
    client.force_login(owner(sheet), "django.contrib.auth.backends.ModelBackend")
    address = reverse("assessment:save_item", args=[sheet.pk, "sdm"])
    data = {"level": "3", "reason": "Cukup", "key": str(uuid4()), "based_on": ""}

    answer = client.post(address, data)
    client.post(address, data)  # the back button, and send again

    assert answer.url.endswith("#butir-keuangan")
    assert (Mark.objects.get().level, Entry.objects.count()) == (3, 1)
    clash = client.post(address, data | {"key": str(uuid4()), "level": "1"})
    assert clash.status_code == 409
    assert "Perangkat lain menyimpan nilai lain" in clash.content.decode()
    assert Mark.objects.get().level == 3


def test_cases_open_once_and_follow_the_panel():
    case = a_case()
    leaver, stayer = sheets_of(case)
    send(stayer)
    before = (Case.objects.count(), MarkSheet.objects.count())

    open_cases(case.ruling, by="uji")
    assert (Case.objects.count(), MarkSheet.objects.count()) == before

    leaver.seat.delete()
    newcomer = an_engagement(case.ruling.edition, "practitioner")
    case.interview.seats.create(engagement=newcomer)
    opened = open_cases(case.ruling, by="uji")

    assert (opened.new_sheets, opened.removed) == (1, 1)
    assert MarkSheet.objects.get(pk=leaver.pk).state == "removed"
    send(MarkSheet.objects.get(engagement=newcomer))
    assert Case.objects.get(pk=case.pk).state == Case.State.CONSOLIDATING


def test_a_later_seat_seals_the_case_again():

    case = a_case()
    for sheet in sheets_of(case):
        send(sheet)
    third = an_engagement(case.ruling.edition, "practitioner")
    case.interview.seats.create(engagement=third, is_third_mark=True)

    open_cases(case.ruling, by="uji")

    case.refresh_from_db()
    assert case.state == Case.State.MARKING
    seen = MarkSheet.objects.visible_to(third.assessor.user)
    assert list(seen.values_list("engagement", flat=True)) == [third.pk]


def test_a_withdrawn_region_is_stopped(client):

    case = a_case()
    sheet = sheets_of(case)[0]
    case.interview.state = "cancelled"
    case.interview.save()

    open_cases(case.ruling, by="uji")

    case.refresh_from_db()
    assert case.state == Case.State.WITHDRAWN
    answer = post(client, sheet, as_json(a_tap()))
    assert "mengundurkan diri" in answer.json()["receipts"][0]["words"]


def test_a_tie_found_later_takes_the_sheet_out(client):

    case = a_case(a_region())
    sheet = sheets_of(case)[0]
    mark(sheet, sdm=3)
    a_tie(sheet.engagement.assessor, case.region)

    open_cases(case.ruling, by="uji")

    assert MarkSheet.objects.get(pk=sheet.pk).state == "removed"
    assert post(client, sheet, as_json(a_tap("jaringan"))).status_code == 404


def test_saving_takes_a_handful_of_queries(client, django_assert_max_num_queries):
    sheet = sheets_of(a_case())[0]
    address = reverse("assessment:entries", args=[sheet.pk])
    client.force_login(owner(sheet), "django.contrib.auth.backends.ModelBackend")
    client.post(address, json.dumps(as_json(a_tap("sdm"))), content_type="application/json")

    with django_assert_max_num_queries(22):
        client.post(address, json.dumps(as_json(a_tap("jaringan"))), content_type="application/json")


def test_only_its_owner_marks(client):
    first, second = sheets_of(a_case())

    assert post(client, first, as_json(a_tap()), by=owner(second)).status_code == 404
    assert post(client, first, as_json(a_tap()), by=somebody("secretariat")).status_code == 404
    assert post(client, first, as_json(a_tap()), by=somebody("national_admin")).status_code == 404


def test_notes_of_a_second_device_never_cover_those_of_the_first(client):
    sheet = sheets_of(a_case())[0]
    client.force_login(owner(sheet), "django.contrib.auth.backends.ModelBackend")
    door = reverse("assessment:save_notes", args=[sheet.pk])
    seen = sheet.notes_fingerprint

    assert client.post(door, {"private": "dari ponsel", "for_region": "", "seen": seen}).status_code == 302
    late = client.post(door, {"private": "dari laptop", "for_region": "", "seen": seen})

    page = late.content.decode()
    assert late.status_code == 409
    assert "dari laptop</textarea>" in page
    assert "Yang tersimpan: dari ponsel" in page
    assert MarkSheet.objects.get(pk=sheet.pk).note_private == "dari ponsel"
    again = MarkSheet.objects.get(pk=sheet.pk).notes_fingerprint
    assert again in page
    client.post(door, {"private": "dari laptop", "for_region": "", "seen": again})
    assert MarkSheet.objects.get(pk=sheet.pk).note_private == "dari laptop"
