"""Addresses of this app."""

from django.urls import URLPattern, path

from gerakan.stages.assessors.views import editions, pool, tasks, training

app_name = "assessors"

urlpatterns: list[URLPattern] = [
    path("", pool.pool, name="pool"),
    path("tambah/", pool.add, name="add"),
    path("impor/", pool.import_workbook, name="import"),
    path("lembar/", pool.workbook, name="workbook"),
    path("orang/<int:pk>/", pool.person, name="person"),
    path("orang/<int:pk>/ubah/", pool.edit, name="edit"),
    path("orang/<int:pk>/tindakan/", pool.act, name="act_on_person"),
    path("edisi/", editions.start, name="start"),
    path("edisi/<slug:slug>/", editions.engagements, name="engagements"),
    path("edisi/<slug:slug>/minta/", editions.ask, name="ask"),
    path("edisi/<slug:slug>/ikatan/", editions.ties, name="ties"),
    path("edisi/<slug:slug>/pelatihan/", training.materials, name="materials"),
    path("ikatan/<int:pk>/tindakan/", editions.decide, name="decide_tie"),
    path("penugasan/<int:pk>/tindakan/", editions.act, name="act_on_engagement"),
    path("bahan/<int:pk>/", training.read, name="material"),
    path("bahan/<int:pk>/sisihkan/", training.set_aside, name="set_aside"),
    path("tugas/", tasks.own, name="own"),
    path("tugas/<int:pk>/", tasks.task, name="task"),
    path("tugas/<int:pk>/jawab/", tasks.answer, name="answer"),
    path("tugas/<int:pk>/ikatan/", tasks.declare, name="declare"),
    path("tugas/<int:pk>/bahan/<int:material_pk>/", tasks.mark_read, name="mark_read"),
]
