"""Addresses of this app."""

from django.urls import URLPattern, path

from gerakan.stages.plenary.views import decisions, letters, results, rooms

app_name = "plenary"

urlpatterns: list[URLPattern] = [
    path("", rooms.start, name="start"),
    path("edisi/<slug:slug>/", rooms.versions, name="versions"),
    path("edisi/<slug:slug>/siapkan/", rooms.prepare, name="prepare"),
    path("<int:pk>/", rooms.room, name="room"),
    path("<int:pk>/tindakan/", rooms.act, name="act"),
    path("<int:pk>/kehadiran/", rooms.attendance, name="attendance"),
    path("<int:pk>/benturan/", rooms.recusals, name="recusals"),
    path("<int:pk>/benturan/<int:recusal>/cabut/", rooms.lift, name="lift"),
    path("<int:pk>/jadwal/", rooms.schedule, name="schedule"),
    path("<int:pk>/layar/", decisions.screen, name="screen"),
    path("<int:pk>/suara/", decisions.ballots, name="ballots"),
    path("<int:pk>/penyimpangan/", results.departures, name="departures"),
    path("<int:pk>/penyimpangan/kuota/", results.set_aside, name="set_aside"),
    path("penyimpangan-kuota/<int:pk>/tanda-tangan/", results.sign_quota, name="sign_quota"),
    path("putusan/<int:pk>/", decisions.decision, name="decision"),
    path("putusan/<int:pk>/usul/", decisions.propose, name="propose"),
    path("putusan/<int:pk>/tindakan/", decisions.act, name="act_on_decision"),
    path("putusan/<int:pk>/suara/", decisions.vote, name="vote"),
    path("<int:pk>/surat/", letters.letters, name="letters"),
    path("<int:pk>/surat/buat/", letters.write_letters, name="write_letters"),
    path("<int:pk>/surat/teks/", letters.feedback, name="feedback"),
    path("<int:pk>/surat/teks/<int:text>/tahan/", letters.hold, name="hold"),
    path("putusan/<int:pk>/pratinjau/", letters.preview, name="preview"),
    path("putusan/<int:pk>/mundur/", results.withdraw, name="withdraw"),
    path("hasil/<slug:slug>/", results.result, name="result"),
    path("hasil/<slug:slug>/versi/<int:number>/", results.version, name="version"),
    path("hasil/<slug:slug>/pengunduran-diri/", results.withdrawals, name="withdrawals"),
]
