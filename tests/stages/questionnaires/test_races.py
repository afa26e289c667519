"""Two processes at one questionnaire: it is sent once, and no words are lost in silence."""

import pytest

from gerakan.stages.questionnaires.commands import submissions
from tests.factories.questionnaires import an_asked_region

pytestmark = pytest.mark.django_db(transaction=True)

BEGIN = """
from gerakan.foundation.accounts.models import User
from gerakan.foundation.workflow import TransitionRefused
from gerakan.stages.questionnaires.commands import answers, submissions
from gerakan.stages.questionnaires.commands.answers import AnswerConflict, Typed
from gerakan.stages.questionnaires.models import Part, Submission
from gerakan.stages.questionnaires.queries.sheets import asked_items
by = User.objects.get(pk={user})
submission = Submission.objects.get(pk={submission})
def say(code, value):
    part = Part.objects.get(submission=submission, aspect__code="struktur")
    item = next(one for one in asked_items(submission, part) if one.code == code)
    answers.save_answers(part, typed=[Typed(item, value)], by=by)
try:
    {act}
    print(json.dumps("done"))
except (TransitionRefused, AnswerConflict) as reason:
    print(json.dumps(type(reason).__name__))
"""
STATE = """
from gerakan.foundation.audit.verification import verify
from gerakan.foundation.documents.models import Letter
from gerakan.stages.questionnaires.models import Answer, AnswerVersion, FrozenCopy, Submission
print(json.dumps([
    Submission.objects.get().state, FrozenCopy.objects.count(), Letter.objects.count(),
    AnswerVersion.objects.filter(answer__item__code="keuangan").count(), verify().holds,
]))
"""


def acts(asked, user, act: str) -> str:
    return BEGIN.format(user=user.pk, submission=asked.submission.pk, act=act)


def test_a_double_click_in_two_processes_sends_once(processes):
    asked = an_asked_region()
    asked.fill()
    submissions.propose(asked.fresh(), by=asked.diskominfo)

    said = processes.together(*[acts(asked, asked.head, "submissions.send(submission, by=by)") for _n in range(2)])

    assert sorted(said) == ["TransitionRefused", "done"]
    assert processes.alone(STATE) == ["sent", 1, 1, 1, True]


def test_of_two_first_answers_one_is_kept_and_the_other_told(processes):
    asked = an_asked_region()

    said = processes.together(
        acts(asked, asked.diskominfo, "say('keuangan', 5)"), acts(asked, asked.diskominfo, "say('keuangan', 6)")
    )

    assert sorted(said) == ["AnswerConflict", "done"]
    assert processes.alone(STATE) == ["filling", 0, 0, 1, True]


def test_a_save_never_slips_into_a_sending(processes):
    asked = an_asked_region(accepts_incomplete=True)
    asked.say("sdm", 3)
    asked.prove("sdm")
    submissions.propose(asked.fresh(), by=asked.diskominfo)

    said = processes.together(
        acts(asked, asked.head, "submissions.send(submission, by=by)"),
        acts(asked, asked.diskominfo, "say('keuangan', 6)"),
    )

    assert said == ["done", "TransitionRefused"]
    assert processes.alone(STATE) == ["sent", 1, 1, 0, True]
