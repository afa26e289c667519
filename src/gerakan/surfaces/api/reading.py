"""The description of the interface as a page of our own: no script, readable on a phone, printed well."""

import json
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from ninja import NinjaAPI
from ninja.openapi.docs import DocsBase

Json = dict[str, Any]


@dataclass(frozen=True)
class Operation:
    """One route as a reader needs it."""

    code: str
    method: str
    path: str
    summary: str
    description: str
    parameters: tuple[Json, ...]
    fields: tuple[Json, ...]
    example: str


class ReadingPage(DocsBase):
    """Our layout around the generated schema."""

    def render_page(self, request: HttpRequest, api: NinjaAPI, **kwargs: Any) -> HttpResponse:
        """Everything the schema says, in the order of the routes."""
        schema = api.get_openapi_schema()
        return render(request, "api/docs.html", {"about": schema["info"], "operations": operations_of(schema)})


def operations_of(schema: Json) -> list[Operation]:
    """Every route of an OpenAPI description."""
    return [
        _operation(schema, path, method, spec)
        for path, methods in schema["paths"].items()
        for method, spec in methods.items()
    ]


def _operation(schema: Json, path: str, method: str, spec: Json) -> Operation:
    answer = spec["responses"].get(200, {}).get("content", {}).get("application/json", {}).get("schema", {})
    rows = _resolved(schema, answer)
    inner = rows.get("properties", {}).get("baris", {}).get("items")
    return Operation(
        code=spec["operationId"],
        method=method.upper(),
        path=path,
        summary=spec["summary"],
        description=spec.get("description", ""),
        parameters=tuple(_parameter(one) for one in spec.get("parameters", ())),
        fields=tuple(_fields(schema, _resolved(schema, inner) if inner else rows)),
        example=json.dumps(example_of(schema, answer), indent=2, ensure_ascii=False),
    )


def example_of(schema: Json, part: Json) -> Any:
    """An answer made of the examples of its fields."""
    part = _resolved(schema, part)
    if part.get("examples"):
        return part["examples"][0]
    if part.get("type") == "object" and "properties" in part:
        return {name: example_of(schema, inner) for name, inner in part["properties"].items()}
    if part.get("type") == "array":
        return [example_of(schema, part["items"])]
    return _plain(schema, part)


def _plain(schema: Json, part: Json) -> Any:
    """Without an example: the default, the first alternative, or a word for the type."""
    if "default" in part:
        return part["default"]
    if part.get("anyOf"):
        return example_of(schema, part["anyOf"][0])
    return {"integer": 1, "number": 1.0, "boolean": False, "object": {}}.get(part.get("type", ""), "…")


def _fields(schema: Json, part: Json) -> list[Json]:
    return [
        {"name": name, "type": _type(_resolved(schema, inner)), "about": inner.get("description", "")}
        for name, inner in part.get("properties", {}).items()
    ]


def _parameter(spec: Json) -> Json:
    inner = spec["schema"]
    bounds = [f"{sign} {inner[key]}" for key, sign in (("minimum", "≥"), ("maximum", "≤")) if key in inner]
    return {
        "name": spec["name"],
        "where": spec["in"],
        "type": ", ".join([_type(inner), *bounds]),
        "default": inner.get("default", ""),
        "about": inner.get("description", spec.get("description", "")),
    }


def _type(part: Json) -> str:
    if "anyOf" in part:
        return " | ".join(_type(one) for one in part["anyOf"])
    if "enum" in part:
        return " | ".join(word for word in part["enum"] if word)
    return str(part.get("format") or part.get("type", "object"))


def _resolved(schema: Json, part: Json) -> Json:
    """What a reference stands for."""
    if "$ref" not in part:
        return part
    name = part["$ref"].rsplit("/", 1)[-1]
    found: Json = schema["components"]["schemas"][name]
    return found
