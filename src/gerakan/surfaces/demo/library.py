"""Sample model programmes; their costs, results and sources are sample, and every page of them says so."""

from typing import Any

from gerakan.foundation.accounts.models import User
from gerakan.foundation.regions.models import Region
from gerakan.stages.suggestions import commands

SOURCE = "Data contoh"
MILLION = 1_000_000
MODELS: tuple[dict[str, Any], ...] = (
    {
        "title": "Jemput bola layanan kependudukan", "pillar": "governance", "subdimension": "public_services",
        "problem": "Warga menempuh perjalanan jauh atau mengantre lama untuk satu lembar dokumen.",
        "description": "Petugas datang menurut jadwal yang diumumkan; warga mendaftar lewat telepon atau perangkat desa.",
        "conditions": "Jadwal yang tetap, satu petugas berwenang menandatangani, dan sambungan data di tempat.", "for_whom": "",
        "beneficiaries": "warga yang mengurus dokumen", "field": "application", "cost_low": 300 * MILLION, "cost_high": 1200 * MILLION,
        "indicator": "Dokumen yang selesai di tempat", "unit": "persen", "direction": "up",
        "formula": "dokumen selesai di tempat dibagi semua permohonan", "practice": ("62.06", 2024, "Dari 30 persen menjadi 71 persen dalam dua tahun."),
    },
    {
        "title": "Jadwal angkutan sekolah bersama", "pillar": "living", "subdimension": "mobility",
        "problem": "Orang tua mengantar satu per satu dan jalan sekolah macet setiap pagi.",
        "description": "Sekolah, pengemudi, dan dinas menyepakati satu jadwal; kursi dipesan per pekan.",
        "conditions": "Kesepakatan pengemudi, titik naik yang aman, dan petugas pengatur pada pekan pertama.", "for_whom": "",
        "beneficiaries": "siswa dan orang tua", "field": "cooperation", "cost_low": 150 * MILLION, "cost_high": 700 * MILLION,
        "indicator": "Siswa yang memakai angkutan bersama", "unit": "siswa", "direction": "up", "formula": "hitungan siswa pada pekan ketiga",
        "practice": ("12.76", 2023, "Dari 0 menjadi 640 siswa; waktu tempuh jalan sekolah turun 9 menit."),
    },
    {
        "title": "Bank sampah pasar", "pillar": "environment", "subdimension": "waste",
        "problem": "Sisa sayur dan plastik pasar bercampur dan menumpuk sampai siang.",
        "description": "Pedagang memilah di lapak; kelompok pengolah membeli sisa sayur untuk kompos.",
        "conditions": "Tempat pilah di pasar, kelompok pengolah yang tetap, dan aturan retribusi.", "for_whom": "",
        "beneficiaries": "pedagang pasar", "field": "policy_institution", "cost_low": 200 * MILLION, "cost_high": 900 * MILLION,
        "indicator": "Sampah pasar yang terpilah", "unit": "persen", "direction": "up", "formula": "berat terpilah dibagi berat seluruhnya",
        "practice": ("82.04", 2025, "Dari 12 persen menjadi 48 persen dalam satu tahun."),
    },
)  # fmt: skip


def fill(regions: dict[str, Region], *, by: User) -> None:
    """Three published models, each run by one region."""
    for told in MODELS:
        code, since, result = told["practice"]
        facts = {name: value for name, value in told.items() if name != "practice"} | {"cost_source": SOURCE}
        model = commands.write_model(None, facts=facts, is_sample=True, by=by)
        practice = {"region": regions[code], "since": since, "result": result, "source": SOURCE, "link": ""}
        commands.tell_practice(model, facts=practice, by=by)
        commands.move(model, step="publish", by=by)
