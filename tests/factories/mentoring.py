"""Bimbingan as tests need it: a published programme, a region on its way, its mentors."""

import datetime
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from gerakan.foundation.accounts.models import User
from gerakan.foundation.accounts.roles import Role
from gerakan.foundation.editions.models import Edition
from gerakan.foundation.regions.models import Region
from gerakan.stages.mentoring.commands import deliverables, guiding, programmes, teams
from gerakan.stages.mentoring.models import Deliverable, Guidance, GuidanceStage, Mentor, Programme, Seat
from gerakan.stages.mentoring.queries import guidance as queries
from tests.factories.accounts import somebody
from tests.factories.agreements import official, staff
from tests.factories.editions import EditionFactory, ParticipationFactory
from tests.factories.regions import RegionFactory

PAPER = b"%PDF-1.7\nhasil bimbingan"


def an_edition(word: str = "bimbingan") -> Edition:
    """Of its own."""
    slug = f"{word}-{Edition.objects.count()}"
    return EditionFactory(slug=slug, state="open", is_test=True)


def a_programme(edition: Edition | None = None) -> Programme:
    """The template, published."""
    made = programmes.begin_programme(edition or an_edition(), by=staff())
    programmes.publish(made, by=staff())
    return Programme.objects.select_related("edition").get(pk=made.pk)


def a_guidance(edition: Edition | None = None, region: Region | None = None) -> Guidance:
    """A region that takes part, with its people; the first stage is open."""
    edition = edition or an_edition()
    region = region or RegionFactory()
    if not Programme.objects.filter(edition=edition, state="published").exists():
        a_programme(edition)
    place = ParticipationFactory(edition=edition, region=region)
    official(Role.REGION_ADMIN, region)
    guiding.begin_all(edition, by=staff())
    return queries.guidances().get(participation=place)


def a_mentor(role: str = Role.MENTOR, **facts: Any) -> User:
    """Somebody who guides."""
    user = somebody(role)
    Mentor.objects.create(user=user, **{"pillars": ["economy"], "may_lead": True, "max_regions": 5, **facts})
    return user


def seated(guidance: Guidance, role: str = "lead", user: User | None = None) -> User:
    """A mentor in the team."""
    user = user or a_mentor(Role.MINISTRY_CONTACT if role == "contact" else Role.MENTOR)
    teams.assign(guidance, user=user, role=role, reason="Uji.", by=staff())
    return user


def stage(guidance: Guidance, number: int = 1) -> GuidanceStage:
    """As it stands now."""
    rows = GuidanceStage.objects.select_related("workshop", "guidance__participation__region", "guidance__participation__edition")  # fmt: skip
    return rows.get(guidance=guidance, number=number)


def planned(row: GuidanceStage, **changes: Any) -> GuidanceStage:
    """Took place yesterday."""
    day = timezone.localdate() - datetime.timedelta(days=1)
    facts = {"starts_on": day, "ends_on": day, "place": "Balai kota"} | changes
    guiding.plan(row, facts=facts, by=staff())
    return stage(row.guidance, row.number)


def results(row: GuidanceStage) -> list[Deliverable]:
    """Of a stage, in order."""
    return list(queries.deliverables().filter(stage=row).order_by("expected__order"))


def a_paper(content: bytes = PAPER, name: str = "hasil.pdf") -> SimpleUploadedFile:
    """What a region uploads."""
    return SimpleUploadedFile(name, content)


def worker(guidance: Guidance) -> User:
    """Diskominfo of the region."""
    return official(Role.REGION_ADMIN, guidance.region)


def delivered(row: Deliverable) -> Deliverable:
    """A version waits for the mentors."""
    deliverables.submit(row, file=a_paper(), by=worker(row.stage.guidance))
    return queries.deliverables().get(pk=row.pk)


def all_accepted(row: GuidanceStage, mentor: User) -> GuidanceStage:
    """Held, and everything of the stage delivered and accepted."""
    row = planned(row)
    guiding.hold(row, by=mentor)
    for one in results(row):
        deliverables.accept(delivered(one), seen=1, by=mentor)
    return stage(row.guidance, row.number)


def seats(guidance: Guidance) -> list[tuple[str, int]]:
    """Who sits there now."""
    rows = Seat.objects.filter(guidance=guidance, ended_at__isnull=True)
    return sorted(rows.values_list("role", "user"))
