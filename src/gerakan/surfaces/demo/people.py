"""One plainly fictitious person per role, so that anybody can play each of them."""

from dataclasses import dataclass
from functools import cache

from django.contrib.auth.hashers import make_password

from gerakan.foundation.accounts.commands.people import create_person
from gerakan.foundation.accounts.commands.roles import give_role
from gerakan.foundation.accounts.models import Organisation, User
from gerakan.foundation.accounts.roles import Role
from gerakan.foundation.regions.models import Region
from gerakan.stages.assessors.commands.pool import Person

ACTOR = "sistem: peragaan"
PASSWORD = "data-contoh-2027"  # noqa: S105 - printed by ./run on purpose; these people exist in demonstrations only
DOMAIN = "gerakan.example"
REHEARSAL_DOMAIN = "latihan.example"
PLAYED_ASSESSORS = 2


@dataclass(frozen=True)
class Persona:
    """Mailbox, name and role of a sample person."""

    mailbox: str
    name: str
    role: Role
    title: str

    @property
    def email(self) -> str:
        """An address that no mail server will ever deliver."""
        return f"{self.mailbox}@{DOMAIN}"


STAFF = (
    Persona("admin", "Ayu Contoh", Role.NATIONAL_ADMIN, "Administrator nasional"),
    Persona("sekretariat", "Sari Contoh", Role.SECRETARIAT, "Ketua sekretariat"),
    Persona("sekretariat2", "Budi Contoh", Role.SECRETARIAT, "Anggota sekretariat"),
    Persona("mitra", "Mira Contoh", Role.PARTNER_MINISTRY, "Pengelola indeks"),
    Persona("pleno", "Prima Contoh", Role.PLENARY, "Ketua pleno"),
    Persona("pleno2", "Putri Contoh", Role.PLENARY, "Anggota pleno"),
    Persona("pleno3", "Pandu Contoh", Role.PLENARY, "Anggota pleno"),
    Persona("auditor", "Aulia Contoh", Role.AUDITOR, "Auditor"),
)
REGIONAL = (
    Persona("diskominfo1", "Dian Contoh", Role.REGION_ADMIN, "Kepala Diskominfo"),
    Persona("diskominfo2", "Dewi Contoh", Role.REGION_ADMIN, "Kepala Diskominfo"),
    Persona("diskominfo3", "Dodi Contoh", Role.REGION_ADMIN, "Kepala Diskominfo"),
)


OFFICES = {
    Role.REGION_ADMIN: ("daerah", "Kepala Diskominfo"),
    Role.REGION_LEGAL: ("hukum", "Kepala Bagian Hukum"),
    Role.REGION_HEAD: ("kepala", "Kepala daerah"),
}
"""Mailbox and title of those who fill the hall."""


def staff() -> dict[str, User]:
    """Mailbox: the person, made when missing."""
    return {persona.mailbox: person(persona) for persona in STAFF}


def regional(regions: list[Region]) -> dict[str, User]:
    """One official for each of the first regions."""
    return {persona.mailbox: person(persona, region) for persona, region in zip(REGIONAL, regions, strict=False)}


def assessor(place: int, background: str) -> Person:
    """The first two can be played by anybody; the others only fill the hall."""
    number = place + 1
    domain = DOMAIN if place < PLAYED_ASSESSORS else REHEARSAL_DOMAIN
    return Person(f"asesor{number}@{domain}", f"Asesor Contoh {number}", background, facts={"max_per_day": 20})


def open_door_to(user: User) -> None:
    """The password that is printed for everybody to play with."""
    User.objects.filter(pk=user.pk).update(password=_hashed())


def official_of(region: Region, role: Role = Role.REGION_ADMIN) -> User:
    """Somebody who may answer for a region in a rehearsal; nobody signs in as this person."""
    mailbox, title = OFFICES[role]
    email = f"{mailbox}-{region.code}@{REHEARSAL_DOMAIN}"
    if known := User.objects.filter(email=email).first():
        return known
    person = create_person(email=email, name=f"Pejabat Contoh {region.name}", is_sample=True, title=title, by=ACTOR)
    give_role(person, role=role, by=ACTOR, region=region)
    return person


def sample_people() -> list[User]:
    """Everybody who exists for the demonstration only."""
    people = User.objects.filter(is_sample=True, email__endswith=f"@{DOMAIN}")
    return list(people.prefetch_related("assignments__region").order_by("pk"))


def person(persona: Persona, region: Region | None = None) -> User:
    """Made when missing, with the password that is printed for everybody."""
    if known := User.objects.filter(email=persona.email).first():
        return known
    made = create_person(email=persona.email, name=persona.name, is_sample=True, title=persona.title, by=ACTOR)
    made.password = _hashed()
    made.save(update_fields=["password"])
    give_role(made, role=persona.role, by=ACTOR, region=region, organisation=_organisation(persona))
    return made


@cache
def _hashed() -> str:
    """Hashing is slow on purpose; once is enough for a password that is printed anyway."""
    return make_password(PASSWORD)


def _organisation(persona: Persona) -> Organisation | None:
    """A partner ministry delivers for somebody."""
    if persona.role != Role.PARTNER_MINISTRY:
        return None
    return Organisation.objects.filter(name__icontains="Bappenas").first()
