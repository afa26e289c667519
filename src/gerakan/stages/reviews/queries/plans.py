"""Where a plan stands in review: its version, its parts, who decides, what is open."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Exists, IntegerField, Max, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.utils.translation import gettext as _

from gerakan.foundation.access import Actor
from gerakan.foundation.accounts.models import User
from gerakan.foundation.accounts.roles import Role
from gerakan.foundation.regions.models import Region
from gerakan.stages.chapters.queries.contents import contents_of
from gerakan.stages.institutions.models import LegalAct, OfficeHolder
from gerakan.stages.institutions.queries import holders_on
from gerakan.stages.masterplans.calculations import standing
from gerakan.stages.masterplans.calculations.standing import SEVERE, Item
from gerakan.stages.masterplans.models import Masterplan
from gerakan.stages.masterplans.queries.plans import plans_for
from gerakan.stages.mentoring.models import Seat
from gerakan.stages.mentoring.queries import people
from gerakan.stages.reviews.models import Adoption, PartAcceptance, PlanRemark, PlanVersion, Publication
from gerakan.stages.reviews.permissions import ASKING
from gerakan.stages.reviews.queries.contents import Contents, PlanPart, fingerprint, parts_of

State = Masterplan.State
ADOPTING = (LegalAct.Kind.HEAD_REGULATION, LegalAct.Kind.REGIONAL_LAW, LegalAct.Kind.HEAD_DECREE)
"""Acts by which a plan is adopted: Perbup or Perwali, Perda, a decree."""


@dataclass(frozen=True)
class PartStanding:
    """A part of the version in hand, and who accepted it as it reads now."""

    part: PlanPart
    acceptance: PartAcceptance | None
    remark_count: int


@dataclass(frozen=True)
class Step:
    """A step of the stepper."""

    label: str
    state: str
    note: str
    url: str = ""


def reviewed_for(user: Actor) -> QuerySet[Masterplan]:
    """The plans this person may read, with the last version and what is open."""
    remarks = PlanRemark.objects.filter(plan=OuterRef("pk")).order_by().values("plan")
    live = Publication.objects.filter(plan=OuterRef("pk"), withdrawn_at__isnull=True)
    return plans_for(user).annotate(
        version_number=Max("versions__number"),
        open_count=_count(remarks.filter(~Q(state__in=PlanRemark.SETTLED))),
        blocking_count=_count(remarks.filter(is_compulsory=True).exclude(state__in=("resolved", "accepted"))),
        is_public=Exists(live),
    )


def _count(rows: "QuerySet[PlanRemark, Any]") -> Coalesce:
    return Coalesce(Subquery(rows.annotate(n=Count("pk")).values("n"), IntegerField()), 0)


def held(plan: Masterplan) -> Masterplan:
    """As it stands, locked until the transaction ends: a save of a cell comes before or is refused."""
    rows = Masterplan.objects.select_for_update(of=("self",)).select_related("region", "edition")
    return rows.get(pk=plan.pk)


def versions_of(plan: Masterplan) -> QuerySet[PlanVersion]:
    """The newest first, without their contents."""
    rows = plan.versions.select_related("made_by", "round__decided_by", "adoption__act")
    return rows.defer("contents").prefetch_related("publications").order_by("-number")


def last_version(plan: Masterplan) -> PlanVersion | None:
    """The newest, with its contents."""
    return plan.versions.select_related("made_by", "round").order_by("-number").first()


def is_unchanged(plan: Masterplan) -> bool:
    """Whether the plan still says what its last version says; joint programmes are their members' affair."""
    last = plan.versions.order_by("-number").values_list("contents", flat=True).first()
    return last is not None and fingerprint(_own(last)) == fingerprint(_own(contents_of(plan)))


def _own(contents: Contents) -> dict[str, Any]:
    return {name: said for name, said in contents.items() if name != "joint"}


def adoption_of(plan: Masterplan) -> Adoption | None:
    """Of the last version."""
    last = plan.versions.order_by("-number").defer("contents").first()
    return Adoption.objects.filter(version=last).select_related("act", "holder", "by").first() if last else None


