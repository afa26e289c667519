"""Addresses of this app."""

from django.urls import URLPattern, path

from gerakan.stages.shortlisting.views import eligibility, explanations, invitations, lists, runs, schemes, weighing

app_name = "shortlisting"

SCHEMES_AND_RUNS: list[URLPattern] = [
    path("", schemes.start, name="start"),
    path("edisi/<slug:slug>/skema/", schemes.schemes, name="schemes"),
    path("edisi/<slug:slug>/skema/baru/", schemes.open_scheme, name="open_scheme"),
    path("skema/<int:pk>/", schemes.scheme, name="scheme"),
    path("skema/<int:pk>/sunting/", schemes.edit_scheme, name="edit_scheme"),
    path("skema/<int:pk>/timbang/", weighing.weigh, name="weigh"),
    path("skema/<int:pk>/hitung/", runs.compute_run, name="compute_run"),
    path("perhitungan/<int:pk>/", runs.ranking, name="ranking"),
    path("perhitungan/<int:pk>/daerah/<str:code>/", runs.standing, name="standing"),
    path("perhitungan/<int:pk>/keyakinan/", runs.sureness, name="sureness"),
    path("perhitungan/<int:pk>/percobaan/", runs.what_if, name="what_if"),
    path("perhitungan/<int:pk>/periksa/", runs.check_files, name="check_files"),
]

LISTS_AND_INVITATIONS: list[URLPattern] = [
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
    path("edisi/<slug:slug>/syarat/", eligibility.rules, name="rules"),
    path("edisi/<slug:slug>/pengajuan/", eligibility.nominations, name="nominations"),
    path("edisi/<slug:slug>/daftar/", lists.lists, name="lists"),
    path("edisi/<slug:slug>/undangan/", invitations.invitations, name="invitations"),
    path("edisi/<slug:slug>/undangan/surat/", invitations.write_letters, name="write_letters"),
]

urlpatterns: list[URLPattern] = [*SCHEMES_AND_RUNS, *LISTS_AND_INVITATIONS]
