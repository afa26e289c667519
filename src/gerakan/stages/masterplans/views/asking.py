"""What several screens ask first, and acts that answer with a sentence when they are refused."""

from collections.abc import Callable

from django.contrib import messages
from django.http import Http404, HttpRequest

from gerakan.foundation.workflow import TransitionRefused
from gerakan.stages.masterplans.queries.sheets import SHEETS, Sheet


def sheet_called(code: str) -> Sheet:
    """The sheet of this address, or 404."""
    if code not in SHEETS:
        raise Http404
    return SHEETS[code]


def whole(text: str | None) -> int:
    """A number of an address; 0 when it is none."""
    return int(text) if text and text.isdecimal() and len(text) < 16 else 0


def tried(page: HttpRequest, act: Callable[[], object], said: str) -> bool:
    """Whether it was done; a refusal or the success is told on the next page."""
    try:
        act()
    except TransitionRefused as reason:
        messages.error(page, str(reason))
        return False
    messages.success(page, said)
    return True
