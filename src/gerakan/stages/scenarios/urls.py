"""Addresses of scenarios: those of a plan, one of them, one frozen run."""

from django.urls import URLPattern, path

from gerakan.stages.scenarios.views import comparing, public, runs, scenarios

app_name = "scenarios"

urlpatterns: list[URLPattern] = [
    path("rencana/<int:pk>/", scenarios.scenarios, name="scenarios"),
    path("rencana/<int:pk>/baru/", scenarios.new, name="new"),
    path("rencana/<int:pk>/banding/", comparing.compare, name="compare"),
    path("<int:pk>/", scenarios.scenario, name="scenario"),
    path("<int:pk>/tindakan/", scenarios.act, name="act"),
    path("hitungan/<int:pk>/", runs.run, name="run"),
    path("hitungan/<int:pk>/tindakan/", runs.act, name="act_on_run"),
    path("hitungan/<int:pk>/asumsi.csv", runs.assumptions, name="assumptions"),
    path("hitungan/<int:pk>/pertanyaan.toml", runs.spec, name="spec"),
]
public_urls = (
    [
        path("<slug:edition>/<slug:region>/skenario/", public.scenarios, name="scenarios"),
        path("<slug:edition>/<slug:region>/skenario/<int:pk>/", public.run, name="run"),
        path("<slug:edition>/<slug:region>/skenario/<int:pk>.<slug:kind>", public.file, name="file"),
    ],
    "scenarios_public",
)
