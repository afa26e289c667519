"""The secretariat asks about one answer: a deadline, a stated outcome of silence, the original kept."""

import pytest
from django.core.exceptions import PermissionDenied

from gerakan.foundation.notifications import deadlines
from gerakan.foundation.notifications.models import Deadline, Notice
from gerakan.foundation.workflow import TransitionRefused
from gerakan.stages.questionnaires.commands import clarifications, evidence, submissions
from gerakan.stages.questionnaires.models import Clarification, FrozenCopy, Submission
from gerakan.stages.questionnaires.queries.dossier import dossier_of
from tests.factories.invited_lists import in_days
from tests.factories.questionnaires import Asked, an_asked_region

pytestmark = pytest.mark.django_db
SILENCE = "Jawaban dianggap tidak terbukti."


def asked_about(asked: Asked, code: str = "keuangan") -> Clarification:
    """A question about a sent answer."""
    told = {"question": "Tahun berapa?", "silence": SILENCE, "due_on": in_days(5), "by": asked.staff}
    return clarifications.ask(asked.fresh(), item=asked.item(code)[1], **told)


def test_only_the_item_in_question_is_opened_and_the_original_stays():
    asked = an_asked_region()
    asked.sent()
    question = asked_about(asked)
    assert asked.fresh().state == Submission.State.AMENDING
    assert question.original == {"value": 12.5, "does_not_apply": False, "note": "", "revision": 1}
    with pytest.raises(TransitionRefused, match="tidak sedang diminta"):
        asked.say("sdm", 4, revision=1)

    asked.say("keuangan", 13, revision=1)
    clarifications.reply(
        question, part=asked.part("struktur"), words="Tahun 2026; angka diperbaiki.", by=asked.diskominfo
    )

    question.refresh_from_db()
    assert (question.state, question.original["value"]) == ("answered", 12.5)
    assert asked.fresh().state == Submission.State.SENT
    sent = FrozenCopy.objects.get(moment="sent")
    assert '"value":12.5' in sent.content


def test_what_is_verified_is_the_amended_answer_beside_the_sent_one():
    asked = an_asked_region()
    asked.sent()
    question = asked_about(asked)
    asked.say("keuangan", 13, revision=1)
    clarifications.reply(question, part=asked.part("struktur"), words="Diperbaiki.", by=asked.diskominfo)
    evidence.check_evidence(asked.fresh().evidence.get(), accepted=True, note="", by=asked.staff)
    submissions.verify(asked.fresh(), by=asked.staff)
    found = dossier_of(asked.submission.region, asked.round.edition)
    assert found.answer("keuangan").value == 13
    assert found.clarifications[0].original["value"] == 12.5
    assert FrozenCopy.objects.count() == 2


def test_silence_has_the_stated_outcome():
    asked = an_asked_region()
    asked.sent()
    question = asked_about(asked)
    assert SILENCE in Notice.objects.get(person=asked.diskominfo, kind="questionnaires.asked").body
    Clarification.objects.update(due_on=in_days(-1))
    Deadline.objects.filter(outcome="questionnaires.clarification_lapse").update(due_at="2026-01-01T00:00Z")
    assert deadlines.run_deadlines() == 1
    question.refresh_from_db()
    assert (question.state, asked.fresh().state) == ("lapsed", "sent")


def test_an_answer_in_time_stops_the_clock():
    asked = an_asked_region()
    asked.sent()
    question = asked_about(asked)
    clarifications.reply(question, part=asked.part("struktur"), words="Tetap.", by=asked.diskominfo)
    states = dict(Deadline.objects.values_list("outcome", "state"))
    assert states["questionnaires.clarification_lapse"] == "met"
    with pytest.raises(TransitionRefused, match="sudah selesai"):
        clarifications.reply(question, part=asked.part("struktur"), words="Lagi.", by=asked.diskominfo)


def test_a_question_names_its_deadline_and_its_outcome():
    asked = an_asked_region()
    sent = asked.sent()
    told = {"item": asked.item("sdm")[1], "by": asked.staff}
    with pytest.raises(TransitionRefused, match="akibat"):
        clarifications.ask(sent, question="?", silence=" ", due_on=in_days(3), **told)
    with pytest.raises(TransitionRefused, match="setelah hari ini"):
        clarifications.ask(sent, question="?", silence=SILENCE, due_on=in_days(0), **told)
    with pytest.raises(PermissionDenied):
        clarifications.ask(sent, question="?", silence=SILENCE, due_on=in_days(3), item=told["item"], by=asked.head)


def test_two_questions_are_open_until_both_ended():
    asked = an_asked_region()
    asked.sent()
    first, second = asked_about(asked), asked_about(asked, "peraturan")
    with pytest.raises(TransitionRefused, match="sudah diminta"):
        asked_about(asked)
    clarifications.reply(first, part=asked.part("struktur"), words="Tetap.", by=asked.diskominfo)
    assert asked.fresh().state == Submission.State.AMENDING
    clarifications.reply(second, part=asked.part("regulasi"), words="Tetap.", by=asked.diskominfo)
    assert asked.fresh().state == Submission.State.SENT
