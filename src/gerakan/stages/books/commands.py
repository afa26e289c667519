"""Verbs of books: shape them, ask for files, keep what was made, give up what was not."""

import hashlib
from collections.abc import Mapping, Sequence
from typing import Any

from django.core.files.base import ContentFile
from django.utils import timezone
from django.utils.translation import gettext as _

from gerakan.foundation.access import check
from gerakan.foundation.accounts.models import User
from gerakan.foundation.audit.log import command, record
from gerakan.foundation.workflow import TransitionRefused
from gerakan.stages.books import permissions
from gerakan.stages.books.models import BookSetting, Rendering
from gerakan.stages.books.queries.shelf import FORMATS, Wanted
from gerakan.stages.masterplans.models import Masterplan
from gerakan.stages.reviews.models import PlanVersion


@command
def shape_books(
    plan: Masterplan, *, values: Mapping[str, Any], by: User, logo: tuple[str, bytes] | None = None, drops_logo: bool = False
) -> BookSetting:  # fmt: skip
    """Set colour, foreword and signer; a new coat of arms replaces the old one in books still to be made."""
    check(by, permissions.SHAPE, plan)
    shape, _is_new = BookSetting.objects.get_or_create(plan=plan, defaults={"saved_by": by})
    for name, value in values.items():
        setattr(shape, name, value)
    if drops_logo:
        shape.logo = ""
    if logo:
        shape.logo.save(logo[0], ContentFile(logo[1]), save=False)
    shape.saved_by = by
    shape.save()
    record("books.set", shape, by=by, changes={"colour": shape.colour, "logo": bool(shape.logo)})
    return shape


@command
def ask_for(
    plan: Masterplan, *, version: PlanVersion | None, wanted: Sequence[Wanted], prints: Mapping[str, str], by: User
) -> list[Rendering]:
    """Rows for what is not there yet; what is ready with the same content or being made is not made again.

    prints: the fingerprint of today's content by language.
    """
    check(by, permissions.MAKE, plan)
    unknown = [one for one in wanted if one[1] not in FORMATS.get(one[0], ())]
    if unknown:
        raise TransitionRefused(_("Bentuk buku ini tidak dikenal."))
    Masterplan.objects.select_for_update(of=("self",)).get(pk=plan.pk)
    own = Rendering.objects.filter(plan=plan, version=version)
    _free(own)
    standing = {(row.work, row.format, row.language) for row in own if _stands(row, prints)}
    made = [_new(plan, version, one, by) for one in dict.fromkeys(wanted) if one not in standing]
    record("books.asked", plan, by=by, changes={"files": [row.name for row in made]})
    return made


def _stands(row: Rendering, prints: Mapping[str, str]) -> bool:
    if row.state in Rendering.PENDING:
        return True
    return row.state == Rendering.State.READY and row.fingerprint == prints.get(row.language)


def _free(own: Any) -> None:
    """Work that was killed frees its place."""
    stuck = list(own.given_up().values_list("pk", flat=True))
    stuck += list(own.filter(state__in=Rendering.PENDING, job__isnull=True).values_list("pk", flat=True))
    words = _("Pekerjaannya terputus.")
    Rendering.objects.filter(pk__in=stuck).update(state=Rendering.State.FAILED, reason=words)


def _new(plan: Masterplan, version: PlanVersion | None, wanted: Wanted, by: User) -> Rendering:
    work, form, language = wanted
    revision = version.revision if version else plan.revision
    return Rendering.objects.create(
        plan=plan, version=version, work=work, format=form, language=language, revision=revision, asked_by=by
    )


@command
def begin(rendering: Rendering, *, by: User) -> None:
    """From here on somebody works at it. Raises TransitionRefused when another did already, or it was given up."""
    waiting = Rendering.objects.filter(pk=rendering.pk, state=Rendering.State.WAITING)
    if not waiting.update(state=Rendering.State.RUNNING):
        raise TransitionRefused(_("Pekerjaannya terputus."))
    record("books.begun", rendering, by=by)


@command
def keep(rendering: Rendering, *, data: bytes, fingerprint: str, revision: int, is_draft: bool, by: User) -> bool:
    """Store the file with its fingerprints; False when the work was given up meanwhile, or the very book is there."""
    current = Rendering.objects.select_for_update(of=("self",)).get(pk=rendering.pk)
    if current.state != Rendering.State.RUNNING:
        return _failed(rendering, _("Pekerjaannya terputus."), by)
    same = {name: getattr(rendering, name) for name in ("plan", "work", "format", "language")}
    if Rendering.objects.filter(**same, fingerprint=fingerprint).ready().exists():
        return _failed(rendering, _("Buku dengan isi yang sama sudah ada."), by)
    rendering.revision = revision
    rendering.file.save(rendering.name, ContentFile(data), save=False)
    sha256 = hashlib.sha256(data).hexdigest()
    Rendering.objects.filter(pk=rendering.pk).update(
        state=Rendering.State.READY, file=rendering.file.name, sha256=sha256, size=len(data), fingerprint=fingerprint,
        revision=revision, is_draft=is_draft, made_at=timezone.now(),
    )  # fmt: skip
    record("books.made", rendering, by=by, changes={"sha256": sha256})
    return True


@command
def give_up(rendering: Rendering, *, reason: str, by: User) -> bool:
    """It could not be made; it may be asked again."""
    return _failed(rendering, reason, by)


def _failed(rendering: Rendering, reason: str, by: User) -> bool:
    pending = Rendering.objects.filter(pk=rendering.pk, state__in=Rendering.PENDING)
    pending.update(state=Rendering.State.FAILED, reason=reason)
    record("books.failed", rendering, by=by, note=reason)
    return False
