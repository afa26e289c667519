"""Provinces and regions that exist nowhere, inside the country's frame."""

from decimal import Decimal

import factory
from factory.django import DjangoModelFactory

from gerakan.foundation.regions.models import (
    Alias,
    AliasReason,
    IslandGroup,
    Kind,
    Province,
    ProvinceVersion,
    Region,
    RegionVersion,
)


def _a_province_code() -> str:
    """The first free one; when all ninety are taken, the last, whose province is then used again."""
    taken = set(Province.objects.values_list("code", flat=True))
    return next((f"{n}" for n in range(10, 99) if f"{n}" not in taken), "99")


class ProvinceFactory(DjangoModelFactory[Province]):
    """A province with one open version."""

    class Meta:
        model = Province
        django_get_or_create = ("code",)
        skip_postgeneration_save = True

    code = factory.LazyFunction(_a_province_code)
    bps_code = factory.SelfAttribute("code")
    name = factory.Sequence(lambda n: f"Provinsi Contoh {n}")
    slug = factory.Sequence(lambda n: f"provinsi-contoh-{n}")
    capital = "Ibu Kota"
    island_group = IslandGroup.JAWA
    latitude = -7.0
    longitude = 112.0
    area_km2 = Decimal("40000.000")
    population = 30_000_000
    timezone = "Asia/Jakarta"
    version = factory.RelatedFactory("tests.factories.regions.ProvinceVersionFactory", "province")


class ProvinceVersionFactory(DjangoModelFactory[ProvinceVersion]):
    """The province's only version unless dates are given."""

    class Meta:
        model = ProvinceVersion

    province = factory.SubFactory(ProvinceFactory, version=None)
    code = factory.SelfAttribute("province.code")
    name = factory.SelfAttribute("province.name")


class RegionFactory(DjangoModelFactory[Region]):
    """A kabupaten with one open version; `kind="kota"` makes a kota."""

    class Meta:
        model = Region
        skip_postgeneration_save = True

    class Params:
        number = factory.Sequence(lambda n: n)
        base = factory.LazyAttribute(lambda me: f"Contoh {_letters(me.number)}")

    kind = Kind.KABUPATEN
    province = factory.SubFactory(ProvinceFactory)
    code = factory.LazyAttribute(lambda me: _a_region_code(me.province, me.kind))
    bps_code = factory.LazyAttribute(lambda me: me.code.replace(".", ""))
    name = factory.LazyAttribute(lambda me: f"{Kind(me.kind).label} {me.base}")
    slug = factory.LazyAttribute(lambda me: me.name.lower().replace(" ", "-"))
    capital = factory.SelfAttribute("base")
    latitude = -7.0
    longitude = 112.5
    area_km2 = Decimal("1000.000")
    population = 1_000_000
    timezone = "Asia/Jakarta"
    is_autonomous = True
    version = factory.RelatedFactory("tests.factories.regions.RegionVersionFactory", "region")


class RegionVersionFactory(DjangoModelFactory[RegionVersion]):
    """The region's only version unless dates are given."""

    class Meta:
        model = RegionVersion

    region = factory.SubFactory(RegionFactory, version=None)
    province = factory.SelfAttribute("region.province")
    code = factory.SelfAttribute("region.code")
    name = factory.SelfAttribute("region.name")


class AliasFactory(DjangoModelFactory[Alias]):
    """A spelling seen in the press."""

    class Meta:
        model = Alias

    region = factory.SubFactory(RegionFactory)
    text = factory.Sequence(lambda n: f"Tulisan {_letters(n)}")
    kind = factory.SelfAttribute("region.kind")
    reason = AliasReason.SPELLING
    seen_in = "pers"


def _letters(number: int) -> str:
    """Names differ by letters because matching ignores digits."""
    return chr(97 + number // 676 % 26) + chr(97 + number // 26 % 26) + chr(97 + number % 26)


def _a_region_code(province: Province, kind: str) -> str:
    """The first free one of the province, as Kemendagri numbers: kabupaten from 01, kota from 71."""
    taken = set(Region.objects.filter(code__startswith=f"{province.code}.").values_list("code", flat=True))
    numbers = range(71, 100) if kind == Kind.KOTA else range(1, 71)
    return next(code for n in numbers if (code := f"{province.code}.{n:02d}") not in taken)
