"""Verbs of the plan itself: begun, framed."""

from typing import Any

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from gerakan.foundation.access import check
from gerakan.foundation.accounts.hats import region_of
from gerakan.foundation.accounts.models import User
from gerakan.foundation.audit.log import command, record
from gerakan.foundation.editions.models import Edition
from gerakan.foundation.regions.models import Region
from gerakan.foundation.workflow import TransitionRefused
from gerakan.stages.masterplans import permissions
from gerakan.stages.masterplans.models import Masterplan
from gerakan.stages.masterplans.queries.plans import held, why_not_begun

FRAME = ("name", "starts", "years", "rpjmd_starts", "rpjmd_ends", "keywords", "vision")


@command
def begin(region: Region, *, edition: Edition, starts: int | None = None, by: User) -> Masterplan:
    """Open the plan of a region that takes part in the edition."""
    check(by, permissions.BEGIN)
    if region_of(by) != region.pk:
        raise TransitionRefused(_("Rencana induk dimulai oleh daerahnya sendiri."))
    if said := why_not_begun(region, edition):
        raise TransitionRefused(said)
    name, first = str(_("Rencana induk smart city")), starts or edition.year + 1
    try:
        with transaction.atomic():
            plan = Masterplan.objects.create(region=region, edition=edition, name=name, starts=first, begun_by=by)
    except IntegrityError as error:
        raise TransitionRefused(_("Rencana induk %s untuk edisi ini sudah dimulai.") % region) from error
    record("masterplan.begun", plan, by=by, changes={"starts": first})
    return plan


@command
def frame(plan: Masterplan, *, values: dict[str, Any], seen: dict[str, Any], by: User) -> None:
    """Its name, years, RPJMD, key words and vision; never over words that were not seen."""
    check(by, permissions.WRITE, plan)
    plan = held(plan, by)
    changed = {name: value for name, value in values.items() if name in FRAME and getattr(plan, name) != value}
    stale = [name for name in changed if name in seen and getattr(plan, name) != seen[name]]
    if stale:
        labels = ", ".join(str(Masterplan._meta.get_field(name).verbose_name) for name in stale)  # type: ignore[union-attr]
        raise TransitionRefused(_("Rekan Anda lebih dahulu mengubah %s. Periksa isinya, lalu simpan lagi.") % labels)
    if not changed:
        raise TransitionRefused(_("Tidak ada yang berubah."))
    told = {name: [getattr(plan, name), value] for name, value in changed.items()}
    for name, value in changed.items():
        setattr(plan, name, value)
    plan.full_clean(exclude=["region", "edition", "begun_by"])
    plan.revision += 1
    plan.save()
    record("masterplan.framed", plan, by=by, changes=told)
