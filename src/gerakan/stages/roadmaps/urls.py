"""Addresses of roadmaps, one for each plan."""

from django.urls import URLPattern, path

from gerakan.stages.roadmaps import views

app_name = "roadmaps"

urlpatterns: list[URLPattern] = [
    path("<int:pk>/", views.roadmap, name="roadmap"),
    path("<int:pk>/jadwal/", views.schedule, name="schedule"),
    path("<int:pk>/geser/", views.delay, name="delay"),
    path("<int:pk>/dana/", views.money, name="money"),
    path("<int:pk>/dana/rincian/", views.money_lines, name="money_lines"),
]
