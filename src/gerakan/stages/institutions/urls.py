"""Addresses of this app."""

from django.urls import URLPattern, path

from gerakan.stages.institutions.views import acts, bodies, handovers, offices, promises, regions

app_name = "institutions"

urlpatterns: list[URLPattern] = [
    path("", regions.start, name="start"),
    path("kami/", regions.own, name="own"),
    path("pejabat/<int:pk>/", offices.holder, name="holder"),
    path("pejabat/<int:pk>/akhiri/", offices.end_office, name="end_office"),
    path("produk-hukum/<int:pk>/", acts.act, name="act"),
    path("produk-hukum/<int:pk>/perbaiki/", acts.correct_act, name="correct_act"),
    path("produk-hukum/<int:pk>/tindakan/", acts.change_act, name="change_act"),
    path("produk-hukum/<int:pk>/berkas/<int:version>/", acts.act_file, name="act_file"),
    path("anggota/<int:pk>/akhiri/", bodies.leave, name="leave"),
    path("rapat/<int:pk>/notula/", bodies.minutes, name="minutes"),
    path("janji/<int:pk>/", promises.promise, name="promise"),
    path("janji/<int:pk>/perbaiki/", promises.correct_promise, name="correct_promise"),
    path("komitmen/<int:pk>/", promises.sheet, name="sheet"),
    path("komitmen/<int:pk>/tindakan/", promises.act_on_sheet, name="act_on_sheet"),
    path("komitmen/<int:pk>/berkas/", promises.sheet_file, name="sheet_file"),
    path("komitmen/tempat/<int:pk>/", promises.sign_seat, name="sign_seat"),
    path("serah-terima/<int:pk>/", handovers.handover, name="handover"),
    path("serah-terima/<int:pk>/tindakan/", handovers.act_on_handover, name="act_on_handover"),
    path("serah-terima/<int:pk>/berkas/", handovers.handover_file, name="handover_file"),
    path("serah-terima/hal/<int:pk>/", handovers.settle, name="settle"),
    path("daerah/<slug:slug>/", regions.region, name="region"),
    path("daerah/<slug:slug>/pejabat/", offices.offices, name="offices"),
    path("daerah/<slug:slug>/pejabat/baru/", offices.new_holder, name="new_holder"),
    path("daerah/<slug:slug>/produk-hukum/", acts.acts, name="acts"),
    path("daerah/<slug:slug>/produk-hukum/baru/", acts.new_act, name="new_act"),
    path("daerah/<slug:slug>/lembaga/", bodies.bodies, name="bodies"),
    path("daerah/<slug:slug>/lembaga/cetak/", bodies.bodies_print, name="bodies_print"),
    path("daerah/<slug:slug>/lembaga/<slug:body>/anggota-baru/", bodies.new_member, name="new_member"),
    path("daerah/<slug:slug>/rapat-baru/", bodies.new_meeting, name="new_meeting"),
    path("daerah/<slug:slug>/janji/", promises.promises, name="promises"),
    path("daerah/<slug:slug>/janji/baru/", promises.new_promise, name="new_promise"),
    path("daerah/<slug:slug>/komitmen/baru/", promises.new_sheet, name="new_sheet"),
    path("daerah/<slug:slug>/serah-terima/", handovers.handovers, name="handovers"),
]
