"""Verbs of the library: what a material is, what it says now, whether it is out."""

import secrets
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path, PurePath
from typing import Any

from django.core.files import File
from django.core.files.uploadedfile import UploadedFile
from django.utils import timezone
from django.utils.translation import gettext as _

from gerakan.foundation.access import check
from gerakan.foundation.accounts.models import User
from gerakan.foundation.audit.log import command, record
from gerakan.foundation.editions.models import Edition
from gerakan.foundation.exchange import FileRefused, attachments, pieces
from gerakan.foundation.search.indexing import put
from gerakan.foundation.workflow import TransitionRefused
from gerakan.stages.materials import permissions
from gerakan.stages.materials.models import Material, MaterialVersion
from gerakan.stages.materials.queries.library import KIND
from gerakan.stages.materials.workflow import material_workflow

MOST_BYTES = 10 * 1024 * 1024
LONGEST = 60_000


@dataclass(frozen=True)
class Content:
    """What a version says; a file or a link may have a text beside it, for slow lines."""

    text: str = ""
    link: str = ""
    file: "UploadedFile[Any] | None" = None
    note: str = ""


@command
def write_material(
    material: Material | None, *, edition: Edition, facts: Mapping[str, Any], seen: str | None = None, by: User
) -> Material:
    """What it is called, for which stage, pillar and result; a new one begins as a draft.

    seen: the moment of its last change as it was on the screen; None where nothing was shown.
    """
    check(by, permissions.CURATE, material)
    row = Material(edition=edition) if material is None else _locked(material)
    if material and seen is not None and seen != row.changed_at.isoformat():
        raise TransitionRefused(_("Orang lain lebih dahulu mengubahnya. Muat ulang, periksa, lalu simpan lagi."))
    if Material.objects.filter(edition=row.edition, title=facts["title"]).exclude(pk=row.pk).exists():
        raise TransitionRefused(_("Bahan dengan judul itu sudah ada pada edisi ini."))
    kind = facts.get("kind", row.kind)
    if row.latest and kind != row.kind:
        raise TransitionRefused(_("Jenis bahan tidak diubah lagi setelah ada isinya. Buat bahan baru."))
    for name, value in facts.items():
        setattr(row, name, value)
    row.changed_at = timezone.now()
    row.save()
    record("material.written", row, by=by, changes={name: str(value) for name, value in facts.items()})
    put(KIND, row)
    return row


@command
def add_version(material: Material, *, content: Content, seen: int, by: User) -> MaterialVersion:
    """The next version; those before stay. seen: number of the version that was on the screen. Raises FileRefused."""
    check(by, permissions.CURATE, material)
    row = _locked(material)
    if row.latest != seen:
        raise TransitionRefused(
            _("Orang lain lebih dahulu menyimpan versi baru. Muat ulang, periksa, lalu simpan lagi.")
        )
    _refuse_nothing(row, content)
    made = MaterialVersion(
        material=row,
        number=row.latest + 1,
        text=content.text.strip(),
        link=content.link,
        note=content.note,
        written_by=by,
    )
    if content.file is not None:
        _keep(made, content.file)
    elif row.kind == Material.Kind.FILE:
        _carry(made, row)
    made.save()
    row.latest, row.size, row.changed_at = made.number, made.text_size + made.size, timezone.now()
    row.save(update_fields=["latest", "size", "changed_at"])
    record("material.version", row, by=by, changes={"version": made.number, "file": made.file_name, "sha256": made.sha256}, note=content.note)  # fmt: skip
    put(KIND, row)
    return made


@command
def move_material(material: Material, *, step: str, note: str = "", by: User) -> None:
    """Publish, retire, open again."""
    row = _locked(material)
    material_workflow.fire(row, step, by=by, note=note)


def _refuse_nothing(row: Material, content: Content) -> None:
    if len(content.text) > LONGEST:
        raise TransitionRefused(
            _("Teks ini terlalu panjang (paling banyak 60.000 huruf). Bagi menjadi beberapa bahan.")
        )
    if row.latest and not content.note.strip():
        raise TransitionRefused(_("Tuliskan apa yang berubah dari versi sebelumnya."))
    missing = {
        Material.Kind.TEXT: None if content.text.strip() else _("Tulis isinya."),
        Material.Kind.LINK: None if content.link else _("Isi tautannya."),
        Material.Kind.FILE: None if content.file is not None or row.latest else _("Pilih berkasnya."),
    }[Material.Kind(row.kind)]
    if missing:
        raise TransitionRefused(missing)


def _keep(made: MaterialVersion, file: "UploadedFile[Any]") -> None:
    attachments.check_size(file.size or 0)
    if (file.size or 0) > MOST_BYTES:
        raise FileRefused(
            _("Bahan paling besar 10 MB, agar dapat dibaca dari sambungan lambat. Kecilkan atau bagi dahulu.")
        )
    with tempfile.NamedTemporaryFile() as copy:
        for block in file.chunks():
            copy.write(block)
        copy.flush()
        path = Path(copy.name)
        suffix = attachments.suffix_of(path)
        made.sha256, made.size = pieces.fingerprint(path), path.stat().st_size
        with path.open("rb") as content:
            made.file.save(f"{secrets.token_hex(16)}{suffix}", File(content), save=False)
    made.file_name = f"{PurePath(file.name or 'bahan').stem[:190]}{suffix}"


def _carry(made: MaterialVersion, row: Material) -> None:
    """Only its text changed: the same file stands in this version too."""
    last = row.versions.get(number=row.latest)
    made.file, made.file_name, made.size, made.sha256 = last.file, last.file_name, last.size, last.sha256


def _locked(material: Material) -> Material:
    return Material.objects.select_for_update(of=("self",)).select_related("edition").get(pk=material.pk)
