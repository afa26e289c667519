"""Agreements as tests need them: an edition with participants, a text, and the people at every desk."""

import datetime
from typing import Any

from django.utils import timezone

from gerakan.foundation.accounts.models import RoleAssignment, User
from gerakan.foundation.accounts.roles import Role
from gerakan.foundation.documents.models import NumberSeries
from gerakan.foundation.documents.signing.providers import OfficeProvider
from gerakan.foundation.editions.models import Edition
from gerakan.foundation.regions.models import Region
from gerakan.stages.agreements.commands import preparing, review
from gerakan.stages.agreements.models import Agreement, Turn
from gerakan.stages.agreements.queries import agreements as queries
from gerakan.stages.agreements.queries.preparing import Signer, signers_of
from gerakan.stages.drafting import commands as drafting
from gerakan.stages.drafting.models import Template
from tests.factories.accounts import somebody
from tests.factories.editions import EditionFactory, ParticipationFactory
from tests.factories.regions import RegionFactory

UNIT = "DJAI"
MANDATE = "100.2.1.3/7/SJ"


def staff() -> User:
    """Of the secretariat."""
    held = RoleAssignment.objects.filter(role=Role.SECRETARIAT, edition=None).first()
    return held.user if held else somebody(Role.SECRETARIAT)


def official(role: str, region: Region | None = None) -> User:
    """Who holds this role (of a region), made once."""
    held = RoleAssignment.objects.filter(role=role, region=region).first()
    return held.user if held else somebody(role, **({"region": region} if region else {}))


def numbers() -> None:
    """The unit numbers its papers this year."""
    NumberSeries.objects.get_or_create(
        unit=UNIT, year=timezone.localdate().year, defaults={"pattern": "{nomor}/DJAI/HK.04.02/{bulan:02}/{tahun}"}
    )


def facts(**changes: Any) -> dict[str, Any]:
    """Of a text that can be used."""
    today = timezone.localdate()
    return {
        "subject": "Pelaksanaan gerakan di {{ daerah }}", "unit": UNIT, "place": "Jakarta",
        "national_office": "Direktorat Jenderal Contoh", "national_name": "Dira Contoh",
        "national_title": "Direktur Jenderal", "national_mandate": "", "witnesses": ["Kementerian Dalam Negeri"],
        "dated_on": today, "sign_by": today + datetime.timedelta(days=30), "valid_from": today,
        "valid_until": today + datetime.timedelta(days=730),
    } | changes  # fmt: skip


def a_text(edition: Edition | None = None, **changes: Any) -> Template:
    """Ready, with the starting clauses, desks and duties."""
    numbers()
    made = drafting.begin_text(edition or EditionFactory(state="open"), by=staff())
    drafting.save_facts(made, facts=facts(**changes), by=staff())
    drafting.declare_ready(made, by=staff())
    return Template.objects.select_related("edition").get(pk=made.pk)


def a_participant(edition: Edition, **place: Any) -> Region:
    """A selected region with its head and the people of its desks."""
    region = place.get("region") or RegionFactory()
    ParticipationFactory(edition=edition, region=region)
    for role in (Role.REGION_HEAD, Role.REGION_ADMIN, Role.REGION_LEGAL):
        official(role, region)
    return region


def an_agreement(text: Template | None = None, region: Region | None = None) -> Agreement:
    """Prepared, with the secretariat."""
    text = text or a_text()
    region = region or a_participant(text.edition)
    signer = signers_of([region]).get(region.pk, Signer("Nama Kepala", "Bupati Contoh"))
    made = preparing.prepare(text, region=region, signer=signer, by=staff())
    return queries.agreements().get(pk=made.pk)


def at_the_first_desk(agreement: Agreement | None = None) -> Agreement:
    """With the region's legal unit."""
    agreement = agreement or an_agreement()
    review.send(agreement, by=staff())
    return agreement


def turn_of(agreement: Agreement) -> Turn:
    """Where it waits now."""
    return agreement.turns.select_related("desk", "agreement__region", "agreement__template", "agreement__edition").get(
        state="waiting"
    )


def sitter(turn: Turn) -> User:
    """Who holds that desk."""
    return (
        director()
        if turn.desk.role == Role.DIRECTOR_GENERAL
        else official(turn.desk.role, turn.agreement.region if turn.desk.is_regional else None)
    )


def director() -> User:
    """Whom the text names."""
    user = official(Role.DIRECTOR_GENERAL)
    User.objects.filter(pk=user.pk).update(name="Dira Contoh")
    return User.objects.get(pk=user.pk)


def approved(agreement: Agreement | None = None) -> Agreement:
    """Every desk has agreed; it waits for signatures."""
    agreement = at_the_first_desk(agreement)
    preparing.give_local_number(agreement, number=f"1/{agreement.pk}/PK.KDH/2027", by=staff())
    while agreement.turns.filter(state="waiting").exists():
        turn = turn_of(agreement)
        review.approve(turn, by=sitter(turn))
    return queries.agreements().get(pk=agreement.pk)


def an_authority(folder: Any) -> OfficeProvider:
    """The office's own provider in a folder of the test."""
    office = OfficeProvider(folder)
    if not office.is_ready:
        office.make_authority("Otoritas Uji")
    return office


def paper_of(agreement: Agreement) -> bytes:
    """The text to sign, as it is kept."""
    kept = queries.final_file(agreement)
    assert kept is not None
    with kept.file.open("rb") as handle:
        return bytes(handle.read())
