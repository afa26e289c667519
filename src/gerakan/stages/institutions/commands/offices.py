"""Verbs of offices: taken, corrected, ended, and with the office the rights that came with it."""

import datetime
from collections.abc import Mapping
from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from gerakan.foundation.access import check
from gerakan.foundation.accounts.commands import end_role
from gerakan.foundation.accounts.models import RoleAssignment, User
from gerakan.foundation.audit.log import command, record
from gerakan.foundation.regions.models import Region
from gerakan.foundation.ui import formats
from gerakan.foundation.workflow import TransitionRefused
from gerakan.stages.institutions import notices, permissions
from gerakan.stages.institutions.commands.handovers import open_handover
from gerakan.stages.institutions.models import Handover, OfficeHolder, told

ACTOR = "sistem: kelembagaan"


@command
def take_office(region: Region, *, facts: Mapping[str, Any], by: User) -> OfficeHolder:
    """Somebody comes into an office; refused when it has a holder (or a stand-in beside a stand-in) on those days."""
    check(by, permissions.KEEP, region)
    made = OfficeHolder(region=region, **facts)
    _placed(made)
    record("office.taken", made, by=by, changes=told(facts))
    return made


@command
def correct(holder: OfficeHolder, *, facts: Mapping[str, Any], by: User) -> None:
    """What was written wrongly; the days are asked again."""
    check(by, permissions.KEEP, holder)
    changes = holder.take(facts)
    _placed(holder)
    record("office.corrected", holder, by=by, changes=changes)


@command
def end_office(
    holder: OfficeHolder, *, until: datetime.date, reason: str, ends_rights: bool, by: User
) -> list[RoleAssignment]:
    """The last day; with it, when asked, the role of that person in this region. Returns the roles that end."""
    check(by, permissions.KEEP, holder)
    holder = OfficeHolder.objects.select_for_update(of=("self",)).select_related("region", "user").get(pk=holder.pk)
    if holder.is_over:
        raise TransitionRefused(_("Jabatan ini sudah berakhir %s.") % formats.day(holder.until))
    if until < holder.since:
        raise TransitionRefused(_("Hari terakhir mendahului hari pertama: %s.") % formats.day(holder.since))
    holder.until, holder.end_reason = until, reason
    holder.save(update_fields=["until", "end_reason"])
    record("office.ended", holder, by=by, changes={"until": until}, note=reason)
    ended = _end_rights(holder, until, by) if ends_rights else []
    if ended:
        notices.tell_rights_end(holder)
    if holder.office in Handover.OFFICES and not holder.stands_in and not holder.handed_over.exists():
        open_handover(holder, by=by)
    return ended


def _placed(holder: OfficeHolder) -> None:
    """Whoever fills an office of a region queues at the region's row; the database refuses what slips past."""
    if holder.user and not holder.user.assignments.filter(region=holder.region_id).exists():
        raise TransitionRefused(_("%s tidak mempunyai peran di daerah ini.") % holder.user)
    Region.objects.select_for_update().get(pk=holder.region_id)
    rivals = OfficeHolder.objects.filter(region=holder.region_id, office=holder.office, agency=holder.agency)
    kinds = OfficeHolder.STANDING_IN if holder.stands_in else OfficeHolder.HOLDING
    rival = rivals.filter(capacity__in=kinds).exclude(pk=holder.pk).overlapping(holder.since, holder.until).first()
    if rival is not None:
        raise TransitionRefused(_taken(rival))
    try:
        with transaction.atomic():
            holder.save()
    except IntegrityError as error:
        raise TransitionRefused(_("Jabatan ini baru saja diisi orang lain. Muat ulang halaman ini.")) from error


def _taken(rival: OfficeHolder) -> str:
    until = formats.day(rival.until) if rival.until else _("sekarang")
    return _("%(who)s memegang jabatan ini %(since)s sampai %(until)s. Akhiri dahulu masa jabatan itu.") % {
        "who": rival, "since": formats.day(rival.since), "until": until,
    }  # fmt: skip


def _end_rights(holder: OfficeHolder, until: datetime.date, by: User) -> list[RoleAssignment]:
    """Rights follow the office: nobody ends the own ones, and the log names who recorded the end."""
    if holder.user is None or not holder.role:
        return []
    if holder.user.pk == by.pk:
        raise TransitionRefused(
            _("Hak sendiri tidak dapat diakhiri sendiri. Mintalah sekretaris daerah atau sekretariat.")
        )
    rows = RoleAssignment.objects.filter(user=holder.user, role=holder.role, region=holder.region)
    begun = rows.filter(starts_on__lte=max(until, timezone.localdate()))
    held = [row for row in begun if row.ends_on is None or row.ends_on > max(until, row.starts_on)]
    note = _("Jabatan %(office)s berakhir, dicatat oleh %(by)s.") % {"office": holder.office_label, "by": by}
    for row in held:
        end_role(row, by=ACTOR, on=max(until, row.starts_on), note=note)
    return held
