"""By hand: a move says what it breaks; a sheet comes back with reasons; two people at once."""

import datetime as dt
from zoneinfo import ZoneInfo

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from gerakan.foundation.accounts.roles import Role
from gerakan.foundation.workflow import TransitionRefused
from gerakan.stages.assessors.models import Engagement
from gerakan.stages.interviews.calculations.hours import Template, hours_of
from gerakan.stages.interviews.calculations.moving import Hand
from gerakan.stages.interviews.calculations.repairing import first_free
from gerakan.stages.interviews.commands import plans
from gerakan.stages.interviews.exchange import assignment_sheet, hour, plan_rows
from gerakan.stages.interviews.models import Board, Interview, PlanVersion
from gerakan.stages.interviews.queries.planning import names_of
from tests.factories.accounts import a_region, somebody
from tests.factories.assessors import a_tie
from tests.factories.interviews import a_ground, a_published, a_version

pytestmark = pytest.mark.django_db
BACKEND = "django.contrib.auth.backends.ModelBackend"
FRIDAY, MONDAY = dt.date(2027, 5, 7), dt.date(2027, 5, 3)


def template(**changes) -> Template:
    facts = {
        "begins": dt.time(8), "ends": dt.time(17), "minutes": 60, "breaks": ((dt.time(12), dt.time(13)),),
        "friday": ((dt.time(11, 30), dt.time(13)),), **changes,
    }  # fmt: skip
    return Template(**facts)


def test_hours_leave_out_breaks_and_friday_prayer():
    assert [f"{hour:%H.%M}" for hour in template().on(MONDAY)] == [
        "08.00", "09.00", "10.00", "11.00", "13.00", "14.00", "15.00", "16.00",
    ]  # fmt: skip
    assert [f"{hour:%H.%M}" for hour in template().on(FRIDAY)][:4] == ["08.00", "09.00", "10.00", "13.00"]


def test_sundays_are_left_out():
    days = {date for date, _hour in hours_of(template(), MONDAY, dt.date(2027, 5, 10))}
    assert dt.date(2027, 5, 9) not in days
    assert len(days) == 7


@pytest.mark.parametrize(
    ("cell", "read"), [("08.00", "08:00"), ("8:05", "08:05"), (8.3, "08:30"), (1 / 3, "08:00"), ("jam 8", None)]
)
def test_hours_of_a_sheet(cell, read):
    assert hour([cell])[0].value == read


def test_a_stale_serial_is_refused_and_nothing_moves():
    version, staff = a_version(a_ground()), somebody(Role.SECRETARIAT)
    region = version.plan["interviews"][0]["region"]
    place = Hand(version, *names_of(version)).nearest(region, (0, 0))[0]
    plans.move(version, region=region, serial=0, place=(place.day, place.slot, place.room), by=staff)
    kept = PlanVersion.objects.get().plan

    with pytest.raises(TransitionRefused, match="lebih dahulu mengubah"):
        plans.move(version, region=region, serial=0, place=(0, 0, "Ruang 1"), by=staff)
    assert PlanVersion.objects.get().plan == kept


def test_the_cells_that_a_card_cannot_take_say_why(client):
    version = a_version(a_ground())
    first, other = version.plan["interviews"][:2]
    client.force_login(somebody(Role.SECRETARIAT), BACKEND)

    answer = client.get(reverse("interviews:clashes", args=[version.pk, first["region"]])).json()

    taken = f"{other['day']}|{other['slot']}|{other['room']}"
    here = f"{first['day']}|{first['slot']}|{first['room']}"
    assert "sudah dipakai" in " ".join(answer["forbidden"][taken])
    assert here not in answer["forbidden"]
    assert all(place["place"] not in answer["forbidden"] for place in answer["nearest"])


def test_a_move_by_form_says_what_it_broke(client):
    version = a_version(a_ground())
    first, other = version.plan["interviews"][:2]
    client.force_login(somebody(Role.SECRETARIAT), BACKEND)
    page = reverse("interviews:move", args=[version.pk, first["region"]])

    assert "sudah dipakai" in client.get(page).content.decode()
    client.post(page, {"serial": 0, "place": f"{other['day']}|{other['slot']}|{other['room']}"})

    moved = PlanVersion.objects.get()
    assert moved.serial == 1
    assert any("sudah dipakai" in words for words in moved.verdict)


