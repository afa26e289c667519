"""Addresses of this app."""

from django.urls import URLPattern, path

from gerakan.stages.agreements.views import agreements, duties, public, review, signing

app_name = "agreements"

urlpatterns: list[URLPattern] = [
    path("", agreements.start, name="start"),
    path("kami/", agreements.own, name="own"),
    path("register/", public.register, name="register"),
    path("periksa/<str:token>/", public.verify, name="verify"),
    path("periksa/<str:token>/naskah/", public.signed_copy, name="signed_copy"),
    path("edisi/<slug:slug>/", agreements.agreements, name="agreements"),
    path("edisi/<slug:slug>/siapkan/", agreements.prepare, name="prepare"),
    path("edisi/<slug:slug>/siapkan/<int:region>/", agreements.prepare_one, name="prepare_one"),
    path("kewajiban/", duties.duties, name="duties"),
    path("kewajiban/<int:pk>/", duties.duty, name="duty"),
    path("kewajiban/<int:pk>/tindakan/", duties.act, name="act_on_duty"),
    path("<int:pk>/", agreements.agreement, name="agreement"),
    path("<int:pk>/tindakan/", agreements.act, name="act"),
    path("<int:pk>/para-pihak/", agreements.complete, name="complete"),
    path("<int:pk>/nomor-daerah/", agreements.number, name="number"),
    path("<int:pk>/pratinjau/", agreements.preview, name="preview"),
    path("<int:pk>/berkas/<int:file>/", agreements.file, name="file"),
    path("<int:pk>/naskah/", review.text, name="text"),
    path("<int:pk>/putusan/", review.decide, name="decide"),
    path("<int:pk>/pasal/<int:clause>/", review.rewrite, name="rewrite"),
    path("<int:pk>/pasal/<int:clause>/catatan/", review.remark, name="remark"),
    path("<int:pk>/catatan/<int:comment>/", review.answer, name="answer"),
    path("<int:pk>/tanda-tangan/", signing.sign, name="sign"),
    path("<int:pk>/unggah/", signing.upload, name="upload"),
]