def current_publication(plan: Masterplan) -> Publication | None:
    """What everybody reads now, rehearsal or not."""
    rows = Publication.objects.filter(plan=plan, withdrawn_at__isnull=True)
    return rows.select_related("version", "adoption__act", "plan__region", "plan__edition").first()


def parts_standing(plan: Masterplan, version: PlanVersion | None) -> list[PartStanding]:
    """Every part of a version (of today's draft without one) with its acceptance and open remarks."""
    contents = version.contents if version else contents_of(plan)
    parts, chapter = parts_of(contents), {one["code"]: one["chapter"] for one in contents["chapters"]}
    rows = PartAcceptance.objects.filter(plan=plan, withdrawn_at__isnull=True).select_related("by")
    accepted = {(row.part, row.digest): row for row in rows}
    open_rows = plan.remarks.unsettled().values_list("sheet", "section")
    places = [chapter.get(section, "") if section else sheet for sheet, section in open_rows]
    return [
        PartStanding(part, accepted.get((part.code, part.digest)), sum(_is_of(part, place) for place in places))
        for part in parts
    ]


def _is_of(part: PlanPart, place: str) -> bool:
    return bool(place) and (place in part.sheets or place == part.chapter)


def parts_left(plan: Masterplan) -> list[PlanPart]:
    """Of the version under review, not yet accepted."""
    return [one.part for one in parts_standing(plan, last_version(plan)) if one.acceptance is None]


def severe_findings(plan: Masterplan) -> list[Item]:
    """Open severe findings; while there are any, review cannot be asked for."""
    return [one for one in standing(plan).of(sheet="", severity=SEVERE) if one.is_open]


def findings_left(plan: Masterplan) -> Mapping[str, int]:
    """Open findings by severity."""
    return standing(plan).counts


def lead_of(plan: Masterplan) -> User | None:
    """Who leads the team of mentors now."""
    return next(iter(mentors_of(plan, Seat.Role.LEAD)), None)


def mentors_of(plan: Masterplan, *roles: str) -> list[User]:
    """Who sits in the team now, in one of these places."""
    return people.mentors_in(plan.region, plan.edition, *roles)


def people_of(region: Region, *roles: Role) -> list[User]:
    """Who works for a region today, in one of these roles (those who ask for review)."""
    return people.officials_of(region, *(roles or ASKING))


def acts_to_adopt_by(plan: Masterplan) -> QuerySet[LegalAct]:
    """The region's acts that can adopt a plan, with a file; the newest first."""
    rows = LegalAct.objects.filter(region=plan.region_id, kind__in=ADOPTING, files__isnull=False)
    return rows.distinct().order_by("-dated", "-pk")


def signers_on(act: LegalAct) -> list[OfficeHolder]:
    """Who could sign for the head on the day of an act."""
    return holders_on(act.region, OfficeHolder.Office.HEAD, act.dated)


def steps_of(plan: Masterplan) -> list[Step]:
    """Draft to public, for the stepper."""
    order = list(State)
    here = order.index(State(plan.state))
    words = {
        State.DRAFT: _("daerah"),
        State.REVIEW: _("pembimbing"),
        State.APPROVED: _("kepala daerah"),
        State.ADOPTED: _("daerah"),
    }
    return [
        Step(
            str(state.label), "done" if place < here or here == len(order) - 1 else "current" if place == here else "later",
            _("menunggu %s") % words[state] if place == here and state in words else "",
        )
        for place, state in enumerate(order)
    ]  # fmt: skip


def next_step(plan: Masterplan) -> str:
    """What has to happen now, in a sentence."""
    said = {
        State.DRAFT: _("Daerah menyusun rencana, lalu meminta telaah."),
        State.REVIEW: _("Pembimbing membaca, memberi catatan, dan menerima bagian demi bagian."),
        State.APPROVED: _("Kepala daerah menetapkan versi yang disetujui dengan produk hukum."),
        State.ADOPTED: _("Daerah mengumumkan versi yang ditetapkan."),
        State.PUBLISHED: _("Rencana dapat dibaca semua orang; perubahan dimulai dengan membuka revisi."),
    }
    return said[State(plan.state)]
