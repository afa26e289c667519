"""Addresses of readings, below those of their plans."""

from django.urls import URLPattern, path

from gerakan.stages.readings import views

app_name = "readings"

urlpatterns: list[URLPattern] = [
    path("<int:pk>/bacaan/", views.readings, name="readings"),
    path("<int:pk>/bacaan/<int:reading>/", views.reading, name="reading"),
    path("<int:pk>/bacaan/<int:reading>/putuskan/", views.decide, name="decide"),
    path("<int:pk>/bacaan/<int:reading>/asli/", views.original, name="original"),
    path("<int:pk>/bacaan/<int:reading>/usulan/<int:number>/", views.proposal, name="proposal"),
]
