"""What several screens ask first."""

from typing import Any

from django.http import Http404

from gerakan.stages.chapters.queries.contents import contents_of
from gerakan.stages.masterplans.models import Masterplan
from gerakan.stages.reviews.models import PlanVersion


def version_called(plan: Masterplan, number: int) -> tuple[PlanVersion | None, dict[str, Any]]:
    """A version and its contents; number 0 is today's draft, frozen by nobody."""
    if number == 0:
        return None, contents_of(plan)
    found = plan.versions.select_related("made_by", "plan__region", "plan__edition").filter(number=number).first()
    if found is None:
        raise Http404
    return found, found.contents
