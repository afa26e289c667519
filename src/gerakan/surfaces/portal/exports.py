"""Open data sets: declared once, served as CSV, XLSX and JSON with the same columns."""

import csv
import io
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

import xlsxwriter
from django.http import HttpResponse, JsonResponse
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from gerakan.foundation.editions.models import FunnelCount, Participation
from gerakan.foundation.regions.models import Region
from gerakan.stages.invitations.models import ListEntry
from gerakan.stages.plenary.models import Plenary
from gerakan.surfaces.portal.decisions import decision_rows, standing_rows

KINDS = ("csv", "xlsx", "json")
LICENCE = "CC BY 4.0"
Row = tuple[Any, ...]


@dataclass(frozen=True)
class DataSet:
    """A table anybody may take away."""

    name: str
    title: str | Promise
    source: str | Promise
    columns: tuple[tuple[str, str | Promise], ...]
    rows: Callable[[], Iterable[Row]]


def region_url(region: Region) -> str:
    """The region's public page."""
    return reverse("portal:region", args=[region.slug])


def sheet_url(entry: ListEntry) -> str:
    """The sheet of reasons."""
    return reverse("invitations:explanation", args=[entry.pk])


def _region_rows() -> Iterable[Row]:
    return Region.objects.order_by("code").values_list(
        "code", "bps_code", "name", "kind", "province__code", "province__name", "capital", "latitude", "longitude",
        "area_km2", "population", "timezone", "is_autonomous",
    )  # fmt: skip


def _participation_rows() -> Iterable[Row]:
    rows = Participation.objects.that_count().order_by("edition__year", "region__code")
    return rows.values_list("edition__year", "region__code", "region__name", "role", "confidence", "source_url")


def _funnel_rows() -> Iterable[Row]:
    rows = FunnelCount.objects.filter(edition__is_test=False, edition__is_sample=False)
    return rows.order_by("edition__year", "step__order", "-count").values_list(
        "edition__year", "step__code", "count", "source_url", "note"
    )


def _list_rows() -> Iterable[Row]:
    rows = ListEntry.objects.filter(invitation_list__published_at__isnull=False)
    return rows.order_by("invitation_list", "region__code").values_list(
        "invitation_list__run__scheme__edition__slug", "invitation_list__run__scheme__edition__is_sample",
        "region__code", "region__name", "place", "position", "standing__rank", "standing__score", "standing__chance",
        "decisive", "reason",
    )  # fmt: skip


