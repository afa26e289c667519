"""The pool as a workbook: template, import with a reason beside each refused row, export in the same shape."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from gerakan.foundation.accounts.models import Organisation
from gerakan.foundation.exchange import Column, Complaint, Report, Row, Sheet, choice, text, whole_number
from gerakan.foundation.exchange.readers import Read, plain_text
from gerakan.foundation.exchange.table import Cell, is_blank
from gerakan.foundation.regions.models import Province, Region
from gerakan.stages.assessors.models import Assessor, Background

ZONES = {"WIB": "Asia/Jakarta", "WITA": "Asia/Makassar", "WIT": "Asia/Jayapura"}
ZONE_NAMES = {name: zone for zone, name in ZONES.items()}


def email(cells: Sequence[Cell]) -> list[Read]:
    """Addresses that can be written to, in small letters."""
    return [_email(cell) for cell in cells]


def _email(cell: Cell) -> Read:
    if is_blank(cell):
        return Read()
    written = plain_text(cell).lower()
    try:
        validate_email(written)
    except ValidationError:
        return Read(problem=_("Bukan alamat surel."), remedy=_("Tulis seperti nama@kantor.go.id."))
    return Read(written)


def words(cells: Sequence[Cell]) -> list[Read]:
    """Several words, set apart by commas or semicolons."""
    return [Read([] if is_blank(cell) else listed(plain_text(cell))) for cell in cells]


def listed(written: str) -> list[str]:
    """Each once, in its order."""
    parts = [part.strip() for part in written.replace(";", ",").split(",")]
    return list(dict.fromkeys(part for part in parts if part))


pool_sheet = Sheet(
    Column("email", gettext_lazy("Surel"), email, help=gettext_lazy("Pengenal orangnya; yang sudah dikenal diperbarui."),
           example="ratna@kampus.ac.id"),
    Column("name", gettext_lazy("Nama"), text, example="Dr. Ratna Dewi"),
    Column("title", gettext_lazy("Jabatan"), text, required=False, example="Lektor Kepala"),
    Column("organisation", gettext_lazy("Organisasi"), text, required=False,
           help=gettext_lazy("Nama seperti dalam daftar organisasi.")),
    Column("background", gettext_lazy("Latar"), choice(dict(Background.choices)),
           choices=tuple(str(label) for label in Background.labels), example="Akademisi"),
    Column("skills", gettext_lazy("Keahlian"), words, required=False, help=gettext_lazy("Dipisahkan dengan koma."),
           example="tata kelola, infrastruktur"),
    Column("languages", gettext_lazy("Bahasa"), words, required=False, example="Indonesia, Inggris"),
    Column("timezone", gettext_lazy("Zona waktu"), choice({zone: zone for zone in ZONES}), required=False,
           choices=tuple(ZONES), example="WIB"),
    Column("max_per_day", gettext_lazy("Wawancara sehari"), whole_number, required=False, example="8"),
    Column("birth_region", gettext_lazy("Kode daerah lahir"), text, required=False, example="35.29"),
    Column("birth_province", gettext_lazy("Kode provinsi lahir"), text, required=False, example="35"),
    Column("home_region", gettext_lazy("Kode daerah tempat tinggal"), text, required=False, example="31.74"),
    name=gettext_lazy("Asesor"),
    notes=(gettext_lazy("Daerah lahir dan tempat tinggal menutup daerah itu bagi asesor sampai sekretariat memutuskan."),),
)  # fmt: skip


def pool_rows(assessors: Iterable[Assessor]) -> Iterator[dict[str, Any]]:
    """One line a person; give people with user, organisation and places selected."""
    for person in assessors:
        yield {
            "email": person.user.email,
            "name": person.user.name,
            "title": person.user.title,
            "organisation": person.user.organisation.name if person.user.organisation else "",
            "background": str(person.get_background_display()),
            "skills": ", ".join(person.skills),
            "languages": ", ".join(person.languages),
            "timezone": ZONE_NAMES.get(person.timezone, ""),
            "max_per_day": person.max_per_day,
            "birth_region": person.birth_region.code if person.birth_region else "",
            "birth_province": person.birth_province.code if person.birth_province else "",
            "home_region": person.home_region.code if person.home_region else "",
        }


def read_pool(name: str, data: bytes) -> tuple[Report, list[dict[str, Any]]]:
    """What the file says, and rows with our own things in place of names and codes; raises FileRefused."""
    report = pool_sheet.read(name, data)
    known = _Known()
    complaints: list[Complaint] = []
    rows = [known.resolve(row, report, complaints) for row in report.rows]
    complaints += _doubled(report)
    return replace(report, complaints=sorted([*report.complaints, *complaints])), rows


class _Known:
    """Names and codes of our registers, asked once a file."""

    def __init__(self) -> None:
        self.regions = {region.code: region for region in Region.objects.all()}
        self.provinces = {province.code: province for province in Province.objects.all()}
        self.organisations = {row.name.casefold(): row for row in Organisation.objects.all()}

    def resolve(self, row: Row, report: Report, complaints: list[Complaint]) -> dict[str, Any]:
        """The row's facts; what is not known becomes a complaint."""
        facts = dict(row.values)
        places: tuple[tuple[str, Mapping[str, Any]], ...] = (
            ("birth_region", self.regions),
            ("birth_province", self.provinces),
            ("home_region", self.regions),
        )
        for key, register in places:
            written = facts.get(key)
            facts[key] = register.get(written or "")
            if written and facts[key] is None:
                complaints.append(_complaint(report, row, key, written, _("Kode tidak dikenal.")))
        employer = facts.get("organisation")
        facts["organisation"] = self.organisations.get((employer or "").casefold())
        if employer and facts["organisation"] is None:
            complaints.append(_complaint(report, row, "organisation", employer, _("Organisasi tidak dikenal.")))
        most = facts.get("max_per_day")
        if most is not None and not 1 <= most <= 20:
            complaints.append(_complaint(report, row, "max_per_day", str(most), _("Antara 1 dan 20.")))
        return facts


def _complaint(report: Report, row: Row, key: str, written: str, problem: str) -> Complaint:
    at = next(n for n, column in enumerate(pool_sheet.columns) if column.key == key)
    return Complaint(report.table.name, row.number - 1, at, written, problem)


def _doubled(report: Report) -> list[Complaint]:
    seen: dict[str, int] = {}
    found = []
    for row in report.rows:
        address = row.values["email"]
        if address in seen:
            problem = _("Surel ini sudah ada pada baris %d.") % seen[address]
            found.append(_complaint(report, row, "email", address, problem))
        seen.setdefault(address, row.number)
    return found
