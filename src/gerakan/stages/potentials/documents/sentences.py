"""Sentences that a Bappeda officer would sign: figures with their range, then a question; nothing is called best."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from gerakan.foundation.ui import formats
from gerakan.stages.potentials.models import Measure, name_of

QUOTIENT, GROWTH = 2, 1
MOST_NAMED = 8
JUMP, WEIGHTY = 1.5, 0.01
"""A figure that is more than half as large again next year was probably typed in another unit; trifles are let be."""


SERVED = frozenset({"D", "E", "P", "Q"})
"""Sectors that serve whoever lives here; nobody asks whether they are sold elsewhere."""
GOVERNMENT = "O"


@dataclass(frozen=True)
class SectorLine:
    """One sector on the page; growth: the region's, then the whole's."""

    code: str
    name: str
    verdict: str
    tone: str
    label: str
    share: float | None
    quotient: str
    growth: tuple[str, str]
    note: str
    sentence: str
    question: str


def sector_lines(
    result: Mapping[str, Any], notes: Mapping[str, str], measure: str = Measure.CONSTANT
) -> list[SectorLine]:
    """Strong sectors first, each group by its part of the economy."""
    order = {"strong": 0, "usual": 1, "small": 2, "little": 3, "unknown": 4}
    rows = sorted(result["rows"], key=lambda row: (order[row["verdict"]], -(row["share"] or 0), row["sector"]))
    economy = _economy(measure, is_whole=not result["missing"])
    return [_line(row, result, notes.get(row["sector"], ""), economy) for row in rows]


def _economy(measure: str, *, is_whole: bool) -> str:
    """What a share is a share of; with sectors left out it is not the region's economy."""
    if not is_whole:
        return _("sektor yang dihitung")
    return _("tenaga kerja daerah") if measure == Measure.JOBS else _("ekonomi daerah")


def _line(row: Mapping[str, Any], result: Mapping[str, Any], note: str, economy: str) -> SectorLine:
    tone, label = ("wait", _("baru mulai")) if _is_new(row) else _label(row["verdict"])
    growth = _percent(row["growth"]), _percent(row["whole_growth"])
    return SectorLine(
        row["sector"], name_of(row["sector"]), row["verdict"], tone, label, row["share"], _range(row), growth, note,
        _sentence(row, note, economy), _question(row, result["economy"] or 0.0),
    )  # fmt: skip


def _is_new(row: Mapping[str, Any]) -> bool:
    """Nothing in the first year: it has a size, and no rate yet."""
    return row["lq"] is not None and row["growth"] is None


def questions_of(lines: Sequence[SectorLine]) -> list[tuple[str, list[str]]]:
    """Each question once, with the sectors that it is asked about."""
    found: dict[str, list[str]] = {}
    for line in lines:
        found.setdefault(line.question, []).append(f"{line.code} {line.name}")
    return list(found.items())


def _label(verdict: str) -> tuple[str, str]:
    return {
        "strong": ("ok", _("menonjol")),
        "usual": ("", _("belum jelas berbeda")),
        "small": ("info", _("di bawah acuan")),
        "little": ("wait", _("terlalu kecil")),
        "unknown": ("wait", _("angka tidak lengkap")),
    }[verdict]


def _range(row: Mapping[str, Any]) -> str:
    if row["lq"] is None:
        return "–"
    low, high = formats.number(row["lower"], QUOTIENT), formats.number(row["upper"], QUOTIENT)
    return f"{formats.number(row['lq'], QUOTIENT)} ({low}–{high})"


def _percent(value: float | None) -> str:
    return "–" if value is None else _minus(formats.percent(value * 100, GROWTH))


def _minus(said: str) -> str:
    return said.replace("-", "−")


def _signed(value: float) -> str:
    said = formats.number(value, 0)
    return f"+{said}" if value > 0 else _minus(said)


def _pace(value: float | None) -> str:
    """How a yearly rate is said; what shrinks does not grow by less than nothing."""
    if value is None:
        return _("lajunya tidak diketahui")
    said = formats.percent(abs(value) * 100, GROWTH)
    return (_("menyusut %s per tahun") if value < 0 else _("tumbuh %s per tahun")) % said


