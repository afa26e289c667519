"""The right of reply: draft, answer, a third person's word, final; silence as stated."""

import datetime
from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from gerakan.foundation.accounts.models import User
from gerakan.foundation.notifications import deadlines
from gerakan.foundation.notifications.models import Deadline, Notice
from gerakan.foundation.notifications.workdays import add_working_days
from gerakan.foundation.workflow import TransitionRefused
from gerakan.stages.assessment.commands import consolidation
from gerakan.stages.assessment.models import Case
from gerakan.stages.replies import commands, queries
from gerakan.stages.replies.models import Reply
from tests.factories.accounts import a_region, somebody
from tests.factories.assessment import a_discussed_case, owner, sheets_of
from tests.factories.assessors import a_tie, an_engagement
from tests.foundation.tasks import work

pytestmark = pytest.mark.django_db
BACKEND = "django.contrib.auth.backends.ModelBackend"


def a_reply(first=(2, 2, 2, 1), second=(2, 3, 2, 2)):
    case = a_discussed_case(first, second, region=a_region())
    consolidation.close(case, by=owner(sheets_of(case)[0]))
    official = somebody("region_admin", region=a_region())
    reply = commands.send_to_region(case, by=somebody("secretariat"))
    return queries.replies().get(pk=reply.pk), official


def item(reply, code):
    return reply.marks.select_related("item").get(item__code=code)


def a_referee(reply):
    engagement = an_engagement(reply.case.ruling.edition, "practitioner")
    commands.appoint_referee(reply, referee=engagement, by=somebody("secretariat"))
    return User.objects.get(pk=engagement.assessor.user_id)


def test_the_draft_is_frozen_and_the_region_told():
    reply, official = a_reply()

    assert [(mark.item.code, mark.draft, mark.mark_count) for mark in reply.marks.select_related("item")] == [
        ("sdm", Decimal("2.00"), 2), ("keuangan", Decimal("2.50"), 2), ("jaringan", Decimal("2.00"), 2), ("aplikasi", Decimal("1.50"), 2),
    ]  # fmt: skip
    assert reply.reply_by == add_working_days(timezone.localdate(), 5)
    assert Case.objects.get().state == Case.State.HANDED
    assert Notice.objects.filter(person=official, kind="replies.reply_wanted").exists()
    assert Deadline.objects.get().outcome == "replies.silence"


def test_agreement_is_final():
    reply, official = a_reply()

    commands.accept(reply, by=official)

    assert {(mark.draft, mark.final) for mark in reply.marks.all()} == {
        (d, d) for d in (Decimal(2), Decimal("2.5"), Decimal("1.5"))
    }
    assert (Reply.objects.get().state, Deadline.objects.get().state) == ("final", "met")


def test_silence_has_the_stated_consequence(time_machine):
    reply, _official = a_reply()
    time_machine.move_to(timezone.now() + datetime.timedelta(days=30))

    assert deadlines.run_deadlines() == 1

    assert Reply.objects.get().state == "final"
    assert item(reply, "aplikasi").final == Decimal("1.50")


def test_silence_is_not_declared_early():
    reply, _official = a_reply()

    with pytest.raises(TransitionRefused, match="belum lewat"):
        commands.lapse(reply)


