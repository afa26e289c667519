"""Promises and what becomes of them; the sheet on which they are signed; the hand-over that keeps them alive."""

import datetime

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone, translation

from gerakan.foundation.accounts.roles import Role
from gerakan.foundation.regions.handing_over import Line, package_of, register_section
from gerakan.foundation.regions.handing_over import _readers as readers
from gerakan.foundation.workflow import TransitionRefused
from gerakan.stages.institutions.commands import handovers, offices
from gerakan.stages.institutions.commands import promises as commands
from gerakan.stages.institutions.models import CommitmentSheet, Handover, Promise, PromiseYear
from gerakan.stages.institutions.queries.packages import open_items, package_for_paper
from gerakan.stages.institutions.queries.promises import open_promises, promises_of
from tests.factories.accounts import somebody
from tests.factories.agreements import official
from tests.factories.institutions import a_head, an_act
from tests.factories.mentoring import a_guidance, seated
from tests.factories.regions import RegionFactory
from tests.standing import standing_rows

TODAY = timezone.localdate()
DAY = datetime.timedelta(days=1)


@pytest.fixture(scope="module")
def way(request):
    with standing_rows(request):
        made = a_guidance()
        for role in (Role.REGION_HEAD, Role.REGION_SECRETARY):
            official(role, made.region).assignments.update(starts_on=TODAY - 90 * DAY)
        a_head(made.region, user=official(Role.REGION_HEAD, made.region))
        a_head(made.region, office="agency", agency="Dinas Perhubungan", name="Tono Contoh")
        yield made


@pytest.fixture
def keeper(db, way):
    return official(Role.REGION_ADMIN, way.region)


@pytest.fixture
def regent(db, way):
    return official(Role.REGION_HEAD, way.region)


def told(**changes):
    return {
        "kind": "anggaran", "text": "Menambah anggaran", "amount": 2_000_000_000, "made_by": "Hana Contoh, Bupati",
        "made_on": TODAY, "source": "wawancara",
    } | changes  # fmt: skip


def year(standing, **changes):
    return {"standing": standing, "note": "", "evidence": "", "act": None} | changes


def a_sheet(way, keeper):
    sheet = commands.begin_sheet(way, text="Kami bersungguh-sungguh.", by=keeper)
    commands.promise(way.region, facts=told(source="komitmen", sheet=sheet), by=keeper)
    return CommitmentSheet.objects.get(pk=sheet.pk)


def test_a_promise_is_told_year_by_year_with_its_evidence(way, keeper, regent):
    made = commands.promise(way.region, facts=told(made_on=TODAY.replace(year=TODAY.year - 1)), by=regent)
    commands.tell_year(made, year=TODAY.year - 1, facts=year("berjalan"), by=keeper)
    act = an_act(way.region, kind="perkada")
    commands.tell_year(made, year=TODAY.year, facts=year("dipenuhi", act=act), by=keeper)
    (row,) = promises_of(way.region)
    assert (row.standing, row.standing_year) == ("dipenuhi", TODAY.year)
    assert list(open_promises(way.region)) == []
    with pytest.raises(TransitionRefused, match="Keadaan dicatat untuk tahun"):
        commands.tell_year(made, year=TODAY.year + 1, facts=year("berjalan"), by=keeper)
    with pytest.raises(TransitionRefused, match="bukan milik daerah ini"):
        commands.tell_year(made, year=TODAY.year, facts=year("dipenuhi", act=an_act(RegionFactory())), by=keeper)
    for bad, named in (({"standing": "dipenuhi", "act": None}, "evidence"), ({"standing": "tidak"}, "says_why")):
        with pytest.raises(IntegrityError, match=named), transaction.atomic():
            PromiseYear.objects.filter(year=TODAY.year).update(**bad)


