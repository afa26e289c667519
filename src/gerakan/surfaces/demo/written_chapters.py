"""Sample text for every section of the four books, made of the plan's own rows: sentences, references, evidence."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.utils import translation

from gerakan.stages.chapters.queries.contents import Contents
from gerakan.stages.chapters.queries.template import Entry, template
from gerakan.stages.masterplans.models import PILLAR_OF, Helix, Pillar, SubDimension, SwotLine
from gerakan.surfaces.demo import written_words as words

Row = Mapping[str, Any]


def sample_texts(contents: Contents) -> dict[tuple[str, str], str]:
    """(code of the section, language) -> text; Buku 3 in both languages."""
    with translation.override("id"):
        writer = _Writer(contents["head"], contents["rows"])
        told = {(one.code, "id"): writer.text(one) for one in template().entries() if one.is_written}
    return told | {(code, "en"): text for code, text in words.ENGLISH.items()}


@dataclass(frozen=True)
class _Writer:
    head: Row
    rows: Mapping[str, Sequence[Row]]

    def text(self, entry: Entry) -> str:
        """Fixed sentences with the plan's figures, then sentences about its rows."""
        fixed = words.FIXED.get(entry.code, "")
        code, _dash, pillar = entry.code.rpartition("-")
        made = _OF_PILLAR.get(code) if pillar in Pillar.values else None
        parts = list(made(self, pillar)) if made else [*_OF_SECTION.get(entry.code, _nothing)(self)]
        if code == "1-kesiapan":
            parts = list(_swot(self, pillar))
        fixed = fixed.format(
            daerah=self.head["region_name"], awal=self.head["starts"], akhir=self.last, tengah=self.middle
        )
        return "\n\n".join(part for part in (fixed, *parts) if part)

    @property
    def last(self) -> int:
        """The plan's last year."""
        return int(self.head["starts"] + self.head["years"] - 1)

    @property
    def middle(self) -> int:
        """Its fifth year, or its last."""
        return min(int(self.head["starts"]) + 4, self.last)

    @cached_property
    def names(self) -> Mapping[str, Row]:
        """Every row by its code."""
        return {row["code"]: row for rows in self.rows.values() for row in rows}

    @cached_property
    def of_programme(self) -> Mapping[str, Mapping[str, list[Row]]]:
        """Indicators, milestones and risks by the programme that they belong to."""
        found: dict[str, dict[str, list[Row]]] = {}
        for sheet in ("indikator", "peta-jalan", "risiko"):
            found[sheet] = defaultdict(list)
            for row in self.rows[sheet]:
                found[sheet][row["programme"] or ""].append(row)
        return found

    def programmes(self, pillar: str = "") -> list[Row]:
        """Programmes, without their parts."""
        return [row for row in self.rows["program"] if row["kind"] == "programme" and pillar in ("", row["pillar"])]

    def year(self, row: Row, *, last: bool = True) -> int | None:
        """The last or first year in which a row says something."""
        fields = [number for number in range(self.head["years"]) if row[f"y{number + 1}"] is not None]
        return self.head["starts"] + (fields[-1] if last else fields[0]) if fields else None

    def measured(self, row: Row) -> str:
        """How far an indicator shall come."""
        year = self.year(row)
        if year is None or row["baseline"] is None:
            return ""
        place = f"indikator/{row['code']}"
        return (
            f"{_first_up(row['name'])} bergerak dari [[{place}/dasar]] {row['unit']} pada tahun dasar "
            f"menjadi [[{place}/target/{year}]] {row['unit']} pada {year}."
        )


def _first_up(text: str) -> str:
    return text[:1].upper() + text[1:]


def _low(text: str) -> str:
    """Inside a sentence; an abbreviation stays."""
    return text if text[1:2].isupper() else text[:1].lower() + text[1:]


def _proof(row: Row) -> str:
    return "".join(f" [[bukti/{code}]]" for code in row["evidence"][:2])


def _nothing(_writer: _Writer) -> Iterator[str]:
    return iter(())


def _swot(writer: _Writer, component: str) -> Iterator[str]:
    own = [row for row in writer.rows["swot"] if row["component"] == component]
    label = str(SwotLine.Component(component).label).lower()
    yield f"Tabel berikut merangkum penilaian unsur {label} ([[lihat:tabel-swot-{component}]]). Setiap butir menunjuk buktinya."
    for row in own:
        kind = str(SwotLine.Kind(row["kind"]).label).lower()
        yield f"Sebagai {kind}, {_low(row['statement'])}{_proof(row)}. {words.SWOT[row['kind']]}"


