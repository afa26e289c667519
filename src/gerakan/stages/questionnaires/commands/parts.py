"""Verbs of parts: who fills them."""

from django.utils.translation import gettext as _

from gerakan.foundation.access import check
from gerakan.foundation.accounts.commands import invite
from gerakan.foundation.accounts.guards import RoleRefused
from gerakan.foundation.accounts.models import Invitation, User
from gerakan.foundation.accounts.roles import Role
from gerakan.foundation.audit.log import command, record
from gerakan.foundation.workflow import TransitionRefused
from gerakan.stages.questionnaires import notices, permissions
from gerakan.stages.questionnaires.models import Part, PartHolder


@command
def give_part(part: Part, *, email: str, name: str, by: User) -> PartHolder:
    """Somebody of the region fills this part; whoever has no account is invited as an agency of the region."""
    check(by, permissions.COORDINATE, part)
    email = email.strip().lower()
    person = User.objects.filter(email=email, is_active=True).first()
    if person is None:
        _invite(part, email=email, name=name, by=by)
    else:
        _belongs(person, part)
    holder, made = PartHolder.objects.get_or_create(
        part=part, email=email, defaults={"name": person.name if person else name, "given_by": by}
    )
    if not made:
        raise TransitionRefused(_("%s sudah ditugasi mengisi bagian ini.") % holder)
    record("part.given", part, by=by, changes={"email": email})
    if person is not None:
        notices.tell_given(part, [person])
    return holder


@command
def take_part_back(holder: PartHolder, *, by: User) -> None:
    """The person reads the part and no longer fills it; what was typed stays."""
    check(by, permissions.COORDINATE, holder.part)
    record("part.taken_back", holder.part, by=by, changes={"email": holder.email})
    holder.delete()


def _belongs(person: User, part: Part) -> None:
    if not any(role.region_id == part.submission.region_id for role in person.roles):
        raise TransitionRefused(
            _("%s mempunyai akun, tetapi tanpa peran di daerah Anda. Mintalah sekretariat memberinya peran.") % person
        )


def _invite(part: Part, *, email: str, name: str, by: User) -> None:
    if Invitation.objects.filter(
        email=email, region=part.submission.region, accepted_at=None, revoked_at=None
    ).exists():
        return  # the link is on its way already
    if not name.strip():
        raise TransitionRefused(_("Belum ada akun dengan surel ini. Tulis namanya agar dapat diundang."))
    try:
        invite(email=email, name=name, role=Role.AGENCY, region=part.submission.region, by=by)
    except RoleRefused as reason:
        raise TransitionRefused(str(reason)) from reason
