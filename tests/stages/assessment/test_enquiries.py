"""An assessor asks the region about one answer: through the secretariat, without a name, with a day and an outcome."""

import datetime

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse
from django.utils import timezone

from gerakan.foundation.accounts.roles import Role
from gerakan.foundation.notifications import deadlines
from gerakan.foundation.notifications.models import Deadline, Notice
from gerakan.foundation.notifications.workdays import add_working_days
from gerakan.foundation.workflow import TransitionRefused
from gerakan.stages.assessment.commands import enquiries
from gerakan.stages.assessment.commands.cases import withdraw
from gerakan.stages.assessment.models import Case, Enquiry, MarkSheet
from gerakan.stages.assessment.queries.enquiries import askable_item
from gerakan.stages.questionnaires.commands import clarifications, evidence, submissions
from gerakan.stages.questionnaires.models import Clarification, FrozenCopy, Submission
from tests.factories.accounts import somebody
from tests.factories.assessment import a_case, owner, sheets_of
from tests.factories.assessors import a_tie
from tests.factories.questionnaires import Asked, an_asked_region

pytestmark = pytest.mark.django_db
BACKEND = "django.contrib.auth.backends.ModelBackend"
SILENCE = "Dinilai tanpa bukti ini."
SECRET = "Menurut saya hanya tingkat satu, benar?"
NEUTRAL = "Tahun berapa peraturan ini ditetapkan?"


class Scene:
    """A verified questionnaire, its case in blind marking, the asker and a colleague on the panel."""

    def __init__(self) -> None:
        self.asked: Asked = an_asked_region()
        self.asked.sent()
        evidence.check_evidence(self.asked.fresh().evidence.get(), accepted=True, note="", by=self.asked.staff)
        submissions.verify(self.asked.fresh(), by=self.asked.staff)
        self.case: Case = a_case(
            self.asked.submission.region, edition=self.asked.round.edition, version=self.asked.round.version
        )
        self.sheet, self.other = sheets_of(self.case)
        self.asker = owner(self.sheet)

    def ask(self, sheet: MarkSheet | None = None, code: str = "sdm", question: str = SECRET) -> Enquiry:
        sheet = sheet or self.sheet
        item = askable_item(sheet, code)
        return enquiries.ask_region(sheet, item=item, question=question, silence=SILENCE, days=3, by=owner(sheet))

    def passed(self) -> Clarification:
        enquiry = self.ask()
        enquiries.pass_on(enquiry, question=NEUTRAL, by=self.asked.staff)
        return enquiry.clarification


def test_the_region_amends_one_answer_and_the_original_stays(client):
    scene = Scene()
    question = scene.passed()
    assert question.due_on == add_working_days(timezone.localdate(), 3)
    assert scene.asked.fresh().state == Submission.State.AMENDING

    scene.asked.say("sdm", 4, revision=1)
    clarifications.reply(question, part=scene.asked.part("struktur"), words="Tahun 2026.", by=scene.asked.diskominfo)
    client.force_login(scene.asker, BACKEND)
    page = client.get(reverse("assessment:sheet", args=[scene.sheet.pk])).content.decode()

    question.refresh_from_db()
    assert (question.state, question.original["value"]) == ("answered", 3)
    assert "Tahun 2026." in page
    assert NEUTRAL in page
    assert Notice.objects.filter(person=scene.asker, kind="questionnaires.ended").exists()


def test_what_was_verified_is_verified_again_and_both_copies_stay():
    scene = Scene()
    question = scene.passed()
    clarifications.reply(question, part=scene.asked.part("struktur"), words="Tetap.", by=scene.asked.diskominfo)

    submissions.verify(scene.asked.fresh(), by=scene.asked.staff)

    assert list(FrozenCopy.objects.values_list("moment", flat=True)) == ["sent", "verified", "verified"]


def test_silence_has_the_stated_outcome_and_the_asker_learns_of_it():
    scene = Scene()
    question = scene.passed()
    assert SILENCE in Notice.objects.get(person=scene.asked.diskominfo, kind="questionnaires.asked").body
    Clarification.objects.update(due_on=timezone.localdate() - datetime.timedelta(days=1))
    Deadline.objects.filter(outcome="questionnaires.clarification_lapse").update(due_at="2026-01-01T00:00Z")

    assert deadlines.run_deadlines() == 1

    question.refresh_from_db()
    assert question.state == "lapsed"
    notice = Notice.objects.get(person=scene.asker, kind="questionnaires.ended")
    assert scene.asked.submission.region.name not in notice.text + notice.body


