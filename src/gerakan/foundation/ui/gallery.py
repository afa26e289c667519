"""Specimens for the gallery: every component in several states, with the longest names there are."""

import math
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from gerakan.foundation.ui import charts, formats
from gerakan.foundation.ui.listing import BulkAction, Choice, Column, Empty, Listing, Range


@dataclass(frozen=True, slots=True)
class Specimen:
    """An invented row; the names are the longest the screens will meet."""

    pk: int
    name: str
    kind: str
    score: float
    budget: int | None
    decided_on: date
    zone: str


@dataclass(frozen=True, slots=True)
class Act:
    """What `workflow.actions` returns, as the gallery needs it."""

    name: str
    label: str
    blocked_because: str | None = None
    needs_note: bool = False


@dataclass(frozen=True, slots=True)
class Step:
    """A step of a stepper or a tab."""

    label: str
    state: str = ""
    note: str = ""
    url: str = ""
    current: bool = False
    count: int | None = None


@dataclass(frozen=True, slots=True)
class Work:
    """What a background job shows."""

    pk: int
    name: str
    state: str
    doing: str = ""
    done_count: int = 0
    total_count: int = 0
    message: str = ""
    result_url: str = ""

    @property
    def percent(self) -> int:
        return round(100 * self.done_count / self.total_count) if self.total_count else 0

    @property
    def is_over(self) -> bool:
        return self.state in {"done", "failed"}

    def get_state_display(self) -> str:
        """As a model's choice would say it."""
        return {"running": _("Sedang berjalan"), "done": _("Selesai"), "failed": _("Gagal")}[self.state]


@dataclass(frozen=True, slots=True)
class Happened:
    """What an audit event shows."""

    actor: str
    role: str
    words: str
    at: datetime
    note: str
    changes: dict[str, Any]


NAMES = (
    "Kabupaten Kepulauan Siau Tagulandang Biaro",
    "Kota Surakarta",
    "Kabupaten Sumenep",
    "Kabupaten Timor Tengah Selatan",
    "Kota Tidore Kepulauan",
)
ZONES = ("certain", "grey", "out")


class SpecimenForm(forms.Form):
    """Every kind of field, with help and errors."""

    name = forms.CharField(
        label=gettext_lazy("Nama program"), help_text=gettext_lazy("Seperti tertulis di rencana induk."), max_length=120
    )
    amount = forms.IntegerField(label=gettext_lazy("Anggaran (rupiah)"), min_value=0)
    kind = forms.ChoiceField(
        label=gettext_lazy("Jenis daerah"),
        choices=[("kota", gettext_lazy("Kota")), ("kabupaten", gettext_lazy("Kabupaten"))],
    )
    level = forms.ChoiceField(
        label=gettext_lazy("Tingkat"),
        widget=forms.RadioSelect,
        choices=[
            ("0", gettext_lazy("0 Belum ada")),
            ("2", gettext_lazy("2 Berlaku, belum jalan")),
            ("4", gettext_lazy("4 Terukur dan dievaluasi")),
        ],
    )
    day = forms.DateField(label=gettext_lazy("Tanggal"), required=False, widget=forms.DateInput(attrs={"type": "date"}))
    note = forms.CharField(label=gettext_lazy("Alasan"), required=False, widget=forms.Textarea(attrs={"rows": 3}))
    agreed = forms.BooleanField(label=gettext_lazy("Data ini sudah diperiksa kepala dinas"))


class UploadForm(forms.Form):
    """A file to drop."""

    file = forms.FileField(label=gettext_lazy("Buku kerja"))


LISTING = Listing(
    name="ui.gallery",
    title=gettext_lazy("Contoh daftar"),
    columns=(
        Column("name", gettext_lazy("Daerah"), sort=True),
        Column("kind", gettext_lazy("Jenis"), sort=True),
        Column("score", gettext_lazy("Skor"), sort=True, align="end", show=lambda value: formats.number(value, 1)),
        Column(
            "budget",
            gettext_lazy("Anggaran"),
            sort=True,
            align="end",
            show=formats.money_exact,
            unit="Rp",
            total="budget",
        ),
        Column("decided_on", gettext_lazy("Ditetapkan"), sort=True),
        Column("zone", gettext_lazy("Zona"), template="ui/gallery/zone.html"),
    ),
    filters=(
        Choice(
            "kind", gettext_lazy("Jenis"), [("Kota", gettext_lazy("Kota")), ("Kabupaten", gettext_lazy("Kabupaten"))]
        ),
        Range("score", gettext_lazy("Skor")),
    ),
    search=("name",),
    order="-score",
    page_sizes=(10, 25, 50),
    bulk=(BulkAction("invite", gettext_lazy("Undang"), confirm=gettext_lazy("Undang daerah yang dipilih?")),),
    row_class=lambda row: {9: "cut", 10: "tint", 11: "tint"}.get(row.pk, ""),
    empty=Empty(gettext_lazy("Belum ada daerah"), gettext_lazy("Daftar ini terisi setelah peringkat dihitung.")),
)


