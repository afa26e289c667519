"""Addresses of joint plans, and of those that everybody may read."""

from django.urls import path

from gerakan.stages.clusters.views import charters, counting, members, plans, programmes, public

app_name = "clusters"

urlpatterns = [
    path("", plans.plans, name="plans"),
    path("baru/", plans.found, name="found"),
    path("hitung-sekali/", counting.counted, name="counted"),
    path("rencana/<int:pk>/", counting.own, name="own"),
    path("<int:pk>/", plans.plan, name="plan"),
    path("<int:pk>/kerangka/", plans.frame, name="frame"),
    path("<int:pk>/tindakan/", plans.act, name="act"),
    path("<int:pk>/riwayat/", plans.history, name="history"),
    path("<int:pk>/anggota/", members.join, name="join"),
    path("<int:pk>/anggota/<int:member>/", members.leave, name="leave"),
    path("<int:pk>/piagam/", charters.charter, name="charter"),
    path("<int:pk>/piagam/ubah/", charters.edit, name="edit_charter"),
    path("<int:pk>/piagam/tindakan/", charters.act, name="act_on_charter"),
    path("<int:pk>/piagam/tanda-tangan/", charters.sign, name="sign"),
    path("<int:pk>/program/baru/", programmes.new, name="new_programme"),
    path("program/<int:pk>/", programmes.programme, name="programme"),
    path("program/<int:pk>/ubah/", programmes.edit, name="edit_programme"),
    path("program/<int:pk>/bagian/", programmes.shares, name="shares"),
    path("program/<int:pk>/jawab/", programmes.answer, name="answer"),
    path("program/<int:pk>/hapus/", programmes.remove, name="remove_programme"),
]
public_urls = (
    [
        path("", public.plans, name="plans"),
        path("<slug:edition>/<slug:slug>/", public.plan, name="plan"),
        path("<slug:edition>/<slug:slug>/versi/<int:number>/", public.version, name="version"),
        path("<slug:edition>/<slug:slug>/versi/<int:number>.json", public.contents, name="contents"),
    ],
    "clusters_public",
)
