"""Addresses of notices, texts, calendar, outbox and deadlines."""

from django.urls import path, re_path

from gerakan.foundation.notifications import views

app_name = "notifications"
urlpatterns = [
    path("", views.notices, name="notices"),
    path("<int:pk>/buka/", views.open_notice, name="open"),
    path("baca-semua/", views.read_all, name="read_all"),
    path("pilihan/", views.choices, name="choices"),
    path("teks/", views.texts, name="texts"),
    re_path(r"^teks/(?P<code>[\w.]+)/(?P<language>id|en)/$", views.text, name="text"),
    path("kalender/", views.calendar, name="calendar"),
    path("kalender/<int:pk>/hapus/", views.remove_day, name="remove_day"),
    path("surel/", views.outbox, name="outbox"),
    path("tenggat/", views.deadline_list, name="deadlines"),
    path("tenggat/<int:pk>/", views.deadline, name="deadline"),
]
