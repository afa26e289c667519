"""Assessors of the pool and in an edition."""

from django.utils import timezone

from gerakan.foundation.accounts.roles import Role
from gerakan.foundation.editions.models import Edition
from gerakan.foundation.regions.models import Region
from gerakan.stages.assessors.models import Assessor, Engagement, Material, Tie, TieDeclaration
from tests.factories.accounts import an_edition, somebody


def an_assessor(background: str = "academic", **fields: object) -> Assessor:
    """A person of the pool with the role, admitted."""
    return Assessor.objects.create(
        user=somebody(Role.ASSESSOR), background=background, state=Assessor.State.ADMITTED, **fields
    )


def an_engagement(edition: Edition | None = None, background: str = "academic") -> Engagement:
    """An assessor who takes part in this edition."""
    edition = edition or an_edition()
    number = Engagement.objects.filter(edition=edition).count() + 1
    return Engagement.objects.create(
        edition=edition,
        assessor=an_assessor(background),
        state=Engagement.State.ACCEPTED,
        code=f"A{number:02d}",
        max_per_day=8,
    )


def a_tie(assessor: Assessor, region: Region, ground: str = "work") -> Tie:
    """A declared tie that closes the region."""
    return Tie.objects.create(
        assessor=assessor, region=region, ground=ground, source=Tie.Source.DECLARED, state=Tie.State.CONFIRMED
    )


def a_declared(engagement: Engagement) -> Engagement:
    """Has said that there is no tie."""
    TieDeclaration.objects.create(engagement=engagement, declares_none=True, declared_at=timezone.now())
    return engagement


def a_material(edition: Edition, title: str = "Cara menilai") -> Material:
    """A page that every assessor of the edition reads."""
    return Material.objects.create(edition=edition, title=title, link="https://contoh.go.id/bahan")
