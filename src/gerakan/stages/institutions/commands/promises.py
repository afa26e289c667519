"""Verbs of promises: given, corrected, what became of them; and of the sheet on which they are signed."""

import datetime
import hashlib
from collections.abc import Mapping
from typing import Any

from django.core.files.base import ContentFile
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext as _

from gerakan.foundation.access import check
from gerakan.foundation.accounts.models import User
from gerakan.foundation.audit.log import command, record
from gerakan.foundation.regions.models import Region
from gerakan.foundation.ui import formats
from gerakan.foundation.workflow import TransitionRefused
from gerakan.stages.institutions import documents, permissions
from gerakan.stages.institutions.models import CommitmentSeat, CommitmentSheet, OfficeHolder, Promise, PromiseYear, told
from gerakan.stages.institutions.queries import promises as queries
from gerakan.stages.institutions.queries.offices import holders_on
from gerakan.stages.institutions.workflow import sheet_workflow
from gerakan.stages.mentoring.models import Guidance

State = CommitmentSheet.State


@command
def promise(region: Region, *, facts: Mapping[str, Any], by: User) -> Promise:
    """Something was promised."""
    check(by, permissions.PROMISE, region)
    made = Promise(region=region, recorded_by=by, **facts)
    _fits(made)
    made.save()
    record("promise.given", made, by=by, changes=told(facts))
    return made


@command
def correct(promise: Promise, *, facts: Mapping[str, Any], by: User) -> None:
    """What was written wrongly; words on a sheet that is being signed stay."""
    check(by, permissions.PROMISE, promise)
    if promise.is_fixed:
        raise TransitionRefused(_("Janji ini tercetak pada lembar komitmen yang ditandatangani."))
    changes = promise.take(facts)
    _fits(promise)
    promise.save()
    record("promise.corrected", promise, by=by, changes=changes)


@command
def tell_year(promise: Promise, *, year: int, facts: Mapping[str, Any], by: User) -> PromiseYear:
    """What had become of it in a year; told again, the last word stands and the log keeps the others."""
    check(by, permissions.PROMISE, promise)
    if not promise.made_on.year <= year <= timezone.localdate().year:
        raise TransitionRefused(_("Keadaan dicatat untuk tahun %(first)d sampai %(last)d.") % {
            "first": promise.made_on.year, "last": timezone.localdate().year,
        })  # fmt: skip
    act = facts.get("act")
    if act is not None and act.region_id != promise.region_id:
        raise TransitionRefused(_("Produk hukum itu bukan milik daerah ini."))
    values = dict(facts) | {"told_at": timezone.now(), "told_by": by}
    row, _made = PromiseYear.objects.update_or_create(promise=promise, year=year, defaults=values)
    record("promise.year", promise, by=by, changes={"year": year} | told(facts))
    return row


@command
def begin_sheet(guidance: Guidance, *, text: str, by: User) -> CommitmentSheet:
    """The words of a commitment; promises are added to it."""
    check(by, permissions.KEEP, guidance.region)
    Guidance.objects.select_for_update().get(pk=guidance.pk)
    if CommitmentSheet.objects.filter(guidance=guidance).exists():
        raise TransitionRefused(_("Lembar komitmen untuk bimbingan ini sudah ada."))
    made = CommitmentSheet.objects.create(guidance=guidance, region=guidance.region, text=text)
    record("commitment_sheet.begun", made, by=by)
    return made


@command
def rewrite_sheet(sheet: CommitmentSheet, *, text: str, by: User) -> None:
    """Other words, while nobody can sign."""
    check(by, permissions.KEEP, sheet)
    sheet = _locked(sheet, State.DRAFT)
    sheet.text = text
    sheet.save(update_fields=["text"])
    record("commitment_sheet.rewritten", sheet, by=by, changes={"text": text})


@command
def open_sheet(sheet: CommitmentSheet, *, by: User) -> None:
    """One seat for every office that has a holder today; the paper is printed and its fingerprint kept."""
    sheet = _locked(sheet, State.DRAFT)
    today = timezone.localdate()
    offices = queries.signing_offices(sheet.region)
    CommitmentSeat.objects.bulk_create(
        CommitmentSeat(sheet=sheet, office=office, agency=agency) for office, agency in offices
    )
    paper = documents.commitment_paper(
        sheet, promises=list(sheet.promises.order_by("pk")), seats=queries.seats_of(sheet), on=today
    )
    content = documents.paper_pdf(paper, on=today)
    sheet.sha256, sheet.opened_at = hashlib.sha256(content).hexdigest(), timezone.now()
    sheet.file.save(f"{slugify(str(sheet))}-{sheet.sha256[:12]}.pdf", ContentFile(content), save=False)
    sheet.save(update_fields=["sha256", "opened_at", "file"])
    sheet_workflow.fire(sheet, "open", by=by)


@command
def reopen_sheet(sheet: CommitmentSheet, *, note: str, by: User) -> None:
    """Back to writing, as long as nobody signed."""
    sheet = _locked(sheet, State.SIGNING)
    sheet_workflow.fire(sheet, "reopen", by=by, note=note)
    sheet.seats.all().delete()


@command
def sign_seat(seat: CommitmentSeat, *, holder: OfficeHolder, signed_on: datetime.date, by: User) -> None:
    """Somebody signed on a day; refused when the person did not hold (or stand in for) the office on it."""
    check(by, permissions.SIGN_SHEET, seat.sheet)
    sheet = _locked(seat.sheet, State.SIGNING)
    seat = CommitmentSeat.objects.select_for_update().get(pk=seat.pk)
    if seat.signed_on is not None:
        raise TransitionRefused(_("%s sudah menandatangani.") % seat.label)
    if not timezone.localdate(sheet.opened_at) <= signed_on <= timezone.localdate():
        raise TransitionRefused(_("Tanggal tanda tangan di luar masa lembar ini dibuka."))
    if holder not in holders_on(sheet.region, seat.office, signed_on, seat.agency):
        raise TransitionRefused(_("%(name)s bukan %(office)s pada %(day)s.") % {
            "name": holder.name, "office": seat.label, "day": formats.day(signed_on),
        })  # fmt: skip
    seat.holder, seat.signed_on, seat.document_sha256, seat.recorded_by = holder, signed_on, sheet.sha256, by
    seat.save(update_fields=["holder", "signed_on", "document_sha256", "recorded_by"])
    facts = {"signer": str(holder), "mandate": holder.mandate_number, "signed_on": signed_on, "sha256": sheet.sha256}
    record("commitment_sheet.signed", sheet, by=by, changes=facts)
    if not sheet.seats.filter(signed_on__isnull=True).exists():
        sheet_workflow.fire(sheet, "complete", by=by)


def _fits(promise: Promise) -> None:
    sheet = promise.sheet
    if sheet is not None and sheet.region_id != promise.region_id:
        raise TransitionRefused(_("Lembar komitmen itu bukan milik daerah ini."))
    if sheet is not None:
        _locked(sheet, State.DRAFT)
    if promise.made_on > timezone.localdate():
        raise TransitionRefused(_("Tanggal janji belum tiba."))


def _locked(sheet: CommitmentSheet, state: str) -> CommitmentSheet:
    held = queries.sheets().select_for_update(of=("self",)).get(pk=sheet.pk)
    if held.state != state:
        raise TransitionRefused(
            _("Lembar komitmen ini sudah %s. Muat ulang halaman ini.") % held.get_state_display().lower()
        )
    return held
