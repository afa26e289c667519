"""What waits in nota kesepahaman: a text on one's own desk, a signature, a duty, regions without an agreement."""

from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from gerakan.foundation.access import Actor
from gerakan.foundation.accounts.hats import hat_of
from gerakan.foundation.accounts.roles import Role
from gerakan.foundation.editions.models import Edition, Participation
from gerakan.stages.agreements import permissions
from gerakan.stages.agreements.models import Agreement, Duty, Party, Signature, Turn
from gerakan.stages.agreements.models.agreements import REGION_SIDE
from gerakan.stages.drafting.models import DutyRule, Template
from gerakan.surfaces.workspace.todo import Entry, Source


def own_turns(user: Actor) -> QuerySet[Turn]:
    """Texts at the desk that this person holds."""
    hat = hat_of(user)
    rows = Turn.objects.filter(state=Turn.State.WAITING, desk__role=hat.role if hat else "")
    if hat is not None and hat.region_id is not None:
        rows = rows.filter(agreement__region_id=hat.region_id)
    return rows.select_related("desk", "agreement__region", "agreement__edition").order_by("opened_at")


def own_signatures(user: Actor) -> QuerySet[Agreement]:
    """Papers that wait for this person's party; those it has signed do not."""
    hat = hat_of(user)
    party = Party.MINISTRY if hat is not None and hat.role == Role.DIRECTOR_GENERAL else Party.REGION
    signed = Signature.objects.filter(agreement=OuterRef("pk"), party=party)
    rows = Agreement.objects.visible_to(user).unsigned().exclude(Exists(signed))
    return rows.select_related("region", "edition").order_by(F("sign_by").asc(nulls_last=True))


def own_duties(user: Actor) -> QuerySet[Duty]:
    """What this person's side owes."""
    hat = hat_of(user)
    is_regional = hat is not None and hat.role in REGION_SIDE
    owner = DutyRule.Owner.REGION if is_regional else DutyRule.Owner.MINISTRY
    rows = Duty.objects.visible_to(user).filter(
        owner=owner, state=Duty.State.OPEN, agreement__state=Agreement.State.IN_FORCE
    )
    return rows.select_related("agreement__region", "agreement__edition")


def unprepared(user: Actor) -> QuerySet[Edition]:
    """Editions with a ready text and regions without an agreement: they are prepared in one act."""
    made = Agreement.objects.filter(edition=OuterRef("edition"), region=OuterRef("region"))
    left = Participation.objects.took_part().filter(edition=OuterRef("pk"))
    left = left.exclude(Exists(made.exclude(state=Agreement.State.CANCELLED)))
    text = Template.objects.filter(edition=OuterRef("pk"), state=Template.State.READY)
    return Edition.objects.filter(Q(Exists(text)) & Q(Exists(left)))


def _turn(row: Turn) -> Entry:
    return Entry(
        title=_("Telaah nota kesepahaman %s") % row.agreement.region.name,
        detail=f"{row.agreement.edition.name}, {row.desk.label}",
        url=reverse("agreements:text", args=[row.agreement_id]),
        act=_("Telaah"),
        due_on=row.agreement.sign_by,
        blocks=_("Meja berikutnya menunggu"),
    )


def _signature(row: Agreement) -> Entry:
    return Entry(
        title=_("Tanda tangani nota kesepahaman %s") % row.region.name,
        detail=row.edition.name,
        url=row.get_absolute_url(),
        act=_("Buka nota"),
        due_on=row.sign_by,
    )


def _duty(row: Duty) -> Entry:
    return Entry(
        title=row.title,
        detail=f"{row.agreement.region.name}, {row.agreement.edition.name}",
        url=reverse("agreements:duty", args=[row.pk]),
        act=_("Catat dipenuhi"),
        due_on=row.due_on,
    )


def _unprepared(row: Edition) -> Entry:
    return Entry(
        title=_("Siapkan nota kesepahaman daerah terpilih"),
        detail=row.name,
        url=reverse("agreements:prepare", args=[row.slug]),
        act=_("Siapkan"),
        blocks=_("Daerah menunggu naskahnya"),
    )


SOURCES = (
    Source(0, permissions.OWN_DESK, own_turns, _turn),
    Source(0, permissions.SIGN, own_signatures, _signature),
    Source(1, permissions.OWE, own_duties, _duty),
    Source(2, permissions.PREPARE, unprepared, _unprepared),
)
