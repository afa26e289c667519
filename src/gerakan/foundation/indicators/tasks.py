"""Background work: a large table is applied by the worker, and its page may be left meanwhile."""

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from gerakan.foundation.accounts.models import User
from gerakan.foundation.indicators import commands
from gerakan.foundation.indicators.models import ImportBatch
from gerakan.foundation.tasks.models import Job
from gerakan.foundation.tasks.running import Progress, background
from gerakan.foundation.workflow import TransitionRefused

# So many cells are checked and written in about a second; more would keep a person waiting before a blank page.
MOST_AT_ONCE = 5_000


@background(gettext_lazy("Menerapkan tabel indikator"))
def apply_table(
    progress: Progress, *, batch_id: int, confirmed: str, without_bad_cells: bool, user_id: int, hat_id: int | None
) -> str:
    """All values in one transaction: a worker that dies has written nothing, a second try of what is done is refused."""
    batch, by = ImportBatch.objects.get(pk=batch_id), User.objects.get(pk=user_id)
    by.hat_id = hat_id
    progress.total(2)
    progress.result(batch.get_absolute_url())
    progress.step(_("Memeriksa sekali lagi, lalu menulis semua nilai sekaligus."))
    try:
        done = commands.apply_batch(batch, confirmed=confirmed, without_bad_cells=without_bad_cells, by=by)
    except (TransitionRefused, commands.ImportRefused, PermissionDenied) as reason:
        return _("Tidak ada yang ditulis. %s") % reason
    return _("%d baris diterapkan.") % done.row_count


def job_of(batch: ImportBatch) -> Job | None:
    """The work that applies this batch just now or soon, whoever started it."""
    waiting = Job.objects.filter(path=apply_table.path, state__in=(Job.State.WAITING, Job.State.RUNNING))
    return waiting.filter(arguments__batch_id=batch.pk).order_by("pk").first()
