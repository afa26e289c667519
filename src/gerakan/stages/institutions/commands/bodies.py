"""Verbs of council, team and forum: somebody sits down, leaves, they met."""

import datetime
from collections.abc import Mapping
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from gerakan.foundation.access import check
from gerakan.foundation.accounts.models import User
from gerakan.foundation.audit.log import command, record
from gerakan.foundation.regions.models import Region
from gerakan.foundation.ui import formats
from gerakan.foundation.workflow import TransitionRefused
from gerakan.stages.institutions import exchange, permissions
from gerakan.stages.institutions.models import Meeting, Member, told


@command
def seat(region: Region, *, facts: Mapping[str, Any], by: User) -> Member:
    """Somebody becomes a member, by an act of this region."""
    check(by, permissions.KEEP, region)
    made = Member(region=region, **facts)
    if made.act.region_id != region.pk:
        raise TransitionRefused(_("Dasar hukum itu bukan milik daerah ini."))
    if made.act.in_force_from > made.since:
        raise TransitionRefused(
            _("%(act)s baru berlaku %(day)s.") % {"act": made.act, "day": formats.day(made.act.in_force_from)}
        )
    try:
        with transaction.atomic():
            made.save()
    except IntegrityError as error:
        raise TransitionRefused(_("Tempat itu sudah terisi: satu ketua, satu wali data tiap instansi, dan tidak ada yang duduk dua kali.")) from error  # fmt: skip
    record("institution.seated", made, by=by, changes=told(facts))
    return made


@command
def leave(member: Member, *, until: datetime.date, by: User) -> None:
    """The last day of a membership."""
    check(by, permissions.KEEP, member)
    member = Member.objects.select_for_update(of=("self",)).select_related("region").get(pk=member.pk)
    if until < member.since:
        raise TransitionRefused(_("Hari terakhir mendahului hari pertama."))
    member.until = until
    member.save(update_fields=["until"])
    record("institution.left", member, by=by, changes={"until": until})


@command
def note_meeting(
    region: Region, *, facts: Mapping[str, Any], file: "UploadedFile[Any] | None" = None, by: User
) -> Meeting:  # fmt: skip
    """They met, and what was written down. Raises FileRefused."""
    check(by, permissions.KEEP, region)
    made = Meeting(region=region, recorded_by=by, **facts)
    if made.held_on > timezone.localdate():
        raise TransitionRefused(_("Rapat itu belum berlangsung."))
    if file:
        with exchange.arrived(file) as came:
            made.file_name, made.sha256 = came.name, came.sha256
            made.file.save(came.kept_as, came.content, save=False)
    try:
        with transaction.atomic():
            made.save()
    except IntegrityError as error:
        raise TransitionRefused(_("Rapat lembaga ini pada tanggal itu sudah dicatat.")) from error
    record(
        "institution.met", made, by=by, changes={"held_on": made.held_on, "topic": made.topic, "sha256": made.sha256}
    )
    return made
