"""Acts that answer with a sentence when they are refused."""

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpRequest

from gerakan.foundation.exchange import FileRefused
from gerakan.foundation.workflow import TransitionRefused


def tried(page: HttpRequest, act: Callable[[], object], said: str = "") -> bool:
    """Whether it was done; a refusal or the success is told on the next page."""
    try:
        act()
    except (TransitionRefused, FileRefused) as reason:
        messages.error(page, str(reason))
        return False
    if said:
        messages.success(page, said)
    return True
