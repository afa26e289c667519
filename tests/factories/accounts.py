"""People as tests need them."""

from typing import Any

import factory

from gerakan.foundation.accounts.models import Organisation, RoleAssignment, User
from gerakan.foundation.accounts.roles import Role
from gerakan.foundation.editions.models import Edition
from gerakan.foundation.regions.models import Province, Region

PASSWORD = "gerakan-kota-cerdas-1"


class OrganisationFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Organisation

    name = factory.Sequence(lambda n: f"Kementerian Contoh {n}")
    kind = Organisation.Kind.MINISTRY


class UserFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = User
        skip_postgeneration_save = True

    email = factory.Sequence(lambda n: f"orang{n}@contoh.id")
    name = factory.Sequence(lambda n: f"Orang {n}")
    password = factory.django.Password(PASSWORD)


class RoleAssignmentFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = RoleAssignment

    user = factory.SubFactory(UserFactory)
    role = Role.SECRETARIAT


def somebody(role: str | None = None, **place: Any) -> User:
    """A person who holds this role (for this region, edition ...), or none."""
    user = UserFactory()
    if role:
        RoleAssignmentFactory(user=user, role=role, **place)
    return user


def a_region(code: str = "35.29", name: str = "Kabupaten Sumenep") -> Region:
    """A region in its province, made once."""
    province, _made = Province.objects.get_or_create(
        code=code[:2],
        defaults={
            "slug": f"provinsi-{code[:2]}", "name": f"Provinsi {code[:2]}", "island_group": "jawa", "latitude": -7,
            "longitude": 113, "area_km2": 1000, "population": 1_000_000, "timezone": "Asia/Jakarta",
        },
    )  # fmt: skip
    region, _made = Region.objects.get_or_create(
        code=code,
        defaults={
            "slug": f"daerah-{code.replace(chr(46), chr(45))}", "bps_code": code.replace(".", ""), "name": name, "province": province,
            "kind": "kota" if name.startswith("Kota") else "kabupaten", "latitude": -7, "longitude": 113,
            "area_km2": 100, "population": 100_000, "timezone": "Asia/Jakarta",
        },
    )  # fmt: skip
    return region


def an_edition(year: int = 2027) -> Edition:
    """An edition, made once."""
    edition, _made = Edition.objects.get_or_create(
        slug=str(year), defaults={"year": year, "name": f"Edisi {year}", "is_test": True}
    )
    return edition
