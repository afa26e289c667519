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


def why_not() -> str | None:
    """Why this database is more than a demonstration, or cannot be kept as one."""
    if connection.vendor != "sqlite":
        return _("Peragaan hanya dapat diulang pada basis data SQLite.")
    if person := User.objects.filter(is_sample=False).first():
        return _("Ada orang yang bukan contoh (%s); tidak ada yang dihapus.") % person.email
    known = {edition["year"] for edition in facts.editions()}
    own = Edition.objects.filter(is_sample=False).exclude(year__in=known, is_test=False)
    if edition := own.first():
        return _("Ada edisi yang bukan contoh (%s); tidak ada yang dihapus.") % edition.name
    return None


def keep() -> bool:
    """Keep the story as it stands; False where the database is more than a demonstration."""
    if why_not():
        return False
    copy_path().unlink(missing_ok=True)
    connection.close()
    copy(Path(connection.settings_dict["NAME"]), copy_path())
    copy_path().chmod(0o600)
    return True


def restore() -> None:
    """Everything played since is gone, sessions included. Raises NotADemonstration when something real would go too."""
    reason = why_not()
    if reason is None and not copy_path().is_file():
        reason = _("Belum ada peragaan yang disimpan; jalankan dahulu: gerakan demo")
    connection.close()
    here = Path(connection.settings_dict["NAME"])
    if reason is None and migrations_of(copy_path()) != migrations_of(here):
        reason = _("Basis data telah berubah bentuk sejak peragaan disimpan; siapkan ulang dengan ./run.")
    if reason:
        raise NotADemonstration(reason)
    copy(copy_path(), here)


def copy(source: Path, target: Path) -> None:
    """All or nothing, also while others read: SQLite's own backup."""
    with closing(sqlite3.connect(source)) as told, closing(sqlite3.connect(target, timeout=20)) as live:
        told.backup(live)


def migrations_of(database: Path) -> set[tuple[str, str]]:
    """What shaped this file."""
    with closing(sqlite3.connect(database)) as file:
        return set(file.execute("SELECT app, name FROM django_migrations"))
