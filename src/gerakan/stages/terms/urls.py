"""Addresses of this app."""

from django.urls import URLPattern, path

from gerakan.stages.terms import views

app_name = "terms"

urlpatterns: list[URLPattern] = [
    path("", views.start, name="start"),
    path("<slug:slug>/", views.versions, name="versions"),
    path("<slug:slug>/tulis/", views.write, name="write"),
    path("<slug:slug>/kawasan/", views.cluster, name="cluster"),
    path("<slug:slug>/versi/<int:number>/", views.terms, name="terms"),
    path("<slug:slug>/versi/<int:number>/umumkan/", views.publish, name="publish"),
]
