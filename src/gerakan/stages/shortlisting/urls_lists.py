"""Addresses of eligibility, lists, invitations and the sheet of reasons."""

from django.urls import URLPattern, path

from gerakan.stages.shortlisting.views import eligibility, explanations, invitations, lists

list_urls: list[URLPattern] = [
    path("undangan-kami/", invitations.own, name="own_invitations"),
    path("syarat/<int:pk>/", eligibility.rule, name="rule"),
    path("perhitungan/<int:run_pk>/susun/", lists.draw_up, name="draw_up"),
    path("daftar/<int:pk>/", lists.invitation_list, name="list"),
    path("daftar/<int:pk>/tindakan/", lists.act, name="act_on_list"),
    path("daftar/<int:pk>/tukar/", lists.swap, name="swap"),
    path("daftar/<int:pk>/undangan/", invitations.prepare, name="prepare"),
    path("tukar/<int:pk>/", lists.decide_swap, name="decide_swap"),
    path("undangan/<int:pk>/", invitations.invitation, name="invitation"),
    path("undangan/<int:pk>/tindakan/", invitations.act, name="act_on_invitation"),
    path("undangan/<int:pk>/jawab/", invitations.answer, name="answer"),
    path("undangan/<int:pk>/perpanjang/", invitations.extend, name="extend"),
    path("undangan/<int:pk>/cadangan/", invitations.call_reserve, name="call_reserve"),
    path("penjelasan/<int:pk>/", explanations.explanation, name="explanation"),
    path("penjelasan/<int:pk>/pdf/", explanations.explanation_pdf, name="explanation_pdf"),
    path("<slug:slug>/syarat/", eligibility.rules, name="rules"),
    path("<slug:slug>/pengajuan/", eligibility.nominations, name="nominations"),
    path("<slug:slug>/daftar/", lists.lists, name="lists"),
    path("<slug:slug>/undangan/", invitations.invitations, name="invitations"),
    path("<slug:slug>/undangan/surat/", invitations.write_letters, name="write_letters"),
]