DATA_SETS = {
    "daerah": DataSet(
        "daerah", _("Register 514 kabupaten dan kota"), _("Kepmendagri 300.2.2-2138/2025; BIG dan Dukcapil 2024"),
        (
            ("kode", _("kode Kemendagri")), ("kode_bps", _("kode BPS 2018")), ("nama", _("nama resmi")),
            ("jenis", _("kabupaten atau kota")), ("kode_provinsi", _("kode provinsi")), ("provinsi", _("provinsi")),
            ("ibu_kota", _("ibu kota")), ("lintang", _("derajat")), ("bujur", _("derajat")),
            ("luas_km2", _("kilometer persegi")), ("penduduk", _("jiwa, Desember 2024")), ("zona_waktu", "IANA"),
            ("otonom", _("punya APBD dan DPRD sendiri")),
        ),
        _region_rows,
    ),
    "keikutsertaan": DataSet(
        "keikutsertaan", _("Keikutsertaan 2017–2024"), _("laman publik pada kolom sumber; 2021–2023 belum lengkap"),
        (
            ("edisi", _("tahun")), ("kode", _("kode Kemendagri hari ini")), ("nama", _("nama hari ini")),
            ("peran", _("terpilih, mundur, pengganti")), ("keyakinan", _("kuat, cukup, lemah")), ("sumber", _("alamat laman")),
        ),
        _participation_rows,
    ),
    "corong": DataSet(
        "corong", _("Corong setiap edisi"), _("laman publik pada kolom sumber; angka yang bertentangan baris terpisah"),
        (
            ("edisi", _("tahun")), ("tahapan", _("kode tahapan")), ("jumlah", _("jumlah yang diumumkan")),
            ("sumber", _("alamat laman")), ("catatan", _("keterangan")),
        ),
        _funnel_rows,
    ),
    "penjaringan": DataSet(
        "penjaringan", _("Daftar penjaringan yang diumumkan"), _("Gerakan; sidik setiap daftar ada di halamannya"),
        (
            ("edisi", _("kode edisi")), ("data_contoh", _("dibuat untuk peragaan")), ("kode", _("kode Kemendagri")),
            ("nama", _("nama daerah")), ("tempat", _("diundang, cadangan, di bawah garis, tidak memenuhi syarat")),
            ("urutan", _("urutan pada tempatnya")), ("peringkat", _("peringkat pada daftarnya")), ("skor", "0–100"),
            ("peluang", _("bagian ulangan di dalam garis")), ("penentu", _("yang memutuskan")), ("penjelasan", _("kalimat")),
        ),
        _list_rows,
    ),
    "penetapan": DataSet(
        "penetapan", _("Penetapan yang diumumkan"), _("Gerakan; setiap versi hasil mempunyai alamat dan sidiknya sendiri"),
        (
            ("edisi", _("kode edisi")), ("data_contoh", _("dibuat untuk peragaan")), ("versi", _("versi hasil")),
            ("kode", _("kode Kemendagri")), ("nama", _("nama daerah")), ("putusan", _("terpilih, bersyarat, cadangan")),
            ("urutan", _("urutan cadangan")), ("peringkat", _("peringkat")),
            ("menyimpang", _("putusan berbeda dari peringkat")), ("alasan", _("kalimat")),
            ("diperbaiki_karena", _("alasan koreksi")), ("sidik", _("sidik hasil")),
        ),
        decision_rows,
    ),
    "peringkat": DataSet(
        "peringkat", _("Peringkat di balik penetapan"), _("Gerakan; dapat dihitung ulang dari berkas keputusan"),
        (
            ("edisi", _("kode edisi")), ("data_contoh", _("dibuat untuk peragaan")), ("perhitungan", _("nomor perhitungan")),
            ("kode", _("kode Kemendagri")), ("nama", _("nama daerah")), ("peringkat", _("peringkat")),
            ("terbaik", _("peringkat terbaik (90 %)")), ("terburuk", _("peringkat terburuk (90 %)")), ("skor", "0–100"),
            ("nilai", "0–100"), ("galat_baku", _("galat baku nilai")), ("indeks", "0–100"),
            ("tempat", _("di dalam garis, cadangan, di bawah garis, tidak memenuhi syarat")),
            ("urutan", _("urutan cadangan")), ("peluang", _("bagian ulangan di dalam garis")),
            ("bobot_wajar", _("bagian bobot wajar yang memilihnya")), ("zona", _("pasti, abu-abu, di luar")),
            ("pemutus_seri", _("pemutus skor sama")), ("syarat", _("syarat yang belum terpenuhi")),
            ("sidik", _("sidik perhitungan")),
        ),
        standing_rows,
    ),
}  # fmt: skip
VERSIONED = {"penetapan": decision_rows, "peringkat": standing_rows}
"""Sets whose every version stays at its own address."""


def version_of(name: str, result: Plenary) -> DataSet:
    """The same columns, of one version only."""
    return replace(DATA_SETS[name], rows=partial(VERSIONED[name], result))


def answer(data: DataSet, kind: str) -> HttpResponse:
    """The file, with licence and source inside where the form allows it."""
    names = [name for name, _meaning in data.columns]
    if kind == "json":
        rows = [dict(zip(names, row, strict=True)) for row in data.rows()]
        about = {"judul": str(data.title), "sumber": str(data.source), "lisensi": LICENCE}
        return JsonResponse({**about, "baris": rows}, json_dumps_params={"ensure_ascii": False})
    content = _csv(data, names) if kind == "csv" else _xlsx(data, names)
    types = {
        "csv": "text/csv; charset=utf-8",
        "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    }
    response = HttpResponse(content, content_type=types[kind])
    response["Content-Disposition"] = f'attachment; filename="gerakan-{data.name}.{kind}"'
    return response


def _csv(data: DataSet, names: list[str]) -> bytes:
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(names)
    writer.writerows([_harmless(cell) for cell in row] for row in data.rows())
    return text.getvalue().encode()


def _xlsx(data: DataSet, names: list[str]) -> bytes:
    memory = io.BytesIO()
    book = xlsxwriter.Workbook(memory, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    sheet = book.add_worksheet(data.name)
    sheet.write_row(0, 0, names, book.add_format({"bold": True}))
    for place, row in enumerate(data.rows(), 1):
        sheet.write_row(place, 0, [float(cell) if hasattr(cell, "as_tuple") else cell for cell in row])
    notes = book.add_worksheet("keterangan")
    for place, pair in enumerate([("judul", data.title), ("sumber", data.source), ("lisensi", LICENCE), *data.columns]):
        notes.write_row(place, 0, [str(part) for part in pair])
    book.close()
    return memory.getvalue()


def _harmless(cell: Any) -> Any:
    """No spreadsheet takes this text for a formula."""
    return f"'{cell}" if isinstance(cell, str) and cell[:1] in {"=", "+", "-", "@", "\t"} else cell
