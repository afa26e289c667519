"""Addresses of this app."""

from django.urls import URLPattern, path

from gerakan.stages.replies import views

app_name = "replies"

urlpatterns: list[URLPattern] = [
    path("", views.start, name="start"),
    path("kami/", views.own_replies, name="own_replies"),
    path("edisi/<slug:slug>/", views.replies, name="replies"),
    path("<int:pk>/", views.reply, name="reply"),
    path("<int:pk>/tindakan/", views.act, name="act"),
    path("<int:pk>/pihak-ketiga/", views.appoint, name="appoint"),
    path("<int:pk>/butir/<int:item>/", views.answer_item, name="answer_item"),
    path("<int:pk>/butir/<int:item>/akhir/", views.decide, name="decide"),
    path("<int:pk>/butir/<int:item>/berkas/", views.file, name="file"),
]