@pytest.mark.parametrize("who", ["region", "colleague"])
def test_neither_the_region_nor_a_colleague_learns_who_asks_or_what_was_meant(client, who):
    scene = Scene()
    name, question = scene.asker.name, scene.passed()
    scene.ask(code="peraturan")  # waits for the secretariat
    asked, region = scene.asked.fresh(), scene.asked.submission.region
    pages = [
        reverse("questionnaires:reply", args=[question.pk]), asked.get_absolute_url(),
        reverse("questionnaires:part", args=[scene.asked.part("struktur").pk]), "/pemberitahuan/", "/beranda/",
        reverse("questionnaires:export", args=[asked.pk]), reverse("questionnaires:frozen", args=[asked.pk]), "/catatan/",
        reverse("assessment:enquiries", args=[scene.case.ruling.edition.slug]), reverse("regions:detail", args=[region.slug]),
        reverse("assessment:case", args=[scene.case.pk]), reverse("assessment:sheet", args=[scene.other.pk]),
        reverse("assessment:sheet", args=[scene.sheet.pk]), reverse("assessment:ask_region", args=[scene.other.pk, "peraturan"]),
    ]  # fmt: skip
    client.force_login(scene.asked.diskominfo if who == "region" else owner(scene.other), BACKEND)

    told = []
    seen = 0
    for address in pages:
        answer = client.get(address)
        text = (b"".join(answer.streaming_content) if answer.streaming else answer.content).decode(errors="ignore")
        seen += NEUTRAL in text
        if name in text or SECRET in text:
            told.append(address)

    assert told == []
    assert seen  # the question itself is read, by both


def test_only_whoever_sits_there_asks_and_only_while_marks_may_change():
    scene = Scene()
    item = askable_item(scene.sheet, "sdm")
    told = {"item": item, "question": "Apa?", "silence": SILENCE, "days": 3}
    with pytest.raises(PermissionDenied):
        enquiries.ask_region(scene.sheet, **told, by=owner(scene.other))
    a_tie(scene.other.engagement.assessor, scene.case.region)
    with pytest.raises(PermissionDenied):
        enquiries.ask_region(scene.other, **told, by=owner(scene.other))
    withdraw(scene.case, note="Mundur.", by=scene.asked.staff)
    with pytest.raises(TransitionRefused, match="selama penilaian"):
        enquiries.ask_region(scene.sheet, **told, by=scene.asker)
    assert askable_item(scene.sheet, "nonsense") is None


def test_an_enquiry_is_decided_once_and_a_refusal_says_why():
    scene = Scene()
    enquiry = scene.ask()
    with pytest.raises(TransitionRefused, match="masih menunggu"):
        scene.ask()
    with pytest.raises(TransitionRefused, match="mengapa"):
        enquiries.decline(enquiry, note=" ", by=scene.asked.staff)
    with pytest.raises(PermissionDenied):
        enquiries.decline(enquiry, note="Tidak.", by=scene.asker)

    enquiries.decline(enquiry, note="Sudah ada di halaman 3.", by=scene.asked.staff)

    with pytest.raises(TransitionRefused, match="sudah diputuskan"):
        enquiries.pass_on(enquiry, question=NEUTRAL, by=scene.asked.staff)
    assert "halaman 3" in Notice.objects.get(person=scene.asker, kind="assessment.enquiry_decided").body
    assert not Clarification.objects.exists()


def test_the_secretariat_finds_it_and_passes_it_on_in_other_words(client):
    scene = Scene()
    client.force_login(scene.asker, BACKEND)
    address = reverse("assessment:ask_region", args=[scene.sheet.pk, "sdm"])
    client.post(address, {"question": SECRET, "days": 2, "silence": SILENCE})
    enquiry = Enquiry.objects.get()
    assert (
        str(Enquiry.State.WAITING.label)
        in client.get(reverse("assessment:sheet", args=[scene.sheet.pk])).content.decode()
    )
    assert client.get(reverse("assessment:ask_region", args=[scene.other.pk, "sdm"])).status_code == 404

    staff = somebody(Role.SECRETARIAT)
    client.force_login(staff, BACKEND)
    assert SECRET in client.get(reverse("assessment:enquiries", args=[scene.case.ruling.edition.slug])).content.decode()
    client.post(reverse("assessment:decide_enquiry", args=[enquiry.pk]), {"action": "pass", "question": NEUTRAL})

    asked = Clarification.objects.get()
    assert (asked.question, asked.asked_by, asked.follower) == (NEUTRAL, staff, scene.asker)
