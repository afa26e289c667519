"""Lists of nota kesepahaman, for tests/lists.py."""

import datetime

from django.utils import timezone

from gerakan.foundation.accounts.roles import Role
from gerakan.foundation.editions.models import Edition
from gerakan.stages.agreements.models import Agreement, Duty, Turn
from gerakan.stages.drafting.models import Template
from tests.factories.accounts import somebody
from tests.factories.agreements import a_text
from tests.factories.editions import EditionFactory
from tests.lists import Look, listed, many_regions, staff, visitor

DAY = datetime.date(2027, 6, 4)


def many_agreements(count: int, text: Template, state: str = "review") -> list[Agreement]:
    """As rows alone: a paper for each would take long."""
    taken = Agreement.objects.count()
    made = Agreement.objects.bulk_create(
        Agreement(
            edition=text.edition, region=region, template=text, state=state, region_name="Nama", region_title="Bupati",
            national_number=f"N-{taken + place}", local_number="1", signed_on=DAY, valid_until=DAY, sent_at=timezone.now(),
        )
        for place, region in enumerate(many_regions(count))
    )  # fmt: skip
    desk = text.desks.first()
    Turn.objects.bulk_create(Turn(agreement=row, desk=desk) for row in made)
    return made


def an_edition(word: str) -> Edition:
    return EditionFactory(slug=f"daftar-{word}-{Edition.objects.count()}", state="open")


@listed("agreements:agreements")
def agreements_of_an_edition(count: int) -> Look:
    text = a_text(an_edition("nota"))
    many_agreements(count, text)
    return staff(slug=text.edition.slug)


@listed("agreements:duties")
def duties_of_many(count: int) -> Look:
    made = many_agreements(count, a_text(an_edition("wajib")), "in_force")
    Duty.objects.bulk_create(Duty(agreement=row, title="Keputusan", owner="region", due_on=DAY) for row in made)
    return Look(somebody(Role.SECRETARIAT), {}, {"per": 100})


@listed("agreements:register")
def the_public_register(count: int) -> Look:
    many_agreements(count, a_text(an_edition("register")), "in_force")
    return visitor()
