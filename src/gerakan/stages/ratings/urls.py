"""Addresses of this app."""

from django.urls import URLPattern, path

from gerakan.stages.ratings import views

app_name = "ratings"

urlpatterns: list[URLPattern] = [
    path("", views.overview, name="overview"),
    path("komentar/", views.comments, name="comments"),
    path("komentar/<uuid:key>/", views.comment, name="comment"),
    path("saya/", views.mine, name="mine"),
    path("pertemuan/<int:pk>/tautan/", views.links, name="links"),
    path("isi/<str:token>/", views.rate, name="rate"),
]
