"""Addresses of books: those of a plan, and those that are public."""

from django.urls import URLPattern, path

from gerakan.stages.books.views import files, public, reading, shelf

app_name = "books"

urlpatterns: list[URLPattern] = [
    path("", shelf.start, name="start"),
    path("periksa/<str:token>/", public.check_book, name="check"),
    path("terbit/<int:version>/", public.published, name="published"),
    path("terbit/<int:version>/<slug:work>/<slug:chapter>/", public.chapter, name="published_chapter"),
    path("berkas/<int:pk>/", files.download, name="download"),
    path("<int:pk>/", shelf.books, name="books"),
    path("<int:pk>/buat/", shelf.make, name="make"),
    path("<int:pk>/rupa/", shelf.shape, name="shape"),
    path("<int:pk>/rupa/lambang/", files.logo, name="logo"),
    path("<int:pk>/<slug:work>/", reading.first, name="book"),
    path("<int:pk>/<slug:work>/<slug:chapter>/", reading.chapter, name="chapter"),
]
