"""Verbs of the ruling: how an edition marks is fixed before the first mark."""

from collections.abc import Mapping
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from gerakan.foundation.access import check
from gerakan.foundation.accounts.models import User
from gerakan.foundation.audit.log import command, record
from gerakan.foundation.editions.models import Edition
from gerakan.foundation.instruments.models import InstrumentVersion
from gerakan.foundation.workflow import TransitionRefused
from gerakan.stages.assessment import permissions
from gerakan.stages.assessment.models import Ruling
from gerakan.stages.terms.queries import terms_in_force


@command
def draft_ruling(edition: Edition, *, fields: Mapping[str, Any], by: User) -> Ruling:
    """Say how the edition will mark; may be changed until it is fixed."""
    check(by, permissions.RULE)
    ruling = Ruling.objects.select_for_update().filter(edition=edition).first()
    if ruling is not None and ruling.fixed_at is not None:
        raise TransitionRefused(_("Ketentuan penilaian sudah ditetapkan dan tidak berubah lagi."))
    ruling, _made = Ruling.objects.update_or_create(edition=edition, defaults=dict(fields))
    told = {name: str(value) for name, value in fields.items()}
    record("ruling.drafted", ruling, by=by, changes=told)
    return ruling


@command
def fix_ruling(ruling: Ruling, *, by: User) -> None:
    """From here on neither a person nor a program changes it; the database refuses."""
    check(by, permissions.RULE, ruling)
    if ruling.version.state != InstrumentVersion.State.PUBLISHED:
        raise TransitionRefused(_("Versi instrumen ini belum terbit."))
    if not ruling.silence.strip():
        raise TransitionRefused(_("Tuliskan akibat bila daerah tidak menanggapi."))
    _refuse_unless_terms_agree(ruling)
    now = timezone.now()
    if not Ruling.objects.filter(pk=ruling.pk, fixed_at__isnull=True).update(fixed_at=now, fixed_by=by):
        raise TransitionRefused(_("Ketentuan penilaian sudah ditetapkan dan tidak berubah lagi."))
    ruling.fixed_at, ruling.fixed_by = now, by
    record("ruling.fixed", ruling, by=by)


def _refuse_unless_terms_agree(ruling: Ruling) -> None:
    """How marks become a decision is public before the first mark, and both say the same."""
    terms = terms_in_force(ruling.edition)
    if terms is None:
        raise TransitionRefused(_("Umumkan lebih dahulu ketentuan penetapan edisi ini."))
    if (terms.basis, terms.place_count) != (ruling.decides, ruling.place_count):
        raise TransitionRefused(
            _("Ketentuan penetapan yang berlaku memakai %(basis)s untuk %(places)d tempat; samakan lebih dahulu.")
            % {"basis": terms.get_basis_display(), "places": terms.place_count}
        )