def test_team_secretariat_and_mentors_read_others_do_not(way, keeper):
    made = commands.promise(way.region, facts=told(), by=keeper)
    reading = [keeper, seated(way), somebody(Role.SECRETARIAT), somebody(Role.AGENCY, region=way.region)]
    others = [somebody(Role.REGION_ADMIN, region=RegionFactory()), somebody(Role.MENTOR), somebody(Role.PLENARY)]
    assert all(Promise.objects.visible_to(person).filter(pk=made.pk).exists() for person in reading)
    assert not any(Promise.objects.visible_to(person).exists() for person in others)
    with pytest.raises(PermissionDenied):
        commands.promise(way.region, facts=told(), by=reading[1])


def test_who_signs_held_the_office_on_that_day_and_the_paper_stays(way, keeper):
    sheet = a_sheet(way, keeper)
    commands.open_sheet(sheet, by=keeper)
    sheet.refresh_from_db()
    head, agency = sheet.seats.order_by("-office")
    assert (head.office, agency.agency) == ("head", "Dinas Perhubungan")
    with sheet.file.open("rb") as paper:
        assert paper.read(5) == b"%PDF-"
    with pytest.raises(TransitionRefused, match="tercetak pada lembar"):
        commands.correct(sheet.promises.get(), facts={"text": "Lain"}, by=keeper)
    gone = a_head(way.region, name="Lama", since=TODAY - 900 * DAY, until=TODAY - 800 * DAY)
    with pytest.raises(TransitionRefused, match="Lama bukan Kepala daerah pada"):
        commands.sign_seat(head, holder=gone, signed_on=TODAY, by=keeper)
    with pytest.raises(TransitionRefused, match="di luar masa"):
        commands.sign_seat(head, holder=gone, signed_on=TODAY - DAY, by=keeper)

    for seat in (head, agency):
        holder = way.region.office_holders.get(office=seat.office, agency=seat.agency, until=None)
        commands.sign_seat(seat, holder=holder, signed_on=TODAY, by=keeper)
    sheet.refresh_from_db()
    assert sheet.state == "complete"
    assert set(sheet.seats.values_list("document_sha256", flat=True)) == {sheet.sha256}
    with pytest.raises(TransitionRefused):
        commands.reopen_sheet(sheet, note="Ulang", by=keeper)


def test_an_empty_sheet_is_not_opened_and_an_unsigned_one_may_be_rewritten(way, keeper):
    empty = commands.begin_sheet(way, text="Kami.", by=keeper)
    with pytest.raises(TransitionRefused, match="Belum ada janji"):
        commands.open_sheet(empty, by=keeper)
    assert not empty.seats.exists()
    commands.promise(way.region, facts=told(source="komitmen", sheet=empty), by=keeper)
    commands.open_sheet(empty, by=keeper)
    commands.reopen_sheet(CommitmentSheet.objects.get(), note="Salah ketik", by=keeper)
    commands.rewrite_sheet(CommitmentSheet.objects.get(), text="Kami berjanji.", by=keeper)
    assert (CommitmentSheet.objects.get().text, empty.seats.count()) == ("Kami berjanji.", 0)


def test_a_change_of_head_is_handed_over_and_gaps_stay_open(way, keeper, regent):
    commands.promise(way.region, facts=told(), by=keeper)
    head = way.region.office_holders.get(office="head")
    offices.end_office(head, until=TODAY, reason="Masa jabatan habis", ends_rights=True, by=keeper)
    hand = Handover.objects.get()
    with pytest.raises(TransitionRefused, match="Muat ulang"):
        handovers.sign(hand, note="BA 1", by=official(Role.REGION_SECRETARY, way.region))
    handovers.confirm(hand, message="Jaga janji ini.", by=regent)
    hand.refresh_from_db()
    with pytest.raises(TransitionRefused, match="bukan orang yang menegaskan"):
        handovers.sign(hand, by=regent)
    with pytest.raises(TransitionRefused, match="Pejabat baru belum tercatat"):
        handovers.sign(hand, note="BA 1", by=keeper)
    type(head).objects.filter(pk=head.pk).update(until=TODAY - DAY)
    new = a_head(way.region, name="Wira Contoh", capacity="pj", since=TODAY)
    with pytest.raises(TransitionRefused, match="atas nama pejabatnya"):
        handovers.sign(hand, by=keeper)
    handovers.sign(hand, note="Berita acara 131/7", by=keeper)

    hand.refresh_from_db()
    assert (hand.state, hand.incoming) == ("signed", new)
    with hand.file.open("rb") as paper:
        assert paper.read(5) == b"%PDF-"
    item = next(row for row in open_items(way.region) if "Menambah anggaran" in row.text)
    handovers.settle(item, outcome="Masuk APBD perubahan", by=keeper)
    assert item.pk not in {row.pk for row in open_items(way.region)}
    with pytest.raises(TransitionRefused, match="sudah selesai"):
        handovers.settle(item, outcome="Lagi", by=keeper)


