"""Chores of the queue itself."""

import datetime

from django.utils import timezone
from django.utils.translation import gettext as _
from django_tasks_db.models import DBTaskResult

from gerakan.foundation.audit.publishing import publish_head
from gerakan.foundation.tasks.health import worker_beat
from gerakan.foundation.tasks.running import give_up_lost
from gerakan.foundation.tasks.scheduling import chore

KEEP_FINISHED = datetime.timedelta(days=14)


@chore("tasks.lost", every=datetime.timedelta(minutes=1))
def give_up_lost_jobs() -> str:
    """Nobody waits for a dead worker."""
    return _("%d pekerjaan terputus ditandai gagal") % give_up_lost()


@chore("tasks.beat", every=datetime.timedelta(minutes=1))
def ask_for_a_sign() -> str:
    """One unanswered question at a time is enough."""
    waiting = DBTaskResult.objects.ready().filter(task_path=worker_beat.module_path)
    if waiting.exists():
        return _("pekerja belum menjawab")
    worker_beat.enqueue()
    return _("pekerja ditanya")


@chore("tasks.prune", daily_at=datetime.time(2, 30))
def prune() -> str:
    """The queue forgets what ended; the jobs that people started stay."""
    count, _rows = DBTaskResult.objects.finished().filter(finished_at__lt=timezone.now() - KEEP_FINISHED).delete()
    return _("%d baris antrean lama dihapus") % count


@chore("audit.head", daily_at=datetime.time(0, 15))
def publish_daily_head() -> str:
    """The end of the log's chain, for everybody to keep; a broken chain stops here and says where."""
    return _("sidik %s diumumkan") % publish_head().hash[:12]
