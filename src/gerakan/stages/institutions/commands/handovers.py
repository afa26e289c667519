"""Verbs of handing over: opened, confirmed by the old holder, signed by the new one, open items settled."""

import hashlib

from django.core.files.base import ContentFile
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext as _

from gerakan.foundation.access import check
from gerakan.foundation.accounts.models import User
from gerakan.foundation.audit.log import command, record
from gerakan.foundation.workflow import TransitionRefused
from gerakan.stages.institutions import documents, notices, permissions
from gerakan.stages.institutions.models import Handover, HandoverItem, OfficeHolder
from gerakan.stages.institutions.queries import packages as queries
from gerakan.stages.institutions.workflow import handover_workflow


@command
def open_handover(outgoing: OfficeHolder, *, by: User) -> Handover:
    """The office is about to change, or has changed."""
    check(by, permissions.KEEP, outgoing)
    if outgoing.office not in Handover.OFFICES:
        raise TransitionRefused(_("Serah terima dibuat untuk kepala daerah dan kepala Diskominfo."))
    OfficeHolder.objects.select_for_update(of=("self",)).get(pk=outgoing.pk)
    if Handover.objects.filter(outgoing=outgoing).exclude(state=Handover.State.CANCELLED).exists():
        raise TransitionRefused(_("Serah terima untuk %s sudah dibuka.") % outgoing)
    made = Handover.objects.create(region=outgoing.region, outgoing=outgoing)
    record("handover.opened", made, by=by, changes={"outgoing": str(outgoing)})
    notices.tell_handover(made)
    return made


@command
def confirm(handover: Handover, *, message: str, note: str = "", by: User) -> None:
    """The old holder's word; whoever records it for an absent one says on what ground."""
    handover = _locked(handover)
    _on_whose_behalf(handover.outgoing.user_id, note, by)
    handover.message, handover.confirmed_at, handover.confirmed_by = message, timezone.now(), by
    handover.save(update_fields=["message", "confirmed_at", "confirmed_by"])
    handover_workflow.fire(handover, "confirm", by=by, note=note)
    notices.tell_handover(handover)


@command
def sign(handover: Handover, *, note: str = "", by: User) -> None:
    """The new holder takes over: the package is kept as it stands now, and every gap becomes an open item."""
    handover = _locked(handover)
    incoming = queries.successor_of(handover)
    if handover.confirmed_by_id == by.pk:
        raise TransitionRefused(_("Yang menandatangani bukan orang yang menegaskan. Mintalah orang lain."))
    if incoming is not None:
        _on_whose_behalf(incoming.user_id, note, by)
        handover.incoming, handover.signed_at, handover.signed_by = incoming, timezone.now(), by
        _kept(handover)
    handover_workflow.fire(handover, "sign", by=by, note=note)


@command
def cancel(handover: Handover, *, note: str, by: User) -> None:
    """Nothing changes hands after all."""
    handover_workflow.fire(_locked(handover), "cancel", by=by, note=note)


@command
def settle(item: HandoverItem, *, outcome: str, by: User) -> None:
    """What became of something that was handed over open."""
    check(by, permissions.KEEP, item.handover)
    item = HandoverItem.objects.select_for_update(of=("self",)).select_related("handover__region").get(pk=item.pk)
    if item.closed_at is not None:
        raise TransitionRefused(_("Hal ini sudah selesai."))
    if not outcome.strip():
        raise TransitionRefused(_("Tuliskan hasilnya."))
    item.closed_at, item.closed_by, item.outcome = timezone.now(), by, outcome.strip()[:300]
    item.save(update_fields=["closed_at", "closed_by", "outcome"])
    record("handover.settled", item.handover, by=by, changes={"item": item.text}, note=item.outcome)


def _kept(handover: Handover) -> None:
    sections = queries.package_for_paper(handover.region)
    today = timezone.localdate()
    content = documents.paper_pdf(documents.handover_paper(handover, sections=sections, on=today), on=today)
    handover.sha256 = hashlib.sha256(content).hexdigest()
    handover.file.save(f"{slugify(str(handover))}-{handover.sha256[:12]}.pdf", ContentFile(content), save=False)
    handover.save(update_fields=["incoming", "signed_at", "signed_by", "sha256", "file"])
    HandoverItem.objects.bulk_create(
        HandoverItem(handover=handover, section=str(section.title)[:120], text=line.text[:500])
        for section in sections
        for line in section.lines
        if line.is_gap
    )


def _on_whose_behalf(person_id: int | None, note: str, by: User) -> None:
    if person_id != by.pk and not note.strip():
        raise TransitionRefused(
            _("Anda mencatat atas nama pejabatnya: tuliskan dasarnya, misalnya nomor berita acara.")
        )


def _locked(handover: Handover) -> Handover:
    rows = Handover.objects.select_related("region", "outgoing__region", "outgoing__user", "incoming")
    return rows.select_for_update(of=("self",)).get(pk=handover.pk)
