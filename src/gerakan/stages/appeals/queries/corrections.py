"""Questions about corrections: what holds, what waits, which marks count now."""

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from gerakan.foundation.access import Actor
from gerakan.foundation.editions.models import Edition, Participation, Role
from gerakan.foundation.instruments.models import Node
from gerakan.foundation.workflow import TransitionRefused
from gerakan.stages.appeals.models import Correction
from gerakan.stages.appeals.models.corrections import CorrectionQuerySet
from gerakan.stages.appeals.queries.effects import Effect
from gerakan.stages.assessment.models import Case
from gerakan.stages.plenary.models import Plenary
from gerakan.stages.plenary.queries.results import published
from gerakan.stages.selection.queries.repeating import final_marks_of


def corrections() -> CorrectionQuerySet:
    """For one page."""
    related = ("edition", "region__province", "appeal", "before", "after", "proposed_by", "signed_by")
    rows: CorrectionQuerySet = Correction.objects.select_related(*related)
    return rows


def corrections_of(edition: Edition, user: Actor) -> CorrectionQuerySet:
    """All that this person may read, the newest first."""
    rows: CorrectionQuerySet = Correction.objects.filter(edition=edition).visible_to(user)
    return rows.select_related(
        "edition", "region__province", "appeal", "before", "after", "proposed_by", "signed_by"
    ).order_by("-number")


def waiting_of(edition: Edition) -> Correction | None:
    """The one that needs its second signature; no other begins before."""
    return corrections().filter(edition=edition, state=Correction.State.PROPOSED).first()


def marks_in_force(edition: Edition, case: Case) -> dict[str, float | None]:
    """Final marks of a region by item code, with every signed correction in its order."""
    marks = final_marks_of(case)
    for correction in Correction.objects.filter(edition=edition, region=case.region_id).that_hold().order_by("number"):
        marks |= {code: after for code, (_before, after) in correction.marks.items()}
    return marks


def base_of(edition: Edition) -> Plenary:
    """The version that holds now: the only one an effect may be computed on."""
    found = published(edition)
    if found is None:
        raise TransitionRefused(_("Belum ada hasil yang diumumkan."))
    return found


def effect_of(correction: Correction) -> Effect:
    """Who moves."""
    return Effect.from_data(correction.effect)


def change_in_words(correction: Correction) -> str:
    """The region itself: place and rank before and after."""
    own = effect_of(correction).subject
    place = f"{own.before} → {own.after}" if own.changes_place else own.before
    return _("%(place)s; peringkat %(was)s → %(now)s") % {"place": place, "was": own.rank[0], "now": own.rank[1]}


def changed_marks(correction: Correction) -> list[tuple[str, float | None, float]]:
    """Title of the item, mark before, mark after."""
    case = Case.objects.filter(ruling__edition=correction.edition_id, region=correction.region_id)
    nodes = Node.objects.filter(version__in=case.values("ruling__version"), code__in=correction.marks)
    titles = dict(nodes.values_list("code", "title"))
    return [(titles.get(code, code), before, after) for code, (before, after) in correction.marks.items()]


def unregistered_versions(edition: Edition) -> "QuerySet[Plenary]":
    """Published corrections of the result without a line in the register; there must be none."""
    later = Plenary.objects.filter(edition=edition, number__gt=1, state=Plenary.State.PUBLISHED)
    return later.filter(correction__isnull=True)


def with_agreement(edition: Edition, region_ids: list[int]) -> set[int]:
    """Those whose participation has gone beyond being chosen: what they signed stays."""
    rows = Participation.objects.filter(
        edition=edition, region__in=region_ids, role__in=(Role.SELECTED, Role.SUBSTITUTE)
    )
    return set(rows.filter(steps__step="agreed").values_list("region_id", flat=True))
