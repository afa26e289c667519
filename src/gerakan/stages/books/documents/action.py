"""Chapter 4 of Buku 2: programmes of every pillar as matrices and one by one."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from functools import partial

from django.utils.translation import gettext as _

from gerakan.foundation.documents.book.text import Run, Runs
from gerakan.foundation.documents.book.tree import Block, Points, Section, Table
from gerakan.foundation.ui import formats
from gerakan.stages.books.documents import charts
from gerakan.stages.books.documents.cells import (
    NONE,
    Cell,
    cells,
    heading,
    part_name,
    parts_of,
    pillar_name,
    said,
    table,
)
from gerakan.stages.books.documents.financing import pillar_of, programmes_money
from gerakan.stages.books.documents.framing import Entry, Extra, made, sentence
from gerakan.stages.books.documents.source import Row, Source, pillars
from gerakan.stages.books.documents.targets import span_of
from gerakan.stages.masterplans.models import Field, Programme, Scheme

MOST_OWNERS = 12


def programmes_by_pillar(source: Source, setting: Entry, caption: str) -> Block:
    """Programmes, people and money side by side."""
    rows = []
    for code, name in pillars():
        own = [row for row in source.programmes if row["pillar"] == code]
        people = sum(row["beneficiaries_number"] or 0 for row in own)
        money = source.budget.scale.of(pillar_of(source.budget, code))
        rows.append((name, *(formats.number(one, 0) for one in (len(own), people, money))))
    cost = _("Biaya (%s)") % source.budget.scale.words
    headers = (_("Pilar"), _("Program"), _("Penerima manfaat"), cost)
    return Table(setting["anchor"], caption, headers, tuple(rows), right=(1, 2, 3), widths=(4, 2, 3, 3), source=_("lembar Program dan Anggaran"))  # fmt: skip


def programmes_chart(source: Source, setting: Entry, caption: str) -> Block:
    """How many in each pillar."""
    return charts.counts(setting["anchor"], caption, charts.tally(source.programmes, "pillar", pillars()), unit=_("program"), source=_("lembar Program"))  # fmt: skip


def overview(source: Source) -> Extra:
    """What kind of programmes there are."""
    rows, where = source.programmes, _("lembar Program")
    fields = list(zip(Field.values, map(str, Field.labels), strict=True))
    kinds = list(zip(Programme.Innovation.values, map(str, Programme.Innovation.labels), strict=True))
    owners = Counter(row["owner"] or _("belum ada") for row in rows).most_common(MOST_OWNERS)
    people = [
        (name, sum(row["beneficiaries_number"] or 0 for row in rows if row["pillar"] == code))
        for code, name in pillars()
    ]
    said = _("Rencana ini memuat %(count)s program dengan %(parts)s kegiatan dan subkegiatan.") % {
        "count": formats.number(len(rows), 0),
        "parts": formats.number(len(source.rows("program")) - len(rows), 0),
    }
    return Extra(before=(sentence(said),), after=(
        charts.counts("g-parts", _("Program menurut subdimensi"), _by_part(rows), unit=_("program"), source=where),
        charts.counts("g-fields", _("Program menurut bidang tindakan"), charts.tally(rows, "field", fields), unit=_("program"), source=where),
        charts.counts("g-innovation", _("Program menurut jenis inovasi"), charts.tally(rows, "innovation", kinds), unit=_("program"), source=where),
        charts.counts("g-owners", _("Program menurut penanggung jawab"), owners, unit=_("program"), source=where),
        charts.counts("g-beneficiaries", _("Penerima manfaat program menurut pilar"), people, unit=_("penerima"), source=where),
    ))  # fmt: skip


def _by_part(rows: tuple[Row, ...]) -> list[tuple[str, int]]:
    found = Counter(row["subdimension"] for row in rows)
    return [(part_name(part), found[part]) for code, _name in pillars() for part in parts_of(code)]


def programmes_table(source: Source, setting: Entry, caption: str) -> Block:
    """The matrix of one pillar, or of all."""
    rows = _of_pillar(source, setting["only"])
    return table(
        setting["anchor"], caption, _matrix(), rows, is_landscape=True, empty=_("Belum ada program pada pilar ini."),
        widths=(4, 9, 6, 4, 4, 8, 6, 7, 6, 5), source=_("lembar Program"),
    )  # fmt: skip


def _of_pillar(source: Source, pillar: str) -> list[Row]:
    return [row for row in source.programmes if pillar in ("", row["pillar"])]


def pillar_action(source: Source, pillar: str) -> Extra:
    """Money, activities, and every programme by itself; a pillar without programmes has said so already."""
    rows, name = _of_pillar(source, pillar), pillar_name(pillar).lower()
    if not rows:
        return Extra()
    money = programmes_money(source, f"t-money-{pillar}", _("Biaya program %s") % name, rows)
    activities = _parts_table(source, pillar, name, {row["code"] for row in rows})
    return Extra(after=(money, activities), parts=tuple(_profile(source, row) for row in rows))


def _matrix() -> list[Cell]:
    return [
        *cells("program", "code", "name", "subdimension", "problems", "strategy", "owner", "partners", "beneficiaries", "location"),
        (_("Tahun"), term_of),
    ]  # fmt: skip


def term_of(row: Row) -> str:
    """Its years, or its only one, or the one end that is known."""
    first, last = row["starts"], row["ends"]
    if first and last:
        return f"{first}–{last}" if first != last else str(first)
    if first or last:
        return _("mulai %s") % (first,) if first else _("sampai %s") % (last,)
    return NONE


def _parts_table(source: Source, pillar: str, name: str, codes: set[str]) -> Block:
    """Activities and sub-activities, with the national codes."""
    rows = [row for row in source.rows("program") if row["code"] not in codes and row["pillar"] == pillar]
    columns = [*cells("program", "code", "kind", "parent", "name", "budget_code", "owner"), (_("Tahun"), term_of)]
    return table(f"t-activities-{pillar}", _("Kegiatan dan subkegiatan %s") % name, columns, rows, empty=_("Program pada pilar ini belum dirinci menjadi kegiatan."), widths=(2, 3, 2, 7, 4, 7, 4), is_landscape=True, source=_("lembar Program"))  # fmt: skip


def anchor_of(row: Row) -> str:
    """Of a programme's own section."""
    return f"program-{row['row']}"


