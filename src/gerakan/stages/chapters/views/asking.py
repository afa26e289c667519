"""What several screens ask first."""

from django.http import Http404, HttpRequest

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
