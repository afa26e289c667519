"""Sample institutions of one region: council, team and forum by their decrees, monthly meetings, promises, a hand-over under way."""

import datetime as dt
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from gerakan.foundation.accounts.models import User
from gerakan.foundation.regions.models import Region
from gerakan.stages.institutions.commands import acts, bodies, handovers, offices, promises
from gerakan.stages.institutions.models import Handover, LegalAct
from gerakan.stages.mentoring.models import Pillar

PAPER = b"%PDF-1.7\n% Data contoh: keputusan kepala daerah\n"
DECREES = (
    ("sk_dewan", 11, "Pembentukan Dewan Smart City (data contoh)", None),
    ("sk_tim", 12, "Pembentukan Tim Pelaksana Smart City (data contoh)", None),
    ("sk_forum", 13, "Pembentukan Forum Smart City (data contoh)", 120),
)
"""Kind, number, title, and in how many days it lapses."""
COUNCIL = (
    ("pengarah", "Gita Contoh", "Penjabat bupati", ""), ("ketua", "Surya Contoh", "Sekretaris daerah", ""),
    ("sekretaris", "Bayu Contoh", "Kepala Bappeda", ""), ("anggota", "Rangga Contoh", "Ketua asosiasi nelayan", ""),
    ("anggota", "Salma Contoh", "Dosen teknik informatika", ""),
)  # fmt: skip
LEADERS = ("Wulan Contoh", "Dedi Contoh", "Hana Contoh", "Indra Contoh", "Fitri Contoh", "Jihan Contoh")
"""One for each pillar's working group."""
DATA = (("Nadia Contoh", "Dinas Kesehatan"), ("Oskar Contoh", "Dinas Perikanan"))
FORUM = (
    ("pemerintah", "Bayu Contoh"), ("akademisi", "Salma Contoh"), ("usaha", "Kemal Contoh"), ("masyarakat", "Rangga Contoh"),
)  # fmt: skip
"""The media have nobody yet."""
MEETINGS = (
    (7, "Menyepakati cara kerja dewan", "Contoh: dewan bertemu setiap bulan pada pekan kedua."),
    (6, "Kesiapan data", "Contoh: setiap dinas menunjuk seorang wali data."),
    (5, "Rumusan visi", "Contoh: visi dibawa ke konsultasi publik di empat pulau."),
    (3, "Program prioritas", "Contoh: 12 program tahun pertama didahulukan."),
    (2, "Anggaran", "Contoh: biaya pemeliharaan masuk RKA tahun depan."),
    (1, "Rancangan rencana induk", "Contoh: rancangan diteruskan ke kepala daerah."),
)
"""So many months ago; in one month nobody met."""
HEARD = (7, 9, 8, 6, 9, 8)
PROMISES: tuple[dict[str, Any], ...] = (
    {"kind": "anggaran", "text": "Contoh: Rp1,5 miliar untuk jaringan puskesmas pada APBD perubahan.", "amount": 1_500_000_000,
     "made_by": "Kepala Bappeda", "source": "wawancara", "due": 60, "told": ("berjalan", "Contoh: masuk rancangan APBD perubahan.", "")},
    {"kind": "orang", "text": "Contoh: dua pranata komputer ditempatkan di Diskominfo.", "made_by": "Sekretaris daerah",
     "source": "pertemuan", "due": 30, "told": ("dipenuhi", "Contoh: keduanya bertugas sejak bulan lalu.", "Contoh: surat tugas 800/21")},
    {"kind": "regulasi", "text": "Contoh: Peraturan Bupati tentang Satu Data ditetapkan.", "made_by": "Kepala Bagian Hukum",
     "source": "pertemuan", "due": -12, "told": None},
)  # fmt: skip
BEGUN, LEFT, SINCE = 2_000, 121, 220
"""Days ago: the old head took office, left it; the decrees were signed."""
GROUND = "Contoh: berita acara CONTOH/100.1.4/9"
MESSAGE = "Contoh: jaringan puskesmas menunggu lelang, dan dua desa belum menerima layanan. Tim yang sama sebaiknya melanjutkan."


