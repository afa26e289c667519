"""Links that stand beside a meeting and at the end of checking in."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from gerakan.foundation.ui.asides import Aside, Line
from gerakan.stages.ratings import permissions
from gerakan.stages.ratings.queries.given import MINIMUM, RATE_FOR
from gerakan.stages.sessions.models import Attendance, Session


def beside_session(user: Any, session: object) -> Aside | None:
    """Links to hand out, for whoever may; own results, for a mentor."""
    if not isinstance(session, Session) or session.state in (Session.State.PLANNED, Session.State.CANCELLED):
        return None
    lines = []
    if permissions.HAND_OUT.allows(user, session):
        url = reverse("ratings:links", args=[session.pk])
        lines.append(
            Line(_("Tautan penilaian untuk peserta"), url, _("sampai %d hari sesudah pertemuan") % RATE_FOR.days)
        )
    if permissions.OWN.allows(user):
        note = _("terbuka sesudah masa penilaian, paling sedikit %d orang") % MINIMUM
        lines.append(Line(_("Kata peserta tentang saya"), reverse("ratings:mine"), note))
    return Aside(_("Kata peserta"), lines) if lines else None


def beside_check_in(user: Any, attendance: object) -> Aside | None:
    """The own link, once, for whoever has just checked in on the own telephone."""
    if not isinstance(attendance, Attendance):
        return None
    note = _("tanpa nama, sesudah kehadiran Anda dikonfirmasi")
    return Aside(_("Nilai pertemuan ini nanti"), [Line(_("Simpan tautan penilaian Anda"), _link(attendance), note)])


def _link(attendance: Attendance) -> str:
    return reverse("ratings:rate", args=[attendance.rating_token])
