"""Answers as a workbook: one line an item and region, in words and as stored."""

import io
import json
from collections.abc import Iterable, Iterator
from typing import Any

import xlsxwriter
from django.utils.translation import gettext as _

from gerakan.foundation.exchange.writing import SAFE, write_grid
from gerakan.foundation.ui import formats
from gerakan.stages.questionnaires.queries.sheets import Row, Sheet


def workbook(sheets: Iterable[Sheet]) -> bytes:
    """Answers on the first sheet, evidence on the second."""
    kept = list(sheets)
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, SAFE)
    write_grid(book, _("Jawaban"), _answer_headers(), _answers(kept))
    write_grid(book, _("Bukti"), _evidence_headers(), _evidence(kept))
    book.close()
    return out.getvalue()


def _answer_headers() -> list[str]:
    return [
        _("Kode daerah"), _("Daerah"), _("Keadaan"), _("Unsur"), _("Bagian"), _("Kode butir"), _("Butir"), _("Jawaban"),
        _("Nilai"), _("Satuan"), _("Tidak berlaku"), _("Keterangan"), _("Kurang"), _("Disimpan"), _("Oleh"),
    ]  # fmt: skip


def _answers(sheets: Iterable[Sheet]) -> Iterator[list[Any]]:
    for sheet in sheets:
        region, state = sheet.submission.region, sheet.submission.get_state_display()
        for section in sheet.sections:
            for row in section.rows:
                place = [region.code, region.name, state, section.element.title, section.branch.title]
                yield [*place, *_answer(row)]


def _answer(row: Row) -> list[Any]:
    answer, item = row.answer, row.item
    said = (
        [_stored(answer.value), item.unit, _("ya") if answer.does_not_apply else "", answer.note]
        if answer
        else [""] * 4
    )
    saved = [formats.moment(answer.saved_at), str(answer.saved_by)] if answer else ["", ""]
    return [item.code, item.title, row.words if answer else "", *said, ", ".join(row.lacks), *saved]


def _stored(value: Any) -> Any:
    if isinstance(value, bool):
        return _("ya") if value else _("tidak")
    return json.dumps(value, ensure_ascii=False) if isinstance(value, list) else value


def _evidence_headers() -> list[str]:
    return [
        _("Kode daerah"), _("Daerah"), _("Kode butir"), _("Jenis"), _("Judul"), _("Nama berkas"), _("Ukuran"), _("SHA-256"),
        _("Tautan"), _("Halaman"), _("Kutipan"), _("Pemeriksaan"), _("Catatan pemeriksaan"),
    ]  # fmt: skip


def _evidence(sheets: Iterable[Sheet]) -> Iterator[list[Any]]:
    for sheet in sheets:
        region = sheet.submission.region
        for row in sheet.rows():
            for one in row.evidence:
                yield [
                    region.code, region.name, row.item.code, one.get_kind_display(), one.title, one.name, one.size,
                    one.sha256, one.url, one.page, one.quotation, one.get_check_state_display(), one.check_note,
                ]  # fmt: skip
