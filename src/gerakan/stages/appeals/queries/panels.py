"""Who may sit on the panel of an appeal, and why somebody may not: nobody who took part in what is appealed against."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from gerakan.foundation.access import Actor
from gerakan.foundation.accounts.models import RoleAssignment, User
from gerakan.foundation.accounts.roles import REGION_ROLES
from gerakan.stages.appeals.models import PANEL_ROLES, Appeal, PanelSeat
from gerakan.stages.appeals.queries.appeals import holders_of
from gerakan.stages.assessment.models import MarkSheet
from gerakan.stages.assessors.models import Tie
from gerakan.stages.plenary.models import Attendance, Decision, Note, Plenary, QuotaDeparture, Recusal, Vote
from gerakan.stages.replies.models import Reply

SMALLEST = 3


@dataclass(frozen=True)
class Candidate:
    """Somebody who could be asked, or why not."""

    person: User
    why_not: str


def seats_of(appeal: Appeal) -> QuerySet[PanelSeat]:
    """Who sits there now, the chair first."""
    return appeal.seats.filter(removed_at__isnull=True).select_related("member").order_by("-is_chair", "pk")


def seats_for(user: Actor) -> QuerySet[PanelSeat]:
    """Of appeals that this person may see."""
    rows = PanelSeat.objects.filter(appeal__in=Appeal.objects.visible_to(user))
    return rows.select_related("appeal__edition", "appeal__region", "member")


def former_seats_of(appeal: Appeal) -> QuerySet[PanelSeat]:
    """Who was replaced, and why."""
    return appeal.seats.filter(removed_at__isnull=False).select_related("member")


def candidates(appeal: Appeal) -> list[Candidate]:
    """Everybody with a role that fits, who may first."""
    reasons = _reasons(appeal)
    found = [Candidate(one, _first_reason(one, reasons)) for one in holders_of(*PANEL_ROLES, edition=appeal.edition)]
    return sorted(found, key=lambda one: bool(one.why_not))


def why_not_on_panel(appeal: Appeal, person: User) -> str:
    """Empty when this person may sit there."""
    if person.pk not in {one.pk for one in holders_of(*PANEL_ROLES, edition=appeal.edition)}:
        return _("bukan anggota pleno atau asesor edisi ini")
    return _first_reason(person, _reasons(appeal))


Reasons = list[tuple[str, set[int]]]


def _first_reason(person: User, reasons: Reasons) -> str:
    return next((why for why, people in reasons if person.pk in people), "")


def _reasons(appeal: Appeal) -> Reasons:
    """Sentence and the people (ids) it is true of, the gravest first; a fixed number of queries for everybody."""
    told: list[tuple[str, Callable[[Appeal], Iterable[int | None]]]] = [
        (_("ikut dalam pleno yang memutus"), _took_part),
        (_("menandatangani atau mengusulkan putusan pleno itu"), _signed),
        (_("duduk di panel keberatan yang melahirkan versi hasil ini"), _decided_this_version),
        (_("menilai daerah ini"), _marked),
        (_("memutus tanggapan daerah ini"), _refereed),
        (_("mempunyai ikatan dengan daerah ini"), _tied),
        (_("menyatakan benturan kepentingan dengan daerah ini"), _recused),
        (_("memegang jabatan di daerah ini"), _serve_there),
    ]
    return [(why, {pk for pk in ask(appeal) if pk}) for why, ask in told]


def _results(appeal: Appeal) -> QuerySet[Plenary]:
    return Plenary.objects.filter(edition=appeal.edition_id)


def _took_part(appeal: Appeal) -> Iterable[int | None]:
    results = _results(appeal)
    yield from results.values_list("chair", flat=True)
    yield from Attendance.objects.filter(plenary__in=results).values_list("member", flat=True)
    yield from Vote.objects.filter(decision__plenary__in=results).values_list("member", flat=True)
    yield from Note.objects.filter(decision__plenary__in=results).values_list("author", flat=True)


def _signed(appeal: Appeal) -> Iterable[int | None]:
    rows = Decision.objects.filter(plenary__in=_results(appeal)).values_list("proposed_by", "signed_by", "decided_by")
    quotas = QuotaDeparture.objects.filter(plenary__in=_results(appeal)).values_list("proposed_by", "signed_by")
    yield from {pk for row in (*rows, *quotas) for pk in row}


def _decided_this_version(appeal: Appeal) -> Iterable[int | None]:
    number = appeal.decision.plenary.number
    panels = PanelSeat.objects.filter(
        appeal__edition=appeal.edition_id, appeal__correction__after__number__lte=number, removed_at__isnull=True
    )
    return panels.values_list("member", flat=True)


def _marked(appeal: Appeal) -> Iterable[int | None]:
    sheets = MarkSheet.objects.filter(case=appeal.decision.standing.case_id)
    return sheets.values_list("engagement__assessor__user", flat=True)


def _refereed(appeal: Appeal) -> Iterable[int | None]:
    replies = Reply.objects.filter(case=appeal.decision.standing.case_id)
    return replies.values_list("referee__assessor__user", flat=True)


def _tied(appeal: Appeal) -> Iterable[int | None]:
    ties = Tie.objects.that_close().filter(Q(region=appeal.region_id) | Q(province=appeal.region.province_id))
    return ties.values_list("assessor__user", flat=True)


def _recused(appeal: Appeal) -> Iterable[int | None]:
    held = Recusal.objects.that_hold().filter(edition=appeal.edition_id, region=appeal.region_id)
    return held.values_list("member", flat=True)


def _serve_there(appeal: Appeal) -> Iterable[int | None]:
    held = RoleAssignment.objects.filter(role__in=REGION_ROLES, region=appeal.region_id).in_force()
    return held.values_list("user", flat=True)