def _gaps(writer: _Writer, pillar: str) -> Iterator[str]:
    yield (
        f"Bagian ini membandingkan keadaan sekarang dengan keadaan yang diinginkan pada tiga subdimensi "
        f"{str(Pillar(pillar).label).lower()}. Rinciannya tersusun dalam [[lihat:tabel-kesenjangan-{pillar}]]."
    )
    for row in writer.rows["kesenjangan"]:
        if PILLAR_OF.get(row["subdimension"]) != pillar:
            continue
        yield f"### {SubDimension(row['subdimension']).label}"
        yield (
            f"{_first_up(row['present'])}{_proof(row)}. Yang diinginkan: {_low(row['desired'])}. {_first_up(row['gap'])}, "
            f"sehingga warga di kecamatan lain masih menunggu. Akar masalahnya bukan kurangnya aplikasi, melainkan "
            f"{_low(row['cause'])}. Karena itu disarankan {_low(row['recommendation'])}."
        )
        said = [one for one in writer.rows["masalah"] if one["subdimension"] == row["subdimension"]]
        if said:
            yield "Masalah yang dicatat bersama warga:"
            yield "\n".join(f"- {_first_up(one['statement'])}{_proof(one)}." for one in said)


def _strategies(writer: _Writer, pillar: str) -> Iterator[str]:
    yield (
        f"Pilar {str(Pillar(pillar).label).lower()} memuat [[strategi/jumlah/{pillar}]] strategi ([[lihat:tabel-strategi-{pillar}]]), "
        f"satu untuk setiap subdimensi. Strategi disusun dari pertemuan kekuatan dan peluang dengan kelemahan dan ancaman."
    )
    for row in writer.rows["strategi"]:
        if row["pillar"] != pillar:
            continue
        own = [one for one in writer.programmes(pillar) if one["strategy"] == row["code"]]
        goal = writer.names.get(row["goal"] or "")
        yield f"### {SubDimension(row['subdimension']).label}"
        yield (
            f"**{row['code']}. {_first_up(row['text'])}.** {words.STRATEGY.get(row['kind'], '')} "
            + (f"Strategi ini mengantar ke sasaran “{goal['text']}”. " if goal else "")
            + (f"Pelaksanaannya: {', '.join(one['name'] for one in own)}." if own else "")
        )
        for one in own[:1]:
            for indicator in writer.of_programme["indikator"][one["code"]][:1]:
                yield f"Tanda pertama keberhasilannya: {_low(writer.measured(indicator))}"


def _actions(writer: _Writer, pillar: str) -> Iterator[str]:
    label = str(Pillar(pillar).label).lower()
    yield (
        f"Pilar {label} dijalankan melalui [[program/jumlah/{pillar}]] program dengan kebutuhan [[anggaran/pilar/{pillar}]] "
        f"selama [[rencana/lama]] tahun. Daftarnya ada dalam [[lihat:tabel-program-{pillar}]], ukurannya dalam "
        f"[[lihat:tabel-indikator-{pillar}]]."
    )
    for row in writer.programmes(pillar):
        yield f"### {row['code']} {row['name']}"
        yield _programme(writer, row)
        yield _success(writer, row)


def _programme(writer: _Writer, row: Row) -> str:
    code = row["code"]
    problems = [writer.names[one] for one in row["problems"] if one in writer.names]
    why = (
        f"menjawab keadaan bahwa {_low(problems[0]['statement'])}{_proof(problems[0])}"
        if problems
        else "disusun bersama warga"
    )
    with_whom = f" bersama {row['partners']}" if row["partners"] else ""
    until = f" sampai [[program/{code}/selesai]]" if row["ends"] != row["starts"] else ""
    when = f"{'sejak' if until else 'pada'} [[program/{code}/mulai]]{until}"
    legal = f" Dasar hukumnya {row['legal_basis']}." if row["legal_basis"] else ""
    after = f" Program ini menunggu {', '.join(row['depends_on'])} selesai lebih dahulu." if row["depends_on"] else ""
    return (
        f"Program ini {why}. Penerima manfaatnya {_low(row['beneficiaries'])}, [[program/{code}/penerima]] orang, di "
        f"{row['location'] or 'semua kecamatan'}. {row['owner']} bertanggung jawab{with_whom}, {when}, "
        f"dengan kebutuhan [[anggaran/program/{code}]].{legal}{after}"
    )


def _success(writer: _Writer, row: Row) -> str:
    measured, marked, feared = (writer.of_programme[one][row["code"]] for one in ("indikator", "peta-jalan", "risiko"))
    said = [
        *(writer.measured(one) for one in measured[:2]),
        *(f"Tonggak tahun {one['year']}: {_low(one['text'])}." for one in marked[:1]),
        *(f"Yang diwaspadai: “{one['statement']}”; penanganannya, {_low(one['mitigation'])}." for one in feared[:1]),
    ]
    return " ".join(one for one in said if one)


def _problems(writer: _Writer) -> Iterator[str]:
    for pillar in Pillar:
        own = [row for row in writer.rows["masalah"] if row["pillar"] == pillar]
        if own:
            yield f"**{pillar.label}.** Di pilar ini tercatat [[masalah/jumlah/{pillar}]] masalah:"
            yield "\n".join(f"- {_first_up(row['statement'])}{_proof(row)}." for row in own)


def _stakeholders(writer: _Writer) -> Iterator[str]:
    for helix in Helix:
        if any(row["helix"] == helix for row in writer.rows["pemangku"]):
            yield f"**{helix.label}.** {words.HELIX[helix]}"


