"""What a book is made of today, or was for a version."""

import datetime
from typing import Any

from django.conf import settings
from django.db.models import Sum
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from gerakan.foundation.audit.fingerprint import content_hash
from gerakan.foundation.ui import formats
from gerakan.stages.books.models import HOUSE_COLOUR, BookSetting
from gerakan.stages.chapters.models import Section
from gerakan.stages.chapters.queries.contents import contents_of
from gerakan.stages.institutions.models import OfficeHolder
from gerakan.stages.institutions.queries.offices import holder_on
from gerakan.stages.masterplans.models import Masterplan
from gerakan.stages.potentials.models import PotentialRun
from gerakan.stages.reviews.models import PlanVersion
from gerakan.stages.reviews.queries.public import public_contents

MAKING = 5
"""Raised when the same contents would make another book."""


def setting_of(plan: Masterplan) -> BookSetting:
    """What the region set, or the house's own look."""
    found = BookSetting.objects.filter(plan=plan).first()
    return found or BookSetting(plan=plan, colour=HOUSE_COLOUR)


def contents(plan: Masterplan, version: PlanVersion | None) -> dict[str, Any]:
    """As they stand, or as they were frozen; an adopted book is for everybody, hence of what is public (ADR 52)."""
    if version is None:
        return contents_of(plan)
    return dict(public_contents(version, version.contents)) if is_adopted(version) else version.contents


def runs_of(plan: Masterplan, version: PlanVersion | None) -> list[PotentialRun]:
    """The newest calculation of each kind; for a version, of those known when it was frozen."""
    runs = PotentialRun.objects.filter(region=plan.region_id)
    if version:
        runs = runs.filter(computed_at__lte=version.made_at)
    newest: dict[str, PotentialRun] = {}
    for run in runs.order_by("-pk"):
        newest.setdefault(run.kind, run)
    return list(newest.values())


def fingerprint(
    said: dict[str, Any], shape: BookSetting, runs: list[PotentialRun], *,
    signer: tuple[str, str], language: str, is_draft: bool,
) -> str:  # fmt: skip
    """One text for one book: what it says and how it looks."""
    look = [shape.colour, shape.logo.name, shape.foreword, shape.foreword_en, *signer]
    return content_hash(
        contents=said, look=look, runs=sorted(run.content_hash for run in runs), language=language, draft=is_draft, making=MAKING
    )  # fmt: skip


def is_adopted(version: PlanVersion | None) -> bool:
    """The region's head signed it."""
    return version is not None and hasattr(version, "adoption")


def signer_of(plan: Masterplan, version: PlanVersion | None, shape: BookSetting) -> tuple[str, str]:
    """Name and office: who adopted the version; before that whom the region set, else its head of today."""
    if version is not None and is_adopted(version):
        return version.adoption.signer_name, version.adoption.signer_title
    if shape.signer_name:
        return shape.signer_name, shape.signer_office
    holder = holder_on(plan.region, OfficeHolder.Office.HEAD, timezone.localdate())
    return (holder.name, shape.signer_office or holder.title) if holder else ("", shape.signer_office)


def signer_words(signer: tuple[str, str], version: PlanVersion | None, language: str) -> dict[str, str]:
    """As `Signer` takes them; an adopted version says when and by which act."""
    name, office = signer
    if version is None or not is_adopted(version):
        return {"name": name, "office": office}
    with translation.override(language):
        return {
            "name": name,
            "office": office,
            "on": formats.day(version.adoption.act_on),
            "act": version.adoption.act_words,
        }


def version_words(revision: int, version: PlanVersion | None, language: str) -> str:
    """What stands on the cover."""
    with translation.override(language):
        if version is None:
            return _("rancangan, perubahan ke-%s") % revision
        return f"{version.number}"


def dated_words(version: PlanVersion | None, language: str) -> str:
    """The day of the version, today for a draft."""
    with translation.override(language):
        return formats.day(timezone.localtime(version.made_at).date() if version else timezone.localdate())


def day_of(version: PlanVersion | None) -> datetime.date:
    """The same as a date."""
    return timezone.localtime(version.made_at).date() if version else timezone.localdate()


def address_of(token: str) -> str:
    """Where an adopted book is checked."""
    return f"{settings.SITE_URL}{reverse('books:check', args=[token])}"


def revision_of(plan: Masterplan) -> int:
    """How often rows and texts changed."""
    texts = Section.objects.filter(plan=plan, is_dropped=False).aggregate(n=Coalesce(Sum("revision"), 0))
    return int(plan.revision) + int(texts["n"])


def foreword_in(shape: BookSetting, language: str) -> str:
    """In the book's language, else in Indonesian."""
    return (shape.foreword_en if language == "en" else "") or shape.foreword


def logo_of(shape: BookSetting) -> bytes:
    """Its bytes; none without one."""
    if not shape.logo:
        return b""
    with shape.logo.open("rb") as file:
        return bytes(file.read())
