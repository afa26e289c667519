"""Addresses of the capacity map."""

from django.urls import URLPattern, path

from gerakan.stages.capacities import views

app_name = "capacities"

urlpatterns: list[URLPattern] = [
    path("", views.start, name="start"),
    path("kami/", views.own, name="own"),
    path("edisi/<slug:slug>/", views.compared, name="compared"),
    path("rencana/<int:pk>/", views.capacity, name="capacity"),
    path("rencana/<int:pk>/orang/", views.people, name="people"),
    path("keperluan/<int:pk>/hapus/", views.drop_need, name="drop_need"),
    path("pelatihan/<int:pk>/tindakan/", views.act_on_training, name="act_on_training"),
]