def _profile(source: Source, row: Row) -> Section:
    """One programme from its problem to its risk."""
    amounts = source.budget.of_programmes.get(row["code"], ())
    first = next(((year, amount) for year, amount in zip(source.years, amounts, strict=False) if amount), None)
    said_money = _("belum dianggarkan") if not first else _("%(total)s, mulai %(year)s") % {"total": formats.money_exact(sum(amounts)), "year": first[0]}  # fmt: skip
    lines: list[tuple[str, str]] = [
        (_("Masalah"), _named(source, "masalah", row["problems"], "statement")),
        (heading("program", "strategy"), _named(source, "strategi", [row["strategy"]], "text")),
        (heading("program", "owner"), said("program", "owner", row)),
        (heading("program", "partners"), said("program", "partners", row)),
        (heading("program", "location"), said("program", "location", row)),
        (heading("program", "beneficiaries"), _users(row)),
        (heading("program", "innovation"), said("program", "innovation", row)),
        (heading("program", "field"), said("program", "field", row)),
        (heading("program", "budget_code"), said("program", "budget_code", row)),
        (heading("program", "legal_basis"), said("program", "legal_basis", row)),
        (heading("program", "depends_on"), _named(source, "program", row["depends_on"], "name")),
        (_("Indikator"), "; ".join(span_of(source, one) for one in source.of("indikator", programme=row["code"])) or NONE),
        (_("Biaya"), said_money),
        (_("Tonggak"), "; ".join(f"{one['year'] or NONE}: {one['text']}" for one in source.of("peta-jalan", programme=row["code"])) or NONE),
        (_("Risiko"), "; ".join(f"{one['statement']}. {one['mitigation']}" for one in source.of("risiko", programme=row["code"])) or NONE),
        (_("Rujukan"), "; ".join(f"{said('rujukan', 'scheme', one)} {one['key']}" for one in source.of("rujukan", programme=row["code"])) or NONE),
    ]  # fmt: skip
    points = Points(tuple(_line(name, text) for name, text in lines if text != NONE))
    flag = _(" Program ini unggulan.") if row["flagship"] else ""
    place = ", ".join(one for one in (part_name(row["subdimension"]), term_of(row)) if one != NONE)
    lead = (sentence(f"{place}.{flag}" if place else flag.strip()),) if place or flag else ()
    return made(anchor_of(row), f"{row['code']} {row['name']}", *lead, points)


def _line(name: str, text: str) -> Runs:
    return (Run(f"{name}: ", is_strong=True), Run(text))


def _named(source: Source, sheet: str, codes: list[str | None], field: str) -> str:
    found = [(code, source.row(sheet, code)) for code in codes or [] if code]
    return "; ".join(f"{code} {row[field]}" if row else str(code) for code, row in found) or NONE


def _users(row: Row) -> str:
    if row["beneficiaries_number"] is None:
        return said("program", "beneficiaries", row)
    number = formats.number(row["beneficiaries_number"], 0)
    return f"{said('program', 'beneficiaries', row)} ({number})"


def references(source: Source, setting: Entry, caption: str) -> Block:
    """What each programme stands for in the plans above: a row for a programme, a column for a plan."""
    titles = {(row["scheme"], row["key"]): row["title"] for row in source.rows("kode")}
    found: dict[tuple[str, str], list[str]] = defaultdict(list)
    for row in source.rows("rujukan"):
        title = titles.get((row["scheme"], row["key"])) or ""
        found[row["programme"] or "", row["scheme"]].append(f"{row['key'] or NONE} {title}".strip())
    schemes: list[Cell] = [(str(scheme.label), partial(_joined, found, scheme.value)) for scheme in Scheme]
    serving = {code for code, _scheme in found}
    rows = [*(row for row in source.rows("program") if row["code"] in serving), *({"code": "", "name": ""} for code in serving if not code)]  # fmt: skip
    return table(setting["anchor"], caption, [*cells("program", "code", "name"), *schemes], rows, empty=_("Belum ada rujukan ke rencana lain."), widths=(2, 7, *[4] * len(schemes)), is_landscape=True, source=_("lembar Rujukan"))  # fmt: skip


def _joined(found: Mapping[tuple[str, str], Sequence[str]], scheme: str, row: Row) -> str:
    return "; ".join(found.get((row["code"], scheme), ())) or NONE
