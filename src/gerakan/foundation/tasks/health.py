"""Is everything that runs by itself alive?"""

import datetime

from django.utils import timezone
from django_tasks import task

from gerakan.foundation.tasks.models import Heartbeat

SILENT_AFTER = datetime.timedelta(minutes=5)


def beat(name: str) -> None:
    """Give a sign of life."""
    Heartbeat.objects.update_or_create(name=name, defaults={"at": timezone.now()})


def is_alive(name: str) -> bool:
    """Has this part given a sign within the last minutes?"""
    return Heartbeat.objects.filter(name=name, at__gte=timezone.now() - SILENT_AFTER).exists()


@task()
def worker_beat() -> None:
    """Travels through the queue like any job: that it arrives is the proof."""
    beat("worker")
