"""Addresses of editions."""

from django.urls import path

from gerakan.foundation.editions import views

app_name = "editions"
urlpatterns = [
    path("", views.editions, name="list"),
    path("baru/", views.new, name="new"),
    path("corong/", views.funnel, name="funnel"),
    path("pilih/", views.choose, name="choose"),
    path("daerah/<slug:slug>/", views.region, name="region"),
    path("<slug:slug>/", views.detail, name="detail"),
    path("<slug:slug>/ubah/", views.change, name="change"),
    path("<slug:slug>/salin/", views.copy, name="copy"),
    path("<slug:slug>/tindakan/", views.act, name="act"),
    path("<slug:slug>/fase/", views.phase_matrix, name="phases"),
    path("<slug:slug>/fase/baru/", views.phase, name="new_phase"),
    path("<slug:slug>/fase/beralih/", views.switch_phase, name="switch_phase"),
    path("<slug:slug>/fase/<int:pk>/", views.phase, name="phase"),
    path("<slug:slug>/fase/<int:pk>/hapus/", views.drop_phase, name="drop_phase"),
    path("<slug:slug>/tonggak/", views.milestone, name="milestone"),
    path("<slug:slug>/tonggak/<int:pk>/hapus/", views.drop_milestone, name="drop_milestone"),
]
