"""Merge fields: what a clause may name, where its value comes from, what is missing."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from gerakan.foundation.documents.words import long_date
from gerakan.foundation.notifications.kinds import PLACE
from gerakan.stages.agreements.models import Agreement
from gerakan.stages.drafting.queries import FIELDS, named_in

DOTS = "…………"


@dataclass(frozen=True)
class Field:
    """A value of the agreement; a late one is known after the desks have begun."""

    read: Callable[[Agreement], str]
    is_late: bool = False


def head_with_mandate(agreement: Agreement) -> str:
    """As the parties' clause names the region's signatory."""
    mandate = agreement.region_mandate
    return _with_mandate(
        agreement.region_title, f"surat mandat nomor {mandate}" if agreement.region_capacity else mandate
    )


def office_with_mandate(agreement: Agreement) -> str:
    """As the parties' clause names the ministry's signatory."""
    return _with_mandate(agreement.national_title, agreement.national_mandate)


def _with_mandate(title: str, mandate: str) -> str:
    return f"{title} berdasarkan {mandate}" if mandate else title


READERS: dict[str, Field] = {
    "nomor_nasional": Field(lambda it: it.national_number, is_late=True),
    "nomor_daerah": Field(lambda it: it.local_number, is_late=True),
    "tanggal": Field(lambda it: _day(it.dated_on), is_late=True),
    "tempat": Field(lambda it: it.place, is_late=True),
    "daerah": Field(lambda it: it.region.name),
    "ibu_kota": Field(lambda it: it.region.capital),
    "provinsi": Field(lambda it: it.region.province.name),
    "kepala_daerah": Field(lambda it: it.region_name),
    "jabatan_kepala_daerah": Field(lambda it: it.region_title),
    "kedudukan_kepala_daerah": Field(head_with_mandate),
    "instansi": Field(lambda it: it.template.national_office),
    "pejabat": Field(lambda it: it.national_name),
    "jabatan_pejabat": Field(lambda it: it.national_title),
    "kedudukan_pejabat": Field(office_with_mandate),
    "edisi": Field(lambda it: it.edition.name),
    "tahun": Field(lambda it: str(it.edition.year)),
    "berlaku_dari": Field(lambda it: _day(it.valid_from)),
    "berlaku_sampai": Field(lambda it: _day(it.valid_until)),
    "saksi": Field(lambda it: ", ".join(it.witnesses)),
}
ALWAYS = ("daerah", "kepala_daerah", "jabatan_kepala_daerah", "pejabat", "jabatan_pejabat", "berlaku_sampai")
ON_PAPER = ("nomor_nasional", "nomor_daerah", "tanggal", "tempat")
"""Stand on every paper, whether or not a clause names them."""


def missing_in(agreement: Agreement, texts: Iterable[str], *, for_signing: bool) -> list[str]:
    """Labels of what the paper names and nobody has filled; late ones count when it is to be signed."""
    wanted = dict.fromkeys([*ALWAYS, *named_in(texts), *(ON_PAPER if for_signing else ())])
    empty = [name for name in FIELDS if name in wanted and not READERS[name].read(agreement)]
    return [str(FIELDS[name]) for name in empty if for_signing or not READERS[name].is_late]


def filled(agreement: Agreement, text: str) -> str:
    """The text with its values; dots where one is not yet known."""
    return PLACE.sub(lambda match: (READERS[match[1]].read(agreement) if match[1] in READERS else "") or DOTS, text)


def _day(day: object) -> str:
    return long_date(day) if day else ""  # type: ignore[arg-type]