def test_a_dispute_needs_words_and_goes_to_a_third_person():
    reply, official = a_reply()
    referee = a_referee(reply)
    mark = item(reply, "aplikasi")

    with pytest.raises(TransitionRefused, match="Belum ada butir"):
        commands.dispute(reply, by=official)
    with pytest.raises(TransitionRefused, match="mengapa"):
        commands.answer_item(mark, agrees=False, seen=0, by=official)
    commands.answer_item(mark, agrees=False, text="Ada 12 aplikasi.", seen=0, by=official)
    with pytest.raises(TransitionRefused, match="tidak disetujui"):
        commands.accept(reply, by=official)
    commands.dispute(reply, by=official)
    with pytest.raises(TransitionRefused, match="Butir aplikasi"):
        commands.finish(reply, by=referee)
    with pytest.raises(TransitionRefused, match="alasan"):
        commands.decide(item(reply, "aplikasi"), final=Decimal(3), reason=" ", by=referee)
    with pytest.raises(PermissionDenied):
        commands.decide(item(reply, "aplikasi"), final=Decimal(4), reason="Saya", by=official)
    with pytest.raises(TransitionRefused, match="tidak disanggah"):
        commands.decide(item(reply, "sdm"), final=Decimal(4), reason="Sekalian", by=referee)
    commands.decide(item(reply, "aplikasi"), final=Decimal(3), reason="Terbukti 12 aplikasi.", by=referee)
    commands.finish(reply, by=referee)

    told = item(reply, "aplikasi")
    assert (told.draft, told.answer, told.final, told.final_reason) == (
        Decimal("1.5"),
        "Ada 12 aplikasi.",
        Decimal(3),
        "Terbukti 12 aplikasi.",
    )
    assert queries.changed_of(reply.case.ruling.edition).share == 0.25
    assert Notice.objects.filter(person=referee, kind="replies.audit_wanted").exists()


def test_the_third_person_is_neither_marker_nor_tied():
    reply, _official = a_reply()
    staff = somebody("secretariat")
    tied = an_engagement(reply.case.ruling.edition)
    a_tie(tied.assessor, reply.case.region)

    with pytest.raises(TransitionRefused, match="menilai daerah ini"):
        commands.appoint_referee(reply, referee=sheets_of(reply.case)[0].engagement, by=staff)
    with pytest.raises(TransitionRefused, match="ikatan"):
        commands.appoint_referee(reply, referee=tied, by=staff)


def test_a_tie_found_later_closes_the_third_persons_door(client):
    reply, _official = a_reply()
    referee = a_referee(reply)
    client.force_login(referee, BACKEND)
    assert client.get(reverse("replies:reply", args=[reply.pk])).status_code == 200

    a_tie(referee.assessor, reply.case.region)

    assert client.get(reverse("replies:reply", args=[reply.pk])).status_code == 404


def test_other_regions_know_nothing(client):
    reply, official = a_reply()
    client.force_login(somebody("region_admin", region=a_region("71.09", "Kabupaten Sitaro")), BACKEND)
    address = reverse("replies:reply", args=[reply.pk])

    assert client.get(address).status_code == 404
    assert (
        client.post(
            reverse("replies:answer_item", args=[reply.pk, item(reply, "sdm").item_id]), {"answer": "yes"}
        ).status_code
        == 404
    )
    client.force_login(official, BACKEND)
    assert client.get(address).status_code == 200


@pytest.mark.parametrize(
    ("name", "content", "is_taken"),
    [("bukti.pdf", b"%PDF-1.7 isi", True), ("bukti.docm", b"PK\x03\x04", False), ("bukti.pdf", b"MZ program", False)],
)
def test_evidence_of_a_reply_is_a_document(client, name, content, is_taken):
    reply, official = a_reply()
    client.force_login(official, BACKEND)
    sdm = item(reply, "sdm")

    client.post(
        reverse("replies:answer_item", args=[reply.pk, sdm.item_id]),
        {"answer": "no", "text": "Lihat", "seen": 0, "file": SimpleUploadedFile(name, content)},
    )

    assert bool(item(reply, "sdm").file) is is_taken
    answer = client.get(reverse("replies:file", args=[reply.pk, sdm.item_id]))
    assert answer.status_code == (200 if is_taken else 404)
    if is_taken:
        assert b"".join(answer.streaming_content) == content


def test_private_words_stay_with_the_panel(client):
    case = a_discussed_case(region=a_region())
    chair = owner(sheets_of(case)[0])
    consolidation.remark(case, text="Kata panel saja", is_public=False, by=chair)
    consolidation.remark(case, text="Kata untuk daerah", is_public=True, by=chair)
    case.sheets.update(note_private="Catatan sendiri", note_for_region="Catatan bagi daerah")
    consolidation.close(case, by=chair)
    reply = commands.send_to_region(case, by=somebody("secretariat"))
    client.force_login(somebody("region_head", region=a_region()), BACKEND)

    page = client.get(reverse("replies:reply", args=[reply.pk])).content.decode()

    assert "Kata untuk daerah" in page
    assert "Catatan bagi daerah" in page
    assert "Kata panel saja" not in page
    assert "Catatan sendiri" not in page
    assert client.get(reverse("assessment:case", args=[case.pk])).status_code == 404


