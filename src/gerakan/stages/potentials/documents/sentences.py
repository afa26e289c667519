"""Sentences that a Bappeda officer would sign: figures with their range, then a question; nothing is called best."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from gerakan.foundation.ui import formats
from gerakan.stages.potentials.models import name_of
from gerakan.stages.potentials.models.sectors import CODES

QUOTIENT, GROWTH = 2, 1


@dataclass(frozen=True)
class SectorLine:
    """One sector on the page."""

    code: str
    name: str
    tone: str
    label: str
    share: float | None
    quotient: str
    sentence: str
    question: str


def sector_lines(result: Mapping[str, Any], notes: Mapping[str, str]) -> list[SectorLine]:
    """Strong sectors first, each group by its part of the economy."""
    order = {"strong": 0, "usual": 1, "small": 2, "little": 3, "unknown": 4}
    rows = sorted(result["rows"], key=lambda row: (order[row["verdict"]], -(row["share"] or 0), row["sector"]))
    return [_line(row, result, notes.get(row["sector"], "")) for row in rows]


def _line(row: Mapping[str, Any], result: Mapping[str, Any], note: str) -> SectorLine:
    tone, label = _label(row["verdict"])
    return SectorLine(
        row["sector"], name_of(row["sector"]), tone, label, row["share"], _range(row),
        _sentence(row, note), _question(row, result["economy"]),
    )  # fmt: skip


def _label(verdict: str) -> tuple[str, str]:
    return {
        "strong": ("ok", _("menonjol")),
        "usual": ("", _("setara acuan")),
        "small": ("info", _("di bawah acuan")),
        "little": ("wait", _("terlalu kecil untuk dinilai")),
        "unknown": ("wait", _("angka tidak lengkap")),
    }[verdict]


def _range(row: Mapping[str, Any]) -> str:
    if row["lq"] is None:
        return "–"
    low, high = formats.number(row["lower"], QUOTIENT), formats.number(row["upper"], QUOTIENT)
    return f"{formats.number(row['lq'], QUOTIENT)} ({low}–{high})"


def _percent(value: float | None) -> str:
    return "–" if value is None else formats.percent(value * 100, GROWTH)


def _sentence(row: Mapping[str, Any], note: str) -> str:
    if row["verdict"] == "unknown":
        return _("Angkanya tidak lengkap pada tahun pertama atau terakhir, jadi tidak ada kesimpulan.")
    said = _(
        "%(share)s dari ekonomi daerah, %(lq)s kali bagiannya pada acuan (%(low)s–%(high)s), tumbuh %(own)s per tahun; "
        "sektor yang sama pada acuan %(whole)s."
    ) % {
        "share": formats.percent((row["share"] or 0) * 100, 1),
        "lq": formats.number(row["lq"], QUOTIENT),
        "low": formats.number(row["lower"], QUOTIENT),
        "high": formats.number(row["upper"], QUOTIENT),
        "own": _percent(row["growth"]),
        "whole": _percent(row["whole_growth"]),
    }
    return f"{said} {_('Catatan pengirim: %s.') % note.rstrip('.')}" if note else said


def _question(row: Mapping[str, Any], economy: float) -> str:
    grows = row["growth"] is not None and row["growth"] > economy
    if row["verdict"] == "strong":
        if grows:
            return _("Apa yang membuatnya tumbuh di sini, dan siapa saja yang ikut menikmatinya?")
        return _("Apa yang menahannya, dan apakah nilainya dapat dinaikkan tanpa menambah luas atau jumlah?")
    if row["verdict"] == "usual":
        return _("Apakah ini dilayani untuk warga sendiri, atau sudah dijual ke luar daerah?")
    if row["verdict"] == "small":
        if grows:
            return _("Pertumbuhan dari ukuran kecil: usaha siapa yang tumbuh, dan apa yang dibutuhkannya?")
        return _("Apakah kekurangan ini dirasakan warga, atau cukup dilayani daerah tetangga?")
    return _("Data apa yang perlu dikumpulkan sebelum disimpulkan?")


def shift_sentence(result: Mapping[str, Any]) -> str:
    """The change and its three parts in one sentence."""
    sums = {name: formats.number(value, 0) for name, value in result["sums"].items()}
    return _(
        "Perubahan %(total)s terdiri atas %(national)s karena ekonomi acuan tumbuh, %(mix)s karena susunan sektornya, dan "
        "%(competitive)s karena sektor daerah tumbuh berbeda dari sektor yang sama pada acuan. Ketiganya berjumlah tepat."
    ) % {name: sums[name] for name in ("total", "national", "mix", "competitive")}


def structure_sentence(result: Mapping[str, Any]) -> str:
    """How different and how concentrated."""
    return _(
        "Indeks Krugman %(krugman)s (0 sama dengan acuan, 2 sama sekali lain) dan Herfindahl %(herfindahl)s; ekonomi daerah "
        "tumbuh %(own)s per tahun, acuan %(whole)s."
    ) % {
        "krugman": formats.number(result["krugman"], 2),
        "herfindahl": formats.number(result["herfindahl"], 2),
        "own": _percent(result["own_growth"]),
        "whole": _percent(result["economy"]),
    }


def warnings_of(inputs: Mapping[str, Any], result: Mapping[str, Any]) -> list[str]:
    """What must be known before the figures are used."""
    said = [_("Angka ini data contoh, bukan angka resmi.")] if inputs["is_sample"] else []
    absent = [name_of(code) for code, year in result["missing"] if year is None]
    if absent:
        said.append(_("Lapangan usaha tanpa angka: %s.") % "; ".join(absent))
    holes = [f"{name_of(code)} {year}" for code, year in result["missing"] if year is not None]
    if holes:
        said.append(_("Sel kosong: %s.") % "; ".join(holes[:8]))
    if inputs["changed"]:
        said.append(_("Wilayah ini berubah di antara tahun-tahun itu (%s); pertumbuhannya mungkin bukan pertumbuhan ekonomi.") % "; ".join(inputs["changed"]))  # fmt: skip
    if inputs["measure"] == "current":
        said.append(_("Harga berlaku: pertumbuhan memuat kenaikan harga. Pakai harga konstan untuk pertumbuhan."))
    if len(inputs["sectors"]) < len(CODES) and not absent:
        said.append(_("Klasifikasi tidak lengkap."))
    return said


def near_sentence(row: Mapping[str, Any]) -> str:
    """Why a sector is near."""
    names = ", ".join(name_of(code) for code in row["related"])
    said = _("%s dari sektor-sektor yang sering menonjol bersamanya sudah menonjol di daerah ini.") % formats.share(row["density"])  # fmt: skip
    return f"{said} {_('Yang terdekat: %s.') % names}" if names else said


def people_sentences(result: Mapping[str, Any], name: str) -> list[str]:
    """What the paths mean, with the national projection beside them."""
    paths = {path["name"]: path for path in result["paths"]}
    low, middle, high = (paths[key]["points"][-1] for key in ("low", "middle", "high"))
    shares = sorted((low[3], middle[3], high[3]))
    said = [
        _("Pada %(year)d penduduk %(name)s diperkirakan %(middle)s jiwa (%(low)s–%(high)s), %(share)s di antaranya di perkotaan (%(least)s–%(most)s); proyeksi nasional %(target)s.")
        % {
            "year": result["target_year"], "name": name, "middle": formats.number(middle[1]),
            "low": formats.number(min(low[1], high[1])), "high": formats.number(max(low[1], high[1])),
            "share": formats.percent(middle[3] * 100, 1), "least": formats.percent(shares[0] * 100, 1),
            "most": formats.percent(shares[-1] * 100, 1), "target": formats.percent(result["target"] * 100, 2),
        }
    ]  # fmt: skip
    first = paths["middle"]["points"][0]
    more = middle[2] - first[2]
    if more > 0:
        said.append(
            _("Pada jalur sedang ada %(more)s warga perkotaan lebih banyak daripada tahun %(year)d: air minum, persampahan, angkutan, dan hunian untuk mereka perlu ada sebelum mereka ada. Siapa yang merencanakannya, dan di kelurahan mana?")
            % {"more": formats.number(more), "year": first[0]}
        )  # fmt: skip
    elif more < 0:
        said.append(
            _("Pada jalur sedang warga perkotaan berkurang. Layanan mana yang perlu disatukan agar tetap terjangkau?")
        )
    return said
