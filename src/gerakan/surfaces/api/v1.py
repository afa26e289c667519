"""Version 1: everything public as data, with the rights of the screen."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest
from django.urls import URLPattern, URLResolver
from ninja import NinjaAPI

from gerakan.surfaces.api import boundaries, editions, indicators, regions, shortlisting
from gerakan.surfaces.api.reading import ReadingPage

DESCRIPTION = (
    "Data publik Gerakan: register daerah, edisi dan keikutsertaan, indikator, daftar penjaringan yang diumumkan. "
    "Setiap jawaban memakai hak yang sama dengan layar. Batas wilayah yang kami turunkan adalah batas indikatif."
)

api = NinjaAPI(title="Gerakan", version="1.0.0", description=DESCRIPTION, docs=ReadingPage(), urls_namespace="api")
api.add_router("/daerah", regions.router, tags=["daerah"])
api.add_router("/batas", boundaries.router, tags=["daerah"])
api.add_router("/edisi", editions.router, tags=["edisi"])
api.add_router("/indikator", indicators.router, tags=["indikator"])
api.add_router("/penjaringan", shortlisting.router, tags=["penjaringan"])


@api.get("/", summary="Apa yang ada di sini", operation_id="root")
def root(request: HttpRequest) -> dict[str, str]:
    """Where to begin."""
    return {
        "daerah": request.build_absolute_uri("daerah"),
        "batas": request.build_absolute_uri("batas"),
        "edisi": request.build_absolute_uri("edisi"),
        "indikator": request.build_absolute_uri("indikator"),
        "penjaringan": request.build_absolute_uri("penjaringan"),
        "openapi": request.build_absolute_uri("openapi.json"),
    }


def opened_urls() -> tuple[list[URLPattern | URLResolver], str, str]:
    """The routes, open to visitors: each narrows its rows to what the person may see."""
    patterns, app_name, namespace = api.urls
    for pattern in patterns:
        if isinstance(pattern, URLPattern):
            pattern.callback = login_not_required(pattern.callback)
    return patterns, app_name, namespace