def test_every_page_of_the_reply_opens(client):
    reply, official = a_reply()
    referee = a_referee(reply)
    commands.answer_item(item(reply, "sdm"), agrees=False, text="Kurang", seen=0, by=official)
    commands.dispute(reply, by=official)
    slug = reply.case.ruling.edition.slug
    for person, pages in {
        official: [reverse("replies:own_replies"), reverse("replies:reply", args=[reply.pk])],
        referee: [reverse("replies:reply", args=[reply.pk])],
        somebody("secretariat"): [reverse("replies:replies", args=[slug]), reverse("replies:reply", args=[reply.pk])],
    }.items():
        client.force_login(person, BACKEND)
        assert [client.get(page).status_code for page in pages] == [200] * len(pages)


def test_a_colleague_never_covers_an_answer_that_was_not_on_the_screen(client):
    reply, official = a_reply()
    door = reverse("replies:answer_item", args=[reply.pk, item(reply, "sdm").item_id])
    client.force_login(official, BACKEND)
    assert client.post(door, {"answer": "yes", "seen": 0}).status_code == 302

    late = client.post(door, {"answer": "no", "text": "Kami mempunyai 40 orang.", "seen": 0})

    page = late.content.decode()
    assert late.status_code == 422
    assert "Kami mempunyai 40 orang.</textarea>" in page
    assert item(reply, "sdm").agrees is True
    assert 'name="seen" value="1"' in page
    client.post(door, {"answer": "no", "text": "Kami mempunyai 40 orang.", "seen": 1})
    assert item(reply, "sdm").answer == "Kami mempunyai 40 orang."


def test_what_is_refused_stays_as_typed(client):
    reply, official = a_reply()
    referee = a_referee(reply)
    sdm = item(reply, "sdm")
    client.force_login(official, BACKEND)
    door = reverse("replies:answer_item", args=[reply.pk, sdm.item_id])
    page = client.post(door, {"answer": "no", "text": "Keliru", "link": "bukan tautan", "seen": 0}).content.decode()
    assert "Keliru</textarea>" in page
    assert 'value="bukan tautan"' in page
    commands.answer_item(sdm, agrees=False, text="Keliru", seen=0, by=official)
    commands.dispute(reply, by=official)
    client.force_login(referee, BACKEND)
    door = reverse("replies:decide", args=[reply.pk, sdm.item_id])
    page = client.post(door, {"final": "7", "reason": "Bukti ada di lampiran."}).content.decode()
    assert "Bukti ada di lampiran.</textarea>" in page
    assert item(reply, "sdm").decided_at is None


def test_drafts_go_to_all_regions_in_the_background(client):
    cases = [
        a_discussed_case(region=a_region(code, name))
        for code, name in (("71.09", "Kabupaten Sitaro"), ("71.71", "Kota Manado"))
    ]
    for case in cases:
        consolidation.close(case, by=owner(sheets_of(case)[0]))
    client.force_login(somebody("secretariat"), BACKEND)
    slug = cases[0].ruling.edition.slug

    answer = client.post(reverse("replies:replies", args=[slug]))

    assert (answer.status_code, Reply.objects.count()) == (302, 0)
    work.drain()
    assert Reply.objects.count() == 2
    page = client.get(answer.url, follow=True).content.decode()
    assert "2 rancangan nilai dikirim." in page


def test_nobody_else_sends_drafts(client):
    case = a_discussed_case(region=a_region())
    consolidation.close(case, by=owner(sheets_of(case)[0]))
    client.force_login(somebody("auditor"), BACKEND)

    assert client.post(reverse("replies:replies", args=[case.ruling.edition.slug])).status_code == 403
    assert not Reply.objects.exists()
