"""Addresses of this app."""

from django.urls import URLPattern, path

from gerakan.stages.invitations.views import eligibility, explanations, invitations, lists

app_name = "invitations"

urlpatterns: list[URLPattern] = [
    path("", lists.start, name="start"),
    path("kami/", invitations.own, name="own_invitations"),
    path("syarat/<int:pk>/", eligibility.rule, name="rule"),
    path("perhitungan/<int:run_pk>/susun/", lists.draw_up, name="draw_up"),
    path("daftar/<int:pk>/", lists.invitation_list, name="list"),
    path("daftar/<int:pk>/tindakan/", lists.act, name="act_on_list"),
    path("daftar/<int:pk>/tukar/", lists.swap, name="swap"),
    path("daftar/<int:pk>/siapkan/", invitations.prepare, name="prepare"),
    path("tukar/<int:pk>/", lists.decide_swap, name="decide_swap"),
    path("<int:pk>/", invitations.invitation, name="invitation"),
    path("<int:pk>/tindakan/", invitations.act, name="act_on_invitation"),
    path("<int:pk>/jawab/", invitations.answer, name="answer"),
    path("<int:pk>/perpanjang/", invitations.extend, name="extend"),
    path("<int:pk>/cadangan/", invitations.call_reserve, name="call_reserve"),
    path("penjelasan/<int:pk>/", explanations.explanation, name="explanation"),
    path("penjelasan/<int:pk>/pdf/", explanations.explanation_pdf, name="explanation_pdf"),
    path("edisi/<slug:slug>/syarat/", eligibility.rules, name="rules"),
    path("edisi/<slug:slug>/pengajuan/", eligibility.nominations, name="nominations"),
    path("edisi/<slug:slug>/daftar/", lists.lists, name="lists"),
    path("edisi/<slug:slug>/", invitations.invitations, name="invitations"),
    path("edisi/<slug:slug>/surat/", invitations.write_letters, name="write_letters"),
]
