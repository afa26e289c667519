"""Acts of a screen that answer with a sentence when they are refused; what an address says as a number."""

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpRequest

from gerakan.foundation.workflow.table import TransitionRefused

LONGEST_NUMBER = 15


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
    """A number of an address or a form; 0 when it is none."""
    return int(text) if text and text.isdecimal() and len(text) <= LONGEST_NUMBER else 0
