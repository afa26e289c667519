"""Addresses of this app."""

from django.urls import URLPattern, path

from gerakan.stages.sessions.views import minutes, sessions

app_name = "sessions"

urlpatterns: list[URLPattern] = [
    path("", sessions.start, name="start"),
    path("saya/", sessions.mine, name="mine"),
    path("kami/", sessions.own, name="own"),
    path("edisi/<slug:slug>/", sessions.sessions, name="sessions"),
    path("edisi/<slug:slug>/baru/", sessions.new, name="new"),
    path("<int:pk>/", sessions.session, name="session"),
    path("<int:pk>/ubah/", sessions.edit, name="edit"),
    path("<int:pk>/tindakan/", sessions.act, name="act"),
    path("<int:pk>/rekaman/", sessions.recording, name="recording"),
    path("<int:pk>/acara.ics", sessions.calendar, name="calendar"),
    path("<int:pk>/notulen/", minutes.minutes, name="minutes"),
    path("<int:pk>/notulen/baris/", minutes.lines, name="lines"),
]
