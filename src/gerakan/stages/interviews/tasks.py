"""Background work: the search for a timetable."""

import time

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from gerakan.foundation.accounts.models import User
from gerakan.foundation.tasks.running import Progress, background
from gerakan.stages.interviews.calculations import solving
from gerakan.stages.interviews.commands import boards, plans
from gerakan.stages.interviews.models import Board, PlanVersion
from gerakan.stages.interviews.queries import planning

SOLVING, EXPLAINING = 45.0, 20.0
"""Seconds for the search, and for naming a clash when there is none."""


@background(gettext_lazy("Menyusun jadwal wawancara"))
def solve_board(progress: Progress, *, board_id: int, user_id: int, seconds: float = SOLVING) -> str:
    """The best plan found in the time allowed becomes a draft; a proven clash is kept on the board."""
    by = User.objects.get(pk=user_id)
    board = planning.boards().get(pk=board_id)
    progress.total(3)
    progress.step(_("Mengumpulkan ruang, jam, asesor dan daerah"), done=0)
    ground = planning.ground_of(board)
    begun = time.monotonic()
    progress.step(_("Mencari jadwal terbaik, paling lama %d detik") % seconds, done=1)
    found = solving.find_plan(
        ground,
        remaining=lambda: begun + seconds - time.monotonic(),
        explaining=lambda: begun + seconds + EXPLAINING - time.monotonic(),
        tell=lambda _what: progress.step(_("Mencari aturan yang bertentangan"), done=2),
    )
    progress.result(reverse("interviews:board", args=[board.edition.slug]))
    return _kept(board, found, time.monotonic() - begun, by, progress)


def _kept(board: Board, found: solving.Found, seconds: float, by: User, progress: Progress) -> str:
    if found.plan is None:
        boards.note_impossible(board, conflict=found.conflict, by=by)
        if found.is_impossible:
            return _("Tidak ada jadwal yang memenuhi semua aturan. Baca aturan yang bertentangan di papan.")
        return _("Waktu habis sebelum jadwal ditemukan. Longgarkan aturan atau tambah ruang, lalu ulangi.")
    progress.step(_("Memeriksa dan menyimpan"), done=2)
    content = plans.Content(found.instance, found.plan, found.report, found.verdict, seconds)
    version = plans.keep_version(board, content=content, source=PlanVersion.Source.SOLVED, by=by)
    progress.result(reverse("interviews:plan", args=[version.pk]))
    progress.step(_("Selesai"), done=3)
    return _("Jadwal %(number)d tersusun dalam %(seconds)d detik.") % {"number": version.number, "seconds": seconds}
