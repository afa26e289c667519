"""Addresses of books: those of a plan, and those that are public."""
from django.urls import URLPattern, path

from gerakan.stages.books.views import files, shelf

app_name = "books"

urlpatterns: list[URLPattern] = [
    path("", shelf.start, name="start"),
    path("berkas/<int:pk>/", files.download, name="download"),
    path("<int:pk>/", shelf.books, name="books"),
    path("<int:pk>/buat/", shelf.make, name="make"),
    path("<int:pk>/rupa/", shelf.shape, name="shape"),
    path("<int:pk>/rupa/lambang/", files.logo, name="logo"),
]
