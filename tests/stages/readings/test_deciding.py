"""Nothing is in the plan before a person accepts it; every acceptance is a revision of the plan."""

import pytest
from django.urls import reverse

from gerakan.foundation.accounts.roles import Role
from gerakan.foundation.exchange import FileRefused
from gerakan.foundation.tasks.models import Job
from gerakan.foundation.tasks.running import Progress
from gerakan.foundation.workflow import TransitionRefused
from gerakan.stages.masterplans.commands.cells import undo
from gerakan.stages.masterplans.models import Masterplan, Mission, MoneyLine, PlanIndicator, Programme
from gerakan.stages.readings import commands
from gerakan.stages.readings.models import Proposal, Reading, Sureness
from gerakan.stages.readings.tasks import read_file
from tests.factories.accounts import somebody
from tests.factories.masterplans import a_plan, typed
from tests.factories.small_pdf import a_pdf
from tests.factories.ugly_plan import an_ugly_plan

pytestmark = pytest.mark.django_db


def a_reading(plan, by, *, name="rencana.docx", data=None):
    sent = commands.send(plan, name=name, data=data or an_ugly_plan(), by=by)
    job = Job.objects.create(name="Membaca", started_by=by, path="x")
    read_file.work(Progress(job), reading_id=sent.pk, user_id=by.pk)
    return Reading.objects.select_related("plan__region", "plan__edition").get(pk=sent.pk)


@pytest.fixture
def case():
    plan, writer = a_plan()
    return plan, writer, a_reading(plan, writer)


def numbers(reading, sheet):
    return list(reading.proposals.filter(sheet=sheet).values_list("number", flat=True))


def test_all_that_is_clear_becomes_rows_that_link_to_each_other(case):
    plan, writer, reading = case
    assert (reading.state, Programme.objects.count()) == ("read", 0)
    clear = list(reading.proposals.filter(sureness=Sureness.CLEAR).values_list("number", flat=True))

    said = commands.accept(reading, numbers=clear, by=writer)

    assert said == (len(clear), [])
    plan.refresh_from_db()
    assert plan.vision == "Kota yang melayani dan menyejahterakan warganya"
    part = Programme.objects.get(name="Pelatihan petugas loket")
    assert (part.parent.name, part.kind, part.pillar) == ("Layanan Satu Pintu Digital", "activity", "governance")
    assert PlanIndicator.objects.get(name="Petugas yang dilatih").programme == part
    assert MoneyLine.objects.get().y2 == 2_500_000_000
    assert not Mission.objects.exists(), "those are likely, not clear"
    with pytest.raises(TransitionRefused, match="sudah diputuskan"):
        commands.accept(reading, numbers=clear, by=writer)
    undo(plan, revision=Masterplan.objects.get().revision, by=writer)
    assert not MoneyLine.objects.exists()


def test_a_part_before_its_whole_stands_alone_and_says_so(case):
    _plan, writer, reading = case
    part = reading.proposals.get(title="Pelatihan petugas loket")
    _count, [said] = commands.accept(reading, numbers=[part.number], by=writer)
    assert "tautan ke “Layanan Satu Pintu Digital” dikosongkan" in said
    assert Programme.objects.get().parent is None


def test_what_stands_already_is_shown_beside_it_and_only_filled_where_it_is_empty(case, client):
    plan, writer, reading = case
    typed(plan, "program", {"name": "Angkutan sekolah  gratis", "owner": "Dishub"}, by=writer)
    mine, found = Programme.objects.get(), reading.proposals.get(title="Angkutan Sekolah Gratis")
    client.force_login(writer)
    shown = client.get(f"{reading.get_absolute_url()}?lembar=program").content.decode()
    assert "Mirip dengan yang ada di rencana" in shown or "Sudah ada di rencana" in shown
    assert f"Isi sel kosong {mine.code}" in shown

    address = reverse("readings:decide", args=[plan.pk, reading.pk])
    client.post(address, {"act": f"accept-{found.number}-{mine.pk}"})
    mine.refresh_from_db()
    assert (mine.owner, mine.starts, mine.pillar, Programme.objects.count()) == ("Dishub", 2028, "living", 1)

    client.post(address, {"act": "clear"})
    assert Programme.objects.filter(name__icontains="angkutan").count() == 1


