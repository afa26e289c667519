"""Verbs of dossiers: keep a sealed archive, destroy the key behind its codes."""

import hashlib
import secrets

from django.core.files.base import ContentFile
from django.utils import timezone
from django.utils.translation import gettext as _

from gerakan.compute.dossier.pseudonyms import KEY_BYTES
from gerakan.foundation.access import Actor, check
from gerakan.foundation.accounts.models import User
from gerakan.foundation.audit.log import command, record
from gerakan.foundation.editions.models import Edition
from gerakan.foundation.workflow import TransitionRefused
from gerakan.stages.dossiers import permissions
from gerakan.stages.dossiers.documents.sealing import Sealed
from gerakan.stages.dossiers.models import CodeKey, Dossier
from gerakan.stages.plenary.models import Plenary


@command
def key_of(edition: Edition, *, by: Actor) -> bytes:
    """The secret behind the codes of people, made at the first dossier; a destroyed one is not made again."""
    check(by, permissions.SEAL)
    fresh = secrets.token_bytes(KEY_BYTES).hex()
    row, is_new = CodeKey.objects.select_for_update().get_or_create(edition=edition, defaults={"secret": fresh})
    if not row.secret:
        raise TransitionRefused(_("Kunci kode edisi ini sudah dimusnahkan; berkas baru tidak dapat dibuat."))
    record("dossier.key", row, by=by, changes={"new": is_new})
    return bytes.fromhex(row.secret)


@command
def keep_dossier(plenary: Plenary, *, sealed: Sealed, by: Actor) -> Dossier:
    """Store a sealed archive; the very same one again is answered by the one that exists."""
    check(by, permissions.SEAL)
    locked = Plenary.objects.select_for_update().get(pk=plenary.pk)
    if locked.state not in {Plenary.State.FROZEN, Plenary.State.PUBLISHED}:
        raise TransitionRefused(_("Hasil dibekukan lebih dahulu, baru disegel."))
    if same := Dossier.objects.filter(head=sealed.head).first():
        record("dossier.confirmed", same, by=by, changes={"head": same.head})
        return same
    dossier = Dossier(
        plenary=locked, number=locked.dossiers.count() + 1, size=len(sealed.data), head=sealed.head,
        sha256=hashlib.sha256(sealed.data).hexdigest(), file_count=sealed.file_count, public_key=sealed.public_key,
        engine_version=sealed.engine_version, sealed_by=User.objects.get(pk=by.pk),
    )  # fmt: skip
    name = f"berkas-keputusan-{locked.edition.slug}-{locked.number}-{dossier.number}.zip"
    dossier.file.save(name, ContentFile(sealed.data), save=False)
    dossier.save()
    record("dossier.sealed", dossier, by=by, changes={"head": dossier.head, "sha256": dossier.sha256})
    return dossier


@command
def destroy_key(edition: Edition, *, reason: str, by: Actor) -> None:
    """From here on no code of the edition's dossiers leads to a person; nothing else of them changes."""
    check(by, permissions.DESTROY_KEY)
    if not reason.strip():
        raise TransitionRefused(_("Tuliskan mengapa kunci kode dimusnahkan."))
    row = CodeKey.objects.select_for_update().filter(edition=edition).exclude(secret="").first()
    if row is None:
        raise TransitionRefused(_("Edisi ini tidak (lagi) mempunyai kunci kode."))
    CodeKey.objects.filter(pk=row.pk).update(secret="", destroyed_at=timezone.now(), destroyed_because=reason)
    record("dossier.key_destroyed", row, by=by, note=reason)
