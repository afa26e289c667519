"""Indicators, values and files as tests need them."""

import csv
import io
from collections.abc import Iterable, Sequence
from typing import Any

import factory
import xlsxwriter

from gerakan.foundation.indicators import commands
from gerakan.foundation.indicators.delivery import Delivery
from gerakan.foundation.indicators.models import ImportBatch, Indicator, IndicatorValue
from tests.factories.accounts import OrganisationFactory, a_region


class IndicatorFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Indicator
        django_get_or_create = ("code",)

    code = factory.Sequence(lambda n: f"indicator_{n}")
    name = factory.Sequence(lambda n: f"Ukuran {n}")
    unit = "persen"
    direction = Indicator.Direction.MORE
    scale = Indicator.Scale.PERCENT
    method = "Cara menghitung."
    source = "Sumber contoh"
    owner = factory.SubFactory(OrganisationFactory)


class IndicatorValueFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = IndicatorValue

    indicator = factory.SubFactory(IndicatorFactory)
    region = factory.LazyFunction(a_region)
    year = 2021
    value = 12.5
    source = "Sumber contoh"


def csv_bytes(rows: Iterable[Sequence[Any]], *, delimiter: str = ";", encoding: str = "utf-8") -> bytes:
    """A CSV file of these rows."""
    out = io.StringIO()
    csv.writer(out, delimiter=delimiter, lineterminator="\r\n").writerows(rows)
    return out.getvalue().encode(encoding)


def xlsx_bytes(
    rows: Iterable[Sequence[Any]], *, merged: Iterable[tuple[int, int, int, int, str]] = (), sheet: str = "Data"
) -> bytes:
    """A workbook of these rows; merged ranges as (top, left, bottom, right, text)."""
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_formulas": False})
    page = book.add_worksheet(sheet)
    for at, row in enumerate(rows):
        page.write_row(at, 0, row)
    for top, left, bottom, right, text in merged:
        page.merge_range(top, left, bottom, right, text)
    book.close()
    return out.getvalue()


def a_batch(rows: Iterable[Sequence[Any]], *, by: Any, name: str = "tabel.csv", **fields: Any) -> ImportBatch:
    """A delivered file with its columns guessed."""
    return commands.deliver(name, data=csv_bytes(rows), by=by, **fields)


def a_ready_batch(rows: Iterable[Sequence[Any]], *, by: Any, **fields: Any) -> ImportBatch:
    """Guessed columns accepted; every name certain."""
    batch = a_batch(rows, by=by, **fields)
    commands.map_columns(batch, mapping=Delivery(batch).mapping, by=by)
    return batch


def applied(rows: Iterable[Sequence[Any]], *, by: Any, **fields: Any) -> ImportBatch:
    """A batch whose values hold."""
    batch = a_ready_batch(rows, by=by, **fields)
    commands.apply_batch(batch, confirmed=Delivery(batch).preview.digest, by=by)
    return batch
