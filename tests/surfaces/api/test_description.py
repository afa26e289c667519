"""The description: generated, complete, true to the answers, readable in a browser."""

from collections.abc import Iterator
from contextlib import suppress
from typing import Any

import pytest
import schemathesis
from django.core import signals
from django.db import close_old_connections
from django.urls import reverse
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis.errors import Unsatisfiable
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import content_type_conformance, response_schema_conformance

from gerakan.config.wsgi import application
from gerakan.surfaces.api.reading import operations_of
from gerakan.surfaces.api.v1 import api
from tests.factories.editions import FunnelCountFactory, ParticipationFactory
from tests.factories.indicators import IndicatorValueFactory
from tests.factories.invited_lists import a_country

pytestmark = pytest.mark.django_db


@pytest.fixture
def schema() -> dict:
    return api.get_openapi_schema()


def test_every_route_has_a_summary_a_meaning_and_an_example(schema):
    operations = operations_of(schema)

    assert {one.code for one in operations} == {
        "root", "list_regions", "get_region", "list_boundaries", "list_editions", "list_participants", "list_funnel",
        "list_indicators", "list_values", "list_published", "get_published",
        "list_plans", "get_plan",
    }  # fmt: skip
    assert all(one.summary and one.description and len(one.example) > 20 for one in operations)


def test_every_number_that_may_be_asked_for_is_bounded(schema):
    unbounded = [
        f"{path}: {parameter['name']}"
        for path, methods in schema["paths"].items()
        for parameter in methods["get"].get("parameters", ())
        if _is_number(parameter["schema"]) and not _is_bounded(parameter["schema"])
    ]
    assert unbounded == []


def _is_number(part: dict) -> bool:
    return "integer" in {part.get("type"), *(one.get("type") for one in part.get("anyOf", ()))}


def _is_bounded(part: dict) -> bool:
    return any({"minimum", "maximum"} <= set(one) for one in (part, *part.get("anyOf", ())))


def test_examples_are_answers(schema):
    example = next(one.example for one in operations_of(schema) if one.code == "list_regions")

    assert '"kode": "35.29"' in example
    assert '"nama": "Kabupaten Sumenep"' in example


@pytest.fixture
def _one_connection() -> Iterator[None]:
    """A request through WSGI would close the connection that the test's transaction stands on."""
    both = (signals.request_started, signals.request_finished)
    for signal in both:
        signal.disconnect(close_old_connections)
    yield
    for signal in both:
        signal.connect(close_old_connections)


@pytest.mark.usefixtures("_one_connection")
def test_no_question_breaks_any_route():
    """Schemathesis asks what the description allows, and what it forbids."""
    a_country().approved(3)
    ParticipationFactory()
    FunnelCountFactory()
    IndicatorValueFactory()
    described = schemathesis.openapi.from_wsgi("/api/v1/openapi.json", application)
    checks = [not_a_server_error, response_schema_conformance, content_type_conformance]
    asked = 0

    for operation in described.get_all_operations():
        for case in _cases(operation.ok()):
            case.call_and_validate(checks=checks)
            asked += 1

    assert asked >= 60


def _cases(operation: Any) -> list[Any]:
    """Questions as the description allows them, and as it forbids them; a route without parameters has none of those."""
    found: list[Any] = []
    for mode in (schemathesis.GenerationMode.POSITIVE, schemathesis.GenerationMode.NEGATIVE):
        with suppress(Unsatisfiable):
            _collect(operation.as_strategy(generation_mode=mode), found)
    return found


def _collect(strategy: Any, found: list[Any]) -> None:
    @settings(max_examples=10, database=None, phases=[Phase.generate], suppress_health_check=list(HealthCheck))
    @given(case=strategy)
    def one(case: Any) -> None:
        found.append(case)

    one()


@pytest.mark.journey
@pytest.mark.parametrize(("width", "theme"), [(360, "light"), (1280, "dark")])
def test_the_page_reads_well_without_scripts_of_others(visit, width, theme):
    reader = visit(width=width, theme=theme)
    reader.go(reverse("api:openapi-view"))

    assert reader.page.get_by_role("heading", name="Daftar daerah").is_visible()
    assert reader.faults() == []
