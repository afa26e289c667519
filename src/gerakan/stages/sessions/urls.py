"""Addresses of this app."""

from django.urls import URLPattern, path

from gerakan.stages.sessions.views import attendance, certificates, checking_in, joining, minutes, sessions, tasks

app_name = "sessions"

urlpatterns: list[URLPattern] = [
    path("", sessions.start, name="start"),
    path("saya/", sessions.mine, name="mine"),
    path("kami/", sessions.own, name="own"),
    path("edisi/<slug:slug>/", sessions.sessions, name="sessions"),
    path("edisi/<slug:slug>/baru/", sessions.new, name="new"),
    path("<int:pk>/", sessions.session, name="session"),
    path("<int:pk>/ubah/", sessions.edit, name="edit"),
    path("<int:pk>/tindakan/", sessions.act, name="act"),
    path("<int:pk>/rekaman/", sessions.recording, name="recording"),
    path("<int:pk>/acara.ics", sessions.calendar, name="calendar"),
    path("<int:pk>/hadir/", attendance.attendance, name="attendance"),
    path("<int:pk>/qr/", attendance.qr, name="qr"),
    path("hadir/<str:token>/", checking_in.person, name="check_in"),
    path("daerah/<int:pk>/kesinambungan/", attendance.continuity, name="continuity"),
    path("daerah/<int:pk>/satukan/", joining.join, name="join"),
    path("orang/<int:pk>/pisahkan/", joining.part, name="part"),
    path("daerah/<int:pk>/utusan/", attendance.delegates, name="delegates"),
    path("edisi/<slug:slug>/kesinambungan/", attendance.continuities, name="continuities"),
    path("<int:pk>/notulen/", minutes.minutes, name="minutes"),
    path("<int:pk>/notulen/baris/", minutes.lines, name="lines"),
    path("keputusan/<int:pk>/tugas/", tasks.of_decision, name="task_of_decision"),
    path("daerah/<int:pk>/tugas/baru/", tasks.new, name="new_task"),
    path("tugas/", tasks.tasks, name="tasks"),
    path("tugas/<int:pk>/", tasks.task, name="task"),
    path("tugas/<int:pk>/ubah/", tasks.edit, name="edit_task"),
    path("tugas/<int:pk>/tindakan/", tasks.act, name="act_on_task"),
    path("tugas/<int:pk>/bukti/", tasks.evidence, name="evidence"),
    path("edisi/<slug:slug>/sertifikat/", certificates.certificates, name="certificates"),
    path("edisi/<slug:slug>/sertifikat/ketentuan/", certificates.plan, name="certificate_plan"),
    path("edisi/<slug:slug>/sertifikat/terbit/", certificates.issue, name="certify"),
]
