"""Certificates rest on confirmed attendance: earned at the least share, issued in bulk once, checked by their link."""

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from gerakan.foundation.documents.models import Letter
from gerakan.foundation.tasks.models import Job
from gerakan.foundation.workflow import TransitionRefused
from gerakan.stages.sessions import tasks
from gerakan.stages.sessions.commands.certificates import certify
from gerakan.stages.sessions.models import Certificate, Participant
from gerakan.stages.sessions.queries import certificates as queries
from tests.factories.agreements import UNIT, numbers, staff
from tests.factories.mentoring import a_guidance, worker
from tests.factories.sessions import a_session, present
from tests.foundation.tasks.work import drain

pytestmark = pytest.mark.django_db
SAID = {
    "minimum_percent": 67, "unit": UNIT, "letterhead": "Kementerian Contoh\r\nDirektorat Jenderal Contoh", "place": "Jakarta",
    "signatory_name": "Dira Contoh", "signatory_title": "Direktur",
}  # fmt: skip


def test_who_came_often_enough_gets_one_paper_that_can_be_checked(client):
    way = a_guidance()
    for day, names in ((3, "Ani Budi Citra"), (2, "Ani Budi"), (1, "Ani")):
        present(a_session(way, days=-day, state="held"), way, *names.split())
    a_session(way, days=-4, state="held")  # nobody was noted there: it does not count
    present(a_session(way), way, "Budi")  # not held yet
    edition = way.edition
    client.force_login(staff())
    at = [reverse(f"sessions:{name}", args=[edition.slug]) for name in ("certificates", "certificate_plan", "certify")]
    assert client.post(at[2]).status_code == 302
    assert not Job.objects.exists()  # nothing was said about them yet
    client.post(at[1], SAID)
    numbers()
    plan = queries.plan_of(edition)
    assert {row.name: (row.attended, row.held) for row in queries.standings(edition)} == {
        "Ani": (3, 3), "Budi": (2, 3), "Citra": (1, 3),
    }  # fmt: skip
    assert [row.name for row in queries.earned(plan)] == ["Ani"]  # two of three are 66.7 %, and 67 were asked for
    plan.minimum_percent = 66
    assert {row.name for row in queries.earned(plan)} == {"Ani", "Budi"}
    with pytest.raises(TransitionRefused, match="belum cukup"):
        certify(Participant.objects.get(name="Citra"), by=staff())
    with pytest.raises(PermissionDenied):
        certify(Participant.objects.get(name="Ani"), by=worker(way))

    for _twice in range(2):
        tasks.certify_all.start(by=staff(), plan_id=plan.pk, user_id=staff().pk)
        drain()
    made = Certificate.objects.select_related("letter", "participant").get()
    assert (made.participant.name, made.attended_count, made.held_count) == ("Ani", 3, 3)
    assert {file.format for file in made.letter.files.all()} == {"pdf", "docx"}
    checked = client.get(reverse("verification:letter", args=[made.letter.token])).content.decode()
    assert made.letter.number in checked
    assert made.letter.number in client.get(at[0]).content.decode()
    assert list(Letter.objects.visible_to(worker(way)).filter(kind="sertifikat")) != []
