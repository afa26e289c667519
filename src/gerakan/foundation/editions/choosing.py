"""The edition in view: named by the address or chosen in the top bar, kept in the session, otherwise the newest one that runs."""

from typing import cast

from django.http import HttpRequest
from django.urls import Resolver404, resolve, reverse
from django.utils.functional import SimpleLazyObject
from django.utils.http import url_has_allowed_host_and_scheme

from gerakan.foundation.editions.models import Edition
from gerakan.foundation.ui.navigation import Choice, Menu

SESSION_KEY = "edition"
MENU_FIELD = "pilihan"
MOST_IN_MENU = 15
"""Older ones are found on the page of all editions; whoever opens one there has chosen it."""


def chosen_edition(request: HttpRequest) -> Edition | None:
    """The one this page is about, else the one chosen or last opened, else the newest open one that is no test."""
    editions = visible_editions(request)
    return _addressed(request, editions) or _remembered(request, editions) or _default(editions)


def visible_editions(request: HttpRequest) -> list[Edition]:
    """All editions this person may see, the newest first; asked once a request."""
    known: list[Edition] | None = getattr(request, "_visible_editions", None)
    if known is None:
        known = list(Edition.objects.visible_to(request.user))
        request._visible_editions = known  # type: ignore[attr-defined]  # noqa: SLF001 - a memory of this request
    return known


def edition_menu(request: HttpRequest) -> Menu | None:
    """For the top bar, and for the ribbon and the frame that sample and test editions carry."""
    current = chosen_edition(request)
    if current is None:
        return None
    return Menu(
        label=current.name,
        url=reverse("editions:choose"),
        choices=cast("list[Choice]", SimpleLazyObject(lambda: _choices(request, current))),  # bare pages never ask
        note=_state_of(current),
        is_sample=current.is_sample,
        is_test=current.is_test,
    )


def _choices(request: HttpRequest, current: Edition) -> list[Choice]:
    editions = _newest(visible_editions(request), current) if request.user.is_authenticated else []
    return [_choice(edition, current) for edition in editions] if len(editions) > 1 else []


def _newest(editions: list[Edition], current: Edition) -> list[Edition]:
    """A menu that can be read: the newest, and always the one in view."""
    newest = editions[:MOST_IN_MENU]
    return newest if current in newest else [*newest[:-1], current]


def choose(request: HttpRequest, pk: str) -> Edition | None:
    """Remember this edition for the session; None when the person sees no such edition."""
    found = next((edition for edition in visible_editions(request) if str(edition.pk) == pk), None)
    if found is not None:
        request.session[SESSION_KEY] = found.pk
    return found


def way_back(request: HttpRequest, path: str, *, before: Edition | None, now: Edition | None) -> str:
    """The page the person came from; a page of the edition before becomes the same page of the one now."""
    if not url_has_allowed_host_and_scheme(path, {request.get_host()}, require_https=request.is_secure()):
        return ""
    try:
        match = resolve(path.partition("?")[0])
    except Resolver404:
        return ""
    if before is None or now is None or match.kwargs != {"slug": before.slug}:
        return path
    return reverse(match.view_name, kwargs={"slug": now.slug})


def _addressed(request: HttpRequest, editions: list[Edition]) -> Edition | None:
    """Also remembered, so that the next page, whose address names a thing only, stays in this edition."""
    named = request.resolver_match.kwargs.get("slug") if request.resolver_match else None
    found = next((edition for edition in editions if edition.slug == named), None)
    if found and request.user.is_authenticated and request.session.get(SESSION_KEY) != found.pk:
        request.session[SESSION_KEY] = found.pk
    return found


def _remembered(request: HttpRequest, editions: list[Edition]) -> Edition | None:
    session = getattr(request, "session", None)
    chosen = session.get(SESSION_KEY) if session is not None else None
    return next((edition for edition in editions if edition.pk == chosen), None)


def _default(editions: list[Edition]) -> Edition | None:
    return min(editions, key=_distance, default=None)


def _distance(edition: Edition) -> tuple[bool, bool, int, bool]:
    """Tests last, running ones first, then the newest; of one year the real one before the sample."""
    return edition.is_test, edition.state != Edition.State.OPEN, -edition.year, edition.is_sample


def _choice(edition: Edition, current: Edition) -> Choice:
    return Choice(edition.name, str(edition.pk), _state_of(edition), edition == current)


def _state_of(edition: Edition) -> str:
    """As get_state_display() says it, which translates every label of the field to find one."""
    return str(Edition.State(edition.state).label)
