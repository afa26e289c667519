"""Real workers: fifty jobs, two processes, each job once; and one worker that dies."""

import pytest

from gerakan.foundation.tasks.models import Job
from tests.factories.accounts import UserFactory
from tests.foundation.tasks import work

WORKER = """
from django.core.management import call_command
call_command("db_worker", batch=True, interval=0, startup_delay=False, verbosity=0)
print("null")
"""
OUTCOME = """
from gerakan.foundation.accounts.models import Organisation
from gerakan.foundation.tasks.models import Job
numbers = sorted(int(number) for number in Organisation.objects.values_list("short_name", flat=True))
print(json.dumps([numbers, sorted(set(Job.objects.values_list("state", flat=True)))]))
"""
AFTER_DEATH = """
import datetime
from django.utils import timezone
from gerakan.foundation.tasks.models import Job
from gerakan.foundation.tasks.running import give_up_lost
before = Job.objects.get().state
Job.objects.update(beat_at=timezone.now() - datetime.timedelta(minutes=3))
print(json.dumps([before, give_up_lost(), Job.objects.get().state]))
"""


@pytest.mark.django_db(transaction=True)
def test_two_workers_do_fifty_jobs_once_each(processes):
    person = UserFactory()
    for number in range(50):
        work.add_row.start(by=person, number=number)

    processes.together(WORKER, WORKER)

    assert processes.alone(OUTCOME) == [list(range(50)), [Job.State.DONE]]


@pytest.mark.django_db(transaction=True)
def test_a_worker_that_dies_leaves_a_job_that_is_marked_failed(processes):
    work.die.start(by=UserFactory())

    with pytest.raises(AssertionError):
        processes.alone(WORKER)

    assert processes.alone(AFTER_DEATH) == ["running", 1, "failed"]
