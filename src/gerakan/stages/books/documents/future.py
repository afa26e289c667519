"""What the figures say of the region's economy and people: frozen calculations, cited by number."""

from collections.abc import Iterator, Sequence

from django.utils.translation import gettext as _

from gerakan.foundation.documents.book.text import words
from gerakan.foundation.documents.book.tree import (
    Block,
    Chart,
    Notice,
    Paragraph,
    Points,
    Section,
    Series,
    Shape,
    Table,
)
from gerakan.foundation.ui import formats
from gerakan.stages.books.documents.cells import NONE
from gerakan.stages.books.documents.framing import made, sentence
from gerakan.stages.books.documents.source import Potential, Row, Source
from gerakan.stages.potentials.documents import sentences
from gerakan.stages.potentials.models import Measure, name_of
from gerakan.stages.potentials.queries.likeness import peer_lines


def future(source: Source) -> Iterator[Section]:
    """Sectors, regions alike, people to 2045; what was not computed is said so."""
    yield _sectors(source.potential("sectors"))
    yield _peers(source.potential("peers"))
    yield _people(source.potential("people"))


def _cited(run: Potential) -> str:
    return _("hitungan potensi nomor %(number)s, %(day)s") % {"number": run.number, "day": run.day}


def _sectors(run: Potential | None) -> Section:
    title = _("Kekuatan dan perubahan sektor")
    if run is None:
        return made("s-sectors", title, Notice(words(_("Kekuatan sektor belum dihitung dari angka daerah."))))
    unit = _("orang") if run.inputs["measure"] == Measure.JOBS else _("juta rupiah")
    warnings = [Notice(words(one)) for one in sentences.warnings_of(run.inputs, run.result)]
    lines = sentences.sector_lines(run.result, run.inputs["notes"], run.inputs["measure"])
    strong = [one for one in lines if one.tone == "ok"]
    notable: Block = (
        Points(tuple(words(f"{one.name}. {one.sentence} {one.question}") for one in strong))
        if strong
        else sentence(_("Tidak ada sektor yang jelas menonjol terhadap acuannya."))
    )
    return made(
        "s-sectors", title, sentence(sentences.rests_on(run.inputs)), sentence(sentences.structure_sentence(run.result, run.inputs["measure"])), *warnings, notable,
        *_quotients(run), _sector_table(run, lines), sentence(sentences.shift_sentence(run.result, run.inputs)), *_shift(run, unit),
    )  # fmt: skip


def _quotients(run: Potential) -> Iterator[Chart]:
    rows = sorted((row for row in run.result["rows"] if row["lq"] is not None), key=lambda row: -row["lq"])
    if rows:
        alt = _("Bagian sektor terhadap acuan; terbesar %(name)s dengan %(lq)s.") % {"name": name_of(rows[0]["sector"]), "lq": formats.number(rows[0]["lq"], 2)}  # fmt: skip
        yield _bars(
            "g-quotient",
            _("Location quotient menurut lapangan usaha"),
            alt,
            rows,
            field="lq",
            name="LQ",
            source=_cited(run),
        )


def _shift(run: Potential, unit: str) -> Iterator[Chart]:
    rows = sorted((row for row in run.result["rows"] if row["competitive"] is not None), key=lambda row: -row["competitive"])  # fmt: skip
    if rows:
        alt = _("Bagian daerah sendiri dari perubahan tiap sektor; terbesar %s.") % name_of(rows[0]["sector"])
        yield _bars(
            "g-shift", _("Perubahan karena daerah sendiri"), alt, rows, field="competitive", name=_("Daerah sendiri"), source=_cited(run), unit=unit
        )  # fmt: skip


def _bars(anchor: str, caption: str, alt: str, rows: Sequence[Row], *, field: str, name: str, source: str, unit: str = "") -> Chart:  # fmt: skip
    names = tuple(name_of(row["sector"]) for row in rows)
    series = (Series(name, tuple(round(float(row[field]), 2) for row in rows)),)
    return Chart(anchor, caption, alt, Shape.BARS, names, series, unit, source, is_horizontal=True)


def _sector_table(run: Potential, lines: Sequence[sentences.SectorLine]) -> Table:
    rows = tuple(
        (one.code, one.name, NONE if one.share is None else formats.percent(one.share * 100, 1), one.quotient, one.label)
        for one in lines
    )  # fmt: skip
    headers = (_("Kode"), _("Lapangan usaha"), _("Bagian"), _("LQ dan rentangnya"), _("Kedudukan"))
    return Table("t-sectors", _("Sektor daerah dibandingkan dengan acuan"), headers, rows, right=(2, 3), widths=(1, 6, 2, 3, 3), source=_cited(run))  # fmt: skip


def _peers(run: Potential | None) -> Section:
    title = _("Daerah yang serupa")
    if run is None:
        return made("s-peers", title, Notice(words(_("Daerah serupa belum dihitung."))))
    rows = tuple((row["name"], formats.number(row["distance"], 2), "; ".join(row["similar"])) for row in peer_lines(run.inputs, run.result))  # fmt: skip
    said = [sentence(_("Makin kecil jaraknya, makin serupa kedua daerah. Setiap alasan menyebut angka daerah ini lalu angka daerah itu."))]  # fmt: skip
    if run.inputs["is_sample"]:
        said.append(sentence(_("Angka ini data contoh, bukan angka resmi.")))
    headers = (_("Daerah"), _("Jarak"), _("Serupa karena"))
    shown = Table(
        "t-peers", _("Daerah serupa menurut jaraknya"), headers, rows, right=(1,), widths=(4, 2, 10), source=_cited(run)
    )
    return made("s-peers", title, *said, shown if rows else sentence(_("Tidak ada daerah yang cukup serupa.")))


def _people(run: Potential | None) -> Section:
    title = _("Penduduk dan perkotaan sampai 2045")
    if run is None:
        return made("s-people", title, Notice(words(_("Penduduk sampai 2045 belum dihitung."))))
    said: list[Paragraph] = [sentence(one) for one in sentences.people_sentences(run.result, run.inputs["name"])]
    said.append(sentence(sentences.people_method(run.result, run.parameters)))
    return made("s-people", title, *said, _urban(run), _inhabitants(run))


def _paths(run: Potential, at: int, scale: float, decimals: int) -> tuple[tuple[str, ...], tuple[Series, ...]]:
    names = {"low": _("rendah"), "middle": _("sedang"), "high": _("tinggi")}
    first = run.result["paths"][0]["points"]
    kept = [number for number, point in enumerate(first) if number == 0 or point[0] % 5 == 0]
    series = tuple(
        Series(names[path["name"]], tuple(round(path["points"][number][at] * scale, decimals) for number in kept))
        for path in run.result["paths"]
    )
    return tuple(str(first[number][0]) for number in kept), series


def _urban(run: Potential) -> Chart:
    years, series = _paths(run, 3, 100, 2)
    alt = _("Bagian penduduk perkotaan pada tiga jalur; proyeksi nasional 2045 %s.") % formats.percent(run.result["target"] * 100, 2)  # fmt: skip
    return Chart("g-urban", _("Bagian penduduk yang tinggal di perkotaan"), alt, Shape.LINE, years, series, "%", _cited(run))  # fmt: skip


def _inhabitants(run: Potential) -> Chart:
    years, series = _paths(run, 1, 0.001, 1)
    alt = _("Penduduk pada tiga jalur, dalam ribu jiwa.")
    return Chart("g-people", _("Penduduk sampai 2045"), alt, Shape.LINE, years, series, _("ribu jiwa"), _cited(run))
