"""Every list page asks the database as often for one row as for thirty."""

import dis
import inspect
from collections.abc import Callable, Iterator
from pathlib import Path
from types import CodeType, FunctionType, ModuleType
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import get_resolver, reverse

from gerakan.foundation.ui.listing import Listing
from gerakan.surfaces.api.v1 import api
from tests.lists import COUNTED_ELSEWHERE, LISTS, Look
from tests.test_all_roles import all_routes

ROOT = Path(__file__).resolve().parent.parent


@pytest.mark.django_db
@pytest.mark.parametrize("name", sorted(LISTS))
def test_a_list_asks_as_often_for_one_row_as_for_thirty(name):
    short, few = opened(name, LISTS[name](1))
    long, many = opened(name, LISTS[name](30))

    assert len(long) > len(short) + 29, "the thirty rows are not on the page"
    assert len(many) <= len(few), "\n".join(sorted(set(many) - set(few)))


def opened(name: str, look: Look) -> tuple[bytes, list[str]]:
    """The page at its second opening, when caches and sessions are warm, and what it asked."""
    client, url = Client(), reverse(name, kwargs=look.arguments)
    if look.by:
        client.force_login(look.by, "django.contrib.auth.backends.ModelBackend")
    client.get(url, look.query)
    with CaptureQueriesContext(connection) as asked:
        answer = client.get(url, look.query)
    assert answer.status_code == 200, url
    return answer.content, [query["sql"] for query in asked]


def test_every_list_page_is_counted():
    lists = {route.name for route in all_routes() if shows_a_listing(view_of(route.name))} | lists_of_the_interface()
    assert lists - set(LISTS) - set(COUNTED_ELSEWHERE) == set(), "add these to tests/lists.py"


def test_no_entry_is_left_over():
    names = {route.name for route in all_routes()}
    missing = [where for where in COUNTED_ELSEWHERE.values() if not stands(*where.split("::"))]
    assert ((set(LISTS) | set(COUNTED_ELSEWHERE)) - names, missing) == (set(), [])


def stands(path: str, name: str) -> bool:
    """A test of this name, with one row and with thirty."""
    text = (ROOT / path).read_text()
    return f"def {name}(" in text and "[1, 30]" in text


def lists_of_the_interface() -> set[str]:
    """Routes that answer with rows."""
    schema = api.get_openapi_schema()
    shapes = schema["components"]["schemas"]
    found = set()
    for spec in (spec for methods in schema["paths"].values() for spec in methods.values()):
        reference = spec["responses"][200]["content"]["application/json"]["schema"].get("$ref", "")
        fields = shapes[reference.rsplit("/", 1)[-1]]["properties"].values() if reference else ()
        if any(inner.get("type") == "array" for inner in fields):
            found.add(f"api:{spec['operationId']}")
    return found


def view_of(name: str) -> Any:
    return next(view for known, view in views(get_resolver().url_patterns) if known == name)


def views(patterns: list[Any], space: str = "") -> Iterator[tuple[str, Any]]:
    for pattern in patterns:
        if hasattr(pattern, "url_patterns"):
            yield from views(pattern.url_patterns, f"{space}{pattern.namespace}:" if pattern.namespace else space)
        else:
            yield f"{space}{pattern.name or ''}", pattern.callback


def shows_a_listing(view: Callable[..., Any], known: set[Any] | None = None) -> bool:
    """Whether the function, or one of ours that it names, names a Listing."""
    known = set() if known is None else known
    function = inspect.unwrap(view)
    if function in known or not isinstance(function, FunctionType) or not function.__module__.startswith("gerakan."):
        return False
    known.add(function)
    return any(
        thing is Listing or isinstance(thing, Listing) or (callable(thing) and shows_a_listing(thing, known))
        for thing in named_in(function.__code__, function.__globals__)
    )


def named_in(code: CodeType, known: dict[str, Any]) -> Iterator[Any]:
    """The things that global names and names behind a module stand for."""
    last: Any = None
    for step in dis.get_instructions(code):
        if step.opname == "LOAD_GLOBAL":
            last = known.get(step.argval)
            yield last
        elif step.opname in {"LOAD_ATTR", "LOAD_METHOD"} and isinstance(last, ModuleType):
            last = getattr(last, step.argval, None)
            yield last
        elif step.opname == "LOAD_CONST" and isinstance(step.argval, CodeType):
            yield from named_in(step.argval, known)