def test_all_that_the_filter_shows_are_taken_at_once_and_each_that_is_not_says_why(case, client):
    plan, writer, reading = case
    typed(plan, "program", {"name": "Angkutan sekolah  gratis", "owner": "Dishub"}, by=writer)
    reading.proposals.filter(title="Layanan Satu Pintu Digital").update(cells={"pillar": "Langit"})
    client.force_login(writer)
    address = reverse("readings:decide", args=[plan.pk, reading.pk])

    done = client.post(address, {"act": "accept", "semua": "1", "lembar": "program", "keadaan": "open"}, follow=True)

    shown, names = done.content.decode(), set(Programme.objects.values_list("name", flat=True))
    assert "usulan belum diterima; alasannya tertulis pada masing-masing" in shown
    held = {one.title: one.remark for one in reading.proposals.filter(sheet="program", state="open")}
    assert set(held) == {"Angkutan Sekolah Gratis", "Layanan Satu Pintu Digital"}
    assert held["Angkutan Sekolah Gratis"] == "mirip dengan P-001; putuskan sendiri pada usulannya."
    assert "Bukan pilihan yang dikenal" in held["Layanan Satu Pintu Digital"]
    assert all(remark in shown for remark in held.values())
    assert "Pelatihan petugas loket" in names
    assert "Layanan Satu Pintu Digital" not in names
    client.post(address, {"act": "refuse", "semua": "1", "keadaan": "tertahan"})
    assert reading.proposals.filter(state="refused").count() == 2


def test_a_reading_whose_file_is_gone_keeps_its_proposals_and_gets_it_back(case, client):
    plan, writer, reading = case
    client.force_login(writer)
    with reading.file.open("rb") as file:
        data = file.read()
    reading.file.storage.delete(reading.file.name)

    answer = client.get(reverse("readings:original", args=[plan.pk, reading.pk]))

    assert answer.status_code == 404
    assert "tidak ada di penyimpanan server" in answer.content.decode()
    assert "Unggah berkas yang sama sekali lagi" in client.get(reading.get_absolute_url()).content.decode()
    assert commands.send(plan, name="rencana.docx", data=data, by=writer) == reading
    answer = client.get(reverse("readings:original", args=[plan.pk, reading.pk]))
    assert b"".join(answer.streaming_content) == data
    assert reading.proposals.filter(state="open").exists()


def test_one_is_corrected_and_one_refused(case, client):
    plan, writer, reading = case
    client.force_login(writer)
    first, second = numbers(reading, "misi")
    address = reverse("readings:proposal", args=[plan.pk, reading.pk, first])
    assert "Mendekatkan layanan" in client.get(address).content.decode()
    client.post(address, {"text": "Mendekatkan layanan digital"})
    assert Mission.objects.get().text == "Mendekatkan layanan digital"
    client.post(reverse("readings:decide", args=[plan.pk, reading.pk]), {"act": "refuse", "pilih": [second]})
    assert reading.proposals.get(number=second).state == Proposal.State.REFUSED
    commands.reopen(reading, number=second, by=writer)
    assert reading.proposals.get(number=second).decided_by is None
    for act in ("reopen", "refuse", "accept", "accept-", "unknown"):
        assert client.post(reverse("readings:decide", args=[plan.pk, reading.pk]), {"act": act}).status_code == 302


def test_a_cell_that_cannot_stand_is_told_and_the_rest_is_kept(case):
    _plan, writer, reading = case
    reading.proposals.filter(title="Angkutan Sekolah Gratis").update(
        cells={"name": "Angkutan Sekolah Gratis", "pillar": "Langit"}
    )
    one = reading.proposals.get(title="Angkutan Sekolah Gratis")
    _count, [said] = commands.accept(reading, numbers=[one.number], by=writer)
    assert "Bukan pilihan yang dikenal" in said
    remark = reading.proposals.get(pk=one.pk).remark
    assert (Programme.objects.get().pillar, said) == ("", f"{one.title}: {remark}")


def test_sending_and_failing(client):
    plan, writer = a_plan()
    client.force_login(writer)
    data = a_pdf([], [])
    failed = a_reading(plan, writer, name="pindaian.pdf", data=data)
    assert failed.state == Reading.State.FAILED
    disguised = commands.send(plan, name="rencana.hta", data=b"<script>1</script>" + data, by=writer)
    handed = client.get(reverse("readings:original", args=[plan.pk, disguised.pk]))
    assert (disguised.name, handed["Content-Type"]) == ("rencana.pdf", "application/octet-stream")
    assert b"".join(handed.streaming_content).startswith(b"<script>")
    assert "hasil pindaian" in client.get(failed.get_absolute_url()).content.decode()
    with pytest.raises(FileRefused, match="sudah pernah"):
        commands.send(plan, name="lagi.pdf", data=data, by=writer)
    client.force_login(somebody(Role.REGION_SECRETARY, region=plan.region))
    assert client.get(failed.get_absolute_url()).status_code == 200
    assert client.post(reverse("readings:readings", args=[plan.pk])).status_code == 403


def test_many_proposals_are_asked_in_few_queries(case, client, django_assert_max_num_queries):
    _plan, writer, reading = case
    Proposal.objects.bulk_create(
        Proposal(
            reading=reading,
            number=1000 + n,
            sheet="program",
            title=f"Program {n} kota",
            cells={"name": "x"},
            passage="x",
        )
        for n in range(300)
    )
    client.force_login(writer)
    client.get(reading.get_absolute_url())
    with django_assert_max_num_queries(24):
        assert client.get(f"{reading.get_absolute_url()}?lembar=program&halaman=2").status_code == 200