def show(region: Region, *, writer: User, secretary: User, planner: User) -> None:
    """Told once, before somebody acts as the new head."""
    today = timezone.localdate()
    _change_heads(region, today, writer, secretary)
    for office, person, days in (("sekda", secretary, 900), ("diskominfo", writer, 640), ("bappeda", planner, 410)):
        facts = {"office": office, "name": person.name, "capacity": "definitif", "since": today - dt.timedelta(days=days), "user": person}  # fmt: skip
        offices.take_office(region, facts=facts, by=writer)
    held = {decree[0]: _decree(region, today, writer, decree) for decree in DECREES}
    for body, place in _members():
        act = held[{"dewan": "sk_dewan", "tim": "sk_tim", "forum": "sk_forum"}[body]]
        bodies.seat(region, facts={"body": body, "act": act, "since": act.in_force_from} | place, by=writer)
    for (back, topic, decisions), count in zip(MEETINGS, HEARD, strict=True):
        met = {"body": "dewan", "held_on": _second_week(today, back), "topic": topic, "decisions": decisions, "present_count": count}  # fmt: skip
        bodies.note_meeting(region, facts=met, by=writer)
    for told in PROMISES:
        _promise(region, today, told, secretary)


def _change_heads(region: Region, today: dt.date, writer: User, secretary: User) -> None:
    """The term ended, the old head's word was recorded; whoever acts as head now may sign."""
    since, until = (today - dt.timedelta(days=days) for days in (BEGUN, LEFT))
    facts = {"office": "head", "name": "Laras Contoh", "capacity": "definitif", "since": since}
    old = offices.take_office(region, facts=facts, by=writer)
    offices.end_office(old, until=until, reason="Contoh: masa jabatan berakhir.", ends_rights=False, by=writer)
    handovers.confirm(Handover.objects.get(outgoing=old), message=MESSAGE, note=GROUND, by=secretary)


def _decree(region: Region, today: dt.date, by: User, decree: tuple[str, int, str, int | None]) -> LegalAct:
    kind, number, title, lapses = decree
    signed = today - dt.timedelta(days=SINCE)
    until = today + dt.timedelta(days=lapses) if lapses else None
    facts = {"kind": kind, "number": f"CONTOH {signed.year}/{number}", "title": title, "dated": signed,
             "in_force_from": signed, "in_force_until": until}  # fmt: skip
    return acts.register(region, facts=facts, file=SimpleUploadedFile(f"{kind}-contoh.pdf", PAPER), by=by)


def _members() -> list[tuple[str, dict[str, str]]]:
    rows = [("dewan", {"place": place, "name": name, "office": office, "agency": agency}) for place, name, office, agency in COUNCIL]  # fmt: skip
    rows.append(("tim", {"place": "ketua", "name": "Surya Contoh", "office": "Sekretaris daerah"}))
    for name, pillar in zip(LEADERS, Pillar.values, strict=True):
        rows.append(("tim", {"place": "koordinator", "name": name, "pillar": pillar}))
    rows += [("tim", {"place": "wali_data", "name": name, "agency": agency}) for name, agency in DATA]
    return rows + [("forum", {"place": "anggota", "name": name, "helix": helix}) for helix, name in FORUM]


def _second_week(today: dt.date, back: int) -> dt.date:
    year, month = divmod(today.year * 12 + today.month - 1 - back, 12)
    return dt.date(year, month + 1, 10)


def _promise(region: Region, today: dt.date, told: dict[str, Any], by: User) -> None:
    made_on = today - dt.timedelta(days=90)
    facts = {name: told[name] for name in ("kind", "text", "made_by", "source")} | {"amount": told.get("amount")}
    facts |= {"made_on": made_on, "due_on": today + dt.timedelta(days=told["due"]), "evidence": "Contoh: notula"}
    row = promises.promise(region, facts=facts, by=by)
    if told["told"]:
        standing, note, evidence = told["told"]
        promises.tell_year(row, year=today.year, facts={"standing": standing, "note": note, "evidence": evidence}, by=by)  # fmt: skip
