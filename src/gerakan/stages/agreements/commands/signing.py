"""Verbs of signing: on paper and uploaded, or electronically; when both have signed it holds."""

import datetime
import hashlib
from dataclasses import dataclass

from django.utils import timezone
from django.utils.translation import gettext as _

from gerakan.foundation.access import check
from gerakan.foundation.accounts.models import RoleAssignment, User
from gerakan.foundation.accounts.roles import Role
from gerakan.foundation.audit.log import command, record
from gerakan.foundation.documents.signing.checking import Checked, checked_signing, checked_upload
from gerakan.foundation.documents.signing.providers import Identity, SigningProvider, SigningRefused, Wish
from gerakan.foundation.editions.commands import StepRefused, note_step
from gerakan.foundation.editions.models import Participation, ParticipationStep
from gerakan.foundation.workflow import TransitionRefused
from gerakan.stages.agreements import notices, permissions
from gerakan.stages.agreements.documents.keeping import keep
from gerakan.stages.agreements.models import Agreement, AgreementFile, Duty, Party, Signature
from gerakan.stages.agreements.queries import agreements as queries
from gerakan.stages.agreements.workflow import agreement_workflow

Kind = AgreementFile.Kind
Method = Signature.Method
ACTOR = "sistem: nota kesepahaman"
STAFF = (Role.SECRETARIAT,)
FIELDS = {Party.MINISTRY: "PihakKesatu", Party.REGION: "PihakKedua"}


@dataclass(frozen=True)
class Signed:
    """A party's signature on paper, as whoever uploads it reads it there."""

    party: str
    name: str
    title: str
    is_deputy: bool = False
    mandate: str = ""


@command
def upload_signed(
    agreement: Agreement, *, content: bytes, signed: list[Signed], signed_on: datetime.date, by: User
) -> AgreementFile:
    """Keep the signed copy, compare it with the approved text, record who signed; a later copy is a later version."""
    check(by, permissions.UPLOAD, agreement)
    locked = _held(agreement, Agreement.State.APPROVED, Agreement.State.IN_FORCE)
    if signed_on > timezone.localdate():
        raise TransitionRefused(_("Tanggal tanda tangan belum tiba."))
    if not permissions.PREPARE.allows(by) and any(one.party != Party.REGION for one in signed):
        raise TransitionRefused(_("Tanda tangan kementerian dicatat oleh sekretariat."))
    found = checked_upload(content, approved=_approved(agreement))
    kept = _keep(agreement, Kind.SCAN, found, by)
    noon = datetime.datetime.combine(signed_on, datetime.time(12))
    for one in signed:
        if one.party in queries.signed_parties(agreement):
            continue
        _sign(agreement, one, kept, method=Method.PAPER, signed_at=timezone.make_aware(noon), by=by)
    changes = {"sha256": kept.sha256, "page_count": kept.page_count, "same_share": kept.same_share}
    record("agreement.uploaded", agreement, by=by, changes=changes)
    if locked.state == Agreement.State.APPROVED and not queries.unsigned_parties(agreement):
        _conclude(agreement, signed_on, by)
    return kept


@command
def sign(
    agreement: Agreement, *, provider: SigningProvider, mandate: str = "", secret: str = "", address: str | None = None,
    by: User,
) -> Signature:  # fmt: skip
    """Electronically, as what one is: the party follows from the role, a deputy names the mandate."""
    check(by, permissions.SIGN, agreement)
    _held(agreement, Agreement.State.APPROVED)
    hat = by.hat
    assert hat is not None  # noqa: S101 - SIGN asked for the role
    party = Party.MINISTRY if hat.role == Role.DIRECTOR_GENERAL else Party.REGION
    if party in queries.signed_parties(agreement):
        raise TransitionRefused(_("%s sudah menandatangani.") % Party(party).label)
    one = _as_what(agreement, party, hat, mandate)
    paper = queries.file_to_sign(agreement)
    if paper is None:
        raise TransitionRefused(_("Naskah siap tanda tangan belum dibuat."))
    with paper.file.open("rb") as handle:
        before = handle.read()
    try:
        made = provider.sign(before, identity=_identity(agreement, one, by), wish=_wish(agreement, one), secret=secret)
        found = checked_signing(before, made)
    except SigningRefused as reason:
        raise TransitionRefused(str(reason)) from reason
    kept = _keep(agreement, Kind.ELECTRONIC, found, by)
    signature = _sign(
        agreement, one, kept, method=Method.ELECTRONIC, signed_at=timezone.now(), by=by, address=address,
        document_sha256=hashlib.sha256(before).hexdigest(), provider=provider.name, certificate=found.last_signer,
    )  # fmt: skip
    if not queries.unsigned_parties(agreement):
        _conclude(agreement, timezone.localdate(), by)
    return signature


