"""Addresses of background work."""

from django.urls import path

from gerakan.foundation.tasks import views

app_name = "tasks"
urlpatterns = [
    path("", views.jobs, name="jobs"),
    path("<int:pk>/", views.job, name="job"),
    path("<int:pk>/ulangi/", views.repeat, name="repeat"),
]
