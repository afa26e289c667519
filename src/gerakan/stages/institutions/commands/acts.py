"""Verbs of legal acts: registered, corrected, a file kept, revoked."""

import datetime
from collections.abc import Mapping
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.db import IntegrityError, transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from gerakan.foundation.access import check
from gerakan.foundation.accounts.models import User
from gerakan.foundation.audit.log import command, record
from gerakan.foundation.regions.models import Region
from gerakan.foundation.ui import formats
from gerakan.foundation.workflow import TransitionRefused
from gerakan.stages.agreements.commands import life
from gerakan.stages.agreements.models import Duty
from gerakan.stages.institutions import exchange, notices, permissions, queries
from gerakan.stages.institutions.models import ActFile, LegalAct, told


@command
def register(
    region: Region, *, facts: Mapping[str, Any], file: "UploadedFile[Any] | None" = None, fulfils: Duty | None = None,
    by: User,
) -> LegalAct:  # fmt: skip
    """An act of the region; the one that it replaces ends, a duty that it fulfils is done. Raises FileRefused."""
    check(by, permissions.KEEP, region)
    made = LegalAct(region=region, registered_by=by, **facts)
    if made.replaces_id is not None:
        _replaced(made)
    _saved(made)
    record("legal_act.registered", made, by=by, changes=told(facts))
    if file:
        _keep(made, file, by)
    if fulfils is not None:
        life.fulfil(fulfils, proof_number=made.number, proof_on=made.dated, by=by)
    if not queries.missing_acts(region):
        notices.acts_are_complete(region)
    return made


@command
def correct(act: LegalAct, *, facts: Mapping[str, Any], by: User) -> None:
    """What was written wrongly."""
    check(by, permissions.KEEP, act)
    changes = act.take(facts)
    _saved(act)
    record("legal_act.corrected", act, by=by, changes=changes)


@command
def attach(act: LegalAct, *, file: "UploadedFile[Any]", by: User) -> ActFile:
    """The act as a file; a later one is the next version. Raises FileRefused."""
    check(by, permissions.KEEP, act)
    LegalAct.objects.select_for_update().get(pk=act.pk)
    return _keep(act, file, by)


@command
def revoke(act: LegalAct, *, on: datetime.date, reason: str, by: User) -> None:
    """It holds no longer from that day; it stays in the register with the reason."""
    check(by, permissions.KEEP, act)
    act = LegalAct.objects.select_for_update(of=("self",)).select_related("region").get(pk=act.pk)
    _end(act, on, reason)
    record("legal_act.revoked", act, by=by, changes={"ended_on": on}, note=reason)


def _replaced(made: LegalAct) -> None:
    before = LegalAct.objects.select_for_update().filter(pk=made.replaces_id or 0, region=made.region).first()
    if before is None:
        raise TransitionRefused(_("Produk hukum yang digantikan bukan milik daerah ini."))
    _end(before, made.in_force_from, _("Digantikan %s.") % made)


def _end(act: LegalAct, on: datetime.date, reason: str) -> None:
    if act.ended_on is not None:
        raise TransitionRefused(_("%(act)s sudah tidak berlaku sejak %(day)s.") % {"act": act, "day": formats.day(act.ended_on)})  # fmt: skip
    if on < act.in_force_from:
        raise TransitionRefused(_("%(act)s baru berlaku %(day)s.") % {"act": act, "day": formats.day(act.in_force_from)})  # fmt: skip
    act.ended_on, act.end_reason = on, reason
    act.save(update_fields=["ended_on", "end_reason"])


def _saved(act: LegalAct) -> None:
    try:
        with transaction.atomic():
            act.save()
    except IntegrityError as error:
        raise TransitionRefused(_("%s sudah ada dalam daftar daerah ini.") % act) from error


def _keep(act: LegalAct, file: "UploadedFile[Any]", by: User) -> ActFile:
    version = (act.files.aggregate(last=Max("version"))["last"] or 0) + 1
    with exchange.arrived(file) as came:
        made = ActFile(act=act, version=version, name=came.name, size=came.size, sha256=came.sha256, stored_by=by)
        made.file.save(came.kept_as, came.content, save=False)
    made.save()
    record("legal_act.file", act, by=by, changes={"version": version, "file": came.name, "sha256": came.sha256})
    return made
