"""Addresses of this app."""

from django.urls import URLPattern, path

from gerakan.stages.mentoring.views import deliverables, guidance, programmes, teams

app_name = "mentoring"

urlpatterns: list[URLPattern] = [
    path("", guidance.start, name="start"),
    path("program/", programmes.start, name="programme_start"),
    path("tim/", teams.start, name="teams_start"),
    path("saya/", guidance.mine, name="mine"),
    path("kami/", guidance.own, name="own"),
    path("edisi/<slug:slug>/", guidance.overview, name="overview"),
    path("edisi/<slug:slug>/jadwal/", guidance.schedule, name="schedule"),
    path("edisi/<slug:slug>/program/", programmes.programme, name="programme"),
    path("edisi/<slug:slug>/tim/", teams.mentors, name="mentors"),
    path("edisi/<slug:slug>/usulan/", teams.proposal, name="proposal"),
    path("usulan/<int:pk>/tindakan/", teams.act_on_proposal, name="act_on_proposal"),
    path("usulan/tempat/<int:pk>/", teams.change_proposed, name="change_proposed"),
    path("program/<int:pk>/tindakan/", programmes.act, name="act_on_programme"),
    path("program/tahap/<int:pk>/", programmes.workshop, name="workshop"),
    path("program/tahap/<int:pk>/hasil/", programmes.new_expected, name="new_expected"),
    path("program/hasil/<int:pk>/", programmes.expected, name="expected"),
    path("pembimbing/<int:pk>/", teams.mentor, name="mentor"),
    path("<int:pk>/", guidance.guidance, name="guidance"),
    path("<int:pk>/pilar/", guidance.focus, name="focus"),
    path("<int:pk>/tim/", teams.team, name="team"),
    path("tempat/<int:pk>/akhiri/", teams.end_seat, name="end_seat"),
    path("tahap/<int:pk>/", guidance.plan, name="plan"),
    path("tahap/<int:pk>/tindakan/", guidance.act, name="act"),
    path("tahap/<int:pk>/rekaman/", guidance.recording, name="recording"),
    path("hasil/<int:pk>/", deliverables.deliverable, name="deliverable"),
    path("hasil/<int:pk>/putusan/", deliverables.decide, name="decide"),
    path("hasil/<int:pk>/catatan/", deliverables.remark, name="remark"),
    path("hasil/<int:pk>/versi/<int:number>/", deliverables.file, name="file"),
    path("catatan/<int:pk>/", deliverables.act_on_remark, name="act_on_remark"),
]
