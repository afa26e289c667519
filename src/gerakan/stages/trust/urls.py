"""Addresses of this app."""

from django.urls import path

from gerakan.stages.trust.views import feedback, runs, third

app_name = "trust"

urlpatterns = [
    path("", runs.start, name="start"),
    path("saya/", feedback.own_feedback, name="own_feedback"),
    path("asesor/<int:pk>/", feedback.feedback, name="feedback"),
    path("edisi/<slug:slug>/", runs.runs, name="runs"),
    path("<int:pk>/", runs.run, name="run"),
    path("<int:pk>/peringkat/", runs.ranking, name="ranking"),
    path("<int:pk>/berkas/", runs.download, name="download"),
    path("<int:pk>/tambahan/", third.third_marks, name="third_marks"),
    path("<int:pk>/tambahan/usulkan/", third.propose, name="propose"),
    path("<int:pk>/tambahan/terima/", third.accept_all, name="accept_all"),
    path("tambahan/<int:pk>/", third.decide, name="decide"),
]
