"""Addresses of this app."""

from django.urls import URLPattern, path

from gerakan.stages.interviews.views import boards, days, feeds, hands, plans, repairs

app_name = "interviews"

urlpatterns: list[URLPattern] = [
    path("", boards.start, name="start"),
    path("saya/", days.own, name="own"),
    path("saya/kalender/", feeds.make_own, name="make_feed"),
    path("kalender/<str:token>.ics", feeds.calendar, name="calendar"),
    path("layar/<str:token>/", feeds.hall, name="hall"),
    path("edisi/<slug:slug>/", boards.board, name="board"),
    path("edisi/<slug:slug>/papan/", boards.set_up, name="set_up"),
    path("edisi/<slug:slug>/kedatangan/", boards.needs, name="needs"),
    path("edisi/<slug:slug>/kedatangan/<str:code>/", boards.need, name="need"),
    path("edisi/<slug:slug>/halangan/", boards.absences, name="absences"),
    path("halangan/<int:pk>/hapus/", boards.remove_absence, name="remove_absence"),
    path("edisi/<slug:slug>/susun/", boards.solve, name="solve"),
    path("edisi/<slug:slug>/impor/", hands.import_assignments, name="import"),
    path("edisi/<slug:slug>/layar/", feeds.make_hall, name="make_hall"),
    path("edisi/<slug:slug>/hari/", days.day, name="day"),
    path("rencana/<int:pk>/", plans.plan, name="plan"),
    path("rencana/<int:pk>/lembar/", plans.workbook, name="workbook"),
    path("rencana/<int:pk>/terbitkan/", plans.publish, name="publish"),
    path("rencana/<int:pk>/salin/", plans.copy, name="copy"),
    path("rencana/<int:pk>/perbaiki/", repairs.repair, name="repair"),
    path("rencana/<int:pk>/bentrok/<str:code>/", hands.clashes, name="clashes"),
    path("rencana/<int:pk>/pindah/<str:code>/", hands.move, name="move"),
    path("<int:pk>/", days.interview, name="interview"),
    path("<int:pk>/tindakan/", days.act, name="act"),
    path("<int:pk>/terlambat/", days.delay, name="delay"),
    path("<int:pk>/hadir/", days.attend, name="attend"),
    path("hadir/<int:pk>/pergi/", days.leave, name="leave"),
]
