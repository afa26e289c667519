"""Addresses of this app."""

from django.urls import URLPattern, path

from gerakan.stages.drafting import views

app_name = "drafting"

urlpatterns: list[URLPattern] = [
    path("edisi/<slug:slug>/naskah/", views.template, name="text"),
    path("naskah/<int:pk>/ubah/", views.change, name="change"),
    path("naskah/<int:pk>/para-pihak/", views.facts, name="facts"),
    path("naskah/<int:pk>/pasal/", views.clause, name="new_clause"),
    path("naskah/<int:pk>/pasal/<int:clause>/", views.clause, name="clause"),
]
