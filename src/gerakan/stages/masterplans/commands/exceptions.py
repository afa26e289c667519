"""Verbs of findings that stay for a reason: accepted by the region, agreed by its mentor, withdrawn."""

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from gerakan.foundation.access import check
from gerakan.foundation.accounts.models import User
from gerakan.foundation.audit.log import command, record
from gerakan.foundation.workflow import TransitionRefused
from gerakan.stages.masterplans import permissions
from gerakan.stages.masterplans.calculations import Told, checked, says_nothing
from gerakan.stages.masterplans.models import AcceptedFinding, Masterplan
from gerakan.stages.masterplans.queries.plans import held


@command
def accept_finding(plan: Masterplan, *, fingerprint: str, reason: str, by: User) -> AcceptedFinding:
    """Leave a finding standing; it counts once the mentor agrees."""
    check(by, permissions.WRITE, plan)
    found = _standing(held(plan, by), fingerprint)
    if says_nothing(reason):
        raise TransitionRefused(_("Tulis alasannya dalam satu kalimat yang dapat dinilai pembimbing."))
    try:
        with transaction.atomic():
            made = AcceptedFinding.objects.create(
                plan=plan, rule=found.rule, version=found.version, fingerprint=fingerprint, sentence=found.sentence,
                reason=reason.strip(), by=by,
            )  # fmt: skip
    except IntegrityError as error:
        raise TransitionRefused(_("Rekan Anda sudah mengajukan pengecualian ini.")) from error
    record("masterplan.finding_accepted", made, by=by, note=made.reason)
    return made


@command
def agree(exception: AcceptedFinding, *, by: User) -> None:
    """The mentor's consent."""
    check(by, permissions.AGREE, exception.plan)
    locked = AcceptedFinding.objects.select_for_update(of=("self",)).filter(pk=exception.pk).first()
    if locked is None or locked.counts:
        raise TransitionRefused(_("Pengecualian ini sudah disetujui atau dicabut."))
    _standing(exception.plan, locked.fingerprint)
    locked.agreed_by, locked.agreed_at = by, timezone.now()
    locked.save()
    record("masterplan.finding_agreed", locked, by=by)


@command
def withdraw(exception: AcceptedFinding, *, by: User) -> None:
    """The region takes its exception back; the log keeps it."""
    check(by, permissions.WRITE, exception.plan)
    held(exception.plan, by)
    record("masterplan.finding_withdrawn", exception, by=by, note=exception.reason)
    if not AcceptedFinding.objects.filter(pk=exception.pk).delete()[0]:
        raise TransitionRefused(_("Pengecualian ini sudah dicabut."))


def _standing(plan: Masterplan, fingerprint: str) -> Told:
    """The finding as the rules say it now."""
    found = next((one for one in checked(plan).findings if one.fingerprint == fingerprint), None)
    if found is None:
        raise TransitionRefused(_("Temuan ini sudah tidak ada atau sudah berubah. Muat ulang halaman."))
    return found
