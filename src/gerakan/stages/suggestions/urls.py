"""Addresses of the library and of a plan's suggestions."""

from django.urls import URLPattern, path

from gerakan.stages.suggestions import views

app_name = "suggestions"

urlpatterns: list[URLPattern] = [
    path("", views.models, name="models"),
    path("baru/", views.new_model, name="new_model"),
    path("<int:pk>/", views.model, name="model"),
    path("<int:pk>/ubah/", views.edit_model, name="edit_model"),
    path("<int:pk>/tindakan/", views.act, name="act"),
    path("saran/<int:pk>/", views.suggestions, name="suggestions"),
    path("saran/<int:pk>/tindakan/", views.decide, name="decide"),
    path("usul/<int:pk>/", views.propose, name="propose"),
]
