"""Verbs on background work."""

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from gerakan.foundation.accounts.models import User
from gerakan.foundation.audit.log import command, record
from gerakan.foundation.tasks.models import Job
from gerakan.foundation.tasks.running import queue


class NotRepeatable(Exception):
    """The job did not fail, or somebody repeats it already."""


@command
def repeat(job: Job, *, by: User) -> Job:
    """Start a failed job anew with the same arguments, once. Raises NotRepeatable."""
    if job.state != Job.State.FAILED:
        raise NotRepeatable(_("Hanya pekerjaan yang gagal dapat diulang."))
    again = Job(name=job.name, started_by=by, path=job.path, arguments=job.arguments, repeats=job)
    try:
        with transaction.atomic():
            queue(again)
    except IntegrityError as error:
        raise NotRepeatable(_("Pekerjaan ini sudah diulang.")) from error
    record("job.repeated", again, by=by, changes={"repeats": job.pk})
    return again
