"""Institutions as tests need them: who holds an office, and an act that is in force."""

import datetime
from typing import Any

from django.utils import timezone

from gerakan.foundation.regions.models import Region
from gerakan.stages.institutions.models import LegalAct, OfficeHolder, Promise

A_YEAR = datetime.timedelta(days=365)


def a_head(region: Region, **facts: Any) -> OfficeHolder:
    """In office for a year; an acting one has a mandate."""
    told: dict[str, Any] = {"office": "head", "name": "Hana Contoh", "since": timezone.localdate() - A_YEAR} | facts
    if told.get("capacity", "definitif") != "definitif":
        told = {"mandate_number": "100.2.1.3/7/SJ", "mandate_on": told["since"]} | told
    return OfficeHolder.objects.create(region=region, **told)


def an_act(region: Region, **facts: Any) -> LegalAct:
    """The decree on the team, in force for a year."""
    day = timezone.localdate() - A_YEAR
    told = {
        "kind": "sk_tim", "number": f"188.45/{LegalAct.objects.count() + 1}", "title": "Tim Pelaksana Kota Cerdas",
        "dated": day, "in_force_from": day,
    } | facts  # fmt: skip
    return LegalAct.objects.create(region=region, **told)


def a_promise(region: Region, **facts: Any) -> Promise:
    """Given by the head at the interview."""
    told = {
        "kind": "orang", "text": "Menugaskan sepuluh orang", "made_by": "Hana Contoh, Bupati",
        "made_on": timezone.localdate(), "source": "wawancara",
    } | facts  # fmt: skip
    return Promise.objects.create(region=region, **told)
