"""Invitations by e-mail: sent, sent again, withdrawn, accepted once."""

import datetime
import secrets

from django.conf import settings
from django.core.mail import EmailMessage
from django.db import models, transaction
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from gerakan.foundation.accounts import guards
from gerakan.foundation.accounts.commands.people import create_person
from gerakan.foundation.accounts.commands.roles import place_in_role
from gerakan.foundation.accounts.guards import RoleRefused, refuse_if
from gerakan.foundation.accounts.models import Invitation, InvitationQuerySet, Organisation, RoleAssignment, User
from gerakan.foundation.accounts.queries import fingerprint_of, open_invitation
from gerakan.foundation.audit.log import command, record

VALID_FOR = datetime.timedelta(days=14)


@command
def invite(
    *,
    email: str,
    name: str,
    role: str,
    by: User,
    region: models.Model | None = None,
    province: models.Model | None = None,
    edition: models.Model | None = None,
    organisation: Organisation | None = None,
) -> Invitation:
    """Ask a new person by e-mail to take a role. Raises RoleRefused with a sentence."""
    invitation = Invitation(
        email=email.lower(), name=name, role=role, invited_by=by,
        region=region, province=province, edition=edition, organisation=organisation,
    )  # type: ignore[misc]  # fmt: skip
    refuse_if(guards.why_not_by(by, None, invitation) or guards.why_incomplete(invitation))
    refuse_if(_why_known(email))
    token = _renew(invitation)
    invitation.save()
    record("invitation.sent", invitation, by=by, changes={"role": role, "place": invitation.place_label})
    _send(invitation, token)
    return invitation


@command
def resend_invitation(invitation: Invitation, *, by: User) -> None:
    """A new link for two more weeks; the old one dies."""
    refuse_if(guards.why_not_by(by, None, invitation) or _why_closed(invitation))
    token = _renew(invitation)
    invitation.save(update_fields=["token_hash", "sent_at", "expires_at"])
    record("invitation.sent_again", invitation, by=by)
    _send(invitation, token)


@command
def revoke_invitation(invitation: Invitation, *, by: User) -> None:
    """The link no longer works."""
    refuse_if(guards.why_not_by(by, None, invitation))
    still = Invitation.objects.filter(pk=invitation.pk, accepted_at__isnull=True, revoked_at__isnull=True)
    if not still.update(revoked_at=timezone.now()):  # type: ignore[misc]
        raise RoleRefused(_("Undangan ini sudah diterima atau sudah ditarik."))
    invitation.refresh_from_db(fields=["revoked_at"])
    record("invitation.revoked", invitation, by=by)


@command
def accept_invitation(*, token: str, name: str, password: str, by: str) -> User:
    """The invited person sets name and password and holds the role from today. Raises RoleRefused.

    The event names the invited person; the role counts as given by who invited.
    """
    invitation = open_invitation(token)
    if invitation is None or not _claimed(invitation):
        raise RoleRefused(_("Tautan ini sudah dipakai, ditarik atau kedaluwarsa. Mintalah undangan baru."))
    if not invitation.invited_by.is_active:
        raise RoleRefused(_("Pengundang tidak lagi bertugas. Mintalah undangan baru."))
    person = create_person(email=invitation.email, name=name, password=password, by=by)
    place_in_role(_role_of(invitation, person), by=invitation.invited_by)
    Invitation.objects.filter(pk=invitation.pk).update(accepted_by=person)  # type: ignore[misc]
    record("invitation.accepted", invitation, by=person)
    return person


def _claimed(invitation: Invitation) -> bool:
    """Of two clicks on one link, one wins."""
    still = InvitationQuerySet(Invitation).open().filter(pk=invitation.pk)
    return bool(still.update(accepted_at=timezone.now()))


def _role_of(invitation: Invitation, person: User) -> RoleAssignment:
    return RoleAssignment(
        user=person,
        role=invitation.role,
        region=invitation.region,
        province=invitation.province,
        edition=invitation.edition,
        organisation=invitation.organisation,
    )


def _renew(invitation: Invitation) -> str:
    token = secrets.token_urlsafe(32)
    invitation.token_hash = fingerprint_of(token)
    invitation.sent_at = timezone.now()
    invitation.expires_at = invitation.sent_at + VALID_FOR
    return token


def _send(invitation: Invitation, token: str) -> None:
    """After commit, in Indonesian: nothing is known yet of the invited person's language."""
    with translation.override(settings.LANGUAGE_CODE):
        link = settings.SITE_URL + reverse("accounts:accept", args=[token])
        body = render_to_string("accounts/email/invitation.txt", {"invitation": invitation, "link": link})
        subject = _("Undangan masuk ke Gerakan sebagai %s") % invitation.get_role_display()
    message = EmailMessage(subject, body, to=[invitation.email])
    transaction.on_commit(message.send)


def _why_known(email: str) -> str | None:
    person = User.objects.filter(email__iexact=email).first()
    if person is None:
        return None
    return _("%(name)s sudah mempunyai akun dengan surel ini. Beri peran di halaman orang itu.") % {"name": person}


def _why_closed(invitation: Invitation) -> str | None:
    if invitation.accepted_at or invitation.revoked_at:
        return _("Undangan ini sudah diterima atau sudah ditarik. Buat undangan baru.")
    return None
