"""Addresses of this app."""

from django.urls import URLPattern, path

from gerakan.stages.questionnaires.views import answers, evidence, people, rounds, submissions, verification

app_name = "questionnaires"

urlpatterns: list[URLPattern] = [
    path("", rounds.start, name="start"),
    path("kami/", submissions.own, name="own"),
    path("edisi/<slug:slug>/", rounds.overview, name="round"),
    path("edisi/<slug:slug>/atur/", rounds.settings, name="settings"),
    path("edisi/<slug:slug>/tindakan/", rounds.act, name="act_on_round"),
    path("edisi/<slug:slug>/ekspor/", rounds.export, name="export"),
    path("<int:pk>/", submissions.submission, name="submission"),
    path("<int:pk>/tindakan/", submissions.act, name="act"),
    path("<int:pk>/periksa/", submissions.check_up, name="check_up"),
    path("<int:pk>/setujui/", submissions.approve, name="approve"),
    path("<int:pk>/ekspor/", submissions.export, name="export_one"),
    path("<int:pk>/isi-beku/", submissions.frozen, name="frozen"),
    path("<int:pk>/verifikasi/", verification.verification, name="verification"),
    path("<int:pk>/klarifikasi/<int:item>/", verification.ask, name="ask"),
    path("klarifikasi/<int:pk>/jawab/", verification.reply, name="reply"),
    path("bagian/<int:pk>/", answers.part, name="part"),
    path("bagian/<int:pk>/simpan/", answers.save, name="save"),
    path("bagian/<int:pk>/pengisi/", people.holders, name="holders"),
    path("bagian/<int:pk>/pengisi/<int:holder>/cabut/", people.take_back, name="take_back"),
    path("bagian/<int:pk>/butir/<int:item>/angka/", answers.fact, name="fact"),
    path("bagian/<int:pk>/butir/<int:item>/bukti/", evidence.add, name="add_evidence"),
    path("bagian/<int:pk>/butir/<int:item>/unggah/", evidence.begin, name="begin_upload"),
    path("unggah/<slug:token>/", evidence.piece, name="piece"),
    path("unggah/<slug:token>/selesai/", evidence.finish, name="finish_upload"),
    path("bukti/<int:pk>/berkas/", evidence.download, name="evidence_file"),
    path("bukti/<int:pk>/tarik/", evidence.withdraw, name="withdraw_evidence"),
    path("bukti/<int:pk>/periksa/", verification.check_evidence, name="check_evidence"),
]