def test_another_member_is_put_in_by_form(client):
    version = a_version(a_ground())
    place = version.plan["interviews"][0]
    hand = Hand(version, *names_of(version))
    leaving = place["assessors"][0]
    coming = hand.replacements(place["region"], leaving)[0]
    client.force_login(somebody(Role.SECRETARIAT), BACKEND)

    client.post(
        reverse("interviews:move", args=[version.pk, place["region"]]),
        {"serial": 0, "leaving": leaving, "coming": coming},
    )

    moved = PlanVersion.objects.get()
    panel = next(one["assessors"] for one in moved.plan["interviews"] if one["region"] == place["region"])
    assert coming in panel
    assert leaving not in panel


def imported(client, board, rows):
    client.force_login(somebody(Role.SECRETARIAT), BACKEND)
    file = SimpleUploadedFile("penugasan.xlsx", assignment_sheet.export(rows))
    return client.post(reverse("interviews:import", args=[board.edition.slug]), {"file": file}).content.decode()


def row(region="33.01", hour="08.00", room="Ruang 1", *people):
    names = {f"assessor_{n}": name for n, name in enumerate(people or ("A01", "A02"), 1)}
    return {"region": region, "date": "2027-05-03", "hour": hour, "room": room, **names}


def test_each_refused_row_comes_back_with_its_reason(client):
    board = a_ground()
    a_tie(Engagement.objects.get(code="A03").assessor, a_region("34.02"))

    page = imported(client, board, [
        row(),
        row("34.02", "09.00", "Ruang 1", "A03", "A04"),
        row("35.03", "08.00", "Ruang 1", "A05", "A06"),
        row("33.04", "08.00", "Ruang 2", "A01", "A04"),
        row("99.99"),
        row("34.05", "10.00", "Ruang 1", "A99", "A02"),
        row("34.05", "10.00", "Ruang 1", "A01", "A03"),
        row("35.06", "07.00"),
    ])  # fmt: skip

    assert "1 baris diterima" in page
    for reason in (
        "mempunyai ikatan dengan Kabupaten Uji 2", "sudah dipakai", "dua ruang sekaligus", "tidak menyatakan bersedia",
        "tidak dikenal atau belum menyatakan ikatan: A99", "seharusnya 1", "Hari atau jam ini tidak ada",
    ):  # fmt: skip
        assert reason in page, reason
    assert [one["region"] for one in PlanVersion.objects.get().plan["interviews"]] == ["33.01"]


def test_a_plan_goes_out_and_comes_back_the_same(client):
    board = a_ground()
    version = a_version(board)
    rows = list(plan_rows(version.instance, version.plan, {}))

    imported(client, board, rows)

    again = PlanVersion.objects.get(number=2)
    assert again.source == "imported"
    assert again.plan == version.plan
    assert again.verdict == []


@pytest.mark.parametrize("kind", ["late", "absent", "room"])
def test_a_repair_changes_little_and_is_published(kind, client):
    board = a_ground(rooms=3)
    staff = somebody(Role.SECRETARIAT)
    version = a_published(board, staff)
    place = version.plan["interviews"][0]
    client.force_login(staff, BACKEND)
    said = {
        "late": {"kind": "late", "region": place["region"], "since": "1|0"},
        "absent": {"kind": "absent", "assessor": place["assessors"][0], "since": "0|0"},
        "room": {"kind": "room", "room": place["room"], "since": "0|0"},
    }[kind]

    answer = client.post(reverse("interviews:repair", args=[version.pk]), said)

    draft = PlanVersion.objects.get(number=2)
    assert answer.url == reverse("interviews:plan", args=[draft.pk])
    assert (draft.source, draft.verdict) == ("repaired", [])
    page = client.get(answer.url).content.decode()
    assert "Sebelum dan sesudah" in page
    client.post(reverse("interviews:publish", args=[draft.pk]), {"note": "Perbaikan"})
    assert Board.objects.get().published_number == 2
    if kind == "late":
        assert Interview.objects.get(region__code=place["region"]).slot.date == dt.date(2027, 5, 4)


def test_what_begins_within_half_an_hour_is_not_touched():
    version = a_version(a_ground())
    jakarta = ZoneInfo("Asia/Jakarta")
    assert first_free(version.instance, "Asia/Jakarta", dt.datetime(2027, 5, 3, 8, 20, tzinfo=jakarta)) == (0, 1)
    assert first_free(version.instance, "Asia/Jakarta", dt.datetime(2027, 5, 3, 8, 31, tzinfo=jakarta)) == (0, 2)
    assert first_free(version.instance, "Asia/Jakarta", dt.datetime(2027, 5, 3, 6, 20, tzinfo=dt.UTC)) == (1, 0)
