"""Instruments whose scores can be added up by hand."""

from collections.abc import Sequence
from typing import Any

from django.utils import timezone

from gerakan.foundation.indicators.library import load_library
from gerakan.foundation.instruments.content import branch_from, content_hash
from gerakan.foundation.instruments.default import load_default
from gerakan.foundation.instruments.models import Instrument, InstrumentVersion
from gerakan.foundation.instruments.storing import write_content
from gerakan.foundation.instruments.tree import Branch, tree_of

LEVELS = [["Belum ada", "Tidak ada dokumen."], ["Dirintis", ""], ["Berjalan", ""], ["Baik", ""], ["Teladan", "Ditiru."]]


def an_item(code: str, weight: float = 1, **fields: Any) -> dict[str, Any]:
    """A marked item answered by a level."""
    asked = {"answer": "level", "is_marked": True, "may_not_apply": True, "levels": LEVELS}
    return {"code": code, "title": f"Butir {code}", "weight": weight} | asked | fields


def an_element(code: str, weight: float, *items: dict[str, Any], **fields: Any) -> dict[str, Any]:
    """An element without aspects."""
    return {"code": code, "title": f"Unsur {code}", "weight": weight, "item": list(items)} | fields


def two_elements() -> list[dict[str, Any]]:
    """struktur (60): sdm 3, keuangan 1; infrastruktur (40): jaringan 1, aplikasi 1."""
    return [
        an_element(
            "struktur", 60,
            an_item("sdm", 3, hint="Sebutkan jumlah pegawai.", proof_rule="required", proof_kinds=["file", "link"]),
            an_item("keuangan", 1, answer="number", unit="miliar rupiah", lowest=0, prefill_code=""),
        ),
        an_element(
            "infrastruktur", 40,
            an_item("jaringan", 1, answer="yes_no", is_required=False),
            an_item("aplikasi", 1, answer="choice", choices=[["sendiri", "Dibuat sendiri"], ["beli", "Dibeli"]]),
        ),
    ]  # fmt: skip


def branches(rows: Sequence[dict[str, Any]]) -> tuple[Branch, ...]:
    """Rows as content."""
    return tuple(branch_from(row) for row in rows)


def a_draft(rows: Sequence[dict[str, Any]] | None = None, code: str = "uji", **fields: Any) -> InstrumentVersion:
    """A draft of an instrument, with the content of `two_elements` when nothing is given."""
    instrument, _made = Instrument.objects.get_or_create(code=code, defaults={"title": f"Instrumen {code}"})
    number = instrument.versions.count() + 1
    version = InstrumentVersion.objects.create(instrument=instrument, number=number, **fields)
    write_content(version, branches(two_elements() if rows is None else rows))
    return version


def a_published_version(rows: Sequence[dict[str, Any]] | None = None, code: str = "uji") -> InstrumentVersion:
    """Two elements of two items each, all marked, of four kinds of answer: level, number, yes or no, choice."""
    version = a_draft(rows, code)
    version.content_hash = content_hash(version.introduction, tree_of(version).elements)
    version.state, version.published_at = InstrumentVersion.State.PUBLISHED, timezone.now()
    version.save()
    return version


def the_default_version() -> InstrumentVersion:
    """The readiness instrument of the project, published, with the library it is filled from; made once."""
    load_library(by="uji")
    version, _is_new = load_default(by="uji")
    return version