def _sentence(row: Mapping[str, Any], note: str, economy: str) -> str:
    if row["verdict"] == "unknown" and _is_new(row):
        said = _("%(share)s dari %(economy)s; pada tahun pertama nol, jadi belum ada laju dan belum ada kesimpulan.")
        return said % {"share": formats.percent((row["share"] or 0) * 100, 1), "economy": economy}
    if row["verdict"] == "unknown":
        return _("Angkanya tidak lengkap pada tahun pertama atau terakhir, jadi tidak ada kesimpulan.")
    said = _(
        "%(share)s dari %(economy)s, %(lq)s kali bagiannya pada acuan (%(low)s–%(high)s), %(own)s; "
        "sektor yang sama pada acuan %(whole)s."
    ) % {
        "share": formats.percent((row["share"] or 0) * 100, 1),
        "economy": economy,
        "lq": formats.number(row["lq"], QUOTIENT),
        "low": formats.number(row["lower"], QUOTIENT),
        "high": formats.number(row["upper"], QUOTIENT),
        "own": _pace(row["growth"]),
        "whole": _pace(row["whole_growth"]),
    }
    return f"{said} {_('Catatan pengirim: %s.') % note.rstrip('.')}" if note else said


def _question(row: Mapping[str, Any], economy: float) -> str:
    grows = row["growth"] is not None and row["growth"] > economy
    if row["verdict"] == "strong":
        return _of_the_strong(row["sector"], grows=grows)
    if row["verdict"] in {"usual", "small"} and row["sector"] in SERVED:
        return _("Apakah layanannya cukup dan merata bagi warga di semua kecamatan?")
    if row["verdict"] in {"usual", "small"} and row["sector"] == GOVERNMENT:
        return _("Apakah belanja pemerintah cukup terasa pada usaha warga setempat?")
    if row["verdict"] == "usual":
        return _("Apakah hasilnya dipakai warga sendiri, atau sudah dijual ke luar daerah?")
    if row["verdict"] == "small":
        if grows:
            return _("Pertumbuhan dari ukuran kecil: usaha siapa yang tumbuh, dan apa yang dibutuhkannya?")
        return _("Apakah kekurangan ini dirasakan warga, atau cukup dilayani daerah tetangga?")
    return _("Data apa yang perlu dikumpulkan sebelum disimpulkan?")


def _of_the_strong(sector: str, *, grows: bool) -> str:
    if sector == GOVERNMENT:
        return _("Ekonomi daerah bertumpu pada belanja pemerintah: usaha apa yang tetap hidup bila belanja itu turun?")
    if sector in SERVED:
        return _("Apakah ini melayani daerah lain juga, atau besar karena sektor lain di sini masih kecil?")
    if grows:
        return _("Apa yang membuatnya tumbuh di sini, dan siapa saja yang ikut menikmatinya?")
    return _("Apa yang menahannya, dan apakah nilainya dapat dinaikkan tanpa menambah luas atau jumlah?")


def shift_sentence(result: Mapping[str, Any], inputs: Mapping[str, Any] | None = None) -> str:
    """The change and its three parts; with the inputs also what changed, between which years, in which unit."""
    sums = result["sums"]
    parts = {name: _signed(sums[name]) for name in ("national", "mix", "competitive")}
    said = _(
        "Seandainya tiap sektor tumbuh seperti seluruh acuan: %(national)s. Karena susunan sektornya: %(mix)s. Karena sektor daerah tumbuh "
        "lebih cepat atau lebih lambat daripada sektor yang sama pada acuan: %(competitive)s. Ketiganya berjumlah tepat sebelum dibulatkan."
    ) % parts  # fmt: skip
    return f"{_changed(sums['total'], inputs)} {said}"


def _changed(total: float, inputs: Mapping[str, Any] | None) -> str:
    if inputs is None:
        return _("Perubahan seluruhnya %s.") % _signed(total)
    words = {
        "first": inputs["years"][0], "last": inputs["years"][-1], "amount": formats.number(abs(total), 0),
        "what": _("tenaga kerja daerah") if inputs["measure"] == Measure.JOBS else _("PDRB daerah"),
        "unit": unit_of(inputs["measure"]),
    }  # fmt: skip
    if total < 0:
        return _("Dari %(first)s sampai %(last)s %(what)s berkurang %(amount)s %(unit)s.") % words
    return _("Dari %(first)s sampai %(last)s %(what)s bertambah %(amount)s %(unit)s.") % words


def unit_of(measure: str) -> str:
    """What the table counts in."""
    return _("orang") if measure == Measure.JOBS else _("juta rupiah")


