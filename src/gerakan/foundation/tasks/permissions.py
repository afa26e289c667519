"""Who may see and repeat background work."""

from django.utils.translation import gettext_lazy as _

from gerakan.foundation.access import Actor, permission, signed_in, who
from gerakan.foundation.tasks.models import Job


@who
def started_it(user: Actor, job: object = None) -> bool:
    """Yang memulainya."""
    return isinstance(job, Job) and job.started_by_id == user.pk


VIEW = permission("tasks.view", signed_in & started_it, _("Melihat pekerjaan latar sendiri"))
REPEAT = permission("tasks.repeat", signed_in & started_it, _("Mengulang pekerjaan latar sendiri"))