def _heard(writer: _Writer) -> Iterator[str]:
    yield "\n".join(f"- {_first_up(row['changed']).rstrip('.')}." for row in writer.rows["peran-serta"])


def _missions(writer: _Writer) -> Iterator[str]:
    yield "\n".join(f"{number}. {row['text']}" for number, row in enumerate(writer.rows["misi"], 1))
    yield words.MISSIONS


def _goals(writer: _Writer) -> Iterator[str]:
    for row in writer.rows["sasaran"]:
        own = [one for one in writer.rows["indikator"] if one["goal"] == row["code"]]
        yield f"**{row['code']}. {_first_up(row['text'])}.** " + " ".join(writer.measured(one) for one in own)


def _term(first: int, last: int) -> Callable[[_Writer], Iterator[str]]:
    """Milestones of the plan's years from first to last, counted from nought."""

    def told(writer: _Writer) -> Iterator[str]:
        for step in range(first, min(last, writer.head["years"])):
            year = writer.head["starts"] + step
            own = [row for row in writer.rows["peta-jalan"] if row["year"] == year]
            if own:
                yield f"**Tahun {year}.** Pada akhir tahun ini berdiri tonggak berikut, dengan anggaran [[anggaran/total/{year}]]:"
                yield "\n".join(f"- [[peta-jalan/{row['code']}/nama]]." for row in own[:12])

    return told


def _money(writer: _Writer) -> Iterator[str]:
    for pillar in Pillar:
        yield f"{pillar.label} memerlukan [[anggaran/pilar/{pillar}]] untuk [[program/jumlah/{pillar}]] program."
    years = [writer.head["starts"] + step for step in range(writer.head["years"])]
    yield "\n".join(f"- {year}: kebutuhan [[anggaran/total/{year}]], pagu [[pagu/total/{year}]]." for year in years)


def _risks(writer: _Writer) -> Iterator[str]:
    grave = sorted(writer.rows["risiko"], key=lambda row: -((row["likelihood"] or 0) * (row["impact"] or 0)))[:12]
    for row in grave:
        yield (f"**{row['code']}.** {_first_up(row['statement'])}. Penanganannya: {_low(row['mitigation'])}.")


def _flagships(writer: _Writer) -> Iterator[str]:
    for pillar in Pillar:
        own = writer.programmes(pillar)
        for row in [one for one in own if one["flagship"]][:1] or own[:1]:
            code = row["code"]
            yield f"**{pillar.label}: {row['name']}.** Bagi {_low(row['beneficiaries'])}, dengan kebutuhan [[anggaran/program/{code}]]."


def _quick_wins(writer: _Writer) -> Iterator[str]:
    for row in writer.rows["quick-win"]:
        yield f"### {row['name']}"
        problems = [writer.names[one] for one in row["problems"] if one in writer.names]
        why = " ".join(f"{_first_up(one['statement'])}{_proof(one)}." for one in problems)
        yield (
            f"{why} {_first_up(row['idea'])}. Kebaruannya: {_low(row['novelty'])}. Yang merasakannya "
            f"[[quick-win/{row['code']}/penerima]] orang dalam [[quick-win/{row['code']}/bulan]] bulan; {row['owner']} memimpin."
        )


def _quick_names(writer: _Writer) -> Iterator[str]:
    yield "\n".join(f"- [[quick-win/{row['code']}/nama]], dipimpin {row['owner']}." for row in writer.rows["quick-win"])


def _steps(writer: _Writer) -> Iterator[str]:
    for row in writer.rows["quick-win"]:
        own = [one for one in writer.rows["langkah"] if one["quick_win"] == row["code"]]
        yield f"**{row['name']}**"
        yield "\n".join(f"- Bulan ke-{one['month']}: {_low(one['text'])}." for one in own)


def _lasting(writer: _Writer) -> Iterator[str]:
    for row in writer.rows["quick-win"]:
        yield f"**{row['name']}.** {_first_up(row['sustainability'])}. {words.LASTING}"


_OF_PILLAR: Mapping[str, Callable[[_Writer, str], Iterator[str]]] = {
    "1-kesenjangan": _gaps,
    "2-strategi": _strategies,
    "2-aksi": _actions,
}
_OF_SECTION: Mapping[str, Callable[[_Writer], Iterator[str]]] = {
    "1-masalah-utama": _problems, "1-pemangku": _stakeholders, "1-didengar": _heard, "1-visi-rumusan": _missions,
    "2-visi-misi": _missions, "2-sasaran": _goals, "2-jangka-pendek": _term(0, 1), "2-jangka-menengah": _term(1, 5),
    "2-jangka-panjang": _term(5, 10), "2-pembiayaan": _money, "2-risiko": _risks, "2-quick-win": _quick_names,
    "3-unggulan": _flagships, "3-quick-win": _quick_names, "q-daftar": _quick_wins, "q-langkah": _steps,
    "q-keberlanjutan": _lasting,
}  # fmt: skip
