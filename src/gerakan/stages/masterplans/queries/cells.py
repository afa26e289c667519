"""Cells as people type them and as they read them."""

import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation
from typing import Any

from django.utils import timezone, translation
from django.utils.translation import gettext as _

from gerakan.foundation.exchange.figures import SCALES, DecimalMark, Sense, read_column
from gerakan.foundation.ui import formats
from gerakan.stages.masterplans.models import GIFFINGER, Masterplan, PlanRow
from gerakan.stages.masterplans.queries.sheets import SHEETS, Column, Kind, Sheet

YES = {"ya", "y", "1", "true", "benar", "sudah", "x", "✓", "yes"}
NO = {"", "tidak", "t", "0", "false", "salah", "belum", "no", "-"}
NAMED = 80
MOST_MONEY = 10**15
FOUR_PLACES = Decimal("0.0001")


class CellRefused(ValueError):
    """What was typed cannot stand in this cell; the text says why and what to type."""


@dataclass
class Codes:
    """Code -> row of each sheet that cells of this plan link to; asked once, kept while a save works."""

    plan: Masterplan
    found: dict[str, dict[str, PlanRow]] = field(default_factory=dict)

    def of(self, sheet: str) -> dict[str, PlanRow]:
        """The rows of a sheet by their codes, in small letters."""
        if sheet not in self.found:
            rows = SHEETS[sheet].model._default_manager.filter(plan=self.plan)
            self.found[sheet] = {row.code.casefold(): row for row in rows}
        return self.found[sheet]


def shown(column: Column, row: PlanRow) -> str:
    """A cell in words, such that typing it again changes nothing."""
    value = getattr(row, column.field)
    if value is None or value in ("", []):
        return ""
    return str(_SHOWN.get(column.kind, str)(_labelled(column, value)))


def as_typed(value: Decimal | int, places: int | None) -> str:
    """Figures on sheets are Indonesian in every language: 1.125 typed by an English reader would mean 1125."""
    with translation.override("id"):
        return formats.number(value, places)


def _labelled(column: Column, value: Any) -> Any:
    return column.choices.get(value, value) if column.kind is Kind.CHOICE else value


_SHOWN: Mapping[Kind, Any] = {
    Kind.YES: lambda value: _("ya") if value else "",
    Kind.DAY: lambda value: value.strftime("%d/%m/%Y"),
    Kind.DECIMAL: lambda value: as_typed(value.normalize(), None),
    Kind.MONEY: lambda value: as_typed(value, 0),
    Kind.LINK: lambda row: row.code,
    Kind.LINKS: ", ".join,
}


def read(column: Column, text: str, codes: Codes) -> Any:
    """The value of a cell; raises CellRefused with a sentence."""
    words = text.replace("\x00", "").strip()
    if not words:
        return _EMPTY[column.kind]() if column.kind in _EMPTY else None
    return _READ[column.kind](column, words, codes)


_EMPTY: Mapping[Kind, Any] = {Kind.TEXT: str, Kind.WORDS: str, Kind.CHOICE: str, Kind.YES: bool, Kind.LINKS: list}


def _text(column: Column, words: str, _codes: Codes) -> str:
    line = " ".join(words.split())
    if column.max_length and len(line) > column.max_length:
        raise CellRefused(
            _("Terlalu panjang: %(have)d huruf, paling banyak %(most)d.")
            % {"have": len(line), "most": column.max_length}
        )
    return line


def _words(_column: Column, words: str, _codes: Codes) -> str:
    return words.replace("\r\n", "\n").replace("\r", "\n")


def _choice(column: Column, words: str, _codes: Codes) -> str:
    known = {str(label).casefold(): value for value, label in column.choices.items()}
    known |= {value.casefold(): value for value in column.choices}
    folded = " ".join(words.split()).casefold()
    if folded in known:
        return known[folded]
    if (joined := folded.replace(" ", "")) in known:  # sub kegiatan
        return known[joined]
    character = folded.removeprefix("smart ")
    if column.field == "pillar" and (meant := GIFFINGER.get(character, character)) in column.choices:
        return meant
    begun = {value for label, value in known.items() if label.startswith(folded)}
    if len(begun) == 1:
        return begun.pop()
    raise CellRefused(_("Bukan pilihan yang dikenal. Pilih: %s.") % ", ".join(map(str, column.choices.values())))


def _yes(_column: Column, words: str, _codes: Codes) -> bool:
    if words.casefold() in YES:
        return True
    if words.casefold() in NO:
        return False
    raise CellRefused(_("Tulis ya atau kosongkan."))


