"""Addresses of plans."""

from django.urls import URLPattern, path

from gerakan.stages.masterplans.views import findings, history, plans, rows, sheets

app_name = "masterplans"

urlpatterns: list[URLPattern] = [
    path("", plans.plans, name="plans"),
    path("kami/", plans.own, name="own"),
    path("<int:pk>/", plans.plan, name="plan"),
    path("<int:pk>/kerangka/", plans.frame, name="frame"),
    path("<int:pk>/riwayat/", history.history, name="history"),
    path("<int:pk>/lembar/<slug:code>/", sheets.sheet, name="sheet"),
    path("<int:pk>/lembar/<slug:code>/sel/", sheets.cells, name="cells"),
    path("<int:pk>/lembar/<slug:code>/baris/", rows.new_row, name="new_row"),
    path("<int:pk>/lembar/<slug:code>/baris/<int:row>/", rows.row, name="row"),
    path("<int:pk>/lembar/<slug:code>/baris/<int:row>/hapus/", rows.remove_row, name="remove_row"),
    path("<int:pk>/temuan/", findings.findings, name="findings"),
    path("<int:pk>/temuan/terima/", findings.accept_finding, name="accept_finding"),
    path("<int:pk>/temuan/<int:row>/setujui/", findings.agree, name="agree"),
    path("<int:pk>/temuan/<int:row>/cabut/", findings.withdraw, name="withdraw"),
    path("<int:pk>/periksa-sendiri/", findings.self_check, name="self_check"),
]
