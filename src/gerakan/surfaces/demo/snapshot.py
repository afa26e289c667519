"""A demonstration as it was told, kept beside the database, so that the next visitor begins afresh within seconds."""

import sqlite3
from contextlib import closing
from pathlib import Path

from django.conf import settings
from django.db import connection
from django.utils.translation import gettext as _

from gerakan.foundation.accounts.models import User
from gerakan.foundation.editions import facts
from gerakan.foundation.editions.models import Edition

NAME = "peragaan.sqlite3"


class NotADemonstration(Exception):
    """Says in a sentence what would be lost or is missing."""


def copy_path() -> Path:
    """Where the told story is kept."""
    return Path(settings.DATA) / NAME


def live_path() -> Path | None:
    """The database in use, where it is a file that can be copied."""
    path = Path(str(connection.settings_dict["NAME"]))
    return path if connection.vendor == "sqlite" and path.is_file() else None


def what_is_real() -> str | None:
    """What here is more than a demonstration and must not be lost."""
    if person := User.objects.filter(is_sample=False).first():
        return _("Ada orang yang bukan contoh (%s); tidak ada yang dihapus.") % person.email
    known = {edition["year"] for edition in facts.editions()}
    own = Edition.objects.filter(is_sample=False).exclude(year__in=known, is_test=False)
    if edition := own.first():
        return _("Ada edisi yang bukan contoh (%s); tidak ada yang dihapus.") % edition.name
    return None


def keep() -> bool:
    """Keep the story as it stands; False where the database is more than a demonstration, or no file."""
    here = live_path()
    if here is None or what_is_real():
        return False
    connection.close()
    half = copy_path().with_suffix(".part")
    half.unlink(missing_ok=True)
    copy(here, half)
    half.chmod(0o600)
    half.replace(copy_path())
    return True


def restore() -> None:
    """Everything played since is gone, sessions included. Raises NotADemonstration when something real would go too."""
    here = live_path()
    if reason := what_is_real():
        raise NotADemonstration(reason)
    if here is None:
        raise NotADemonstration(_("Peragaan hanya dapat diulang pada basis data SQLite dalam berkas."))
    if not copy_path().is_file():
        raise NotADemonstration(_("Belum ada peragaan yang disimpan; jalankan dahulu: gerakan demo"))
    connection.close()
    if migrations_of(copy_path()) != migrations_of(here):
        raise NotADemonstration(_("Basis data berubah bentuk sejak peragaan disimpan; siapkan ulang dengan ./run."))
    copy(copy_path(), here)


def copy(source: Path, target: Path) -> None:
    """All or nothing, also while others read: SQLite's own backup."""
    with closing(sqlite3.connect(source)) as told, closing(sqlite3.connect(target, timeout=20)) as live:
        told.backup(live)


def migrations_of(database: Path) -> set[tuple[str, str]]:
    """What shaped this file."""
    with closing(sqlite3.connect(database)) as file:
        return set(file.execute("SELECT app, name FROM django_migrations"))
