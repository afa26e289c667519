"""Editions and who takes part in them."""

import datetime as dt

import factory
from factory.django import DjangoModelFactory

from gerakan.foundation.editions.models import (
    Confidence,
    Edition,
    EditionMilestone,
    FunnelCount,
    FunnelStep,
    Participation,
    Role,
)
from tests.factories.regions import RegionFactory


class EditionFactory(DjangoModelFactory[Edition]):
    """A real edition in preparation with a rule and dates; `state="open"` opens it."""

    class Meta:
        model = Edition

    year = factory.Sequence(lambda n: 2030 + n % 70)
    slug = factory.LazyAttribute(lambda me: f"{me.year}{'-uji' if me.is_test else ''}")
    name = factory.LazyAttribute(lambda me: f"Gerakan Menuju Smart City {me.year}")
    theme = "Kota yang tangguh"
    rule = "Undangan menurut indeks dan pengajuan sendiri."
    state = Edition.State.PREPARING
    is_test = False
    is_sample = False
    starts_on = factory.LazyAttribute(lambda me: dt.date(me.year, 1, 15))
    ends_on = factory.LazyAttribute(lambda me: dt.date(me.year, 12, 1))


class EditionMilestoneFactory(DjangoModelFactory[EditionMilestone]):
    """The assessment, in March."""

    class Meta:
        model = EditionMilestone

    edition = factory.SubFactory(EditionFactory)
    code = EditionMilestone.Code.ASSESSMENT
    label = "Penilaian"
    starts_on = factory.LazyAttribute(lambda me: dt.date(me.edition.year, 3, 3))


class ParticipationFactory(DjangoModelFactory[Participation]):
    """A selected region."""

    class Meta:
        model = Participation

    edition = factory.SubFactory(EditionFactory)
    region = factory.SubFactory(RegionFactory)
    role = Role.SELECTED
    confidence = Confidence.HIGH
    source_url = "https://contoh.go.id/daftar"


class FunnelStepFactory(DjangoModelFactory[FunnelStep]):
    """The step "selected", made once."""

    class Meta:
        model = FunnelStep
        django_get_or_create = ("code",)

    code = "selected"
    order = 9
    label = "Terpilih"
    definition = "Kabupaten dan kota pada daftar hasil penilaian."


class FunnelCountFactory(DjangoModelFactory[FunnelCount]):
    """A published number."""

    class Meta:
        model = FunnelCount

    edition = factory.SubFactory(EditionFactory)
    step = factory.SubFactory(FunnelStepFactory)
    count = 50
    source_url = "https://contoh.go.id/angka"
