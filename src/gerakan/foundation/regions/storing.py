"""Brings the tables of the register to what the package and the overlay say; touches only what differs."""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Model
from django.utils.text import slugify

from gerakan.foundation.regions.models import (
    Alias,
    AliasReason,
    Decree,
    FactSource,
    Province,
    ProvinceVersion,
    Region,
    RegionVersion,
)
from gerakan.foundation.regions.overlay import Overlay
from gerakan.foundation.regions.register import Period, Register


@dataclass
class Stored:
    """Rows made, changed and removed, by table."""

    made: dict[str, int] = field(default_factory=dict)
    changed: dict[str, int] = field(default_factory=dict)
    removed: dict[str, int] = field(default_factory=dict)

    @property
    def is_empty(self) -> bool:
        """Nothing differed."""
        return not any((*self.made.values(), *self.changed.values(), *self.removed.values()))

    def as_changes(self) -> dict[str, dict[str, int]]:
        """For the log."""
        return {"made": self.made, "changed": self.changed, "removed": self.removed}


def store_register(register: Register, overlay: Overlay) -> Stored:
    """Identities are found by code or a former code and keep their address; periods and aliases are replaced."""
    stored = Stored()
    _store_by(Decree, "name", _decree_rows(overlay), stored)
    _store_by(FactSource, "fact", _source_rows(overlay), stored)
    _store_by(Province, "code", [row | {"slug": slugify(row["name"])} for row in register.provinces], stored)
    provinces = {province.code: province.pk for province in Province.objects.all()}
    _store_by(Region, "code", _region_rows(register, provinces), stored, former=_former_codes(register))
    regions = {region.code: region.pk for region in Region.objects.only("code")}
    decrees = {decree.name: decree.pk for decree in Decree.objects.all()}
    _replace(ProvinceVersion, _province_versions(register, provinces, decrees), stored)
    _replace(RegionVersion, _region_versions(register, provinces, regions, decrees), stored)
    _replace(Alias, _aliases(overlay, regions), stored)
    return stored


def _decree_rows(overlay: Overlay) -> list[dict[str, Any]]:
    return [
        {
            "name": row["name"],
            "dated": dt.date.fromisoformat(row["dated"]),
            "amended_by": row["amended_by"],
            "province_count": int(row["provinces"]),
            "kabupaten_count": int(row["kabupaten"]),
            "kota_count": int(row["kota"]),
        }
        for row in overlay.decrees
    ]


def _source_rows(overlay: Overlay) -> list[dict[str, Any]]:
    return [{"fact": fact, **source} for fact, source in overlay.facts["sources"].items()]


def _region_rows(register: Register, provinces: dict[str, int]) -> list[dict[str, Any]]:
    return [row | {"slug": slugify(row["name"]), "province_id": provinces[row["code"][:2]]} for row in register.regions]


def _former_codes(register: Register) -> dict[str, str]:
    return {
        period.code: code
        for code, periods in register.region_periods.items()
        for period in periods
        if period.code != code
    }


def _store_by(
    model: type[Model],
    key: str,
    rows: Sequence[dict[str, Any]],
    stored: Stored,
    former: dict[str, str] | None = None,
) -> None:
    """Update or make by natural key; `former` maps an old key in the table to the new one."""
    known = {(former or {}).get(getattr(thing, key), getattr(thing, key)): thing for thing in _all(model)}
    changed = [known[row[key]] for row in rows if row[key] in known and _apply(known[row[key]], row)]
    made = [model(**row) for row in rows if row[key] not in known]
    if changed:
        names = [name for name in rows[0] if name != "slug"]
        _manager(model).bulk_update(changed, names)
    _manager(model).bulk_create(made)
    _count(stored, model, made=len(made), changed=len(changed))


def _apply(thing: Model, row: dict[str, Any]) -> bool:
    """Sets the row's values; an address, once given, stays."""
    differing = {name: value for name, value in row.items() if name != "slug" and getattr(thing, name) != value}
    for name, value in differing.items():
        setattr(thing, name, value)
    return bool(differing)


def _replace(model: type[Model], wanted: Iterable[Model], stored: Stored) -> None:
    """Rows without an identity of their own: add the missing, remove the superfluous."""
    kept = _manager(model).exclude(reason=AliasReason.DECIDED) if model is Alias else _manager(model).all()
    have = {_signature(row): row.pk for row in kept}
    want = {_signature(row): row for row in wanted}
    gone = [pk for signature, pk in have.items() if signature not in want]
    made = [row for signature, row in want.items() if signature not in have]
    _manager(model).filter(pk__in=gone).delete()
    _manager(model).bulk_create(made)
    _count(stored, model, made=len(made), removed=len(gone))


def _signature(row: Model) -> tuple[Any, ...]:
    return tuple(getattr(row, field.attname) for field in row._meta.concrete_fields if not field.primary_key)


def _province_versions(register: Register, provinces: dict[str, int], decrees: dict[str, int]) -> list[ProvinceVersion]:
    return [
        ProvinceVersion(province_id=provinces[code], **_period(period, decrees))
        for code, periods in register.province_periods.items()
        for period in periods
    ]


def _region_versions(
    register: Register, provinces: dict[str, int], regions: dict[str, int], decrees: dict[str, int]
) -> list[RegionVersion]:
    return [
        RegionVersion(region_id=regions[code], province_id=provinces[period.code[:2]], **_period(period, decrees))
        for code, periods in register.region_periods.items()
        for period in periods
    ]


def _period(period: Period, decrees: dict[str, int]) -> dict[str, Any]:
    return {
        "code": period.code,
        "name": period.name,
        "valid_from": period.valid_from,
        "valid_to": period.valid_to,
        "decree_id": decrees.get(period.decree),
        "law": period.law,
    }


def _aliases(overlay: Overlay, regions: dict[str, int]) -> list[Alias]:
    """The overlay's, except where a person has already decided on the same writing."""
    decided = set(Alias.objects.filter(reason=AliasReason.DECIDED).values_list("text", "kind"))
    return [
        Alias(text=row.alias, kind=row.kind, region_id=regions[row.code], reason=row.reason, seen_in=row.seen_in)
        for row in overlay.aliases
        if (row.alias, row.kind) not in decided
    ]


def _manager(model: type[Model]) -> Any:
    return model._default_manager


def _all(model: type[Model]) -> Iterable[Any]:
    rows: Iterable[Any] = _manager(model).all()
    return rows


def _count(stored: Stored, model: type[Model], **numbers: int) -> None:
    for table, number in numbers.items():
        if number:
            getattr(stored, table)[model._meta.model_name] = number
