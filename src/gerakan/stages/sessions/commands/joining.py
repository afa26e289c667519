"""Verbs of a person noted under two names: joined by somebody with a reason, parted again."""

from django.utils import timezone
from django.utils.translation import gettext as _

from gerakan.foundation.access import check
from gerakan.foundation.accounts.models import User
from gerakan.foundation.audit.log import command, record
from gerakan.foundation.workflow import TransitionRefused
from gerakan.stages.mentoring.models import Guidance
from gerakan.stages.sessions import permissions
from gerakan.stages.sessions.models import Participant
from gerakan.stages.sessions.queries.attendance import JOINABLE


@command
def join(row: Participant, *, into: Participant, because: str, by: User) -> None:
    """Both rows are one person, counted under `into`; what was written on each stays on it, so that it can be undone."""
    check(by, permissions.JOIN, row.guidance)
    Guidance.objects.select_for_update().get(pk=row.guidance_id)
    row, into = _fresh(row), _fresh(into)
    if reason := _why_not(row, into):
        raise TransitionRefused(reason)
    if not because.strip():
        raise TransitionRefused(_("Tulis dari mana Anda tahu bahwa keduanya satu orang."))
    row.same_as, row.same_because, row.joined_by, row.joined_at = into, because.strip()[:300], by, timezone.now()
    row.save(update_fields=["same_as", "same_because", "joined_by", "joined_at"])
    record("participant.joined", row, by=by, changes={"same_as": into.name}, note=row.same_because)


@command
def part(row: Participant, *, by: User) -> None:
    """Two people after all: each is counted again as it was written."""
    check(by, permissions.JOIN, row.guidance)
    Guidance.objects.select_for_update().get(pk=row.guidance_id)
    row = _fresh(row)
    if row.same_as is None:
        raise TransitionRefused(_("%s tidak disatukan dengan siapa pun.") % row)
    before, row.same_as, row.same_because, row.joined_by, row.joined_at = row.same_as.name, None, "", None, None
    row.save(update_fields=["same_as", "same_because", "joined_by", "joined_at"])
    record("participant.parted", row, by=by, changes={"same_as": [before, ""]})


def _why_not(row: Participant, into: Participant) -> str:
    if row.guidance_id != into.guidance_id:
        return _("Keduanya harus dari daerah yang sama.")
    if row.pk == into.pk:
        return _("Pilih dua catatan yang berbeda.")
    if row.same_as is not None:
        return _("%(row)s sudah disatukan dengan %(other)s.") % {"row": row, "other": row.same_as}
    if into.same_as is not None:
        return _("%(row)s sudah disatukan dengan %(other)s; pilih %(other)s.") % {"row": into, "other": into.same_as}
    if row.spellings.exists():
        return _("Catatan lain sudah disatukan dengan %s; pilih ia sebagai orangnya.") % row
    if hasattr(row, "certificate") and not hasattr(into, "certificate"):
        return _("Sertifikat sudah terbit atas nama %s; pilih ia sebagai orangnya.") % row
    return ""


def _fresh(row: Participant) -> Participant:
    return Participant.objects.select_related(*JOINABLE).get(pk=row.pk)
