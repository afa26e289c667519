"""Texts with figures that changed since a writer looked, for whoever asks often."""

import json
from functools import lru_cache

from django.db.models import QuerySet

from gerakan.foundation.access import Actor
from gerakan.stages.chapters.models import Section
from gerakan.stages.chapters.queries.contents import live_figures, sections_of, stale_in, used_in
from gerakan.stages.chapters.queries.figures import shown_figures
from gerakan.stages.masterplans.models import Masterplan

KEPT = 64


def stale_texts(user: Actor) -> QuerySet[Section]:
    """Of plans that are being written and that this person reads; figures are computed anew when plan or texts changed."""
    found: list[int] = []
    for plan in Masterplan.objects.visible_to(user).filter(state=Masterplan.State.DRAFT):
        rows = Section.objects.filter(plan=plan, is_dropped=False).exclude(figures={}).order_by("pk")
        kept = list(rows.values_list("pk", "revision", "figures"))
        if kept:
            found += _stale(plan.pk, plan.revision, json.dumps(kept, sort_keys=True))
    return Section.objects.filter(pk__in=found).select_related("plan__region").order_by("plan", "position", "pk")


@lru_cache(maxsize=KEPT)
def _stale(plan_id: int, _revision: int, _texts: str) -> tuple[int, ...]:
    plan = Masterplan.objects.get(pk=plan_id)
    sections = sections_of(plan)
    shown = shown_figures(live_figures(plan), used_in(sections.values()))
    told = {(one["code"], one["language"]) for one in stale_in(sections, shown)}
    return tuple(one.pk for place, one in sections.items() if place in told)
