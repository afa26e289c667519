"""Background work: a file is opened and read; the person may leave and come back."""

from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from gerakan.foundation.accounts.models import User
from gerakan.foundation.exchange import FileRefused
from gerakan.foundation.tasks.running import Progress, background
from gerakan.stages.readings import commands
from gerakan.stages.readings.exchange.opening import open_document
from gerakan.stages.readings.exchange.rules import found_in
from gerakan.stages.readings.models import Reading


@background(gettext_lazy("Membaca dokumen rencana"))
def read_file(progress: Progress, *, reading_id: int, user_id: int) -> str:
    """Read once; done twice it changes nothing."""
    reading = Reading.objects.select_related("plan__region", "plan__edition").get(pk=reading_id)
    by = User.objects.get(pk=user_id)
    progress.result(reading.get_absolute_url())
    progress.total(3)
    progress.step(_("Membuka berkas"), done=0)
    try:
        document = open_document(reading.name, _content(reading))
    except FileRefused as refused:
        commands.give_up(reading, problem=str(refused), by=by)
        return str(refused)
    progress.step(_("Mencari visi, program, indikator, dan anggaran"), done=1)
    with translation.override(commands.LANGUAGE):
        found = found_in(document, starts=reading.plan.starts, years=reading.plan.years)
        progress.step(_("Menyimpan usulan"), done=2)
        count = commands.keep(reading, found=found, page_count=document.page_count, by=by)
    return _("%d usulan ditemukan; belum ada yang masuk ke rencana.") % count


def _content(reading: Reading) -> bytes:
    if reading.is_lost:
        raise FileRefused(_("Berkas aslinya tidak ada di penyimpanan server. Unggah berkas yang sama sekali lagi."))
    with reading.file.open("rb") as file:
        return bytes(file.read())
