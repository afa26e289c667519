"""Every address, seen by every role and by nobody: nothing breaks, nothing leaks."""

import logging
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import pytest
from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from gerakan.foundation.accounts.models import User
from gerakan.foundation.accounts.roles import Role, required_scope
from tests.doors import DOORS
from tests.factories.accounts import OrganisationFactory, a_region, somebody
from tests.public_views import PUBLIC, PUBLIC_PACKAGES
from tests.standing import standing_rows

pytestmark = pytest.mark.begins_first(30)
VISITOR, NO_ROLE = "visitor", "no_role"
ACTORS = [VISITOR, NO_ROLE, *Role.values]
COMPANIES = [ACTORS[start::4] for start in range(4)]
"""Who visits the same things together: making them takes longer than looking at them."""
FINE = {200, 204, 302, 400, 401, 403, 404, 405, 410}
TURNED_AWAY = {302, 401, 403, 405}
# Django's own addresses whose parameters name no thing of ours.
ADMIN_ARGUMENTS = {"object_id": "1", "app_label": "auth", "url": "x", "content_type_id": "1"}


@dataclass(frozen=True)
class Route:
    """One line of the address table."""

    name: str
    pattern: str
    view: str
    parameters: tuple[str, ...]

    @property
    def is_admin(self) -> bool:
        return self.name.startswith("admin:")

    @property
    def is_public(self) -> bool:
        return self.view.startswith(PUBLIC_PACKAGES) or self.view.removeprefix("gerakan.") in PUBLIC


def routes(patterns: list[Any], prefix: str = "", space: str = "", outer: tuple[str, ...] = ()) -> Iterator[Route]:
    for pattern in patterns:
        parameters = outer + tuple(pattern.pattern.regex.groupindex)
        if isinstance(pattern, URLResolver):
            inner = f"{space}{pattern.namespace}:" if pattern.namespace else space
            yield from routes(pattern.url_patterns, prefix + str(pattern.pattern), inner, parameters)
        elif isinstance(pattern, URLPattern):
            callback = getattr(pattern.callback, "func", pattern.callback)
            view = getattr(callback, "view_class", callback)
            view_name = f"{callback.__module__}.{getattr(view, '__name__', type(view).__name__)}"
            yield Route(f"{space}{pattern.name or ''}", prefix + str(pattern.pattern), view_name, parameters)


def all_routes() -> list[Route]:
    """Those that can be asked for by name."""
    return [route for route in routes(get_resolver().url_patterns) if not route.name.endswith(":") and route.name]


def addresses() -> Iterator[tuple[Route, str]]:
    """Every route with the address of a real thing; doors that share a builder share the thing."""
    built: dict[Any, dict[str, Any]] = {}
    for route in all_routes():
        arguments = {name: ADMIN_ARGUMENTS.get(name) for name in route.parameters}
        if route.parameters and not route.is_admin:
            if route.name not in DOORS:  # another test names it
                continue
            build = DOORS[route.name]
            given = built[build] if build in built else built.setdefault(build, build())
            arguments = {name: given[name] for name in route.parameters}
        yield route, reverse(route.name, kwargs=arguments)


def person(actor: str) -> User | AnonymousUser:
    """Somebody with this one role, where such a role is held."""
    if actor == VISITOR:
        return AnonymousUser()
    if actor == NO_ROLE:
        return somebody()
    scope = required_scope(actor)
    place = {"region": a_region, "province": lambda: a_region().province, "organisation": OrganisationFactory}
    return somebody(actor, **({scope: place[scope]()} if scope else {}))


def test_every_address_has_a_name_and_a_way_to_be_filled():
    nameless = [route.pattern for route in routes(get_resolver().url_patterns) if not route.name.split(":")[-1]]
    unfilled = [r.name for r in all_routes() if r.parameters and not r.is_admin and r.name not in DOORS]
    assert [pattern for pattern in nameless if not pattern.startswith("admin-teknis/")] == []
    assert unfilled == [], "add these to tests/doors"


def test_no_door_leads_nowhere():
    assert set(DOORS) - {route.name for route in all_routes()} == set()


@pytest.fixture(scope="module")
def places(request):
    """Every route with its address; building them takes longer than looking at them."""
    with standing_rows(request):
        yield list(addresses())


@pytest.mark.django_db
@pytest.mark.parametrize("actors", COMPANIES, ids=" ".join)
def test_no_address_breaks_for(actors, places):
    people = {actor: person(actor) for actor in actors}
    company = Company()
    broken = {
        (actor, route.name): statuses
        for actor, someone in people.items()
        for route, statuses in visits(someone, places, company)
        if not statuses <= FINE
    }
    assert broken == {}


class Visit(Client):
    """A client that does not copy what every template was given: nobody reads it here."""

    def request(self, **request: Any) -> Any:
        answer = self.handler(self._base_environ(**request))
        self.cookies.update(answer.cookies)
        return answer


@pytest.fixture(autouse=True)
def _refusals_are_expected(caplog):
    """Four handlers would write each of them down; what breaks is still told."""
    caplog.set_level(logging.ERROR, logger="django.request")


@dataclass
class Company:
    """What those who visit together know of addresses: typed nonsense into, and for posts only, whoever looks."""

    pestered: set[str] = field(default_factory=set)
    posts_only: set[str] = field(default_factory=set)


def visits(
    someone: User | AnonymousUser, places: list[tuple[Route, str]], company: Company
) -> Iterator[tuple[Route, set[int]]]:
    """What each address answers; the first of the company who may look also types nonsense.

    405 is said by the method alone, before anybody is asked who they are: one who has signed in hears it for all who have.
    """
    client = Visit()
    for route, url in places:
        if isinstance(someone, User) and url in company.posts_only:
            continue
        enter(client, someone)
        statuses = {status(client.get(url))}
        if 200 in statuses and url not in company.pestered:
            company.pestered.add(url)
            statuses.add(status(client.get(url, {"unduh": "csv", "cari": "'\"<%00", "halaman": "-1"})))
        if statuses == {405}:
            company.posts_only.add(url)
        yield route, statuses


def status(answer: Any) -> int:
    """Its code; a file is read to its end, which closes it."""
    if answer.streaming:
        list(answer.streaming_content)
    return answer.status_code


def enter(client: Any, someone: User | AnonymousUser) -> None:
    """Again, where an address has signed somebody out."""
    cookie = client.cookies.get(settings.SESSION_COOKIE_NAME)
    if isinstance(someone, User) and not (cookie and cookie.value):
        client.force_login(someone, "django.contrib.auth.backends.ModelBackend")


@pytest.mark.django_db
def test_visitors_reach_public_views_only(client, places):
    client.raise_request_exception = False
    entered = {}
    for route, url in places:
        if route.is_public:
            continue
        answer = client.get(url)
        is_away = answer.status_code in TURNED_AWAY and (answer.status_code != 302 or leads_to_login(answer.url))
        if not is_away and route.name != "admin:login":
            entered[route.name] = answer.status_code
    assert entered == {}


def leads_to_login(url: str) -> bool:
    return url.startswith((reverse(settings.LOGIN_URL), reverse("admin:login")))
