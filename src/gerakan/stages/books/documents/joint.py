"""Programmes that the region carries together with others: marked as joint, with its own part, the whole and the partners."""

from collections.abc import Callable, Iterable
from decimal import Decimal

from django.utils.translation import gettext as _

from gerakan.foundation.documents.book.text import Run, Runs, words
from gerakan.foundation.documents.book.tree import Block, Notice, Points, Section, Table
from gerakan.foundation.ui import formats
from gerakan.stages.books.documents.cells import NONE, figure, part_name, pillar_name
from gerakan.stages.books.documents.framing import Extra, made, sentence
from gerakan.stages.books.documents.source import Row, Source
from gerakan.stages.masterplans.models import MoneyLine

Extras = Callable[[Source], Extra]


def with_joint(own: Extras) -> Extras:
    """A place of Buku 2 and, behind its own, the section of joint programmes where there are some."""

    def both(source: Source) -> Extra:
        found = own(source)
        rows = joint(source)
        return Extra(found.before, found.after, (*found.parts, _section(rows))) if rows else found

    return both


def with_joint_money(own: Extras) -> Extras:
    """A place of Buku 3 and, behind its own, what the region carries of joint programmes."""

    def both(source: Source) -> Extra:
        found = own(source)
        rows = joint(source)
        told = (sentence(_said(rows)), _shares("t-joint-summary", rows)) if rows else ()
        return Extra(found.before, (*found.after, *told), found.parts)

    return both


def joint(source: Source) -> tuple[Row, ...]:
    """As contents keep them; contents frozen before there were any have none."""
    return tuple(source.contents.get("joint", ()))


def _section(rows: tuple[Row, ...]) -> Section:
    rule = _("Program bersama tertulis dalam buku setiap anggota dengan bagian masing-masing; secara nasional setiap program dihitung sekali.")  # fmt: skip
    blocks: tuple[Block, ...] = (sentence(_said(rows)), Notice(words(rule)), _shares("t-joint", rows), _by_year(rows))
    return made("s-joint", _("Program bersama"), *blocks, parts=[_profile(row) for row in rows])


def _said(rows: tuple[Row, ...]) -> str:
    """How much the region carries, and how much of it is beside the plan's own money."""
    outside = sum(row["own"]["total"] for row in rows if not row["own"]["own_code"])
    return _(
        "Daerah ini memikul %(own)s dari %(count)s program bersama yang seluruhnya %(total)s; %(outside)s di antaranya di luar jumlah anggaran rencana induk ini."
    ) % {
        "own": formats.money_exact(sum(row["own"]["total"] for row in rows)), "count": formats.number(len(rows), 0),
        "total": formats.money_exact(sum(row["total"] for row in rows)), "outside": formats.money_exact(outside),
    }  # fmt: skip


def _shares(anchor: str, rows: tuple[Row, ...]) -> Table:
    lines = [
        (
            row["code"], _("%s (bersama)") % row["name"], row["plan"], _partners(row),
            formats.number(row["total"], 0), formats.percent(Decimal(row["own"]["points"]) / 100, 2), formats.number(row["own"]["total"], 0),
        )
        for row in rows
    ]  # fmt: skip
    sums = (formats.number(sum(row["total"] for row in rows), 0), "", formats.number(sum(row["own"]["total"] for row in rows), 0))  # fmt: skip
    headers = (_("Kode"), _("Program"), _("Rencana bersama"), _("Mitra"), _("Jumlah (rupiah)"), _("Bagian daerah ini"), _("Bagian daerah ini (rupiah)"))  # fmt: skip
    return Table(
        anchor, _("Program bersama, mitra, dan bagian daerah ini"), headers, (*lines, (_("Jumlah"), "", "", "", *sums)),
        right=(4, 5, 6), widths=(2, 6, 5, 6, 5, 3, 5), has_total=True, is_landscape=True, source=_("rencana bersama"),
    )  # fmt: skip


def _by_year(rows: tuple[Row, ...]) -> Table:
    """The region's own parts over the years of the programmes."""
    years = sorted({year for row in rows for year in row["years"]})
    lines = [(f"{row['code']} {row['name']}", _amounts(row, years)) for row in rows]
    sums = [sum(column) for column in zip(*(amounts for _name, amounts in lines), strict=True)]
    cells = [(name, *_numbers(amounts)) for name, amounts in [*lines, (_("Jumlah"), sums)]]
    headers = (_("Program"), *map(str, years), _("Jumlah"))
    right = tuple(range(1, len(headers)))
    return Table("t-joint-years", _("Bagian daerah ini per tahun, dalam rupiah"), headers, tuple(cells), right=right, has_total=True, is_landscape=True, source=_("rencana bersama"))  # fmt: skip


def _amounts(row: Row, years: list[int]) -> list[int]:
    given = dict(zip(row["years"], row["own"]["amounts"], strict=True))
    return [given.get(year, 0) for year in years]


def _numbers(amounts: Iterable[int]) -> list[str]:
    found = list(amounts)
    return [formats.number(one, 0) for one in (*found, sum(found))]


def _partners(row: Row) -> str:
    return "; ".join(one["name"] for one in row["shares"] if one["member"] != row["own"]["member"])


def _profile(row: Row) -> Section:
    """One joint programme from its problem to everybody's part."""
    own = row["own"]
    held = _("sudah tertulis dalam program %s rencana induk ini") % own["own_code"] if own["own_code"] else _("di luar anggaran rencana induk ini")  # fmt: skip
    lines = [
        (_("Rencana bersama"), f"{row['plan']}, {_('piagam')} {row['charter']}" if row["charter"] else row["plan"]),
        (_("Masalah"), row["problem"]),
        (_("Penerima manfaat"), row["beneficiaries"]),
        (_("Pilar"), f"{pillar_name(row['pillar'])}, {part_name(row['subdimension'])}"),
        (_("Tahun"), f"{row['starts']}–{row['ends']}"),
        (_("Indikator"), _targets(row)),
        (_("Biaya seluruhnya"), f"{formats.money_exact(row['total'])} ({_sources(row)})"),
        (_("Bagian daerah ini"), f"{_part(own)}; {held}"),
        (_("Kewajiban daerah ini"), own["duty"]),
        (_("Mitra"), "; ".join(f"{one['name']} {_part(one)}" for one in row["shares"] if one["member"] != own["member"])),
    ]  # fmt: skip
    points = Points(tuple(_line(name, text) for name, text in lines if text))
    return made(f"joint-{row['code']}-{own['member']}".replace(".", "-"), _("%(code)s %(name)s (bersama)") % {"code": row["code"], "name": row["name"]}, points)  # fmt: skip


def _line(name: str, text: str) -> Runs:
    return (Run(f"{name}: ", is_strong=True), Run(text))


def _part(share: Row) -> str:
    return f"{formats.money_exact(share['total'])} ({formats.percent(Decimal(share['points']) / 100, 2)})"


def _sources(row: Row) -> str:
    labels = dict(zip(MoneyLine.Source.values, map(str, MoneyLine.Source.labels), strict=True))
    return "; ".join(f"{labels[name]} {formats.money_exact(sum(sums))}" for name, sums in row["money"].items()) or NONE


def _targets(row: Row) -> str:
    """From the baseline to the last target."""
    base = f"{figure(row['baseline'])} {row['unit']} ({row['baseline_year']})"
    last = max(row["targets"], default="", key=int)
    return f"{row['indicator']}: {base}" + (f" → {figure(row['targets'][last])} {row['unit']} ({last})" if last else "")
