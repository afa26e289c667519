"""Addresses of plans."""

app_name = "masterplans"
urlpatterns: list[object] = []