def structure_sentence(result: Mapping[str, Any], measure: str = Measure.CONSTANT) -> str:
    """How fast, how different and how concentrated."""
    return _(
        "%(what)s %(own)s, acuan %(whole)s. Susunannya: indeks Krugman %(krugman)s (0 sama dengan acuan, 2 sama sekali lain); "
        "pemusatan menurut Herfindahl %(herfindahl)s (1 bila hanya ada satu sektor)."
    ) % {
        "what": capfirst(_economy(measure, is_whole=not result["missing"])),
        "krugman": formats.number(result["krugman"], 2),
        "herfindahl": formats.number(result["herfindahl"], 2),
        "own": _pace(result["own_growth"]),
        "whole": _pace(result["economy"]),
    }


def klassen_rows(result: Mapping[str, Any]) -> list[tuple[str, str, list[str]]]:
    """(field, what it means, its sectors) of Klassen's typology, as the engine numbers it; sectors without figures stand nowhere."""
    fields = {
        1: (_("Maju dan tumbuh cepat"), _("bagian dan lajunya di atas sektor yang sama pada acuan")),
        2: (_("Maju tetapi tertekan"), _("bagiannya di atas, lajunya di bawah acuan")),
        3: (_("Berkembang"), _("bagiannya di bawah, lajunya di atas acuan")),
        4: (_("Relatif tertinggal"), _("bagian dan lajunya di bawah acuan")),
    }
    held: dict[int, list[str]] = {field: [] for field in fields}
    for row in sorted(result["rows"], key=lambda row: (-(row["share"] or 0), row["sector"])):
        if row["klassen"] in held:
            held[row["klassen"]].append(f"{row['sector']} {name_of(row['sector'])}")
    return [(*fields[field], held[field]) for field in fields]


def warnings_of(inputs: Mapping[str, Any], result: Mapping[str, Any]) -> list[str]:
    """What must be known before the figures are used."""
    said = [_("Angka ini data contoh, bukan angka resmi.")] if inputs["is_sample"] else []
    if absent := [name_of(code) for code, year in result["missing"] if year is None and not _is_left_out(code, inputs)]:
        said.append(
            _(
                "Lapangan usaha tanpa angka lengkap: %s. Bagian dan LQ dihitung dari sektor lainnya saja, bukan dari seluruh ekonomi daerah."
            )
            % "; ".join(absent)
        )
    holes = [f"{name_of(code)} {year}" for code, year in result["missing"] if year is not None]
    if holes:
        said.append(_("Sel kosong: %s.") % "; ".join(holes[:MOST_NAMED]))
    if inputs.get("is_mixed"):
        said.append(_("Angkanya dari beberapa kiriman; laju dan perubahannya hanya berarti bila serinya sama."))
    if jumps := _jumps(inputs):
        said.append(
            _("Angka meloncat lebih dari separuh dalam setahun: %s. Periksa satuan dan sumbernya.")
            % "; ".join(jumps[:MOST_NAMED])
        )
    if inputs["changed"]:
        said.append(_("Wilayah ini berubah di antara tahun-tahun itu (%s); pertumbuhannya mungkin bukan pertumbuhan ekonomi.") % "; ".join(inputs["changed"]))  # fmt: skip
    if inputs["measure"] == "current":
        said.append(
            _(
                "Harga berlaku: laju dan perubahannya memuat kenaikan harga. Pakai harga konstan untuk menilai pertumbuhan."
            )
        )
    return said


def _is_left_out(code: str, inputs: Mapping[str, Any]) -> bool:
    """By choice: its figures are all there."""
    if code not in inputs["sectors"]:
        return False
    at = inputs["sectors"].index(code)
    return None not in inputs["whole"][at] and None not in inputs["values"][at]


def refusal_of(problem: str) -> str:
    """Why nothing can be computed, and what to do next."""
    known = {
        "belum ada angka acuan": _(
            "Belum ada angka acuan. Isi kolom Nilai acuan pada templat lalu kirim lagi; jumlah semua daerah dipakai bila paling sedikit lima daerah mempunyai angka yang sama lengkapnya."
        ),
        "tidak ada sektor yang angkanya lengkap": _(
            "Tidak ada lapangan usaha yang angkanya lengkap pada semua tahun, di daerah dan pada acuan. Lengkapi tahun yang sama untuk keduanya."
        ),
        "diperlukan paling sedikit dua tahun": _("Baru ada angka satu tahun. Kirim paling sedikit satu tahun lagi."),
    }
    return known.get(problem) or capfirst(problem)


