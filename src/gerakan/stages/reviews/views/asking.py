"""What several screens ask first, and acts that answer with a sentence when they are refused."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest

from gerakan.foundation.workflow import TransitionRefused
from gerakan.stages.chapters.queries.contents import contents_of
from gerakan.stages.masterplans.models import Masterplan
from gerakan.stages.reviews.models import PlanVersion


def tried(page: HttpRequest, act: Callable[[], object], said: str) -> bool:
    """Whether it was done; a refusal or the success is told on the next page."""
    try:
        act()
    except TransitionRefused as reason:
        messages.error(page, str(reason))
        return False
    messages.success(page, said)
    return True


def whole(text: str | None) -> int:
    """A number that came with a form; 0 when it is none."""
    return int(text) if text and text.isdecimal() and len(text) < 16 else 0


def version_called(plan: Masterplan, number: int) -> tuple[PlanVersion | None, dict[str, Any]]:
    """A version and its contents; number 0 is today's draft, frozen by nobody."""
    if number == 0:
        return None, contents_of(plan)
    found = plan.versions.select_related("made_by", "plan__region", "plan__edition").filter(number=number).first()
    if found is None:
        raise Http404
    return found, found.contents
