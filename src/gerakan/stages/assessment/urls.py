"""Addresses of this app."""

from django.urls import URLPattern, path

from gerakan.stages.assessment.views import board, cases, device, enquiries, files, rulings, sheets

app_name = "assessment"

urlpatterns: list[URLPattern] = [
    path("", board.start, name="start"),
    path("saya/", sheets.own_sheets, name="own_sheets"),
    path("pekerja.js", device.worker, name="worker"),
    path("perangkat/", device.person, name="person"),
    path("lembar/<int:pk>/", sheets.sheet, name="sheet"),
    path("lembar/<int:pk>/entri/", device.entries, name="entries"),
    path("lembar/<int:pk>/butir/<slug:code>/", sheets.save_item, name="save_item"),
    path("lembar/<int:pk>/catatan/", sheets.save_notes, name="save_notes"),
    path("lembar/<int:pk>/kirim/", sheets.send, name="send"),
    path("lembar/<int:pk>/butir/<slug:code>/klarifikasi/", enquiries.ask_region, name="ask_region"),
    path("klarifikasi/<int:pk>/", enquiries.decide_enquiry, name="decide_enquiry"),
    path("bukti/<int:pk>/", files.evidence, name="evidence"),
    path("berkas/<int:pk>/", cases.case, name="case"),
    path("berkas/<int:pk>/tindakan/", cases.act_on_case, name="act_on_case"),
    path("berkas/<int:pk>/catatan/", cases.remark, name="remark"),
    path("berkas/<int:pk>/pertanyaan/", cases.raise_flag, name="raise_flag"),
    path("berkas/<int:pk>/pertanyaan/<int:flag_pk>/", cases.settle_flag, name="settle_flag"),
    path("berkas/<int:pk>/buka-samaran/", cases.unmask, name="unmask"),
    path("berkas/<int:pk>/mutu/", cases.sign_check, name="sign_check"),
    path("nilai/<int:pk>/putuskan/", cases.settle, name="settle"),
    path("edisi/<slug:slug>/", board.board, name="board"),
    path("edisi/<slug:slug>/kemajuan/", board.progress, name="progress"),
    path("edisi/<slug:slug>/klarifikasi/", enquiries.enquiries, name="enquiries"),
    path("edisi/<slug:slug>/ingatkan/", board.remind, name="remind"),
    path("edisi/<slug:slug>/ketentuan/", rulings.ruling, name="ruling"),
    path("edisi/<slug:slug>/ketentuan/ubah/", rulings.edit_ruling, name="edit_ruling"),
    path("edisi/<slug:slug>/ketentuan/tindakan/", rulings.act_on_ruling, name="act_on_ruling"),
]
