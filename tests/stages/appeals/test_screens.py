"""What the screens show to whom; nothing leaks before it is decided."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from gerakan.foundation.accounts.roles import Role
from gerakan.foundation.documents.models import Letter
from gerakan.foundation.tasks.models import Job
from gerakan.stages.appeals.commands import filing
from gerakan.stages.appeals.models import Appeal, Attachment, Correction
from gerakan.stages.appeals.queries import appeals as queries
from gerakan.stages.appeals.queries.standing import stage_state
from gerakan.stages.assessors.models import Assessor
from gerakan.stages.plenary.models import Plenary
from gerakan.stages.plenary.queries.results import published
from tests.factories import appeals as made
from tests.factories.accounts import somebody
from tests.factories.appeals import (
    a_complaint,
    a_decided,
    a_draft,
    a_heard,
    a_jury,
    a_published_result,
    a_quick_result,
    again,
    decision_at,
    head_of,
)
from tests.factories.assessors import a_tie
from tests.factories.documents import NumberSeriesFactory
from tests.factories.plenary import fresh
from tests.foundation.tasks import work
from tests.standing import standing_rows

pytestmark = pytest.mark.django_db
BACKEND = "django.contrib.auth.backends.ModelBackend"
PDF = b"%PDF-1.7 bukti"


@pytest.fixture(scope="module")
def rows(request):
    """Six regions with final marks: two chosen, two in reserve, two refused."""
    with standing_rows(request):
        yield a_published_result(6)


@pytest.fixture
def result(rows):
    return Plenary.objects.select_related("edition", "run__terms").get(pk=rows.pk)


def visit(client, person, name, *args, **query):
    client.force_login(fresh(person), BACKEND)
    return client.get(reverse(f"appeals:{name}", args=args), query)


def say(client, person, name, *args, **said):
    client.force_login(fresh(person), BACKEND)
    return client.post(reverse(f"appeals:{name}", args=args), said)


def text_of(answer):
    return answer.content.decode()


def test_a_region_drafts_adds_evidence_and_files(client, result):
    region = decision_at(result, 6).region
    writer, head = somebody(Role.REGION_ADMIN, region=region), somebody(Role.REGION_HEAD, region=region)

    assert "Keberatan dapat diajukan sampai" in text_of(visit(client, writer, "own"))
    say(client, writer, "begin", result.edition.slug)
    appeal = Appeal.objects.get()
    item = next(row for row in queries.contestable(appeal) if row.code == "aplikasi")
    refused = say(
        client,
        writer,
        "write",
        appeal.pk,
        kind="item",
        item=item.item_id,
        asked_mark="0,5",
        text="Ada bukti baru",
        seen=0,
    )
    assert refused.status_code == 422
    assert "Ada bukti baru" in text_of(refused)
    say(
        client,
        writer,
        "write",
        appeal.pk,
        kind="item",
        item=item.item_id,
        asked_mark="4",
        text="Ada bukti baru",
        seen=0,
    )
    ground = appeal.grounds.get()
    say(client, writer, "attach", ground.pk, file=SimpleUploadedFile("sk.pdf", PDF), link="https://contoh.id/sk")
    say(client, writer, "attach", ground.pk, file=SimpleUploadedFile("sk.exe", b"MZ"))
    assert sorted(map(str, Attachment.objects.all())) == ["https://contoh.id/sk", "sk.pdf"]
    assert "Ajukan keberatan" not in text_of(visit(client, writer, "appeal", appeal.pk))
    say(client, head, "act", appeal.pk, action="file")

    assert again(appeal).state == "filed"
    answer = visit(client, head, "file", ground.attachments.exclude(file="").get().pk)
    assert (b"".join(answer.streaming_content), answer["Content-Security-Policy"]) == (
        PDF,
        "sandbox; default-src 'none'",
    )


def test_nobody_else_knows_of_an_open_appeal(client, result):
    appeal = a_draft(result, 6)
    head = appeal.opened_by
    ground = appeal.grounds.get()
    filing.attach(ground, file=SimpleUploadedFile("rahasia.pdf", PDF), by=head)
    proof = ground.attachments.get().pk
    staff = somebody(Role.SECRETARIAT)
    assert visit(client, staff, "appeal", appeal.pk).status_code == 404
    filing.file_appeal(appeal, by=fresh(head))
    people = a_jury(appeal)
    tied = people[2]
    a_tie(Assessor.objects.create(user=tied, background="academic"), appeal.region)
    first = result.attendances.first().member
    other = somebody(Role.REGION_HEAD, region=decision_at(result, 5).region)
    bystander = somebody(Role.ASSESSOR, edition=result.edition)

    for person in (
        first,
        tied,
        other,
        bystander,
        somebody(Role.MENTOR),
        somebody(Role.PROVINCE, province=appeal.region.province),
    ):
        for name, pk in (("appeal", appeal.pk), ("file", proof), ("outcome", appeal.pk)):
            assert visit(client, person, name, pk).status_code == 404, (person, name)
        assert say(client, person, "act", appeal.pk, action="withdraw").status_code == 404
        assert say(client, person, "find", ground.pk, finding="kept", reason="x", seen=0).status_code == 404
        assert visit(client, person, "desk", result.edition.slug).status_code == 403
        assert visit(client, person, "desk", result.edition.slug, unduh="csv").status_code == 403
        assert appeal.region.name not in text_of(visit(client, person, "outcomes", result.edition.slug))
        assert appeal.region.name not in text_of(visit(client, person, "outcomes", result.edition.slug, unduh="csv"))
        assert stage_state(result.edition, fresh(person)).waiting == 0
        assert f"/keberatan/{appeal.pk}/" not in text_of(client.get("/cari/", {"q": appeal.region.name}))
    for person in (people[0], staff, head):
        assert visit(client, person, "appeal", appeal.pk).status_code == 200
    assert appeal.region.name in text_of(visit(client, people[0], "panels"))
    assert appeal.region.name not in text_of(visit(client, tied, "panels"))


def test_after_the_decision_everybody_reads_findings_and_nothing_the_region_sent(client, result):
    appeal, correction = a_decided(result, 6, {"aplikasi": "4"})
    shown = text_of(client.get(reverse("appeals:outcome", args=[appeal.pk])))

    assert made.FOUND in shown
    assert made.WHY not in shown
    assert client.get(reverse("appeals:correction", args=[correction.pk])).status_code == 404
    made.signed(correction)
    register = text_of(client.get(reverse("appeals:register")))
    assert appeal.region.name in register
    page = text_of(client.get(reverse("appeals:correction", args=[correction.pk])))
    assert "Putusan panel keberatan, 3 anggota" in page
    assert client.get(reverse("plenary:version", args=[result.edition.slug, 1])).status_code == 200


def test_the_panel_finds_computes_agrees_and_decides_on_its_page(client, result):
    appeal, people = a_heard(result, 6)
    ground = queries.grounds_of(appeal).get()

    refused = say(client, people[0], "find", ground.pk, finding="changed", new_mark="", reason="Terbukti.", seen=0)
    assert refused.status_code == 422
    say(client, people[0], "find", ground.pk, finding="changed", new_mark="4", reason="Terbukti.", seen=0)
    say(client, people[0], "compute", appeal.pk)
    work.drain()
    assert "Akibat temuan panel sudah dihitung atas versi 1." in Job.objects.get().message
    assert (
        "Daerah lain yang berpindah tempat" in text_of(visit(client, people[1], "appeal", appeal.pk))
        or not again(appeal).effect["moves"][1:]
    )
    for person in people[:2]:
        say(client, person, "agree", appeal.pk, seen=1)
    say(client, people[1], "act", appeal.pk, action="decide", note="Buktinya sah.")
    correction = Correction.objects.get()
    staff = somebody(Role.SECRETARIAT)
    assert "Tanda tangani dan umumkan" in text_of(visit(client, staff, "correction", correction.pk))
    say(client, staff, "sign", correction.pk)
    work.drain()

    assert (again(appeal).outcome, published(result.edition).number) == ("granted", 2)


def test_the_secretariat_seats_a_panel_with_reasons_and_sets_the_hearing(client):
    result = a_quick_result()
    appeal, staff = a_complaint(result), somebody(Role.SECRETARIAT)
    people = [somebody(Role.ASSESSOR, edition=result.edition) for _n in range(3)]

    assert "ikut dalam pleno yang memutus" in text_of(visit(client, staff, "seats", appeal.pk))
    for at, person in enumerate(people):
        said = {"member": person.pk} | ({"is_chair": "1"} if not at else {})
        say(client, staff, "seats", appeal.pk, **said)
    say(client, staff, "act", appeal.pk, action="admit")
    say(client, staff, "hearing", appeal.pk, at="2027-07-01T10:00", place="Ruang Bhinneka", link="")
    say(client, staff, "minutes", appeal.pk, text="Hadir semua.")
    seat = appeal.seats.last()
    say(client, staff, "unseat", seat.pk, reason="Berhalangan")

    found = again(appeal)
    assert (found.state, found.minutes) == ("admitted", "Hadir semua.")
    assert timezone.localtime(found.hearing_at).hour == 10
    assert "Berhalangan" in text_of(visit(client, staff, "appeal", appeal.pk))
    assert "Belum ada perbaikan" in text_of(visit(client, staff, "register_of", result.edition.slug))


def test_an_error_of_arithmetic_needs_two_people(client, result):
    auditor, staff = somebody(Role.AUDITOR), somebody(Role.SECRETARIAT)
    region = decision_at(result, 6).region
    url = f"{reverse('appeals:propose', args=[result.edition.slug])}?daerah={region.pk}"
    client.force_login(fresh(auditor), BACKEND)
    said = {"reason": "Jumlah salah.", "authority": "Berita acara 7"}

    assert client.post(url, said).status_code == 422
    client.post(url, said | {"butir-aplikasi": "4"})
    work.drain()
    correction = Correction.objects.get()
    assert say(client, auditor, "sign", correction.pk).status_code == 403
    say(client, staff, "sign", correction.pk)
    work.drain()

    assert Correction.objects.get().state == "signed"
    assert Correction.objects.get().marks["aplikasi"][1] == 4.0
    assert published(result.edition).number == 2


def test_the_letter_tells_each_finding_in_word_and_pdf(client, result):
    appeal, _correction = a_decided(result, 6, {})
    staff = somebody(Role.SECRETARIAT)
    NumberSeriesFactory(unit="DJAI")
    sender = {
        "unit": "DJAI", "letterhead": "KEMENTERIAN CONTOH", "address": "", "place": "Jakarta", "signatory_name": "Ani",
        "signatory_title": "Direktur Jenderal", "signatory_number": "",
    }  # fmt: skip
    say(client, staff, "letter", appeal.pk, **sender)

    letter = Letter.objects.get()
    assert {file.format for file in letter.files.all()} == {"docx", "pdf"}
    assert made.FOUND in str(letter.data)
    assert letter.region_code == appeal.region.code
    assert text_of(visit(client, head_of(appeal), "appeal", appeal.pk)).count(letter.number) >= 1


def test_empty_pages_say_what_to_do(client):
    result = a_quick_result()
    region = decision_at(result, 1).region
    assert "Belum ada putusan" in text_of(
        visit(client, somebody(Role.REGION_HEAD, region=made.some_regions(1)[0]), "own")
    )
    assert "Anda tidak duduk" in text_of(visit(client, somebody(Role.ASSESSOR), "panels"))
    assert "Belum ada keberatan" in text_of(visit(client, somebody(Role.SECRETARIAT), "desk", result.edition.slug))
    assert "Susun keberatan" in text_of(visit(client, somebody(Role.REGION_HEAD, region=region), "own"))
