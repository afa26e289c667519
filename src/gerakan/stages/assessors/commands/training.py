"""Verbs of training: material of an edition, and the word that it was read."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.core.files.base import ContentFile
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _

from gerakan.foundation.access import check
from gerakan.foundation.accounts.models import User
from gerakan.foundation.audit.log import command, record
from gerakan.foundation.editions.models import Edition
from gerakan.foundation.workflow import TransitionRefused
from gerakan.stages.assessors import permissions
from gerakan.stages.assessors.models import Engagement, Material, Reading


@command
def add_material(
    edition: Edition, *, title: str, by: User, words: str = "", link: str = "", is_compulsory: bool = True,
    file: bytes | None = None,
) -> Material:  # fmt: skip
    """A page or a PDF; new compulsory material reopens nobody's training, it is for those who are not through."""
    check(by, permissions.RUN_POOL)
    if not link and file is None:
        raise TransitionRefused(_("Isi tautan atau pilih berkas PDF."))
    last = Material.objects.filter(edition=edition).aggregate(last=Max("order"))["last"] or 0
    material = Material(
        edition=edition, title=title, words=words, link=link, is_compulsory=is_compulsory, order=last + 1
    )
    if file is not None:
        material.file.save("bahan.pdf", ContentFile(file), save=False)
    material.save()
    record("material.added", material, by=by, changes=_facts(material))
    return material


@command
def set_aside(material: Material, *, by: User) -> None:
    """No longer asked of anybody; whoever read it, has read it."""
    check(by, permissions.RUN_POOL, material)
    if not Material.objects.filter(pk=material.pk, is_active=True).update(is_active=False):
        raise TransitionRefused(_("Bahan ini sudah disisihkan."))
    material.is_active = False
    record("material.set_aside", material, by=by)


@command
def mark_read(material: Material, *, engagement: Engagement, by: User) -> bool:
    """The assessor's word; with the last compulsory one the training is done. Answers whether it is."""
    if not permissions.ANSWER.allows(by, engagement) or engagement.edition_id != material.edition_id:
        raise PermissionDenied(_("Bahan dibaca oleh asesornya sendiri."))
    if engagement.state != Engagement.State.ACCEPTED:
        raise TransitionRefused(_("Nyatakan bersedia bertugas lebih dahulu."))
    Reading.objects.get_or_create(material=material, engagement=engagement)
    record("material.read", material, by=by)
    return _finish(engagement, by)


def _finish(engagement: Engagement, by: User) -> bool:
    asked = Material.objects.in_use().filter(edition=engagement.edition_id, is_compulsory=True)
    if asked.exclude(readings__engagement=engagement).exists():
        return False
    untrained = Engagement.objects.filter(pk=engagement.pk, trained_at__isnull=True)
    now = timezone.now()
    if untrained.update(trained_at=now):
        engagement.trained_at = now
        record("engagement.trained", engagement, by=by)
    return True


def _facts(material: Material) -> dict[str, Any]:
    return {"title": material.title, "link": material.link, "is_compulsory": material.is_compulsory}
