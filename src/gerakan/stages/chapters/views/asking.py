"""What several screens ask first, and acts that answer with a sentence when they are refused."""

from collections.abc import Callable

from django.contrib import messages
from django.http import Http404, HttpRequest

from gerakan.foundation.workflow import TransitionRefused
from gerakan.stages.chapters.models import Language
from gerakan.stages.chapters.queries.screen import SectionPage, section_page
from gerakan.stages.masterplans.models import Masterplan


def language_of(address: HttpRequest) -> str:
    """Of the text, not of the screen."""
    asked = address.GET.get("bahasa", "")
    return asked if asked in Language.values else Language.INDONESIAN.value


def page_called(plan: Masterplan, code: str, request: HttpRequest) -> SectionPage:
    """The place of this address, or 404."""
    found = section_page(plan, code, language_of(request))
    if found is None:
        raise Http404
    return found


def tried(page: HttpRequest, act: Callable[[], object], said: str) -> bool:
    """Whether it was done; a refusal or the success is told on the next page."""
    try:
        act()
    except TransitionRefused as reason:
        messages.error(page, str(reason))
        return False
    messages.success(page, said)
    return True
