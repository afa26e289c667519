"""A draft is written by one person at a time: whoever read an older revision is told so."""

from collections.abc import Mapping

from django.db.models import F
from django.utils.translation import gettext as _

from gerakan.foundation.instruments.models import InstrumentVersion
from gerakan.foundation.workflow import TransitionRefused

LONGEST = 10  # digits


def revision_typed(data: Mapping[str, str]) -> int:
    """The revision that the form was made of; an old or foreign form is stale."""
    typed = data.get("dibaca", "")
    return int(typed) if typed.isdecimal() and len(typed) < LONGEST else 0


def begin_writing(version: InstrumentVersion, seen: int | None) -> None:
    """Count the revision up; raises TransitionRefused when it is no draft, or not the one that was seen."""
    rows = InstrumentVersion.objects.filter(pk=version.pk, state=InstrumentVersion.State.DRAFT)
    if seen is not None:
        rows = rows.filter(revision=seen)
    if rows.update(revision=F("revision") + 1):
        version.refresh_from_db()
        return
    version.refresh_from_db()
    if version.state != InstrumentVersion.State.DRAFT:
        raise TransitionRefused(
            _("Versi ini sudah %s dan tidak dapat diubah. Buat versi baru sebagai salinannya.")
            % str(version.get_state_display()).lower()
        )
    raise TransitionRefused(
        _("Rancangan ini diubah orang lain sejak Anda membukanya. Isian Anda belum disimpan: periksa dahulu susunan yang "
          "sekarang, lalu simpan sekali lagi.")
    )  # fmt: skip
