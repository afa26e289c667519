"""Verbs that make agreements and their papers: prepare, complete, cancel."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _

from gerakan.foundation.access import check
from gerakan.foundation.accounts.models import User
from gerakan.foundation.audit.log import command, record
from gerakan.foundation.regions.models import Region
from gerakan.foundation.workflow import TransitionRefused
from gerakan.stages.agreements import permissions
from gerakan.stages.agreements.documents.keeping import new_number, write_papers
from gerakan.stages.agreements.models import Agreement, AgreementFile, Clause
from gerakan.stages.agreements.queries.fields import missing_in
from gerakan.stages.agreements.queries.preparing import Signer, drafted, without_agreement
from gerakan.stages.agreements.workflow import agreement_workflow
from gerakan.stages.drafting.models import Template

Kind = AgreementFile.Kind
State = Agreement.State
CHANGEABLE = (
    "national_name", "national_title", "national_mandate", "region_name", "region_title", "region_capacity",
    "region_mandate", "witnesses", "place", "dated_on", "sign_by", "valid_from", "valid_until",
)  # fmt: skip


@command
def prepare(template: Template, *, region: Region, signer: Signer, by: User) -> Agreement:
    """One agreement with its number, clauses and draft in both formats; what is missing is named before anything is made."""
    check(by, permissions.PREPARE, template)
    locked = Template.objects.select_for_update().get(pk=template.pk)
    if locked.state != Template.State.READY:
        raise TransitionRefused(_("Nyatakan dahulu naskahnya siap dipakai."))
    if not without_agreement(template.edition).filter(region=region).exists():
        raise TransitionRefused(_("%s sudah mempunyai nota kesepahaman atau bukan peserta edisi ini.") % region)
    made = drafted(template, region, signer)
    texts = list(template.clauses.values_list("text", flat=True))
    if missing := missing_in(made, texts, for_signing=False):
        raise TransitionRefused(
            _("%(region)s: belum terisi %(fields)s.") % {"region": region, "fields": ", ".join(missing)}
        )
    made.national_number = new_number(template.unit)
    made.save()
    rows = [
        Clause(agreement=made, order=row.order, heading=row.heading, text=row.text) for row in template.clauses.all()
    ]
    Clause.objects.bulk_create(rows)
    write_papers(made, Kind.DRAFT, by)
    record("agreement.prepared", made, by=by, changes={"national_number": made.national_number, "signer": signer.name})
    return made


@command
def complete(agreement: Agreement, *, facts: Mapping[str, Any], by: User) -> None:
    """Parties, place and dates, as long as the text is not settled."""
    check(by, permissions.PREPARE, agreement)
    locked = Agreement.objects.select_for_update().get(pk=agreement.pk)
    if locked.state not in {State.DRAFT, State.REVIEW}:
        raise TransitionRefused(_("Naskah sudah ditetapkan; buka kembali dahulu bila harus diubah."))
    before = {name: getattr(locked, name) for name in CHANGEABLE}
    for name in CHANGEABLE:
        setattr(agreement, name, facts[name])
    agreement.save(update_fields=CHANGEABLE)
    changed = {name: [before[name], facts[name]] for name in CHANGEABLE if before[name] != facts[name]}
    record("agreement.completed", agreement, by=by, changes=changed)


@command
def give_local_number(agreement: Agreement, *, number: str, by: User) -> None:
    """The region's own number."""
    check(by, permissions.NUMBER, agreement)
    open_rows = Agreement.objects.filter(pk=agreement.pk, state__in=(State.DRAFT, State.REVIEW))
    before = agreement.local_number
    if not open_rows.update(local_number=number):
        raise TransitionRefused(_("Naskah sudah ditetapkan; nomornya tidak berubah lagi."))
    agreement.local_number = number
    record("agreement.local_number", agreement, by=by, changes={"local_number": [before, number]})


@command
def cancel(agreement: Agreement, *, note: str, by: User) -> None:
    """Withdraw an agreement that nobody has seen or that came back."""
    agreement_workflow.fire(agreement, "cancel", by=by, note=note)
