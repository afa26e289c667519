"""Life of an appeal, and what must be true before its next step."""

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from gerakan.foundation.workflow import Transition, Workflow
from gerakan.stages.appeals import permissions
from gerakan.stages.appeals.models import Appeal, Ground
from gerakan.stages.appeals.queries.appeals import earlier_open
from gerakan.stages.appeals.queries.corrections import waiting_of
from gerakan.stages.appeals.queries.panels import SMALLEST, seats_of
from gerakan.stages.plenary.queries.results import published

State = Appeal.State


def right_still_runs(appeal: Appeal) -> str | None:
    """After the deadline the right has ended."""
    return None if timezone.now() < appeal.file_by else _("Tenggat keberatan sudah lewat; haknya berakhir.")


def something_is_contested(appeal: Appeal) -> str | None:
    """At least one ground."""
    return None if appeal.grounds.exists() else _("Tulis lebih dahulu paling sedikit satu dasar keberatan.")


def was_not_returned_before(appeal: Appeal) -> str | None:
    """Once is help, twice is delay."""
    return _("Keberatan ini sudah pernah dikembalikan; putuskan seperti adanya.") if appeal.returned_because else None


def panel_is_complete(appeal: Appeal) -> str | None:
    """Three people with a chair, none of them with a reason against them today."""
    seats = list(seats_of(appeal))
    if len(seats) < SMALLEST:
        return _("Panel beranggota %(have)d; paling sedikit %(want)d.") % {"have": len(seats), "want": SMALLEST}
    return None if any(seat.is_chair for seat in seats) else _("Tunjuk ketua panel.")


def region_was_heard(appeal: Appeal) -> str | None:
    """The hearing took place and there are minutes."""
    if appeal.hearing_at is None:
        return _("Tetapkan lebih dahulu waktu dan tempat sidang.")
    if timezone.now() < appeal.hearing_at:
        return _("Sidang belum berlangsung.")
    return None if appeal.minutes.strip() else _("Tulis lebih dahulu berita acara sidang.")


def every_ground_is_found(appeal: Appeal) -> str | None:
    """Each with its finding."""
    left = [str(ground) for ground in Ground.objects.filter(appeal=appeal, finding="").select_related("item")]
    return _("Belum ditemukan: %s.") % "; ".join(left) if left else None


def comes_next(appeal: Appeal) -> str | None:
    """In the order of filing, each on the version that the one before has left."""
    if earlier := earlier_open(appeal):
        return _("Keberatan %s diajukan lebih dahulu dan diputus lebih dahulu.") % earlier.region
    if waiting := waiting_of(appeal.edition):
        return (
            _("Perbaikan nomor %d menunggu tanda tangan kedua; setelah itu akibatnya dihitung ulang.") % waiting.number
        )
    return None


def effect_was_seen(appeal: Appeal) -> str | None:
    """Computed for these findings on the version that holds."""
    holding = published(appeal.edition)
    is_fresh = appeal.effect is not None and appeal.effect_revision == appeal.revision
    if is_fresh and holding is not None and appeal.effect_base_id == holding.pk:
        return None
    return _("Hitung lebih dahulu akibat temuan ini pada peringkat.")


def most_agree(appeal: Appeal) -> str | None:
    """More than half of the panel stands behind this revision of the findings."""
    seats = list(seats_of(appeal))
    agreed = sum(seat.agreed_revision == appeal.revision for seat in seats)
    if 2 * agreed > len(seats):
        return None
    return _("Baru %(agreed)d dari %(all)d anggota panel menyetujui temuan ini.") % {
        "agreed": agreed, "all": len(seats),
    }  # fmt: skip


READY = (comes_next, every_ground_is_found, effect_was_seen, most_agree)

appeal_workflow: Workflow[Appeal] = Workflow(
    "appeal",
    Transition(
        "file", gettext_lazy("Ajukan keberatan"), State.DRAFT, State.FILED,
        permission=permissions.FILE, guards=(right_still_runs, something_is_contested),
    ),
    Transition(
        "expire", gettext_lazy("Hak berakhir"), State.DRAFT, State.EXPIRED, permission=permissions.ARRANGE,
    ),
    Transition(
        "send_back", gettext_lazy("Kembalikan untuk dilengkapi"), State.FILED, State.RETURNED,
        permission=permissions.ARRANGE, guards=(was_not_returned_before,), needs_note=True,
    ),
    Transition(
        "complete", gettext_lazy("Ajukan lagi setelah dilengkapi"), State.RETURNED, State.FILED,
        permission=permissions.FILE, guards=(something_is_contested,),
    ),
    Transition(
        "go_on", gettext_lazy("Teruskan seperti adanya"), State.RETURNED, State.FILED, permission=permissions.ARRANGE,
    ),
    Transition(
        "admit", gettext_lazy("Terima untuk disidangkan"), State.FILED, State.ADMITTED,
        permission=permissions.ARRANGE, guards=(panel_is_complete,),
    ),
    Transition(
        "hear", gettext_lazy("Tutup sidang"), State.ADMITTED, State.HEARD,
        permission=permissions.HEAR, guards=(panel_is_complete, region_was_heard),
    ),
    Transition(
        "decide", gettext_lazy("Putuskan"), State.HEARD, State.DECIDED,
        permission=permissions.HEAR, guards=READY, needs_note=True,
    ),
    *(
        Transition(
            "withdraw", gettext_lazy("Cabut keberatan"), source, State.WITHDRAWN, permission=permissions.FILE, needs_note=True,
        )
        for source in (State.DRAFT, State.FILED, State.RETURNED, State.ADMITTED, State.HEARD)
    ),
    *(
        Transition(
            "confirm", gettext_lazy("Putusan pertama tetap"), source, State.DECIDED, permission=permissions.ARRANGE,
        )
        for source in (State.FILED, State.RETURNED, State.ADMITTED, State.HEARD)
    ),
)  # fmt: skip