MONTHS = {name: number for number, names in enumerate(
    ("jan", "feb peb", "mar", "apr", "mei may", "jun", "jul", "agu ags agt aug", "sep", "okt oct", "nov nop", "des dec"), start=1
) for name in names.split()}  # fmt: skip
IN_WORDS = re.compile(r"(\d{1,2})[ .-]+([a-z]{3})[a-z]*[ .-]+(\d{4})")


def _day(_column: Column, words: str, _codes: Codes) -> dt.date:
    if found := IN_WORDS.fullmatch(words.casefold()):
        words = f"{found[1]}/{MONTHS.get(found[2], 0)}/{found[3]}"
    for pattern in ("%d/%m/%Y", "%Y-%m-%d", "%d-%m-%Y", "%d.%m.%Y", "%Y-%m-%d 00:00:00"):
        try:
            return dt.datetime.strptime(words, pattern).replace(tzinfo=timezone.get_current_timezone()).date()
        except ValueError:
            continue
    raise CellRefused(_("Bukan tanggal. Tulis seperti 21/11/2026."))


def _figure(words: str) -> Decimal:
    """A number as Indonesians write it; "1,5 miliar" too."""
    head, _space, tail = words.casefold().removeprefix("rp").strip().rpartition(" ")
    scale = SCALES.get(tail.strip(".")) if head else None
    [reading] = read_column([head if scale else words], mark=DecimalMark.COMMA)
    try:
        return Decimal(repr(reading.number) if reading.sense is Sense.NUMBER else "") * (scale or 1)
    except InvalidOperation as error:
        raise CellRefused(_("Bukan angka. Tulis misalnya 1.250,5 atau 1,2 miliar.")) from error


def _whole(_column: Column, words: str, _codes: Codes) -> int:
    try:
        figure = _figure(words)
    except CellRefused:
        figure = Decimal(-1)
    if figure != figure.to_integral_value() or not 0 <= figure <= 2_000_000_000:
        raise CellRefused(_("Tulis bilangan bulat, 0 atau lebih; tahun dengan empat angka."))
    return int(figure)


def _money(_column: Column, words: str, _codes: Codes) -> int:
    figure = _figure(words)
    if not 0 <= figure <= MOST_MONEY:  # before rounding, which knows 28 digits and no more
        raise CellRefused(_("Tulis rupiah dari 0 sampai seribu triliun."))
    return int(figure.quantize(Decimal(1), ROUND_HALF_UP))


def _decimal(_column: Column, words: str, _codes: Codes) -> Decimal:
    figure = _figure(words.removesuffix("%").strip())
    if abs(figure) > MOST_MONEY:
        raise CellRefused(_("Angka ini terlalu besar."))
    return figure.quantize(FOUR_PLACES, ROUND_HALF_UP)


def _link(column: Column, words: str, codes: Codes) -> PlanRow:
    code = words.split(maxsplit=1)[0].strip(",;")
    if (row := codes.of(column.links_to).get(code.casefold())) is not None:
        return row
    named = [
        row for row in codes.of(column.links_to).values() if getattr(row, "name", "").casefold() == words.casefold()
    ]
    if len(named) == 1:
        return named[0]
    said = {"code": words[:NAMED], "sheet": SHEETS[column.links_to].label}
    raise CellRefused(_("%(code)s tidak ada di lembar %(sheet)s.") % said)


def _links(column: Column, words: str, codes: Codes) -> list[str]:
    asked = dict.fromkeys(code for code in words.replace(";", ",").replace("\n", ",").split(",") if code.strip())
    known = codes.of(column.links_to)
    missing = [code.strip() for code in asked if code.strip().casefold() not in known]
    if missing:
        raise CellRefused(
            _("%(code)s tidak ada di lembar %(sheet)s.")
            % {"code": ", ".join(missing), "sheet": SHEETS[column.links_to].label}
        )
    return list(dict.fromkeys(known[code.strip().casefold()].code for code in asked))


_READ: Mapping[Kind, Any] = {
    Kind.TEXT: _text,
    Kind.WORDS: _words,
    Kind.CHOICE: _choice,
    Kind.YES: _yes,
    Kind.DAY: _day,
    Kind.WHOLE: _whole,
    Kind.MONEY: _money,
    Kind.DECIMAL: _decimal,
    Kind.LINK: _link,
    Kind.LINKS: _links,
}


def plain(column: Column, row: PlanRow) -> Any:
    """A cell as JSON keeps it: codes for links, digits for decimals, ISO for days."""
    value = getattr(row, column.field)
    if isinstance(value, PlanRow):
        return value.code
    if isinstance(value, Decimal):
        return str(value.normalize())
    return value.isoformat() if isinstance(value, dt.date) else value


def plain_row(sheet: Sheet, row: PlanRow) -> dict[str, Any]:
    """All cells of a row as JSON keeps them."""
    return {column.field: plain(column, row) for column in sheet.columns}
