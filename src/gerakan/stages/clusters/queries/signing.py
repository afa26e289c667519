"""Who may sign a charter today as whom, and which charter waits for a member."""

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from gerakan.foundation.access import Actor
from gerakan.foundation.accounts.models import User
from gerakan.foundation.audit.fingerprint import content_hash
from gerakan.foundation.workflow import TransitionRefused
from gerakan.stages.clusters.models import Charter, JointPlan, Membership, Signature
from gerakan.stages.clusters.permissions import own_memberships
from gerakan.stages.institutions.models import OfficeHolder
from gerakan.stages.institutions.queries import holders_on

State = Charter.State


def text_digest(charter: Charter) -> str:
    """Of what is signed."""
    return content_hash(version=charter.version, **{name: getattr(charter, name) for name in Charter.TEXTS})


def holder_today(member: Membership, by: User) -> OfficeHolder:
    """The head in office today (or who stands in) as whom this person signs; refuses with what to do."""
    if member.region is None:
        raise TransitionRefused(_("Provinsi menandatangani dengan nama dan jabatannya."))
    sitting = holders_on(member.region, OfficeHolder.Office.HEAD, timezone.localdate())
    if not sitting:
        raise TransitionRefused(_("Hari ini tidak ada kepala daerah yang tercatat. Catat dahulu pejabatnya di halaman kelembagaan."))  # fmt: skip
    own = next((one for one in sitting if one.user_id in (None, by.pk)), None)
    if own is None:
        raise TransitionRefused(_("Hari ini yang tercatat menjabat adalah %s.") % sitting[0].name)
    return own


def charter_to_sign(plan: JointPlan, member: Membership) -> Charter | None:
    """What waits for this member: the version being signed, else one in force that it has not signed."""
    rows = plan.charters.filter(Q(state=State.SIGNING) | Q(state=State.IN_FORCE)).order_by("-version")
    signed = set(Signature.objects.filter(member=member, refused_because="").values_list("charter", flat=True))
    return next((one for one in rows if one.pk not in signed), None)


def owed_by(user: Actor) -> "QuerySet[Membership]":
    """Memberships whose charter waits for the signature of this person's region or province."""
    given = Signature.objects.filter(member=OuterRef("pk"), charter__state=State.SIGNING)
    rows = own_memberships(user).filter(~Exists(given), plan__state=JointPlan.State.ACTIVE)
    return rows.filter(plan__charters__state=State.SIGNING).select_related("plan__edition")
