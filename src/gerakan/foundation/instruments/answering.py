"""Answers to items: what somebody typed becomes a value, a value becomes words or boxes again; one way for every stage."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from gerakan.foundation.exchange.figures import Sense, read_number
from gerakan.foundation.instruments.models import Node
from gerakan.foundation.instruments.tree import Item
from gerakan.foundation.ui import formats

Kind = Node.Answer
LONGEST = 20_000
ROWS = 60
SPARE_ROWS = 3
LARGEST = 1e15


class Unreadable(ValueError):
    """What was typed cannot be an answer; the text says why."""


def read_value(item: Item, data: Mapping[str, str]) -> Any:
    """From the fields `v-<key>` (a table: `v-<key>-<row>-<column>`); None when nothing was typed; raises Unreadable."""
    if item.answer == Kind.TABLE:
        return _table(item, data)
    text = data.get(f"v-{item.pk}", "").strip().replace("\x00", "").replace("\r\n", "\n")
    if not text:
        return None
    if item.answer == Kind.LEVEL:
        return _one_of(text, {str(row.level): row.level for row in item.levels} or {str(n): n for n in range(5)})
    if item.answer == Kind.YES_NO:
        return _one_of(text, {"ya": True, "tidak": False})
    if item.answer == Kind.CHOICE:
        return _one_of(text, {code: code for code, _label in item.choices})
    if item.answer == Kind.NUMBER:
        return _within(item, number(text))
    if len(text) > LONGEST:
        raise Unreadable(_("Terlalu panjang: paling banyak %s huruf.") % formats.number(LONGEST))
    return text


def _one_of(text: str, known: Mapping[str, Any]) -> Any:
    if text not in known:
        raise Unreadable(_("Pilihan ini tidak dikenal. Muat ulang halaman."))
    return known[text]


def number(text: str) -> int | float:
    """As Indonesians write it: "1.234,5"; where a mark has two meanings the point groups and the comma divides."""
    reading = read_number(text)
    if reading.sense == Sense.AMBIGUOUS:
        value = reading.number if reading.mark == "," else reading.other
    elif reading.sense == Sense.NUMBER:
        value = reading.number
    else:
        raise Unreadable(_("“%s” bukan angka. Tulis misalnya 1.234,5.") % text[:40])
    if abs(value) >= LARGEST:
        raise Unreadable(_("Angka ini terlalu besar. Periksa satuannya."))
    return int(value) if float(value).is_integer() else value


def _within(item: Item, value: float) -> int | float:
    if (item.lowest is not None and value < item.lowest) or (item.highest is not None and value > item.highest):
        raise Unreadable(
            _("Angka %(value)s di luar batas %(low)s sampai %(high)s.")
            % {
                "value": formats.number(value),
                "low": formats.number(item.lowest),
                "high": formats.number(item.highest),
            }
        )
    return value


def _table(item: Item, data: Mapping[str, str]) -> list[dict[str, Any]] | None:
    rows = []
    for place in range(ROWS):
        row = {}
        for column in item.columns:
            text = data.get(f"v-{item.pk}-{place}-{column.code}", "").strip()[:2000]
            if text:
                row[column.code] = number(text) if column.kind == "number" else text
        if row:
            rows.append(row)
    return rows or None


@dataclass(frozen=True)
class Cell:
    """One box of a table."""

    name: str
    label: str
    value: str
    is_number: bool


@dataclass(frozen=True)
class Drawn:
    """What the boxes of an item hold when the page is drawn."""

    value: str = ""
    rows: tuple[tuple[Cell, ...], ...] = ()


def drawn(item: Item, value: Any) -> Drawn:
    """A stored value as the boxes show it; a table gets spare rows."""
    if item.answer == Kind.TABLE:
        return Drawn(rows=tuple(_cells(item, place, row) for place, row in enumerate(_with_spare(value or []))))
    if value is None:
        return Drawn()
    if item.answer == Kind.YES_NO:
        return Drawn("ya" if value else "tidak")
    return Drawn(_boxed(value))


def drawn_again(item: Item, data: Mapping[str, str]) -> Drawn:
    """What was typed, word for word, when it could not be kept."""
    if item.answer != Kind.TABLE:
        return Drawn(data.get(f"v-{item.pk}", ""))
    rows = [
        {column.code: data.get(f"v-{item.pk}-{place}-{column.code}", "") for column in item.columns}
        for place in range(ROWS)
    ]
    return Drawn(
        rows=tuple(
            _cells(item, place, row) for place, row in enumerate(_with_spare([r for r in rows if any(r.values())]))
        )
    )


def _with_spare(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [*rows, *({} for _n in range(min(SPARE_ROWS, ROWS - len(rows))))]


def _cells(item: Item, place: int, row: Mapping[str, Any]) -> tuple[Cell, ...]:
    return tuple(
        Cell(f"v-{item.pk}-{place}-{column.code}", column.label, _boxed(row.get(column.code)), column.kind == "number")
        for column in item.columns
    )


def _boxed(value: Any) -> str:
    """Every digit, the decimal comma, no grouping: what is read back is what was stored, in either language."""
    if isinstance(value, int | float) and not isinstance(value, bool):
        return repr(value).replace(".", ",")
    return "" if value is None else str(value)


def value_in_words(item: Item, value: Any) -> str:
    """A value by the kind of its item; nothing is "Belum dijawab"."""
    if value is None or value in ("", []):
        return _("Belum dijawab")
    if item.answer == Kind.LEVEL:
        title = next((row.title for row in item.levels if row.level == value), "")
        return f"{value}: {title}" if title else str(value)
    if item.answer == Kind.YES_NO:
        return _("Ya") if value else _("Tidak")
    if item.answer == Kind.NUMBER:
        return f"{formats.number(value)} {item.unit}".strip()
    if item.answer == Kind.CHOICE:
        return dict(item.choices).get(str(value), str(value))
    if item.answer == Kind.TABLE:
        return "\n".join("; ".join(line) for line in table_lines(item, value))
    return str(value)


def table_lines(item: Item, value: Sequence[dict[str, Any]]) -> list[list[str]]:
    """Rows of a table in the order of its columns."""
    return [[cell_in_words(row.get(column.code)) for column in item.columns] for row in value]


def cell_in_words(value: Any) -> str:
    """A figure in local form, a text as it is."""
    if isinstance(value, int | float) and not isinstance(value, bool):
        return formats.number(value)
    return "" if value is None else str(value)
