"""The register as a list."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from gerakan.foundation.regions.models import IslandGroup, Kind, Province
from gerakan.foundation.ui import formats
from gerakan.foundation.ui.listing import Choice, Column, Empty, Listing, Tick


def _provinces() -> list[tuple[str, str]]:
    return list(Province.objects.values_list("code", "name"))


def _only_autonomous(rows: Any) -> Any:
    return rows.autonomous()


REGISTER = Listing(
    name="regions.register",
    title=_("Register daerah"),
    columns=(
        Column("name", _("Daerah"), sort="name", link=lambda row: row.get_absolute_url()),
        Column("code", _("Kode"), sort="code"),
        Column("bps_code", _("Kode BPS"), sort="bps_code", is_hidden=True),
        Column("province", _("Provinsi"), value="province.name", sort="province__name"),
        Column("capital", _("Ibu kota"), sort="capital"),
        Column("population", _("Penduduk"), sort="population", align="end"),
        Column(
            "area_km2",
            _("Luas"),
            sort="area_km2",
            align="end",
            unit="km²",
            show=lambda value: formats.number(value, 1),
        ),
        Column("timezone", _("Zona waktu"), sort="timezone", is_hidden=True),
        Column("is_autonomous", _("Otonom"), is_hidden=True),
    ),
    filters=(
        Choice("jenis", _("Jenis"), Kind.choices, lookup="kind"),
        Choice("provinsi", _("Provinsi"), _provinces, lookup="province__code"),
        Choice("pulau", _("Gugus pulau"), IslandGroup.choices, lookup="province__island_group"),
        Tick("otonom", _("Hanya daerah otonom"), apply=_only_autonomous),
    ),
    search=("name", "code", "bps_code", "capital", "aliases__text", "versions__name", "versions__code"),
    order="code",
    page_sizes=(25, 50, 100),
    empty=Empty(
        _("Tidak ada daerah yang cocok"),
        _("Longgarkan saringan, atau periksa tulisannya pada halaman pencari nama."),
        _("Cari nama"),
        url="/register/nama/",
    ),
)