def test_a_later_stage_adds_its_section_and_no_mentor_reads_the_package(way, keeper):
    many = [Line("Rencana")] * 70 + [Line("Terbuka", is_gap=True)] * 5
    register_section("uji", "Rencana uji", lambda _region: many, order=80)
    try:
        section = next(row for row in package_of(way.region) if row.title == "Rencana uji")
    finally:
        readers.pop("uji")
    assert (len(section.lines), len(section.gaps), section.lines[-1].text) == (61, 5, "dan 15 lainnya")
    with translation.override("en"):
        assert "Risiko" in [row.title for row in package_for_paper(way.region)]
    hand = handovers.open_handover(way.region.office_holders.get(office="head"), by=keeper)
    with pytest.raises(TransitionRefused, match="sudah dibuka"):
        handovers.open_handover(hand.outgoing, by=keeper)
    assert Handover.objects.visible_to(keeper).exists()
    assert not Handover.objects.visible_to(seated(way)).exists()


def test_screens_from_promise_to_hand_over(client, way, keeper):
    region = way.region
    client.force_login(keeper)
    new = reverse("institutions:new_promise", args=[region.slug])
    bad = client.post(new, told(kind="orang", source="komitmen"))
    assert {"amount", "sheet"} <= set(bad.context["form"].errors)
    client.post(reverse("institutions:new_sheet", args=[region.slug]), {"guidance": way.pk, "text": "Kami berjanji."})
    sheet = CommitmentSheet.objects.get()
    client.post(new, told(source="komitmen", sheet=sheet.pk))
    page = reverse("institutions:promise", args=[Promise.objects.get().pk])
    unproven = client.post(page, {"year": TODAY.year, "standing": "dipenuhi"})
    assert "evidence" in unproven.context["form"].errors
    client.post(page, {"year": TODAY.year, "standing": "dipenuhi", "evidence": "DPA 2027"})
    assert "DPA 2027" in client.get(page).text
    assert "Dipenuhi" in client.get(reverse("institutions:promises", args=[region.slug])).text
    client.post(reverse("institutions:act_on_sheet", args=[sheet.pk]), {"action": "open"})
    seat = sheet.seats.get(office="head")
    holder = region.office_holders.get(office="head").pk
    signed = {f"k{seat.pk}-holder": holder, f"k{seat.pk}-signed_on": TODAY}
    client.post(reverse("institutions:sign_seat", args=[seat.pk]), signed)
    assert "Hana Contoh, Kepala daerah" in client.get(sheet.get_absolute_url()).text
    hand = handovers.open_handover(region.office_holders.get(office="head"), by=keeper)
    there = reverse("institutions:act_on_handover", args=[hand.pk])
    client.post(there, {"action": "confirm", "message": "Jaga.", "note": "BA 9"})
    shown = client.get(hand.get_absolute_url())
    assert "Pejabat baru belum tercatat" in shown.text
    assert client.get(reverse("institutions:handover_file", args=[hand.pk])).content[:5] == b"%PDF-"
    client.force_login(somebody(Role.REGION_ADMIN, region=RegionFactory()))
    for name, pk in (("handover_file", hand.pk), ("sheet_file", sheet.pk), ("handover", hand.pk), ("sheet", sheet.pk)):
        assert client.get(reverse(f"institutions:{name}", args=[pk])).status_code == 404
