"""Version 1: everything public as data, with the rights of the screen."""

from functools import cache
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest
from django.urls import URLPattern, URLResolver
from ninja import Field, NinjaAPI, Schema
from ninja.openapi.schema import OpenAPISchema

from gerakan.surfaces.api import boundaries, editions, indicators, plans, regions, shortlisting
from gerakan.surfaces.api.reading import ReadingPage

DESCRIPTION = (
    "Data publik Gerakan: register daerah, edisi dan keikutsertaan, indikator, daftar penjaringan dan rencana induk yang diumumkan. "
    "Setiap jawaban memakai hak yang sama dengan layar. Batas wilayah yang kami turunkan adalah batas indikatif."
)


class LastingAPI(NinjaAPI):
    """Describes itself once: nothing is added to it while we run."""

    def get_openapi_schema(
        self, *, path_prefix: str | None = None, path_params: dict[str, Any] | None = None
    ) -> OpenAPISchema:
        return self._described(path_prefix or self.get_root_path(path_params or {}))

    @cache  # noqa: B019 - there is one for the whole process
    def _described(self, path_prefix: str) -> OpenAPISchema:
        return super().get_openapi_schema(path_prefix=path_prefix)


api = LastingAPI(title="Gerakan", version="1.0.0", description=DESCRIPTION, docs=ReadingPage(), urls_namespace="api")
api.add_router("/daerah", regions.router, tags=["daerah"])
api.add_router("/batas", boundaries.router, tags=["daerah"])
api.add_router("/edisi", editions.router, tags=["edisi"])
api.add_router("/indikator", indicators.router, tags=["indikator"])
api.add_router("/penjaringan", shortlisting.router, tags=["penjaringan"])
api.add_router("/rencana", plans.router, tags=["rencana"])


class Ways(Schema):
    """Absolute addresses of the lists."""

    daerah: str = Field(description="Register daerah.", examples=["/api/v1/daerah"])
    batas: str = Field(description="Batas daerah sebagai GeoJSON.", examples=["/api/v1/batas"])
    edisi: str = Field(description="Edisi, pesertanya, corongnya.", examples=["/api/v1/edisi"])
    indikator: str = Field(description="Perpustakaan indikator dan nilainya.", examples=["/api/v1/indikator"])
    penjaringan: str = Field(description="Daftar yang diumumkan.", examples=["/api/v1/penjaringan"])
    rencana: str = Field(description="Rencana induk yang diumumkan.", examples=["/api/v1/rencana"])
    openapi: str = Field(description="Uraian ini untuk mesin.", examples=["/api/v1/openapi.json"])


@api.get("/", response=Ways, summary="Apa yang ada di sini", operation_id="root")
def root(request: HttpRequest) -> dict[str, str]:
    """Where to begin."""
    names = {name: name for name in ("daerah", "batas", "edisi", "indikator", "penjaringan", "rencana")}
    return {key: request.build_absolute_uri(path) for key, path in {**names, "openapi": "openapi.json"}.items()}


def opened_urls() -> tuple[list[URLPattern | URLResolver], str, str]:
    """The routes, open to visitors: each narrows its rows to what the person may see."""
    patterns, app_name, namespace = api.urls
    for pattern in patterns:
        if isinstance(pattern, URLPattern):
            pattern.callback = login_not_required(pattern.callback)
    return patterns, app_name, namespace