def _as_what(agreement: Agreement, party: str, hat: RoleAssignment, mandate: str) -> Signed:
    """Whom the paper names signs as that; anybody else is a deputy and names a mandate."""
    name = hat.user.name
    named = agreement.national_name if party == Party.MINISTRY else agreement.region_name
    title = agreement.national_title if party == Party.MINISTRY else agreement.region_title
    given = mandate.strip() or hat.mandate_number
    is_deputy = name != named or hat.role == Role.REGION_SECRETARY
    if is_deputy and not given:
        raise TransitionRefused(_("Naskah menyebut %s. Yang mewakili mengisi nomor surat mandatnya.") % named)
    return Signed(party, name, title if not is_deputy else (hat.user.title or str(hat)), is_deputy, given)


def _identity(agreement: Agreement, one: Signed, by: User) -> Identity:
    office = (
        agreement.template.national_office if one.party == Party.MINISTRY else f"Pemerintah {agreement.region.name}"
    )
    return Identity(one.name, one.title, office, by.email)


def _wish(agreement: Agreement, one: Signed) -> Wish:
    reason = f"Nota kesepahaman {agreement.national_number} / {agreement.local_number}"
    return Wish(FIELDS[Party(one.party)], reason, agreement.place)


def _held(agreement: Agreement, *states: str) -> Agreement:
    locked = Agreement.objects.select_for_update().get(pk=agreement.pk)
    if locked.state not in states:
        raise TransitionRefused(_("Naskah ini tidak menunggu tanda tangan: %s.") % locked.get_state_display())
    return locked


def _approved(agreement: Agreement) -> bytes:
    paper = queries.final_file(agreement)
    if paper is None:
        return b""
    with paper.file.open("rb") as handle:
        return bytes(handle.read())


def _keep(agreement: Agreement, kind: str, found: Checked, by: User) -> AgreementFile:
    return keep(
        agreement, kind, found.content, by, ".pdf", page_count=found.page_count, same_share=found.same_share,
        differences=found.differences, findings=[row.as_data() for row in found.findings],
    )  # fmt: skip


def _sign(
    agreement: Agreement, one: Signed, kept: AgreementFile, *, method: str, signed_at: datetime.datetime, by: User,
    address: str | None = None, document_sha256: str = "", provider: str = "", certificate: str = "",
) -> Signature:  # fmt: skip
    made = Signature.objects.create(
        agreement=agreement, party=one.party, method=method, name=one.name, title=one.title, is_deputy=one.is_deputy,
        mandate=one.mandate, signed_at=signed_at, recorded_by=by, address=address,
        document_sha256=document_sha256 or kept.sha256, provider=provider, certificate=certificate[:300], file=kept,
    )  # fmt: skip
    notices.party_has_signed(agreement, one.party)
    record(
        "agreement.signed", agreement, by=by,
        changes={"party": one.party, "method": method, "name": one.name, "title": one.title, "mandate": one.mandate,
                 "sha256": made.document_sha256},
    )  # fmt: skip
    return made


def _conclude(agreement: Agreement, signed_on: datetime.date, by: User) -> None:
    Agreement.objects.filter(pk=agreement.pk).update(signed_on=signed_on)
    agreement.signed_on = signed_on
    agreement_workflow.fire(agreement, "conclude", by=by)
    _owe(agreement, signed_on)
    _step(agreement, signed_on, by)
    if agreement.renews is not None and agreement.renews.state == Agreement.State.IN_FORCE:
        agreement_workflow.fire(agreement.renews, "replace", by=ACTOR)
        Agreement.objects.filter(pk=agreement.renews.pk).update(ended_on=signed_on)
    notices.tell(agreement, notices.IN_FORCE, [*queries.officials_of(agreement.region), *queries.holders_of(*STAFF)])


def _owe(agreement: Agreement, signed_on: datetime.date) -> None:
    for rule in agreement.template.duty_rules.all():
        due_on = signed_on + datetime.timedelta(days=rule.days)
        duty = Duty.objects.create(agreement=agreement, title=rule.title, owner=rule.owner, due_on=due_on)
        notices.remind_of_duty(duty)


def _step(agreement: Agreement, signed_on: datetime.date, by: User) -> None:
    """The region's way through the edition; a renewal is no new step, and an odd older date stays a matter of the register."""
    place = Participation.objects.filter(edition=agreement.edition, region=agreement.region).first()
    if place is None or agreement.renews_id or place.steps.filter(step=ParticipationStep.Step.AGREED).exists():
        return
    try:
        note_step(
            place, step=ParticipationStep.Step.AGREED, happened_on=signed_on, by=by,
            letter_number=agreement.national_number,
        )  # fmt: skip
    except StepRefused as reason:
        record("agreement.step_refused", agreement, by=ACTOR, note=str(reason))
