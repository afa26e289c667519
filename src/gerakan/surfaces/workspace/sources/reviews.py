"""What waits between a plan's draft and the public: parts to accept, answers to give, an act to sign, a plan to make public."""

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from gerakan.foundation.access import Actor
from gerakan.stages.masterplans.models import Masterplan
from gerakan.stages.mentoring.models import Guidance, Seat
from gerakan.stages.reviews import permissions
from gerakan.stages.reviews.models import PlanRemark
from gerakan.surfaces.workspace.todo import Entry, Source

State = Masterplan.State


def to_review(user: Actor) -> QuerySet[Masterplan]:
    """Plans under review whose parts this person accepts; their lead approves last."""
    team = Guidance.objects.guided_by(user, *Seat.DECIDING).values("participation__region", "participation__edition")
    where = Q(pk__in=[])
    for row in team:
        where |= Q(region=row["participation__region"], edition=row["participation__edition"])
    return _plans(Masterplan.objects.filter(where, state=State.REVIEW))


def to_answer(user: Actor) -> QuerySet[PlanRemark]:
    """Suggestions and compulsory remarks of somebody else that wait for this person's region."""
    rows = PlanRemark.objects.visible_to(user).filter(state=PlanRemark.State.OPEN).exclude(author=user.pk)
    rows = rows.filter(Q(kind=PlanRemark.Kind.SUGGESTION) | Q(is_compulsory=True))
    return rows.select_related("plan__region", "plan__edition").defer("written_on").order_by("-is_compulsory", "pk")


def to_settle(user: Actor) -> QuerySet[PlanRemark]:
    """Own remarks that were answered: their writer says whether that is enough."""
    rows = PlanRemark.objects.visible_to(user).filter(state=PlanRemark.State.ANSWERED, author=user.pk)
    return rows.select_related("plan__region", "plan__edition").order_by("-is_compulsory", "pk")


def to_adopt(user: Actor) -> QuerySet[Masterplan]:
    """Approved by the mentors; the head signs the act."""
    return _plans(Masterplan.objects.visible_to(user).filter(state=State.APPROVED))


def to_publish(user: Actor) -> QuerySet[Masterplan]:
    """Adopted and not public yet; the region first."""
    return _plans(Masterplan.objects.visible_to(user).filter(state=State.ADOPTED))


def _plans(rows: QuerySet[Masterplan]) -> QuerySet[Masterplan]:
    return rows.select_related("region", "edition").order_by("pk")


def _review(row: Masterplan) -> Entry:
    return _of_plan(row, _("Telaah rencana induk %s"), act=_("Baca dan terima"), blocks=_("Daerah menunggu pembimbing"))


def _adoption(row: Masterplan) -> Entry:
    title, act = _("Tetapkan rencana induk %s"), _("Tetapkan")
    return _of_plan(row, title, act=act, blocks=_("Pengumuman rencana menunggu"), place="adopt")


def _publication(row: Masterplan) -> Entry:
    return _of_plan(row, _("Umumkan rencana induk %s"), act=_("Buka telaah"))


def _of_plan(row: Masterplan, title: str, *, act: str, blocks: str = "", place: str = "review") -> Entry:
    url = reverse(f"reviews:{place}", args=[row.pk])
    return Entry(title % row.region.name, row.edition.name, url, act, blocks=blocks)


def _answer(row: PlanRemark) -> Entry:
    title = _("Putuskan usulan: %s") if row.is_suggestion else _("Jawab catatan wajib: %s")
    blocks = _("Persetujuan rencana menunggu") if row.is_compulsory else ""
    return Entry(title % row.text[:100], row.plan.edition.name, row.get_absolute_url(), _("Jawab"), blocks=blocks)


def _settlement(row: PlanRemark) -> Entry:
    return Entry(
        title=_("Baca jawaban atas catatan Anda: %s") % row.text[:100],
        detail=row.plan.region.name,
        url=row.get_absolute_url(),
        act=_("Baca"),
        blocks=_("Daerah menunggu pembimbing") if row.is_compulsory else "",
    )


SOURCES = (
    Source(0, permissions.DECIDE, to_review, _review),
    Source(0, permissions.ADOPT, to_adopt, _adoption),
    Source(1, permissions.ANSWER, to_answer, _answer),
    Source(1, permissions.REMARK, to_settle, _settlement),
    Source(2, permissions.ASK, to_publish, _publication),
)