def rows() -> list[Specimen]:
    """Thirty invented rows."""
    return [
        Specimen(
            pk=at,
            name=f"{NAMES[at % len(NAMES)]} {at}",
            kind=NAMES[at % len(NAMES)].split()[0],
            score=round(90 - at * 1.3, 1),
            budget=None if at % 7 == 0 else 1_234_567_890 + at * 98_765_432,
            decided_on=date(2026, 1 + at % 12, 1 + at % 28),
            zone=ZONES[0 if at < 10 else 1 if at < 14 else 2],
        )
        for at in range(1, 31)
    ]


def specimens() -> dict[str, Any]:
    """Context of the gallery page."""
    return {
        "form": SpecimenForm(),
        "bad_form": SpecimenForm({"name": "", "amount": "-3", "kind": "desa"}, prefix="salah"),
        "upload": UploadForm(),
        "crumbs": [(_("Penjaringan"), "#"), (_("Peringkat"), "#")],
        "actions": _acts(),
        "steps": _steps(),
        "tabs": [Step(_("Ringkasan"), url="#", current=True), Step(_("Dokumen"), url="#", count=12)],
        "jobs": _jobs(),
        "contributions": _contributions(),
        "events": _events(),
        "moment": datetime(2026, 11, 21, 7, 5, tzinfo=UTC),
        "day": date(2026, 11, 21),
        "amount": 1_234_567_890,
        "pillars": ("governance", "branding", "economy", "living", "society", "environment"),
        "charts": _charts(),
        "facts": [
            (_("Kepala daerah"), "H. Muhammad Abdurrahman Wahiduddin Kusumanegara, S.Sos., M.Si."),
            (_("Perangkat daerah"), "Dinas Perumahan Rakyat, Kawasan Permukiman dan Pertanahan"),
            (_("Nomor surat"), None),
        ],
    }


def _acts() -> list[Act]:
    return [
        Act("announce", _("Umumkan penetapan")),
        Act("return", _("Kembalikan"), needs_note=True),
        Act("submit", _("Kirim nilai"), blocked_because=_("Belum dinilai: Infrastruktur, Suprastruktur")),
    ]


def _steps() -> list[Step]:
    names = (_("Penjaringan"), _("Penilaian"), _("Penetapan"), _("Kesepahaman"), _("Bimbingan"), _("Rencana induk"))
    states = ("done", "done", "current", "later", "later", "later")
    return [
        Step(name, state, _("menunggu 3") if state == "current" else "")
        for name, state in zip(names, states, strict=True)
    ]


def _jobs() -> list[Work]:
    return [
        Work(1, _("Membuat surat undangan"), "running", _("Kabupaten Sumenep"), 34, 80),
        Work(2, _("Membuat surat undangan"), "done", message=_("80 surat selesai dibuat."), result_url="#"),
        Work(3, _("Menghitung peringkat"), "failed", message=_("Berhenti di langkah 4; tidak ada yang berubah.")),
    ]


def _contributions() -> list[tuple[str, float]]:
    return [
        (_("Kemampuan keuangan daerah"), 21.4),
        (_("Kinerja penyelenggaraan pemerintahan"), 18.2),
        (_("Kota berkelanjutan"), -6.3),
        (_("Kepemimpinan"), 12.9),
    ]


def _events() -> list[Happened]:
    at = datetime(2026, 11, 21, 7, 5, tzinfo=UTC)
    changes = {_("skor"): [61.5, 63.0], _("dokumen"): "Perbup 12/2025"}
    return [
        Happened("Rina Wulandari", _("Sekretariat"), _("mengubah skor"), at, _("Salah ketik di lembar asal."), changes)
    ]


def _charts() -> list[charts.Chart]:
    names = [f"{name} {at}" for at, name in enumerate(NAMES, start=1)]
    spread = [50 + 12 * math.sin(at * 1.7) + at % 9 for at in range(200)]
    return [
        charts.bars(
            _("Satu daerah di bawah batas"),
            [(names[0], 58.1), (names[1], 81.4), (names[2], 66.0), (names[3], None), (names[4], 71.2)],
            unit=_("skor"),
            cut=63,
        ),
        charts.intervals(
            _("Peringkat tiga daerah belum pasti"),
            [(names[1], 1, 2, 4), (names[4], 31, 40, 58), (names[0], 61, 81, 118)],
            unit=_("peringkat"),
            decimals=0,
            cut=80,
        ),
        charts.waterfall(_("Keuangan daerah paling menolong"), _contributions(), unit=_("skor"), cut=63),
        charts.line(
            _("Kepuasan naik sejak 2022"),
            {_("Daerah ini"): [(2021, 61.0), (2022, 58.5), (2023, None), (2024, 66.0), (2025, 71.5)]},
            unit="%",
            note=_("2023 tidak disurvei."),
        ),
        charts.histogram(_("Sebagian besar daerah di tengah"), spread, unit=_("skor"), cut=63),
        charts.tornado(
            _("Bobot keuangan paling menentukan"),
            [(_("Bobot keuangan"), 0.31, 0.42), (_("Cara menormalkan"), 0.12, 0.3), (_("Data hilang"), 0.05, 0.07)],
        ),
    ]
