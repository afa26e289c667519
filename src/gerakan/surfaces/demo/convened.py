"""What the sample meetings left: minutes of two hands, decisions that became tasks, delegates, one meeting to come."""

import datetime as dt
from zoneinfo import ZoneInfo

from django.utils import timezone

from gerakan.foundation.accounts.models import User
from gerakan.stages.mentoring.models import Guidance, GuidanceStage
from gerakan.stages.sessions.commands import attendance, minutes, sessions, tasks
from gerakan.stages.sessions.commands.minutes import Said
from gerakan.stages.sessions.models import MinuteLine, Session, Task

MINUTES: tuple[tuple[tuple[str, str], ...], ...] = (
    (
        ("note", "Contoh: 41 dari 60 tabel pokok sudah ada; tabel perikanan per kecamatan berhenti pada 2023."),
        ("note", "Contoh: Puskesmas mencatat kunjungan di kertas; rekapnya tiba sebulan kemudian."),
        ("decision", "Contoh: Dinas Perikanan melengkapi tabel produksi per kecamatan sampai 2025."),
        ("decision", "Contoh: Dinas Kesehatan mengirim rekap kunjungan puskesmas setiap tanggal 5."),
    ),
    (
        ("note", "Contoh: tiga rumusan visi dibandingkan; warga pulau luar menyebut jadwal kapal paling sering."),
        ("decision", "Contoh: Bappeda menyandingkan sasaran rencana induk dengan RPJMD dalam satu tabel."),
    ),
    (
        ("note", "Contoh: program bersama tujuh dinas digabung menjadi empat; pemiliknya satu dinas masing-masing."),
        ("decision", "Contoh: setiap program memakai satu indikator hasil, bukan jumlah kegiatan."),
        ("decision", "Contoh: Diskominfo menaruh urutan program dan ketergantungannya pada peta jalan."),
    ),
    (
        ("note", "Contoh: biaya pemeliharaan baru tercantum pada 22 dari 60 program."),
        ("decision", "Contoh: tambahkan biaya pemeliharaan tahun kedua sampai kelima pada semua program."),
    ),
    (
        ("note", "Contoh: pembimbing menerima bab 1 sampai 3; bab anggaran menunggu angka pemeliharaan."),
        ("note", "Contoh: Sekda meminta ringkasan dua halaman untuk DPRD."),
        ("decision", "Contoh: Diskominfo menyusun ringkasan dua halaman untuk DPRD."),
        ("decision", "Contoh: Dinas Kesehatan memeriksa ulang target 2029 bersama Bappeda."),
    ),
)  # fmt: skip
"""Kind and text, meeting by meeting in time."""
ANSWER = "Contoh: selesai dan diperiksa pembimbing."
LATE, LEFT = 3, (4,)
"""The meeting whose task is late, and those whose tasks are still being done; all others are done."""
ROOM = "https://rapat.contoh.example"
ZONE = ZoneInfo("Asia/Makassar")
DELEGATES = 5
SOON = 5


def show(guidance: Guidance, *, writer: User, lead: User, helper: User, chief: User) -> None:
    """Told once, after the meetings were held; `helper` is somebody of an agency, who has tasks of its own."""
    held = list(Session.objects.filter(stages__guidance=guidance).select_related("edition").order_by("starts_at"))
    for place, (session, lines) in enumerate(zip(held, MINUTES, strict=True)):
        _write(session, lines, (lead, writer))
        for number, line in enumerate(session.lines.filter(kind=MinuteLine.Kind.DECISION)):
            for task in tasks.make_of_decision(line, by=lead):
                _go_on(task, place, session, owner=(writer, helper)[number % 2], by=lead)
    sessions.record_link(held[2], recording_link=f"{ROOM}/rekaman/3", by=lead)
    named = guidance.participants.order_by("pk").values_list("pk", flat=True)[:DELEGATES]
    attendance.expect(guidance, people=list(named), by=writer)
    _announce(guidance, chief)


def _write(session: Session, lines: tuple[tuple[str, str], ...], hands: tuple[User, User]) -> None:
    """Two people by turns, as they sat at the table."""
    for number, (kind, text) in enumerate(lines):
        minutes.save_lines(session, lines=[Said(text, kind=kind)], by=hands[number % 2])
    session.lines.update(changed_at=session.ends_at)


def _go_on(task: Task, place: int, session: Session, *, owner: User, by: User) -> None:
    """Done a fortnight after its meeting, still being done, or late."""
    held_on = timezone.localdate(session.starts_at)
    due = held_on + dt.timedelta(days=14)
    if place in LEFT:
        due = timezone.localdate() + dt.timedelta(days=8)
    tasks.change(task, facts={"owner": owner, "due_on": due}, by=by)
    if place == LATE or place in LEFT:
        Task.objects.filter(pk=task.pk).update(given_at=session.ends_at)
        return
    tasks.finish(task, answer=ANSWER, by=owner)
    Task.objects.filter(pk=task.pk).update(given_at=session.ends_at, done_at=session.ends_at + dt.timedelta(days=11))


def _announce(guidance: Guidance, chief: User) -> None:
    """All five regions at one online table in a few days."""
    day = timezone.localdate() + dt.timedelta(days=SOON)
    begins = dt.datetime.combine(day, dt.time(9), ZONE)
    facts = {
        "title": "Klinik data lima daerah (contoh)", "starts_at": begins, "ends_at": begins + dt.timedelta(hours=2),
        "place": "", "time_zone": str(ZONE), "video_link": f"{ROOM}/klinik-data",
        "agenda": "09.00 Tabel yang masih kosong\n09.45 Latihan kuosien lokasi\n10.30 Tanya jawab",
    }  # fmt: skip
    stages = GuidanceStage.objects.filter(guidance__participation__edition=guidance.edition, number=2)
    stages = stages.select_related("guidance__participation__edition", "guidance__participation__region")
    sessions.plan(guidance.edition, stages=list(stages), facts=facts, by=chief)
