"""Addresses of the register; the public check has an address of its own, short enough for a QR."""

from django.urls import path

from gerakan.foundation.documents import views

app_name = "documents"
urlpatterns = [
    path("", views.register, name="register"),
    path("catat/", views.register_outside, name="register_outside"),
    path("nomor/", views.number_series, name="number_series"),
    path("nomor/baru/", views.edit_number_series, name="new_number_series"),
    path("nomor/<int:pk>/", views.edit_number_series, name="edit_number_series"),
    path("berkas/<int:pk>/", views.download, name="download"),
    path("<int:pk>/", views.letter, name="letter"),
    path("<int:pk>/pratinjau/", views.preview, name="preview"),
    path("<int:pk>/laksanakan/", views.act, name="act"),
    path("<int:pk>/terima/", views.receipt, name="receipt"),
]
verification = ([path("<str:token>/", views.verify, name="letter")], "verification")