def _jumps(inputs: Mapping[str, Any]) -> list[str]:
    """Sectors of some weight whose figure grew or shrank by more than half from one year to the next."""
    years, totals = inputs["years"], [sum(filter(None, column)) for column in zip(*inputs["values"], strict=True)]
    found = []
    for code, own in zip(inputs["sectors"], inputs["values"], strict=True):
        for at in range(1, len(years)):
            before, after = own[at - 1], own[at]
            if (
                before
                and after
                and max(before / after, after / before) > JUMP
                and max(before / totals[at - 1], after / totals[at]) >= WEIGHTY
            ):
                found.append(f"{name_of(code)} {years[at - 1]}–{years[at]}")
    return found


def near_sentence(row: Mapping[str, Any]) -> str:
    """Why a sector is near."""
    names = ", ".join(name_of(code) for code in row["related"])
    said = _("%s dari sektor-sektor yang sering menonjol bersamanya sudah menonjol di daerah ini.") % formats.share(row["density"])  # fmt: skip
    return f"{said} {_('Yang terdekat: %s.') % names}" if names else said


def rests_on(inputs: Mapping[str, Any]) -> str:
    """What was counted, of which years, beside what, from which sources."""
    return _("%(measure)s, %(first)s–%(last)s, dibandingkan dengan %(reference)s. Sumber: %(sources)s.") % {
        "measure": Measure(inputs["measure"]).label, "first": inputs["years"][0], "last": inputs["years"][-1],
        "reference": reference_of(inputs), "sources": "; ".join(inputs["sources"]),
    }  # fmt: skip


def reference_of(inputs: Mapping[str, Any]) -> str:
    """What the region is compared with."""
    if inputs["reference"] == "delivered":
        return str(inputs["reference_label"]) or _("kolom acuan pada tabel")
    return _("jumlah %d daerah dalam data") % int(inputs["region_count"])


def people_method(result: Mapping[str, Any], parameters: Mapping[str, Any]) -> str:
    """Method, base, assumptions and source of the paths."""
    said = _("Cara: selisih pertumbuhan kota dan desa (Perserikatan Bangsa-Bangsa, Manual VIII, 1974), %(difference)s per tahun dari %(before)s–%(now)s; jalur rendah dan tinggi mengurangi dan menambahnya %(spread)s. Tahun dasar %(now)s: %(people)s jiwa, %(share)s di perkotaan.")  # fmt: skip
    words = {
        "difference": _minus(formats.percent(result["difference"] * 100, 2)), "before": parameters["year_before"],
        "now": parameters["year_now"], "spread": formats.percent(parameters["spread"] * 100, 0),
        "people": formats.number(parameters["people"]), "share": formats.percent(parameters["share_now"] * 100, 1),
    }  # fmt: skip
    ends = [said % words]
    if parameters["ceiling"] < 1:
        ends.append(_("Batas atas yang dianggap: %s.") % formats.percent(parameters["ceiling"] * 100, 1))
    return " ".join([*ends, _("Ini anggapan, bukan ramalan. Sumber: %s.") % parameters["source"].rstrip(".")])


def people_sentences(result: Mapping[str, Any], name: str) -> list[str]:
    """What the paths mean, with the national projection beside them."""
    paths = {path["name"]: path for path in result["paths"]}
    low, middle, high = (paths[key]["points"][-1] for key in ("low", "middle", "high"))
    shares = sorted((low[3], middle[3], high[3]))
    said = [
        _("Menurut jalur sedang penduduk %(name)s menjadi %(middle)s jiwa pada %(year)d (jalur rendah sampai tinggi %(low)s–%(high)s), %(share)s di antaranya di perkotaan (%(least)s–%(most)s); proyeksi nasional %(target)s.")
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
            _("Pada jalur sedang ada %(more)s warga perkotaan lebih banyak daripada tahun %(year)d: air minum, persampahan, angkutan, dan hunian untuk mereka perlu ada sebelum mereka ada. Siapa yang merencanakannya, dan di kelurahan atau desa mana?")
            % {"more": formats.number(more), "year": first[0]}
        )  # fmt: skip
    elif more < 0:
        said.append(
            _("Pada jalur sedang warga perkotaan berkurang. Layanan mana yang perlu disatukan agar tetap terjangkau?")
        )
    return said
