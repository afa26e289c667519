"""What a run says, in sentences that an official can repeat; "on course" only when the whole range is."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from django.utils.translation import gettext as _

from gerakan.foundation.ui import formats
from gerakan.stages.scenarios.models import PER_CENT

Plain = Mapping[str, Any]
TONES = {"reached": "ok", "open": "wait", "missed": "stop"}
SURE = 0.995
WORTH_NAMING = 3


def word(verdict: str) -> str:
    """The verdict as a badge says it."""
    return {"reached": _("di jalur"), "open": _("belum pasti"), "missed": _("tidak terkejar")}.get(verdict, "")


def decimals_of(inputs: Plain, result: Plain) -> int:
    """As many as tell the range apart: none for thousands, two for small numbers."""
    sizes = [abs(end) for end in result["years"][-1]["value"]] + [abs(float(t)) for t in inputs["targets"].values()]
    most = max(sizes, default=0)
    return 0 if most >= 1000 else 1 if most >= 10 else 2


def chance_words(chance: float) -> str:
    """Never quite 0 or 100 %: these are draws, not certainties."""
    if chance >= SURE:
        return _("lebih dari 99 %")
    return _("kurang dari 1 %") if chance < 1 - SURE else formats.share(chance)


def tested(result: Plain) -> list[Plain]:
    """Years with a target."""
    return [one for one in result["years"] if one["target"] is not None]


def headline(inputs: Plain, result: Plain) -> tuple[str, str]:
    """(tone, sentence) of the last year that has a target."""
    last, places, unit = tested(result)[-1], decimals_of(inputs, result), inputs["indicator"]["unit"]
    low, _middle, high = (formats.number(end, places) for end in last["value"])
    said = {
        "year": last["year"], "low": low, "high": high, "unit": unit, "chance": chance_words(last["chance"]),
        "target": formats.number(last["target"], places),
    }  # fmt: skip
    return TONES[last["verdict"]], _HEADLINES[last["verdict"]]() % said


_HEADLINES = {
    "reached": lambda: _(
        "Di jalur: menurut asumsi ini indikator pada %(year)s berada di antara %(low)s dan %(high)s %(unit)s; seluruh rentang itu mencapai target %(target)s."
    ),
    "open": lambda: _(
        "Belum pasti: menurut asumsi ini indikator pada %(year)s berada di antara %(low)s dan %(high)s %(unit)s, targetnya %(target)s. Peluang target tercapai %(chance)s."
    ),
    "missed": lambda: _(
        "Tidak terkejar: menurut asumsi ini indikator pada %(year)s berada di antara %(low)s dan %(high)s %(unit)s; seluruh rentang itu di luar target %(target)s."
    ),
}


def lines(inputs: Plain, parameters: Plain, result: Plain) -> Iterator[str]:
    """Without programmes, what they add, what decides."""
    places, unit, last = decimals_of(inputs, result), inputs["indicator"]["unit"], result["years"][-1]
    ends = {"low": formats.number(last["without"][0], places), "high": formats.number(last["without"][2], places)}
    yield _("Tanpa program, pada %(year)s: %(low)s sampai %(high)s %(unit)s.") % {
        "year": last["year"],
        "unit": unit,
        **ends,
    }
    if result["added"]:
        yield _added(inputs, result, places)
    if result["weights"]:
        told = [name_of(inputs, one["code"]) for one in result["weights"][:2]]
        yield _("Yang paling menentukan hasilnya: %s. Periksa sumbernya lebih dahulu.") % _joined(told)
    if result["beyond"]:
        share = formats.share(result["beyond"])
        yield _("%s undian melewati batas satuan: pilih cara “menutup bagian dari sisa jarak”.") % share


def _added(inputs: Plain, result: Plain, places: int) -> str:
    ordered = sorted(result["added"], key=lambda one: -abs(one["mean"]))[:WORTH_NAMING]
    told = [f"{name_of(inputs, one['code'])} ({signed(one['mean'], places)})" for one in ordered]
    total = sum(one["mean"] for one in result["added"])
    return _("Semua program bersama mengubah indikator rata-rata %(total)s %(unit)s; terbesar %(names)s.") % {
        "total": signed(total, places), "unit": change_unit(inputs["indicator"]["unit"]), "names": _joined(told)}  # fmt: skip


def change_unit(unit: str) -> str:
    """What a difference is counted in: between two percentages lie points, not per cent."""
    return _("poin persen") if unit.strip().lower() in PER_CENT else unit


def signed(value: float, places: int) -> str:
    """With its sign."""
    text = formats.number(abs(value), places)
    return f"+{text}" if value >= 0 else f"−{text}"


def name_of(inputs: Plain, code: str) -> str:
    """A row as people call it."""
    row = next(one for one in inputs["assumptions"] if one["code"] == code)
    fixed = {"baseline": _("nilai awal"), "trend": _("perubahan tanpa program")}
    return fixed.get(row["kind"]) or f"{code} {row['label']}"


def _joined(words: Sequence[str]) -> str:
    return (
        _("%(first)s dan %(last)s") % {"first": ", ".join(words[:-1]), "last": words[-1]}
        if len(words) > 1
        else words[0]
    )


def steps(inputs: Plain, result: Plain) -> Iterator[tuple[str, str, str]]:
    """(name, what it adds on average, its range) from the start to the mean of the last year; they add up."""
    places = decimals_of(inputs, result) + 1
    yield _("Nilai awal"), formats.number(result["start"], places), ""
    yield _("Perubahan tanpa program"), signed(result["trend"], places), ""
    for one in result["added"]:
        ends = _("%(low)s sampai %(high)s") % {"low": signed(one["low"], places), "high": signed(one["high"], places)}
        yield name_of(inputs, one["code"]), signed(one["mean"], places), ends
